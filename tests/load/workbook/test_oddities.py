"""What clerks and Excel leave in a ledger beside its tasks: formulas, hidden parts, notes, sheets, odd headers."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from reportgen.dates import Date
from reportgen.load.workbook.formats import unescaped
from reportgen.vocabulary import definition
from tests.load.workbook.books import Book
from tests.load.workbook.packages import with_cell
from tests.load.workbook.test_ledger import HEAD, ROW, faults, read, save, sheet_of, tasks
from tests.reports import CITY, loaded, said, workbook


def with_sheets(home: Path, **rows_of: list[tuple[object, ...]]) -> openpyxl.Workbook:
    """A workbook with these sheets, to be changed and saved as home/台账.xlsx."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in rows_of.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book


@pytest.mark.parametrize(("column", "cell"), [(0, "A2"), (1, "B2"), (3, "D2"), (4, "E2")])
def test_a_formula_whose_result_was_not_saved_is_told_at_its_cell(tmp_path: Path, column: int, cell: str) -> None:
    row = list(ROW)
    row[column] = "=1+1"
    assert faults(tmp_path, HEAD, tuple(row)) == [f"LED323 {cell}"]


def test_many_such_formulas_of_one_column_are_told_once_with_all_their_cells(tmp_path: Path) -> None:
    sheet_of(tmp_path, HEAD, *[(f"=ROW()-{n}", *ROW[1:]) for n in range(3)])
    (fault,) = read(tmp_path)[1]
    assert said([fault]) == ["LED323 A2"]
    assert [str(p)[-2:] for p in fault.related] == ["A3", "A4"]
    assert "共 3 格" in fault.reason


def test_a_formula_with_its_result_is_that_result_even_if_it_is_no_text_at_all(tmp_path: Path) -> None:
    sheet_of(tmp_path, (*HEAD, "进展"), (*ROW, '=IF(1,"","x")'), (2, *ROW[1:], "=A2"))
    with_cell(tmp_path, '<c r="F2".*?</c>', '<c r="F2" t="str"><f>IF(1,"","x")</f><v></v></c>')
    with_cell(tmp_path, '<c r="F3".*?</c>', '<c r="F3"><f>A2</f><v>7</v></c>')
    made, found = read(tmp_path)
    assert found == []
    assert [t.progress for t in made] == [None, "7"]


def test_formulas_beside_the_table_or_in_a_sum_row_do_not_matter(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, (*ROW, "=1"), ("合计", "=COUNTA(A2)")) == ["LED315 A3"]


def test_a_hidden_sheet_is_told_and_not_read_unless_it_is_named(tmp_path: Path) -> None:
    book = with_sheets(tmp_path, 旧=[HEAD, ROW, (2, *ROW[1:])], 新=[HEAD, ROW])
    book["旧"].sheet_state = "hidden"
    book.save(tmp_path / "台账.xlsx")
    made, found = read(tmp_path)
    assert (len(made), said(found)) == (1, ["LED325 A1"])
    assert found[0].reason.startswith("是隐藏的工作表；")
    made, found = read(tmp_path, "{台账: 台账.xlsx, 工作表: 旧}")
    assert (len(made), found) == (2, [])


def test_a_ledger_that_stands_only_in_a_hidden_sheet_is_told(tmp_path: Path) -> None:
    book = with_sheets(tmp_path, 封面=[("某市",)], 旧=[HEAD, ROW])
    book["旧"].sheet_state = "veryHidden"
    book.save(tmp_path / "台账.xlsx")
    (fault,) = read(tmp_path)[1]
    assert said([fault]) == ["LED312 2:12"]
    assert "隐藏的工作表“旧”" in fault.reason


def test_a_second_ledger_in_the_workbook_is_named_until_the_sheet_is_chosen(tmp_path: Path) -> None:
    with_sheets(tmp_path, 甲=[HEAD, ROW], 乙=[HEAD, ROW], 空表=[HEAD]).save(tmp_path / "台账.xlsx")
    (fault,) = read(tmp_path)[1]
    assert (fault.message, fault.is_error) == ("没有读工作表“乙”", False)
    assert read(tmp_path, "{台账: 台账.xlsx, 工作表: 甲}")[1] == []


def test_hidden_rows_and_columns_that_count_are_named(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, HEAD, ROW, (2, *ROW[1:]), (), (4, *ROW[1:]))
    for line in (3, 4, 5):
        sheet.row_dimensions[line].hidden = True
    for column in "BCH":
        sheet.column_dimensions[column].hidden = True
    save(tmp_path, sheet)
    made, found = read(tmp_path)
    assert len(made) == 3
    assert said(found) == ["LED326 A3", "LED326 B1"]
    assert [d.reason for d in found] == [
        "隐藏或筛选掉的第 3、5 行也计入任务",
        "隐藏的 B 栏（反馈问题）、C 栏（责任单位）也读入",
    ]


@pytest.mark.parametrize("shown_as", ["General", "0.00"])
def test_a_number_that_may_be_january_or_october_is_told_however_it_is_shown(tmp_path: Path, shown_as: str) -> None:
    sheet = sheet_of(tmp_path, HEAD, (*ROW[:3], 2022.1, "推进中"))
    sheet["D2"].number_format = shown_as
    save(tmp_path, sheet)
    assert said(read(tmp_path)[1]) == ["LED324 D2"]


@pytest.mark.parametrize(
    ("cell", "printed"),
    [(2022.12, "2022年12月"), (2022.2, "2022年2月"), (2022.01, "2022年1月"), ("2022.10", "2022年10月")],
)
def test_a_number_that_can_be_only_one_month_and_a_text_are_that_month(
    tmp_path: Path, cell: object, printed: str
) -> None:
    (task,) = tasks(tmp_path, HEAD, (*ROW[:3], cell, "推进中"))
    assert str(task.deadline) == printed


def test_such_a_number_is_well_where_no_date_is_asked_for(tmp_path: Path) -> None:
    assert tasks(tmp_path, (*HEAD, "编号"), (*ROW, 2022.1))[0].id == "2022.1"


def test_what_was_found_may_be_headed_as_a_problem_where_no_other_column_says_it(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, ("序号", "存在问题", *HEAD[2:]), ROW)
    assert (task.finding, task.difficulty) == ("管网破损。", None)
    (task,) = tasks(tmp_path, (*HEAD, "存在问题"), (*ROW, "缺资金。"))
    assert (task.finding, task.difficulty) == ("管网破损。", "缺资金。")
    (task,) = tasks(tmp_path, ("序号", "任务名称", "存在问题", *HEAD[3:]), ROW)
    assert (task.finding, task.title, task.difficulty) == (None, "管网破损。", "市水利局")


@pytest.mark.parametrize("mark", ["*", "：", "※", ":", "（必填）*", "＊"])
def test_marks_around_a_header_are_no_part_of_its_word(tmp_path: Path, mark: str) -> None:
    (task,) = tasks(tmp_path, ("*序号", *HEAD[1:4], f"状态{mark}"), ROW)
    assert str(task.status) == "推进中"


def test_a_ledger_without_a_column_of_states_is_told_once_at_its_header(tmp_path: Path) -> None:
    rows = [(n, *ROW[1:]) for n in range(1, 40)]
    assert faults(tmp_path, ("填报单位：市整改办",), (*HEAD[:4], "结果"), *rows) == ["LED316 E2", "LED329 A2"]


@pytest.mark.parametrize("note", ["注：本表由市整改办填报", "备注：1.数据截至8月底", "说明", "填表人：张三"])
def test_a_note_below_the_table_is_no_task_and_named(tmp_path: Path, note: str) -> None:
    workbook(tmp_path / "台账.xlsx", (HEAD, ROW, (note,), ("2.本表逐月更新",)))
    made, found = read(tmp_path)
    assert (len(made), said(found)) == (1, ["LED336 A3"])
    assert found[0].reason.startswith("第 3、4 行是说明、落款：")


def test_what_stands_alone_in_the_column_of_numbers_and_is_neither_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, ROW, ("待定",)) == ["LED327 A3"]
    assert faults(tmp_path, HEAD, ROW, ("编号：3", "管网破损。")) == ["LED327 A3"]


@pytest.mark.parametrize("merged", ["", "A2:E2"])
def test_a_heading_of_a_section_is_no_task_and_named(tmp_path: Path, merged: str) -> None:
    sheet = sheet_of(tmp_path, HEAD, ("一、水环境",), ROW)
    if merged:
        sheet.merge_cells(merged)
    save(tmp_path, sheet)
    made, found = read(tmp_path)
    assert (len(made), said(found)) == (1, ["LED336 A2"])
    assert found[0].message == "台账里的分类行不计入"


def test_a_title_that_is_repeated_over_the_whole_width_is_no_task(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, HEAD, ROW, ("某市整改任务台账（续）",), (2, *ROW[1:]))
    sheet.merge_cells("A3:E3")
    save(tmp_path, sheet)
    made, found = read(tmp_path)
    assert (len(made), said(found)) == (2, ["LED336 A3"])


def test_the_line_of_who_filled_in_the_table_is_no_task(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, ROW, ("填表人：张三", None, "联系电话：138")) == ["LED336 A3"]
    assert faults(tmp_path, HEAD, ROW, (None, "审核人：李四", None, None, "填报日期：8月30日")) == ["LED336 B3"]


def test_the_name_and_day_below_a_table_are_no_tasks(tmp_path: Path) -> None:
    below = ((), (None, None, None, "某市整改办"), (None, None, None, "2022年8月30日"))
    assert faults(tmp_path, HEAD, ROW, *below) == ["LED336 D4"]
    assert faults(tmp_path, HEAD, ROW, *below[:2]) == ["LED314 D4"]


def test_a_row_that_numbers_the_columns_is_no_task(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, (1, 2, 3, 4, 5), ROW) == ["LED336 A2"]
    assert faults(tmp_path, HEAD, ("甲", "乙", 1, 2, 3), ROW) == ["LED336 A2"]


def test_numbered_rows_that_wait_below_the_last_task_are_no_tasks_and_nothing_to_tell(tmp_path: Path) -> None:
    for spare in ([(n,) for n in range(2, 40)], [("2",), ("３",), ("04",), ("5.0",)]):
        sheet_of(tmp_path, HEAD, ROW, *spare)
        made, found = read(tmp_path)
        assert (len(made), found) == (1, [])


@pytest.mark.parametrize("number", ["1", "3", "二十二", "1.1", "9" * 5000])
def test_numbered_rows_below_the_last_task_that_do_not_count_on_are_told(tmp_path: Path, number: str) -> None:
    sheet_of(tmp_path, HEAD, ROW, *[(n,) for n in range(2, 20)], (number,))
    (info,) = read(tmp_path)[1]
    assert said([info]) == ["LED336 A3"]
    assert info.reason == "最后一项任务以下，第 3、4、5、6、7、8、9、10、11、12等 19 行只有序号，与上面的编号接不上"


def test_numbered_rows_without_anything_above_a_task_may_be_tasks_that_were_lost(tmp_path: Path) -> None:
    sheet_of(tmp_path, HEAD, ROW, (2,), (3,), (4, *ROW[1:]))
    (fault,) = read(tmp_path)[1]
    assert said([fault]) == ["LED327 A3"]
    assert fault.reason == "第 3、4 行只有序号，没有别的内容，下面还有任务"


def test_a_sheet_of_numbers_alone_has_no_tasks_yet(tmp_path: Path) -> None:
    sheet_of(tmp_path, HEAD, (1,), (2,))
    made, (warning,) = read(tmp_path)
    assert len(made) == 0
    assert said([warning]) == ["LED345 A2"]
    assert not warning.is_error
    assert warning.reason == "第 2、3 行只有序号，别的栏都空着，还没有一项任务"


def test_a_task_whose_other_cells_are_merged_from_above_is_a_task(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, ("序号", "领域", "状态"), (1, "水", "推进中"), (2,))
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("C2:C3")
    save(tmp_path, sheet)
    made, found = read(tmp_path)
    assert (len(made), found) == (2, [])


def test_a_numbered_task_with_a_state_is_no_sum_whatever_its_text(tmp_path: Path) -> None:
    assert len(tasks(tmp_path, HEAD, (1, "合计", *ROW[2:]))) == 1
    assert faults(tmp_path, HEAD, ROW, ("共计", "1项")) == ["LED315 A3"]


def test_a_header_that_is_repeated_after_a_page_break_is_passed_over_and_named(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, ROW, HEAD, (2, *ROW[1:])) == ["LED328 A3"]
    assert len(read(tmp_path)[0]) == 2


def test_a_header_without_any_task_below_is_told_in_the_workbook(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD) == ["LED330 A1"]
    assert faults(tmp_path, HEAD, (None, "接上一行")) == ["LED314 B2"]


@pytest.mark.parametrize(
    "words", ["2022年8月1日销号", "2022.8.1已验收销号", "已销号（2022年8月1日）", "销号2022-08-01"]
)
def test_a_close_out_may_say_its_day(tmp_path: Path, words: str) -> None:
    (task,) = tasks(tmp_path, (*HEAD, "销号情况"), (*ROW[:4], "已完成", words))
    assert task.closed
    assert task.closure is not None
    assert task.closure.closed_on == Date(2022, 8, 1)


@pytest.mark.parametrize("words", ["2022年8月1日申请销号", "拟2022年8月1日销号", "2022年13月1日销号"])
def test_a_day_of_something_else_is_no_close_out(tmp_path: Path, words: str) -> None:
    assert faults(tmp_path, (*HEAD, "销号情况"), (*ROW[:4], "已完成", words)) == ["SHP205 F2"]


def test_a_state_that_says_closed_fills_the_column_of_the_close_out(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, HEAD, (*ROW[:4], "已销号"))
    assert task.closure is not None
    assert (str(task.status), task.closure.stage, task.closed) == ("已完成整改", "已销号", True)
    assert faults(tmp_path, (*HEAD, "销号"), (*ROW[:4], "已销号", "重启")) == ["LED352 E2"]


def test_characters_that_excel_writes_as_codes_are_read_as_what_they_are(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, HEAD, (1, "管网_x000B_破损。_x000D_", *ROW[2:]))
    assert task.finding == "管网\n破损。"
    assert unescaped("_x005F_x000B_") == "_x000B_"
    assert unescaped("a_x000g_b") == "a_x000g_b"


def test_the_columns_of_an_annex_may_be_named_by_the_words_of_the_ledger() -> None:
    """One vocabulary in two places of the schema: a word that names a column of the workbook names it here too."""
    columns = definition("Attachment")["properties"]["栏目"]["items"]
    assert list(columns["x-values"]) == columns["enum"]
    for key, words in columns["x-values"].items():
        column = definition("Task")["properties"][key]
        assert words == [column["x-en"], *column.get("x-synonyms", ())]


def test_an_annex_prints_the_columns_under_their_proper_names(tmp_path: Path) -> None:
    result = loaded(tmp_path, f"{CITY}附件: [{{名称: 清单, 来自: 整改任务, 栏目: [序号, 问题描述, 完成情况, 时限]}}]\n")
    assert result.report is not None
    assert result.report.attachments[0].columns == ("序号", "反馈问题", "状态", "整改时限")


def test_what_a_formula_lost_in_a_merged_cell_is_told_once(tmp_path: Path) -> None:
    Book([HEAD, ROW]).xlsx(tmp_path / "台账.xlsx")
    with_cell(tmp_path, '<c r="B2".*?</c>', '<c r="B2"><f>A1</f></c>')
    assert said(read(tmp_path)[1]) == ["LED323 B2"]
