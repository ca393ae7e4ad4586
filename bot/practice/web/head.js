// The two lines over a chat: who one is, and with whom one talks.

import { post } from "./api.js";
import { h, iconButton, menuButton } from "./dom.js";
import { chatFace, face } from "./faces.js";
import { groupDialog } from "./groups.js";
import { leads, upgrade } from "./topics.js";

const PRESENT = new Set(["creator", "administrator", "member"]);
const BUSY = {
  typing: "đang soạn tin", upload_document: "đang gửi tệp", upload_photo: "đang gửi ảnh", upload_video: "đang gửi video",
  record_voice: "đang ghi âm", upload_voice: "đang gửi tin thoại", choose_sticker: "đang chọn nhãn dán", find_location: "đang tìm vị trí",
};

/** Who is being played in this column. */
export function drawWho(pane) {
  const { desk, person } = pane;
  const told = JSON.stringify([person.id, person.first_name, desk.panes.length, desk.canOpen(), pane.anonymous]);
  if (pane.toldWho === told) return;
  pane.toldWho = told;
  pane.who.replaceChildren(...[
    iconButton("Danh sách nhân vật", "back", () => desk.back(), { class: "round only-narrow" }),
    face(person, "small"),
    h("span", { class: "who-words" }, "Đóng vai ", h("b", {}, person.first_name), pane.anonymous ? ", thay mặt nhóm" : ""),
    desk.canOpen() ? iconButton("Mở thêm một cột", "columns", () => desk.openBeside(pane), { class: "round only-wide" }) : null,
    desk.panes.length > 1 ? iconButton(`Đóng cột của ${person.first_name}`, "close", () => desk.close(pane), { class: "round only-wide" }) : null,
  ].filter(Boolean));
}

/** The chat's name, what the other side does, and what can be done with the chat. */
export function drawHead(pane) {
  const { chat, action } = pane;
  const count = chat.members.filter((one) => PRESENT.has(one.standing)).length;
  const quiet = chat.type === "private" ? (chat.blocked ? "bot đang bị chặn" : "bot") : `${count} thành viên`;
  const told = JSON.stringify([chat.id, chat.title, chat.started, chat.blocked, action, quiet]);
  if (pane.toldHead === told) return;
  pane.toldHead = told;
  const focused = pane.head.contains(document.activeElement);
  const toggle = menuButton("Việc với cuộc trò chuyện này", "more", () => items(pane));
  pane.head.replaceChildren(chatFace(chat),
    h("div", { class: "head-words" }, h("h2", {}, h("bdi", {}, chat.title)),
      h("span", { class: action ? "busy" : "" }, action ? BUSY[action] || "đang bận" : quiet, action ? dots() : null)), toggle);
  if (focused) toggle.focus();
}

function dots() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}

function items(pane) {
  const { chat, desk, person } = pane;
  const shared = [null, ["link", "Mở liên kết…", () => desk.askLink(pane)]];
  if (chat.type !== "private") return [...groupItems(pane), ...shared];
  const own = [["start", "Gửi /start", () => pane.does(post("start", { person: person.id }))]];
  if (chat.started && !chat.blocked) own.push(["block", "Chặn bot", () => pane.does(post("block", { person: person.id }))]);
  if (chat.blocked) own.push(["block", "Bỏ chặn bot", () => pane.does(post("unblock", { person: person.id }))]);
  return [...own, ...shared];
}

function groupItems(pane) {
  const { chat } = pane;
  const found = [["people", "Thành viên của nhóm…", () => groupDialog(pane)]];
  if (chat.type === "group" && leads(pane) && !chat.upgraded_to) found.push(["up", "Nâng cấp thành siêu nhóm…", () => upgrade(pane)]);
  if (chat.type === "supergroup" && leads(pane)) found.push(["hidden", pane.anonymous ? "Thôi nói thay mặt nhóm" : "Nói thay mặt nhóm (ẩn danh)", () => pane.speakAnonymously(!pane.anonymous)]);
  return found;
}
