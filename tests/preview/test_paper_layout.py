"""The sheets in a real browser, measured against the standard."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document import Document, Imprint, Paragraph, SignOff
from reportgen.gongwen import LANDSCAPE, NATIONAL, TWIPS_PER_HALF_POINT
from reportgen.write.pages import pages
from reportgen.write.title import title_lines
from tests.preview.shown import MILLIMETRE, Shown, example
from tests.write.papers import ANNEX, ledger, rich, t

pytestmark = pytest.mark.needs("chromium")


def test_sheets_are_of_a4(shown: Shown) -> None:
    shown.show(rich())
    sizes = shown.all(".sheet", "[e.offsetWidth, e.offsetHeight, e.classList.contains('landscape')]")
    for width, height, landscape in sizes:
        wanted = (297, 210) if landscape else (210, 297)
        assert (width / MILLIMETRE, height / MILLIMETRE) == pytest.approx(wanted, abs=0.3)
    assert {landscape for *_, landscape in sizes} == {True, False}


def test_a_full_page_has_22_lines_and_a_full_line_28_characters(shown: Shown) -> None:
    shown.show(Document((), (Paragraph(t("治" * 28 * 60)),)))
    counts = shown.all(".sheet .text", "e.textContent.length")
    assert counts == [28 * 22 - 2, 28 * 22, 28 * 60 - 2 * 28 * 22 + 2]
    edges = shown.all(".text", "e.getBoundingClientRect().width")
    assert edges[0] / MILLIMETRE == pytest.approx(156, abs=0.1)


@pytest.mark.parametrize("name", ["dezhou", "yunshan", "huaibei"])
def test_no_text_is_lost_or_doubled(shown: Shown, name: str) -> None:
    made = example(name)
    shown.show(made)
    parts = shown.page.evaluate(
        "[...document.querySelectorAll('.sheet [data-n]')].filter(e => !e.closest('.again'))"
        ".map(e => [Number(e.dataset.n), e.textContent])"
    )
    texts: dict[int, str] = {}
    for n, text in parts:
        texts[n] = texts.get(n, "") + text
    assert texts == {n: run.text.text for n, run in enumerate(made.runs)}


def test_nothing_leaves_the_type_area(shown: Shown) -> None:
    """But the mark that hangs behind a full line, and what the lower seat of characters makes of a line's box."""
    shown.show(example("dezhou"))
    over = shown.all(
        ".sheet .text > *",
        "(() => { const a = e.getBoundingClientRect(), b = e.parentElement.getBoundingClientRect();"
        " return [b.left - a.left, a.right - b.right, a.bottom - b.bottom]; })()",
    )
    assert max(max(sides[:2]) for sides in over) < 1
    assert max(sides[2] for sides in over) < 6


def test_a_line_does_not_begin_with_a_mark_but_lets_it_hang(shown: Shown) -> None:
    shown.show(Document((), (Paragraph(t("治" * 26 + "，" + "治" * 40)),)))
    assert shown.all(".hang", "e.textContent") == ["，"]
    edges = shown.all(".hang", "e.getBoundingClientRect().right - e.closest('p').getBoundingClientRect().right")
    assert 15 < edges[0] < 25
    shown.show(Document((), (Paragraph(t("治" * 26 + "，" + "治" * 28 + "。")),)))
    assert shown.all("p.body", "Math.round(e.offsetHeight / 38.6)") == [2]


def test_every_sheet_of_an_annex_has_its_header_row(shown: Shown) -> None:
    shown.show(example("dezhou"))
    heads = shown.all(".landscape table", "e.tHead.textContent")
    assert len(heads) > 3
    assert len(set(heads)) == 1


def test_page_numbers_stand_outside_and_turned_on_landscape_sheets(shown: Shown) -> None:
    shown.show(rich(rows=200))
    found = shown.all(".page-number", "[e.textContent, getComputedStyle(e).textAlign, getComputedStyle(e).writingMode]")
    assert [text for text, *_ in found] == [f"— {n} —" for n in range(1, len(found) + 1)]
    assert [side for _, side, _ in found] == ["right" if n % 2 else "left" for n in range(1, len(found) + 1)]
    turned = shown.all(".sheet", "e.classList.contains('landscape')")
    assert [mode == "vertical-rl" for *_, mode in found] == turned


def test_a_heading_is_not_left_at_the_foot_and_a_sign_off_not_alone(shown: Shown) -> None:
    for paragraphs in range(16, 23):
        body = tuple(Paragraph(t("治" * 20)) for _ in range(paragraphs))
        end = SignOff((t("德州市人民政府"),), t("2022年8月30日"))
        shown.show(Document(t("题"), (*body, end)), first=True)
        last = shown.all(".sheet:last-child .text", "[...e.children].map(c => c.className)")
        assert [names for names in last if names[0].startswith("sign-off")] == []


def test_the_imprint_stands_at_the_foot_of_the_last_sheet(shown: Shown) -> None:
    imprint = Imprint(t("各县（市、区）人民政府"), t("德州市人民政府办公室"), t("2022年8月30日"))
    shown.show(Document(t("题"), (Paragraph(t("文。")),), imprint=imprint))
    below = shown.all(".imprint", "e.parentElement.getBoundingClientRect().bottom - e.getBoundingClientRect().bottom")
    assert below == [pytest.approx(0, abs=2)]


def test_a_row_higher_than_a_sheet_is_parted(shown: Shown) -> None:
    table = ledger(1)
    row = (table.rows[0][0], (t("治" * 4000),), *table.rows[0][2:])
    shown.show(Document(t("题"), (replace(table, rows=(row,)),)))
    assert len(shown.all(".sheet", "1")) > 1
    assert sum(shown.all("tbody td:nth-child(2)", "e.textContent.length")) == 4000


def test_paper_and_pdf_have_the_same_sheets(shown: Shown, tmp_path: Path) -> None:
    shown.show(rich())
    shown.page.evaluate("paper.zoom(0.6)")
    sheets = len(shown.all(".sheet", "1"))
    turned = shown.all(".sheet", "e.classList.contains('landscape')")
    data = shown.page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert len(boxes) == sheets
    assert [float(width) > float(height) for width, height in boxes] == turned
    shown.page.emulate_media(media="print")
    assert not shown.page.locator("header").is_visible()
    assert not shown.page.locator("aside").is_visible()


def test_five_thousand_rows_are_laid_out_in_one_go(shown: Shown) -> None:
    made = pages(Document(t("题"), (ledger(5000),)))
    shown.page.evaluate("window.start = performance.now()")
    shown.show(made)
    assert shown.page.evaluate("performance.now() - start") < 20_000
    assert sum(shown.all("tbody", "e.rows.length")) == 5000


def test_the_title_of_an_annex_has_the_lines_of_word(shown: Shown) -> None:
    shown.show(rich())
    first, second = title_lines(ANNEX, LANDSCAPE.text_width / (NATIONAL.title_size * TWIPS_PER_HALF_POINT))
    title = ".landscape .attachment-title"
    assert shown.all(title, "[...e.childNodes].map(part => part.textContent)") == [[first, "", second]]
    assert shown.all(title, "Math.round(e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight))") == [2]
