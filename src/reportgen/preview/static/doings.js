// What the page of a city does beside showing it: 生成, 收回改动, 校核 of a Word file, 修改.

import { openBuild, openCheck, openPull } from "./building.js";
import { button, byId, make } from "./elements.js";
import { EditForm } from "./form.js";
import { say } from "./say.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./contract.js").State} State */

const ANOTHER = "换了数据在看模板，这时不能生成；先在下面的“数据”里换回本文件";

/** The buttons and the form. */
export class Doings {
  /** @type {State|null} */
  #state = null;
  /** @type {Choice|null} */
  #choice = null;

  /** @param {{open: (tab: string) => void}} tabs */
  constructor(tabs) {
    this.tabs = tabs;
    this.build = byId("build", HTMLButtonElement);
    this.build.addEventListener("click", () => openBuild(this.#shown(), this.#state?.kind || ""));
    const check = button("校核 Word 文件", () => openCheck(this.#shown().public), { class: "small" });
    byId("panel-faults", HTMLElement).prepend(make("div", { class: "tools end" }, check));
    const panel = byId("panel-form", HTMLElement);
    this.form = new EditForm(panel);
    const pull = button("收回 Word 里的改动", () => openPull(this.#shown()), { class: "small" });
    panel.prepend(make("div", { class: "tools end" }, pull));
    // The panel shows when its tab is chosen, in whatever way.
    new MutationObserver(() => !panel.hidden && void this.form.load()).observe(panel, { attributeFilter: ["hidden"] });
    if (!panel.hidden) void this.form.load();
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault(); // the page of a browser is nothing to be kept
      void this.form.save();
    });
  }

  /**
   * @param {State} state
   * @param {Choice} choice
   */
  take(state, choice) {
    this.#state = state;
    this.#choice = choice;
    this.build.disabled = Boolean(choice.data);
    this.build.title = choice.data ? ANOTHER : "";
    this.form.change();
  }

  /**
   * Opens the field that a run of the page comes from.
   * @param {string[]} places
   */
  async edit(places) {
    this.tabs.open("tab-form");
    if (!(await this.form.openAt(places))) say(`这一处不在表单里，在文件里改：${places[0]}`);
  }

  /** @returns {import("./building.js").Shown} */
  #shown() {
    const { kind = "", task = "" } = this.#choice || {};
    return { kind, task, public: Boolean(this.#state?.public) };
  }
}
