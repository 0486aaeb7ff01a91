"""Rows of a ledger that are nothing that is known: notes at its foot, or errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.dates import parse_date
from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.source import tidy
from reportgen.load.workbook.asides import NOTE, Asides
from reportgen.place import Place, Source
from reportgen.regex import regex
from reportgen.vocabulary import folded

NO_TASK = "删去这一行，或移到表头以上；分类写进“领域”一栏；确是任务的，补上其余各栏"
_FOOT = regex(  # what a single cell below the last task may begin with, or hold
    r"[★☆※*●◆▲△#].+|(?:\d{1,2}[.、]|[(]\d{1,2}[)]|[①-⑳])\D.*|[(].*[)]|第\d+页.*|共\d+页.*|[-—–=]*(?:以下|此处|下)(?:空白|无).*"
    r"|.*(?:盖章|公章|签章|签字|签名)[)]?:?.*|(?:以上)?数据(?:来源|来自|截至|统计|由).*|.*续(?:页|表)[)]?",
    re.DOTALL,
)


class _Stray(NamedTuple):
    line: int
    column: int
    text: str
    alone: bool
    numbered: bool  # it stands in the column of numbers


class Strays:
    """Gathers such rows, downwards, until it is known where the last task ends."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._rows: list[_Stray] = []

    def add(self, line: int, column: int, text: str, alone: bool, numbered: bool) -> None:
        """A row whose first text is this; `alone` where it has no other."""
        self._rows.append(_Stray(line, column, tidy(text), alone, numbered))

    def found(self, last: int, asides: Asides) -> Iterator[Diagnostic]:
        """What is wrong; notes at the foot, below row `last`, are put to the asides."""
        notes: list[_Stray] = []
        left: list[_Stray] = []
        for row in self._rows:
            if not (row.alone and self._is_note(row, last)):
                left.append(row)
                continue
            if _is_day(row.text) and left and left[-1].alone and left[-1].line == row.line - 1:
                notes.append(left.pop())  # who signs, above the day
            notes.append(row)
        for row in notes:
            asides.add(NOTE, row.line, row.column, row.text)
        for row in left:
            yield self._fault(row)

    def _is_note(self, row: _Stray, last: int) -> bool:
        if _is_day(row.text):
            return row.line > last or not row.numbered
        return row.line > last and bool(_FOOT.fullmatch(folded(row.text)))

    def _fault(self, row: _Stray) -> Diagnostic:
        place = Place(self._source, row.line, row.column)
        if not row.numbered:
            fix = "补上序号；如果这一行是上一项的续行，把上一项的序号向下合并到这一行；如果是备注，删去这一行"
            return fault("LED314", place, f"第 {row.line} 行有内容而没有序号", fix)
        shown = row.text.replace("\n", " ")
        shown = shown if len(shown) <= 20 else f"{shown[:20]}……"
        said = f"只有“{shown}”一格有内容" if row.alone else f"的“序号”是“{shown}”，不是编号"
        return fault("LED327", place, f"第 {row.line} 行{said}", NO_TASK)


def _is_day(text: str) -> bool:
    day = parse_date(text)
    return day is not None and day.day is not None
