"""Working days by the real holiday arrangements, and what is said of years whose arrangements nobody knows yet."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.workdays import Counted, after, count

DAYS = st.dates(dt.date(2001, 1, 1), dt.date(2030, 12, 31))
SPANS = st.lists(DAYS, min_size=3, max_size=3).map(sorted)
DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2024-09-29", "2024-10-09", 4),  # the notice that called itself ten working days
        ("2024-09-29", "2024-09-29", 1),  # a Sunday on which people work
        ("2024-10-01", "2024-10-07", 0),  # the National Day holiday
        ("2024-10-12", "2024-10-12", 1),  # a Saturday on which people work
        ("2024-02-10", "2024-02-18", 1),  # Spring Festival, and the Sunday after it
        ("2022-08-29", "2022-09-02", 5),
        ("2022-08-27", "2022-08-28", 0),
        ("2023-12-25", "2024-01-05", 9),  # over the New Year
        ("2022-09-02", "2022-08-29", 0),  # the wrong way round
    ],
)
def test_working_days_follow_the_arrangements_of_the_year(first: str, last: str, days: int) -> None:
    assert count(day(first), day(last)) == Counted(days)


def test_a_year_without_arrangements_is_named_and_its_weekends_alone_are_left_out() -> None:
    assert count(day("2003-10-01"), day("2003-10-07")) == Counted(5, (2003,))
    assert count(day("2003-12-29"), day("2004-01-02")) == Counted(4, (2003,))  # 1 January 2004 is known
    assert count(day("2098-12-29"), day("2099-01-02")).unknown_years == (2098, 2099)


def test_the_working_day_that_is_so_many_days_later() -> None:
    assert after(day("2024-09-29"), 3).date == day("2024-10-09")
    assert after(day("2024-09-30"), 1).date == day("2024-10-08")
    assert after(day("2024-10-03"), 0).date == day("2024-10-03")
    assert after(day("2003-10-01"), 1) == (day("2003-10-02"), (2003,))


@given(SPANS)
def test_the_days_of_two_spans_end_to_end_are_those_of_both(days: list[dt.date]) -> None:
    a, b, c = days
    both = count(a, b), count(b + DAY, c)
    assert count(a, c).days == both[0].days + both[1].days
    assert set(count(a, c).unknown_years) == {*both[0].unknown_years, *both[1].unknown_years}


@given(DAYS, st.integers(0, 60))
def test_so_many_days_later_are_so_many_days_counted(start: dt.date, n: int) -> None:
    assert count(start + DAY, after(start, n).date).days == n
    assert not n or count(after(start, n).date, after(start, n).date).days == 1


def test_every_known_day_is_as_the_calendar_has_it() -> None:
    from chinese_calendar import is_workday

    days = [day("2004-01-01") + DAY * n for n in range(365 * 20)]
    assert [count(d, d).days for d in days] == [int(is_workday(d)) for d in days]


def test_the_calendar_is_not_read_before_it_is_asked() -> None:
    code = "import sys, reportgen.workdays; print('chinese_calendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
