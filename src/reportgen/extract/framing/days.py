"""Dates in the sentences of an old paper: their forms, the years that they leave out, how the data file writes them."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen.dates import Date, parse_date, parse_span
from reportgen.extract.parts import Sure
from reportgen.regex import regex

_YEAR = r"(?:(?:19|20)\d\d年|[今去同当]年)"
_BEHIND = r"(?!\s?(?:[上中下]旬|月?初|份?[上中下初]))"
_DAY = rf"{_YEAR}?\d{{1,2}}月(?:\d{{1,2}}[日号]|份?[底末]|(?!\d))"  # 8月30 without 日 is none
DAY = rf"(?<![\d年月至到—–~～－-]){_DAY}"  # no end of a period
_END = r"(?:(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}[日号]|(?!\d))|\d{1,2}[日号])"
SPAN = regex(rf"(?P<span>{DAY}{_BEHIND}(?:起?(?:至|到|—{{1,2}}|[–~～－-]){_END})?)")
CUT = regex(r"起?(?:至|到|[—–~～－-])|\d")  # behind a span: its end was not read
UNTIL = regex(rf"截(?P<mark>[至止])到?(?P<day>{_DAY}{_BEHIND}|(?:19|20)\d\d年[底末]|[今去]年[底末])")
_YEARS = regex(r"(?<!\d)((?:19|20)\d\d)年")
_DATED_YEARS = regex(r"(?<!\d)((?:19|20)\d\d)年(?=\d{1,2}月)")
_RELATIVE = {"今年": 0, "当年": 0, "去年": -1}
_MONTH = regex(r"(\d{1,2})月")
NOT_A_DAY = "“{text}”不是日历上的日期，或止日早于起日"
CHECK_DAY = "核对原文，在数据文件里写明“{key}”"


class Completed(NamedTuple):
    """A date or a span with its year, and how surely it is that year."""

    text: str
    sure: Sure


def completed(text: str, near: str, far: str, date: Date | None) -> Completed | None:
    """With the year that it leaves out: the last of the words near it, else by the day of the paper, else of `far`."""
    if re.match(r"(?:19|20)\d\d年", text):
        return Completed(text, Sure.HIGH)
    if text[:2] in _RELATIVE:
        return Completed(f"{date.year + _RELATIVE[text[:2]]}年{text[2:]}", Sure.MIDDLE) if date else None
    text = text.removeprefix("同年")
    if year := _last_year(near):
        return Completed(f"{year}年{text}", Sure.MIDDLE)
    if date:
        return Completed(f"{_last_before(text, date)}年{text}", Sure.LOW)
    return Completed(f"{year}年{text}", Sure.MIDDLE) if (year := _last_year(far)) else None


def _last_year(text: str) -> str:
    """The last year that a text names, in a date rather than alone."""
    found = _DATED_YEARS.findall(text) or _YEARS.findall(text)
    return found[-1] if found else ""


def _last_before(text: str, date: Date) -> int:
    """The year of the latest such month that is not after the day of the paper."""
    m = _MONTH.match(text)
    return date.year if not m or int(m[1]) <= (date.month or 12) else date.year - 1


def as_date(text: str) -> str | None:
    """How the data file writes a date: 2021-07-23, 2018年10月底; None for what is none."""
    date = parse_date(text.replace("份底", "底").replace("份末", "底"))
    if date is None:
        return None
    return f"{date.year}-{date.month:02}-{date.day:02}" if date.month and date.day else str(date)


def as_span(text: str) -> str | None:
    """How the data file writes a period: 2021年4月9日至29日; None for what is none."""
    span = parse_span(re.sub("起(?=[至到])", "", text))
    return str(span) if span else None


def printed(value: str) -> str:
    """How a date of the data file is printed: 2021年7月23日."""
    return str(parse_date(value) or value)
