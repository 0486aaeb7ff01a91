"""The header of a ledger's sheet: which row it is, which column holds what, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.source import tidy
from reportgen.load.workbook.cells import unescaped
from reportgen.model import Progress
from reportgen.place import Place, Source
from reportgen.vocabulary import definition, folded, key_table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADER_ROWS = 20  # a header stands within the first rows, below a title and notes
HEADER_KEYS = 3  # a row is the header when it names at least this many columns
_MARKS = re.compile(r"[（(].*?[）)]|\s")
_EDGES = "*＊※★☆：:"
SECRETS = ("公开", "涉密", "保密", "密级", "内部")  # a column that speaks of these must not be passed over


class Header(NamedTuple):
    """The header's row, and its columns: number -> canonical key and the word in the cell."""

    row: int
    columns: dict[int, tuple[str, str]]

    def holds(self, key: str) -> bool:
        """Whether there is a column of this key."""
        return any(key == known for known, _ in self.columns.values())


def header_of(sheet: Worksheet) -> Header | None:
    """The first row that names enough columns, 序号 among them."""
    for row in sheet.iter_rows(min_row=1, max_row=HEADER_ROWS):
        words = {int(c.column or 0): header_word(c.value) for c in row}
        columns = {column: (key, word) for column, word in words.items() if (key := key_of(word))}
        keys = {key for key, _ in columns.values()}
        if len(keys) >= HEADER_KEYS and "序号" in keys:
            return Header(int(row[0].row or 0), _in_context(columns))
    return None


def key_of(word: str) -> str | None:
    """The canonical key that a header's word names."""
    return key_table(definition("Task")).get(folded(word))


def header_word(value: object) -> str:
    """`整改时限\n（年月）*` -> 整改时限: blanks, notes in brackets and marks are not part of a header's word."""
    return _MARKS.sub("", tidy(unescaped(value))).strip(_EDGES) if isinstance(value, str) else ""


def _in_context(columns: dict[int, tuple[str, str]]) -> dict[int, tuple[str, str]]:
    """存在问题 is what was found (反馈问题) where no other column says that: no 反馈问题, no 名称 of the task."""
    if {"反馈问题", "名称"} & {key for key, _ in columns.values()}:
        return columns
    return {c: ("反馈问题" if key == "存在问题" else key, word) for c, (key, word) in columns.items()}


def header_faults(sheet: Worksheet, source: Source, header: Header) -> Iterator[Diagnostic]:
    """No 状态, columns that nobody reads, and two columns for the same thing; the second is left out."""
    top, columns = header
    seen: dict[str, int] = {}
    doubled: set[int] = set()
    for column, (key, word) in list(columns.items()):
        if key in seen:
            reason = f"“{word}”与 {Place(source, top, seen[key])} 都是“{key}”"
            yield fault("LED313", Place(source, top, column), reason, "改正其中一个栏目名，或删去一栏", key=key)
            del columns[column]
            doubled.add(column)
        seen.setdefault(key, column)
    for cell in next(sheet.iter_rows(min_row=top, max_row=top)):
        column = int(cell.column or 0)
        if isinstance(cell.value, str) and cell.value.strip() and column not in columns.keys() | doubled:
            word = cell.value.strip()
            if any(secret in word for secret in SECRETS):
                reason = f"不认识“{word}”这一栏，不读的话，不该公开的任务会印进公开稿"
                fix = "管公开的一栏，栏目名写“公开”，逐项填“是”或“否”"
                yield fault("LED334", Place(source, top, column), reason, fix, word=word)
                continue
            reason = f"没有叫“{word}”的栏目"
            yield fault("LED316", Place(source, top, column), reason, "这一栏不读；要读就改用通行的栏目名", word=word)
    if "状态" not in seen:
        states = "、".join(p.value for p in Progress)
        reason = f"表头（第 {top} 行）里没有“状态”，也没有“完成情况”“整改进度”等"
        fix = f"加一栏“状态”，逐项填写：{states}；已有这一栏的，把栏目名改为“状态”"
        yield fault("LED329", Place(source, top, min(columns)), reason, fix)
