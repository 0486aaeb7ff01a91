"""Document -> the pages of the preview: numbered runs that lead back, nothing else of where a text came from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from reportgen.document import Document, Inlines, Letterhead, Paragraph, Signatory, Signing, SignOff, Text
from reportgen.gongwen import LANDSCAPE, NATIONAL
from reportgen.pipeline.build import build
from reportgen.pipeline.tracing import with_traces
from reportgen.write.flow import Illustration, Para, flow
from reportgen.write.pages import Pages, pages
from reportgen.write.title import title_lines
from tests.write.papers import ANNEX, rich, t

EXAMPLES = sorted((Path(__file__).resolve().parent.parent.parent / "examples").glob("*/city.yaml"))


def sections(made: Pages) -> list[etree._Element]:
    return lxml_html.document_fromstring(f"<main>{made.html}</main>").findall(".//section")


def spans(made: Pages) -> dict[int, str]:
    """The text of each numbered run, as it stands in the page."""
    runs = [span for section in sections(made) for span in section.findall(".//*[@data-n]")]
    return {int(span.get("data-n", "")): str(span.xpath("string()")) for span in runs}


def plain_runs(inlines: Inlines) -> list[str]:
    return [text.text for text in inlines if text.text]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_run_of_an_example_leads_to_its_text(path: Path) -> None:
    document = with_traces(build(path), None).document
    assert document is not None
    made = pages(document)
    assert spans(made) == {n: run.text.text for n, run in enumerate(made.runs)}
    assert [run for run in made.runs if not re.fullmatch(r"\S+\.j2:\d+ \S+", run.origin)] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_runs_of_an_example_are_all_of_its_paragraphs(path: Path) -> None:
    document = with_traces(build(path), None).document
    assert document is not None
    wanted = [part for item in flow(document) if isinstance(item, Para) for part in (item.lead, item.inlines)]
    text = "".join(run.text.text for run in pages(document).runs)
    for inlines in wanted:
        assert "".join(plain_runs(inlines)).replace(" ", "") in text.replace(" ", "")  # a title's line ends at one


def test_nothing_of_a_place_stands_in_the_page() -> None:
    source = "/home/clerk/秘密/city.yaml:12:9"
    made = pages(Document(t("题"), (Paragraph((Text("文。", source=source),)),)))
    assert "秘密" not in made.html + made.css
    assert "city.yaml" not in made.html + made.css
    assert made.runs[-1].text.source == source


def test_marks_of_html_in_a_text_are_only_text() -> None:
    origin = 'a"b<c.j2:1 块"'
    made = pages(Document(t("题"), (Paragraph(t('<script>&"</span>'), origin=origin),)))
    assert "<script>" not in made.html
    assert 'data-at="a&quot;b' in made.html
    assert spans(made)[1] == '<script>&"</span>'


def test_an_annex_of_a_wide_table_is_a_landscape_section() -> None:
    found = sections(pages(rich()))
    assert [section.get("class") for section in found] == ["upright", "landscape", "upright"]
    assert ANNEX in str(found[1].xpath("string()"))


def test_the_titles_of_annexes_break_as_wide_as_their_sheets_are() -> None:
    titles = [title for section in sections(pages(rich())) for title in section.findall(".//h2")]
    lines = [list(map(str, h2.itertext())) for h2 in titles if h2.get("class") == "attachment-title"]
    assert lines == [title_lines(ANNEX, LANDSCAPE.text_width / 440), ["信访举报件办理情况"]]


def test_there_is_no_style_attribute_and_no_script_for_a_strict_policy_to_refuse() -> None:
    html = pages(rich()).html
    assert " style=" not in html
    assert "<script" not in html
    assert "<style" not in html


def test_every_rule_keeps_to_the_paper() -> None:
    """Or it would change the application around it."""
    css = re.sub(r"@media[^{]*\{\n?|@(page|font-face)[^}]*\}|^\}$", "", pages(rich()).css, flags=re.MULTILINE)
    selectors = [line.split("{")[0].strip() for line in css.splitlines() if "{" in line]
    allowed = (".paper", ".holds-paper", ".t1 ", ".t2 ", ".t3 ")
    assert [selector for selector in selectors if not selector.startswith(allowed)] == []


def test_the_sheets_have_the_pitch_and_the_faces_of_the_house() -> None:
    css = pages(rich(), NATIONAL._replace(line=560, bold_headings=frozenset({3}), centred_page_number=True)).css
    assert "font: 16pt/var(--line, 28pt)" in css
    assert re.search(r"\.paper \.heading3 \{[^}]*font-weight: bold", css)
    assert ".paper .odd > .page-number { text-align: center" in css


def test_one_seal_stands_beside_another_where_word_has_them() -> None:
    block = SignOff((t("甲市人民政府"), t("乙市人民政府")), t("2022年8月30日"), signing=Signing.SEALED)
    made = pages(Document(t("题"), (Paragraph(t("文。")), block)))
    assert 'class="sign-off sealed n1"' in made.html
    lefts = re.findall(r"\.side-by-side > :nth-child\(\d\) \{ left: ([\d.]+)pt", made.css)
    assert float(lefts[1]) - float(lefts[0]) > 120


def test_a_paper_without_letterhead_or_chart_is_a_paper_too() -> None:
    assert not any(isinstance(item, Letterhead | Illustration) for item in flow(Document(t("题"), ())))
    assert "<h1" in pages(Document(t("题"), ())).html


def frame(**head: Inlines) -> str:
    """The rules of a paper with this 版头."""
    return pages(Document(t("题"), (Paragraph(t("文。")),), letterhead=Letterhead(**head))).css  # type: ignore[arg-type]


def test_the_lines_of_a_letterhead_stand_as_in_word() -> None:
    """稿次 as a fourth line stands at the right of the first; alone it has an empty line below it."""
    draft = t("征求意见稿")
    four = frame(copy_number=t("000012"), secrecy=t("机密"), urgency=t("特急"), draft=draft)
    assert re.search(r"\.head-line:nth-child\(4\) \{ margin-top: -[\d.]+pt; .*text-align: right", four)
    alone = frame(draft=draft)
    assert "text-align: right; }" not in alone
    assert ".head-line + :not(.head-line) { margin-top: 28.95pt" in alone
    numbered = frame(draft=draft, number=t("德政发〔2022〕12号"))
    assert ".number { margin-bottom: 57.9pt" in numbered
    assert ".head-line + :not(.head-line)" not in numbered
    assert ".head-line +" not in frame()


def paddings(signing: Signing, *signers: str) -> list[float]:
    """How far each line of a 落款 keeps from the right: the signers, then the date."""
    who = (Signatory(t("市长"), t("张明")),) if signing is Signing.STAMPED else ()
    block = SignOff(tuple(map(t, signers)), t("2022年8月30日"), signing, who)
    css = pages(Document(t("题"), (Paragraph(t("文。")), block))).css
    return [float(n) for n in re.findall(r"\.(?:signer|date)[^{]*\{ padding-right: ([\d.]+)pt", css)]


def test_a_sign_off_keeps_from_the_right_by_its_kind() -> None:
    """With a seal the name is centred over the date; without one the date begins two characters right of it."""
    sealed, date = paddings(Signing.SEALED, "德州市人民政府")
    assert date == 4 * 15.75  # four characters
    assert sealed == pytest.approx(63, abs=16)
    long, below = paddings(Signing.UNSEALED, "德州市生态环境保护委员会办公室")
    assert (long, below > long) == (2 * 15.75, True)
    stamped, date = paddings(Signing.STAMPED, "德州市人民政府")
    assert stamped == date == 4 * 15.75
