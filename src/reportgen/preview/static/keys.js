// The keys: tabs by number, panes one after the other, the list of all keys.

import { byId } from "./elements.js";

/**
 * @param {object} actions
 * @param {(n: number) => void} actions.tab from 0
 * @param {() => void} actions.escape
 * @param {() => (HTMLElement|null)[]} actions.panes where the focus goes, in their order
 */
export function listen(actions) {
  const dialog = byId("key-list", HTMLDialogElement);
  byId("keys", HTMLButtonElement).addEventListener("click", () => dialog.showModal());
  byId("key-close", HTMLButtonElement).addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.isComposing) return;
    const digit = /^Digit([1-6])$/.exec(event.code);
    if (event.altKey && digit) actions.tab(Number(digit[1]) - 1);
    else if (event.altKey) return;
    else if (event.key === "F6") pane(actions.panes(), event.shiftKey ? -1 : 1);
    else if (event.key === "?" && !typing(event)) dialog.showModal();
    else if (event.key === "Escape" && !clearing(event)) return actions.escape();
    else return;
    event.preventDefault();
  });
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key goes into a text
 */
function typing(event) {
  const { target } = event;
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ["search", "text"].includes(target.type);
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether Esc empties a search
 */
function clearing(event) {
  return typing(event) && /** @type {HTMLInputElement} */ (event.target).value !== "";
}

/**
 * @param {(HTMLElement|null)[]} all
 * @param {number} by
 */
function pane(all, by) {
  const panes = /** @type {HTMLElement[]} */ (all.filter((one) => one && one.offsetParent !== null));
  const held = document.activeElement;
  const at = panes.findIndex((one) => one.closest("[data-pane]")?.contains(held));
  const next = at < 0 && by < 0 ? panes.length - 1 : (at + by + panes.length) % panes.length;
  panes[next]?.focus();
}
