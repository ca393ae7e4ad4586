// What stands where no chat is open yet: what this is, and whom to be first.

import { button, h, icon } from "./dom.js";
import { face } from "./faces.js";
import { room } from "./room.js";

const CHOICES = 6;

/** The first page. */
export function welcome(desk) {
  return h("section", { class: "hello", "aria-label": "Bắt đầu" },
    h("img", { src: "icon.svg", alt: "", width: "72", height: "72" }),
    h("h2", {}, "Kính chào đồng chí"),
    h("p", { class: "hello-lead" }, `Đây là nơi làm quen với ${room.bot?.first_name || "trợ lý"} trước khi dùng thật. Mọi thứ diễn ra trên máy này; không tin nhắn nào được gửi ra ngoài, nên đồng chí cứ thử thoải mái.`),
    h("ol", { class: "hello-steps" },
      step("1", "Chọn vai", "Đóng vai một người ở danh sách, như cầm điện thoại của người đó."),
      step("2", "Trò chuyện", "Bấm nút, gõ câu hỏi, gửi tệp. Trợ lý trả lời thật."),
      step("3", "Thử tình huống", "Mở thêm cột, lập nhóm, tua đồng hồ, gây sự cố.")),
    room.people.length ? h("div", { class: "hello-people", role: "group", "aria-label": "Chọn vai để bắt đầu" }, examples().map((person) => choice(person, desk)))
      : h("p", {}, "Chưa có nhân vật nào. Bấm “Thêm nhân vật” ở cột bên trái."));
}

function step(number, title, words) {
  return h("li", {}, h("span", { class: "step-mark", "aria-hidden": "true" }, number), h("b", {}, title), h("span", {}, words));
}

/** One person of each kind of role, and the last one, who stands outside. */
function examples() {
  const kinds = new Map();
  for (const person of room.people) {
    const kind = person.role.replace(/ *\(.*\)$/, "");
    if (!kinds.has(kind)) kinds.set(kind, person);
  }
  const all = [...kinds.values()];
  return all.length > CHOICES ? [...all.slice(0, CHOICES - 1), all.at(-1)] : all;
}

function choice(person, desk) {
  return button({ class: "hello-choice", onclick: () => desk.open(person, person.id).catch((error) => desk.tell(error.message)) },
    face(person), h("span", { class: "choice-words" }, h("b", {}, person.first_name), h("span", {}, person.group)), icon("next"));
}
