"""Any tree that a writer of YAML wrote, and any text at all; both parsers agree on them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.load.nodes import Node, Scalar, Sequence
from reportgen.load.notation.compose import compose
from reportgen.load.source import source_of, tidy
from tests.load.notation.trees import C, both, codes, data


def full(node: Node | None) -> object:
    """The tree with every place."""
    if node is None or isinstance(node, Scalar):
        return node and (node.text, node.plain, node.place[1:])
    if isinstance(node, Sequence):
        return [full(item) for item in node.items], node.place[1:]
    return [(full(e.key), full(e.value)) for e in node.entries], node.flow, node.place[1:]


# Without what is left out before parsing (no width) and what the writer takes for a line break.
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cf"], exclude_characters="\u3000\x85\u2028\u2029"),
    max_size=30,
)
KEYS = st.text("德州市整改任务abcXYZ019_", min_size=1, max_size=12)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=25,
)


def tidied(tree: object) -> object:
    if isinstance(tree, str):
        return tidy(tree)
    if isinstance(tree, list):
        return [tidied(item) for item in tree]
    assert isinstance(tree, dict)
    return {key: tidied(value) for key, value in tree.items()}


@both
@given(tree=TREES)
def test_what_a_yaml_writer_wrote_is_read_back_text_by_text(loader: Any, tree: object) -> None:
    # No folding: a line break between Han characters is meant to leave no blank.
    text = yaml.safe_dump({"根": tree}, allow_unicode=True, width=10**9, sort_keys=False)
    root, found = compose(source_of(text), loader)
    assert data(root) == {"根": tidied(tree)}
    assert set(codes(found)) <= {"SRC106"}


@both
@given(st.text(max_size=80) | st.text("甲乙:：-－ \t\n　\"'[]{}#&*!|>%@`,，?.\\x08", max_size=60))
@example("城市: {\n      \n")  # a bracket left open above a line of blanks
def test_no_text_whatever_makes_it_raise(loader: Any, text: str) -> None:
    source = source_of(text)
    root, found = compose(source, loader)
    assert root is not None or any(d.is_error for d in found)
    for d in found:
        assert d.place is not None
        assert 0 <= d.place.line <= len(source.lines)
        assert d.reason
        assert d.fix


LINES = st.sampled_from(
    [
        "城市:",
        "  名称: 德州市",
        "  自称：我市",
        "主送: [省委, 省政府]",
        "主送: [省委,",
        "督察: {层级: 省级, 轮次: 第二轮}",
        "  - 序号: 010",
        "    状态: 已完成 # 注",
        "  - 甲",
        "  -乙",
        "　　全角: 2",
        "说明: |",
        "  一是：抓",
        "  二是: 管",
        '标题: "德州蓝"成为',
        '标题: "德州蓝',
        "备注: @某科",
        "备注:德州",
        "完成率: >80%",
        "整句: 要求: 一是",
        "措施: 完成1 #锅炉",
        "续行文字",
        "  续行文字",
        "# 注释",
        "",
    ]
)


@pytest.mark.skipif(C is None, reason="libyaml is missing here")
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_both_parsers_give_the_same_tree_places_and_faults(text: str) -> None:
    first, second = compose(source_of(text), C), compose(source_of(text), yaml.SafeLoader)
    assert full(first[0]) == full(second[0])
    assert [(d.code, d.place and d.place[1:]) for d in first[1]] == [
        (d.code, d.place and d.place[1:]) for d in second[1]
    ]


@pytest.mark.skipif(C is None, reason="libyaml is missing here")
@given(TREES, st.integers(20, 100))
def test_both_parsers_agree_on_folded_texts(tree: object, width: int) -> None:
    text = yaml.safe_dump({"根": tree}, allow_unicode=True, width=width)
    first, second = compose(source_of(text), C), compose(source_of(text), yaml.SafeLoader)
    assert full(first[0]) == full(second[0])
    assert codes(first[1]) == codes(second[1])
