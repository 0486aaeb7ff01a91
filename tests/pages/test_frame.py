"""版头 and 版记 on the printed page; GB/T 9704-2012, 7.2 and 7.4. Lengths in millimetres."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Printed
from tests.pages.measure import UPRIGHT, Box, Line, Page, Rule
from tests.pages.papers import FRAMED

pytestmark = [pytest.mark.needs("soffice"), pytest.mark.faces(":lang=zh-cn")]
with_head = pytest.mark.parametrize("name", [name for name in FRAMED if not name.startswith("full page")])
alike = pytest.mark.parametrize("name", ["official", "joint", "unsealed", "stamped", "with annex"])
with_tail = pytest.mark.parametrize("name", FRAMED)
LINE = 10.21  # the pitch of lines


def red_rule(page: Page) -> Rule:
    """The lowest red line: a character of the mark may have level strokes too."""
    return max((r for r in page.level_rules if r.is_red), key=lambda r: r.y)


def line_with(page: Page, word: str) -> Line:
    return next(line for line in page.lines if word in line.text)


@with_head
def test_the_upper_edge_of_the_red_mark_is_35_mm_below_that_of_the_text(printed: Printed, name: str) -> None:
    page = printed[name][0]
    red = [g for g in page.glyphs if g.is_red]
    ink = page.ink(Box(UPRIGHT.left, min(g.top for g in red) - 5, UPRIGHT.right, red[0].baseline))
    assert ink is not None
    assert ink.top == pytest.approx(UPRIGHT.top + 35, abs=1.5)


@with_head
def test_the_red_rule_is_as_wide_as_the_text_4_mm_below_the_number(printed: Printed, name: str) -> None:
    page = printed[name][0]
    rule = red_rule(page)
    assert (rule.box.left, rule.box.right) == pytest.approx((UPRIGHT.left, UPRIGHT.right), abs=1)
    number = line_with(page, "〔2022〕")
    ink = page.ink(Box(number.left, number.top, number.right, rule.y - 1))
    assert ink is not None
    assert rule.y - ink.bottom == pytest.approx(4, abs=1)


@alike
def test_the_lines_above_the_mark_are_the_first_three_of_the_page(printed: Printed, name: str) -> None:
    page = printed[name][0]
    assert [line.text for line in page.lines[:3]] == ["000012", "机密★1年", "特急"]
    assert all(line.left == pytest.approx(UPRIGHT.left, abs=0.8) for line in page.lines[:3])


@alike
def test_the_number_begins_and_the_name_ends_one_character_in(printed: Printed, name: str) -> None:
    line = line_with(printed[name][0], "签发人：")
    assert line.left == pytest.approx(UPRIGHT.left + 5.6, abs=0.8)
    assert line.right == pytest.approx(UPRIGHT.right - 5.6, abs=0.8)


@with_head
def test_the_title_stands_two_empty_lines_below_the_red_rule(printed: Printed, name: str) -> None:
    page = printed[name][0]
    rule = red_rule(page)
    title = min((g for g in page.glyphs if round(g.size) == 22 and not g.is_red), key=lambda g: g.baseline)
    assert 2 * LINE < title.baseline - rule.y < 3.4 * LINE


@with_head
def test_the_first_page_bears_text(printed: Printed, name: str) -> None:
    assert "第1段。" in printed[name][0].text


@with_tail
def test_the_imprint_ends_the_last_page_on_the_lower_edge_of_the_text(printed: Printed, name: str) -> None:
    page = printed[name][-1]
    rules = [r for r in page.level_rules if r.box.width > 150]
    assert [round(r.thickness, 2) for r in rules[-3:]] == pytest.approx([0.35, 0.25, 0.35], abs=0.08)
    assert rules[-1].y == pytest.approx(UPRIGHT.bottom, abs=1.2)
    assert all(r.box.left == pytest.approx(UPRIGHT.left, abs=1) for r in rules[-3:])
    assert not any("印发" in other.text for other in printed[name][:-1])


@alike
def test_what_the_imprint_says_is_of_14_points_and_one_character_in(printed: Printed, name: str) -> None:
    page = printed[name][-1]
    copies, printer = line_with(page, "抄送："), line_with(page, "印发")
    assert round(printer.size) == 14
    assert copies.left == pytest.approx(UPRIGHT.left + 4.9, abs=0.8)
    assert printer.right == pytest.approx(UPRIGHT.right - 4.9, abs=0.8)


@with_tail
def test_no_line_of_the_text_stands_among_those_of_the_imprint(printed: Printed, name: str) -> None:
    page = printed[name][-1]
    rules = sorted(r.y for r in page.level_rules if r.box.width > 150 and not r.is_red)[-3:]
    within = [line for line in page.lines if rules[0] < line.baseline < UPRIGHT.bottom + 2]
    assert {round(line.size) for line in within} == {14}
    above = [line for line in page.lines if line.baseline < rules[0]]
    assert all(line.bottom <= rules[0] + 0.5 for line in above)
    assert all(line.bottom <= UPRIGHT.bottom for line in page.lines)  # of which the page number is none


def test_pages_that_the_imprint_can_just_not_share_are_among_those_measured(printed: Printed) -> None:
    shared = ["成文" if "2022年8月30日" in printed[name][-1].text else "" for name in FRAMED if name.startswith("full")]
    assert set(shared) == {"成文", ""}


def test_four_lines_above_the_mark_share_three(printed: Printed) -> None:
    first = printed["all lines"][0].lines[0]
    assert first.text.replace(" ", "") == "000012征求意见稿"
    assert first.right == pytest.approx(UPRIGHT.right, abs=0.8)


def test_names_too_long_for_the_line_of_the_number_stand_above_it(printed: Printed) -> None:
    lines = [line.text for line in printed["long names"][0].lines]
    at = next(n for n, line in enumerate(lines) if "〔2022〕" in line)
    assert "签发人：买买提·阿不都热合曼" in lines[at - 2].replace(" ", "")
    assert "欧阳建国" in lines[at - 1] + lines[at]


def test_two_names_in_a_row_end_one_character_from_the_edge(printed: Printed) -> None:
    line = line_with(printed["two names"][0], "李平")
    assert line.right == pytest.approx(UPRIGHT.right - 5.6, abs=0.8)


def test_a_mark_is_never_smaller_than_a_title_or_as_high_as_to_leave_no_text(printed: Printed) -> None:
    sizes = {name: max(g.size for g in printed[name][0].glyphs if g.is_red) for name in ("long mark", "six bodies")}
    assert sizes["long mark"] >= 22
    assert sizes["six bodies"] >= 16


def test_bodies_that_seal_leave_room_for_their_seals(printed: Printed) -> None:
    page = printed["joint"][-1]
    rows = [line for line in page.lines if "中共德州市委" in line.text or "德州市水利局" in line.text]
    assert len(rows) == 2
    assert rows[1].baseline - rows[0].baseline >= 42
    date = line_with(page, "2022年8月30日")
    last = rows[1].glyphs[-6:]
    middle = (last[0].left + last[-1].right) / 2
    assert middle == pytest.approx((date.left + date.right) / 2, abs=3)


def test_without_seals_the_date_begins_two_characters_right_of_the_names(printed: Printed) -> None:
    page = printed["unsealed"][-1]
    names = [line for line in page.lines if line.text in ("中共德州市委", "德州市人民政府")]
    date = line_with(page, "2022年8月30日")
    assert [line.left for line in names] == pytest.approx([names[0].left] * 2, abs=0.3)
    assert date.left - names[0].left == pytest.approx(11.1, abs=1.2)  # the gaps beside its digits are estimated


def test_a_stamp_stands_four_characters_in_and_its_post_two_to_the_left(printed: Printed) -> None:
    page = printed["stamped"][-1]
    line = line_with(page, "市长")
    assert line.right == pytest.approx(UPRIGHT.right - 22.2, abs=0.8)
    post, name = line.glyphs[-3], line.glyphs[-2]
    assert name.left - post.right == pytest.approx(11.1, abs=0.8)
    assert line_with(page, "2022年").right == pytest.approx(UPRIGHT.right - 22.2, abs=0.8)
