// Lines of files as the panel shows them: numbered, one of them the place in question; an excerpt with its marks.

import { make } from "./elements.js";
import { copyButton } from "./say.js";

/** @typedef {import("./contract.js").Lines} Lines */

// Only what can scroll is a stop of the keyboard.
const sizes = new ResizeObserver((seen) => seen.forEach(({ target }) => markScrolling(target)));

/** @param {Element} element */
function markScrolling(element) {
  if (element.scrollWidth > element.clientWidth) element.setAttribute("tabindex", "0");
  else element.removeAttribute("tabindex");
}

/**
 * An element that scrolls sideways where it must, by the keyboard too.
 * @param {HTMLElement} element
 * @param {string} label
 * @returns {HTMLElement}
 */
export function scrolling(element, label) {
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", label);
  sizes.observe(element);
  return element;
}

/**
 * Numbered lines; a long one is broken.
 * @param {Lines} lines
 * @param {number} here the number of the line in question
 * @returns {HTMLElement|null} null: no lines
 */
export function numbered(lines, here) {
  if (!lines.length) return null;
  const shown = lines.map(([number, text]) => {
    const line = make("li", { value: number, ...(number === here ? { "aria-current": "true" } : {}) });
    line.append(make("span", { class: "line-number", "aria-hidden": "true" }, String(number)), make("code", {}, text));
    return line;
  });
  return make("ol", { class: "lines" }, ...shown);
}

/**
 * A place with a button that copies it.
 * @param {string} place
 * @returns {HTMLElement}
 */
export function placeLine(place) {
  return make("p", { class: "place" }, make("code", {}, place), copyButton("位置", place));
}
