// The list of personas, by their group, each with its chats.

import { $, avatar, button, h, icon } from "./dom.js";
import { summary } from "./message.js";

/** Draw the list. `on` has: persona(id), chat(id). */
export function drawPeople(state, on) {
  const wanted = $("people-filter").value.trim().toLocaleLowerCase("vi");
  const fits = (person) => `${person.first_name} ${person.group} ${person.role}`.toLocaleLowerCase("vi").includes(wanted);
  const groups = new Map();
  for (const person of state.people) {
    if (wanted && !fits(person)) continue;
    const name = person.group || "Chưa xếp nhóm";
    groups.set(name, [...(groups.get(name) || []), person]);
  }
  const focused = document.activeElement?.dataset?.key;
  $("people-list").replaceChildren(...(groups.size ? [...groups].map(([name, members]) => group(name, members, state, on)) : [empty(wanted)]));
  if (focused) $("people-list").querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function empty(wanted) {
  return h("p", { class: "hint" }, wanted ? "Không có nhân vật nào khớp." : "Chưa có nhân vật nào. Thêm bằng POST /practice/api/people.");
}

function group(name, members, state, on) {
  const id = `g-${name.replace(/\W+/g, "-")}-${members[0].id}`;
  return h("section", { "aria-labelledby": id }, h("h2", { id }, name), members.map((one) => persona(one, state, on)));
}

function persona(person, state, on) {
  const current = person.id === state.person?.id;
  const head = button({
    class: current ? "persona current" : "persona", "aria-pressed": String(current), "data-key": `p${person.id}`,
    onclick: () => on.persona(person.id),
  }, avatar(person.first_name), h("span", { class: "persona-words" }, h("b", {}, person.first_name), person.role ? h("span", {}, person.role) : null), badge(person.unread));
  return h("div", { class: "persona-box" }, head, current ? h("div", { class: "chats" }, state.chats.map((chat) => chatLine(chat, state, on))) : null);
}

function chatLine(chat, state, on) {
  const last = chat.last ? summary(chat.last) : chat.type === "private" ? "Chưa bắt đầu" : "Chưa có tin";
  return button({
    class: chat.id === state.chat?.id ? "chat-line current" : "chat-line", "data-key": `c${chat.id}`,
    "aria-current": chat.id === state.chat?.id ? "true" : null, onclick: () => on.chat(chat.id),
  }, chat.type === "private" ? avatar(chat.title, { bot: true }) : h("span", { class: "avatar group", "aria-hidden": "true" }, icon("people")),
  h("span", { class: "persona-words" }, h("b", {}, chat.title), h("span", {}, last)), badge(chat.unread));
}

function badge(count) {
  if (!count) return null;
  return h("span", { class: "badge" }, count > 99 ? "99+" : String(count), h("span", { class: "hear" }, " tin chưa đọc"));
}
