// What the server sends, as types; it holds no code.

/**
 * One fault, in the words of the terminal; `runs` are those of the page that stand for its place.
 * @typedef {object} Fault
 * @property {string} code
 * @property {"error"|"warning"|"info"} severity
 * @property {string} label
 * @property {string} place
 * @property {string} message
 * @property {string[]} excerpt
 * @property {string} reason
 * @property {string} fix
 * @property {string[]} related
 * @property {number[]} runs
 */

/** @typedef {{row: number, no: string, inspection: string, title: string, status: string, deadline: string,
 *   units: string, due: "late"|"soon"|"", remark: string, done: boolean, asked: string}} Task `done`: a notice can be
 *   about it, which asks for it by `asked`. */

/** @typedef {{name: string, placeholder: string, text: string, summary: string, runs: number[]}} Figure */

/** @typedef {{number: number, html: string, css: string}} Page */

/**
 * All that a page shows of one city.
 * @typedef {object} State
 * @property {string} file
 * @property {string} city
 * @property {string} kind
 * @property {string} as_of
 * @property {string[]} kinds
 * @property {{name: string, label: string}[]} data_sets
 * @property {boolean} public
 * @property {string} task
 * @property {string} noticed the task that the data want noticed
 * @property {string} data
 * @property {Page|null} page
 * @property {string} stale
 * @property {Fault[]} faults
 * @property {string} summary
 * @property {boolean} proofed
 * @property {boolean} can_save
 * @property {Task[]} tasks
 * @property {Figure[]} figures
 * @property {string} progress
 */

/** @typedef {[number, string][]} Lines A line of a file with its number. */

/** @typedef {{place: string, line: number, lines: Lines}} Origin */

/** @typedef {{row: number|null, no: string, inspection: string, title: string, status: string, deadline: string,
 *   place: string, file: string, spot: string}} CountedRow `file` and `spot` are the parts of `place`. */

/** @typedef {{name: string, placeholder: string, text: string, summary: string, arithmetic: string,
 *   parts: string[], rows: CountedRow[], more: number}} Counting */

/** @typedef {{at: string, block: string, line: number, lines: Lines}} Template */

/**
 * What a run of the page is.
 * @typedef {object} Explanation
 * @property {number} n
 * @property {string} text
 * @property {"figure"|"value"|"missing"|"words"|"number"|"mark"} kind
 * @property {Counting|null} figure
 * @property {Origin[]} places
 * @property {Template|null} template
 */

/** @typedef {{run: number, text: string, around: [string, string, string], figure?: string,
 *   placeholder?: string}} Mention `around`: what stands before it, itself, what stands behind. */

/**
 * Where a task is counted or named.
 * @typedef {object} Trace
 * @property {number} row
 * @property {string} no
 * @property {string} inspection
 * @property {string} title
 * @property {string} status
 * @property {string} deadline
 * @property {string} units
 * @property {string} place
 * @property {number} line
 * @property {Lines} lines
 * @property {Mention[]} counted
 * @property {Mention[]} named
 * @property {number[]} cells
 */

/** @typedef {{number: number, file: string, city: string, errors: number, warnings: number, summary: string,
 *   total: string, rate: string, late: string, as_of: string, ready: boolean}} City */

/** What came of an action; `kept` are files that were left alone because somebody has edited them, `ours` those that
 *   this program had made.
 * @typedef {object} Told
 * @property {Fault[]} faults
 * @property {string} summary
 * @property {boolean} failed
 * @property {{name: string, ours: boolean}[]} kept
 * @property {{name: string, id: string}[]} [files]
 * @property {string} [folder]
 * @property {string[]} [written]
 * @property {string[]} [told] a sentence for each change
 * @property {string} [listing]
 * @property {boolean} [can_apply]
 * @property {string} [name]
 * @property {{title: string, heads: string[], rows: string[][]}[]} [tables]
 * @property {boolean} [fresh]
 * @property {string[]} [complaints]
 * @property {number|null} [city]
 * @property {string} [words]
 */

/** @typedef {{key: string, asks: string, hint: string, default: string, choices: string[],
 *   files: string[]}} Question `files`: the endings of the file that answers it; of other questions none. */

/**
 * A field of the form; `place` is where its text stands, `locked` why it can't be changed here.
 * @typedef {{key: string, kind: "line"|"text"|"date"|"choice", value: string, choices: string[], hint: string,
 *   locked: string, place: string}} FormField
 */

/** @typedef {{at: string, label: string, fields: FormField[]}} FormEntry */

/** @typedef {{file: string, groups: {name: string, entries: FormEntry[]}[], faults: Fault[]}} Form */

export {};
