"""Blanks beside digits hide no slip, and its place is that of the text as it was typed."""

from __future__ import annotations

import pytest

from reportgen.check.paper.smooth import smooth
from tests.papers import hits_of, paper


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("整改任务 37 项，已完成 34 项。", "整改任务37项，已完成34项。"),
        ("达标率 86.8 %，同比上升 8.8 %。", "达标率86.8%，同比上升8.8%。"),
        ("组长：张　明　王小强", "组长：张　明　王小强"),
        ("执行 GB 3838 标准。", "执行 GB 3838标准。"),
        ("督察组反馈3\u200b7项问题。", "督察组反馈37项问题。"),
        ("　　截至 2022 年。", "　　截至2022年。"),
    ],
)
def test_blanks_beside_digits_are_left_out(typed: str, read: str) -> None:
    (passage,) = smooth(paper(typed)).passages
    assert passage.text == read


def test_a_paper_without_such_blanks_is_the_same() -> None:
    whole = paper("整改任务37项。", "各县区高度重视。")
    assert smooth(whole) is whole


def test_what_is_found_has_its_place_in_the_text_as_typed() -> None:
    (hit,) = [h for h in hits_of("达标率 86.8%，同比上升 8.8%，成效明显。") if h.code == "SUM941"]
    place = hit.passage.locate(hit.found.start, hit.found.end)
    assert place.source.lines[0][place.column - 1 : place.end_column - 1] == "上升 8.8%"
