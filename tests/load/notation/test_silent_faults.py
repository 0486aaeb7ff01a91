"""Faults that a parser passes over in silence: a key written twice, a text cut at #, a comma in braces."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.load.notation.compose import compose
from reportgen.load.source import source_of
from tests.load.notation.trees import both, codes, data, only


@both
def test_a_key_written_twice_is_an_error_at_the_second_place_and_the_first_counts(loader: Any) -> None:
    text = "任务:\n  - 状态: 推进中\n    序号: 1\n    状态: 已完成\n"
    said = only(text, loader, "YML109", (4, 5))
    assert "“状态”" in said.message
    assert "第 2 行" in said.reason
    assert [place[1:3] for place in said.related] == [(2, 5)]
    root, _ = compose(source_of(text), loader)
    assert data(root) == {"任务": [{"状态": "推进中", "序号": "1"}]}


@both
@pytest.mark.parametrize(
    ("first", "second"), [("第1项", "第１项"), ("PM10", "ＰＭ10"), ("状态", "'状态 '"), ("名称", "名称　")]
)
def test_keys_that_differ_by_width_or_blanks_are_the_same_key(loader: Any, first: str, second: str) -> None:
    assert codes(compose(source_of(f"{first}: 1\n{second}: 2\n"), loader)[1]) == ["YML109"]


@both
def test_the_same_key_in_two_items_is_no_fault(loader: Any) -> None:
    root, found = compose(source_of("- {甲: 1}\n- {甲: 2}\n"), loader)
    assert (data(root), found) == ([{"甲": "1"}, {"甲": "2"}], [])


@both
def test_a_text_cut_at_a_number_sign_is_a_warning_with_the_line_in_quotes(loader: Any) -> None:
    said = only("甲: 1\n措施: 完成1 #锅炉\n", loader, "YML110", (2, 8))
    assert said.place is not None
    assert said.place[3:] == (2, 12)
    assert "注释" in said.reason
    assert "措施: '完成1 #锅炉'" in said.fix
    assert not said.is_error


@both
def test_a_value_that_begins_with_a_number_sign_vanishes_with_a_warning(loader: Any) -> None:
    assert "状态: '#1锅炉'" in only("状态: #1锅炉\n", loader, "YML110", (1, 4)).fix


@both
@pytest.mark.parametrize(
    "text",
    [
        "措施: 完成 # 说明\n",
        "措施: 完成  #\n",
        "措施: 完成 #----\n",
        "# 说明\n措施: 完成\n  #说明\n",
        "措施: 完成1#锅炉\n",
        "措施: '完成1 #锅炉'\n",
        "措施: |\n  完成1 #锅炉\n",
        "措施: #说明\n  甲: 1\n",
    ],
)
def test_a_comment_as_it_should_be_is_no_warning(loader: Any, text: str) -> None:
    assert compose(source_of(text), loader)[1] == []


@both
def test_a_half_width_comma_in_braces_splits_no_text_in_silence(loader: Any) -> None:
    text = "{标题: 甲, 内容: 一是抓,二是管, 序号: 1}\n"
    said = only(text, loader, "YML121", (1, 17))
    assert "半角逗号" in said.reason
    assert "全角逗号：内容: 一是抓，二是管" in said.fix
    assert said.fix.endswith("给整个值加单引号")
    root, _ = compose(source_of(text), loader)
    assert data(root) == {"标题": "甲", "内容": "一是抓，二是管", "序号": "1"}


@both
@pytest.mark.parametrize("text", ["{甲: , 乙: 1}", "{甲: '', 乙: ~}", "{'甲', 乙: 1}"])
def test_an_empty_value_with_its_colon_is_no_split_text(loader: Any, text: str) -> None:
    assert compose(source_of(text), loader)[1] == []


@both
@pytest.mark.parametrize(
    ("text", "code", "column", "fix"),
    [
        ("城市: {名称：甲, 自称: 乙}\n", "YML101", 8, "名称: 甲"),
        ("城市: {名称:甲, 自称: 乙}\n", "YML102", 8, "名称: 甲"),
    ],
)
def test_a_wrong_colon_in_braces_is_seen_and_mended(loader: Any, text: str, code: str, column: int, fix: str) -> None:
    assert fix in only(text, loader, code, (1, column)).fix
    assert data(compose(source_of(text), loader)[0]) == {"城市": {"名称": "甲", "自称": "乙"}}
