"""A printed page in millimetres from its upper left corner: glyphs, lines of text, rules, page number, ink.

pages = read(pdf)
pages[0].lines[2].text, pages[0].lines[2].left, pages[0].rules[0].thickness
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import pdfplumber

MM = 72 / 25.4  # points in a millimetre
EM_ABOVE = 0.88  # of a Han glyph's square stands above the baseline, the rest below it
ONE_LINE = 2.2  # mm between baselines of one line, at most: indices stand 1.9 above, the next line of a table 5.3 below
HANGS = "，。、；：！？”’）》〕】"
A4_HEIGHT = 297


class Box(NamedTuple):
    """A rectangle; all four are distances from the left and the upper edge of the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left


# 版心, 156 x 225 mm: 天头 37, 订口 28; GB/T 9704-2012, 5.2.1. The landscape sheet is the upright one turned clockwise.
UPRIGHT = Box(28, 37, 184, 262)
LANDSCAPE = Box(35, 28, 260, 184)


@dataclass(frozen=True)
class Glyph:
    """A character as printed. `right` is its left edge and its own width, without what justification adds."""

    text: str
    left: float
    right: float
    baseline: float
    size: float  # in points
    face: str  # its PostScript name
    colour: tuple[float, ...]
    turned: bool = False  # a quarter clockwise; its place is then told as on the upright sheet

    @property
    def top(self) -> float:
        """The upper edge of its square (字面), not of its ink."""
        return self.baseline - EM_ABOVE * self.size / MM

    @property
    def bottom(self) -> float:
        return self.baseline + (1 - EM_ABOVE) * self.size / MM

    @property
    def is_full(self) -> bool:
        """As wide as it is high: Han and Chinese punctuation."""
        return abs((self.right - self.left) * MM - self.size) < 0.02 * self.size

    @property
    def is_red(self) -> bool:
        return is_red(self.colour)


@dataclass(frozen=True)
class Line:
    """Glyphs of one baseline, from left to right, without blanks at the ends."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def baseline(self) -> float:
        """That of its largest glyph: indices have their own."""
        return max(self.glyphs, key=lambda glyph: glyph.size).baseline

    @property
    def size(self) -> float:
        return max(glyph.size for glyph in self.glyphs)

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def top(self) -> float:
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        return max(glyph.bottom for glyph in self.glyphs)

    @property
    def is_full_width(self) -> bool:
        """Nothing but Han and Chinese marks of one size."""
        return all(glyph.is_full for glyph in self.glyphs)

    @property
    def hanging(self) -> bool:
        """Whether it ends in a mark that stands outside the type area."""
        return self.glyphs[-1].text in HANGS and self.right > UPRIGHT.right + 1


@dataclass(frozen=True)
class Rule:
    """A straight line, level or upright."""

    box: Box
    thickness: float
    colour: tuple[float, ...]

    @property
    def is_level(self) -> bool:
        return self.box.width > self.box.bottom - self.box.top

    @property
    def y(self) -> float:
        """The middle of a level rule."""
        return (self.box.top + self.box.bottom) / 2

    @property
    def is_red(self) -> bool:
        return is_red(self.colour)


@dataclass(frozen=True)
class Page:
    """`index` counts from 1; `data` is the whole PDF, for `ink`."""

    index: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False)
    data: bytes = field(repr=False, compare=False)

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    @property
    def area(self) -> Box:
        """版心."""
        return LANDSCAPE if self.is_landscape else UPRIGHT

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of text from above, without the page number."""
        return tuple(lines(glyph for glyph in self.glyphs if not _is_numbering(glyph)))

    @cached_property
    def number(self) -> Line | None:
        """The page number, its place told as on the upright sheet."""
        found = lines(glyph for glyph in self.glyphs if _is_numbering(glyph))
        assert len(found) < 2, f"page {self.index}: {[line.text for line in found]} below the type area"
        return found[0] if found else None

    @property
    def level_rules(self) -> tuple[Rule, ...]:
        """Level rules from above."""
        return tuple(sorted((rule for rule in self.rules if rule.is_level), key=lambda rule: rule.y))

    @property
    def text(self) -> str:
        """Its lines, one below the other."""
        return "\n".join(line.text for line in self.lines)

    def ink(self, box: Box) -> Box | None:
        """The smallest rectangle around what is printed within `box`, to 0.1 mm; None where all is white."""
        dots = 10  # a millimetre
        left, top, right, bottom = box
        with pdfplumber.open(BytesIO(self.data), pages=[self.index]) as pdf:
            image = pdf.pages[0].to_image(resolution=dots * 25.4).original.convert("L")
        cut = image.crop((left * dots, top * dots, right * dots, bottom * dots)).point(
            lambda value: 255 if value < 128 else 0
        )
        found = cut.getbbox()
        if found is None:
            return None
        return Box(left + found[0] / dots, top + found[1] / dots, left + found[2] / dots, top + found[3] / dots)


def read(data: bytes) -> tuple[Page, ...]:
    """The pages of a PDF."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        return tuple(_page(index, page, data) for index, page in enumerate(pdf.pages, 1))


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Glyphs gathered by their baselines."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if not rows or glyph.baseline - rows[-1][-1].baseline > ONE_LINE:
            rows.append([])
        rows[-1].append(glyph)
    ordered = (_stripped(sorted(row, key=lambda glyph: glyph.left)) for row in rows)
    return [Line(tuple(row)) for row in ordered if row]


def dash_height(page: Page) -> float:
    """How far below the upper edge of the upright sheet the dash of the page number lies, by its ink.

    Not by its baseline: one face draws the dash higher than another.
    """
    assert page.number is not None
    dash = page.number.glyphs[0]
    start, end = dash.left - 0.3, dash.right + 0.1
    if page.is_landscape:
        found = page.ink(Box(0, start, LANDSCAPE.left - 1, end))
        assert found is not None
        return A4_HEIGHT - (found.left + found.right) / 2
    found = page.ink(Box(start, UPRIGHT.bottom + 1, end, page.height))
    assert found is not None
    return (found.top + found.bottom) / 2


def rows_by_rules(page: Page) -> list[str]:
    """The text between each two level rules of a table, without blanks."""
    edges = [y for y, _ in groupby(round(rule.y, 1) for rule in page.level_rules)]
    return [
        "".join(line.text for line in page.lines if top < line.baseline < bottom).replace(" ", "")
        for top, bottom in pairwise(edges)
    ]


def is_red(colour: tuple[float, ...]) -> bool:
    """Red as a screen mixes it."""
    return len(colour) == 3 and colour[0] > 0.6 and max(colour[1:]) < 0.3


def _is_numbering(glyph: Glyph) -> bool:
    return glyph.turned or glyph.top > UPRIGHT.bottom


def _stripped(row: list[Glyph]) -> list[Glyph]:
    inked = [index for index, glyph in enumerate(row) if glyph.text.strip()]
    return row[inked[0] : inked[-1] + 1] if inked else []


def _page(index: int, page: Any, data: bytes) -> Page:
    height = page.height / MM
    glyphs = tuple(_glyph(char, height) for char in page.chars)
    rules = [_rule(line) for line in page.lines]
    rules += [_bar(rect) for rect in page.rects if min(rect["width"], rect["height"]) < MM]
    return Page(index, page.width / MM, height, glyphs, tuple(rules), data)


def _glyph(char: dict[str, Any], height: float) -> Glyph:
    """pdfplumber counts a matrix's y from the foot of the page; a size is the length of the matrix's column."""
    across, along, _, _, x, y = char["matrix"]
    turned = abs(along) > abs(across)
    if turned:  # downwards: what lies at the left of this sheet lies at the foot of the upright one
        left, right, baseline = char["top"] / MM, char["bottom"] / MM, A4_HEIGHT - x / MM
        size = char["x1"] - char["x0"]
    else:
        left, right, baseline = char["x0"] / MM, char["x1"] / MM, height - y / MM
        size = char["size"]
    face = char["fontname"].partition("+")[2] or char["fontname"]
    return Glyph(char["text"], left, right, baseline, size, face, _colour(char["non_stroking_color"]), turned)


def _rule(line: dict[str, Any]) -> Rule:
    return Rule(_box(line), line["linewidth"] / MM, _colour(line["stroking_color"]))


def _bar(rect: dict[str, Any]) -> Rule:
    """A rectangle so thin that it is a rule."""
    return Rule(_box(rect), min(rect["width"], rect["height"]) / MM, _colour(rect["non_stroking_color"]))


def _box(thing: dict[str, Any]) -> Box:
    return Box(*(thing[edge] / MM for edge in ("x0", "top", "x1", "bottom")))


def _colour(value: object) -> tuple[float, ...]:
    """Grey as one number, RGB as three."""
    return tuple(map(float, value)) if isinstance(value, tuple | list) else ()
