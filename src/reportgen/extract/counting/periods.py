"""The period that a clause names (2022年, 上半年, 8月), with its year where that is certain."""

from __future__ import annotations

import re

from reportgen.dates import Date
from reportgen.regex import regex

_PERIOD = regex(
    r"(?P<year>20\d\d年(?!\d{1,2}月\d{1,2}日(?!\s?[至到—－～-]))(?!以来|底|初|末|前(?![一二三四]))|今年)?"
    r"(?P<rest>[上下]半年|前?第?[一二三四]个?季度|前[一二三四]个?季度"
    r"|\d{1,2}月\d{1,2}日[至到—－～-](?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}日|\d{1,2}月?[至到—－～-]\d{1,2}月份?|\d{1,2}月份?(?!\d))?"
)
_MONTH = regex(r"\d{1,2}月份?")
_MONTHS = regex(r"(\d{1,2})月")
# Around a month that is no period: 截至8月底, 较8月, 8月起.
_NOT_BEFORE = regex("(?:截至|截止|自|从|于|到|至|比|较|与|前|后|年|\\d)$")
_NOT_BEHIND = regex(r"[底初末中上下旬以前起后内\d]|份?(?:以来|底|起)")
# In which month it may be known how a part of a year has been; the papers are of its last at the earliest.
_DECEMBER = 12
_FIRST_KNOWN = (
    *(("上半年", 6), ("下半年", _DECEMBER), ("前三", 9), ("一季", 3), ("二季", 6), ("三季", 9), ("四季", _DECEMBER)),
    *(("一个季", 3), ("二个季", 6), ("三个季", 9), ("四个季", _DECEMBER)),
)
_YEAR = regex(r"(?<![比较与\d])(?<!相比)(20\d\d)年")


def period_of(text: str, written: Date | None, sentence: str) -> str:
    """The last period that a clause names; "" where it names none.

    One without a year is of the year that its sentence names, else of that of the paper (`written`), if it lay before
    the paper; a month of which neither is certain stays as it stands.
    """
    found = [m for m in _PERIOD.finditer(text) if m["year"] or (m["rest"] and _is_period(m, text))]
    if not found:
        return ""
    own, rest = found[-1]["year"] or "", re.sub("[到—－～-]", "至", found[-1]["rest"] or "")
    if own in ("", "今年"):
        year = _year(rest, written, sentence) if not own else str(written.year) if written else ""
        own = f"{year}年" if year else ""
        if not own and not rest:
            return ""
    return f"{own}{rest}"


def _is_period(m: re.Match[str], text: str) -> bool:
    """Whether a month by itself says of when the numbers are."""
    if not _MONTH.fullmatch(m["rest"]):
        return True
    number = int(re.match(r"\d+", m["rest"])[0])  # type: ignore[index]
    alone = not _NOT_BEFORE.search(text[max(0, m.start() - 2) : m.start()]) and not _NOT_BEHIND.match(text, m.end())
    return alone and 1 <= number <= 12


def _year(rest: str, written: Date | None, sentence: str) -> str:
    months = _MONTHS.findall(rest)
    if not months:
        first = next((month for words, month in _FIRST_KNOWN if words in rest), 0)
        return str(written.year) if written and (written.month or _DECEMBER) >= first else ""
    named = set(_YEAR.findall(sentence))
    if named:
        return named.pop() if len(named) == 1 else ""
    if written is None or written.month is None or int(months[-1]) > written.month:
        return ""
    return str(written.year)


def is_bare(period: str) -> bool:
    """Whether it is of months, a quarter or half a year without its year."""
    return bool(period) and not re.match(r"20\d\d年", period)
