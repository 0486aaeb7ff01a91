"""A paragraph as it is printed -> its number, its run-in heading and the points that stand in it, by place.

Only what write/flow.py itself would print counts: 一、（一）1.（1） of headings, 一是 1.（1）① of points. Anything
else (1、 or a blank behind the number) is text. Places are those of characters, from 0; an end is that behind the last.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportgen.document import Mark
from reportgen.records import dataclass, replace
from reportgen.regex import regex
from reportgen.zh import BASIC_HAN, number, numeral

RUN_IN_MAX = 60  # characters of a run-in heading
HEAD_MAX = 30  # characters of the head of a point
HEAD_COMMAS = 1

_NUMERAL = "[一二三四五六七八九十百零]{1,7}"
# Of a heading, by level
_NUMBERS = (
    regex(rf"({_NUMERAL})、(?=\S)"),
    regex(rf"（({_NUMERAL})）(?=\S)"),
    regex(r"([1-9]\d{0,3})\.(?=[^\s\d])"),
    regex(r"（([1-9]\d{0,3})）(?=\S)"),
)
_ENDS = "。；：，！？、…”"  # a mark within a paragraph stands right behind one of these
_MARKS = regex(
    rf"(?:^|(?<=[{_ENDS}]))"
    r"(?:(?P<shi>[一二三四五六七八九十]{1,3})是(?!否|一[，、])"
    r"|(?P<dot>[1-9]\d?)\.(?!\d)|（(?P<bracket>[1-9]\d?)）|(?P<circle>[①-⑳]))(?=\S)"
)
_MARK_OF = {"shi": Mark.SHI, "dot": Mark.DOT, "bracket": Mark.BRACKET, "circle": Mark.CIRCLE}
_QUANTITY = regex(rf"(?<![A-Za-z\d.])\d[\d.]*\s*[%％{BASIC_HAN}]")
_CLOSERS = "”’）》"


class Span(NamedTuple):
    """Characters start..end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A point: its mark and which one it is (一是 is 1), where the mark begins, where its text begins and ends."""

    mark: Mark
    count: int
    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Split:
    """What stands in a paragraph.

    `number` is that of a heading at the beginning ("" where there is none), `level` its level 1..4 (0), `count` which
    one it is: （二） is 2. `head` is the run-in heading behind the number, without its full stop, where text follows in
    the same paragraph; None otherwise. `lead` is what stands behind number and head up to the first point; it may be
    empty. The points follow each other up to the end of the paragraph; their texts keep their stops.

    A paragraph that begins with 一是 or ① has that point, whichever one it is, and those that count on from it. Further
    on, points must count from one without a gap, and be two at least. A paragraph that begins with 1. or （1） has
    points where the 2. stands in it, too; otherwise that is its number. All points of a paragraph have one mark; what
    stands within a point is found by asking for the parts of its text.
    """

    number: str
    level: int
    count: int
    head: Span | None
    lead: Span
    points: tuple[Spot, ...]


def parts(text: str) -> Split:
    """The parts of one paragraph."""
    points = _series(text, 0)
    if points and points[0].at == 0:
        return Split("", 0, 0, None, Span(0, 0), points)
    mark, level, count = numbered(text)
    head = _run_in(text, len(mark)) if level else None
    start = _behind(text, head.end) if head else len(mark)
    points = _series(text, start) if start else points
    lead = Span(start, points[0].at if points else len(text))
    return Split(mark, level, count, head, lead, points)


def numbered(text: str) -> tuple[str, int, int]:
    """Number, level and count of a heading's number at the beginning; "", 0 and 0 where there is none."""
    for level, pattern in enumerate(_NUMBERS, 1):
        if m := pattern.match(text):
            count = number(m[1])
            written = str(count) if level > 2 else numeral(count) if count and count <= 9999 else ""
            if count and written == m[1]:
                return m[0], level, count
    return "", 0, 0


def head_of(text: str) -> Span | None:
    """The head of a point: its first sentence, without the stop, where that is short and text follows.

    `text` is that of the point without its mark. What states a quantity or has several commas is no head.
    """
    end = text.find("。", 0, HEAD_MAX + 1)
    if end < 1 or end + 1 == len(text) or text[end + 1] in _CLOSERS:
        return None
    sentence = text[:end]
    heavy = sentence.count("，") > HEAD_COMMAS or any(c in sentence for c in "；：！？")
    return None if heavy or _QUANTITY.search(sentence) else Span(0, end)


def _run_in(text: str, start: int) -> Span | None:
    """The run-in heading behind a number: up to the first 。 that text follows."""
    end = text.find("。", start, start + RUN_IN_MAX + 1)
    if end <= start or end + 1 == len(text) or text[end + 1] in _CLOSERS:
        return None
    return Span(start, end)


def _behind(text: str, end: int) -> int:
    """Behind the stop of a heading that ends at `end`."""
    return end + text.startswith("。", end)


def _series(text: str, start: int) -> tuple[Spot, ...]:
    """The points from `start` on: those of the mark at the beginning, else 一是, else of the mark that comes first."""
    # Behind a number and its heading stands what may begin with a mark as well, though no stop is before it.
    found = [(_MARK_OF[str(m.lastgroup)], m) for m in _MARKS.finditer(text[start:])]
    if found and found[0][1].start() == 0:
        mark, first = found[0]
        points = _counted(found, mark, _count(first), start, len(text))
        alone = mark in (Mark.DOT, Mark.BRACKET) and len(points) < 2  # that may be the number of a heading
        if points and not alone and (start == 0 or len(points) > 1):
            return points
        found = found[1:]
    for mark in dict.fromkeys((Mark.SHI, *(mark for mark, _ in found))):
        points = _counted(found, mark, 1, start, len(text))
        if len(points) > 1:
            return points
    return ()


def _counted(
    found: list[tuple[Mark, re.Match[str]]], mark: Mark, first: int, offset: int, end: int
) -> tuple[Spot, ...]:
    """The points of one mark from number `first` on; none where a number is left out."""
    points: list[Spot] = []
    for kind, m in found:
        if kind is not mark:
            continue
        count = _count(m)
        expected = first + len(points)
        if count > expected:
            return ()
        if count == expected:
            if points:
                points[-1] = replace(points[-1], end=m.start() + offset)
            points.append(Spot(mark, count, m.start() + offset, m.end() + offset, end))
    return tuple(points)


def _count(m: re.Match[str]) -> int:
    return _which(m[str(m.lastgroup)])


@lru_cache(maxsize=512)
def _which(text: str) -> int:
    """Which one a mark is; 0 for what is no number: 三四是."""
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    count = number(text) or 0
    return count if not count or text in (str(count), numeral(count)) else 0
