"""The figures of a set of tasks, one by one as they are asked for, and of its groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from reportgen.dates import Date
from reportgen.figures.counts import (
    COUNTS,
    FINISHED,
    GROUPS,
    KEEPS,
    NAMES,
    RATES,
    SUMS,
    UNDATED,
    UNSTATED,
    Facts,
    facts_of,
)
from reportgen.figures.declared import DeclaredTally
from reportgen.figures.figure import Figure, rate
from reportgen.model import MeasureWords, Task
from reportgen.model.inspections import Inspections
from reportgen.records import dataclass, field, replace
from reportgen.values import Missing, Text

__all__ = ["COUNTS", "FINISHED", "GROUPS", "NAMES", "RATES", "DeclaredTally", "Facts", "Tally", "facts_of", "rate"]


@dataclass(frozen=True)
class Tally:
    """Tasks that are counted together, all of a report or a group of it; `tally[name]` is a Figure or Missing.

    `kept` are the keys of KEEPS that the whole ledger keeps; a group is told by the whole, the whole looks itself.
    `known` is shared by the whole and its groups: the axes of each task are read once.
    """

    name: str
    tasks: tuple[Task, ...]
    as_of: Date | None
    word: str
    words: MeasureWords = field(default_factory=MeasureWords)
    inspections: Inspections = field(default_factory=Inspections)
    kept: frozenset[str] | None = None
    known: dict[int, Facts] = field(default_factory=dict, repr=False, compare=False)  # of each task, by its id

    @cached_property
    def _facts(self) -> list[tuple[Task, Facts]]:
        last = self.as_of.last() if self.as_of else None
        known = self.known
        for task in self.tasks:
            if id(task) not in known:
                known[id(task)] = facts_of(task, last)
        return [(t, known[id(t)]) for t in self.tasks]

    @cached_property
    def _kept(self) -> frozenset[str]:
        if self.kept is not None:
            return self.kept
        return frozenset(key for key, has in KEEPS.items() if any(map(has, self.tasks)))

    @cached_property
    def _figures(self) -> dict[str, Figure | Missing]:
        return {}

    def __getitem__(self, name: str) -> Figure | Missing:
        """By one of NAMES; KeyError for any other."""
        if name not in self._figures:
            self._figures[name] = self._made(name)
        return self._figures[name]

    def _made(self, name: str) -> Figure | Missing:
        if name in RATES:
            return rate(f"{self.name}.{name}", self[RATES[name][0]], self[RATES[name][1]])
        return self._sum(name) if name in SUMS else self._count(name)

    @property
    def timed(self) -> bool:
        """Whether the counts marked `dated` may be stated: 截至日期 is known, and a 时限 of every task."""
        return self.as_of is not None and all(t.deadline or t.ongoing for t in self.tasks)

    def matching(self, name: str) -> tuple[Task, ...]:
        """The tasks that a count counts, in the order of the ledger."""
        rule = COUNTS[name].counts
        return tuple(task for task, facts in self._facts if rule(facts))

    def _count(self, name: str) -> Figure | Missing:
        row = COUNTS[name]
        if row.dated and self.as_of is None:
            return Missing("截至日期")
        if row.keeps and row.keeps not in self._kept:
            return Missing(f"{self.name}.{name}（台账没有填“{row.keeps}”）")
        return self._figure(name, self.matching(name))

    def _sum(self, name: str) -> Figure | Missing:
        row = SUMS[name]
        values: list[Text] = []
        for task in self.tasks:
            of_task = list(row.values(task))
            if row.distinct and not of_task:
                return Missing(f"{self.name}.{name}（有的任务没有填“{row.distinct}”）")
            values += of_task
        if row.distinct:
            values = list({str(v): v for v in reversed(values)}.values())[::-1]  # the first of each
        if not values:
            return Missing(f"{self.name}.{name}")
        places = tuple(v.place for v in values if v.place)
        return Figure(f"{self.name}.{name}", Decimal(len(values)), str(row.unit(self.words)), places)

    def _figure(self, name: str, rows: tuple[Task, ...]) -> Figure:
        places = tuple(t.no.place for t in rows if t.no.place)
        return Figure(f"{self.name}.{name}", Decimal(len(rows)), self.word, places)

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
    def groups(self) -> Groups:
        """领域 -> 水 -> the tally of these tasks; a task with three units counts in each of the three.

        The tasks that don't say are a group of their own, 未填 (of 年度: 无日期), so that none gets lost; where no task
        says, there are no groups.
        """
        # By a twin: a circle would keep the ledger alive until the garbage collector comes.
        return Groups(replace(self)._grouped)

    def group_names(self, kind: str, task: Task) -> list[str]:
        """The groups of a kind that a task belongs to; an inspection by its full name, however the ledger calls it."""
        if kind == "督察":
            names: list[str | None] = [self.inspections.label_of(task.inspection)]
        else:
            names = list(GROUPS[kind](task))
        if len(names) > 1:
            names = list(dict.fromkeys(names))
        return [n for n in names if n] or [unstated(kind)]

    def _grouped(self, kind: str) -> dict[str, Tally]:
        rows: dict[str, list[Task]] = {}
        for task in self.tasks:
            for value in self.group_names(kind, task):
                rows.setdefault(value, []).append(task)
        names = [n for n in self.inspections.ordered(rows) if n != unstated(kind)]
        if kind == "年度":
            names.sort()
        if names and unstated(kind) in rows:
            names.append(unstated(kind))
        return {
            n: Tally(
                f"{self.name}.{kind}.{n}",
                tuple(rows[n]),
                self.as_of,
                self.word,
                self.words,
                self.inspections,
                self._kept,
                self.known,
            )
            for n in names
        }


class Groups(Mapping[str, dict[str, Tally]]):
    """The groups of each kind, told apart when the kind is first asked for."""

    def __init__(self, grouped: Callable[[str], dict[str, Tally]]) -> None:
        self._grouped = grouped
        self._made: dict[str, dict[str, Tally]] = {}

    def __getitem__(self, kind: str) -> dict[str, Tally]:
        if kind not in self._made:
            if kind not in GROUPS:
                raise KeyError(kind)
            self._made[kind] = self._grouped(kind)
        return self._made[kind]

    def __contains__(self, kind: object) -> bool:
        return kind in GROUPS

    def __iter__(self) -> Iterator[str]:
        return iter(GROUPS)

    def __len__(self) -> int:
        return len(GROUPS)


def unstated(kind: str) -> str:
    """The name of the group of those that don't say to which of this kind they belong."""
    return UNDATED if kind == "年度" else UNSTATED
