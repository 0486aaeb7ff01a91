"""What a chart is drawn of: rectangles, thin lines and labels, and how wide a label is.

Lengths are whole hundredths of a millimetre, so that bars are to scale everywhere and one chart is one drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from reportgen.regex import regex
from reportgen.write.measure import gaps
from reportgen.zh import width

WIDTH = 15500  # 版心 has 156 mm
EM = 318  # 小五, 9 pt
LINE = 400  # from one line of a label to the next
NARROW = 56  # hundredths of an em: digits of 黑体 and its likenesses
GAP = 25  # the same: between Han and digits
RULE = 18  # 0.5 pt, the width of lines
_BRACKET = regex("（[^（）]*）$")
# What no line end parts: a number and its unit, a mark and what it belongs to.
_PIECE = regex("[（《“]*(?:[0-9.]+%?[^0-9（《“]?|[^（《“])[）》”，。、]*|.")


class Fill(Enum):
    """How an area looks: a grey, or hatched."""

    DARK = "404040"
    MIDDLE = "7F7F7F"
    LIGHT = "B2B2B2"
    PALE = "DCDCDC"
    WHITE = "FFFFFF"
    HATCHED = "upward"
    CROSSED = "crossed"
    BACKWARD = "downward"


class Rect(NamedTuple):
    """A bar or a part of one, with a thin black edge."""

    x: int
    y: int
    width: int
    height: int
    fill: Fill


class Rule(NamedTuple):
    """A thin straight line."""

    x1: int
    y1: int
    x2: int
    y2: int


class Anchor(Enum):
    """Which point of a label `x` is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Label(NamedTuple):
    """One line of text, EM high; `y` is the upper edge of its line, which is LINE high."""

    x: int
    y: int
    text: str
    anchor: Anchor = Anchor.START

    @property
    def wide(self) -> int:
        """Its width in the widest of the faces that it may be set in."""
        return measure(self.text)

    @property
    def left(self) -> int:
        """The left edge."""
        return self.x - {Anchor.START: 0, Anchor.MIDDLE: self.wide // 2, Anchor.END: self.wide}[self.anchor]


Shape = Rect | Rule | Label


class Drawing(NamedTuple):
    """The shapes in the order in which they are painted, on a field of WIDTH x `height`."""

    height: int
    shapes: tuple[Shape, ...]


def measure(text: str) -> int:
    """The width of a label, with the gaps that office suites set; never below the one that it is printed with."""
    narrow = 2 * len(text) - width(text)
    gap = sum(1 for _ in gaps(text)) * GAP
    return EM * (100 * (len(text) - narrow) + NARROW * narrow + gap) // 100


def wrapped(text: str, room: int, most: int) -> list[str]:
    """A label in at most `most` lines; a number keeps its unit. What is cut out is …, but a closing bracket stays."""
    lines = [""]
    for piece in _PIECE.findall(text):
        for bit in [piece] if measure(piece) <= room else piece:
            if lines[-1] and measure(lines[-1] + bit) > room:
                lines.append("")
            lines[-1] += bit
    if len(lines) <= most:
        return lines
    m = _BRACKET.search(text)
    tail = m[0] if m and measure("字…" + m[0]) <= room else ""
    head = lines[: most - 1]
    body = text[sum(map(len, head)) :].removesuffix(tail)
    while body and measure(f"{body}…{tail}") > room:
        body = body[:-1]
    return [*head, f"{body}…{tail}"]


def scaled(amounts: Sequence[int], whole: int, length: int) -> list[int]:
    """The edges of bars laid end to end, from 0 on, where `whole` is `length` long.

    Each edge is rounded once, not each bar, so that the parts fill exactly what their sum has.
    """
    return [0, *((2 * length * so_far + whole) // (2 * whole) if whole else 0 for so_far in accumulate(amounts))]
