"""The workbook of the tasks: its rows as fields, and whether a text in a cell would be read as it was meant."""

from __future__ import annotations

import tempfile
import zipfile
from collections import abc
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from reportgen.editing.form import Field
from reportgen.editing.parts import Part
from reportgen.editing.values import is_value, kind_of
from reportgen.ledger.answers import columns_in, grid_of
from reportgen.ledger.columns import CLOSURE, entered, place_of
from reportgen.load.ledgers import TASK_LIST, lone_workbook
from reportgen.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from reportgen.load.plan import Plan, plan_of
from reportgen.load.shape import shape
from reportgen.load.to_model import Reading, to_model
from reportgen.load.words import Meanings, own_words
from reportgen.load.workbook.header import header_of
from reportgen.model import Report, Task
from reportgen.place import Place, Source
from reportgen.records import dataclass
from reportgen.regex import regex
from reportgen.values import Text
from reportgen.vocabulary import key_table

OLD = "台账不是 .xlsx，不能写回，请在台账里改"
FORMULA = "这一格是公式，请在台账里改"
ENDING = ".xlsx"
INNER = "销号."  # before the keys of 销号
_FORMULA = regex(rb"<(?:\w+:)?f[\s>/]")

Cells = abc.Mapping[int, abc.Mapping[int, str]]  # row -> column -> what it shows


@dataclass(frozen=True)
class Book:
    """A workbook as it was read: the tasks, the columns by their keys, its cells, those that hold formulas."""

    path: Path
    report: Report
    columns: abc.Mapping[str, int]
    cells: Cells
    formulas: frozenset[tuple[int, int]]
    sheet: str
    own: Meanings

    @property
    def spelt(self) -> abc.Mapping[str, str]:
        """Other words for the keys of a task."""
        return key_table(_task().schema)

    def fields(self, task: Task) -> Iterator[Field]:
        """The fields of a task, in the order of the schema."""
        for key, plan, column in _columns():
            yield self._field(task, key, plan, column)

    def _field(self, task: Task, key: str, plan: Plan, column: str) -> Field:
        number = self.columns.get(column, 0)
        row = task.place or Place(Source(self.path.name))
        value = entered(task, column) if plan.reads != "boolean" else ""  # which says 是 where nothing stands
        if not value:  # what could not be read stands there all the same
            value = self.cells.get(row.line, {}).get(number, "")
        place = place_of(task, column) or (row._replace(column=number) if number else row)
        locked = FORMULA if (place.line, place.column) in self.formulas else ""
        if self.path.suffix.lower() != ENDING:
            locked = OLD
        kind, choices, hint = kind_of(plan, value, column)
        return Field(key, kind, value, choices, hint, locked, place.short, (), task, column)


def opened(path: Path, sheet: str, own: Meanings) -> Book | None:
    """A workbook, by the status words of the city's own; None where nothing in it could be read."""
    report, _ = lone_workbook(path, sheet or None, own)
    if not report.tasks or report.tasks[0].place is None:
        return None
    grid = grid_of(path, report.tasks)
    header = header_of(grid, "Task")
    assert header is not None  # noqa: S101 - by it the tasks were read
    lines = {task.place.line for task in report.tasks if task.place}
    cells = {row.line: {n: cell.text for n, cell in row.cells} for row in grid.rows() if row.line in lines}
    formulas = _formulas(path, grid.title)
    return Book(path, report, columns_in(header), cells, formulas, sheet, own)


def reread(book: Book, data: bytes) -> dict[int, Task]:
    """The tasks of the same workbook with other bytes, by their rows, which are where they were."""
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "ledger.xlsx"
        copy.write_bytes(data)
        report, _ = lone_workbook(copy, book.sheet or None, book.own)
    return {task.place.line: task for task in report.tasks if task.place}


def misread(field: Field, text: str, now: abc.Mapping[int, Task], own: Meanings) -> str | None:
    """What is read of a cell now, where that is not what was meant by `text`; None where it is."""
    assert field.task is not None  # noqa: S101 - it is a cell
    assert field.task.place is not None  # noqa: S101 - it was read from a row
    task = now.get(field.task.place.line)
    found = entered(task, field.column) if task else ""
    return None if found == _as_meant(field, text, own) else found


def _as_meant(field: Field, text: str, own: Meanings) -> str:
    """A text as it comes out of the reader of the data file."""
    here = Place(Source("台账"))
    value: Node = Scalar(text, here, False)
    *above, last = field.key.split(".")
    for key in (last, *reversed(above)):
        value = Mapping((Entry(Scalar(key, here, True), value),), here, False)
    assert isinstance(value, Mapping)  # noqa: S101 - it has a key
    number = Entry(Scalar("序号", here, True), Scalar("1", here, True))
    row = Mapping((number, *(value.entries if text else ())), here, False)
    tree, _ = shape(Sequence((row,), here), TASK_LIST)
    tasks = to_model(tree, TASK_LIST, Reading([], own))
    return entered(tasks[0], field.column) if tasks else ""


def own_meanings(root: Part) -> Meanings:
    """The status words of the city's own."""
    table = {key: Text(row.text, row.place) for key, row in root.child("状态对照").rows()}
    return own_words(table)[0]


def _formulas(path: Path, title: str) -> frozenset[tuple[int, int]]:
    """The cells of a sheet that hold formulas; most workbooks have none, which is quickly seen."""
    if path.suffix.lower() != ENDING:
        return frozenset()
    with zipfile.ZipFile(path) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        if not any(_FORMULA.search(package.read(name)) for name in sheets):
            return frozenset()
    import openpyxl

    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True)
        cells = (cell for row in book[title].iter_rows() for cell in row if cell.data_type == "f")
        return frozenset((cell.row, cell.column) for cell in cells if cell.row and cell.column)


@lru_cache(maxsize=1)
def _columns() -> tuple[tuple[str, Plan, str], ...]:
    """The key of each field of a task, its plan, and the column of a ledger that has it."""
    inner = {key: column for column, key in CLOSURE.items()}
    found: list[tuple[str, Plan, str]] = []
    for key, known in _task().properties.items():
        if is_value(known.plan):
            found.append((key, known.plan, key))
        else:
            below = known.plan.properties.items()
            found += [(f"{key}.{name}", one.plan, inner[name]) for name, one in below if name in inner]
    return tuple(found)


def _task() -> Plan:
    return plan_of(TASK_LIST).items
