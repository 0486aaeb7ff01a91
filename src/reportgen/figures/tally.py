"""The figures of a set of tasks: a literal table says which task each one counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from reportgen.dates import Date
from reportgen.figures.figure import Figure, percent
from reportgen.model import Progress, Task
from reportgen.model.tasks import Standing
from reportgen.place import Place
from reportgen.values import Int, Missing

FINISHED = frozenset({Progress.DONE, Progress.MOSTLY_DONE})


class Facts(NamedTuple):
    """What the rules of COUNTS ask of a task; `due` is None where there is no 截至日期."""

    progress: Progress
    finished: bool  # done, or done in the main
    due: bool | None
    lasting: bool  # 长期坚持 without any date
    dated: bool  # the 时限 is, or has, a date
    ongoing: bool
    closed: bool


def facts_of(task: Task, as_of: dt.date | None) -> Facts:
    """The three axes of one task at `as_of`. 立行立改 without a date is due at once."""
    deadline = task.deadline
    date = deadline.date if deadline else None
    lasting = task.ongoing and date is None
    due: bool | None
    if date is not None:
        due = None if as_of is None else date.last() <= as_of
    else:
        due = bool(deadline and deadline.immediate) and not lasting
    progress = task.status.progress if task.status else Progress.IN_PROGRESS
    return Facts(progress, progress in FINISHED, due, lasting, date is not None, task.ongoing, task.closed)


class Count(NamedTuple):
    """A row of COUNTS. `dated` marks counts that need a 截至日期 and a deadline of every task."""

    counts: Callable[[Facts], bool]
    summary: str
    dated: bool = False


# 已到时限 + 提前完成 + 无期限完成 + 长期坚持无期限 + 剩余 = 总数, always: the statement of completion is built on it.
COUNTS: dict[str, Count] = {
    "总数": Count(lambda f: True, "全部任务"),
    "已完成": Count(lambda f: f.progress is Progress.DONE, "状态为“已完成整改”"),
    "基本完成": Count(lambda f: f.progress is Progress.MOSTLY_DONE, "状态为“基本完成”"),
    "完成或基本完成": Count(lambda f: f.finished, "状态为“已完成整改”或“基本完成”"),
    "未完成": Count(lambda f: f.progress is not Progress.DONE, "除“已完成整改”以外的"),
    "其余": Count(lambda f: not f.finished and not f.lasting, "未完成、未基本完成，且不是无期限长期坚持的"),
    "正在推进": Count(lambda f: not f.finished and not f.lasting and not f.due, "“其余”中没有超期的"),
    "未启动": Count(lambda f: f.progress is Progress.NOT_STARTED, "状态为“未启动”"),
    "推进中": Count(lambda f: f.progress is Progress.IN_PROGRESS, "状态为“推进中”"),
    "达到序时进度": Count(lambda f: f.progress is Progress.ON_SCHEDULE, "状态为“达到序时进度”"),
    "超过序时进度": Count(lambda f: f.progress is Progress.AHEAD, "状态为“超过序时进度”"),
    "未达到序时进度": Count(lambda f: f.progress is Progress.BEHIND, "状态为“未达到序时进度”"),
    "长期坚持": Count(lambda f: f.ongoing, "时限或状态写明长期坚持的"),
    "长期坚持无期限": Count(lambda f: f.lasting, "长期坚持而没有期限日期的"),
    "长期坚持未完成": Count(lambda f: f.lasting and not f.finished, "“长期坚持无期限”中没有完成的"),
    "已销号": Count(lambda f: f.closed, "销号环节为“已销号”"),
    "未销号": Count(lambda f: not f.closed, "销号环节不是“已销号”"),
    "已到时限": Count(lambda f: bool(f.due), "时限在截至日期当天或以前；立行立改的也算", True),
    "已到时限已完成": Count(lambda f: bool(f.due) and f.progress is Progress.DONE, "已到时限，已完成整改", True),
    "已到时限基本完成": Count(lambda f: bool(f.due) and f.progress is Progress.MOSTLY_DONE, "已到时限，基本完成", True),
    "超期": Count(lambda f: bool(f.due) and not f.finished, "已到时限而没有完成、也没有基本完成", True),
    "未到时限": Count(lambda f: f.due is False and not f.lasting, "时限在截至日期之后，或没有期限日期", True),
    "提前完成": Count(
        lambda f: f.due is False and f.dated and f.finished, "时限在截至日期之后，已完成或基本完成", True
    ),
    "无期限完成": Count(
        lambda f: f.due is False and not f.dated and not f.lasting and f.finished,
        "没有期限日期，已完成或基本完成",
        True,
    ),
    "剩余": Count(lambda f: f.due is False and not f.lasting and not f.finished, "未到时限、尚未完成", True),
}

# rate -> part and whole, both keys of COUNTS
RATES: dict[str, tuple[str, str, str]] = {
    "完成率": ("已完成", "总数", "已完成÷总数"),
    "基本完成率": ("完成或基本完成", "总数", "（已完成＋基本完成）÷总数"),
    "销号率": ("已销号", "总数", "已销号÷总数"),
    "到期完成率": ("已到时限已完成", "已到时限", "已到时限已完成÷已到时限"),
}

GROUPS: dict[str, Callable[[Task], Iterable[str]]] = {
    "领域": lambda t: [t.field] if t.field else [],
    "区域": lambda t: [t.district] if t.district else [],
    "性质": lambda t: [t.nature] if t.nature else [],
    "督察": lambda t: [t.inspection] if t.inspection else [],
    "责任单位": lambda t: t.units,
    "牵头单位": lambda t: [t.lead_unit] if t.lead_unit else [],
    "年度": lambda t: [t.deadline.date.year_text] if t.deadline and t.deadline.date else [],
}


@dataclass(frozen=True)
class Tally:
    """Tasks that are counted together, all of a report or a group of it; `tally[name]` is a Figure or Missing."""

    name: str
    tasks: tuple[Task, ...]
    as_of: Date | None
    word: str

    @cached_property
    def _facts(self) -> list[tuple[Task, Facts]]:
        last = self.as_of.last() if self.as_of else None
        return [(t, facts_of(t, last)) for t in self.tasks]

    @cached_property
    def _figures(self) -> dict[str, Figure | Missing]:
        return {}

    def __getitem__(self, name: str) -> Figure | Missing:
        """By a name of COUNTS or RATES; KeyError for any other."""
        if name not in self._figures:
            self._figures[name] = self._rate(name) if name in RATES else self._count(name)
        return self._figures[name]

    @property
    def timed(self) -> bool:
        """Whether the counts marked `dated` may be stated: 截至日期 is known, and a 时限 of every task."""
        return self.as_of is not None and all(t.deadline or t.ongoing for t in self.tasks)

    def matching(self, name: str) -> tuple[Task, ...]:
        """The tasks that a count counts, in the order of the ledger."""
        rule = COUNTS[name].counts
        return tuple(task for task, facts in self._facts if rule(facts))

    def _count(self, name: str) -> Figure | Missing:
        if COUNTS[name].dated and self.as_of is None:
            return Missing("截至日期")
        return self._figure(name, self.matching(name))

    def _figure(self, name: str, rows: tuple[Task, ...]) -> Figure:
        places = tuple(t.no.place for t in rows if t.no.place)
        return Figure(f"{self.name}.{name}", Decimal(len(rows)), self.word, places)

    def _rate(self, name: str) -> Figure | Missing:
        return rate(f"{self.name}.{name}", self[RATES[name][0]], self[RATES[name][1]])

    def among(self, name: str, *states: str) -> Figure:
        """Those tasks of a count that are in one of the states (未启动, 达到序时进度, …)."""
        words = frozenset(states)
        rows = tuple(t for t in self.matching(name) if t.status and t.status.progress.value in words)
        return self._figure(f"{name}.{'、'.join(states)}", rows)

    def by_year(self, name: str) -> list[tuple[str, Figure]]:
        """The tasks of a count by the year of their deadline, in order: (`2018年底`, figure).

        底 is said where every deadline of that year is its end; otherwise the year alone.
        """
        years: dict[int, list[tuple[Task, Date]]] = {}
        for task in self.matching(name):
            if task.deadline and task.deadline.date:
                years.setdefault(task.deadline.date.year, []).append((task, task.deadline.date))
        rows = []
        for year, dated in sorted(years.items()):
            label = f"{year}年底" if all(d.last() == dt.date(year, 12, 31) for _, d in dated) else f"{year}年"
            rows.append((label, self._figure(f"{name}.{label}", tuple(t for t, _ in dated))))
        return rows

    def without_date(self, name: str) -> Figure:
        """The tasks of a count whose deadline is no date (持续推进)."""
        rows = tuple(t for t in self.matching(name) if not (t.deadline and t.deadline.date))
        return self._figure(f"{name}.无日期", rows)

    @cached_property
    def groups(self) -> dict[str, dict[str, Tally]]:
        """领域 -> 水 -> the tally of these tasks; a task with three units counts in each of the three."""
        return {kind: self._grouped(kind, key) for kind, key in GROUPS.items()}

    def _grouped(self, kind: str, key: Callable[[Task], Iterable[str]]) -> dict[str, Tally]:
        rows: dict[str, list[Task]] = {}
        for task in self.tasks:
            for value in dict.fromkeys(key(task)):
                rows.setdefault(str(value), []).append(task)
        return {v: Tally(f"{self.name}.{kind}.{v}", tuple(ts), self.as_of, self.word) for v, ts in rows.items()}


def rate(name: str, part: Figure | Missing, whole: Figure | Missing) -> Figure | Missing:
    """part / whole in %; missing where one of them is, or where there is nothing to divide by."""
    if isinstance(part, Missing):
        return part
    if isinstance(whole, Missing):
        return whole
    if not whole.value:
        return Missing(f"{name}（总数为零）")
    return Figure(name, percent(part.value, whole.value), "%", tuple(dict.fromkeys(part.places + whole.places)))


# What a group of 分组 must say to tell these counts: without such a group they aren't none, but unknown.
_ASKS: dict[str, Callable[[Facts], bool]] = {
    **dict.fromkeys(("长期坚持", "长期坚持无期限", "长期坚持未完成"), lambda f: f.ongoing),
    **dict.fromkeys(("已销号", "未销号"), lambda f: f.closed),
}
_UNFINISHED = frozenset(p.value for p in Progress if p not in FINISHED)


def _facts_of_group(group: Progress | Standing) -> Facts:
    """What 分组 says of each task of a group; of 长期坚持 it says no date."""
    standing = group if isinstance(group, Standing) else Standing(group)
    progress, ongoing, closed = standing
    finished = progress in FINISHED
    return Facts(progress, finished=finished, due=None, lasting=ongoing, dated=False, ongoing=ongoing, closed=closed)


@dataclass(frozen=True)
class DeclaredTally:
    """The figures where the clerk gives only 分组 (how many of each status) or only a total."""

    name: str
    by_status: Mapping[Progress | Standing, Int]
    total: Int | None
    word: str
    place: Place | None = None

    def __getitem__(self, name: str) -> Figure | Missing:
        """By a name of COUNTS or RATES; Missing where 分组 can't tell."""
        if name in RATES:
            part, whole, _ = RATES[name]
            return rate(f"{self.name}.{name}", self[part], self[whole])
        if name not in COUNTS:
            raise KeyError(name)
        if name == "总数" and self.total is not None:
            return self._figure(name, [self.total])
        groups = [(_facts_of_group(group), n) for group, n in self.by_status.items()]
        asks = _ASKS.get(name)
        if COUNTS[name].dated or not any(asks is None or asks(facts) for facts, _ in groups):
            return Missing(
                f"{self.name}.{name}（需要完整台账）" if self.by_status else f"{self.name}.{name}", self.place
            )
        if name in _UNFINISHED:  # the word itself; 长期坚持 is a group beside 推进中, not a part of it
            return self._figure(name, [n for group, n in self.by_status.items() if group.value == name])
        return self._figure(name, [n for facts, n in groups if COUNTS[name].counts(facts)])

    def _figure(self, name: str, numbers: list[Int]) -> Figure:
        places = tuple(n.place for n in numbers if n.place)
        return Figure(f"{self.name}.{name}", Decimal(sum(numbers)), self.word, places)

    def among(self, name: str, *states: str) -> Figure:
        """Those of a count that are in one of the states; the states must be among those that the count sums."""
        known = [n for p, n in self.by_status.items() if p.value in states]
        return self._figure(f"{name}.{'、'.join(states)}", known)

    def matching(self, name: str) -> tuple[Task, ...]:
        """None are known."""
        return ()

    @property
    def groups(self) -> dict[str, dict[str, Tally]]:
        """None are known."""
        return {}
