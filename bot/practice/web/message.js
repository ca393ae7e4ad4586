// One message, or one album, as a bubble.

import { button, h, icon, openMenu } from "./dom.js";
import { render } from "./entities.js";
import { chatFace, face } from "./faces.js";
import { media, mediaName } from "./media.js";
import { nameOf } from "./room.js";
import { clockTime } from "./text.js";

/** The node of a message, or of an album given as all its messages.
 *
 * `view` has: person (who looks), group (whether the chat is one), waiting(message_id, data), pinned(message_id), on (what can
 * be done).
 */
export function bubble(messages, view, { joined = false } = {}) {
  const [first] = messages;
  const service = serviceWords(first);
  if (service) return h("div", { class: "service", "data-id": first.message_id }, h("span", {}, service));
  const mine = first.from.id === view.person.id;
  const shown = view.group && !mine;
  const last = messages.at(-1);
  const more = button({ class: "more", tabindex: "-1", "aria-label": "Thao tác với tin này", "aria-expanded": "false",
    onclick: () => openMenu(more, actions(last, view, mine)) }, icon("more"));
  const body = h("div", { class: "bubble" },
    shown && !joined ? sender(first) : null, forwarded(first), quoted(first, view), ...content(messages, view), foot(last));
  const row = h("article", {
    class: `row ${mine ? "mine" : "theirs"}${joined ? " joined" : ""}`, tabindex: "-1", "data-id": first.message_id,
    "aria-label": `${mine ? "Tôi" : senderName(first)}, ${clockTime(last.date)}`,
    onkeydown: (event) => openByKey(event, row, more, actions(last, view, mine)),
    oncontextmenu: (event) => openContextMenu(event, row, more, actions(last, view, mine)),
  }, shown ? (joined ? h("span", { class: "face-place" }) : senderFace(first)) : null,
  h("div", { class: "column" }, h("div", { class: "bubble-line" }, body, more), keyboard(last, view)));
  return row;
}

/** Words under which somebody finds a message again in lists, quotes and the pinned bar. */
export function summary(message) {
  const words = message.text || message.caption;
  if (words) return words.slice(0, 200).replace(/\s+/g, " ");
  return mediaName(message) || serviceWords(message) || "Tin nhắn";
}

function openByKey(event, row, more, items) {
  if (event.target !== row || event.key !== "Enter") return;
  // The same key must not go on to press the first line of the menu.
  event.preventDefault();
  openMenu(more, items);
}

function openContextMenu(event, row, more, items) {
  if (event.target.closest("a, button") || String(getSelection())) return;
  event.preventDefault();
  const pointed = event.clientX || event.clientY;
  row.focus({ preventScroll: true });
  openMenu(more, items, pointed ? new DOMRect(event.clientX, event.clientY, 0, 0) : undefined);
}

function serviceWords(message) {
  const who = senderName(message);
  const names = (people) => people.map((one) => one.first_name).join(", ");
  const joined = message.new_chat_members;
  if (joined) return joined.length === 1 && joined[0].id === message.from.id ? `${who} đã vào nhóm` : `${who} đã thêm ${names(joined)}`;
  const gone = message.left_chat_member;
  if (gone) return gone.id === message.from.id ? `${who} đã rời nhóm` : `${who} đã đưa ${gone.first_name} ra khỏi nhóm`;
  if (message.pinned_message) return `${who} đã ghim “${summary(message.pinned_message).slice(0, 60)}”`;
  if (message.group_chat_created) return `${who} đã lập nhóm`;
  if (message.new_chat_title) return `${who} đã đổi tên nhóm thành “${message.new_chat_title}”`;
  if (message.migrate_to_chat_id) return "Nhóm đã được nâng cấp thành siêu nhóm";
  if (message.migrate_from_chat_id) return "Siêu nhóm được nâng cấp từ nhóm cũ";
  if (message.forum_topic_created) return `${who} đã mở chủ đề “${message.forum_topic_created.name}”`;
  if (message.forum_topic_closed) return `${who} đã đóng chủ đề`;
  if (message.forum_topic_reopened) return `${who} đã mở lại chủ đề`;
  return null;
}

function content(messages, view) {
  const parts = messages.map(media);
  const album = messages.length > 1;
  const pictures = album && messages.every((one) => one.photo);
  const shown = album ? [h("div", { class: pictures ? "album pictures" : "album" }, ...parts.flat())] : parts.flat();
  for (const message of messages) {
    const text = message.text || message.caption;
    if (text) shown.push(h("div", { class: "words", dir: "auto" }, ...render(text, message.entities || message.caption_entities, view.on)));
  }
  return shown;
}

/** Who speaks: somebody, or a whole group for one of its administrators. */
const senderName = (message) => message.sender_chat?.title || message.from.first_name;
const senderFace = (message) => (message.sender_chat ? chatFace(message.sender_chat, "small") : face(message.from, "small"));
const sender = (message) => h("bdi", { class: "sender" }, senderName(message));

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  return h("div", { class: "forwarded" }, "Chuyển tiếp từ ", h("bdi", {}, origin.sender_user?.first_name || origin.sender_user_name));
}

function quoted(message, view) {
  const answered = message.reply_to_message;
  if (!answered) return null;
  return button({ class: "quoted", "aria-label": `Tới tin được trả lời của ${senderName(answered)}`, onclick: () => view.on.show(answered.message_id) },
    h("b", {}, senderName(answered)), h("bdi", {}, summary(answered)));
}

function foot(message) {
  const marks = [];
  if (message.via_bot) marks.push(`qua @${message.via_bot.username}`);
  if (message.silent) marks.push("im lặng");
  if (message.edit_date) marks.push("đã sửa");
  return h("div", { class: "foot" }, [...marks, clockTime(message.date)].join(" · "));
}

function actions(message, view, mine) {
  const { on } = view;
  const words = message.text || message.caption;
  const items = [["reply", "Trả lời", () => on.reply(message)]];
  if (words) items.push(["copy", "Sao chép chữ", () => on.copy(words)]);
  if (message.text) items.push(["forward", "Chuyển tiếp…", () => on.forward(message)]);
  if (mine && message.text && !message.via_bot) items.push(["edit", "Sửa", () => on.edit(message)]);
  items.push(view.pinned(message.message_id) ? ["pin", "Bỏ ghim", () => on.pin(message, true)] : ["pin", "Ghim", () => on.pin(message, false)]);
  if (mine || !view.group) items.push(["delete", "Xóa…", () => on.remove(message)]);
  return items;
}

function keyboard(message, view) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return h("div", { class: "keyboard", role: "group", "aria-label": `Các nút của ${nameOf(message.from.id)}` },
    rows.map((row) => h("div", { class: "keys" }, row.map((one) => key(message, one, view)))));
}

function key(message, one, view) {
  const waiting = one.callback_data !== undefined && view.waiting(message.message_id, one.callback_data);
  const mark = one.url ? "out" : one.copy_text ? "copy" : one.switch_inline_query !== undefined || one.switch_inline_query_current_chat !== undefined ? "forward" : null;
  return button({
    class: waiting ? "key waiting" : "key", "aria-busy": waiting ? "true" : null, "data-press": one.callback_data,
    onclick: () => view.on.press(message, one),
  }, h("span", {}, one.text), mark ? icon(mark) : null);
}
