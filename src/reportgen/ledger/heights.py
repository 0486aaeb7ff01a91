"""How high the rows of a ledger must be, by its texts and the widths of its columns."""

from __future__ import annotations

from math import ceil

from reportgen.ledger.columns import Column, Row
from reportgen.zh import width

LINE, LEAST, MOST = 15.0, 18.0, 409.0  # points; Excel knows no higher row
ROOM = 2.0  # characters of a column that its edges take


def height(row: Row, columns: tuple[Column, ...]) -> float:
    """The height in points of the row of a task."""
    return max([LEAST, *(points(row.get(column.key, ""), column.width) for column in columns)])


def points(text: str, wide: float, line_height: float = LINE) -> float:
    """The height of a cell with this text in a column of `wide` characters."""
    lines = sum(max(ceil(width(line) / (wide - ROOM)), 1) for line in text.split("\n"))
    return min(lines * line_height + LEAST - LINE, MOST)
