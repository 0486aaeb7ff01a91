"""What a clause says behind the name of an indicator: its value, how it changed, its rank, what is thought of it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reportgen import zh
from reportgen.regex import regex

_NUMBER = r"\d{1,6}(?:\.\d{1,4})?"
_UNIT = r"%|％|‰|微克/立方米|微克每立方米|毫克/立方米|μg/m3|μg/m³|ug/m3|㎍/m3|mg/m3|平方米|天"
_COPULA = (
    "(?:(?:已经|已|也|均|仅|分别)?"
    "(?:达到了|达到|达|[保维]持在|稳定在|控制在|(?:提高|提升|上升|增加|下降)[到至]|降[到至]|为|是)?)"
)
_UP, _DOWN = "上升|提升|提高|增加|增长|多", "下降|降低|减少|少"
_BASES = r"同比|环比|(?:较|比|与)(?:上年|去年|\d{4}年)(?:同期)?(?:相比)?|较(?:上|前)一?年"
VALUE = regex(
    rf"{_COPULA}(?<![\dA-Za-z.])(?P<number>{_NUMBER})(?P<unit>{_UNIT}|(?=[，。；、]|$))(?!以上|以下|左右|[\d.])"
)
FROM_TO = regex(
    rf"(?:由|从)(?P<base>[^，。；\d]{{0,10}}(?:\d{{4}}年)?[^，。；\d]{{0,6}})(?P<first>{_NUMBER})(?P<u>%|天|微克/立方米)?"
    rf"(?:上升|提升|提高|增加|增长|下降|降低|减少|改善|降|升)(?:到|至|为)(?:了)?[^，。；\d]{{0,4}}(?:\d{{4}}年的?)?(?P<number>{_NUMBER})(?P<unit>%|天|微克/立方米)"
)
CHANGE = regex(
    rf"(?P<base>{_BASES})(?:分别|均|再|又|明显|大幅|显著)?(?:(?P<flat>持平)|(?P<verb>{_UP}|{_DOWN}|改善)(?:了)?"
    rf"(?P<number>{_NUMBER})(?P<unit>%|％|个百分点|百分点|天|微克/立方米))"
)
RANK = regex(
    r"(?P<tied>并列)?(?:(?:在|处于)?(?P<among>全[省市国州区县][^，。；、\d居列排位]{0,4}(?:\d{1,3}个[^，。；、\d居列排位]{1,6})?(?:中|里)?)?"
    r"(?P<verb>位居|位列|名列|排名|居|列|排))?"
    r"(?P<scope>全[省市国州区县]|[\u4e00-\u9fff]{2,8}?(?:地区|城市群|流域|片区))?(?:的)?"
    r"(?:(?P<ordinal>第(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3}))(?:位|名)?|(?P<first>首位|榜首|第一))"
    r"(?![批轮个次产类方])"
)
REMARK = regex(
    "(?:是|为|创|达到|创下|均为)(?P<text>[^，。；、\\d]{0,24}(?:最好水平|历史最好|最优水平|历史最高|最好成绩|历史新高|同期最好|最低值|最高值))(?=[，。；]|$)"
)
OF_RANK = regex("(?:(?:同比)?(?:改善|提升|提高|下降|降低|上升|增长)(?:幅度|率)|增幅|降幅|升幅)$")


class Piece(NamedTuple):
    """What stands from `start` to `end` of a sentence: value, from, change, rank or remark, with its match."""

    kind: str
    start: int
    end: int
    m: re.Match[str]


_KINDS = (("from", FROM_TO), ("change", CHANGE), ("remark", REMARK), ("rank", RANK), ("value", VALUE))
MORE = regex(rf"(?:、|和|及)(?P<number>{_NUMBER})(?P<unit>{_UNIT}|个百分点|百分点)")


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """What stands in a clause, in its order; of two that overlap the one that says more."""
    found: list[Piece] = []
    for kind, pattern in _KINDS:
        for m in pattern.finditer(text, start, end):
            if kind == "rank" and not (m["verb"] or m["tied"]):
                continue
            if all(m.end() <= p.start or p.end <= m.start() for p in found):
                found.append(Piece(kind, *m.span(), m))
    return sorted(found, key=lambda p: p.start)


def comparison(base: str) -> str | None:
    """The word of the data for what is compared with; None where it is none of those."""
    if base in ("同比", "环比"):
        return base
    return "同比" if re.search("上年|去年|一年", base) else None


def signed(m: re.Match[str], *, falling_is_good: bool) -> Decimal | None:
    """The change with its sign; None where nobody can tell (改善 of what may be good high or low)."""
    if m["flat"]:
        return Decimal(0)
    size = Decimal(m["number"])
    if m["verb"] == "改善":
        return -size if falling_is_good else None
    return -size if re.fullmatch(_DOWN, m["verb"]) else size


def ordinal(m: re.Match[str]) -> int | None:
    """第3位 -> 3, 首位 -> 1."""
    if m["first"]:
        return 1
    return zh.number(m["number"])
