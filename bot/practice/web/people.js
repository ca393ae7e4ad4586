// The list of people to be, by their unit, each with their chats while they are in the column in use.

import { post } from "./api.js";
import { openDialog } from "./dialogs.js";
import { $, arrows, button, h, hear, icon, iconButton } from "./dom.js";
import { chatFace, face } from "./faces.js";
import { newGroupDialog } from "./groups.js";
import { summary } from "./message.js";
import { byGroup, room } from "./room.js";
import { fits } from "./text.js";

export class People {
  constructor(desk) {
    this.desk = desk;
    this.list = $("people-list");
    $("people-filter").addEventListener("input", () => this.draw());
    $("people-filter").addEventListener("keydown", (event) => { if (event.key === "ArrowDown") arrows(event, this.#rows()); });
    $("add-person").addEventListener("click", () => this.#addPerson());
    $("open-link").addEventListener("click", () => desk.askLink());
    this.list.addEventListener("keydown", (event) => { if (arrows(event, this.#rows())) this.#rove(); });
  }

  /** Draw the list as things are now, keeping the focus where it was. */
  draw() {
    const wish = $("people-filter").value.trim();
    const groups = byGroup(room.people.filter((one) => fits(`${one.first_name} ${one.group} ${one.role}`, wish)));
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.list.replaceChildren(...(groups.size ? [...groups].map(([name, members], at) => this.#group(name, members, at)) : [empty(wish)]));
    if (focused) this.list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    this.#rove();
  }

  #rows() {
    return [...this.list.querySelectorAll(".persona, .chat-line")];
  }

  // One stop of the Tab key for the whole list; the arrows go on from there.
  #rove() {
    const rows = this.#rows();
    const chosen = rows.includes(document.activeElement) ? document.activeElement
      : this.list.querySelector(".chat-line.current") || this.list.querySelector(".persona.current") || rows[0];
    for (const row of rows) row.tabIndex = row === chosen ? 0 : -1;
  }

  #group(name, members, at) {
    return h("div", { role: "group", "aria-labelledby": `unit-${at}` }, h("h2", { id: `unit-${at}` }, name), members.map((one) => this.#persona(one)));
  }

  #persona(person) {
    const { desk } = this;
    const current = person.id === desk.active?.person.id;
    const open = desk.panes.some((pane) => pane.person.id === person.id);
    const extra = person.role && !person.first_name.includes(person.role) ? h("span", {}, person.role) : null;
    const beside = desk.panes.length && desk.canOpen() && !open
      ? iconButton(`Mở ${person.first_name} ở cột bên cạnh`, "columns", () => this.#open(person, person.id, true), { class: "round beside", tabindex: "-1" }) : null;
    return h("div", { class: "persona-box" }, h("div", { class: "persona-line" }, button({
      class: `persona${current ? " current" : ""}${open ? " open" : ""}`, "aria-current": current ? "true" : null, "data-key": `p${person.id}`,
      onclick: (event) => this.#open(person, person.id, event.ctrlKey || event.metaKey),
    }, face(person), h("span", { class: "persona-words" }, h("b", {}, person.first_name), extra), open && !current ? hear("đang mở ở một cột") : null, badge(person.unread)), beside),
    current ? this.#chats(person) : null);
  }

  #chats(person) {
    const chats = room.chats.get(person.id) || [];
    return h("div", { class: "chats" }, chats.filter((chat) => !chat.upgraded_to).map((chat) => this.#chat(person, chat)),
      button({ class: "chat-line new-group", "data-key": `g${person.id}`, onclick: () => newGroupDialog(person, (chat) => this.desk.openNew(person, chat)) },
        h("span", { class: "face small plus", "aria-hidden": "true" }, icon("plus")), h("span", {}, "Lập nhóm mới")));
  }

  #chat(person, chat) {
    const current = chat.id === this.desk.active.chat.id;
    const last = chat.last ? summary(chat.last) : chat.type === "private" ? "Chưa bắt đầu" : "Chưa có tin";
    return button({
      class: current ? "chat-line current" : "chat-line", "data-key": `c${person.id}:${chat.id}`, "aria-current": current ? "true" : null,
      onclick: () => this.#open(person, chat.id),
    }, chatFace(chat, "small"), h("span", { class: "persona-words" }, h("b", {}, h("bdi", {}, chat.title)), h("span", {}, h("bdi", {}, last))), badge(chat.unread));
  }

  #open(person, chatId, beside = false) {
    this.desk.open(person, chatId, { beside }).catch((error) => this.desk.tell(error.message));
  }

  #addPerson() {
    const field = (words, properties) => h("label", { class: "field" }, words, h("input", { autocomplete: "off", maxlength: "64", ...properties }));
    const form = h("form", { class: "dialog-form" }, field("Tên gọi", { name: "first_name", required: true, placeholder: "Chuyên viên mới" }),
      field("Đơn vị", { name: "group", value: "Ngoài cụm" }), field("Vai trò", { name: "role" }),
      h("p", { class: "hint" }, "Người mới chưa được trợ lý biết. Hãy mời bằng liên kết, như với người thật."),
      h("div", { class: "dialog-row" }, button({ class: "second", onclick: () => box.close() }, "Thôi"), h("button", { type: "submit", class: "primary" }, "Thêm")));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const person = await post("people", Object.fromEntries(new FormData(form)));
        box.close();
        await this.desk.refresh();
        this.#open(person, person.id);
      } catch (error) {
        this.desk.tell(error.message);
      }
    });
    const box = openDialog("Thêm nhân vật", form);
  }
}

function empty(wish) {
  return h("p", { class: "hint" }, wish ? "Không có nhân vật nào khớp." : "Chưa có nhân vật nào.");
}

function badge(count) {
  if (!count) return null;
  return h("span", { class: "badge" }, count > 99 ? "99+" : String(count), hear(" tin chưa đọc"));
}
