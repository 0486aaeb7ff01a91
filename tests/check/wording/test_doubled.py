"""Doubled characters in common words, and set phrases that lost a character."""

from __future__ import annotations

import pytest

from tests.papers import marked


@pytest.mark.parametrize(
    "slip",
    [
        "落落实",
        "整改改",
        "黑黑臭",
        "思想想",
        "领导导",
        "生态环环境",
        "督察察组",
        "高质质量",
        "习平生态文明思想",
        "生态境保护",
        "污染防治坚战",
    ],
)
def test_a_slip_in_a_common_word_is_told(slip: str) -> None:
    assert marked("TXT823", f"会议要求{slip}，取得成效。") == [slip]


@pytest.mark.parametrize(
    "text",
    [
        "各个角落落实责任",
        "调整整改方案",
        "整改改变了面貌",
        "整改改造工程",
        "落实实名制",
        "落实实际行动",
        "保护护岸林",
        "引领领导干部",
        "监督督察并行",
        "机制制定",
        "责任任务清单",
        "人群群众",
        "措施施工",
        "思想想法",
        "生态环保护航",
        "卫生文明建设",
        "安排排查",
        "其中生态环境保护资金",
        "监督整改工作",
    ],
)
def test_two_words_that_meet_in_one_character_are_left_alone(text: str) -> None:
    assert marked("TXT823", f"我市{text}。") == []
