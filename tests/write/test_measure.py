"""Widths of text in characters, and the lines that it takes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.gongwen import CHARACTERS
from reportgen.write.measure import GAP, gaps, lines_of, set_width
from reportgen.write.paging import DOUBT, ONE_LINE

TEXTS = st.text(alphabet="整改落实督察，。；“”（）《》A8m.—… \n", max_size=200)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", []),
        ("整改", []),
        ("8月", [1]),
        ("第8项", [1, 2]),
        ("2022年8月", [4, 5, 6]),
        ("（8）", []),
        ("PM2.5超标", [5]),
    ],
)
def test_a_gap_stands_between_han_and_latin_and_nowhere_else(text: str, places: list[int]) -> None:
    assert list(gaps(text)) == places


def test_a_date_is_as_wide_as_its_characters_digits_and_gaps() -> None:
    assert set_width("2022年8月30日") == pytest.approx(3 + 7 / 2 + 5 * GAP)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("字" * 28, 1),
        ("字" * 29, 2),
        ("字" * 28 + "。", 1),  # hangs outside
        ("字" * 56 + "、", 2),
        ("字" * 28 + "；", 2),  # doesn't
        ("字" * 28 + "。”", 2),
        ("字" * 27 + "（字", 2),
        ("字" * 26 + "2022年", 2),  # takes 2 and a gap
        ("字" * 25 + "2022年", 2),
        ("字" * 24 + "2022年", 1),
        ("字" * 27 + "——", 2),
        ("字" + "m" * 56, 2),  # goes to the next line whole
        ("m" * 57, 2),
        ("字" + "m" * 57, 3),
    ],
)
def test_a_line_of_28_characters_ends_where_word_ends_it(text: str, lines: int) -> None:
    assert lines_of(text, 28) == lines


def test_a_mark_that_may_not_begin_a_line_takes_its_character_along() -> None:
    assert lines_of("字" * 28 + "；" + "字" * 26, 28) == 2
    assert lines_of("字" * 28 + "；" + "字" * 27, 28) == 3


def test_counting_ends_when_there_are_enough() -> None:
    assert lines_of("字；" * 10_000, 10, most=25) == 26


@given(TEXTS, st.floats(1, 40))
def test_no_text_takes_fewer_lines_than_its_width_needs_or_more_than_it_has_characters(text: str, room: float) -> None:
    count = lines_of(text, room)
    assert 1 <= count <= len(text) + 1
    assert count * (room + 1) >= sum(1 if char > "~" else 0.5 for char in text) - 1


@given(TEXTS)
def test_more_room_never_takes_more_lines_and_more_text_never_fewer(text: str) -> None:
    assert all(lines_of(text, wide) >= lines_of(text, wide + 10) for wide in (5, 10, 20))
    assert all(a <= b for a, b in pairwise(lines_of(text[:n], 10) for n in range(0, len(text), 7)))


@given(
    st.text(alphabet="整改，。“”《》A8mW—… \n", max_size=ONE_LINE)
    | st.sampled_from(["改W" * (ONE_LINE // 2), "8改" * 11])
)
def test_what_paging_takes_for_one_line_without_counting_is_one(text: str) -> None:
    assert lines_of(text, CHARACTERS) == lines_of(text, CHARACTERS - DOUBT) == 1
