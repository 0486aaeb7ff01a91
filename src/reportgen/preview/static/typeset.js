// What a browser does not do of itself: the thin gap between Han and Latin, and marks that hang behind a full line.
import { Characters } from "./characters.js";

const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff";
const OPENING = "“‘（《〈【〔「『"; // marks that belong to what follows
// One of these may hang behind a full line, as LibreOffice lets them. `HANG_OUT` of write/measure.py has three of them:
// there lines are counted from widths alone, to know how much room to keep, and one more is better than one too few.
const STOPS = "，。、；：！？";
const CLOSING = `${STOPS}”’）》〉】〕」』…·～％`; // marks that belong to what stands before
// Between Han and Latin there is a gap; before an opening quotation mark and behind a closing one a line may end.
const BETWEEN = new RegExp(
  `[${HAN}](?=[0-9A-Za-z])|[0-9A-Za-z](?=[${HAN}])|[^${OPENING}](?=[“‘])|[”’](?=[^${CLOSING}])`,
  "g",
);
const MARK = new RegExp(`[${STOPS}]`);
const QUOTE = /[“”‘’]/;
const BLOCKS = "h1, h2, h3, h4, h5, p, th, td, figcaption";
// At the start of a line: a character or a Latin word, with marks behind it of which the last may hang.
const HANGING = new RegExp(`^[${OPENING}]*(?:[!-~]+|[^${STOPS}])[${CLOSING}]*?[${STOPS}](?![${CLOSING}])`);
const GAP = new RegExp(`[${HAN}][0-9A-Za-z]|[0-9A-Za-z][${HAN}]`);
const NARROW = 0.4; // of a character: room in which nothing that follows could stand
const PASSES = 20; // marks that hang in one element

/**
 * Puts an element for each gap, and one where a line may end beside a quotation mark, for browsers keep those to
 * whatever is next to them. The gap is a blank of the style sheet: it is no text, and vanishes at the end of a line.
 * @param {ParentNode} root
 */
export function setGaps(root) {
  for (const block of root.querySelectorAll(BLOCKS)) {
    if (/[0-9A-Za-z“”‘’]/.test(block.textContent || "")) gapsOf(block);
  }
}

/** @param {Element} block */
function gapsOf(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  let before = "";
  for (const node of nodes) {
    const text = node.data;
    const places = [...(before + text).matchAll(BETWEEN)].map((found) => found.index + 1 - before.length);
    for (const place of places.reverse()) {
      const behind = place ? node.splitText(place) : node;
      const gap = document.createElement(QUOTE.test(behind.data[0] + (place ? text[place - 1] : before)) ? "wbr" : "i");
      if (gap.localName === "i") gap.className = "gap";
      const run = behind.parentElement;
      if (run && run.firstChild === behind && run.matches("[data-n]")) run.before(gap);
      else behind.before(gap);
    }
    before = text.slice(-1) || before;
  }
}

/**
 * Lets marks hang out where Word does; the root must be laid out, in a column, whose lines are not justified.
 * Every pass reads all elements, then changes them, so that the browser lays out once a pass.
 * @param {Element} root
 */
export function hangMarks(root) {
  let left = candidates(root).map((element) => ({ element, from: 0 }));
  for (let pass = 0; left.length && pass < PASSES; pass += 1) {
    const found = left.map(({ element, from }) => ({ element, hang: findHang(element, from) }));
    left = [];
    for (const { element, hang } of found) {
      if (!hang) continue;
      hangOut(hang);
      left.push({ element, from: hang.line + 1 });
    }
  }
}

/**
 * Paragraphs of text that have a mark; in cells of tables none hangs.
 * @param {Element} root
 * @returns {Element[]}
 */
function candidates(root) {
  const texts = [...root.querySelectorAll("p.body, p.addressee")];
  return texts.filter((element) => MARK.test((element.textContent || "").slice(1)));
}

/** @typedef {{line: number, node: Text, offset: number, kept: number}} Hang */

/**
 * The first mark, from a line on, that would hang if it could: what stands before it has room on the line before.
 * @param {Element} element
 * @param {number} from
 * @returns {Hang | null}
 */
function findHang(element, from) {
  const characters = new Characters(element);
  const lines = characters.lines();
  if (lines < 2) return null;
  const style = getComputedStyle(element);
  const right = element.getBoundingClientRect().right - parseFloat(style.paddingRight);
  const starts = characters.lineStarts(lines);
  for (let line = from; line < starts.length; line += 1) {
    const hang = hangAt(characters, starts[line], right, parseFloat(style.fontSize));
    if (hang) return { ...hang, line };
  }
  return null;
}

/**
 * @param {Characters} characters
 * @param {number} start
 * @param {number} right
 * @param {number} em
 */
function hangAt(characters, start, right, em) {
  const found = HANGING.exec(characters.text.slice(start, start + 40));
  if (!found) return null;
  const last = start + found[0].length - 1;
  const before = characters.rect(start - 1);
  const first = characters.rect(start);
  const end = characters.rect(last - 1);
  if (!before || !first || !end || end.right < first.left || first.bottom < before.bottom) return null;
  const gap = GAP.test(characters.text.slice(start - 1, start + 1));
  const room = right - before.right - (end.right - first.left) - (gap ? em / 4 : 0);
  if (room < -0.05 || before.left > end.left + em * 100) return null;
  const [node, offset] = characters.place(last);
  return { node, offset, kept: room < NARROW * em ? 0 : room };
}

/** @param {Hang} hang */
function hangOut({ node, offset, kept }) {
  const mark = offset ? node.splitText(offset) : node;
  if (mark.length > 1) mark.splitText(1);
  const span = document.createElement("span");
  span.className = "hang";
  // Room is made before the mark, where the browser still looks for it, and the mark moved to where it belongs.
  span.style.marginLeft = `calc(${kept}px - 1em)`;
  span.style.left = `calc(1em - ${kept}px)`;
  mark.replaceWith(span);
  span.append(mark);
}
