"""The annex table of an edited paper against that which the ledger makes: rows by 序号, columns by their heads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.check.agreement.finding import Finding
from reportgen.check.paper import Paper, Passage, Role
from reportgen.check.told import shown
from reportgen.dates import parse_date, parse_deadline
from reportgen.load.states import STATUS
from reportgen.model.numbers import number_of
from reportgen.values import Text

NUMBER = "序号"
SHARED = 0.6  # of the heads, and of the rows, from which on two tables are the same
STATES = ("状态", "完成情况", "整改状态", "办理", "办理情况")
TIMES = ("整改时限", "完成时限", "时限")
DATES = ("完成日期", "完成时间", "销号日期")
UNITS = ("责任单位", "牵头单位", "配合单位", "督导单位", "验收单位")
NUMERALS = re.compile(r"\d+(?:\.\d+)?")

Key = tuple[str, int]  # a 序号, and how often it stood before: two inspections may each count from 1


@dataclass
class Grid:
    """A table: its heads, and its rows by 序号, each with the passages of its cells by head."""

    heads: dict[int, str] = field(default_factory=dict)
    rows: dict[Key, dict[str, list[Passage]]] = field(default_factory=dict)
    first: dict[Key, Passage] = field(default_factory=dict)


def grids(paper: Paper) -> list[Grid]:
    """Those tables whose first row names 序号."""
    cells: dict[int, dict[int, dict[int, list[Passage]]]] = {}
    for p in paper.having(Role.CELL):
        cells.setdefault(p.table, {}).setdefault(p.row, {}).setdefault(p.column, []).append(p)
    return [grid for rows in cells.values() if (grid := _grid(rows)) is not None]


def _grid(rows: dict[int, dict[int, list[Passage]]]) -> Grid | None:
    ordered = sorted(rows)
    heads = {column: plain("".join(p.text for p in cell)) for column, cell in rows[ordered[0]].items()}
    where = next((column for column, head in heads.items() if head == NUMBER), None)
    if where is None:
        return None
    grid = Grid(heads)
    seen: dict[str, int] = {}
    for n in ordered[1:]:
        cell = rows[n].get(where)
        no = number_of(Text(plain(cell[0].text))) if cell else ""
        if not cell or not no[:1].isdecimal():
            continue
        key = (no, seen.get(no, 0))
        seen[no] = key[1] + 1
        grid.rows[key] = {heads[c]: found for c, found in rows[n].items() if c in heads}
        grid.first[key] = cell[0]
    return grid


def plain(text: str) -> str:
    """Half-width and without blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def tables_changed(drafted: Paper, edited: Paper) -> Iterator[Finding]:
    """Cells that say otherwise than the ledger, rows that are missing or too many."""
    theirs = grids(edited)
    for grid in grids(drafted):
        other = next((g for g in theirs if _is_same(grid, g)), None)
        if other is not None:
            yield from _rows(grid, other)
            for key, row in grid.rows.items():
                if key in other.rows:
                    yield from _cells(key[0], row, other.rows[key])


def _is_same(grid: Grid, other: Grid) -> bool:
    heads = set(grid.heads.values()) & set(other.heads.values())
    rows = grid.rows.keys() & other.rows.keys()
    return len(heads) >= SHARED * len(grid.heads) and len(rows) >= SHARED * max(1, len(grid.rows))


def _rows(grid: Grid, other: Grid) -> Iterator[Finding]:
    missing = [key for key in grid.rows if key not in other.rows]
    more = [key for key in other.rows if key not in grid.rows]
    if missing:
        place = next(iter(other.first.values()))
        reason = f"表中没有第{shown([k[0] for k in missing])}项，共缺 {len(missing)} 项；台账有 {len(grid.rows)} 项"
        places = tuple(grid.first[k].locate(0, 0) for k in missing)
        yield Finding("SUM965", place, 0, len(place.text), reason, "补上缺的各项，或由程序重新生成附件", places)
    for key in more[:1]:
        reason = f"表中的第{shown([k[0] for k in more])}项台账里没有；台账有 {len(grid.rows)} 项"
        first = other.first[key]
        yield Finding("SUM965", first, 0, len(first.text), reason, "核对序号；新增的任务先填进台账")


def _cells(no: str, row: dict[str, list[Passage]], other: dict[str, list[Passage]]) -> Iterator[Finding]:
    for head, cell in row.items():
        typed = other.get(head)
        if head == NUMBER or typed is None:
            continue
        drawn, now = _text(cell), _text(typed)
        what = _difference(head, drawn, now) if plain(drawn) != plain(now) else ""
        if what:
            reason = f"第{no}项的{head}{what}"
            fix = "照台账改；台账不对的，先改台账再生成"
            place = (cell[0].locate(0, len(cell[0].text)),)
            yield Finding("SUM964", typed[0], 0, len(typed[0].text), reason, fix, place)


def _text(cell: list[Passage]) -> str:
    return "\n".join(p.text for p in cell)


def _difference(head: str, drawn: str, now: str) -> str:
    """What the cell says otherwise; "" where it is only put in other words."""
    said = f"写成“{now}”，台账是“{drawn}”"
    if head in STATES:
        states = STATUS.get(_state(drawn)), STATUS.get(_state(now))
        return "" if states[0] is not None and states[0] == states[1] else said
    if head in TIMES:
        times = parse_deadline(drawn), parse_deadline(now)
        if times[0] is not None and times[1] is not None:
            ends = [(t.date.last() if t.date else None, t.ongoing, t.immediate) for t in times if t is not None]
            return "" if ends[0] == ends[1] else said
        return said
    if head in DATES:
        days = parse_date(drawn), parse_date(now)
        return "" if days[0] is not None and days[0] == days[1] else said
    if head in UNITS:
        return "" if _names(drawn) == _names(now) else said
    return _numbers(drawn, now)


def _state(text: str) -> str:
    return re.sub(r"[，,、；;。\s]", "", plain(text))


def _names(text: str) -> set[str]:
    return set(re.split("[、，,；;]", plain(text).rstrip("。")))


def _numbers(drawn: str, now: str) -> str:
    """In a text that was polished only the numbers are compared, and only where there are as many as before."""
    ours, theirs = NUMERALS.findall(plain(drawn)), NUMERALS.findall(plain(now))
    if len(ours) != len(theirs):
        return ""
    changed = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    if not changed or len(changed) > max(1, len(ours) // 2) or sorted(ours) == sorted(theirs):
        return ""
    return "里" + "、".join(f"写成“{b}”，台账是“{a}”" for a, b in changed)
