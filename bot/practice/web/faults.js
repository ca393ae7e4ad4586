// Troubles: for the bot's calls, for a person who blocks it, for how fast it may write.

import { post } from "./api.js";
import { $, button, h } from "./dom.js";
import { KINDS } from "./faultkinds.js";
import { face } from "./faces.js";
import { freshChats, room, roomSeconds } from "./room.js";
import { clockTime } from "./text.js";

const METHODS = [
  ["*", "mọi lệnh"], ["sendMessage", "gửi tin"], ["editMessageText", "sửa tin"], ["answerCallbackQuery", "đáp nút bấm"], ["answerInlineQuery", "đáp truy vấn"],
  ["sendDocument", "gửi tệp"], ["sendPhoto", "gửi ảnh"], ["getFile", "lấy tệp"], ["getUpdates", "nhận việc mới"],
];

export class FaultPanel {
  constructor(desk) {
    this.desk = desk;
    this.faults = [];
    setInterval(() => this.tick(), 1000);
    this.waiting = h("ul", { class: "waiting", id: "faults", role: "status" });
    this.wrong = h("p", { class: "wrong", role: "alert" });
    this.blocks = h("div", { class: "choices" });
    this.method = h("select", {}, METHODS.map(([value, words]) => h("option", { value }, words)));
    this.times = number("1", "1", "100");
    this.seconds = number("3", "1", "60");
    this.minutes = number("5", "1", "1440");
    this.secondsWords = h("span");
    this.fields = { counted: field("Lệnh", this.method), times: field("Số lần", this.times), seconds: h("label", { class: "field" }, this.secondsWords, this.seconds), minutes: field("Trong bao nhiêu phút (theo đồng hồ phòng)", this.minutes) };
    this.rates = this.#switch("Giới hạn tốc độ như Telegram thật", "Trợ lý gửi dồn dập sẽ bị từ chối, như khi chạy thật.", (on) => post("rates", { on }));
    this.feedback = this.#switch("Báo lại kết quả truy vấn đã chọn", "Telegram cho trợ lý biết kết quả nào được chọn.", (on) => post("bot", { feedback: on }));
    this.privacy = this.#switch("Chế độ riêng tư trong nhóm", "Trong nhóm, trợ lý chỉ thấy lệnh, lời nhắc tên và câu trả lời cho mình.", (on) => post("bot", { privacy: on }));
    this.node = h("div", { class: "side-panel" }, this.#form(),
      h("section", { class: "card" }, h("h3", {}, "Đang chờ xảy ra"), this.waiting, button({ class: "second", onclick: () => this.#order({ clear: true }) }, "Xóa hết sự cố")),
      this.wrong,
      h("section", { class: "card" }, h("h3", {}, "Người chặn bot"), h("p", { class: "explain" }, "Đánh dấu để người đó chặn trợ lý, như khi họ bấm “Chặn” trên điện thoại."), this.blocks),
      h("section", { class: "card" }, h("h3", {}, "Luật của Telegram"), this.rates.node, this.privacy.node, this.feedback.node));
  }

  /** Show the troubles still to come. */
  reset(faults) {
    this.faults = faults;
    this.told = null;
    this.tick();
  }

  /** A time of silence is over when the room's clock says so; nobody tells it. */
  tick() {
    const left = this.faults.filter((one) => !one.until || one.until > roomSeconds());
    const words = left.map(told);
    if (this.told === String(words)) return;
    this.told = String(words);
    this.waiting.replaceChildren(...(words.length ? words.map((one) => h("li", {}, one)) : [h("li", { class: "hint" }, "Không có sự cố nào.")]));
    const off = left.find((one) => one.kind === "off");
    $("bot-state").textContent = off ? `Trợ lý đang tắt đến ${clockTime(off.until)}` : "";
  }

  resetRates(on) {
    this.rates.box.checked = on;
  }

  resetBot(bot) {
    this.privacy.box.checked = Boolean(bot.privacy);
    this.feedback.box.checked = Boolean(bot.feedback);
    this.privacy.node.hidden = this.feedback.node.hidden = bot.privacy === undefined;
  }

  /** Somebody looks: ask who blocks the bot. */
  async opened() {
    await Promise.all(room.people.map(freshChats)).catch(() => {});
    this.blocks.replaceChildren(...room.people.map((person) => this.#block(person)));
  }

  #form() {
    const kinds = Object.entries(KINDS).map(([kind, { title, explain }], at) => {
      const radio = h("input", { type: "radio", name: "fault", value: kind, checked: at === 0, onchange: () => this.#choose(kind) });
      return h("label", { class: "fault-kind" }, radio, h("span", {}, h("b", {}, title), h("span", {}, explain)));
    });
    const submit = (event) => {
      event.preventDefault();
      const { kind } = this;
      if (KINDS[kind].minutes) this.#order({ kind, seconds: Number(this.minutes.value) * 60 });
      else this.#order({ kind, method: this.method.value, times: Number(this.times.value), seconds: Number(this.seconds.value) });
    };
    const form = h("form", { class: "fault-form", onsubmit: submit }, h("fieldset", {}, h("legend", {}, "Gây sự cố cho trợ lý"), kinds),
      this.fields.minutes, this.fields.counted, h("div", { class: "field-row" }, this.fields.times, this.fields.seconds), h("button", { type: "submit", class: "primary" }, "Gây sự cố"));
    this.#choose(Object.keys(KINDS)[0]);
    return form;
  }

  #choose(kind) {
    const { counted, timed, minutes } = KINDS[kind];
    this.kind = kind;
    this.fields.minutes.hidden = !minutes;
    this.fields.counted.hidden = this.fields.times.hidden = !counted;
    this.fields.seconds.hidden = !timed;
    this.secondsWords.textContent = timed || "";
  }

  async #order(given) {
    this.wrong.textContent = "";
    try {
      await post("faults", given);
    } catch (error) {
      this.wrong.textContent = error.message;
    }
  }

  #block(person) {
    const own = room.chats.get(person.id)?.find((chat) => chat.type === "private");
    const box = h("input", { type: "checkbox", checked: own?.blocked, disabled: !own?.started, onchange: async () => {
      await post(box.checked ? "block" : "unblock", { person: person.id }).catch((error) => { this.wrong.textContent = error.message; });
      await freshChats(person).catch(() => {});
      this.desk.refreshSoon();
    } });
    return h("label", { class: "choice" }, box, face(person, "small"), h("span", {}, person.first_name, own?.started ? "" : " (chưa bắt đầu)"));
  }

  #switch(words, explain, does) {
    const box = h("input", { type: "checkbox", onchange: async () => {
      try {
        await does(box.checked);
      } catch (error) {
        box.checked = !box.checked;
        this.wrong.textContent = error.message;
      }
    } });
    return { box, node: h("label", { class: "switch" }, box, h("span", {}, h("b", {}, words), h("span", { class: "explain" }, explain))) };
  }
}

function told(fault) {
  const { title } = KINDS[fault.kind] || { title: fault.kind };
  if (fault.kind === "off") return `${title}${fault.until ? ` đến ${clockTime(fault.until)}` : ""}`;
  const where = METHODS.find(([value]) => value.toLowerCase() === fault.method)?.[1] || fault.method;
  return `${title} · ${where} · còn ${fault.times} lần`;
}

const number = (value, min, max) => h("input", { type: "number", min, max, value, required: true });
const field = (words, input) => h("label", { class: "field" }, words, input);
