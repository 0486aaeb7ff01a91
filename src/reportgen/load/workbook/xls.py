"""A workbook in the form of Excel 97 (.xls, the older .et) -> grids, by xlrd.

It tells no formula whose result was never computed: such a cell holds 0 in this form.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from reportgen.load.workbook.foreign import ENCRYPTED
from reportgen.load.workbook.formats import PLAIN, Format, cleaned, format_of, shown
from reportgen.load.workbook.grid import Cell, DamagedError, Grid, Merge, Row
from reportgen.load.workbook.guard import BROKEN, DAMAGED, ROWS_MAX, too_far

_TEXT, _NUMBER, _DATE, _TRUTH, _ERROR = 1, 2, 3, 4, 5  # types of cells, xlrd.biffh.XL_CELL_*


def open_xls(data: bytes) -> list[Grid]:
    """The sheets of a file that `guard.admitted` gave; `DamagedError` where it is no workbook after all."""
    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        book = xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            logfile=io.StringIO(),
        )
    except xlrd.XLRDError as error:
        raise DamagedError(*(ENCRYPTED if "encrypted" in str(error) else DAMAGED)) from error
    except (CompDocError, *BROKEN) as error:
        raise DamagedError(*DAMAGED) from error
    grids: list[Grid] = [XlsGrid(book, number) for number in range(book.nsheets)]
    return grids


class XlsGrid(Grid):
    """One sheet of an xlrd book, loaded when it is asked for."""

    def __init__(self, book: Any, number: int) -> None:
        self.title = str(book.sheet_names()[number])
        self.visible = book._sheet_visibility[number] == 0  # to ask the sheet itself would load it
        self.since_1904 = book.datemode == 1
        self._book, self._number = book, number
        self._formats: dict[int, Format] = {}

    def close(self) -> None:
        """Forgets the cells."""
        self._book.unload_sheet(self._number)

    def _sheet(self) -> Any:
        import xlrd
        from xlrd.compdoc import CompDocError

        try:
            return self._book.sheet_by_index(self._number)
        except (xlrd.XLRDError, CompDocError, *BROKEN) as error:
            raise DamagedError(*DAMAGED) from error

    def merges(self) -> list[Merge]:
        """Merged cells, by their first row."""
        runs = self._sheet().merged_cells  # rows and columns from 0, the last not included
        return sorted(Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in runs)

    def hidden_columns(self) -> list[tuple[int, int]]:
        """Hidden columns, or those without width."""
        columns = self._sheet().colinfo_map
        return [(number + 1, number + 1) for number, info in sorted(columns.items()) if info.hidden or not info.width]

    def rows(self) -> Iterator[Row]:
        """The rows that hold anything, downwards."""
        sheet = self._sheet()
        for index in range(sheet.nrows):
            try:
                cells = list(self._cells(sheet, index))
            except BROKEN as error:
                raise DamagedError(*DAMAGED) from error
            if cells and index >= ROWS_MAX:
                raise DamagedError(*too_far(self.title, f"第 {index + 1} 行"))
            if cells:
                info = sheet.rowinfo_map.get(index)
                yield Row(index + 1, cells, info is not None and bool(info.hidden))

    def _cells(self, sheet: Any, index: int) -> Iterator[tuple[int, Cell]]:
        kinds = sheet.row_types(index)
        values = sheet.row_values(index)
        for column, kind in enumerate(kinds):
            if kind == _TEXT:
                text = cleaned(values[column])
            elif kind in (_NUMBER, _DATE):
                form = self._format(sheet.cell_xf_index(index, column))
                yield column + 1, shown(float(values[column]), form, self.since_1904)
                continue
            elif kind == _TRUTH:
                text = "是" if values[column] else "否"
            else:
                text = _error(values[column]) if kind == _ERROR else ""
            if text:
                yield column + 1, Cell(text)

    def _format(self, index: int) -> Format:
        if index not in self._formats:
            number = self._book.xf_list[index].format_key
            found = self._book.format_map.get(number)
            self._formats[index] = format_of(number, found.format_str if found else None) if number else PLAIN
        return self._formats[index]


def _error(code: int) -> str:
    from xlrd.biffh import error_text_from_code

    return str(error_text_from_code.get(code, "#N/A"))
