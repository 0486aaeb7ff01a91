"""Counts that the opening states: problems and classes that were fed back, cases that were referred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportgen.check.marks import NAME as BOOK
from reportgen.check.marks import blanked
from reportgen.extract.framing.drafts import Draft, Fact, Who, who_of
from reportgen.extract.framing.names import names, teams
from reportgen.extract.framing.paper import Notes, Paper, Sentence, Spot, sentences
from reportgen.extract.parts import Sure
from reportgen.regex import regex
from reportgen.zh import number

_BOOK = regex(BOOK)
NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百两]{1,5})"
KINDS = rf"(?:(?P<kinds>{NUMBER})(?:大类|类|个?大?方面)(?:共计?|计|的|、|，共?)?)?"
_WHAT = "(?:具体|突出|生态环境|环境|整改|主要){0,3}问题"
_FED_BACK = (
    regex(rf"(?:反馈|指出|提出)(?P<gap>[^。；\d《〓]{{0,16}}?){KINDS}(?P<n>{NUMBER})[个项条]{_WHAT}"),
    regex(
        rf"反馈(?P<gap>(?:意见|我[市县州区旗盟]|督察|的|具体|突出|生态环境){{0,4}})问题(?:共计?|为|有|：)?{KINDS}"
        rf"(?P<n>{NUMBER})[个项条](?!任务|整改任务|措施)"
    ),
)
_PARTIAL = regex("完成|整改|办结|销号|交办|以来|转办|信访|其中|每|逐|第|同|任何")
_CLASSES = regex(rf"(?<![其这第{{0-9}}])(?P<kinds>{NUMBER})大类(?P<n>{NUMBER})[个项条]{_WHAT}")
_REFERRED = (
    regex(
        rf"移交(?P<gap>[^。；，\d《〓]{{0,20}}?)(?P<n>{NUMBER})[个件条项](?P<what>[^。；，\d]{{0,12}}?(?:问题|案件|线索))"
    ),
    regex(rf"移交(?P<gap>[^。；，\d《〓]{{0,16}}?)(?P<what>问题|案件|线索)(?P<n>{NUMBER})[个件条项]"),
)
_NOT_REFERRED = regex("信访|举报|纪检|纪委|监委|公安|司法|检察|法院")


class Count(NamedTuple):
    """A number that a sentence states."""

    key: str
    value: int
    spot: Spot
    sure: Sure = Sure.HIGH


def add_counts(paper: Paper, drafts: Sequence[Draft], notes: Notes) -> None:
    """Adds the counts to the inspections that they are of; nothing where it isn't clear of which."""
    found: list[tuple[Draft, Count]] = []
    for s in sentences(paper.body) if drafts else ():
        if "反馈" in s.text or "移交" in s.text or "提出" in s.text or "大类" in s.text:
            text = blanked(s.text, _BOOK, "〓")
            draft = whose(text, drafts)
            if draft:
                found += [(draft, count) for count in _counts(s, text)]
    for draft in drafts:
        for key in ("反馈类别", "反馈问题", "移交问题"):
            _settle(draft, key, [count for d, count in found if d is draft and count.key == key], notes)


def whose(text: str, drafts: Sequence[Draft]) -> Draft | None:
    """The only inspection that a sentence can speak of."""
    said = [who_of(name) for name in names(text)]
    said += [Who(team.level, number=team.number) for team in teams(text)]
    fitting = [d for d in drafts if all(d.fits(who) for who in said)]
    return fitting[0] if len(fitting) == 1 else None


def _counts(s: Sentence, text: str) -> list[Count]:
    found: list[Count] = []
    for m in (m for pattern in _FED_BACK for m in pattern.finditer(text)):
        if not _PARTIAL.search(m["gap"]) and ("督察" in text or "反馈意见" in text):
            found += _of(m, s, "反馈问题", "n", Sure.HIGH) + _of(m, s, "反馈类别", "kinds", Sure.HIGH)
    for m in _CLASSES.finditer(text):
        found += _of(m, s, "反馈类别", "kinds", Sure.MIDDLE)
    for m in (m for pattern in _REFERRED for m in pattern.finditer(text)):
        if "督察" in text[: m.start()] and not _NOT_REFERRED.search(m["gap"] + m["what"]):
            found += _of(m, s, "移交问题", "n", Sure.HIGH)
    return found


def _of(m: re.Match[str], s: Sentence, key: str, group: str, sure: Sure) -> list[Count]:
    value = number(m[group]) if m[group] and m[group] != "一" else None  # 一个问题 is any of them
    return [] if value is None else [Count(key, value, s.spot(*m.span(group)), sure)]


def _settle(draft: Draft, key: str, counts: Sequence[Count], notes: Notes) -> None:
    """The one that is stated, or the first where later ones are smaller: those are of a part."""
    if not counts:
        return
    first, *others = counts
    above = next((c for c in others if c.value > first.value and c.sure is Sure.HIGH), None)
    if above:
        reason = f"{key}前后不一：前面写的是{first.value}，这里写的是{above.value}"
        notes.doubt(above.spot, reason, f"核对原文，在数据文件里写明“督察.{key}”")
        return
    same = all(c.value == first.value for c in others)
    draft.take(key, Fact(str(first.value), first.spot, first.sure if same else Sure.MIDDLE))
