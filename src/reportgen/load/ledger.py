"""Excel ledger -> a node tree like that of a 列表 in the YAML, each value with its cell as its place.

The header row is found among titles and notes by its words; rows without any value are passed over, a sum row
(合计) is named and left out. A cell merged over several rows counts for each of them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.dates import EXCEL_EPOCH, EXCEL_SERIALS
from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Entry, Mapping, Scalar, Sequence
from reportgen.load.source import HIDDEN, hidden, named, tidy
from reportgen.load.workbook_guard import BROKEN, refusal
from reportgen.place import Place, Source
from reportgen.vocabulary import definition, folded, key_table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADER_ROWS = 20  # a header stands within the first rows, below a title and notes
HEADER_KEYS = 3  # a row is the header when it names at least this many columns
SUM_ROW = re.compile(r"(合计|总计|小计)([^一-龥].*)?", re.DOTALL)  # 合计, 合计：37项; but not 总计划
ERROR_CELLS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")

MONTH_FORMATS = frozenset({27, 36, 50, 52, 57})  # yyyy年m月 of a Chinese Excel, which openpyxl takes for plain numbers


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
    sheets = [s for s in book.worksheets if sheet is None or s.title == sheet]
    if not sheets:
        titles = "、".join(s.title for s in book.worksheets)
        return None, [fault("LED311", asked, f"工作簿里只有：{titles}", "改正“工作表”的名字", sheet=sheet)]
    for worksheet in sheets:
        header = _header(worksheet)
        if header:
            return _tasks(worksheet, name, header)
    return None, [
        fault(
            "LED312",
            asked,
            f"“{name}”前 {HEADER_ROWS} 行里，没有一行认得出“序号”等至少 {HEADER_KEYS} 个栏目名",
            "表头写成：序号、反馈问题、责任单位、整改时限、状态、进展 等",
        )
    ]


Header = tuple[int, dict[int, tuple[str, str]]]  # its row; column -> canonical key, word in the cell


def _header(sheet: Worksheet) -> Header | None:
    for row in sheet.iter_rows(min_row=1, max_row=HEADER_ROWS):
        table = key_table(definition("Task"))
        named = {}
        for cell in row:
            word = _header_word(cell.value)
            if table.get(folded(word)):
                named[int(cell.column or 0)] = (table[folded(word)], word)
        keys = {key for key, _ in named.values()}
        if len(keys) >= HEADER_KEYS and "序号" in keys:
            return int(row[0].row or 0), named
    return None


def _header_word(value: object) -> str:
    """`整改时限\n（年月）` -> 整改时限: blanks and notes in brackets are not part of a header's word."""
    return re.sub(r"[（(].*?[）)]|\s|_x000[dD]_", "", tidy(value)) if isinstance(value, str) else ""


def _tasks(sheet: Worksheet, name: str, header: Header) -> tuple[Sequence, list[Diagnostic]]:
    source = Source(name, sheet=sheet.title)
    top, columns = header
    found = list(_header_faults(sheet, source, top, columns))
    keys = {column: Scalar(word, Place(source, top, column), True) for column, (_, word) in columns.items()}
    merged = _Merged(sheet)
    tasks = []
    # No further than the header: openpyxl makes every empty cell of the rectangle that it walks.
    for row in sheet.iter_rows(min_row=top + 1, max_col=max(columns)):
        line = int(row[0].row or 0)
        cells = [(int(c.column or 0), _text(c)) for c in row if c.value is not None]
        cells = [(column, text) for column, text in cells if text]
        merged.keep(line, cells)
        if not cells:
            continue
        if any(SUM_ROW.fullmatch(folded(text)) for _, text in cells[:2]):
            place = Place(source, line, cells[0][0])
            found.append(fault("LED315", place, f"第 {line} 行是合计行", "不用改：合计行不计入任务"))
            continue
        entries = tuple(_entries(cells, keys, source, line, found))
        if not any(columns[e.key.place.column][0] == "序号" for e in entries):
            place = Place(source, line, cells[0][0])
            fix = "补上序号；如果这一行是上一项的续行，把内容并到上一项；如果是备注，删去这一行"
            found.append(fault("LED314", place, f"第 {line} 行有内容而没有序号", fix))
            continue
        entries += tuple(_entries(merged.fill(line, cells), keys, source, line, found))
        tasks.append(Mapping(entries, Place(source, line, 1), False))
    return Sequence(tuple(tasks), Place(source, top, 1)), found


def _header_faults(
    sheet: Worksheet, source: Source, top: int, columns: dict[int, tuple[str, str]]
) -> Iterator[Diagnostic]:
    """Columns that nobody reads, and two columns for the same thing."""
    seen: dict[str, int] = {}
    doubled: set[int] = set()
    for column, (key, word) in list(columns.items()):
        if key in seen:
            reason = f"“{word}”与 {Place(source, top, seen[key])} 都是“{key}”"
            yield fault("LED313", Place(source, top, column), reason, "改正其中一个栏目名，或删去一栏", key=key)
            del columns[column]
            doubled.add(column)
        seen.setdefault(key, column)
    for cell in next(sheet.iter_rows(min_row=top, max_row=top)):
        column = int(cell.column or 0)
        if isinstance(cell.value, str) and cell.value.strip() and column not in columns.keys() | doubled:
            word = cell.value.strip()
            reason = f"没有叫“{word}”的栏目"
            yield fault("LED316", Place(source, top, column), reason, "这一栏不读；要读就改用通行的栏目名", word=word)


def _entries(
    cells: Iterable[tuple[int, str]], keys: dict[int, Scalar], source: Source, line: int, found: list[Diagnostic]
) -> Iterator[Entry]:
    for column, text in cells:
        if column not in keys:
            continue
        place = Place(source, line, column)
        if text in ERROR_CELLS:
            found.append(fault("LED317", place, f"单元格的值是 {text}", "改正公式，或直接填写内容", text=text))
            continue
        if HIDDEN.search(text):
            found.append(hidden(place, f"单元格里含有 {named(text)}，屏幕上看不见"))
        yield Entry(keys[column], Scalar(tidy(text), place, False))


class _Merged:
    """Cells merged over several rows: their value belongs to each row, except a 序号 (that task has several rows)."""

    def __init__(self, sheet: Worksheet) -> None:
        ranges = [r for r in sheet.merged_cells.ranges if r.max_row > r.min_row]
        self._ends = {(r.min_row, r.min_col): r.max_row for r in ranges}
        self._open: dict[int, tuple[int, str]] = {}

    def keep(self, line: int, cells: list[tuple[int, str]]) -> None:
        """Remembers the merged cells that begin in this row."""
        for column, text in cells:
            if (line, column) in self._ends:
                self._open[column] = self._ends[line, column], text

    def fill(self, line: int, cells: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """What merged cells from above say about this row."""
        own = {column for column, _ in cells}
        for column, (end, text) in self._open.items():
            if line <= end and column not in own:
                yield column, text


def _text(cell: Any) -> str:
    """A cell as text: dates as they are shown (2022-08-30, 2022-08), 1.0 as 1, line breaks kept."""
    value: object = cell.value
    if isinstance(value, int | float) and cell._style.numFmtId in MONTH_FORMATS and int(value) in EXCEL_SERIALS:
        return f"{EXCEL_EPOCH + dt.timedelta(days=int(value)):%Y-%m}"
    if isinstance(value, dt.datetime | dt.date):
        shown = re.sub(r'"[^"]*"|\[[^]]*]|\\.', "", cell.number_format).lower()
        return f"{value:%Y-%m}" if "m" in shown and "d" not in shown and "h" not in shown else f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    lines = re.sub("_x000[dD]_", "", str(value)).strip().splitlines()  # an escaped CR, which openpyxl leaves as it is
    return "\n".join(line.strip() for line in lines)
