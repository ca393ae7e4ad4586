// The page: loads the room, hears what happens, and hands it to whoever shows it.

import { get, live } from "./api.js";
import { Desk, showPane } from "./desk.js";
import { $, narrow } from "./dom.js";
import { People } from "./people.js";
import { refreshRoom, room, setPeople } from "./room.js";
import { Tools } from "./tools.js";

const desk = new Desk(() => people.draw());
const people = new People(desk);
const tools = new Tools(desk);

async function reload() {
  const [bot, everybody, clock, faults, rates, calls] = await Promise.all(
    [get("bot"), get("people"), get("clock"), get("faults"), get("rates"), get("calls?last=200")]);
  room.bot = bot;
  room.chats.clear();
  setPeople(everybody);
  if (desk.panes.length) await refreshRoom(desk.panes.map((pane) => pane.person.id));
  tools.clock.reset(clock);
  tools.faults.reset(faults);
  tools.faults.resetRates(rates.on);
  tools.faults.resetBot(bot);
  tools.log.reset(calls);
  await desk.restore();
  document.body.classList.remove("loading");
}

const SEEN_BY_LISTS = new Set(["message", "edited", "deleted", "pinned", "people", "read", "topics", "migrated"]);

const elsewhere = {
  call: ({ call }) => tools.log.add(call),
  clock: ({ clock }) => tools.clock.reset(clock),
  faults: ({ faults }) => tools.faults.reset(faults),
  rates: ({ on }) => tools.faults.resetRates(on),
};

function happened(event) {
  elsewhere[event.type]?.(event);
  desk.happened(event);
  if (SEEN_BY_LISTS.has(event.type)) desk.refreshSoon();
}

function tellLink(words) {
  $("link-state").textContent = words;
  document.body.classList.toggle("offline", Boolean(words));
}

live({
  opened: () => { tellLink(""); reload().catch((error) => tellLink(error.message)); },
  closed: () => tellLink("Mất kết nối, đang nối lại…"),
  event: happened,
});

addEventListener("popstate", ({ state }) => { if (narrow.matches) showPane(state?.pane || "people", { remember: false }); });
narrow.addEventListener("change", () => { desk.panes.forEach((pane) => pane.draw()); people.draw(); });
document.addEventListener("visibilitychange", () => desk.panes.forEach((pane) => pane.markRead()));
$("skip").addEventListener("click", (event) => {
  event.preventDefault();
  if (desk.active) desk.active.composer.focus();
  else $("people-filter").focus();
});
// A file that misses a chat must not take the page away.
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
