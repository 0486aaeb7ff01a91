"""The sums that a sentence claims (其余, 其中, done and not done, 合计) -> those that hold in no reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from reportgen.check.claims.measure import COUNTED, kind_of
from reportgen.check.claims.plain_sums import afterwards, in_brackets
from reportgen.check.claims.readings import Fault, exceeds, falls_short, near, off, readings, run_of, to_semicolon, told
from reportgen.check.claims.statements import (
    CLOSED,
    DONE,
    DUE,
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

DIRECT_MAX = 30  # characters between a total and its 其中
_STRICT = re.compile("反馈|交办|转办|移交|任务|问题|举报|信访|交办件|共|受理|中$")
_SANCTION = re.compile("问责|处分|处理|约谈|谈话|诫勉|批评|警告|通报|立案|移送|留置|免职|检查")
_NOUN = re.compile(
    "(项目|企业|园区|工程|点位|站点|村庄|乡镇|街道|社区|岗位|窗口|工作组|单位|部门|县区|城市|标准|措施)$"
)
_WHERE = re.compile("(?:在|赴|向|到|于|深入|派出|组织)$")  # 在8个镇建桩，其中快充桩30个
_PAIRS = (("共性", "个性"), ("国家级", "省级"), ("省级", "市级"), ("市级", "县级"), ("新建", "改建"))


@lru_cache(maxsize=128)
def faults(text: str) -> tuple[Fault, ...]:
    """The sums of a line that hold in no reading."""
    if sum(c.isdigit() for c in text) < 2:
        return ()
    found = [*in_brackets(text)]
    before: Sentence | None = None
    for sentence in statements(text):
        if len(sentence.items) > 1 or (sentence.items and before):
            found += _rests(sentence, before)
            found += afterwards(sentence)
            found += _among(sentence, before)
            found += _states(sentence)
        before = sentence if sentence.items else None
    return tuple(told(found))


def _rests(sentence: Sentence, before: Sentence | None) -> Iterator[Fault]:
    """N, a, b, 其余 c: c is what a and b leave of N."""
    items = sentence.items
    for j, rest in enumerate(items):
        if not rest.rest or not rest.q.exact:
            continue
        tries = []
        for i in range(j - 1, -1, -1):
            listed = items[i + 1].mark == "、" and not items[i + 1].state  # 甲类 3 家、乙类 5 家，其余…
            if items[i].whole and items[i].q.exact and not listed and fits(items[i].q, rest.q):
                tries.append((items[i], [p for p in items[i + 1 : j] if fits(items[i].q, p.q)]))
        own = bool(tries)
        if not own and before and len(before.items) == 1 and before.items[0].whole and fits(before.items[0].q, rest.q):
            tries.append((before.items[0], [p for p in items[:j] if fits(before.items[0].q, p.q)]))
        later = _until(items, j + 1, rest)
        yield from _rest_of(rest, tries, later, own)


def _until(items: Sequence[Item], begin: int, like: Item) -> list[Item]:
    """The items from there that may still belong to the same row."""
    row = []
    for item in items[begin:]:
        if item.among or item.rest or item.state == TOTAL:
            break
        if fits(like.q, item.q):
            row.append(item)
    return row


def _rest_of(rest: Item, tries: Sequence[tuple[Item, list[Item]]], later: list[Item], own: bool) -> Iterator[Fault]:
    missed = []
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
                if not more:
                    missed.append((not _is_strict(total), abs(difference), total.q, parts))
    if missed:
        loose, difference, total_q, parts = min(missed, key=lambda m: m[:2])
        if (own and not loose) or near(total_q, difference):
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
        parents = [p for p in reversed(over) if fits(p.q, first.q)]
        if parents and parents[0].q.exact and first.q.exact:
            yield from _parts_of(sentence, parents, items, k)


def _classified(items: Sequence[Item], k: int) -> bool:
    """Whether a row without 其中 names classes that exclude each other, right after a number."""
    if k == 0 or k + 1 >= len(items) or not items[k - 1].whole or items[k].mark == "；":
        return False
    one, two = items[k], items[k + 1]
    if is_verdict(one) and is_verdict(two) and not is_verdict(items[k - 1]):
        return True
    return any(a in one.near and b in two.near and a not in items[k - 1].near for a, b in _PAIRS)


def _parts_of(sentence: Sentence, parents: Sequence[Item], items: Sequence[Item], k: int) -> Iterator[Fault]:
    nearest = parents[0]
    row: list[Item] = []
    for n, item in enumerate(items[k:]):
        if n and (item.among or item.rest or item.state == TOTAL):
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
    between = sentence.text[max(0, begin) : first.q.start - sentence.span.start].partition("其中")[0]
    return len(between) <= DIRECT_MAX and sum(between.count(m) for m in "，；,;：:") <= 1


def _judged(parent: Item, row: list[Item], direct: bool, cut: bool) -> Iterator[Fault]:
    total = parent.q
    if direct and row[0].value > total.value and not _other_thing(parent, row[0]):
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
    if difference > 0 and direct and exclusive and level and not any(_other_thing(parent, p) for p in run):
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
        return any(_SANCTION.search(p.near + p.tail) for p in run)
    return CLOSED in states or (states.count(DONE) > 1 and len(set(states)) == 1 and run[-1].mark != "、")


def _other_thing(parent: Item, part: Item) -> bool:
    """Whether a part with a general measure word names another thing than its total: 3个园区，其中大项目10个."""
    if _WHERE.search(parent.near):
        return True
    noun = _NOUN.search(part.near) or _NOUN.match(part.tail[:2])
    if noun and noun[1] not in parent.near + parent.tail:
        return True
    own, whole = part.tail.strip()[:2], parent.tail.strip()[:2]
    return parent.q.unit in ("个", "处", "条") and bool(own and whole) and part.state == "" and own != whole


def _mixed(over: Sequence[Item], items: Sequence[Item]) -> Iterator[Fault]:
    """共计 23 家。其中厂 9 家、园区 1 个、产品 10 种：parts with measure words of their own."""
    run = run_of(list(items))
    total = over[-1] if over else None
    if total is None or total.state != TOTAL or len(run) < 3 or not all(p.mark in ("、", "") for p in run[1:]):
        return
    parts = tuple(p.q for p in run)
    if len({q.unit for q in parts}) > 1 and all(q.unit in COUNTED and q.exact for q in (total.q, *parts)):
        difference = off(total.q, parts)
        if (difference > 0 or near(total.q, difference)) and difference and not partial(run):
            yield falls_short(total.q, parts)


def _states(sentence: Sentence) -> Iterator[Fault]:
    """N 项任务中，完成 a 项，b 项正在推进: done and not done are all of them; a is not more than N."""
    items = sentence.items
    for i, total in enumerate(items[:-1]):
        following = items[i + 1]
        if not total.whole or not total.q.exact or not _is_strict(total) or following.among:
            continue
        row = _until(items, i + 1, total)
        if _one_is_more(total, following):
            yield exceeds(total.q, (following.q,))
        elif _done_and_open(row) and not any(p.rest for p in items[i + 1 :]) and all(p.q.exact for p in row):
            sums = [(off(total.q, parts), parts) for parts in readings(row)]
            if sums and all(difference for difference, _ in sums):
                parts = min(sums, key=lambda s: abs(s[0]))[1]
                yield exceeds(total.q, parts) if all(d > 0 for d, _ in sums) else falls_short(total.q, parts)
        elif [p.state for p in row] == [DONE, STAGED] and all(p.q.exact for p in row) and row[0].value != total.value:
            parts = (row[0].q, row[1].q)  # 阶段性办结 may lie inside of 办结: only what nearly adds up was meant to
            if (difference := off(total.q, parts)) and near(total.q, difference, Decimal("0.03")):
                yield falls_short(total.q, parts)


def _one_is_more(total: Item, part: Item) -> bool:
    """N 项，已完成 a 项; N 个断面中，有 a 个达标: a is more than N."""
    if part.value <= total.value or not part.q.exact or part.q.unit != total.q.unit:
        return False
    if total.tail.endswith("中") and part.near.strip() in ("", "有", "已有", "目前有", "已"):
        return True
    return part.state in (DONE, OPEN, STAGED, CLOSED) and part.pure and _same_work(total, part)


def _is_strict(total: Item) -> bool:
    """Whether it is surely a total: of what was fed back, handed over, found."""
    return _STRICT.search(total.near + total.tail) is not None


def _done_and_open(row: Sequence[Item]) -> bool:
    states = [p.state for p in row]
    done = DONE in states or STAGED in states
    return done and OPEN in states and all(p.state and p.pure for p in row)


def _same_work(total: Item, part: Item) -> bool:
    """Whether what is done is out of the total, and not above a target: 计划 20 项，完成 25 项 may be well."""
    aimed = re.search("计划|目标|下达|指标|年度|要求|拟|原", total.near + total.tail)
    summed = re.search("累计|历年|含", part.near)
    return not aimed and not summed and not _other_thing(total, part)
