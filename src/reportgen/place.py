"""Where a value stands in the user's files: a place in a text file or a cell of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import quote, unquote

from reportgen.regex import regex

DATA_ENDINGS = (".yaml", ".yml")  # of the names of data files
BOOKS = (".xlsx", ".xlsm", ".xls", ".et")  # of workbooks that are read
PAPERS = (".docx", ".docm", ".txt")  # of old papers that are read
STYLES = ("样式.yaml", "样式.yml", "style.yaml", "style.yml")  # house styles, beside a template of the city's own
_UNSAFE = regex("[\\s%&<>\"'\x00-\x1f\x7f\ud800-\udfff]+")
_CELL = regex(r"!([A-Z]+)(\d+)$")
_LINE = regex(r":(\d+):(\d+)$")
REACH = 20_000  # characters of the file behind the beginning of a value that are searched for it
BESIDE = 8  # characters around a hit that must stand in the file too where the value as a whole does not


class Source:
    """A file of the user's, by the name that messages show, with the lines that excerpts are cut from.

    `sheet` is set for a sheet of a workbook; its places are cells and it has no lines. `clean` says that the lines
    were found to hold no character that nobody can see.
    """

    __slots__ = ("clean", "key", "lines", "name", "sheet")

    def __init__(self, name: str, lines: tuple[str, ...] = (), sheet: str = "", *, clean: bool = False) -> None:
        self.clean = clean
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
        source, line, column = self.source, self.line, self.column
        if line and not source.sheet:  # said here, for every cell of a table asks
            return f"{source.key}:{line}:{column}"
        return self._text(source.key)

    @property
    def short(self) -> str:
        """As it is printed, but the file without its folders: 台账.xlsx!台账!A5."""
        name = self.source.name.replace("\\", "/").rpartition("/")[2]
        return self._text(f"{name}!{self.source.sheet}" if self.source.sheet else name)

    def _text(self, name: str) -> str:
        if not self.line:
            return name
        if self.source.sheet:
            return f"{name}!{column_letters(self.column)}{self.line}"
        return f"{name}:{self.line}:{self.column}"


def is_data_name(name: str | PurePath) -> bool:
    """Whether a file is a data file by its name."""
    return PurePath(name).suffix.lower() in DATA_ENDINGS


@lru_cache(maxsize=256)
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


def cell_of(key: str) -> Place | None:
    """The cell that an entry of `data-src` names; None where it is none."""
    m = _CELL.search(key)
    if m is None:
        return None
    name, _, sheet = key[: m.start()].rpartition("!")
    return Place(Source(unquote(name), sheet=unquote(sheet)), int(m[2]), column_number(m[1]))


def place_of(key: str, source: Source) -> Place:
    """The place that an entry of `data-src` names: a cell, or else in `source`, which is the data file."""
    if cell := cell_of(key):
        return cell
    if (m := _LINE.search(key)) and key[: m.start()] == source.key:
        return Place(source, int(m[1]), int(m[2]))
    return Place(source)


class Trail:
    """The characters of the file from where a value begins, without blanks, each with its line and column.

    They go as far as the value does where its end is known.
    """

    __slots__ = ("at", "place", "raw")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.at: list[tuple[int, int]] = []
        raw: list[str] = []
        lines = place.source.lines[place.line - 1 : place.end_line or None]
        for n, line in enumerate(lines, place.line):
            first = place.column if n == place.line else 1
            for column, char in enumerate(line[first - 1 :], first):
                if not char.isspace():
                    raw.append(char)
                    self.at.append((n, column))
            if len(raw) > REACH:
                break
        self.raw = "".join(raw)

    def find(self, text: str, start: int, end: int) -> Place | None:
        """Characters start..end of `text`, which is the value or a piece of it; None where it is written otherwise."""
        for first, last in ((0, len(text)), (max(0, start - BESIDE), min(len(text), end + BESIDE))):
            part = _dense(text[first:last])
            found = self.raw.find(part) if part else -1
            if found >= 0:
                begin = found + len(_dense(text[first:start]))
                length = len(_dense(text[start:end]))
                return self._place(begin, length) if length else None
        return None

    def pieces(self, texts: Iterable[str]) -> Iterator[Place | None]:
        """Where pieces of the value stand, one behind the other; the value may begin anew, for it may be printed twice.

        None for a piece that is written otherwise in the file.
        """
        behind = 0
        for text in texts:
            begin, length = self._stretch(_dense(text), behind)
            behind = begin + length if length else behind
            yield self._place(begin, length) if length else None

    def _stretch(self, part: str, behind: int) -> tuple[int, int]:
        """Where a piece begins and how long it is; of one with a changed middle from its first words to its last."""
        for first in (behind, 0):
            found = self.raw.find(part, first) if part else -1
            if found >= 0:
                return found, len(part)
        if len(part) > 2 * BESIDE:
            found = self.raw.find(part[:BESIDE], behind)
            end = self.raw.find(part[-BESIDE:], found) if found >= 0 else -1
            return (found, end + BESIDE - found) if end >= 0 else (0, 0)
        return 0, 0

    def _place(self, begin: int, length: int) -> Place:
        line, column = self.at[begin]
        end_line, end_column = self.at[begin + length - 1]
        return Place(self.place.source, line, column, end_line, end_column + 1)


def _dense(text: str) -> str:
    return "".join(text.split())
