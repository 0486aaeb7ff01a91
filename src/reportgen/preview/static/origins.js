// 出处: where a run of the page comes from, and, of a figure, how it was counted.

import { button, described, make, replaceWithin } from "./elements.js";
import { numbered, placeLine, scrolling } from "./excerpt.js";
import { copyButton } from "./say.js";

/** @typedef {import("./contract.js").Explanation} Explanation */
/** @typedef {import("./contract.js").Counting} Counting */
/** @typedef {import("./contract.js").CountedRow} CountedRow */

const KINDS = {
  figure: "数字",
  value: "数据",
  missing: "待补充",
  words: "模板里写的话",
  number: "编号",
  mark: "程序写上的",
};
const SAID = {
  figure: "",
  value: "",
  missing: "数据里还没有这一项，补上后这里自动更新。",
  words: "数据文件里没有这句话。",
  number: "编号由程序按顺序排，不用写。",
  mark: "标点、栏目名、层级一类，按数据的选择印出，不在模板里。",
};
const EMPTY = "点页面上的文字或数字，这里说明它从哪里来、怎么算的。";

/** What a run is. */
export class Origins {
  /** @type {number|null} */
  run = null;
  maintaining = false;
  #json = "";
  #asked = 0;

  /**
   * @param {HTMLElement} panel
   * @param {object} actions
   * @param {(n: number) => Promise<{data: Explanation|null, message: string}>} actions.ask
   * @param {(row: number) => void} actions.choose a task
   * @param {(runs: number[]) => void} actions.reveal
   * @param {(n: number|null) => void} actions.outline the run that is shown
   * @param {(places: string[]) => void} actions.edit the data at one of these places
   */
  constructor(panel, actions) {
    this.panel = panel;
    this.actions = actions;
    this.clear();
  }

  /**
   * @param {number} n a run of the page
   * @returns {Promise<Explanation|null>} what is shown of it
   */
  async open(n) {
    this.run = n;
    this.actions.outline(n);
    this.#asked += 1;
    const asked = this.#asked;
    const { data, message } = await this.actions.ask(n);
    if (asked !== this.#asked) return null;
    if (data) this.#show(data);
    else this.#replace([make("p", { class: "hint" }, message)], message);
    return data;
  }

  /** @param {string} [hint] */
  clear(hint = EMPTY) {
    this.run = null;
    this.actions.outline(null);
    this.#asked += 1;
    this.#replace([make("p", { class: "hint" }, hint)], hint);
  }

  /** @param {boolean} maintaining whether the lines of the template are shown at once */
  maintain(maintaining) {
    this.maintaining = maintaining;
    const template = this.panel.querySelector("details.template");
    if (template instanceof HTMLDetailsElement) template.open = maintaining;
  }

  /**
   * @param {Node[]} nodes
   * @param {string} json what they show
   */
  #replace(nodes, json) {
    if (json === this.#json) return;
    this.#json = json;
    replaceWithin(this.panel, nodes);
  }

  /** @param {Explanation} told */
  #show(told) {
    const here = () => this.actions.reveal([this.run === null ? told.n : this.run]);
    const reveal = button("看位置", here, { class: "small" });
    const kind = make("span", { class: `kind ${told.kind}` }, KINDS[told.kind]);
    const places = told.places.map(({ place }) => place);
    const edit = places.length ? button("修改", () => this.actions.edit(places), { class: "small" }) : null;
    const nodes = [
      make("h2", { class: "run" }, kind, `“${told.text}”`, reveal, edit),
      SAID[told.kind] ? make("p", { class: "hint" }, SAID[told.kind]) : null,
      ...(told.figure ? this.#counting(told.figure) : []),
      told.places.length ? make("h3", {}, "在数据里") : null,
      ...told.places.flatMap((origin) => [placeLine(origin.place), numbered(origin.lines, origin.line)]),
      told.template ? this.#template(told.template, told.kind === "words") : null,
    ];
    const { n, ...content } = told;
    this.#replace(/** @type {Node[]} */ (nodes.filter((node) => node)), JSON.stringify(content));
  }

  /**
   * @param {import("./contract.js").Template} template
   * @param {boolean} asked the run is nothing but words of the template
   */
  #template(template, asked) {
    const block = template.block ? ` 块“${template.block}”` : "";
    return make(
      "details",
      { class: "template", open: this.maintaining || asked },
      make("summary", {}, `${asked ? "模板" : "这一处的模板"}${block}`),
      placeLine(template.at),
      numbered(template.lines, template.line),
    );
  }

  /**
   * @param {Counting} figure
   * @returns {Node[]}
   */
  #counting(figure) {
    const { placeholder } = figure;
    const name = make("b", {}, placeholder || figure.name);
    const rows = [["算法", figure.summary], ["算式", figure.arithmetic], ...figure.parts.map(partRow)];
    /** @type {Node[]} */
    const nodes = [
      make("p", { class: "figure-name" }, name, ` ${figure.text} `, placeholder ? copyButton("占位", placeholder) : null),
      make("dl", {}, ...described(rows)),
    ];
    if (figure.rows.length) nodes.push(make("h3", {}, "计入的任务"), ...this.#table(figure.rows));
    if (figure.more) nodes.push(make("p", { class: "hint" }, `另有 ${figure.more} 项`));
    return nodes;
  }

  /**
   * @param {CountedRow[]} rows
   * @returns {HTMLElement[]}
   */
  #table(rows) {
    const files = new Set(rows.map((row) => row.file));
    const several = new Set(rows.map((row) => row.inspection)).size > 1;
    const heads = ["序号", "任务", "状态", "时限", "位置"];
    const body = rows.map((row) => this.#row(row, several, files.size > 1));
    const table = make(
      "table",
      {},
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
      make("tbody", {}, ...body),
    );
    const file = files.size === 1 ? make("p", { class: "hint" }, "在 ", make("code", {}, rows[0].file)) : null;
    const shown = scrolling(make("div", { class: "sideways" }, table), "计入的任务");
    return file ? [file, shown] : [shown];
  }

  /**
   * @param {CountedRow} row
   * @param {boolean} several inspections, each named with its tasks
   * @param {boolean} apart in several files
   */
  #row(row, several, apart) {
    const { row: number } = row;
    const title = row.title || `第${row.no}项`;
    const name = number === null ? title : make("button", { type: "button", class: "link" }, title);
    const inspection = several && row.inspection ? make("div", { class: "hint" }, row.inspection) : null;
    const place = make("code", {}, apart ? row.place : row.spot);
    const line = make(
      "tr",
      {},
      make("td", {}, row.no),
      make("td", { class: "title" }, name, inspection),
      ...[row.status, row.deadline].map((text) => make("td", {}, make("span", { class: "whole" }, text))),
      make("td", { class: apart ? "file" : "file spot", title: row.place }, place),
    );
    if (number !== null) {
      line.className = "open";
      line.addEventListener("click", () => getSelection()?.isCollapsed !== false && this.actions.choose(number));
    }
    return line;
  }
}

/**
 * What a run is, in one line for who can't see the panel.
 * @param {Explanation} told
 * @returns {string}
 */
export function inOneLine({ text, kind, figure, places }) {
  if (!figure) return [`${text}：${KINDS[kind]}`, ...places.slice(0, 1).map(({ place }) => place)].join("，");
  const n = figure.rows.length + figure.more;
  const counted = n ? `，由${n}${figure.rows[0].row === null ? "件" : "项任务"}得来` : "";
  return `${text}：${figure.placeholder || figure.name}${counted}`;
}

/**
 * @param {string} part
 * @param {number} n
 * @returns {[string, string]}
 */
function partRow(part, n) {
  return [n ? "" : "其中", part];
}
