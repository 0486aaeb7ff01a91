"""Returns against the ledger that was handed out: three ways, cell by cell; nothing is chosen silently.

A value that differs from the ledger's is a change. One value for a cell is taken over, two are a conflict and leave
the ledger's; so do two copies of one unit that differ, even where one says what the ledger says. A blank cell, or 无
in a text, is not filled, never an erasure: where the ledger has a value, the blank is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.ledger.answers import Answer
from reportgen.ledger.columns import BY_KEY, COLUMNS, printed
from reportgen.ledger.matching import Index, matched, spot
from reportgen.ledger.outcome import Change, Lack, Merged
from reportgen.ledger.split import KEPT_BACK, units_of
from reportgen.model import Task
from reportgen.vocabulary import folded

# These say one thing together: whether and when a task was finished and closed.
TOGETHER = ("状态", "完成日期", "销号环节", "公示起", "公示止", "公示工作日", "销号日期")
TEXTS = ("进展", "存在问题", "下步措施")
NOTHING = frozenset(
    (
        "无",
        "暂无",
        "没有",
        "同上",
        "同上期",
        "同上月",
        "同前",
        "同前期",
        "无变化",
        "无新变化",
        "无新进展",
        "无进展",
        "略",
    )
)
_DASHES = "/／\\-－—–―─"

Cell = tuple[int, str]  # id of the ledger's task, key


def merge(tasks: tuple[Task, ...], answers: Sequence[Answer], by: str) -> Merged:
    """All returns against the tasks of the ledger; `by` says whose a task is: 责任单位 or 牵头单位."""
    units = units_of(tasks, by)
    merged = Merged(tuple(answers), {unit: len(own) for unit, own in units.items()})
    heard = {folded(answer.unit) for answer in answers}
    merged.silent.extend(unit for unit in units if folded(unit) not in heard)
    index = Index(tasks)
    said: dict[Cell, list[Change]] = {}
    present: dict[str, set[int]] = {}
    for answer in answers:
        pairs, numbers = matched(answer, index, units, merged)
        present.setdefault(folded(answer.unit), set()).update(numbers)
        _read(answer, pairs, said, merged)
    _of_units(units, present, merged)
    for changes in _in_order(tasks, said):
        _decide(changes, merged)
    _hold_back(merged)
    _filled_twice(tasks, said, merged)
    return merged


def _read(answer: Answer, pairs: list[tuple[Task, Task]], said: dict[Cell, list[Change]], merged: Merged) -> None:
    """What a return says of the cells that its unit fills; the other differences are listed."""
    merged.filled[answer.file] = 0
    for own, task in pairs:
        for change in _cells(own, task, answer):
            if _is_locked(change):
                merged.refused.append(change)
                continue
            nothing = _says_nothing(change)
            if nothing and change.old:
                merged.erased.append(change)
            told = change._replace(new="") if nothing else change
            said.setdefault((id(own), change.key), []).append(told)
            merged.filled[answer.file] += _is_new(told)
    set_aside = any(stray.answer is answer for stray in merged.unlike)
    if pairs and not merged.filled[answer.file] and not set_aside:
        merged.empty.append(answer)


def _of_units(units: Mapping[str, list[Task]], present: Mapping[str, set[int]], merged: Merged) -> None:
    """The units that sent more than one return, and the tasks that are in none of a unit's returns."""
    for unit, own in units.items():
        theirs = [a for a in merged.answers if folded(a.unit) == folded(unit)]
        if len(theirs) > 1:
            merged.several.append(theirs)
        lacking = [task for task in own if id(task) not in present.get(folded(unit), set())]
        if theirs and lacking:
            merged.lacking.append(Lack(unit, lacking, theirs))


def _in_order(tasks: tuple[Task, ...], said: Mapping[Cell, list[Change]]) -> Iterator[list[Change]]:
    """What was said, cell by cell in the order of the ledger."""
    order = {id(task): number for number, task in enumerate(tasks)}
    columns = {column.key: number for number, column in enumerate(COLUMNS)}
    for cell in sorted(said, key=lambda cell: (order[cell[0]], columns[cell[1]])):
        yield said[cell]


def _decide(changes: list[Change], merged: Merged) -> None:
    """One new value is taken over; several, or copies of one unit that differ, are a conflict."""
    new = [change for change in changes if _is_new(change)]
    values: dict[str, set[str]] = {}
    for change in changes:
        values.setdefault(_who(change.answer), set()).add(change.new)
    at_odds = {who for who, theirs in values.items() if len(theirs) > 1}
    if not new:
        return
    if len({change.new for change in new}) == 1 and not any(_who(c.answer) in at_odds for c in new):
        merged.taken.append(new[0])
        return
    told: dict[tuple[str, str], Change] = {}
    for change in changes:
        if _is_new(change) or _who(change.answer) in at_odds:
            told.setdefault((_who(change.answer), change.new), change)
    merged.conflicts.append(list(told.values()))


def _who(answer: Answer) -> str:
    return folded(answer.unit) or answer.file


def _is_new(change: Change) -> bool:
    return change.new not in ("", change.old)


def _hold_back(merged: Merged) -> None:
    """Takes nothing of a task's status, stage and days while one of them is in conflict."""
    open_ = {id(conflict[0].task) for conflict in merged.conflicts if conflict[0].key in TOGETHER}
    merged.held.extend(c for c in merged.taken if c.key in TOGETHER and id(c.task) in open_)
    merged.taken[:] = [c for c in merged.taken if not (c.key in TOGETHER and id(c.task) in open_)]


def _filled_twice(tasks: tuple[Task, ...], said: Mapping[Cell, list[Change]], merged: Merged) -> None:
    """The tasks of which several units said something new."""
    fillers: dict[int, dict[str, Answer]] = {}
    for (task_id, _), changes in said.items():
        for change in filter(_is_new, changes):
            fillers.setdefault(task_id, {})[change.answer.file] = change.answer
    place = {answer.file: number for number, answer in enumerate(merged.answers)}
    for task in tasks:
        theirs = sorted(fillers.get(id(task), {}).values(), key=lambda a: place[a.file])
        if len({_who(answer) for answer in theirs}) > 1:
            merged.twice.append((task, theirs))


def _cells(own: Task, task: Task, answer: Answer) -> Iterator[Change]:
    """The cells of a return, blanks where its column is there too; of locked columns those that differ."""
    for column in COLUMNS:
        key = column.key
        if key == "序号" or key not in answer.columns:
            continue
        old, new = printed(own, key), printed(task, key)
        if (old == new and not column.filled) or (key in KEPT_BACK and (old == new or not new)):
            continue
        yield Change(own, key, old, new, spot(task, key, answer), answer)


def _is_locked(change: Change) -> bool:
    """Whether a difference is only listed: in a locked column, in a note of the city's own that nobody was given."""
    return not BY_KEY[change.key].filled or (change.key in KEPT_BACK and change.old != "")


def _says_nothing(change: Change) -> bool:
    """A blank, or a word for nothing in a text."""
    if change.new == change.old:
        return False
    text = change.new.strip().rstrip("。.；;")
    return not text or (change.key in TEXTS and (folded(text) in NOTHING or not text.strip(_DASHES)))
