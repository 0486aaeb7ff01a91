"""The workbook to hand out, as Excel sees it: drop-downs, dates, locks, help, page; and as the reader sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen.ledger.columns import STATES
from reportgen.ledger.sheet import GUIDE
from reportgen.load import load_any
from reportgen.model.tasks import STAGES
from reportgen.pipeline.ledger import write_template
from tests.ledger.rounds import cells_of, ledger
from tests.reports import said


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    written, found = write_template(None, tmp_path / "空表.xlsx", rows=5, by_date="", force=False)
    assert (written, found) == (tmp_path / "空表.xlsx", [])
    return tmp_path / "空表.xlsx"


def sheet_of(path: Path) -> Any:
    return openpyxl.load_workbook(path)["台账"]


def rules(path: Path) -> dict[str, Any]:
    """The validations of a sheet by the head of their column."""
    sheet = sheet_of(path)
    heads = {cell.column_letter: cell.value for cell in sheet[3]}
    return {
        heads[str(r.sqref).rstrip("0123456789:").split(":")[0].rstrip("0123456789")]: r
        for r in sheet.data_validations.dataValidation
    }


def test_status_stage_and_public_are_chosen_from_lists(empty: Path) -> None:
    found = rules(empty)
    assert found["状态"].formula1 == f'"{",".join(STATES)}"'
    assert found["销号环节"].formula1 == f'"{",".join(STAGES)}"'
    assert found["公开"].formula1 == '"是,否"'
    for head in ("状态", "销号环节", "公开"):
        rule = found[head]
        assert (rule.type, rule.errorStyle, rule.showErrorMessage) == ("list", "stop", True)
        assert not rule.showDropDown  # which, set, would hide the arrow
        assert "下拉列表" in rule.prompt
        assert rule.error


@pytest.mark.parametrize("head", ["完成日期", "公示起", "公示止", "销号日期"])
def test_dates_are_dates(empty: Path, head: str) -> None:
    rule = rules(empty)[head]
    assert (rule.type, rule.operator) == ("date", "between")
    assert "2026-08-30" in rule.error
    assert cells_of(empty)["1", head].number_format == "yyyy-mm-dd"


def test_a_deadline_stays_what_was_typed(empty: Path) -> None:
    assert cells_of(empty)["1", "整改时限"].number_format == "@"


def test_the_numbers_are_locked_without_a_password_and_the_rest_is_open(empty: Path) -> None:
    lock = sheet_of(empty).protection
    assert (lock.sheet, lock.password) == (True, None)
    assert not any((lock.sort, lock.autoFilter, lock.formatCells, lock.formatColumns, lock.formatRows))
    assert {head for (_, head), cell in cells_of(empty).items() if cell.protection.locked} == {"序号"}
    assert not sheet_of(empty)["A2"].protection.locked  # 填报单位


def test_every_head_explains_itself(empty: Path) -> None:
    for cell in sheet_of(empty)[3]:
        assert cell.comment.text.startswith(f"{cell.value}：")


def test_the_header_stays_in_sight_on_the_screen_and_on_paper(empty: Path) -> None:
    sheet = sheet_of(empty)
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref.startswith("A3:")
    assert sheet.print_title_rows == "$3:$3"
    page = sheet.page_setup
    assert (page.orientation, str(page.paperSize), page.fitToWidth, page.fitToHeight) == ("landscape", "9", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_rows_are_numbered_as_many_as_asked(empty: Path) -> None:
    assert [row[0].value for row in sheet_of(empty).iter_rows(min_row=4)] == [1, 2, 3, 4, 5]


def test_the_tasks_of_a_file_are_in_it_and_the_guide_is_no_ledger(tmp_path: Path) -> None:
    written, _ = write_template(ledger(tmp_path), tmp_path / "分发.xlsx", rows=50, by_date="2022年8月5日", force=False)
    assert written
    loaded = load_any(written)
    assert said(loaded.found) == []
    assert loaded.report
    assert [t.no for t in loaded.report.tasks] == ["1", "2", "3", "4"]
    assert GUIDE in openpyxl.load_workbook(written).sheetnames
    assert "内部备注" not in {head for _, head in cells_of(written)}


def test_a_workbook_that_somebody_filled_is_not_overwritten(empty: Path) -> None:
    book = openpyxl.load_workbook(empty)
    book["台账"]["B4"].value = "管网破损。"
    book.save(empty)
    again, found = write_template(None, empty, rows=5, by_date="", force=False)
    assert (again, said(found)) == (None, ["OUT601 0:0"])
    again, found = write_template(None, empty, rows=5, by_date="", force=True)
    assert again
    assert [d.code for d in found] == ["OUT605"]
    assert empty.with_name("空表.xlsx.bak").exists()


def test_the_same_template_has_the_same_bytes(empty: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.xlsx"
    write_template(None, other, rows=5, by_date="", force=False)
    assert other.read_bytes() == empty.read_bytes()
