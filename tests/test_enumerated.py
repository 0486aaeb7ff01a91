"""What stands in one paragraph: number, run-in heading, lead and points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import Mark
from reportgen.enumerated import head_of, numbered, parts


def points(text: str) -> list[tuple[Mark, int, str]]:
    return [(spot.mark, spot.count, text[spot.start : spot.end]) for spot in parts(text).points]


def test_a_lead_and_points_stand_in_one_paragraph() -> None:
    text = "各县抓实三件事。一是清淤。河道清淤五处。二是种树；三是巡查。"
    found = parts(text)
    assert text[found.lead.start : found.lead.end] == "各县抓实三件事。"
    assert points(text) == [
        (Mark.SHI, 1, "清淤。河道清淤五处。"),
        (Mark.SHI, 2, "种树；"),
        (Mark.SHI, 3, "巡查。"),
    ]


@pytest.mark.parametrize(
    ("text", "number", "level", "head", "rest"),
    [
        ("三、补齐短板", "三、", 1, None, "补齐短板"),
        ("（二）治水。全年清淤五处。", "（二）", 2, "治水", "全年清淤五处。"),
        ("12.治气。关停两家。", "12.", 3, "治气", "关停两家。"),
        ("（3）治土", "（3）", 4, None, "治土"),
        ("1.5万吨的任务已经完成。", "", 0, None, "1.5万吨的任务已经完成。"),
        ("1、治气", "", 0, None, "1、治气"),
        ("三四、不是序号", "", 0, None, "三四、不是序号"),
    ],
)
def test_a_number_counts_only_as_it_is_printed(text: str, number: str, level: int, head: str | None, rest: str) -> None:
    found = parts(text)
    assert (found.number, found.level) == (number, level)
    assert (text[found.head.start : found.head.end] if found.head else None) == head
    assert text[found.lead.start : found.lead.end] == rest


@pytest.mark.parametrize(
    "text",
    [
        "全市统一是第一位的。二是治水。",
        "问题不一是，对策也不一。",
        "一是否到位、二是否见效。",
        "坚持一是一，二是二。",
        "抓好两件事。一是治水。三是治气。",
        "抓好一件事。一是治水。",
        "抓好两件事。二是治水。三是治气。",
    ],
)
def test_what_does_not_count_up_from_one_is_no_point(text: str) -> None:
    assert all(spot.at == 0 for spot in parts(text).points)
    assert len(parts(text).points) < 2


@pytest.mark.parametrize(("text", "count"), [("二是治水。", 2), ("③治水。", 3)])
def test_a_paragraph_may_be_any_one_point(text: str, count: int) -> None:
    assert [spot.count for spot in parts(text).points] == [count]


def test_a_first_number_of_several_is_a_point_and_alone_it_is_that_of_a_heading() -> None:
    assert points("（1）治水；（2）治气。") == [(Mark.BRACKET, 1, "治水；"), (Mark.BRACKET, 2, "治气。")]
    assert parts("（1）治水。全年清淤五处。").level == 4


def test_points_within_a_point_are_found_in_its_text() -> None:
    text = "一是治水：①清淤；②种树。二是治气。"
    outer = points(text)
    assert [words for _, _, words in outer] == ["治水：①清淤；②种树。", "治气。"]
    assert points(outer[0][2]) == [(Mark.CIRCLE, 1, "清淤；"), (Mark.CIRCLE, 2, "种树。")]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("压实责任。各县签订责任书。", "压实责任"),
        ("推动“河长制”落地。全市设河长九名。", "推动“河长制”落地"),
        ("压实责任。", None),
        ("清淤5处。河水变清。", None),
        ("改善PM2.5浓度。全市下降。", "改善PM2.5浓度"),
        ("看得远，想得深，做得实。各县照办。", None),
    ],
)
def test_the_head_of_a_point_is_short_and_states_no_quantity(text: str, head: str | None) -> None:
    found = head_of(text)
    assert (text[found.start : found.end] if found else None) == head


@given(st.text(st.sampled_from("一二三十是、（）1.2①②。；：，甲"), max_size=40))
def test_the_parts_cover_the_paragraph(text: str) -> None:
    found = parts(text)
    assert text.startswith(found.number)
    ends = [spot.end for spot in found.points]
    assert [spot.at for spot in found.points] == [found.lead.end, *ends[:-1]][: len(ends)]
    assert (ends or [found.lead.end])[-1] == len(text)
    assert [spot.count for spot in found.points] == list(
        range(found.points[0].count, found.points[0].count + len(ends)) if ends else []
    )
    assert numbered(found.number + "甲")[0] == found.number
