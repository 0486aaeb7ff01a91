"""The runs of a page by the places that they came from, and the words around each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby

from reportgen.write.pages import Run

AROUND = 20  # characters on either side of a run
LONGEST = 80  # characters of a run that are shown among others
CUT = "……"


class Page:
    """All runs; of those with one source by it, of those with several (figures, mostly) by each."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs

    @cached_property
    def of_value(self) -> dict[str, list[int]]:
        """Key of a place -> the runs that print what stands there and nothing else."""
        found: dict[str, list[int]] = {}
        for n, run in enumerate(self.runs):
            if run.text.source and not run.text.figure and " " not in run.text.source:
                found.setdefault(run.text.source, []).append(n)
        return found

    @cached_property
    def of_figure(self) -> dict[str, list[int]]:
        """Key of a place -> the runs of figures, and others of several places, that it has a part in."""
        found: dict[str, list[int]] = {}
        keys: dict[str, tuple[str, ...]] = {}
        for n, run in enumerate(self.runs):
            source = run.text.source
            if run.text.figure or " " in source:
                if source not in keys:
                    keys[source] = tuple(source.split())
                for key in keys[source]:
                    found.setdefault(key, []).append(n)
        return found

    @cached_property
    def of_row(self) -> dict[str, list[int]]:
        """Row of a workbook, `台账.xlsx!台账!9` -> the runs that print one of its cells."""
        found: dict[str, list[int]] = {}
        for key, runs in self.of_value.items():
            if row := row_of_cell(key):
                found.setdefault(row, []).extend(runs)
        return {row: sorted(runs) for row, runs in found.items()}

    def of(self, keys: Iterable[str]) -> list[int]:
        """The runs that print a value of these places, in the order of the page."""
        return sorted({n for key in keys for n in self.of_value.get(key, ())})

    @cached_property
    def _elements(self) -> dict[int, tuple[int, str]]:
        """Element -> its first run and its text."""
        found = {}
        first = 0
        for element, runs in groupby(self.runs, key=lambda run: run.element):
            texts = [run.text.text for run in runs]
            found[element] = (first, "".join(texts))
            first += len(texts)
        return found

    def around(self, n: int, words: str = "") -> tuple[str, str, str]:
        """What stands before the run, or these words of it, in its paragraph or cell; the run; what stands behind."""
        run = self.runs[n]
        first, text = self._elements[run.element]
        words = words or run.text.text
        start = sum(len(r.text.text) for r in self.runs[first:n]) + run.text.text.index(words)
        begin, end = max(0, start - AROUND), start + len(words) + AROUND
        shown = words if len(words) <= LONGEST else words[: LONGEST // 2] + CUT + words[-LONGEST // 2 :]
        before, behind = text[begin:start], text[start + len(words) : end]
        return f"{CUT if begin else ''}{before}", shown, f"{behind}{CUT if end < len(text) else ''}"


def row_of_cell(key: str) -> str:
    """`台账.xlsx!台账!F12` -> `台账.xlsx!台账!12`; "" for a line of a text."""
    head, mark, cell = key.rpartition("!")
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"{head}!{row}" if mark and row.isdecimal() and row != cell else ""
