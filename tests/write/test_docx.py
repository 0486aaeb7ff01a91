"""Document -> .docx: what Word, python-docx and docx2python find in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx2python import docx2python
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.document import (
    Column,
    Document,
    Heading,
    Look,
    Paragraph,
    Properties,
    Table,
    Text,
    plain,
)
from reportgen.write.docx import STYLES, write
from reportgen.write.flow import Style
from tests.write.papers import ANNEX, TITLE, rich, t, t_cell
from tests.write.wordxml import W, body, paragraphs, part, text_of, value

HERE = Path(__file__).parents[2]
LOAD = "import sys; sys.path.insert(0, sys.argv[1]); from tests.write.papers import rich; "
LOAD += "from reportgen.write import WRITERS"


def test_the_package_is_whole_and_every_part_is_well_formed() -> None:
    with zipfile.ZipFile(BytesIO(write(rich()))) as z:
        assert z.testzip() is None
        for name in z.namelist():
            etree.fromstring(z.read(name))


def test_python_docx_reads_the_text_and_the_styles() -> None:
    document = docx.Document(BytesIO(write(rich())))
    found = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    assert "".join(text for style, text in found if style == "Title") == TITLE
    assert ("主送机关", "省委、省政府：") in found
    assert ("Heading 1", "一、提高政治站位") in found
    assert ("接排标题2", "（一）“德州蓝”成为新常态。PM2.5为48微克/立方米，【待补充：排名】。") in found
    assert ("成文日期", "2022年8月30日") in found
    assert ANNEX in "".join(text for style, text in found if style == "附件标题")
    assert [len(table.rows) for table in document.tables] == [2, 41]


def test_docx2python_reads_the_text() -> None:
    with docx2python(BytesIO(write(rich()))) as document:
        text = document.text
    assert TITLE in text.replace("\n", "")
    assert "第40项问题：雨污分流不到位。" in text


@pytest.mark.parametrize("hostile", ["<w:p>", "]]>", "&amp;", "{{ x }}", "\"'", "<!--", "&#0;"])
def test_a_value_that_looks_like_markup_stays_text(hostile: str) -> None:
    table = Table((Column(t(hostile)),), ((t_cell(hostile),),))
    data = write(Document(t(hostile), (Paragraph(t(hostile)), table), Properties(hostile, hostile)))
    title, blank, paragraph, head, cell, tail = (text_of(p) for p in part(data).iter(f"{W}p"))
    assert {title, paragraph, head, cell} == {hostile}
    assert blank + tail == ""
    core = docx.Document(BytesIO(data)).core_properties
    assert (core.title, core.author) == (hostile, hostile)


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_at_all_gives_a_file_that_opens(text: str) -> None:
    """Control characters and lone surrogates are dropped: XML can't hold them."""
    data = write(Document(t(text), (Paragraph(t(text)),), Properties(text, text)))
    etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("docProps/core.xml"))
    kept = "".join(c for c in text if c.isprintable() and not c.isspace())
    shown = re.sub(r"\s", "", text_of(part(data)))
    assert all(c in shown for c in kept)


def test_the_same_document_gives_the_same_bytes_in_any_process() -> None:
    program = LOAD + "; [sys.stdout.buffer.write(w(rich())) for w in WRITERS.values()]"
    found = {
        subprocess.run(
            [sys.executable, "-c", program, str(HERE)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Lima"))
    }
    assert len(found) == 1
    assert found.pop().startswith(write(rich()))


def test_a_build_needs_neither_python_docx_nor_lxml() -> None:
    program = (
        LOAD + "; WRITERS['docx'](rich()); print([m for m in ('docx', 'lxml', 'reportgen.model') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program, str(HERE)], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "[]"


def test_the_custom_properties_hold_the_digest_of_the_body() -> None:
    with zipfile.ZipFile(BytesIO(write(rich()))) as z:
        digest = sha256(z.read("word/document.xml")).hexdigest()
        custom = etree.fromstring(z.read("docProps/custom.xml"))
    ((name, text),) = ((p.get("name"), p.xpath("string()")) for p in custom)
    assert (name, text) == ("reportgen.digest", digest)


def test_the_properties_say_what_the_document_says_and_no_more() -> None:
    core = docx.Document(BytesIO(write(rich()))).core_properties
    assert (core.title, core.author, core.language) == (TITLE, "中共德州市委", "zh-CN")
    assert core.created is not None
    assert core.created.date().isoformat() == "2022-08-30"


@pytest.mark.parametrize("date", ["", "2022年8月30日", "2022-08-30<"])
def test_without_an_iso_date_the_properties_bear_a_fixed_one(date: str) -> None:
    core = docx.Document(BytesIO(write(Document(t("题"), (), Properties(date=date))))).core_properties
    assert core.created is not None
    assert core.created.date().isoformat() == "2000-01-01"


def test_nothing_of_where_the_text_came_from_travels_inside() -> None:
    data = write(
        Document((Text("题", source="city.yaml:3:4", figure="总数"),), (Paragraph(t("文"), origin="report.j2:9"),))
    )
    with zipfile.ZipFile(BytesIO(data)) as z:
        everything = b"".join(z.read(name) for name in z.namelist()).decode()
    assert not any(word in everything for word in ("city.yaml", "总数", "report.j2", "python-docx"))


def test_each_style_of_the_flow_is_a_style_of_the_package() -> None:
    styles = part(write(rich()), "word/styles.xml")
    ids = {style.get(f"{W}styleId") for style in styles}
    assert set(STYLES) == set(Style)
    assert set(STYLES.values()) <= ids
    used = {e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in part(write(rich())).iter(W + tag)}
    assert used <= ids


def test_a_run_in_head_is_set_in_its_headings_face_and_its_text_is_not() -> None:
    root = body(Heading(2, t("碧水"), run_in=True), Paragraph(t("文。")))
    (para,) = paragraphs(root, "RunIn2")
    assert [(value(r, "rPr/rStyle"), text_of(r)) for r in para.iter(f"{W}r")] == [
        ("Heading2Char", "（一）碧水。"),
        (None, "文。"),
    ]


def test_neighbouring_runs_of_one_look_become_one() -> None:
    root = body(Paragraph((Text("甲", source="a"), Text(""), Text("乙", source="b"), Text("丙", Look.STRONG))))
    (para,) = paragraphs(root, "Body")
    assert [text_of(r) for r in para.iter(f"{W}r")] == ["甲乙", "丙"]


@pytest.mark.parametrize(
    ("look", "path", "expected"),
    [
        (Look.STRONG, "rPr/rStyle", "Strong"),
        (Look.MISSING, "rPr/rStyle", "Missing"),
        (Look.MISSING, "rPr/highlight", "yellow"),
        (Look.SUB, "rPr/vertAlign", "subscript"),
        (Look.SUP, "rPr/vertAlign", "superscript"),
    ],
)
def test_the_look_of_a_run(look: Look, path: str, expected: str) -> None:
    (para,) = paragraphs(body(Paragraph(t("甲", look))), "Body")
    (run,) = para.iter(f"{W}r")
    assert value(run, path) == expected


def test_what_is_missing_is_highlighted_in_a_run_in_head_too() -> None:
    head = (*t("优良水体"), *t("【待补充】", Look.MISSING))
    (para,) = paragraphs(body(Heading(2, head, run_in=True)), "RunIn2")
    assert [value(r, "rPr/highlight") for r in para.iter(f"{W}r")] == [None, "yellow", None]


def test_every_run_asks_for_the_chinese_face_for_its_quotes() -> None:
    for run in part(write(rich())).iter(f"{W}r"):
        assert value(run, "rPr/rFonts", "hint") == "eastAsia"


def test_an_empty_document_opens() -> None:
    document = docx.Document(BytesIO(write(Document((), ()))))
    assert "".join(p.text for p in document.paragraphs) == ""


def test_the_whole_text_of_the_flow_is_in_the_file() -> None:
    document = rich()
    text = text_of(part(write(document)))
    for block in document.blocks:
        if isinstance(block, Paragraph | Heading):
            assert plain(block.inlines) in text
