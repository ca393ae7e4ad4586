// What the composer offers while one types: the bot's commands, its inline results, and whom to mention.

import { h } from "./dom.js";
import { face } from "./faces.js";
import { inlineWords } from "./inline.js";
import { account, room } from "./room.js";

/** Offer what fits the words so far. */
export function suggest(pane, text) {
  const list = pane.composer.suggest;
  const words = inlineWords(text);
  if (words !== null) return pane.inline.ask(words);
  pane.inline.stop();
  const command = /^\/(\w*)$/.exec(text);
  if (command) return list.offer(commands(pane, command[1]), { first: Boolean(command[1]), label: "Danh sách lệnh" });
  const mention = /(?:^|\s)@(\w*)$/.exec(text);
  if (mention) return list.offer(mentions(pane, text, mention[1]), { first: Boolean(mention[1]), label: "Nhắc tới" });
  return list.close();
}

function commands(pane, wish) {
  const found = pane.commands.filter((one) => one.command.startsWith(wish.toLowerCase()));
  return found.map(({ command, description }) => ({
    nodes: [h("b", {}, `/${command}`), h("span", {}, description)],
    complete: `/${command} `,
    take: () => { pane.composer.text.value = ""; pane.say({ text: `/${command}` }); },
  }));
}

function mentions(pane, text, wish) {
  const known = [room.bot, ...pane.chat.members.map((one) => account(one.id))];
  const fitting = [...new Set(known)].filter((one) => one?.username?.toLowerCase().startsWith(wish.toLowerCase()) && one.id !== pane.person.id);
  return fitting.map((one) => {
    const complete = `${text.slice(0, text.length - wish.length)}${one.username} `;
    return { nodes: [face(one, "small"), h("b", {}, `@${one.username}`), h("span", {}, one.first_name)], complete, take: () => pane.composer.write(complete) };
  });
}
