"""The values of a report by their places: which one a key of the page names, which one holds a character of a file."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from reportgen.model import Part, Report, Status, Task
from reportgen.place import Place, cell_of

AROUND = 2  # lines before and behind those of a value
LINES_MOST = 12  # of a value
LINE_LONGEST = 400  # characters of a line
Lines = list[tuple[int, str]]


class Sites:
    """Each value of the report that stands somewhere; what the report before this one says is none of it."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def _values(self) -> dict[str, Place]:
        """Key -> the place of a value, with its end where it is known."""
        return {place.key: place for place, whole in _places(self._report) if not whole}

    @cached_property
    def _parts(self) -> dict[str, Place]:
        """Key -> where a part begins, and what is missing in it belongs."""
        return {place.key: place for place, whole in _places(self._report) if whole}

    @cached_property
    def tasks(self) -> dict[str, list[int]]:
        """Key -> the tasks (by index) with a value there; a merged cell belongs to several."""
        found: dict[str, list[int]] = {}
        for number, task in enumerate(self._report.tasks):
            for key in self.keys(task):
                found.setdefault(key, []).append(number)
        return found

    def keys(self, task: Task) -> list[str]:
        """The places of a task's values, each once."""
        return list(dict.fromkeys(place.key for place, _ in _places(task)))

    def place(self, key: str) -> Place | None:
        """The place that a key of the page names, with the lines of its file; None for what is no value."""
        if known := self._values.get(key) or self._parts.get(key):
            return known
        source = self._report.place.source if self._report.place else None
        return Place(source) if source and key == source.key else cell_of(key)

    @cached_property
    def _blanks(self) -> dict[str, str]:
        """Key of a place with nothing behind it -> that of its part, as the page has it."""
        return {place.key: self._named(at) for (at, _), place in self._report.blanks.items()}

    def _named(self, at: str) -> str:
        """The key of a part; what is missing at the top of the file has the file alone."""
        top = self._report.place
        return top.source.key if top and at == top.key else at

    def around(self, place: Place) -> str:
        """The key of the part that a key with nothing behind it belongs to; of all else its own."""
        return self._blanks.get(place.key, place.key)

    @cached_property
    def _spans(self) -> dict[str, list[Place]]:
        """Text file -> the places of its values that have an end, in order."""
        found: dict[str, list[Place]] = {}
        for place in self._values.values():
            if place.end_line and not place.source.sheet:
                found.setdefault(place.source.name, []).append(place)
        return {name: sorted(places, key=_start) for name, places in found.items()}

    def holding(self, place: Place) -> Place | None:
        """The value of a text file that a place lies in; values don't hold each other."""
        spans = self._spans.get(place.source.name, [])
        n = bisect_right(spans, _start(place), key=_start) - 1
        if n < 0 or (place.line, place.column) >= (spans[n].end_line, spans[n].end_column):
            return None
        return spans[n]

    def lines_of(self, task: Task) -> Lines:
        """The lines of a task in the data file; none where it is a row of a workbook."""
        places = [p for p, _ in _places(task) if not p.source.sheet]
        if not places:
            return []
        last = max(max(p.line, p.end_line) for p in places)
        first = min(places, key=_start)
        return lines_around(first._replace(end_line=last, end_column=0), 0)


def lines_around(place: Place, around: int = AROUND) -> Lines:
    """The lines of a place and some before and behind it; none for a cell or a whole file."""
    lines = place.source.lines
    if not 1 <= place.line <= len(lines):
        return []
    last = min(max(place.line, place.end_line), place.line + LINES_MOST - 1)
    numbers = range(max(1, place.line - around), min(len(lines), last + around) + 1)
    return [(n, _cut(lines[n - 1], place.column if n == place.line else 1)) for n in numbers]


def _cut(line: str, column: int) -> str:
    """A very long line around where the value begins."""
    if len(line) <= LINE_LONGEST:
        return line
    begin = max(0, min(column - 1 - LINE_LONGEST // 4, len(line) - LINE_LONGEST))
    end = begin + LINE_LONGEST
    return f"{'…' if begin else ''}{line[begin:end]}{'…' if end < len(line) else ''}"


def _start(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _places(value: object) -> Iterator[tuple[Place, bool]]:
    """Every place of a value and of what is in it, and whether it is that of a part, which holds others."""
    if value is None or isinstance(value, Place | bool):
        return
    holds = isinstance(value, Part) and not isinstance(value, Status)
    place = getattr(value, "place", None)
    if isinstance(place, Place):
        yield place, holds
    if isinstance(value, Part):
        for field in dataclasses.fields(value):
            if field.name not in ("place", "earlier", "blanks"):
                yield from _places(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _places(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _places(item)
