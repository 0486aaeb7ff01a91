"""The neutral middle between the formats of workbooks and the reading of a ledger: a sheet as a stream of rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import NamedTuple


class DamagedError(Exception):
    """A workbook that stopped being one while it was read; `reason` and `fix` are what its message says."""

    def __init__(self, reason: str, fix: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.fix = fix


class Cell(NamedTuple):
    """What a cell shows; `text` is "" only for a formula without its result.

    `number` is set where the cell holds a number that no format makes a date: 44926, which a column of dates
    takes for a day, or 2022.1, which may have been 2022.10. `day` says that its format makes the number a date.
    """

    text: str
    number: float | None = None
    day: bool = False


class Row(NamedTuple):
    """A row that is not empty: its number from 1, its filled cells by column from 1, left to right."""

    line: int
    cells: list[tuple[int, Cell]]
    hidden: bool = False


class Merge(NamedTuple):
    """A rectangle of merged cells, of which only the first holds a value."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(ABC):
    """A sheet. Its rows may be walked any number of times; `DamagedError` may be raised by each of its methods."""

    title: str
    visible: bool
    since_1904: bool  # serial numbers count from 1904, as in workbooks made on old Macs

    @abstractmethod
    def rows(self) -> Iterator[Row]:
        """The rows that hold anything, downwards."""

    @abstractmethod
    def merges(self) -> list[Merge]:
        """Merged cells, by their first row."""

    @abstractmethod
    def hidden_columns(self) -> list[tuple[int, int]]:
        """First and last column of each run of hidden columns."""

    def close(self) -> None:  # noqa: B027 - only one format keeps anything
        """Gives back what the sheet takes up; it can be read again."""


ACTIVE_MAX = 256  # merged cells that one row can have without overlaps


def uncovered(grid: Grid) -> Iterator[Row]:
    """The rows without what merged cells cover: no program shows it, some leave it in the file."""
    merges = grid.merges()
    if not merges:
        yield from grid.rows()
        return
    waiting = iter([*merges, Merge(1 << 40, 0, 0, 0)])
    coming = next(waiting)
    active: list[Merge] = []
    for row in grid.rows():
        while coming.top <= row.line:
            active.append(coming)
            coming = next(waiting)
        active = [m for m in active if m.bottom >= row.line]
        if len(active) > ACTIVE_MAX:
            raise DamagedError("合并单元格互相重叠", "用 Excel 或 WPS 打开，另存为 .xlsx 再试")
        cells = [(n, c) for n, c in row.cells if not _covers(active, row.line, n)] if active else row.cells
        if cells:
            yield Row(row.line, cells, row.hidden)


def _covers(active: list[Merge], line: int, column: int) -> bool:
    return any(m.left <= column <= m.right and (m.top, m.left) != (line, column) for m in active)
