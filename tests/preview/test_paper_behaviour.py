"""What becomes of the sheets in a real browser: changes, places kept, zoom, keys, readers that see or do not."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from reportgen.document import Document, Paragraph, Text
from tests.preview.shown import Shown, example
from tests.write.papers import ledger, rich, t

pytestmark = pytest.mark.needs("chromium")
HAN = "我市坚持精准治污科学治污依法治污集中力量攻坚大气水土壤和农村环境治理中的薄弱环节"
HOST = "document.getElementById('paper')"
MIDDLE = f"({HOST}.getBoundingClientRect().left + {HOST}.clientWidth / 2)"
BESIDE = f"(r => r.left + r.width / 2 - {MIDDLE})(document.querySelector('.slot').getBoundingClientRect())"
OUTLINE = "(s => s.outlineStyle === 'none' ? 0 : parseFloat(s.outlineWidth))(getComputedStyle(e))"
NEWS = "新增的一句话，" * 20


def top(unit: int) -> str:
    """A script that says how far below the edge of what is seen this element begins."""
    edge = f"{HOST}.getBoundingClientRect().top"
    return f"(document.querySelector('[data-unit=\"{unit}\"]').getBoundingClientRect().top - {edge})"


def long(paragraphs: int = 30, more: str = "") -> Document:
    """A text of several pages; `more` is put into one of its paragraphs."""
    body = [Paragraph((Text(f"第{n}段。"), Text(HAN * 4 + "。"))) for n in range(paragraphs)]
    if more:
        body[20] = Paragraph((Text("第20段。"), Text(more), Text(HAN * 4 + "。")))
    return Document(t("题"), tuple(body))


def test_zoom_changes_no_line_and_a_narrow_window_no_page(shown: Shown) -> None:
    shown.show(rich())
    before = shown.all(".sheet .text", "e.textContent")
    for zoom in ("width", "page", 0.5, 2):
        shown.page.evaluate("zoom => paper.zoom(zoom)", zoom)
        assert shown.all(".sheet .text", "e.textContent") == before
    shown.page.evaluate("paper.zoom('width')")
    room = shown.page.evaluate(f"{HOST}.clientWidth")
    assert max(shown.all(".slot", "e.offsetWidth")) <= room


def test_a_change_is_marked_for_a_moment(shown: Shown) -> None:
    shown.show(long())
    shown.show(long(more=NEWS))
    assert "".join(shown.all(".changed", "e.textContent")) == NEWS
    shown.page.wait_for_function("() => !document.querySelector('.changed, .fading')")


def test_what_is_read_below_a_change_stays_where_it_is(shown: Shown) -> None:
    shown.show(long())
    shown.page.evaluate(f"{HOST}.scrollTop += {top(25)} + 40")
    before, scrolled = shown.page.evaluate(f"[{top(25)}, {HOST}.scrollTop]")
    assert before == pytest.approx(-40, abs=1)
    shown.show(long(more=NEWS))
    assert shown.page.evaluate(top(25)) == pytest.approx(before, abs=3)
    assert shown.page.evaluate(f"{HOST}.scrollTop") > scrolled + 100


def test_what_stands_above_a_change_does_not_move(shown: Shown) -> None:
    shown.show(long())
    shown.page.evaluate(f"{HOST}.scrollTop = 400")
    tops = (
        "[...document.querySelectorAll('[data-unit]')].slice(8, 12).map(e => Math.round(e.getBoundingClientRect().top))"
    )
    before = shown.page.evaluate(tops)
    shown.show(long(more=NEWS))
    assert shown.page.evaluate(tops) == before


def test_what_is_taken_away_marks_an_edge(shown: Shown) -> None:
    shown.show(long(12))
    shown.show(long(11))
    assert shown.all(".gone-after", "e.textContent.slice(0, 5)")[0] == "第10段。"


def test_a_run_is_revealed_on_both_of_its_sheets(shown: Shown) -> None:
    shown.show(Document((), (Paragraph(t("治" * 1500)),)))
    shown.page.evaluate("paper.reveal([0])")
    assert len(shown.all(".flash", "1")) == 3
    shown.page.evaluate("paper.mark([0])")
    assert len(shown.all(".marked", "1")) == 3
    shown.page.evaluate("paper.mark([])")
    assert shown.all(".marked", "1") == []


def test_the_run_that_is_explained_is_outlined_on_both_of_its_sheets_and_on_the_next_page(shown: Shown) -> None:
    shown.show(Document((), (Paragraph(t("治" * 1500)),)))
    shown.page.evaluate("paper.explain(0)")
    shown.page.evaluate("paper.mark([0])")
    assert len(shown.all(".explained", "1")) == 3
    shown.show(Document((), (Paragraph(t("治" * 1500)), Paragraph(t("新增的话。")))))
    assert shown.all(".marked", "1") == []
    assert shown.all(".explained", f"{OUTLINE} > 0") == [True] * 3
    shown.page.evaluate("paper.explain(null)")
    assert shown.all(".explained", "1") == []


def test_a_far_run_is_scrolled_to(shown: Shown) -> None:
    shown.show(long())
    shown.page.emulate_media(reduced_motion="reduce")
    n = shown.n("第28段。")
    shown.page.evaluate("n => paper.reveal([n])", n)
    shown.page.wait_for_function(
        f"() => {{ const r = document.querySelector('[data-n=\"{n}\"]').getBoundingClientRect();"
        " return r.top > 0 && r.bottom < innerHeight; }"
    )


def test_the_paper_is_one_stop_of_the_tab_key_and_arrows_lead_through_it(shown: Shown) -> None:
    shown.show(example("yunshan"))
    assert len(shown.all("#paper [tabindex='0']", "1")) == 1
    shown.page.keyboard.press("Tab")
    shown.page.keyboard.press("Tab")
    shown.page.locator("#paper [tabindex='0']").focus()
    shown.page.keyboard.press("ArrowDown")
    assert shown.page.evaluate("document.activeElement.dataset.unit") == "1"
    shown.page.keyboard.press("ArrowRight")
    n = shown.page.evaluate("Number(document.activeElement.dataset.n)")
    shown.page.keyboard.press("Enter")
    assert ["run", n] in shown.told
    shown.page.keyboard.press("End")
    assert shown.page.evaluate("document.activeElement.matches('.imprint')")
    assert shown.all("#paper [tabindex]:not(.figure)", "e.className") == ["imprint"]
    assert set(shown.all("#paper .figure", "e.tabIndex")) == {-1}


def test_a_click_and_the_pointer_tell_the_run_and_its_template(shown: Shown) -> None:
    shown.show(example("yunshan"))
    figure = shown.page.locator(".figure[data-n]").first
    figure.click()
    told = shown.told
    n = int(figure.get_attribute("data-n"))
    assert ["run", n] in told
    point = next(words for words in told if words[0] == "point" and words[1] == n)
    assert re.fullmatch(r"\S+\.j2:\d+", point[2])
    assert point[3] == "导语"
    assert "回车" in figure.get_attribute("title")


def test_zoom_keeps_what_is_read_in_the_middle(shown: Shown) -> None:
    """Upright sheets stand in the middle of what a landscape one is wide."""
    shown.page.evaluate("paper.zoom('width')")
    shown.show(rich(rows=60))
    shown.page.evaluate("paper.zoom(1.5)")
    assert shown.page.evaluate(f"{HOST}.scrollTop") == 0
    assert shown.page.evaluate(BESIDE) == pytest.approx(0, abs=2)
    first = "document.querySelector('.slot').getBoundingClientRect()"
    shown.page.evaluate(f"{HOST}.scrollTop = {first}.height / 2; {HOST}.scrollLeft += 90")
    place = f"(() => {{ const r = {first}; return [r.top / r.height, ({MIDDLE} - r.left) / r.width]; }})()"
    before = shown.page.evaluate(place)
    for zoom in (2, 1.25, 1.5):
        shown.page.evaluate("zoom => paper.zoom(zoom)", zoom)
        assert shown.page.evaluate(place) == pytest.approx(before, abs=0.01)
    shown.show(rich(rows=61))
    assert shown.page.evaluate(place) == pytest.approx(before, abs=0.01)
    shown.show(rich(rows=60), first=True)
    assert shown.page.evaluate(BESIDE) == pytest.approx(0, abs=2)


def test_a_screen_reader_finds_every_page_and_the_figures(shown: Shown) -> None:
    shown.show(example("dezhou"))
    nodes = shown.page.context.new_cdp_session(shown.page).send("Accessibility.getFullAXTree")["nodes"]
    said = [(node.get("role", {}).get("value"), node.get("name", {}).get("value", "")) for node in nodes]
    sheets = len(shown.all(".sheet", "1"))
    assert [name for role, name in said if role == "region"] == [f"第{n}页" for n in range(1, sheets + 1)]
    figures = shown.all("#paper .figure", r"e.textContent.replace(/\s/g, '')")
    assert [re.sub(r"\s", "", name) for role, name in said if role == "button"] == figures
    assert min(len(text) for text in shown.all(".sheet .text", "e.innerText")) > 20


def test_axe_finds_nothing_serious(shown: Shown) -> None:
    shown.show(example("dezhou"))
    found = Axe().run(shown.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize(("rows", "rendering"), [(30, "visible"), (2000, "auto")])
def test_far_sheets_are_left_out_only_where_there_are_many(shown: Shown, rows: int, rendering: str) -> None:
    shown.show(Document(t("题"), (ledger(rows),)))
    assert set(shown.all(".slot", "getComputedStyle(e).contentVisibility")) == {rendering}


def test_forced_colours_leave_an_outline_to_what_is_marked(shown: Shown) -> None:
    shown.page.emulate_media(forced_colors="active")
    shown.show(long())
    shown.show(long(more=NEWS))
    shown.page.evaluate("paper.mark([1]); paper.reveal([2]); paper.explain(4)")
    shown.page.locator("[data-n='3']").hover()
    for selector in (".slot", ".changed", ".marked", ".flash", ".explained", "[data-n='3']"):
        assert {width > 0 for width in shown.all(selector, OUTLINE)} == {True}, selector
    assert set(shown.all("[data-n='5']", OUTLINE)) == {0}
