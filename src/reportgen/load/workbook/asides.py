"""Rows of a ledger that are no tasks: headings of sections, notes below the table, a row that numbers the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.workbook.grid import Cell
from reportgen.place import Place, Source
from reportgen.vocabulary import folded
from reportgen.zh import HAN

NOTE, SECTION = "说明、落款", "分类行"
SHOWN = 10  # rows that one message lists
_SECTION = re.compile(rf"(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)])\s*[{HAN}].*", re.DOTALL)
_NOTE = re.compile(
    r"(?:(?:备注|注|附注|说明|填表说明|填报说明|填写说明|数据来源)(?:[0-9：:、.]|$)"
    r"|(?:填表|填报|制表|报送|审核|审签|复核|签发|联系|经办|统计|单位负责|分管领导|负责|主要负责)"
    r"(?:人|单位|部门|日期|时间|电话|领导)?(?:签字|签名|（签字）|（签章）|（盖章）)?[：:])",
)

Cells = list[tuple[int, Cell]]


def is_section(text: str, width: int, columns: int) -> bool:
    """Whether the only text of a row is a heading: numbered as one, or merged over most of the table."""
    return bool(_SECTION.fullmatch(text)) or (width > 2 and width * 2 >= columns)


def is_numbered_section(text: str) -> bool:
    """`一、大气方面`, which is no number of a task."""
    return bool(_SECTION.fullmatch(text))


def is_note(text: str) -> bool:
    """`备注：…`, `填表人：张三`."""
    return bool(_NOTE.match(folded(text)))


def numbers_columns(cells: Cells) -> bool:
    """A row that numbers the columns of the table, below its header: 1, 2, 3 … or 甲, 乙, 1, 2."""
    texts = [folded(cell.text).strip("()") for _, cell in cells]
    digits = [int(text) for text in texts if text.isdecimal() and len(text) < 4]
    letters = texts[: len(texts) - len(digits)]
    counted = digits and digits == list(range(digits[0], digits[0] + len(digits))) and digits[0] in (0, 1)
    return len(texts) > 3 and bool(counted) and letters == list("甲乙丙丁戊"[: len(letters)])


def listed(lines: Sequence[int]) -> str:
    """`3、4、5`; of many the first ten: `3、4、…、12等 38`, behind which a 行 fits."""
    shown = "、".join(map(str, lines[:SHOWN]))
    return shown if len(lines) <= SHOWN else f"{shown}等 {len(lines)}"


class Asides:
    """Rows that were passed over, by what they are; told once for each kind."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._rows: dict[str, list[tuple[int, int, str]]] = {}

    def add(self, what: str, line: int, column: int, text: str) -> None:
        """A row that is no task."""
        self._rows.setdefault(what, []).append((line, column, text.replace("\n", " ")))

    def found(self) -> list[Diagnostic]:
        """What was passed over: the rows and the first of their texts."""
        told = []
        for what, rows in self._rows.items():
            texts = "".join(f"“{text[:15]}{'……' if len(text) > 15 else ''}”" for _, _, text in rows[:3])
            more = "等" if len(rows) > 3 else ""
            reason = f"第 {listed([line for line, _, _ in rows])} 行是{what}：{texts}{more}"
            first, *others = [Place(self._source, line, column) for line, column, _ in rows]
            fix = "不用改；如果是任务，补上序号和其余各栏"
            told.append(fault("LED336", first, reason, fix, others, what=what))
        return told
