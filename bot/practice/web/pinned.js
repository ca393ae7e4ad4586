// The bar with the message that was pinned last.

import { get } from "./api.js";
import { button, h, icon } from "./dom.js";
import { summary } from "./message.js";

/** Draw it for this pane; the message is asked for where it is older than what the pane shows. */
export async function drawPinned(pane) {
  const { chat, person, pinned } = pane;
  const id = chat.pinned.at(-1);
  if (!id) { pinned.hidden = true; return; }
  const message = pane.history.messages.get(id)
    || (await get(`chats/${chat.id}/messages?person=${person.id}&last=1&before=${id + 1}`).catch(() => []))[0];
  if (pane.chat.id !== chat.id || pane.chat.pinned.at(-1) !== id) return;
  pinned.hidden = !message;
  if (!message) return;
  pinned.replaceChildren(button({ onclick: () => pane.view().on.show(id) }, icon("pin"),
    h("span", {}, h("b", {}, "Tin đã ghim"), " ", h("bdi", {}, summary(message)))));
}
