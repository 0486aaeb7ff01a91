"""Lines -> node tree: texts as they were written, and their places."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.load.nodes import Mapping, Scalar, Sequence
from reportgen.load.notation.compose import compose
from reportgen.load.source import source_of
from tests.load.notation.trees import both, data, only

AS_WRITTEN = ("2022.10", "010", "17:30", "1_000", "no", "on", "2022-08-30", "6.50", "1e3", "True", "100%", ".5")


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
