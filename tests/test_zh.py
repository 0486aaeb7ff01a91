"""Chinese numerals, enumeration marks and the width of text on a terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.zh import DIGITS, HAN, circled, is_han, numeral, width


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
def test_a_numeral_means_its_number(number: int) -> None:
    total, digit = 0, 0
    text = numeral(number)
    for c in text:
        if c in DIGITS:
            digit = DIGITS.index(c)
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            digit = 0
    assert total + digit == number
    assert "零零" not in text


@pytest.mark.parametrize("number", [-1, 10000])
def test_no_numeral_beyond_four_places(number: int) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        numeral(number)


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
