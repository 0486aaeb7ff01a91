// The separator between paper and panel: drawn by the pointer, moved by keys; the panel folded away and back.

import { byId, setText } from "./elements.js";
import { remember, remembered } from "./say.js";

const LEAST = 300;
const USUAL = 420;
const PAPER_LEAST = 320; // what is left to the paper
const STEP = 20;

/** The width of the panel. */
export class Separator {
  /** @type {(wide: boolean) => void} */
  #onWidth = () => undefined;

  constructor() {
    this.bar = byId("separator", HTMLElement);
    this.fold = byId("fold", HTMLButtonElement);
    this.width = Number(remembered("panel")) || USUAL;
    this.#set(this.width);
    this.setFolded(remembered("folded") === "1");
    this.fold.addEventListener("click", () => this.setFolded(!this.folded));
    this.bar.addEventListener("keydown", (event) => this.#key(event));
    this.bar.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.bar.focus();
      this.bar.setPointerCapture(event.pointerId);
    });
    this.bar.addEventListener("pointermove", (event) => {
      if (this.bar.hasPointerCapture(event.pointerId)) this.#set(innerWidth - event.clientX);
    });
    addEventListener("resize", () => this.#set(this.width, { kept: false }));
  }

  get folded() {
    return document.body.classList.contains("folded");
  }

  /** @param {boolean} folded */
  setFolded(folded) {
    document.body.classList.toggle("folded", folded);
    this.fold.setAttribute("aria-expanded", String(!folded));
    setText(this.fold, folded ? "展开" : "收起");
    this.bar.tabIndex = folded ? -1 : 0;
    remember("folded", folded ? "1" : "");
  }

  get wide() {
    return this.width > USUAL * 1.5;
  }

  /** Twice as wide, or back. */
  widen() {
    this.#set(this.wide ? USUAL : USUAL * 2);
  }

  /** @param {(wide: boolean) => void} onWidth told now and whenever the width was set */
  tell(onWidth) {
    this.#onWidth = onWidth;
    onWidth(this.wide);
  }

  /**
   * @param {number} wanted
   * @param {{kept?: boolean}} [how] kept: as the reader wants it, not as a small window forces it
   */
  #set(wanted, { kept = true } = {}) {
    const most = Math.max(LEAST, innerWidth - PAPER_LEAST);
    const width = Math.round(Math.min(most, Math.max(LEAST, wanted)));
    document.body.style.setProperty("--panel", `${width}px`);
    this.bar.setAttribute("aria-valuemin", String(LEAST));
    this.bar.setAttribute("aria-valuemax", String(most));
    this.bar.setAttribute("aria-valuenow", String(width));
    if (!kept) return;
    this.width = width;
    remember("panel", String(width));
    this.#onWidth(this.wide);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    /** @type {Record<string, number>} */
    const to = {
      ArrowLeft: this.width + STEP,
      ArrowRight: this.width - STEP,
      Home: innerWidth,
      End: LEAST,
    };
    if (event.key === "Enter") this.setFolded(!this.folded);
    else if (event.key in to) this.#set(to[event.key]);
    else return;
    event.preventDefault();
  }
}
