// Pointer and keyboard on the sheets: one stop of the Tab key, arrows from element to element and from run to run.

const HOW = "按回车键或单击，看这个数是怎样算出来的";
const FIGURE = ".figure[data-n]";

/** @typedef {{onRun(n: number): void, onPoint(n: number | null, at: string, block: string): void}} Listener */

/** Listens on the sheets as a whole, so that a page of thousands of runs needs no listeners of its own. */
export class Pointing {
  /** @type {HTMLElement | null} */
  #current = null;
  #told = "";

  /**
   * @param {HTMLElement} sheets
   * @param {Listener} listener
   */
  constructor(sheets, listener) {
    this.sheets = sheets;
    this.listener = listener;
    sheets.addEventListener("click", (event) => this.#click(event));
    sheets.addEventListener("keydown", (event) => this.#key(event));
    sheets.addEventListener("pointerover", (event) => this.#point(event.target));
    sheets.addEventListener("pointerleave", () => this.#point(document.activeElement));
    sheets.addEventListener("focusin", (event) => this.#focused(event.target));
    sheets.addEventListener("focusout", () => this.#tell(null, "", ""));
  }

  /**
   * After new sheets were laid: the element that the Tab key reaches, which is also focused if one was before.
   * @param {number} unit
   * @param {boolean} focused
   */
  enter(unit, focused) {
    const element = this.#units()[0] && (this.sheets.querySelector(`[data-unit="${unit}"]`) ?? this.#units()[0]);
    this.#current = null;
    if (element instanceof HTMLElement) this.#settle(element, focused ? { preventScroll: true } : null);
  }

  /** The number of the element that has the focus, or the Tab key's; -1 where there is none. */
  get unit() {
    const unit = this.#current?.closest("[data-unit]");
    return unit instanceof HTMLElement ? Number(unit.dataset.unit) : -1;
  }

  /** @returns {HTMLElement[]} */
  #units() {
    return [...this.sheets.querySelectorAll("[data-unit]")].map((element) => /** @type {HTMLElement} */ (element));
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const run = runAt(event.target);
    if (!run || !getSelection()?.isCollapsed) return;
    this.#settle(run, { preventScroll: true });
    this.listener.onRun(Number(run.dataset.n));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    /** @type {Record<string, () => HTMLElement | null | undefined>} */
    const ways = {
      ArrowDown: () => this.#unit(1),
      ArrowUp: () => this.#unit(-1),
      ArrowRight: () => this.#run(1),
      ArrowLeft: () => this.#run(-1),
      Home: () => this.#units()[0],
      End: () => this.#units().pop(),
    };
    if (event.key === "Enter" || event.key === " ") this.#press();
    else if (event.key in ways) this.#settle(ways[event.key]() ?? this.#current, {});
    else return;
    event.preventDefault();
  }

  /** What has the focus, or the first figure of the element, or its first run. */
  #press() {
    const at = this.#current;
    const run = runAt(at) ?? at?.querySelector(FIGURE) ?? at?.querySelector("[data-n]");
    if (run instanceof HTMLElement) this.listener.onRun(Number(run.dataset.n));
  }

  /** @param {number} step */
  #unit(step) {
    const all = this.#units();
    const unit = this.#current?.closest("[data-unit]");
    return all[unit instanceof HTMLElement ? all.indexOf(unit) + step : 0];
  }

  /** @param {number} step */
  #run(step) {
    const unit = this.#current?.closest("[data-unit]");
    const runs = runsOf(unit);
    const at = this.#current ? runs.indexOf(this.#current) : -1;
    const next = at < 0 && step < 0 ? undefined : runs[at + step];
    if (next) return next;
    const neighbours = runsOf(this.#unit(step));
    return step > 0 ? neighbours[0] : neighbours[neighbours.length - 1];
  }

  /**
   * Makes an element the one that Tab reaches; `focus` null leaves the focus where it is.
   * @param {HTMLElement | null} element
   * @param {FocusOptions | null} focus
   */
  #settle(element, focus) {
    if (!element) return;
    if (this.#current && this.#current !== element) leave(this.#current);
    this.#current = element;
    element.tabIndex = 0;
    if (runAt(element) === element) {
      element.setAttribute("role", "button");
      if (element.matches(FIGURE)) element.setAttribute("aria-description", HOW);
    }
    if (focus) element.focus({ preventScroll: true });
    if (focus && !focus.preventScroll) element.scrollIntoView({ block: "nearest" });
  }

  /**
   * A screen reader or the mouse may focus a figure that the Tab key did not reach.
   * @param {EventTarget | null} target
   */
  #focused(target) {
    if (target instanceof HTMLElement && target.matches("[data-n]")) this.#settle(target, null);
    this.#point(target);
  }

  /** @param {EventTarget | null} target */
  #point(target) {
    const run = runAt(target);
    const element = target instanceof Element && this.sheets.contains(target) ? target.closest("[data-at]") : null;
    const { at = "", block = "" } = element instanceof HTMLElement ? element.dataset : {};
    if (run && run.matches(FIGURE) && !run.title) run.title = HOW;
    this.#tell(run ? Number(run.dataset.n) : null, at, block);
  }

  /**
   * @param {number | null} n
   * @param {string} at
   * @param {string} block
   */
  #tell(n, at, block) {
    const said = `${n} ${at} ${block}`;
    if (said !== this.#told) this.listener.onPoint(n, at, block);
    this.#told = said;
  }
}

/**
 * Takes away what an element has as the one that Tab reaches.
 * @param {HTMLElement} element
 */
function leave(element) {
  element.removeAttribute("aria-description");
  // A figure remains a button.
  if (element.matches(FIGURE)) element.tabIndex = -1;
  else {
    element.removeAttribute("tabindex");
    if (runAt(element) === element) element.removeAttribute("role");
  }
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function runAt(target) {
  return target instanceof Element ? target.closest("[data-n]") : null;
}

/**
 * @param {Element | null | undefined} unit
 * @returns {HTMLElement[]}
 */
function runsOf(unit) {
  return unit ? [...unit.querySelectorAll("[data-n]")].map((run) => /** @type {HTMLElement} */ (run)) : [];
}
