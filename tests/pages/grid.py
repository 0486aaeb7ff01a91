"""每面22行、每行28个字: the rows of a page and the lines that text fills, from what measure.py reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from reportgen.zh import width
from tests.pages.measure import UPRIGHT, Line, Page

ROWS, CHARACTERS = 22, 28
PITCH = 225 / 22  # mm, "about": 22 rows fill 版心
CHARACTER = 156 / 28
BODY_SIZE = 16  # points: 3号
HANG_OUT = "，。、"  # the suite lets no other mark stand outside
THIN_SPACE = 0.22  # of a character, between Han and Latin
NEVER_FIRST = "，。、；：！？）》〉】〕”’…"
NEVER_LAST = "（《〈【〔“‘"
# What no line end may part: opening marks, a character or a figure or a Latin word, closing marks.
WHOLE = re.compile(f"[{NEVER_LAST}]*(?:[0-9A-Za-z.,%-]+|.)[{NEVER_FIRST}]*")


def row(line: Line) -> int:
    """The row of 版心 that a line stands in, 1..22."""
    return int((line.baseline - UPRIGHT.top) // PITCH) + 1


def text_pages(pages: Iterable[Page]) -> list[Page]:
    """Upright pages: those of the text, not of a table laid across."""
    return [page for page in pages if not page.is_landscape]


def turned_over(pages: Iterable[Page]) -> Iterator[tuple[Page, Page]]:
    """Each page of text with the next, where the text ran on from one to the other (附件 begins a page of its own)."""
    for page, following in pairwise(pages):
        if not page.is_landscape and not following.is_landscape and not following.lines[0].text.startswith("附件"):
            yield page, following


def filled_lines(pages: tuple[Page, ...]) -> list[tuple[Line, Line]]:
    """Lines of body text that are not the last of their paragraph, each with the next, which stands flush left."""
    found = []
    for page in text_pages(pages):
        found += [pair for pair in pairwise(page.lines) if _runs_on(*pair, row(pair[0]) + 1)]
    for page, following in turned_over(pages):
        pair = page.lines[-1], following.lines[0]
        if row(pair[0]) == ROWS and _runs_on(*pair, 1):
            found.append(pair)
    return found


def cells(line: Line) -> int:
    """How many characters a line of full-width glyphs is long, the indent of its first two included."""
    return len(line.glyphs) + round((line.left - UPRIGHT.left) / CHARACTER)


def could_hold_more(line: Line, following: Line) -> bool:
    """Whether what the next line begins with, and can't be parted, would still have had room; a mark may hang out."""
    whole = WHOLE.match(following.text)
    assert whole is not None
    wide = width(whole[0]) / 2 - (whole[0][-1] in HANG_OUT) + (THIN_SPACE if whole[0][0].isascii() else 0)
    return cells(line) + wide <= CHARACTERS


def inner_right(line: Line) -> float:
    """The right edge of a line, without a mark that hangs outside."""
    return line.glyphs[-2].right if line.hanging else line.right


def _runs_on(line: Line, following: Line, next_row: int) -> bool:
    both = abs(line.size - BODY_SIZE) < 0.5 and abs(following.size - BODY_SIZE) < 0.5
    return both and row(following) == next_row and abs(following.left - UPRIGHT.left) < 1
