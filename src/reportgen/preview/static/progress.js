// 进度: totals, charts and lists, made by the server.

import { button, make } from "./elements.js";
import { scrolling } from "./excerpt.js";

/** The progress of the ledger. */
export class Progress {
  /** @type {string|null} */
  #html = null;

  /**
   * @param {HTMLElement} panel
   * @param {() => void} widen the panel, for the charts, or back
   */
  constructor(panel, widen) {
    this.body = make("div", { class: "progress" });
    const wider = button("面板加宽，或恢复", widen, { class: "small" });
    panel.append(make("div", { class: "tools end" }, wider), this.body);
  }

  /** @param {string} html of our own server, escaped there */
  show(html) {
    if (html === this.#html) return;
    this.#html = html;
    if (!html) {
      this.body.replaceChildren(make("p", { class: "hint" }, "还没有可以统计的数据。"));
      return;
    }
    this.body.innerHTML = html;
    for (const table of this.body.querySelectorAll("table")) {
      const around = make("div", { class: "sideways" });
      table.replaceWith(around);
      around.append(table);
      scrolling(around, "表格");
    }
  }
}
