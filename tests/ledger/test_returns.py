"""What clerks really send back: rows deleted or merged, two copies, 无 everywhere, the wrong unit, the wrong format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.pipeline.ledger import Round
from tests.commands import Ran
from tests.ledger.rounds import FARMING, HOUSING, WATER, cells_of, codes, divided, filled, merged, report_of, table
from tests.reports import workbook

OUT = "汇总台账.xlsx"
DONE, DAY = "已完成整改", dt.date(2022, 8, 20)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    divided(tmp_path)
    return tmp_path


def only(found: Round, code: str) -> Diagnostic:
    """The one diagnostic of this code."""
    (one,) = [d for d in found.found if d.code == code]
    return one


def changed(path: Path, change: Callable[[Any], object]) -> None:
    """A return after its unit has done something to the sheet."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def test_tasks_that_a_return_lacks_are_named(home: Path) -> None:
    path = filled(home, WATER, {(1, "进展"): "已建成。"})
    changed(path, lambda sheet: sheet.delete_rows(5))
    found = merged(home)
    told = only(found, "LED373")
    assert told.message == f"“{WATER}”交回的表里缺 1 项任务"
    assert "第 2 项" in told.reason
    assert table(found, "交回的表里缺的任务") == [(WATER, "第2项", "水源地保护区内有养殖场。")]


def test_what_one_of_two_returns_has_is_not_lacking(home: Path) -> None:
    changed(filled(home, WATER, {}), lambda sheet: sheet.delete_rows(5))
    changed(filled(home, WATER, {}, f"台账-{WATER}(1).xlsx"), lambda sheet: sheet.delete_rows(4))
    assert "LED373" not in codes(merged(home))


@pytest.mark.parametrize("bare", [False, True], ids=["with 反馈问题", "without"])
def test_two_tasks_whose_numbers_were_merged_are_not_taken_for_one(tmp_path: Path, bare: bool) -> None:
    home, end = tmp_path, (WATER, "2022年底前", "推进中")
    divided(home, (1, "管网破损，污水直排入河。", *end), (2, "水源地保护区内有养殖场。", *end))
    path = filled(home, WATER, {(1, "进展"): "甲。", (2, "进展"): "乙。"})

    def merge_numbers(sheet: Any) -> None:
        sheet.protection.sheet = False
        sheet.merge_cells("A4:A5")
        if bare:
            sheet["B5"] = None

    changed(path, merge_numbers)
    found = merged(home)
    assert {"LED372", "LED373"} <= set(codes(found))
    ((no, why, _),) = table(found, "不像同一项")
    assert no == "第1项"
    assert "缺第 2 项" in why
    assert table(found, "采用的改动") == []
    assert "LED363" not in {d.code for d in found.found if WATER in d.reason}


def test_a_return_without_what_was_found_is_not_taken(home: Path) -> None:
    path = filled(home, WATER, {(1, "进展"): "甲。", (2, "进展"): "乙。"})
    changed(path, lambda sheet: sheet.delete_cols(2))
    found = merged(home)
    assert [row[0] for row in table(found, "不像同一项")] == ["第1项", "第2项"]
    assert table(found, "采用的改动") == []


def test_a_return_whose_rows_were_sorted_under_their_numbers_is_not_taken(home: Path) -> None:
    path = filled(home, WATER, {(1, "进展"): "甲。"})

    def swap(sheet: Any) -> None:
        first, second = ([cell.value for cell in sheet[line]][1:] for line in (4, 5))
        for column, (one, other) in enumerate(zip(first, second, strict=True), 2):
            sheet.cell(4, column).value, sheet.cell(5, column).value = other, one

    changed(path, swap)
    found = merged(home)
    assert [row[1] for row in table(found, "不像同一项")] == ["反馈问题是第 2 项的", "反馈问题是第 1 项的"]
    assert table(found, "采用的改动") == []


def test_two_copies_of_one_unit_are_told_and_where_they_differ_nothing_is_taken(home: Path) -> None:
    filled(home, WATER, {(1, "状态"): "基本完成", (2, "进展"): "同。"})
    filled(home, WATER, {(2, "进展"): "同。", (2, "存在问题"): "缺钱。"}, f"台账-{WATER}（最终版）.xlsx")
    found = merged(home)
    told = only(found, "LED379")
    assert told.message == f"“{WATER}”交了 2 份"
    assert "最终版" in told.reason
    assert [row[1:4] for row in table(found, "冲突")] == [
        ("状态", "推进中", "基本完成"),
        ("", "", "推进中"),
        ("存在问题", "", "（空）"),
        ("", "", "缺钱。"),
    ]
    assert [row[1] for row in table(found, "采用的改动")] == ["进展"]
    assert table(found, "几份表都填了") == []


def test_a_value_that_both_copies_of_a_unit_have_is_listed_once(home: Path) -> None:
    for name in ("", f"台账-{WATER}(1).xlsx"):
        filled(home, WATER, {(1, "状态"): DONE}, name)
    filled(home, HOUSING, {(1, "状态"): "基本完成"})
    assert [row[3] for row in table(merged(home), "冲突")] == ["基本完成", DONE]


def test_the_days_of_a_task_wait_with_its_status(home: Path) -> None:
    filled(home, WATER, {(1, "状态"): DONE, (1, "完成日期"): DAY, (1, "进展"): "已建成。"})
    filled(home, HOUSING, {(1, "状态"): "基本完成", (1, "公示起"): DAY})
    found = merged(home)
    assert [row[1] for row in table(found, "随冲突一并待定")] == ["完成日期", "公示起"]
    assert [row[1] for row in table(found, "采用的改动")] == ["进展"]
    assert "同一项的完成日期、公示起一并待定" in only(found, "LED364").reason
    task = report_of(home / OUT).tasks[0]
    assert (task.completed_on, task.closure) == (None, None)
    cell = cells_of(home / OUT)["1", "完成日期"]
    assert cell.fill.start_color.rgb == "00FFFF00"
    assert "2022年8月20日" in cell.comment.text


def test_conflicts_are_counted_not_their_values(home: Path) -> None:
    filled(home, WATER, {(1, "进展"): "甲。"})
    filled(home, HOUSING, {(1, "进展"): "乙。"})
    merged(home)
    texts = [row[0].value for row in openpyxl.load_workbook(home / OUT)["汇总情况"].iter_rows()]
    assert "冲突（未采用，待确认）（1）" in texts


@pytest.mark.parametrize("word", ["无", "/", "——", "同上", "同上期。", "无变化", "暂无"])
def test_a_word_for_nothing_is_a_blank(home: Path, word: str) -> None:
    filled(home, WATER, {(1, "进展"): word, (1, "存在问题"): word})
    found = merged(home)
    assert [row[1:4] for row in table(found, "被清空")] == [("进展", "已开工。", word)]
    assert table(found, "采用的改动") == []
    assert report_of(home / OUT).tasks[0].progress == "已开工。"


def test_a_status_that_goes_backwards_is_taken_and_told(tmp_path: Path) -> None:
    divided(tmp_path, (1, "管网破损。", WATER, "2022年底前", DONE, DAY, "已建成。", None))
    filled(tmp_path, WATER, {(1, "状态"): "推进中"})
    found = merged(tmp_path)
    told = only(found, "LED397")
    assert told.message == "第 1 项的“状态”往回退了"
    assert f"台账是“{DONE}”" in told.reason
    assert "“推进中”" in told.reason
    assert [row[3] for row in table(found, "采用的改动")] == ["推进中"]


def test_a_status_that_goes_forwards_is_not_told(home: Path) -> None:
    filled(home, WATER, {(1, "状态"): DONE, (1, "销号环节"): "公示中", (2, "状态"): "未达到序时进度"})
    assert "LED397" not in codes(merged(home))


def test_files_that_can_be_no_returns_are_named_and_folders_read_however_deep(home: Path) -> None:
    path = filled(home, WATER, {(1, "进展"): "甲。"})
    deep = path.parent / "市直" / "水利" / "8月"
    deep.mkdir(parents=True)
    path.rename(deep / path.name)
    for name in ("台账-市住房城乡建设局.csv", "农业.ZIP", "照片.jpg", "~$锁.doc", ".hidden.ods"):
        (path.parent / name).write_bytes(b"x")
    found = merged(home)
    told = only(found, "LED398")
    assert told.message == "有 2 个文件不是 Excel 工作簿，没有读"
    assert all(name in told.reason for name in ("台账-市住房城乡建设局.csv", "农业.ZIP"))
    assert [row[0] for row in table(found, "交回的表")] == [WATER]


def test_a_folder_with_nothing_but_such_files_names_them(home: Path) -> None:
    (home / "交回").mkdir()
    (home / "交回" / "水利.zip").write_bytes(b"x")
    ran = Ran("ledger", "merge", "台账.xlsx", "交回", cwd=home)
    assert ran.status == 2
    assert "没有交回的表（.xlsx），只有 水利.zip" in ran.err


@pytest.mark.parametrize(
    ("name", "note", "how"),
    [
        ("随便.xlsx", "填报单位：水利局", "当作“市水利局”"),
        (f"台账-{WATER}.xlsx", "填报单位：水务中心", "按文件名（表上写的“水务中心”台账里没有）"),
        ("随便.xlsx", "填报单位：水务中心", "按表里的任务（表上写的“水务中心”台账里没有）"),
    ],
)
def test_a_note_that_names_no_known_unit_is_not_the_last_word(home: Path, name: str, note: str, how: str) -> None:
    filled(home, WATER, {(1, "进展"): "甲。"}, name, note)
    found = merged(home)
    ((unit, _, told, *_),) = table(found, "交回的表")
    assert unit == WATER
    assert how in told
    assert len(table(found, "采用的改动")) == 1


def test_a_note_of_another_unit_is_the_fault_not_the_ledger(home: Path) -> None:
    filled(home, HOUSING, {(3, "进展"): "甲。"}, note=f"填报单位：{FARMING}")
    found = merged(home)
    fix = only(found, "LED368").fix
    assert f"都是“{HOUSING}”的任务，多半是“填报单位”写错了" in fix
    assert "责任单位里补上" not in fix
    assert table(found, "采用的改动") == []


def test_a_return_with_two_ledgers_is_an_error_that_says_to_keep_one(home: Path) -> None:
    path = filled(home, WATER, {(1, "进展"): "甲。"})
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["台账"]).title = "台账 (2)"
    book.save(path)
    found = merged(home)
    told = only(found, "LED399")
    assert (found.output, told.is_error) == (None, True)
    assert "只留填好的一张" in told.fix
    assert "整改任务" not in told.fix


def test_a_task_of_another_inspection_is_not_known_by_its_number_alone(tmp_path: Path) -> None:
    head = ("序号", "督察", "反馈问题", "责任单位", "状态")
    workbook(tmp_path / "台账.xlsx", [head, (1, "首轮", "管网破损，污水直排入河。", WATER, "推进中")])
    row = (1, "第二轮", "管网破损，污水直排入河。", WATER, "已完成整改")
    found = merged(tmp_path, workbook(tmp_path / f"台账-{WATER}.xlsx", [head, row]))
    assert [line[0] for line in table(found, "台账里没有的任务")] == ["第二轮 第1项"]
    assert table(found, "采用的改动") == []
    same = merged(tmp_path, workbook(tmp_path / f"台账-{WATER}.xlsx", [head, (1, None, *row[2:])]), force=True)
    assert [line[3] for line in table(same, "采用的改动")] == ["已完成整改"]


def test_a_blank_in_the_notes_of_the_city_clears_nothing(home: Path) -> None:
    head, first = ("序号", "反馈问题", "状态", "进展", "备注"), (1, "管网破损，污水直排入河。", "推进中", None, None)
    rows = [(f"填报单位：{WATER}",), head, first, (2, "水源地保护区内有养殖场。", "推进中", "已关停。", "新")]
    found = merged(home, workbook(home / "水利.xlsx", rows))
    assert [line[1] for line in table(found, "被清空")] == ["进展"]
    assert table(found, "锁定栏目") == []


def test_width_blanks_and_final_marks_make_no_other_task_and_no_change(tmp_path: Path) -> None:
    head = ("序号", "反馈问题", "责任单位", "整改时限", "整改目标", "状态")
    own = (1, "PM10 超标。", WATER, "2022年底前", "达标", "推进中")
    workbook(tmp_path / "台账.xlsx", [head, own])
    typed = (1, "ＰＭ１０超标", f"{WATER} ", "2022 年底前", "达标；", "已完成整改")
    found = merged(tmp_path, workbook(tmp_path / f"台账-{WATER}.xlsx", [head, typed]))
    assert table(found, "不像同一项") == []
    assert [line[1] for line in table(found, "采用的改动")] == ["状态"]


@pytest.mark.parametrize(
    ("finding", "target"),
    [
        ("ＰＭ１０超标", "改善"),  # the very same problem, though two other columns differ
        ("ＰＭ１０严重超标", "达标"),  # reworded, and typed in another width
    ],
)
def test_a_problem_is_compared_without_width(tmp_path: Path, finding: str, target: str) -> None:
    head = ("序号", "反馈问题", "责任单位", "整改时限", "整改目标", "状态")
    workbook(tmp_path / "台账.xlsx", [head, (1, "PM10 超标。", WATER, "2022年底前", "达标", "推进中")])
    limit = "2022年底前" if target == "达标" else "2023年底前"
    row = (1, finding, WATER, limit, target, "已完成整改")
    found = merged(tmp_path, workbook(tmp_path / f"台账-{WATER}.xlsx", [head, row]))
    assert table(found, "不像同一项") == []
    assert [line[1] for line in table(found, "采用的改动")] == ["状态"]
