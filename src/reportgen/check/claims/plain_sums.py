"""The sums that are plain to see: parts in a bracket behind their total, and a total behind its parts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.check.claims.families import SANCTION, same_family
from reportgen.check.claims.measure import ADDED, GENERAL, kind_of
from reportgen.check.claims.quantities import Quantity, quantities
from reportgen.check.claims.readings import Fault, exceeds, falls_short, near, off
from reportgen.check.claims.statements import BRACKET, Item, Sentence, partial
from reportgen.regex import regex

BETWEEN_MAX = 12  # characters between a number and its bracket
_AFTERWARDS = regex("(?:合计|总计|共计|总共|一共|共)(?:有|为)?$")
_WITH_VERB = regex(
    "(?:共|共计|合计|累计)(?:巡河|巡查|巡护|检查|排查|处理|处分|问责|追责|追究|受理|办理|办结)(?:责任人)?(?:了)?"
)


def afterwards(sentence: Sentence) -> Iterator[Fault]:
    """甲 3 项、乙 4 项，共 7 项."""
    items = sentence.items
    for j, total in enumerate(items):
        words = total.near.strip()
        verb = _WITH_VERB.fullmatch(words)
        if j < 2 or not (verb or _AFTERWARDS.search(words)) or not total.q.exact:
            continue
        row = [p for p in items[:j] if kind_of(p.q.unit) == kind_of(total.q.unit)]
        if len(row) < 2 or row[-1] is not items[j - 1] or _partial(row) or not all(p.q.exact for p in row):
            continue
        ends = [tuple(p.q for p in row[i:]) for i in range(len(row) - 1)]
        if any(not off(total.q, parts) for parts in ends):
            continue
        alone = _AFTERWARDS.fullmatch(words) and not _own_noun(total, row)
        best = min(ends, key=lambda parts: abs(off(total.q, parts)))
        if verb and not _is_whole_row(row, total, off(total.q, ends[0])):
            continue
        if alone or verb or near(total.q, off(total.q, best)):
            yield Fault("SUM904", total.q, ends[0] if alone else best, "核对合计数和前面各项，改正写错的一个")


def _is_whole_row(row: Sequence[Item], total: Item, difference: Decimal) -> bool:
    """Whether a row before 共处理, 共计巡河 is surely all of it: one level after the other, or sanctions.

    One person may be dealt with in two ways, so the persons may be fewer than the sanctions, but not more.
    """
    if kind_of(total.q.unit) == "人":
        return difference < 0 and all(SANCTION.search(p.near) for p in row) and "其中" not in row[0].lead
    return same_family(row) and near(total.q, difference)


def _partial(row: Sequence[Item]) -> bool:
    """Whether the parts named are not all; 重点件 counts a kind of letters."""
    return partial([p for p in row if not p.near.endswith("重点件")])


def _own_noun(total: Item, row: Sequence[Item]) -> bool:
    """Whether a total counts something else than the parts before it: 3个镇、4个街道，共20个村."""
    noun = total.q.after[:2]
    return bool(noun) and any(noun not in p.q.after + p.near for p in row)


def in_brackets(text: str) -> Iterator[Fault]:
    """9 家（国家级 2 家、省级 7 家）; a bracket that says 其中, 含 or 等 may leave some out."""
    for total, parts, inner in bracketed(text):
        if not all(q.exact for q in (total, *parts)) or any(_names_other(total, q) for q in parts):
            continue
        if re.search(r"各(?:有|为)?\s?\d", inner):
            continue  # 甲县、乙县各2件: how many are named is read in sentences only
        some = re.search("其中|含|包括|涉及|等|主要|不计", inner)
        difference = off(total, parts)
        if not difference or (len(parts) < 2 and not some):
            continue
        if {kind_of(q.unit) for q in parts} == {kind_of(total.unit)} and total.unit in ADDED:
            if difference > 0:
                yield exceeds(total, parts)
            elif not some:
                yield falls_short(total, parts)
        elif not some and near(total, difference) and _general(total, parts):
            yield falls_short(total, parts)


def bracketed(text: str) -> Iterator[tuple[Quantity, list[Quantity], str]]:
    """Each quantity that a bracket follows, the quantities in the bracket, and what it says."""
    counted = quantities(text)
    starts = [q.start for q in counted]
    for m in BRACKET.finditer(text):
        first, last = bisect_right(starts, m.start()), bisect_right(starts, m.end())
        if 0 < first < last:
            total = counted[first - 1]
            between = text[total.end : m.start()]
            if len(between) <= BETWEEN_MAX and not re.search("[，。；、,;）)]", between):
                yield total, list(counted[first:last]), m[0]


def _names_other(total: Quantity, part: Quantity) -> bool:
    """Whether a part in a bracket names a thing of its own: 3个县（12个乡镇）."""
    return bool(part.after) and part.after[:2] not in total.after


def _general(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether parts have one measure word that may stand for that of their total: 10种（国家级8个、省级2个）."""
    return len({q.unit for q in parts}) == 1 and all(q.unit in GENERAL for q in (total, *parts))
