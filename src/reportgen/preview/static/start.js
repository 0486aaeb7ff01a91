// The page of a folder: how to begin, and what is done with the ledgers of its cities.

import { act, upload } from "./actions.js";
import { Dialog, confirmed, labelled, tick } from "./dialogs.js";
import { button, byId, make, setText } from "./elements.js";
import { ask } from "./link.js";
import { faultList, fileList, tableList } from "./outcome.js";

/** @typedef {import("./contract.js").City} City */
/** @typedef {import("./contract.js").Told} Told */
/** @typedef {import("./contract.js").Question} Question */

const CITY_KEY = "city"; // the answer that the folder is called by, unless another name is typed
const UNITS = ["责任单位", "牵头单位"];
const OVER = "覆盖以后，旧文件另存为 .bak，还找得回来。";

/** The page. */
class Start {
  /** @type {City[]} */
  cities = [];

  constructor() {
    for (const id of ["new", "new-first"]) byId(id, HTMLButtonElement).addEventListener("click", () => void this.begin());
    for (const id of ["import", "import-first"]) {
      byId(id, HTMLButtonElement).addEventListener("click", () => this.bringIn());
    }
    byId("merge", HTMLButtonElement).addEventListener("click", () => this.gather());
    byId("split", HTMLButtonElement).addEventListener("click", () => this.handOut());
    document.addEventListener("cities", (event) => this.take(/** @type {CustomEvent} */ (event).detail));
    void this.name();
  }

  /** The folder by its name. */
  async name() {
    const { data } = await ask("home");
    if (!data) return;
    setText(byId("folder", HTMLElement), data.folder);
    byId("folder", HTMLElement).title = data.path;
    setText(byId("where", HTMLElement), data.path);
  }

  /** @param {City[]} cities */
  take(cities) {
    this.cities = cities;
    byId("empty", HTMLElement).hidden = cities.length > 0;
    byId("list", HTMLElement).hidden = cities.length === 0;
    for (const id of ["new", "import", "merge", "split", "sought"]) byId(id, HTMLElement).hidden = cities.length === 0;
  }

  /** 新建. */
  async begin() {
    const { data, message } = /** @type {{data: Question[]|null, message: string}} */ (await ask("questions"));
    const dialog = new Dialog("新建一个城市的报告", { wide: true });
    const results = make("div", { class: "results" });
    const folder = make("input", { type: "text", autocomplete: "off" });
    const controls = (data || []).map((question) => ({ question, control: controlOf(question) }));
    const named = controls.find(({ question }) => question.key === CITY_KEY)?.control;
    let typed = false;
    folder.addEventListener("input", () => (typed = folder.value !== ""));
    named?.addEventListener("input", () => !typed && (folder.value = named.value.trim()));
    folder.value = named?.value.trim() || "";
    const make_ = async () => {
      const answer = await dialog.during("正在新建…", async () => {
        const answers = await answersOf(controls, (text) => dialog.tell(text));
        if (!answers.data) return { data: null, message: answers.message };
        dialog.tell("正在新建…");
        return act("do/new", { folder: folder.value, ...answers.data });
      });
      if (answer) this.#begun(dialog, results, answer, "新建好了");
    };
    const rows = controls.map(({ question, control }) => labelled(question.asks, control, question.hint));
    dialog.body.append(...rows, labelled("新文件夹的名字", folder, "放在打开的文件夹里，里面是 city.yaml"), results);
    dialog.offer([data ? button("新建", () => void make_(), { class: "main" }) : null]);
    if (!data) dialog.tell(message, true);
    dialog.open();
  }

  /** 导入旧稿. */
  bringIn() {
    const dialog = new Dialog("导入旧稿", { wide: true });
    const file = make("input", { type: "file", accept: ".docx,.docm,.txt,.xlsx,.xlsm,.xls,.et" });
    const folder = make("input", { type: "text", autocomplete: "off" });
    const old = tick("旧稿是繁体字，转成简体");
    const results = make("div", { class: "results" });
    let id = "";
    file.addEventListener("change", () => {
      id = "";
      const name = file.files?.[0]?.name.replace(/\.[^.]*$/, "") || "";
      if (!folder.value) folder.value = name;
    });
    const bring = async () => {
      const chosen = file.files?.[0];
      if (!chosen) return dialog.tell("先选文件", true);
      const answer = await dialog.during("正在读取文件…", async () => {
        if (!id) {
          const sent = await upload("", [chosen], (text) => dialog.tell(text));
          if (!sent.data) return { data: null, message: sent.message };
          id = sent.data[0];
        }
        dialog.tell("正在认读旧稿，长的要半分钟…");
        return act("do/import", { upload: id, folder: folder.value, simplified: old.box.checked });
      });
      if (answer?.data) id = ""; // it was read; when it is tried again, it is another file by then
      if (answer) this.#begun(dialog, results, answer, "导入好了");
    };
    dialog.body.append(
      labelled("旧稿", file, "Word 文档（.docx）、纯文本（.txt），或台账（.xlsx）"),
      labelled("新文件夹的名字", folder, "放在打开的文件夹里，里面是 city.yaml"),
      old.around,
      results,
    );
    dialog.offer([button("导入", () => void bring(), { class: "main" })]);
    dialog.open();
  }

  /**
   * What came of a new city.
   * @param {Dialog} dialog
   * @param {HTMLElement} results
   * @param {import("./actions.js").Answer<Told>} answer
   * @param {string} done
   */
  #begun(dialog, results, { data, message }, done) {
    if (!data) return dialog.tell(message, true);
    const complaints = (data.complaints || []).map((text) => make("li", {}, text));
    const well = typeof data.city === "number";
    /** @type {(HTMLElement|null)[]} */
    const shown = [
      complaints.length ? make("ul", { class: "alarm" }, ...complaints) : null,
      fileList("", data, "已写好"),
      data.words ? make("pre", { class: "listing", tabindex: 0 }, data.words) : null,
      faultList(data, ""),
    ];
    results.replaceChildren(.../** @type {HTMLElement[]} */ (shown.filter((node) => node)));
    dialog.tell(well ? done : complaints.length ? "有几处要改" : "没有写文件", !well);
    if (well) {
      const open = make("a", { class: "button main", href: `city/${data.city}/` }, "打开");
      dialog.offer([open]);
      open.focus();
    }
    results.scrollIntoView({ block: "nearest" });
  }

  /** 合并台账. */
  gather() {
    const dialog = new Dialog("合并各单位交回的台账", { wide: true });
    const city = this.#choice();
    const files = make("input", { type: "file", multiple: true, accept: ".xlsx,.xlsm,.xls,.et" });
    const by = unitChoice();
    const results = make("div", { class: "results" });
    /** @type {string[]} */
    let ids = [];
    files.addEventListener("change", () => (ids = []));
    /** @param {boolean} force */
    const merge = async (force) => {
      const chosen = [...(files.files || [])];
      if (!chosen.length) return dialog.tell("先选交回的表", true);
      const answer = await dialog.during("正在读取文件…", async () => {
        if (!ids.length) {
          const sent = await upload("", chosen, (text) => dialog.tell(text));
          if (!sent.data) return { data: null, message: sent.message };
          ids = sent.data;
        }
        dialog.tell("正在合并…");
        return act(`city/${city.value}/do/merge`, { uploads: ids, by: by.value, force });
      });
      if (answer?.data?.files?.length) ids = [];
      if (answer) this.#ledger(dialog, results, answer, "合并好了", merge);
    };
    const said = "可以一次选几份；冲突的格留着原来的内容，标黄并加批注";
    dialog.body.append(labelled("城市", city), labelled("交回的表", files, said), labelled("任务归谁", by), results);
    dialog.offer([button("合并", () => void merge(false), { class: "main" })]);
    dialog.open();
  }

  /** 台账下发. */
  handOut() {
    const dialog = new Dialog("台账下发", { wide: true });
    const city = this.#choice();
    const date = make("input", { type: "text", placeholder: "如 2022-08-05", autocomplete: "off" });
    const by = unitChoice();
    const results = make("div", { class: "results" });
    /** @param {boolean} force */
    const split = async (force) => {
      const sent = { by: by.value, by_date: date.value, force };
      const answer = await dialog.during("正在分表…", () => act(`city/${city.value}/do/split`, sent));
      if (answer) this.#ledger(dialog, results, answer, "分好了", split);
    };
    dialog.body.append(
      make("p", {}, "每个单位一份，只有它的任务；存在数据文件旁边的“分发”文件夹里。"),
      labelled("城市", city),
      labelled("任务归谁", by),
      labelled("请于哪天前交回", date, "可以不写"),
      results,
    );
    dialog.offer([button("分表", () => void split(false), { class: "main" })]);
    dialog.open();
  }

  /**
   * What came of a round with workbooks.
   * @param {Dialog} dialog
   * @param {HTMLElement} results
   * @param {import("./actions.js").Answer<Told>} answer
   * @param {string} done
   * @param {(force: boolean) => Promise<unknown>} again
   */
  #ledger(dialog, results, { data, message }, done, again) {
    if (!data) return dialog.tell(message, true);
    const well = Boolean(data.files?.length);
    const use = "要用它生成报告，把数据文件里的“整改任务”改为“台账: 汇总台账.xlsx”，删去列表";
    const fresh = data.fresh && well ? make("p", { class: "hint" }, use) : null;
    const rest = { ...data, faults: data.faults.filter(({ code }) => code !== "OUT601") };
    /** @type {(HTMLElement|null)[]} */
    const shown = [fileList("", data), fresh, ...tableList(data.tables || []), faultList(rest, "")];
    results.replaceChildren(.../** @type {HTMLElement[]} */ (shown.filter((node) => node)));
    dialog.tell(well ? done : "没有写文件", !well);
    results.scrollIntoView({ block: "nearest" });
    if (!data.kept.length) return;
    const over = async () => {
      if (await confirmed("覆盖改过的表", OVER, "覆盖")) await again(true);
    };
    const names = data.kept.map(({ name }) => `“${name}”`).join("、");
    const said = make("p", {}, `${names}已经有了，不是本程序生成的，或者生成以后有人改过，没有覆盖。`);
    const offer = make("div", { class: "buttons" }, button("覆盖", () => void over()));
    results.prepend(make("div", { class: "notice", role: "alert" }, said, offer));
  }

  #choice() {
    const options = this.cities.map(({ number, city, file }) =>
      make("option", { value: number }, city.trim() ? `${city}（${file}）` : file),
    );
    return make("select", {}, ...options);
  }
}

/**
 * What was typed and chosen; files are handed over.
 * @param {{question: Question, control: HTMLInputElement|HTMLSelectElement}[]} controls
 * @param {(text: string) => void} tell
 * @returns {Promise<import("./actions.js").Answer<{answers: object, files: object}>>}
 */
async function answersOf(controls, tell) {
  /** @type {Record<string, string>[]} */
  const [answers, files] = [{}, {}];
  for (const { question, control } of controls) {
    if (!question.files.length) answers[question.key] = control.value;
    else if (control instanceof HTMLInputElement && control.files?.length) {
      const { data, message } = await upload("", [control.files[0]], tell);
      if (!data) return { data: null, message };
      files[question.key] = data[0];
    }
  }
  return { data: { answers, files }, message: "" };
}

/** @param {Question} question */
function controlOf({ default: value, choices, files }) {
  if (files.length) return make("input", { type: "file", accept: files.join(",") });
  if (!choices.length) return make("input", { type: "text", value, autocomplete: "off" });
  const all = value ? choices : ["", ...choices];
  const select = make("select", {}, ...all.map((one) => make("option", { value: one }, one || "（以后再写）")));
  if (choices.includes(value)) select.value = value;
  return select;
}

function unitChoice() {
  return make("select", {}, ...UNITS.map((one) => make("option", { value: one }, one)));
}

new Start();
