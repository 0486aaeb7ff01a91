// 修改: the everyday changes as a form; what is typed stays until it is in the file or taken back.

import { act } from "./actions.js";
import { button, make, setText } from "./elements.js";
import { Entry, nameOf } from "./entry.js";
import { ask } from "./link.js";
import { order, sought } from "./lists.js";
import { faultList } from "./outcome.js";

/** @typedef {import("./contract.js").Form} Form */
/** @typedef {import("./contract.js").FormField} FormField */
/** @typedef {import("./contract.js").Told} Told */
/** @typedef {import("./contract.js").FormEntry} FormEntry */
/** @typedef {{group: {name: string}, entry: FormEntry, field: FormField}} Spot */
/** @typedef {{at: string, key: string, was: string, now: string, name: string}} Typed */

const NONE = "没有能在这里改的内容";

/** The form of a city. */
export class EditForm {
  /** @type {Form|null} */
  #form = null;
  /** @type {Map<string, Typed>} what was typed and is not in the file yet */
  typed = new Map();
  /** @type {Map<string, import("./contract.js").Fault[]>} why a change was refused */
  refused = new Map();
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  #group = "";
  /** @type {string|null} the address of an entry; that of the report itself is "" */
  #opened = null;
  #stale = true;
  #asked = 0;
  #saving = false;

  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.panel = panel;
    this.search = make("input", { type: "search", placeholder: "序号、名称、单位", "aria-label": "查找要改的内容" });
    this.search.addEventListener("input", () => this.#sift());
    this.groups = make("div", { class: "groups", role: "group", "aria-label": "改哪一部分" });
    this.count = make("p", { class: "summary" });
    this.top = make("div", { class: "form-top", role: "alert" });
    this.wrong = make("div");
    this.list = make("ul", { class: "entries" });
    this.changed = make("span", { class: "changed-count", role: "status" });
    this.saver = button("保存", () => void this.save(), { class: "main" });
    this.undo = button("全部还原", () => this.#restore());
    this.foot = make("div", { class: "saving" }, this.top, this.saver, this.undo, this.changed);
    const tools = make("div", { class: "tools" }, this.search, this.count);
    panel.append(tools, this.groups, this.wrong, this.list, this.foot);
    addEventListener("beforeunload", (event) => {
      if (!this.typed.size) return;
      event.preventDefault();
      event.returnValue = "";
    });
    this.#foot();
  }

  /** The files have changed: what is shown is read anew, at once or when somebody looks. */
  change() {
    this.#stale = true;
    if (!this.panel.hidden && !this.#saving) void this.load();
  }

  /** Reads the form where it isn't that of the files as they are now. */
  async load() {
    if (!this.#stale) return;
    this.#stale = false;
    this.#asked += 1;
    const asked = this.#asked;
    if (!this.#form) setText(this.count, "正在读取…");
    const { data, message } = await ask("form");
    if (asked !== this.#asked) return;
    if (data) this.#take(data);
    else {
      this.#stale = true;
      setText(this.count, message);
    }
  }

  /**
   * Opens the field that stands at one of these places of the files.
   * @param {string[]} places
   * @returns {Promise<boolean>} false: none does
   */
  async openAt(places) {
    await this.load();
    const lines = places.map(lineOf);
    /** @param {(field: FormField) => boolean} fits */
    const find = (fits) => {
      for (const group of this.#form?.groups || []) {
        for (const entry of group.entries) {
          const field = entry.fields.find(fits);
          if (field) return { group, entry, field };
        }
      }
      return null;
    };
    const found = find(({ place }) => places.includes(place)) || find(({ place }) => lines.includes(lineOf(place)));
    if (found) this.#show(found);
    return found !== null;
  }

  /**
   * Opens a field.
   * @param {Spot} spot
   */
  #show({ group, entry, field }) {
    this.search.value = "";
    this.#group = group.name;
    this.#opened = entry.at;
    this.#draw();
    this.#entries.get(entry.at)?.focus(field.key);
  }

  /** Sends all that was typed. */
  async save() {
    if (this.#saving || !this.typed.size) return;
    this.#saving = true;
    this.#foot("正在保存…");
    const changes = [...this.typed.values()].map(({ at, key, was, now }) => ({ at, key, was, now }));
    const { data, message } = await act("do/save", { changes });
    this.#saving = false;
    this.refused.clear();
    if (data) this.#saved(data);
    else this.top.replaceChildren(make("p", { class: "alarm" }, `没有保存：${message}`));
    this.#stale = true;
    await this.load();
    this.#foot();
    const [name] = this.refused.keys();
    const found = [...this.#fields()].find(({ entry, field }) => nameOf(entry.at, field.key) === name);
    if (found) this.#show(found);
  }

  /** @param {Told} data */
  #saved(data) {
    const told = data.told || [];
    const elsewhere = [];
    for (const fault of data.faults) {
      const name = this.#blamed(fault);
      if (name) this.refused.set(name, [...(this.refused.get(name) || []), fault]);
      else elsewhere.push(fault);
    }
    const written = data.written || [];
    const done = written.length ? `已保存到 ${written.join("、")}` : "没有保存";
    const asides = elsewhere.filter(({ severity }) => severity === "info").map(({ reason }) => reason);
    const sentences = [...told, ...asides].map((text) => make("li", {}, text));
    const grave = elsewhere.filter(({ severity }) => severity !== "info");
    const found = grave.length ? faultList({ ...data, faults: grave, summary: "" }) : null;
    const text = done + (data.failed ? "，写的内容都还在" : "");
    const close = button("知道了", () => this.#clear(), { class: "small" });
    const head = make("p", { class: data.failed ? "alarm" : "well" }, `${text} `, close);
    const list = sentences.length ? make("ul", {}, ...sentences) : null;
    this.top.replaceChildren(...[head, list, found].filter((node) => node !== null));
  }

  /**
   * The change that a fault is about: the one that it names, whose text it quotes, at whose place it stands, the only.
   * @param {import("./contract.js").Fault} fault
   * @returns {string} "": none
   */
  #blamed({ message, reason, place, severity }) {
    const typed = [...this.typed];
    const spots = new Map([...this.#fields()].map(({ entry, field }) => [nameOf(entry.at, field.key), field.place]));
    const found = [
      typed.filter(([, { at, key }]) => message.includes(`“${[at, key].filter(Boolean).join(".")}”`)),
      typed.filter(([, { now }]) => now && `${message}${reason}`.includes(`“${now}”`)),
      typed.filter(([name]) => spots.get(name) === place),
      severity === "error" ? typed : [],
    ].find((one) => one.length === 1);
    return found ? found[0][0] : "";
  }

  *#fields() {
    for (const group of this.#form?.groups || []) {
      for (const entry of group.entries) for (const field of entry.fields) yield { group, entry, field };
    }
  }

  /** @param {Form} form */
  #take(form) {
    this.#form = form;
    for (const { entry, field } of this.#fields()) {
      const name = nameOf(entry.at, field.key);
      if (this.typed.get(name)?.now === field.value) this.typed.delete(name);
    }
    const groups = form.groups.map(({ name }) => name);
    if (groups.length && !groups.includes(this.#group)) this.#group = groups[0]; // of a broken file there are none
    this.#draw();
  }

  #draw() {
    const groups = this.#form?.groups || [];
    this.groups.hidden = groups.length < 2;
    this.groups.replaceChildren(
      ...groups.map(({ name, entries }) => {
        const choose = () => {
          this.#group = name;
          this.#draw();
          /** @type {HTMLElement|null} */ (this.groups.querySelector("[aria-pressed=true]"))?.focus();
        };
        return button(`${name} ${entries.length}`, choose, { "aria-pressed": String(name === this.#group) });
      }),
    );
    const shown = groups.find(({ name }) => name === this.#group)?.entries || [];
    const kept = new Map();
    for (const entry of shown) {
      const item = this.#entries.get(entry.at) || new Entry(this, (at) => this.#open(at));
      item.update(entry, entry.at === this.#opened);
      kept.set(entry.at, item);
    }
    for (const [at, item] of this.#entries) if (!kept.has(at)) item.element.remove();
    this.#entries = kept;
    order(this.list, [...kept.values()].map(({ element }) => element));
    this.#lost();
    this.#sift();
    this.#foot();
  }

  /** What was typed for something that the file no longer has stays to be copied. */
  #lost() {
    const there = new Set([...this.#fields()].map(({ entry, field }) => nameOf(entry.at, field.key)));
    this.list.querySelector(".lost")?.remove();
    const lost = [...this.typed].filter(([name]) => !there.has(name));
    if (!lost.length || !this.#form) return;
    const rows = lost.map(([name, { name: called, now }]) => {
      const drop = () => {
        this.typed.delete(name);
        this.#draw();
      };
      return make("div", {}, make("b", {}, called), make("pre", {}, now), button("不要了", drop, { class: "small" }));
    });
    const why = this.#form.groups.length ? "文件里已经没有下面这几项" : "文件现在读不出来";
    this.list.prepend(make("li", { class: "lost notice" }, `${why}，写的内容留在这里：`, ...rows));
  }

  /** @param {string} at */
  #open(at) {
    this.#opened = this.#opened === at ? null : at;
    for (const item of this.#entries.values()) item.setOpen(item.at === this.#opened);
  }

  /** Something was typed, or taken back. */
  typing() {
    this.#clear();
  }

  /** What was told of the last time is read. */
  #clear() {
    this.top.replaceChildren();
    this.#foot();
  }

  #restore() {
    this.typed.clear();
    this.refused.clear();
    this.top.replaceChildren();
    for (const item of this.#entries.values()) item.redraw();
    this.#lost();
    this.#foot();
  }

  #sift() {
    const fits = sought(this.search);
    let shown = 0;
    for (const item of this.#entries.values()) {
      item.element.hidden = !fits(item.words);
      if (!item.element.hidden) shown += 1;
    }
    const all = this.#entries.size;
    if (this.#form) setText(this.count, all ? `${shown === all ? "共" : `${shown} 项，共`} ${all} 项` : NONE);
    const faults = all ? [] : this.#form?.faults || [];
    this.wrong.replaceChildren(...(faults.length ? [faultList({ ...NOTHING, faults })] : []));
  }

  #foot(text = "") {
    const n = this.typed.size;
    this.foot.hidden = !n && !text && !this.top.firstChild;
    this.saver.hidden = this.undo.hidden = !n && !text;
    this.saver.disabled = this.undo.disabled = this.#saving || !n;
    setText(this.changed, text || (n ? `改了 ${n} 处，还没有保存` : ""));
  }
}

/** @type {Told} */
const NOTHING = { faults: [], summary: "", failed: false, kept: [] };

/**
 * @param {string} place such as city.yaml:12:9
 * @returns {string} without the column; a cell stays one
 */
function lineOf(place) {
  return place.includes("!") ? place : place.replace(/:\d+$/, "");
}
