"""Lines -> node tree: texts as written, places, limits, and the faults that a parser passes over in silence.

Longer than other files, so that every test can be run with both parsers from one list.
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.load.nodes import Mapping, Node, Scalar, Sequence
from reportgen.load.notation.compose import compose
from reportgen.load.notation.events import NODES
from reportgen.load.source import source_of, tidy
from tests.load.notation.trees import C, both, codes, data, only

AS_WRITTEN = ("2022.10", "010", "17:30", "1_000", "no", "on", "2022-08-30", "6.50", "1e3", "True", "100%", ".5")


def full(node: Node | None) -> object:
    """The tree with every place."""
    if node is None or isinstance(node, Scalar):
        return node and (node.text, node.plain, node.place[1:])
    if isinstance(node, Sequence):
        return [full(item) for item in node.items], node.place[1:]
    return [(full(e.key), full(e.value)) for e in node.entries], node.flow, node.place[1:]


@both
@pytest.mark.parametrize("text", AS_WRITTEN)
def test_every_value_stays_the_text_that_was_written(loader: Any, text: str) -> None:
    root, found = compose(source_of(f"值: {text}\n"), loader)
    assert (data(root), found) == ({"值": text}, [])


@both
@pytest.mark.parametrize("text", ["", " ", " ~", " null", "  # 说明"])
def test_nothing_is_an_empty_plain_text(loader: Any, text: str) -> None:
    root, found = compose(source_of(f"值:{text}\n"), loader)
    assert found == []
    assert isinstance(root, Mapping)
    value = root.entries[0].value
    assert isinstance(value, Scalar)
    assert (value.text, value.plain) == ("", True)


@both
@pytest.mark.parametrize("text", ["'~'", '"null"', "''"])
def test_quotes_make_a_text_of_it(loader: Any, text: str) -> None:
    root, _ = compose(source_of(f"- {text}\n"), loader)
    assert isinstance(root, Sequence)
    assert isinstance(root.items[0], Scalar)
    assert (root.items[0].text, root.items[0].plain) == (text[1:-1], False)


@both
def test_every_key_and_value_knows_where_it_begins_and_ends(loader: Any) -> None:
    text = "城市:\n  名称: 德州市  # 注\n主送: [省委, 𠮷林]\n说明: |\n  一\n  二\n\n末: '完'\n"
    root, found = compose(source_of(text), loader)
    assert found == []
    assert isinstance(root, Mapping)
    city, sent, told, last = root.entries
    assert isinstance(city.value, Mapping)
    assert isinstance(sent.value, Sequence)
    assert city.key.place[1:] == (1, 1, 1, 3)
    assert city.value.place[1:] == (2, 3, 2, 10)
    assert city.value.entries[0].value.place[1:] == (2, 7, 2, 10)
    assert sent.value.place[1:] == (3, 5, 3, 13)
    assert sent.value.items[1].place[1:] == (3, 10, 3, 12), "a character beyond the BMP counts one"
    assert told.value.place[1:] == (4, 5, 6, 4), "a block text ends with its last line"
    assert last.value.place[1:] == (8, 4, 8, 7)
    assert root.place[1:] == (1, 1, 8, 7)
    assert (root.flow, city.value.flow) == (False, False)


@both
def test_braces_are_marked_as_such(loader: Any) -> None:
    root, _ = compose(source_of("城市: {名称: 甲}\n"), loader)
    assert isinstance(root, Mapping)
    assert isinstance(root.entries[0].value, Mapping)
    assert root.entries[0].value.flow


@both
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("值: 一是抓\n  二是管\n", "一是抓二是管"),
        ("值: 提高\n  “政治站位”\n  ，强化\n", "提高“政治站位”，强化"),
        ("值: 用 Word\n  and Excel\n", "用 Word and Excel"),
        ("值: 完成\n  17\n  项\n", "完成17项"),
        ("值: 一\n\n  二\n", "一\n二"),
        ("值: '一''是'\n", "一'是"),
        ("值: '一是''抓''\n  二是'\n", "一是'抓'二是"),
        ('值: "一是\n  二\\t是\\\n  三是"\n', "一是二\t是三是"),
        ('值: "甲 乙\\ \n  丙"\n', "甲 乙  丙"),
        ("值: >\n  一是\n  二是\n\n  三是\n   四是\n  five\n  six\n", "一是二是\n三是\n 四是\nfive six\n"),
        ("值: >-\n  一 是\n  二是\n", "一 是二是"),
        ("值: |\n  一是\n  二是\n", "一是\n二是\n"),
        ("值: 甲 乙\n", "甲 乙"),
    ],
)
def test_a_line_break_between_han_characters_leaves_no_blank(loader: Any, text: str, expected: str) -> None:
    root, found = compose(source_of(text), loader)
    assert (data(root), found) == ({"值": expected}, [])


@both
def test_escapes_that_write_a_control_character_become_a_blank_with_a_warning(loader: Any) -> None:
    text = '甲: "一\\x0b二\\0\\u200b三"\n'
    root, _ = compose(source_of(text), loader)
    assert data(root) == {"甲": "一 二 三"}
    said = only(text, loader, "SRC106", (1, 4))
    assert "U+000B" in said.reason
    assert not said.is_error


@both
def test_a_tab_inside_a_line_is_a_blank(loader: Any) -> None:
    root, found = compose(source_of("甲:\t一\t二\t# 注\n\t\n-\n"[:-2]), loader)
    assert (data(root), found) == ({"甲": "一 二"}, [])


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
@pytest.mark.parametrize(
    ("text", "code", "places"),
    [
        ("甲: &a 1\n乙: *a\n", "YML111", [(1, 4), (2, 4)]),
        ("甲: &a [1]\n", "YML111", [(1, 4)]),
        ("甲:\n  <<: {乙: 1}\n", "YML111", [(2, 3)]),
        ("甲: !!str 1\n", "YML112", [(1, 4)]),
        ("甲: !python/object/apply:os.system [ls]\n", "YML112", [(1, 4)]),
        ("甲: 1\n---\n乙: 2\n", "YML113", [(2, 1)]),
        ("? [甲]\n: 1\n", "YML120", [(1, 3)]),
        ("{甲: 1}: 2\n", "YML120", [(1, 1)]),
        ("'': 1\n", "YML120", [(1, 1)]),
    ],
)
def test_what_reports_do_not_need_is_refused_with_its_line(
    loader: Any, text: str, code: str, places: list[tuple[int, int]]
) -> None:
    _, found = compose(source_of(text), loader)
    assert codes(found) == [code] * len(places)
    assert [d.place and d.place[1:3] for d in found] == places
    assert all(d.is_error for d in found)


@both
def test_the_first_of_two_documents_is_still_read(loader: Any) -> None:
    root, _ = compose(source_of("---\n甲: 1\n---\n乙: [\n"), loader)
    assert data(root) == {"甲": "1"}


@both
def test_an_alias_is_told_with_the_line_in_quotes(loader: Any) -> None:
    said = only("备注: *abc\n", loader, "YML111", (1, 5))
    assert "引用" in said.reason
    assert "备注: '*abc'" in said.fix


@both
@pytest.mark.parametrize("text", ["", "\n\n", "# 说明\n", "---\n", "~\n", "　\n"])
def test_a_file_without_data_is_refused(loader: Any, text: str) -> None:
    root, found = compose(source_of(text), loader)
    assert (root, codes(found)) == (None, ["YML116"])


@both
def test_a_half_width_comma_in_braces_splits_no_text_in_silence(loader: Any) -> None:
    text = "{标题: 甲, 内容: 一是抓,二是管, 序号: 1}\n"
    said = only(text, loader, "YML121", (1, 17))
    assert "半角逗号" in said.reason
    assert "全角逗号：内容: 一是抓，二是管" in said.fix
    assert "缩进" in said.fix
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


@both
def test_depth_40_is_read_and_depth_41_is_refused(loader: Any) -> None:
    root, found = compose(source_of("[" * 40 + "]" * 40), loader)
    assert (isinstance(root, Sequence), found) == (True, [])
    root, found = compose(source_of("[" * 41 + "]" * 41), loader)
    assert (root, codes(found)) == (None, ["YML114"])
    assert found[0].place is not None
    assert found[0].place[1:3] == (1, 41)


@both
@pytest.mark.parametrize(
    "text", ["[" * 50_000, "{甲: " * 50_000, "- " * 50_000 + "甲", "\n".join(" " * n + "甲:" for n in range(2000))]
)
def test_a_bomb_of_levels_ends_at_the_limit(loader: Any, text: str) -> None:
    root, found = compose(source_of(text), loader)
    assert root is None
    assert "YML114" in codes(found)


@both
def test_bombs_of_aliases_and_merge_keys_are_refused_line_by_line(loader: Any) -> None:
    aliases = "a0: &a0 [甲, 甲]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    merges = "a0: &a0 {甲: 1}\n" + "".join(
        f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 8)}]\n" for n in range(1, 12)
    )
    for text in (aliases, merges):
        _, found = compose(source_of(text), loader)
        assert set(codes(found)) == {"YML111"}


def test_a_hundred_thousand_values_are_read() -> None:
    root, found = compose(source_of("- 甲\n" * 100_000), C or yaml.SafeLoader)
    assert isinstance(root, Sequence)
    assert (len(root.items), found) == (100_000, [])
    assert NODES == 1_000_000


@both
def test_more_values_than_the_limit_are_refused_where_it_is_passed(
    loader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.load.notation.events.NODES", 100)
    assert compose(source_of("- 甲\n" * 99), loader)[1] == []
    root, found = compose(source_of("- 甲\n" * 101), loader)
    assert (root, codes(found)) == (None, ["YML115"])
    assert found[0].place is not None
    assert found[0].place[1:3] == (100, 3)


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
