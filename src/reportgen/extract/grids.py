"""A Word file or a plain text -> paragraphs and tables in their order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportgen.extract.parts import Grid, Item, Line
from reportgen.place import Source
from reportgen.read.word import Para, Where, WordFile

HEADINGS = 4  # levels of headings that a paper has


def items_of_word(word: WordFile) -> list[Item]:
    """All of it that can be seen. A table within a cell, or a text box there, comes behind the table as lines."""
    cells: dict[int, list[Para]] = {}
    for para in word.paras:
        if _is_cell(word, para) and para.table is not None:
            cells.setdefault(para.table, []).append(para)
    first = {paras[0].index: paras for paras in cells.values()}
    items: list[Item] = []
    for para in word.paras:
        if para.index in first:
            items.append(_grid(first[para.index]))
        elif not para.is_blank and not _is_cell(word, para):
            items.append(Line(para.shown, para.index, _level(para)))
    return items


def items_of_lines(source: Source) -> list[Item]:
    """Of a plain text: its lines; neighbours that tabs part into equally many cells are a table."""
    items: list[Item] = []
    numbered = list(enumerate(source.lines, 1))
    for tabs, group in groupby(numbered, key=lambda one: one[1].count("\t") if one[1].strip() else -1):
        lines = list(group)
        rows = tuple(tuple(cell.strip() for cell in line.split("\t")) for _, line in lines)
        if tabs > 0 and _is_table(rows):
            items.append(Grid(rows, lines[0][0]))
        elif tabs >= 0:
            items += (Line(line, n) for n, line in lines)
    return items


def _is_cell(word: WordFile, para: Para) -> bool:
    """Whether it stands in a cell of a table that is in no other."""
    return para.where is Where.TABLE and para.table is not None and not word.tables[para.table].nested


def _grid(paras: Sequence[Para]) -> Grid:
    """A row for each that has a cell, a column for each that a cell begins in."""
    texts: dict[tuple[int, int], list[str]] = {}
    for para in paras:
        cell = texts.setdefault((para.row, para.column), [])
        if not para.is_blank:
            cell.append(para.shown)
    width = max(column for _, column in texts) + 1
    rows = sorted({row for row, _ in texts})
    return Grid(tuple(tuple("\n".join(texts.get((r, c), ())) for c in range(width)) for r in rows), paras[0].index)


def _level(para: Para) -> int:
    outline = para.shape.outline
    return outline + 1 if outline is not None and outline < HEADINGS else 0


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether tabs part cells; else they indent a line, or set a word apart."""
    several = [row for row in rows if sum(map(bool, row)) > 1]
    return len(rows) > 1 and len(several) * 2 > len(rows)
