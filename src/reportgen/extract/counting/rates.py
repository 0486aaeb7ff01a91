"""Rates of completion that the parts told with them do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from reportgen.extract.counting.rows import Part, Row
from reportgen.extract.counting.states import CLOSED, DONE, LASTING, MOSTLY, SCHEDULE, STATE
from reportgen.extract.parts import Doubt
from reportgen.figures.figure import HUNDRED, number_text, percent
from reportgen.regex import regex

_GROUPS = tuple(name.removeprefix(STATE) for name in (DONE, CLOSED, MOSTLY, LASTING, SCHEDULE))
_OF_THE_DUE = regex("到期|时限|序时|按期|按时|年度|应完成")  # a rate of fewer than all
_LOOK = "核对原文里的各项数和比率，改正写错的一个，再填“整改任务”的“分组”"


def wrong_rates(rows: Sequence[Row], told: Sequence[Row], total: Decimal) -> Iterator[Doubt]:
    """The rates that no reading gives of the parts in their sentence, else of those `told` first."""
    for row in rows:
        parts = row if row.parts or row.all_done else next(iter(told), None)
        if parts is None:
            continue
        for rate in row.rates:
            clause = re.split("[，；。]", row.sentence.text[: rate.number.start - row.sentence.start])[-1]
            if rate.exact and not _OF_THE_DUE.search(clause) and (doubt := _judged(rate, parts, total)):
                yield doubt


def _judged(rate: Part, row: Row, total: Decimal) -> Doubt | None:
    closed_only = rate.names[0] == "任务.销号率"
    groups = (CLOSED.removeprefix(STATE),) if closed_only else _GROUPS
    each = {group: [p.number.value for p in row.parts if p.group == group] for group in groups}
    numbers = [sum(values, Decimal(0)) for values in each.values() if values]
    if row.all_done and not closed_only:
        numbers = [total]
    if not numbers or not total:
        return None
    wholes = [total, *(n.value for n in row.due if n.value)]
    sums = {sum(some, Decimal(0)) for size in range(1, len(numbers) + 1) for some in combinations(numbers, size)}
    if any(_is_rate(rate.number.value, part, whole) for part in sums for whole in wholes):
        return None
    counted = f"{number_text(numbers[0])} ÷ {number_text(total)} = {number_text(percent(numbers[0], total))}%"
    reason = f"比率写“{rate.number.text}”，按原文的数算是 {counted}，“分组”没有填"
    return rate.number.doubt(reason, _LOOK)


def _is_rate(typed: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether a rate is part / whole, rounded or cut off behind its last digit."""
    step = Decimal(1).scaleb(min(0, int(typed.as_tuple().exponent)))
    return abs(part * HUNDRED / whole - typed) < step
