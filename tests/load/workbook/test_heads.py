"""Heads below groups, heads of months, marks around heads; and what is said of columns, numbers and sheets unread."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.load.workbook.books import Book, Shown
from tests.load.workbook.test_headers import Row, keys
from tests.load.workbook.test_ledger import HEAD, ROW, faults, read, tasks
from tests.load.workbook.test_oddities import with_sheets
from tests.reports import said

ENDS = ("序号", "反馈问题", "状态")


@pytest.mark.parametrize("group", ["整改时限", "计划", "时间安排"])
@pytest.mark.parametrize("merged", [True, False])
def test_of_a_plan_the_end_is_the_deadline(tmp_path: Path, group: str, merged: bool) -> None:
    rows: list[Row] = [(*ENDS, group, None), (None, None, None, "开始时间", "完成时间")]
    assert keys(tmp_path, rows, ["A1:A2", "D1:E1"] if merged else []) == [*ENDS, "整改时限"]


def test_plan_and_fact_side_by_side(tmp_path: Path) -> None:
    rows: list[Row] = [(*ENDS, "计划", None, "实际", None), (None, None, None, *("开始时间", "完成时间") * 2)]
    assert keys(tmp_path, rows, ["A1:A2", "D1:E1", "F1:G1"]) == [*ENDS, "整改时限", "完成日期"]


def test_what_stands_below_a_unit(tmp_path: Path) -> None:
    rows: list[Row] = [(*ENDS, "责任单位", None, None), (None, None, None, "名称", "责任人", "电话")]
    assert keys(tmp_path, rows, ["A1:A2", "D1:F1"]) == [*ENDS, "责任单位", "责任人", "联系电话"]
    rows = [(*ENDS, "牵头单位", None, "责任单位", None), (None, None, None, *("单位", "责任人") * 2)]
    assert keys(tmp_path, rows, ["A1:A2", "D1:E1", "F1:G1"]) == [*ENDS, "牵头单位", "责任单位", "责任人"]
    rows = [(*ENDS, "牵头", None, "责任", None), (None, None, None, *("单位", "责任人") * 2)]
    assert keys(tmp_path, rows, ["A1:A2", "D1:E1", "F1:G1"]) == [*ENDS, "牵头单位", "责任单位", "责任人"]


def test_a_person_that_is_not_read_is_told_with_the_group(tmp_path: Path) -> None:
    head = (*ENDS, "牵头单位", None, "责任单位", None)
    lower = (None, None, None, *("单位", "责任人") * 2)
    row = (1, "管网破损。", "推进中", "市生态环境局", "李四", "市水利局", "张三")
    Book([head, lower, row], ["A1:A2", "D1:E1", "F1:G1"]).xlsx(tmp_path / "台账.xlsx")
    made, (fault,) = read(tmp_path)
    assert (made[0].responsible_person, said([fault])) == ("张三", ["LED316 E2"])
    assert fault.reason == "它在“牵头单位”之下，不是整个任务的“责任人”"


@pytest.mark.parametrize("month", ["8月状态", "8月进度", "2022年8月底完成情况"])
def test_the_month_in_front_of_a_word_says_nothing_where_there_is_one(tmp_path: Path, month: str) -> None:
    assert keys(tmp_path, [(*HEAD[:4], month)])[-1] == "状态"


def test_columns_of_several_months_are_an_error_at_the_header(tmp_path: Path) -> None:
    assert faults(tmp_path, (*HEAD[:4], "7月状态", "8月状态"), (*ROW, "推进中")) == ["LED313 F1"]
    head = ((*HEAD[:4], "完成情况", None), (None, None, None, None, "7月", "8月"))
    assert faults(tmp_path, *head, (*ROW, "推进中")) == ["LED313 F2"]
    assert "只留最近一个月" in read(tmp_path)[1][0].fix


@pytest.mark.parametrize(
    ("word", "key"),
    [
        *(("整改时限【年月】", "整改时限"), ("【整改时限】", "整改时限"), ("整改时限▼", "整改时限")),
        *(("[整改时限]↓", "整改时限"), ("时间要求", "整改时限"), ("截止时间", "整改时限"), ("办结时间", "完成日期")),
        *(("县（市、区）", "区域"), ("县(市、区)", "区域"), ("区县", "区域"), ("存在的主要问题", "存在问题")),
    ],
)
def test_marks_and_more_words(tmp_path: Path, word: str, key: str) -> None:
    assert keys(tmp_path, [("序号", "反馈问题", "状态", word)])[-1] == key


def test_a_head_is_quoted_as_it_stands_and_the_nearest_is_asked_about(tmp_path: Path) -> None:
    Book([(*HEAD, "镇（街道）", "整改目的"), (*ROW, "略", "略")]).xlsx(tmp_path / "台账.xlsx")
    first, second = read(tmp_path)[1]
    assert (first.message, second.fix) == (
        "不读“镇（街道）”这一栏",
        "这一栏不读；是否为“整改目标”？是的话，把栏目名改成这个",
    )


def test_a_ledger_without_status_names_the_column_that_may_be_it(tmp_path: Path) -> None:
    Book([(*HEAD[:4], "是否完成（是/否）"), ROW]).xlsx(tmp_path / "台账.xlsx")
    fault = next(d for d in read(tmp_path)[1] if d.code == "LED329")
    assert fault.fix.startswith("是否为“是否完成（是/否）”一栏？")


def test_a_number_that_excel_made_a_date_is_told_once(tmp_path: Path) -> None:
    rows = [(Shown(dt.date(2022, 1, n), 'm"月"d"日"'), *ROW[1:]) for n in (1, 2)]
    Book([HEAD, *rows]).xlsx(tmp_path / "台账.xlsx")
    (fault,) = read(tmp_path)[1]
    assert said([fault]) == ["LED341 A2"]
    assert "键入 1-1 这样的编号" in fault.reason
    assert tasks(tmp_path, HEAD, ("1-1", *ROW[1:]))[0].no == "1-1"


def test_a_second_sheet_that_goes_on_without_a_header_is_told(tmp_path: Path) -> None:
    more: list[tuple[object, ...]] = [(n, *ROW[1:]) for n in (2, 3)]
    with_sheets(tmp_path, 台账=[HEAD, ROW], 续表=more).save(tmp_path / "台账.xlsx")
    (fault,) = read(tmp_path)[1]
    assert (said([fault]), fault.message) == (["LED325 A1"], "没有读工作表“续表”")
    assert "续表，而它没有表头" in fault.reason


def test_a_sheet_of_something_else_is_no_continuation(tmp_path: Path) -> None:
    other: list[tuple[object, ...]] = [("说明", "略"), ("单位", "任务数", "完成数"), ("市水利局", 3, 2)]
    with_sheets(tmp_path, 台账=[HEAD, ROW], 说明=other).save(tmp_path / "台账.xlsx")
    assert read(tmp_path)[1] == []
