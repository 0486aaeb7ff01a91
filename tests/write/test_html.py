"""Document -> one HTML file: structure, print layout, safety."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from lxml import etree
from lxml import html as lxml_html

from reportgen.document import (
    Attachment,
    AttachmentNote,
    Column,
    Document,
    Heading,
    Imprint,
    Paragraph,
    Properties,
    Table,
    Text,
)
from reportgen.write.html import write
from tests.write.papers import ANNEX, TITLE, ledger, rich, t, t_cell


def parsed(document: Document) -> etree._Element:
    return lxml_html.document_fromstring(write(document).decode())


def texts(document: Document, path: str) -> list[str]:
    return [str(e.xpath("string()")) for e in parsed(document).findall(path)]


def test_headings_are_headings() -> None:
    assert texts(rich(), ".//h1") == [TITLE]
    assert texts(rich(), ".//h2")[:2] == ["一、提高政治站位", "二、补齐短板弱项"]
    assert texts(rich(), ".//h3") == ["（二）碧水畅流"]


def test_a_run_in_head_leads_its_paragraph() -> None:
    document = Document(t("题"), (Heading(2, t("碧水"), run_in=True), Paragraph(t("文。"))))
    assert '<p class="body"><span class="lead2">（一）碧水。</span>文。</p>' in write(document).decode()


def test_what_is_missing_is_marked() -> None:
    assert texts(rich(), ".//mark") == ["【待补充：排名】"]
    assert texts(rich(), ".//sub") == ["2.5"]


def test_a_single_annex_hangs_by_its_name_and_several_by_their_numbers() -> None:
    one = write(Document(t("题"), (AttachmentNote((t("清单"),)),))).decode()
    assert '<p class="attachment-note alone">附件：清单</p>' in one
    assert ".attachment-note.alone { padding-left: 5em; text-indent: -3em }" in one
    two = write(Document(t("题"), (AttachmentNote((t("清单"), t("台账"))),))).decode()
    assert '<p class="attachment-note">附件：1.清单</p>\n<p class="attachment-note">2.台账</p>' in two


def test_a_table_has_a_head_and_its_cells_their_lines() -> None:
    document = Document(t("题"), (ledger(2),))
    assert texts(document, ".//thead/tr/th") == ["序号", "反馈问题", "责任单位", "整改状态"]
    assert len(parsed(document).findall(".//tbody/tr")) == 2
    assert "<td>市生态环境局<br>市水利局</td>" in write(document).decode()


def test_an_annex_is_a_section_of_its_own() -> None:
    sections = parsed(rich()).findall(".//section")
    assert [s.get("class") for s in sections] == ["upright", "landscape", "upright"]
    assert sections[1].xpath("string(h2)") == ANNEX


def test_it_prints_on_a4_with_the_margins_of_the_standard() -> None:
    page = write(rich()).decode()
    assert "@page { size: 210.0mm 297.0mm; margin: 37.0mm 26.0mm 35.0mm 28.0mm }" in page
    assert "@page sheet { size: 297.0mm 210.0mm; margin: 28.0mm 37.0mm 26.0mm 35.0mm }" in page
    assert ".landscape { page: sheet }" in page
    assert "thead { display: table-header-group }" in page


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "</style>", "]]>", "&lt;", "\"'", "</title>"])
def test_a_value_that_looks_like_markup_stays_text(hostile: str) -> None:
    table = Table((Column(t(hostile)),), ((t_cell(hostile),),))
    document = Document(t(hostile), (Paragraph(t(hostile)), table), Properties(hostile, hostile))
    root = parsed(document)
    assert root.find(".//script") is None
    for path in (".//title", ".//h1", ".//p", ".//th", ".//td"):
        assert texts(document, path) == [hostile]
    (author,) = (m.get("content") for m in root.iter("meta") if m.get("name") == "author")
    assert author == hostile


class _Tags(HTMLParser):
    """The elements and attributes of a page, and whether each is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in {"meta", "br", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_it_needs_nothing_from_outside_and_runs_nothing() -> None:
    tags = _Tags()
    tags.feed(write(rich()).decode())
    assert tags.open == []
    assert not tags.tags & {"script", "link", "img", "iframe", "object", "form", "a"}
    assert tags.attributes <= {"lang", "charset", "name", "content", "class", "scope"}
    assert b"url(" not in write(rich())


def test_nothing_of_where_the_text_came_from_travels_inside() -> None:
    page = write(Document((Text("题", source="city.yaml:3:4", figure="总数"),), (Paragraph(t("文"), origin="a.j2:9"),)))
    assert not any(word in page.decode() for word in ("city.yaml", "总数", "a.j2", "data-"))


def test_two_tables_keep_their_own_widths() -> None:
    wide = Table((Column(t("一"), 30), Column(t("二"), 10)), ())
    page = write(Document(t("题"), (wide, Attachment(t("清单"), (ledger(1),))))).decode()
    assert ".t1 col:nth-child(1) { width: 75.00% }" in page
    assert ".t2 col:nth-child(4)" in page
    assert page.index('class="t1"') < page.index('class="t2"')


def test_an_imprint_of_copies_alone_has_no_line_of_the_printer() -> None:
    page = write(Document(t("题"), (Paragraph(t("文。")),), imprint=Imprint(t("省委办公厅"), (), ()))).decode()
    assert 'class="copies"' in page
    assert 'class="printed"' not in page
