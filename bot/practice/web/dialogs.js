// Alerts and questions in front of everything.

import { arrows, button, h, icon } from "./dom.js";
import { face } from "./faces.js";
import { byGroup, room } from "./room.js";
import { fits } from "./text.js";

/** A dialog with a title; Escape closes it. */
export function openDialog(title, ...children) {
  const box = h("dialog", { "aria-label": title || "Thông báo" }, title ? h("h2", {}, title) : null, ...children);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

/** The row of buttons under a dialog: [words, does, primary] triples. */
export function dialogRow(...items) {
  return h("div", { class: "dialog-row" }, items.map(([words, does, primary]) => button({ class: primary ? "primary" : "second", onclick: does }, words)));
}

/** Words that wait for OK. */
export function alertBox(words, title = "") {
  const box = openDialog(title, h("p", { class: "alert-words", dir: "auto" }, words), dialogRow(["Đồng ý", () => box.close(), true]));
  box.querySelector(".primary").focus();
}

/** Choose one person; the current one stands in focus. */
export function pickPerson(title, current, chosen, people = room.people) {
  const list = h("div", { class: "choices", role: "group", "aria-label": "Nhân vật" });
  const filter = h("input", { type: "search", placeholder: "Tìm nhân vật", "aria-label": "Tìm nhân vật", autocomplete: "off", oninput: () => draw() });
  const box = openDialog(title, filter, list, dialogRow(["Thôi", () => box.close()]));
  const draw = () => list.replaceChildren(...people.filter((one) => fits(`${one.first_name} ${one.group} ${one.role}`, filter.value))
    .map((person) => button({ class: "choice", "aria-current": person.id === current?.id ? "true" : null, onclick: () => { box.close(); chosen(person); } },
      face(person), h("span", { class: "choice-words" }, h("b", {}, person.first_name), h("span", {}, person.group)))));
  box.addEventListener("keydown", (event) => { if (event.target !== filter || event.key === "ArrowDown") arrows(event, [...list.children]); });
  draw();
  (list.querySelector("[aria-current]") || list.firstElementChild)?.focus();
}

/** A list of people to tick, with a search over it; gives {node, picked()}. */
export function peopleTicks(people, ticked = []) {
  const chosen = new Set(ticked);
  const rows = [...byGroup(people)].map(([name, members]) => h("fieldset", {}, h("legend", {}, name), members.map((person) => tick(person, chosen))));
  const filter = h("input", { type: "search", placeholder: "Tìm người", "aria-label": "Tìm người", autocomplete: "off", oninput: () => {
    for (const row of rows) {
      for (const line of row.querySelectorAll("label")) line.hidden = !fits(`${line.textContent} ${row.firstChild.textContent}`, filter.value);
      row.hidden = !row.querySelector("label:not([hidden])");
    }
  } });
  return { node: h("div", { class: "ticks" }, filter, h("div", { class: "choices" }, rows)), picked: () => [...chosen] };
}

function tick(person, chosen) {
  const box = h("input", { type: "checkbox", checked: chosen.has(person.id), onchange: () => (box.checked ? chosen.add(person.id) : chosen.delete(person.id)) });
  return h("label", { class: "choice" }, box, face(person, "small"), h("span", {}, person.first_name));
}

/** A link that would leave this machine. */
export function outside(url) {
  const box = openDialog("Liên kết ra ngoài", h("p", {}, "Liên kết này mở một trang ngoài bản mô phỏng:"), h("p", { class: "address" }, url),
    h("div", { class: "dialog-row" }, button({ class: "second", onclick: () => box.close() }, "Ở lại"),
      h("a", { class: "primary", href: url, target: "_blank", rel: "noreferrer noopener", onclick: () => box.close() }, "Mở trang", icon("out"))));
}
