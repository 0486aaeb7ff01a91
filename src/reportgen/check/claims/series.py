"""The numbered points of a paper (一是…二是…, 第一，①, （1）) -> series of points, and the numbers that break them.

A series may run through one paragraph or over many, and one may stand inside another: a point goes on with the
innermost series that waits for its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen import zh
from reportgen.check import marks
from reportgen.check.paper import Paper, Passage, Role
from reportgen.records import dataclass, field
from reportgen.regex import regex

NUMERAL = "[一二三四五六七八九十]{1,3}"
_NAME = regex(marks.NAME)
_POINTS = r"(?:^\s{0,8}|(?<=[。；，：！？“（;:,!?(”）…\s])\s{0,2})"  # where a point of a sentence can begin
_STOPS = r"(?:^\s{0,8}|(?<=[。；：！？“;:!?”）…])\s{0,2})"
SHOWN = 8  # characters behind a number that a message shows
REACH = 1500  # characters between two points that are searched for the one between them
DEEP = 6  # series that are open at once


class Family(NamedTuple):
    """One way to number points: its pattern (group 1 is the number), how a message writes a number."""

    pattern: re.Pattern[str]
    form: str
    han: bool = True

    def write(self, number: int) -> str:
        """2 -> 二是."""
        if "①" in self.form:
            return chr(0x245F + number)
        return self.form.format(zh.numeral(number) if self.han else number)


IS = Family(regex(rf"{_POINTS}({NUMERAL})是(?![一二三四五六七八九十][，。、；”])"), "{}是")
FAMILIES = (
    Family(regex(rf"{_POINTS}({NUMERAL})要(?![素件点求义道么不])"), "{}要"),
    Family(regex(rf"{_POINTS}({NUMERAL})抓(?!到底|[一二三四五六七八九不])"), "{}抓"),
    Family(regex(rf"{_STOPS}第({NUMERAL})[，,]"), "第{}，"),
    Family(regex(rf"{_STOPS}其({NUMERAL})[，,是]"), "其{}，"),
    Family(regex(r"(?:^\s{0,8}|(?<=[。；，：！？;:,“（])\s{0,2})([①-⑳])(?![\s、，。；])"), "①", han=False),
    Family(regex(r"(?<=[。；，：！？;:,])\s{0,2}[（(](\d{1,2})[）)](?![\s、，。；\d])"), "（{}）", han=False),
    Family(regex(r"(?<=[。；：！？;:])\s{0,2}(\d{1,2})[.．、](?=[\u4e00-\u9fff“《])"), "{}.", han=False),
)


class Point(NamedTuple):
    """A number of a point: characters start..end of a passage; whether it begins its paragraph."""

    number: int
    passage: Passage
    start: int
    end: int
    leads: bool

    @property
    def shown(self) -> str:
        """Its number with what follows, for a message."""
        after = re.split("[。；，：]", self.passage.text[self.end : self.end + SHOWN])[0]
        return self.passage.text[self.start : self.end].strip() + after


@dataclass
class Series:
    """Points that belong together; `awaited` are the numbers that may come next, `missing` those left out so far."""

    points: list[Point]
    awaited: frozenset[int]
    missing: set[int] = field(default_factory=set)
    sound: bool = True

    @property
    def last(self) -> Point:
        """The latest of them."""
        return self.points[-1]

    def take(self, point: Point, *more: int) -> None:
        """One more point; `more` are further numbers that may follow it."""
        self.points.append(point)
        self.awaited = frozenset({point.number + 1, *more})


class Break(NamedTuple):
    """A number that does not follow: the point, the one before it (none for a first that is not 1)."""

    point: Point
    before: Point | None


def unnamed(text: str) -> str:
    """The text with 《names》 blanked out, places unchanged."""
    return marks.blanked(text, _NAME, "＿")


def blocks(paper: Paper) -> Iterator[list[Passage]]:
    """Passages in which a list may run on: the text below a heading 一、 or （一）, or one cell of a table."""
    block: list[Passage] = []
    last: tuple[object, ...] = ()
    for p in paper.passages:
        key = (p.part, p.table, p.row, p.column, p.role is Role.CELL)
        if block and (key != last or p.level in (1, 2)):
            yield block
            block = []
        block.append(p)
        last = key
    if block:
        yield block


def points(block: Iterable[Passage], family: Family) -> Iterator[Point]:
    """The points of one family, in order."""
    for p in block:
        text = unnamed(p.text)
        for m in family.pattern.finditer(text):
            number = ord(m[1]) - 0x245F if "①" in family.form else zh.number(m[1])
            if number:
                start = m.end() - len(m[0].lstrip())
                yield Point(number, p, start, m.end(), not text[:start].strip())


def follow(found: Sequence[Point], family: Family) -> tuple[list[Series], list[Break]]:
    """Points in order -> the series that they make, and those that break one."""
    all_: list[Series] = []
    stack: list[Series] = []
    breaks: list[Break] = []
    for point in found:
        if point.number == 1:
            stack.append(Series([point], frozenset({2})))
            all_.append(stack[-1])
            del stack[:-DEEP]
        elif series := _waiting(stack, point, family):
            del stack[stack.index(series) + 1 :]
            series.take(point)
        elif series := _broken(stack, point):
            del stack[stack.index(series) + 1 :]
            if point.number in series.missing:
                series.missing.discard(point.number)  # told already where it was left out
                continue
            breaks.append(Break(point, series.last))
            series.sound = False
            series.missing |= set(range(series.last.number + 1, point.number))
            again = point.number == series.last.number
            series.take(point, *((point.number + 2,) if again else ()))
        else:
            breaks.append(Break(point, None))
            stack.append(Series([point], frozenset({point.number, point.number + 1}), sound=False))
            all_.append(stack[-1])
            del stack[:-DEEP]
    return all_, breaks + _twice_first(all_)


def _twice_first(all_: Sequence[Series]) -> list[Break]:
    """A 1 that nothing follows but another 1, in its paragraph or at the head of the next."""
    twice = []
    for one, other in pairwise(all_):
        first, again = one.points[0], other.points[0]
        beside = again.passage.index - first.passage.index
        near = not beside or (beside == 1 and first.leads and again.leads)
        if len(one.points) == 1 and first.number == again.number == 1 and near:
            twice.append(Break(again, first))
    return twice


def _waiting(stack: Sequence[Series], point: Point, family: Family) -> Series | None:
    """The innermost series that the point goes on with; a paragraph that begins with it belongs to its like first."""
    led = [s for s in stack if s.points[0].leads]
    for series in reversed(led if point.leads and led else stack):
        if point.number in series.awaited or _unmarked(series, point, family):
            return series
    return None


def _broken(stack: Sequence[Series], point: Point) -> Series | None:
    """The series that the point should have gone on with."""
    for series in reversed(stack):
        near = series.last.passage.index == point.passage.index
        if near or (point.leads and series.points[0].leads):
            return series
    return None


def _unmarked(series: Series, point: Point, family: Family) -> bool:
    """Whether the number before this one stands where no point was seen: 做法二是…，三是…, or in other words: 二要."""
    if point.number - 1 not in series.awaited:
        return False
    wanted = re.escape(family.write(point.number - 1))
    if family.form[-1] in "是要抓":
        wanted = f"{wanted[:-1]}[是要抓靠来则、]"
    last, here = series.last.passage, point.passage
    start = max(series.last.end if last.index == here.index else 0, point.start - REACH)
    if last.index != here.index and re.search(wanted, last.text[series.last.end : series.last.end + REACH]):
        return True
    return bool(re.search(wanted, here.text[start : point.start]))
