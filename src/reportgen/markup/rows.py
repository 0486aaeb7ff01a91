"""Rows of a table that come from the data alone: the markup only names them, for 40,000 cells take long to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen import document as doc
from reportgen.markup.element import Element, SlipError, only
from reportgen.regex import regex

ROWS, NUMBER = "各行", "号"
_STANDS = regex(rf'<{ROWS} {NUMBER}="(\d+)">.*?</{ROWS}>', re.DOTALL)
Cells = tuple[doc.Cell, ...]
Tables = Sequence["Rows"]


class Rows(NamedTuple):
    """The cells, row by row; None is the next `<td>` of the element that stands for them, which a template wrote.

    `written` makes the markup that they would be.
    """

    cells: list[tuple[doc.Cell | None, ...]]
    written: Callable[[], str]


class Page(NamedTuple):
    """The markup of a paper, and the rows that it names."""

    text: str = ""
    tables: Tables = ()

    def whole(self) -> str:
        """With the rows written out."""
        return _STANDS.sub(lambda m: self.tables[int(m[1])].written(), self.text)


def standing_for(number: int, cells: str) -> str:
    """The element that stands for rows; `cells` are those that a template wrote."""
    return f'<{ROWS} {NUMBER}="{number}">{cells}</{ROWS}>'


def rows_of(element: Element, tables: Tables, cell: Callable[[Element], doc.Cell], at: str) -> Iterator[Cells]:
    """The rows that an element stands for; `cell` reads what a template wrote, on the line `at`."""
    number = element.get(NUMBER, "")
    if not number.isascii() or not number.isdigit() or int(number) >= len(tables):
        raise SlipError(element, "TPL503", f"<{ROWS}> 只由程序写", "用 {{ 各行(各项, 栏目) }} 印表格的各行")
    written = map(cell, _placed(only(element, "td"), at))
    for cells in tables[int(number)].cells:
        yield tuple([next(written) if known is None else known for known in cells])


def _placed(elements: Iterable[Element], at: str) -> Iterator[Element]:
    for element in elements:
        element.set("at", at)
        yield element
