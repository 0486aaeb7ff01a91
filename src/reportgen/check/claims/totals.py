"""The sums that a sentence claims (其余, 其中, done and not done, 合计) -> those that hold in no reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from reportgen.check.claims.families import SANCTION, apart_family, is_joined, other_thing, same_family, siblings
from reportgen.check.claims.levels import by_grade
from reportgen.check.claims.measure import COUNTED, kind_of
from reportgen.check.claims.plain_sums import afterwards, in_brackets
from reportgen.check.claims.progress import is_strict, states, until
from reportgen.check.claims.quantities import CACHED
from reportgen.check.claims.readings import Fault, exceeds, falls_short, near, off, readings, run_of, to_semicolon, told
from reportgen.check.claims.statements import (
    CLOSED,
    DONE,
    DUE,
    HOLE,
    OPEN,
    STAGED,
    TOTAL,
    Item,
    Sentence,
    fits,
    is_rank,
    is_verdict,
    partial,
    statements,
)
from reportgen.check.claims.verdicts import verdicts

DIRECT_MAX = 30  # characters between a total and its 其中
_CASES = frozenset("件起宗例篇")  # each of one place, while a project may lie in two
_PAIRS = (("共性", "个性"), ("国家级", "省级"), ("省级", "市级"), ("市级", "县级"), ("新建", "改建"), ("自办", "转办"))


@lru_cache(maxsize=CACHED)
def faults(text: str) -> tuple[Fault, ...]:
    """The sums of a line that hold in no reading."""
    if sum(c.isdigit() for c in text) < 2:
        return ()
    found = [*in_brackets(text), *by_grade(text)]
    before: Sentence | None = None
    for sentence in statements(text):
        if len(sentence.items) > 1 or (sentence.items and before):
            found += _rests(sentence, before)
            found += afterwards(sentence)
            found += _among(sentence, before)
            found += states(sentence)
            found += verdicts(sentence, before)
        before = sentence if sentence.items else None
    return tuple(told(found))


def _rests(sentence: Sentence, before: Sentence | None) -> Iterator[Fault]:
    """N, a, b, 其余 c: c is what a and b leave of N."""
    items = sentence.items
    parted = sentence.text.lstrip().startswith("其中")  # of a number in the sentence before
    for j, rest in enumerate(items):
        if not rest.rest or not rest.q.exact:
            continue
        tries = []
        for i in range(j - 2, -1, -1):
            bare = not items[i + 1].state and (items[i + 1].mark == "、" or (parted and not items[i].state))
            listed = bare or siblings(items[i], items[i + 1])  # 甲类 3 家、乙类 5 家，其余…
            listed = listed or (rest.mark == items[i + 1].mark == "；" and not items[i + 1].state)
            if items[i].whole and items[i].q.exact and not listed and fits(items[i].q, rest.q):
                tries.append((items[i], [p for p in items[i + 1 : j] if fits(items[i].q, p.q)]))
        own = bool(tries)
        if not own and before and len(before.items) == 1 and before.items[0].whole and fits(before.items[0].q, rest.q):
            tries.append((before.items[0], [p for p in items[:j] if fits(before.items[0].q, p.q)]))
        later = until(items, j + 1, rest)
        yield from _rest_of(rest, tries, later, own)


def _rest_of(rest: Item, tries: Sequence[tuple[Item, list[Item]]], later: list[Item], own: bool) -> Iterator[Fault]:
    missed = []
    listed = "依次" in rest.near  # 其余依次为乙 8 项、丙 5 项: all that follow are parts
    for total, middle in tries:
        if not middle:
            continue
        if not all(p.q.exact for p in middle):
            return
        for row in readings(middle):
            for more in range(len(later) + 1):
                parts = (*row, rest.q, *(p.q for p in later[:more]))
                difference = off(total.q, parts)
                if not difference:
                    return
                if more == (len(later) if listed else 0):
                    missed.append((not is_strict(total), abs(difference), total.q, parts))
    if missed:
        loose, difference, total_q, parts = min(missed, key=lambda m: m[:2])
        short = listed and off(total_q, parts) < 0  # a row of the first few may leave some out
        close = near(total_q, difference, Decimal("0.03"), 1) if short else near(total_q, difference)
        if close or (own and not loose and not listed):
            yield Fault("SUM901", total_q, parts, "核对总数、各项和其余的数，改正写错的一个")


def _among(sentence: Sentence, before: Sentence | None) -> Iterator[Fault]:
    """N, 其中 a, b: no part is more than N, nor are parts that exclude each other; a row that nearly is N is N."""
    items = sentence.items
    for k, first in enumerate(items):
        if not (first.among or _classified(items, k)):
            continue
        over = [i for i in items[:k] if not i.rest or i.q.exact]
        if not over and k == 0 and before and sentence.text.lstrip().startswith("其中"):
            over = list(before.items)
            yield from _mixed(over, items)
        elif first.among:
            yield from _mixed(over, items[k:], own=True)
        parents = [p for p in reversed(over) if fits(p.q, first.q)]
        if k == 0:  # 已办结209件、阶段性办结4件。其中…: the parts are those of the total
            parents.sort(key=lambda p: not p.whole)
        if _is_named_row(first) or _is_joint(items[:k] or over, parents, first):
            continue
        if parents and parents[0].q.exact and first.q.exact:
            yield from _parts_of(sentence, parents, items, k)


def _is_named_row(first: Item) -> bool:
    """Whether a row with 分别为 says something else of what was listed: 涉及水、土壤的分别为36件、25件."""
    if "分别" not in first.lead:
        return False
    return not first.q.unit or re.search("涉及[^；。]{1,60}分别", first.lead) is not None


def _is_joint(over: Sequence[Item], parents: Sequence[Item], first: Item) -> bool:
    """Whether a number is part of two that stand side by side: 8个国考断面、17个省考断面，其中25个…."""
    if not parents or parents[0] not in over:
        return False
    at = list(over).index(parents[0])
    whole = parents[0].value
    while at and (is_joined(over[at]) or over[at].mark == "、") and over[at - 1].q.unit in COUNTED:
        at -= 1
        whole += over[at].value
    return parents[0].value < first.value <= whole


def _classified(items: Sequence[Item], k: int) -> bool:
    """Whether a row without 其中 names classes that exclude each other, right after a number."""
    if k == 0 or k + 1 >= len(items) or not items[k - 1].whole or items[k].mark == "；":
        return False
    one, two = items[k], items[k + 1]
    if is_verdict(one) and is_verdict(two) and not is_verdict(items[k - 1]):
        return True
    if items[k - 1].state == TOTAL and same_family(items[k : k + 2]) and not same_family(items[k - 1 : k + 1]):
        return True
    return any(a in one.near and b in two.near and a not in items[k - 1].near for a, b in _PAIRS)


def _parts_of(sentence: Sentence, parents: Sequence[Item], items: Sequence[Item], k: int) -> Iterator[Fault]:
    nearest = parents[0]
    row: list[Item] = []
    for n, item in enumerate(items[k:]):
        if n and (item.among or item.rest or (item.state == TOTAL and item.near != "转办")):
            break
        if fits(nearest.q, item.q):
            row.append(item)
    cut = k + n + 1 < len(items) and n > 0 and items[k + n].among  # a nested 其中: the row may go on behind it
    if any(i.rest for i in items[k + 1 :]):
        cut = True
    if not all(p.q.exact for p in row):
        return
    direct = _is_direct(sentence, nearest, items[k])
    if _adds_up([nearest] if direct else parents, row) or _adds_up(parents, row, whole=True):
        return
    yield from _judged(nearest, row, direct, cut)


def _adds_up(parents: Sequence[Item], row: Sequence[Item], whole: bool = False) -> bool:
    """Whether the row, or its beginning unless `whole`, makes up one of the totals in a reading."""
    for end in range(len(row) if whole else 1, len(row) + 1):
        if end < len(row) and row[end].mark == "、":
            continue  # a list is not broken off in its middle
        for parts in readings(row[:end]):
            if any(not off(p.q, parts) for p in parents if p.q.exact):
                return True
    return False


def _is_direct(sentence: Sentence, parent: Item, first: Item) -> bool:
    """Whether the parts follow their total without another clause between."""
    begin = parent.q.end - sentence.span.start
    between = sentence.text[max(0, begin) : first.q.start - sentence.span.start].partition("其中")[0].replace(HOLE, "")
    return len(between) <= DIRECT_MAX and sum(between.count(m) for m in "，；,;：:") <= 1


def _judged(parent: Item, row: list[Item], direct: bool, cut: bool) -> Iterator[Fault]:
    total = parent.q
    if direct and row[0].value > total.value and not other_thing(parent, row[0]):
        yield exceeds(total, (row[0].q,))
        return
    run = run_of(row)
    classed = _classed(run)
    if any(p.value > total.value for p in run[1:]) or (_all_of_it(run) and not classed):
        run = to_semicolon(run)
    parts = tuple(p.q for p in run)
    difference = off(total, parts)
    if not difference or len(run) < 2 or _may_overlap(parent, run):
        return
    exclusive, level = classed or _exclusive(run), classed or len(to_semicolon(run)) == len(run)
    close = near(total, difference) if exclusive else near(total, difference, Decimal("0.03"), 1)
    apart = exclusive or (same_family(run) and near(total, difference, Decimal("0.2")))
    apart = apart or (total.unit in _CASES and apart_family(run) and difference * 2 < total.value)
    if difference > 0 and direct and apart and level and not any(other_thing(parent, p) for p in run):
        yield exceeds(total, parts)
    elif ((close and not cut) or (direct and level and _all_of_it(run))) and not partial(run):
        yield falls_short(total, parts)


def _all_of_it(run: Sequence[Item]) -> bool:
    """Whether the classes named leave no other: done and not done, 属实 and 不属实, due in years and going on."""
    states = [p.state for p in run]
    if all(is_verdict(p) for p in run):
        words = [p.near for p in run]
        return any("不" in w or "失实" in w for w in words) and any("不" not in w and "失实" not in w for w in words)
    done = DONE in states or STAGED in states or states.count(DUE) > 1
    return done and OPEN in states and set(states) <= {OPEN, DONE, STAGED, DUE}


def _classed(run: Sequence[Item]) -> bool:
    """Whether the parts are named alike, as the classes of one thing are: …方面, …案件."""
    names = [p.near[-2:] for p in run]
    return all("方面" in p.near for p in run) or (len(run) > 2 and len(set(names)) == 1 and len(names[0]) > 1)


def _exclusive(run: Sequence[Item]) -> bool:
    """Whether none can be in two of the parts: a row with 、, ranks, verdicts, done and not done."""
    listed = all(p.mark in ("、", "") for p in run[1:])
    return listed or all(is_rank(p) for p in run) or all(is_verdict(p) for p in run) or _all_of_it(run)


def _may_overlap(parent: Item, run: Sequence[Item]) -> bool:
    """Persons may be dealt with in two ways; what is closed is also done."""
    states = [p.state for p in run]
    if kind_of(parent.q.unit) == "人" and not all(is_rank(p) for p in run):
        return any(SANCTION.search(p.near + p.tail) for p in run)
    return CLOSED in states or (states.count(DONE) > 1 and len(set(states)) == 1 and run[-1].mark != "、")


def _mixed(over: Sequence[Item], items: Sequence[Item], own: bool = False) -> Iterator[Fault]:
    """共计 23 家。其中厂 9 家、园区 1 个、产品 10 种：parts with measure words of their own."""
    run = run_of(list(items))
    total = over[-1] if over else None
    if (
        total is None
        or not (total.state == TOTAL or "累计" in total.near)
        or len(run) < 3
        or not all(p.mark in ("、", "") for p in run[1:])
    ):
        return
    parts = tuple(p.q for p in run)
    if len({q.unit for q in parts}) > 1 and all(q.unit in COUNTED and q.exact for q in (total.q, *parts)):
        difference = off(total.q, parts)
        if not own and difference > 0:
            close = True
        elif own and difference < 0:  # behind its total a row may name but some
            close = near(total.q, difference, Decimal("0.03"), 1)
        else:
            close = near(total.q, difference)
        if difference and close and not partial(run):
            yield falls_short(total.q, parts)
