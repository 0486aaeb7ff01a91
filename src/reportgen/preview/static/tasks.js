// 任务: the list of tasks, searched and sifted; one of them can be chosen.

import { make, setOptions, setText } from "./elements.js";
import { sought } from "./lists.js";

/** @typedef {import("./contract.js").Task} Task */

const NONE = "数据里没有整改任务；在“整改任务”里写上台账或列表，这里就列出各项。";
const DUE = { late: "超期", soon: "临期（30天内到期）" }; // filters beside those by status

/** One task of the list. */
class Item {
  #json = "";
  /** @type {Task|null} */
  task = null;
  words = "";

  constructor() {
    this.no = make("span", { class: "no" });
    this.title = make("span", { class: "title" });
    this.state = make("span", { class: "state" });
    this.due = make("span", { class: "due" });
    this.button = make("button", { type: "button", tabindex: -1 }, this.no, this.title, this.state, this.due);
    this.element = make("li", {}, this.button);
  }

  /** @param {Task} task */
  update(task) {
    const json = JSON.stringify(task);
    if (json === this.#json) return;
    this.#json = json;
    this.task = task;
    this.words = [task.no, task.title, task.status, task.units, task.inspection].join("\n");
    setText(this.no, task.no);
    setText(this.title, task.title);
    setText(this.state, [task.inspection, task.status, task.deadline].filter((word) => word).join(" · "));
    setText(this.due, task.remark);
    this.due.className = `due ${task.due}`;
  }
}

/** The list, its search and its filter. */
export class Tasks {
  /** @type {Item[]} */
  #items = [];
  #json = "";
  /** @type {number|null} the row of the task that is chosen */
  row = null;

  /**
   * @param {HTMLElement} panel
   * @param {(row: number|null) => void} onChoose
   */
  constructor(panel, onChoose) {
    this.onChoose = onChoose;
    this.search = make("input", { type: "search", placeholder: "序号、名称、状态、单位", "aria-label": "查找任务" });
    this.status = make("select", { "aria-label": "按状态筛选" });
    this.count = make("p", { class: "summary" });
    this.list = make("ul", { class: "tasks", "aria-label": "任务" });
    this.search.addEventListener("input", () => this.#sift());
    this.status.addEventListener("change", () => this.#sift());
    this.search.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && this.#focus(this.#shown()[0])) event.preventDefault();
    });
    this.list.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("click", (event) => {
      const item = this.#items.find(({ button }) => button.contains(/** @type {Node} */ (event.target)));
      if (item?.task) onChoose(item.task.row);
    });
    panel.append(make("div", { class: "tools" }, this.search, this.status, this.count), this.list);
  }

  /** @param {Task[]} tasks */
  show(tasks) {
    const json = JSON.stringify(tasks);
    if (json === this.#json) return;
    this.#json = json;
    for (const item of this.#items.splice(tasks.length)) item.element.remove();
    while (this.#items.length < tasks.length) this.#items.push(new Item());
    this.#items.forEach((item, n) => item.update(tasks[n]));
    this.list.append(...this.#items.filter(({ element }) => !element.parentNode).map(({ element }) => element));
    this.#statuses(tasks);
    this.#sift();
  }

  /** @param {Task[]} tasks */
  #statuses(tasks) {
    const counts = new Map();
    for (const { status } of tasks) if (status) counts.set(status, (counts.get(status) || 0) + 1);
    /** @type {[string, string][]} */
    const options = [["", "全部状态"]];
    for (const [name, n] of counts) options.push([name, `${name} ${n}`]);
    for (const [due, name] of Object.entries(DUE)) {
      const n = tasks.filter((task) => task.due === due).length;
      if (n) options.push([due, `${name} ${n}`]);
    }
    const before = this.status.value;
    setOptions(this.status, options, options.some(([value]) => value === before) ? before : "");
  }

  /** @param {number|null} row */
  mark(row) {
    const another = row !== this.row;
    this.row = row;
    for (const { button, task } of this.#items) {
      if (task?.row === row) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    const item = another && this.#items.find(({ task }) => task?.row === row);
    if (item && item.element.hidden) {
      this.search.value = "";
      this.status.value = "";
      this.#sift();
    }
    if (item) this.scroll();
    this.#stop();
  }

  /** The chosen task into the view, which is smaller once there is more to show of it. */
  scroll() {
    const item = this.#items.find(({ task }) => task?.row === this.row);
    item?.element.scrollIntoView({ block: "nearest" });
  }

  #sift() {
    const fits = sought(this.search);
    const status = this.status.value;
    for (const item of this.#items) {
      const wanted = !status || item.task?.status === status || item.task?.due === status;
      item.element.hidden = !wanted || !fits(item.words);
    }
    const shown = this.#shown().length;
    const all = this.#items.length;
    setText(this.count, all ? `${shown === all ? "共" : `${shown} 项，共`} ${all} 项` : NONE);
    this.search.hidden = this.status.hidden = !all;
    this.#stop();
  }

  #shown() {
    return this.#items.filter(({ element }) => !element.hidden);
  }

  /** One tab stop for the whole list: the chosen task, else the first. */
  #stop() {
    const shown = this.#shown();
    const held = shown.find(({ button }) => button === document.activeElement);
    const stop = held || shown.find(({ task }) => task?.row === this.row) || shown[0];
    for (const item of this.#items) item.button.tabIndex = item === stop ? 0 : -1;
  }

  /**
   * @param {Item|undefined} item
   * @returns {boolean}
   */
  #focus(item) {
    item?.button.focus();
    this.#stop();
    return Boolean(item);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const shown = this.#shown();
    const at = shown.findIndex(({ button }) => button === document.activeElement);
    /** @type {Record<string, number>} */
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 };
    if (!(event.key in to) || at < 0) return;
    event.preventDefault();
    if (to[event.key] < 0) this.search.focus();
    else this.#focus(shown[to[event.key]]);
  }
}
