"""Where a value stands in the user's files: a place in a text file or a cell of a workbook."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

DATA_ENDINGS = (".yaml", ".yml")  # of the names of data files
_UNSAFE = re.compile("[\\s%&<>\"'\x00-\x1f\x7f\ud800-\udfff]+")


class Source:
    """A file of the user's, by the name that messages show, with the lines that excerpts are cut from.

    `sheet` is set for a sheet of a workbook; its places are cells and it has no lines.
    """

    __slots__ = ("key", "lines", "name", "sheet")

    def __init__(self, name: str, lines: tuple[str, ...] = (), sheet: str = "") -> None:
        self.name = name
        self.lines = lines
        self.sheet = sheet
        # In `data-src` a blank parts two places, so a blank in a name must be written otherwise, and marks that
        # would need escaping too. A folder says nothing there: a report has one data file and one workbook.
        file = name.replace("\\", "/").rpartition("/")[2]
        self.key = _UNSAFE.sub(lambda m: quote(m.group(), errors="replace"), f"{file}!{sheet}" if sheet else file)

    def __repr__(self) -> str:
        return f"Source({self.name!r}, sheet={self.sheet!r})"


class Place(NamedTuple):
    """Line and column count characters from 1; 0 says that only the file is known.

    In a workbook the line is the row and the column the column of the cell.
    """

    source: Source
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """`city.yaml:12:9`, or `台账.xlsx!Sheet1!F12`."""
        return self._text(f"{self.source.name}!{self.source.sheet}" if self.source.sheet else self.source.name)

    @property
    def key(self) -> str:
        """The same without blanks, as it stands in `data-src`."""
        return self._text(self.source.key)

    def _text(self, name: str) -> str:
        if not self.line:
            return name
        if self.source.sheet:
            return f"{name}!{column_letters(self.column)}{self.line}"
        return f"{name}:{self.line}:{self.column}"


def column_letters(column: int) -> str:
    """1 -> A, 27 -> AA, as Excel names its columns."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A -> 1, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
