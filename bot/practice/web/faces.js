// Small pictures of people, the bot and groups: initials on a colour.

import { h, icon } from "./dom.js";
import { account, hueOf, room } from "./room.js";

/** A coloured circle with the initials of a person. */
export function face(person, size = "") {
  if (person.is_bot || person.id === room.bot?.id) return botFace(size);
  const circle = h("span", { class: `face ${size}`, "aria-hidden": "true" }, initials(account(person.id) || person));
  circle.style.setProperty("--hue", hueOf(person.id));
  return circle;
}

export const botFace = (size = "") => h("span", { class: `face bot ${size}`, "aria-hidden": "true" }, icon("star"));

/** The picture of a chat as a person sees it in a list. */
export const chatFace = (chat, size = "") =>
  (chat.type === "private" ? botFace(size) : h("span", { class: `face group ${size}`, "aria-hidden": "true" }, icon("people")));

// Whoever belongs to a unit carries its letters; the colour tells its people apart.
function initials({ first_name: own, group, role }) {
  const words = (own === `${role} ${group}` ? group : own).match(/[\p{L}\p{N}]+/gu) || ["?"];
  const letters = words.length > 1 ? [words[0], words.at(-1)].map((word) => [...word][0]) : [...words[0]].slice(0, 2);
  return letters.join("").toLocaleUpperCase("vi");
}
