"""What a merge has to say: warnings, the sections of its report, the object for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, fault
from reportgen.ledger.answers import Answer
from reportgen.ledger.merge import Change, Merged, Stray
from reportgen.model import Task

SHOWN = 10  # of one kind, in the 原因 of one message


class Section(NamedTuple):
    """A part of the report: its title, the heads of its table and the rows."""

    title: str
    heads: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def marked(self, row: tuple[str, ...]) -> tuple[str, ...]:
        """A row with the name of its column in marks: three bare ones in a row would be a header to the reader."""
        return tuple(f"“{t}”" if h == "栏目" and t else t for t, h in zip(row, self.heads, strict=True))


def warnings(merged: Merged) -> Iterator[Diagnostic]:
    """One a conflict, one a kind and return of all else."""
    if merged.silent:
        reason = f"{_listed(merged.silent, '个单位')}有任务，而没有它们的表"
        yield fault("LED362", None, reason, "催交；收齐后重新汇总", count=len(merged.silent))
    if merged.empty:
        reason = f"{_listed(map(_who, merged.empty), '份')}里各单位填的栏目，没有一格填了新的内容"
        fix = "确实没有进展的不用改；忘了填的，退回补填"
        places = [answer.tasks[0].place for answer in merged.empty if answer.tasks and answer.tasks[0].place]
        yield fault("LED363", None, reason, fix, places, count=len(merged.empty))
    for conflict in merged.conflicts:
        yield _conflict(conflict)
    for task, answers in merged.twice:
        reason = f"{_listed(dict.fromkeys(a.file for a in answers))}都填了这一项"
        fix = "填得不同的格见各条冲突；商定今后由哪一家填"
        yield fault("LED365", task.place, reason, fix, no=task.no)
    for answer in merged.answers:
        yield from _of_one(answer, merged)


def _conflict(conflict: list[Change]) -> Diagnostic:
    first, *others = conflict
    said = "；".join(f"“{change.new}”（{_who(change.answer)}）" for change in conflict)
    fix = f"商定后在汇总台账里填上；现在留着原来的{f'“{first.old}”' if first.old else '空格'}，已标黄"
    places = [c.source for c in others]
    return fault("LED364", first.source, f"填的有：{said}", fix, places, no=first.task.no, key=first.key)


def _of_one(answer: Answer, merged: Merged) -> Iterator[Diagnostic]:
    """What was not taken over of one return."""
    name = answer.file
    if refused := [c for c in merged.refused if c.answer is answer]:
        reason = f"不归各单位填的栏目与台账不一样：{_cells(refused)}"
        yield _cell_fault("LED366", refused, reason, "核对后需要改的，在台账里改；汇总仍用台账原来的", name)
    if erased := [c for c in merged.erased if c.answer is answer]:
        reason = f"台账里有内容而交回的表是空的：{_cells(erased)}"
        yield _cell_fault("LED370", erased, reason, "空格按没有填处理，汇总留着原来的；确要清空，在汇总台账里清", name)
    strays = (
        ("LED367", merged.unknown, "台账里没有这样的序号：", "核对序号；新增的任务先填进台账"),
        ("LED368", merged.foreign, "按台账，这些任务不归它：", "没有采用；确是它的，在台账的责任单位里补上它再汇总"),
        ("LED372", merged.unlike, "序号相同而反馈问题大不一样：", "没有采用；核对是不是别的表、序号有没有挪动"),
        ("LED369", merged.repeated, "同一序号又出现一行：", "删去多余的一行；两行填得不同的，按冲突处理"),
    )
    for code, found, reason, fix in strays:
        if theirs := [s for s in found if s.answer is answer]:
            listed = f"{reason}{_listed([f'第 {s.task.no} 项' for s in theirs])}"
            places = [s.source for s in theirs]
            words = {"count": len(theirs), "file": name, "unit": _who(answer)}
            yield fault(code, places[0], listed, fix, places[1:], **words)
    if not answer.unit or "没有这个单位" in answer.how:
        place = answer.tasks[0].place if answer.tasks else None
        fix = "在表头上方写“填报单位：……”，与台账的责任单位一字不差；或把文件名改为 台账-单位名.xlsx"
        yield fault("LED371", place, answer.how, fix, file=name)


def _cell_fault(code: str, changes: list[Change], reason: str, fix: str, file: str) -> Diagnostic:
    places = [change.source for change in changes]
    return fault(code, places[0], reason, fix, places[1:], count=len(changes), file=file)


def _cells(changes: list[Change]) -> str:
    return _listed([f"第 {c.task.no} 项的{c.key}" for c in changes])


def _listed(names: Iterable[str], what: str = "处") -> str:
    names = list(names)
    return "、".join(names[:SHOWN]) + (f"等 {len(names)} {what}" if len(names) > SHOWN else "")


def _who(answer: Answer) -> str:
    return answer.unit or answer.file


def sections(merged: Merged) -> list[Section]:
    """The report as tables; those without rows are left out, but for the returns."""
    cells = ("任务", "栏目", "原来", "改为", "出处")
    strays = ("任务", "说明", "出处")
    parts = [
        Section("交回的表", ("单位", "文件", "怎么认出", "任务", "填写"), [_return(a, merged) for a in merged.answers]),
        Section("没有交回的单位", ("单位", "任务"), [(u, f"{merged.units[u]}项") for u in merged.silent]),
        Section("交回而没有填的", ("单位", "文件"), [(a.unit, a.file) for a in merged.empty]),
        Section("冲突（未采用，待确认）", ("任务", "栏目", "原来", "各家所填", "出处"), _conflict_rows(merged)),
        Section("几份表都填了的任务", ("任务", "文件"), [(_no(t), _files(a)) for t, a in merged.twice]),
        Section("采用的改动", cells, [_row(c) for c in merged.taken]),
        Section("被清空的格（未采用）", cells, [_row(c) for c in merged.erased]),
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


def _conflict_rows(merged: Merged) -> list[tuple[str, ...]]:
    return [
        (_no(c.task) if first else "", c.key if first else "", c.old if first else "", c.new, str(c.source))
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
        "unfilled": [{"file": a.file, "unit": a.unit or None} for a in merged.empty],
        "conflicts": [
            {**_task(c[0].task), "column": c[0].key, "base": c[0].old, "values": [_value(v) for v in c]}
            for c in merged.conflicts
        ],
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
    return {**_task(stray.task), "source": str(stray.source), "unit": stray.answer.unit or None}
