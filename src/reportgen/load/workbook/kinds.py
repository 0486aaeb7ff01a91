"""What a row below the header is: a task, a sum, the header once more, a heading, a note, or none of these.

A row with a number and a status, or with two more values, is a task, whatever its texts begin with; words of sums and
notes are looked for in the column of numbers, and in a row without number in its first text.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from reportgen.load.workbook import asides
from reportgen.load.workbook.asides import Cells
from reportgen.load.workbook.columns import header_word
from reportgen.load.workbook.header import Header
from reportgen.load.workbook.sums import is_breakdown, is_sum
from reportgen.regex import regex
from reportgen.vocabulary import folded

NUMBER = regex(r"[\d.、一二三四五六七八九十-]+")  # what a bare 序号 looks like
NO_HEADINGS = ("公开", "状态", "销号", "整改时限", "完成日期")  # where no heading of a section stands
_HAN = regex("[一二三四五六七八九十]+")
_COLON = regex("[：:]")


class Kind(Enum):
    """What a row is; OTHER may go on with the task above it, or be nothing that is known."""

    HEADER = "表头"
    NUMBERS = "栏目的编号"
    TASK = "任务"
    SUM = "合计行"
    RATE = "比率行"
    NOTE = "说明、落款"
    SECTION = "分类行"
    OTHER = ""


class Kinds:
    """Tells the rows of one sheet, downwards; `widths` are those of its merged cells by row and column."""

    def __init__(
        self,
        header: Header,
        number: int,
        widths: dict[tuple[int, int], int],
        is_status: Callable[[str], bool],
        counts: Callable[[str], bool],
    ) -> None:
        self._header, self._number, self._widths = header, number, widths
        self._others = header.columns.keys() - {number}
        self._wordy = not any(NUMBER.fullmatch(word) for words in header.words.values() for word in words)
        self._status = header.column("状态")
        self._is_status, self._counts = is_status, counts
        self._last: Kind | None = None
        self._noted = False  # whether the last rows were notes
        self._forms: set[str] = set()  # of the Han numbers of tasks: 一, （一）
        self._paired: list[tuple[int, str, str]] = []  # headings in two cells: row, form of the number, text

    def of(self, line: int, own: Cells) -> Kind:
        """The kind of this row, of which `own` are the cells with a text."""
        kind = self._told(line, own)
        self._noted = kind is Kind.NOTE or (self._noted and kind is not Kind.TASK)
        self._last = kind
        return kind

    def _told(self, line: int, own: Cells) -> Kind:
        number = next((c.text for n, c in own if n == self._number), "")
        bare = NUMBER.fullmatch(number) is not None
        if not (bare and self._wordy and own[0][0] == self._number) and self._is_header(own):
            return Kind.HEADER
        if self._last in (None, Kind.HEADER) and asides.numbers_columns(own):
            return Kind.NUMBERS
        if number and (bare or not _is_aside(number)) and self._claims(number, own):
            if not number.isdecimal():
                self._forms.add(_form(number))
            return Kind.TASK
        lead = number or own[0][1].text
        if number or not any(n == self._status and self._is_status(c.text) for n, c in own):
            if is_sum(lead, bool(number)) or (self._last is Kind.SUM and is_breakdown(own, lead, self._counts)):
                return Kind.SUM
            if asides.is_rate(lead):
                return Kind.RATE
            if asides.is_note(lead) or (self._noted and len(own) == 1 and not NUMBER.fullmatch(lead)):
                return Kind.NOTE
        return Kind.SECTION if self._is_section(line, own, number) else Kind.OTHER

    def _claims(self, number: str, own: Cells) -> bool:
        """Whether a row with this in the column of numbers, which is no aside, is a task by what else it has."""
        others = [n for n, _ in own if n in self._others]
        if self._status in others:
            return True
        return len(others) > 1 and not asides.is_numbered_section(number)

    def _is_header(self, own: Cells) -> bool:
        """Whether most texts of a row are the words over their columns."""
        words = self._header.words
        number, cell = own[0]
        if number not in words or header_word(cell.text) not in words[number]:
            return False
        again = [n for n, c in own if n in words and header_word(c.text) in words[n]]
        return len(again) * 2 > len(own) and (len(again) > 1 or self._last is Kind.HEADER)

    def _is_section(self, line: int, own: Cells, number: str) -> bool:
        column, text = own[0][0], own[0][1].text
        if number and asides.is_numbered_section(number):
            return True
        if len(own) == 1:
            width = self._widths.get((line, column), 1)
            wide = asides.is_section(text, width, len(self._header.columns))
            return wide or (column <= self._number and asides.is_field(text))
        form = _form(number)
        paired = len(own) == 2 and text == number and "N" in form and form not in self._forms
        beside = self._header.columns.get(own[1][0]) if paired else None
        if not paired or not asides.is_heading(own[1][1].text) or (beside and beside.key in NO_HEADINGS):
            return False
        self._paired.append((line, form, f"{number} {own[1][1].text}"))
        return True

    def doubtful(self) -> list[tuple[int, str]]:
        """Rows taken for headings whose number is of the same form as the numbers of tasks further down."""
        return [(line, text) for line, form, text in self._paired if form in self._forms]


def _is_aside(number: str) -> bool:
    """Whether what stands in the column of numbers makes its row a sum, a rate or a note, whatever else it has."""
    if is_sum(number, True) or asides.is_rate(number) or asides.is_label(number):
        return True
    return asides.is_note(number) and _COLON.search(number) is not None


def _form(number: str) -> str:
    """`（N）` of （二）; a number without Han numerals has none."""
    plain = folded(number)
    return _HAN.sub("N", plain) if _HAN.search(plain) and len(_HAN.sub("", plain)) < 3 else ""
