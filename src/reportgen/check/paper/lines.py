"""A plain text -> a paper: lines that were broken in the middle of a sentence are joined, tabbed rows are tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.check.marks import ATTACHMENT_MARK, DATE_ALONE
from reportgen.check.paper import Paper, Passage, Role
from reportgen.check.paper.roles import level_of, roles
from reportgen.place import Place, Source

ENDS = "。！？；：…”）》.!?;:"  # a line that ends with one of them is whole
FULL_LINE = 0.8  # of the longest line: below it, a line was ended on purpose
WRAPPED = 0.6  # of the lines longer than half the longest must end in the middle of a sentence
WRAP_MAX = 100  # characters: longer lines are paragraphs


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a paragraph that stand together in the file: from `at` of the paragraph, at line and column."""

    at: int
    line: int
    column: int


def paper_of_lines(source: Source, *, released: bool = False) -> Paper:
    """The paper of a text file; places are those of its lines."""
    paragraphs: list[tuple[str, list[Piece]]] = []
    cells: list[tuple[int, int, int, str, list[Piece]]] = []
    order: list[tuple[bool, int]] = []
    wrapped = _is_wrapped(source.lines)
    table, last_row, row = -1, -2, -1
    joining = False
    for n, line in enumerate(source.lines, 1):
        if "\t" in line.strip():
            table, row = (table, row + 1) if last_row == n - 1 else (table + 1, 0)
            last_row, joining = n, False
            at = 0
            for column, cell in enumerate(line.split("\t")):
                if cell.strip():
                    order.append((True, len(cells)))
                    cells.append((table, row, column, cell, [Piece(0, n, at + 1)]))
                at += len(cell) + 1
        elif line.strip():
            if joining and not _begins(line):
                text, pieces = paragraphs[-1]
                start = len(line) - len(line.lstrip())
                pieces.append(Piece(len(text), n, start + 1))
                paragraphs[-1] = (text + line.strip(), pieces)
            else:
                order.append((False, len(paragraphs)))
                paragraphs.append((line.rstrip(), [Piece(0, n, 1)]))
            joining = wrapped and _goes_on(line, source.lines)
        else:
            joining = False
    told = roles([text for text, _ in paragraphs])
    passages: list[Passage] = []
    for is_cell, n in order:
        index = len(passages)
        if is_cell:
            table, row, column, text, pieces = cells[n]
            place = _locator(source, pieces)
            passages.append(Passage(index, text, Role.CELL, place, table=table, row=row, column=column))
        else:
            text, pieces = paragraphs[n]
            role, level, part = told[n]
            passages.append(Passage(index, text, role, _locator(source, pieces), level, part))
    return Paper(source, tuple(passages), released)


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


def _locator(source: Source, pieces: Sequence[Piece]) -> _Locator:
    return _Locator(source, pieces)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the file breaks its lines at a width, as texts copied from a PDF or a mail do."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    if len(lengths) < 6 or lengths[-1] > WRAP_MAX:
        return False
    long_ = [line.strip() for line in lines if len(line.strip()) > lengths[-1] / 2]
    broken = sum(line[-1] not in ENDS and len(line) >= FULL_LINE * lengths[-1] for line in long_)
    return broken >= WRAPPED * len(long_)


def _goes_on(line: str, lines: Sequence[str]) -> bool:
    text = line.strip()
    longest = max(len(other.strip()) for other in lines)
    return len(text) >= FULL_LINE * longest and text[-1] not in ENDS[:5]


def _begins(line: str) -> bool:
    """Whether a line begins a paragraph whatever stands above it."""
    return (
        line[:1] in "\u3000 " or level_of(line) > 0 or bool(DATE_ALONE.fullmatch(line) or ATTACHMENT_MARK.match(line))
    )
