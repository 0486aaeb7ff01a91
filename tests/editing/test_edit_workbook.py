"""Changes that are written into the workbook of the tasks: only those cells."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.editing.cities import HEAD, ROWS, booked, cells, changed, codes, value

LEDGER = "台账.xlsx"


@pytest.mark.parametrize(
    ("address", "now", "cell", "holds"),
    [
        ("整改任务.2.状态", "已完成整改", "E3", "已完成整改"),
        ("整改任务.2.完成日期", "2022-08-20", "F3", datetime(2022, 8, 20)),
        ("整改任务.2.进展", "三千户：= 1 # 注\n第二行", "G3", "三千户：= 1 # 注\n第二行"),
        ("整改任务.2.进展", "=1+1", "G3", "=1+1"),
        ("整改任务.2.责任单位", "市水利局、市城市管理局", "C3", "市水利局、市城市管理局"),
        ("整改任务.2.整改时限", "2023年6月底前", "D3", "2023年6月底前"),
        ("整改任务.2.进展", "", "G3", None),
    ],
)
def test_only_the_cell_of_the_change_changes(tmp_path: Path, address: str, now: str, cell: str, holds: object) -> None:
    path = booked(tmp_path)
    before = cells(tmp_path / LEDGER)
    text = path.read_text("utf-8")
    edited = changed(path, {address: now})
    assert edited.files == (tmp_path / LEDGER,)
    after = cells(tmp_path / LEDGER)
    assert {name for name in {*before, *after} if before.get(name) != after.get(name)} == {cell}
    assert after.get(cell) == holds
    assert path.read_text("utf-8") == text
    assert cells(tmp_path / f"{LEDGER}.bak") == before


def test_both_files_are_written_together(tmp_path: Path) -> None:
    path = booked(tmp_path)
    edited = changed(path, {"整改任务.2.状态": "推进中", "截至日期": "2022-09-30"})
    assert edited.files == (tmp_path / LEDGER, path)
    assert (value(path, "整改任务.2.状态"), value(path, "截至日期")) == ("推进中", "2022-09-30")


def test_merged_cells_are_parted_so_that_one_task_alone_changes(tmp_path: Path) -> None:
    path = booked(tmp_path)
    book = openpyxl.load_workbook(tmp_path / LEDGER)
    book.worksheets[0].merge_cells("C2:C3")
    book.save(tmp_path / LEDGER)
    assert value(path, "整改任务.2.责任单位") == "市水利局、市住房城乡建设局"
    assert changed(path, {"整改任务.2.责任单位": "市发展改革委"}).files == (tmp_path / LEDGER,)
    assert value(path, "整改任务.1.责任单位") == "市水利局、市住房城乡建设局"
    assert value(path, "整改任务.2.责任单位") == "市发展改革委"


def test_a_column_that_was_not_there_comes_at_the_right(tmp_path: Path) -> None:
    path = booked(tmp_path)
    assert changed(path, {"整改任务.2.存在问题": "资金不足。"}).files == (tmp_path / LEDGER,)
    found = cells(tmp_path / LEDGER)
    assert (found["H1"], found["H3"], "H2" in found) == ("存在问题", "资金不足。", False)


@pytest.mark.parametrize(("column", "now"), [("状态", "搞定"), ("完成日期", "昨天"), ("销号.环节", "快了")])
def test_what_the_reader_of_the_ledger_can_not_read_is_refused(tmp_path: Path, column: str, now: str) -> None:
    path = booked(tmp_path)
    before = (tmp_path / LEDGER).read_bytes()
    edited = changed(path, {f"整改任务.2.{column}": now})
    assert [d.is_error for d in edited.found] == [True]
    assert (tmp_path / LEDGER).read_bytes() == before


def test_a_text_that_no_cell_can_hold_is_refused(tmp_path: Path) -> None:
    assert codes(changed(booked(tmp_path), {"整改任务.2.进展": "长" * 32_768})) == ["OUT610"]


def test_a_workbook_with_what_would_be_lost_is_left_alone(tmp_path: Path) -> None:
    path = booked(tmp_path)
    with zipfile.ZipFile(tmp_path / LEDGER, "a") as package:
        package.writestr("xl/slicers/slicer1.xml", b"<slicers/>")
    before = (tmp_path / LEDGER).read_bytes()
    edited = changed(path, {"整改任务.2.状态": "推进中"})
    assert [d.reason for d in edited.found] == ["台账里的切片器不能照搬，由程序改会丢"]
    assert (tmp_path / LEDGER).read_bytes() == before


def test_a_wrong_cell_can_be_put_right(tmp_path: Path) -> None:
    rows = [ROWS[0], (*ROWS[1][:4], "搞定", *ROWS[1][5:])]
    path = booked(tmp_path, rows, HEAD)
    assert changed(path, {"整改任务.2.状态": "推进中"}).files == (tmp_path / LEDGER,)
    assert value(path, "整改任务.2.状态") == "推进中"


def test_a_status_that_said_a_stage_leaves_the_stage_in_its_column(tmp_path: Path) -> None:
    rows = [(*ROWS[0][:4], "已销号", *ROWS[0][5:]), ROWS[1]]
    path = booked(tmp_path, rows)
    assert changed(path, {"整改任务.1.销号.环节": "公示中"}).files == (tmp_path / LEDGER,)
    assert (value(path, "整改任务.1.状态"), value(path, "整改任务.1.销号.环节")) == ("已完成整改", "公示中")


def test_a_new_column_of_yes_and_no_says_nothing_of_the_other_tasks(tmp_path: Path) -> None:
    path = booked(tmp_path)
    changed(path, {"整改任务.2.公开": "否"})
    assert (value(path, "整改任务.1.公开"), value(path, "整改任务.2.公开")) == ("", "否")
