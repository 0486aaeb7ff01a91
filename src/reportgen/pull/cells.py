"""Edits in the table of tasks -> the task in the data file, or the cell of the workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from reportgen.datafile.edits import Path, Put, Replace
from reportgen.datafile.tree import Tree
from reportgen.place import Place
from reportgen.pull.changes import Change, Kind, Unit, What
from reportgen.pull.keys import item_of
from reportgen.pull.lists import NUMBERED, items, relisted
from reportgen.pull.places import Places, Way
from reportgen.pull.rewording import edited
from reportgen.pull.steps import Cell, Step
from reportgen.vocabulary import definition, folded, key_table

TASKS, NUMBER = "列表", "序号"
NAMES = ("名称", "反馈问题")  # what a row is told by
OF_ROW = {
    Kind.ADDED: "{row}：任务的增减要在台账里做",
    Kind.DELETED: "{row}：任务的增减要在台账里做",
    Kind.MOVED: "{row}：各行的先后由台账定",
}
OF_COLUMN = "“{head}”一栏：印哪些栏，在“附件”的“栏目”里改"
NEW_TABLE = "这张表是新的，数据文件里没有放它的位置"
NO_TABLE = "这张表由程序照数据排；印不印，在“附件”里改"
HEAD = "表头是栏目的名称，在“附件”的“栏目”里改"
NO_TASK = "这一格不知属于哪一项任务"
NO_COLUMN = "表里的“{head}”不是台账的栏目"
COUNTED = "序号由台账定"
SHOWN = 12  # characters of a name by which a row is told

Row = tuple[int, int]  # table and row


class Line(NamedTuple):
    """A table, column or row that came, went or moved; `at` is the number of the column or row."""

    kind: Kind
    table: int
    of: Literal["table", "column", "row"]
    at: int = 0


class Cells:
    """The tables of a paper, cell by cell, and what was changed in them."""

    def __init__(self, changes: Sequence[Change], places: Places) -> None:
        self.places = places
        self.keys = key_table(definition("Task"))
        self.rows: dict[Row, dict[int, Unit]] = {}
        for unit in places.units:
            if unit.what is What.CELL:
                self.rows.setdefault((unit.table, unit.row), {})[unit.column] = unit
        self._came: dict[Row, dict[int, Unit]] = {}  # new cells, by where they stand in the edited tables
        self._new: set[int] = set()  # edited tables that are new as a whole
        gone: dict[Row, int] = {}
        for change in changes:
            if change.kind is Kind.DELETED and change.old and change.old.what is What.CELL:
                gone[_row(change.old)] = gone.get(_row(change.old), 0) + 1
            elif change.kind is Kind.ADDED and change.new and change.new.what is What.CELL:
                self._came.setdefault(_row(change.new), {})[change.new.column] = change.new
                # Of a table that was there, the head at least stands before whatever is new in another row.
                if change.new.row and (change.before is None or change.before.what is not What.CELL):
                    self._new.add(change.new.table)
        self._lost = {row for row, count in gone.items() if count == len(self.rows[row])}
        self._told: set[Line] = set()

    def step(self, change: Change) -> Step:
        """One cell of the annex. Of a row or column that came, went or moved the first cell tells."""
        unit = change.old
        if change.kind is Kind.EDITED and unit is not None:
            return self._edited(change, unit)
        own = self._edited(change, unit) if unit and change.kind is Kind.MOVED and change.spans else Step(change)
        told = unit or change.new
        if told is None:
            return own
        line, reason = self._line(change.kind, told)
        if line in self._told:
            return Step(
                change, own.place, own.stretches, own.edits, own.cells, own.figures, own.refused, part=not own.refused
            )
        self._told.add(line)
        place = own.place or (self._place(unit) if unit else None)
        return Step(change, place, own.stretches, own.edits, own.cells, own.figures, own.refused or reason)

    def _line(self, kind: Kind, told: Unit) -> tuple[Line, str]:
        """The table, column or row that came, went or moved with a cell, and why that is not written."""
        if kind is Kind.ADDED:
            whole, by_column = told.table in self._new, told.column in self._came.get((told.table, 0), {})
        else:
            whole = kind is Kind.DELETED and (told.table, 0) in self._lost
            by_column = kind is Kind.DELETED and _row(told) not in self._lost
        if whole:
            return Line(kind, told.table, "table"), NEW_TABLE if kind is Kind.ADDED else NO_TABLE
        if by_column:
            return Line(kind, told.table, "column", told.column), OF_COLUMN.format(head=self._head(told, kind))
        return Line(kind, told.table, "row", told.row), OF_ROW[kind].format(row=self._named(told, kind))

    def _edited(self, change: Change, unit: Unit) -> Step:
        head = self._head(unit)
        key = self.keys.get(folded(head))
        place = self._place(unit)
        if unit.row == 0 or key is None:
            return Step(change, place, refused=HEAD if unit.row == 0 else NO_COLUMN.format(head=head))
        if key == NUMBER:
            return Step(change, place, refused=COUNTED)
        spots = [spot for other in self.rows[_row(unit)].values() for spot in self.places.of(other)]
        task = next((spot.cell for spot in spots if spot.way is Way.CELL), None)
        if task is None:
            return self._in_file(change, unit, key)
        text = change.new.text if change.new else ""
        if self._is_numbered(unit):
            text = "\n".join(NUMBERED.sub("", line) for line in text.split("\n"))
        return Step(change, place or task, cells=(Cell(task, key, text),))

    def _in_file(self, change: Change, unit: Unit, key: str) -> Step:
        own = {spot.path for spot in self.places.of(unit) if spot.path}
        text = change.new.text if change.new else ""
        said = definition("Task")["properties"][key]
        several = items(text, (key,)) if said.get("x-list") else []
        if len(own) == 1 and said.get("x-split") and not isinstance(next(iter(own))[-1], int):
            return Step(change, self._place(unit), edits=(Replace(next(iter(own)), "、".join(several)),))
        if own:
            return relisted(change, unit, self.places) or edited(change, unit, self.places)
        item = self._item(unit)
        if not item:
            return Step(change, refused=NO_TASK)
        value: Tree = [*several] if len(several) > 1 else text.replace("\n", "")
        return Step(change, self.places.place(item), edits=(Put((*item, key), value),))

    def _item(self, unit: Unit) -> Path:
        """The task of a row."""
        paths = (spot.path for other in self.rows[_row(unit)].values() for spot in self.places.of(other))
        return next((item.path for path in paths if (item := item_of(path, TASKS))), ())

    def _place(self, unit: Unit) -> Place | None:
        """Where a cell stands in the files; of an empty one its task."""
        others = (self.places.place_of(other) for other in self.rows[_row(unit)].values())
        return self.places.place_of(unit) or next((place for place in others if place), None)

    def _head(self, unit: Unit, kind: Kind = Kind.EDITED) -> str:
        came = self._came.get((unit.table, 0), {}) if kind is Kind.ADDED else {}
        return _text(came, unit.column) or _text(self.rows.get((unit.table, 0), {}), unit.column)

    def _named(self, unit: Unit, kind: Kind) -> str:
        """第5行（序号5，城西片区…）."""
        row = (self._came if kind is Kind.ADDED else self.rows).get(_row(unit), {})
        columns = {self.keys.get(folded(self._head(cell, kind))): column for column, cell in row.items()}
        number, *names = (_text(row, columns[key]) if key in columns else "" for key in (NUMBER, *NAMES))
        name = next(filter(None, names), "")
        short = name if len(name) <= SHOWN else f"{name[:SHOWN]}…"
        told = "，".join(filter(None, (f"序号{number}" if number else "", short)))
        return f"第{unit.row}行" + (f"（{told}）" if told else "")

    def _is_numbered(self, unit: Unit) -> bool:
        """Whether the table put numbers before several measures."""
        runs = zip(self.places.of(unit), unit.inlines, strict=True)
        return any(spot.way is Way.NONE and NUMBERED.match(run.text) for spot, run in runs)


def _row(unit: Unit) -> Row:
    return unit.table, unit.row


def _text(row: Mapping[int, Unit], column: int) -> str:
    return row[column].text if column in row else ""
