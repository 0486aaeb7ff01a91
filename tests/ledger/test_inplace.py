"""Changes in a workbook of the city's own making: one cell that says several things, one task over several rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl

from reportgen.model import Task
from tests.ledger.rounds import divided, filled, merged, report_of
from tests.reports import workbook

UNIT = "市水利局"
HEAD = ("序号", "反馈问题", "责任单位", "状态", "进展")
OUT = "汇总台账.xlsx"


def after(home: Path, head: tuple[str, ...], *row: object, cells: dict[str, object]) -> Task:
    """The task of a one-line ledger when its unit has typed `cells`."""
    divided_ledger(home, head, (1, "管网破损。", UNIT, *row))
    filled(home, UNIT, {(1, key): value for key, value in cells.items()})
    found = merged(home)
    assert found.output, [d.reason for d in found.found]
    (task,) = report_of(home / OUT).tasks
    return task


def divided_ledger(home: Path, head: tuple[str, ...], *rows: tuple[object, ...]) -> None:
    divided(home)  # for the folders
    workbook(home / "台账.xlsx", [head, *rows])
    from reportgen.pipeline.ledger import split_ledger

    split_ledger(home / "台账.xlsx", home / "分发", by="责任单位", by_date="", force=True)


def test_a_status_that_was_a_stage_too_leaves_the_stage_where_it_was(tmp_path: Path) -> None:
    task = after(tmp_path, HEAD[:4], "已销号", cells={"状态": "未达到序时进度"})
    assert (str(task.status), task.closure and task.closure.stage) == ("未达到序时进度", "已销号")


def test_a_new_stage_takes_the_old_one_out_of_the_status(tmp_path: Path) -> None:
    task = after(tmp_path, HEAD[:4], "已销号", cells={"销号环节": "重启"})
    assert (str(task.status), task.closure and task.closure.stage) == ("已完成整改", "重启")


def test_a_stage_and_its_day_in_one_cell_are_parted(tmp_path: Path) -> None:
    head = (*HEAD[:4], "销号情况")
    task = after(tmp_path, head, "已完成整改", "2022年8月1日销号", cells={"销号日期": dt.date(2022, 8, 2)})
    assert task.closure
    assert (task.closure.stage, str(task.closure.closed_on)) == ("已销号", "2022年8月2日")


def test_both_ends_of_a_notice_stay_in_their_one_cell(tmp_path: Path) -> None:
    head = (*HEAD[:4], "公示起止时间")
    task = after(tmp_path, head, "已完成整改", "2022年8月1日至8月12日", cells={"公示止": dt.date(2022, 8, 15)})
    assert task.closure
    assert (str(task.closure.notice_from), str(task.closure.notice_to)) == ("2022年8月1日", "2022年8月15日")


def test_a_day_of_close_out_without_a_stage_makes_none(tmp_path: Path) -> None:
    task = after(tmp_path, HEAD[:4], "已完成整改", cells={"销号日期": dt.date(2022, 8, 2)})
    assert task.closure
    assert (task.closure.stage, str(task.closure.closed_on)) == (None, "2022年8月2日")


def rows_of(home: Path) -> Any:
    return openpyxl.load_workbook(home / OUT).worksheets[0]


def test_a_task_over_several_rows_is_changed_in_its_first(tmp_path: Path) -> None:
    divided(tmp_path)
    rows = [
        (1, "甲。", UNIT, "推进中", "一期完工。"),
        (None, None, None, None, "二期开工。"),
        (2, "乙。", UNIT, "推进中"),
    ]
    workbook(tmp_path / "台账.xlsx", [HEAD, *rows])
    book = openpyxl.load_workbook(tmp_path / "台账.xlsx")
    book.worksheets[0].merge_cells("A2:A3")
    book.worksheets[0].merge_cells("D2:D4")
    book.save(tmp_path / "台账.xlsx")
    assert [t.progress for t in report_of(tmp_path / "台账.xlsx").tasks] == ["一期完工。\n二期开工。", None]
    from reportgen.pipeline.ledger import split_ledger

    split_ledger(tmp_path / "台账.xlsx", tmp_path / "分发", by="责任单位", by_date="", force=True)
    filled(tmp_path, UNIT, {(1, "进展"): "全部完工。", (1, "状态"): "已完成整改"})
    merged(tmp_path)
    one, two = report_of(tmp_path / OUT).tasks
    assert (one.progress, str(one.status), str(two.status)) == ("全部完工。", "已完成整改", "推进中")
    assert {str(area) for area in rows_of(tmp_path).merged_cells.ranges} == {"A2:A3", "D2:D3"}


def test_cells_merged_over_tasks_of_several_rows_are_parted_once_and_stay_merged_over_each(tmp_path: Path) -> None:
    divided(tmp_path)
    rows = [
        row for n in (1, 2, 3) for row in ((n, f"{'甲乙丙'[n - 1]}。", UNIT, "推进中", "一。"), (*[None] * 4, "二。"))
    ]
    book = openpyxl.load_workbook(workbook(tmp_path / "台账.xlsx", [HEAD, *rows]))
    for area in ("A2:A3", "A4:A5", "A6:A7", "D2:D7"):
        book.worksheets[0].merge_cells(area)
    book.save(tmp_path / "台账.xlsx")
    from reportgen.pipeline.ledger import split_ledger

    split_ledger(tmp_path / "台账.xlsx", tmp_path / "分发", by="责任单位", by_date="", force=True)
    filled(tmp_path, UNIT, {(1, "状态"): "已完成整改", (3, "状态"): "基本完成"})
    merged(tmp_path)
    assert [str(t.status) for t in report_of(tmp_path / OUT).tasks] == ["已完成整改", "推进中", "基本完成"]
    areas = {str(area) for area in rows_of(tmp_path).merged_cells.ranges}
    assert areas == {"A2:A3", "A4:A5", "A6:A7", "D2:D3", "D4:D5", "D6:D7"}


def test_a_cell_merged_over_two_tasks_and_two_columns_is_parted_too(tmp_path: Path) -> None:
    rows = [(1, "甲。", UNIT, "推进中", "开工。", None), (2, "乙。", UNIT, "推进中", None, None)]
    divided_ledger(tmp_path, (*HEAD, "其他"), *rows)
    book = openpyxl.load_workbook(tmp_path / "台账.xlsx")
    book.worksheets[0].merge_cells("E2:F3")
    book.save(tmp_path / "台账.xlsx")
    filled(tmp_path, UNIT, {(1, "进展"): "完工。"})
    merged(tmp_path)
    assert [t.progress for t in report_of(tmp_path / OUT).tasks] == ["完工。", "开工。"]
    assert {str(area) for area in rows_of(tmp_path).merged_cells.ranges} == {"E2:F2", "E3:F3"}
