"""The Excel ledger, by real workbooks: what is a header, a task, a date; what is refused and why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.diagnostics import Diagnostic
from reportgen.model import Task
from tests.reports import CITY, loaded, said, workbook

HEAD = ("序号", "反馈问题", "责任单位", "整改时限", "状态")
ROW = (1, "管网破损。", "市水利局", "2022年底前", "推进中")


def read(home: Path, ledger: str = "{台账: 台账.xlsx}") -> tuple[list[Task], list[Diagnostic]]:
    result = loaded(home, f"{CITY}整改任务: {ledger}\n")
    return list(result.report.tasks) if result.report else [], result.found


def tasks(home: Path, *rows: tuple[object, ...]) -> list[Task]:
    """The tasks of a workbook without any fault."""
    workbook(home / "台账.xlsx", rows)
    made, found = read(home)
    assert found == []
    return made


def faults(home: Path, *rows: tuple[object, ...]) -> list[str]:
    workbook(home / "台账.xlsx", rows)
    return said(read(home)[1])


def sheet_of(home: Path, *rows: tuple[object, ...]) -> Worksheet:
    """The sheet of a new workbook, to be changed and saved with `save`."""
    book = openpyxl.load_workbook(workbook(home / "台账.xlsx", rows))
    return book.worksheets[0]


def save(home: Path, sheet: Worksheet) -> None:
    assert sheet.parent is not None
    sheet.parent.save(home / "台账.xlsx")


def test_a_row_is_a_task_and_every_value_knows_its_cell(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, HEAD, ROW)
    assert (task.no, task.finding, task.responsible_units) == ("1", "管网破损。", ("市水利局",))
    assert task.status is not None
    assert task.deadline is not None
    assert task.finding is not None
    assert (str(task.status), str(task.deadline)) == ("推进中", "2022年底前")
    assert str(task.no.place) == "台账.xlsx!台账!A2"
    assert str(task.status.place) == "台账.xlsx!台账!E2"
    assert str(task.finding.place) == "台账.xlsx!台账!B2"


def test_titles_and_notes_may_stand_above_the_header(tmp_path: Path) -> None:
    title = ("某市整改任务台账",)
    assert len(tasks(tmp_path, title, ("填报单位：市整改办", None, "单位：项"), (), HEAD, ROW)) == 1


def test_synonyms_line_breaks_and_notes_in_brackets_name_a_column_too(tmp_path: Path) -> None:
    head = ("任务\n序号", "问题描述", "责任部门", "完成时限\n（年月）", " 完成 情况 ", "整改进展情况")
    (task,) = tasks(tmp_path, head, (*ROW, "已完成一期。"))
    assert (task.no, task.finding, task.progress) == ("1", "管网破损。", "已完成一期。")
    assert str(task.deadline) == "2022年底前"


def test_a_header_without_the_number_or_with_too_few_words_is_none(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD[1:], ROW[1:]) == ["LED312 2:12"]
    assert faults(tmp_path, ("序号", "状态", "天气"), (1, "推进中", "晴")) == ["LED312 2:12"]


def test_blank_rows_are_passed_over(tmp_path: Path) -> None:
    assert [t.no for t in tasks(tmp_path, HEAD, (), ROW, (None, "  ", None), (2, *ROW[1:]), ())] == ["1", "2"]


@pytest.mark.parametrize("word", ["合计", "合 计", "总计：1项", "小计(项)"])
def test_a_sum_row_is_named_and_not_counted(tmp_path: Path, word: str) -> None:
    assert faults(tmp_path, HEAD, ROW, (word, None, None, None, "1项")) == ["LED315 A3"]
    assert faults(tmp_path, HEAD, ROW, (None, word, "1项")) == ["LED315 B3"]


def test_a_task_whose_text_begins_like_a_sum_is_a_task(tmp_path: Path) -> None:
    assert len(tasks(tmp_path, HEAD, (1, "总计划没有制定。", *ROW[2:]), (2, "小计量泵未更换。", *ROW[2:]))) == 2


def test_a_row_without_its_number_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, ROW, (None, "接上一行")) == ["LED314 B3"]


def test_two_columns_for_one_thing_are_told_at_the_second(tmp_path: Path) -> None:
    assert faults(tmp_path, (*HEAD, "整改状态"), (*ROW, "已完成")) == ["LED313 F1"]


def test_a_column_that_nobody_reads_is_named(tmp_path: Path) -> None:
    assert faults(tmp_path, (*HEAD, "天气"), (*ROW, "晴")) == ["LED316 F1"]


def test_an_error_cell_is_told_at_its_cell(tmp_path: Path) -> None:
    assert faults(tmp_path, (*HEAD, "进展"), (*ROW, "#REF!")) == ["LED317 F2"]


def test_a_word_that_is_no_state_is_told_at_its_cell(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, (*ROW[:4], "√"), (2, *ROW[1:4], "差不多")) == ["LED302 E2", "LED301 E3"]


def test_a_word_of_the_close_out_among_the_states_fills_its_own_column(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, HEAD, (*ROW[:4], "待验收"))
    assert task.closure is not None
    assert (str(task.status), task.closure.stage) == ("已完成整改", "已申请")


def test_a_deadline_that_is_refused_is_told_why_at_its_cell(tmp_path: Path) -> None:
    workbook(tmp_path / "台账.xlsx", (HEAD, (*ROW[:3], "8月底前", "推进中")))
    (fault,) = read(tmp_path)[1]
    assert said([fault]) == ["SHP209 D2"]
    assert fault.reason == "“8月底前”没有写是哪一年"


def test_cells_of_dates_and_numbers(tmp_path: Path) -> None:
    head = ("序号", "编号", "整改时限", "状态", "完成日期", "是否公开", "联系电话")
    row = (1.0, 1.5, dt.date(2022, 12, 31), "已完成", dt.datetime(2022, 6, 20, 8, 30), False, 13800000000)
    (task,) = tasks(tmp_path, head, row, (2, "243号", 44926, "已完成", "2022.6.20", "是", None))[:1]
    assert (task.no, task.id, str(task.deadline)) == ("1", "1.5", "2022年12月31日")
    assert (str(task.completed_on), task.public, task.phone) == ("2022年6月20日", False, "13800000000")


def test_a_serial_number_is_the_date_that_excel_shows(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, HEAD, (*ROW[:3], 44926, "推进中"))
    assert str(task.deadline) == "2022年12月31日"


@pytest.mark.parametrize("shown_as", ['yyyy"年"m"月"', "yyyy年m月", '[$-804]yyyy"年"m"月";@', "yyyy-mm", "yyyy/m"])
def test_a_cell_that_shows_only_the_month_means_the_month(tmp_path: Path, shown_as: str) -> None:
    sheet = sheet_of(tmp_path, HEAD, (*ROW[:3], dt.date(2022, 6, 1), "推进中"))
    sheet["D2"].number_format = shown_as
    save(tmp_path, sheet)
    (task,), _ = read(tmp_path)
    assert str(task.deadline) == "2022年6月"


def test_the_month_format_of_a_chinese_excel_means_the_month(tmp_path: Path) -> None:
    """Format 57 has no text in the file; openpyxl gives a bare number."""
    sheet = sheet_of(tmp_path, HEAD, (*ROW[:3], 44713, "推进中"))
    sheet["D2"]._style.numFmtId = 57
    save(tmp_path, sheet)
    (task,), _ = read(tmp_path)
    assert str(task.deadline) == "2022年6月"


def test_a_cell_merged_over_rows_counts_for_each_of_them(tmp_path: Path) -> None:
    rows = [(n, "水" if n == 1 else None, "推进中") for n in (1, 2, 3)]
    sheet = sheet_of(tmp_path, ("序号", "领域", "状态"), *rows)
    sheet.merge_cells("B2:B3")
    save(tmp_path, sheet)
    made, found = read(tmp_path)
    assert found == []
    assert [t.field for t in made] == ["水", "水", None]


def test_lines_of_a_cell_stay_lines(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, (*HEAD, "整改措施"), (*ROW, " 建台账。\n修管网。_x000D_\n\n补绿化。 "))
    assert task.measures == ("建台账。", "修管网。", "补绿化。")


def test_characters_that_nobody_can_see_are_taken_out_and_told(tmp_path: Path) -> None:
    rows = (HEAD, (1, "管\u200b网\u2028破损\ufeff。", *ROW[2:]))
    workbook(tmp_path / "台账.xlsx", rows)
    (task,), found = read(tmp_path)
    assert task.finding == "管网\n破损。"
    assert said(found) == ["SRC106 B2"]


def test_the_first_sheet_with_a_header_is_read_unless_one_is_named(tmp_path: Path) -> None:
    rows_of: dict[str, list[tuple[object, ...]]] = {"封面": [("某市",)], "甲": [HEAD, ROW]}
    rows_of["乙"] = [HEAD, ROW, (2, *ROW[1:])]
    book = openpyxl.Workbook()
    for title, rows in rows_of.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "台账.xlsx")
    assert len(read(tmp_path)[0]) == 1
    assert len(read(tmp_path, "{台账: 台账.xlsx, 工作表: 乙}")[0]) == 2
    _, found = read(tmp_path, "{台账: 台账.xlsx, 工作表: 丙}")
    assert said(found) == ["LED311 2:26"]
    assert "封面、甲、乙" in found[0].reason


def test_a_list_beside_a_workbook_is_told(tmp_path: Path) -> None:
    workbook(tmp_path / "台账.xlsx", (HEAD, ROW))
    assert said(read(tmp_path, "{台账: 台账.xlsx, 列表: [{序号: 1, 状态: 已完成}]}")[1]) == ["LED319 2:12"]


def test_a_workbook_under_another_name_is_read_by_its_content(tmp_path: Path) -> None:
    workbook(tmp_path / "台账.xlsx", (HEAD, ROW)).rename(tmp_path / "台账.xls")
    assert len(read(tmp_path, "{台账: 台账.xls}")[0]) == 1
