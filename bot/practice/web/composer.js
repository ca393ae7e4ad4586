// What stands under the messages: the composer, the reply keyboard, the command menu, or one big button.

import { $, button, h, icon, menuButton } from "./dom.js";
import { summary } from "./message.js";

const SAMPLES = [["voice", "Tin thoại mẫu"], ["sticker", "Nhãn dán mẫu"], ["poll", "Bình chọn mẫu"], ["location", "Vị trí mẫu"], ["contact", "Danh thiếp mẫu"]];

/** Draw the bottom of the chat. `on` has: start, unblock, say(text, options), sample(kind), files(list, asPhoto), cancel. */
export function drawBottom(state, on) {
  const { chat } = state;
  if (!chat) return $("bottom").replaceChildren();
  if (chat.type === "private" && chat.blocked) return big("BỎ CHẶN", on.unblock);
  if (chat.type === "private" && (!chat.started || state.pendingStart !== null)) return big("BẮT ĐẦU", on.start);
  const kept = $("composer-text")?.value || "";
  const text = textBox(state, on, state.editing ? state.editing.text : kept);
  $("bottom").replaceChildren(...[context(state, on), menuBox(), line(state, on, text), replyKeyboard(state, on)].filter(Boolean));
  fit(text);
}

/** Put the cursor where one writes. */
export const focusComposer = () => ($("composer-text") || $("bottom").querySelector(".big"))?.focus();

function big(words, does) {
  $("bottom").replaceChildren(button({ class: "big", onclick: does }, words));
}

function context(state, on) {
  const message = state.editing || state.replying;
  if (!message) return null;
  return h("div", { class: "context" }, h("span", { class: "context-words" }, h("b", {}, state.editing ? "Sửa tin" : `Trả lời ${message.from.first_name}`), h("span", {}, summary(message))),
    button({ class: "round", "aria-label": "Thôi", onclick: on.cancel }, icon("close")));
}

function menuBox() {
  return h("div", { class: "commands", id: "commands", role: "listbox", "aria-label": "Danh sách lệnh", hidden: true });
}

function line(state, on, text) {
  const commands = state.commands.length
    ? button({ class: "round", "aria-label": "Danh sách lệnh", onclick: () => { text.value = "/"; text.focus(); drawCommands(state, on, text); } }, icon("menu")) : null;
  const keys = state.chat.keyboard?.keyboard
    ? button({ class: "round", "aria-label": state.keysHidden ? "Hiện bàn phím trả lời" : "Ẩn bàn phím trả lời", onclick: on.keys }, icon("keys")) : null;
  return h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); submit(on, text); } },
    commands, attach(on), text, keys, h("button", { type: "submit", class: "round send", "aria-label": "Gửi" }, icon("send")));
}

function textBox(state, on, value) {
  const placeholder = state.chat.keyboard?.input_field_placeholder || "Nhập tin nhắn";
  const text = h("textarea", {
    id: "composer-text", rows: "1", placeholder, "aria-label": "Nhập tin nhắn", autocomplete: "off", value,
    role: "combobox", "aria-expanded": "false", "aria-controls": "commands", "aria-autocomplete": "list",
    oninput: () => { fit(text); drawCommands(state, on, text); },
    onkeydown: (event) => keyed(event, on, text),
    onblur: () => setTimeout(() => { if (document.activeElement !== text) closeCommands(text); }, 150),
    onpaste: (event) => { if (event.clipboardData.files.length) { event.preventDefault(); on.files([...event.clipboardData.files], true); } },
  });
  return text;
}

function keyed(event, on, text) {
  if (event.isComposing) return;
  const list = $("commands");
  const chosen = list.querySelector("[aria-selected=true]");
  if (event.key === "Escape") { if (list.hidden) on.cancel(); else closeCommands(text); return; }
  if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling";
    choose(text, chosen?.[step] || (event.key === "ArrowDown" ? list.firstElementChild : list.lastElementChild));
  } else if (!list.hidden && event.key === "Tab" && chosen) {
    event.preventDefault();
    text.value = `${chosen.dataset.command} `;
    closeCommands(text);
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (!list.hidden && chosen) text.value = chosen.dataset.command;
    submit(on, text);
  }
}

function submit(on, text) {
  const words = text.value.trim();
  if (!words) return;
  text.value = "";
  fit(text);
  closeCommands(text);
  on.say(words);
}

function drawCommands(state, on, text) {
  const match = /^\/(\w*)$/.exec(text.value);
  const found = match ? state.commands.filter((one) => one.command.startsWith(match[1])) : [];
  const list = $("commands");
  const take = (one) => { text.value = ""; closeCommands(text); on.say(`/${one.command}`); };
  list.replaceChildren(...found.map((one, at) => h("div", {
    role: "option", id: `command-${at}`, class: "command", "aria-selected": "false", "data-command": `/${one.command}`,
    onmousedown: (event) => { event.preventDefault(); take(one); },
  }, h("b", {}, `/${one.command}`), h("span", {}, one.description))));
  list.hidden = !found.length;
  text.setAttribute("aria-expanded", String(!list.hidden));
  if (match?.[1] && found.length) choose(text, list.firstElementChild);
}

function choose(text, option) {
  for (const one of $("commands").children) one.setAttribute("aria-selected", String(one === option));
  text.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function closeCommands(text) {
  const list = $("commands");
  if (!list) return;
  list.hidden = true;
  text.setAttribute("aria-expanded", "false");
  text.removeAttribute("aria-activedescendant");
}

function attach(on) {
  const input = (accept, asPhoto) => h("input", { type: "file", hidden: true, multiple: true, accept, onchange: (event) => on.files([...event.target.files], asPhoto) });
  const documents = input(null, false);
  const photos = input("image/png,image/jpeg,image/gif", true);
  documents.id = "pick-file";
  photos.id = "pick-photo";
  const items = [["Ảnh…", () => photos.click()], ["Tệp…", () => documents.click()], null, ...SAMPLES.map(([kind, words]) => [words, () => on.sample(kind)])];
  return h("div", { class: "attach" }, ...menuButton({ class: "round", "aria-label": "Đính kèm" }, icon("clip"), items), documents, photos);
}

function replyKeyboard(state, on) {
  const rows = state.chat.keyboard?.keyboard;
  if (!rows || state.keysHidden) return null;
  return h("div", { class: "reply-keys", role: "group", "aria-label": "Bàn phím trả lời" },
    rows.map((row) => h("div", { class: "keys" }, row.map((one) => button({ class: "reply-key", onclick: () => on.replyKey(one) }, one.text)))));
}

function fit(text) {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
}
