"""Workbooks as other programs write them: cells, strings and parts in forms that the standard allows, or does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.load.workbook import grids, xlsx
from tests.load.workbook.books import Book
from tests.load.workbook.packages import RELATIONS, SHEET, changed, refusal, repacked
from tests.load.workbook.test_ledger import HEAD, ROW, read

DAMAGED = "文件不完整或已损坏"
STRINGS = "xl/sharedStrings.xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


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


STYLES = (RELATIONS, '<Relationship Type="[^"]*/styles".*?/>', "")


@pytest.mark.parametrize(
    ("changes", "left_out"), [((STYLES,), "xl/styles.xml"), ((), "_rels/.rels")], ids=["formats", "relations"]
)
def test_parts_that_a_program_leaves_out_are_not_missed(
    tmp_path: Path, changes: tuple[tuple[str, str, str], ...], left_out: str
) -> None:
    """Neither formats nor the relations of the package: the workbook stands where it nearly always does."""
    changed(tmp_path, *changes, more={left_out: ""})
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


def test_a_row_of_which_nothing_shows_is_no_row(tmp_path: Path) -> None:
    """Under a merged cell a file may hold values that no program shows."""
    hidden = '<row r="3"><c r="B3" t="str"><v>看不见</v></c></row></sheetData>'
    merge = '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
    repacked(tmp_path, SHEET, hidden + merge, old="</sheetData>")
    made, found = read(tmp_path)
    assert ([t.finding for t in made], found) == (["管网破损。"], [])
