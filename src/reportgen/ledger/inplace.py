"""A city's own workbook, in which single cells of the ledger are set: found by task and column, all else untouched."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import copy
from pathlib import Path
from typing import Any, NamedTuple

from reportgen.dates import Span, parse_date
from reportgen.ledger.answers import columns_in, grid_of
from reportgen.ledger.book import DATE_FORMAT, Book, Sheet, put, put_text
from reportgen.ledger.columns import BY_KEY, place_of, printed
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
        self._by_line = {rows.first: rows for rows in sorted(self._rows.values())}
        self._lines = list(self._by_line)
        # First row of a task -> the merged areas that hold it; to walk all of them for each change is quadratic.
        self._areas: dict[int, list[Any]] = {}
        for area in self.sheet.merged_cells.ranges:
            self._know(area)

    def set(self, texts_of: Iterable[tuple[Task, str, str]]) -> None:
        """Writes texts (task, column, text) into cells, and parts what one cell of the task said of several columns."""
        tasks = {}
        new: dict[int, dict[str, str]] = {}
        for task, column, text in texts_of:
            tasks[id(task)] = task
            new.setdefault(id(task), {})[column] = text
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
        area = self._area(rows.first, column)
        if area is not None and (area.min_row < rows.first or area.max_row > rows.last):
            self._part(area)
            area = self._area(rows.first, column)
        return self.sheet.cell(rows.first, column) if area is None else self.sheet.cell(area.min_row, area.min_col)

    def _know(self, area: Any) -> None:
        for rows in self._tasks_in(area):
            self._areas.setdefault(rows.first, []).append(area)

    def _area(self, line: int, column: int) -> Any:
        """The merged area over the cell in the first row of a task; None where it stands alone."""
        return next((a for a in self._areas.get(line, ()) if a.min_col <= column <= a.max_col), None)

    def _tasks_in(self, area: Any) -> list[_Rows]:
        """The tasks whose first rows an area holds."""
        start, end = bisect_left(self._lines, area.min_row), bisect_right(self._lines, area.max_row)
        return [self._by_line[line] for line in self._lines[start:end]]

    def _part(self, area: Any) -> None:
        """Cells merged over several tasks say the same of each, one by one; over one task they stay merged."""
        top = self.sheet.cell(area.min_row, area.min_col)
        left, first, right, last = area.bounds
        self._unmerge(area)
        for line in range(first, last + 1):
            for column in range(left, right + 1):
                self.sheet.cell(line, column)._style = copy(top._style)
        for rows in self._tasks_in(area):
            cell = self.sheet.cell(rows.first, left)
            cell.value, cell.data_type = top.value, top.data_type
            bottom = min(rows.last, last)
            if bottom > rows.first or right > left:
                self._merge(rows.first, left, bottom, right)

    # What merge_cells and unmerge_cells of openpyxl do, but for their look through all areas of the sheet.
    def _unmerge(self, area: Any) -> None:
        self.sheet.merged_cells.ranges.remove(area)
        for rows in self._tasks_in(area):
            self._areas[rows.first].remove(area)
        for spot in list(area.cells)[1:]:
            self.sheet._cells.pop(spot, None)

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        from openpyxl.worksheet.merge import MergedCellRange

        area = MergedCellRange(self.sheet, f"{column_letters(left)}{top}:{column_letters(right)}{bottom}")
        self.sheet.merged_cells.ranges.add(area)
        self.sheet._clean_merge_range(area)
        self._know(area)

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
