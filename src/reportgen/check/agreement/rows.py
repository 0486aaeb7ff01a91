"""The rows of an annex table and those of the ledger: which is which, and which are missing, doubled, or elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from reportgen.check.agreement.finding import Finding
from reportgen.check.agreement.grids import Grid, Row, plain
from reportgen.check.told import shown
from reportgen.records import dataclass

_NAME, _NUMBER = 1, 2  # by what two rows are the same
_NAME_AND_NUMBER = _NAME | _NUMBER
NAMED = 3  # rows that are told one by one
EXCERPT = 0.4  # of the rows; a table that lacks more here and there shows what it wants
SHOWN = 16  # characters of a problem


@dataclass(frozen=True)
class Matched:
    """Rows of the ledger and of the paper, with the index of theirs for each index of ours."""

    ours: list[Row]
    theirs: list[Row]
    pairs: dict[int, int]
    name: str

    @cached_property
    def back(self) -> dict[int, int]:
        """Index of theirs -> of ours."""
        return {m: n for n, m in self.pairs.items()}

    @property
    def is_renumbered(self) -> bool:
        """Whether the paper counts its rows from 1 on, as the ledger does."""
        return all([r.no for r in rows] == [str(n + 1) for n in range(len(rows))] for rows in (self.ours, self.theirs))

    def title(self, row: Row) -> str:
        """`（某某问题）`, as far as it is shown."""
        text = row.text(self.name) if self.name else ""
        return f"（{text[:SHOWN]}{'……' if len(text) > SHOWN else ''}）" if text else ""


def matched(grid: Grid, other: Grid) -> Matched:
    """By 反馈问题, of equal ones that with the same 序号 first; what is left by 序号."""
    name = grid.name if grid.name in other.heads.values() else ""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for way in (_NAME_AND_NUMBER, _NAME, _NUMBER) if name else (_NUMBER,):
        free: dict[tuple[str, str], list[int]] = {}
        for m, row in enumerate(other.rows):
            if m not in taken:
                free.setdefault(_key(row, name, way), []).append(m)
        for n, row in enumerate(grid.rows):
            if n not in pairs and (found := free.get(_key(row, name, way))):
                pairs[n] = found.pop(0)
                taken.add(pairs[n])
    return Matched(grid.rows, other.rows, pairs, name)


def _key(row: Row, name: str, way: int) -> tuple[str, str]:
    return plain(row.text(name)) if way & _NAME else "", row.no if way & _NUMBER else ""


def rows_changed(match: Matched) -> Iterator[Finding]:
    """Rows that are missing, too many, in another place, or have another number."""
    yield from _missing(match)
    yield from _more(match)
    moved = _moved(match)
    yield from _elsewhere(match, moved)
    if not match.is_renumbered:
        yield from _renumbered(match)


def _missing(match: Matched) -> Iterator[Finding]:
    gone = [n for n in range(len(match.ours)) if n not in match.pairs]
    runs: list[list[int]] = []
    for n in gone:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    if len(runs) > 1 and len(gone) > EXCERPT * len(match.ours):
        return
    parts = runs if len(runs) <= NAMED else [gone]
    for part in parts:
        after = next((match.pairs[n] for n in range(part[-1] + 1, len(match.ours)) if n in match.pairs), None)
        row = match.theirs[-1 if after is None else after]
        numbers = shown([match.ours[n].no for n in part])
        if len(part) == 1 and match.is_renumbered and after is not None:
            one = match.ours[part[0]]
            reason = f"台账第{one.no}项{match.title(one)}表中没有，其后序号各提前{1 + _before(gone, part[0])}"
        else:
            reason = f"表中没有第{numbers}项，共缺 {len(part)} 项；台账有 {len(match.ours)} 项"
        places = tuple(match.ours[n].first.locate(0, 0) for n in part)
        yield Finding("SUM965", row.first, 0, len(row.first.text), reason, "补上缺的各项，或由程序重新生成附件", places)


def _before(gone: list[int], at: int) -> int:
    return sum(n < at for n in gone)


def _more(match: Matched) -> Iterator[Finding]:
    names = {plain(row.text(match.name)): row for row in match.ours} if match.name else {}
    numbers = {row.no: row for row in match.ours}
    more = [m for m in range(len(match.theirs)) if m not in match.back]
    new: list[Row] = []
    for m in more:
        row = match.theirs[m]
        twin = names.get(plain(row.text(match.name))) if match.name else numbers.get(row.no)
        if twin is None:
            new.append(row)
            continue
        again = f"，又写作第{row.no}项" if row.no != twin.no else ""
        reason = f"第{twin.no}项{match.title(twin)}写了两次{again}"
        place = (twin.first.locate(0, 0),)
        yield Finding("SUM965", row.first, 0, len(row.first.text), reason, "删去多出的一行", place)
    if new:
        reason = f"表中的第{shown([r.no for r in new])}项台账里没有；台账有 {len(match.ours)} 项"
        first = new[0].first
        yield Finding("SUM965", first, 0, len(first.text), reason, "核对序号；新增的任务先填进台账")


def _moved(match: Matched) -> list[int]:
    """Ours that stand out of order: all but the longest row that kept its order."""
    order = [match.back[m] for m in sorted(match.back)]
    ends: list[int] = []
    where: list[int] = []
    for n in order:
        at = bisect_left(ends, n)
        ends[at : at + 1] = [n]
        where.append(at)
    kept: set[int] = set()
    length = len(ends) - 1
    for n, at in zip(reversed(order), reversed(where), strict=True):
        if at == length and (not kept or n < min(kept)):
            kept.add(n)
            length -= 1
    return [n for n in order if n not in kept]


def _elsewhere(match: Matched, moved: list[int]) -> Iterator[Finding]:
    if len(moved) > max(NAMED, len(match.ours) // 10):
        return  # sorted otherwise, which is allowed
    for n in moved:
        ours, place = match.ours[n], match.pairs[n]
        theirs = match.theirs[place]
        if theirs.no == ours.no:
            before = f"第{match.theirs[place - 1].no}项之后" if place else "最前"
            reason = f"第{ours.no}项{match.title(ours)}排到了{before}，序号没有依次"
        elif match.is_renumbered:
            reason = f"台账第{ours.no}项{match.title(ours)}移到了第{place + 1}位"
        else:
            continue  # told with its number
        fix = "照台账的次序排；次序要改的，先改台账再生成"
        found = (ours.first.locate(0, 0),)
        yield Finding("SUM964", theirs.first, 0, len(theirs.first.text), reason, fix, found)


def _renumbered(match: Matched) -> Iterator[Finding]:
    other = [(n, m) for n, m in match.pairs.items() if match.ours[n].no != match.theirs[m].no]
    for n, m in other[:1] if len(other) > NAMED else other:
        ours, theirs = match.ours[n], match.theirs[m]
        more = f"；共 {len(other)} 项的序号与台账不同" if len(other) > NAMED else ""
        reason = f"序号写成“{theirs.no}”，台账是“{ours.no}”{match.title(ours)}{more}"
        place = (ours.first.locate(0, 0),)
        yield Finding("SUM964", theirs.first, 0, len(theirs.first.text), reason, "照台账的序号改", place)
