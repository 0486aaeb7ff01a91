"""The merged workbook: a copy of the ledger's own, or a fresh one; only what the returns changed is set."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from reportgen.diagnostics import Diagnostic, fault
from reportgen.ledger.answers import grid_of
from reportgen.ledger.book import NO_DATE, Book, Results, Sheet, finished
from reportgen.ledger.columns import Row, columns_of, entered
from reportgen.ledger.inplace import InPlace
from reportgen.ledger.outcome import Change, Merged
from reportgen.ledger.sheet import HEADER_ROW, Layout, ledger_book
from reportgen.ledger.summary import add_summary
from reportgen.ledger.tables import sections
from reportgen.ledger.template import title_of
from reportgen.load.workbook.header import header_of
from reportgen.model import Report, Task
from reportgen.place import Place, Source

YELLOW = "FFFF00"
ODDS, HELD = "汇总有冲突，待确认：", "同一项有冲突，一并待定，没有采用："
COMMENT_AT_MOST = 200  # characters of a value
COMMENT_HEIGHT, COMMENT_WIDTH = 200, 360  # pixels
# What openpyxl leaves behind when it saves a workbook that it has read.
LEFT_OUT = {
    "xl/charts/": "图表",
    "xl/media/": "图片",
    "xl/drawings/drawing": "图形",
    "xl/pivotTables/": "数据透视表",
    "xl/vbaProject.bin": "宏",
    "xl/ctrlProps/": "控件",
    "xl/slicers/": "切片器",
}


def merged_workbook(report: Report, merged: Merged, base: Path | None) -> tuple[bytes, list[Diagnostic]]:
    """The ledger with the changes taken over, conflicts marked, and the sheet 汇总情况.

    `base` is the .xlsx that the ledger was read from, whose title, formats and further columns stay.
    """
    return (_fresh(report, merged), []) if base is None else _copy(report, merged, base)


def _fresh(report: Report, merged: Merged) -> bytes:
    at_odds = (c for conflict in merged.conflicts for c in conflict)
    said = [change.key for change in (*merged.taken, *merged.held, *at_odds)]
    layout = Layout(columns=columns_of(report.tasks, (*said, "反馈问题", "公开")), title=title_of(report))
    new = {(id(change.task), change.key): change.new for change in merged.taken}
    rows: list[Row] = [
        {c.key: new.get((id(task), c.key)) or entered(task, c.key) for c in layout.columns} for task in report.tasks
    ]
    book = ledger_book(rows, layout)
    columns = {column.key: number for number, column in enumerate(layout.columns, 1)}
    lines = {id(task): line for line, task in enumerate(report.tasks, HEADER_ROW + 1)}
    for conflict in merged.conflicts:
        _mark(book.active.cell(lines[id(conflict[0].task)], columns[conflict[0].key]), conflict, ODDS)
    for change in merged.held:
        _mark(book.active.cell(lines[id(change.task)], columns[change.key]), [change], HELD)
    add_summary(book, sections(merged))
    return finished(book)


def corrected_workbook(
    report: Report, texts_of: Iterable[tuple[Task, str, str]], base: Path
) -> tuple[bytes, list[Diagnostic]]:
    """A copy of the ledger's .xlsx in which some cells (task, column, text) say otherwise."""
    book = _opened(base)
    written = book.properties.modified
    ledger = InPlace(book, base, report.tasks)
    ledger.set(texts_of)
    data = finished(book, _results(base, book, ledger.sheet, ledger.first), copied=written or NO_DATE)
    return data, list(_left_out(base, data))


def _opened(base: Path) -> Book:
    import openpyxl

    with base.open("rb") as file:
        return openpyxl.load_workbook(file, rich_text=True)


def _copy(report: Report, merged: Merged, base: Path) -> tuple[bytes, list[Diagnostic]]:
    book = _opened(base)
    written = book.properties.modified
    ledger = InPlace(book, base, report.tasks)
    ledger.set((change.task, change.key, change.new) for change in merged.taken)
    for conflict in merged.conflicts:
        _mark(ledger.cell(conflict[0].task, conflict[0].key), conflict, ODDS)
    for change in merged.held:
        _mark(ledger.cell(change.task, change.key), [change], HELD)
    add_summary(book, sections(merged))
    data = finished(book, _results(base, book, ledger.sheet, ledger.first), copied=written or NO_DATE)
    return data, list(_left_out(base, data))


def _mark(cell: Any, conflict: list[Change], why: str) -> None:
    """The cell of a conflict, or one that hangs on it: yellow, with what everybody said and where."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", start_color=YELLOW, end_color=YELLOW)
    said = [f"{c.answer.unit or c.answer.file}：{_short(c.new) or '（空）'}\n（{c.source}）" for c in conflict]
    before = [cell.comment.text] if cell.comment else []
    text = "\n".join([*before, why, *said])
    cell.comment = Comment(text, "reportgen", COMMENT_HEIGHT, COMMENT_WIDTH)


def _short(text: str) -> str:
    """What a comment has room for; the whole text stands in 汇总情况."""
    return text if len(text) <= COMMENT_AT_MOST else f"{text[:COMMENT_AT_MOST]}……"


def _results(base: Path, book: Book, sheet: Sheet, first: int) -> Results:
    """What the formulas of the tasks' rows came to; those above and below are for Excel to count anew."""
    import openpyxl

    formulas = [c.coordinate for row in sheet.iter_rows(min_row=first) for c in row if c.data_type == "f"]
    if not formulas:
        return {}
    with base.open("rb") as file:
        values: Sheet = openpyxl.load_workbook(file, data_only=True)[sheet.title]
    found = {name: values[name].value for name in formulas}
    plain = {name: value for name, value in found.items() if isinstance(value, str | int | float)}
    return {f"xl/worksheets/sheet{book.worksheets.index(sheet) + 1}.xml": plain}


def left_behind(path: Path, report: Report) -> Diagnostic:
    """What a fresh workbook lacks of an old one that can't be copied: titles, formats, columns that nobody reads."""
    grid = grid_of(path, report.tasks)
    header = header_of(grid, "Task")
    words = header.words if header else {}
    unread = [said[-1] for number, said in words.items() if header and said and number not in header.columns]
    what = "、".join(("原来的标题和格式", *(f"“{word}”一栏" for word in dict.fromkeys(unread))))
    fix = "要照原样留着，先把台账另存为 .xlsx，再分发、汇总"
    return fault("LED376", Place(Source(str(path))), "老的 .xls 不能照搬，汇总台账是新做的", fix, what=what)


def _left_out(base: Path, data: bytes) -> Iterator[Diagnostic]:
    """A warning that names what the copy does not have."""
    with zipfile.ZipFile(base) as old, zipfile.ZipFile(BytesIO(data)) as new:
        names = [{kind for kind in LEFT_OUT for name in z.namelist() if name.startswith(kind)} for z in (old, new)]
    words = [LEFT_OUT[kind] for kind in LEFT_OUT if kind in names[0] - names[1]]
    if words:
        what = "、".join(words)
        fix = "要用的话，从原来的台账里复制过来；任务和格式不受影响"
        yield fault("LED376", Place(Source(str(base))), f"台账里的{what}不能照搬到汇总台账", fix, what=what)
