// 数字: the figures that the page prints; each leads to its place and its counting.

import { button, make, setText } from "./elements.js";
import { sought } from "./lists.js";

/** @typedef {import("./contract.js").Figure} Figure */

const NONE = "页面上没有统计数字；文中写【任务.总数】这样的占位，这里就列出它怎么算的。";

/** The list of figures with a search. */
export class Figures {
  #json = "";

  /**
   * @param {HTMLElement} panel
   * @param {(figure: Figure) => void} onChoose
   */
  constructor(panel, onChoose) {
    this.onChoose = onChoose;
    this.search = make("input", { type: "search", placeholder: "名称、数、算法", "aria-label": "查找数字" });
    this.count = make("p", { class: "summary" });
    this.list = make("ul", { class: "figures" });
    this.search.addEventListener("input", () => this.#sift());
    panel.append(make("div", { class: "tools" }, this.search, this.count), this.list);
  }

  /** @param {Figure[]} figures */
  show(figures) {
    const json = JSON.stringify(figures);
    if (json === this.#json) return;
    this.#json = json;
    const focused = [...this.list.children].findIndex((line) => line.contains(document.activeElement));
    this.list.replaceChildren(...figures.map((figure) => this.#line(figure)));
    if (focused >= 0) this.list.children[focused]?.querySelector("button")?.focus({ preventScroll: true });
    this.#sift();
  }

  /** @param {Figure} figure */
  #line(figure) {
    const open = button("", () => this.onChoose(figure));
    open.append(
      make("span", { class: "name" }, figure.placeholder || figure.name),
      make("b", {}, figure.text),
      make("span", { class: "how" }, figure.summary),
    );
    return make("li", {}, open);
  }

  #sift() {
    const fits = sought(this.search);
    let shown = 0;
    for (const line of /** @type {Iterable<HTMLElement>} */ (this.list.children)) {
      line.hidden = !fits(line.textContent || "");
      if (!line.hidden) shown += 1;
    }
    const all = this.list.children.length;
    setText(this.count, all ? `${shown === all ? "共" : `${shown} 个，共`} ${all} 个` : NONE);
    this.search.hidden = !all;
  }
}
