// The log: what the bot asked of Telegram, newest first, with question and answer.

import { button, h, icon } from "./dom.js";
import { KINDS } from "./faultkinds.js";
import { account, room } from "./room.js";
import { clockSeconds, fits } from "./text.js";

const MOST = 300;
const VERBS = {
  sendMessage: "gửi tin", sendDocument: "gửi tệp", sendPhoto: "gửi ảnh", sendMediaGroup: "gửi album", sendChatAction: "báo đang bận",
  editMessageText: "sửa tin", editMessageReplyMarkup: "sửa nút", editMessageCaption: "sửa lời", editMessageMedia: "sửa ảnh, tệp", deleteMessage: "xóa tin", deleteMessages: "xóa tin",
  answerCallbackQuery: "đáp nút bấm", answerInlineQuery: "đáp truy vấn", setMyCommands: "đặt danh sách lệnh", getFile: "lấy tệp", getMe: "hỏi tên mình",
  pinChatMessage: "ghim tin", unpinChatMessage: "bỏ ghim", getUpdates: "nhận việc mới", setMyDescription: "đặt lời giới thiệu",
};

export class CallLog {
  constructor() {
    this.calls = [];
    this.held = null;
    this.filter = h("input", { type: "search", placeholder: "Lọc: lệnh, người, nội dung", "aria-label": "Lọc nhật ký", autocomplete: "off", oninput: () => this.#draw() });
    this.onlyBad = h("input", { type: "checkbox", onchange: () => this.#draw() });
    this.pause = button({ class: "second", "aria-pressed": "false", onclick: () => this.#toggle() });
    this.list = h("div", { class: "calls", id: "calls" });
    this.node = h("div", { class: "log-panel" },
      h("div", { class: "log-head" }, this.filter, h("div", { class: "log-row" }, h("label", { class: "tick" }, this.onlyBad, "Chỉ lệnh không thành"), this.pause)), this.list);
    this.#tellPause();
  }

  /** Show these calls, oldest given first. */
  reset(calls) {
    this.calls = calls;
    if (this.held) this.held = [];
    this.#draw();
    this.#tellPause();
  }

  /** A call has just been answered. */
  add(call) {
    if (this.held) {
      this.held.push(call);
      this.#tellPause();
      return;
    }
    this.calls.push(call);
    if (this.calls.length > MOST) this.calls.shift();
    if (!this.#wanted(call)) return;
    this.list.querySelector(".hint")?.remove();
    this.list.prepend(callNode(call));
    while (this.list.childElementCount > MOST) this.list.lastElementChild.remove();
  }

  #toggle() {
    const { held } = this;
    this.held = held ? null : [];
    for (const call of held || []) this.add(call);
    this.#tellPause();
  }

  #tellPause() {
    const { held, pause } = this;
    pause.setAttribute("aria-pressed", String(Boolean(held)));
    pause.replaceChildren(icon(held ? "play" : "pause"), held ? `Tiếp tục${held.length ? ` (${held.length})` : ""}` : "Tạm dừng");
  }

  #wanted(call) {
    if (this.onlyBad.checked && call.status === 200) return false;
    return fits(`${call.method} ${VERBS[call.method] || ""} ${target(call) || ""} ${JSON.stringify(readable(call.parameters))} ${call.answer.description || ""}`, this.filter.value.trim());
  }

  #draw() {
    const found = this.calls.filter((call) => this.#wanted(call)).reverse();
    this.list.replaceChildren(...(found.length ? found.map(callNode) : [h("p", { class: "hint" }, this.calls.length ? "Không có lệnh nào khớp." : "Bot chưa gọi gì.")]));
  }
}

function callNode(call) {
  const good = call.status === 200;
  const words = call.parameters.text || call.parameters.caption;
  const node = h("details", { class: good ? "call" : "call bad" },
    h("summary", {}, h("b", {}, call.method), h("span", { class: "call-status" }, good ? "được" : call.status ? String(call.status) : "đứt"), h("time", {}, clockSeconds(call.date)),
      h("span", { class: "call-line" }, [VERBS[call.method], target(call)].filter(Boolean).join(" · "), words ? h("bdi", {}, ` “${plain(words)}”`) : null),
      good ? null : h("span", { class: "call-words" }, call.answer.description)));
  // Long answers are turned into text only once somebody looks.
  node.addEventListener("toggle", () => node.append(...details(call)), { once: true });
  return node;
}

function details(call) {
  const pre = (value) => h("pre", { tabindex: "0" }, JSON.stringify(value, null, 2));
  return [
    call.fault ? h("p", { class: "call-note" }, `Do sự cố đã đặt: ${KINDS[call.fault]?.title || call.fault}`) : "",
    call.unread.length ? h("p", { class: "call-note" }, `Không dùng tới: ${call.unread.join(", ")}`) : "",
    h("h3", {}, "Yêu cầu"), pre(readable(call.parameters)), h("h3", {}, "Trả lời"), pre(call.answer.ok ? call.answer.result : call.answer)];
}

function target(call) {
  const id = Number(call.parameters.chat_id || opened(call.parameters.scope)?.chat_id);
  if (!id) return "";
  const group = [...room.chats.values()].flat().find((chat) => chat.id === id);
  return account(id)?.first_name || group?.title || "";
}

// Objects travel as JSON within strings; here they are to be read.
function readable(parameters) {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, opened(value)]));
}

function opened(value) {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const plain = (words) => {
  const short = String(words).replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
  return short.length > 80 ? `${short.slice(0, 80)}…` : short;
};
