// Text with entities to nodes. JavaScript strings count in UTF-16, as Telegram's offsets do.

import { button, h } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code" };

/** Nodes for a text. `on` has: link(url), command(text). */
export function render(text, entities, on) {
  const sorted = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, sorted, 0, text.length, on);
}

function span(text, entities, start, end, on) {
  const nodes = [];
  let at = start;
  let rest = entities;
  while (rest.length) {
    const [entity, ...later] = rest;
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inside = later.filter((one) => one.offset < stop);
    nodes.push(wrap(entity, text.slice(entity.offset, stop), span(text, inside, Math.max(entity.offset, at), stop, on), on));
    at = Math.max(at, stop);
    rest = later.filter((one) => one.offset >= stop);
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function wrap(entity, words, children, on) {
  switch (entity.type) {
    case "pre": return h("pre", {}, h("code", {}, ...children));
    case "spoiler": return spoiler(children);
    case "blockquote": return h("blockquote", {}, ...children);
    case "expandable_blockquote": return expandable(children);
    case "text_link": return link(entity.url, children, on);
    case "url": return link(words, children, on);
    case "email": return link(`mailto:${words}`, children, on);
    case "bot_command": return button({ class: "inline-link", onclick: () => on.command(words) }, ...children);
    case "mention": case "text_mention": case "hashtag": return h("span", { class: "mention" }, ...children);
    default: return h(TAGS[entity.type] || "span", {}, ...children);
  }
}

function link(url, children, on) {
  const safe = /^(https?|tg|mailto|tel):/i.test(url) ? url : `https://${url}`;
  return h("a", { href: safe, rel: "noreferrer noopener", onclick: (event) => { event.preventDefault(); on.link(safe); } }, ...children);
}

function spoiler(children) {
  const cover = button({ class: "spoiler", "aria-label": "Nội dung được che, bấm để xem" }, ...children);
  cover.addEventListener("click", () => { cover.classList.add("shown"); cover.removeAttribute("aria-label"); });
  return cover;
}

function expandable(children) {
  const quote = h("blockquote", { class: "expandable" }, h("div", { class: "quote-words" }, ...children));
  const more = button({ class: "quote-more", "aria-expanded": "false" }, "Xem đầy đủ");
  more.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    more.setAttribute("aria-expanded", String(open));
    more.textContent = open ? "Thu gọn" : "Xem đầy đủ";
  });
  quote.append(more);
  return quote;
}
