"""The merged workbook: the city's own, with nothing changed but what the returns said."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font

from reportgen.ledger.summary import SUMMARY
from reportgen.load import load_any
from reportgen.pipeline.ledger import Round, merge_returns
from tests.ledger.rounds import (
    FARMING,
    HOUSING,
    WATER,
    cells_of,
    divided,
    filled,
    ledger,
    merged,
    report_of,
    table,
)
from tests.reports import CITY, said, workbook

OUT = "汇总台账.xlsx"


def sheet_of(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[0]


def changed(path: Path, change: Any) -> None:
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def test_titles_further_columns_and_formats_stay(tmp_path: Path) -> None:
    divided(tmp_path)

    def decorate(sheet: Any) -> None:
        sheet["A1"].font = Font(name="黑体", size=20)
        sheet["I2"], sheet["I3"] = "天气", "晴"
        sheet.column_dimensions["B"].width = 33
        sheet["D3"].number_format = "0.00"

    changed(tmp_path / "台账.xlsx", decorate)
    filled(tmp_path, WATER, {(1, "状态"): "已完成整改"})
    merged(tmp_path)
    old, new = sheet_of(tmp_path / "台账.xlsx"), sheet_of(tmp_path / OUT)
    differing = [c.coordinate for row in old.iter_rows() for c in row if c.value != new[c.coordinate].value]
    assert differing == ["E3"]
    assert (new["A1"].font.name, new["A1"].font.size, new["I3"].value) == ("黑体", 20, "晴")
    assert (new.column_dimensions["B"].width, new["D3"].number_format) == (33, "0.00")


def test_a_column_that_is_missing_is_appended_at_the_right(tmp_path: Path) -> None:
    divided(tmp_path)
    filled(tmp_path, WATER, {(2, "公示起"): dt.date(2022, 8, 1), (2, "存在问题"): "=1+1"})
    filled(tmp_path, FARMING, {(4, "联系电话"): "010-1234"})
    changed(tmp_path / "交回" / f"台账-{WATER}.xlsx", lambda s: _as_text(s, "存在问题"))
    merged(tmp_path)
    sheet = sheet_of(tmp_path / OUT)
    assert {c.value for c in sheet[2][8:]} == {"公示起", "存在问题", "联系电话"}
    cells = cells_of(tmp_path / OUT)
    assert cells["2", "公示起"].value == dt.datetime(2022, 8, 1)
    assert (cells["2", "存在问题"].value, cells["2", "存在问题"].data_type) == ("=1+1", "s")
    tasks = report_of(tmp_path / OUT).tasks
    assert tasks[1].closure is not None
    assert (str(tasks[1].closure.notice_from), tasks[1].difficulty, tasks[3].phone) == (
        "2022年8月1日",
        "=1+1",
        "010-1234",
    )


def _as_text(sheet: Any, head: str) -> None:
    column = next(c.column for c in sheet[3] if c.value == head)
    for row in sheet.iter_rows(min_row=4, min_col=column, max_col=column):
        if row[0].value is not None:
            row[0].data_type = "s"


def test_a_conflict_is_marked_and_commented_and_keeps_the_old_value(tmp_path: Path) -> None:
    divided(tmp_path)
    filled(tmp_path, WATER, {(1, "进展"): "甲。"})
    filled(tmp_path, HOUSING, {(1, "进展"): "乙。"})
    merged(tmp_path)
    cell = cells_of(tmp_path / OUT)["1", "进展"]
    assert (cell.value, cell.fill.fill_type, cell.fill.start_color.rgb) == ("已开工。", "solid", "00FFFF00")
    for word in ("甲。", "乙。", WATER, HOUSING, f"台账-{WATER}.xlsx!台账!"):
        assert word in cell.comment.text


def test_the_report_is_a_sheet_that_the_reader_does_not_take_for_a_ledger(tmp_path: Path) -> None:
    divided(tmp_path)
    filled(tmp_path, WATER, {(1, "进展"): "甲。", (1, "整改时限"): "2025年底前", (1, "状态"): "基本完成"})
    found = merged(tmp_path)
    book = openpyxl.load_workbook(tmp_path / OUT)
    assert book.sheetnames == ["台账", SUMMARY]
    texts = [str(c.value) for row in book[SUMMARY].iter_rows() for c in row if c.value is not None]
    for section in found.tables:
        assert f"{section.title}（{len(section.rows)}）" in texts
        assert all(text in texts for row in map(section.marked, section.rows) for text in row if text)
    assert [d.code for d in load_any(tmp_path / OUT).found] == []


def test_merging_month_after_month_replaces_the_report(tmp_path: Path) -> None:
    divided(tmp_path)
    filled(tmp_path, WATER, {(1, "进展"): "甲。"})
    merged(tmp_path)
    (tmp_path / OUT).replace(tmp_path / "台账.xlsx")
    filled(tmp_path, WATER, {(1, "进展"): "乙。"})
    merged(tmp_path)
    assert openpyxl.load_workbook(tmp_path / OUT).sheetnames == ["台账", SUMMARY]


def test_a_cell_merged_over_several_tasks_is_parted(tmp_path: Path) -> None:
    divided(tmp_path)
    changed(tmp_path / "台账.xlsx", lambda sheet: (sheet.merge_cells("E3:E4"), sheet.merge_cells("D3:D4")))
    filled(tmp_path, WATER, {(1, "状态"): "已完成整改"})
    merged(tmp_path)
    assert [str(t.status) for t in report_of(tmp_path / OUT).tasks[:2]] == ["已完成整改", "推进中"]
    assert {str(r) for r in sheet_of(tmp_path / OUT).merged_cells.ranges} == {"D3:D4"}


def test_formulas_of_the_tasks_keep_what_they_came_to(tmp_path: Path) -> None:
    """As Excel saves them; openpyxl writes formulas without results, so the sheet is made by hand."""
    divided(tmp_path)
    _with_formula(tmp_path / "台账.xlsx")
    filled(tmp_path, WATER, {(1, "进展"): "甲。"})
    merged(tmp_path)
    assert sheet_of(tmp_path / OUT)["A3"].value == "=ROW()-2"
    assert [t.no for t in report_of(tmp_path / OUT).tasks] == ["1", "2", "3", "4"]


def _with_formula(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    formula = parts[sheet].replace(b'<c r="A3" t="n"><v>1</v></c>', b'<c r="A3"><f>ROW()-2</f><v>1</v></c>')
    assert formula != parts[sheet]
    parts[sheet] = formula
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_what_the_copy_can_not_carry_is_told(tmp_path: Path) -> None:
    divided(tmp_path)

    with zipfile.ZipFile(tmp_path / "台账.xlsx", "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
        package.writestr("xl/slicers/slicer1.xml", b"<slicers/>")
    filled(tmp_path, WATER, {(1, "进展"): "甲。"})
    lost = [d for d in merged(tmp_path).found if d.code == "LED376"]
    assert [d.message for d in lost] == ["汇总台账里没有宏、切片器"]


def test_a_list_in_a_data_file_becomes_a_fresh_ledger(tmp_path: Path) -> None:
    yaml = tmp_path / "city.yaml"
    yaml.write_text(
        f"{CITY}整改任务:\n  列表:\n"
        "    - {序号: 1, 反馈问题: 管网破损。, 责任单位: 市水利局, 状态: 推进中, 进展: 已开工。}\n"
        "    - {序号: 2, 反馈问题: 扬尘扰民。, 责任单位: 市住建局, 状态: 推进中}\n",
        encoding="utf-8",
    )
    rows = [("序号", "反馈问题", "状态", "完成日期"), (1, "管网破损。", "已完成整改", dt.date(2022, 8, 20))]
    found = merged(tmp_path, workbook(tmp_path / "台账-市水利局.xlsx", rows), base=yaml)
    assert found.fresh
    first, second = report_of(tmp_path / OUT).tasks
    assert (str(first.status), str(first.completed_on), first.progress) == ("已完成整改", "2022年8月20日", "已开工。")
    assert (str(second.status), second.finding) == ("推进中", "扬尘扰民。")
    before = (tmp_path / OUT).read_bytes()
    (tmp_path / OUT).unlink()
    merged(tmp_path, tmp_path / "台账-市水利局.xlsx", base=yaml)
    assert (tmp_path / OUT).read_bytes() == before


def test_the_ledger_and_the_returns_are_never_written_over(tmp_path: Path) -> None:
    base = ledger(tmp_path)
    divided(tmp_path)
    path = filled(tmp_path, WATER, {})
    before = base.read_bytes()
    found = merge_returns(base, [path], base, by="责任单位", force=True)
    assert isinstance(found, Round)
    assert said(found.found)[-1].startswith("OUT604")
    assert base.read_bytes() == before
    assert "不是交回的表" in str(merge_returns(base, [base], tmp_path / OUT, by="责任单位", force=True))


def test_a_merged_ledger_that_somebody_went_on_with_is_not_written_over(tmp_path: Path) -> None:
    divided(tmp_path)
    filled(tmp_path, WATER, {(1, "进展"): "甲。"})
    merged(tmp_path)
    changed(tmp_path / OUT, lambda sheet: sheet.cell(3, 7, "我改的。"))
    found = merged(tmp_path)
    assert found.output is None
    assert "OUT601" in [d.code for d in found.found]
    assert merged(tmp_path, force=True).output
    backup = BytesIO((tmp_path / f"{OUT}.bak").read_bytes())
    assert openpyxl.load_workbook(backup).worksheets[0]["G3"].value == "我改的。"
    assert table(merged(tmp_path), "采用的改动")


def test_what_a_fresh_ledger_lacks_of_an_old_workbook_is_told(tmp_path: Path) -> None:
    import xlwt

    divided(tmp_path)
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    rows = [
        ("某市台账",),
        ("序号", "反馈问题", "责任单位", "状态", "县区自评"),
        (1, "管网破损，污水直排入河。", WATER, "推进中", "好"),
    ]
    for line, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(line, column, value)
    book.save(str(tmp_path / "台账.xls"))
    filled(tmp_path, WATER, {(1, "状态"): "已完成整改"})
    found = merged(tmp_path, base=tmp_path / "台账.xls")
    lost = [d for d in found.found if d.code == "LED376"]
    assert [d.message for d in lost] == ["汇总台账里没有原来的标题和格式、“县区自评”一栏"]
    assert str(report_of(tmp_path / OUT).tasks[0].status) == "已完成整改"
