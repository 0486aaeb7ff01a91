"""The units of a paper that was built, and of a Word file: the same words in the same pieces."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.document import Document, plain
from reportgen.pipeline.build import build
from reportgen.pull.changes import Unit, What
from reportgen.pull.units import units_of_document, units_of_word
from reportgen.read import read_word
from reportgen.write.docx import write
from tests.check.agreement.edits import CITIES, EXAMPLES, example, word_of
from tests.pages.papers import PAPERS
from tests.read.test_numbering import NUMBERS
from tests.words import CENTRED, NUMBERING, p, read_parts, small, sound, write_parts, write_word

TYPED = """
城市: {名称: 临泽市}
督察: {层级: 省级, 督察组: 省第三督察组, 反馈日期: 2021-07-23}
截至日期: 2022-08-30
整改任务: {分组: {已完成整改: 3, 达到序时进度: 2}}
章节:
  - 标题: 压实责任
    导语: 全市上下统一思想。一是专题研究；二是层层交办；三是跟踪督办。
  - 标题: 抓实整改
    导语: 主要做法如下。
    要点:
      - {标题: 抓源头, 内容: 关停两家。（1）砖厂；（2）石料厂。}
      - {标题: 抓治理, 内容: 新建管网三公里。}
落款: {日期: 2022-08-30}
"""


def read(path: Path) -> list[Unit]:
    word, found = read_word(path)
    assert word is not None, found
    return units_of_word(word)


def content(tmp_path: Path, *paragraphs: str, numbering: bool = False) -> list[Unit]:
    """The units of a Word file written by hand."""
    parts = small("".join(paragraphs))
    return read(write_word(tmp_path / "公文.docx", {**parts, NUMBERING: NUMBERS} if numbering else parts))


def told(units: list[Unit]) -> list[tuple[object, ...]]:
    """All but the places, blanks aside; 版头 and 版记 by themselves, for no order is told of them."""
    rows: list[tuple[object, ...]] = [
        (u.what.value, u.number, "".join(u.text.split()), u.level, u.table, u.row, u.column, u.tie.split(" ")[0])
        for u in units
    ]
    frame = What.FRAME.value
    return [r for r in rows if r[0] != frame] + sorted((r for r in rows if r[0] == frame), key=str)


def same(document: Document, path: Path) -> None:
    built, edited = units_of_document(document), read(path)
    assert told(edited) == told(built)
    assert [u.text for u in built] == [plain(u.inlines) for u in built]


@pytest.mark.parametrize("city", CITIES)
def test_the_word_file_of_an_example_has_the_units_of_its_document(tmp_path: Path, city: str) -> None:
    data = example(city, tmp_path)
    document = build(data).document
    assert document is not None
    same(document, word_of(data))


@pytest.mark.parametrize("name", PAPERS)
def test_the_word_file_of_any_paper_has_the_units_of_its_document(tmp_path: Path, name: str) -> None:
    document = PAPERS[name]()
    path = tmp_path / "报告.docx"
    path.write_bytes(write(document))
    assert {(u.what, "".join(u.text.split())) for u in read(path)} == {
        (u.what, "".join(u.text.split())) for u in units_of_document(document)
    }


def test_a_paragraph_is_parted_into_heading_lead_and_points_and_numbers_are_no_text() -> None:
    document = build(EXAMPLES / "yunshan" / "city.yaml").document
    assert document is not None
    units = units_of_document(document)
    rows = [(u.what.value, u.number, u.text[:6], u.level) for u in units]
    assert ("小标题", "（一）", "守护蓝天", 2) in rows
    assert ("要点", "二是", "健全工作机制", 0) in rows
    assert ("附件标题", "附件", "云山市第三轮", 0) in rows
    assert ("附件说明", "附件：", "云山市第三轮", 0) in rows
    assert [u.text for u in units if u.what is What.SIGNER] == ["中共云山市委", "云山市人民政府"]
    assert [u.text for u in units if u.what is What.DATE] == ["2023年7月10日"]
    assert len({u.index for u in units if u.number in ("一是", "二是")}) == 2, "points of one paragraph have one index"


def test_the_runs_of_a_unit_know_where_their_words_come_from() -> None:
    document = build(EXAMPLES / "dezhou" / "city.yaml").document
    assert document is not None
    figures = {run.figure: run.text for u in units_of_document(document) for run in u.inlines if run.figure}
    assert figures["任务.已完成"] == "17项"


def test_marks_that_the_data_hold_stay_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(TYPED, "utf-8")
    document = build(path).document
    assert document is not None
    texts = {u.text: u.number for u in units_of_document(document)}
    assert texts["全市上下统一思想。一是专题研究；二是层层交办；三是跟踪督办。"] == ""
    assert texts["抓源头。关停两家。（1）砖厂；（2）石料厂。"] == "一是"


def test_a_title_in_lines_is_one_unit_and_a_line_break_within_it_is_nothing(tmp_path: Path) -> None:
    broken = p("甲市关于督察整改</w:t><w:br/><w:t>落实情况", "Title")
    units = content(tmp_path, broken, p(style="Normal"), p("的报告", "Title"), p("省委、省政府：", "Normal"))
    assert [(u.what, u.text) for u in units] == [
        (What.TITLE, "甲市关于督察整改落实情况的报告"),
        (What.ADDRESSEE, "省委、省政府："),
    ]


def test_numbers_that_word_counts_are_numbers_like_typed_ones(tmp_path: Path) -> None:
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    automatic = content(
        tmp_path,
        p("总体情况", "Heading1", listed.format(0)),
        p("组织领导", "Heading2", listed.format(1)),
        p("37项任务全部完成。", "Body", listed.format(2)),
        numbering=True,
    )
    assert [(u.number, u.text, u.level) for u in automatic] == [
        ("一、", "总体情况", 1),
        ("（一）", "组织领导", 2),
        ("1.", "37项任务全部完成。", 0),
    ]


def test_what_editors_do_to_blanks_is_no_text(tmp_path: Path) -> None:
    units = content(tmp_path, p("　　全市上下\u00a0统一</w:t><w:tab/><w:t>思想。 \u200b"), p("\u3000"), p())
    assert [u.text for u in units] == ["全市上下 统一 思想。"]


def test_a_line_break_in_the_text_begins_another_paragraph(tmp_path: Path) -> None:
    units = content(tmp_path, p("第一段话。</w:t><w:br/><w:t>第二段话。"))
    assert [(u.text, u.index) for u in units] == [("第一段话。", 0), ("第二段话。", 1)]


def test_pieces_of_a_paper_by_another_writer_are_told_by_their_words(tmp_path: Path) -> None:
    """Its styles have other names; 版记 stands in a table, page numbers in the footer."""
    units = read(write_word(tmp_path / "公文.docx", sound()))
    found = [(u.what, u.text) for u in units if u.what not in (What.CELL, What.BODY, What.HEADING)]
    assert (What.ADDRESSEE, "省委、省政府：") in found
    assert (What.SIGNER, "德州市人民政府") in found
    assert (What.DATE, "2022年8月30日") in found
    assert (What.ANNEX, "信访举报件办理情况") in found
    assert (What.FRAME, "省委办公厅，省政府办公厅。") in found
    assert {u.table for u in units if u.what is What.CELL} == {0}
    assert not any("—" in u.text for u in units if u.what is not What.BODY)


def test_a_second_line_of_an_annex_title_is_known_by_standing_in_the_middle(tmp_path: Path) -> None:
    date = p("2022年8月30日", "Right")
    lines = p("附件", "Mark") + p("督察反馈意见", "Cell", CENTRED) + p("任务清单", "Cell", CENTRED)
    units = content(tmp_path, p("甲市整改情况报告", "Title"), p("各项任务按期完成。"), date, lines)
    assert (units[-1].what, units[-1].number, units[-1].text) == (What.ANNEX, "附件", "督察反馈意见任务清单")


def test_cells_are_one_unit_each_empty_ones_too_and_letterheads_are_no_tables(tmp_path: Path) -> None:
    data = example("yunshan", tmp_path)
    cells = [u for u in read(word_of(data, (">市自然资源局<", "><"))) if u.what is What.CELL]
    assert {u.table for u in cells} == {0}
    assert [u.text for u in cells if (u.row, u.column) == (3, 2)] == [""]


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    made = word_of(example("yunshan", tmp_path))
    parts = read_parts(made)
    gone = '<w:del w:id="1" w:author="甲"><w:r><w:delText>旧话</w:delText></w:r></w:del>'
    come = '<w:ins w:id="2" w:author="甲"><w:r><w:t>新话</w:t></w:r></w:ins>'
    text = parts["word/document.xml"].replace("特此报告。</w:t></w:r>", f"特此报告。</w:t></w:r>{gone}{come}")
    assert "特此报告。新话" in [
        u.text for u in read(write_parts(tmp_path / "改.docx", {**parts, "word/document.xml": text}))
    ]
