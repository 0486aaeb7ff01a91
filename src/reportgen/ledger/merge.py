"""Returns against the ledger that was handed out: three ways, cell by cell; nothing is chosen silently.

A value that differs from the ledger's is a change. One value for a cell is taken over, two are a conflict and leave
the ledger's. A blank cell is not filled, never an erasure: where the ledger has a value, the blank is listed.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportgen.ledger.answers import Answer
from reportgen.ledger.columns import BY_KEY, COLUMNS, place_of, printed
from reportgen.ledger.split import KEPT_BACK, units_of
from reportgen.model import Task
from reportgen.model.numbers import identity_of, number_of
from reportgen.place import Place
from reportgen.vocabulary import folded

ALIKE = 0.5  # less of 反馈问题 in common, and two tasks of one number are not the same


class Change(NamedTuple):
    """What a return says of a cell: the task of the ledger, the ledger's text, the return's, and where it stands."""

    task: Task
    key: str
    old: str
    new: str
    source: Place
    answer: Answer


class Stray(NamedTuple):
    """A task of a return that was left out, and where it stands."""

    task: Task
    source: Place
    answer: Answer
    why: str = ""


@dataclass(frozen=True)
class Merged:
    """What a round came to. `taken` and `conflicts` by task and key; all else in the order of the returns."""

    answers: tuple[Answer, ...]
    units: Mapping[str, int]  # unit -> tasks
    filled: dict[str, int] = field(default_factory=dict)  # file -> cells in which it says something new
    silent: list[str] = field(default_factory=list)
    empty: list[Answer] = field(default_factory=list)
    twice: list[tuple[Task, list[Answer]]] = field(default_factory=list)
    taken: list[Change] = field(default_factory=list)
    conflicts: list[list[Change]] = field(default_factory=list)
    erased: list[Change] = field(default_factory=list)
    refused: list[Change] = field(default_factory=list)  # in columns that departments do not fill
    unknown: list[Stray] = field(default_factory=list)
    foreign: list[Stray] = field(default_factory=list)
    unlike: list[Stray] = field(default_factory=list)
    repeated: list[Stray] = field(default_factory=list)


def merge(tasks: tuple[Task, ...], answers: Sequence[Answer], by: str) -> Merged:
    """All returns against the tasks of the ledger; `by` says whose a task is: 责任单位 or 牵头单位."""
    units = units_of(tasks, by)
    merged = Merged(tuple(answers), {unit: len(own) for unit, own in units.items()})
    heard = {folded(answer.unit) for answer in answers}
    merged.silent.extend(unit for unit in units if folded(unit) not in heard)
    index = _Index(tasks)
    changes: dict[tuple[int, str], list[Change]] = {}
    fillers: dict[int, dict[str, Answer]] = {}
    for answer in answers:
        merged.filled[answer.file] = 0
        pairs = list(_matched(answer, index, merged))
        for own, task in pairs:
            differing = [c for c in _differences(own, task, answer) if not _set_aside(c, merged)]
            merged.filled[answer.file] += len(differing)
            for change in differing:
                changes.setdefault((id(own), change.key), []).append(change)
                fillers.setdefault(id(own), {})[answer.file] = answer
        if pairs and not merged.filled[answer.file]:
            merged.empty.append(answer)
    for found in _in_order(tasks, changes):
        if len({change.new for change in found}) == 1:
            merged.taken.append(found[0])
        else:
            merged.conflicts.append(found)
    for task in tasks:
        if len(several := fillers.get(id(task), {})) > 1:
            merged.twice.append((task, list(several.values())))
    return merged


def _in_order(tasks: tuple[Task, ...], changes: Mapping[tuple[int, str], list[Change]]) -> Iterator[list[Change]]:
    """The changes cell by cell in the order of the ledger."""
    order = {id(task): number for number, task in enumerate(tasks)}
    columns = {column.key: number for number, column in enumerate(COLUMNS)}
    for cell in sorted(changes, key=lambda cell: (order[cell[0]], columns[cell[1]])):
        yield changes[cell]


class _Index:
    """The tasks of the ledger by 督察 and 序号, and by 序号 alone where that is enough."""

    def __init__(self, tasks: tuple[Task, ...]) -> None:
        self._tasks = {identity_of(task): task for task in tasks}
        count = Counter(number_of(task.no) for task in tasks)
        self._alone = {n: task for task in tasks if count[n := number_of(task.no)] == 1}

    def of(self, task: Task) -> Task | None:
        """The task of the ledger that a return means; 督察 may be left out where no two tasks have the number."""
        found = self._tasks.get(identity_of(task))
        return found or (None if task.inspection else self._alone.get(number_of(task.no)))


def _matched(answer: Answer, index: _Index, merged: Merged) -> Iterator[tuple[Task, Task]]:
    """The tasks of a return that can be compared, each behind the ledger's own; the others are listed."""
    seen: dict[int, Task] = {}
    for task in answer.tasks:
        stray = Stray(task, _spot(task), answer)
        own = index.of(task)
        if own is None:
            merged.unknown.append(stray)
            continue
        if id(own) in seen:
            merged.repeated.append(stray._replace(why=str(_spot(seen[id(own)]))))
        seen.setdefault(id(own), task)
        if answer.unit and not _is_theirs(own, answer.unit):
            merged.foreign.append(stray._replace(why="、".join(_names(own)) or "没有单位"))
        elif unlike := _unlike(own, task):
            merged.unlike.append(stray._replace(why=unlike))
        else:
            yield own, task


def _names(task: Task) -> list[str]:
    return list(dict.fromkeys(map(str, (*task.responsible_units, *((task.lead_unit,) if task.lead_unit else ())))))


def _is_theirs(task: Task, unit: str) -> bool:
    return folded(unit) in map(folded, _names(task))


def _unlike(own: Task, task: Task) -> str:
    """What the return says was found, where it is quite another thing: a return of another city or month."""
    for key in ("反馈问题", "名称"):
        old, new = printed(own, key), printed(task, key)
        if old and new:
            return new if difflib.SequenceMatcher(None, old, new, autojunk=False).ratio() < ALIKE else ""
    return ""


def _differences(own: Task, task: Task, answer: Answer) -> Iterator[Change]:
    """The cells of a return that say something else than the ledger, blanks where its column is there too."""
    for column in COLUMNS:
        key = column.key
        if key == "序号" or key not in answer.columns:
            continue
        old, new = printed(own, key), printed(task, key)
        if old == new or (key in KEPT_BACK and not new):
            continue
        yield Change(own, key, old, new, _spot(task, key, answer), answer)


def _set_aside(change: Change, merged: Merged) -> bool:
    """Whether a difference is only listed: a locked column, a blank, a note of the city's own that nobody was given."""
    if not BY_KEY[change.key].filled or (change.key in KEPT_BACK and change.old):
        merged.refused.append(change)
        return True
    if not change.new:
        merged.erased.append(change)
        return True
    return False


def _spot(task: Task, key: str = "序号", answer: Answer | None = None) -> Place:
    """The cell of a value; of one that is not there, where it would stand."""
    place = place_of(task, key)
    if place is not None:
        return place
    assert task.place is not None  # noqa: S101 - a task of a workbook has its row
    return task.place._replace(column=answer.columns.get(key, 1) if answer else 1)
