"""One thing counted with two measure words: a total and its parts, or the same number of the same in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.claims.measure import COUNTED, GENERAL, alike
from reportgen.check.claims.plain_sums import bracketed
from reportgen.check.claims.quantities import Quantity, quantities
from reportgen.check.claims.readings import off
from reportgen.check.claims.statements import Item, statements
from reportgen.check.paper import Found, Paper, Spot
from reportgen.regex import regex

LEAST = 10  # smaller numbers are the same by chance
_COMPOUND = regex("线索|清单|类型|台账")  # 问题线索 is no 问题
# What papers count under one name, the longer names first.
NOUNS = (
    "整改任务", "整改问题", "反馈问题", "具体问题", "突出问题", "信访举报件", "群众举报件", "信访举报案件", "信访件",
    "举报件", "交办件", "信访问题", "整改措施", "具体措施", "任务", "问题",
)  # fmt: skip


def two_measure_words(paper: Paper) -> Iterator[Spot]:
    """One thing has one measure word.

    要求：同一对象在一篇之内用同一个量词，总数与分项的量词也一致。公文的通行做法。
    反例：培育绿色产品15种（国家级9个、省级6个）。
    反例：反馈意见明确43项整改任务。¶截至目前，43个整改任务已完成40个。
    反例：我市承担的整改任务是22个，已基本完成21个。22项整改任务中，已完成21项。
    反例：反馈的58项问题中，已完成整改41个，其余17个正在推进。
    正例：培育绿色产品15种（国家级9种、省级6种）。
    正例：反馈意见明确43项整改任务。¶截至目前，43项整改任务已完成40项。
    正例：我市承担的整改任务是22项，已基本完成21项。22项整改任务中，已完成21项。
    正例：整改任务共22项。排查整改问题22个。
    正例：开展培训4场（机关2次、企业1次）。
    正例：问责9名干部（县级3人、科级6人）。
    """
    named: dict[tuple[str, str], tuple[int, Quantity]] = {}
    for passage in paper.prose:
        for total, parts in (*_in_brackets(passage.text), *_in_sentences(passage.text)):
            related = tuple((passage.index, q.start, q.end) for q in parts)
            reason = f"总数写“{_typed(total)}”，各部分写“{'、'.join(_typed(q) for q in parts)}”，量词不一"
            yield (
                passage.index,
                Found(total.start, total.end, reason, f"都用“{total.unit}”或都用“{parts[0].unit}”", related=related),
            )
        for q in quantities(passage.text):
            noun = next((n for n in NOUNS if q.after.startswith(n)), "") or _told_before(q, passage.text)
            if (
                not noun
                or q.unit not in GENERAL
                or not q.exact
                or q.value < LEAST
                or _COMPOUND.match(q.after, len(noun))
            ):
                continue
            index, first = named.setdefault((q.number, noun), (passage.index, q))
            if not alike(first.unit, q.unit):
                reason = f"前文写“{_typed(first)}{noun}”，这里写“{_typed(q)}{noun}”，量词不一"
                fix = f"都用“{first.unit}”或都用“{q.unit}”"
                yield passage.index, Found(q.start, q.end, reason, fix, related=((index, first.start, first.end),))


def _told_before(q: Quantity, text: str) -> str:
    """The noun of 整改任务是22个, 任务共22个: it stands before its number, and may be short for a noun after it."""
    if q.after:
        return ""
    said = re.sub("(?:共有|共计|总数为|是|为|共)$", "", q.before)
    noun = next((n for n in NOUNS if said != q.before and said.endswith(n)), "")
    return f"整改{noun}" if noun in ("任务", "问题") and f"整改{noun}" in text[q.end :] else noun


def _typed(q: Quantity) -> str:
    return f"{q.number}{q.unit}"


def _in_brackets(text: str) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """A number and the parts in the bracket behind it that make it up, with another measure word."""
    for total, parts, _ in bracketed(text):
        if len(parts) > 1 and _are_parts(total, parts):
            yield total, parts


def _in_sentences(text: str) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """N 项中，完成 a 个，其余 b 个: what adds up, with another measure word."""
    for sentence in statements(text):
        for j, rest in enumerate(sentence.items):
            if rest.rest and j > 1:
                total, row = sentence.items[0], sentence.items[1 : j + 1]
                parts = [p.q for p in row]
                if total.whole and _are_parts(total.q, parts) and _general(total, row):
                    yield total.q, parts


def _general(total: Item, row: tuple[Item, ...]) -> bool:
    return all(p.q.unit in GENERAL for p in (total, *row))


def _are_parts(total: Quantity, parts: list[Quantity]) -> bool:
    units = {q.unit for q in parts}
    whole = all(q.unit in COUNTED and q.exact for q in (total, *parts))
    return whole and len(units) == 1 and not alike(total.unit, parts[0].unit) and not off(total, parts)
