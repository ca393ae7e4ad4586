// What the whole page knows of the room: the bot, the people, the clock, and everybody's chats as far as they were asked.

import { get } from "./api.js";

export const room = { bot: null, people: [], clock: null, chats: new Map() };

// One hue a unit, chosen to be told apart and to look well; a unit's people stand a little beside each other.
const HUES = [195, 325, 155, 255, 30, 290, 220, 5, 175, 345];
const APART = 14;
let hues = new Map();

/** The account with this id: a person, the bot, or nobody. */
export const account = (id) => (id === room.bot?.id ? room.bot : room.people.find((one) => one.id === id));

/** The name of an account, or of a stranger to the room. */
export const nameOf = (id) => account(id)?.first_name || `Tài khoản ${id}`;

/** Seconds since the epoch by the room's clock. */
export const roomSeconds = () => Date.now() / 1000 + (room.clock?.offset || 0);

/** People by their unit, in the order in which they came. */
export function byGroup(people = room.people) {
  const groups = new Map();
  for (const person of people) {
    const name = person.group || "Chưa xếp nhóm";
    groups.set(name, [...(groups.get(name) || []), person]);
  }
  return groups;
}

/** The colour of a person: one unit's people are near each other on the wheel, units are far apart. */
export const hueOf = (id) => hues.get(id) ?? 210;

/** Take over the people as the server tells them. */
export function setPeople(people) {
  room.people = people;
  hues = new Map();
  [...byGroup().values()].forEach((members, place) => {
    members.forEach((one, seat) => hues.set(one.id, (HUES[place % HUES.length] + seat * APART) % 360));
  });
}

/** Ask for the people anew, and for the chats of these persons. */
export async function refreshRoom(personIds) {
  setPeople(await get("people"));
  const known = [...new Set(personIds)].filter((id) => account(id));
  const chats = await Promise.all(known.map((id) => get(`chats?person=${id}`)));
  known.forEach((id, place) => room.chats.set(id, chats[place]));
}

/** The chats of a person, asked anew. */
export async function freshChats(person) {
  const chats = await get(`chats?person=${person.id}`);
  room.chats.set(person.id, chats);
  return chats;
}

/** Where a link to this room's bot leads: {start}, or null where it leads elsewhere. */
export function deepLink(address) {
  let link;
  try {
    link = new URL(/^\w+:/.test(address) ? address : `https://${address}`);
  } catch {
    return null;
  }
  const web = /^(t\.me|telegram\.me)$/.test(link.hostname);
  const name = link.protocol === "tg:" ? link.searchParams.get("domain") : web ? link.pathname.slice(1).replace(/\/$/, "") : null;
  if (name?.toLowerCase() !== room.bot.username.toLowerCase()) return null;
  return { start: link.searchParams.get("start") || "" };
}
