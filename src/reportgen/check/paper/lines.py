"""A plain text -> a paper: lines that were broken in the middle of a sentence are joined, tabbed rows are tables."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportgen.check.marks import ATTACHMENT_MARK, DATE_ALONE
from reportgen.check.paper import Paper, Passage, Role
from reportgen.check.paper.roles import Told, level_of, roles
from reportgen.place import Place, Source
from reportgen.records import dataclass
from reportgen.regex import regex

ENDS = "。！？；：…”）》.!?;:"  # a line that ends with one of them is whole
FULL_LINE = 0.8  # of the longest line: below it, a line was ended on purpose
WRAPPED = 0.6  # of the lines longer than half the longest must end in the middle of a sentence
BROKEN_MIN = 30  # characters of a line that was surely no heading
_UNIT = regex("[项个件批家起条处名人次万亿年月日%]")
_COUNT = regex(r"\d{1,5} ?(?:项|个|件|家|起|条)")
_DOES = regex("(?:完成|反馈|交办|办结|涉及|共|整改|明确|确定|其余|剩余|其中)$")
JOINED_MAX = 4000  # characters of a paragraph that was put together; there is none so long
WRAP_MAX = 100  # characters: longer lines are paragraphs


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a paragraph that stand together in the file: from `at` of the paragraph, at line and column."""

    at: int
    line: int
    column: int


def paper_of_lines(source: Source, *, released: bool = False) -> Paper:
    """The paper of a text file; places are those of its lines."""
    drafts = _drafts(source)
    told = iter(roles([d.text for d in drafts if d.table < 0]))
    passages: list[Passage] = []
    for d in drafts:
        role, level, part = next(told) if d.table < 0 else Told(Role.CELL)
        place = _Locator(source, d.pieces)
        passages.append(Passage(len(passages), d.text, role, place, level, part, d.table, d.row, d.column))
    return Paper(source, tuple(passages), released)


@dataclass(slots=True)
class _Draft:
    """A paragraph or a cell before it has a role; `table` is -1 outside of tables."""

    text: str
    pieces: list[Piece]
    table: int = -1
    row: int = -1
    column: int = -1


def _drafts(source: Source) -> list[_Draft]:
    drafts: list[_Draft] = []
    full = full_line(source.lines)
    table, last_row, row = -1, -2, -1
    joining, last_line = False, -1
    for n, line in enumerate(source.lines, 1):
        if "\t" in line.strip():
            table, row = (table, row + 1) if last_row == n - 1 else (table + 1, 0)
            last_row, joining = n, False
            drafts += _cells(line, n, table, row)
        elif not line.strip():
            joining = False
        elif (joining and not _begins(line)) or (last_line == n - 1 and drafts and broken(drafts[-1].text, line)):
            draft = drafts[-1]
            draft.pieces.append(Piece(len(draft.text), n, len(line) - len(line.lstrip()) + 1))
            draft.text += line.strip()
            joining = goes_on(line, full) and len(draft.text) < JOINED_MAX
        else:
            drafts.append(_Draft(line.rstrip(), [Piece(0, n, 1)]))
            joining = goes_on(line, full)
        if line.strip() and "\t" not in line.strip():
            last_line = n
    return drafts


def _cells(line: str, n: int, table: int, row: int) -> Iterator[_Draft]:
    at = 0
    for column, cell in enumerate(line.split("\t")):
        if cell.strip():
            yield _Draft(cell, [Piece(0, n, at + 1)], table, row, column)
        at += len(cell) + 1


class _Locator:
    """Where characters of a passage stand in the file."""

    __slots__ = ("pieces", "source", "starts")

    def __init__(self, source: Source, pieces: Sequence[Piece]) -> None:
        self.source, self.pieces = source, pieces
        self.starts = [p.at for p in pieces]

    def __call__(self, start: int, end: int) -> Place:
        first, last = self._at(start), self._at(max(start, end - 1))
        return Place(self.source, *first, last[0], last[1] + (end > start))

    def _at(self, at: int) -> tuple[int, int]:
        piece = self.pieces[max(0, bisect_right(self.starts, at) - 1)]
        return piece.line, piece.column + at - piece.at


def full_line(lines: Sequence[str]) -> float:
    """From which length on a line was broken because it was full; infinite for a file whose lines are paragraphs.

    Texts copied from a PDF or a mail break their lines at a width.
    """
    texts = [line.strip() for line in lines if line.strip()]
    longest = max(map(len, texts), default=0)
    if len(texts) < 6 or longest > WRAP_MAX:
        return math.inf
    long_ = [text for text in texts if len(text) > longest / 2]
    broken = sum(text[-1] not in ENDS and len(text) >= FULL_LINE * longest for text in long_)
    return FULL_LINE * longest if broken >= WRAPPED * len(long_) else math.inf


def goes_on(line: str, full: float) -> bool:
    """Whether a line is full and ends in the middle of a sentence."""
    text = line.strip()
    return len(text) >= full and text[-1] not in ENDS[:5]


def broken(above: str, line: str) -> bool:
    """Whether a break parts a number from its measure word, or what is done from its number: 应完成¶1项."""
    if len(above) < BROKEN_MIN or level_of(line):
        return False
    return bool(_UNIT.match(line) if above[-1].isdigit() else _COUNT.match(line) and _DOES.search(above))


def _begins(line: str) -> bool:
    """Whether a line begins a paragraph whatever stands above it."""
    return (
        line[:1] in "\u3000 " or level_of(line) > 0 or bool(DATE_ALONE.fullmatch(line) or ATTACHMENT_MARK.match(line))
    )
