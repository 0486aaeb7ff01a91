"""A text that stands where a mapping or a list was meant: the slip that made it one."""

from __future__ import annotations

import pytest

from reportgen.load.nodes import Mapping, Scalar, Sequence
from reportgen.load.notation.compose import compose
from reportgen.load.notation.pitfalls import why_not_mapping
from reportgen.load.source import source_of


def scalar(text: str) -> Scalar:
    """The text that stands where a mapping or list was wanted."""
    root, found = compose(source_of(text))
    assert found == []
    if isinstance(root, Mapping):
        root = root.entries[0].value
    if isinstance(root, Sequence):
        root = root.items[0]
    assert isinstance(root, Scalar)
    return root


@pytest.mark.parametrize(
    ("text", "code", "reason", "fix"),
    [
        ("轮次：第二轮\n", "YML101", "第 1 行", "改为“轮次: 第二轮”"),
        ("城市:德州市\n", "YML102", "第 1 行", "改为“城市: 德州市”"),
        ("城市:\n  名称：德州市\n  自称：我市\n", "YML101", "第 2 行", "改为“名称: 德州市”，以下各行照此改"),
        ("城市:\n  名称:德州市\n  自称:我市\n", "YML102", "第 2 行", "改为“名称: 德州市”"),
        ("列表:\n  - 序号:1\n", "YML102", "第 2 行", "改为“- 序号: 1”"),
        ("主送: • 省委\n", "YML107", "第 1 行", "改为“- 省委”"),
    ],
)
def test_a_text_where_a_mapping_or_list_was_meant_is_explained(text: str, code: str, reason: str, fix: str) -> None:
    said = why_not_mapping(scalar(text))
    assert said is not None
    assert said[0] == code
    assert reason in said[1]
    assert fix in said[2]


@pytest.mark.parametrize("text", ["城市: 德州市\n", "城市: '名称：德州市'\n", "城市:\n", "城市: 17:30\n", "城市: -5\n"])
def test_a_text_that_was_meant_as_text_is_not_explained_away(text: str) -> None:
    assert why_not_mapping(scalar(text)) is None
