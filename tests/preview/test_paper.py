"""The sheets in a real browser: measured against the standard, and what becomes of them when the report changes."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportgen import preview
from reportgen.document import Document, Imprint, Paragraph, SignOff, Text
from reportgen.pipeline.build import Options, build
from reportgen.write.pages import Pages, pages
from tests.browsers import browser, page_of
from tests.write.papers import ledger, rich, t

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.needs("chromium")

STATIC = Path(preview.__file__).with_name("static")
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
MILLIMETRE = 96 / 25.4
HAN = "我市坚持精准治污科学治污依法治污集中力量攻坚大气水土壤和农村环境治理中的薄弱环节"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:"
SERVED = {
    "/": (
        "text/html; charset=utf-8",
        f'<!DOCTYPE html><html lang="zh-CN"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<link rel="stylesheet" href="test.css"><link rel="icon" href="data:,"><title>页面</title>'
        '<header>外壳</header><main><div id="paper"></div><aside>侧栏</aside></main>'
        '<script type="module" src="start.js"></script></html>',
    ),
    "/test.css": (
        "text/css",
        "html, body { height: 100%; margin: 0 } main { display: flex; height: 90% } #paper { flex: 1 } "
        "aside { width: 420px }",
    ),
    "/start.js": (
        "text/javascript",
        'import { Paper } from "./paper.js"; window.told = [];'
        "window.paper = new Paper(document.getElementById('paper'),"
        " { onRun: (n) => told.push(['run', n]), onPoint: (n, at, block) => told.push(['point', n, at, block]) });",
    ),
}


class _Static(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: Any) -> None:
        """Nothing: the tests print enough."""

    def do_GET(self) -> None:
        if self.path not in SERVED:
            super().do_GET()
            return
        kind, text = SERVED[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Static, directory=str(STATIC)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    with browser() as found:
        yield found


class Shown:
    """A page of the browser that shows papers."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.number = 0
        self.made = Pages("", "", ())

    def show(self, made: Pages | Document, first: bool = False) -> Shown:
        self.made = pages(made) if isinstance(made, Document) else made
        self.number += 1
        page = {"number": self.number, "html": self.made.html, "css": self.made.css}
        self.page.evaluate("([page, first]) => paper.show(page, { first })", [page, first])
        return self

    def all(self, selector: str, expression: str) -> Any:
        return self.page.evaluate(f"s => [...document.querySelectorAll(s)].map(e => {expression})", selector)

    def n(self, text: str) -> int:
        """The number of the run with this text."""
        return next(n for n, run in enumerate(self.made.runs) if run.text.text == text)

    @property
    def told(self) -> list[list[Any]]:
        found: list[list[Any]] = self.page.evaluate("told.splice(0)")
        return found


@pytest.fixture
def shown(opened: Any, address: str) -> Iterator[Shown]:
    with page_of(opened) as page:
        page.goto(address)
        page.wait_for_function("window.paper")
        page.evaluate("paper.zoom(1)")
        yield Shown(page)


def example(name: str) -> Pages:
    built = build(EXAMPLES / name / "city.yaml", Options(traced=True))
    assert built.document is not None
    return pages(built.document, built.style)


def long(paragraphs: int = 30, more: str = "") -> Document:
    """A text of several pages; `more` is put into one of its paragraphs."""
    body = [Paragraph((Text(f"第{n}段。"), Text(HAN * 4 + "。"))) for n in range(paragraphs)]
    if more:
        body[20] = Paragraph((Text("第20段。"), Text(more), Text(HAN * 4 + "。")))
    return Document(t("题"), tuple(body))


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


def test_zoom_changes_no_line_and_a_narrow_window_no_page(shown: Shown) -> None:
    shown.show(rich())
    before = shown.all(".sheet .text", "e.textContent")
    for zoom in ("width", "page", 0.5, 2):
        shown.page.evaluate("zoom => paper.zoom(zoom)", zoom)
        assert shown.all(".sheet .text", "e.textContent") == before
    shown.page.evaluate("paper.zoom('width')")
    room = shown.page.evaluate("document.getElementById('paper').clientWidth")
    assert max(shown.all(".slot", "e.offsetWidth")) <= room


def test_a_change_is_marked_and_the_place_kept(shown: Shown) -> None:
    shown.show(long())
    shown.page.evaluate("document.getElementById('paper').scrollTop = 2500")
    top = "document.querySelector('[data-unit=\"{}\"]').getBoundingClientRect().top"
    before = shown.page.evaluate(top.format(25))
    shown.show(long(more="新增的一句话，" * 20))
    assert shown.page.evaluate(top.format(25)) != 0
    assert set(shown.all(".changed", "e.textContent.slice(0, 7)")) == {"新增的一句话，"}
    seen = shown.page.evaluate("document.getElementById('paper').scrollTop")
    assert seen == pytest.approx(2500, abs=400)
    assert before is not None
    shown.page.wait_for_function("() => !document.querySelector('.changed, .fading')")


def test_what_stands_above_a_change_does_not_move(shown: Shown) -> None:
    shown.show(long())
    shown.page.evaluate("document.getElementById('paper').scrollTop = 400")
    tops = (
        "[...document.querySelectorAll('[data-unit]')].slice(8, 12).map(e => Math.round(e.getBoundingClientRect().top))"
    )
    before = shown.page.evaluate(tops)
    shown.show(long(more="新增的一句话，" * 20))
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
    assert len(shown.all("#paper [tabindex]", "1")) == 1


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
