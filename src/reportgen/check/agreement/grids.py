"""The tables of a paper whose rows have a 序号: their heads, and their rows in order."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reportgen.check.paper import Paper, Passage, Role
from reportgen.load.workbook.columns import header_word, key_of
from reportgen.model.numbers import number_of
from reportgen.records import dataclass, field
from reportgen.values import Text

NUMBER = "序号"
NAMES = ("反馈问题", "名称", "整改任务", "问题")  # by which a task is known, whatever its number
SUMS = ("合计", "小计", "总计", "总数")

Cells = dict[str, list[Passage]]  # head -> the paragraphs of a cell


@dataclass
class Row:
    """A row of a table: its 序号 as typed, and its cells by the heads of the ledger."""

    no: str
    first: Passage
    cells: Cells

    def text(self, head: str) -> str:
        """What a cell says; "" where it is empty."""
        return " ".join(p.text for p in self.cells.get(head, ()))


@dataclass
class Grid:
    """A table: its heads by column, its numbered rows, and those of 合计; `headless` where its first row is a task."""

    heads: dict[int, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    sums: list[Row] = field(default_factory=list)
    headless: bool = False

    @property
    def name(self) -> str:
        """The column of 反馈问题; "" where there is none."""
        return next(
            (h for word in NAMES for h in self.heads.values() if (key_of(header_word(h), "Task") or h) == word), ""
        )


def grids(paper: Paper, like: Grid | None = None) -> list[Grid]:
    """Those tables whose first row names 序号, or is a task of a table `like` this one.

    Columns are called as in `like`, so that 完成情况 there is 状态 here.
    """
    cells: dict[int, dict[int, dict[int, list[Passage]]]] = {}
    for p in paper.having(Role.CELL):
        cells.setdefault(p.table, {}).setdefault(p.row, {}).setdefault(p.column, []).append(p)
    return [grid for rows in cells.values() if (grid := _grid(rows, like)) is not None]


def _grid(rows: dict[int, dict[int, list[Passage]]], like: Grid | None) -> Grid | None:
    ordered = sorted(rows)
    heads = {column: plain("".join(p.text for p in cell)) for column, cell in rows[ordered[0]].items()}
    headless = NUMBER not in heads.values()
    if headless:
        if like is None or set(heads) != set(like.heads) or not _number(rows[ordered[0]].get(_column(like.heads))):
            return None
        heads = like.heads
    elif like is not None:
        heads = _called(heads, like.heads)
    where = _column(heads)
    grid = Grid(heads, headless=headless)
    for n in ordered if headless else ordered[1:]:
        named = {heads[c]: found for c, found in rows[n].items() if c in heads}
        first = rows[n][min(rows[n])][0]
        no = _number(rows[n].get(where))
        if no:
            grid.rows.append(Row(no, rows[n][where][0], named))
        elif plain(first.text) in SUMS:
            grid.sums.append(Row("", first, named))
    return grid


def _column(heads: dict[int, str]) -> int:
    return next((column for column, head in heads.items() if head == NUMBER), -1)


def _number(cell: list[Passage] | None) -> str:
    no = number_of(Text(plain(cell[0].text))) if cell else ""
    return no if no[:1].isdecimal() else ""


def _called(heads: dict[int, str], ours: dict[int, str]) -> dict[int, str]:
    """完成情况 is called 状态 where the ledger has only that: by the synonyms of a ledger's columns."""
    free = {key_of(header_word(h), "Task"): h for h in ours.values() if h not in heads.values()}
    free.pop(None, None)
    known = set(ours.values())
    return {c: h if h in known else free.get(key_of(header_word(h), "Task"), h) for c, h in heads.items()}


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Half-width and without blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
