"""The text on its pages: 22 rows of 28 characters in 版心; GB/T 9704-2012, 5.2.1 to 5.2.3."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.pages.conftest import Printed
from tests.pages.grid import (
    BODY_SIZE,
    CHARACTERS,
    NEVER_FIRST,
    NEVER_LAST,
    PITCH,
    ROWS,
    cells,
    could_hold_more,
    filled_lines,
    inner_right,
    row,
    text_pages,
    turned_over,
)
from tests.pages.measure import HANGS, UPRIGHT, Line, Page
from tests.pages.papers import EXAMPLES, PAPERS

pytestmark = [pytest.mark.needs("soffice"), pytest.mark.faces(":lang=zh-cn")]
every_paper = pytest.mark.parametrize("name", PAPERS)
# What stands together with the line below it, so that a page may end a row or two early.
HEADING = tuple(f"{n}、" for n in "一二三四五六七八九十") + tuple(f"（{n}）" for n in "一二三四五六七八九十")

DATE = re.compile(r"\d{4}年(\d{1,2}月)?(\d{1,2}日)?")


def test_each_page_of_full_text_has_22_rows(printed: Printed) -> None:
    for name in ("long", "han"):
        *full, _ = printed[name]
        assert len(full) > 5
        assert {len(page.lines) for page in full} == {ROWS}


@pytest.mark.parametrize("name", [*EXAMPLES, "rich"])
def test_a_page_is_full_before_the_text_turns_over_or_a_heading_is_kept_with_its_text(
    printed: Printed, name: str
) -> None:
    for page, following in turned_over(printed[name]):
        if page.lines[-1].size < BODY_SIZE - 1 or _is_closing(following):
            continue  # the rows of a table have heights of their own
        least = ROWS - 2 if following.lines[0].text.startswith(HEADING) else ROWS
        assert least <= row(page.lines[-1]) <= ROWS, f"page {page.index}"


def _is_closing(page: Page) -> bool:
    """特此报告。 and what is kept with it down to the date: it goes to the next page as one."""
    texts = [line.text for line in page.lines]
    return any(DATE.fullmatch(text) for text in texts) and texts[0].endswith("。") and page.lines[0].left > 35


@every_paper
def test_the_rows_of_text_have_one_pitch(printed: Printed, name: str) -> None:
    """A twentieth of a millimetre a row is what 28.95 pt is less than 225 mm / 22."""
    for page in text_pages(printed[name]):
        body = [line for line in page.lines if line.size > BODY_SIZE - 1]
        for above, below in pairwise(body):
            rows = (below.baseline - above.baseline) / PITCH
            if row(below) - row(above) == 1:
                assert rows == pytest.approx(1, abs=0.02), f"page {page.index}: {below.text}"


def test_no_row_is_skipped_in_running_text(printed: Printed) -> None:
    for name in ("long", "han"):
        for page in printed[name]:
            assert [row(line) for line in page.lines] == list(range(1, len(page.lines) + 1))


def test_a_full_line_of_han_has_28_characters(printed: Printed) -> None:
    found = filled_lines(printed["han"])
    assert len(found) > 100
    assert {cells(line) for line, _ in found} == {CHARACTERS}


@every_paper
def test_a_full_line_has_28_characters_and_a_mark_may_hang_out(printed: Printed, name: str) -> None:
    """Fewer only where the next word, figure or mark can't be parted and would not have fitted."""
    for line, following in filled_lines(printed[name]):
        if line.is_full_width:
            assert cells(line) <= CHARACTERS + line.hanging, line.text
            assert cells(line) >= CHARACTERS or not could_hold_more(line, following), line.text


@pytest.mark.parametrize("name", [*EXAMPLES, "long"])
def test_seven_full_lines_in_ten_have_exactly_28_characters(printed: Printed, name: str) -> None:
    found = [cells(line) for line, _ in filled_lines(printed[name]) if line.is_full_width]
    assert found
    assert found.count(CHARACTERS) >= 0.7 * len(found)


@every_paper
def test_full_lines_begin_28_mm_from_the_left_edge_and_end_at_184(printed: Printed, name: str) -> None:
    found = filled_lines(printed[name])
    assert found
    for line, _ in found:
        assert inner_right(line) == pytest.approx(UPRIGHT.right, abs=1), line.text
        indent = line.left - UPRIGHT.left
        assert indent == pytest.approx(0, abs=1) or indent == pytest.approx(2 * 156 / 28, abs=1), line.text


@every_paper
def test_nothing_but_page_numbers_and_hanging_marks_is_outside_the_type_area(printed: Printed, name: str) -> None:
    for page in printed[name]:
        assert [line.text for line in page.lines if _is_outside(line, page)] == [], f"page {page.index}"
        area = page.area
        for rule in page.rules:
            box = rule.box
            assert box.left > area.left - 1 and box.right < area.right + 1, f"page {page.index}"  # noqa: PT018
            assert box.top > area.top - 1 and box.bottom < area.bottom + 1, f"page {page.index}"  # noqa: PT018


def _is_outside(line: Line, page: Page) -> bool:
    """Beyond 版心 by more than a millimetre; a mark at the end may hang out by its own width."""
    area = page.area
    room = 1 + line.size * 25.4 / 72 if line.glyphs[-1].text in HANGS else 1
    return (
        line.top < area.top - 1
        or line.bottom > area.bottom + 1
        or line.left < area.left - 1
        or line.right > area.right + room
    )


@every_paper
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(printed: Printed, name: str) -> None:
    for page in text_pages(printed[name]):
        for line in page.lines:
            assert not line.text.startswith(tuple(NEVER_FIRST)), f"page {page.index}"
            assert not line.text.endswith(tuple(NEVER_LAST)), f"page {page.index}"
