"""Chinese numerals, enumeration marks and the width of text on a terminal."""

from __future__ import annotations

import os
import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.zh import HAN, circled, is_han, number, numeral, quoted, width, without_end, without_start


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (2022, "二千零二十二"),
        (9999, "九千九百九十九"),
    ],
)
def test_numerals_are_those_of_speech(number: int, text: str) -> None:
    assert numeral(number) == text


@given(st.integers(0, 9999))
def test_a_numeral_means_its_number(count: int) -> None:
    assert number(numeral(count)) == count
    assert "零零" not in numeral(count)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("九", 9),
        ("十", 10),
        ("十九", 19),
        ("九十九", 99),
        ("一百零五", 105),
        ("百", 100),
        ("两", 2),
        ("两百", 200),
        ("两千零二十", 2020),
        ("一万二千", 12000),
        ("三亿", 3 * 10**8),
        ("零", 0),
        ("二〇", 20),
        ("二〇二一", 2021),
        ("二○一九", 2019),
        ("一九九八", 1998),
        ("2〇21", 2021),
        ("12", 12),
        ("１２", 12),
        ("007", 7),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "甲", "一甲", "十甲", "三四", "两三", "十三四", "1.5", "-1", "1十", "²", " 一"])
def test_what_is_no_number_has_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize("count", [-1, 10000])
def test_no_numeral_beyond_four_places(count: int) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        numeral(count)


def test_circled_numbers_end_at_twenty() -> None:
    assert [circled(n) for n in (1, 20, 21)] == ["①", "⑳", "（21）"]


def test_a_han_character_is_two_columns_wide() -> None:
    assert width("整改 ok：") == 2 + 2 + 1 + 2 + 2


@pytest.mark.parametrize("char", ["整", "一", "〇", "々", "㐀", "龥", "鿿", "\ufa0e", "\U00020bb7"])
def test_characters_of_names_and_numbers_are_han(char: str) -> None:
    assert is_han(char)


@pytest.mark.parametrize("char", ["", "a", "8", "，", "。", "Ⅲ", "①", "℃", "ー", "か", "\u3000", "％"])
def test_marks_and_other_letters_are_not(char: str) -> None:
    assert not is_han(char)


@given(st.characters())
def test_the_class_for_patterns_and_the_question_agree(char: str) -> None:
    assert is_han(char) is bool(re.fullmatch(f"[{HAN}]", char))


@pytest.mark.parametrize(
    ("columns", "end", "start"),
    [
        (9, "河道ab治", "河道ab治"),
        (8, "河道ab治", "河道ab治"),
        (7, "河道a…", "…ab治"),
        (6, "河道…", "…ab治"),
        (5, "河…", "…b治"),
        (4, "河…", "…治"),
        (2, "…", "…"),
    ],
)
def test_a_text_without_its_end_or_its_start_is_no_wider_than_there_is_room(columns: int, end: str, start: str) -> None:
    assert without_end("河道ab治", columns) == end
    assert without_start("河道ab治", columns) == start


def test_the_mark_of_an_end_that_is_left_out_takes_its_columns() -> None:
    assert without_end("整改措施落实", 12, "……") == "整改措施落实"
    assert without_end("整改措施落实", 11, "……") == "整改措……"


@given(st.text("河a…（", min_size=0, max_size=12), st.integers(2, 12))
def test_what_is_cut_has_the_most_characters_that_there_is_room_for(text: str, columns: int) -> None:
    beginning, end = without_end(text, columns), without_start(text, columns)
    assert (beginning == text) == (end == text) == (width(text) <= columns)
    for cut, one_more in ((beginning, text[: len(beginning)]), (end, text[-len(end) :])):
        assert width(cut) <= columns
        assert cut == text or width("…" + one_more) > columns


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("city.yaml", "city.yaml"),
        ("德州，报告【1】.docx", "德州，报告【1】.docx"),
        ("8月 终稿.yaml", '"8月 终稿.yaml"'),
        ("德州(1)&a.yaml", '"德州(1)&a.yaml"'),
        ("it's", '"it\'s"'),
        ("全\u3000角", '"全\u3000角"'),
        ("", '""'),
    ],
)
def test_a_name_is_typed_as_one_word_in_any_shell(name: str, typed: str) -> None:
    assert quoted(name) == typed


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_what_is_typed_is_read_by_a_shell_as_the_name(name: str) -> None:
    if os.name != "nt":
        assert shlex.split(quoted(name)) == [name]


def test_a_backslash_parts_folders_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    assert quoted("德州\\city.yaml") == "德州\\city.yaml"
    assert quoted("8月 $a\\city.yaml") == '"8月 $a\\city.yaml"'
