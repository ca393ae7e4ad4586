// One message as a bubble.

import { fileAddress } from "./api.js";
import { avatar, button, clockTime, h, icon, menuButton, size } from "./dom.js";
import { render } from "./entities.js";

/** The node of a message. `view` has: person, group, pressed(message_id, data), on (what can be done). */
export function bubble(message, view) {
  const service = serviceWords(message);
  if (service) return h("div", { class: "service", "data-id": message.message_id }, service);
  const mine = message.from.id === view.person.id;
  const words = content(message, view);
  const body = h("div", { class: "bubble" },
    view.group && !mine ? h("div", { class: "sender" }, message.from.first_name) : null,
    forwarded(message), quoted(message, view), ...words, foot(message));
  const row = h("article", {
    class: `row ${mine ? "mine" : "theirs"}`, "data-id": message.message_id,
    "aria-label": `${mine ? "Bạn" : message.from.first_name}, ${clockTime(message.date)}`,
  }, view.group && !mine ? avatar(message.from.first_name, { bot: message.from.is_bot }) : null,
  h("div", { class: "column" }, h("div", { class: "bubble-line" }, body, actions(message, view, mine)), keyboard(message, view)));
  return row;
}

/** One line that stands for a message in lists and quotes. */
export function summary(message) {
  if (message.text || message.caption) return (message.text || message.caption).replace(/\s+/g, " ");
  if (message.photo) return "Ảnh";
  if (message.document) return message.document.file_name;
  for (const [kind, words] of Object.entries(KINDS)) if (message[kind]) return words;
  return serviceWords(message) || "";
}

const KINDS = { voice: "Tin thoại", sticker: "Nhãn dán", poll: "Bình chọn", location: "Vị trí", contact: "Danh thiếp" };

function serviceWords(message) {
  const names = (people) => people.map((one) => one.first_name).join(", ");
  if (message.new_chat_members) return `${message.from.first_name} đã thêm ${names(message.new_chat_members)}`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} đã rời nhóm`;
  return null;
}

function content(message, view) {
  const parts = [];
  if (message.photo) parts.push(photo(message.photo.at(-1)));
  if (message.document) parts.push(file(message.document));
  for (const kind of Object.keys(KINDS)) if (message[kind]) parts.push(other(kind, message[kind]));
  const text = message.text || message.caption;
  if (text) parts.push(h("div", { class: "words" }, ...render(text, message.entities || message.caption_entities, view.on)));
  return parts;
}

function photo(picture) {
  const address = fileAddress(picture.file_id);
  return h("a", { class: "photo", href: address, target: "_blank", rel: "noopener" },
    h("img", { src: address, alt: "Ảnh", width: picture.width || null, height: picture.height || null, loading: "lazy" }));
}

function file(document_) {
  const picture = /^image\/(png|jpeg|gif|webp)$/.test(document_.mime_type || "");
  return h("a", { class: "file", href: fileAddress(document_.file_id, true), download: document_.file_name },
    h("span", { class: "file-icon" }, picture ? h("img", { src: fileAddress(document_.file_id), alt: "" }) : icon("file")),
    h("span", { class: "file-words" }, h("span", { class: "file-name" }, document_.file_name),
      h("span", { class: "file-size" }, size(document_.file_size), " · Tải về")), icon("down"));
}

function other(kind, thing) {
  const words = {
    voice: () => `0:0${thing.duration}`, sticker: () => thing.emoji, poll: () => thing.question,
    location: () => `${thing.latitude.toFixed(4)}, ${thing.longitude.toFixed(4)}`, contact: () => `${thing.first_name} · ${thing.phone_number}`,
  }[kind]();
  if (kind === "sticker") return h("div", { class: "sticker", role: "img", "aria-label": `Nhãn dán ${words}` }, words);
  return h("div", { class: "other" }, kind === "voice" ? icon("voice") : null, h("b", {}, KINDS[kind]), " ", words);
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  return h("div", { class: "forwarded" }, `Chuyển tiếp từ ${origin.sender_user?.first_name || origin.sender_user_name}`);
}

function quoted(message, view) {
  const answered = message.reply_to_message;
  if (!answered) return null;
  return button({ class: "quoted", "aria-label": "Tới tin được trả lời", onclick: () => view.on.show(answered.message_id) },
    h("b", {}, answered.from.first_name), h("span", {}, summary(answered)));
}

function foot(message) {
  return h("div", { class: "foot" }, message.silent ? "im lặng · " : "", message.edit_date ? "đã sửa · " : "", clockTime(message.date));
}

function actions(message, view, mine) {
  const items = [["Trả lời", () => view.on.reply(message)]];
  if (mine && message.text) items.push(["Sửa", () => view.on.edit(message)]);
  if (message.text) items.push(["Chuyển tiếp cho bot", () => view.on.forward(message)]);
  return h("div", { class: "actions" }, ...menuButton({ class: "more", "aria-label": "Thao tác với tin này" }, icon("more"), items));
}

function keyboard(message, view) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return h("div", { class: "keyboard" }, rows.map((row) => h("div", { class: "keys" }, row.map((one) => key(message, one, view)))));
}

function key(message, one, view) {
  const waiting = one.callback_data !== undefined && view.pressed(message.message_id, one.callback_data);
  const mark = one.url ? icon("out") : one.copy_text ? icon("copy") : null;
  return button({
    class: waiting ? "key waiting" : "key", "aria-busy": waiting ? "true" : null,
    "data-press": one.callback_data === undefined ? null : `${message.message_id}:${one.callback_data}`,
    onclick: () => view.on.press(message, one),
  }, h("span", {}, one.text), mark);
}
