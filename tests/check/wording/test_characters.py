"""Latin for Roman numerals, letters among digits, Traditional characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.wording.characters import _SIMPLE, is_traditional
from tests.papers import BEFORE, all_marked, found, marked


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("消除劣V类水体。", ["V"]),
        ("断面水质达到III类。", ["III"]),
        ("优于IV类的断面占比50%。", ["IV"]),
        ("河流水质由V类改善为IV类。", ["V", "IV"]),
        ("地表水Ill类标准。", ["Ill"]),
        ("湖泊水质I～III类。", ["I", "III"]),
    ],
)
def test_latin_letters_in_classes_of_water(text: str, letters: list[str]) -> None:
    assert [x for x in marked("TXT814", text) if x in letters] == letters


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("l类水体，IIl类断面水质。", [("TXT814", "l"), ("TXT814", "IIl")]),
        ("III类人员、V类企业名单。", []),
    ],
)
def test_small_letters_are_told_in_classes_of_water_alone(text: str, wrong: list[tuple[str, str]]) -> None:
    assert all_marked(BEFORE, text) == wrong


def test_capitals_are_mended_by_the_program_and_small_letters_are_not() -> None:
    assert [f.edit for f in found("TXT814", "湖泊水质为III类，河流水质为Ill类。")] == ["Ⅲ", None]


@pytest.mark.parametrize("text", ["劣Ⅴ类水体，Ⅲ类断面。", "III类医疗器械。", "IV类射线装置。", "A类企业，UV类设备。"])
def test_roman_numerals_and_other_classes_are_left_alone(text: str) -> None:
    assert marked("TXT814", text) == []


@given(st.from_regex(r"[1-9][0-9]{1,4}", fullmatch=True), st.sampled_from("项年%家"), st.data())
def test_a_letter_in_a_number_is_told_and_left_to_the_writer(number: str, unit: str, data: st.DataObject) -> None:
    places = [n for n, c in enumerate(number) if c in "01"]
    if not places:
        assert marked("TXT815", f"共{number}{unit}。") == []
        return
    at = data.draw(st.sampled_from(places))
    broken = number[:at] + {"0": "O", "1": "l"}[number[at]] + number[at + 1 :]
    if not any(c.isdecimal() for c in broken):
        return
    (only,) = found("TXT815", f"共{broken}{unit}。")
    assert marked("TXT815", f"共{broken}{unit}。") == [broken]
    assert (only.fix, only.edit) == (f"写成“{number}”", None)


@pytest.mark.parametrize(
    "text",
    ["O3日均浓度，O2含量，CO2个数。", "O2O模式，DN100管道，10 L/min。", "Ⅰ期、I期和II期。", "路口A1，编号B-1O。"],
)
def test_terms_with_letters_are_left_alone(text: str) -> None:
    assert marked("TXT815", text) == []


def test_all_traditional_characters_are_one_finding() -> None:
    (only,) = found("TXT816", "全市生態環境質量改善。", "落實整改責任。")
    assert only.reason.startswith("有繁体字5处：態（态）、環（环）")
    assert len(only.related) == 4


def test_names_and_terms_of_simplified_texts_are_left_alone() -> None:
    assert found("TXT816", "联系人：张昇、李玥、王珮，钢渣煆烧，登高瞭望，甦醒。") == []


@given(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF))
def test_what_gb2312_has_is_simplified(char: str) -> None:
    if char.encode("gb2312", "ignore"):
        assert not is_traditional(char)


def test_the_small_table_of_simplified_forms_is_sound() -> None:
    assert [a for a, b in _SIMPLE.items() if not is_traditional(a) or is_traditional(b)] == []
