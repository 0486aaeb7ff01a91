"""One thing under two words."""

from __future__ import annotations

import pytest

from tests.papers import marked

INSPECT, COUNTED, UNITS = "TXT845", "TXT846", "TXT847"


def test_the_rarer_of_two_spellings_is_told() -> None:
    lines = ("加强督查督办。", "强化督查督办。", "县整改办开展督察督办。")
    assert marked(INSPECT, *lines) == ["督察督办"]


def test_of_two_as_frequent_the_word_of_the_inspection_is_told() -> None:
    assert marked(INSPECT, "加强督察督办。", "强化督查督办。") == ["督察督办"]
    assert marked(INSPECT, "加强督查督办。", "强化督察督办。") == ["督察督办"]


@pytest.mark.parametrize(
    "text",
    [
        "抓好生态环境保护督察整改，县委督查室跟踪督办，加强督查督办。",
        "开展专项督查，配合专项督察。",
        "强化督察考核，县政府督查室牵头。",
    ],
)
def test_the_two_words_of_different_things_are_both_right(text: str) -> None:
    assert marked(INSPECT, text) == []


def test_one_number_with_two_nouns_is_told_at_the_later() -> None:
    lines = ("方案梳理出41个整改问题。", "截至2021年3月底，41个整改任务完成40个。")
    assert marked(COUNTED, *lines) == ["41个整改任务"]


@pytest.mark.parametrize(
    "text",
    [
        "反馈41个问题，分解为41个整改任务。41个整改任务已完成40个。",
        "反馈41个问题，分解为41项整改任务。",
        "反馈3个问题。另有3个任务由县级负责。",
        "反馈41个问题。其余40个任务正在推进。",
    ],
)
def test_numbers_that_agree_by_chance_or_on_purpose_are_left_alone(text: str) -> None:
    assert marked(COUNTED, text) == []


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("PM2.5为41微克/立方米，PM10为77微克/立方米，上年为80μg/m3。", "μg/m3"),
        ("氨氮为0.9mg/L，总磷为0.1毫克/升，总氮为2毫克/升。", "mg/L"),
        ("日处理5万吨/日，新增1万吨/日，合计6万吨/天。", "吨/天"),
    ],
)
def test_the_rarer_spelling_of_a_unit_is_told(text: str, odd: str) -> None:
    assert marked(UNITS, text) == [odd]


def test_different_units_are_no_spellings_of_one() -> None:
    assert marked(UNITS, "PM2.5为41微克/立方米，CO为0.9mg/m3，管网12公里，绿化3平方公里，清淤5立方米。") == []
