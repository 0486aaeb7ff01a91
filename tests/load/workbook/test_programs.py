"""Workbooks as other programs write them: cells, strings and parts in forms that the standard allows, or does not."""

from __future__ import annotations

import os
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlwt

from reportgen.load.workbook import grids, xlsx
from reportgen.load.workbook.grid import ACTIVE_MAX
from tests.load.workbook.books import Book, Shown
from tests.load.workbook.test_foreign import ole
from tests.load.workbook.test_guard import CELL, FAR, GOOD, SHEET, refusal, repacked
from tests.load.workbook.test_ledger import HEAD, ROW, read
from tests.load.workbook.test_oddities import with_cell
from tests.reports import said

DAMAGED = "文件不完整或已损坏"
RELATIONS, BOOK = "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def changed(home: Path, *changes: tuple[str, str, str], more: dict[str, str] | None = None) -> None:
    """The good workbook with texts of its parts replaced, and with further parts; a part without text is left out."""
    with zipfile.ZipFile(BytesIO(GOOD)) as source:
        parts = {name: source.read(name).decode() for name in source.namelist()}
    for part, old, new in changes:
        parts[part], count = re.subn(old, new, parts[part])
        assert count, old
    with zipfile.ZipFile(home / "台账.xlsx", "w") as target:
        for name, text in {**parts, **(more or {})}.items():
            if text:
                target.writestr(name, text)


def finding(home: Path, cell: str) -> str | None:
    """What the first task's 反馈问题 is when its cell stands in the file like this."""
    changed(home, (SHEET, '<c r="B2".*?</c>', cell))
    (task,), found = read(home)
    assert found == []
    return task.finding


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="B2" t="inlineStr"><f>A1</f><is><t>管网破损。</t></is></c>', "管网破损。"),
        ('<c r="B2" t="inlineStr"><is><r><t>管网破损。</t></r></is></c>', "管网破损。"),
        ('<c r="B2" t="inlineStr"><is><t>管网</t><rPh sb="0" eb="2"><t>guan</t></rPh></is></c>', "管网"),
        ('<c r="B2"><v>7</v><extLst/></c>', "7"),
        ('<c r="B2" t="d"><v>2022-08-30T00:00:00</v></c>', "2022-08-30"),
        ('<c r="B2" t="str"><f>A1</f><v>管网</v></c>', "管网"),
    ],
)
def test_a_cell_may_be_written_in_several_ways(tmp_path: Path, cell: str, text: str) -> None:
    assert finding(tmp_path, cell) == text


SHARED = f'<Relationship Type="{KIND}" Target="sharedStrings.xml" Id="rId9"/></Relationships>'
FIRST = '<c r="B2" t="s"><f>A1</f><v>0</v></c>'


def test_a_formula_may_give_a_shared_string(tmp_path: Path) -> None:
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>管网</t></si></sst>'
    linked = (RELATIONS, "</Relationships>", SHARED)
    changed(tmp_path, (SHEET, '<c r="B2".*?</c>', FIRST), linked, more={STRINGS: strings})
    assert read(tmp_path)[0][0].finding == "管网"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2" t="s"><v>0</v></c>',  # there are no shared strings
        '<c r="B2" t="s"><v>-1</v></c>',
        '<c r="b2"><v>1</v></c>',
        '<c r="B2" s="-1"><v>1</v></c>',
        '<c r="B2"><v>一</v></c>',
    ],
)
def test_a_cell_that_points_nowhere_makes_a_damaged_workbook(tmp_path: Path, cell: str) -> None:
    changed(tmp_path, (SHEET, '<c r="B2".*?</c>', cell))
    assert refusal(tmp_path) == DAMAGED


def test_parts_that_a_program_leaves_out_are_not_missed(tmp_path: Path) -> None:
    """Neither formats nor the relations of the package: the workbook stands where it nearly always does."""
    styles = (RELATIONS, '<Relationship Type="[^"]*/styles".*?/>', "")
    for change in ((styles,), ()):
        more = {"xl/styles.xml": ""} if not change else {"_rels/.rels": ""}
        changed(tmp_path, *change, more=more)
        assert len(read(tmp_path)[0]) == 1


def test_merges_and_hidden_columns_are_found_wherever_the_file_is_cut_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [HEAD, ROW, (None, *ROW[1:]), (2, *ROW[1:])]
    path = Book(rows, merges=("A2:A3", "E2:E3"), hidden_columns=(2, 4)).xlsx(tmp_path / "台账.xlsx")
    (whole,) = grids(path)
    wanted = (whole.merges(), whole.hidden_columns())
    assert (len(wanted[0]), wanted[1]) == (2, [(2, 2), (4, 4)])
    for size in (7, 64, 300):
        monkeypatch.setattr(xlsx, "CHUNK", size)
        (pieces,) = grids(path)
        assert (pieces.merges(), pieces.hidden_columns()) == wanted


def test_merges_that_overlap_without_end_are_refused(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="F{n}:H40000"/>' for n in range(3, ACTIVE_MAX + 4))
    row = f'<row r="30000">{CELL.format("A30000")}</row>'
    repacked(tmp_path, SHEET, f"{row}</sheetData><mergeCells>{merges}</mergeCells>", old="</sheetData>")
    assert refusal(tmp_path) == "合并单元格互相重叠"


def test_a_row_of_which_nothing_shows_is_no_row(tmp_path: Path) -> None:
    """Under a merged cell a file may hold values that no program shows."""
    hidden = '<row r="3"><c r="B3" t="str"><v>看不见</v></c></row></sheetData>'
    merge = '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
    repacked(tmp_path, SHEET, hidden + merge, old="</sheetData>")
    made, found = read(tmp_path)
    assert ([t.finding for t in made], found) == (["管网破损。"], [])


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [(1.25, "[h]:mm", "30:00"), (0.5, "[h]:mm", "12:00"), (-5, "yyyy-mm-dd", "-5"), (-0.5, "h:mm", "-0.5")],
)
def test_hours_may_go_beyond_a_day_and_what_is_no_time_stays_a_number(
    tmp_path: Path, value: float, form: str, text: str
) -> None:
    (grid,) = grids(Book([(Shown(value, form),)]).xlsx(tmp_path / "台账.xlsx"))
    assert [cell.text for row in grid.rows() for _, cell in row.cells] == [text]


def test_a_workbook_of_before_1995_has_no_container(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for line, row in enumerate((HEAD, ROW)):
        for column, value in enumerate(row):
            sheet.write(line, column, value)
    (tmp_path / "台账.xls").write_bytes(book.get_biff_data())
    made, found = read(tmp_path, "{台账: 台账.xls}")
    assert (len(made), found) == (1, [])


def test_a_row_too_far_down_in_an_old_workbook_is_refused(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for column, word in enumerate(HEAD):
        sheet.write(0, column, word)
    sheet.write(60000, 0, 1)
    book.save(str(tmp_path / "台账.xlsx"))
    assert refusal(tmp_path) == FAR.format("第 60001 行").replace("Sheet", "台账")


DOC = ole("WordDocument")
TORN = DOC[:44] + b"\xff\xff" + DOC[46:]  # says that its table of contents is larger than the file


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (TORN, "文件是 Word 或 WPS 文字文件，不是表格"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "文件是 XML 表格"),
    ],
    ids=["a torn .doc", "XML without its head"],
)
def test_another_file_is_known_by_less_than_the_whole(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "台账.xlsx").write_bytes(data)
    assert refusal(tmp_path).startswith(reason)


def test_a_book_to_be_read_aloud_is_an_archive(tmp_path: Path) -> None:
    """An .epub has a mimetype too."""
    with zipfile.ZipFile(tmp_path / "台账.xlsx", "w") as package:
        package.writestr("mimetype", "application/epub+zip")
    assert refusal(tmp_path) == "文件是压缩包，里面没有 Excel 工作簿"


def test_a_disk_that_fails_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "台账.xlsx").write_bytes(GOOD)

    real = os.open

    def opened(name: str, *args: Any, **more: Any) -> int:
        if str(name).endswith(".xlsx"):
            raise OSError(5, "input/output error")
        return real(name, *args, **more)

    monkeypatch.setattr(os, "open", opened)
    assert refusal(tmp_path) == "系统读不了这个文件"


def test_the_sheet_of_a_cell_far_out_is_named_where_its_name_can_be_found(tmp_path: Path) -> None:
    far = (SHEET, '<row r="1">', f'<row r="1">{CELL.format("XFD1")}')
    another = (BOOK, "<sheets>", '<sheets><sheet name="封面" sheetId="2" r:id="rId8" xmlns:r="urn:r"/>')
    changed(tmp_path, far, another)
    assert refusal(tmp_path) == FAR.format(" XFD1 ")
    changed(tmp_path, far, (BOOK, 'r:id="rId1"', 'r:id="rId7"'))
    assert refusal(tmp_path) == FAR.replace("工作表“Sheet”的", "").format(" XFD1 ")
    changed(tmp_path, far, more={RELATIONS: ""})
    assert refusal(tmp_path) == FAR.replace("工作表“Sheet”的", "").format(" XFD1 ")


def test_what_a_formula_lost_in_a_merged_cell_is_told_once(tmp_path: Path) -> None:
    Book([HEAD, ROW]).xlsx(tmp_path / "台账.xlsx")
    with_cell(tmp_path, '<c r="B2".*?</c>', '<c r="B2"><f>A1</f></c>')
    assert said(read(tmp_path)[1]) == ["LED323 B2"]
