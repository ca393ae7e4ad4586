// The room's clock: what time it is there, and how to move it.

import { post } from "./api.js";
import { $, button, h } from "./dom.js";
import { room, roomSeconds } from "./room.js";
import { away, clockSeconds, dayName, shortMoment } from "./text.js";

const HOUR = 3600;
const DAY = 24 * HOUR;
const BEFORE = [30, 14, 7, 3, 1, 0];
const MORNING = "08:00";

export class ClockPanel {
  constructor() {
    this.day = h("p", { class: "clock-day" });
    this.time = h("p", { class: "clock-time" });
    this.offset = h("p", { class: "hint", id: "clock-offset", role: "status" });
    this.wrong = h("p", { class: "wrong", role: "alert" });
    this.moment = h("input", { type: "datetime-local", required: true, oninput: () => this.#echo() });
    this.deadline = h("input", { type: "date", oninput: () => this.#echo() });
    this.momentWords = h("output", { class: "explain" });
    this.deadlineWords = h("output", { class: "explain" });
    this.node = h("div", { class: "side-panel" },
      h("div", { class: "clock-now" }, this.time, this.day, this.offset),
      h("p", { class: "explain" }, "Đồng hồ này chỉ của phòng thực hành. Khi tua, trợ lý thấy giờ mới ngay và làm những việc đã đến hạn."),
      h("div", { class: "steps" }, this.#step("+1 giờ", HOUR), this.#step("+1 ngày", DAY), this.#step("+1 tuần", 7 * DAY)),
      h("form", { class: "card", onsubmit: (event) => { event.preventDefault(); this.#to(this.moment.value); } },
        h("label", { class: "field" }, "Tới ngày, giờ (giờ Việt Nam)", this.moment), this.momentWords, h("button", { type: "submit", class: "primary" }, "Tua tới")),
      h("div", { class: "card", role: "group", "aria-label": "Tua theo hạn nộp" }, h("label", { class: "field" }, "Hạn nộp", this.deadline), this.deadlineWords,
        h("span", { class: "explain" }, "Tua đến 8 giờ sáng, trước hạn:"),
        h("div", { class: "steps" }, BEFORE.map((days) => button({ class: "second", "aria-label": days ? `Tua đến ${days} ngày trước hạn` : "Tua đến ngày hết hạn", onclick: () => this.#before(days) }, days ? `T-${days}` : "T")))),
      this.wrong, button({ class: "second", onclick: () => this.#move({ reset: true }) }, "Về giờ thật"));
    setInterval(() => this.tick(), 1000);
  }

  /** Take over the clock as the server tells it. */
  reset(clock) {
    room.clock = clock;
    const now = this.#local(roomSeconds());
    this.moment.value = now.slice(0, 16);
    this.deadline.value ||= this.#local(roomSeconds() + 30 * DAY).slice(0, 10);
    this.#echo();
    this.tick();
  }

  tick() {
    if (!room.clock) return;
    const now = roomSeconds();
    set(this.time, clockSeconds(now));
    set(this.day, dayName(now));
    set(this.offset, away(room.clock.offset) || "Đúng giờ thật.");
    set($("banner-time"), shortMoment(now));
    $("banner-clock").classList.toggle("moved", Boolean(away(room.clock.offset)));
  }

  // Browsers write dates each in their own order; here it is in words that cannot be mistaken.
  #echo() {
    this.momentWords.textContent = this.moment.value ? `${this.moment.value.slice(11)}, ${dayName(Date.parse(`${this.moment.value}:00+07:00`) / 1000)}` : "";
    this.deadlineWords.textContent = this.deadline.value ? dayName(Date.parse(`${this.deadline.value}T12:00:00+07:00`) / 1000) : "";
  }

  #step(words, seconds) {
    return button({ class: "second", onclick: () => this.#move({ advance: seconds }) }, words);
  }

  #before(days) {
    if (!this.deadline.value) { this.deadline.focus(); return; }
    const day = new Date(`${this.deadline.value}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - days);
    this.#to(`${day.toISOString().slice(0, 10)}T${MORNING}`);
  }

  #to(local) {
    return this.#move({ to: `${local}:00+07:00` });
  }

  async #move(given) {
    this.wrong.textContent = "";
    try {
      this.reset(await post("clock", given));
    } catch (error) {
      this.wrong.textContent = error.message;
    }
  }

  #local(seconds) {
    return new Date((seconds + 7 * HOUR) * 1000).toISOString();
  }
}

// Only a change is written, so that a screen reader is not told the same each second.
function set(node, words) {
  if (node.textContent !== words) node.textContent = words;
}
