// What came of an action: the files that were written, what was found, tables.

import { make } from "./elements.js";
import { Faults } from "./faults.js";
import { scrolling } from "./excerpt.js";

/** @typedef {import("./contract.js").Told} Told */

/**
 * The faults of an answer, as the panel lists those of the data.
 * @param {Told} told
 * @param {string} [none] what is said where there are none
 * @returns {HTMLElement}
 */
export function faultList(told, none = "没有发现问题") {
  const root = make("div", { class: "found" });
  if (!told.faults.length) {
    if (none) root.append(make("p", { class: "hint" }, none));
    return root;
  }
  new Faults(root, () => {}).show({ faults: told.faults, summary: told.summary, proofed: true });
  return root;
}

/**
 * The files that were written, each to be fetched.
 * @param {string} root
 * @param {Told} told
 * @param {string} said before them
 * @returns {HTMLElement|null}
 */
export function fileList(root, told, said = "已生成") {
  const files = told.files || [];
  if (!files.length) return null;
  const rows = files.map(({ name, id }) =>
    make("li", {}, id ? make("a", { href: `${root}made/${id}`, download: name, title: "下载一份" }, name) : name),
  );
  return make(
    "div",
    { class: "written" },
    make("p", {}, make("b", {}, said), ` ${files.length} 个文件，在 `, make("code", {}, told.folder || ""), "："),
    make("ul", {}, ...rows),
  );
}

/**
 * @param {{title: string, heads: string[], rows: string[][]}[]} tables
 * @returns {HTMLElement[]}
 */
export function tableList(tables) {
  return tables.map(({ title, heads, rows }) => {
    const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)));
    const body = rows.map((row) => make("tr", {}, ...row.map((text) => make("td", {}, text))));
    const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...body));
    return make("section", {}, make("h3", {}, title), scrolling(make("div", { class: "sideways" }, table), title));
  });
}
