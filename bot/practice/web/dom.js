// Building nodes. Nothing here, or elsewhere, turns data into markup.

const SVG = "http://www.w3.org/2000/svg";

export const $ = (id) => document.getElementById(id);

/** Narrow enough for one pane at a time. */
export const narrow = matchMedia("(max-width: 760px)");

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

/** A round button that shows a drawing and says its name. */
export function iconButton(name, drawing, onclick, properties = {}) {
  return button({ class: "round", "aria-label": name, title: name, onclick, ...properties }, icon(drawing));
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

/** Words that only a screen reader says. */
export const hear = (words) => h("span", { class: "hear" }, words);

/** A round button with a menu. `items` gives [drawing, words, does] triples (null: a line) when it opens. */
export function menuButton(name, drawing, items, properties = {}) {
  const toggle = iconButton(name, drawing, () => openMenu(toggle, items()), { ...properties, "aria-haspopup": "true", "aria-expanded": "false" });
  return toggle;
}

/** Open a menu beside a control, or where the pointer is; the focus returns when it closes. */
export function openMenu(opener, items, at = opener.getBoundingClientRect()) {
  const menu = h("div", { class: "popup", popover: "auto", role: "group", "aria-label": opener.getAttribute("aria-label") });
  menu.append(...items.map((item) => menuLine(item, menu)));
  menu.addEventListener("toggle", ({ newState }) => {
    if (opener.hasAttribute("aria-expanded")) opener.setAttribute("aria-expanded", String(newState === "open"));
    if (newState !== "open") menu.remove();
  });
  menu.addEventListener("keydown", (event) => arrows(event, [...menu.querySelectorAll("button")]));
  // Everything outside a modal dialog is out of reach, so its menus stand within it.
  (opener.closest("dialog") || document.body).append(menu);
  menu.showPopover();
  place(menu, at);
  menu.querySelector("button")?.focus();
}

function menuLine(item, menu) {
  if (!item) return h("hr");
  const [drawing, words, does] = item;
  return button({ onclick: () => { menu.hidePopover(); does(); } }, icon(drawing), h("span", {}, words));
}

function place(menu, at) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + height + 8 < innerHeight;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Move the focus among controls with the arrows, Home and End; gives the one that has it now, if it moved. */
export function arrows(event, controls, steps = STEPS) {
  const step = steps[event.key];
  if (!step || !controls.length) return null;
  event.preventDefault();
  const at = controls.findIndex((one) => one === document.activeElement || one.contains(document.activeElement));
  const next = controls[Math.max(0, Math.min(controls.length - 1, at + step))];
  next.focus();
  return next;
}
