// 任务: the list of tasks, searched and sifted; one of them can be chosen.

import { make, setOptions, setText } from "./elements.js";

/** @typedef {import("./contract.js").Task} Task */

const LATE = "超期"; // a filter beside those by status

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
    this.late = make("span", { class: "late" });
    this.button = make("button", { type: "button", tabindex: -1 }, this.no, this.title, this.state, this.late);
    this.element = make("li", {}, this.button);
  }

  /** @param {Task} task */
  update(task) {
    const json = JSON.stringify(task);
    if (json === this.#json) return;
    this.#json = json;
    this.task = task;
    this.words = [task.no, task.title, task.status, task.units, task.inspection].join("\n").toLowerCase();
    setText(this.no, task.no);
    setText(this.title, task.title);
    setText(this.state, [task.inspection, task.status, task.deadline].filter((word) => word).join(" · "));
    setText(this.late, task.late);
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
    const late = tasks.filter((task) => task.late).length;
    if (late) counts.set(LATE, late);
    const options = [...counts].map(([name, n]) => /** @type {[string, string]} */ ([name, `${name} ${n}`]));
    const before = counts.has(this.status.value) ? this.status.value : "";
    setOptions(this.status, [["", "全部状态"], ...options], before);
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
    if (item) item.element.scrollIntoView({ block: "nearest" });
    this.#stop();
  }

  #sift() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter((word) => word);
    const status = this.status.value;
    for (const item of this.#items) {
      const fits = !status || item.task?.status === status || (status === LATE && item.task?.late);
      item.element.hidden = !fits || !words.every((word) => item.words.includes(word));
    }
    const shown = this.#shown().length;
    const all = this.#items.length;
    setText(this.count, all ? `${shown === all ? "共" : `${shown} 项，共`} ${all} 项` : "没有任务");
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
