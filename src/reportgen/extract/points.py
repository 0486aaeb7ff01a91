"""One paragraph -> its lead and the points that stand in it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reportgen.document import Mark
from reportgen.enumerated import Split, Spot, head_of, numbered, parts
from reportgen.extract.parts import Line, Piece, Point, Points
from reportgen.records import dataclass
from reportgen.write.inlines import CLOSERS, STOPS

DEEPEST = 3  # 一是, （1）, ①
MARK_OF_LEVEL = {3: Mark.DOT, 4: Mark.BRACKET}  # 1. and （1） are numbers of headings or of points


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph that is one point: its mark, which one it is, where its text begins."""

    mark: Mark
    count: int
    start: int


class Prose(NamedTuple):
    """A paragraph as its lead and its points; `whole` says that points were seen that could not be kept."""

    lead: Piece | None
    points: Points | None
    whole: bool = False


@lru_cache(maxsize=64)
def split(text: str) -> Split:
    """The parts of a paragraph, kept for those who ask again."""
    return parts(text)


def piece(line: Line, start: int, end: int | None = None) -> Piece:
    """Characters of a line."""
    return Piece(line.text[start:end], line.at, start)


def closed(text: str) -> bool:
    """Whether a text ends so that the program puts no full stop behind it."""
    return text[-2:].rstrip(CLOSERS)[-1:] in tuple(STOPS)


def marked(line: Line) -> Marked | None:
    """The mark that a paragraph begins with, where it is one point and not several."""
    text = line.text
    points = split(text).points
    if points and points[0].at == 0:
        return Marked(points[0].mark, points[0].count, points[0].start) if len(points) == 1 else None
    number, level, count = numbered(text)
    return Marked(MARK_OF_LEVEL[level], count, len(number)) if level in MARK_OF_LEVEL else None


def prose(line: Line, start: int, spots: tuple[Spot, ...], depth: int = 1) -> Prose:
    """A paragraph from `start` on with the points found in it."""
    if not spots or depth > DEEPEST:
        return Prose(piece(line, start), None)
    found = [point(line, spot.start, spot.end, depth) for spot in spots]
    items = tuple(one for one in found if one)
    if len(items) < len(found):
        return Prose(piece(line, start), None, whole=True)
    lead = piece(line, start, spots[0].at) if spots[0].at > start else None
    return Prose(lead, Points(spots[0].mark, True, items))


def point(line: Line, start: int, end: int, depth: int = 1) -> Point | None:
    """One point with what stands within it; None where the program would put a full stop behind it."""
    text = line.text[start:end]
    inner = parts(text).points if depth < DEEPEST else ()
    moved = tuple(Spot(spot.mark, spot.count, spot.at + start, spot.start + start, spot.end + start) for spot in inner)
    if len(moved) > 1:
        nested = prose(line, start, moved, depth + 1)
        if nested.points:
            head, body = _headed(nested.lead) if nested.lead else (None, None)
            return Point(head, body, points=nested.points)
    return Point(*_headed(piece(line, start, end))) if closed(text) else None


def _headed(whole: Piece) -> tuple[Piece | None, Piece]:
    """Head and body, where the text of a point has a head that the program would stop again."""
    head = head_of(whole.text)
    if head is None or closed(whole.text[: head.end]):
        return None, whole
    rest = head.end + 1
    return whole._replace(text=whole.text[: head.end]), Piece(whole.text[rest:], whole.at, whole.start + rest)


def literal(line: Line) -> Point | None:
    """A point of one paragraph of its own, its text without anything seen in it."""
    mark = marked(line)
    return Point(*_headed(piece(line, mark.start))) if mark else None
