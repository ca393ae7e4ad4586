// What a message carries besides words: pictures, files, and the small samples.

import { fileAddress } from "./api.js";
import { h, icon } from "./dom.js";
import { size } from "./text.js";

const KINDS = {
  voice: "Tin thoại", sticker: "Nhãn dán", poll: "Bình chọn", location: "Vị trí", contact: "Danh thiếp",
  venue: "Địa điểm", video: "Video", audio: "Âm thanh", animation: "Ảnh động", video_note: "Video tròn",
};
const PICTURE = /^image\/(png|jpeg|gif|webp)$/;

/** The nodes of everything in a message but its words. */
export function media(message) {
  const parts = [];
  if (message.photo) parts.push(photo(message.photo.at(-1)));
  if (message.document) parts.push(file(message.document));
  for (const kind of Object.keys(KINDS)) if (message[kind]) parts.push(sample(kind, message[kind]));
  return parts;
}

/** One word for what a message carries, or nothing. */
export function mediaName(message) {
  if (message.photo) return "Ảnh";
  if (message.document) return message.document.file_name;
  return KINDS[Object.keys(KINDS).find((kind) => message[kind])];
}

function photo(picture) {
  const address = fileAddress(picture.file_id);
  const image = h("img", { src: address, alt: "Ảnh", width: picture.width || null, height: picture.height || null, loading: "lazy" });
  const frame = h("a", { class: "photo", href: address, target: "_blank", rel: "noopener", "aria-label": "Mở ảnh" }, image);
  image.addEventListener("error", () => frame.replaceChildren(icon("picture"), "Ảnh không mở được"), { once: true });
  return frame;
}

function file(document_) {
  const picture = PICTURE.test(document_.mime_type || "");
  const mark = picture ? h("img", { src: fileAddress(document_.file_id), alt: "", loading: "lazy" }) : icon("file");
  return h("a", { class: "file", href: fileAddress(document_.file_id, true), download: document_.file_name },
    h("span", { class: picture ? "file-mark pictured" : "file-mark", "data-kind": extension(document_.file_name) }, mark),
    h("span", { class: "file-words" }, h("bdi", { class: "file-name" }, document_.file_name),
      h("span", { class: "file-size" }, size(document_.file_size), " · Tải về")), icon("down"));
}

const extension = (name = "") => /\.(\w{1,5})$/.exec(name)?.[1].toLowerCase();

function sample(kind, thing) {
  if (kind === "sticker") return h("div", { class: "sticker", role: "img", "aria-label": `Nhãn dán ${thing.emoji}` }, thing.emoji);
  if (kind === "voice") return voice(thing);
  if (kind === "poll") return poll(thing);
  if (kind === "location") return located("place", `${thing.latitude.toFixed(4)}, ${thing.longitude.toFixed(4)}`, KINDS.location);
  if (kind === "contact") return located("contact", thing.first_name, thing.phone_number);
  return located("file", KINDS[kind], thing.file_name || "");
}

function voice(thing) {
  const heights = [5, 9, 14, 8, 17, 11, 20, 13, 7, 16, 10, 6, 12, 18, 9, 5];
  const wave = h("span", { class: "wave", "aria-hidden": "true" }, heights.map((height) => {
    const bar = h("i");
    bar.style.height = `${height}px`;
    return bar;
  }));
  return h("div", { class: "voice" }, h("span", { class: "file-mark" }, icon("voice")), wave,
    h("span", {}, `${KINDS.voice} 0:${String(thing.duration).padStart(2, "0")}`));
}

function poll(thing) {
  return h("div", { class: "poll" }, h("b", {}, thing.question), h("span", { class: "file-size" }, KINDS.poll),
    h("ul", {}, thing.options.map((option) => h("li", {}, option.text))));
}

function located(drawing, first, second) {
  return h("div", { class: "file" }, h("span", { class: "file-mark" }, icon(drawing)),
    h("span", { class: "file-words" }, h("bdi", { class: "file-name" }, first), h("span", { class: "file-size" }, second)));
}
