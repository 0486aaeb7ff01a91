"""The lines that the parser reads, mended in memory, and the way back from its columns to those of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from reportgen.load.source import DROPPED, is_clean, tidy
from reportgen.place import Place, Source


class Draft:
    """The lines as the parser is given them, and the way back from its columns to those of the file.

    Lines and columns of the arguments count from 0, as PyYAML's marks do; those of a Place from 1.
    """

    __slots__ = ("_drops", "_mends", "lines", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = list(source.lines)
        self._drops: dict[int, list[int]] = {}
        self._mends: dict[int, tuple[int, int]] = {}
        text = "\n".join(self.lines)
        if not source.clean and not is_clean(text):
            self._drop()
        if "\t" in text or "\u3000" in text or "\xa0" in text:
            self.lines = [_plain_blanks(line) for line in self.lines]

    @property
    def shifted(self) -> bool:
        """Whether columns differ from those of the file anywhere."""
        return bool(self._drops or self._mends)

    @property
    def text(self) -> str:
        """What the parser reads. It ends with a line break: without one the two parsers' marks differ."""
        return "\n".join(self.lines) + "\n"

    def mended(self, mends: Iterable[tuple[int, str]]) -> Draft:
        """A copy in which some lines are written otherwise."""
        copy = Draft(Source(self.source.name))
        copy.source, copy.lines = self.source, list(self.lines)
        copy._drops, copy._mends = self._drops, dict(self._mends)
        for at, text in mends:
            old, earlier = copy.lines[at], copy._mends.get(at)
            same = next((n for n, pair in enumerate(zip(old, text, strict=False)) if pair[0] != pair[1]), len(old))
            shorter = len(old) - len(text)
            copy._mends[at] = (min(same, earlier[0]), shorter + earlier[1]) if earlier else (same, shorter)
            copy.lines[at] = text
        return copy

    def place(self, line: int, column: int, end_line: int, end_column: int) -> Place:
        """The place in the file of what the parser found there."""
        if self._drops or self._mends:
            column, end_column = self._column(line, column), self._column(end_line, end_column)
        return Place(self.source, line + 1, column + 1, end_line + 1, end_column + 1)

    def _column(self, line: int, column: int) -> int:
        if line in self._mends:
            same, shorter = self._mends[line]
            column = max(same, column + shorter) if column > same else column
        drops = self._drops.get(line)
        return column + bisect_right(drops, column) if drops else column

    def _drop(self) -> None:
        for at, line in enumerate(self.lines):
            found = [m.start() for m in DROPPED.finditer(line)]
            if found:
                self._drops[at] = [column - n for n, column in enumerate(found)]
            self.lines[at] = tidy(line)


def _plain_blanks(line: str) -> str:
    """A line of blanks of any kind is empty; a tab within a line is a blank; one that indents stays.

    The C parser takes tabs after a colon and within a text, the pure Python one does not; both refuse them
    as indentation, and so do we.
    """
    if not line.strip():
        return ""
    if "\t" not in line:
        return line
    text = line.lstrip(" \t")
    head = line[: len(line) - len(text)]
    return (head.replace("\t", " ") if text.startswith("#") else head) + text.replace("\t", " ")
