"""Helpers: the ledger of a city of three departments, and what a department does to its workbook in Excel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from reportgen.diagnostics import show
from reportgen.ledger.columns import BY_KEY
from reportgen.load import load_any
from reportgen.model import Report
from reportgen.pipeline.ledger import Round, merge_returns, split_ledger
from tests.reports import workbook

HEAD = ("序号", "反馈问题", "责任单位", "整改时限", "状态", "完成日期", "进展", "内部备注")
WATER, HOUSING, FARMING = "市水利局", "市住房城乡建设局", "市农业农村局"
ROWS: tuple[tuple[object, ...], ...] = (
    (1, "管网破损，污水直排入河。", f"{WATER}、{HOUSING}", "2022年底前", "推进中", None, "已开工。", "盯紧"),
    (2, "水源地保护区内有养殖场。", f"{WATER}、{FARMING}", "2022年6月底前", "推进中", None, None, None),
    (3, "垃圾填埋场渗滤液未处理。", HOUSING, "2023年底前", "达到序时进度", None, "方案已批。", None),
    (4, "秸秆露天焚烧屡禁不止。", FARMING, "长期坚持", "推进中", None, None, None),
)
Cells = Mapping[tuple[object, str], object]  # number of the task and head -> what is typed


def ledger(home: Path, *rows: tuple[object, ...], head: tuple[str, ...] = HEAD) -> Path:
    """The city's workbook: a title row, the header in row 2, the tasks."""
    return workbook(home / "台账.xlsx", [("某市整改任务台账",), head, *(rows or ROWS)])


def divided(home: Path, *rows: tuple[object, ...]) -> Path:
    """The workbooks that departments get: home/分发/台账-市水利局.xlsx and so on."""
    parts = split_ledger(ledger(home, *rows), home / "分发", by="责任单位", by_date="", force=False)
    assert parts.rows, show(parts.found)
    return home / "分发"


def filled(home: Path, unit: str, cells: Cells, name: str = "", note: str | None = None) -> Path:
    """The workbook of a unit with cells typed over, as home/交回/台账-市水利局.xlsx."""
    book = openpyxl.load_workbook(home / "分发" / f"台账-{unit}.xlsx")
    sheet: Any = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[3]}
    lines = {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=4)}
    for (number, head), value in cells.items():
        sheet.cell(lines[str(number)], columns[head]).value = value
    if note is not None:
        sheet["A2"].value = note
    (home / "交回").mkdir(exist_ok=True)
    path = home / "交回" / (name or f"台账-{unit}.xlsx")
    book.save(path)
    return path


def merged(home: Path, *named: Path, base: Path | None = None, force: bool = False) -> Round:
    """The returns of home/交回, or those named, merged into home/汇总台账.xlsx."""
    returns = named or (home / "交回",)
    found = merge_returns(base or home / "台账.xlsx", returns, home / "汇总台账.xlsx", by="责任单位", force=force)
    assert isinstance(found, Round), found
    return found


def table(found: Round, title: str) -> list[tuple[str, ...]]:
    """The rows of a part of the report, by the beginning of its title; none where it is left out."""
    return next((section.rows for section in found.tables if section.title.startswith(title)), [])


def codes(found: Round) -> list[str]:
    """What was found, without infos."""
    return [d.code for d in found.found if d.severity.value != "info"]


def report_of(path: Path) -> Report:
    """The report of a data file or workbook that has no errors."""
    loaded = load_any(path)
    assert loaded.report is not None, show(loaded.found)
    return loaded.report


def cells_of(path: Path, sheet: int = 0) -> dict[tuple[str, str], Any]:
    """The openpyxl cells of a written ledger by number and head."""
    page: Any = openpyxl.load_workbook(path).worksheets[sheet]
    top = next(row for row in page.iter_rows() if row[0].value == "序号")
    names = {cell.column: cell.value for cell in top if cell.value in BY_KEY}
    rows = page.iter_rows(min_row=top[0].row + 1)
    return {(str(row[0].value), names[c.column]): c for row in rows for c in row if c.column in names}
