"""The dates and the spans of dates in a text, right or impossible: 2022年8月30日, 2021年4月9日至29日, 11月至次年3月."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.regex import regex

EARLIEST, LATEST = 1840, 2099  # years that a paper of today names
LEAP = 2024  # stands for a year that is not told: 2月29日 is possible in it


class Day(NamedTuple):
    """A date as written: characters start..end; the year is 0 where none stands there."""

    start: int
    end: int
    year: int
    month: int
    day: int

    def date(self, year: int = 0) -> dt.date | None:
        """The day in the calendar, in that year where it names none; None where there is no such day."""
        try:
            return dt.date(self.year or year, self.month, self.day)
        except ValueError:
            return None


class Period(NamedTuple):
    """From one date to another, as written; years and months that the text carries over are filled in."""

    first: Day
    last: Day
    start: int
    end: int


_YEAR = r"(?<![\d.])(\d{1,5})\s?年\s?"
_DATE = regex(rf"(?:{_YEAR})?(?<![\d.])(\d{{1,3}})\s?月\s?(\d{{1,4}})\s?日")
_MONTH = regex(rf"{_YEAR}(\d{{1,3}})\s?月(?!\s?\d{{1,4}}\s?[日号])")
_NEXT = "次年|翌年|第二年|来年|下一年"
_TO = (
    r"\s?(?:[（(](?:星期|周)[一二三四五六日天][）)])?\s?(?:起|开始|开始，|起，)?\s?[至到—－～~–-]{1,2}\s?"
    rf"(?P<next>{_NEXT}|当年|同年)?\s?"
)
_SPAN = regex(
    rf"(?:(?<![\d.])(?P<y1>\d{{4}})\s?年\s?)?(?<![\d.])(?P<m1>\d{{1,2}})\s?月\s?(?P<d1>\d{{1,2}})\s?日{_TO}"
    r"(?:(?P<y2>\d{4})\s?年\s?)?(?:(?P<m2>\d{1,2})\s?月\s?)?(?P<d2>\d{1,2})\s?日(?![均度])"
)
_BARE_SPAN = regex(  # 4月9—29日
    r"(?:(?<![\d.])(?P<y1>\d{4})\s?年\s?)?(?<![\d.])(?P<m1>\d{1,2})\s?月\s?(?P<d1>\d{1,2})\s?[至到—－～~–-]{1,2}\s?"
    r"(?P<d2>\d{1,2})\s?日(?![均度])"
)
_MONTHS = regex(
    rf"(?<![\d.])(?P<y1>\d{{4}})\s?年\s?(?P<m1>\d{{1,2}})\s?月?{_TO}(?:(?P<y2>\d{{4}})\s?年\s?)?(?P<m2>\d{{1,2}})\s?月(?!\d)"
)
_YEARS = regex(r"(?<![\dA-Za-z./-])(?<![A-Za-z] )((?:19|20)\d\d)\s?年?\s?[至到—－～~–-]{1,2}\s?((?:19|20)\d\d)\s?年")


def days(text: str) -> Iterator[Day]:
    """Dates with month and day, in order."""
    for m in _DATE.finditer(text):
        yield Day(*m.span(), int(m[1] or 0), int(m[2]), int(m[3]))


def months(text: str) -> Iterator[Day]:
    """Years with a month; the first stands for the day that is not told."""
    for m in _MONTH.finditer(text):
        yield Day(*m.span(), int(m[1]), int(m[2]), 1)


def periods(text: str) -> Iterator[Period]:
    """Spans from day to day; where the end says 次年, its year is the one after that of the beginning."""
    for m in (*_SPAN.finditer(text), *_BARE_SPAN.finditer(text)):
        part = m.groupdict()
        year, month = int(part["y1"] or 0), int(part["m1"])
        following = part.get("next") in _NEXT.split("|")
        end_year = int(part.get("y2") or 0) or (year + following if year else 0)
        end_month = int(part.get("m2") or 0) or month
        if following and not year:
            continue
        first = Day(m.start(), m.end("d1") + 1, year, month, int(part["d1"]))
        start = next(m.start(k) for k in ("y2", "m2", "d2") if part.get(k))
        yield Period(first, Day(start, m.end(), end_year, end_month, int(part["d2"])), *m.span())


def month_periods(text: str) -> Iterator[Period]:
    """Spans from month to month whose first year is told."""
    for m in _MONTHS.finditer(text):
        year = int(m["y1"])
        end_year = int(m["y2"] or 0) or year + (m["next"] in _NEXT.split("|"))
        first = Day(m.start(), m.end("m1"), year, int(m["m1"]), 1)
        yield Period(first, Day(m.start("y2" if m["y2"] else "m2"), m.end(), end_year, int(m["m2"]), 1), *m.span())


def year_periods(text: str) -> Iterator[tuple[int, int, int, int]]:
    """First year, last year, and the characters of a span of years."""
    for m in _YEARS.finditer(text):
        yield int(m[1]), int(m[2]), *m.span()


def longest(year: int, month: int) -> int:
    """Days of a month; February has 29 where the year is not told."""
    return calendar.monthrange(year if EARLIEST <= year <= LATEST else LEAP, month)[1]
