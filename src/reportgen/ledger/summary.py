"""The sheet 汇总情况 of a merged workbook: the report of the merge, which no reader takes for a ledger."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.ledger.book import Book, put_text
from reportgen.ledger.heights import points
from reportgen.ledger.tables import Section

SUMMARY = "汇总情况"
WIDTHS = (16, 26, 40, 40, 36)
A4 = 9


def add_summary(book: Book, sections: Sequence[Section]) -> None:
    """The sheet at the end of the workbook; that of an earlier merge is replaced, another's of that name stays."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.properties import PageSetupProperties

    if SUMMARY in book.sheetnames and str(book[SUMMARY]["A1"].value) == SUMMARY:
        book.remove(book[SUMMARY])
    sheet = book.create_sheet(SUMMARY)
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    line = 1
    put_text(sheet.cell(line, 1), SUMMARY)
    sheet.cell(line, 1).font = Font(bold=True, size=16)
    for section in sections:
        line += 2
        put_text(sheet.cell(line, 1), f"{section.heading}")
        sheet.cell(line, 1).font = Font(bold=True, size=12)
        for row in (section.heads, *map(section.marked, section.rows)):
            line += 1
            for number, text in enumerate(row, 1):
                cell = sheet.cell(line, number)
                put_text(cell, text)
                cell.alignment = wrapped
                if row is section.heads:
                    cell.font = bold
            sheet.row_dimensions[line].height = max(map(points, row, WIDTHS))
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
