"""Working days of China between two dates, by the yearly holiday arrangements (放假安排, with 调休); offline.

The arrangements come from the package chinese_calendar, which knows the years from 2004 to the last one that the State
Council has announced. Of any other year the weekends alone are known, and every answer names the years for which that
was so: whoever prints or compares the number must say it too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Set
from functools import cache, lru_cache
from typing import NamedTuple

SATURDAY = 5
DAY = dt.timedelta(days=1)


class Counted(NamedTuple):
    """Working days, and the years among them whose arrangements are not known: there only weekends were left out."""

    days: int
    unknown_years: tuple[int, ...] = ()


class Reached(NamedTuple):
    """A date, and the years on the way to it whose arrangements are not known."""

    date: dt.date
    unknown_years: tuple[int, ...] = ()


@lru_cache(maxsize=4096)  # the tasks of one city are put up for objections together
def count(first: dt.date, last: dt.date) -> Counted:
    """Working days from `first` to `last`, both included; none where `last` is before `first`."""
    days = [first + DAY * n for n in range((last - first).days + 1)]
    return Counted(sum(_works(day) for day in days), _unknown(days))


def after(start: dt.date, n: int) -> Reached:
    """The `n`-th working day after `start` (which itself is not counted); `start` for n = 0. OverflowError past 9999.

    So a notice of n working days that begins on a working day d ends on after(d, n - 1), and what is due within n
    working days of d is due on after(d, n).
    """
    days = []
    day = start
    while n > 0:
        day += DAY
        days.append(day)
        n -= _works(day)
    return Reached(day, _unknown(days))


def _unknown(days: list[dt.date]) -> tuple[int, ...]:
    known = _arrangements().years
    return tuple(sorted({day.year for day in days if day.year not in known}))


class _Arrangements(NamedTuple):
    """Days off on weekdays, working days on weekends, and the years for which both are known."""

    off: Set[dt.date]
    on: Set[dt.date]
    years: range


@cache
def _arrangements() -> _Arrangements:
    """The tables of the package; its is_workday would look for the first and the last of them at each call."""
    from chinese_calendar.constants import holidays, workdays

    years = {day.year for day in holidays}
    return _Arrangements(frozenset(holidays), frozenset(workdays), range(min(years), max(years) + 1))


def _works(day: dt.date) -> bool:
    off, on, years = _arrangements()
    if day.year not in years:
        return day.weekday() < SATURDAY
    return day in on or (day.weekday() < SATURDAY and day not in off)
