"""Dates and the numbers of documents as they are typed, in sentences and on lines of their own."""

from __future__ import annotations

import pytest

from tests.papers import BEFORE, all_marked, codes, marked

REPORT = ("关于整改情况的报告", "市政府：", "我市高度重视，狠抓落实。")


@pytest.mark.parametrize(
    "typed", ["2024年10月15", "2024年10月15日。", "2024年08月05日", "2024.10.15", "二〇二四年十月十五日"]
)
def test_the_date_under_a_plain_text_is_told_as_a_whole_and_once(typed: str) -> None:
    lines = (*REPORT, "云山市人民政府", typed)
    assert marked("FMT751", *lines) == [typed]
    assert "FMT797" not in codes(*lines)


@pytest.mark.parametrize("typed", ["2024年10月15日", "　2024 年 10 月 15 日", "二〇〇九年十月十五日"])
def test_a_sound_date_under_a_text_is_none_nor_that_of_an_older_paper(typed: str) -> None:
    assert marked("FMT751", *REPORT, "云山市人民政府", typed) == []


def test_the_number_on_a_line_of_its_own_is_read_in_a_plain_text() -> None:
    head = (
        "云山市人民政府文件",
        "云发[2024]21号",
        "云山市人民政府关于整改情况的报告",
        "市委：",
        "全市37项任务已完成。",
    )
    assert marked("FMT752", *head) == ["[2024]21号"]


@pytest.mark.parametrize("text", ["10月5号楼已拆除。", "2024年9月30日，已完成。", "他说：“9月5号，厂里冒烟。”"])
def test_the_number_of_a_house_and_speech_are_none(text: str) -> None:
    assert marked("FMT751", text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("截至2024年9月30，已完成34项。", "9月30"),
        ("公示时间为2024年3月5至4月4日。", "3月5"),
        ("于2018年1221日召开会议。", "1221日"),
        ("工程于20227月完工。", "20227月"),
        ("公示时间为1116日至18日。", "1116日"),
    ],
)
def test_a_date_that_lost_a_character(text: str, mark: str) -> None:
    assert marked("FMT797", text) == [mark]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("截至2024.8.5，已完成34项。", [("FMT751", "2024.8.5")]),
        ("按照2024.13.45号文件，已完成34项。", []),
    ],
)
def test_a_date_typed_with_full_stops_is_one_of_the_calendar(text: str, wrong: list[tuple[str, str]]) -> None:
    assert all_marked(BEFORE, text) == wrong
