// The list of cities: the state of each, sorted and sifted, kept up to date.

import { byId, make, setText } from "./elements.js";
import { HEALTH, Link } from "./link.js";
import { order, sought } from "./lists.js";

/** @typedef {import("./contract.js").City} City */

const NONE = "—";

/** @type {Record<string, (city: City) => string|number>} what a column is sorted by */
const KEYS = {
  state: (city) => -(city.errors * 1e6 + city.warnings + (city.ready ? 0 : 0.5)),
  city: (city) => nameOf(city),
  file: (city) => city.file,
  total: (city) => amount(city.total),
  rate: (city) => amount(city.rate),
  late: (city) => amount(city.late),
  as_of: (city) => dated(city.as_of),
};

/** The table. */
class Cities {
  /** @type {City[]} */
  cities = [];
  /** @type {Map<number, HTMLTableRowElement>} */
  rows = new Map();
  column = "state";
  falling = false;

  constructor() {
    this.body = byId("rows", HTMLTableSectionElement);
    this.search = byId("search", HTMLInputElement);
    this.search.addEventListener("input", () => this.draw());
    for (const head of document.querySelectorAll("th[data-column]")) {
      head.querySelector("button")?.addEventListener("click", () => this.sort(head.getAttribute("data-column") || ""));
    }
    const link = new Link("cities", (cities) => this.take(cities), (health) => {
      setText(byId("connection", HTMLElement), HEALTH[health]);
      byId("connection", HTMLElement).className = `health ${health}`;
    });
    link.open("cities/events");
  }

  /** @param {City[]} cities */
  take(cities) {
    this.cities = cities;
    for (const city of cities) this.fill(city);
    for (const [number, row] of this.rows) {
      if (cities.every((city) => city.number !== number)) {
        row.remove();
        this.rows.delete(number);
      }
    }
    this.draw();
    document.dispatchEvent(new CustomEvent("cities", { detail: cities }));
    const wrong = cities.filter((city) => city.errors).length;
    const all = `共 ${cities.length} 个城市，${wrong ? `${wrong} 个有错误` : "都没有错误"}`;
    setText(byId("summary", HTMLElement), cities.length ? all : "");
    document.title = `${wrong ? `（${wrong}个有错误）` : ""}全部城市 - reportgen`;
  }

  /** @param {City} city */
  fill(city) {
    const json = JSON.stringify(city);
    let row = this.rows.get(city.number);
    if (!row) {
      row = make("tr", {}, make("th", { scope: "row" }, make("a", { href: `city/${city.number}/` })));
      for (let n = 0; n < 6; n += 1) row.append(make("td"));
      this.rows.set(city.number, row);
    }
    if (row.dataset.json === json) return;
    row.dataset.json = json;
    const link = row.querySelector("a");
    if (link) setText(link, nameOf(city));
    const texts = [city.file, "", city.total, city.rate, city.late, city.as_of || undated(city)];
    const cells = row.querySelectorAll("td");
    texts.forEach((text, n) => setText(cells[n], text || NONE));
    cells[1].replaceChildren(...states(city));
    cells[1].title = city.summary;
    for (const n of [2, 3, 4]) cells[n].className = n === 4 && amount(city.late) > 0 ? "number late" : "number";
  }

  /** @param {string} column */
  sort(column) {
    this.falling = column === this.column && !this.falling;
    this.column = column;
    this.draw();
  }

  /** The rows in their order, those that fit the search. */
  draw() {
    for (const head of document.querySelectorAll("th[data-column]")) {
      const here = head.getAttribute("data-column") === this.column;
      if (here) head.setAttribute("aria-sort", this.falling ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const fits = sought(this.search);
    const rows = [];
    for (const city of this.#sorted()) {
      const row = this.rows.get(city.number);
      if (!row) continue;
      row.hidden = !fits(`${city.city}\n${city.file}`);
      rows.push(row);
    }
    order(this.body, rows);
  }

  #sorted() {
    const key = KEYS[this.column];
    const turn = this.falling ? -1 : 1;
    return [...this.cities].sort((a, b) => turn * compared(key(a), key(b)) || a.number - b.number);
  }
}

/**
 * @param {City} city
 * @returns {string} its file where its name was never read
 */
function nameOf(city) {
  return city.city.trim() || city.file;
}

/**
 * @param {City} city
 * @returns {string} why nothing is overdue, where that is why
 */
function undated(city) {
  return city.ready && city.total ? "没有截至日期" : "";
}

/**
 * @param {string|number} a
 * @param {string|number} b
 * @returns {number}
 */
function compared(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh");
}

/**
 * @param {string} text such as 37项, 45.9%
 * @returns {number} -1 where there is none
 */
function amount(text) {
  const found = /[\d.]+/.exec(text);
  return found ? Number(found[0]) : -1;
}

/**
 * @param {string} text such as 2022年8月30日
 * @returns {number}
 */
function dated(text) {
  const [year, month, day] = (text.match(/\d+/g) || []).map(Number);
  return year ? year * 10000 + (month || 0) * 100 + (day || 0) : 0;
}

/**
 * @param {City} city
 * @returns {HTMLElement[]}
 */
function states(city) {
  if (!city.ready) return [make("span", { class: "badge" }, "正在读取")];
  const found = [];
  if (city.errors) found.push(make("span", { class: "badge error" }, `${city.errors}处错误`));
  if (city.warnings) found.push(make("span", { class: "badge warning" }, `${city.warnings}处警告`));
  return found.length ? found : [make("span", { class: "badge well" }, "正常")];
}

new Cities();
