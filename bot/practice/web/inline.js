// Inline mode: `@bot words` in any composer asks the bot; a result that is chosen is sent through it.

import { post } from "./api.js";
import { h, icon } from "./dom.js";
import { room } from "./room.js";

const PAUSE = 250;
const MARKS = { photo: "picture", document: "file", location: "place", contact: "contact" };

/** The words after the bot's name, or null where the text calls nobody. */
export function inlineWords(text) {
  const found = /^@(\w+)\s([\s\S]*)$/.exec(text);
  return found && found[1].toLowerCase() === room.bot.username.toLowerCase() ? found[2] : null;
}

export class Inline {
  constructor(pane) {
    this.pane = pane;
    this.results = [];
  }

  /** Ask for these words, once the typing pauses. */
  ask(words) {
    if (words === this.words && this.list.open) return;
    this.words = words;
    this.results = [];
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.#send(""), PAUSE);
    this.#offer(`${room.bot.first_name} đang tìm…`);
  }

  /** Nobody waits for results any more. */
  stop() {
    clearTimeout(this.soon);
    this.words = null;
    this.queryId = null;
  }

  /** The bot answered some query, perhaps this one. */
  answered(query) {
    if (query.query_id !== this.queryId || query.query !== this.words) return;
    this.queryId = null;
    this.next = query.next_offset;
    this.started = query.button;
    this.results.push(...query.results.map((result) => ({ ...result, query_id: query.query_id })));
    this.#offer(this.results.length ? null : "Không có kết quả nào.");
  }

  get list() {
    return this.pane.composer.suggest;
  }

  async #send(offset) {
    const { pane, words } = this;
    try {
      const query = await post("inline", { person: pane.person.id, chat: pane.chat.id, query: words, offset });
      if (this.words !== words) return;
      this.queryId = query.query_id;
      // An answer may have come over the live connection before the number of the query.
      const early = this.early?.query_id === query.query_id ? this.early : query;
      if (early.answered) this.answered(early);
    } catch (error) {
      if (this.words === words) this.#offer(error.message);
    }
  }

  /** Keep an answer whose query is not known by its number yet. */
  heard(query) {
    if (query.person_id !== this.pane.person.id || this.words === null) return;
    this.early = query;
    this.answered(query);
  }

  #offer(note) {
    const items = this.results.map((result) => ({
      nodes: [h("span", { class: "file-mark" }, icon(MARKS[result.type] || "star")),
        h("span", { class: "option-words" }, h("b", {}, result.title || "Kết quả"), result.description ? h("span", {}, result.description) : null)],
      take: () => this.#pick(result),
    }));
    if (this.started) items.unshift({ nodes: [icon("start"), h("b", {}, this.started.text)], take: () => this.#startPrivately() });
    if (this.next) items.push({ nodes: [icon("down"), h("span", {}, "Thêm kết quả…")], take: () => this.#more() });
    this.list.offer(items, { first: this.results.length > 0, label: `Kết quả của ${room.bot.first_name}`, note });
  }

  #more() {
    const { next } = this;
    this.next = null;
    this.#offer(null);
    this.#send(next);
  }

  #startPrivately() {
    const { pane } = this;
    pane.composer.text.value = "";
    this.stop();
    pane.desk.openLinkAs(pane.person, this.started.start_parameter, pane);
  }

  async #pick(result) {
    const { pane } = this;
    pane.composer.text.value = "";
    this.stop();
    await pane.does(post("pick", { person: pane.person.id, chat: pane.chat.id, query_id: result.query_id, result_id: result.id }));
    pane.composer.focus();
  }
}
