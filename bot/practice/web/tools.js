// The drawer beside the chats: three tabs, one of which is open.

import { CallLog } from "./calls.js";
import { ClockPanel } from "./clock.js";
import { $, arrows, button, h, iconButton, narrow } from "./dom.js";
import { showPane } from "./desk.js";
import { FaultPanel } from "./faults.js";

const SIDEWAYS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

export class Tools {
  constructor(desk) {
    this.desk = desk;
    this.log = new CallLog();
    this.clock = new ClockPanel();
    this.faults = new FaultPanel(desk);
    const tabs = [["log", "Nhật ký", this.log], ["time", "Đồng hồ", this.clock], ["fault", "Sự cố", this.faults]];
    this.heads = tabs.map(([id, words]) => button({ role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, onclick: () => this.show(id) }, words));
    this.panels = tabs.map(([id, , panel]) => h("div", { role: "tabpanel", id: `panel-${id}`, class: "panel", "aria-labelledby": `tab-${id}`, tabindex: "-1" }, panel.node));
    const list = h("div", { role: "tablist", "aria-label": "Công cụ" }, this.heads);
    list.addEventListener("keydown", (event) => arrows(event, this.heads, SIDEWAYS)?.click());
    const drawer = $("tools");
    drawer.replaceChildren(h("div", { class: "tools-head" }, list, iconButton("Đóng công cụ", "close", () => this.close())), ...this.panels);
    drawer.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
    $("toggle-tools").addEventListener("click", () => (this.open ? this.close() : this.openAt()));
    $("banner-clock").addEventListener("click", () => this.openAt("time"));
    this.show("log");
  }

  get open() {
    return narrow.matches ? document.body.dataset.pane === "tools" : document.body.classList.contains("with-tools");
  }

  /** Open the drawer, perhaps at one tab. */
  openAt(id) {
    document.body.classList.add("with-tools");
    if (narrow.matches) showPane("tools");
    if (id) this.show(id);
    this.#tell();
    this.heads.find((head) => head.tabIndex === 0).focus();
  }

  close() {
    const was = this.open;
    document.body.classList.remove("with-tools");
    if (narrow.matches && was) showPane(this.desk.panes.length ? "chat" : "people", { remember: false });
    this.#tell();
    if (was) $("toggle-tools").focus();
  }

  show(id) {
    this.heads.forEach((head) => {
      const chosen = head.id === `tab-${id}`;
      head.setAttribute("aria-selected", String(chosen));
      head.tabIndex = chosen ? 0 : -1;
    });
    this.panels.forEach((panel) => { panel.hidden = panel.id !== `panel-${id}`; });
    if (id === "fault") this.faults.opened();
  }

  #tell() {
    $("toggle-tools").setAttribute("aria-expanded", String(this.open));
  }
}
