"""What the rules share: text blanked out, the beginning of a sentence, and what a message tells of a place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check import marks

NAME = re.compile(marks.NAME)


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("按《方案》办", "按＿＿＿＿办"),
        ("印发《关于落实《条例》的通知》后", "印发" + "＿" * 13 + "后"),
        ("《甲》和《乙》", "＿＿＿和＿＿＿"),
        ("《没有后一半", "《没有后一半"),
    ],
)
def test_names_are_blanked(text: str, blank: str) -> None:
    assert marks.blanked(text, NAME, "＿") == blank


@given(st.text("甲《》，。", max_size=60))
def test_places_stay_when_names_are_blanked(text: str) -> None:
    blank = marks.blanked(text, NAME, "＿")
    assert len(blank) == len(text)
    assert all(now in (was, "＿") for was, now in zip(text, blank, strict=True))


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("", "其余正在"),
        ("已完成。", "其余正在"),
        ("完成30项；", "其余，正在"),
        ("一是清淤\n", "其余正在"),
        ("甲！乙？", "丙"),
    ],
)
def test_a_sentence_begins_behind_the_end_of_the_one_before(before: str, sentence: str) -> None:
    assert marks.sentence_start(before + sentence, len(before + sentence)) == len(before)


def test_where_a_sentence_begins_depends_on_what_ends_one_and_on_how_far_is_looked() -> None:
    text = "甲。乙；丙"
    assert marks.sentence_start(text, 5, "。") == 2
    assert marks.sentence_start(text, 5, "。", reach=2) == 3
    assert marks.sentence_start("字" * 1000, 1000) == 1000 - marks.SENTENCE


def test_what_is_told_of_a_place_is_cut_in_the_middle_where_it_is_long() -> None:
    text = "零一二三四五六七八九"
    assert marks.around(text, 4, 6, beside=2) == "二三四五六七"
    assert marks.around(text, 0, 2) == "零一二三四五六七"
    assert marks.around(text, 1, 9, beside=1, head=3, tail=2) == "零一二三…七八九"
    assert marks.around(text, 1, 7, beside=0, head=3, tail=2) == "一二三四五六"
