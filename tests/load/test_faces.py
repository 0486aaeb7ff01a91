"""Names of typefaces in a house style: known ones, slips of those, the office's own, and what is no name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import gongwen
from reportgen.load.faces import NAME, suggestions
from tests.load.test_style import found_in, only, style
from tests.reports import said


def test_a_known_face_has_the_names_of_its_likeness() -> None:
    for name in gongwen.FACE_NAMES:
        others = gongwen.face(name, gongwen.SONG).others
        assert name not in others
        assert others
        assert len(others) == len(set(others))
    assert gongwen.face("仿宋", gongwen.SONG).others[:2] == ("仿宋_GB2312", "FangSong_GB2312")
    assert "Liberation Sans" in gongwen.face("Arial", gongwen.LATIN).others


def test_a_face_of_the_standard_is_that_face() -> None:
    assert gongwen.face("楷体_GB2312", gongwen.SONG) is gongwen.KAI


@pytest.mark.parametrize(
    "name", ["某市公文小标宋", "方正公文仿宋", "方正大标宋简体", "方正仿宋_GB18030", "汉仪楷体 W", "STXihei"]
)
def test_a_face_of_the_offices_own_is_taken_as_it_is_and_falls_back_on_the_standards(tmp_path: Path, name: str) -> None:
    made = style(tmp_path, f"字体: {{正文: {name}}}\n")
    assert made.body == gongwen.Face(name, (gongwen.BODY_FACE.name, *gongwen.BODY_FACE.others))


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("仿宋GB2312", "仿宋_GB2312"),
        ("仿宋_gb2312", "仿宋_GB2312"),
        ("仿宋_GB2313", "仿宋_GB2312"),
        ("仿宋三号", "仿宋"),
        ("楷体GB2312", "楷体_GB2312"),
        ("楷体 _GB2312", "楷体_GB2312"),
        ("方正小标宋", "方正小标宋简体"),
        ("小标宋", "方正小标宋_GBK"),
        ("方正小标宋-GBK", "方正小标宋_GBK"),
        ("times new roman", "Times New Roman"),
        ("TimesNewRoman", "Times New Roman"),
        ("黑体加粗", "黑体"),
    ],
)
def test_a_slip_of_a_known_name_is_a_warning_that_names_it(tmp_path: Path, slip: str, meant: str) -> None:
    made, found = found_in(tmp_path, f"字体: {{标题: {slip}}}\n")
    assert said(found) == ["SHP217 1:10"]
    assert f"是否为“{meant}”" in found[0].fix or f"“{meant}”" in found[0].fix
    assert not found[0].is_error
    assert made is not None
    assert made.title.name == slip


@pytest.mark.parametrize("name", sorted(gongwen.FACE_NAMES))
def test_no_known_name_is_a_slip_of_another(name: str) -> None:
    assert suggestions(name) == []
    assert NAME.fullmatch(name)


def test_a_latin_face_for_chinese_text_is_a_warning(tmp_path: Path) -> None:
    assert only(tmp_path, "字体: {正文: Arial}\n").code == "SHP217"
    assert style(tmp_path, "字体: {页码: Times New Roman, 西文: 仿宋_GB2312}\n").latin.name == "仿宋_GB2312"


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("楷体（GB2312）", "改为“楷体_GB2312”"),
        ("仿宋＿ＧＢ2312", "改为“仿宋_GB2312”"),
        ("“仿宋”", "改为“仿宋”"),
        ("仿宋、宋体", "改为“仿宋”"),
        ("字" * 41, "照 Word"),
        ("28", "照 Word"),
        ("三号", "字号写在“字号”里"),
        ("小二", "字号写在“字号”里"),
    ],
)
def test_what_no_font_name_can_be_is_an_error(tmp_path: Path, name: str, fix: str) -> None:
    made, found = found_in(tmp_path, f"字体:\n  标题: {name}\n")
    assert made is None
    assert said(found) == ["SHP216 2:7"]
    assert fix in found[0].fix


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=60))
def test_a_name_that_passes_can_do_no_harm_in_xml_or_css(name: str) -> None:
    if NAME.fullmatch(name):
        assert not set("<>&\"'\\;{}()/*\n\t@!,") & set(name)
        assert len(name) <= 40
