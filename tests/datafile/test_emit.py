"""A tree -> the YAML of a draft: how it looks, and that every text comes back through the reader as it was."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.datafile.emit import emit, entry_text, flow_text, item_text, scalar_text, value_text
from reportgen.datafile.tree import Noted, Tree
from reportgen.load.notation import compose
from reportgen.load.shape import shape
from reportgen.load.source import source_of
from reportgen.vocabulary import schema
from tests.load.notation.trees import data

LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]
MARKS = "，。；、：！？“”‘’《》（）【】｛｝［］｜＞＃＊－–—•●·○…％①(){}[]<>|>'\"`~!@#$%^&*-+=?/\\,.:; \u3000\xa0"
PIECES = [
    *MARKS,
    *"市委整改项年月日、一二三2021年37%",
    "\n",
    "\t",
    "😀",
    "𠮷",
    "null",
    "- ",
    ": ",
    " #",
    "序号：",
    "标题:",
    "  ",
]
PIECES += ["——", "'", '"', "---", "<<", "{{", "true", "2022-08-30", "12", "导语：", "\n\n", "\n ", "\n- ", "\n键: 值"]
NASTY = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def unfolded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


KEYS = NASTY.map(str.strip).filter(bool)
TREES = st.recursive(
    NASTY,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(st.tuples(KEYS, inner), max_size=4, unique_by=lambda pair: unfolded(pair[0])).map(dict),
        st.builds(Noted, inner, NASTY),
    ),
    max_leaves=12,
)
DRAFTS = st.lists(st.tuples(KEYS, TREES), min_size=1, max_size=4, unique_by=lambda pair: unfolded(pair[0])).map(dict)


def read(text: str, loader: Any = LOADERS[-1]) -> Any:
    """What the reader of data files makes of a text, which must have nothing to say about it."""
    node, found = compose(source_of(text), loader)
    assert not found, (text, [f"{d.code} {d.reason}" for d in found])
    assert node is not None
    return data(node)


def bare(tree: Tree) -> Any:
    if isinstance(tree, Noted):
        return bare(tree.value)
    if isinstance(tree, dict):
        return {key: bare(value) for key, value in tree.items()}
    return [bare(item) for item in tree] if isinstance(tree, list) else tree


def shown(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def test_a_draft_looks_like_the_examples() -> None:
    tree: dict[str, Tree] = {
        "格式版本": "1",
        "截至日期": "2023-06-30",
        "主送": ["省委", "省政府"],
        "城市": {"名称": "云山市"},
        "指标": {"优良水体比例": {"现值": "66.7", "单位": "%"}},
        "章节": [
            {"标题": "提高政治站位", "段落": ["市委高度重视。", "市政府逐项落实。"]},
            Noted({"标题": "补齐短板"}, "待核：原文这里没有序号"),
        ],
        "结束语": Noted("特此报告。", "待核：原文后面有空行"),
    }
    assert emit(tree, ["yaml-language-server: $schema=a.json", "由旧稿导入"]) == shown("""
        # yaml-language-server: $schema=a.json
        # 由旧稿导入
        格式版本: 1
        截至日期: 2023-06-30
        主送: [省委, 省政府]

        城市:
          名称: 云山市

        指标:
          优良水体比例:
            现值: 66.7
            单位: '%'

        章节:
          - 标题: 提高政治站位
            段落:
              - 市委高度重视。
              - 市政府逐项落实。
          # 待核：原文这里没有序号
          - 标题: 补齐短板

        # 待核：原文后面有空行
        结束语: 特此报告。
        """)


def test_a_comment_on_the_first_key_of_an_item_stands_above_the_item() -> None:
    assert emit({"要点": [Noted({"标题": Noted("甲", "内")}, "外\n两行")]}) == shown("""
        要点:
          # 外
          # 两行
          # 内
          - 标题: 甲
        """)


def test_texts_of_several_lines_stand_below_a_bar() -> None:
    assert emit({"进展": "一、甲\n二、乙", "目标": ["  空两格\n丙\n"]}) == shown("""
        进展: |-
          一、甲
          二、乙

        目标:
          - |2
              空两格
            丙
        """)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("省级", "省级"),
        ("“德州蓝”成为常态：每天都看得见", "“德州蓝”成为常态：每天都看得见"),
        ("【任务.总数】已完成", "【任务.总数】已完成"),
        ("-3.2", "-3.2"),
        ("2022-08-30", "2022-08-30"),
        ("3:1", "3:1"),
        ("", "''"),
        ("~", "'~'"),
        ("null", "'null'"),
        ("No", "'No'"),
        ("%", "'%'"),
        ("*甲", "'*甲'"),
        ("——甲", "'——甲'"),
        ("-甲", "'-甲'"),
        ("｜", "'｜'"),
        ("［甲，乙］", "'［甲，乙］'"),
        ("'甲'乙", "'''甲''乙'"),
        ('"甲', "'\"甲'"),
        ("要求: 一是", "'要求: 一是'"),
        ("标题：甲", "'标题：甲'"),
        ("完成1 #锅炉", "'完成1 #锅炉'"),
        ("甲 ", "'甲 '"),
        ("\u3000甲", "'\u3000甲'"),
        ("甲\t\\乙", '"甲\\t\\\\乙"'),
        ("甲\n\n", '"甲\\n\\n"'),
        ("甲\n  \n乙", '"甲\\n  \\n乙"'),
    ],
)
def test_a_text_is_quoted_only_where_the_reader_would_take_it_otherwise(text: str, written: str) -> None:
    assert scalar_text(text, 2) == written
    assert read(f"键:\n  - {written}\n") == {"键": [text]}


def test_what_nobody_can_see_is_left_out_as_the_reader_would() -> None:
    assert read(emit({"甲": "整\u200b改\x0b任\r\n务"})) == {"甲": "整改 任\n务"}


def test_keys_are_quoted_when_needed() -> None:
    assert emit({"PM2.5": "31", "*甲": "1", "甲: 乙": "2"}) == "PM2.5: 31\n'*甲': 1\n'甲: 乙': 2\n"


def test_long_and_prosy_lists_do_not_stand_in_brackets() -> None:
    assert value_text(["省委", "省政府"], 0) == " [省委, 省政府]"
    assert value_text(["市委、市政府高度重视。"], 0) == "\n  - 市委、市政府高度重视。"
    assert value_text(["市发展和改革委员会"] * 6, 0).startswith("\n  - ")
    assert value_text([], 0) == " []"


def test_the_building_blocks_know_their_column() -> None:
    value: Tree = {"标题": "甲", "段落": Noted(["乙。"], "注")}
    assert value_text(value, 4) == "\n      标题: 甲\n      # 注\n      段落:\n        - 乙。"
    assert entry_text("小节", Noted("甲", "注"), 2) == "  # 注\n  小节: 甲"
    assert item_text(Noted(value, "注"), 2) == "  # 注\n  - 标题: 甲\n    # 注\n    段落:\n      - 乙。"
    assert scalar_text("甲\n乙", 4) == "|-\n      甲\n      乙"
    assert flow_text("甲, 乙") == "'甲, 乙'"


@given(DRAFTS, st.sampled_from(LOADERS))
@example({"甲": [[["乙\n丙"], Noted("丁", "戊")], {"己": {"庚": " 辛\n"}}]}, LOADERS[0])
def test_every_tree_comes_back_without_a_warning(tree: dict[str, Tree], loader: Any) -> None:
    assert read(emit(tree, ["由旧稿导入"]), loader) == bare(tree)


@given(NASTY.filter(str.strip))
def test_no_text_is_taken_for_keys_or_a_list_that_were_meant(text: str) -> None:
    tree: dict[str, Tree] = {"城市": {"名称": text}, "导语": text, "主送": text, "附注": text, "落款": {"署名": [text]}}
    node, _ = compose(source_of(emit(tree)))
    assert node is not None
    _, found = shape(node, schema())
    assert not [d.reason for d in found if d.code.startswith("YML")]


@given(st.lists(NASTY, min_size=1), st.sampled_from(LOADERS))
def test_texts_come_back_from_brackets_too(texts: list[str], loader: Any) -> None:
    assert read(f"甲: [{', '.join(map(flow_text, texts))}]\n", loader) == {"甲": texts}
