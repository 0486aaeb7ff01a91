"""Rows of text with their columns in line on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.zh import printable, width

BETWEEN = "  "


def in_columns(rows: Sequence[Sequence[str]], *, numbers: bool = False) -> list[str]:
    """A line a row, without blanks at its end; `numbers` sets all columns but the first to the right."""
    rows = [list(map(printable, row)) for row in rows]
    wide = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [_line(row, wide, numbers).rstrip() for row in rows]


def left(text: str, room: int) -> str:
    """With blanks behind it."""
    return text + " " * (room - width(text))


def right(text: str, room: int) -> str:
    """With blanks before it."""
    return " " * (room - width(text)) + text


def _line(row: Sequence[str], wide: Sequence[int], numbers: bool) -> str:
    first, *rest = zip(row, wide, strict=True)
    set_ = right if numbers else left
    return BETWEEN.join([left(*first), *(set_(*cell) for cell in rest)])
