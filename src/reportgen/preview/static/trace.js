// The chosen task: everywhere it is counted or named on the page, one after the other.

import { button, make, replaceWithin, setText } from "./elements.js";
import { numbered, placeLine } from "./excerpt.js";
import { say } from "./say.js";

/** @typedef {import("./contract.js").Trace} Traced */
/** @typedef {import("./contract.js").Mention} Mention */

/** What is shown of one task. */
export class Trace {
  /** @type {number|null} */
  row = null;
  /** @type {number[]} the runs of the page, in its order */
  #runs = [];
  #at = -1;
  #json = "";
  #asked = 0;

  /**
   * @param {HTMLElement} panel
   * @param {object} actions
   * @param {(row: number) => Promise<{data: Traced|null, message: string}>} actions.ask
   * @param {(runs: number[]) => void} actions.reveal
   * @param {(runs: number[]) => void} actions.mark
   * @param {(runs: number[]) => boolean} actions.seen whether one of them is on the screen
   * @param {() => void} actions.leave
   */
  constructor(panel, actions) {
    this.actions = actions;
    this.where = make("span", { class: "nth" });
    this.element = make("section", { class: "trace", "aria-label": "选中的任务", hidden: true });
    panel.append(this.element);
  }

  /**
   * @param {number} row of the task
   * @param {{led?: boolean}} [how] led: to its first place, and told what was found
   */
  async open(row, { led = false } = {}) {
    if (row !== this.row) this.#at = -1;
    this.row = row;
    this.#asked += 1;
    const asked = this.#asked;
    const { data, message } = await this.actions.ask(row);
    if (asked !== this.#asked) return;
    this.element.hidden = false;
    if (!data) return this.#fail(message);
    this.#show(data);
    if (!led) return;
    if (!this.actions.seen(this.#runs)) this.step(1);
    say(inOneLine(data));
  }

  clear() {
    this.row = null;
    this.#asked += 1;
    this.#json = "";
    this.#runs = [];
    this.element.hidden = true;
    this.element.replaceChildren();
    this.actions.mark([]);
  }

  /** @param {number} by how many places onward: 1 or -1 */
  step(by) {
    if (!this.#runs.length) return;
    const first = by > 0 ? 0 : this.#runs.length - 1;
    this.#at = this.#at < 0 ? first : (this.#at + by + this.#runs.length) % this.#runs.length;
    this.#tell();
    this.actions.reveal([this.#runs[this.#at]]);
  }

  #tell() {
    const n = this.#runs.length;
    setText(this.where, n ? (this.#at < 0 ? `共 ${n} 处` : `第 ${this.#at + 1} 处，共 ${n} 处`) : "页面上没有");
  }

  /** @param {string} message */
  #fail(message) {
    this.#json = "";
    const nodes = [make("p", { class: "hint" }, message), button("取消选择", () => this.actions.leave())];
    replaceWithin(this.element, nodes);
  }

  /** @param {Traced} trace */
  #show(trace) {
    const runs = [...trace.counted, ...trace.named].map(({ run }) => run);
    this.#runs = [...new Set([...runs, ...trace.cells])].sort((a, b) => a - b);
    if (this.#at >= this.#runs.length) this.#at = -1;
    this.actions.mark(this.#runs);
    this.#tell();
    const json = JSON.stringify(trace);
    if (json === this.#json) return;
    this.#json = json;
    replaceWithin(this.element, this.#nodes(trace));
  }

  /**
   * @param {Traced} trace
   * @returns {(Node|null)[]}
   */
  #nodes(trace) {
    const told = [trace.inspection, trace.status, trace.deadline, trace.units].filter((word) => word).join(" · ");
    const steps = make(
      "div",
      { class: "steps" },
      button("上一处", () => this.step(-1), { disabled: !this.#runs.length }),
      button("下一处", () => this.step(1), { disabled: !this.#runs.length }),
      this.where,
      button("取消选择", () => this.actions.leave(), { title: "Esc" }),
    );
    const { cells } = trace;
    return [
      make("h2", {}, `第${trace.no}项　${trace.title}`),
      make("p", { class: "hint" }, told),
      steps,
      make("h3", {}, "计入的数字"),
      this.#mentions(trace.counted, "没有计入页面上的数字"),
      make("h3", {}, "点到名的地方"),
      this.#mentions(trace.named, cells.length ? "" : "页面上没有点到这项任务"),
      cells.length ? button("附件里的这一行", () => this.#reveal(cells), { class: "mention" }) : null,
      make("h3", {}, "在数据里"),
      placeLine(trace.place),
      numbered(trace.lines, trace.line),
    ];
  }

  /** @param {number[]} runs */
  #reveal(runs) {
    this.#at = this.#runs.indexOf(runs[0]);
    this.#tell();
    this.actions.reveal(runs);
  }

  /**
   * @param {Mention[]} mentions
   * @param {string} none
   */
  #mentions(mentions, none) {
    if (!mentions.length) return none ? make("p", { class: "hint" }, none) : null;
    const rows = mentions.map((mention) => {
      const made = button("", () => this.#reveal([mention.run]), { class: "mention" });
      const [before, text, behind] = mention.around;
      if (mention.figure) made.append(make("b", {}, mention.placeholder || mention.figure), " ");
      made.append(before, make("b", {}, text), behind);
      return make("li", {}, made);
    });
    return make("ul", {}, ...rows);
  }
}

/**
 * What was found, in one line for who can't see it.
 * @param {Traced} trace
 */
function inOneLine({ no, counted, named, cells }) {
  const found = [
    counted.length ? `计入${counted.length}个数字` : "",
    named.length ? `点到名${named.length}处` : "",
    cells.length ? "附件里有一行" : "",
  ].filter((words) => words);
  return `第${no}项，${found.join("，") || "页面上没有"}`;
}
