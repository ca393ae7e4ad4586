// The panels beside the chat: the log of calls, the clock, the faults.

import { post } from "./api.js";
import { $, button, clockSeconds, h, icon } from "./dom.js";
import { toast } from "./dialogs.js";

const MOST_CALLS = 120;
const KINDS = [["too_many", "429: gửi quá nhanh"], ["server_error", "500: máy chủ lỗi"], ["dropped", "Đứt kết nối, chưa làm gì"], ["lost", "Đã làm nhưng mất câu trả lời"], ["slow", "Trả lời chậm"]];
const METHODS = ["*", "sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument", "sendPhoto", "getUpdates", "getFile"];
const HOUR = 3600;
const NOW = new Intl.DateTimeFormat("vi-VN", { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

const SHORT = new Intl.DateTimeFormat("vi-VN", { weekday: "long", day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

/** Build the panels once. `on` has: close. */
export function buildTools(state, on) {
  const tabs = [["log", "Nhật ký", logPanel()], ["time", "Đồng hồ", clockPanel()], ["fault", "Sự cố", faultPanel()]];
  const heads = tabs.map(([id, words]) => button({ role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, onclick: () => show(id) }, words));
  const panels = tabs.map(([id, , panel]) => h("div", { role: "tabpanel", id: `panel-${id}`, class: "panel", "aria-labelledby": `tab-${id}`, tabindex: "0" }, panel));
  const show = (id) => {
    heads.forEach((head) => { const chosen = head.id === `tab-${id}`; head.setAttribute("aria-selected", String(chosen)); head.tabIndex = chosen ? 0 : -1; });
    panels.forEach((panel) => { panel.hidden = panel.id !== `panel-${id}`; });
  };
  const list = h("div", { role: "tablist", "aria-label": "Công cụ" }, heads);
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = heads[(heads.indexOf(document.activeElement) + step + heads.length) % heads.length];
    next.focus();
    next.click();
  });
  $("tools").replaceChildren(h("div", { class: "tools-head" }, list, button({ class: "round", "aria-label": "Đóng công cụ", onclick: on.close }, icon("close"))), ...panels);
  show("log");
  setInterval(() => tick(state), 1000);
}

/** Add a call on top of the log. */
export function addCall(call) {
  const list = $("calls");
  list.querySelector(".hint")?.remove();
  list.prepend(callNode(call));
  while (list.childElementCount > MOST_CALLS) list.lastElementChild.remove();
}

/** Show the log anew, oldest given first. */
export function drawCalls(calls) {
  $("calls").replaceChildren(...(calls.length ? [...calls].reverse().map(callNode) : [h("p", { class: "hint" }, "Bot chưa gọi gì.")]));
}

/** Take over the clock as the server tells it. */
export function drawClock(state, clock) {
  state.clock = clock;
  tick(state);
}

/** Show the troubles still to come. */
export function drawFaults(faults) {
  const words = Object.fromEntries(KINDS);
  $("faults").replaceChildren(...(faults.length
    ? faults.map((one) => h("li", {}, `${words[one.kind]} · ${one.method === "*" ? "mọi lệnh" : one.method} · còn ${one.times} lần`))
    : [h("li", { class: "hint" }, "Không có sự cố nào đang chờ.")]));
}

export const drawRates = (on) => { $("rates").checked = on; };

function callNode(call) {
  const good = call.status === 200;
  const pre = (value) => h("pre", {}, JSON.stringify(value, null, 2));
  return h("details", { class: good ? "call" : "call bad" },
    h("summary", {}, h("b", {}, call.method), h("span", { class: "call-status" }, good ? "200" : call.status ? String(call.status) : "đứt"), h("time", {}, clockSeconds(call.date)),
      good ? null : h("span", { class: "call-words" }, call.answer.description)),
    call.fault ? h("p", { class: "call-note" }, `Sự cố: ${Object.fromEntries(KINDS)[call.fault]}`) : null,
    call.unread.length ? h("p", { class: "call-note" }, `Không dùng tới: ${call.unread.join(", ")}`) : null,
    h("h4", {}, "Yêu cầu"), pre(call.parameters), h("h4", {}, "Trả lời"), pre(call.answer.ok ? call.answer.result : call.answer));
}

function logPanel() {
  return h("div", { id: "calls", class: "calls" });
}

function clockPanel() {
  const move = (given) => post("clock", given).catch((error) => toast(error.message, "bad"));
  const step = (words, seconds) => button({ onclick: () => move({ advance: seconds }) }, words);
  const when = h("input", { type: "datetime-local", id: "jump", required: true });
  return h("div", { class: "clock-panel" },
    h("p", { class: "clock-now", id: "clock-now" }), h("p", { class: "hint", id: "clock-offset" }),
    h("div", { class: "steps" }, step("+1 giờ", HOUR), step("+1 ngày", 24 * HOUR), step("+1 tuần", 7 * 24 * HOUR)),
    h("form", { class: "field", onsubmit: (event) => { event.preventDefault(); move({ to: `${when.value}:00+07:00` }); } },
      h("label", { for: "jump" }, "Nhảy tới (giờ Việt Nam)"), h("div", { class: "field-row" }, when, h("button", { type: "submit", class: "primary" }, "Nhảy"))),
    button({ onclick: () => move({ reset: true }) }, "Về giờ thật"));
}

function faultPanel() {
  const kind = h("select", { id: "fault-kind" }, KINDS.map(([value, words]) => h("option", { value }, words)));
  const method = h("select", { id: "fault-method" }, METHODS.map((value) => h("option", { value }, value === "*" ? "mọi lệnh" : value)));
  const times = h("input", { id: "fault-times", type: "number", min: "1", max: "100", value: "1" });
  const seconds = h("input", { id: "fault-seconds", type: "number", min: "0", max: "60", value: "3" });
  const order = (given) => post("faults", given).catch((error) => toast(error.message, "bad"));
  const field = (words, input) => h("label", { class: "field" }, words, input);
  return h("div", { class: "fault-panel" },
    h("form", { onsubmit: (event) => { event.preventDefault(); order({ kind: kind.value, method: method.value, times: Number(times.value), seconds: Number(seconds.value) }); } },
      field("Sự cố cho lần gọi tới", kind), field("Lệnh", method), h("div", { class: "field-row" }, field("Số lần", times), field("Số giây", seconds)),
      h("button", { type: "submit", class: "primary" }, "Gây sự cố")),
    h("h3", {}, "Đang chờ"), h("ul", { id: "faults" }), button({ onclick: () => order({ clear: true }) }, "Xóa hết"),
    h("label", { class: "switch" }, h("input", { type: "checkbox", id: "rates", onchange: (event) => post("rates", { on: event.target.checked }) }), "Giới hạn tốc độ như Telegram thật"));
}

function tick(state) {
  if (!state.clock) return;
  const now = Date.now() + state.clock.offset * 1000;
  $("clock-now").textContent = NOW.format(now);
  const offset = away(state.clock.offset);
  $("clock-offset").textContent = offset || "Đúng giờ thật.";
  $("banner-clock").textContent = offset ? SHORT.format(now) : "";
}

function away(offset) {
  const total = Math.round(Math.abs(offset) / 60);
  if (!total) return "";
  const parts = [[Math.floor(total / 1440), "ngày"], [Math.floor((total % 1440) / 60), "giờ"], [total % 60, "phút"]];
  return `${offset > 0 ? "Nhanh" : "Chậm"} hơn giờ thật ${parts.filter(([count]) => count).map(([count, unit]) => `${count} ${unit}`).join(" ")}.`;
}
