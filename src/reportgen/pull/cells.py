"""Edits in the table of tasks -> the task in the data file, or the cell of the workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.datafile.edits import Put
from reportgen.place import Place
from reportgen.pull.changes import Change, Kind, Unit, What
from reportgen.pull.keys import item_of
from reportgen.pull.places import Places, Way
from reportgen.pull.steps import Cell, Step
from reportgen.vocabulary import definition, folded, key_table

TASKS = "列表"
NEW_ROW = "表里新加的一行：任务的增减要在台账里做"
LOST_ROW = "表里删去了一行：任务的增减要在台账里做"
HEAD = "表头是栏目的名称，在“附件”的“栏目”里改"
NO_TASK = "这一格不知属于哪一项任务"
NO_COLUMN = "表里的“{head}”不是台账的栏目"
NUMBER = re.compile(r"^\d{1,2}\.")


def cell_step(change: Change, units: Sequence[Unit], places: Places) -> Step:
    """One cell of the annex."""
    unit = change.old
    if unit is None or unit.row == 0 or change.kind is not Kind.EDITED or change.new is None:
        refused = HEAD if unit is not None and unit.row == 0 else NEW_ROW if unit is None else LOST_ROW
        return Step(change, refused=refused)
    head = next((u.text for u in units if _is_at(u, unit.table, 0, unit.column)), "")
    key = key_table(definition("Task")).get(folded(head))
    if key is None:
        return Step(change, refused=NO_COLUMN.format(head=head))
    row = [u for u in units if u.what is What.CELL and u.table == unit.table and u.row == unit.row]
    spots = [spot for u in row for spot in places.of(u)]
    task = next((spot.cell for spot in spots if spot.way is Way.CELL), None)
    if task is not None:
        text = _unnumbered(unit, change.new.text, places)
        return Step(change, _cell(unit, task, places), cells=(Cell(task, key, text),))
    return _in_file(change, unit, key, spots, places)


def _in_file(change: Change, unit: Unit, key: str, spots: Sequence[object], places: Places) -> Step:
    from reportgen.pull.resolve import edited

    assert change.new is not None  # noqa: S101 - edited
    own = [spot for spot in places.of(unit) if spot.path]
    if own:
        return edited(change, unit, places)
    item = next((found for spot in spots if (found := item_of(getattr(spot, "path", ()), TASKS))), ())
    if not item:
        return Step(change, refused=NO_TASK)
    put = Put((*item, key), change.new.text.replace("\n", ""))
    return Step(change, places.place(item), edits=(put,))


def _is_at(unit: Unit, table: int, row: int, column: int) -> bool:
    return unit.what is What.CELL and (unit.table, unit.row, unit.column) == (table, row, column)


def _cell(unit: Unit, task: Place, places: Places) -> Place:
    return next((spot.cell for spot in places.of(unit) if spot.cell), task)


def _unnumbered(unit: Unit, text: str, places: Places) -> str:
    """Without the numbers that the table puts before several measures."""
    numbered = any(spot.way is Way.NONE and NUMBER.match(run.text) for spot, run in _runs(unit, places))
    return "\n".join(NUMBER.sub("", line) for line in text.split("\n")) if numbered else text


def _runs(unit: Unit, places: Places) -> zip:  # type: ignore[type-arg]
    return zip(places.of(unit), unit.inlines, strict=True)
