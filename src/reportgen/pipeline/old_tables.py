"""The tables of an old paper: a ledger of tasks, petitions, or rows that stay text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.extract.parts import Facts, Grid, Item, Line, Told
from reportgen.extract.tables import Ledger, cases_of, ledger_of
from reportgen.pipeline.old_paper import as_set

TABLE = "〔台账〕"  # a line that stands for the table of tasks while the structure is made


def with_ledger(items: Sequence[Item]) -> tuple[Ledger | None, tuple[Item, ...]]:
    """The table that is a ledger, where it is the last thing of the paper, and the items with a line in its place."""
    for n, item in enumerate(items):
        if isinstance(item, Grid) and n == len(items) - 1:
            ledger = ledger_of(item)
            if ledger:
                return ledger, (*items[:n], Line(TABLE, item.at))
    return None, tuple(items)


def as_lines(items: Sequence[Item]) -> tuple[tuple[Line, ...], list[int]]:
    """Every item as lines, a row of a table as one; and where there were tables."""
    lines: list[Line] = []
    tables: list[int] = []
    for item in items:
        if isinstance(item, Line):
            lines.append(item)
            continue
        tables.append(item.at)
        rows = (_row(row) for row in item.rows)
        lines += (Line(row, item.at + n) for n, row in enumerate(rows) if row)
    return tuple(lines), tables


def _row(cells: Sequence[str]) -> str:
    """A row as one line; a line break within a cell is a blank, an empty cell stays."""
    text = "｜".join(" ".join(cell.split()) for cell in cells)
    return as_set(text) if text.strip("｜") else ""


def petitions(items: Sequence[Item]) -> Iterator[Facts]:
    """The first table of petitions, one by one; its rows stay in the text, for nothing else prints them."""
    for item in items:
        cases = cases_of(item) if isinstance(item, Grid) else None
        if cases:
            told = tuple(problem for problem in cases.problems if isinstance(problem, Told))
            yield Facts({"信访": {"明细": list(cases.tasks)}}, told)
            return
