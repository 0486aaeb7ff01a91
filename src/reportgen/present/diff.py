"""What has changed between two ledgers, for people and for programs; of a long text only the stretch that changed."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from reportgen.figures.changes import KINDS, Change, Changes
from reportgen.figures.figure import Figure
from reportgen.figures.matching import FINAL_MARKS
from reportgen.figures.since import Since
from reportgen.model import Task
from reportgen.place import Place
from reportgen.regex import regex
from reportgen.zh import printable

ROWS_SHOWN = 50  # of one kind; a ledger of 50,000 rows must not run through the terminal
NUMBERS_SHOWN = 20  # 5→6、6→7 …
TITLE, SHORT, PIECE = 20, 24, 40  # characters of a title, of a value shown whole, of a changed piece
AROUND, ISLAND = 6, 3  # tokens shown at both sides; fewer that stayed between two changes don't part them
PIECES = 4
TOKENS = 4_000_000  # old times new; beyond, only the ends that are the same are left out
KEPT = 0.3  # a text that keeps less than this is another text
TOKEN = regex(r"\d+(?:\.\d+)?|[A-Za-z]+|.", re.DOTALL)
# Told under a name of its own already.
TOLD_ELSEWHERE = {"状态": ("新增完成", "新增基本完成", "退回"), "销号": ("新增销号", "退回")}


def as_text(since: Since, changes: Changes, files: tuple[str, str]) -> str:
    """The sentence, the two reports, then each kind of change with its tasks; `files` are old and new as typed."""
    lines = [str(since["表述"]), "", *_heads(since, files), *notes(since, changes)]
    word = since.report.measure_words.task
    for kind in KINDS:
        if rows := _rows_of(changes, kind):
            number = len({id(row.task) for row in rows})
            heading = "其他状态变化" if kind == "状态变化" else kind
            lines += ["", f"{heading} {number}{word}", *_rows(kind, rows)]
    if not changes.rows:
        lines += ["", "逐项比对，没有改动。"]
    return "\n".join(lines) + "\n"


def _heads(since: Since, files: tuple[str, str]) -> Iterator[str]:
    for label, name, report, tally in (
        ("上期", files[0], since.earlier, since.before),
        ("本期", files[1], since.report, since.now),
    ):
        day = f"截至{report.as_of}" if report and report.as_of else "没有截至日期"
        yield f"{label}：{printable(name)}，{day}，共{tally['总数']}，已完成{tally['已完成']}"


def notes(since: Since, changes: Changes) -> list[str]:
    """What was not compared and why, and that numbers have moved."""
    told = []
    if not changes.timed:
        lacking = [
            option
            for option, report in (("--old-as-of", since.earlier), ("--as-of", since.report))
            if report and report.as_of is None
        ]
        options = " ".join(f"{option} 日期" for option in lacking)
        told.append(f"没有比超期：缺截至日期，加 {options}（日期写成 2022-08-31）")
    if changes.unread:
        told.append(f"没有比“{'”“'.join(changes.unread)}”：只有一期的台账有这一栏")
    if moved := changes.of("调整序号"):
        told.append(f"序号有变动的 {len(moved)} 项，按反馈问题的文字（或编号）对上，请核对")
    return told


def _rows_of(changes: Changes, kind: str) -> list[Change]:
    """Those of a kind; 状态变化 without what is told as 新增完成 and the like already."""
    if kind != "状态变化":
        return changes.of(kind)
    told = {field: {id(t) for k in kinds for t in changes.tasks(k)} for field, kinds in TOLD_ELSEWHERE.items()}
    return [row for row in changes.of(kind) if id(row.task) not in told.get(row.field, ())]


def _cells(row: Change) -> tuple[Place | None, Place | None]:
    """Where both sides stand; an empty side of a pair stands nowhere."""
    if row.old is None or row.new is None:
        return row.old_place, row.new_place
    return row.old_place if row.old_text else None, row.new_place if row.new_text else None


def _rows(kind: str, rows: list[Change]) -> Iterator[str]:
    if kind == "调整序号":
        pairs = [f"{row.old_text}→{row.new_text}" for row in rows]
        yield "  " + "、".join(pairs[:NUMBERS_SHOWN]) + ("……" if len(pairs) > NUMBERS_SHOWN else "")
        return
    for row in rows[:ROWS_SHOWN]:
        places = " → ".join(printable(place) for place in _cells(row) if place)
        yield f"  {_named(row.task)}：{_told(kind, row)}（{places}）"
    if len(rows) > ROWS_SHOWN:
        yield f"  ……另有 {len(rows) - ROWS_SHOWN} 条，用 --json 看全部"


def _named(task: Task) -> str:
    words = [task.inspection, f"第{task.no}项", _cut(title_of(task), TITLE)]
    return " ".join(str(word) for word in words if word)


def title_of(task: Task) -> str:
    """名称, or else 反馈问题."""
    return re.sub(r"\s+", "", str(task.title or task.finding or "")).rstrip(FINAL_MARKS)


def _told(kind: str, row: Change) -> str:
    if row.old is None or row.new is None:
        new_one = "（新增任务）" if kind != "新增任务" and row.old is None else ""
        return (row.new_text or row.old_text or "（空）") + new_one
    if kind in ("新增超期", "不再超期") and row.old_text == row.new_text:
        return row.new_text  # nothing but the day has changed
    field = f"{row.field}：" if kind in ("其他改动", "调整单位", "退回", "状态变化") else ""
    return field + stretch(row.old_text, row.new_text)


def stretch(old: str, new: str) -> str:
    """`推进中 → 已完成整改`; of long texts `…年底前完成〔8→12〕台锅炉…`; what came or went is 〔增：…〕, 〔删：…〕."""
    old, new = (re.sub(r"\s+", "", text).rstrip(FINAL_MARKS) for text in (old, new))
    if max(len(old), len(new)) <= SHORT or not old or not new:
        return f"{_cut(old, PIECE) or '（空）'} → {_cut(new, PIECE) or '（空）'}"
    was, now = TOKEN.findall(old), TOKEN.findall(new)
    spans = _spans(*([unicodedata.normalize("NFKC", token) for token in tokens] for tokens in (was, now)))
    kept = len(was) - sum(end - start for start, end, _, _ in spans)
    if kept < KEPT * len(was):
        return f"“{_cut(old, PIECE)}” → “{_cut(new, PIECE)}”"
    return _marked(was, now, spans)


def _spans(was: list[str], now: list[str]) -> list[tuple[int, int, int, int]]:
    """Where the two differ: from and to in the old, from and to in the new."""
    if len(was) * len(now) > TOKENS:
        return [_middle(was, now)]
    spans: list[tuple[int, int, int, int]] = []
    for tag, *span in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        start, end, first, last = span
        if spans and start - spans[-1][1] < ISLAND:
            start, _, first, _ = spans.pop()
        spans.append((start, end, first, last))
    return spans


def _middle(was: list[str], now: list[str]) -> tuple[int, int, int, int]:
    most = min(len(was), len(now))
    head = next((i for i in range(most) if was[i] != now[i]), most)
    tail = next((i for i in range(most - head) if was[-1 - i] != now[-1 - i]), most - head)
    return head, len(was) - tail, head, len(now) - tail


def _marked(was: list[str], now: list[str], spans: list[tuple[int, int, int, int]]) -> str:
    """The changes, each between a few tokens that stayed."""
    text, shown = "", 0  # the tokens of `was` up to `shown` are told
    for start, end, first, last in spans[:PIECES]:
        left = max(start - AROUND, shown)
        right = min(shown + AROUND, left) if shown else 0  # what still stands behind the change before
        text += "".join(was[shown:right]) + ("…" if right < left else "") + "".join(was[left:start])
        gone, come = _cut("".join(was[start:end]), PIECE), _cut("".join(now[first:last]), PIECE)
        text += f"〔{gone}→{come}〕" if gone and come else f"〔增：{come}〕" if come else f"〔删：{gone}〕"
        shown = end
    rest = "".join(was[shown : shown + AROUND])
    return text + rest + ("…" if shown + AROUND < len(was) or len(spans) > PIECES else "")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def as_json(since: Since, changes: Changes, files: tuple[str, str]) -> str:
    """One object: sentence, old and new report, notes, and every change with the texts and places of both sides."""
    sides = ((files[0], since.earlier, since.before), (files[1], since.report, since.now))
    heads = [
        {
            "file": name,
            "as_of": report.as_of.last().isoformat() if report and report.as_of else None,
            "total": _number(tally["总数"]),
            "done": _number(tally["已完成"]),
        }
        for name, report, tally in sides
    ]
    rows = [_row(row) for kind in KINDS for row in _rows_of(changes, kind)]
    whole = {
        "sentence": str(since["表述"]),
        "old": heads[0],
        "new": heads[1],
        "notes": notes(since, changes),
        "changes": rows,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _row(row: Change) -> dict[str, object]:
    return {
        "kind": row.kind,
        "inspection": str(row.task.inspection) if row.task.inspection else None,
        "no": str(row.task.no),
        "title": title_of(row.task),
        "field": row.field,
        "old": row.old_text,
        "new": row.new_text,
        "old_place": _key(row.old_place),
        "new_place": _key(row.new_place),
    }


def _key(place: Place | None) -> str | None:
    return str(place) if place else None


def _number(figure: object) -> int | None:
    return int(figure.value) if isinstance(figure, Figure) else None
