// Where pages end: heights are read once from a column that nobody sees, pages are parted by arithmetic, then built.
import { Characters } from "./characters.js";

/**
 * An element of the paper with what the column told of it, in pixels. `keeps`: it stays with what follows.
 * @typedef {{kind: "text" | "block" | "table" | "imprint", element: HTMLElement, margin: number, indent: string,
 *   height: number, pitch: number, lines: number, keeps: boolean, note: boolean, closes: boolean,
 *   head: number, rows: {element: HTMLTableRowElement, height: number}[]}} Piece
 */
/**
 * What of a piece stands on a sheet: lines or rows `from` up to `to`; of a row that is too high for a sheet, what
 * stands between `top` and `bottom`.
 * @typedef {{piece: Piece, from: number, to: number, cut?: {top: number, bottom: number}}} Part
 */
/** @typedef {{turn: "upright" | "landscape", parts: Part[], foot: Piece | null}} Sheet */

const KEPT = ["title", "heading1", "heading2", "heading3", "heading4", "attachment-mark", "attachment-title"];
const SPLIT = ["body", "addressee", "annotation"];
const SLACK = 0.5; // pixels by which rounding may differ

/**
 * The pieces of a section that lies in its column.
 * @param {HTMLElement} column
 * @returns {Piece[]}
 */
export function pieces(column) {
  return [...column.children].map((child) => piece(/** @type {HTMLElement} */ (child)));
}

/**
 * @param {HTMLElement} element
 * @returns {Piece}
 */
function piece(element) {
  const style = getComputedStyle(element);
  const height = element.getBoundingClientRect().height;
  const names = element.classList;
  const pitch = parseFloat(style.lineHeight);
  const text = SPLIT.some((name) => names.contains(name));
  const table = element instanceof HTMLTableElement ? element : null;
  const rows = table ? [...table.tBodies].flatMap((body) => [...body.rows]) : [];
  const heights = rows.map((row) => row.getBoundingClientRect().height);
  return {
    kind: table ? "table" : text ? "text" : names.contains("imprint") ? "imprint" : "block",
    element,
    margin: parseFloat(style.marginTop),
    indent: style.textIndent,
    height: height + Math.max(0, parseFloat(style.marginBottom)),
    pitch,
    lines: Math.max(1, Math.round(height / pitch)),
    keeps: KEPT.some((name) => names.contains(name)) || names.contains("attachment-note"),
    note: names.contains("attachment-note"),
    closes: names.contains("sign-off"),
    head: table?.tHead ? table.tHead.getBoundingClientRect().height : 0,
    rows: rows.map((row, at) => ({ element: row, height: heights[at] })),
  };
}

/** Fills sheets of one direction, from the first piece to the last. */
export class Planner {
  /**
   * @param {Sheet["turn"]} turn
   * @param {number} room the height of 版心
   */
  constructor(turn, room) {
    this.turn = turn;
    this.room = room;
    /** @type {Sheet[]} */
    this.sheets = [];
    this.at = 0;
    this.turnOver();
  }

  turnOver() {
    this.at = 0;
    this.sheets.push({ turn: this.turn, parts: [], foot: null });
  }

  /**
   * @param {Piece} piece
   * @param {number} from
   * @param {number} to
   * @param {number} height
   * @param {Part["cut"]} [cut]
   */
  put(piece, from, to, height, cut) {
    this.sheets[this.sheets.length - 1].parts.push({ piece, from, to, cut });
    this.at += height;
  }

  /** @param {Piece[]} all */
  plan(all) {
    all.forEach((piece, at) => {
      const needed = least(all, at);
      if (this.at > 0 && this.at + needed > this.room + SLACK && needed <= this.room) this.turnOver();
      if (piece.kind === "text") this.text(piece, endsText(all, at) ? least(all, at + 1) : 0);
      else if (piece.kind === "table") this.table(piece);
      else if (piece.kind === "imprint") this.imprint(piece);
      else this.put(piece, 0, piece.lines, piece.margin + piece.height);
    });
    return this.sheets;
  }

  /**
   * Lines of a text; `tail` is the height of what must not stand without its last line: 附件说明 and 落款.
   * @param {Piece} piece
   * @param {number} tail
   */
  text(piece, tail) {
    let from = 0;
    while (from < piece.lines) {
      const margin = from ? 0 : piece.margin;
      const fit = Math.floor((this.room - this.at - margin + SLACK) / piece.pitch);
      if (fit < 1 && this.at > 0) {
        this.turnOver();
        continue;
      }
      let to = Math.min(piece.lines, from + Math.max(1, fit));
      const height = (/** @type {number} */ lines) => margin + lines * piece.pitch;
      const parted = to === piece.lines && this.at + height(to - from) + tail > this.room + SLACK;
      if (tail && parted && to - from > 1 && tail + piece.pitch <= this.room) to -= 1;
      this.put(piece, from, to, height(to - from));
      if (to < piece.lines) this.turnOver();
      from = to;
    }
  }

  /**
   * Rows of a table, below its header row on each sheet; none is split that has room on a sheet.
   * @param {Piece} piece
   */
  table(piece) {
    let from = 0;
    this.at += piece.margin + piece.head;
    piece.rows.forEach((row, at) => {
      if (this.at + row.height > this.room + SLACK && (at > from || this.at > piece.head + piece.margin)) {
        if (at > from) this.put(piece, from, at, 0);
        this.turnOver();
        this.at += piece.head;
        from = at;
      }
      if (this.at + row.height > this.room + SLACK) {
        this.highRow(piece, at, row.height);
        from = at + 1;
      } else this.at += row.height;
    });
    if (from < piece.rows.length || !piece.rows.length) this.put(piece, from, piece.rows.length, 0);
  }

  /**
   * A row that no sheet has room for.
   * @param {Piece} piece
   * @param {number} at
   * @param {number} height
   */
  highRow(piece, at, height) {
    for (let top = 0; top < height; ) {
      const bottom = Math.min(height, top + this.room - piece.head - SLACK);
      this.put(piece, at, at + 1, bottom - top, { top, bottom });
      if (bottom < height) {
        this.turnOver();
        this.at += piece.head;
      }
      top = bottom;
    }
  }

  /**
   * At the foot of the last sheet, which is upright.
   * @param {Piece} piece
   */
  imprint(piece) {
    const filled = this.at > 0 && this.at + piece.height > this.room + SLACK;
    if (this.turn === "landscape") {
      this.turn = "upright";
      this.turnOver();
    } else if (filled) this.turnOver();
    this.sheets[this.sheets.length - 1].foot = piece;
  }
}

/**
 * Whether 附件说明 or 落款 follows a text.
 * @param {Piece[]} all
 * @param {number} at
 */
function endsText(all, at) {
  const after = all[at + 1];
  return Boolean(after && (after.note || after.closes));
}

/**
 * The least that must stand on one sheet where a piece begins: a heading with the first line below it.
 * @param {Piece[]} all
 * @param {number} at
 * @returns {number}
 */
function least(all, at) {
  const piece = all[at];
  if (!piece || piece.kind === "imprint") return 0;
  const above = piece.margin;
  if (piece.kind === "text") {
    const last = piece.lines === 1 && endsText(all, at);
    return above + piece.pitch + (last ? least(all, at + 1) : 0);
  }
  if (piece.kind === "table") return above + piece.head + (piece.rows[0]?.height ?? 0);
  const noted = piece.closes && all[at + 1]?.element.classList.contains("annotation");
  return above + piece.height + (piece.keeps || noted ? least(all, at + 1) : 0);
}

/**
 * The places at which a part of a piece is to be cut off, read before anything is moved.
 * @param {Part} part
 * @returns {[Node, number][] | null} for a text the one, for a row one of each cell; null where nothing is cut
 */
export function places(part) {
  if (part.cut) {
    const row = part.piece.rows[part.from].element;
    const edge = row.getBoundingClientRect().top + part.cut.top;
    return part.cut.top ? [...row.cells].map((cell) => placeBelow(cell, edge)) : null;
  }
  if (part.piece.kind !== "text" || !part.from) return null;
  const characters = new Characters(part.piece.element);
  const first = characters.lineStarts(part.from + 1)[part.from - 1];
  return [characters.place(first)];
}

/**
 * @param {Element} cell
 * @param {number} edge
 * @returns {[Node, number]}
 */
function placeBelow(cell, edge) {
  const characters = new Characters(cell);
  const at = characters.below(edge);
  return at < characters.text.length ? characters.place(at) : [cell, cell.childNodes.length];
}
