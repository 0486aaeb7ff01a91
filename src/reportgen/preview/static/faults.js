// 问题: the faults in the words of the terminal, by severity; the ones that stay are not drawn again.

import { scrolling } from "./excerpt.js";
import { button, described, make, setText } from "./elements.js";
import { order } from "./lists.js";
import { copyButton } from "./say.js";

/** @typedef {import("./contract.js").Fault} Fault */
/** @typedef {import("./contract.js").State} State */

const LABELS = { error: "错误", warning: "警告", info: "提示" };

/** One fault of the list. */
class Item {
  #json = "";
  /** @type {Fault|null} */
  fault = null;

  /** @param {(runs: number[]) => void} reveal */
  constructor(reveal) {
    this.where = make("span", { class: "where" });
    this.label = make("b");
    this.message = document.createTextNode("");
    this.head = button("", () => this.fault?.runs.length && reveal(this.fault.runs), { class: "head" });
    this.head.append(this.where, this.label, this.message);
    this.copy = make("span");
    this.excerpt = make("pre");
    this.said = make("dl");
    const top = make("div", { class: "top" }, this.head, this.copy);
    this.element = make("li", { class: "fault" }, top, this.excerpt, this.said);
    scrolling(this.excerpt, "原文");
  }

  /** @param {Fault} fault */
  update(fault) {
    const json = JSON.stringify(fault);
    if (json === this.#json) return;
    this.#json = json;
    this.fault = fault;
    this.element.className = `fault ${fault.severity}${fault.runs.length ? " on-page" : ""}`;
    this.head.title = fault.runs.length ? "看页面上的位置" : "页面上没有对应的文字";
    setText(this.where, fault.place && `${fault.place}: `);
    setText(this.label, fault.label + (fault.code && `[${fault.code}]`));
    this.message.data = ` ${fault.message}`;
    this.copy.replaceChildren(...(fault.place ? [copyButton("位置", fault.place)] : []));
    setText(this.excerpt, fault.excerpt.join("\n"));
    this.excerpt.hidden = !fault.excerpt.length;
    const rows = [["原因", fault.reason], ["办法", fault.fix], ["另见", fault.related.join("、")]];
    this.said.replaceChildren(...described(rows.map(([name, text]) => [`${name}：`, text])));
  }
}

/** The list of faults and its filter. */
export class Faults {
  /** @type {Map<string, Item>} */
  #items = new Map();
  #json = "";

  /**
   * @param {HTMLElement} panel
   * @param {(runs: number[]) => void} reveal
   */
  constructor(panel, reveal) {
    this.reveal = reveal;
    this.summary = make("p", { class: "summary" });
    this.list = make("ul", { class: "faults" });
    this.filter = make("fieldset", { class: "filter" }, make("legend", { class: "unseen" }, "只看"));
    this.boxes = Object.entries(LABELS).map(([severity, label]) => {
      const box = make("input", { type: "checkbox", checked: true, value: severity });
      const count = make("span", { class: `badge ${severity}` });
      const around = make("label", {}, box, `${label} `, count);
      box.addEventListener("change", () => this.#sift());
      this.filter.append(around);
      return { severity, box, count, around };
    });
    panel.append(make("div", { class: "tools" }, this.summary, this.filter), this.list);
  }

  /** @param {Pick<State, "faults"|"summary"|"proofed">} state */
  show(state) {
    const none = state.proofed ? "没有发现问题" : "正在校对，目前没有发现问题";
    setText(this.summary, state.summary || (state.faults.length ? "" : none));
    const json = JSON.stringify(state.faults);
    if (json === this.#json) return;
    this.#json = json;
    this.#draw(state.faults);
    for (const { severity, count, around } of this.boxes) {
      const n = state.faults.filter((fault) => fault.severity === severity).length;
      setText(count, String(n));
      around.hidden = n === 0;
    }
    this.#sift();
  }

  /** @param {Fault[]} faults */
  #draw(faults) {
    /** @type {Map<string, Item>} */
    const kept = new Map();
    const doubles = new Map();
    for (const fault of faults) {
      const name = `${fault.code} ${fault.message} ${fault.reason}`;
      const nth = doubles.get(name) || 0;
      doubles.set(name, nth + 1);
      const item = this.#items.get(`${name} ${nth}`) || new Item(this.reveal);
      item.update(fault);
      kept.set(`${name} ${nth}`, item);
    }
    for (const [key, item] of this.#items) if (!kept.has(key)) item.element.remove();
    this.#items = kept;
    order(this.list, [...kept.values()].map(({ element }) => element));
  }

  #sift() {
    const wanted = new Set(this.boxes.filter(({ box }) => box.checked).map(({ severity }) => severity));
    for (const { element, fault } of this.#items.values()) element.hidden = !wanted.has(fault?.severity || "");
  }
}
