"""The annex table of an edited paper against that which the ledger makes: rows by 反馈问题, then by 序号."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.check.agreement.cells import FIX, STATES, cells_changed
from reportgen.check.agreement.finding import Finding
from reportgen.check.agreement.grids import NUMBER, Grid, Row, grids, plain
from reportgen.check.agreement.rows import Matched, matched, rows_changed
from reportgen.check.paper import Paper, Role
from reportgen.check.told import shown
from reportgen.load.states import STATUS
from reportgen.model.tasks import Progress
from reportgen.regex import regex

SHARED = 0.6  # of the heads, and of the rows of the shorter table, from which on two tables are the same
FLOOD = 10  # cells of a column that are told one by one
_SUM = regex(r"(?P<state>已?完成(?:整改)?|共)?(?P<number>\d{1,5})[项个]?")


def tables_changed(drafted: Paper, edited: Paper) -> Iterator[Finding]:
    """Cells that say otherwise than the ledger, rows that are missing, too many, or elsewhere."""
    for grid in grids(drafted):
        theirs = grids(edited, grid)
        same = [g for g in theirs if _is_same(grid, g)]
        if same:
            yield from _compared(grid, _joined(same))
        elif not any(True for _ in edited.having(Role.CELL)):
            yield from _gone(grid, edited)


def _joined(parts: list[Grid]) -> Grid:
    """A table that was parted, as a page ends, is one."""
    rows, sums = [r for g in parts for r in g.rows], [r for g in parts for r in g.sums]
    return Grid(parts[0].heads, rows, sums, parts[0].headless)


def _is_same(grid: Grid, other: Grid) -> bool:
    heads = set(grid.heads.values()) & set(other.heads.values())
    names = {plain(r.text(grid.name)) if grid.name else r.no for r in grid.rows}
    shared = sum((plain(r.text(grid.name)) if grid.name else r.no) in names for r in other.rows)
    numbers = {r.no for r in grid.rows} & {r.no for r in other.rows}
    rows = max(shared, len(numbers) if shared else 0)
    shorter = max(1, min(len(grid.rows), len(other.rows)))
    return len(heads) >= SHARED * len(grid.heads) and rows >= SHARED * shorter


def _gone(grid: Grid, edited: Paper) -> Iterator[Finding]:
    """An annex that is announced, and of which nothing but the title is left."""
    title = next((p for p in edited.passages if p.role in (Role.ATTACHMENT, Role.NOTE)), None)
    if title is not None and grid.rows:
        reason = f"写着附件，表格却没有了；台账有 {len(grid.rows)} 项"
        yield Finding("SUM965", title, 0, len(title.text), reason, "由程序重新生成附件；不附的，删去附件说明")


def _compared(grid: Grid, other: Grid) -> Iterator[Finding]:
    if other.headless and other.rows:
        first = other.rows[0].first
        reason = f"表格没有表头（{'、'.join(list(grid.heads.values())[:4])}……）"
        yield Finding("SUM965", first, 0, len(first.text), reason, "补上表头，或由程序重新生成附件")
    match = matched(grid, other)
    yield from rows_changed(match)
    yield from _sums(grid, other)
    yield from _cells(grid, match)


def _cells(grid: Grid, match: Matched) -> Iterator[Finding]:
    """Cell by cell; a column that is another one throughout is told once."""
    rows = match.theirs
    found: dict[str, list[tuple[Row, Finding]]] = {}
    heads = {h for row in rows for h in row.cells}
    for n, m in sorted(match.pairs.items(), key=lambda pair: pair[1]):
        above, below = (rows[m - 1] if m else None), (rows[m + 1] if m + 1 < len(rows) else None)
        ours = match.ours[n]
        kept = Row(ours.no, ours.first, {h: cell for h, cell in ours.cells.items() if h in heads})
        for one in cells_changed(kept, rows[m], above, below, grid.name):
            head = one.reason.partition("项的")[2]
            column = next((h for h in kept.cells if head.startswith(h)), "")
            found.setdefault(column, []).append((ours, one))
    for name, told in found.items():
        if len(told) > max(FLOOD, len(rows) // 2):
            first, numbers = told[0][1], shown([row.no for row, _ in told])
            reason = f"“{name}”栏有 {len(told)} 处与台账不同（第{numbers}项）"
            yield first._replace(reason=reason, places=tuple(p for _, one in told for p in one.places))
        else:
            yield from (one for _, one in told)


def _sums(grid: Grid, other: Grid) -> Iterator[Finding]:
    """合计: number of tasks, and of those that are done."""
    head = next((h for h in STATES if h in grid.heads.values()), "")
    words = [STATUS.get(re.sub("[，、；。]", "", plain(r.text(head)))) for r in grid.rows]
    states = Counter(word.progress for word in words if word)
    if len(other.sums) != 1 or grid.sums:
        return
    for name, cell in other.sums[0].cells.items():
        m = _SUM.fullmatch(plain(cell[0].text)) if name != NUMBER else None
        if m is None or (not m["state"] and not plain(cell[0].text).endswith(("项", "个"))):
            continue
        done = bool(m["state"]) and "完成" in m["state"]
        drawn = states[Progress.DONE] if done else len(grid.rows)
        if int(m["number"]) != drawn and (not done or sum(states.values()) == len(grid.rows)):
            reason = f"合计行写“{cell[0].text}”，台账是“{(m['state'] or '') if done else ''}{drawn}项”"
            yield Finding("SUM964", cell[0], 0, len(cell[0].text), reason, FIX)
