"""The quantities in a text: every number that counts or measures something, with its unit and its place.

`quantities(text)` leaves out what is no count: dates, years and times of day, document numbers, ordinals and ranks
(第1位, 第3批, 前10名), ranges (5%～10%), codes (PM2.5, 1+10+N, GB 3838-2002), fractions, numbers of headings, names
in 《》, short names in “”, equations. `plain(text)` is the text with all these blanked out, places unchanged.

    >>> [(q.number, q.value, q.unit, q.exact) for q in quantities("完成三类20个问题，近8亿元")]
    [('三', Decimal('3'), '类', True), ('20', Decimal('20'), '个', True), ('8亿', Decimal('8E+8'), '元', False)]
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from reportgen.check.claims.measure import MEASURES, UNITS
from reportgen.check.marks import blanked
from reportgen.records import dataclass
from reportgen.regex import regex
from reportgen.zh import is_han, number

BLANK = "\ue000"  # stands in `plain` for each character that is part of no count
CACHED = 4096  # passages of one paper: what several rules read is read once
CONTEXT = 16  # characters of a quantity's neighbourhood
_HAN_DIGITS = "〇零一二两三四五六七八九"
_HAN = f"[{_HAN_DIGITS}十百千万亿]"
_POWERS = {"万": 10**4, "亿": 10**8}


class Span(NamedTuple):
    """Characters start..end of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: characters start..end of the text, from its first digit to the end of the unit.

    `number` is as typed, with 万 or 亿 (37.85万); `value` has them multiplied out. `unit` is "" where none stands.
    `exact` is False with 近, 约, 余, 多, 超过, 以上 and the like. `step` is what one more in the last digit would be
    where the number is rounded (83.6亿: 0.1亿), else 0. `before` and `after` are the Han characters that touch it.
    """

    start: int
    end: int
    number: str
    value: Decimal
    unit: str
    exact: bool
    step: Decimal
    before: str
    after: str

    @property
    def is_han(self) -> bool:
        """Whether it is typed in Han numerals."""
        return not any(c.isdigit() and c.isascii() for c in self.number)


_UNIT = "|".join(re.escape(u) for u in sorted({*MEASURES, *UNITS}, key=len, reverse=True))
_MEASURE = "|".join(sorted(MEASURES, key=len, reverse=True))
_N = r"\d{1,12}(?:\.\d{1,6})?"
_JOIN = r" ?[-－–—～~至到] ?"

# What is no count, in the order in which it is blanked; each match is blanked whole.
_NO_COUNTS = tuple(
    regex(p)
    for p in (
        # names, addresses, document numbers
        r"《[^《》]{0,40}(?:《[^《》]{0,60}》[^《》]{0,40})?》|〈[^〈〉]{0,60}〉",
        '“[^“”。；，]{0,14}”|"[^"。；，]{1,14}"|「[^「」]{0,14}」',
        r"https?://[\w./?=&%-]{1,200}|[\w.-]{1,40}@[\w.-]{1,40}",
        r"[〔\[［【]\s?(?:19|20)\d\d\s?[〕\]］】]\s?\d{0,5}\s?号?|[（(](?:19|20)\d\d[）)]\s?\d{1,5}\s?号",
        # years, days, times
        r"(?:19|20)\d\d年?(?:度|初|底|末)?" + _JOIN + r"(?:19|20)?\d\d年度?",
        r"(?<![\d.])(?:19|20)\d\d\s?年(?!度?以来)?(?:度|初|底|末)?|(?<![\d.])(?:19|20)\d\d(?=\s?[-/.]\d{1,2}[-/.]\d)",
        rf"(?<![\d.])\d{{1,2}}\s?月?(?:\d{{1,2}}日)?(?:{_JOIN}|、)"
        r"(?:\d{1,2}\s?月(?!份?均)(?:\d{1,2}日)?|\d{1,2}日)",
        r"(?<![\d.])\d{1,2}\s?月份?(?:\s?\d{1,2}\s?[日号])?",
        r"(?<![\d./])\d{1,2}\s?日(?!均)",
        r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?|\d{1,2}[时点](?:\d{1,2}分|整|许|左右|(?=[至到，。]))",
        # ordinals and ranks, fractions
        rf"第 ?(?:\d{{1,5}}|{_HAN}{{1,5}})(?:{_JOIN}(?:\d{{1,5}}|{_HAN}{{1,5}}))? ?(?:{_UNIT})?",
        rf"前(?:\d{{1,3}}|{_HAN}{{1,3}})(?:名|位|强|批)",
        rf"[一二三四五六七八九十百万千]{{1,3}}分之[{_HAN_DIGITS}十百]{{1,5}}|\d{{1,3}}/\d{{1,4}}(?![\d/])",
        # telephones, versions, equations, codes, lists of numbers
        r"\d{3,4}-\d{6,8}|(?<![\d.])1\d{10}(?!\d)|\d{1,5}(?:\.\d{1,5}){2,6}",
        r"[\d.]{1,15}[件项个家人起]?[=＝](?:[\d.]{1,15}[件项个家人起]?[+＋]){1,20}[\d.]{1,15}",
        r"(?:[\d.]{1,15}[件项个家人起]?[+＋]){1,20}[\d.]{1,15}[件项个家人起]?[=＝][\d.]{1,15}",
        r"\d{1,3}(?:[+＋][\dNnXx]{1,3}){1,5}",
        r"[A-Za-zΑ-ω][A-Za-z./]{0,8}[ -]?\d[\d.]{0,10}(?:-\d{1,6})?|[表图] ?\d{1,3}(?:-\d{1,3})?",
        r"(?<![\d.])\d{1,5}(?:、\d{1,5}){0,9} ?号",
        # ranges, approximate Han numerals
        rf"(?<![\d.]){_N}[万亿]?(?:{_UNIT})?{_JOIN}{_N}[万亿]?(?:{_UNIT})?",
        rf"{_HAN}{{1,3}}[至到]{_HAN}{{1,3}}(?:{_MEASURE})",
        rf"[一二两三四五六七八九](?=[一二三四五六七八九](?:{_MEASURE}|[十百千万]))[一二三四五六七八九][十百千万]?(?:{_MEASURE})?",
        rf"[数几上好][十百千万亿]{{1,3}}|{_HAN}几|千家万户|千[家户村]万[家户村]|百分之百|[统唯专单同万逐之某每任进]一",
        # numbers of headings and of items in a line
        r"^\s{0,4}\d{1,3}(?:[．、)）]|\.(?!\d))|[（(]\d{1,2}[)）]|(?<=[。；;：:])\s?\d{1,2}(?:[．、)）]|\.(?!\d))",
        # grades and fixed expressions
        "劣?[一二三四五ⅠⅡⅢⅣⅤ]类(?=水|标准|以上|以下|及|海|断面)|劣[一二三四五]类",
        "四个意识|四个自信|两个维护|两个确立|四个全面|八项规定|三大攻坚战|三大保卫战|三个代表|五个一批",
        "一次性|一起(?!案)|一[系些定批般直旦]|[一二三四五六七八九十]{1,3}届",
    )
)
_WIDE = {0xFF10 + n: str(n) for n in range(10)}
_ARABIC = regex(
    r"(?<![\d.A-Za-z])"
    rf"(?P<n>\d{{1,3}}(?:,\d{{3}}){{1,3}}(?![\d,])|{_N})"
    rf"(?P<more>[余多]?) ?(?P<power>万亿|[万亿]?)"
    rf"(?P<more2>[余多]?) ?(?P<u>(?:{_UNIT})?)(?P<per>(?<=[^\d万亿余多])(?:/(?:{_UNIT}|班))?|)"
)
_HAN_NUMBER = regex(
    rf"(?<![{_HAN_DIGITS}十百千万亿多\d.])(?<![^剩其]余)(?P<n>{_HAN}{{1,9}})(?P<more>[余多]?)(?P<u>{_MEASURE})"
)
_ABOUT = regex("(?:近|约|超|超过|逾|不足|不少于|不低于|不超过|不高于|至少|接近|突破|不到|多达|最多)[为：:]? ?$")
_OR_SO = regex(" ?(?:左右|以上|以下|以内|上下|之多|及以上|及以下)")
_PIECE = tuple("0123456789.")
_YEAR = regex(r"(?:19|20)\d\d")
_DAY_UNITS = ("日", "时", "点", "分")  # alone they are parts of a date or a time


@lru_cache(maxsize=CACHED)
def plain(text: str) -> str:
    """The text with BLANK for each character that belongs to a date, an ordinal, a name …; full-width digits narrow."""
    text = text.translate(_WIDE)
    for pattern in _NO_COUNTS:
        text = blanked(text, pattern, BLANK)
    return text


@lru_cache(maxsize=CACHED)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All that counts or measures something, in the order of the text."""
    read = plain(text)
    arabic = [q for m in _ARABIC.finditer(read) if (q := _arabic(text, m)) is not None]
    found = list(arabic)
    for m in _HAN_NUMBER.finditer(read):
        is_part = any(q.start < m.start() < q.end for q in arabic)  # 万个 of 1 万个
        if not is_part and (value := number(m["n"])) is not None:
            found.append(_quantity(text, m, "", Decimal(value)))
    return tuple(sorted(found, key=lambda q: q.start))


def _arabic(text: str, m: re.Match[str]) -> Quantity | None:
    following = text[m.end() : m.end() + 1]
    if m.start() and text[m.start() - 1] in _PIECE:
        return None  # of a number that is blanked in part
    if not m["u"] and following.isascii() and following.isalpha():
        return None  # 5A, 3D: a code
    if m["u"] in _DAY_UNITS and not m["power"]:
        return None
    if not m["u"] and _YEAR.fullmatch(m["n"]):
        return None
    power = 10**12 if m["power"] == "万亿" else _POWERS.get(m["power"], 1)
    return _quantity(text, m, m["power"], Decimal(m["n"].replace(",", "")) * power)


def _quantity(text: str, m: re.Match[str], power: str, value: Decimal) -> Quantity:
    groups = m.groupdict()
    about = bool(m["more"] or groups.get("more2") or _ABOUT.search(text[max(0, m.start() - 6) : m.start()]))
    decimals = len(m["n"].partition(".")[2])
    scale = 10**12 if power == "万亿" else _POWERS.get(power, 1)
    step = Decimal(scale).scaleb(-decimals) if power or decimals else Decimal(0)
    return Quantity(
        start=m.start(),
        end=m.end(),
        number=m["n"] + power,
        value=value,
        unit=(m["u"] + (groups.get("per") or "")).replace("％", "%"),
        exact=not about and not _OR_SO.match(text, m.end()),
        step=step,
        before=_touching(text, m.start(), -1),
        after=_touching(text, m.end(), 1),
    )


def _touching(text: str, at: int, step: int) -> str:
    """The Han characters that stand without a break before (-1) or from (1) that place, CONTEXT at most."""
    index = at if step > 0 else at - 1
    while 0 <= index < len(text) and abs(index - at) < CONTEXT and is_han(text[index]):
        index += step
    end = index if step > 0 else index + 1
    return text[at:end] if step > 0 else text[end:at]


_SENTENCE_ENDS = "。！？!?"
_CLAUSE_ENDS = _SENTENCE_ENDS + "，；：,;:、"


def sentences(text: str) -> list[Span]:
    """The sentences with their marks; marks inside 《》 part nothing."""
    return _parted(text, _SENTENCE_ENDS)


def clauses(text: str) -> list[Span]:
    """What stands between two marks of any kind, the mark at its end included."""
    return _parted(text, _CLAUSE_ENDS)


def _parted(text: str, ends: str) -> list[Span]:
    found: list[Span] = []
    start = depth = 0
    for at, char in enumerate(text):
        depth = max(0, depth + (char == "《") - (char == "》"))
        if (
            char in ends
            and not depth
            and not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit() and char in ",:：")
        ):
            found.append(Span(start, at + 1))
            start = at + 1
    if text[start:].strip():
        found.append(Span(start, len(text)))
    return found
