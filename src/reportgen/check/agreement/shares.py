"""Rates that are told in words (完成过半, 超过八成) and are not that of the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.agreement.finding import Finding, rows_of
from reportgen.check.agreement.known import Data
from reportgen.check.agreement.words import restricted
from reportgen.check.claims.quantities import sentences
from reportgen.check.paper import Passage
from reportgen.regex import regex
from reportgen.zh import DIGITS

FIGURE = "任务.完成率"
_ABOUT = regex("整改|任务")
_SHARE = regex(
    "(?:完成率|任务(?:已经?)?完成|整改(?:已经?)?完成|完成整改(?:任务)?|已完成)(?:已|均|达|为|到|的|任务)?"
    "(?P<how>达到|达|超过|超|突破|接近|近|约|不足)?(?P<share>[一二三四五六七八九]成(?P<more>多|以上)?|过半|近半|一半|半数)"
)
_OTHERS = regex("力争|确保|计划|目标|预计|工程|项目|投资|进度|时间|前")
_OVER, _UNDER = ("达到", "达", "超过", "超", "突破"), ("接近", "近", "不足")


def shares(passage: Passage, data: Data) -> Iterator[Finding]:
    """What cannot be said of the rate of the ledger: 过半 of 45.9%, 近五成 of 52%."""
    entry = data.catalogue.by_name.get(FIGURE)
    rate = entry.number if entry else None
    if rate is None or not re.search("成|半", passage.text):
        return
    for span in sentences(passage.text):
        text = passage.text[slice(*span)]
        for m in _SHARE.finditer(text):
            before = text[: m.start()]
            if not _ABOUT.search(text[: m.end()]) or restricted(before) or _OTHERS.search(before):
                continue
            if not data.is_meant(before, total=False) or _holds(m, rate):
                continue
            start, end = span.start + m.start("how" if m["how"] else "share"), span.start + m.end()
            rows, places = rows_of(data.catalogue, FIGURE)
            why = f"（{rows}）" if rows else ""
            reason = f"文中“{passage.text[start:end]}”，按台账完成率是“{rate:f}%”：【{FIGURE}】{why}"
            yield Finding("SUM966", passage, start, end, reason, "照台账的完成率改写；台账不对的，先改台账", places)


def _holds(m: re.Match[str], rate: Decimal) -> bool:
    share, how = m["share"], m["how"] or ""
    if share in ("过半", "近半", "一半", "半数"):
        how = {"过半": "超过", "近半": "近"}.get(share, how)
        level = Decimal(50)
    else:
        level = Decimal(DIGITS.index(share[0]) * 10)
    if how in _OVER or m["more"]:
        return rate >= level
    if how in _UNDER:
        return level - 10 <= rate <= level
    return abs(rate - level) < 5
