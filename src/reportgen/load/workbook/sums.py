"""Sum rows of a ledger (合计, 小计): what they declare, against what the rows come to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.workbook.asides import Cells, listed
from reportgen.load.workbook.columns import CLOSURE, Column
from reportgen.place import Place, Source
from reportgen.regex import regex
from reportgen.vocabulary import folded
from reportgen.zh import HAN

_SUM = regex(r"(合计|总计|小计|共计)([^一-龥].*)?", re.DOTALL)  # 合计, 合计：37项; but not 总计划
_NAMED_SUM = regex(r"[^\d，。；:]{1,12}(合计|总计|小计)(:?共?\d+[项个件]?)?")  # 大气方面小计
_COUNT_SUM = regex(r"(?:合计|总计|小计)?:?共(?:计|有)?:?\d+[项个件].*", re.DOTALL)  # 共37项
_ABOVE = regex(r"以上.{0,6}(?:共|合计|总计)[计有]?:?\d+[项个件]?.*", re.DOTALL)  # 以上共37项
_LOOSER = regex(r"(累计|汇总|总数|总和|total|[∑Σσ]|其中)([^一-龥].*)?", re.DOTALL)
_BARE = regex(r"\d{1,6}[项个件]?")
# A number, the word before it and the unit behind it; 已完成17个排口 counts something else, 2022年 nothing at all.
_COUNT = regex(rf"([{HAN}]*)[\s:(]*(\d{{1,6}})(?![\d.%‰/年月日])\s*([项个件条]?)(?=$|[\s,;。、:()]|任务|措施)")
_TOTAL = regex(r".*(?:合计|总计|小计|共计|共|共有|任务|计)")
_LEADS = regex("^(?:其中|其余|其他|目前|已有|尚有|截至目前|及|共|项|个|件)+")
_SECTION_COUNT = regex(r".*?[(]?(?:共|计)?(\d{1,6})[项个件][)]?")
_POINTS = regex(r"(?:^|[；;。，,\s])(?:\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|[一二三四五六七八九]是)")
SILENT = ("状态", CLOSURE)  # a bare number there may be of anything
SECTION = "分类行"
LONGEST = 80  # characters of the text by which a row is a sum


class _Task(NamedTuple):
    """A task for the sums: its row, the part of the table that it stands in, what its status says, its measures."""

    line: int
    block: int
    words: frozenset[str]
    measures: tuple[str, ...]


class _Declared(NamedTuple):
    """A number that a sum row states: of all tasks (no `word`), of those of a status, or of measures."""

    place: Place
    number: int
    word: str = ""
    measures: bool = False


class _Row(NamedTuple):
    """A sum row; `partial` is one for a part of the table, whose number is `block`."""

    line: int
    column: int
    name: str
    partial: bool
    block: int
    declared: list[_Declared]
    lines: list[int]  # the rows of the sum: breakdowns may stand below it


def is_sum(text: str, numbered: bool) -> bool:
    """Whether a text makes its row a sum; `numbered` where it stands in the column of numbers, as no number does."""
    if len(text) > LONGEST:
        return False
    plain = folded(text)
    if any(form.fullmatch(plain) for form in (_SUM, _NAMED_SUM, _COUNT_SUM, _ABOVE)):
        return True
    looser = _LOOSER.fullmatch(plain)  # 累计：完成3公里 may be the story of a task
    return looser is not None and (numbered or not looser[2])


def is_breakdown(cells: Cells, lead: str, counts: Callable[[str], bool]) -> bool:
    """Whether a row below a sum goes on with it: `其中`, or a word that `counts` knows and the number beside it."""
    texts = [folded(cell.text) for _, cell in cells]
    words = [text for text in texts if counts(text)]
    return len(texts) <= 4 and (folded(lead) == "其中" or bool(words)) and any(_BARE.fullmatch(t) for t in texts)


class Sums:
    """The sum rows of a sheet, checked when all its tasks are known.

    `words_of` gives what a status word may stand for, each as a word that tasks are given with; none where it is
    no status. `unit` is what tasks are counted in: 项, 件.
    """

    def __init__(
        self, source: Source, columns: dict[int, Column], words_of: Callable[[str], frozenset[str]], unit: str
    ) -> None:
        self._source = source
        self._columns = columns
        self._words_of = words_of
        self._unit = unit
        self._block = 0
        self._filled = False  # whether the part has tasks yet
        self._rows: list[_Row] = []
        self._tasks: list[_Task] = []

    def begins(self) -> int:
        """A task begins here; gives the part of the table that it stands in."""
        self._filled = True
        return self._block

    def task(self, line: int, block: int, words: frozenset[str], measures: tuple[str, ...]) -> None:
        """A task has been read, which began in this row and part; `measures` are the texts that hold them."""
        self._tasks.append(_Task(line, block, words, measures))

    def section(self, line: int, column: int, text: str) -> None:
        """A heading begins a new part of the table, and may say how many tasks it has: 一、大气方面（12项）."""
        self._block += 1
        self._filled = False
        told = _SECTION_COUNT.fullmatch(folded(text))
        declared = [_Declared(Place(self._source, line, column), int(told[1]))] if told else []
        self._rows.append(_Row(line, column, SECTION, True, self._block, declared, [line]))

    def row(self, line: int, cells: Cells) -> None:
        """A sum row was read. A 小计 is of the rows above it, or heads a part of which none has come yet."""
        text = "".join(folded(cell.text) for _, cell in cells[:2])
        if is_breakdown(cells, cells[0][1].text, lambda word: bool(self._words_of(word))) and self._goes_on(text):
            self._rows[-1].declared.extend(d for d in self._declared(line, cells) if d.word)
            self._rows[-1].lines.append(line)
            return
        name = next((word for word in ("小计", "合计", "总计", "共计") if word in text), "合计")
        part = name == "小计"
        declared = [d for d in self._declared(line, cells) if d.word or not text.startswith("其中")]
        self._rows.append(_Row(line, cells[0][0], f"{name}行", part, self._block, declared, [line]))
        if name == "小计" and self._filled:
            self._block += 1
            self._filled = False

    def _goes_on(self, text: str) -> bool:
        """Whether a breakdown has a sum above it."""
        return not re.search("[合总小共]计", text) and bool(self._rows) and self._rows[-1].name != SECTION

    def _declared(self, line: int, cells: Cells) -> Iterator[_Declared]:
        named = next((n for n, cell in cells[:2] if is_sum(cell.text, True)), cells[0][0])
        beside = next((n for n, _ in cells if n > named), 0)
        before = ""
        for number, cell in cells:
            text = unicodedata.normalize("NFKC", cell.text).replace("\n", ";").strip()
            place = Place(self._source, line, number)
            key = self._columns[number].key if number in self._columns else ""
            beside_word, before = before, text if self._words_of(text) else ""
            if beside_word and _BARE.fullmatch(text):
                yield _Declared(place, int(re.sub(r"\D", "", text)), beside_word)
                continue
            for m in _COUNT.finditer(text):
                bare = m[0] == text and not m[1]
                word = _LEADS.sub("", m[1])
                if (bare and key == "整改措施") or (m[3] == "条" and _TOTAL.fullmatch(m[1])):
                    yield _Declared(place, int(m[2]), measures=True)
                elif m[3] == "条" or (bare and key in SILENT):
                    continue
                elif word and self._words_of(word):
                    yield _Declared(place, int(m[2]), word)
                elif _TOTAL.fullmatch(m[1]) or (bare and (number == beside or m[3] == self._unit)):
                    yield _Declared(place, int(m[2]))

    def found(self) -> Iterator[Diagnostic]:
        """Where a sum row and the rows disagree, and the sum rows that were passed over."""
        for row in self._rows:
            faults = [told for d in row.declared if (told := self._compare(row, d))]
            yield from faults
            if not faults and row.name != SECTION:
                here = Place(self._source, row.line, row.column)
                fix = "不用改：合计行只用来核对，不计入任务"
                agree = "，所写的数与各行相符" if row.declared else ""
                yield fault("LED315", here, f"第 {listed(row.lines)} 行是{row.name}{agree}", fix)

    def _of(self, row: _Row) -> tuple[list[_Task], list[_Task]]:
        """The tasks that a row sums up, and others that it may sum up as well.

        Where several rows are called 合计, all but the last may be of what stands since the one before.
        """
        if row.partial:
            own = [t for t in self._tasks if t.block == row.block]
            return own, own
        whole = [r.line for r in self._rows if not r.partial]
        if row.line == whole[-1]:
            return self._tasks, self._tasks
        before = max((line for line in whole if line < row.line), default=0)
        return self._tasks, [t for t in self._tasks if before < t.line < row.line]

    def _compare(self, row: _Row, declared: _Declared) -> Diagnostic | None:
        tasks, others = self._of(row)
        counts = self._count(declared, tasks)
        if declared.number in counts | self._count(declared, others):
            return None
        unit = "条措施" if declared.measures else self._unit
        actual = "或 ".join(f"{n} {unit}" for n in sorted(counts))
        where = _rows_of(tasks) if row.partial and tasks else "表中"
        counted = f"“{declared.word}”的有 {actual}" if declared.word else f"共 {actual}"
        off = declared.number - min(counts, key=lambda n: abs(n - declared.number))
        by = f"{'多' if off > 0 else '少'} {abs(off)} {unit}"
        said = f"{declared.word} {declared.number} {unit}".strip()
        fix = "核对是不是漏了任务、填错了状态，或者合计没有更新；各行无误时改正这一格"
        return fault("LED335", declared.place, f"{row.name}写 {said}，{where}{counted}，{by}", fix, name=row.name)

    def _count(self, declared: _Declared, tasks: list[_Task]) -> frozenset[int]:
        """How many there are; of a status word all numbers that it may mean (完成 with 基本完成 or without)."""
        if declared.measures:
            return frozenset({sum(_measures(text) for t in tasks for text in t.measures)})
        if not declared.word:
            return frozenset({len(tasks)})
        return frozenset(sum(word in t.words for t in tasks) for word in self._words_of(declared.word))


def _measures(text: str) -> int:
    """How many measures a cell has: its lines, or the points that are numbered within them."""
    return sum(max(len(_POINTS.findall(line)), 1) for line in text.split("\n") if line.strip())


def _rows_of(tasks: list[_Task]) -> str:
    first, last = tasks[0].line, tasks[-1].line
    return f"第 {first} 行" if first == last else f"第 {first} 至 {last} 行"
