// What stands under the messages: the composer with its lists, the reply keyboard, or one big button.

import { button, h, icon, iconButton, menuButton } from "./dom.js";
import { summary } from "./message.js";
import { Suggest } from "./suggest.js";
import { Tray } from "./tray.js";

const HIGHEST = 160;
const SAMPLES = [
  ["voice", "voice", "Tin thoại mẫu"], ["star", "sticker", "Nhãn dán mẫu"], ["poll", "poll", "Bình chọn mẫu"],
  ["place", "location", "Vị trí mẫu"], ["contact", "contact", "Danh thiếp mẫu"],
];

export class Composer {
  /** `on` has: say(text, given), sample(kind), files(tray, caption, given), start(), unblock(), moved(), lastOwn(), suggestions(text). */
  constructor(on) {
    this.on = on;
    this.replying = null;
    this.editing = null;
    this.keysHidden = false;
    this.text = h("textarea", { rows: "1", "aria-label": "Nhập tin nhắn", autocomplete: "off", oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event), onpaste: (event) => this.#paste(event) });
    this.suggest = new Suggest(this.text);
    this.tray = new Tray(() => this.#placeholder());
    this.context = h("div", { class: "context", hidden: true });
    this.commands = iconButton("Danh sách lệnh", "menu", () => this.write("/"));
    this.keysToggle = iconButton("", "keys", () => { this.keysHidden = !this.keysHidden; this.update(this.chat); this.focus(); });
    this.keys = h("div", { class: "reply-keys", role: "group", "aria-label": "Bàn phím trả lời" });
    this.form = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.#submit(); } },
      this.commands, ...this.#attach(), this.text, this.keysToggle, h("button", { type: "submit", class: "round send", "aria-label": "Gửi", title: "Gửi" }, icon("send")));
    this.node = h("div", { class: "bottom" });
  }

  /** Draw for this chat; `pendingStart` asks for Start once more, `hasCommands` shows the menu's button. */
  update(chat, { pendingStart = this.pendingStart, hasCommands = this.hasCommands } = {}) {
    const had = this.node.contains(document.activeElement);
    Object.assign(this, { chat, pendingStart, hasCommands });
    const own = chat.type === "private";
    if (chat.upgraded_to) this.#big("TỚI SIÊU NHÓM MỚI", this.on.moved);
    else if (own && chat.blocked) this.#big("BỎ CHẶN", this.on.unblock);
    else if (own && (!chat.started || pendingStart !== null && pendingStart !== undefined)) this.#big("BẮT ĐẦU", this.on.start);
    else this.#writing();
    if (had && !this.node.contains(document.activeElement)) this.focus();
  }

  /** Put the cursor where one writes. */
  focus() {
    (this.text.isConnected ? this.text : this.node.querySelector(".big"))?.focus();
  }

  /** Put words into the text box, as if typed. */
  write(words) {
    this.text.value = words;
    this.text.focus();
    this.#typed();
  }

  reply(message) {
    this.#about({ replying: message });
  }

  edit(message) {
    this.#about({ editing: message });
    this.write(message.text);
  }

  /** Forget what was being answered, edited or attached. */
  reset() {
    this.tray.clear();
    this.#about({}, { focus: false });
    this.text.value = "";
    this.suggest.close();
    this.keysHidden = false;
  }

  #about({ replying = null, editing = null }, { focus = true } = {}) {
    if (this.editing && !editing) this.text.value = "";
    Object.assign(this, { replying, editing });
    const message = editing || replying;
    this.context.hidden = !message;
    this.context.replaceChildren(...(message ? [icon(editing ? "edit" : "reply"),
      h("span", { class: "context-words" }, h("b", {}, editing ? "Sửa tin" : `Trả lời ${message.from.first_name}`), h("bdi", {}, summary(message))),
      iconButton("Thôi", "close", () => this.#about({}))] : []));
    if (focus) this.focus();
  }

  #big(words, does) {
    this.node.replaceChildren(button({ class: "big", onclick: does }, words));
  }

  #writing() {
    const rows = this.chat.keyboard?.keyboard;
    this.commands.hidden = !this.hasCommands;
    this.keysToggle.hidden = !rows;
    this.keysToggle.setAttribute("aria-label", this.keysHidden ? "Hiện bàn phím trả lời" : "Ẩn bàn phím trả lời");
    this.keys.hidden = !rows || this.keysHidden;
    this.keys.replaceChildren(...(rows || []).map((row) => h("div", { class: "keys" }, row.map((one) => button({ class: "reply-key", onclick: () => this.#replyKey(one) }, one.text)))));
    this.#placeholder();
    if (!this.form.isConnected || this.form.parentElement !== this.node) {
      this.node.replaceChildren(this.suggest.box, this.context, this.tray.box, this.form, this.keys);
    }
    this.fit();
  }

  #placeholder() {
    this.text.placeholder = !this.tray.empty ? "Thêm lời cho tệp" : this.chat?.keyboard?.input_field_placeholder || "Nhập tin nhắn";
  }

  #replyKey(one) {
    if (one.request_contact) this.on.sample("contact");
    else if (one.request_location) this.on.sample("location");
    else this.#say(one.text);
  }

  #typed() {
    this.fit();
    this.on.suggestions(this.text.value);
  }

  #key(event) {
    if (event.isComposing || this.suggest.key(event)) return;
    if (event.key === "Escape" && (this.editing || this.replying)) this.#about({});
    else if (event.key === "Escape" && !this.tray.empty) this.tray.clear();
    else if (event.key === "ArrowUp" && !this.text.value && this.on.lastOwn()) { event.preventDefault(); this.edit(this.on.lastOwn()); }
    else if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); this.#submit(); }
  }

  #paste(event) {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    this.tray.add(event.clipboardData.files);
  }

  async #submit() {
    const words = this.text.value.trim();
    if (!this.tray.empty) {
      this.text.value = "";
      this.fit();
      const given = this.replying ? { reply_to: this.replying.message_id } : {};
      this.#about({});
      const left = await this.on.files(this.tray, words, given);
      this.text.value ||= left;
      this.fit();
      return;
    }
    if (!words) return;
    this.text.value = "";
    this.suggest.close();
    this.fit();
    this.#say(words);
  }

  async #say(words) {
    const given = { edit: this.editing?.message_id, reply_to: this.replying?.message_id };
    this.editing = null;
    this.#about({});
    if (this.chat.keyboard?.one_time_keyboard && !this.keysHidden) {
      this.keysHidden = true;
      this.update(this.chat);
    }
    // What was refused is given back to be mended.
    if (!await this.on.say(words, given)) this.text.value ||= words;
    this.fit();
  }

  #attach() {
    const input = (name, accept, asFile) => h("input", { type: "file", hidden: true, multiple: true, accept, "data-pick": name,
      onchange: ({ target }) => { this.tray.add([...target.files], { asFile }); target.value = ""; this.focus(); } });
    const documents = input("file", null, true);
    const photos = input("photo", "image/png,image/jpeg,image/gif", false);
    const toggle = menuButton("Đính kèm", "clip", () => [
      ["picture", "Ảnh…", () => photos.click()], ["file", "Tệp…", () => documents.click()], null,
      ...SAMPLES.map(([drawing, kind, words]) => [drawing, words, () => this.on.sample(kind)])]);
    return [toggle, documents, photos];
  }

  /** Make the text box as high as its words, once it stands in the page. */
  fit() {
    this.text.style.height = "auto";
    if (this.text.scrollHeight) this.text.style.height = `${Math.min(this.text.scrollHeight + 2, HIGHEST)}px`;
  }
}
