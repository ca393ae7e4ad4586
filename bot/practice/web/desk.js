// The columns side by side: which people and chats are open, which one is in use, and what the address remembers of it.

import { dialogRow, openDialog, outside, pickPerson } from "./dialogs.js";
import { $, button, h, narrow } from "./dom.js";
import { Pane } from "./pane.js";
import { account, deepLink, refreshRoom, room } from "./room.js";
import { drawWho } from "./head.js";
import { welcome } from "./welcome.js";

const MOST = 3;
const SOON = 120;

export class Desk {
  /** `changed` is called when the list of people and chats has to be drawn anew. */
  constructor(changed) {
    this.changed = changed;
    this.panes = [];
    this.active = null;
    this.box = $("columns");
  }

  /** Open what the address names, or stay with what is open; at first sight, the welcome. */
  async restore() {
    if (this.panes.length) {
      for (const pane of [...this.panes]) {
        const person = account(pane.person.id);
        if (person) await pane.open(person, pane.chat.id);
        else this.close(pane);
      }
    } else {
      const wanted = (location.hash.slice(1).match(/\d+:-?\d+/g) || []).slice(0, narrow.matches ? 1 : MOST).map((pair) => pair.split(":").map(Number));
      for (const [id, chat] of wanted) if (account(id)) await this.#add(account(id), chat);
      if (this.panes.length) showPane("chat");
    }
    this.#draw();
  }

  /** Be this person: in the column that is theirs already, else in the one in use, or `beside` it in a new one. */
  async open(person, chatId, { beside = false, pendingStart = null } = {}) {
    const theirs = this.panes.find((pane) => pane.person.id === person.id);
    if (theirs && !beside && this.active.person.id !== person.id) {
      this.activate(theirs);
      if (chatId === person.id && pendingStart === null) { theirs.composer.focus(); return; }
    }
    if (beside && this.canOpen() || !this.active) await this.#add(person, chatId, { pendingStart });
    else await this.active.open(person, chatId, { pendingStart });
    showPane("chat");
    this.#draw();
    if (matchMedia("(hover: hover)").matches) this.active.composer.focus();
  }

  canOpen() {
    return !narrow.matches && this.panes.length < MOST;
  }

  /** Ask who else, and open them beside. */
  openBeside(pane) {
    pickPerson("Thêm một cột với tư cách…", null, (person) => this.open(person, person.id, { beside: true }).catch((error) => pane.warn(error)));
  }

  close(pane) {
    pane.node.remove();
    this.panes = this.panes.filter((one) => one !== pane);
    if (this.active === pane) this.active = this.panes.at(-1) || null;
    this.#draw();
    this.active?.composer.focus();
  }

  /** This column is in use now. */
  activate(pane) {
    if (this.active === pane) return;
    this.active = pane;
    this.#mark();
    pane.markRead();
    this.changed();
  }

  /** From a chat to the list, on a phone. */
  back() {
    if (history.state?.pane === "chat") history.back();
    else showPane("people");
  }

  /** Tell every column what happened. */
  happened(event) {
    for (const pane of this.panes) pane.happened(event);
  }

  /** Look again at people and chats, after what may have changed them. */
  async refresh() {
    await refreshRoom(this.panes.map((pane) => pane.person.id));
    for (const pane of [...this.panes]) if (!pane.refresh()) this.close(pane);
    this.changed();
  }

  refreshSoon() {
    // A server that went away is told by the live connection, which loads everything anew when it is back.
    this.refreshing ??= setTimeout(() => { this.refreshing = null; this.refresh().catch(() => {}); }, SOON);
  }

  /** Open a link: to the bot as somebody, any other only when that is wished. */
  follow(url, pane) {
    if (deepLink(url)) pane.openLink(url);
    else outside(url);
  }

  /** The link to the bot is opened by this person, who then presses Start. */
  async openLinkAs(person, payload, pane) {
    if (pane) this.activate(pane);
    await this.open(person, person.id, { pendingStart: payload }).catch((error) => this.active?.warn(error));
  }

  /** Ask for a link, as somebody would tap it in a letter or scan it from paper. */
  askLink(pane = this.active) {
    const input = h("input", { required: true, autocomplete: "off", placeholder: `https://t.me/${room.bot.username}?start=…`, spellcheck: "false" });
    const wrong = h("p", { class: "wrong", role: "alert" });
    const submit = (event) => {
      event.preventDefault();
      const link = deepLink(input.value.trim());
      if (!link) { wrong.textContent = `Liên kết này không dẫn tới ${room.bot.first_name}. Liên kết đúng bắt đầu bằng https://t.me/${room.bot.username}`; return; }
      box.close();
      pickPerson("Mở liên kết với tư cách…", pane?.person, (person) => this.openLinkAs(person, link.start, pane));
    };
    const form = h("form", { class: "dialog-form", onsubmit: submit }, h("label", { class: "field" }, "Dán liên kết mời hoặc liên kết tới bot", input), wrong,
      h("div", { class: "dialog-row" }, button({ class: "second", onclick: () => box.close() }, "Thôi"), h("button", { type: "submit", class: "primary" }, "Tiếp tục")));
    const box = openDialog("Mở liên kết", form);
    input.focus();
  }

  /** A group has just been made by this person: open it. */
  async openNew(person, chat) {
    await this.open(person, chat.id);
  }

  /** Ask before anything is lost; used where the page must say something and no column is there to say it. */
  tell(words) {
    const box = openDialog("", h("p", {}, words), dialogRow(["Đồng ý", () => box.close(), true]));
  }

  async #add(person, chatId, options) {
    const pane = new Pane(this);
    await pane.open(person, chatId, options);
    this.panes.push(pane);
    this.active = pane;
  }

  #draw() {
    const shown = this.panes.length ? this.panes.map((pane) => pane.node) : [welcome(this)];
    if (shown.some((node, at) => this.box.children[at] !== node) || this.box.children.length !== shown.length) this.box.replaceChildren(...shown);
    for (const pane of this.panes) {
      drawWho(pane);
      pane.composer.fit();
      pane.history.toEnd();
    }
    this.#mark();
    this.changed();
  }

  #mark() {
    for (const pane of this.panes) pane.node.classList.toggle("active", pane === this.active);
    document.body.classList.toggle("several", this.panes.length > 1);
    this.active?.node.scrollIntoView({ block: "nearest", inline: "nearest" });
    const hash = this.panes.map((pane) => `${pane.person.id}:${pane.chat.id}`).join(",");
    history.replaceState(history.state, "", hash ? `#${hash}` : location.pathname);
  }
}

/** Bring a pane to the front where only one has room: people, chat or tools. */
export function showPane(name, { remember = true } = {}) {
  if (remember && narrow.matches && name !== "people" && document.body.dataset.pane !== name) history.pushState({ pane: name }, "", location.href);
  document.body.dataset.pane = name;
}
