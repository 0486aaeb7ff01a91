"""Page numbers: — 1 —, 4号宋体, 7 mm below 版心, outside, on every page; GB/T 9704-2012, 7.5 and 8."""

from __future__ import annotations

import pytest

from tests.pages.conftest import ALL, Printed
from tests.pages.measure import UPRIGHT, Line, Page, dash_height

pytestmark = [pytest.mark.needs("soffice"), pytest.mark.faces(":lang=zh-cn")]
every_paper = pytest.mark.parametrize("name", ALL)


def number(page: Page) -> Line:
    assert page.number is not None, f"page {page.index} has no number"
    return page.number


@every_paper
def test_every_page_bears_its_number_between_dashes_and_counts(printed: Printed, name: str) -> None:
    shown = [number(page).text for page in printed[name]]
    assert shown == [f"— {index} —" for index in range(1, len(shown) + 1)]


@every_paper
def test_the_number_stands_one_character_in_odd_at_the_right_even_at_the_left(printed: Printed, name: str) -> None:
    """On landscape sheets too, since they are told by their place on the upright sheet."""
    for page in printed[name]:
        line = number(page)
        inwards = UPRIGHT.right - line.right if page.index % 2 else line.left - UPRIGHT.left
        assert 3.5 <= inwards <= 7, f"page {page.index}"


def test_the_dash_is_7_mm_below_the_type_area_and_on_landscape_sheets_at_the_same_place(printed: Printed) -> None:
    pages = printed["rich"]
    for turned, allowed in ((False, 1.5), (True, 2.5)):
        for odd in (True, False):
            page = next(p for p in pages if p.is_landscape is turned and p.index % 2 == odd)
            assert dash_height(page) == pytest.approx(UPRIGHT.bottom + 7, abs=allowed), f"page {page.index}"


@every_paper
def test_all_numbers_of_a_document_stand_on_one_line(printed: Printed, name: str) -> None:
    heights = [number(page).baseline for page in printed[name]]
    assert max(heights) - min(heights) < 1


@every_paper
def test_the_number_is_of_14_points_and_one_face(printed: Printed, name: str) -> None:
    glyphs = [glyph for page in printed[name] for glyph in number(page).glyphs]
    assert {round(glyph.size) for glyph in glyphs} == {14}
    assert len({glyph.face for glyph in glyphs}) == 1


def test_landscape_sheets_are_among_those_measured(printed: Printed) -> None:
    assert sum(page.is_landscape for pages in printed.values() for page in pages) > 10
