"""The table of an old paper against that which the program prints of its tasks: each cell that differs is a doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen import figures
from reportgen.document import Attachment, Block, Cell, Inlines, Table, Text, plain
from reportgen.extract.parts import Doubt, Grid
from reportgen.extract.sheets import STATUS, Entry, Read
from reportgen.load.workbook.asides import numbers_columns
from reportgen.load.workbook.grid import Cell as Filled
from reportgen.load.workbook.sums import is_sum
from reportgen.model import Attachment as Annex
from reportgen.model import City, Ledger, Report, Task
from reportgen.model.kinds import LIST
from reportgen.regex import regex
from reportgen.typography import tidy
from reportgen.values import Prose
from reportgen.values import Text as Value
from reportgen.write.inlines import lines

REWORDED = frozenset({STATUS, "整改时限", "完成日期", "性质", "销号"})  # are printed in words of the program's own
TOLD_HERE = frozenset({"LED313", "LED314", "LED316", "LED327", "LED329", "LED334"})  # faults that are told cell by cell
MERGED = frozenset({"反馈问题", "名称", "督察", "领域", "区域", "牵头单位", "责任单位", "督导单位", "整改时限"})
SHOWN = 40  # characters of a cell that a message quotes
NOT_KEPT = "要留这些话的，写进能印的栏目，如“进展”；不留的，不用改"
KEPT = "意思相同的，不用改；不同的，在数据文件里改正"
_MARKS = regex(r"[\W_]+")


def printed(tasks: Sequence[Task], columns: tuple[str, ...]) -> Table | None:
    """The table that the program's own template makes of tasks."""
    from reportgen import render

    annex = Annex(title=Prose("清单"), content="整改任务", columns=columns)
    report = Report(city=City(name=Value("本市")), kind=LIST, ledger=Ledger(tasks=tuple(tasks)), attachments=(annex,))
    document, _ = render.document(report, figures.count(report))
    return next(_tables(document.blocks), None) if document else None


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Attachment):
            yield from _tables(block.blocks)


class Comparison:
    """What differs: `doubts`; how many cells are `lost`, which are not printed, and `changed`, worded otherwise.

    `columns` are the printed ones by their number (from 1) in the table; `filled` counts its cells that hold a text.
    """

    def __init__(self, grid: Grid, read: Read, columns: dict[int, str], table: Table) -> None:
        self.doubts: list[Doubt] = []
        self.totals: tuple[str, ...] = ()
        self.titles: tuple[str, ...] = ()
        self.filled = sum(bool(cell.strip()) for row in grid.rows for cell in row)
        self.lost = self.changed = 0
        self._grid, self._read = grid, read
        self._heads(columns, table)
        taken = {line for entry in read.entries for line in entry.lines}
        for line in range(1, len(grid.rows) + 1):
            if line not in taken and not read.header.top <= line <= read.header.bottom:
                self._no_task(line)
        places = {number: at for at, number in enumerate(columns)}
        for entry, row in zip(read.entries, table.rows, strict=True):
            self._task(entry, {number: _shown(row[at]) for number, at in places.items()})
        self._gaps(columns)
        self.doubts += self._faults()
        self.doubts.sort(key=lambda d: (d.at, d.start))

    def _heads(self, columns: dict[int, str], table: Table) -> None:
        header = self._read.header
        for number, column in zip(columns, table.columns, strict=True):
            head, now = header.texts.get(number, ""), plain(column.head)
            if head != now:
                row = max(
                    (r for r in range(header.top, header.bottom + 1) if self._cell(r, number)), default=header.top
                )
                self._add(row, number, f"栏目名“{head}”，程序印作“{now}”", KEPT)
        if header.bottom > header.top:
            reason = f"表头有 {header.bottom - header.top + 1} 行，程序只印最下一行的栏目名"
            self._add(header.top, 0, reason, "不用改；一定要几行表头的，在生成的 Word 里加")

    def _no_task(self, line: int) -> None:
        """A row that is no task: a title, a heading of a part, a sum, the header once more."""
        texts = [(number, text) for number in range(1, self._width(line) + 1) if (text := self._cell(line, number))]
        if not texts:
            return
        row, header = self._grid.rows[line - 1], self._read.header
        shown = _brief(" ".join(text for _, text in texts))
        if line < header.top:
            self.titles += tuple(text for _, text in texts)
            self._add(line, 0, f"表头上面的“{shown}”，程序不印", "是附件标题的，写进附件的“名称”；别的话写进正文")
        elif is_sum(texts[0][1], True):
            self.totals = row
            fix = "不用改：数字由程序从台账数出，写在正文里"
            self._add(line, 0, f"合计行“{shown}”，程序不印", fix)
        elif any(row == self._grid.rows[n - 1] for n in range(header.top, header.bottom + 1)):
            self._add(line, 0, "又是表头，程序不印", "不用改：跨页的表，Word 自动重复表头")
        elif numbers_columns([(number, Filled(text)) for number, text in texts]):
            self._add(line, 0, "栏目的编号，程序不印", "不用改")
        else:
            self.lost += len(texts)
            self._add(line, 0, f"这一行不是任务，程序不印：“{shown}”", NOT_KEPT)

    def _task(self, entry: Entry, printed_cells: dict[int, tuple[str, ...]]) -> None:
        first, *more = sorted(entry.lines)
        if more:
            reason = f"原表这一项占 {len(more) + 1} 行，程序并成一行"
            self._add(first, 0, reason, "不用改；其实是几项任务的，每项各写一个序号")
        if STATUS not in entry.values and STATUS not in entry.refused:
            self._add(first, 0, "没有写明状态", "在数据文件里补上这一项的“状态”，否则各项数字无从计算")
        for number in range(1, max(map(self._width, entry.lines)) + 1):
            cells = [(line, text) for line in sorted(entry.lines) if (text := self._cell(line, number))]
            was = _tidied("\n".join(text for _, text in cells))
            now = printed_cells.get(number, ())
            if was != now and "".join(was) != "".join(now):
                self._differs(entry, number, (cells[0][0] if cells else first, was, now))

    def _differs(self, entry: Entry, number: int, found: tuple[int, tuple[str, ...], tuple[str, ...]]) -> None:
        line, was, now = found
        column = self._read.header.columns.get(number)
        head = self._read.header.texts.get(number, "")
        key = column.key if column else ""
        old, new = _brief(" ".join(was)), _brief(" ".join(now))
        refused = entry.refused.get(key)
        if refused:
            self.lost += 1
            self._add(line, number, f"{refused.reason}，没有读入", refused.fix)
        elif _same_words(was, now) or (key in REWORDED and now and self._is_whole(entry, key)):
            self.changed += 1
            self._add(line, number, f"“{head}”原写“{old}”，程序印作“{new}”", KEPT)
        else:
            self.lost += 1
            said = f"程序只印“{new}”" if now else "程序不印这一栏"
            self._add(line, number, f"“{head}”原写“{old}”，{said}", NOT_KEPT)

    def _is_whole(self, entry: Entry, key: str) -> bool:
        """Whether a value holds all that its cell says."""
        value, place = entry.values.get(key), entry.places[key]
        return isinstance(value, str) and len(value) == len(self._cell(place.line, place.column))

    def _gaps(self, columns: dict[int, str]) -> None:
        """Columns that have a text for some tasks only: of a cell that was merged over several the first has it."""
        for number, key in columns.items():
            empty = [e for e in self._read.entries if key not in e.values and key not in e.refused]
            if key in MERGED and 0 < len(empty) < len(self._read.entries):
                head = self._read.header.texts.get(number, "")
                reason = f"“{head}”有 {len(empty)} 项空着；几项合并成一格的，只有第一项读到内容"
                fix = "原表是合并单元格的，在数据文件里给各项补上；确实空着的，不用改"
                self._add(min(empty[0].lines), number, reason, fix)

    def _faults(self) -> Iterator[Doubt]:
        """What is wrong with the sheet as a whole, such as a sum that is not that of its rows."""
        for found in self._read.found:
            if found.is_error and found.code not in TOLD_HERE and found.place and found.place.line:
                yield doubt(self._grid, found.place.line, found.place.column, found.reason, found.fix)

    def _width(self, line: int) -> int:
        return len(self._grid.rows[line - 1])

    def _cell(self, line: int, number: int) -> str:
        row = self._grid.rows[line - 1]
        return row[number - 1].strip() if number <= len(row) else ""

    def _add(self, line: int, number: int, reason: str, fix: str) -> None:
        self.doubts.append(doubt(self._grid, line, number, reason, fix))


def doubt(grid: Grid, line: int, number: int, reason: str, fix: str) -> Doubt:
    """At a cell of a row (both from 1); at the whole row where `number` is 0."""
    row = grid.rows[line - 1]
    start = sum(len(cell) + 1 for cell in row[: max(0, number - 1)])
    end = start + (len(row[number - 1]) if 0 < number <= len(row) else len("\t".join(row)))
    return Doubt(grid.at + line - 1, start, end, reason, fix)


def _shown(cell: Cell) -> tuple[str, ...]:
    """The paragraphs of a printed cell."""
    return tuple(plain(line).strip() for part in cell for line in lines(part))


def _tidied(text: str) -> tuple[str, ...]:
    """The paragraphs of a cell with blanks, formulas and units as every paper of the program has them."""
    parts: list[Inlines] = [tidy((Text(line.strip()),)) for line in text.split("\n") if line.strip()]
    return tuple(plain(part) for part in parts)


def _same_words(was: Sequence[str], now: Sequence[str]) -> bool:
    """Whether they differ in marks and blanks alone."""
    return _MARKS.sub("", "".join(was)) == _MARKS.sub("", "".join(now))


def _brief(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}……"
