"""The free faces that stand in for those of GB/T 9704-2012 on Linux: docs/fonts.md, write/fonts.conf."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Printed
from tests.pages.measure import Line, Page

pytestmark = [
    pytest.mark.needs("soffice"),
    pytest.mark.faces("FandolFang", "FandolKai", "FandolHei", "Noto Serif CJK SC:bold", "Liberation Serif"),
]
# The real face, where it is installed, or its likeness. The files of Noto bear one PostScript name for all countries.
FANG = ("FangSong", "FandolFang")
KAI = ("KaiTi", "FandolKai")
HEI = ("SimHei", "FandolHei")
SONG = ("SimSun", "NotoSerifCJK")
TITLE = ("FZXBS", "NotoSerifCJK")
LATIN = ("TimesNewRoman", "LiberationSerif")


def starting(pages: tuple[Page, ...], text: str) -> Line:
    return next(line for page in pages for line in page.lines if line.text.startswith(text))


@pytest.mark.parametrize(
    ("text", "faces"),
    [
        ("德州市人民政府", TITLE),
        ("省委、省政府", FANG),
        ("一、提高", HEI),
        ("（一）", KAI),
        ("（二）", KAI),
        ("1.地表水", FANG),
        ("特此报告", FANG),
        ("附件1", HEI),
    ],
)
def test_each_part_is_set_in_its_face(printed: Printed, text: str, faces: tuple[str, ...]) -> None:
    han = [glyph for glyph in starting(printed["rich"], text).glyphs if not glyph.text.isascii()]
    assert han[0].face.startswith(faces)


def test_the_title_is_bold_since_no_free_face_is_like_the_one_prescribed(printed: Printed) -> None:
    face = printed["rich"][0].lines[0].glyphs[0].face
    assert "Bold" in face or face.startswith("FZXBS")


def test_figures_are_in_times_and_page_numbers_in_song(printed: Printed) -> None:
    page = printed["rich"][0]
    figures = [glyph for line in page.lines for glyph in line.glyphs if glyph.text.isdigit()]
    assert all(glyph.face.startswith(LATIN) for glyph in figures)
    assert page.number is not None
    assert all(glyph.face.startswith(SONG) for glyph in page.number.glyphs)
