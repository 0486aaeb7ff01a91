"""The text of a paragraph -> the units that stand in it: a run-in heading, a lead, points one behind the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from reportgen.check import marks
from reportgen.enumerated import Split, Spot, parts
from reportgen.load.source import DROPPED
from reportgen.pull.changes import What
from reportgen.records import replace
from reportgen.regex import regex

DEPTH = 3  # of points within points
OWN_LINE = 45  # characters of a heading that only its number tells from a text
SUB_SECTION = 2  # the last level whose number no point has: （一）
NUMBERED_NOTE = regex(rf"(?:{marks.NOTE.pattern})?(?:{marks.NOTE_ITEM.pattern})?")
CAPTION = regex(r"图\d{1,3}[\s\u3000]{1,3}")
# Blanks that editors put for the plain one; each stands for one character.
_BLANKS = "\t\r\x0b\x0c\x85\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
BLANKS = str.maketrans(dict.fromkeys(_BLANKS, " "))
_SENTENCE = regex("[。！？；]")


class Form(Enum):
    """How a paragraph of the body is set: a heading of its own, with a run-in heading, or as plain text."""

    HEADING = auto()
    RUN_IN = auto()
    PLAIN = auto()


class Piece(NamedTuple):
    """Characters start..end of the text; its number stands before them and is not among them."""

    what: What
    start: int
    end: int
    number: str = ""
    level: int = 0


Typed = Callable[[int], bool]


def pieces(text: str, form: Form, level: int = 0, typed: Typed = lambda _: False) -> list[Piece]:
    """The units of a paragraph of the body; `level` is that of a heading by its style.

    `typed` tells whether the mark at a place is a word of the data: such a one stays part of the text.
    """
    found = parts(text)
    if any(typed(p.at) for p in found.points):
        found = replace(found, points=())
    end = found.points[0].at if found.points else len(text)
    if found.number and not typed(0):
        made = _numbered(text, found, end, form)
    else:
        made = [Piece(What.HEADING if form is Form.HEADING else What.BODY, 0, end, "", level)]
    made += _points(text, found.points, typed)
    return [one for piece in made if (one := _trimmed(text, piece)).end > one.start]


def _numbered(text: str, found: Split, end: int, form: Form) -> list[Piece]:
    """What stands behind the number of a heading, or of a point that has a paragraph of its own."""
    start, level = len(found.number), found.level
    if found.head and (form is not Form.PLAIN or level <= SUB_SECTION):
        head = Piece(What.HEADING, *found.head, found.number, level)
        return [head, Piece(What.BODY, found.lead.start, end)]
    line = text[start:end].strip()
    short = end == len(text) and len(line) <= OWN_LINE and not _SENTENCE.search(line)
    heading = form is Form.HEADING or (short and (form is Form.RUN_IN or level <= SUB_SECTION))
    return [Piece(What.HEADING if heading else What.POINT, start, end, found.number, level if heading else 0)]


def _points(text: str, points: tuple[Spot, ...], typed: Typed, depth: int = 1) -> Iterator[Piece]:
    for p in points:
        inner = parts(text[p.start : p.end]).points if depth < DEPTH else ()
        inner = tuple(replace(i, at=i.at + p.start, start=i.start + p.start, end=i.end + p.start) for i in inner)
        if any(typed(i.at) for i in inner):
            inner = ()
        yield Piece(What.POINT, p.start, inner[0].at if inner else p.end, text[p.at : p.start])
        yield from _points(text, inner, typed, depth + 1)


def _trimmed(text: str, piece: Piece) -> Piece:
    inside = text[piece.start : piece.end]
    start = piece.start + len(inside) - len(inside.lstrip())
    return piece._replace(start=start, end=max(start, piece.start + len(inside.rstrip())))


def cleaned(text: str) -> str:
    """As an editor shows it: one kind of blank, nothing that nobody can see, no blank at its edges."""
    return DROPPED.sub("", text.translate(BLANKS)).strip()
