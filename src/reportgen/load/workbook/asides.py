"""Rows of a ledger that are no tasks: headings of sections, notes below the table, a row that numbers the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.source import tidy
from reportgen.load.workbook.grid import Cell
from reportgen.place import Place, Source
from reportgen.regex import regex
from reportgen.vocabulary import folded
from reportgen.zh import HAN

NOTE, SECTION = "说明、落款", "分类行"
SHOWN = 10  # rows that one message lists
_SECTION = regex(rf"(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)])\s*[{HAN}].*", re.DOTALL)
_NOTE = regex(
    r"(?:(?:备注|注|附注|说明|填表说明|填报说明|填写说明|数据来源)(?:[0-9：:、.]|$)"
    r"|(?:填表|填报|制表|报送|审核|审签|复核|签发|联系|经办|统计|单位负责|分管领导|负责|主要负责)"
    r"(?:人|单位|部门|日期|时间|电话|领导)?(?:签字|签名|[(](?:签字|签名|签章|盖章|公章)[)])?:)",
)
_LABEL = regex(  # 填表人 in a cell, 张三 in the next
    r"(?:填表|填报|制表|报送|审核|审签|复核|签发|联系|经办|统计|单位负责|负责|主要负责)(?:人|单位|部门|日期|时间|电话)"
    r"(?:签字|签名|[(](?:签字|签名|签章|盖章|公章)[)])?|(?:制表|填表|审核|复核|审签|签发|备注|注|说明|填表说明|填报说明)"
    r"|(?:分管|主要|单位)领导(?:签字|[(]签字[)])?"
)
_RATE = regex(r"[^\d,。;:]{0,8}(?:率|占比|比例)(?:[(]%[)])?(?::.*)?", re.DOTALL)
_FIELD = regex(  # 水环境, 大气污染防治方面: what a part of the table is about
    r"[^\d,。;:]{1,15}(?:方面|环境|领域|类|类问题|类任务|污染|污染防治|生态|共性问题|个性问题)"
    r"|水|大气|土壤|固废|固体废物|噪声|海洋|生态|农业农村|其他"
)
HEADING = 20  # characters of a heading whose number stands in a cell of its own
_COLUMN = regex("[()]|^第|[栏列]")  # 栏1, 第2栏, (3)

Cells = list[tuple[int, Cell]]


def is_section(text: str, width: int, columns: int) -> bool:
    """Whether the only text of a row is a heading: numbered as one, or merged over most of the table."""
    return bool(_SECTION.fullmatch(text)) or (width > 2 and width * 2 >= columns)


def is_numbered_section(text: str) -> bool:
    """`一、大气方面`, which is no number of a task."""
    return bool(_SECTION.fullmatch(text))


def is_note(text: str) -> bool:
    """`备注：…`, `填表人：张三`; `填表人` whose name stands in the next cell."""
    return bool(_NOTE.match(folded(text))) or is_label(text)


def is_label(text: str) -> bool:
    """`填表人`, `审核人（签字）`, `备注`: what no task is numbered with."""
    return bool(_LABEL.fullmatch(folded(text)))


def is_rate(text: str) -> bool:
    """`完成率`, below the sums."""
    return bool(_RATE.fullmatch(folded(text)))


def is_field(text: str) -> bool:
    """`水环境`, `大气方面`: a heading without a number."""
    return bool(_FIELD.fullmatch(folded(text)))


def is_heading(text: str) -> bool:
    """`水方面`, where the number of the heading stands in the cell before it: short, and no sentence."""
    return len(text) <= HEADING and not re.search("[，。；：,;:]", text)


def numbers_columns(cells: Cells) -> bool:
    """A row that numbers the columns of the table, below its header: 1, 2, 3 …; 甲, 乙, 1, 2; A, B, C; 栏1, 栏2."""
    texts = [_COLUMN.sub("", folded(cell.text)) for _, cell in cells]
    if len(texts) < 4:
        return False
    if "".join(texts) == "abcdefghijklmnopqrstuvwxyz"[: len(texts)]:
        return True
    digits = [int(text) for text in texts if text.isdecimal() and len(text) < 4]
    letters = texts[: len(texts) - len(digits)]
    counted = digits and digits == list(range(digits[0], digits[0] + len(digits))) and digits[0] in (0, 1)
    return bool(counted) and letters == list("甲乙丙丁戊"[: len(letters)])


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
        self._rows.setdefault(what, []).append((line, column, tidy(text).replace("\n", " ")))

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
