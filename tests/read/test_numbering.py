"""Automatic numbers as text: Chinese formats, levels, restarts, lists by style."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.read.numbering import counted
from tests.words import NUMBERING, SPACES, STYLES, changed, item, p, small, word_of

LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）"))
SEVERAL = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl>'
    for n, (form, text) in enumerate(LEVELS)
)
NUMBERS = (
    f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="7">{SEVERAL}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
)


def numbers(tmp_path: Path, content: str) -> list[str]:
    return [para.number for para in word_of(tmp_path, {**small(content), NUMBERING: NUMBERS}).paras]


def test_levels_are_counted_like_the_headings_of_a_paper(tmp_path: Path) -> None:
    content = "".join(map(item, (0, 1, 1, 2, 3, 0, 1)))
    assert numbers(tmp_path, content) == ["一、", "（一）", "（二）", "1.", "（1）", "二、", "（一）"]


def test_lists_of_one_definition_go_on_counting_unless_told_to_begin_anew(tmp_path: Path) -> None:
    assert numbers(tmp_path, item(0) + item(0) + item(0, 2) + item(0, 2)) == ["一、", "二、", "五、", "六、"]


def test_number_0_takes_a_number_away_and_an_unknown_list_gives_none(tmp_path: Path) -> None:
    assert numbers(tmp_path, item(0, 0) + item(0, 9) + item(12)) == ["", "", ""]


def test_a_style_can_number_its_paragraphs(tmp_path: Path) -> None:
    listed = '<w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr>'
    parts = changed(
        {**small(p("甲", "Heading1") + p("乙", "Heading1")), NUMBERING: NUMBERS}, STYLES, "<w:keepNext/>", listed, 1
    )
    word = word_of(tmp_path, parts)
    assert [para.shown for para in word.paras] == ["一、甲", "二、乙"]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (12, "chineseCounting", "十二"),
        (105, "chineseCountingThousand", "一百零五"),
        (23, "chineseLegalSimplified", "贰拾叁"),
        (20, "ideographDigital", "二〇"),
        (3, "decimalEnclosedCircle", "③"),
        (27, "lowerLetter", "aa"),
        (1994, "upperRoman", "MCMXCIV"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (7, "hebrew1", "7"),
    ],
)
def test_a_number_is_written_in_its_format(count: int, form: str, text: str) -> None:
    assert counted(count, form) == text
