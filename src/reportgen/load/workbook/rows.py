"""Rows of a ledger's sheet -> tasks as node trees, one after another; what is no task is told or passed over.

A task is one row, or the rows over which its number is merged, or those below it that go on without a number.
A cell merged over several tasks counts for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.dates import YEARS, parse_date
from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Mapping, Scalar
from reportgen.load.source import HIDDEN, hidden, named, tidy
from reportgen.load.words import Meanings
from reportgen.load.workbook import asides
from reportgen.load.workbook.asides import Asides, Cells
from reportgen.load.workbook.blocks import Blocks, Values
from reportgen.load.workbook.columns import NAME_KEYS, NUMBER_KEYS, header_word, reads
from reportgen.load.workbook.formats import day_of
from reportgen.load.workbook.grid import Cell, Grid, Row, uncovered
from reportgen.load.workbook.header import Header
from reportgen.load.workbook.leftovers import Leftovers
from reportgen.load.workbook.states import States, case_words
from reportgen.load.workbook.sums import Sums, is_sum
from reportgen.place import Place, Source

NUMBER = re.compile(r"[\d.、一二三四五六七八九十-]+")  # what a 序号 looks like
ERROR_CELLS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")
NOTHING = re.compile(r"[-—–－/／\\]+")  # in a column of dates: there is none
NO_TASK = "删去这一行，或移到表头以上；分类写进“领域”一栏；确是任务的，补上其余各栏"
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
        self._status = header.column("状态") if part == "Task" else 0
        self._dated = {n for n, c in self._columns.items() if reads(c, part) in ("date", "deadline")}
        states = States(own)
        self._blocks = Blocks(source, header, part, states)
        words_of = states.meant if part == "Task" else case_words
        self._sums = Sums(source, self._columns, words_of, UNITS[part])
        self._asides = Asides(source)
        self._left = Leftovers(source, header, part)
        self.found: list[Diagnostic] = []
        self._ends = {(m.top, m.left): m.bottom for m in grid.merges() if m.bottom > m.top}
        self._widths = {(m.top, m.left): m.right - m.left + 1 for m in grid.merges() if m.right > m.left}
        self._open: dict[int, tuple[int, Cell]] = {}  # column -> last row and value of the cell that is merged there
        self._block: _Block | None = None
        self._noted = False  # whether the last rows were notes
        self._loose: list[tuple[int, int, str, bool]] = []  # row, column, text of rows without a number; one cell only

    def tasks(self) -> Iterator[Mapping]:
        """The tasks of the sheet, in its order."""
        first = True
        for row in uncovered(self._grid):
            if row.line <= self._header.bottom:
                continue
            cells = [(n, c) for n, c in row.cells if n <= self._last and (c.text or n in self._columns)]
            if not cells:
                continue
            done = self._row(row, cells, first)
            first = False
            if done is not None:
                yield done
        done = self._finished()
        if done is not None:
            yield done
        self._conclude()

    def _row(self, row: Row, cells: Cells, first: bool) -> Mapping | None:
        """Takes in a row; gives the task above it where that has ended."""
        line = row.line
        block = self._block
        if block is not None and line <= block.end:
            self._take(row, cells, block)
            return None
        own = cells if all(c.text for _, c in cells) else [(n, c) for n, c in cells if c.text]
        if own and self._is_passed_over(line, own, first):
            self._keep(line, own)
            return self._finished()
        number = next((c for n, c in cells if n == self._number), None)
        if number is None:
            if self._continues(line, cells):
                assert block is not None  # noqa: S101 - `_continues` looked
                self._left.continued.append(line)
                self._take(row, cells, block)
                return None
            done = self._finished()
            if not self._is_aside(line, own):
                self._without_number(line, cells)
            return done
        done = self._finished()
        filled = list(self._filled(line, cells))
        if not number.text:  # a formula without its result, which is told as such
            for column, cell in cells:
                if not cell.text:
                    self._left.lost(line, column)
        elif self._is_task(line, own, number.text, bool(filled) or len(cells) > len(own)):
            self._block = _Block(line, self._ends.get((line, self._number), line), self._sums.begins())
            self._noted = False
            self._take(row, cells, self._block)
            self._put(line, filled, self._block)
        else:
            self._keep(line, own)
        return done

    def _is_passed_over(self, line: int, own: Cells, first: bool) -> bool:
        """A sum, the header once more after a page break, or a row that numbers the columns."""
        here = Place(self._source, line, own[0][0])
        if self._is_header(line, own):
            self._left.repeated(line, here)
            return True
        if first and asides.numbers_columns(own):
            self._asides.add("栏目的编号", line, own[0][0], own[0][1].text)
            return True
        number = next((c.text for n, c in own if n == self._number), "")
        has_status = any(n == self._status for n, _ in own)
        if is_sum(own, number) and not (NUMBER.fullmatch(number) and has_status):
            self._sums.row(line, own)
            return True
        return False

    def _is_header(self, line: int, own: Cells) -> bool:
        """Whether most texts of a row are the words over their columns."""
        words = self._header.words
        number, cell = own[0]
        if number not in words or header_word(cell.text) not in words[number]:
            return False
        again = [n for n, c in own if n in words and header_word(c.text) in words[n]]
        return len(again) * 2 > len(own) and (len(again) > 1 or self._left.header_again == line - 1)

    def _is_task(self, line: int, own: Cells, number: str, more: bool) -> bool:
        """Whether a row with a number is a task; why it is none is told. `more` says that it has merged cells too."""
        alone = len(own) == 1
        if alone and not more and NUMBER.fullmatch(number):
            self._left.bare.append(line)
            return False
        if self._is_aside(line, own):
            return False
        if (alone and not more) or re.search("[：:]", number):
            shown = number.replace("\n", " ")
            shown = shown if len(shown) <= 20 else f"{shown[:20]}……"
            reason = f"第 {line} 行只有“{shown}”一格有内容" if alone else f"第 {line} 行的“序号”是“{shown}”，不是编号"
            self.found.append(fault("LED327", Place(self._source, line, own[0][0]), reason, NO_TASK))
            return False
        return True

    def _is_aside(self, line: int, own: Cells) -> bool:
        """A heading of a section or a note; it is taken down."""
        if not own:
            return False
        column, text = own[0][0], own[0][1].text
        states = any(n == self._status for n, _ in own[1:])
        if asides.is_note(text) or (self._noted and len(own) == 1 and not NUMBER.fullmatch(text)):
            self._noted = True
            self._asides.add(asides.NOTE, line, column, text)
            return True
        width = self._widths.get((line, column), 1)
        numbered = column == self._number and asides.is_numbered_section(text) and not states
        if numbered or (len(own) == 1 and asides.is_section(text, width, len(self._columns))):
            self._asides.add(asides.SECTION, line, column, text)
            self._sums.section(line, column, text)
            return True
        return False

    def _continues(self, line: int, cells: Cells) -> bool:
        """Whether a row without a number goes on with the task right above it."""
        block = self._block
        if block is None or block.lines[-1] != line - 1 or any(n in self._names for n, _ in cells):
            return False
        text = cells[0][1].text
        return not asides.is_note(text) and not (len(cells) == 1 and asides.is_numbered_section(text))

    def _without_number(self, line: int, cells: Cells) -> None:
        """A row that is nothing, unless it is the day below the table, under the name of who made it."""
        column, cell = cells[0]
        day = parse_date(cell.text) if len(cells) == 1 else None
        if day is None or day.day is None:
            self._loose.append((line, column, cell.text, len(cells) == 1))
            return
        if self._loose and self._loose[-1][3] and self._loose[-1][0] == line - 1:
            self._asides.add(asides.NOTE, *self._loose.pop()[:3])
        self._asides.add(asides.NOTE, line, column, cell.text)

    def _numberless(self) -> Iterator[Diagnostic]:
        fix = "补上序号；如果这一行是上一项的续行，把上一项的序号向下合并到这一行；如果是备注，删去这一行"
        for line, column, _, _ in self._loose:
            yield fault("LED314", Place(self._source, line, column), f"第 {line} 行有内容而没有序号", fix)

    def _take(self, row: Row, cells: Cells, block: _Block) -> None:
        """Puts the values of a row into its task."""
        if row.line != block.lines[-1]:
            block.lines.append(row.line)
        if row.hidden:
            self._left.hidden.append(row.line)
        self._keep(row.line, cells)
        self._put(row.line, cells, block)

    def _put(self, line: int, cells: Cells, block: _Block) -> None:
        for number, cell in cells:
            column = self._columns.get(number)
            if column is None:
                self._left.unread(number)
                continue
            text = cell.text
            place = Place(self._source, line, number)
            if not text or number in self._dated or text[0] == "#" or HIDDEN.search(text):
                text = self._text(place, cell)
                if not text:
                    continue
            if column.inner:
                block.inner.setdefault(column.inner, []).append(Scalar(text, place, False))
            else:
                block.values.setdefault(column.key, []).append(Scalar(text, place, False))

    def _text(self, place: Place, cell: Cell) -> str:
        """What a cell of a task says; nothing where that can't be known, which is told."""
        text = cell.text
        dated = place.column in self._dated
        if not text:
            self._left.lost(place.line, place.column)
        elif text in ERROR_CELLS:
            self.found.append(fault("LED317", place, f"单元格的值是 {text}", "改正公式，或直接填写内容", text=text))
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
            self.found.append(hidden(place, f"单元格里含有 {named(text)}，屏幕上看不见"))
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
        self.found += [*self._numberless(), *self._blocks.found]
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
