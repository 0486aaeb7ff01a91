"""The cells of tables, built and edited -> which became which: table by table, row by row, column by column."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.pull.align import Alignment
from reportgen.pull.changes import Unit, What
from reportgen.pull.rows import Columns, pair_rows

COUNTED = ("序号", "编号")  # heads of columns that count the rows
ALIKE = 20  # tables that one row is looked for in

_Row = dict[int, int]  # column -> index of the unit


class _Grid:
    """A table: its rows, the head first, as cells by column; `counted` is the column of 序号, -1 without one."""

    def __init__(self, texts: Sequence[str], rows: Sequence[_Row]) -> None:
        self._texts, self.rows = texts, rows
        self.heads = {column: texts[n] for column, n in rows[0].items()}
        self.counted = next((column for column, head in self.heads.items() if head in COUNTED), -1)

    def text(self, row: int, column: int) -> str:
        """What a cell says, without blanks; "" for one that is not there."""
        n = self.rows[row].get(column)
        return self._texts[n] if n is not None else ""

    def whole(self, row: int, columns: Iterable[int]) -> str:
        """What a row says in these columns."""
        return "\x1f".join(self.text(row, column) for column in columns)

    def columns(self, columns: Sequence[int], number: int) -> Columns:
        """Its rows by these columns."""
        every = range(len(self.rows))
        return Columns(
            [self.whole(r, columns) for r in every],
            [self.text(r, number) for r in every],
            number == self.counted and bool(self.counts()),
            [[self.text(r, c) for r in every] for c in columns],
        )

    def counts(self) -> list[int]:
        """The rows whose number is their place; all of those that have one, or none."""
        numbered = [r for r in range(1, len(self.rows)) if self.text(r, self.counted).isdecimal()]
        right = [r for place, r in enumerate(numbered, 1) if self.text(r, self.counted) == str(place)]
        return right if len(right) == len(numbered) else []


def pair_cells(match: Alignment, built: Sequence[Unit], edited: Sequence[Unit]) -> set[int]:
    """Pairs the cells; those built ones are returned whose number was only counted anew."""
    ours, theirs = _grids(built, match.a), _grids(edited, match.b)
    recounted: set[int] = set()
    for a, b in _tables(ours, theirs):
        columns = _columns(ours[a], theirs[b])
        rows = _rows(ours[a], theirs[b], columns)
        for n, m in rows.items():
            for column, other in columns.items():
                cells = ours[a].rows[n].get(column), theirs[b].rows[m].get(other)
                if cells[0] is not None and cells[1] is not None:
                    match.pair(cells[0], cells[1])
        recounted.update(_recounted(ours[a], theirs[b], rows))
    return recounted


def _grids(units: Sequence[Unit], texts: Sequence[str]) -> list[_Grid]:
    tables: dict[int, dict[int, _Row]] = {}
    for n, unit in enumerate(units):
        if unit.what is What.CELL:
            tables.setdefault(unit.table, {}).setdefault(unit.row, {})[unit.column] = n
    return [_Grid(texts, [rows[r] for r in sorted(rows)]) for rows in tables.values()]


def _tables(ours: Sequence[_Grid], theirs: Sequence[_Grid]) -> Iterator[tuple[int, int]]:
    """Tables that share most rows, then those of the same heads, then those that are left, in order."""
    where: dict[str, list[int]] = defaultdict(list)
    for a, grid in enumerate(ours):
        for text in {grid.whole(r, sorted(grid.rows[0])) for r in range(len(grid.rows))}:
            where[text].append(a)
    votes: Counter[tuple[int, int]] = Counter()
    for b, grid in enumerate(theirs):
        for r in range(len(grid.rows)):
            votes.update((a, b) for a in where.get(grid.whole(r, sorted(grid.rows[0])), ())[:ALIKE])
    match = Alignment(["\x1f".join(g.heads.values()) for g in ours], ["\x1f".join(g.heads.values()) for g in theirs])
    for (a, b), _ in sorted(votes.items(), key=lambda vote: (-vote[1], abs(vote[0][0] - vote[0][1]), vote[0])):
        if match.is_free(a, b):
            match.pair(a, b)
    match.exact(range(len(ours)), range(len(theirs)))
    match.similar(range(len(ours)), range(len(theirs)))
    for a, b in zip(*match.free(range(len(ours)), range(len(theirs))), strict=False):
        match.pair(a, b)
    return iter(sorted(match.pairs.items()))


def _columns(ours: _Grid, theirs: _Grid) -> dict[int, int]:
    """Columns by their heads; those that were called otherwise by what stands in them, then by their place."""
    a, b = sorted(ours.rows[0]), sorted(theirs.rows[0])
    match = Alignment([ours.heads[c] for c in a], [theirs.heads[c] for c in b])
    match.exact(range(len(a)), range(len(b)))
    match.similar(range(len(a)), range(len(b)))
    left = match.free(range(len(a)), range(len(b)))
    if len(left[0]) == len(left[1]):
        for n, m in zip(*left, strict=True):
            match.pair(n, m)
    return {a[n]: b[m] for n, m in sorted(match.pairs.items())}


def _rows(ours: _Grid, theirs: _Grid, columns: Mapping[int, int]) -> dict[int, int]:
    """Rows by their words, their number, their place."""
    kept = [c for c in columns if c != ours.counted] or list(columns)
    number = columns.get(ours.counted, -1)
    return pair_rows(ours.columns(kept, ours.counted), theirs.columns([columns[c] for c in kept], number))


def _recounted(ours: _Grid, theirs: _Grid, rows: Mapping[int, int]) -> Iterator[int]:
    """Cells of 序号 that follow the place of their row on both sides."""
    if ours.counted < 0 or theirs.counted < 0:
        return
    before, after = set(ours.counts()), set(theirs.counts())
    for n, m in rows.items():
        if n in before and m in after:
            yield ours.rows[n][ours.counted]
