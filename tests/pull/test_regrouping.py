"""Paragraphs that a leader joins or parts in Word, and headings of another level: what is set so, and what is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.pull.listing import listed
from tests.pull.edits import Edit, joined, whole
from tests.pull.papers import DATA, POINTS, codes, made_and_given_back, reasons, text

APART = DATA.replace("    要点:\n      - 标题: 压实", "    列举: 分段\n    要点:\n      - 标题: 压实")
SECTION = DATA.replace("附件:\n", "    小节:\n      - {标题: 巩固成果, 导语: 定期回头看。}\n附件:\n", 1)
RUN_IN = SECTION.replace("巩固成果,", "巩固成果, 题式: 接排,")
PIECES = re.split("(?=[一二三]是)", POINTS)


def test_all_points_that_run_on_now_are_set_so(tmp_path: Path) -> None:
    city, pulled = made_and_given_back(tmp_path, APART, joined("全市上下认真", "一是压实责任", "二是健全", "三是加强"))
    assert codes(pulled) == []
    assert city.read_text("utf-8") == APART.replace("列举: 分段", "列举: 段内")
    assert POINTS in text(city)


def test_all_points_that_have_paragraphs_of_their_own_now_are_set_so(tmp_path: Path) -> None:
    city, pulled = made_and_given_back(tmp_path, DATA, whole("一是压实", *PIECES))
    assert codes(pulled) == []
    assert "列举: 分段\n" in city.read_text("utf-8")
    assert "\n".join(PIECES) in text(city)


@pytest.mark.parametrize(
    ("data", "edit", "reason"),
    [
        (
            APART,
            joined("二是健全", "三是加强"),
            "“加强督办。对进展慢的挂牌督办。”接到了前一段后面，数据文件里它们是两段",
        ),
        (DATA, whole("一是压实", "".join(PIECES[:3]), PIECES[3]), "“加强督办。对进展慢的挂牌督办。”另起了一段"),
        (DATA, whole("河道水质", "河道水质", "稳定达标。"), "“稳定达标。”另起了一段，数据文件里它与前面是一段"),
    ],
)
def test_what_is_no_setting_is_told(tmp_path: Path, data: str, edit: Edit, reason: str) -> None:
    city, pulled = made_and_given_back(tmp_path, data, edit)
    assert set(codes(pulled)) == {"PUL052"}
    assert reason in reasons(pulled)[0]
    assert city.read_text("utf-8") == data


def test_a_text_that_runs_on_behind_its_heading_now(tmp_path: Path) -> None:
    edits = (whole("巩固成果", "（一）巩固成果。"), joined("巩固成果", "定期回头看"))
    city, pulled = made_and_given_back(tmp_path, SECTION, *edits)
    assert codes(pulled) == []
    assert "（一）巩固成果。定期回头看。" in text(city)
    assert "题式: 接排" in city.read_text("utf-8")
    assert pulled.word is not None
    shown = listed(pulled.word, pulled.steps, pulled.made, applied=True)
    assert "1. 接排正文" in shown
    assert "   = 定期回头看。\n" in shown


def test_a_heading_that_stands_in_a_line_of_its_own_now(tmp_path: Path) -> None:
    city, pulled = made_and_given_back(tmp_path, RUN_IN, whole("巩固成果", "（一）巩固成果", "定期回头看。"))
    assert codes(pulled) == []
    assert city.read_text("utf-8") == RUN_IN.replace("题式: 接排", "题式: 另行")


@pytest.mark.parametrize(("new", "then"), [("（一）工作打算", "工作打算"), ("（一）工作安排", "工作安排")])
def test_a_heading_of_another_level_is_told_and_keeps_its_place(tmp_path: Path, new: str, then: str) -> None:
    city, pulled = made_and_given_back(tmp_path, DATA, whole("工作打算", new))
    assert "小标题的级别变了" in reasons(pulled)[0]
    assert city.read_text("utf-8") == DATA.replace("工作打算", then)
