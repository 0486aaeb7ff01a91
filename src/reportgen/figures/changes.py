"""Two reports, the earlier and the present one -> what has changed between them, task by task and field by field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from reportgen.figures.counts import COUNTS, FINISHED, facts_of
from reportgen.figures.matching import Matched, match, plain
from reportgen.model import Progress, Report, Task
from reportgen.model.inspections import Inspections
from reportgen.model.tasks import NOT_APPLIED, REOPENED
from reportgen.place import Place
from reportgen.records import dataclass, replace
from reportgen.vocabulary import attribute_names

# In the order in which they are told.
KINDS = (
    *("新增完成", "新增基本完成", "新增销号", "新增超期", "不再超期", "退回"),
    *("调整时限", "调整目标", "调整措施", "改动表述", "调整单位"),
    *("新增任务", "减少任务", "调整序号", "状态变化", "进展有更新", "其他改动"),
)
# What is filled in month by month. The rest of a task stands in the ledger from the first day: where no task of one
# side has it, that ledger keeps no such column, and to call it a change of every task would be false.
MONTHLY = frozenset({"状态", "完成日期", "进展", "存在问题", "下步措施", "销号", "佐证", "公开", "内部备注"})
KIND_OF = {
    "反馈问题": "改动表述",
    "名称": "改动表述",
    "整改目标": "调整目标",
    "整改措施": "调整措施",
    "整改时限": "调整时限",
    "责任单位": "调整单位",
    "牵头单位": "调整单位",
    "配合单位": "调整单位",
    "进展": "进展有更新",
    "状态": "状态变化",
}
UNITS = ("责任单位", "牵头单位", "配合单位")


class Change(NamedTuple):
    """One field of one task: before and now, as texts and places; of a task that came or went one side is None."""

    kind: str
    field: str
    old: Task | None
    new: Task | None
    old_text: str
    new_text: str
    old_place: Place | None
    new_place: Place | None

    @property
    def task(self) -> Task:
        """As it is now, or as it last was."""
        task = self.new or self.old
        assert task is not None  # noqa: S101 - one of the two is always there
        return task


@dataclass(frozen=True)
class Changes:
    """All changes, in the order of the ledger as it is now; `unread` are the columns that one side doesn't have.

    `timed` says whether 超期 could be told: for that both reports need a 截至日期.
    """

    rows: tuple[Change, ...]
    unread: tuple[str, ...]
    timed: bool
    pairs: int

    @cached_property
    def _by_kind(self) -> dict[str, list[Change]]:
        table: dict[str, list[Change]] = {kind: [] for kind in KINDS}
        for row in self.rows:
            table[row.kind].append(row)
        return table

    def of(self, kind: str) -> list[Change]:
        """Those of one of KINDS."""
        return self._by_kind[kind]

    def tasks(self, kind: str) -> list[Task]:
        """The tasks of one of KINDS, each once."""
        return list({id(row.task): row.task for row in self.of(kind)}.values())


def changes(old: Report, new: Report) -> Changes:
    """What differs between two full ledgers. Blanks, width, final marks and the order of units are no difference.

    A task that is new and already done counts as 新增完成 too (likewise 新增销号, 新增超期): it wasn't before.
    """
    known = Inspections(new.inspections or old.inspections)  # a workbook has none of its own
    old, new = _named(old, known), _named(new, known)
    matched = match(old.tasks, new.tasks)
    names = attribute_names()["Task"].items() if matched.pairs else ()
    unread = tuple(k for k, n in names if k not in MONTHLY and _is_kept(old.tasks, n) != _is_kept(new.tasks, n))
    timed = old.as_of is not None and new.as_of is not None
    rows = tuple(_rows(_Comparison(old, new, frozenset(unread), timed), matched))
    return Changes(rows, unread, timed, len(matched.pairs))


def _named(report: Report, known: Inspections) -> Report:
    """One inspection is one word in both months, whatever each ledger calls it."""
    if report.ledger is None:
        return report
    return replace(report, ledger=replace(report.ledger, tasks=known.named(report.tasks)))


def _is_kept(tasks: Iterable[Task], name: str) -> bool:
    return any(getattr(task, name) for task in tasks)


def _rows(compare: _Comparison, matched: Matched) -> Iterator[Change]:
    added, moved = {id(t) for t in matched.added}, {id(new) for _, new in matched.moved}
    before = {id(new): old for old, new in matched.pairs}
    for new in compare.new.tasks:
        old = before.get(id(new))
        yield from compare.states(old, new)
        if old is not None:
            yield from compare.fields(old, new)
        if id(new) in added:
            yield Change("新增任务", "任务", None, new, "", _standing(new), None, new.no.place)
        if old is not None and id(new) in moved:
            yield Change("调整序号", "序号", old, new, str(old.no), str(new.no), old.no.place, new.no.place)
    for task in matched.gone:
        yield Change("减少任务", "任务", task, None, _standing(task), "", task.no.place, None)


class _Comparison:
    """One task before and now."""

    def __init__(self, old: Report, new: Report, unread: frozenset[str], timed: bool) -> None:
        self.new = new
        self._unread = unread
        self._days = (old.as_of.last(), new.as_of.last()) if timed and old.as_of and new.as_of else None

    def states(self, old: Task | None, new: Task) -> Iterator[Change]:
        """What became of it: done, closed, overdue, or back to work."""
        was, now = _progress(old), _progress(new)
        told = _status(old), _status(new), _status_place(old), _status_place(new)
        if now is Progress.DONE and was is not Progress.DONE:
            yield Change("新增完成", "状态", old, new, *told)
        if now is Progress.MOSTLY_DONE and was not in FINISHED:
            yield Change("新增基本完成", "状态", old, new, *told)
        if old and was in FINISHED and now is not was and now is not Progress.DONE:
            yield Change("退回", "状态", old, new, *told)
        closed = _stage(old), _stage(new), _closed_place(old), _closed_place(new)
        if new.closed and not (old and old.closed):
            yield Change("新增销号", "销号", old, new, *closed)
        if old and ((old.closed and not new.closed) or REOPENED == _stage(new) != _stage(old)):
            yield Change("退回", "销号", old, new, *closed)
        if self._days:
            yield from self._overdue(old, new, *self._days)

    def _overdue(self, old: Task | None, new: Task, then: dt.date, today: dt.date) -> Iterator[Change]:
        overdue = COUNTS["超期"].counts
        was, now = old is not None and overdue(facts_of(old, then)), overdue(facts_of(new, today))
        if was == now:
            return
        places = _place(old, "deadline"), _place(new, "deadline")
        kind = "新增超期" if now else "不再超期"
        yield Change(kind, "整改时限", old, new, _standing(old), _standing(new), *places)

    def fields(self, old: Task, new: Task) -> Iterator[Change]:
        """Every other field that says something else than before."""
        for key, name in attribute_names()["Task"].items():
            was, now = getattr(old, name), getattr(new, name)
            if key in ("序号", "销号") or key in self._unread or was == now or _same(key, was, now):
                continue
            kind = KIND_OF.get(key, "其他改动")
            yield Change(kind, key, old, new, _text(was), _text(now), _place(old, name), _place(new, name))
        places = _closed_place(old), _closed_place(new)
        if _stage(old) != _stage(new):
            yield Change("状态变化", "销号", old, new, _stage(old), _stage(new), *places)
        if old.closure == new.closure:
            return
        for key, name in attribute_names()["Closure"].items():
            was, now = (_text(getattr(task.closure, name, None)) for task in (old, new))
            if name != "stage" and was != now:
                yield Change("其他改动", f"销号.{key}", old, new, was, now, *places)


def _same(key: str, was: Any, now: Any) -> bool:
    """Whether two values say the same: of a deadline the day and the flags, however they are written."""
    if key == "整改时限" and was and now:
        days = [d.date.last() if d.date else None for d in (was, now)]
        flags = [(d.immediate, d.ongoing, d.continuous) for d in (was, now)]
        return days[0] == days[1] and flags[0] == flags[1]
    if key in UNITS and isinstance(was, tuple):
        return sorted(map(plain, was)) == sorted(map(plain, now))
    if isinstance(was, tuple):
        return "".join(map(plain, was)) == "".join(map(plain, now))
    return plain(_text(was)) == plain(_text(now))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "；".join(str(v).rstrip("；;") for v in value)
    return "" if value is None else str(value)


def _place(task: Task | None, name: str) -> Place | None:
    """Where the field stands; where it is empty, the task."""
    if task is None:
        return None
    value = getattr(task, name)
    value = value[0] if isinstance(value, tuple) and value else value
    return getattr(value, "place", None) or task.no.place


def _progress(task: Task | None) -> Progress | None:
    return task.status.progress if task and task.status else None


def _status(task: Task | None) -> str:
    return str(task.status) if task and task.status else ""


def _status_place(task: Task | None) -> Place | None:
    return _place(task, "status")


def _stage(task: Task | None) -> str:
    """销号环节, told by its own column or by the status."""
    if task is None:
        return ""
    stage = task.closure.stage if task.closure else None
    return str(stage or (task.status.stage if task.status else None) or NOT_APPLIED)


def _standing(task: Task | None) -> str:
    """时限2022年6月底，推进中."""
    limit = f"时限{task.deadline}" if task and task.deadline else ""
    return "，".join(word for word in (limit, _status(task)) if word)


def _closed_place(task: Task | None) -> Place | None:
    return _place(task, "closure") if task and task.closure else _status_place(task)
