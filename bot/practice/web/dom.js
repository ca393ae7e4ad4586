// Building nodes. Nothing here, or elsewhere, turns data into markup.

const SVG = "http://www.w3.org/2000/svg";

/** A node: h("button", {class: "x", onclick: f, "aria-label": "y"}, child, "text", ...). */
export function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A real button, of type "button". */
export function button(properties, ...children) {
  return h("button", { type: "button", ...properties }, ...children);
}

/** One of the page's drawings. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  drawing.append(use);
  return drawing;
}

/** A button that opens a menu of [words, does] pairs (null: a line); it stays within the window. */
export function menuButton(properties, drawing, items) {
  const menu = h("div", { class: "popup", popover: "auto" }, items.map((item) => item
    ? button({ onclick: () => { menu.hidePopover(); item[1](); } }, item[0]) : h("hr")));
  const toggle = button({ ...properties, "aria-expanded": "false" }, drawing);
  menu.addEventListener("toggle", ({ newState }) => {
    const open = newState === "open";
    toggle.setAttribute("aria-expanded", String(open));
    if (!open) return;
    const at = toggle.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = menu;
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
    menu.style.top = `${at.bottom + height + 8 < innerHeight ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
    menu.querySelector("button").focus();
  });
  toggle.popoverTargetElement = menu;
  return [toggle, menu];
}

export const $ = (id) => document.getElementById(id);

/** A coloured circle with the initials of a name. */
export function avatar(name, { bot = false } = {}) {
  const words = name.trim().split(/\s+/);
  const letters = (words.length > 1 ? words.at(-2)[0] + words.at(-1)[0] : words[0].slice(0, 2)).toUpperCase();
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 360;
  const circle = h("span", { class: bot ? "avatar bot" : "avatar", "aria-hidden": "true" }, letters);
  if (!bot) circle.style.setProperty("--hue", sum);
  return circle;
}

const CLOCK = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
const DAY = new Intl.DateTimeFormat("vi-VN", { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", timeZone: "Asia/Ho_Chi_Minh" });
const SECONDS = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

export const clockTime = (seconds) => CLOCK.format(seconds * 1000);
export const clockSeconds = (seconds) => SECONDS.format(seconds * 1000);
export const dayName = (seconds) => DAY.format(seconds * 1000);

/** "1,2 MB". */
export function size(bytes) {
  const units = ["B", "KB", "MB", "GB"];
  let unit = 0;
  while (bytes >= 1024 && unit < units.length - 1) { bytes /= 1024; unit += 1; }
  return `${bytes.toLocaleString("vi-VN", { maximumFractionDigits: unit ? 1 : 0 })} ${units[unit]}`;
}
