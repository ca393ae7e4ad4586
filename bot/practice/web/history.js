// The messages of one pane: drawn once, changed one by one, older ones loaded on the way up.

import { arrows, h, iconButton } from "./dom.js";
import { bubble } from "./message.js";
import { dayName } from "./text.js";

const NEAR = 120;
const TOGETHER = 300;
const PAGE = 50;

export class History {
  /** `source` has: view(), older(before, count), welcome(), shows(message). */
  constructor(source) {
    this.source = source;
    this.messages = new Map();
    this.nodes = new Map();
    this.atEnd = true;
    this.complete = true;
    this.unseen = 0;
    this.box = h("div", { class: "messages", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": "Tin nhắn" });
    this.down = iconButton("Xuống tin mới nhất", "end", () => { this.toEnd(); this.box.lastElementChild?.focus?.(); }, { class: "round to-end", hidden: true });
    this.box.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.box.addEventListener("load", () => this.#stay(), true);
    this.box.addEventListener("keydown", (event) => this.#walk(event));
    new ResizeObserver(() => this.#stay()).observe(this.box);
  }

  /** Show these messages, oldest first, and the end of them. */
  reset(messages, complete) {
    this.messages = new Map(messages.map((one) => [one.message_id, one]));
    this.complete = complete;
    this.redraw();
  }

  /** Draw all that is known and shown anew. */
  redraw() {
    this.nodes = new Map();
    const drawn = this.#drawn([...this.messages.values()], null);
    this.box.replaceChildren(...(drawn.length ? drawn : [this.source.welcome()]));
    this.#rove();
    this.toEnd();
  }

  /** Show a new message, or an old one anew. `own` messages are always scrolled to. */
  place(message, { own = false } = {}) {
    const known = this.messages.has(message.message_id);
    const before = [...this.messages.values()].filter((one) => this.source.shows(one)).at(-1);
    const stay = this.atEnd || own;
    this.messages.set(message.message_id, message);
    if (!this.source.shows(message)) return;
    if (known || before && message.media_group_id && before.media_group_id === message.media_group_id) this.#redraw(message, known ? message : before);
    else {
      if (!before) this.box.replaceChildren();
      const [...nodes] = this.#drawn([message], before);
      nodes.at(-1).classList.add("fresh");
      this.box.append(...nodes);
      this.#rove();
      if (!stay) this.unseen += 1;
    }
    if (stay) this.toEnd();
    else this.#tellUnseen();
  }

  /** A message is gone. */
  remove(id) {
    const gone = this.messages.get(id);
    const node = this.nodes.get(id);
    if (!gone || !node) return;
    this.messages.delete(id);
    this.nodes.delete(id);
    const rest = this.#together(gone);
    if (rest.length) this.#redraw(rest[0], rest[0], node);
    else {
      const day = node.previousElementSibling;
      const next = node.nextElementSibling;
      node.remove();
      if (day?.matches(".day") && (!next || next.matches(".day"))) day.remove();
    }
    if (!this.nodes.size) this.box.replaceChildren(this.source.welcome());
    this.#rove();
  }

  /** Bring a message into view, loading older ones until it is there. */
  async show(id) {
    while (!this.nodes.has(id) && !this.complete) await this.#loadOlder();
    const node = this.nodes.get(id);
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.classList.add("flash");
    node.addEventListener("animationend", () => node.classList.remove("flash"), { once: true });
    node.focus({ preventScroll: true });
  }

  /** Mark the buttons of a message that carry this data as waiting for the bot, or not. */
  wait(id, data, waiting) {
    for (const key of this.nodes.get(id)?.querySelectorAll("[data-press]") || []) {
      if (key.dataset.press !== data) continue;
      key.classList.toggle("waiting", waiting);
      if (waiting) key.setAttribute("aria-busy", "true");
      else key.removeAttribute("aria-busy");
    }
  }

  toEnd() {
    this.box.scrollTop = this.box.scrollHeight;
    this.atEnd = true;
    this.unseen = 0;
    this.#tellUnseen();
  }

  #drawn(messages, before) {
    const nodes = [];
    let last = before;
    for (const message of messages) {
      if (this.nodes.has(message.message_id) || !this.source.shows(message)) continue;
      const together = message.media_group_id ? messages.filter((one) => one.media_group_id === message.media_group_id) : [message];
      if (!last || dayName(last.date) !== dayName(message.date)) nodes.push(h("div", { class: "day", role: "separator" }, h("span", {}, dayName(message.date))));
      const node = bubble(together, this.source.view(), { joined: this.#joins(last, message) });
      for (const one of together) this.nodes.set(one.message_id, node);
      nodes.push(node);
      last = together.at(-1);
    }
    return nodes;
  }

  #joins(before, message) {
    return Boolean(before?.from && before.from.id === message.from.id && !before.new_chat_members && !before.left_chat_member
      && Math.abs(message.date - before.date) < TOGETHER && dayName(before.date) === dayName(message.date));
  }

  #together(message) {
    if (!message.media_group_id) return [message].filter((one) => this.messages.has(one.message_id));
    return [...this.messages.values()].filter((one) => one.media_group_id === message.media_group_id);
  }

  #redraw(message, known, old = this.nodes.get(known.message_id)) {
    const together = this.#together(message);
    const node = bubble(together, this.source.view(), { joined: old.classList.contains("joined") });
    for (const one of together) this.nodes.set(one.message_id, node);
    const focused = old.contains(document.activeElement);
    const place = [...old.querySelectorAll(".key")].indexOf(document.activeElement);
    old.replaceWith(node);
    this.#rove();
    if (focused) (node.querySelectorAll(".key")[place] || node).focus({ preventScroll: true });
  }

  #stay() {
    if (this.atEnd) this.toEnd();
  }

  #scrolled() {
    const { box } = this;
    this.atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    if (this.atEnd) this.unseen = 0;
    this.#tellUnseen();
    if (box.scrollTop < NEAR * 2 && !this.complete) this.#loadOlder();
  }

  #tellUnseen() {
    this.down.hidden = this.atEnd;
    this.down.dataset.count = this.unseen || "";
  }

  async #loadOlder() {
    this.loading ??= this.#load().finally(() => { this.loading = null; });
    await this.loading;
  }

  async #load() {
    const { box, messages } = this;
    const [first] = messages.values();
    const older = await this.source.older(first.message_id, PAGE);
    if (this.messages !== messages) return;
    this.complete = older.length < PAGE;
    this.messages = new Map([...older.map((one) => [one.message_id, one]), ...messages]);
    const nodes = this.#drawn(older, null);
    // A screen reader is told of what is new, not of what is old.
    box.setAttribute("aria-live", "off");
    const day = box.querySelector(".day");
    if (older.length && dayName(older.at(-1).date) === dayName(first.date)) day?.remove();
    const fromEnd = box.scrollHeight - box.scrollTop;
    box.prepend(...nodes);
    box.scrollTop = box.scrollHeight - fromEnd;
    requestAnimationFrame(() => box.setAttribute("aria-live", "polite"));
  }

  #rove() {
    const rows = this.box.querySelectorAll(":scope > article");
    const kept = [...rows].filter((row) => row.tabIndex === 0);
    const chosen = kept.includes(document.activeElement) ? document.activeElement : rows[rows.length - 1];
    for (const row of kept) if (row !== chosen) row.tabIndex = -1;
    if (chosen) chosen.tabIndex = 0;
  }

  #walk(event) {
    const { target } = event;
    if (!target.matches("article, .key")) return;
    if (arrows(event, [...this.box.querySelectorAll(":scope > article")])) this.#rove();
  }
}
