// What the page shows, as its address says it: 文种, 公开稿, the task of a notice, the data set.

/** @typedef {{kind: string, public: string, task: string, data: string}} Choice */

/** The kind that is about one task. */
export const NOTICE = "销号公示";

/** @returns {Choice} */
export function choiceOfAddress() {
  const query = new URLSearchParams(location.search);
  /** @param {string} name */
  const word = (name) => query.get(name) || "";
  return { kind: word("kind"), public: word("public"), task: word("task"), data: word("data") };
}

/** @param {Choice} choice */
export function writeAddress(choice) {
  const query = queryOf(choice);
  history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash);
}

/**
 * @param {Choice} choice
 * @param {Record<string, string|number>} [more]
 * @returns {string} without the question mark
 */
export function queryOf(choice, more = {}) {
  const words = Object.entries({ ...choice, ...more }).filter(([, word]) => word !== "");
  return new URLSearchParams(words.map(([name, word]) => [name, String(word)])).toString();
}
