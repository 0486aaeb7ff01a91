"""Rows of a ledger's sheet -> tasks as node trees, one after another; what is no task is told or passed over.

A task is one row, or the rows over which its number is merged, or those below it that go on without a number.
A cell merged over several tasks counts for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.dates import YEARS
from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Mapping, Scalar
from reportgen.load.source import HIDDEN, hidden, named, tidy
from reportgen.load.words import Meanings
from reportgen.load.workbook import asides
from reportgen.load.workbook.asides import Asides, Cells
from reportgen.load.workbook.blocks import Blocks, Values
from reportgen.load.workbook.columns import NAME_KEYS, NUMBER_KEYS, reads
from reportgen.load.workbook.formats import day_of
from reportgen.load.workbook.grid import Cell, Grid, Row, uncovered
from reportgen.load.workbook.header import Header
from reportgen.load.workbook.kinds import NUMBER, Kind, Kinds
from reportgen.load.workbook.leftovers import Leftovers
from reportgen.load.workbook.states import States, case_words
from reportgen.load.workbook.strays import NO_TASK, Strays
from reportgen.load.workbook.sums import Sums
from reportgen.place import Place, Source
from reportgen.regex import regex

ERROR_CELLS = {  # what Excel prints in place of a value -> why
    "#N/A": "要查的内容没有找到",
    "#REF!": "公式要用的单元格已被删去",
    "#VALUE!": "公式里有不能计算的内容，如文字",
    "#DIV/0!": "除数是 0 或空格子",
    "#NAME?": "公式里的名字写错了",
    "#NULL!": "公式里的区域写错了",
    "#NUM!": "公式里的数不合适",
}
NOTHING = regex(r"[-—–－/／\\]+")  # in a column of dates: there is none
PASSED = (Kind.HEADER, Kind.NUMBERS, Kind.SUM, Kind.RATE)
ASIDE = (Kind.NOTE, Kind.SECTION)
UNITS = {"Task": "项", "Case": "件"}


class _Block:
    """The rows of a task that is being read; `end` is the last row over which its number is merged."""

    def __init__(self, line: int, end: int, part: int) -> None:
        self.part = part  # of the table, for the sums
        self.lines = [line]
        self.end = end
        self.values: Values = {}
        self.inner: Values = {}


class Rows:
    """The rows below a header, read once; what was found on the way is in `found` when all are read."""

    def __init__(self, grid: Grid, source: Source, header: Header, part: str, own: Meanings) -> None:
        self._grid, self._source, self._header, self._part = grid, source, header, part
        self._columns = header.columns
        self._last = max(header.words)
        self._number = header.column(NUMBER_KEYS[part])
        self._names = [header.column(key) for key in NAME_KEYS[part]]
        self._status = header.column("状态")
        self._keys = {n: (c.key, c.inner) for n, c in self._columns.items()}
        self._dated = {n for n, c in self._columns.items() if reads(c, part) in ("date", "deadline")}
        states = States(own)
        self._blocks = Blocks(source, header, part, states)
        words_of = states.meant if part == "Task" else case_words
        self._sums = Sums(source, self._columns, words_of, UNITS[part])
        self._asides = Asides(source)
        self._left = Leftovers(source, header, part)
        self.found: list[Diagnostic] = []
        self._ends = {(m.top, m.left): m.bottom for m in grid.merges() if m.bottom > m.top}
        widths = {(m.top, m.left): m.right - m.left + 1 for m in grid.merges() if m.right > m.left}
        self._kinds = Kinds(
            header, self._number, widths, lambda t: states.meaning(t) is not None, lambda t: bool(words_of(t))
        )
        self._strays = Strays(source)
        self._open: dict[int, tuple[int, Cell]] = {}  # column -> last row and value of the cell that is merged there
        self._block: _Block | None = None

    def tasks(self) -> Iterator[Mapping]:
        """The tasks of the sheet, in its order."""
        for row in uncovered(self._grid):
            if row.line <= self._header.bottom:
                continue
            cells = [(n, c) for n, c in row.cells if n <= self._last and (c.text or n in self._columns)]
            if not cells:
                continue
            done = self._row(row, cells)
            if done is not None:
                yield done
        done = self._finished()
        if done is not None:
            yield done
        self._conclude()

    def _row(self, row: Row, cells: Cells) -> Mapping | None:
        """Takes in a row; gives the task above it where that has ended."""
        line = row.line
        block = self._block
        if block is not None and line <= block.end:
            self._take(row, cells, block)
            return None
        own = [filled for filled in cells if filled[1].text]
        kind = self._kinds.of(line, own) if own else Kind.OTHER
        if kind in PASSED:
            self._pass_over(kind, line, own)
            return self._finished()
        number = next((c for n, c in cells if n == self._number), None)
        if number is None:
            return self._numberless(row, cells, kind)
        done = self._finished()
        filled = list(self._filled(line, cells))
        if not number.text:  # a formula without its result, which is told as such
            for column, cell in cells:
                if not cell.text:
                    self._left.lost(line, column)
        elif kind in ASIDE:
            self._aside(kind, line, own)
            self._keep(line, own)
        elif self._is_task(line, own, number.text, bool(filled) or len(cells) > len(own)):
            self._block = _Block(line, self._ends.get((line, self._number), line), self._sums.begins())
            self._left.number = number.text
            if number.day:
                self._left.days.append((line, number.text))
            self._take(row, cells, self._block)
            self._put(line, filled, self._block)
        else:
            self._keep(line, own)
        return done

    def _numberless(self, row: Row, cells: Cells, kind: Kind) -> Mapping | None:
        """Takes in a row without a number; gives the task above it where that has ended."""
        block, line = self._block, row.line
        if block is not None and self._continues(line, cells, kind):
            self._left.continued.append(line)
            self._take(row, cells, block)
            return None
        done = self._finished()
        if kind in ASIDE:
            self._aside(kind, line, [(n, c) for n, c in cells if c.text])
        else:
            self._strays.add(line, cells[0][0], cells[0][1].text, len(cells) == 1, False)
        return done

    def _pass_over(self, kind: Kind, line: int, own: Cells) -> None:
        """Takes down a row that is surely no task: a sum, the header once more, numbers of the columns."""
        if kind is Kind.HEADER:
            self._left.repeated(line, Place(self._source, line, own[0][0]))
        elif kind is Kind.SUM:
            self._sums.row(line, own)
        else:
            self._aside(kind, line, own)
        self._keep(line, own)

    def _aside(self, kind: Kind, line: int, own: Cells) -> None:
        column, cell = own[0]
        text = cell.text
        if kind is Kind.SECTION:
            text = " ".join(c.text for _, c in own)
            self._sums.section(line, column, text)
        self._asides.add(kind.value, line, column, text)

    def _is_task(self, line: int, own: Cells, number: str, more: bool) -> bool:
        """Whether a row with a number is a task; else it is told. `more` says that it has merged cells too."""
        alone = len(own) == 1 and not more
        if alone and NUMBER.fullmatch(number):
            self._left.bare[line] = number
            return False
        if alone or re.search("[：:]", number):
            self._strays.add(line, self._number, number, alone, True)
            return False
        return True

    def _continues(self, line: int, cells: Cells, kind: Kind) -> bool:
        """Whether a row without a number goes on with the task right above it."""
        block = self._block
        if block is None or block.lines[-1] != line - 1 or any(n in self._names for n, _ in cells):
            return False
        return kind is not Kind.NOTE and not (len(cells) == 1 and asides.is_numbered_section(cells[0][1].text))

    def _take(self, row: Row, cells: Cells, block: _Block) -> None:
        """Puts the values of a row into its task."""
        if row.line != block.lines[-1]:
            block.lines.append(row.line)
        if row.hidden:
            self._left.hidden.append(row.line)
        self._keep(row.line, cells)
        self._put(row.line, cells, block)

    def _put(self, line: int, cells: Cells, block: _Block) -> None:
        keys, dated, source = self._keys, self._dated, self._source
        for number, cell in cells:
            if number not in keys:
                self._left.unread(number)
                continue
            text = cell.text
            place = Place(source, line, number)
            if not text or number in dated or text[0] == "#" or not text.isprintable():
                text = self._text(place, cell)
                if not text:
                    continue
            key, inner = keys[number]
            values = block.inner if inner else block.values
            scalar = Scalar(text, place, False)
            if (inner or key) in values:
                values[inner or key].append(scalar)
            else:
                values[inner or key] = [scalar]

    def _text(self, place: Place, cell: Cell) -> str:
        """What a cell of a task says; nothing where that can't be known, which is told."""
        text = cell.text
        dated = place.column in self._dated
        if not text:
            self._left.lost(place.line, place.column)
        elif text in ERROR_CELLS:
            self.found.append(fault("LED317", place, ERROR_CELLS[text], "改正公式，或直接填写内容", text=text))
            return ""
        elif dated and cell.number is not None and is_january_or_october(cell.number):
            year = text.partition(".")[0]
            reason = f"单元格里是数字 {text}，而 Excel 把 {year}.10 也存成 {text}"
            fix = f"改成文字“{year}年10月”或“{year}年1月”，或者填真正的日期"
            self.found.append(fault("LED324", place, reason, fix, text=text))
            return ""
        elif dated and NOTHING.fullmatch(text):
            return ""
        elif HIDDEN.search(text):
            self.found.append(hidden(place, f"单元格里有屏幕上看不见的字符：{named(text)}"))
            text = tidy(text)
        return (day_of(cell, self._grid.since_1904) if dated else None) or text

    def _keep(self, line: int, cells: Cells) -> None:
        """Remembers the merged cells that begin in this row."""
        if self._ends:
            for number, cell in cells:
                end = self._ends.get((line, number))
                if end is not None and number != self._number and cell.text:
                    self._open[number] = end, cell

    def _filled(self, line: int, cells: Cells) -> Iterator[tuple[int, Cell]]:
        """What merged cells from above say about a new task."""
        if self._open:
            own = {number for number, _ in cells}
            for number, (end, cell) in self._open.items():
                if line <= end and number not in own:
                    yield number, cell

    def _finished(self) -> Mapping | None:
        """The task that ends here."""
        block, self._block = self._block, None
        if block is None:
            return None
        task, summed = self._blocks.task(block.values, block.inner, block.lines)
        self._sums.task(block.lines[0], block.part, summed.words, summed.measures)
        self._left.tasks += 1
        self._left.last = block.lines[-1]
        return task

    def _conclude(self) -> None:
        """What is said once of many cells or rows."""
        self.found += [*self._strays.found(self._left.last, self._asides), *self._blocks.found]
        for line, text in self._kinds.doubtful():
            reason = f"第 {line} 行只有“{text}”，而别的任务也这样编号，分不清它是分类还是任务"
            self.found.append(fault("LED327", Place(self._source, line, self._number), reason, NO_TASK))
        self.found += self._blocks.told(self._status)
        self.found += self._left.found(self._grid, any(d.is_error for d in self.found))
        self.found += self._asides.found()
        missing = any(d.code in ("LED314", "LED327") for d in self.found)  # the cause of what the sums would say
        self.found += (d for d in self._sums.found() if not (missing and d.is_error))


def is_january_or_october(value: float) -> bool:
    """Whether a number may be a month of either name: Excel stores 2022.10 as 2022.1, whatever it shows."""
    if value.is_integer() or int(value) not in YEARS:
        return False
    return f"{value:.6f}".partition(".")[2] == "100000"
