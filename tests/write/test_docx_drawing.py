"""Chart -> Word's own drawing: the shapes of write/drawing.py, valid, in a line of its own, kept with its caption."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from reportgen.check.layout import check_word
from reportgen.document import Attachment, Block, Document, Paragraph, SignOff
from reportgen.document.chart import MOST_ROWS
from reportgen.gongwen import LINE, NATIONAL, UPRIGHT
from reportgen.read import read_word
from reportgen.write import text
from reportgen.write.docx import write
from reportgen.write.docx_drawing import EMU, illustration_height
from reportgen.write.drawing import draw
from reportgen.write.flow import Illustration, flow
from reportgen.write.paging import must_hold
from reportgen.write.shapes import WIDTH, Label, Rect
from tests.write.charts import by_unit, months, share
from tests.write.papers import t
from tests.write.test_valid import audited, validated
from tests.write.wordxml import W, body, paragraphs, part, text_of, value

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
UNITS = by_unit(("市水利局", (4, 2, 1, 1)), ("甲县", (0, 0, 0, 1)), note="注：各单位都计1项。")
SIGNED = SignOff((t("中共云山市委"), t("云山市人民政府")), t("2022年8月30日"))


def paper(*blocks: Block) -> Document:
    return Document(
        t("云山市关于督察反馈意见整改落实情况的报告"), (Paragraph(t("现将整改落实情况报告如下。")), *blocks, SIGNED)
    )


FULL = paper(share(17, 3, 1, 8, 4, 2, 2), months(*range(14)), UNITS)


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("charts") / "city.docx"
    path.write_bytes(write(FULL))
    return path


def test_the_audit_finds_nothing(word: Path) -> None:
    assert audited(word) == []


@pytest.mark.needs("ooxml-validator")
def test_the_validator_of_the_open_xml_sdk_finds_nothing(word: Path) -> None:
    assert validated(word) == []


def test_a_paper_with_charts_is_a_sound_one_for_check(word: Path) -> None:
    found, trouble = read_word(word)
    assert trouble == []
    assert found is not None
    assert [d.code for d in check_word(found)] == []


def test_a_drawing_between_paragraphs_is_no_empty_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "city.docx"
    plain = part(write(paper(UNITS, Paragraph(t("特此报告。")))))
    # As somebody would paste one: without words in it or below it.
    for element in [*paragraphs(plain, "Caption"), *paragraphs(plain, "ChartNote"), *plain.iter(f"{WPS}txbx")]:
        element.getparent().remove(element)  # type: ignore[union-attr]
    with zipfile.ZipFile(BytesIO(write(paper()))) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(plain) if name == "word/document.xml" else old.read(name))
    found, _ = read_word(path)
    assert found is not None
    assert any(p.drawn and p.is_blank for p in found.paras)
    assert "FMT725" not in [d.code for d in check_word(found)]


def test_the_drawing_has_the_shapes_of_the_chart_at_their_places() -> None:
    made = share(17, 3, 8)
    root = body(made)
    bars = [shape for shape in draw(made).shapes if isinstance(shape, Rect)]
    found = []
    for shape in root.iter(f"{WPS}wsp"):
        form, off, ext = (next(shape.iter(A + name)) for name in ("prstGeom", "off", "ext"))
        if form.get("prst") == "rect" and shape.find(f"{WPS}txbx") is None:
            found.append(tuple(int(e.get(n) or 0) for e, n in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy"))))
    assert found == [(b.x * EMU, b.y * EMU, b.width * EMU, b.height * EMU) for b in bars]
    labels = [shape.text for shape in draw(made).shapes if isinstance(shape, Label)]
    assert [text_of(p) for p in paragraphs(root, "ChartText")] == labels


@pytest.mark.parametrize("block", [share(1, 1), months(*range(14)), UNITS])
def test_it_is_no_wider_than_the_text_and_no_shape_leaves_it(block: Block) -> None:
    root = body(block)
    (extent,) = root.iter(f"{WP}extent")
    wide, high = int(extent.get("cx") or 0), int(extent.get("cy") or 0)
    assert wide == WIDTH * EMU <= UPRIGHT.text_width * 635
    for shape in root.iter(f"{A}xfrm"):
        off, ext = shape.find(f"{A}off"), shape.find(f"{A}ext")
        assert off is not None
        assert ext is not None
        assert 0 <= int(off.get("x") or 0) <= int(off.get("x") or 0) + int(ext.get("cx") or 0) <= wide
        assert 0 <= int(off.get("y") or 0) <= int(off.get("y") or 0) + int(ext.get("cy") or 0) <= high


def test_no_two_shapes_of_a_paper_have_one_number() -> None:
    root = part(write(FULL))
    numbers = [e.get("id") for e in root.iter() if etree.QName(e).localname in ("docPr", "cNvPr")]
    assert len(numbers) == len(set(numbers)) > 50


def test_who_cannot_see_it_is_told_what_it_shows() -> None:
    (named,) = body(share(17, 3)).iter(f"{WP}docPr")
    assert named.get("name") == "图1"
    assert named.get("title") == "整改任务进度"
    assert named.get("descr") == "已完成整改17项，基本完成3项。"


def test_drawing_caption_and_note_stay_on_one_page_and_with_the_signature() -> None:
    root = part(write(paper(UNITS)))
    (drawn,), (caption,), (note,) = (paragraphs(root, style) for style in ("Chart", "Caption", "ChartNote"))
    assert drawn.getnext() is caption
    assert caption.getnext() is note
    assert (text_of(caption), text_of(note)) == ("图1　整改任务进度", "注：各单位都计1项。")
    styles = part(write(FULL), "word/styles.xml")
    (chart_style,) = (s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "Chart")
    assert chart_style.find(f"{W}pPr/{W}keepNext") is not None
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in (caption, note))


def test_a_caption_before_more_text_is_not_kept_with_it() -> None:
    root = part(write(paper(share(1, 2), Paragraph(t("特此报告。")))))
    (caption,) = paragraphs(root, "Caption")
    assert caption.find(f"{W}pPr/{W}keepNext") is None


def test_charts_are_counted_through_the_paper_and_its_attachments() -> None:
    document = paper(share(1, 2), months(*range(14)), Attachment(t("清单"), (share(3, 4),)))
    captions = ["图1　整改任务进度", "图2　整改任务进度", "图3　整改任务进度"]
    assert [text_of(p) for p in paragraphs(part(write(document)), "Caption")] == captions
    assert [line for line in text.write(document).decode().splitlines() if line.startswith("图")] == captions


def test_a_chart_may_end_a_section(tmp_path: Path) -> None:
    path = tmp_path / "city.docx"
    path.write_bytes(write(paper(Attachment(t("清单"), (share(3, 4),)), Attachment(t("清单二"), (UNITS,)))))
    assert audited(path) == []
    marks = paragraphs(part(path.read_bytes()), "Caption")
    assert value(marks[0], "pPr/sectPr/pgSz", "w") == "11906"


def test_the_numbers_of_a_chart_stand_in_plain_text_as_a_table() -> None:
    lines = text.write(paper(UNITS)).decode().splitlines()
    at = lines.index("图1　整改任务进度")
    assert lines[at + 1 : at + 5] == [
        "项目\t已完成\t正在推进\t长期坚持\t超期",
        "市水利局\t4项\t2项\t1项\t1项",
        "甲县\t0项\t0项\t0项\t1项",
        "注：各单位都计1项。",
    ]


def test_a_chart_takes_the_lines_that_it_is_high() -> None:
    (made,) = (i for i in flow(paper(months(*range(14)))) if isinstance(i, Illustration))
    millimetres = draw(made.chart).height / 100
    assert illustration_height(made, LINE) == pytest.approx((millimetres * 56.69 + 120 + 400) / LINE, abs=0.01)
    rows = [("市住房和城乡建设局及各县区人民政府、管委会等单位", (1, 1, 1, 1))] * max(MOST_ROWS.values())
    (highest,) = (i for i in flow(paper(by_unit(*rows, note="注"))) if isinstance(i, Illustration))
    assert illustration_height(highest, LINE) < 22


def test_a_chart_that_goes_to_the_next_page_moves_what_follows() -> None:
    """Behind 16 lines a chart of 7 has no room, so the text goes on in line 8 of the next page, not in line 2."""
    filling = tuple(Paragraph(t(f"第{n}段。")) for n in range(1, 14))
    kept = []
    for lines in range(1, 20):
        items = list(flow(paper(*filling, months(*range(14)), *(Paragraph(t("特此报告。")),) * lines)))
        kept += [lines] if must_hold(items, len(items) - 2, NATIONAL) else []
    assert kept == [10, 11, 12, 13, 14, 15]  # the page ends behind the 15th, and 落款 has four lines
