"""Where the runs of a built paper stand in the data file: which value printed each, and which of its characters."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from reportgen.datafile.edits import Path
from reportgen.datafile.splice import node_at, path_of
from reportgen.document import Look, Text
from reportgen.load.nodes import Mapping, Node, Scalar
from reportgen.load.nodes import Sequence as Items
from reportgen.place import Place, Source, cell_of, place_of
from reportgen.pull.changes import Unit
from reportgen.pull.keys import canonical


class Way(Enum):
    """How a run came to be printed."""

    WORDS = "words"  # characters of a value, as they stand there
    FILLED = "filled"  # a placeholder in prose
    VALUE = "value"  # a value that is printed otherwise than it is written: a date
    CELL = "cell"  # a cell of a workbook
    NONE = "none"  # words of a template, numbers of the program


class Spot(NamedTuple):
    """A run: the value at `path`, characters start..end of its text (0..0 where the way has none)."""

    way: Way
    path: Path = ()
    start: int = 0
    end: int = 0
    cell: Place | None = None


NOWHERE = Spot(Way.NONE)


class Places:
    """The spots of all runs, unit by unit, in the order of the paper."""

    def __init__(self, units: Sequence[Unit], root: Node, source: Source) -> None:
        self.root, self.source = root, source
        self._cursor: dict[Path, int] = {}
        self._known: dict[str, Path | None] = {}
        self._spots = [self._of(unit) for unit in units]
        self._index = {id(unit): n for n, unit in enumerate(units)}

    def of(self, unit: Unit) -> list[Spot]:
        """One for each run of a built unit."""
        return self._spots[self._index[id(unit)]]

    def text(self, path: Path) -> str:
        """The text of the value at a path."""
        node = node_at(self.root, path)
        return node.text if isinstance(node, Scalar) else ""

    def place(self, path: Path) -> Place | None:
        """Where the value at a path stands; of what is not there the nearest that is."""
        for length in range(len(path), -1, -1):
            node = found(self.root, path[:length])
            if node is not None:
                return node.place
        return None

    def has(self, path: Path) -> bool:
        """Whether something stands there."""
        return found(self.root, path) is not None

    def child(self, path: Path, name: str) -> Path:
        """The path of a key of the mapping at `path`, by its canonical name, as the file spells it."""
        node = found(self.root, path)
        if isinstance(node, Mapping):
            for entry in node.entries:
                if canonical((*path, entry.key.text))[-1] == name:
                    return (*path, entry.key.text)
        return (*path, name)

    def length(self, path: Path) -> int:
        """How many items the list at a path has."""
        node = found(self.root, path)
        return len(node.items) if isinstance(node, Items) else 0

    def path_of(self, unit: Unit, *, last: bool = False) -> Path:
        """The value that printed the first words of a unit, or the last; () where none did."""
        spots = [spot for spot in self.of(unit) if spot.path]
        return spots[-1 if last else 0].path if spots else ()

    def _of(self, unit: Unit) -> list[Spot]:
        spots = [self._spot(run) for run in unit.inlines]
        for n, spot in enumerate(spots):
            if spot.way is Way.WORDS:
                self._filled(spots, n)
        return spots

    def _spot(self, run: Text) -> Spot:
        keys = run.source.split()
        if len(keys) != 1 or run.look is Look.MISSING:
            return NOWHERE
        if cell := cell_of(keys[0]):
            return Spot(Way.CELL, cell=cell) if not run.figure else NOWHERE
        path = self._path(keys[0])
        if path is None or run.figure:
            return NOWHERE
        text = self.text(path)
        begin = text.find(run.text, self._cursor.get(path, 0))
        if begin < 0:
            begin = text.find(run.text)
        if begin < 0 or not run.text:
            return Spot(Way.VALUE, path)
        self._cursor[path] = begin + len(run.text)
        return Spot(Way.WORDS, path, begin, begin + len(run.text))

    def _path(self, key: str) -> Path | None:
        if key not in self._known:
            place = place_of(key, self.source)
            self._known[key] = path_of(self.root, place.line, place.column) if place.line else None
        return self._known[key]

    def _filled(self, spots: list[Spot], at: int) -> None:
        """The placeholders on both sides of words of a value are the runs on both sides of the run."""
        path = spots[at].path
        text = self.text(path)
        n, end = at + 1, spots[at].end
        while n < len(spots) and spots[n].way is Way.NONE and text[end : end + 1] == "【" and "】" in text[end:]:
            close = text.index("】", end) + 1
            spots[n] = Spot(Way.FILLED, path, end, close)
            n, end = n + 1, close
        n, start = at - 1, spots[at].start
        while n >= 0 and spots[n].way is Way.NONE and text[start - 1 : start] == "】" and "【" in text[:start]:
            opening = text.rindex("【", 0, start)
            spots[n] = Spot(Way.FILLED, path, opening, start)
            n, start = n - 1, opening


def found(node: Node, path: Path) -> Node | None:
    """The node at a path, None where there is none."""
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            entry = next((e for e in node.entries if e.key.text == step), None)
            if entry is None:
                return None
            node = entry.value
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node
