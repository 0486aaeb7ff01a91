"""A sheet as the tests describe it, written as a real .xlsx and as a real .xls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import xlwt
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.datetime import MAC_EPOCH

DAY, MONTH, PERCENT = "yyyy/m/d", 'yyyy"年"m"月"', "0%"


@dataclass(frozen=True)
class Shown:
    """A number under a format of its own."""

    value: object
    form: str


@dataclass
class Book:
    """One sheet: rows of values, merged ranges (`A2:A4`), hidden rows and columns by their numbers from 1."""

    rows: Sequence[Sequence[object]]
    merges: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    title: str = "台账"
    since_1904: bool = False

    def xlsx(self, path: Path) -> Path:
        """As Excel 2007 and later have it."""
        book = openpyxl.Workbook()
        if self.since_1904:
            book.epoch = MAC_EPOCH
        sheet = book.worksheets[0]
        sheet.title = self.title
        for line, row in enumerate(self.rows, 1):
            for column, value in enumerate(row, 1):
                form = value.form if isinstance(value, Shown) else None
                cell = sheet.cell(line, column)
                cell.value = value.value if isinstance(value, Shown) else value  # type: ignore[assignment]
                if form or isinstance(value, dt.date):
                    cell.number_format = form or DAY
        for merge in self.merges:
            sheet.merge_cells(merge)
        for line in self.hidden_rows:
            sheet.row_dimensions[line].hidden = True
        for column in self.hidden_columns:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
        book.save(path)
        return path

    def xls(self, path: Path) -> Path:
        """As Excel 97 and the older WPS (.et) have it."""
        book = xlwt.Workbook(encoding="utf-8")
        book.dates_1904 = self.since_1904
        sheet = book.add_sheet(self.title, cell_overwrite_ok=True)
        for line, row in enumerate(self.rows):
            for column, value in enumerate(row):
                form = value.form if isinstance(value, Shown) else DAY if isinstance(value, dt.date) else "General"
                plain = value.value if isinstance(value, Shown) else value
                if plain is not None:
                    sheet.write(line, column, plain, xlwt.easyxf(num_format_str=form))
        for merge in self.merges:
            left, top, right, bottom = (int(n or 0) for n in range_boundaries(merge))
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
        for line in self.hidden_rows:
            sheet.row(line - 1).hidden = True
        for column in self.hidden_columns:
            sheet.col(column - 1).hidden = True
        book.save(str(path))
        return path
