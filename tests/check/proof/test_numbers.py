"""Numbers that were broken in typing, spans, and blanks within numbers."""

from __future__ import annotations

import pytest

from tests.papers import marked


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("细颗粒物浓度下降44..9%，成效明显。", "44..9"),
        ("建成管网11。37公里。", "11。37"),
        ("完成投资6833。36万元。", "6833。36"),
        ("完成投资9，8亿元。", "9，8"),
        ("建成管网11. 37公里。", "11. 37"),
    ],
)
def test_a_broken_number_is_marked_whole(text: str, mark: str) -> None:
    assert marked("FMT796", text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "任务共37项。5公里管网已建成。",
        "2023，5公里河道。",
        "检出PM2.5。10公里内没有污染源。",
        "任务3，5公里管网。",
        "一、情况1...3",
    ],
)
def test_a_stop_or_a_comma_between_two_numbers_is_none(text: str) -> None:
    assert marked("FMT796", text) == []


@pytest.mark.parametrize(
    "span",
    ["2024年9月29日-2024年10月9日", "2024年9月29日--10月9日", "9月29日~10月9日", "Ⅰ-Ⅲ类", "Ⅰ~Ⅲ类", "80%~100%"],
)
def test_a_span_is_marked_whole_and_once(span: str) -> None:
    assert marked("FMT756", f"全市{span}，持续好转。") == [span]


@pytest.mark.parametrize("text", ["浓度下降10~20%。", "详见http://a.cn/~3~5个。", "2024年9月29日—10月9日，Ⅰ～Ⅲ类。"])
def test_spans_that_others_tell_of_or_that_are_sound(text: str) -> None:
    assert marked("FMT756", text) == []


def test_a_blank_before_the_sign_of_percent_but_not_between_thousands() -> None:
    assert marked("FMT758", "优良率达到95.5 %，群众满意。") == [" "]
    assert marked("FMT758", "共排查1 755个，群众满意。") == []


@pytest.mark.parametrize("text", ["大约500米左右", "约6、7米左右", "近300余", "同比去年", "各各"])
def test_what_is_said_twice(text: str) -> None:
    assert marked("FMT799", f"距河道{text}部门，已整改。") == [text]


@pytest.mark.parametrize("text", ["近10余年来", "节约500吨左右", "最近300余户", "同比增加", "附近300多户", "各各不同"])
def test_what_only_looks_like_it(text: str) -> None:
    assert marked("FMT799", f"全市{text}，已整改。") == []
