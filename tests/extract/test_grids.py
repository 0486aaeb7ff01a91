"""Word files and plain texts -> paragraphs and tables in their order."""

from __future__ import annotations

from pathlib import Path

import docx

from reportgen.extract.grids import items_of_lines, items_of_word
from reportgen.extract.parts import Grid, Item, Line
from reportgen.extract.tables import ledger_of
from reportgen.load.source import source_of
from reportgen.read import read_word


def items(document: object, folder: Path) -> list[Item]:
    """What a Word file that python-docx wrote is taken apart into."""
    path = folder / "旧稿.docx"
    document.save(str(path))  # type: ignore[attr-defined]
    word, found = read_word(path)
    assert word is not None
    assert not found
    return items_of_word(word)


def test_paragraphs_and_tables_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("一、总体情况", 1)
    document.add_paragraph("")
    document.add_paragraph("各项任务有序推进。")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "序号", "名称"
    table.cell(1, 0).text, table.cell(1, 1).text = "1", "清淤"
    table.cell(1, 1).add_paragraph("")
    table.cell(1, 1).add_paragraph("护岸")
    document.add_paragraph("特此报告。")
    assert items(document, tmp_path) == [
        Line("一、总体情况", 1, 1),
        Line("各项任务有序推进。", 3),
        Grid((("序号", "名称"), ("1", "清淤\n护岸")), 4),
        Line("特此报告。", 10),
    ]


def test_a_cell_that_another_one_covers_is_empty(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "甲"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "乙"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "丙"
    (grid,) = items(document, tmp_path)
    assert isinstance(grid, Grid)
    assert grid.rows == (("乙", "", "甲"), ("甲", "甲", "丙"), ("甲", "甲", ""))


def test_a_table_within_a_cell_comes_behind_the_table_as_lines(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "外"
    inner = table.cell(0, 1).add_table(1, 1)
    inner.cell(0, 0).text = "内"
    assert items(document, tmp_path) == [Grid((("外", ""),), 1), Line("内", 3)]


def test_an_annex_with_a_header_of_merged_cells_is_a_ledger(tmp_path: Path) -> None:
    rows = [
        ("序号", "反馈问题", "责任单位", "", "整改时限", "整改情况"),
        ("", "", "牵头", "配合", "", ""),
        ("1", "河道淤积。", "市水利局", "市住建局", "2022年底前", "已完成整改"),
        ("2", "荒坡裸露。", "市林业局", "", "长期坚持", "达到序时进度"),
    ]
    document = docx.Document()
    table = document.add_table(len(rows), 6)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for column in (0, 1, 4, 5):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 2).merge(table.cell(0, 3))
    (grid,) = items(document, tmp_path)
    ledger = ledger_of(grid) if isinstance(grid, Grid) else None
    assert ledger is not None
    assert ledger.columns == ("序号", "反馈问题", "牵头单位", "配合单位", "整改时限", "状态")
    assert [task["状态"] for task in ledger.tasks] == ["已完成整改", "达到序时进度"]


def test_lines_that_tabs_part_into_equally_many_cells_are_a_table() -> None:
    source = source_of("标题\n\n　　正文\t甲\n序号\t名称\t状态\n1\t清淤\t推进中\n合计\t1项\t\n2023年\n")
    assert items_of_lines(source) == [
        Line("标题", 1),
        Line("　　正文\t甲", 3),
        Grid((("序号", "名称", "状态"), ("1", "清淤", "推进中"), ("合计", "1项", "")), 4),
        Line("2023年", 7),
    ]


def test_lines_that_tabs_indent_are_no_table() -> None:
    assert items_of_lines(source_of("\t第一段。\n\t第二段。\n")) == [Line("\t第一段。", 1), Line("\t第二段。", 2)]
