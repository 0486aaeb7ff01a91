// What is new on a page: its elements compared with those of the page before, and marked for a moment.

/**
 * An element that is compared: a paragraph, a row of a table. `runs` are numbered pieces of its text.
 * @typedef {{kind: string, text: string, element: HTMLElement, runs: {n: number, text: string}[]}} Unit
 */
/**
 * For each old unit the new one or -1; for each new one, whether it is as before.
 * @typedef {{newOf: number[], same: boolean[]}} Match
 */

const MOST = 400000; // comparisons of texts
const SHOWN = 1900; // milliseconds that a mark lasts
const FADED = 700;

/**
 * The units of a page; each bears its number, which both halves of a parted element keep.
 * @param {ParentNode} content
 * @returns {Unit[]}
 */
export function units(content) {
  const found = [...content.querySelectorAll("section > *")].flatMap((element) => {
    const table = element.matches(".scroll, table");
    return table ? [...element.querySelectorAll("tbody > tr")] : [element];
  });
  return found.map((each, number) => {
    const element = /** @type {HTMLElement} */ (each);
    element.dataset.unit = String(number);
    const spans = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-n]")]);
    const runs = spans.map((span) => ({ n: Number(span.dataset.n), text: span.textContent || "" }));
    return { kind: `${element.tagName}.${element.className}`, text: element.textContent || "", element, runs };
  });
}

/**
 * @param {Unit[]} before
 * @param {Unit[]} after
 * @returns {Match}
 */
export function compare(before, after) {
  const key = (/** @type {Unit} */ unit) => `${unit.kind}\n${unit.text}`;
  const newOf = matched(before.map(key), after.map(key));
  const same = after.map(() => false);
  for (const at of newOf) if (at >= 0) same[at] = true;
  pairRest(before, after, newOf, same);
  return { newOf, same };
}

/**
 * The longest common sequence of two lists: for each of the first its place in the second, or -1.
 * @param {string[]} one
 * @param {string[]} other
 * @returns {number[]}
 */
function matched(one, other) {
  const places = one.map(() => -1);
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) {
    places[start] = start;
    start += 1;
  }
  let ends = 0;
  const most = Math.min(one.length, other.length) - start;
  while (ends < most && one[one.length - 1 - ends] === other[other.length - 1 - ends]) {
    ends += 1;
    places[one.length - ends] = other.length - ends;
  }
  const [left, right] = [one.slice(start, one.length - ends), other.slice(start, other.length - ends)];
  const found = left.length * right.length <= MOST ? common(left, right) : byText(left, right);
  found.forEach((at, index) => {
    if (at >= 0) places[start + index] = start + at;
  });
  return places;
}

/**
 * @param {string[]} one
 * @param {string[]} other
 * @returns {number[]}
 */
function common(one, other) {
  const wide = other.length + 1;
  const longest = new Uint32Array((one.length + 1) * wide);
  for (let a = one.length - 1; a >= 0; a -= 1) {
    for (let b = other.length - 1; b >= 0; b -= 1) {
      const at = a * wide + b;
      longest[at] = one[a] === other[b] ? longest[at + wide + 1] + 1 : Math.max(longest[at + wide], longest[at + 1]);
    }
  }
  const places = one.map(() => -1);
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    if (one[a] === other[b]) places[a++] = b++;
    else if (longest[(a + 1) * wide + b] >= longest[a * wide + b + 1]) a += 1;
    else b += 1;
  }
  return places;
}

/**
 * For long lists: equal texts in their order, those out of order left out.
 * @param {string[]} one
 * @param {string[]} other
 * @returns {number[]}
 */
function byText(one, other) {
  const where = new Map(other.map((text, at) => [text, at]));
  let last = -1;
  return one.map((text) => {
    const at = where.get(text) ?? -1;
    if (at <= last) return -1;
    last = at;
    return at;
  });
}

/**
 * What stands at the same place between two that are as before is the same element, changed.
 * @param {Unit[]} before
 * @param {Unit[]} after
 * @param {number[]} newOf
 * @param {boolean[]} same
 */
function pairRest(before, after, newOf, same) {
  let next = 0;
  newOf.forEach((at, old) => {
    if (at >= 0) next = at + 1;
    else if (next < after.length && !same[next] && after[next].kind === before[old].kind) newOf[old] = next++;
  });
}

/**
 * Marks what changed; a run is marked where it stands, a removed element at the edge of what is there in its place.
 * @param {HTMLElement} sheets
 * @param {Unit[]} before
 * @param {Unit[]} after
 * @param {Match} match
 */
export function markChanges(sheets, before, after, { newOf, same }) {
  const oldOf = new Map(newOf.map((at, old) => [at, old]));
  /** @type {Map<string, string>} */
  const names = new Map();
  after.forEach((unit, at) => {
    if (same[at]) return;
    const old = before[oldOf.get(at) ?? -1];
    const runs = newRuns(old ? old.runs : [], unit.runs);
    for (const n of runs) names.set(`run ${n}`, "changed");
    if (!runs.length) names.set(`unit ${at}`, unit.runs.length ? "gone-after" : "changed");
  });
  let next = after.length;
  for (let old = newOf.length - 1; old >= 0; old -= 1) {
    if (newOf[old] >= 0) next = newOf[old];
    else if (next < after.length) names.set(`unit ${next}`, "gone-before");
    else names.set(`unit ${after.length - 1}`, "gone-after");
  }
  fade(sheets, names);
}

/**
 * @param {{n: number, text: string}[]} before
 * @param {{n: number, text: string}[]} after
 * @returns {number[]}
 */
function newRuns(before, after) {
  const texts = (/** @type {{text: string}[]} */ runs) => runs.map((run) => run.text);
  const kept = new Set(matched(texts(before), texts(after)));
  return after.filter((_, at) => !kept.has(at)).map((run) => run.n);
}

/**
 * @param {HTMLElement} sheets
 * @param {Map<string, string>} names of marks, by run and unit
 */
function fade(sheets, names) {
  if (!names.size) return;
  /** @type {[Element, string][]} */
  const marks = [];
  for (const each of sheets.querySelectorAll("[data-n], [data-unit]")) {
    const { n, unit } = /** @type {HTMLElement} */ (each).dataset;
    const name = names.get(n === undefined ? `unit ${unit}` : `run ${n}`);
    if (name) marks.push([each, name]);
  }
  for (const [element, name] of marks) element.classList.add(name, "fading");
  setTimeout(() => marks.forEach(([element, name]) => element.classList.remove(name)), SHOWN);
  setTimeout(() => marks.forEach(([element]) => element.classList.remove("fading")), SHOWN + FADED);
}
