// 进度: totals, charts and lists, made by the server.

import { button, make, setText } from "./elements.js";
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
    this.widen = button("", widen, { class: "small" });
    panel.append(make("div", { class: "tools end" }, this.widen), this.body);
  }

  /** @param {boolean} wide whether the panel is */
  wide(wide) {
    setText(this.widen, wide ? "恢复宽度" : "加宽面板");
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
    for (const wide of this.body.querySelectorAll("table, svg")) {
      const around = make("div", { class: "sideways" });
      wide.replaceWith(around);
      around.append(wide);
      scrolling(around, wide instanceof SVGElement ? "图" : "表格");
    }
  }
}
