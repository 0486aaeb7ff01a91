"""Rows of a ledger's sheet -> tasks as a node tree; what is no task is told or passed over.

Rows without any value are passed over, a sum row (合计) and a repeated header are named and left out. A cell
merged over several rows counts for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from reportgen.dates import parse_date
from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from reportgen.load.source import HIDDEN, hidden, named, tidy
from reportgen.load.workbook.cells import is_january_or_october, text_of
from reportgen.load.workbook.header import Header, header_word, key_of
from reportgen.model import CLOSED
from reportgen.place import Place, Source, column_letters
from reportgen.vocabulary import definition, folded

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SUM_ROW = re.compile(r"(合计|总计|小计|共计)([^一-龥].*)?", re.DOTALL)  # 合计, 合计：37项; but not 总计划
NUMBER = re.compile(r"[\d.、一二三四五六七八九十-]+")  # what a 序号 looks like
ERROR_CELLS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")
SHOWN = 10  # rows that one message lists
NO_TASK = "删去这一行，或移到表头以上；分类写进“领域”一栏；确是任务的，补上其余各栏"
CLOSED_ON = re.compile(
    r"(?P<date>\d{4}.*?)(?:已|完成|通过|验收)*销号|(?:已|完成|通过|验收)*销号[（(]?(?P<after>\d{4}.*?)[）)]?"
)

Cells = list[tuple[int, str]]  # column and text of the cells of a row that are not empty


class Rows:
    """The rows below a header, read once; what was found on the way is in `found`."""

    def __init__(self, sheet: Worksheet, source: Source, header: Header, unsaved: frozenset[tuple[int, int]]) -> None:
        self.found: list[Diagnostic] = []
        self._sheet = sheet
        self._source = source
        self._top, self._columns = header
        self._unsaved = unsaved
        self._lost: dict[int, list[int]] = {}  # column -> rows where its formula has no result
        self._bare: list[int] = []  # rows with a number and nothing else
        self._lines: list[int] = []  # rows that are tasks
        places = {column: Place(source, self._top, column) for column in self._columns}
        self._keys = {column: Scalar(word, places[column], True) for column, (_, word) in self._columns.items()}
        for column, (key, word) in self._columns.items():
            if key_of(word) != key:  # 存在问题 that means 反馈问题
                self._keys[column] = Scalar(key, places[column], True)

    def tasks(self) -> Sequence:
        """All tasks of the sheet, in its order."""
        merged = Merged(self._sheet)
        tasks: list[Mapping] = []
        # No further than the header: openpyxl makes every empty cell of the rectangle that it walks.
        for row in self._sheet.iter_rows(min_row=self._top + 1, max_col=max(self._columns)):
            line = int(row[0].row or 0)
            cells = self._cells(row, line)
            merged.keep(line, cells)
            lost = [c for c in self._columns if (line, c) in self._unsaved] if self._unsaved else []
            if (not cells and not lost) or self._is_passed_over(line, cells):
                continue
            for column in lost:
                self._lost.setdefault(column, []).append(line)
            filled = list(merged.fill(line, cells))
            if self._is_task(line, cells, [*filled, *((c, "") for c in lost)]):
                self._lines.append(line)
                entries = (*self._entries(cells, line), *self._entries(filled, line))
                tasks.append(Mapping(entries, Place(self._source, line, 1), False))
        self._summary(tasks)
        return Sequence(tuple(tasks), Place(self._source, self._top, 1))

    def _cells(self, row: tuple[Any, ...], line: int) -> Cells:
        cells = []
        for cell in row:
            text = text_of(cell) if cell.value is not None else ""
            if not text:
                continue
            column = int(cell.column)
            if is_january_or_october(cell.value) and self._reads(column) in ("deadline", "date"):
                year = text.partition(".")[0]
                reason = f"单元格里是数字 {text}，而 Excel 把 {year}.10 也存成 {text}"
                fix = f"改成文字“{year}年10月”或“{year}年1月”，或者填真正的日期"
                self.found.append(fault("LED324", Place(self._source, line, column), reason, fix, text=text))
                continue
            cells.append((column, text))
        return cells

    def _reads(self, column: int) -> str:
        if column not in self._columns:
            return ""
        return str(definition("Task")["properties"][self._columns[column][0]].get("x-reads", ""))

    def _is_passed_over(self, line: int, cells: Cells) -> bool:
        """A sum, or the header once more after a page break."""
        if not cells:
            return False
        here = Place(self._source, line, cells[0][0])
        keys = {self._columns[c][0]: text for c, text in cells if c in self._columns}
        if key_of(header_word(keys.get("序号", ""))) == "序号":
            self.found.append(fault("LED328", here, f"第 {line} 行又是表头", "不用改：重复的表头不计入任务"))
            return True
        is_sum = any(SUM_ROW.fullmatch(folded(text)) for _, text in cells[:2])
        if is_sum and not (NUMBER.fullmatch(keys.get("序号", "")) and "状态" in keys):
            self.found.append(fault("LED315", here, f"第 {line} 行是合计行", "不用改：合计行不计入任务"))
            return True
        return False

    def _is_task(self, line: int, cells: Cells, more: Cells) -> bool:
        """Whether a row is a task; why it is none is told. `more` is what it has beside its own cells."""
        number = next((text for c, text in cells if self._key(c) == "序号"), None)
        if number is None:
            if not any(self._key(c) == "序号" for c, text in more if not text):
                fix = "补上序号；如果这一行是上一项的续行，把内容并到上一项；如果是备注，删去这一行"
                here = Place(self._source, line, cells[0][0] if cells else more[0][0])
                self.found.append(fault("LED314", here, f"第 {line} 行有内容而没有序号", fix))
            return False
        alone = len(cells) == 1 and not more
        if alone and NUMBER.fullmatch(number):
            self._bare.append(line)
            return False
        if alone or re.search("[：:]", number):
            shown = number.replace("\n", " ")
            shown = shown if len(shown) <= 20 else f"{shown[:20]}……"
            reason = f"第 {line} 行只有“{shown}”一格有内容" if alone else f"第 {line} 行的“序号”是“{shown}”，不是编号"
            self.found.append(fault("LED327", Place(self._source, line, cells[0][0]), reason, NO_TASK))
            return False
        return True

    def _key(self, column: int) -> str:
        return self._columns[column][0] if column in self._columns else ""

    def _entries(self, cells: Iterable[tuple[int, str]], line: int) -> Iterator[Entry]:
        for column, text in cells:
            if column not in self._keys:
                continue
            place = Place(self._source, line, column)
            if text in ERROR_CELLS:
                reason = f"单元格的值是 {text}"
                self.found.append(fault("LED317", place, reason, "改正公式，或直接填写内容", text=text))
                continue
            if HIDDEN.search(text):
                self.found.append(hidden(place, f"单元格里含有 {named(text)}，屏幕上看不见"))
            plain = Scalar(tidy(text), place, False)
            value: Node = (closed_on(plain) if self._key(column) == "销号" else None) or plain
            yield Entry(self._keys[column], value)

    def _summary(self, tasks: list[Mapping]) -> None:
        """What is said once of many cells or rows."""
        for column, lines in self._lost.items():
            first, *others = [Place(self._source, line, column) for line in lines]
            reason = f"公式没有保存计算结果（这一栏共 {len(lines)} 格），读不到内容"
            fix = "用 Excel 或 WPS 打开台账，保存一次；或把公式改成数值"
            self.found.append(fault("LED323", first, reason, fix, others, key=self._columns[column][0]))
        if self._bare:
            reason = f"第 {_listed(self._bare)} 行只有序号，没有别的内容"
            place = Place(self._source, self._bare[0], self._column("序号"))
            self.found.append(fault("LED327", place, reason, "删去这些行；确是任务的，补上其余各栏"))
        if not tasks and not any(d.is_error for d in self.found):
            reason = f"表头（第 {self._top} 行）以下没有任务"
            place = Place(self._source, self._top, self._column("序号"))
            self.found.append(fault("LED330", place, reason, "一行一项填上任务；任务在别的工作表的，写明“工作表”"))
        self.found += self._out_of_sight()

    def _column(self, key: str) -> int:
        return next(c for c, (known, _) in self._columns.items() if known == key)

    def _out_of_sight(self) -> Iterator[Diagnostic]:
        """Hidden rows are counted and hidden columns read: who hid them may think otherwise."""
        sizes = self._sheet.row_dimensions
        lines = [line for line in self._lines if line in sizes and sizes[line].hidden]
        fix = "不用改；不该读入的，删去，只隐藏、筛选掉不够"
        if lines:
            reason = f"隐藏或筛选掉的第 {_listed(lines)} 行也计入任务"
            yield fault("LED326", Place(self._source, lines[0], 1), reason, fix, what="行")
        widths = [d for d in self._sheet.column_dimensions.values() if d.hidden]
        columns = [c for c in sorted(self._columns) if any((d.min or 0) <= c <= (d.max or 0) for d in widths)]
        if columns:
            reason = f"隐藏的 {'、'.join(map(column_letters, columns))} 栏也读入"
            yield fault("LED326", Place(self._source, self._top, columns[0]), reason, fix, what="栏")


def _listed(lines: list[int]) -> str:
    shown = "、".join(map(str, lines[:SHOWN]))
    return shown if len(lines) <= SHOWN else f"{shown}等 {len(lines)}"


def closed_on(cell: Scalar) -> Mapping | None:
    """`2022年8月1日销号`, `已销号（2022年8月1日）` as the stage and its day; None for any other words."""
    told = CLOSED_ON.fullmatch(cell.text.strip())
    date = (told["date"] or told["after"]) if told else ""
    if not date or parse_date(date) is None:
        return None
    day = Scalar(date, cell.place, False)
    entries = [("环节", Scalar(CLOSED, cell.place, False)), ("日期", day)]
    return Mapping(tuple(Entry(Scalar(key, cell.place, True), value) for key, value in entries), cell.place, False)


class Merged:
    """Cells merged over several rows: their value belongs to each row, except a 序号 (that task has several rows)."""

    def __init__(self, sheet: Worksheet) -> None:
        ranges = [r for r in sheet.merged_cells.ranges if r.max_row > r.min_row]
        self._ends = {(r.min_row, r.min_col): r.max_row for r in ranges}
        self._open: dict[int, tuple[int, str]] = {}

    def keep(self, line: int, cells: Cells) -> None:
        """Remembers the merged cells that begin in this row."""
        for column, text in cells:
            if (line, column) in self._ends:
                self._open[column] = self._ends[line, column], text

    def fill(self, line: int, cells: Cells) -> Iterator[tuple[int, str]]:
        """What merged cells from above say about this row."""
        own = {column for column, _ in cells}
        for column, (end, text) in self._open.items():
            if line <= end and column not in own:
                yield column, text
