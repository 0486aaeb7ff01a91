"""Totals whose parts are told by how far they have come: 完成 a 项，b 项正在推进."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.check.claims.families import is_class, is_joined, other_thing
from reportgen.check.claims.readings import Fault, exceeds, falls_short, near, off, readings
from reportgen.check.claims.statements import CLOSED, DONE, OPEN, STAGED, TOTAL, Item, Sentence, fits, is_verdict
from reportgen.regex import regex

_STRICT = regex("反馈|交办|转办|移交|任务|问题|举报|信访|交办件|共|受理|中$")


def states(sentence: Sentence) -> Iterator[Fault]:
    """N 项任务中，完成 a 项，b 项正在推进: done and not done are all of them; a is not more than N."""
    items = sentence.items
    for i, total in enumerate(items[:-1]):
        following = items[i + 1]
        if not total.whole or not total.q.exact or not _is_told(total) or following.among or is_joined(following):
            continue
        row = until(items, i + 1, total)
        yield from _second_row(total, row)
        if is_strict(total) and _one_is_more(total, following):
            yield exceeds(total.q, (following.q,))
        elif _done_and_open(row) and not any(p.rest for p in items[i + 1 :]) and all(p.q.exact for p in row):
            sums = [(off(total.q, parts), parts) for parts in readings(row)]
            if sums and all(difference for difference, _ in sums):
                parts = min(sums, key=lambda s: abs(s[0]))[1]
                yield exceeds(total.q, parts) if all(d > 0 for d, _ in sums) else falls_short(total.q, parts)
        elif sorted(p.state for p in row) == sorted((DONE, STAGED)) and all(
            p.q.exact and p.value != total.value for p in row
        ):
            parts = (row[0].q, row[1].q)  # 阶段性办结 may lie inside of 办结: only what nearly adds up was meant to
            if (difference := off(total.q, parts)) and near(total.q, difference, Decimal("0.03")):
                yield falls_short(total.q, parts)


def _second_row(total: Item, row: Sequence[Item]) -> Iterator[Fault]:
    """N 件中，属实 a 件，不属实 b 件；c 件已办结，d 件正在办理: what is done and not done is N again."""
    cut = next((n for n, item in enumerate(row) if item.mark == "；"), 0)
    first, second = row[:cut], row[cut:]
    if not first or not all(is_verdict(p) for p in first) or any(p.mark == "；" for p in second[1:]):
        return
    if _done_and_open(second) and all(p.q.exact and not p.rest for p in second):
        parts = tuple(p.q for p in second)
        difference = off(total.q, parts)
        if difference and len(parts) == len(second):
            yield exceeds(total.q, parts) if difference > 0 else falls_short(total.q, parts)


def until(items: Sequence[Item], begin: int, like: Item) -> list[Item]:
    """The items from there that may still belong to the same row."""
    row = []
    for item in items[begin:]:
        if item.among or item.rest or item.state == TOTAL or (item.mark == "；" and is_class(item)):
            break
        if fits(like.q, item.q):
            row.append(item)
    return row


def _one_is_more(total: Item, part: Item) -> bool:
    """N 项，已完成 a 项; N 个断面中，有 a 个达标: a is more than N."""
    if part.value <= total.value or not part.q.exact or part.q.unit != total.q.unit:
        return False
    if total.tail.endswith("中") and part.near.strip() in ("", "有", "已有", "目前有", "已"):
        return True
    return part.state in (DONE, OPEN, STAGED, CLOSED) and part.pure and _same_work(total, part)


def is_strict(total: Item) -> bool:
    """Whether it is surely a total: of what was fed back, handed over, found."""
    return _STRICT.search(total.near + total.tail) is not None


def _is_told(total: Item) -> bool:
    """Whether done and not done must make it up; cases too, of which more may be closed than came in."""
    return is_strict(total) or total.tail.strip().startswith("案件")


def _done_and_open(row: Sequence[Item]) -> bool:
    states = [p.state for p in row]
    done = DONE in states or STAGED in states
    if (
        states
        and states[0] == CLOSED
        and all("未" in p.near and ("验收" in p.near or "销号" in p.near) for p in row[1:])
    ):
        done = True  # 已验收 a 项，未验收 b 项
    return done and OPEN in states and all(p.state and p.pure for p in row)


def _same_work(total: Item, part: Item) -> bool:
    """Whether what is done is out of the total, and not above a target: 计划 20 项，完成 25 项 may be well."""
    aimed = re.search("计划|目标|下达|指标|年度|要求|拟|原", total.near + total.tail)
    summed = re.search("累计|历年|含", part.near)
    return not aimed and not summed and not other_thing(total, part)
