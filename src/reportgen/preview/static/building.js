// 生成 and 收回改动: the papers beside the data file, and what was edited in them since.

import { act, upload } from "./actions.js";
import { Dialog, confirmed, labelled, tick } from "./dialogs.js";
import { button, make } from "./elements.js";
import { faultList, fileList } from "./outcome.js";
import { remember, remembered } from "./say.js";

/** @typedef {import("./contract.js").Told} Told */
/** @typedef {{kind: string, public: boolean, task: string}} Shown what the page shows, and the files are made of */

const ROOT = "../../";
/** @type {[string, string][]} */
const FORMATS = [["docx", "Word（.docx）"], ["txt", "纯文本（.txt）"], ["html", "网页（.html）"], ["pdf", "PDF（.pdf）"]];
const OVER = "Word 里的改动不会进数据文件；旧文件另存为 .bak，还找得回来。";

/**
 * @param {Shown} shown
 * @param {string} kind its name, also where the data say it
 */
export function openBuild(shown, kind) {
  const dialog = new Dialog("生成文件", { wide: true });
  const before = remembered("formats") || "docx txt";
  const boxes = FORMATS.map(([name, text]) => tick(text, { value: name, checked: before.split(" ").includes(name) }));
  const open = tick("公开稿：不印主送机关和不公开的内容", { checked: shown.public });
  const results = make("div", { class: "results" });
  const formats = () => boxes.map(({ box }) => box).filter((box) => box.checked).map((box) => box.value);

  /** @param {boolean} force */
  const build = async (force) => {
    const wanted = formats();
    remember("formats", wanted.join(" "));
    const text = wanted.includes("pdf") ? "正在生成，PDF 要等一会儿…" : "正在生成…";
    const sent = { ...shown, public: open.box.checked, formats: wanted, force };
    const answer = await dialog.during(text, () => act("do/build", sent));
    if (answer) show(answer);
  };
  /** @param {import("./actions.js").Answer<Told>} answer */
  const show = ({ data, message }) => {
    if (!data) return dialog.tell(message, true);
    const kept = data.kept.length ? keptNotice(data, again) : null;
    const notes = data.faults.filter(({ code }) => code !== "OUT601");
    const rest = kept ? { ...data, faults: notes, summary: "此外还有：" } : data;
    results.replaceChildren(...present([fileList(ROOT, data), kept, faultList(rest, "")]));
    dialog.tell(data.files?.length ? "生成好了" : kept ? "没有覆盖" : "没有生成，先改正下面的错误", !data.files?.length);
  };
  const again = {
    pull: () => openPull({ ...shown, public: open.box.checked }, { build: () => void build(true) }),
    force: async () => (await confirmed("覆盖改过的文件", OVER, "覆盖")) && build(true),
  };
  dialog.body.append(
    make("p", {}, `文种：${kind}${shown.task ? `，第 ${shown.task} 项` : ""}。写在数据文件旁边，公开稿写在旁边的“公开”文件夹里。`),
    make("fieldset", { class: "ticks" }, make("legend", {}, "格式"), ...boxes.map(({ around }) => around)),
    open.around,
    results,
  );
  dialog.offer([button("生成", () => void build(false), { class: "main" })]);
  dialog.open();
}

/**
 * What is said of files that somebody has edited.
 * @param {Told} told
 * @param {{pull: () => void, force: () => void}} again
 * @returns {HTMLElement}
 */
function keptNotice(told, again) {
  const names = told.kept.map(({ name }) => `“${name}”`).join("、");
  const edited = told.kept.some(({ name, ours }) => ours && name.endsWith(".docx"));
  const why = told.kept.every(({ ours }) => ours) ? "生成以后有人改过" : "已经存在，不是本程序生成的，或者有人改过";
  const pull = edited ? button("收回改动", again.pull, { class: "main" }) : null;
  const force = button("覆盖", again.force);
  return make(
    "div",
    { class: "notice", role: "alert" },
    make("p", {}, `${names}${why}，没有覆盖。${edited ? "先把 Word 里的改动收回数据，再生成。" : ""}`),
    make("div", { class: "buttons" }, ...present([pull, force])),
  );
}

/**
 * 收回改动, of the Word file beside the data or of another that is chosen.
 * @param {Shown} shown
 * @param {{build?: () => void}} [then] what follows when the changes are in the data
 */
export function openPull(shown, { build } = {}) {
  const dialog = new Dialog("收回 Word 里的改动", { wide: true });
  const file = make("input", { type: "file", accept: ".docx,.docm" });
  const results = make("div", { class: "results" });
  let id = "";

  /** @param {boolean} apply */
  const pull = async (apply) => {
    const answer = await dialog.during(apply ? "正在写进数据…" : "正在比对…", async () => {
      if (file.files?.length && !id) {
        const sent = await upload(ROOT, [file.files[0]], (text) => dialog.tell(text));
        if (!sent.data) return { data: null, message: sent.message };
        id = sent.data[0];
      }
      return act("do/pull", { ...shown, upload: id, apply });
    });
    if (answer) show(answer, apply);
  };
  /**
   * @param {import("./actions.js").Answer<Told>} answer
   * @param {boolean} applied
   */
  const show = ({ data, message }, applied) => {
    if (!data) return dialog.tell(message, true);
    const listing = data.listing ? make("pre", { class: "listing", tabindex: 0 }, data.listing) : null;
    results.replaceChildren(...present([listing, faultList(data, "")]));
    const written = data.written || [];
    const done = applied && written.length > 0;
    if (done) id = "";
    dialog.tell(done ? `已写进 ${written.join("、")}，原文件另存为 .bak` : "", applied && !done);
    const write = data.can_apply ? button("写进数据", () => void pull(true), { class: "main" }) : null;
    const rebuild = () => {
      dialog.close();
      build?.();
    };
    const next = done && build ? button("重新生成", rebuild, { class: "main" }) : null;
    dialog.offer([write, next, done ? null : button("再比对一次", () => void pull(false))]);
  };
  file.addEventListener("change", () => {
    id = "";
    dialog.offer([button("比对", () => void pull(false), { class: "main" })]);
  });
  const said = "不选，就用上次生成的那一份";
  dialog.body.append(labelled("改过的 Word 文件", file, said), results);
  dialog.offer([button("比对", () => void pull(false), { class: "main" })]);
  dialog.open();
  if (build) void pull(false);
}

/**
 * 校核 of a Word file or a text against the data of this city.
 * @param {boolean} released whether the paper is a public one
 */
export function openCheck(released) {
  const dialog = new Dialog("校核 Word 文件", { wide: true });
  const file = make("input", { type: "file", accept: ".docx,.txt" });
  const open = tick("按公开稿校核：姓名、电话、密级、修订痕迹等", { checked: released });
  const results = make("div", { class: "results" });
  const check = async () => {
    const chosen = file.files?.[0];
    if (!chosen) return dialog.tell("先选文件", true);
    const answer = await dialog.during("正在校核…", async () => {
      const sent = await upload(ROOT, [chosen], (text) => dialog.tell(text));
      if (!sent.data) return { data: null, message: sent.message };
      dialog.tell("正在校核…");
      return act("do/check", { upload: sent.data[0], public: open.box.checked });
    });
    if (!answer) return;
    const { data, message } = answer;
    if (!data) return dialog.tell(message, true);
    results.replaceChildren(make("h3", {}, data.name), faultList(data));
    dialog.tell("校核完了");
  };
  dialog.body.append(
    labelled("文件", file, "Word 文档（.docx）或纯文本（.txt）；文字、数字、附件与这个城市的数据比对"),
    open.around,
    results,
  );
  dialog.offer([button("校核", () => void check(), { class: "main" })]);
  dialog.open();
}

/**
 * @param {(HTMLElement|null|undefined)[]} nodes
 * @returns {HTMLElement[]}
 */
function present(nodes) {
  return /** @type {HTMLElement[]} */ (nodes.filter((node) => node));
}
