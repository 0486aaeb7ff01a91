// The page of one city: takes what the server sends, and brings paper, panel and bar together.

import { Bar } from "./bar.js";
import { choiceOfAddress, queryOf, writeAddress } from "./choice.js";
import { Doings } from "./doings.js";
import { byId, make, setText } from "./elements.js";
import { Faults } from "./faults.js";
import { Figures } from "./figures.js";
import { follow } from "./follow.js";
import { listen } from "./keys.js";
import { Link, ask, refusal } from "./link.js";
import { Origins, inOneLine } from "./origins.js";
import { Paper } from "./paper.js";
import { Progress } from "./progress.js";
import { remember, remembered, say, tell } from "./say.js";
import { Separator } from "./separator.js";
import { Tabs } from "./tabs.js";
import { Tasks } from "./tasks.js";
import { Trace } from "./trace.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./contract.js").State} State */

const GONE = "页面变了，刚才那处文字已经没有了。再点一处文字看出处。";

/** The whole page. */
class City {
  choice = choiceOfAddress();
  /** @type {State|null} */
  state = null;
  /** @type {import("./contract.js").Page|null} what the paper shows */
  page = null;
  /** @type {import("./contract.js").Task|null} */
  chosen = null;
  /** Whether the next page is another paper, not the same one changed. */
  another = true;
  shown = 0;

  constructor() {
    this.paper = new Paper(byId("paper", HTMLElement), {
      onRun: (/** @type {number} */ n) => this.explain(n),
      onPoint: (/** @type {number|null} */ _, /** @type {string} */ at, /** @type {string} */ block) =>
        point(at, block),
    });
    const reveal = (/** @type {number[]} */ runs) => this.paper.reveal(runs);
    this.separator = new Separator();
    this.faults = new Faults(byId("panel-faults", HTMLElement), reveal);
    this.origins = new Origins(byId("panel-origins", HTMLElement), {
      ask: (n) => ask(`run?${this.query({ n })}`),
      choose: (row) => this.chooseTask(row, { shown: true }),
      reveal,
      outline: (n) => this.paper.explain(n),
      edit: (places) => void this.doings.edit(places),
    });
    const tasks = byId("panel-tasks", HTMLElement);
    this.tasks = new Tasks(tasks, (row) => this.chooseTask(row));
    this.trace = new Trace(tasks, {
      ask: (row) => ask(`task?${this.query({ row })}`),
      reveal,
      mark: (runs) => this.paper.mark(runs),
      seen: (runs) => runs.some(onScreen),
      leave: () => this.chooseTask(null),
    });
    this.figures = new Figures(byId("panel-figures", HTMLElement), ({ runs }) => this.explain(runs[0], runs));
    this.progress = new Progress(byId("panel-progress", HTMLElement), () => this.separator.widen());
    this.separator.tell((wide) => this.progress.wide(wide));
    this.tabs = new Tabs(byId("tabs", HTMLElement));
    this.doings = new Doings({ open: (tab) => this.open(tab) });
    this.bar = new Bar({
      choose: (change) => this.choose(change),
      zoom: (value) => this.paper.zoom(value),
      save: (format) => void this.save(format),
    });
    this.link = new Link("state", (state) => this.take(state), (health) => this.bar.health(health));
    byId("stale-faults", HTMLButtonElement).addEventListener("click", () => this.open("tab-faults", true));
    this.listenForKeys();
    this.maintain(remembered("maintain") === "1");
    void this.linkAll();
    this.link.open(`events?${queryOf(this.choice)}`);
  }

  listenForKeys() {
    const toggle = byId("maintain", HTMLButtonElement);
    toggle.addEventListener("click", () => this.maintain(toggle.getAttribute("aria-pressed") !== "true"));
    listen({
      tab: (n) => this.open(this.tabs.tabs[n].id, true),
      escape: () => {
        this.chooseTask(null);
        this.origins.clear();
      },
      panes: () => [
        byId("kind", HTMLElement),
        byId(this.page ? "paper" : "main", HTMLElement),
        this.separator.folded ? this.separator.fold : byId(this.tabs.current, HTMLElement),
        byId("data", HTMLElement),
      ],
    });
  }

  /** @param {Record<string, string|number>} more */
  query(more) {
    return queryOf(this.choice, { page: this.page ? this.page.number : 0, ...more });
  }

  /** @param {Partial<Choice>} change */
  choose(change) {
    this.choice = { ...this.choice, ...change };
    if (Object.keys(change).some((name) => name !== "public")) this.another = true;
    writeAddress(this.choice);
    this.link.open(`events?${queryOf(this.choice)}`);
  }

  /** @param {State} state as the server sent it */
  take(state) {
    const before = this.state;
    this.state = state;
    this.bar.show(state, this.choice);
    const [run, row] = [this.#runAfter(state), this.#rowAfter(state)];
    this.#showPage(state);
    this.faults.show(state);
    this.tasks.show(state.tasks);
    this.figures.show(state.figures);
    this.progress.show(state.progress);
    this.doings.take(state, this.choice);
    this.#tell(state, before);
    if (run !== null) void this.origins.open(run);
    else if (this.origins.run !== null) this.origins.clear(GONE);
    if (row !== null || this.trace.row !== null) this.chooseTask(row, { led: false });
  }

  /**
   * The run that the panel explains, by its number in the page to come.
   * @param {State} state
   */
  #runAfter(state) {
    const { run } = this.origins;
    if (run === null || !this.page || !state.page || this.another) return null;
    return follow(this.page.html, state.page.html, run);
  }

  /**
   * The chosen task by its row in the ledger to come.
   * @param {State} state
   */
  #rowAfter(state) {
    const task = this.chosen;
    if (!task) return null;
    const same = state.tasks.filter(({ no, inspection }) => no === task.no && inspection === task.inspection);
    return (same.find(({ row }) => row === task.row) || same[0] || { row: null }).row;
  }

  /** @param {State} state */
  #showPage(state) {
    const { page } = state;
    byId("paper", HTMLElement).hidden = !page;
    byId("nothing", HTMLElement).hidden = Boolean(page);
    setText(byId("nothing-text", HTMLElement), state.faults.length ? nothing(state) : "还没有页面");
    byId("stale", HTMLElement).hidden = !state.stale;
    if (state.stale) setText(byId("stale-text", HTMLElement), stale(state));
    const same = page && this.page && page.html === this.page.html && page.css === this.page.css;
    if (page && (!same || this.another)) {
      // Numbers begin anew when the program does; the paper goes by ours.
      this.shown += 1;
      this.paper.show({ ...page, number: this.shown }, { first: this.another || !this.page });
    }
    this.page = page;
    this.another = !page;
  }

  /**
   * @param {State} state
   * @param {State|null} before
   */
  #tell(state, before) {
    const { error, warning } = counts(state);
    document.title = `${error ? `（${error}处错误）` : ""}${state.city || state.file} ${state.kind} - reportgen`;
    badge("errors", error, "处错误");
    badge("warnings", warning, "处警告");
    const summary = state.summary || (state.proofed ? "没有发现问题" : "");
    if (summary && (!before || before.summary !== state.summary || !before.proofed)) {
      setText(byId("summary", HTMLElement), summary);
    }
  }

  /**
   * @param {number} n
   * @param {number[]} [runs] shown besides
   */
  explain(n, runs = []) {
    if (runs.length) this.paper.reveal(runs);
    if (n === undefined) return;
    this.open("tab-origins");
    void this.origins.open(n).then((told) => told && tell(inOneLine(told)));
  }

  /**
   * @param {number|null} row
   * @param {{shown?: boolean, led?: boolean}} [how] shown: with the list of tasks; led: to its first place
   */
  chooseTask(row, { shown = false, led = true } = {}) {
    this.chosen = row === null ? null : this.state?.tasks.find((task) => task.row === row) || null;
    if (shown) this.open("tab-tasks");
    this.tasks.mark(row);
    if (row === null) this.trace.clear();
    else void this.trace.open(row, { led }).then(() => led && this.tasks.scroll());
  }

  /**
   * @param {string} tab
   * @param {boolean} [focus]
   */
  open(tab, focus = false) {
    if (this.separator.folded) this.separator.setFolded(false);
    this.tabs.show(tab, { focus });
  }

  /** @param {boolean} maintaining whether lines of templates and data sets are shown */
  maintain(maintaining) {
    byId("maintain", HTMLElement).setAttribute("aria-pressed", String(maintaining));
    byId("foot", HTMLElement).hidden = !maintaining;
    this.origins.maintain(maintaining);
    remember("maintain", maintaining ? "1" : "");
  }

  /** @param {string} format */
  async save(format) {
    try {
      const answer = await fetch(`download?${queryOf(this.choice, { format })}`);
      if (!answer.ok) return say(await refusal(answer));
      const name = fileName(answer.headers.get("Content-Disposition") || "") || `报告.${format}`;
      const url = URL.createObjectURL(await answer.blob());
      make("a", { href: url, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60000);
      return say(`已下载：${name}`);
    } catch (error) {
      return say("没能下载，程序可能已经停止");
    }
  }

  /** The list of cities, where there are several, or a folder whose page does more. */
  async linkAll() {
    const [{ data }, home] = await Promise.all([ask("../../cities"), ask("../../home")]);
    byId("all", HTMLElement).hidden = !home.data?.folder && (!Array.isArray(data) || data.length < 2);
  }
}

/**
 * @param {number} run
 * @returns {boolean} whether its place on the paper can be seen
 */
function onScreen(run) {
  const frame = byId("paper", HTMLElement).getBoundingClientRect();
  const pieces = [...document.querySelectorAll(`#paper [data-n="${run}"]`)].flatMap((one) => [...one.getClientRects()]);
  return pieces.some(({ top, bottom }) => top >= frame.top && bottom <= frame.bottom);
}

/** @param {State} state */
function counts(state) {
  /** @param {string} severity */
  const count = (severity) => state.faults.filter((fault) => fault.severity === severity).length;
  return { error: count("error"), warning: count("warning") };
}

/** @param {State} state */
function stale(state) {
  const { error } = counts(state);
  const many = error ? ` ${error} 处` : "";
  return `有${many}错误，下面是 ${state.stale} 时的页面；改正后自动更新`;
}

/** @param {State} state */
function nothing(state) {
  const { error } = counts(state);
  return `有 ${error} 处错误，还不能生成页面。各处错误列在“问题”里；改正并存盘后，页面自动出现。`;
}

/**
 * @param {string} id
 * @param {number} n
 * @param {string} unit read aloud
 */
function badge(id, n, unit) {
  const place = byId(id, HTMLElement);
  place.hidden = n === 0;
  place.replaceChildren(String(n), make("span", { class: "unseen" }, unit));
}

/**
 * @param {string} at
 * @param {string} block
 */
function point(at, block) {
  const text = at ? `${block ? `块“${block}” · ` : ""}${at}` : "把指针移到页面上，这里显示块和模板行";
  setText(byId("pointed", HTMLElement), text);
}

/** @param {string} disposition */
function fileName(disposition) {
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition);
  if (coded) return decodeURIComponent(coded[1]);
  return (/filename="?([^";]+)"?/i.exec(disposition) || [])[1] || "";
}

new City();
