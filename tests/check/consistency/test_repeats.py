"""What stands twice in one paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import found, marked

TWICE, PIECE, CLAUSE, POINT = "TXT851", "TXT852", "TXT853", "TXT854"
SENTENCE = "县水利局会同各镇街逐条河道排查入河排污口，建立台账并逐一明确整改责任人。"
OTHER = "县住建局牵头改造老旧小区雨污分流管网，年内消除城区所有污水直排口。"
SHARED = "完善村收集镇转运县处理体系，建成布局合理、设施齐全、管护到位、群众满意、运行规范的垃圾收运网络"


def test_a_sentence_that_stands_again_is_told_with_its_first_place() -> None:
    (one,) = found(TWICE, SENTENCE, OTHER, f"下一步抓好落实。{SENTENCE}")
    assert (one.start, one.related) == (8, ((0, 0, len(SENTENCE)),))


@pytest.mark.parametrize(
    "sentence",
    [
        "改造老旧供水管网86公里，年内完成40公里。",
        "全省进步最快的十个县区里，我市占6个。",
        "新建污水泵站5座，改造管线一批。",
    ],
)
def test_a_short_sentence_with_a_figure_is_not_said_twice_by_chance(sentence: str) -> None:
    assert marked(TWICE, sentence, OTHER, sentence) == [sentence]
    assert marked(TWICE, "整改任务全部完成并销号。", OTHER, "整改任务全部完成并销号。") == []


def test_the_number_before_a_sentence_and_the_width_of_marks_make_no_difference() -> None:
    assert marked(TWICE, f"一是{SENTENCE}", OTHER, f"三是{SENTENCE.replace('，', ',')}") != []


def test_a_paragraph_is_told_once_and_not_by_its_sentences() -> None:
    paragraph = SENTENCE + OTHER
    assert marked(TWICE, paragraph, "各镇抓好落实。", paragraph) == [paragraph]


@pytest.mark.parametrize(
    "lines",
    [
        ("抓好整改落实。", "抓好整改落实。"),
        (f"整改措施：{SENTENCE}", f"整改措施：{SENTENCE}"),
        (SENTENCE, SENTENCE.replace("水利局", "住建局")),
        ("任务\t措施", f"1\t{SENTENCE}", f"2\t{SENTENCE}"),
        ("坚持以习近平生态文明思想为指导，深入贯彻党的二十大精神，学习贯彻习近平总书记重要讲话精神。",) * 2,
        ("截至2022年8月31日，37项整改任务已完成17项，其余20项正在按序时进度推进之中。",) * 2,
        (SENTENCE,) * 5,
    ],
)
def test_what_is_said_again_for_a_reason_is_left_alone(lines: tuple[str, ...]) -> None:
    assert marked(TWICE, *lines) == []


@given(st.integers(0, 3), st.integers(0, 3))
def test_a_sentence_is_found_wherever_it_is_repeated(first: int, second: int) -> None:
    lines = ["市直部门各负其责。", "各镇街抓好排查。", "县整改办定期调度。", "县纪委监委跟进监督。"]
    lines[first] += SENTENCE
    lines[second] += SENTENCE
    assert marked(TWICE, *lines) == [SENTENCE]


def test_a_long_piece_of_a_sentence_that_stands_again_is_told() -> None:
    lines = (f"开展人居环境整治，{SHARED}，实现减量。", OTHER, f"提升乡村面貌，{SHARED}。")
    assert marked(PIECE, *lines) == [SHARED]


def test_a_sentence_that_stands_again_as_a_whole_is_told_by_its_own_rule_only() -> None:
    assert marked(PIECE, SENTENCE, OTHER, f"下一步抓好落实。{SENTENCE}") == []


@pytest.mark.parametrize(
    "lines",
    [
        # A plan's title as its notice prints it, and its first sentence.
        (f"清河县关于{SHARED}的工作方案", f"为{SHARED}，制定本方案。"),
        # Of one number that was changed another rule tells.
        (
            f"40项整改任务中，已有30项完成整改并通过验收销号，{SHARED}。",
            f"40项整改任务中，已有31项完成整改并通过验收销号，{SHARED}。",
        ),
        (f"印发《{SHARED}实施方案》。", f"落实《{SHARED}实施方案》。"),
        (
            "县委、县政府乡村环境专项督察反馈问题整改落实工作有序推进。",
            "把县委、县政府乡村环境专项督察反馈问题整改落实工作抓好。",
        ),
    ],
)
def test_names_that_stand_again_are_no_repetition(lines: tuple[str, ...]) -> None:
    assert marked(PIECE, *lines) == []


def test_a_clause_twice_at_once_is_told() -> None:
    assert marked(CLAUSE, "要压实整改责任，压实整改责任，强化督导。") == []  # 要 makes them different
    assert marked(CLAUSE, "压实整改责任，压实整改责任，强化督导。") == ["压实整改责任"]


@pytest.mark.parametrize(
    "text", ["整改、整改、再整改。", "压实责任，强化督导，压实责任。", "问题：问题没有解决不放过。"]
)
def test_an_emphasis_is_no_repetition(text: str) -> None:
    assert marked(CLAUSE, text) == []


def test_two_points_of_one_list_with_the_same_head_are_told() -> None:
    assert marked(POINT, "一是压实整改责任。开会。", "二是强化督导检查。", "三是压实整改责任。分工。") == [
        "压实整改责任"
    ]
    assert marked(POINT, "（一）压实整改责任", "开会。", "（二）压实整改责任", "分工。") == ["压实整改责任"]


@pytest.mark.parametrize(
    "lines",
    [
        ("一是压实整改责任。二是强化督导检查。", "一是压实整改责任。"),
        ("一、政治站位", "（一）压实整改责任", "二、下一步", "（一）压实整改责任"),
    ],
)
def test_points_of_two_lists_may_have_one_head(lines: tuple[str, ...]) -> None:
    assert marked(POINT, *lines) == []
