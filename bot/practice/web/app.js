// The page: what it knows, what it does, and what it draws when.

import { get, live, post, send } from "./api.js";
import { $, avatar, button, dayName, h, icon } from "./dom.js";
import { alertBox, chooser, outside, toast } from "./dialogs.js";
import { bubble, summary } from "./message.js";
import { drawPeople } from "./people.js";
import { drawBottom, focusComposer } from "./composer.js";
import { addCall, buildTools, drawCalls, drawClock, drawFaults, drawRates } from "./tools.js";

const state = {
  bot: null, people: [], person: null, chats: [], chat: null, messages: new Map(), commands: [], clock: null,
  presses: new Map(), replying: null, editing: null, pendingStart: null, keysHidden: false, typing: null, atEnd: true,
};

const warn = (error) => toast(error.message, "bad");
const inChat = (given) => ({ person: state.person.id, chat: state.chat.id, ...given });

// Opening.

async function openPersona(id, chatId = null, { pane = true } = {}) {
  const person = state.people.find((one) => one.id === id);
  if (!person) return;
  Object.assign(state, { person, replying: null, editing: null, pendingStart: null });
  state.chats = await get(`chats?person=${id}`);
  await openChat(chatId && state.chats.some((one) => one.id === chatId) ? chatId : id, { pane });
}

async function openChat(id, { pane = true } = {}) {
  Object.assign(state, { replying: null, editing: null, keysHidden: false, typing: null, chat: state.chats.find((one) => one.id === id) });
  const [messages, commands] = await Promise.all([
    get(`chats/${id}/messages?person=${state.person.id}&last=100`), get(`commands?chat=${id}&person=${state.person.id}`)]);
  state.messages = new Map(messages.map((one) => [one.message_id, one]));
  state.commands = commands;
  if (pane) showPane("chat");
  history.replaceState(null, "", `#p=${state.person.id}&c=${id}`);
  draw();
  markRead();
  if (pane && matchMedia("(hover: hover)").matches) focusComposer();
}

async function reload() {
  const [bot, people, clock, faults, rates, calls] = await Promise.all([get("bot"), get("people"), get("clock"), get("faults"), get("rates"), get("calls?last=100")]);
  Object.assign(state, { bot, people });
  drawClock(state, clock);
  drawFaults(faults);
  drawRates(rates.on);
  drawCalls(calls);
  const hash = new URLSearchParams(location.hash.slice(1));
  const wanted = Number(hash.get("p"));
  const known = people.find((one) => one.id === (state.person?.id || wanted)) || people[0];
  if (known) await openPersona(known.id, state.chat?.id || Number(hash.get("c")) || null, { pane: Boolean(wanted) && !state.person });
  else draw();
}

let refreshing = null;
function refreshSoon() {
  refreshing ??= setTimeout(async () => {
    refreshing = null;
    state.people = await get("people");
    state.person = state.people.find((one) => one.id === state.person?.id) || state.people[0] || null;
    if (!state.person) return;
    state.chats = await get(`chats?person=${state.person.id}`);
    const before = state.chat;
    state.chat = state.chats.find((one) => one.id === before?.id) || null;
    if (!state.chat) { await openPersona(state.person.id, null, { pane: false }); return; }
    drawPeople(state, onPeople);
    drawHead();
    drawPinned();
    if (JSON.stringify([before.keyboard, before.started, before.blocked]) !== JSON.stringify([state.chat.keyboard, state.chat.started, state.chat.blocked])) {
      state.keysHidden = false;
      keepFocus(() => drawBottom(state, onBottom));
    }
  }, 120);
}

function markRead() {
  const shown = !matchMedia("(max-width: 760px)").matches || document.body.dataset.pane === "chat";
  if (!state.chat || document.hidden || !shown || state.messages.size === 0) return;
  post("read", inChat({})).catch(warn);
}

// Drawing.

function draw() {
  drawPeople(state, onPeople);
  drawHead();
  drawPinned();
  drawBottom(state, onBottom);
  drawMessages();
}

function drawHead() {
  const { chat } = state;
  if (!chat) return $("chat-head").replaceChildren();
  const isPrivate = chat.type === "private";
  const under = state.typing ? "đang soạn tin…" : isPrivate ? "bot" : `${chat.members.filter((one) => one.standing !== "left" && one.standing !== "kicked").length} thành viên`;
  $("chat-head").replaceChildren(
    button({ class: "round only-narrow", "aria-label": "Danh sách nhân vật", onclick: () => showPane("people") }, icon("back")),
    isPrivate ? avatar(chat.title, { bot: true }) : h("span", { class: "avatar group", "aria-hidden": "true" }, icon("people")),
    h("div", { class: "head-words" }, h("h2", {}, chat.title), h("span", { class: state.typing ? "typing" : "" }, under), h("span", { class: "as-narrow" }, ` · ${state.person.first_name}`)),
    h("span", { class: "as" }, "Đang là ", h("b", {}, state.person.first_name)),
    isPrivate && chat.started && !chat.blocked ? button({ class: "plain", onclick: () => post("block", { person: state.person.id }).catch(warn) }, "Chặn bot") : "");
}

function drawPinned() {
  const id = state.chat?.pinned.at(-1);
  const message = id && state.messages.get(id);
  $("pinned").hidden = !message;
  if (message) $("pinned").replaceChildren(button({ onclick: () => show(id) }, icon("pin"), h("span", {}, h("b", {}, "Tin đã ghim"), " ", summary(message))));
}

function drawMessages() {
  const list = [...state.messages.values()];
  const nodes = [];
  let day = "";
  for (const message of list) {
    const name = dayName(message.date);
    if (name !== day) nodes.push(h("div", { class: "day" }, name));
    day = name;
    nodes.push(bubble(message, view()));
  }
  $("messages").replaceChildren(...(nodes.length ? nodes : [welcome()]));
  toEnd();
}

function toEnd() {
  $("messages").scrollTop = $("messages").scrollHeight;
  state.atEnd = true;
}

function welcome() {
  if (!state.chat) return h("div", { class: "welcome" }, h("h2", {}, "Chọn một nhân vật"), h("p", {}, "Mỗi nhân vật có cuộc trò chuyện riêng với bot, như trên điện thoại của chính họ."));
  if (state.chat.type !== "private") return h("div", { class: "welcome" }, h("p", {}, "Chưa có tin nhắn."));
  return h("div", { class: "welcome" }, avatar(state.bot.first_name, { bot: true }), h("h2", {}, state.bot.first_name),
    h("p", {}, state.bot.description || "Bot này làm được gì? Bấm BẮT ĐẦU để biết."));
}

function view() {
  return {
    person: state.person, group: state.chat.type !== "private", on: onMessage,
    pressed: (id, data) => [...state.presses.values()].some((one) => one.message_id === id && one.data === data),
  };
}

function placeMessage(message) {
  const old = state.messages.get(message.message_id);
  const box = $("messages");
  const { atEnd } = state;
  const last = [...state.messages.values()].at(-1);
  state.messages.set(message.message_id, message);
  if (!last) { drawMessages(); return; }
  const node = bubble(message, view());
  if (old) box.querySelector(`[data-id="${message.message_id}"]`)?.replaceWith(node);
  else {
    if (dayName(last.date) !== dayName(message.date)) box.append(h("div", { class: "day" }, dayName(message.date)));
    node.classList.add("fresh");
    box.append(node);
  }
  if (atEnd || !old && message.from.id === state.person.id) toEnd();
}

function redraw(messageId) {
  const message = state.messages.get(messageId);
  const node = $("messages").querySelector(`[data-id="${messageId}"]`);
  if (!message || !node) return;
  const focused = document.activeElement?.dataset?.press;
  node.replaceWith(bubble(message, view()));
  if (focused) $("messages").querySelector(`[data-press="${CSS.escape(focused)}"]`)?.focus();
}

function keepFocus(does) {
  const inside = $("bottom").contains(document.activeElement);
  does();
  if (inside) focusComposer();
}

function show(id) {
  const node = $("messages").querySelector(`[data-id="${id}"]`);
  node?.scrollIntoView({ block: "center" });
  node?.classList.add("flash");
  setTimeout(() => node?.classList.remove("flash"), 1500);
}

function showPane(name) {
  document.body.dataset.pane = name;
  const open = name === "tools" || document.body.classList.contains("with-tools");
  $("toggle-tools").setAttribute("aria-expanded", String(open));
}

// What people do.

const onPeople = {
  persona: (id) => openPersona(id).catch(warn),
  chat: (id) => openChat(id).catch(warn),
};

const onMessage = {
  link: follow,
  command: (words) => onBottom.say(words),
  show,
  reply: (message) => { Object.assign(state, { replying: message, editing: null }); drawBottom(state, onBottom); focusComposer(); },
  edit: (message) => { Object.assign(state, { editing: message, replying: null }); drawBottom(state, onBottom); focusComposer(); },
  forward: (message) => post("say", { person: state.person.id, text: message.text, forward: message.from.id })
    .then(() => toast("Đã chuyển tiếp cho bot.")).catch(warn),
  press: async (message, one) => {
    if (one.url) { follow(one.url); return; }
    if (one.copy_text) { await navigator.clipboard?.writeText(one.copy_text.text).catch(() => {}); toast("Đã sao chép."); return; }
    if (one.callback_data === undefined) { toast("Nút này chưa dùng được trong bản mô phỏng.", "bad"); return; }
    post("tap", inChat({ message_id: message.message_id, button: one.callback_data })).catch(warn);
  },
};

const onBottom = {
  start: () => {
    const payload = state.pendingStart || "";
    state.pendingStart = null;
    post("start", { person: state.person.id, payload }).catch(warn);
  },
  unblock: () => post("unblock", { person: state.person.id }).catch(warn),
  say: (text) => {
    const given = inChat({ text, edit: state.editing?.message_id, reply_to: state.replying?.message_id });
    const had = state.editing || state.replying;
    Object.assign(state, { editing: null, replying: null });
    if (state.chat.keyboard?.one_time_keyboard) state.keysHidden = true;
    if (had || state.keysHidden) { drawBottom(state, onBottom); focusComposer(); }
    return post("say", given).catch(warn);
  },
  sample: (kind) => post("say", inChat({ kind })).catch(warn),
  replyKey: (one) => (one.request_contact ? onBottom.sample("contact") : one.request_location ? onBottom.sample("location") : onBottom.say(one.text)),
  keys: () => { state.keysHidden = !state.keysHidden; drawBottom(state, onBottom); focusComposer(); },
  cancel: () => { if (!state.editing && !state.replying) return; Object.assign(state, { editing: null, replying: null }); $("composer-text").value = ""; drawBottom(state, onBottom); focusComposer(); },
  files: async (files, asPhoto) => {
    for (const file of files) {
      const form = new FormData();
      const pictured = asPhoto && /^image\/(png|jpeg|gif)$/.test(file.type);
      for (const [name, value] of Object.entries(inChat({ as_photo: String(pictured), file }))) form.append(name, value);
      await send("upload", form).catch(warn);
    }
  },
};

function follow(url) {
  const link = new URL(url, location.href);
  const name = link.protocol === "tg:" ? link.searchParams.get("domain") : /^(t\.me|telegram\.me)$/.test(link.hostname) ? link.pathname.slice(1) : null;
  if (!name || name.toLowerCase() !== state.bot.username.toLowerCase()) { outside(link.href); return; }
  const payload = link.searchParams.get("start");
  chooser(state.people, state.person, async (person) => {
    await openPersona(person.id, person.id);
    state.pendingStart = payload;
    drawBottom(state, onBottom);
    focusComposer();
  });
}

// What happens.

const happened = {
  message: ({ chat, message }) => {
    if (chat === state.chat?.id) {
      if (message.from.is_bot) setTyping(null);
      placeMessage(message);
      if (message.keyboard?.force_reply) onMessage.reply(message);
      markRead();
    }
    refreshSoon();
  },
  edited: ({ chat, message }) => { if (chat === state.chat?.id && state.messages.has(message.message_id)) placeMessage(message); refreshSoon(); },
  deleted: ({ chat, message_id }) => {
    if (chat === state.chat?.id) { state.messages.delete(message_id); $("messages").querySelector(`[data-id="${message_id}"]`)?.remove(); }
    refreshSoon();
  },
  action: ({ chat }) => { if (chat === state.chat?.id) setTyping(setTimeout(() => setTyping(null), 5000)); },
  pressed: ({ press }) => {
    if (press.person_id !== state.person?.id ) return;
    state.presses.set(press.query_id, press);
    redraw(press.message_id);
    setTimeout(() => { if (state.presses.delete(press.query_id)) redraw(press.message_id); }, 15000);
  },
  answered: ({ press }) => {
    if (press.person_id !== state.person?.id) return;
    state.presses.delete(press.query_id);
    redraw(press.message_id);
    if (press.url) follow(press.url);
    if (press.text && press.alert) alertBox(press.text, state.bot.first_name);
    else if (press.text) toast(press.text);
  },
  pinned: refreshSoon, people: refreshSoon, read: refreshSoon,
  commands: async () => { if (state.chat) { state.commands = await get(`commands?chat=${state.chat.id}&person=${state.person.id}`); keepFocus(() => drawBottom(state, onBottom)); } },
  call: ({ call }) => addCall(call),
  clock: ({ clock }) => drawClock(state, clock),
  faults: ({ faults }) => drawFaults(faults),
  rates: ({ on }) => drawRates(on),
};

function setTyping(timer) {
  clearTimeout(state.typing);
  const changed = Boolean(timer) !== Boolean(state.typing);
  state.typing = timer;
  if (changed) drawHead();
}

buildTools(state, { close: () => { document.body.classList.remove("with-tools"); showPane("chat"); $("toggle-tools").focus(); } });
$("toggle-tools").addEventListener("click", () => {
  const open = document.body.dataset.pane === "tools" || document.body.classList.contains("with-tools");
  document.body.classList.toggle("with-tools", !open);
  showPane(open ? "chat" : matchMedia("(max-width: 760px)").matches ? "tools" : document.body.dataset.pane);
});
$("messages").addEventListener("scroll", ({ target }) => { state.atEnd = target.scrollHeight - target.scrollTop - target.clientHeight < 120; });
$("messages").addEventListener("load", () => { if (state.atEnd) toEnd(); }, true);
new ResizeObserver(() => { if (state.atEnd) toEnd(); }).observe($("messages"));
$("people-filter").addEventListener("input", () => drawPeople(state, onPeople));
document.addEventListener("visibilitychange", markRead);
$("chat").addEventListener("dragover", (event) => event.preventDefault());
$("chat").addEventListener("drop", (event) => { event.preventDefault(); if (state.chat) onBottom.files([...event.dataTransfer.files], true); });

live({
  opened: () => { $("link-state").textContent = ""; document.body.classList.remove("offline"); reload().catch(warn); },
  closed: () => { $("link-state").textContent = "Mất kết nối, đang nối lại…"; document.body.classList.add("offline"); },
  event: (event) => happened[event.type]?.(event),
});
