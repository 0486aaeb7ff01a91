"""How many items a list has: the least and the most that a reader can count, since names hold 、 and 和 themselves."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen import zh
from reportgen.check import marks
from reportgen.regex import regex

NUMBER = r"(?<![第\d.一二两三四五六七八九十百])(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})"
_NAME = regex(rf"{marks.NAME}|“[^“”]{{0,40}}”|\"[^\"]{{0,40}}\"|〈[^〈〉]{{0,60}}〉")
_ASIDE = regex(r"（[^（）()]{0,120}）|\([^（）()]{0,120}\)")
_BLANK = "＿"
_BESIDE = regex("[》”](?=[《“])")
_HARD = regex("[、，,；;]|以及")
_SOFT = regex("[和与或跟并]|(?<![涉普])及")
# A word of action ends what stands left of it: 对甲、乙开展丙、丁 has two items.
_VERB = regex(
    "开展|完成|推进|推动|实施|建设|加强|加快|进行|涉及|建立|构建|健全|完善|出台|印发|制定|落实|解决|投入|成立|纳入|包括|通过|围绕"
    "|聚焦|统筹|调整|优化|强化|提升|深化|抓好|做好|坚持|明确|形成|采取|突出|治理|[对在将把按从的为是了并向获以由至到给使让被等有]"
)
NAME = 4  # characters: between longer items 、 may part words of one of them
SHORT = 10  # characters: a longer item may be a clause that holds a list of its own


class Tally(NamedTuple):
    """The least and the most items that a list can be read to have."""

    low: int
    high: int

    def lacks(self, number: int) -> bool:
        """Whether no reading has that many."""
        return not self.low <= number <= self.high


def number(written: str) -> int:
    """三 -> 3, 两 -> 2; 0 for what is no number."""
    return zh.number(written) or 0


def bare(text: str) -> str:
    """The text with names, quotations and what stands in brackets blanked out, places unchanged.

    Between names side by side, where no mark is wanted, 、 stands in place of the second's first one.
    """
    blank = marks.blanked(marks.blanked(text, _NAME, _BLANK), _ASIDE, _BLANK)
    if "》《" in text or "”“" in text:
        line = list(blank)
        for m in _BESIDE.finditer(text):
            line[m.start() + 1] = "、"
        return "".join(line)
    return blank


def tally(listed: str) -> Tally:
    """Of a list whose both ends are known; `listed` is bare."""
    high = 1 + len(_HARD.findall(listed)) + len(_SOFT.findall(_HARD.sub("、", listed)))
    if re.search("[；;]", listed):
        return Tally(1 + len(re.findall("[；;]", listed.rstrip("；;"))), high)
    items = re.split("、|以及", listed)
    if any(len(item) > SHORT for item in items):
        return Tally(1, high)
    return Tally(min(len(items) + _last_joined(items), _joined(listed)), high)


def tally_leftwards(sentence: str) -> Tally:
    """Of a list that ends where `sentence` (bare) ends, and begins somewhere in it."""
    clause = re.split("[，,]", sentence)[-1]
    items = re.split("、|以及", clause)
    low = len(items)
    for n, item in enumerate(reversed(items), 1):
        if _VERB.search(item) or len(item) > SHORT:
            low = n
            break
    before = re.split("[，,]", sentence)[-2:-1]
    within = clause if _VERB.search(items[0]) or any(map(_VERB.match, before)) else sentence
    high = 1 + len(_HARD.findall(within)) + len(_SOFT.findall(_HARD.sub("、", within)))
    return Tally(min(low + _last_joined(items[-low:]), _joined(clause)), high)


def _joined(listed: str) -> int:
    """How many a list has where 和 alone parts them: 大气、水污染防治和执法 are two; many where there is none."""
    joined = len(_SOFT.findall(listed))
    return joined + 1 if joined and any(len(item) > NAME for item in re.split("[、和与及或跟并]", listed)) else 99


def _last_joined(items: list[str]) -> int:
    """1 where the list ends in A、B和C, with no other 和."""
    if len(items) < 2 or any(_SOFT.search(item) for item in items[:-1]):
        return 0
    parts = _SOFT.split(items[-1])
    return 1 if len(parts) == 2 and min(len(part) for part in parts) >= 2 else 0


def alike(listed: str, noun: str) -> int:
    """How many names a list has that all end as `noun` does, or all alike (…公司、…公司); 0 where they do not."""
    parts: list[str] = re.split("[、，,；;和与及]|以及", listed)
    for ending in (noun[-2:], noun[-1:], listed[-2:]):
        named = sum(part.endswith(ending) and part != ending for part in parts)
        if ending and named >= 2 and listed.endswith(ending) and named >= len(parts) - 1:
            return named
    return 0
