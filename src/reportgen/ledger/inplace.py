"""A city's own workbook, in which single cells of the ledger are set: found by task and column, all else untouched."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from pathlib import Path
from typing import Any, NamedTuple

from reportgen.dates import Span, parse_date
from reportgen.ledger.answers import columns_in, grid_of
from reportgen.ledger.book import DATE_FORMAT, Book, Sheet, put, put_text
from reportgen.ledger.columns import BY_KEY, place_of, printed
from reportgen.ledger.merge import Change
from reportgen.load.workbook.header import header_of
from reportgen.model import CLOSED, Task
from reportgen.place import column_letters

STATUS, STAGE, DAY = "状态", "销号环节", "销号日期"
NOTICE = ("公示起", "公示止")


class _Rows(NamedTuple):
    """The rows of one task, both ends included."""

    first: int
    last: int


class InPlace:
    """The sheet of the ledger in `book`, which openpyxl has read from `path`."""

    def __init__(self, book: Book, path: Path, tasks: tuple[Task, ...]) -> None:
        grid = grid_of(path, tasks)
        header = header_of(grid, "Task")
        assert header is not None  # noqa: S101 - by it the tasks were read
        self.sheet: Sheet = book[grid.title]
        self.first = header.bottom + 1
        self._header = header.bottom
        self._columns = columns_in(header)
        number = self._columns["序号"]
        spans = {r.min_row: r.max_row for r in self.sheet.merged_cells.ranges if r.min_col <= number <= r.max_col}
        self._rows = {id(t): _Rows(t.place.line, spans.get(t.place.line, t.place.line)) for t in tasks if t.place}

    def set(self, changes: Iterable[Change]) -> None:
        """Writes each change into its cell, and parts what one cell of the task said of several columns."""
        tasks = {}
        new: dict[int, dict[str, str]] = {}
        for change in changes:
            tasks[id(change.task)] = change.task
            new.setdefault(id(change.task), {})[change.key] = change.new
        for key, texts in new.items():
            for column, text in {**_entangled(tasks[key], texts), **texts}.items():
                self._put(tasks[key], column, text, texts)

    def _put(self, task: Task, key: str, text: str, texts: dict[str, str]) -> None:
        if key in NOTICE and self._columns.get(NOTICE[0]) == self._columns.get(NOTICE[1], 0):
            put_text(self.cell(task, key), _notice(task, texts))
            return
        cell = self.cell(task, key)
        put(cell, BY_KEY[key].kind, text)
        rows = self._rows[id(task)]
        for line in range(rows.first + 1, rows.last + 1):  # what else the task's rows say of it
            below = self.sheet.cell(line, cell.column)
            if type(below).__name__ != "MergedCell":
                below.value = None

    def cell(self, task: Task, key: str) -> Any:
        """The cell of a task in a column, parted from the cells of other tasks that it was merged with."""
        column = self._columns.get(key) or self._append(key)
        rows = self._rows[id(task)]
        for area in list(self.sheet.merged_cells.ranges):
            if area.min_row <= rows.first <= area.max_row and area.min_col <= column <= area.max_col:
                if area.min_row < rows.first or area.max_row > rows.last:
                    self._part(area)
                else:
                    return self.sheet.cell(area.min_row, area.min_col)
        return self.sheet.cell(rows.first, column)

    def _part(self, area: Any) -> None:
        """Cells merged over several tasks say the same of each, one by one; over one task they stay merged."""
        top = self.sheet.cell(area.min_row, area.min_col)
        left, first, right, last = area.bounds
        self.sheet.unmerge_cells(area.coord)
        for line in range(first, last + 1):
            for column in range(left, right + 1):
                self.sheet.cell(line, column)._style = copy(top._style)
        for rows in self._rows.values():
            if first <= rows.first <= last:
                cell = self.sheet.cell(rows.first, left)
                cell.value, cell.data_type = top.value, top.data_type
                bottom = min(rows.last, last)
                if bottom > rows.first or right > left:
                    self.sheet.merge_cells(None, rows.first, left, bottom, right)

    def _append(self, key: str) -> int:
        """A new column at the right of all that holds something, in the look of its neighbour."""
        from openpyxl.styles import Alignment

        if key == DAY and STAGE not in self._columns:  # by itself the reader takes the day for 已销号
            self._append(STAGE)
        column = 1 + max(int(c.column) for row in self.sheet.iter_rows() for c in row if c.value is not None)
        self._columns[key] = column
        self.sheet.column_dimensions[column_letters(column)].width = BY_KEY[key].width
        for line in range(self._header, max(rows.last for rows in self._rows.values()) + 1):
            cell = self.sheet.cell(line, column)
            cell._style = copy(self.sheet.cell(line, column - 1)._style)
            if line > self._header:
                cell.number_format = DATE_FORMAT if BY_KEY[key].kind == "date" else "General"
                cell.alignment = Alignment(vertical="center", wrap_text=True)
        put_text(self.sheet.cell(self._header, column), key)
        return column


def _entangled(task: Task, texts: dict[str, str]) -> dict[str, str]:
    """What else a changed cell said: 已销号 as a status is a stage too, 2022年8月1日销号 a stage and its day."""
    found: dict[str, str] = {}
    stage, day = task.closure and task.closure.stage, place_of(task, DAY)
    if task.status and task.status.stage and texts.keys() & {STATUS, STAGE}:
        found |= {STATUS: printed(task, STATUS), STAGE: stage or ""}
    # The stage does not know its place; one cell that said both had the words of the stage in it.
    if day is not None and stage == CLOSED and texts.keys() & {STAGE, DAY}:
        found |= {STAGE: stage, DAY: printed(task, DAY)}
    return found


def _notice(task: Task, texts: dict[str, str]) -> str:
    """Both ends of the notice for the one cell that has them."""
    start, end = (parse_date(texts.get(key) or printed(task, key)) for key in NOTICE)
    return str(Span(start, end)) if start else str(end)
