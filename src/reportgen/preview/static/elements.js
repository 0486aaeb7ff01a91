// Elements of the page: made with their text, found by their id, replaced without losing the keyboard's place.

/**
 * An element with attributes and content; a text becomes a text node, never markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string|boolean|number>} [attributes] true: without a value; false: left out
 * @param {...(string|Node|null)} content null: left out
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const one of content) if (one !== null) made.append(one);
  return made;
}

/**
 * The rows of a list of descriptions; one without a text is left out.
 * @param {string[][]} rows name and text
 * @returns {HTMLElement[]}
 */
export function described(rows) {
  const said = rows.filter(([, text]) => text);
  return said.map(([name, text]) => make("div", {}, make("dt", {}, name), make("dd", {}, text)));
}

/**
 * A button that does something.
 * @param {string} text
 * @param {() => void} action
 * @param {Record<string, string|boolean|number>} [attributes]
 * @returns {HTMLButtonElement}
 */
export function button(text, action, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", action);
  return made;
}

/**
 * The element with this id, which the page is sure to have.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no ${type.name} #${id}`);
  return found;
}

/**
 * Puts a text where another one may stand; an equal one is left alone, so that nothing is announced twice.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * The options of a select, replaced only when they changed: an open list must not close.
 * @param {HTMLSelectElement} select
 * @param {[string, string][]} options value and text
 * @param {string} value
 */
export function setOptions(select, options, value) {
  const wanted = JSON.stringify(options);
  if (select.dataset.options !== wanted) {
    select.dataset.options = wanted;
    select.replaceChildren(...options.map(([one, text]) => make("option", { value: one }, text)));
  }
  if (select.value !== value) select.value = value;
}

const FOCUSABLE = "button, input, select, a[href], summary, [tabindex]";

/**
 * Replaces what is within; scroll and focus stay where they were, by the order of what can have the focus.
 * @param {HTMLElement} root
 * @param {(Node|string|null)[]} nodes
 */
export function replaceWithin(root, nodes) {
  const top = root.scrollTop;
  const place = [...root.querySelectorAll(FOCUSABLE)].indexOf(/** @type {Element} */ (document.activeElement));
  root.replaceChildren(...nodes.filter((node) => node !== null));
  root.scrollTop = top;
  const next = root.querySelectorAll(FOCUSABLE)[place];
  if (place >= 0 && next instanceof HTMLElement) next.focus({ preventScroll: true });
}
