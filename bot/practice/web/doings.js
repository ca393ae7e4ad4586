// What a person does with a message: press its buttons, pass it on, pin it, take it away.

import { post } from "./api.js";
import { openDialog, dialogRow } from "./dialogs.js";
import { button, h } from "./dom.js";
import { chatFace } from "./faces.js";
import { room } from "./room.js";

/** Press a button under a message. */
export async function pressKey(pane, message, one) {
  if (one.url) return pane.desk.follow(one.url, pane);
  if (one.copy_text) return pane.copy(one.copy_text.text);
  const inline = "switch_inline_query" in one || "switch_inline_query_current_chat" in one || "switch_inline_query_chosen_chat" in one;
  if (one.callback_data === undefined && !inline) return pane.toast("Nút này chưa dùng được trong bản mô phỏng.", "bad");
  const given = { person: pane.person.id, chat: pane.chat.id, message_id: message.message_id, button: one.callback_data ?? one.text };
  return pane.does(post("tap", given).then((told) => told.inline && typeInline(pane, told.inline)));
}

function typeInline(pane, { query, chat }) {
  const words = `@${room.bot.username} ${query}`;
  if (chat === "current") return pane.composer.write(words);
  return pickChat(pane, "Hỏi trợ lý ở…", async (chosen) => {
    await pane.open(pane.person, chosen.id);
    pane.composer.write(words);
  });
}

/** Ask once, then take a message away for everybody. */
export function remove(pane, message) {
  const go = () => {
    box.close();
    pane.does(post("delete", { person: pane.person.id, chat: pane.chat.id, message_id: message.message_id }));
  };
  const box = openDialog("Xóa tin này?", h("p", {}, "Tin sẽ mất ở mọi phía và không lấy lại được."), dialogRow(["Giữ lại", () => box.close()], ["Xóa", go, true]));
}

/** Pin a message for everybody, or unpin it. */
export function pin(pane, message, off) {
  return pane.does(post("pin", { person: pane.person.id, chat: pane.chat.id, message_id: message.message_id, off }));
}

/** Ask where to, then pass the message on. */
export function forward(pane, message) {
  pickChat(pane, "Chuyển tiếp tới…", (chat) => {
    const given = { person: pane.person.id, chat: chat.id, text: message.text, forward: message.from.id };
    pane.does(post("say", given).then(() => pane.toast(`Đã chuyển tiếp tới ${chat.title}.`)));
  });
}

function pickChat(pane, title, chosen) {
  const open = room.chats.get(pane.person.id).filter((chat) => (chat.type === "private" ? chat.started && !chat.blocked : !chat.upgraded_to));
  const pick = (chat) => { box.close(); chosen(chat); };
  const list = h("div", { class: "choices" }, open.map((chat) => button({ class: "choice", onclick: () => pick(chat) }, chatFace(chat), h("span", {}, chat.title))));
  const box = openDialog(title, open.length ? list : h("p", {}, "Nhân vật này chưa có cuộc trò chuyện nào đang mở."), dialogRow(["Thôi", () => box.close()]));
}
