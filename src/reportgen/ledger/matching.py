"""The tasks of a return beside the ledger's own: by their number, and only where they are the same task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportgen.ledger.answers import Answer
from reportgen.ledger.columns import place_of
from reportgen.ledger.likeness import alike, differing, found, same
from reportgen.ledger.outcome import Merged, Stray
from reportgen.model import Task
from reportgen.model.numbers import identity_of, number_of
from reportgen.place import Place
from reportgen.vocabulary import folded

SHORTEST = 6  # characters of a 反馈问题 that may be looked for inside of another

Pairs = list[tuple[Task, Task]]  # of the ledger, of the return


class Index:
    """The tasks of the ledger by 督察 and 序号, and by 序号 alone where that is enough."""

    def __init__(self, tasks: tuple[Task, ...]) -> None:
        self._tasks = {identity_of(task): task for task in tasks}
        count = Counter(number_of(task.no) for task in tasks)
        self._alone = {n: task for task in tasks if count[n := number_of(task.no)] == 1}
        self._said: dict[str, list[Task]] = {}
        for task in tasks:
            self._said.setdefault(found(task), []).append(task)

    def of(self, task: Task) -> Task | None:
        """The task of the ledger that a return means; 督察 may be left out where no two tasks have the number."""
        known = self._tasks.get(identity_of(task))
        return known or (None if task.inspection else self._alone.get(number_of(task.no)))

    def saying(self, text: str) -> Task | None:
        """The one task of the ledger of which just this was found."""
        known = self._said.get(text, []) if text else []
        return known[0] if len(known) == 1 else None


def matched(answer: Answer, index: Index, units: Mapping[str, list[Task]], merged: Merged) -> tuple[Pairs, set[int]]:
    """The tasks of a return that can be compared, each behind the ledger's own; the others are listed.

    The second value are the ids of all tasks of the ledger whose numbers the return has.
    """
    seen: dict[int, Task] = {}
    theirs: list[tuple[Task, Stray]] = []
    for task in answer.tasks:
        stray = Stray(task, spot(task), answer)
        own = index.of(task)
        if own is None:
            merged.unknown.append(stray)
            continue
        if id(own) in seen:
            merged.repeated.append(stray._replace(why=str(spot(seen[id(own)]))))
        seen.setdefault(id(own), task)
        names = _names(own)
        if answer.unit and folded(answer.unit) not in map(folded, names):
            merged.foreign.append(stray._replace(why="、".join(names) or "没有单位", units=tuple(names)))
        else:
            theirs.append((own, stray))
    lacking = [task for task in units.get(answer.unit, ()) if id(task) not in seen]
    return list(_alike(theirs, lacking, index, merged)), set(seen)


def _alike(
    theirs: Sequence[tuple[Task, Stray]], lacking: list[Task], index: Index, merged: Merged
) -> Iterator[tuple[Task, Task]]:
    for own, stray in theirs:
        if why := _joined(own, stray, lacking) or _unlike(own, stray.task, index):
            merged.unlike.append(stray._replace(why=why))
        else:
            yield own, stray.task


def _names(task: Task) -> list[str]:
    return list(dict.fromkeys(map(str, (*task.responsible_units, *((task.lead_unit,) if task.lead_unit else ())))))


def _joined(own: Task, stray: Stray, lacking: list[Task]) -> str:
    """Why a task seems to have swallowed another: somebody merged their numbers, and the reader took them for one."""
    line = stray.task.place.line if stray.task.place else 0
    rows = stray.answer.rows.get(line, 1)
    text = found(stray.task)
    inside = [t for t in lacking if len(f := found(t)) >= SHORTEST and f in text != f and f not in found(own)]
    if not lacking or (rows == 1 and not inside):
        return ""
    numbers = "、".join(f"第 {task.no} 项" for task in inside or lacking)
    spread = f"占了 {rows} 行，" if rows > 1 else ""
    return f"{spread}表里又缺{numbers}，像是几项并成了一项"


def _unlike(own: Task, task: Task, index: Index) -> str:
    """Why it is another task than the ledger's of its number; "" where it is the same."""
    if same(own, task):
        return ""
    other = index.saying(found(task))
    if other is not None and other is not own:
        return f"反馈问题是第 {other.no} 项的"
    like = alike(own, task)
    if like is False:
        return f"反馈问题大不一样：{found(task)}"
    if like is None and found(own):
        return "没有反馈问题，看不出是不是同一项"
    if len(columns := differing(own, task)) > 1:
        return f"{'、'.join(columns)}都与台账不一样"
    return ""


def spot(task: Task, key: str = "序号", answer: Answer | None = None) -> Place:
    """The cell of a value; of one that is not there, where it would stand."""
    place = place_of(task, key)
    if place is not None:
        return place
    assert task.place is not None  # noqa: S101 - a task of a workbook has its row
    return task.place._replace(column=answer.columns.get(key, 1) if answer else 1)
