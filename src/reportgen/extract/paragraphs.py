"""Points that have paragraphs of their own (分段) -> an enumeration, with what belongs to each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportgen.extract.parts import Item, Line, Piece, Point, Points
from reportgen.extract.points import DEEPEST, Marked, closed, literal, marked, piece, point
from reportgen.records import replace

MORE = 12  # paragraphs that may stand between two points

Marking = Callable[[Item], Marked | None]


class Listed(NamedTuple):
    """An enumeration, and how many items of the paper it takes."""

    points: Points
    length: int


def listed(items: Sequence[Item], marking: Marking, depth: int = 1) -> Listed | None:
    """The enumeration that begins with the first of the items, where a second point follows.

    It ends before a point that the program would print with a full stop more.
    """
    starts = _starts(items, marking)
    if len(starts) < 2 or depth > DEEPEST:
        return None
    first = marking(items[0])
    ends = [*starts[1:], _end(items, starts, marking)]
    found: list[Point] = []
    length = 0
    for start, end in zip(starts, ends, strict=True):
        head = items[start]
        one = _point(head, items[start + 1 : end], marking, depth) if isinstance(head, Line) else None
        if one is None:
            break
        found.append(one)
        length = end
    if first is None or not found:
        return None
    return Listed(Points(first.mark, False, tuple(found)), length)


def marking_of(plain: frozenset[int]) -> Marking:
    """The marks of paragraphs, none for the lines that must stay as they are."""

    def marking(item: Item) -> Marked | None:
        return marked(item) if isinstance(item, Line) and item.at not in plain else None

    return marking


def _starts(items: Sequence[Item], marking: Marking) -> list[int]:
    """Where the points begin that count up from one."""
    first = marking(items[0])
    if first is None or first.count != 1:
        return []
    starts = [0]
    for n in range(1, len(items)):
        if not isinstance(items[n], Line) or n - starts[-1] > MORE:
            break
        mark = marking(items[n])
        if mark and mark.mark is first.mark:
            if mark.count != len(starts) + 1:
                break
            starts.append(n)
    return starts


def _end(items: Sequence[Item], starts: list[int], marking: Marking) -> int:
    """Where the last point ends: behind its paragraph, or behind the points of its own that follow."""
    last = starts[-1]
    follower = marking(items[last + 1]) if last + 1 < len(items) else None
    head = items[last]
    if follower is None or not isinstance(head, Line):
        return last + 1
    own = marking(head)
    before = {mark.mark for n in range(starts[0], last) if (mark := marking(items[n]))}
    if own and follower.mark is not own.mark and (follower.mark in before or head.text.endswith("：")):
        nested = listed(items[last + 1 :], marking, DEEPEST)  # how far it goes is the same at any depth
        return last + 1 + (nested.length if nested else 0)
    return last + 1


def _point(head: Line, below: Sequence[Item], marking: Marking, depth: int) -> Point | None:
    """A point with the paragraphs below it: texts first, then points of its own."""
    mark = marking(head)
    if mark is None:
        return None
    if not below:
        return point(head, mark.start, len(head.text), depth)
    lines = [item for item in below if isinstance(item, Line)]
    count = next((n for n, line in enumerate(lines) if marking(line)), len(lines))
    nested = listed(lines[count:], marking, depth + 1) if count < len(lines) else None
    if nested is None or count + nested.length < len(lines):
        count, nested = len(lines), None
    whole = literal(head)
    more: tuple[Piece, ...] = tuple(piece(line, 0) for line in lines[:count])
    if whole is None or not (nested or (closed(head.text) and closed(lines[-1].text))):
        return None
    return replace(whole, more=more, points=nested.points if nested else None)
