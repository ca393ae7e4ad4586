// Files on their way: chosen, dropped or pasted, seen once more with their sizes, then sent, several as an album.

import { sendForm } from "./api.js";
import { h, icon, iconButton } from "./dom.js";
import { size } from "./text.js";

const MOST = 50 * 1024 * 1024;
const ALBUM = 10;
const PHOTO = /^image\/(png|jpeg|gif)$/;

export class Tray {
  /** `changed` is called whenever there is more or less in the tray. */
  constructor(changed) {
    this.changed = changed;
    this.items = [];
    this.list = h("ul", { class: "tray-list", "aria-label": "Tệp sắp gửi" });
    this.asFile = h("input", { type: "checkbox" });
    this.choice = h("label", { class: "tray-choice" }, this.asFile, "Gửi ảnh dưới dạng tệp, giữ nguyên chất lượng");
    this.box = h("div", { class: "tray", hidden: true }, this.list, this.choice);
  }

  get empty() {
    return !this.items.length;
  }

  /** Put files in. `asFile` says that pictures were meant as documents. */
  add(files, { asFile = false } = {}) {
    if (asFile) this.asFile.checked = true;
    for (const file of files) this.#put(file);
    this.#tell();
  }

  clear() {
    for (const item of [...this.items]) this.#drop(item);
  }

  /** Send what fits: up to ten of a kind as one album. The caption goes with the first; what of it is left is given back. */
  async send(fields, caption) {
    let words = caption;
    for (const batch of this.#batches()) if (await this.#sendOne(batch, { ...fields, caption: words })) words = "";
    return words;
  }

  #batches() {
    const batches = [];
    for (const item of this.items.filter((one) => !one.wrong)) {
      item.asPhoto = PHOTO.test(item.file.type) && !this.asFile.checked;
      const last = batches.at(-1);
      if (last?.length < ALBUM && last[0].asPhoto === item.asPhoto) last.push(item);
      else batches.push([item]);
    }
    return batches;
  }

  async #sendOne(batch, fields) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, as_photo: String(batch[0].asPhoto) })) form.append(name, value);
    for (const item of batch) {
      form.append("file", item.file);
      item.node.classList.add("sending");
    }
    try {
      await sendForm(batch.length > 1 ? "album" : "upload", form, (share) => { for (const item of batch) item.bar.value = share; });
      for (const item of batch) this.#drop(item);
      return true;
    } catch (error) {
      for (const item of batch) this.#failed(item, error);
      return false;
    }
  }

  #failed(item, error) {
    item.node.classList.remove("sending");
    item.node.classList.add("bad");
    item.bar.value = 0;
    item.words.textContent = `${error.message} Bấm gửi để thử lại.`;
  }

  #put(file) {
    const wrong = file.size === 0 ? "Tệp rỗng, không gửi được." : file.size > MOST ? `${size(file.size)}: lớn quá 50 MB, không gửi được.` : "";
    const address = PHOTO.test(file.type) ? URL.createObjectURL(file) : null;
    const words = h("span", { class: "file-size", "aria-live": "polite" }, wrong || size(file.size));
    const bar = h("progress", { max: "1", value: 0, "aria-label": `Tiến độ gửi ${file.name}` });
    const item = { file, wrong, address, words, bar };
    item.node = h("li", { class: wrong ? "tray-item bad" : "tray-item" },
      h("span", { class: address ? "file-mark pictured" : "file-mark" }, address ? h("img", { src: address, alt: "" }) : icon("file")),
      h("span", { class: "file-words" }, h("bdi", { class: "file-name" }, file.name), words, bar),
      iconButton(`Bỏ ${file.name}`, "close", () => this.#drop(item)));
    this.items.push(item);
    this.list.append(item.node);
  }

  #drop(item) {
    if (item.address) URL.revokeObjectURL(item.address);
    this.items = this.items.filter((one) => one !== item);
    item.node.remove();
    this.#tell();
  }

  #tell() {
    this.box.hidden = this.empty;
    this.choice.hidden = !this.items.some((one) => one.address);
    if (this.empty) this.asFile.checked = false;
    this.changed();
  }
}
