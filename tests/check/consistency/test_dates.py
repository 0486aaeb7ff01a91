"""Dates without a year, and 目前 for a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import all_marked, marked

NOW, AS_OF, YEAR, BACK = "TXT859", "TXT860", "TXT861", "TXT862"
TITLE = "清河县贯彻落实督察反馈意见整改情况的报告"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("目前，29项整改任务已完成21项。", "目前"),
        ("截至目前，信访件办结219件。", "截至目前"),
        ("反馈问题29个，目前已销号18个。", "目前"),
    ],
)
def test_now_with_figures_of_progress_is_told(text: str, word: str) -> None:
    assert marked(NOW, text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "截至2022年8月31日，29项整改任务已完成21项。",
        "目前，各项工作正在有序推进。",
        "目前，全县有8个国控断面。",
        "8月20日组织验收，目前已销号18个。",
        "29项整改任务已完成21项，这是目前的情况。",
    ],
)
def test_now_without_such_figures_or_with_a_date_is_left_alone(text: str) -> None:
    assert marked(NOW, text) == []


@given(st.integers(1, 12), st.integers(1, 28))
def test_as_of_has_a_year(month: int, day: int) -> None:
    date = f"{month}月{day}日"
    assert marked(AS_OF, f"截至{date}，29项整改任务已完成21项。") == [f"截至{date}"]
    assert marked(AS_OF, f"截至2022年{date}，29项整改任务已完成21项。") == []


@pytest.mark.parametrize(
    "lines",
    [
        ("2022年，县政府实行周调度。截至8月31日，已完成21项。",),
        ("2022年7月18日，督察组反馈意见。", "截至8月31日，已完成21项。"),
        ("截至今年8月底，已完成21项。",),
        ("清河县2022年整改情况的报告", "截至8月底，已完成21项。"),
    ],
)
def test_a_year_before_it_carries_to_as_of(lines: tuple[str, ...]) -> None:
    assert marked(AS_OF, *lines) == []


def test_each_fault_is_told_by_one_rule() -> None:
    # SUM932, TXT821 and TXT860 tell of these.
    assert marked(BACK, "2022年12月20日至3月2日，督察组进驻。") == []
    assert marked(NOW, "截止目前，29项整改任务已完成21项。") == []
    assert marked(YEAR, TITLE, "一、总体情况", "全县狠抓整改，截至 10月底，完成9项。") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("截至8月30日，完成整改34项。", [(AS_OF, "截至8月30日")]),  # told once, by the rule on 截至
        ("自8月30日起实行日调度。", [(YEAR, "8月30日")]),
    ],
)
def test_a_date_without_its_year_is_told_by_one_rule(text: str, wrong: list[tuple[str, str]]) -> None:
    assert all_marked("关于督察整改情况的报告", "省委、省政府：", text, "特此报告。") == wrong


def test_news_are_dated_by_their_day_of_print() -> None:
    lines = ("截至10月底，全县29项整改任务完成9项。", "督察组将继续跟踪督办。")
    assert marked(AS_OF, *lines) == ["截至10月底"]
    assert marked(AS_OF, "本报清河讯（记者李四）督察反馈的问题正在整改。", *lines) == []


def test_a_year_behind_it_does_not_carry_back() -> None:
    assert marked(AS_OF, "截至10月底，完成9项，其余2023年底完成。") == ["截至10月底"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("4月6日至26日，督察组进驻我县。", "4月6日"),
        ("11月，督察组进驻我县。", "11月"),
        ("县政府于9月底召开会议。", "9月底"),
    ],
)
def test_the_first_date_of_a_paragraph_has_a_year(text: str, date: str) -> None:
    assert marked(YEAR, TITLE, "一、总体情况", text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "2023年4月6日至26日，督察组进驻我县，7月20日反馈意见。",
        "今年以来，县政府召开3次会议，9月11日起实行日调度。",
        "结合6月5日世界环境日开展宣传。",
        "每年12月4日开展普法。",
    ],
)
def test_dates_whose_year_is_known_are_left_alone(text: str) -> None:
    assert marked(YEAR, TITLE, "一、总体情况", text) == []


def test_news_and_dates_of_planning_need_no_year() -> None:
    assert marked(YEAR, "省环境保护督察整改情况通报", "本报讯（记者李红）7月25日，省政府召开发布会。") == []
    assert marked(YEAR, "清河县督察整改工作方案", "一、任务", "各镇10月底前完成排查。") == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020年10月12日至11月12日，督察组进驻，并于3月8日反馈意见。", "3月8日"),
        ("2022年12月20日，督察组进驻，于1月19日撤离。", "1月19日"),
    ],
)
def test_a_date_of_the_next_year_says_it(text: str, date: str) -> None:
    assert marked(BACK, text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "2020年10月12日至11月12日，督察组进驻，并于2021年3月8日反馈意见。",
        "2023年4月6日至26日，督察组进驻，并于7月20日反馈意见。",
        "2021年11月印发方案，要求在次年3月底前完成。",
    ],
)
def test_dates_in_order_are_left_alone(text: str) -> None:
    assert marked(BACK, text) == []
