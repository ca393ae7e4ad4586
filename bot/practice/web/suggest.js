// A list over the composer to choose from while one goes on typing: commands, people to mention, inline results.

import { h } from "./dom.js";

let lists = 0;

export class Suggest {
  /** The list of this text box. */
  constructor(text) {
    this.text = text;
    this.items = [];
    lists += 1;
    this.box = h("div", { class: "suggest", id: `suggest-${lists}`, role: "listbox", "aria-label": "Gợi ý", hidden: true });
    text.setAttribute("role", "combobox");
    text.setAttribute("aria-autocomplete", "list");
    text.setAttribute("aria-controls", this.box.id);
    text.setAttribute("aria-expanded", "false");
    text.addEventListener("blur", () => this.close());
  }

  get open() {
    return !this.box.hidden;
  }

  /** Offer items: {nodes, take, complete}; `complete` is what Tab writes. `first` chooses the first at once. */
  offer(items, { first = false, label = "Gợi ý", note = null } = {}) {
    this.items = items;
    this.box.setAttribute("aria-label", label);
    this.box.replaceChildren(...items.map((item, at) => h("div", {
      role: "option", id: `${this.box.id}-${at}`, class: "option", "aria-selected": "false",
      onmousedown: (event) => { event.preventDefault(); this.#take(item); },
    }, ...item.nodes)), ...(note ? [h("p", { class: "hint" }, note)] : []));
    this.box.hidden = !items.length && !note;
    this.text.setAttribute("aria-expanded", String(this.open));
    this.chosen = -1;
    this.text.removeAttribute("aria-activedescendant");
    if (first && items.length) this.#choose(0);
  }

  close() {
    if (this.open) this.offer([]);
  }

  /** Whether the key was for the list. */
  key(event) {
    if (!this.open) return false;
    const item = this.items[this.chosen];
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown" && this.items.length) this.#choose((this.chosen + 1) % this.items.length);
    else if (event.key === "ArrowUp" && this.items.length) this.#choose((this.chosen - 1 + this.items.length) % this.items.length);
    else if (event.key === "Enter" && !event.shiftKey && item) this.#take(item);
    else if (event.key === "Tab" && !event.shiftKey && item?.complete) this.#complete(item);
    else return false;
    event.preventDefault();
    return true;
  }

  #choose(at) {
    this.chosen = at;
    [...this.box.querySelectorAll(".option")].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === at));
      if (place === at) option.scrollIntoView({ block: "nearest" });
    });
    this.text.setAttribute("aria-activedescendant", `${this.box.id}-${at}`);
  }

  #take(item) {
    this.close();
    item.take();
  }

  #complete(item) {
    this.text.value = item.complete;
    this.close();
    this.text.dispatchEvent(new Event("input"));
  }
}
