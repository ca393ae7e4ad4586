// Groups: making one, and who is in it.

import { post } from "./api.js";
import { dialogRow, openDialog, peopleTicks } from "./dialogs.js";
import { button, h, openMenu, icon } from "./dom.js";
import { face } from "./faces.js";
import { account, nameOf, room } from "./room.js";

const KINDS = [["group", "Nhóm thường"], ["supergroup", "Siêu nhóm (nhóm lớn)"], ["forum", "Siêu nhóm có chủ đề"]];
const STANDINGS = { creator: "người lập nhóm", administrator: "quản trị", member: "thành viên" };

/** Make a group as this person; `made(chat)` once it is there. */
export function newGroupDialog(person, made) {
  const title = h("input", { required: true, maxlength: "128", value: "Nhóm Cụm thi đua", autocomplete: "off" });
  const withBot = h("input", { type: "checkbox", checked: true });
  const kind = h("select", {}, KINDS.map(([value, words]) => h("option", { value }, words)));
  const ticks = peopleTicks(room.people.filter((one) => one.id !== person.id));
  const wrong = h("p", { class: "wrong", role: "alert" });
  const submit = async (event) => {
    event.preventDefault();
    try {
      const chat = await post("chats", { title: title.value, members: [person.id, ...ticks.picked()], with_bot: withBot.checked, type: kind.value === "group" ? "group" : "supergroup", forum: kind.value === "forum" });
      box.close();
      made(chat);
    } catch (error) {
      wrong.textContent = error.message;
    }
  };
  const form = h("form", { class: "dialog-form", onsubmit: submit },
    h("label", { class: "field" }, "Tên nhóm", title),
    h("label", { class: "field" }, "Loại nhóm", kind),
    h("label", { class: "switch" }, withBot, `Mời ${room.bot.first_name} vào nhóm`),
    h("span", { class: "field" }, "Thành viên"), ticks.node, wrong,
    h("div", { class: "dialog-row" }, button({ class: "second", onclick: () => box.close() }, "Thôi"), h("button", { type: "submit", class: "primary" }, "Lập nhóm")));
  const box = openDialog(`${person.first_name} lập nhóm`, form);
  title.select();
}

/** Who is in the group of this pane, and what can be changed. */
export function groupDialog(pane) {
  const list = h("div", { class: "choices" });
  const wrong = h("p", { class: "wrong", role: "alert" });
  const box = openDialog(pane.chat.title, list, wrong, dialogRow(["Thêm người…", () => addDialog(pane, change)], ["Đóng", () => box.close(), true]));
  const change = async (user, standing) => {
    wrong.textContent = "";
    try {
      await post("members", { chat: pane.chat.id, user, by: pane.person.id, standing });
      if (user === pane.person.id && standing === "left") { box.close(); return; }
      await pane.desk.refresh();
    } catch (error) {
      wrong.textContent = error.message;
    }
    draw();
  };
  const draw = () => list.replaceChildren(...present(pane.chat).map((one) => memberLine(pane, one, change)));
  draw();
}

const present = (chat) => chat.members.filter((one) => one.standing in STANDINGS);

function memberLine(pane, member, change) {
  const person = account(member.id) || { id: member.id, first_name: nameOf(member.id) };
  const items = [];
  if (member.standing === "member") items.push(["shield", "Đặt làm quản trị", () => change(member.id, "administrator")]);
  if (member.standing === "administrator") items.push(["shield", "Thôi làm quản trị", () => change(member.id, "member")]);
  items.push(member.id === pane.person.id ? ["back", "Rời nhóm", () => change(member.id, "left")] : ["close", "Đưa ra khỏi nhóm", () => change(member.id, "left")]);
  const more = button({ class: "round", "aria-label": `Việc với ${person.first_name}`, "aria-expanded": "false", onclick: () => openMenu(more, items) }, icon("more"));
  return h("div", { class: "choice still" }, face(person), h("span", { class: "choice-words" }, h("b", {}, person.first_name), h("span", {}, STANDINGS[member.standing])),
    member.standing === "creator" && member.id !== pane.person.id ? null : more);
}

function addDialog(pane, change) {
  const inside = new Set(present(pane.chat).map((one) => one.id));
  const bot = inside.has(room.bot.id) ? [] : [{ ...room.bot, group: "Bot", role: "" }];
  const people = [...bot, ...room.people.filter((one) => !inside.has(one.id))];
  const ticks = peopleTicks(people);
  const add = async () => {
    box.close();
    for (const id of ticks.picked()) await change(id, "member");
  };
  const box = openDialog(`Thêm vào ${pane.chat.title}`, ticks.node, dialogRow(["Thôi", () => box.close()], ["Thêm", add, true]));
}
