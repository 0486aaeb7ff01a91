"""Excel ledger -> a node tree like that of a 列表 in the YAML, each value with its cell as its place.

Of the sheets that can be seen the first with a header is read, unless one is named. The header row is found among
titles and notes by its words.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Sequence
from reportgen.load.workbook.cells import unsaved_formulas
from reportgen.load.workbook.guard import BROKEN, refusal
from reportgen.load.workbook.header import HEADER_KEYS, HEADER_ROWS, Header, header_faults, header_of
from reportgen.load.workbook.rows import Rows
from reportgen.place import Place, Source

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def read(path: Path, name: str, sheet: str | None, asked: Place | None) -> tuple[Sequence | None, list[Diagnostic]]:
    """The tasks of a workbook. `name` is what messages call it, `asked` the place in the YAML that names it."""
    reason = refusal(path)
    if reason:
        return None, [fault("LED310", asked, reason[0], reason[1], name=name)]
    import openpyxl

    try:
        with path.open("rb") as file:  # by its name it would refuse a workbook that is called .xls or .et
            book = openpyxl.load_workbook(file, data_only=True)
    except BROKEN as error:
        why = f"文件打不开（{type(error).__name__}），可能已损坏"
        return None, [fault("LED310", asked, why, "用 Excel 或 WPS 打开，另存为 .xlsx 再试", name=name)]
    sheets = [s for s in book.worksheets if (s.sheet_state == "visible" if sheet is None else s.title == sheet)]
    if not sheets and sheet is not None:
        titles = "、".join(s.title for s in book.worksheets)
        return None, [fault("LED311", asked, f"工作簿里只有：{titles}", "改正“工作表”的名字", sheet=sheet)]
    ledgers = [(s, header) for s in sheets if (header := header_of(s))]
    if not ledgers:
        return None, [_no_header(book, name, asked)]
    worksheet, header = ledgers[0]
    source = Source(name, sheet=worksheet.title)
    found = list(header_faults(worksheet, source, header))
    rows = Rows(worksheet, source, header, unsaved_formulas(path, worksheet.title))
    tasks = rows.tasks()
    unread = [_unread(s, top, name, worksheet.title) for s, top in ledgers[1:] if _has_rows(s, top)]
    return tasks, found + rows.found + unread


def _no_header(book: Workbook, name: str, asked: Place | None) -> Diagnostic:
    unseen = next((s for s in book.worksheets if s.sheet_state != "visible" and header_of(s)), None)
    if unseen is not None:
        reason = f"只有隐藏的工作表“{unseen.title}”里有表头，隐藏的工作表不读"
        return fault("LED312", asked, reason, f"取消隐藏；确实要读它，在“整改任务”里加一行“工作表: {unseen.title}”")
    reason = f"“{name}”前 {HEADER_ROWS} 行里，没有一行认得出“序号”等至少 {HEADER_KEYS} 个栏目名"
    return fault("LED312", asked, reason, "表头写成：序号、反馈问题、责任单位、整改时限、状态、进展 等")


def _has_rows(sheet: Worksheet, header: Header) -> bool:
    rows = sheet.iter_rows(min_row=header.row + 1, max_col=max(header.columns), values_only=True)
    return any(value is not None for row in rows for value in row)


def _unread(sheet: Worksheet, header: Header, name: str, read_one: str) -> Diagnostic:
    place = Place(Source(name, sheet=sheet.title), header.row, 1)
    reason = f"它也有台账的表头，而一份报告只读一张工作表，读的是“{read_one}”"
    fix = f"在“整改任务”里写“工作表: {read_one}”或“工作表: {sheet.title}”，写明读哪一张；台账分在几张上的，合成一张"
    return fault("LED325", place, reason, fix, sheet=sheet.title)
