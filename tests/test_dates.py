"""Dates and spans as officials write them: text -> value -> text."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reportgen.dates import (
    YEARS,
    Date,
    Span,
    month_end,
    parse_date,
    parse_deadline,
    parse_span,
    why_no_deadline,
)
from reportgen.place import Place, Source


@st.composite
def dates(draw: st.DrawFn) -> Date:
    year = draw(st.integers(YEARS.start, YEARS.stop - 1))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, calendar.monthrange(year, month)[1])) if month else None
    return Date(year, month, day, end=day is None and draw(st.booleans()))


AUGUST_30 = Date(2022, 8, 30)
PLACE = Place(Source("city.yaml"), 3, 7)


@pytest.mark.parametrize(
    "text",
    [
        "2022-08-30",
        "2022-8-30",
        "2022.8.30",
        "2022/8/30",
        "20220830",
        "2022年8月30日",
        "2022年08月30日",
        "2022 年 8 月 30 日",
        "2022年8月30号",
        "２０２２年８月３０日",
        "二〇二二年八月三十日",
        "二零二二年八月三十日",
        "2022-08-30 00:00:00",
        "2022-08-30T09:30",
        "44803",
    ],
)
def test_one_day_may_be_written_in_many_ways(text: str) -> None:
    assert parse_date(text) == AUGUST_30


@pytest.mark.parametrize(
    ("text", "date", "printed"),
    [
        ("2022.10", Date(2022, 10), "2022年10月"),
        ("2022.1", Date(2022, 1), "2022年1月"),
        ("2017年11月", Date(2017, 11), "2017年11月"),
        ("2017年11月份", Date(2017, 11), "2017年11月"),
        ("2018", Date(2018), "2018年"),
        ("2018年底", Date(2018, end=True), "2018年底"),
        ("2018年末", Date(2018, end=True), "2018年底"),
        ("2018年10月底", Date(2018, 10, end=True), "2018年10月底"),
        ("2018年10月底之前", Date(2018, 10, end=True), "2018年10月底"),
        ("2022年上半年", Date(2022, 6, end=True), "2022年6月底"),
        ("2022年下半年", Date(2022, 12, end=True), "2022年12月底"),
        ("2022年第三季度", Date(2022, 9, end=True), "2022年9月底"),
        ("二〇二二年二季度", Date(2022, 6, end=True), "2022年6月底"),
        ("二〇二二年十一月二十日", Date(2022, 11, 20), "2022年11月20日"),
    ],
)
def test_the_day_or_the_month_may_be_open(text: str, date: Date, printed: str) -> None:
    assert parse_date(text) == date
    assert str(date) == printed


@pytest.mark.parametrize(
    "text",
    # 二〇二二 is a number; a year is 二〇二二年
    [
        "",
        "尽快",
        "2022-13-45",
        "2021-02-29",
        "2022年0月",
        "2022-8-0",
        "1022-08-30",
        "2201年",
        "12",
        "二〇二二",
        "8月30日",
    ],
)
def test_what_is_not_on_the_calendar_is_no_date_wherever_it_stands(text: str) -> None:
    assert parse_date(text) is None
    assert parse_date(text, PLACE) is None


def test_a_leap_day_is_a_date() -> None:
    assert parse_date("2020-02-29") == Date(2020, 2, 29)


@given(dates())
def test_a_printed_date_reads_as_itself(date: Date) -> None:
    assert parse_date(str(date)) == date


@given(dates())
def test_an_open_date_spans_all_the_days_that_it_can_mean(date: Date) -> None:
    assert date.first() <= date.last()
    assert date.first().year == date.last().year == date.year
    if date.day:
        assert date.first() == date.last() == dt.date(date.year, date.month or 0, date.day)
    if date.end:
        assert date.first() == date.last()
        assert (date.last() + dt.timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (Date(2022), "2022-01-01", "2022-12-31"),
        (Date(2022, 2), "2022-02-01", "2022-02-28"),
        (Date(2022, end=True), "2022-12-31", "2022-12-31"),
        (Date(2022, 2, end=True), "2022-02-28", "2022-02-28"),
    ],
)
def test_a_year_begins_in_january_and_a_month_with_its_first_day(date: Date, first: str, last: str) -> None:
    assert (date.first().isoformat(), date.last().isoformat()) == (first, last)


@given(st.text() | st.text("0123456789年月日至-./底前上下半第季度一二十〇", max_size=14))
@example("𐩀𐩁𐩂𐩃𐩀")  # digits of a script that int() can't read
def test_any_text_is_read_or_refused_in_peace(text: str) -> None:
    date, span, deadline = parse_date(text), parse_span(text), parse_deadline(text)
    assert date is None or date.year in YEARS
    assert span is None or span.end is None or span.start.first() <= span.end.last()
    assert deadline is None or str(deadline)
    assert all(why_no_deadline(text))


@given(st.dates(dt.date(1954, 10, 4), dt.date(2100, 12, 31)))
def test_serials_of_excel_are_its_days(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    assert parse_date(str(serial)) == Date(day.year, day.month, day.day)


def test_a_date_keeps_its_place_and_equality_does_not_ask_for_it() -> None:
    date = parse_date("2022-08-30", PLACE)
    assert date is not None
    assert date.place is PLACE
    assert date == AUGUST_30
    assert date.__html__() == '<data data-src="city.yaml:3:7">2022年8月30日</data>'


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2021年4月9日至29日", "2021年4月9日至29日"),
        ("2021 年 4 月 9 日 至 29 日", "2021年4月9日至29日"),
        ("2021-04-09至2021-04-29", "2021年4月9日至29日"),
        ("2021年4月9日至4月29日", "2021年4月9日至29日"),
        ("2021年4月9日—29日", "2021年4月9日至29日"),
        ("2021年4月9日——29日", "2021年4月9日至29日"),
        ("2021年4月9日～29日", "2021年4月9日至29日"),
        ("2021年4月9日-29日", "2021年4月9日至29日"),
        ("2021年4月9日－5月9日", "2021年4月9日至5月9日"),
        ("2021.4.9-2021.4.29", "2021年4月9日至29日"),
        ("2021.4.9-4.29", "2021年4月9日至29日"),
        ("2021.4.9-29", "2021年4月9日至29日"),
        ("2021.4-6", "2021年4月至6月"),
        ("2021年4-6月", "2021年4月至6月"),
        ("2019年9月23日至10月30日", "2019年9月23日至10月30日"),
        ("2021-12-29至2022-03-09", "2021年12月29日至2022年3月9日"),
        ("2021年1月1日到3月28日", "2021年1月1日至3月28日"),
        ("2020年1月至3月", "2020年1月至3月"),
        ("2018年至2020年", "2018年至2020年"),
        ("2017年11月", "2017年11月"),
    ],
)
def test_a_span_repeats_no_year_and_month_that_are_the_same(text: str, printed: str) -> None:
    assert str(parse_span(text)) == printed


@pytest.mark.parametrize("text", ["", "2021年4月29日至9日", "2021年至今", "2021年1月至2月至3月", "2021年至3日"])
def test_a_span_that_ends_before_it_begins_or_that_nobody_can_read_is_none(text: str) -> None:
    assert parse_span(text) is None


@given(dates(), st.none() | dates())
def test_a_printed_span_reads_as_itself(start: Date, end: Date | None) -> None:
    assume(end is None or (end != start and start.first() <= end.last()))
    span = Span(start, end)
    assert parse_span(str(span)) == span


def test_a_span_in_a_template_names_its_place_and_a_date_without_one_names_none() -> None:
    span, single = parse_span("2021年4月9日至29日", PLACE), parse_span("2021年4月9日", PLACE)
    assert span is not None
    assert single is not None
    assert span.__html__() == '<data data-src="city.yaml:3:7">2021年4月9日至29日</data>'
    assert single.__html__() == '<data data-src="city.yaml:3:7">2021年4月9日</data>'
    assert Span(AUGUST_30).__html__() == AUGUST_30.__html__() == '<data data-src="">2022年8月30日</data>'


def test_both_ends_of_a_span_stand_where_it_stands() -> None:
    span = parse_span("2021年4月9日至29日", PLACE)
    assert span is not None
    assert span.end is not None
    assert span.start.place is span.end.place is PLACE


@given(st.sampled_from(YEARS), st.integers(1, 12))
def test_a_month_ends_where_the_calendar_ends_it(year: int, month: int) -> None:
    assert month_end(year, month) == dt.date(year, month, calendar.monthrange(year, month)[1])
