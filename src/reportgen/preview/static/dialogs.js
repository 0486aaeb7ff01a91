// Dialogs: one after the other, each with a line that says what is being done, and nothing clicked twice meanwhile.

import { button, make, setText } from "./elements.js";

let made = 0;
const CONTROLS = "button, input, select, textarea";

/** A dialog; it is gone once it is closed. */
export class Dialog {
  busy = false;

  /**
   * @param {string} title
   * @param {{wide?: boolean}} [how]
   */
  constructor(title, { wide = false } = {}) {
    made += 1;
    const id = `dialog-${made}`;
    this.body = make("div", { class: "dialog-body" });
    this.status = make("p", { class: "doing", role: "status" });
    this.buttons = make("div", { class: "buttons" });
    this.element = make(
      "dialog",
      { class: `screen-only asks${wide ? " wide" : ""}`, "aria-labelledby": id },
      make("h2", { id }, title),
      this.body,
      this.status,
      this.buttons,
    );
    this.element.addEventListener("cancel", (event) => this.busy && event.preventDefault());
    this.element.addEventListener("close", () => this.element.remove());
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  open() {
    document.body.append(this.element);
    this.element.showModal();
    return this;
  }

  close() {
    this.element.close();
  }

  /**
   * What stands at the foot; the one that leaves is always there.
   * @param {(HTMLElement|null)[]} buttons
   * @param {string} [leave]
   */
  offer(buttons, leave = "关闭") {
    const all = [...buttons, button(leave, () => this.close())].filter((one) => one !== null);
    this.buttons.replaceChildren(...all);
  }

  /**
   * Enter in a line of text does what the first button says.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    const { target } = event;
    const isLine = target instanceof HTMLInputElement && target.type === "text";
    if (event.key !== "Enter" || event.isComposing || !isLine) return;
    event.preventDefault();
    const main = this.buttons.querySelector("button.main");
    if (main instanceof HTMLButtonElement) main.click();
  }

  /** @param {string} text why something was not done, or what was */
  tell(text, alarm = false) {
    setText(this.status, text);
    this.status.className = alarm ? "doing alarm" : "doing";
  }

  /**
   * Does something while the line says what; a second click meanwhile does nothing.
   * @template T
   * @param {string} text
   * @param {() => Promise<T>} work
   * @returns {Promise<T|null>}
   */
  async during(text, work) {
    if (this.busy) return null;
    this.busy = true;
    this.tell(text);
    this.status.classList.add("busy");
    const held = document.activeElement;
    const controls = /** @type {HTMLButtonElement[]} */ ([...this.element.querySelectorAll(CONTROLS)]);
    const free = controls.filter((control) => !control.disabled);
    for (const control of free) control.disabled = true;
    try {
      return await work();
    } finally {
      this.busy = false;
      this.status.classList.remove("busy");
      if (this.status.textContent === text) this.tell("");
      for (const control of free) control.disabled = false;
      if (held instanceof HTMLElement && held.isConnected) held.focus({ preventScroll: true });
    }
  }
}

/**
 * Asks once more before something that can't be taken back at once.
 * @param {string} title
 * @param {string} text
 * @param {string} yes
 * @returns {Promise<boolean>}
 */
export function confirmed(title, text, yes) {
  return new Promise((resolve) => {
    const dialog = new Dialog(title);
    let answer = false;
    const agree = () => {
      answer = true;
      dialog.close();
    };
    dialog.body.append(make("p", {}, text));
    dialog.offer([button(yes, agree, { class: "main" })], "取消");
    dialog.element.addEventListener("close", () => resolve(answer));
    dialog.open();
  });
}

/**
 * A control under its name.
 * @param {string} name
 * @param {HTMLElement} control
 * @param {string} [hint]
 * @returns {HTMLElement}
 */
export function labelled(name, control, hint = "") {
  made += 1;
  control.id = `asked-${made}`;
  const said = hint ? make("span", { class: "hint", id: `hint-${made}` }, hint) : null;
  if (said) control.setAttribute("aria-describedby", said.id);
  return make("div", { class: "asked" }, make("label", { for: control.id }, name), control, said);
}

/**
 * A box to tick.
 * @param {string} text
 * @param {Record<string, string|boolean|number>} [attributes]
 * @returns {{box: HTMLInputElement, around: HTMLElement}}
 */
export function tick(text, attributes = {}) {
  const box = make("input", { type: "checkbox", ...attributes });
  return { box, around: make("label", { class: "tick" }, box, ` ${text}`) };
}
