"""Rows of a table that come from the data alone: the markup only names them, for 40,000 cells take long to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reportgen import document as doc
from reportgen.markup.element import SlipError, only
from reportgen.regex import regex

ROWS, NUMBER = "各行", "号"
_STANDS = regex(rf'<{ROWS} {NUMBER}="([0-9a-f]+)">.*?</{ROWS}>', re.DOTALL)
Cells = tuple[doc.Cell, ...]
Tables = Mapping[str, "Rows"]  # by the names that `named` gives


class Rows(NamedTuple):
    """The cells, row by row; None is the next `<td>` of the element that stands for them, which a template wrote.

    `written` makes the markup that they would be.
    """

    cells: list[tuple[doc.Cell | None, ...]]
    written: Callable[[], str]


NO_TABLES: Tables = MappingProxyType({})


class Page(NamedTuple):
    """The markup of a paper, and the rows that it names."""

    text: str = ""
    tables: Tables = NO_TABLES

    def whole(self) -> str:
        """With the rows written out."""
        return _STANDS.sub(lambda m: self.tables[m[1]].written() if m[1] in self.tables else m[0], self.text)


def named(number: int, cells: list[tuple[doc.Cell | None, ...]]) -> str:
    """A name for the rows of the table of this number, which no template can tell beforehand.

    It is made of the data: one by chance would make another text each time where a template prints it.
    """
    return sha256(f"{number} {cells[:1]}".encode("utf-8", "replace")).hexdigest()[:16]


def standing_for(name: str, cells: str) -> str:
    """The element that stands for rows; `cells` are those that a template wrote."""
    return f'<{ROWS} {NUMBER}="{name}">{cells}</{ROWS}>'


def rows_of(element: Element, tables: Tables, cell: Callable[[Element], doc.Cell], at: str) -> Iterator[Cells]:
    """The rows that an element stands for; `cell` reads what a template wrote, on the line `at`."""
    rows = tables.get(element.get(NUMBER, ""))
    if rows is None:
        raise _by_hand(element)
    written = chain(map(cell, _placed(only(element, "td"), at)), _no_more(element))
    for cells in rows.cells:
        yield tuple([next(written) if known is None else known for known in cells])


def _by_hand(element: Element) -> SlipError:
    return SlipError(element, "TPL503", f"<{ROWS}> 只由程序写", "用 {{ 各行(各项, 栏目) }} 印表格的各行")


def _no_more(element: Element) -> Iterator[doc.Cell]:
    """Where a cell is wanted that the element does not have."""
    raise _by_hand(element)
    yield ()


def _placed(elements: Iterable[Element], at: str) -> Iterator[Element]:
    for element in elements:
        element.set("at", at)
        yield element
