// The page's elements as sheets: laid out once in a column that nobody sees, then moved to where they belong.
import { cut } from "./characters.js";
import { Planner, pieces, places } from "./layout.js";
import { hangMarks, setGaps } from "./typeset.js";

/** @typedef {import("./layout.js").Part} Part */
/** @typedef {import("./layout.js").Piece} Piece */
/** @typedef {import("./layout.js").Sheet} Sheet */

/**
 * @param {HTMLElement} host where the style sheet of the page takes effect
 * @param {DocumentFragment} content the sections of the page
 * @returns {HTMLElement[]} a slot for each sheet
 */
export function sheets(host, content) {
  setGaps(content);
  const columns = [...content.children].map((section) => column(/** @type {HTMLElement} */ (section)));
  fitLine(host);
  const rooms = { upright: roomOf(host, "upright"), landscape: roomOf(host, "landscape") };
  host.append(...columns);
  columns.forEach(hangMarks);
  const plans = columns.map((each) => {
    const turn = each.classList.contains("landscape") ? "landscape" : "upright";
    return new Planner(turn, rooms[turn]).plan(pieces(each));
  });
  const planned = plans.flat();
  const cuts = new Map(planned.flatMap((sheet) => sheet.parts).map((part) => [part, places(part)]));
  // What is in no document is moved at less cost.
  columns.forEach((each) => each.remove());
  const slots = planned.map((sheet) => ({ sheet, slot: document.createElement("div") }));
  // From behind, so that the places before a cut stay where they were read.
  for (const part of [...cuts.keys()].reverse()) cutOff(part, cuts.get(part));
  slots.forEach(({ sheet, slot }, at) => build(slot, sheet, at + 1));
  return slots.map(({ slot }) => slot);
}

/**
 * The elements of a section in a column as wide as 版心.
 * @param {HTMLElement} section
 */
function column(section) {
  const made = document.createElement("div");
  made.className = `column ${section.className}`;
  for (const scroll of section.querySelectorAll(":scope > .scroll")) scroll.replaceWith(...scroll.children);
  made.append(...section.children);
  return made;
}

/**
 * Older browsers make lines of whole pixels: the pitch is told as it comes out, so that arithmetic agrees with it.
 * @param {HTMLElement} host
 */
function fitLine(host) {
  host.style.removeProperty("--line");
  const lines = document.createElement("div");
  lines.className = "column upright";
  lines.append("一", document.createElement("br"), "二");
  host.append(lines);
  const pitch = lines.getBoundingClientRect().height / 2;
  if (Math.abs(pitch - parseFloat(getComputedStyle(lines).lineHeight)) > 0.1) {
    host.style.setProperty("--line", `${pitch}px`);
  }
  lines.remove();
}

/**
 * The height of 版心, of an empty sheet that is taken away again.
 * @param {HTMLElement} host
 * @param {Sheet["turn"]} turn
 */
function roomOf(host, turn) {
  const sheet = document.createElement("section");
  sheet.className = `sheet ${turn}`;
  sheet.style.position = "absolute";
  const text = document.createElement("div");
  text.className = "text";
  sheet.append(text);
  host.append(sheet);
  const room = parseFloat(getComputedStyle(text).height);
  sheet.remove();
  return room;
}

/** What stands on a sheet of a part, where that is not all of its element. @type {WeakMap<Part, HTMLElement>} */
const rests = new WeakMap();

/**
 * From the last part of an element to its second: each is cut off from what is left.
 * @param {Part} part
 * @param {[Node, number][] | null | undefined} at
 */
function cutOff(part, at) {
  const { piece, from } = part;
  if (!at) return;
  if (!part.cut) {
    const rest = cut(piece.element, at[0]);
    rest.style.marginTop = "0";
    rest.style.textIndent = "0";
    rests.set(part, rest);
    return;
  }
  const row = piece.rows[from].element;
  const rest = /** @type {HTMLElement} */ (row.cloneNode(false));
  [...row.cells].forEach((cell, number) => rest.append(cut(cell, at[number])));
  rests.set(part, rest);
}

/**
 * @param {HTMLElement} slot
 * @param {Sheet} sheet
 * @param {number} number
 */
function build(slot, sheet, number) {
  slot.className = `slot is-${sheet.turn}`;
  const paper = document.createElement("section");
  paper.className = `sheet ${sheet.turn} ${number % 2 ? "odd" : "even"}`;
  paper.setAttribute("aria-label", `第${number}页`);
  const text = document.createElement("div");
  text.className = "text";
  text.append(...sheet.parts.map(elementOf));
  if (sheet.foot) text.append(sheet.foot.element);
  const foot = document.createElement("p");
  foot.className = "page-number";
  foot.setAttribute("aria-hidden", "true");
  foot.textContent = `— ${number} —`;
  paper.append(text, foot);
  slot.append(paper);
}

/**
 * @param {Part} part
 * @param {number} at
 * @returns {HTMLElement}
 */
function elementOf(part, at) {
  const { piece } = part;
  const element = rests.get(part) ?? piece.element;
  if (piece.kind === "table") return tableOf(part);
  if (piece.kind === "text" && part.to < piece.lines) element.classList.add("torn");
  if (!at && element === piece.element) {
    // It has no neighbour here that would give it an empty line above or an indent of its own.
    element.style.marginTop = `${piece.margin}px`;
    element.style.textIndent = piece.indent;
  }
  return element;
}

/**
 * A table of some of the rows, with its header row.
 * @param {Part} part
 * @returns {HTMLElement}
 */
function tableOf(part) {
  const { piece, from, to, cut: high } = part;
  const whole = /** @type {HTMLTableElement} */ (piece.element);
  const table = /** @type {HTMLTableElement} */ (whole.cloneNode(false));
  const again = Boolean(from || high?.top);
  for (const each of [whole.querySelector("colgroup"), whole.tHead]) {
    if (each) table.append(each.cloneNode(true));
  }
  if (again) table.tHead?.classList.add("again");
  else table.style.marginTop = `${piece.margin}px`;
  const body = document.createElement("tbody");
  if (high) body.append(rests.get(part) ?? piece.rows[from].element);
  else body.append(...piece.rows.slice(from, to).map((row) => row.element));
  table.append(body);
  return table;
}
