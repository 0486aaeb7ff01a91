"""What becomes of a change: edits of the data file, of the workbook, or why there are none. Plain frozen data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportgen.datafile.edits import Edit, Path
from reportgen.place import Place, cell_of
from reportgen.pull.changes import Change
from reportgen.records import dataclass


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

    @property
    def says(self) -> str:
        """Who says otherwise: rows of a workbook, or the data file."""
        return "台账为" if any(cell_of(key) for key in self.source.split()) else "数据为"


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
    side: str = ""  # what else changes in the paper when it is made
    part: bool = False  # whether the step before it tells of it: a further cell of a row, what a moved section holds

    @property
    def is_written(self) -> bool:
        """Whether it changes anything."""
        return bool(self.stretches or self.edits or self.cells)


def by_value(stretches: Iterable[Stretch]) -> dict[Path, list[Stretch]]:
    """Stretches by the value that they are of, each once."""
    found: dict[Path, list[Stretch]] = {}
    for one in dict.fromkeys(stretches):
        found.setdefault(one.path, []).append(one)
    return found


def reworded(stretches: Iterable[Stretch], text: str) -> str:
    """The text of a value with stretches of it; of two that overlap, with the one behind."""
    end = len(text) + 1
    for one in sorted(stretches, key=lambda s: (-s.end, -s.start)):
        if one.end <= end:
            text = text[: one.start] + one.new + text[one.end :]
            end = one.start
    return text
