// The tabs of the panel: the usual keys, one tab stop, the chosen one kept.

import { remember, remembered } from "./say.js";

/** Tabs of a `tablist` whose panels are named by `aria-controls`. */
export class Tabs {
  /** @param {HTMLElement} list */
  constructor(list) {
    this.tabs = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=tab]")]);
    for (const tab of this.tabs) tab.addEventListener("click", () => this.show(tab.id));
    list.addEventListener("keydown", (event) => this.#key(event));
    this.current = this.tabs[0].id;
    const before = remembered("tab");
    this.show(this.tabs.some((tab) => tab.id === before) ? before : this.current);
  }

  /**
   * @param {string} id of the tab
   * @param {{focus?: boolean}} [how]
   */
  show(id, { focus = false } = {}) {
    this.current = id;
    for (const tab of this.tabs) {
      const chosen = tab.id === id;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls") || "");
      if (panel) panel.hidden = !chosen;
      if (chosen && focus) tab.focus();
    }
    remember("tab", id);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const at = this.tabs.findIndex((tab) => tab.id === this.current);
    const last = this.tabs.length - 1;
    /** @type {Record<string, number>} */
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last };
    if (!(event.key in to) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.show(this.tabs[to[event.key]].id, { focus: true });
  }
}
