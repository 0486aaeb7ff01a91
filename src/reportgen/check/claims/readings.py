"""Adding up: the sums that a row of parts may make in its plausible readings, and how a sum that fails is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from reportgen.check.claims.families import is_class
from reportgen.check.claims.quantities import Quantity
from reportgen.check.claims.statements import CLOSED, DONE, DUE, Item
from reportgen.check.paper import Found
from reportgen.regex import regex

_AS_OF = regex("截至|截止|[月年]底(?!前)")
_BEFORE = regex("[月年]底前")
_AS_OF_OR_BEFORE = regex("截至|截止|[月年]底")
BLOCKS_MAX = 6  # of parts that may be counted or not; beyond that a sentence is left alone
PARTS_MAX = 40
_POWERS = {"": 1, "万": 10**4, "亿": 10**8}


class Fault(NamedTuple):
    """A sum that does not hold: the code of its rule and what is told; `parts` are related spots."""

    code: str
    total: Quantity
    parts: tuple[Quantity, ...]
    fix: str

    def found(self, index: int) -> Found:
        """As what a rule gives, in the passage of that index."""
        related = tuple((index, q.start, q.end) for q in self.parts)
        return Found(self.total.start, self.total.end, arithmetic(self.total, self.parts), self.fix, related=related)


def added(parts: Sequence[Quantity]) -> Decimal:
    """Their sum."""
    return sum((q.value for q in parts), Decimal(0))


def off(total: Quantity, parts: Sequence[Quantity]) -> Decimal:
    """By how much the parts miss the total; 0 where rounding explains it."""
    difference = added(parts) - total.value
    steps = sum((q.step for q in parts), Decimal(0))
    rounded = abs(difference) * 2 <= total.step + steps
    cut = bool(total.step) and -steps < difference < 0  # parts whose further digits are cut off add up to less
    return Decimal(0) if rounded or cut else difference


def near(total: Quantity, difference: Decimal, share: Decimal = Decimal("0.1"), least: int = 2) -> bool:
    """Whether a sum misses the total by so little that it was meant to be all of it."""
    return abs(difference) <= max(Decimal(least), total.value * share) and abs(difference) * 4 <= total.value


def readings(middle: Sequence[Item]) -> Iterator[tuple[Quantity, ...]]:
    """The parts that a row may mean: without what 其中 names of a part, with and without what may lie inside another.

    销号, 验收 lie inside 完成; what is due (应完成, 到期) may be a part or a remark.
    """
    blocks: list[tuple[bool, list[Quantity]]] = []
    inner = classed = False
    due = sum(item.state == DUE for item in middle) == 1
    dated = sum(item.state == DONE for item in middle) > 1  # 截至6月底完成20项，截至9月底完成34项
    as_of = _as_of(middle)
    for index, item in enumerate(middle):
        if index and item.among:
            inner = True
            blocks.append((True, []))
        elif item.mark == "；":
            inner = False
        classed = classed and item.mark != "；"
        optional = index > 0 and (item.state == CLOSED or "验收" in item.near or (item.state == DUE and due))
        optional = optional or (classed and bool(item.state))  # how far a class has come lies inside it
        classed = classed or (is_class(item) and item.mark != "、")
        optional = optional or (dated and as_of.search(item.lead) is not None)
        if inner:
            blocks[-1][1].append(item.q)
        else:
            blocks.append((optional, [item.q]))
    choices = sum(optional for optional, _ in blocks)
    if choices > BLOCKS_MAX or len(middle) > PARTS_MAX:
        return
    for taken in product((False, True), repeat=choices):
        pick = iter(taken)
        yield tuple(q for optional, qs in blocks if not optional or next(pick) for q in qs)


def _as_of(middle: Sequence[Item]) -> re.Pattern[str]:
    """What says that a number contains those before; 年底前 does only where the numbers rise: 41 then 16 are parts."""
    dated = [item.value for item in middle if _BEFORE.search(item.lead)]
    return _AS_OF if dated != sorted(dated) else _AS_OF_OR_BEFORE


def to_semicolon(run: list[Item]) -> list[Item]:
    """The parts as far as the first ；: what follows may belong to the total above."""
    return next((run[:n] for n, p in enumerate(run) if n and p.mark == "；"), run)


def run_of(row: list[Item]) -> list[Item]:
    """The parts that stand in one row: as far as the mark that parts them stays the same or grows weaker."""
    run = row[:1]
    for item in row[1:]:
        if len(run) > 1 and item.mark and run[1].mark == "、" and item.mark != "、":
            break
        run.append(item)
    return run


def exceeds(total: Quantity, parts: Sequence[Quantity]) -> Fault:
    """More parts than there are in all."""
    fix = "核对总数和各项，改正写错的一个" if len(parts) > 1 else "核对两个数：部分不会大于总数"
    return Fault("SUM902", total, tuple(parts), fix)


def falls_short(total: Quantity, parts: Sequence[Quantity]) -> Fault:
    """Parts that look like all of it and are not."""
    return Fault("SUM903", total, tuple(parts), "核对总数和各项；如果只列了一部分，写明“等”或“其余”若干")


def arithmetic(total: Quantity, parts: Sequence[Quantity]) -> str:
    """46 = 34 + 11 不成立：34 + 11 = 45，少 1."""
    if len(parts) == 1:
        return f"总数是 {shown(total)}，其中的一项却是 {shown(parts[0])}"
    row = " + ".join(shown(q) for q in parts)
    powers = {q.number[-1:] if q.number[-1:] in _POWERS else "" for q in (total, *parts)}
    if len(powers) > 1:
        return f"{shown(total)} = {row} 不成立"
    power = powers.pop()
    whole, difference = added(parts) / _POWERS[power], (added(parts) - total.value) / _POWERS[power]
    word = f"{'多' if difference > 0 else '少'} {plain_number(abs(difference))}{power}"
    return f"{shown(total)} = {row} 不成立：{row} = {plain_number(whole)}{power}，{word}"


def shown(q: Quantity) -> str:
    """The number, as typed."""
    return q.number


def plain_number(value: Decimal) -> str:
    """12.50 -> 12.5, 1E+2 -> 100."""
    return f"{value.normalize():f}"


def told(faults: Sequence[Fault]) -> list[Fault]:
    """One fault of each total: the first, for the rules are asked in the order of their certainty."""
    seen: set[int] = set()
    rows = []
    for fault in faults:
        spots = {fault.total.start, *(q.start for q in fault.parts)}
        if fault.total.start not in seen and len(spots & seen) < 2:
            rows.append(fault)
            seen |= spots
    return rows
