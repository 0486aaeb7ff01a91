"""What is said once of many rows or columns of a ledger: lost results, rows that go on, what is hidden or unread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.workbook.asides import listed
from reportgen.load.workbook.columns import NUMBER_KEYS
from reportgen.load.workbook.grid import Grid
from reportgen.load.workbook.header import Header
from reportgen.model.numbers import number_of
from reportgen.place import Place, Source, column_letters
from reportgen.values import Text

DIGITS = 9  # of a number that can count rows


class Leftovers:
    """Gathers rows and columns while a sheet is read."""

    def __init__(self, source: Source, header: Header, part: str) -> None:
        self.tasks = 0
        self.last = 0  # the last row of the last task
        self.number = ""  # of the last task
        self.bare: dict[int, str] = {}  # rows with a number and nothing else
        self.hidden: list[int] = []  # hidden rows of tasks
        self.continued: list[int] = []  # rows that were added to the task above them
        self.days: list[tuple[int, str]] = []  # rows whose number is a date, and that
        self.header_again = 0  # the last row of a repeated header
        self._source, self._header = source, header
        self._number = header.column(NUMBER_KEYS[part])
        self._number_key = NUMBER_KEYS[part]
        self._lost: dict[int, list[int]] = {}  # column -> rows where its formula has no result
        self._unnamed: dict[int, None] = {}  # columns with values and without a word
        self._repeats: list[Diagnostic] = []

    def lost(self, line: int, column: int) -> None:
        """A formula without its result."""
        lines = self._lost.setdefault(column, [])
        if not lines or lines[-1] != line:
            lines.append(line)

    def unread(self, column: int) -> None:
        """A value in a column that is not read; told where the header has no word for it."""
        if column not in self._header.words:
            self._unnamed[column] = None

    def repeated(self, line: int, place: Place) -> None:
        """The header once more; its second row is no fault of its own."""
        if self.header_again != line - 1 or self._header.bottom == self._header.top:
            self._repeats.append(fault("LED328", place, f"第 {line} 行又是表头", "不用改：重复的表头不计入任务"))
        self.header_again = line

    def found(self, grid: Grid, errors: bool) -> Iterator[Diagnostic]:
        """All that is to be said; `errors` says that there were some."""
        yield from self._repeats
        for column, lines in self._lost.items():
            first, *others = [Place(self._source, line, column) for line in lines]
            reason = f"公式没有保存计算结果（这一栏共 {len(lines)} 格），读不到内容"
            fix = "用 Excel 或 WPS 打开台账，保存一次；或把公式改成数值"
            yield fault("LED323", first, reason, fix, others, key=self._header.columns[column].name)
        if self.days:
            yield self._turned()
        gaps = [line for line in self.bare if line < self.last]
        if gaps:
            reason = f"第 {listed(gaps)} 行只有序号，没有别的内容，下面还有任务"
            place = Place(self._source, gaps[0], self._number)
            yield fault("LED327", place, reason, "删去这些行；确是任务的，补上其余各栏")
        spare = [line for line in self.bare if line > self.last]
        if self.tasks and not self._go_on(self.bare[line] for line in spare):
            place = Place(self._source, spare[0], self._number)
            reason = f"最后一项任务以下，第 {listed(spare)} 行只有序号，与上面的编号接不上"
            yield fault("LED336", place, reason, "留着备用的，不用改；确是任务的，补上其余各栏", what="备用行")
        if not self.tasks and not (errors or self._lost):
            yield self._empty()
        if self.continued:
            reason = f"第 {listed(self.continued)} 行没有{self._number_key}，也没有写问题，并入各自上面的一项"
            fix = "确是同一项的，把序号一格向下合并到这些行；是另一项的，补上序号"
            first, *others = [Place(self._source, line, self._number) for line in self.continued]
            yield fault("LED337", first, reason, fix, others)
        yield from self._out_of_sight(grid)

    def _go_on(self, spare: Iterable[str]) -> bool:
        """Whether numbers only count on from the last task, as those of the rows that a template holds ready."""
        numbers = [number_of(Text(number)) for number in (self.number, *spare)]
        if len(numbers) > 1 and not all(number.isdecimal() and len(number) <= DIGITS for number in numbers):
            return False
        return all(int(b) == int(a) + 1 for a, b in pairwise(numbers))

    def _empty(self) -> Diagnostic:
        """No tasks: rows that are numbered and wait to be filled are a beginning, a header alone is none."""
        bare = list(self.bare)
        if bare and self._number_key == NUMBER_KEYS["Task"]:
            place = Place(self._source, bare[0], self._number)
            reason = f"第 {listed(bare)} 行只有序号，别的栏都空着，还没有一项任务"
            return fault("LED345", place, reason, "一行一项填上任务；没填以前，各项数字印成【待补充】")
        reason = f"表头（第 {self._header.bottom} 行）以下没有任务"
        place = Place(self._source, self._header.bottom, self._number)
        return fault("LED330", place, reason, "一行一项填上任务；任务在别的工作表的，写明“工作表”")

    def _turned(self) -> Diagnostic:
        """Numbers that Excel took for dates."""
        first, *others = [Place(self._source, line, self._number) for line, _ in self.days]
        text = self.days[0][1]
        typed = "-".join(part.lstrip("0") for part in text.split("-")[1:])
        reason = f"第 {listed([line for line, _ in self.days])} 行的“{self._number_key}”是日期（{text}）"
        reason += f"：键入 {typed} 这样的编号，Excel 会自动改成日期" if "-" in typed else "，不是编号"
        fix = "先把这一栏的单元格格式设为“文本”，再重新键入编号"
        return fault("LED341", first, reason, fix, others, key=self._number_key)

    def _out_of_sight(self, grid: Grid) -> Iterator[Diagnostic]:
        """Hidden rows are counted and hidden columns read: who hid them may think otherwise."""
        fix = "不用改；不该读入的，删去，只隐藏、筛选掉不够"
        if self.hidden:
            reason = f"隐藏或筛选掉的第 {listed(self.hidden)} 行也计入任务"
            yield fault("LED326", Place(self._source, self.hidden[0], 1), reason, fix, what="行")
        runs = grid.hidden_columns()
        columns = [c for c in sorted(self._header.columns) if any(first <= c <= last for first, last in runs)]
        if columns:
            heads = self._header.texts
            shown = "、".join(f"{column_letters(n)} 栏（{heads.get(n, '')}）" for n in columns)
            reason = f"隐藏的 {shown}也读入"
            yield fault("LED326", Place(self._source, self._header.bottom, columns[0]), reason, fix, what="栏")
        for column in sorted(self._unnamed):
            letters = column_letters(column)
            reason = f"{letters} 栏有内容，而表头里没有它的栏目名"
            place = Place(self._source, self._header.bottom, column)
            yield fault("LED316", place, reason, "不用改；要读，在表头里补上栏目名", word=letters)
