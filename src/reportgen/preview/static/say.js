// Short notices to the reader, copying a text, and what the reader set the last time.

import { byId, button, setText } from "./elements.js";

const SHOWN = 6000; // ms
const HEARD = 50; // ms after which a text that was taken away counts as new
let timer = 0;

/** @param {string} text shown for a moment, and read aloud */
export function say(text) {
  const place = byId("said", HTMLElement);
  setText(place, text);
  clearTimeout(timer);
  timer = setTimeout(() => setText(place, ""), SHOWN);
}

/** @param {string} text read aloud alone, the same again too */
export function tell(text) {
  const place = byId("told", HTMLElement);
  setText(place, "");
  setTimeout(() => setText(place, text), HEARD);
}

/**
 * A small button that copies a text.
 * @param {string} what of which the reader is told
 * @param {string} text
 * @returns {HTMLButtonElement}
 */
export function copyButton(what, text) {
  return button("复制", () => void copy(text), { class: "small", "aria-label": `复制${what} ${text}`, title: text });
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(`已复制：${text}`);
  } catch (error) {
    say(copiedBySelection(text) ? `已复制：${text}` : `没能复制，请手工复制：${text}`);
  }
}

/**
 * The old way, for browsers that refuse the clipboard.
 * @param {string} text
 * @returns {boolean}
 */
function copiedBySelection(text) {
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}

/**
 * What was set the last time; a browser may refuse to keep anything.
 * @param {string} name
 * @returns {string}
 */
export function remembered(name) {
  try {
    return localStorage.getItem(`reportgen.${name}`) || "";
  } catch (error) {
    return "";
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(`reportgen.${name}`, value);
  } catch (error) {
    // not kept: the next page starts as usual
  }
}
