"""The edits of one text: whole numbers, whole words, cut where a reader would cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.pull.spans import spans


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("完成17项任务", "完成19项任务", [("17项", "19项")]),
        ("共十七项", "共十九项", [("十七项", "十九项")]),
        ("投入1,234.5万元", "投入1,334.5万元", [("1,234.5万元", "1,334.5万元")]),
        ("2022年8月30日前", "2022年9月30日前", [("8月", "9月")]),
        ("浓度31微克/立方米，下降13.9%", "浓度33微克/立方米，下降3.9%", [("31微克", "33微克"), ("13.9%", "3.9%")]),
        ("甲工作。乙工作。丁工作。", "甲工作。丙工作。乙工作。丁工作。", [("", "丙工作。")]),
        ("甲工作。丙工作。乙工作。", "甲工作。乙工作。", [("丙工作。", "")]),
        ("扎实推进整改工作", "全面落实整改任务", [("扎实推进", "全面落实"), ("工作", "任务")]),
        ("甲一乙二丙", "子一丑二丙", [("甲一乙", "子一丑")]),
        ("“回头看”", '"回头看"', [("“", '"'), ("”", '"')]),
        ("甲 乙", "甲\u00a0乙 ", []),
        ("", "新的", [("", "新的")]),
        ("旧的", "", [("旧的", "")]),
    ],
)
def test_edits_are_cut_where_a_reader_would_cut_them(old: str, new: str, edits: list[tuple[str, str]]) -> None:
    found = spans(old, new)
    assert [(old[s.start : s.end], s.new) for s in found] == edits


@given(st.text("甲乙丙。，1 7项一二", max_size=40), st.text("甲乙丙。，1 7项一二", max_size=40))
def test_the_edits_of_a_text_make_the_new_one(old: str, new: str) -> None:
    text = old
    for span in reversed(spans(old, new)):
        text = text[: span.start] + span.new + text[span.end :]
    assert text.split() == new.split()
