// The bar at the top: what is shown, at which size, what can be done with it, and whether the program is there.

import { NOTICE } from "./choice.js";
import { byId, setOptions, setText } from "./elements.js";
import { HEALTH, SHORT_HEALTH } from "./link.js";
import { remember, remembered } from "./say.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./contract.js").State} State */
/** @typedef {import("./contract.js").Task} Task */

const CANT_SAVE = "有错误，改正后才能下载";

/** The bar. */
export class Bar {
  /**
   * @param {object} actions
   * @param {(change: Partial<Choice>) => void} actions.choose
   * @param {(value: "width"|"page"|number) => void} actions.zoom
   * @param {(format: string) => void} actions.save
   */
  constructor(actions) {
    this.kind = byId("kind", HTMLSelectElement);
    this.task = byId("task", HTMLSelectElement);
    this.zoom = byId("zoom", HTMLSelectElement);
    this.data = byId("data", HTMLSelectElement);
    this.save = [byId("save-docx", HTMLButtonElement), byId("save-txt", HTMLButtonElement)];
    this.drafts = [byId("draft-inner", HTMLInputElement), byId("draft-public", HTMLInputElement)];
    this.kind.addEventListener("change", () => actions.choose({ kind: this.kind.value, ...this.#aboutTask() }));
    this.task.addEventListener("change", () => actions.choose({ kind: NOTICE, task: this.task.value }));
    this.data.addEventListener("change", () => actions.choose({ data: this.data.value, task: "" }));
    for (const draft of this.drafts) draft.addEventListener("change", () => actions.choose({ public: draft.value }));
    this.save[0].addEventListener("click", () => actions.save("docx"));
    this.save[1].addEventListener("click", () => actions.save("txt"));
    byId("print", HTMLButtonElement).addEventListener("click", () => print());
    this.zoom.addEventListener("change", () => this.#zoomed(actions.zoom));
    const before = remembered("zoom");
    if ([...this.zoom.options].some(({ value }) => value === before)) this.zoom.value = before;
    this.#zoomed(actions.zoom);
  }

  /** Only a notice is about one task. */
  #aboutTask() {
    return this.kind.value === NOTICE ? {} : { task: "" };
  }

  /** @param {(value: "width"|"page"|number) => void} zoom */
  #zoomed(zoom) {
    const { value } = this.zoom;
    remember("zoom", value);
    zoom(value === "width" || value === "page" ? value : Number(value));
  }

  /** @param {import("./link.js").Health} health */
  health(health) {
    const place = byId("connection", HTMLElement);
    setText(place, SHORT_HEALTH[health]);
    place.title = HEALTH[health];
    place.className = `health ${health}`;
    const lost = health === "stopped" || health === "moved";
    byId("lost", HTMLElement).hidden = !lost;
    setText(byId("lost", HTMLElement), lost ? HEALTH[health] : "");
  }

  /**
   * @param {State} state
   * @param {Choice} choice
   */
  show(state, choice) {
    setText(byId("city", HTMLElement), state.city || state.file);
    setText(byId("about", HTMLElement), state.as_of && `截至${state.as_of}`);
    byId("city", HTMLElement).title = state.file;
    /** @type {[string, string][]} */
    const kinds = state.kinds.map((kind) => [kind, kind]);
    setOptions(this.kind, state.kind ? kinds : [["", "（按数据文件）"], ...kinds], state.kind);
    this.drafts[0].checked = !state.public;
    this.drafts[1].checked = state.public;
    this.#bindDraft(state.public && !choice.public);
    byId("task-choice", HTMLElement).hidden = state.kind !== NOTICE;
    byId("about", HTMLElement).hidden = state.kind === NOTICE; // there is room for one of them
    if (state.kind === NOTICE) this.#tasks(state);
    setOptions(this.data, state.data_sets.map(({ name, label }) => [name, label]), state.data);
    byId("proofing", HTMLElement).hidden = state.proofed;
    for (const button of this.save) {
      button.disabled = !state.can_save;
      button.title = state.can_save ? "" : CANT_SAVE;
    }
  }

  /** @param {boolean} bound the paper is a public one whatever is chosen here */
  #bindDraft(bound) {
    this.drafts[0].disabled = bound;
    const label = this.drafts[0].parentElement;
    if (label) label.title = bound ? "数据文件或文种已定为公开稿" : "";
  }

  /** @param {State} state */
  #tasks(state) {
    const tasks = state.tasks.filter(({ asked }) => asked);
    const ordered = [...tasks.filter(({ done }) => done), ...tasks.filter(({ done }) => !done)];
    /** @type {[string, string][]} */
    const options = ordered.map((task) => [task.asked, labelOf(task, tasks)]);
    if (state.noticed) options.unshift(["", "（数据里写的那一项）"]);
    else if (!state.task) options.unshift(["", "（选一项任务）"]);
    if (!options.some(([asked]) => asked === state.task)) options.unshift([state.task, state.task]);
    setOptions(this.task, options, state.task);
  }
}

/**
 * @param {Task} task
 * @param {Task[]} tasks
 * @returns {string} with its 督察 where another has the number too, with its status where it can't be noticed yet
 */
function labelOf(task, tasks) {
  const { no, inspection, title, done, status } = task;
  const twice = inspection && tasks.some((other) => other.no === no && other.inspection !== inspection);
  return `${twice ? inspection : ""}第${no}项 ${title}${done ? "" : `（${status || "没有状态"}）`}`;
}
