"""What becomes of a change: edits of the data file, of the workbook, or why there are none. Plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reportgen.datafile.edits import Edit, Path
from reportgen.place import Place
from reportgen.pull.changes import Change


class Stretch(NamedTuple):
    """Other characters for start..end of the text of the value at `path`."""

    path: Path
    start: int
    end: int
    new: str


class Cell(NamedTuple):
    """Another text for a cell of the ledger's workbook: by the cell that says which task, and the column."""

    task: Place
    column: str
    text: str


class Retold(NamedTuple):
    """A figure that was typed over: its name, what the data say, and what the paper says now."""

    figure: str
    printed: str
    now: str
    source: str  # of the run: the rows that it was counted from


@dataclass(frozen=True)
class Step:
    """One change and what is to be done. `refused` says why nothing is, "" where something is."""

    change: Change
    place: Place | None = None
    stretches: tuple[Stretch, ...] = ()
    edits: tuple[Edit, ...] = ()
    cells: tuple[Cell, ...] = ()
    figures: tuple[Retold, ...] = ()
    refused: str = ""

    @property
    def is_written(self) -> bool:
        """Whether it changes anything."""
        return bool(self.stretches or self.edits or self.cells)
