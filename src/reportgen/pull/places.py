"""Where the runs of a built paper stand in the data file: which value printed each, and which of its characters."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from reportgen.datafile.edits import Path
from reportgen.datafile.paths import child, children
from reportgen.document import Look, Text
from reportgen.load.nodes import Mapping, Node, Scalar
from reportgen.load.nodes import Sequence as Items
from reportgen.place import Place, Source, cell_of, place_of
from reportgen.pull.changes import Unit, What
from reportgen.pull.keys import canonical, is_prose
from reportgen.pull.letters import AS_WRITTEN, PLACEHOLDER, Letters, form, masked
from reportgen.pull.steps import Stretch

FRAMES = ("版头", "版记")


class Way(Enum):
    """How a run came to be printed."""

    WORDS = "words"  # characters of a value
    FILLED = "filled"  # a placeholder in prose
    VALUE = "value"  # a value that is printed otherwise than it is written: a date
    CELL = "cell"  # a cell of a workbook
    NONE = "none"  # words of a template, numbers of the program


class Spot(NamedTuple):
    """A run: the value at `path`, characters start..end of its text (0..0 where the way has none).

    `letters` is there where the characters are not those of the paper one by one; `first` counts in its form.
    """

    way: Way
    path: Path = ()
    start: int = 0
    end: int = 0
    cell: Place | None = None
    letters: Letters | None = None
    first: int = 0

    def stretch(self, printed: str, start: int, end: int, new: str) -> Stretch:
        """Characters start..end of what the run prints say something else."""
        if self.letters is None:
            return Stretch(self.path, self.start + start, self.start + end, new)
        first, last = self.first + len(form(printed[:start])), self.first + len(form(printed[:end]))
        before, behind = self.letters.around(first, last)
        return Stretch(self.path, *self.letters.reach(first, last), before + new + behind)


NOWHERE = Spot(Way.NONE)


class Places:
    """The spots of all runs, unit by unit, in the order of the paper."""

    def __init__(self, units: Sequence[Unit], root: Node, source: Source) -> None:
        self.root, self.source, self.units = root, source, units
        self._paths: dict[int, list[tuple[int, Path]]] = {}  # of each line: columns, and what begins there
        for path, node in _scalars(root, ()):
            self._paths.setdefault(node.place.line, []).append((node.place.column, path))
        self._frames = _frames(root)
        self._texts: dict[Path, tuple[str, Letters | None]] = {}
        self._cursor: dict[Path, int] = {}
        self._spots = [self._of(unit) for unit in units]
        self.index = {id(unit): n for n, unit in enumerate(units)}

    def of(self, unit: Unit) -> list[Spot]:
        """One for each run of a built unit."""
        return self._spots[self.index[id(unit)]]

    def node(self, path: Path) -> Node | None:
        """What stands at a path, None where nothing does."""
        node: Node | None = self.root
        for step in path:
            node = child(node, step) if node is not None else None
        return node

    def text(self, path: Path) -> str:
        """The text of the value at a path."""
        node = self.node(path)
        return node.text if isinstance(node, Scalar) else ""

    def place(self, path: Path) -> Place | None:
        """Where the value at a path stands; of what is not there the nearest that is."""
        nodes = (self.node(path[:length]) for length in range(len(path), -1, -1))
        return next((node.place for node in nodes if node is not None), None)

    def has(self, path: Path) -> bool:
        """Whether something stands there."""
        return self.node(path) is not None

    def child(self, path: Path, name: str) -> Path:
        """The path of a key of the mapping at `path`, by its canonical name, as the file spells it."""
        node = self.node(path)
        if isinstance(node, Mapping):
            for entry in node.entries:
                if canonical((*path, entry.key.text))[-1] == name:
                    return (*path, entry.key.text)
        return (*path, name)

    def length(self, path: Path) -> int:
        """How many items the list at a path has; 0 of what is no list."""
        node = self.node(path)
        return len(node.items) if isinstance(node, Items) else 0

    def path_of(self, unit: Unit, *, last: bool = False) -> Path:
        """The value that printed the first words of a unit, or the last; () where none did. Prose before facts."""
        paths = [spot.path for spot in self.of(unit) if spot.path]
        prose = [path for path in paths if is_prose(path)] or paths
        return prose[-1 if last else 0] if prose else ()

    def place_of(self, unit: Unit) -> Place | None:
        """Where a unit stands: its value, or its cell."""
        path = self.path_of(unit)
        return self.place(path) if path else next((spot.cell for spot in self.of(unit) if spot.cell), None)

    def _of(self, unit: Unit) -> list[Spot]:
        spots = [self._spot(run) for run in unit.inlines]
        if unit.what is What.FRAME and len(spots) == 1 and spots[0] is NOWHERE and unit.text in self._frames:
            return [Spot(Way.WORDS, self._frames[unit.text], 0, len(unit.text))]  # 特急, which bears no mark
        for n in range(1, len(spots) - 1):  # the marks within a value that is printed as several
            one, other = spots[n - 1], spots[n + 1]
            within = spots[n] is NOWHERE and one.way is Way.WORDS and other[:2] == one[:2] and not one.letters
            if within and self.text(one.path)[one.end : other.start] == unit.inlines[n].text:
                spots[n] = Spot(Way.WORDS, one.path, one.end, other.start)
        hosts = [n for n, spot in enumerate(spots) if spot.way is Way.WORDS and "【" in self.text(spot.path)]
        for n, host in enumerate(hosts):
            if n == 0 or spots[hosts[n - 1]].path != spots[host].path:
                self._before(unit, spots, host)
            self._behind(unit, spots, host, hosts[n + 1] if n + 1 < len(hosts) else len(spots))
        return spots

    def _spot(self, run: Text) -> Spot:
        keys = run.source.split()
        if len(keys) != 1 or run.look is Look.MISSING or run.figure:
            return NOWHERE
        if cell := cell_of(keys[0]):
            return Spot(Way.CELL, cell=cell)
        path = self._path(keys[0])
        return self._words(path, run.text) if path is not None else NOWHERE

    def _path(self, key: str) -> Path | None:
        """The value that stands at a place, or around it: 甲局、乙局 is one value, and printed as two."""
        place = place_of(key, self.source)
        begun = self._paths.get(place.line, ())
        at = bisect(begun, place.column, key=lambda one: one[0])
        return begun[at - 1][1] if at else None

    def _words(self, path: Path, printed: str) -> Spot:
        """Where a value has the words of a run: behind those of the run before, else from its beginning on."""
        if path not in self._texts:
            text = masked(self.text(path))
            self._texts[path] = text, None if AS_WRITTEN.fullmatch(text.replace("\0", "")) else Letters(text)
        text, letters = self._texts[path]
        cursor = self._cursor.get(path, 0)
        if letters is None:
            begin = max(text.find(printed, cursor), -1)
            begin = text.find(printed) if begin < 0 else begin
            if begin < 0 or not printed:
                return Spot(Way.VALUE, path)
            self._cursor[path] = begin + len(printed)
            return Spot(Way.WORDS, path, begin, begin + len(printed))
        first = letters.find(printed, cursor)
        if first < 0:
            return Spot(Way.VALUE, path)
        self._cursor[path] = last = first + len(form(printed))
        return Spot(Way.WORDS, path, *letters.reach(first, last), None, letters, first)

    def _behind(self, unit: Unit, spots: list[Spot], host: int, end: int) -> None:
        """The placeholders behind words are the runs up to the next words of the value."""
        path = spots[host].path
        found = PLACEHOLDER.match(self.text(path), spots[host].end)
        marks: list[tuple[int, int]] = []
        while found:
            marks.append(found.span())
            found = PLACEHOLDER.match(self.text(path), found.end())
        whole = end < len(spots) and spots[end].path == path
        runs = list(range(host + 1, end))[: None if whole else len(marks)]
        self._fill(unit, spots, path, runs, marks)

    def _before(self, unit: Unit, spots: list[Spot], host: int) -> None:
        """The placeholders before the first words of a value in this unit."""
        path = spots[host].path
        text = self.text(path)
        marks: list[tuple[int, int]] = []
        start = spots[host].start
        while text[start - 1 : start] == "】" and (opening := text.rfind("【", 0, start)) >= 0:
            marks.insert(0, (opening, start))
            start = opening
        self._fill(unit, spots, path, list(range(max(0, host - len(marks)), host)), marks)

    def _fill(self, unit: Unit, spots: list[Spot], path: Path, runs: list[int], marks: list[tuple[int, int]]) -> None:
        """A placeholder may print several runs; whose is whose of several placeholders side by side, nobody can say."""
        if not marks or not runs:
            return
        for n, run in enumerate(runs):
            if spots[run].way is Way.WORDS and is_prose(spots[run].path):
                continue  # words of another part: the placeholder printed nothing
            one_each = len(runs) == len(marks)
            start, end = marks[n] if one_each else (marks[0][0], marks[-1][1])
            spots[run] = Spot(Way.FILLED, path, start, end)


def _scalars(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    for step, inner in children(node):
        yield from _scalars(inner, (*path, step))


def _frames(root: Node) -> dict[str, Path]:
    """Values of 版头 and 版记 by their text."""
    found = (
        (path, node.text) for path, node in _scalars(root, ()) if canonical(path[:1])[:1] in [(f,) for f in FRAMES]
    )
    return {text: path for path, text in found if text}
