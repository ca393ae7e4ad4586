// One column: a person, one of their chats, and everything they do there.

import { get, post } from "./api.js";
import { Composer } from "./composer.js";
import { alertBox, pickPerson } from "./dialogs.js";
import { forward, pin, pressKey, remove } from "./doings.js";
import { h, narrow } from "./dom.js";
import { takeDrops } from "./drops.js";
import { botFace } from "./faces.js";
import { drawHead, drawWho } from "./head.js";
import { History } from "./history.js";
import { Inline } from "./inline.js";
import { drawPinned } from "./pinned.js";
import { deepLink, freshChats, hueOf, room } from "./room.js";
import { suggest } from "./suggestions.js";
import { drawTopics, inTopic } from "./topics.js";

const PAGE = 50;
const TYPING = 5000;
const WAITING = 15000;
const TOAST = 4500;
const SOON = 150;

export class Pane {
  /** `desk` holds the columns: follow(url, pane), activate(pane), refreshSoon(). */
  constructor(desk) {
    this.desk = desk;
    this.presses = new Map();
    this.drafts = new Map();
    this.inline = new Inline(this);
    this.history = new History({
      view: () => this.view(), welcome: () => this.#welcome(), shows: (message) => inTopic(this, message),
      older: (before, count) => get(`chats/${this.chat.id}/messages?person=${this.person.id}&last=${count}&before=${before}`),
    });
    this.composer = new Composer({
      say: (text, given) => this.say({ text, ...given }), sample: (kind) => this.say({ kind }),
      files: (tray, caption, given) => tray.send({ ...this.place(), ...given }, caption),
      start: () => this.#start(), unblock: () => this.does(post("unblock", { person: this.person.id })),
      lastOwn: () => [...this.history.messages.values()].reverse().find((one) => one.from.id === this.person.id && one.text),
      suggestions: (text) => suggest(this, text), moved: () => this.open(this.person, this.chat.upgraded_to).catch((error) => this.warn(error)),
    });
    this.who = h("div", { class: "who" });
    this.head = h("div", { class: "chat-head" });
    this.pinned = h("div", { class: "pinned", hidden: true });
    this.topicBar = h("div", { class: "topics", role: "group", "aria-label": "Chủ đề", hidden: true });
    this.toasts = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.node = h("section", { class: "pane", onfocusin: () => desk.activate(this), onpointerdown: () => desk.activate(this) },
      this.who, this.head, this.topicBar, this.pinned, h("div", { class: "wall" }, this.history.box, this.history.down, this.toasts), this.composer.node);
    takeDrops(this.node, this.composer);
  }

  /** Be this person in this chat (their own with the bot unless another is named). */
  async open(person, chatId = person.id, { pendingStart = null, focus = false } = {}) {
    this.#keepDraft();
    const chats = await freshChats(person);
    const chat = chats.find((one) => one.id === chatId) || chats.find((one) => one.id === person.id);
    Object.assign(this, { person, chat, commands: [], thread: null, anonymous: false });
    // What happens while the messages are on their way is newer than they are: it waits and is told after them.
    const missed = this.missed = [];
    let messages;
    try {
      [messages, this.commands] = await Promise.all([
        get(`chats/${chat.id}/messages?person=${person.id}&last=${PAGE}`), get(`commands?chat=${chat.id}&person=${person.id}`)]);
    } finally {
      if (this.missed === missed) this.missed = null;
    }
    if (this.chat !== chat) return;
    this.presses.clear();
    this.setAction(null);
    this.composer.reset();
    this.composer.text.value = this.drafts.get(this.#draftKey()) || "";
    this.history.reset(messages, messages.length < PAGE);
    this.draw({ pendingStart });
    missed.forEach((event) => this.happened(event));
    this.markRead();
    if (focus) this.composer.focus();
  }

  /** Draw all but the messages. */
  draw(options = {}) {
    this.node.style.setProperty("--hue", hueOf(this.person.id));
    this.node.setAttribute("aria-label", `${this.person.first_name}, trò chuyện với ${this.chat.title}`);
    drawWho(this);
    drawHead(this);
    drawTopics(this);
    drawPinned(this);
    this.composer.update(this.chat, { hasCommands: this.commands.length > 0, ...options });
  }

  /** Take over the person's chats as they are now; false when the person is gone. */
  refresh() {
    const person = room.people.find((one) => one.id === this.person.id);
    if (!person) return false;
    const chats = room.chats.get(person.id);
    if (this.missed || !chats) return true;
    const chat = chats.find((one) => one.id === this.chat.id);
    if (!chat) {
      this.open(person).catch((error) => this.warn(error));
      return true;
    }
    const before = this.chat;
    Object.assign(this, { person, chat });
    drawWho(this);
    drawHead(this);
    drawTopics(this);
    drawPinned(this);
    const matters = (one) => JSON.stringify([one.keyboard, one.started, one.blocked, one.upgraded_to]);
    if (matters(before) !== matters(chat)) {
      this.composer.keysHidden = false;
      this.composer.update(chat);
    }
    return true;
  }

  /** Something happened in the room. */
  happened(event) {
    if (this.missed) {
      if (["message", "edited", "deleted"].includes(event.type)) this.missed.push(event);
      return;
    }
    const here = event.chat === this.chat.id;
    if (event.type === "message" && here) this.#arrived(event.message);
    else if (event.type === "edited" && here && this.history.messages.has(event.message.message_id)) this.history.place(event.message);
    else if (event.type === "deleted" && here) this.history.remove(event.message_id);
    else if (event.type === "action" && here) this.setAction(event.action);
    else if (event.type === "pressed" && event.press.person_id === this.person.id && event.press.chat_id === this.chat.id) this.#pressed(event.press);
    else if (event.type === "answered" && this.presses.has(event.press.query_id)) this.#answered(event.press);
    else if (event.type === "inline_answered") this.inline.heard(event.query);
    else if (event.type === "commands") this.commandsSoon ??= setTimeout(() => this.#newCommands(), SOON);
    else if (event.type === "migrated" && event.from === this.chat.id) this.#moved(event.to);
  }

  /** Show one topic of a forum (null: the general one). */
  async showTopic(thread) {
    this.thread = thread;
    drawTopics(this);
    this.history.redraw();
    this.composer.focus();
  }

  /** Write as the group itself, or as oneself again. */
  speakAnonymously(anonymous) {
    this.anonymous = anonymous;
    drawWho(this);
  }

  /** Whoever writes, and where. */
  place() {
    return { person: this.person.id, chat: this.chat.id, ...(this.thread ? { thread: this.thread } : {}) };
  }

  markRead() {
    const shown = !narrow.matches || document.body.dataset.pane === "chat" && this.node.classList.contains("active");
    if (document.hidden || !shown || !this.history.messages.size) return;
    post("read", { person: this.person.id, chat: this.chat.id }).catch(() => {});
  }

  /** Whether it went well; what did not is told here. */
  async does(promise) {
    try {
      await promise;
      return true;
    } catch (error) {
      this.warn(error);
      return false;
    }
  }

  say(given) {
    return this.does(post("say", { ...this.place(), ...(this.anonymous ? { anonymous: true } : {}), ...given }));
  }

  toast(words, kind = "") {
    const node = h("div", { class: `toast ${kind}`, dir: "auto" }, words);
    this.toasts.append(node);
    setTimeout(() => node.remove(), TOAST);
  }

  warn(error) {
    this.toast(error.message, "bad");
  }

  /** Show what the bot is busy with for some seconds; null ends it. */
  setAction(action) {
    clearTimeout(this.ending);
    if (action) this.ending = setTimeout(() => this.setAction(null), TYPING);
    if (this.action === action) return;
    this.action = action;
    if (this.chat) drawHead(this);
  }

  view() {
    return {
      person: this.person, group: this.chat.type !== "private",
      pinned: (id) => this.chat.pinned.includes(id),
      waiting: (id, data) => [...this.presses.values()].some((one) => one.message_id === id && one.data === data),
      on: {
        link: (url) => this.desk.follow(url, this),
        command: (words) => this.say({ text: words }),
        show: (id) => this.history.show(id).catch((error) => this.warn(error)),
        reply: (message) => this.composer.reply(message),
        edit: (message) => this.composer.edit(message),
        copy: (words) => this.copy(words),
        forward: (message) => forward(this, message),
        pin: (message, off) => pin(this, message, off),
        remove: (message) => remove(this, message),
        press: (message, one) => pressKey(this, message, one),
      },
    };
  }

  async copy(words) {
    try {
      await navigator.clipboard.writeText(words);
      this.toast("Đã sao chép.");
    } catch {
      this.toast("Trình duyệt không cho sao chép.", "bad");
    }
  }

  /** Ask as whom a link to the bot is opened, beginning with this person. */
  openLink(url) {
    const { start } = deepLink(url);
    pickPerson("Mở liên kết với tư cách…", this.person, (person) => this.desk.openLinkAs(person, start, this));
  }

  #start() {
    const payload = this.composer.pendingStart || "";
    this.composer.update(this.chat, { pendingStart: null });
    this.does(post("start", { person: this.person.id, payload }));
    this.composer.focus();
  }

  #arrived(message) {
    if (message.from.is_bot) this.setAction(null);
    this.history.place(message, { own: message.from.id === this.person.id });
    if (message.keyboard?.force_reply) this.composer.reply(message);
    this.markRead();
  }

  #pressed(press) {
    this.presses.set(press.query_id, press);
    this.history.wait(press.message_id, press.data, true);
    setTimeout(() => this.#released(press), WAITING);
  }

  #released(press) {
    if (this.presses.delete(press.query_id)) this.history.wait(press.message_id, press.data, false);
  }

  #answered(press) {
    this.#released(press);
    if (press.url) this.desk.follow(press.url, this);
    if (press.text && press.alert) alertBox(press.text, room.bot.first_name);
    else if (press.text) this.toast(press.text);
  }

  async #moved(id) {
    await this.open(this.person, id).catch((error) => this.warn(error));
  }

  async #newCommands() {
    this.commandsSoon = null;
    const { chat, person } = this;
    const commands = await get(`commands?chat=${chat.id}&person=${person.id}`).catch(() => null);
    if (!commands || this.chat.id !== chat.id) return;
    this.commands = commands;
    this.composer.update(this.chat, { hasCommands: commands.length > 0 });
  }

  #welcome() {
    if (this.chat.type !== "private") return h("div", { class: "welcome" }, h("p", {}, "Chưa có tin nhắn nào trong nhóm."));
    return h("div", { class: "welcome" }, botFace("large"), h("h3", {}, room.bot.first_name),
      h("p", {}, room.bot.description || "Bấm BẮT ĐẦU để làm quen."));
  }

  #draftKey() {
    return this.chat ? `${this.person.id}:${this.chat.id}` : "";
  }

  #keepDraft() {
    if (this.chat && !this.composer.editing) this.drafts.set(this.#draftKey(), this.composer.text.value);
  }
}
