// One entry of the form: its name, and once it is opened its fields.

import { button, make, setText } from "./elements.js";

/** @typedef {import("./contract.js").FormEntry} FormEntry */
/** @typedef {import("./contract.js").FormField} FormField */
/** @typedef {import("./form.js").EditForm} EditForm */
/** @typedef {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} Control */

const DATE = /^(\d{4})[-年](\d{1,2})[-月](\d{1,2})日?$/;
// What changes from month to month, and what no report can do without: it is never folded away.
const FIRST = [
  ...["状态", "完成日期", "进展", "存在问题", "下步措施", "截至日期"],
  ...["层级", "轮次", "督察组", "反馈日期", "日期"],
];
const FEW = 8; // fields that are shown in their order, the empty ones too
let made = 0;

/**
 * @param {string} at
 * @param {string} key
 * @returns {string} the name of a field in the whole form
 */
export function nameOf(at, key) {
  return `${at}\n${key}`;
}

/** An entry of the list. */
export class Entry {
  at = "";
  words = "";
  #json = "";
  #open = false;
  /** @type {FormEntry|null} */
  #entry = null;
  /** @type {Map<string, {control: Control, note: HTMLElement, around: HTMLElement, field: FormField}>} */
  #fields = new Map();

  /**
   * @param {EditForm} form
   * @param {(at: string) => void} onOpen
   */
  constructor(form, onOpen) {
    made += 1;
    this.form = form;
    this.id = `entry-${made}`;
    this.head = button("", () => onOpen(this.at), { class: "entry-head", "aria-expanded": "false" });
    this.head.setAttribute("aria-controls", this.id);
    this.body = make("div", { class: "entry-body", id: this.id, hidden: true });
    this.element = make("li", { class: "entry" }, this.head, this.body);
  }

  /**
   * @param {FormEntry} entry
   * @param {boolean} open
   */
  update(entry, open) {
    this.at = entry.at;
    this.#entry = entry;
    const json = JSON.stringify(entry);
    if (json !== this.#json) {
      this.words = `${entry.label}\n${entry.fields.map(({ value }) => value).join("\n")}`;
      setText(this.head, entry.label);
    }
    const same = json === this.#json && this.#fields.size > 0;
    this.#json = json;
    this.#open = open;
    this.head.setAttribute("aria-expanded", String(open));
    this.body.hidden = !open;
    if (open && !same) this.#draw(entry);
    if (!open) this.#fold();
    this.redraw();
  }

  /** @param {boolean} open */
  setOpen(open) {
    if (open !== this.#open && this.#entry) this.update(this.#entry, open);
  }

  /** @param {string} key */
  focus(key) {
    const { control } = this.#fields.get(key) || { control: this.head };
    const folded = control.closest("details");
    if (folded) folded.open = true;
    this.element.scrollIntoView({ block: "nearest" });
    control.focus();
  }

  /** Marks what was changed, and says why something was refused. */
  redraw() {
    for (const { control, note, around, field } of this.#fields.values()) {
      const name = nameOf(this.at, field.key);
      const typed = this.form.typed.get(name);
      if (control.value !== (typed ? typed.now : field.value)) setValue(control, typed ? typed.now : field.value);
      around.classList.toggle("dirty", Boolean(typed));
      note.replaceChildren(...this.#notes(name, field));
      control.setAttribute("aria-invalid", String(this.form.refused.has(name)));
    }
    const dirty = this.#entry?.fields.some(({ key }) => this.form.typed.has(nameOf(this.at, key)));
    this.element.classList.toggle("dirty", Boolean(dirty));
  }

  #fold() {
    this.#fields.clear();
    this.body.replaceChildren();
  }

  /** @param {FormEntry} entry */
  #draw(entry) {
    const held = [...this.#fields].find(([, { control }]) => control === document.activeElement);
    const range = held && "selectionStart" in held[1].control ? held[1].control.selectionStart : null;
    this.#fields.clear();
    this.body.replaceChildren(...this.#arranged(entry.fields));
    const again = held && this.#fields.get(held[0])?.control;
    if (!again) return;
    again.focus({ preventScroll: true });
    this.redraw();
    if (range !== null && !(again instanceof HTMLSelectElement)) again.setSelectionRange(range, range);
  }

  /**
   * Of many fields those of FIRST come first, and those that nobody has filled are folded away.
   * @param {FormField[]} fields
   * @returns {HTMLElement[]}
   */
  #arranged(fields) {
    /** @param {FormField} field */
    const draw = (field) => this.#field(field);
    if (fields.length <= FEW) return fields.map(draw);
    const first = FIRST.flatMap((key) => fields.filter((field) => field.key === key));
    const others = fields.filter((field) => !first.includes(field));
    /** @param {FormField} field */
    const isKnown = ({ key, value }) => Boolean(value) || this.form.typed.has(nameOf(this.at, key));
    const empty = others.filter((field) => !isKnown(field));
    const rest = make("details", {}, make("summary", {}, `还没有填的栏目（${empty.length}）`), ...empty.map(draw));
    return [...first.map(draw), ...others.filter(isKnown).map(draw), ...(empty.length ? [rest] : [])];
  }

  /** @param {FormField} field */
  #field(field) {
    made += 1;
    const id = `field-${made}`;
    const control = controlOf(field, id);
    const note = make("div", { class: "notes", id: `${id}-note`, role: "status" });
    control.setAttribute("aria-describedby", `${id}-hint ${id}-note`);
    control.addEventListener("input", () => this.#typed(field, control.value));
    const said = field.locked || field.hint;
    const hint = make("div", { class: "hint", id: `${id}-hint` }, said);
    const pick = field.kind === "date" && !field.locked ? this.#pick(field, control) : null;
    const label = make("label", { for: id }, field.key);
    const around = make("div", { class: "form-field" }, label, make("div", { class: "control" }, control, pick), hint, note);
    this.#fields.set(field.key, { control, note, around, field });
    return around;
  }

  /**
   * A calendar beside a date, which is typed as it stands in the file.
   * @param {FormField} field
   * @param {Control} control
   */
  #pick(field, control) {
    const found = DATE.exec(field.value);
    const value = found ? [found[1], found[2].padStart(2, "0"), found[3].padStart(2, "0")].join("-") : "";
    const pick = make("input", { type: "date", class: "pick", value, "aria-label": `${field.key}：在日历上选` });
    pick.addEventListener("input", () => {
      if (!pick.value) return;
      const [year, month, day] = pick.value.split("-").map(Number);
      const date = field.value.includes("年") ? `${year}年${month}月${day}日` : pick.value;
      setValue(control, date);
      this.#typed(field, date);
    });
    return pick;
  }

  /**
   * @param {FormField} field
   * @param {string} now
   */
  #typed(field, now) {
    const name = nameOf(this.at, field.key);
    const before = this.form.typed.get(name);
    const was = before ? before.was : field.value;
    this.form.refused.delete(name);
    if (now === field.value) this.form.typed.delete(name);
    else {
      const called = `${this.#entry?.label || ""} ${field.key}`;
      this.form.typed.set(name, { at: this.at, key: field.key, was, now, name: called });
    }
    this.redraw();
    this.form.typing();
  }

  /**
   * @param {string} name
   * @param {FormField} field
   * @returns {HTMLElement[]}
   */
  #notes(name, field) {
    const typed = this.form.typed.get(name);
    if (!typed) return [];
    const shown = [];
    if (typed.was !== field.value) {
      const mine = () => this.#decide(name, { ...typed, was: field.value });
      const theirs = () => this.#decide(name, null);
      shown.push(
        make("p", { class: "alarm" }, `打开以后，文件里已改成“${field.value}”。`),
        make("p", {}, button("用我写的", mine, { class: "small" }), " ", button("用文件里的", theirs, { class: "small" })),
      );
    }
    for (const { message, reason, fix } of this.form.refused.get(name) || []) {
      shown.push(make("p", { class: "alarm" }, message), make("p", {}, `原因：${reason}`), make("p", {}, `办法：${fix}`));
    }
    if (!shown.length) {
      const undo = button("还原", () => this.#decide(name, null), { class: "small", "aria-label": `还原${field.key}` });
      shown.push(make("p", { class: "was" }, `原来：${shortened(typed.was) || "（空）"} `, undo));
    }
    return shown;
  }

  /**
   * @param {string} name
   * @param {import("./form.js").Typed|null} typed
   */
  #decide(name, typed) {
    if (typed) this.form.typed.set(name, typed);
    else this.form.typed.delete(name);
    this.form.refused.delete(name);
    this.redraw();
    this.form.typing();
  }
}

/**
 * @param {FormField} field
 * @param {string} id
 * @returns {Control}
 */
function controlOf(field, id) {
  const locked = Boolean(field.locked);
  if (field.kind === "choice" && !locked) {
    const select = make("select", { id });
    const choices = [...new Set([field.value, ...field.choices])];
    select.append(...choices.map((one) => make("option", { value: one }, one || "（空）")));
    select.value = field.value;
    return select;
  }
  if (field.kind === "text") {
    const rows = Math.min(12, Math.max(2, Math.ceil(field.value.length / 22) + field.value.split("\n").length - 1));
    const area = make("textarea", { id, rows, readonly: locked });
    area.value = field.value;
    return area;
  }
  const input = make("input", { id, type: "text", readonly: locked, autocomplete: "off" });
  input.value = field.value;
  return input;
}

/**
 * @param {Control} control
 * @param {string} value of a select also one that it does not offer
 */
function setValue(control, value) {
  if (control instanceof HTMLSelectElement && ![...control.options].some((option) => option.value === value)) {
    control.append(make("option", { value }, value || "（空）"));
  }
  control.value = value;
}

/** @param {string} text */
function shortened(text) {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
