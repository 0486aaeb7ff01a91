"""Lines that YAML takes for the rest of a text, and lines moved by a blank: told where the hand slipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Diagnostic
from reportgen.load.notation.compose import compose
from reportgen.load.source import source_of
from tests.load.notation.trees import data


def told(text: str) -> tuple[list[tuple[str, int]], list[Diagnostic], object]:
    """Code and line of each fault, the faults, and the mended tree."""
    root, found = compose(source_of(text))
    return [(d.code, d.place.line) for d in found if d.place], found, data(root)


def test_an_item_with_a_blank_too_many_does_not_melt_into_the_item_above() -> None:
    spots, found, tree = told("要点:\n  - 甲。\n   - 乙。\n")
    assert spots == [("YML118", 3)]
    assert found[0].fix == "行首改为 2 个空格：“- 乙。”"
    assert tree == {"要点": ["甲。", "乙。"]}


def test_two_items_with_a_blank_too_many_are_both_told() -> None:
    spots, _, tree = told("要点:\n- 甲\n - 乙\n- 丙\n - 丁\n- 戊\n")
    assert spots == [("YML118", 3), ("YML118", 5)]
    assert tree == {"要点": ["甲", "乙", "丙", "丁", "戊"]}


def test_an_item_with_a_foreign_bullet_does_not_melt_into_the_item_above() -> None:
    spots, found, tree = told("要点:\n- 甲。\n －乙。\n -丙。\n")
    assert spots == [("YML107", 3), ("YML107", 4)]
    assert found[0].fix == "改为“- 乙。”"
    assert tree == {"要点": ["甲。", "乙。", "丙。"]}


def test_a_list_mark_below_a_text_is_told_and_both_remedies_are_named() -> None:
    spots, found, _ = told("导语: 第一行，\n  - 第二行。\n")
    assert spots == [("YML107", 2)]
    assert "如是列表" in found[0].fix
    assert "如是正文，删去“-”" in found[0].fix


@pytest.mark.parametrize("mark", ["-", "－", "·", "•", "1. ", ""])
def test_a_list_whose_first_mark_is_wrong_is_not_one_text(mark: str) -> None:
    spots, found, tree = told(f"署名:\n  {mark}甲\n  - 乙\n")
    assert spots == [("YML107", 2)]
    assert found[0].fix == "改为“- 甲”"
    assert tree == {"署名": ["甲", "乙"]}


def test_a_full_width_block_mark_is_told() -> None:
    spots, found, tree = told("导语: ｜\n  第一行\n  第二行\n")
    assert spots == [("YML105", 1)]
    assert found[0].fix == "改为“导语: |”"
    assert tree == {"导语": "第一行\n第二行\n"}


@pytest.mark.parametrize(
    "text",
    [
        "导语: 这就是\n  ——绿色发展，\n  -5 度，\n  1.5 倍。\n",
        "导语: '第一行，\n  - 第二行。'\n",
        "导语: |\n  第一行，\n  - 第二行。\n",
        "导语: >\n  ·第一行\n  -第二行\n",
        "名: [甲,\n  －乙]\n",
        "变动: -5.2%\n",
    ],
)
def test_prose_with_dashes_numbers_or_quotes_is_left_alone(text: str) -> None:
    assert told(text)[0] == []


@pytest.mark.parametrize(
    ("text", "line", "fix"),
    [
        ("章节:\n   - 标题: 甲\n    导语: 一\n    结语: 二\n  - 标题: 乙\n", 2, "行首改为 2 个空格，与第 3 行同级"),
        ("章节:\n   - 标题: 甲\n  - 标题: 乙\n  - 标题: 丙\n", 2, "行首改为 2 个空格"),
        ("清单:\n - 甲\n  - 乙\n  - 丙\n", 2, "行首改为 2 个空格"),
        (" 文种: 报告\n标题: 甲\n", 1, "行首改为 0 个空格"),
        ("指标:\n  甲:\n    现值: 1\n   乙:\n    现值: 2\n", 4, "行首改为 2 个空格"),
        ("城市:\n  名称: 甲\n   自称: 乙\n  简称: 丙\n", 3, "行首改为 2 个空格"),
    ],
)
def test_of_lines_that_do_not_align_the_odd_one_is_blamed(text: str, line: int, fix: str) -> None:
    spots, found, _ = told(text)
    assert spots == [("YML118", line)]
    assert found[0].fix.startswith(fix)


BLOCK = "章节:\n  - 标题: 甲\n    导语: 一\n    要点:\n      - 二。\n      - 三。\n    结语: 四\n"
BLOCK += "  - 标题: 乙\n    导语: 五\n"


@given(st.integers(1, BLOCK.count("\n") - 1))
def test_a_line_moved_by_one_blank_is_told_at_that_line_and_alone(at: int) -> None:
    lines = BLOCK.split("\n")
    lines[at] = " " + lines[at]
    spots, _, tree = told("\n".join(lines))
    assert [line for _, line in spots] == [at + 1]
    assert tree == told(BLOCK)[2]


def test_a_number_is_no_list_mark() -> None:
    spots, found, tree = told("章节:\n  - 标题: 甲\n  1. 标题: 乙\n     导语: 一\n")
    assert spots == [("YML107", 3)]
    assert found[0].fix == "改为“- 标题: 乙”"
    assert tree == {"章节": [{"标题": "甲"}, {"标题": "乙", "导语": "一"}]}


@pytest.mark.parametrize("mark", [" ", ";", "；", "=", "∶"])
def test_a_known_key_with_another_mark_for_the_colon_is_told(mark: str) -> None:
    spots, found, tree = told(f"督察:\n  反馈日期: 2021-07-23\n截至日期{mark}2022-08-30\n标题: 甲\n")
    assert spots == [("YML119", 3)]
    assert found[0].fix == "改为“截至日期: 2022-08-30”"
    assert tree == {"督察": {"反馈日期": "2021-07-23"}, "截至日期": "2022-08-30", "标题": "甲"}


@pytest.mark.parametrize(
    ("text", "code", "fix", "tree"),
    [
        (
            "章节: [{标题: 甲, 导语: 乙]\n",
            "YML117",
            "改为“章节: [{标题: 甲, 导语: 乙}]”",
            {"章节": [{"标题": "甲", "导语": "乙"}]},
        ),
        (
            "章节: [{标题: 甲，导语: 乙}]\n",
            "YML122",
            "改为“章节: [{标题: 甲, 导语: 乙}]”",
            {"章节": [{"标题": "甲", "导语": "乙"}]},
        ),
        (
            "落款: ｛日期: 甲，署名: 乙｝\n",
            "YML124",
            "改为“落款: {日期: 甲, 署名: 乙}”",
            {"落款": {"日期": "甲", "署名": "乙"}},
        ),
        (
            "章节: [｛标题: 甲, 导语: 乙｝]\n",
            "YML124",
            "改为“章节: [{标题: 甲, 导语: 乙}]”",
            {"章节": [{"标题": "甲", "导语": "乙"}]},
        ),
        (
            "导语: 第一行，\n  如下: 第二行。\n",
            "YML108",
            "正文里用全角冒号，写成“如下：第二行。”",
            {"导语": "第一行，如下：第二行。"},
        ),
        (
            "甲:\n  导语: |\n  第一行。\n  第二行。\n",
            "YML118",
            "如是上一行的文字，行首空 4 格；如是新的一项，补上项名和冒号",
            {"甲": {"导语": "第一行。\n第二行。\n"}},
        ),
        (
            "导语: | 第一行。\n  第二行。\n",
            "YML105",
            "“第一行。”另起一行，与下面的文字左端对齐，这一行只留“导语: |”",
            {"导语": "第一行。第二行。"},
        ),
    ],
)
def test_the_remedy_works_as_it_stands(text: str, code: str, fix: str, tree: object) -> None:
    spots, found, mended = told(text)
    assert [c for c, _ in spots] == [code]
    assert found[0].fix == fix
    assert mended == tree


def test_a_key_with_a_blank_inside_and_a_full_width_colon_is_one_slip() -> None:
    _, found = compose(source_of("城市: {名称: 示例市}\n落 款：\n  日期: 2022-08-30\n"))
    assert [d.code for d in found] == ["YML101"]
    assert found[0].fix == "改为“落 款:”"
