"""Dates: days that do not exist, spans the wrong way round, their days and working days, weekdays, odd years."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import workdays
from reportgen.check.claims import days
from tests.papers import BEFORE, all_marked, codes, found, marked, paper

DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2025, 12, 31))


def written(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def dated(*lines: str) -> list[str]:
    """What the rules on dates find."""
    return [code for code in codes(*lines) if "SUM931" <= code <= "SUM935"]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("截至2022年9月31日，已完成34项。", "2022年9月31日"),
        ("2月30日前完成整改。", "2月30日"),
        ("2023年2月29日召开会议。", "2023年2月29日"),
        ("2022年13月5日反馈意见。", "2022年13月5日"),
        ("2022年13月底前完成。", "2022年13月"),
        ("2022年8月320日反馈意见。", "2022年8月320日"),
        ("2022年8月0日反馈意见。", "2022年8月0日"),
        ("2021年4月9日至31日进驻我市。", "31日"),
    ],
)
def test_a_day_that_is_not_in_the_calendar(text: str, mark: str) -> None:
    assert marked("SUM931", text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日召开会议，2月29日反馈。",
        "每月30日前上报，30日内办结，完成31项。",
        "历时13个月，第13月龄，1—12月优良天数300天。",
        "《2022年2月30日会议纪要》",
    ],
)
def test_days_that_are_left_alone(text: str) -> None:
    assert dated(text) == []


def test_the_date_of_a_paper_is_read_too() -> None:
    lines = ("某市整改落实情况报告", "现将整改情况报告如下，请审阅。", "某市人民政府", "2022年2月30日")
    assert marked("SUM931", *lines) == ["2022年2月30日"]


@pytest.mark.parametrize(
    "span",
    [
        "2021年4月29日至9日",
        "2022年8月30日至2021年9月5日",
        "2021年12月29日至3月9日",  # crosses the year, and does not say so
        "2022年8月30日起至8月25日",
        "2021年4月29—9日",
        "9月29日至9月9日",
        "2022年8月至3月",
        "2025—2020年",
    ],
)
def test_a_span_that_ends_before_it_begins(span: str) -> None:
    assert marked("SUM932", f"于{span}开展督察。") == [span]


@pytest.mark.parametrize(
    "text",
    [
        "2021年4月9日至29日进驻，2021年12月29日至2022年3月9日公示。",
        "每年11月15日至3月15日供暖，2022年11月至次年3月供暖，2022年11月15日至次年3月15日值守。",
        "规划期为2021—2025年，标准为GB 18918-2002年版。",
        "由8月30日提前到8月15日，29日至9日接收信访件。",
        "每13月至9月，第13月。",
    ],
)
def test_spans_that_are_left_alone(text: str) -> None:
    assert dated(text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("公示时间为2024年9月29日至10月9日（共10个工作日）。", "10个工作日"),
        ("公示期：2024年9月29日至2024年10月9日，共10个工作日。", "10个工作日"),
        ("公示期为10个工作日（2022年8月29日至9月2日）。", "10个工作日"),
        ("公示期7天（2022年8月29日至9月2日）。", "7天"),
        ("督察组于2021年4月9日至29日进驻，为期30天。", "30天"),
        ("2019年10月10日至11月10日，为期两个月。", "两个月"),
        ("公示时间为2024年9月29日至10月20日（共5周）。", "5周"),
    ],
)
def test_a_length_that_the_dates_do_not_have(text: str, mark: str) -> None:
    assert marked("SUM933", text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "公示时间为2024年9月29日至10月9日（共4个工作日）。",
        "公示时间为2022年8月29日至9月5日（5个工作日）。",  # the first day left out
        "督察组于2021年4月9日至29日进驻，为期20天。",
        "2019年10月10日至11月10日，为期一个月。",
        "2021年4月9日至29日，20天共接收来电300件，3日内办结率100%。",
        "2022年8月29日至9月2日公示，5个工作日内反馈，每天8小时。",
        "公示时间：2035年10月1日至10月15日，共3个工作日。",  # nobody knows its holidays yet
        "9月29日至10月9日（共10个工作日）。",  # of no year
        "公示时间为2024年9月29日至10月20日（共3周）。",
        "公示时间为2024年9月29日至10月20日（共0天）。",
        "2022年8月29日至9月2日，10天时间。",
    ],
)
def test_lengths_that_are_left_alone(text: str) -> None:
    assert dated(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2022年13月8日至9月2日公示。", [("SUM931", "2022年13月8日")]),  # and nothing of the span
        ("2022年8月29日至9月2日，10天，反馈。", []),  # may be ten days of something else
        ("11月15日至次年3月15日，共10天。", []),
    ],
)
def test_of_a_span_that_is_in_doubt_the_length_is_not_told(text: str, wrong: list[tuple[str, str]]) -> None:
    assert all_marked(BEFORE, text) == wrong


def test_a_date_without_a_year_is_of_a_year_that_the_paper_names() -> None:
    assert marked("SUM933", "9月29日至10月9日（共10个工作日）。", "2024年10月12日") == ["10个工作日"]


def test_the_working_days_are_told() -> None:
    (slip,) = found("SUM933", "公示时间为2024年9月29日至10月9日（共10个工作日）。")
    assert slip.reason == "“2024年9月29日至10月9日”起止两天都算，是4个工作日，不是“10个工作日”"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("定于2022年8月30日（星期三）召开会议。", ["三"]),
        ("定于2022年8月30日星期日召开会议。", ["日"]),
        ("定于2022年8月30日（星期二）召开会议，8月31日（周三）报名。", []),
        ("定于2022年8月30日（周二至周五）报名，8月30日周三同志值班。", []),
        ("定于8月30日（星期三）召开会议。", []),
    ],
)
def test_a_weekday_is_that_of_the_calendar(text: str, mark: list[str]) -> None:
    assert marked("SUM934", text) == mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("截至2202年8月30日，已完成34项。", ["2202"]),
        ("截至20222年8月，已完成34项。", ["20222"]),
        ("截至222年8月30日，已完成34项。", ["222"]),
        ("到2205年底全面完成。", ["2205"]),
        ("1921年7月建党，距今2500年，到2035年底建成，22年8月完成。", []),
    ],
)
def test_a_year_is_one_of_our_time(text: str, mark: list[str]) -> None:
    assert marked("SUM935", text) == mark


@given(DAYS, DAYS)
def test_dates_of_the_calendar_and_spans_in_order_are_no_finding(one: dt.date, other: dt.date) -> None:
    first, last = min(one, other), max(one, other)
    assert dated(f"{written(first)}至{written(last)}开展督察。") == []
    if first != last:
        assert dated(f"{written(last)}至{written(first)}开展督察。") == ["SUM932"]


@given(DAYS, st.integers(1, 60), st.integers(1, 40))
def test_working_days_are_counted_with_or_without_the_first_day(first: dt.date, length: int, said: int) -> None:
    last = first + dt.timedelta(days=length)
    right = {workdays.count(first, last).days, workdays.count(first + dt.timedelta(days=1), last).days}
    text = f"公示时间为{written(first)}至{written(last)}（共{said}个工作日）。"
    if not workdays.count(first, last).unknown_years:
        assert bool(marked("SUM933", text)) is (said not in right)


@given(DAYS, st.integers(0, 6))
def test_only_the_weekday_of_the_calendar_is_right(day: dt.date, weekday: int) -> None:
    text = f"定于{written(day)}（星期{days.WEEKDAYS[weekday]}）召开会议。"
    assert bool(marked("SUM934", text)) is (day.weekday() != weekday)


@pytest.mark.parametrize("text", ["2022年8月30日至9月5日（共5个工作日），" * 2_400, "8月" * 30_000, "1" * 60_000])
def test_of_a_hostile_text_nothing_is_told(text: str) -> None:
    """A pattern that looked through all of it at each of its characters would take hours."""
    sheet = paper(text)
    rules = (days.impossible_days, days.reversed_periods, days.lengths, days.weekdays, days.odd_years)
    assert [slip for rule in rules for slip in rule(sheet)] == []
