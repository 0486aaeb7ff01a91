"""Workbooks that are none, are damaged, or would cost minutes and gigabytes: refused before they are opened."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from reportgen.load import workbook
from reportgen.load.workbook import guard, xlsx
from reportgen.load.workbook.grid import ACTIVE_MAX
from tests.load.workbook.packages import BOOK, CELL, FAR, GOOD, RELATIONS, SHEET, changed, refusal, repacked
from tests.load.workbook.test_ledger import HEAD, read


def test_the_unchanged_workbook_is_read(tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").write_bytes(GOOD)
    assert isinstance(guard.admitted(tmp_path / "台账.xlsx"), bytes)
    assert len(read(tmp_path)[0]) == 1


def test_no_such_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "找不到“台账.xlsx”"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("长" * 300 + ".xlsx", "文件名太长"), ("a\0b.xlsx", "文件名里有看不见的控制字符")],
)
def test_a_name_that_no_file_can_have_is_refused_in_peace(tmp_path: Path, name: str, reason: str) -> None:
    refused = guard.admitted(tmp_path / name)
    assert isinstance(refused, tuple)
    assert refused[0] == reason


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").mkdir()
    assert refusal(tmp_path) == "“台账.xlsx”是文件夹，不是文件"


@pytest.mark.parametrize(
    ("bomb", "where"),
    [
        (f'<row r="1">{CELL.format("XFD1")}', " XFD1 "),
        (f'<row r="1048576">{CELL.format("A1048576")}</row><row r="1">', " A1048576 "),
        (f'<row r="99999999999">{CELL.format("A1")}</row><row r="1">', "第 999999999 行"),
        ("<row r='99999999999'><c><v>1</v></c></row><row r=\"1\">", "第 999999999 行"),
        ("<row r='1048576'><c><v>1</v></c></row><row r=\"1\">", "第 1048576 行"),
        ("<row r=\"1\"><c r = 'XFD1'><v>1</v></c>", " XFD1 "),
    ],
)
def test_a_cell_far_out_is_refused_and_named(tmp_path: Path, bomb: str, where: str) -> None:
    repacked(tmp_path, SHEET, bomb, old='<row r="1">')
    assert refusal(tmp_path) == FAR.format(where)


@pytest.mark.parametrize(
    "empty",
    [
        '<row r="9"><c r="XFD9" s="0"/></row></sheetData>',
        '<row r="65536"><c r="A65536" s="0"/></row></sheetData>',
        '<row r="65536"><c r="A65536" s="0"></c></row></sheetData>',
        '</sheetData><mergeCells><mergeCell ref="H1:H1048576"/></mergeCells>',
        '</sheetData><mergeCells><mergeCell ref="A9:XFD9"/><mergeCell ref="A70000:B70001"/></mergeCells>',
    ],
)
def test_far_cells_that_are_only_formatted_and_merges_over_whole_columns_are_passed_over(
    tmp_path: Path, empty: str
) -> None:
    repacked(tmp_path, SHEET, empty, old="</sheetData>")
    made, found = read(tmp_path)
    assert (len(made), found) == (1, [])


def test_a_merge_over_the_whole_sheet_is_refused(tmp_path: Path) -> None:
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    repacked(tmp_path, SHEET, merge, old="</sheetData>")
    assert refusal(tmp_path) == FAR.format("合并单元格 A1:XFD1048576 ")


@pytest.mark.parametrize(
    "empty",
    [
        '<row r="1048576"><c r="XFD1048576"/></row></sheetData>',
        '<row r="9"><c r="XFD9"/></row><row r="60000"><c r="A60000"/></row></sheetData>',
        '</sheetData><mergeCells><mergeCell ref="A1:Z1048576"/></mergeCells>',
    ],
)
def test_empty_cells_that_would_make_other_programs_build_millions_are_refused(tmp_path: Path, empty: str) -> None:
    repacked(tmp_path, SHEET, empty, old="</sheetData>")
    assert refusal(tmp_path).startswith("表格超过 60000 行或 200 列：")


def test_a_far_row_without_cells_and_a_wide_dimension_are_harmless(tmp_path: Path) -> None:
    """Excel and WPS write both where whole rows and columns were formatted."""
    repacked(tmp_path, SHEET, '<row r="1048576" hidden="1"/></sheetData>', old="</sheetData>")
    assert len(read(tmp_path)[0]) == 1
    repacked(tmp_path, SHEET, '<dimension ref="A1:XFD1048576"/>', old='<dimension ref="A1:E2"/>')
    assert len(read(tmp_path)[0]) == 1


def test_a_cell_in_the_last_corner_that_is_let_in_costs_nothing(tmp_path: Path) -> None:
    repacked(tmp_path, SHEET, f'<row r="60000">{CELL.format("GR60000")}</row></sheetData>', old="</sheetData>")
    assert isinstance(guard.admitted(tmp_path / "台账.xlsx"), bytes)
    rows, found = workbook.read(tmp_path / "台账.xlsx", "台账.xlsx", None, None)
    assert rows is not None
    assert (len(rows.items), found) == (1, [])


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "台账.xlsx").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    assert refusal(tmp_path) == "文件有 65 MiB，台账最大 64 MiB"


def test_more_merged_cells_than_any_table_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 12))
    repacked(tmp_path, SHEET, f"</sheetData><mergeCells>{merges}</mergeCells>", old="</sheetData>")
    monkeypatch.setattr(xlsx, "MERGES_MAX", 10)
    assert refusal(tmp_path) == "合并单元格太多"


def test_a_part_that_unpacks_to_a_thousand_times_its_size_is_refused(tmp_path: Path) -> None:
    repacked(tmp_path, "xl/theme/theme1.xml", b" " * 3_000_000)
    assert refusal(tmp_path) == "工作簿压缩得不正常"


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "台账.xlsx").write_bytes(GOOD)
    monkeypatch.setattr(guard, "UNPACKED_MAX", 1000)
    assert refusal(tmp_path) == "工作簿展开后太大"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_a_part_with_a_dtd_or_in_an_encoding_that_hides_one_is_refused(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    repacked(tmp_path, SHEET, text.encode(encoding))
    assert refusal(tmp_path) == "工作簿里有不该有的文档类型声明"


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=5), st.data())
def test_a_damaged_workbook_is_read_or_refused_in_peace(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]], data: st.DataObject
) -> None:
    damaged = bytearray(GOOD)
    for at, byte in flips:
        damaged[at] = byte
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    path.write_bytes(bytes(damaged[: data.draw(st.integers(1, len(GOOD)))] if data.draw(st.booleans()) else damaged))
    rows, found = workbook.read(path, "台账.xlsx", None, None)
    assert rows is not None or [d.code for d in found] in (["LED310"], ["LED312"])
    assert not [d for d in found if re.search("Error|Bad|Exception", d.reason)]


@pytest.mark.parametrize("gone", [FileNotFoundError(2, "gone"), PermissionError(13, "held")], ids=repr)
def test_a_workbook_that_is_just_being_replaced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: OSError
) -> None:
    """Excel takes the file away for a moment when it saves: between the look at its size and the reading."""
    (tmp_path / "台账.xlsx").write_bytes(GOOD)

    def replaced(*_: object) -> None:
        raise gone

    monkeypatch.setattr(os, "open", replaced)
    (found,) = workbook.read(tmp_path / "台账.xlsx", "台账.xlsx", None, None)[1]
    assert found.code == "LED310"
    assert ("找不到" in found.reason) is isinstance(gone, FileNotFoundError)


def test_merges_that_overlap_without_end_are_refused(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="F{n}:H40000"/>' for n in range(3, ACTIVE_MAX + 4))
    row = f'<row r="30000">{CELL.format("A30000")}</row>'
    repacked(tmp_path, SHEET, f"{row}</sheetData><mergeCells>{merges}</mergeCells>", old="</sheetData>")
    assert refusal(tmp_path) == "合并单元格互相重叠"


def test_a_row_too_far_down_in_an_old_workbook_is_refused(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for column, word in enumerate(HEAD):
        sheet.write(0, column, word)
    sheet.write(60000, 0, 1)
    book.save(str(tmp_path / "台账.xlsx"))
    assert refusal(tmp_path) == FAR.format("第 60001 行").replace("Sheet", "台账")


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
