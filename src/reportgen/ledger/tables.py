"""The report of a merge: its sections as tables, and the same as an object for other programs."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.ledger.answers import Answer
from reportgen.ledger.likeness import found
from reportgen.ledger.outcome import Change, Merged, Stray
from reportgen.model import Task


class Section(NamedTuple):
    """A part of the report: title, heads and rows of its table; `cases`: how many these are if not one each."""

    title: str
    heads: tuple[str, ...]
    rows: list[tuple[str, ...]]
    cases: int | None = None

    @property
    def heading(self) -> str:
        """The title and how many there are."""
        return f"{self.title}（{len(self.rows) if self.cases is None else self.cases}）"

    def marked(self, row: tuple[str, ...]) -> tuple[str, ...]:
        """A row with the name of its column in marks: three bare ones in a row would be a header to the reader."""
        return tuple(f"“{t}”" if h == "栏目" and t else t for t, h in zip(row, self.heads, strict=True))


def sections(merged: Merged) -> list[Section]:
    """The report as tables; those without rows are left out, but for the returns."""
    cells = ("任务", "栏目", "原来", "改为", "出处")
    strays = ("任务", "说明", "出处")
    odds = ("任务", "栏目", "原来", "各家所填", "出处")
    parts = [
        Section("交回的表", ("单位", "文件", "怎么认出", "任务", "填写"), [_return(a, merged) for a in merged.answers]),
        Section("没有交回的单位", ("单位", "任务"), [(u, f"{merged.units[u]}项") for u in merged.silent]),
        Section("交了几份的单位", ("单位", "文件"), [(a[0].unit, _files(a)) for a in merged.several]),
        Section("交回的表里缺的任务", ("单位", "任务", "反馈问题"), _lacking(merged)),
        Section("交回而没有填的", ("单位", "文件"), [(a.unit, a.file) for a in merged.empty]),
        Section("冲突（未采用，待确认）", odds, _conflict_rows(merged), len(merged.conflicts)),
        Section("随冲突一并待定（未采用）", cells, [_row(c) for c in merged.held]),
        Section("几份表都填了的任务", ("任务", "文件"), [(_no(t), _files(a)) for t, a in merged.twice]),
        Section("采用的改动", cells, [_row(c) for c in merged.taken]),
        Section("被清空或写“无”的格（未采用）", cells, [_row(c) for c in merged.erased]),
        Section("锁定栏目的改动（未采用）", cells, [_row(c) for c in merged.refused]),
        Section("台账里没有的任务", strays, [_stray(s, s.task.finding or "") for s in merged.unknown]),
        Section("不是该单位的任务（未采用）", strays, [_stray(s, f"归 {s.why}") for s in merged.foreign]),
        Section("不像同一项的任务（未采用）", strays, [_stray(s, s.why) for s in merged.unlike]),
        Section("一份表里重复的序号", strays, [_stray(s, f"另一行在 {s.why}") for s in merged.repeated]),
    ]
    return [part for part in parts[:1] if part.rows] + [part for part in parts[1:] if part.rows]


def _return(answer: Answer, merged: Merged) -> tuple[str, ...]:
    filled = merged.filled[answer.file]
    return answer.unit or "（不明）", answer.file, answer.how, f"{len(answer.tasks)}项", f"{filled}格"


def _lacking(merged: Merged) -> list[tuple[str, ...]]:
    return [(lack.unit, _no(task), found(task)) for lack in merged.lacking for task in lack.tasks]


def _conflict_rows(merged: Merged) -> list[tuple[str, ...]]:
    return [
        (_no(c.task) if first else "", c.key if first else "", c.old if first else "", c.new or "（空）", str(c.source))
        for conflict in merged.conflicts
        for first, c in ((number == 0, c) for number, c in enumerate(conflict))
    ]


def _no(task: Task) -> str:
    return f"{task.inspection} 第{task.no}项" if task.inspection else f"第{task.no}项"


def _files(answers: list[Answer]) -> str:
    return "、".join(dict.fromkeys(answer.file for answer in answers))


def _row(change: Change) -> tuple[str, ...]:
    return _no(change.task), change.key, change.old, change.new, str(change.source)


def _stray(stray: Stray, why: str) -> tuple[str, ...]:
    return _no(stray.task), why, str(stray.source)


def as_object(merged: Merged) -> dict[str, object]:
    """The same for other programs. Tasks by 督察 and 序号, cells as `file!sheet!cell`."""
    return {
        "returns": [
            {
                "file": a.file,
                "unit": a.unit or None,
                "recognised": a.how,
                "tasks": len(a.tasks),
                "filled": merged.filled[a.file],
            }
            for a in merged.answers
        ],
        "units": dict(merged.units),
        "missing": merged.silent,
        "several": [{"unit": a[0].unit, "files": [one.file for one in a]} for a in merged.several],
        "lacking": [{**_task(t), "unit": lack.unit} for lack in merged.lacking for t in lack.tasks],
        "unfilled": [{"file": a.file, "unit": a.unit or None} for a in merged.empty],
        "conflicts": [
            {**_task(c[0].task), "column": c[0].key, "base": c[0].old, "values": [_value(v) for v in c]}
            for c in merged.conflicts
        ],
        "held": [_change(c) for c in merged.held],
        "filled_twice": [{**_task(t), "files": [a.file for a in answers]} for t, answers in merged.twice],
        "changes": [_change(c) for c in merged.taken],
        "erased": [_change(c) for c in merged.erased],
        "locked": [_change(c) for c in merged.refused],
        "unknown": [_stray_object(s) for s in merged.unknown],
        "foreign": [_stray_object(s) for s in merged.foreign],
        "unlike": [_stray_object(s) for s in merged.unlike],
        "repeated": [_stray_object(s) for s in merged.repeated],
    }


def _task(task: Task) -> dict[str, object]:
    return {"inspection": str(task.inspection) if task.inspection else None, "no": str(task.no)}


def _value(change: Change) -> dict[str, object]:
    return {"value": change.new, "source": str(change.source), "unit": change.answer.unit or None}


def _change(change: Change) -> dict[str, object]:
    return {**_task(change.task), "column": change.key, "old": change.old, "new": change.new, **_from(change)}


def _from(change: Change) -> dict[str, object]:
    return {"source": str(change.source), "unit": change.answer.unit or None}


def _stray_object(stray: Stray) -> dict[str, object]:
    return {**_task(stray.task), "source": str(stray.source), "unit": stray.answer.unit or None, "why": stray.why}
