// Topics of a forum: which one is shown, opening a new one, closing one.

import { post } from "./api.js";
import { dialogRow, openDialog } from "./dialogs.js";
import { button, h, icon } from "./dom.js";

/** Whether a message belongs to the topic that the pane shows. */
export const inTopic = (pane, message) => !pane.chat.is_forum || (message.message_thread_id ?? null) === pane.thread;

/** Draw the row of topics, if the chat has them. */
export function drawTopics(pane) {
  const { chat, topicBar } = pane;
  topicBar.hidden = !chat.is_forum;
  if (!chat.is_forum) { topicBar.replaceChildren(); return; }
  const all = [{ message_thread_id: null, name: "Chung", closed: false }, ...chat.topics];
  const current = all.find((one) => one.message_thread_id === pane.thread) || all[0];
  topicBar.replaceChildren(...all.map((one) => button({
    class: "topic", "aria-pressed": String(one === current), onclick: () => pane.showTopic(one.message_thread_id),
  }, one.name, one.closed ? " (đã đóng)" : "")),
  button({ class: "topic new", onclick: () => newTopic(pane) }, icon("plus"), "Chủ đề mới"),
  current.message_thread_id === null || !leads(pane) ? "" : button({ class: "topic new", onclick: () => toggle(pane, current) }, current.closed ? "Mở lại" : "Đóng chủ đề"));
}

/** Whether the person of this column runs the group. */
export const leads = (pane) => ["creator", "administrator"].includes(pane.chat.members.find((one) => one.id === pane.person.id)?.standing);

function newTopic(pane) {
  const name = h("input", { required: true, maxlength: "128", autocomplete: "off" });
  const submit = async (event) => {
    event.preventDefault();
    box.close();
    await pane.does(post("topics", { chat: pane.chat.id, by: pane.person.id, name: name.value }).then(async (topic) => {
      await pane.desk.refresh();
      await pane.showTopic(topic.message_thread_id);
    }));
  };
  const form = h("form", { class: "dialog-form", onsubmit: submit }, h("label", { class: "field" }, "Tên chủ đề", name),
    h("div", { class: "dialog-row" }, button({ class: "second", onclick: () => box.close() }, "Thôi"), h("button", { type: "submit", class: "primary" }, "Mở chủ đề")));
  const box = openDialog("Chủ đề mới", form);
}

function toggle(pane, topic) {
  return pane.does(post("topics", { chat: pane.chat.id, by: pane.person.id, thread: topic.message_thread_id, closed: !topic.closed }));
}

/** Ask once, then make a group a supergroup. */
export function upgrade(pane) {
  const go = () => { box.close(); pane.does(post("upgrade", { chat: pane.chat.id, by: pane.person.id })); };
  const box = openDialog("Nâng cấp thành siêu nhóm?", h("p", {}, "Nhóm được thay bằng một siêu nhóm có mã số khác, như Telegram vẫn làm. Nhóm cũ chỉ còn để xem."),
    dialogRow(["Thôi", () => box.close()], ["Nâng cấp", go, true]));
}
