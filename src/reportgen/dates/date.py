"""Whole or partial dates and spans of them; text -> values -> text.

Output follows GB/T 15835-2011 and the sample reports: 2021年4月9日至29日, no leading zeros, a month or year that
is the same at both ends is not repeated.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache

from reportgen.place import Place
from reportgen.records import dataclass, field
from reportgen.regex import regex
from reportgen.values import wrap

YEARS = range(1949, 2101)  # what a year in such a report can be
EXCEL_EPOCH = dt.date(1899, 12, 30)  # day 0 of Excel's serials (1900 system)
EXCEL_SERIALS = range(20000, 80000)  # 1954 to 2119; smaller whole numbers are no dates in a ledger
QUARTER_END = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DIGITS = frozenset(map(chr, HAN_DIGITS))
_HAN_NUMBER = regex(  # a month or a day
    r"(?<=[年月])(?:(?P<tens>[一二三四五六七八九])?(?P<ten>十))?(?P<ones>[一二三四五六七八九])?(?<![年月])(?=[月日号])"
)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month; `calendar` knows it too, but takes 3 ms of every start, mostly for its `locale`."""
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Date:
    """A date of which the day or the month may be open; `end` is 底 (2018年底, 2018年10月底)."""

    year: int
    month: int | None = None
    day: int | None = None
    end: bool = False
    place: Place | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return _date_text(self, "ymd")

    def __html__(self) -> str:
        return wrap(str(self), self.place.key if self.place else "")

    def first(self) -> dt.date:
        """The earliest day it can mean."""
        if self.end:
            return self.last()
        return dt.date(self.year, self.month or 1, self.day or 1)

    def last(self) -> dt.date:
        """The latest day it can mean; a deadline has passed only after it."""
        month = self.month or 12
        if self.day:
            return dt.date(self.year, month, self.day)
        return month_end(self.year, month)

    def at(self, place: Place | None) -> Date:
        """The same date, written at `place`."""
        return Date(self.year, self.month, self.day, self.end, place)

    @property
    def year_text(self) -> str:
        """`2018年`."""
        return f"{self.year}年"


def _date_text(date: Date, parts: str) -> str:
    text = f"{date.year}年" if "y" in parts else ""
    if date.month and "m" in parts:
        text += f"{date.month}月"
    if date.day:
        text += f"{date.day}日"
    return text + ("底" if date.end else "")


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`; a single date has no end."""

    start: Date
    end: Date | None = None
    place: Place | None = field(default=None, compare=False)

    def __str__(self) -> str:
        if self.end is None or self.end == self.start:
            return str(self.start)
        parts = "ymd"
        if self.end.year == self.start.year and self.end.month:
            parts = "d" if self.end.month == self.start.month and self.end.day else "md"
        return f"{self.start}至{_date_text(self.end, parts)}"

    def __html__(self) -> str:
        return wrap(str(self), self.place.key if self.place else "")


_FULL = regex(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})(?:日|号)?")
_COMPACT = regex(r"(\d{4})(\d{2})(\d{2})")
_MONTH = regex(r"(\d{4})[-./年](\d{1,2})(?:月份?)?(底|末)?")
_YEAR = regex(r"(\d{4})年?(底|末)?")
_HALF = regex(r"(\d{4})年?(上|下)半年(?:底|末)?")
_QUARTER = regex(r"(\d{4})年?第?([一二三四1-4])季度(?:底|末)?")
_WHOLE = regex(r"(?<=^\d{5})\.0+$")  # 44803.0: a serial as some programs export it
TIME = regex(r"[ T]\d{1,2}:\d{2}(:\d{2})?$")


def parse_date(text: str, place: Place | None = None) -> Date | None:
    """Any of `2022-08-30 2022.8.30 2022/8/30 2022年8月30日 20220830 2022.10 2018年10月底 2022年上半年 44803`.

    Full-width digits and blanks inside are accepted. None where it is no date, or not on the calendar.
    """
    date = _read_date(str(text))  # a Text would keep its whole file alive
    return date if date is None or place is None else date.at(place)


@lru_cache(maxsize=4096)  # the same few days stand in every row of a ledger
def _read_date(text: str) -> Date | None:
    plain = _plain(text)
    if plain.isdecimal() and len(plain) == 5 and int(plain) in EXCEL_SERIALS:
        day = EXCEL_EPOCH + dt.timedelta(days=int(plain))
        return Date(day.year, day.month, day.day)
    return checked(match_date(plain))


def _plain(text: str) -> str:
    """A date without what may be left out of it, in half-width digits."""
    plain = TIME.sub("", unicodedata.normalize("NFKC", text).strip())
    plain = digits(re.sub(r"\s+", "", plain).replace("年年", "年"))
    return _WHOLE.sub("", plain.removesuffix("前").removesuffix("之"))


def why_no_date(text: str) -> tuple[str, str]:
    """原因 and 办法 of a date that `parse_date` does not read."""
    date = match_date(_plain(text))
    if date and date.year not in YEARS:
        return f"“{text}”的年份不在 {YEARS[0]} 至 {YEARS[-1]} 年之间", "核对年份"
    if date:
        return f"日历上没有“{text}”这一天", "核对月份和日子，改成有的日期"
    return f"“{text}”认不出是哪一天", "写成 2022-08-30、2022年8月30日 或 2022年8月"


def unreadable(text: str) -> str:
    """What is said of a date that somebody typed and `parse_date` does not read: a command, a question, a page."""
    return f"日期“{text}”读不懂，写成 2022-08-30 或 2022年8月30日"


def match_date(plain: str) -> Date | None:
    """A date by its form alone, whether or not it is on the calendar; `plain` is half-width and without blanks."""
    if m := _FULL.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return Date(int(m[1]), int(m[2]), int(m[3]))
    if "半年" in plain and (m := _HALF.fullmatch(plain)):
        return Date(int(m[1]), 6 if m[2] == "上" else 12, end=True)
    if "季度" in plain and (m := _QUARTER.fullmatch(plain)):
        return Date(int(m[1]), QUARTER_END[m[2]], end=True)
    if m := _MONTH.fullmatch(plain):
        return Date(int(m[1]), int(m[2]), end=bool(m[3]))
    if m := _YEAR.fullmatch(plain):
        return Date(int(m[1]), end=bool(m[2]))
    return None


def checked(date: Date | None) -> Date | None:
    """The date; None where it is not on the calendar, or of no year that a report can name."""
    if date is None or date.year not in YEARS:
        return None
    try:
        dt.date(date.year, date.month if date.month is not None else 1, date.day if date.day is not None else 1)
    except ValueError:
        return None
    return date


def digits(plain: str) -> str:
    """二〇二二年八月三十日 -> 2022年8月30日; 2022年六月 -> 2022年6月."""
    if plain[4:5] == "年" and set(plain[:4]) <= _DIGITS:
        plain = plain[:4].translate(HAN_DIGITS) + plain[4:]
    return _HAN_NUMBER.sub(_number, plain)


def _number(m: re.Match[str]) -> str:
    """A number up to 99 in Han characters, by its tens and ones."""
    tens, ones = m["tens"], m["ones"]
    value = int((tens or "一").translate(HAN_DIGITS)) * 10 if m["ten"] else 0
    return str(value + int((ones or "零").translate(HAN_DIGITS)))


def parse_span(text: str, place: Place | None = None) -> Span | None:
    """`2021年4月9日至29日`, `2021-12-29至2022-03-09`, `2021年1月1日—3月28日`, or one date (`2017年11月`)."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    # A hyphen parts the two ends where it doesn't stand inside of a date: 2021年4月9日-29日, 2021.4.9-4.29.
    parts = re.split(r"至|到|~|—+|–|-" if re.search("[年./]", plain) else r"至|到|~|—+|–", plain)
    start = parse_date(parts[0], place)
    if start is None or len(parts) > 2:
        return None
    if len(parts) == 1:
        return Span(start, None, place)
    end = parse_date(_completed(parts[1], start), place)
    if end is None or end.last() < start.first():
        return None
    return Span(start, end, place)


def _completed(end: str, start: Date) -> str:
    """The end of a span with the year and month that it left out."""
    if re.fullmatch(r"\d{1,2}[日号]?", end):
        if start.day is None and end.isdecimal():
            return f"{start.year}年{end}月"  # 2021.4-6
        return f"{start.year}年{start.month}月{end.rstrip('日号')}日"
    if re.match(r"\d{1,2}[月./]", end):
        return f"{start.year}年{end}"
    return end
