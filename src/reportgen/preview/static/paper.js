// The paper: the report as sheets of A4 that look like the Word file, to read, to point at and to print.
import { compare, markChanges, units } from "./changes.js";
import { Pointing } from "./pointing.js";
import { sheets } from "./sheets.js";

/** @typedef {{number: number, html: string, css: string}} Page */
/** @typedef {import("./changes.js").Unit} Unit */
/** @typedef {import("./changes.js").Match} Match */
/**
 * An element, which of its halves, and how far it is below the upper edge of what is seen.
 * @typedef {{unit: number, half: number, offset: number}} Anchor
 */
/**
 * A slot at the upper edge of what is seen: how much of it is above the edge and left of the middle, as parts of its
 * size; `gap` is how many pixels it is below the edge.
 * @typedef {{slot: Element, across: number, down: number, gap: number}} Place
 */

const MILLIMETRE = 96 / 25.4;
const SIZES = { upright: [210, 297], landscape: [297, 210] };
const EDGE = 32; // pixels beside and between the sheets, both sides together
const FLASH = 1600; // milliseconds
const MIDDLE = 0.5;
const MANY = 60; // sheets: of more, those far off are not rendered, and screen readers must scroll to them

/** Shows pages in an element, which scrolls them unless the window does. */
export class Paper {
  #host;
  #sheets = document.createElement("div");
  #rules = new CSSStyleSheet();
  /** @type {Page | null} */
  #page = null;
  /** @type {Unit[]} */
  #units = [];
  /** @type {Record<string, number[]>} classes, and the runs that bear them */
  #kept = {};
  /** @type {"width" | "page" | number} */
  #zoom = "width";
  #pointing;
  /** Marks what the page shown has other than the one before. */
  #mark = () => {};

  /**
   * @param {HTMLElement} host
   * @param {import("./pointing.js").Listener} listener
   */
  constructor(host, listener) {
    this.#host = host;
    host.classList.add("paper");
    this.#sheets.className = "sheets";
    this.#sheets.lang = "zh-CN";
    host.append(this.#sheets);
    for (let above = host.parentElement; above; above = above.parentElement) above.classList.add("holds-paper");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#rules];
    this.#pointing = new Pointing(this.#sheets, listener);
    new ResizeObserver(() => this.#fit()).observe(host);
  }

  /**
   * @param {Page} page
   * @param {{first?: boolean}} [how] first: another paper than before, shown from its beginning
   */
  show(page, { first = false } = {}) {
    if (!first && this.#page?.number === page.number) return;
    this.#kept = { explained: this.#kept.explained || [] };
    this.#lay(page, first || !this.#page);
    this.#page = page;
    if (document.fonts.status === "loading") document.fonts.ready.then(() => this.#again(page));
  }

  /**
   * Scrolls to the first of these runs and lights all of them up.
   * @param {number[]} ns
   */
  reveal(ns) {
    const found = this.#runs(ns);
    if (!found.length) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    found[0].scrollIntoView({ block: "center", inline: "nearest", behavior: still ? "auto" : "smooth" });
    const lit = [...ns];
    this.#keep("flash", lit);
    setTimeout(() => this.#kept.flash === lit && this.#keep("flash", []), FLASH);
  }

  /**
   * Keeps these runs highlighted.
   * @param {number[]} ns
   */
  mark(ns) {
    this.#keep("marked", ns);
  }

  /**
   * Keeps the run outlined that is explained beside the paper, on this page and the next ones.
   * @param {number | null} n null: none
   */
  explain(n) {
    this.#keep("explained", n === null ? [] : [n]);
  }

  /**
   * @param {string} name of a class, which these runs bear and no others, however often the page is laid out
   * @param {number[]} ns
   */
  #keep(name, ns) {
    this.#kept[name] = ns;
    for (const run of this.#sheets.querySelectorAll(`.${name}`)) run.classList.remove(name);
    for (const run of this.#runs(ns)) run.classList.add(name);
  }

  /** @param {"width" | "page" | number} value */
  zoom(value) {
    this.#zoom = value;
    this.#fit();
  }

  /**
   * In the order of the page, a run on two sheets twice.
   * @param {number[]} ns
   */
  #runs(ns) {
    const wanted = new Set(ns.map(String));
    const all = /** @type {HTMLElement[]} */ ([...this.#sheets.querySelectorAll("[data-n]")]);
    return all.filter((run) => wanted.has(run.dataset.n || ""));
  }

  /**
   * @param {Page} page
   * @param {boolean} first
   */
  #lay(page, first) {
    const template = document.createElement("template");
    template.innerHTML = page.html;
    const content = document.importNode(template.content, true);
    const fresh = units(content);
    const match = compare(this.#units, fresh);
    const anchor = first ? null : this.#anchor(match);
    const across = first ? MIDDLE : (this.#place()?.across ?? MIDDLE);
    const focused = this.#sheets.contains(document.activeElement);
    const at = first ? 0 : (match.newOf[this.#pointing.unit] ?? 0);
    // New rules would load the faces anew.
    if (page.css !== this.#page?.css) this.#rules.replaceSync(page.css);
    this.#scale();
    const slots = sheets(this.#host, content);
    this.#sheets.classList.toggle("many", slots.length > MANY);
    this.#sheets.replaceChildren(...slots);
    for (const [name, ns] of Object.entries(this.#kept)) this.#keep(name, ns);
    this.#pointing.enter(at, focused);
    this.#goAcross(across);
    if (anchor) this.#returnTo(anchor, match);
    else if (first) this.#scroller().scrollTop = 0;
    const before = this.#units;
    this.#units = fresh;
    this.#mark = first ? () => {} : () => markChanges(this.#sheets, before, fresh, match);
    this.#mark();
  }

  /**
   * Once more with the faces that came late.
   * @param {Page} page
   */
  #again(page) {
    if (this.#page !== page) return;
    const mark = this.#mark;
    this.#lay(page, false);
    mark();
  }

  /** What scrolls the sheets. */
  #scroller() {
    const { overflowY } = getComputedStyle(this.#host);
    const own = overflowY !== "visible" && this.#host.scrollHeight > this.#host.clientHeight + 1;
    return own ? this.#host : (document.scrollingElement ?? document.documentElement);
  }

  /** The upper edge of what is seen. */
  #edge() {
    const scroller = this.#scroller();
    return scroller === this.#host ? this.#host.getBoundingClientRect().top : 0;
  }

  /**
   * The first element in sight that the new page still has.
   * @param {Match} match
   * @returns {Anchor | null}
   */
  #anchor(match) {
    const edge = this.#edge();
    if (this.#scroller().scrollTop <= 0) return null;
    for (const slot of this.#sheets.children) {
      if (slot.getBoundingClientRect().bottom <= edge) continue;
      for (const element of /** @type {NodeListOf<HTMLElement>} */ (slot.querySelectorAll("[data-unit]"))) {
        const { top, bottom } = element.getBoundingClientRect();
        const unit = Number(element.dataset.unit);
        if (bottom <= edge || match.newOf[unit] < 0) continue;
        return { unit, half: this.#halves(unit).indexOf(element), offset: top - edge };
      }
    }
    return null;
  }

  /**
   * @param {number} unit
   * @returns {Element[]}
   */
  #halves(unit) {
    return [...this.#sheets.querySelectorAll(`[data-unit="${unit}"]`)];
  }

  /**
   * @param {Anchor} anchor
   * @param {Match} match
   */
  #returnTo({ unit, half, offset }, match) {
    const halves = this.#halves(match.newOf[unit]);
    const element = halves[Math.min(half, halves.length - 1)];
    if (element) this.#scroller().scrollTop += element.getBoundingClientRect().top - this.#edge() - offset;
  }

  /** Sheets are shown smaller or larger about what is being read. */
  #fit() {
    const place = this.#place();
    this.#scale();
    if (!place) return;
    const { top, height } = place.slot.getBoundingClientRect();
    this.#scroller().scrollTop += top - this.#edge() + place.down * height - place.gap;
    this.#goAcross(place.across);
  }

  /** @returns {Place | null} */
  #place() {
    const edge = this.#edge();
    const slot = [...this.#sheets.children].find((each) => each.getBoundingClientRect().bottom > edge);
    if (!slot) return null;
    const { left, top, width, height } = slot.getBoundingClientRect();
    const above = edge - top;
    return {
      slot,
      across: (this.#middle() - left) / width,
      down: Math.max(0, above) / height,
      gap: Math.max(0, -above),
    };
  }

  /** The middle of what is seen, from left to right. */
  #middle() {
    return this.#host.getBoundingClientRect().left + this.#host.clientWidth / 2;
  }

  /**
   * Puts this part of the sheet into the middle of what is seen.
   * @param {number} across
   */
  #goAcross(across) {
    const slot = this.#place()?.slot;
    if (!slot) return;
    const { left, width } = slot.getBoundingClientRect();
    this.#host.scrollLeft += left + across * width - this.#middle();
  }

  /** Every sheet keeps its layout, whatever its size. */
  #scale() {
    const wide = this.#host.clientWidth - EDGE;
    const high = Math.min(this.#host.clientHeight, innerHeight) - EDGE;
    for (const [turn, size] of Object.entries(SIZES)) {
      const [width, height] = size.map((length) => length * MILLIMETRE);
      const fits = { width: Math.min(1, wide / width), page: Math.min(wide / width, high / height) };
      const scale = typeof this.#zoom === "number" ? this.#zoom : fits[this.#zoom];
      this.#host.style.setProperty(`--${turn}`, String(Math.max(0.1, scale)));
    }
  }
}
