"""The text of a paper -> chapters, sections, enumerations and paragraphs, counted as the program will count them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen.document import Mark
from reportgen.enumerated import RUN_IN_MAX, Span, numbered
from reportgen.extract.paragraphs import listed, marking_of
from reportgen.extract.parts import Block, Doubt, Grid, Item, Line, Piece, Point, Points, Section
from reportgen.extract.points import DEEPEST, MARK_OF_LEVEL, closed, piece, prose, split
from reportgen.gongwen import HEADING_LEVELS
from reportgen.regex import regex

CHAPTERS = (1, 2)  # levels that are headings wherever they count; 1. and （1） may number points as well
BULLET = regex("——|[●■◆▲★▪•○]")
PAUSES = "，：；"
STYLED_MAX = 2 * RUN_IN_MAX  # characters of a heading that is one by its style in Word


class Head(NamedTuple):
    """A paragraph that begins with the number of a heading: the heading's span, and where the text behind it begins."""

    line: Line
    span: Span
    rest: int

    @property
    def own(self) -> bool:
        """Whether the heading is all of the paragraph."""
        return self.rest == len(self.line.text)


class Body:
    """Reads the items of a paper once, in order; `own` holds the lines that are headings by their look."""

    def __init__(self, own: frozenset[int], plain: frozenset[int]) -> None:
        self.own, self.plain = own, plain
        self.marking = marking_of(plain)
        self.counts = [0] * (HEADING_LEVELS + 2)
        self.doubts: list[Doubt] = []
        self._bullet = ""  # that the paragraph before begins with
        self._numbers: dict[int, tuple[int, int]] = {}  # level and count of a line's number, by its `at`

    def blocks(self, items: Sequence[Item], level: int = 0, *, waiting: bool = False) -> list[Block]:
        """What stands in a section of `level`; `waiting`: its paragraph before could be joined by an enumeration."""
        for below in CHAPTERS:
            if below > level and (heads := self._heads(items, below)):
                first = self.blocks(items[: heads[0]], below, waiting=waiting)
                return [*first, *self._sections(items, heads, below)]
        return self._rest(items, level, waiting=waiting)

    def _rest(self, items: Sequence[Item], level: int, *, waiting: bool) -> list[Block]:
        """Without chapters: paragraphs and enumerations, then sections of the lower levels."""
        blocks: list[Block] = []
        n = 0
        nearest = dict.fromkeys(MARK_OF_LEVEL, 0)  # before these no headings begin
        while n < len(items):
            item = items[n]
            if isinstance(item, Grid):
                blocks.append(item)
                n, waiting = n + 1, True
                continue
            mark = self.marking(item)
            below = next((at for at, kind in MARK_OF_LEVEL.items() if mark and mark.mark is kind), 0)
            if below > level and n >= nearest[below]:
                heads = self._heads(items[n:], below)
                if heads and heads[0] == 0 and self._is_sections(items[n:], heads, level):
                    return [*blocks, *self._sections(items[n:], heads, below)]
                nearest[below] = n + (heads[0] or 1) if heads else len(items)
            found = listed(items[n:], self.marking) if mark and mark.count == 1 else None
            if found:
                blocks.append(found.points)
                n, waiting = n + found.length, False
                continue
            more = self._paragraph(item, waiting=waiting)
            blocks += more
            n, waiting = n + 1, isinstance(more[-1], Piece)
        return blocks

    def _paragraph(self, line: Line, start: int = 0, *, waiting: bool) -> list[Block]:
        """A paragraph that is no heading, or what stands behind a run-in one."""
        spots = split(line.text).points
        if line.at in self.plain or (spots and spots[0].at == start == 0 and spots[0].count > 1):
            if not start:
                self._ask(line)
            return [piece(line, start)]
        found = prose(line, start, spots if spots and spots[0].at >= start and len(spots) > 1 else ())
        if found.points and not found.lead and waiting:
            if _depth(found.points) < DEEPEST:
                # Behind a paragraph it would run on in that one; as the only point of another enumeration it does not.
                return [Points(Mark.NONE, False, (Point(None, None, points=found.points),))]
            found = found._replace(lead=piece(line, start), points=None)
        if found.whole:
            self._doubt(line, "这一段里的要点有的末尾没有标点，照原样留作文字", "在要点末尾补上标点，再改成要点")
        elif not start and not found.points:
            self._ask(line)
        return [block for block in (found.lead, found.points) if block]

    def _ask(self, line: Line) -> None:
        """A doubt where the paragraph begins with a number or a mark that the program will not count."""
        number, _, _ = numbered(line.text)
        mark = self.marking(line)
        spots = split(line.text).points
        end = len(number) or (mark.start if mark else spots[0].start if spots and spots[0].at == 0 else 0)
        bullet, above = BULLET.match(line.text), self._bullet
        self._bullet = bullet[0] if bullet else ""
        if bullet and self._bullet != above:
            reason = f"“{bullet[0]}”开头的各段像是并列的要点，程序没有这种序次，照原样留作文字"
            self._doubt(line, reason, "核对原文；要作要点，删去这个符号，写到“要点”", bullet.end())
        elif end:
            reason = f"“{line.text[:end]}”与前后的序号接不上，或不是标题、要点，照原样留作文字"
            if mark and not closed(line.text):
                reason = f"“{line.text[:end]}”这一段末尾没有标点，作要点会多印一个句号，照原样留作文字"
            self._doubt(line, reason, "核对原文；要由程序编号，改成章节或要点，删去序号", end)

    def _doubt(self, line: Line, reason: str, fix: str, end: int | None = None) -> None:
        self.doubts.append(Doubt(line.at, 0, len(line.text) if end is None else end, reason, fix))

    def _heads(self, items: Sequence[Item], level: int) -> list[int]:
        """Where the headings of a level stand that count on from those before; none where they head nothing."""
        first = self.counts[level] + 1
        heads: list[int] = []
        for n, item in enumerate(items):
            if not isinstance(item, Line) or item.at in self.plain:
                continue
            at, count = self._number(item)
            if at != level:
                continue
            if heads and count == first and n - heads[0] == len(heads):
                heads = []  # those before were a list of contents
            if count == first + len(heads) and self._head(item):
                heads.append(n)
        return heads if self._is_filled(items, heads) else []

    def _number(self, line: Line) -> tuple[int, int]:
        found = self._numbers.get(line.at)
        if found is None:
            found = self._numbers[line.at] = numbered(line.text)[1:]
        return found

    def _is_filled(self, items: Sequence[Item], heads: list[int]) -> bool:
        """Whether something stands behind one of the headings."""
        texts = [item for n in heads if isinstance(item := items[n], Line)]
        return any(end > n + 1 for n, end in pairwise([*heads, len(items)])) or any(
            (head := self._head(line)) and not head.own for line in texts
        )

    def _is_sections(self, items: Sequence[Item], heads: list[int], level: int) -> bool:
        """Whether 1. or （1） are better read as headings in a section of `level` than as points."""
        found = [head for n in heads if isinstance(item := items[n], Line) and (head := self._head(item))]
        below = self._number(found[0].line)[0] if found else 0
        return level == below - 1 or any(head.own for head in found)

    def _head(self, line: Line) -> Head | None:
        """The heading of a numbered paragraph: all of it, its first sentence, or for 一、（一） its first clause."""
        text = line.text
        parted = split(text)
        number, level, _ = numbered(text)
        styled = line.level == level and not parted.head and len(text) <= STYLED_MAX
        if line.at in self.own or styled:
            return Head(line, Span(len(number), len(text)), len(text))
        if parted.head:
            return Head(line, parted.head, parted.lead.start)
        if level not in CHAPTERS:
            return None
        if len(text) <= RUN_IN_MAX and not parted.points:
            return Head(line, Span(len(number), len(text)), len(text))
        ends = [at + 1 for at in (text.find(mark, len(number), RUN_IN_MAX) for mark in PAUSES) if at > len(number)]
        end = min(ends, default=len(text))
        return Head(line, Span(len(number), end), end) if end < len(text) else None

    def _sections(self, items: Sequence[Item], heads: list[int], level: int) -> list[Block]:
        sections: list[Block] = []
        for n, end in pairwise([*heads, len(items)]):
            item = items[n]
            head = self._head(item) if isinstance(item, Line) else None
            if head:
                self.counts[level] += 1
                self.counts[level + 1 :] = [0] * (len(self.counts) - level - 1)
                sections.append(self._section(head, items[n + 1 : end], level))
        return sections

    def _section(self, head: Head, below: Sequence[Item], level: int) -> Section:
        line = head.line
        self._bullet = ""
        doubts = len(self.doubts)
        run_in = [] if head.own else self._paragraph(line, head.rest, waiting=False)
        blocks = [*run_in, *self.blocks(below, level, waiting=bool(run_in) and isinstance(run_in[-1], Piece))]
        if level == HEADING_LEVELS and not _is_simple(blocks):
            # Below the fourth level nothing can stand that would need a section of its own.
            del self.doubts[doubts:]
            run_in = [] if head.own else [piece(line, head.rest)]
            blocks = [*run_in, *(item if isinstance(item, Grid) else piece(item, 0) for item in below)]
        if not head.own and line.text[head.span.end : head.span.end + 1] != "。":
            reason = "这一段有序号，却没有单独成句的小标题，前一小句当作了小标题"
            self._doubt(line, reason, "改写小标题，或改成要点", head.span.end)
        return Section(level, piece(line, *head.span), not head.own, tuple(blocks))


def _is_simple(blocks: Sequence[Block]) -> bool:
    """Paragraphs, at most one enumeration, and paragraphs."""
    return sum(isinstance(block, Points) for block in blocks) < 2 and not any(isinstance(b, Section) for b in blocks)


def _depth(points: Points) -> int:
    return 1 + max((_depth(point.points) for point in points.items if point.points), default=0)
