"""Dates, spans and deadlines as officials write them: text -> value -> text."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reportgen.dates import (
    YEARS,
    Date,
    Deadline,
    Span,
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
    ["", "尽快", "2022-13-45", "2021-02-29", "2022年0月", "2022-8-0", "1022-08-30", "2201年", "12", "100", "8月30日"],
)
def test_what_is_not_on_the_calendar_is_no_date(text: str) -> None:
    assert parse_date(text) is None


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
    place = Place(Source("city.yaml"), 3, 7)
    date = parse_date("2022-08-30", place)
    assert date is not None
    assert date.place is place
    assert date == AUGUST_30
    assert date.__html__() == '<data data-src="city.yaml:3:7">2022年8月30日</data>'


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2021年4月9日至29日", "2021年4月9日至29日"),
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


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("2022年底前", Deadline("2022年底前", Date(2022, end=True))),
        ("2022年12月底前完成整改", Deadline("2022年12月底前完成整改", Date(2022, 12, end=True))),
        ("2022-12-31", Deadline("2022年12月31日", Date(2022, 12, 31))),
        ("2022-12-31 00:00:00", Deadline("2022年12月31日", Date(2022, 12, 31))),
        ("2022.10", Deadline("2022年10月", Date(2022, 10))),
        ("２０２２．１０", Deadline("2022年10月", Date(2022, 10))),
        ("44926", Deadline("2022年12月31日", Date(2022, 12, 31))),
        ("2022年前三季度", Deadline("2022年前三季度", Date(2022, 9, end=True))),
        ("立行立改", Deadline("立行立改", immediate=True)),
        ("立行立改，长期坚持", Deadline("立行立改，长期坚持", immediate=True, ongoing=True)),
        ("长期坚持", Deadline("长期坚持", ongoing=True)),
        ("2024年底前，并长期坚持", Deadline("2024年底前，并长期坚持", Date(2024, end=True), ongoing=True)),
        ("2024年底前（长期坚持）", Deadline("2024年底前（长期坚持）", Date(2024, end=True), ongoing=True)),
        ("持续推进", Deadline("持续推进", continuous=True)),
        ("2022年底前，持续推进", Deadline("2022年底前，持续推进", Date(2022, end=True))),
        ("2022年年底前", Deadline("2022年年底前", Date(2022, end=True))),
        ("2022年内", Deadline("2022年内", Date(2022, end=True))),
        ("2022年六月底前", Deadline("2022年六月底前", Date(2022, 6, end=True))),
        ("2022年8月至10月", Deadline("2022年8月至10月", Date(2022, 10))),
        ("2022.8.1-2022.10.31", Deadline("2022年8月1日至10月31日", Date(2022, 10, 31))),
    ],
)
def test_a_deadline_is_a_date_and_flags(text: str, deadline: Deadline) -> None:
    assert parse_deadline(text) == deadline


@pytest.mark.parametrize("text", ["", "无", "尽快", "2022年底前基本", "按省里要求", "2022-13-45", "完成"])
def test_a_deadline_that_says_no_time_is_none(text: str) -> None:
    assert parse_deadline(text) is None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2022年10月前", dt.date(2022, 9, 30)),
        ("2022年10月以前完成整改", dt.date(2022, 9, 30)),
        ("2022年1月前", dt.date(2021, 12, 31)),
        ("2022年10月底前", dt.date(2022, 10, 31)),
        ("2022年12月31日前", dt.date(2022, 12, 31)),
        ("2022年前三季度", dt.date(2022, 9, 30)),
    ],
)
def test_before_a_month_is_over_with_the_month_before_but_before_a_day_is_that_day(text: str, last: dt.date) -> None:
    deadline = parse_deadline(text)
    assert deadline is not None
    assert deadline.date is not None
    assert (str(deadline), deadline.date.last()) == (text, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("8月底前", "“8月底前”没有写是哪一年"),
        ("年底前", "“年底前”没有写是哪一年"),
        ("今年年底前，并长期坚持", "“今年年底前，并长期坚持”没有写是哪一年"),
        ("第三季度", "“第三季度”没有写是哪一年"),
        ("2022-02-30", "日历上没有“2022-02-30”"),
        ("2022年13月底前", "日历上没有“2022年13月底前”"),
        ("3022年底前", "“3022年底前”的年份不在 1949 至 2100 年之间"),
        ("二〇二二年前", "“二〇二二年前”可以读作 2021年底前，也可以读作 2022年底前"),
        ("尽快", "认不出时限“尽快”"),
    ],
)
def test_a_deadline_that_is_refused_is_told_why(text: str, reason: str) -> None:
    assert parse_deadline(text) is None
    assert why_no_deadline(text)[0] == reason


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2022.6.30前", "2022年6月30日前"),
        ("2022/06底前", "2022年6月底前"),
        ("2022年06月", "2022年6月"),
        ("2022年6月30前", "2022年6月30日前"),
        ("2022年4月1-6日", "2022年4月1-6日"),
        ("２０２２年８月", "2022年8月"),
        ("2022年\n 6月底前", "2022年6月底前"),
        ("2022-08-30T00:00:00", "2022年8月30日"),
        ("2022年6月底前\n并长期坚持", "2022年6月底前，并长期坚持"),
        ("立行立改 长期坚持", "立行立改，长期坚持"),
    ],
)
def test_a_deadline_prints_as_a_paper_has_it(text: str, printed: str) -> None:
    assert str(parse_deadline(text)) == printed


TAILS = ["", "前", "之前", "前完成", "，并长期坚持", "前，长期坚持", "前完成整改，长期坚持"]


@given(dates(), st.sampled_from(TAILS))
def test_a_deadline_of_words_prints_as_it_was_written(date: Date, tail: str) -> None:
    assume("前" not in tail or date.day or date.end)
    deadline = parse_deadline(f"{date}{tail}")
    assert deadline == Deadline(f"{date}{tail}", date, ongoing="长期坚持" in tail)
    assert str(deadline) == f"{date}{tail}"
