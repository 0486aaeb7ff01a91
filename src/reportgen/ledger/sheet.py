"""The sheet of a ledger that is written afresh: title, note, header with help, rows, drop-downs, locks, page."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

from reportgen.ledger.book import DATE_FORMAT, TEXT_FORMAT, Book, Sheet, new_book, put, put_text
from reportgen.ledger.checks import add_validations
from reportgen.ledger.columns import Column, Kind, Row, help_of
from reportgen.ledger.heights import height, points
from reportgen.place import column_letters
from reportgen.records import dataclass

SHEET, GUIDE, TITLE = "台账", "填报说明", "整改任务台账"
TITLE_ROW, NOTE_ROW, HEADER_ROW = 1, 2, 3
FACE, SIZE = "宋体", 11
GREY, BLUE = "F2F2F2", "DDEBF7"  # what is locked; the header
A4 = 9
MARGIN, FOOT = 0.4, 0.3  # inches
CENTRED: tuple[Kind, ...] = ("number", "deadline", "status", "stage", "date", "count", "yesno")
TYPED_AS_TEXT: tuple[Kind, ...] = ("short", "deadline")  # 1.10 and 2022.10 stay what was typed
GUIDE_WIDTH, GUIDE_LINE, GUIDE_GAP = 76, 18.0, 6.0  # characters; points
HELP_WIDTH, HELP_HEIGHT = 260, 90  # of a comment, in pixels


@dataclass(frozen=True)
class Layout:
    """How a ledger is written; `locked` are the keys of columns that can't be changed, None for a sheet without locks.

    `unit` None leaves the note row out, "" leaves its place to be filled in. `spare` rows below may be filled too.
    """

    columns: tuple[Column, ...]
    title: str = TITLE
    unit: str | None = None
    by_date: str = ""
    locked: frozenset[str] | None = None
    guide: tuple[str, ...] = ()
    spare: int = 0


def ledger_book(rows: Sequence[Row], layout: Layout) -> Book:
    """A workbook with the ledger, and a second sheet with `guide`."""
    book = new_book(SHEET)
    sheet = book.active
    _head(sheet, layout)
    last = _rows(sheet, rows, layout)
    add_validations(sheet, layout.columns, HEADER_ROW + 1, max(last, HEADER_ROW + 1) + layout.spare, layout.locked)
    _page(sheet, layout, max(last, HEADER_ROW + 1))
    if layout.locked is not None:
        _lock(sheet, layout)
    if layout.guide:
        _guide(book.create_sheet(GUIDE), layout.guide)
    return book


def _head(sheet: Sheet, layout: Layout) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    count = len(layout.columns)
    title = sheet.cell(TITLE_ROW, 1)
    put_text(title, layout.title)
    title.font, title.alignment = Font(name=FACE, size=18, bold=True), Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=count)
    sheet.row_dimensions[TITLE_ROW].height = 30
    _note(sheet, layout)
    for number, column in enumerate(layout.columns, 1):
        cell = sheet.cell(HEADER_ROW, number)
        put_text(cell, column.key)
        cell.font = Font(name=FACE, size=SIZE, bold=True)
        cell.fill = PatternFill("solid", start_color=BLUE, end_color=BLUE)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _border()
        cell.comment = Comment(f"{column.key}：{help_of(column.key)}", "reportgen", HELP_HEIGHT, HELP_WIDTH)
        sheet.column_dimensions[column_letters(number)].width = column.width
    sheet.row_dimensions[HEADER_ROW].height = 48


def _note(sheet: Sheet, layout: Layout) -> None:
    """填报单位 at the left, the day of return at the right."""
    from openpyxl.styles import Alignment, Font

    half = max(len(layout.columns) // 2, 1)
    texts = ("" if layout.unit is None else f"填报单位：{layout.unit}", _asked(layout.by_date))
    for text, start, end, side in zip(
        texts, (1, half + 1), (half, len(layout.columns)), ("left", "right"), strict=True
    ):
        cell = sheet.cell(NOTE_ROW, start)
        put_text(cell, text)
        cell.font, cell.alignment = Font(name=FACE, size=SIZE), Alignment(horizontal=side, vertical="center")
        if end > start:
            sheet.merge_cells(start_row=NOTE_ROW, end_row=NOTE_ROW, start_column=start, end_column=end)
    sheet.row_dimensions[NOTE_ROW].height = 20


def _asked(by_date: str) -> str:
    return f"请于{by_date}前交回" if by_date else ""


def _rows(sheet: Sheet, rows: Sequence[Row], layout: Layout) -> int:
    """Writes the rows below the header, one a task; the last row of the sheet."""
    styles = [_style(sheet, column, layout.locked) for column in layout.columns]
    line = HEADER_ROW
    for row in rows:
        line += 1
        for number, (column, style) in enumerate(zip(layout.columns, styles, strict=True), 1):
            cell = sheet.cell(line, number)
            cell._style = copy(style)
            put(cell, column.kind, row.get(column.key, ""))
        sheet.row_dimensions[line].height = height(row, layout.columns)
    return line


def _style(sheet: Sheet, column: Column, locked: frozenset[str] | None) -> Any:
    """The style of a column's cells; made once, copied to each."""
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    cell = sheet.parent.create_sheet("样").cell(1, 1)
    cell.font, cell.border = Font(name=FACE, size=SIZE), _border()
    centred = "center" if column.kind in CENTRED else "left"
    cell.alignment = Alignment(horizontal=centred, vertical="center", wrap_text=True)
    if column.kind == "date":
        cell.number_format = DATE_FORMAT
    elif column.kind in TYPED_AS_TEXT:
        cell.number_format = TEXT_FORMAT
    if locked is not None:
        cell.protection = Protection(locked=column.key in locked)
        if column.key in locked:
            cell.fill = PatternFill("solid", start_color=GREY, end_color=GREY)
    style = cell._style
    sheet.parent.remove(cell.parent)
    return style


def _border() -> Any:
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color="000000")
    return Border(left=line, right=line, top=line, bottom=line)


def _page(sheet: Sheet, layout: Layout, last: int) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 2)
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{column_letters(len(layout.columns))}{last}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = MARGIN
    margins.bottom, margins.header, margins.footer = MARGIN + FOOT, FOOT, FOOT
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _lock(sheet: Sheet, layout: Layout) -> None:
    """Locks the sheet without a password: against slips, not against people. Filters and formats stay allowed."""
    from openpyxl.styles import Protection

    lock = sheet.protection
    lock.sheet = True
    lock.sort = lock.autoFilter = lock.formatCells = lock.formatColumns = lock.formatRows = False
    if layout.unit == "":
        sheet.cell(NOTE_ROW, 1).protection = Protection(locked=False)
    if layout.spare:  # an empty ledger may grow: everything below the prepared rows is open
        lock.insertRows = lock.deleteRows = False
        for number in range(1, len(layout.columns) + 1):
            sheet.column_dimensions[column_letters(number)].protection = Protection(locked=False)


def _guide(sheet: Sheet, sentences: tuple[str, ...]) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = GUIDE_WIDTH
    for line, sentence in enumerate((GUIDE, *sentences), 1):
        cell = sheet.cell(line, 1)
        text = sentence if line == 1 else f"{line - 1}. {sentence}"
        put_text(cell, text)
        cell.font = Font(name=FACE, size=16 if line == 1 else 12, bold=line == 1)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.row_dimensions[line].height = points(text, GUIDE_WIDTH, GUIDE_LINE) + GUIDE_GAP
    sheet.page_setup.paperSize = A4
