// Toasts, alerts and questions.

import { $, avatar, button, h } from "./dom.js";

/** Words that show for some seconds. */
export function toast(words, kind = "") {
  const node = h("div", { class: `toast ${kind}` }, words);
  $("toasts").append(node);
  setTimeout(() => node.remove(), 4500);
}

/** Words that wait for OK. */
export function alertBox(words, title = "") {
  const ok = button({ class: "primary", onclick: () => box.close() }, "Đồng ý");
  const box = open(title, h("p", { class: "alert-words" }, words), h("div", { class: "dialog-row" }, ok));
  ok.focus();
}

/** As whom to open a deep link; `chosen(person)`. The current persona stands first in focus. */
export function chooser(people, current, chosen) {
  const pick = (person) => button({ class: "choice", "aria-current": person.id === current?.id ? "true" : null, onclick: () => { box.close(); chosen(person); } },
    avatar(person.first_name), h("span", { class: "choice-words" }, h("b", {}, person.first_name), h("span", {}, [person.role, person.group].filter(Boolean).join(" · "))));
  const list = people.map(pick);
  const box = open("Mở liên kết với tư cách…", h("div", { class: "choices" }, list), h("div", { class: "dialog-row" }, button({ onclick: () => box.close() }, "Thôi")));
  const at = Math.max(people.findIndex((person) => person.id === current?.id), 0);
  list[at]?.focus();
}

/** A link that would leave this machine. */
export function outside(url) {
  const box = open("Liên kết ra ngoài", h("p", {}, "Liên kết này mở một trang ngoài bản mô phỏng:"), h("p", { class: "address" }, url),
    h("div", { class: "dialog-row" }, button({ onclick: () => box.close() }, "Ở lại"),
      h("a", { class: "primary", href: url, target: "_blank", rel: "noreferrer noopener", onclick: () => box.close() }, "Mở trang")));
}

function open(title, ...children) {
  const box = h("dialog", { "aria-label": title || "Thông báo" }, title ? h("h2", {}, title) : null, ...children);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}
