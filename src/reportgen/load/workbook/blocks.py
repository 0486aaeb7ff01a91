"""The rows of one task -> its mapping: lists are gathered, texts joined, of single values there may be only one."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Rowed
from typing import NamedTuple

from reportgen.dates import parse_date
from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from reportgen.load.shape import NAME_MARKS
from reportgen.load.workbook.asides import listed
from reportgen.load.workbook.closure import closure
from reportgen.load.workbook.columns import CLOSURE, STAGE, Column, property_of
from reportgen.load.workbook.header import Header
from reportgen.load.workbook.states import State, States, case_words
from reportgen.place import Place, Source, column_letters
from reportgen.vocabulary import folded

# Texts of several rows that together are one text; of all else that is no list a task has one value.
JOINED = frozenset(
    {"反馈问题", "名称", "整改目标", "进展", "存在问题", "下步措施", "责任人", "联系电话", "内部备注"}
    | {"举报内容", "调查核实", "处理整改", "责任追究"}
)
SHOWN = 3  # cells that one message quotes

Values = dict[str, list[Scalar]]


class Summed(NamedTuple):
    """What the sums must know of a task."""

    words: frozenset[str]
    measures: tuple[str, ...]  # the texts that hold them, counted when a sum speaks of measures


class Blocks:
    """Makes the mappings of the tasks of one sheet; what was found on the way is in `found`."""

    def __init__(self, source: Source, header: Header, part: str, states: States) -> None:
        self.found: list[Diagnostic] = []
        self._source = source
        self._part = part
        self._states = states
        self._has_stage = any(c.inner == STAGE for c in header.columns.values())
        columns = {c.key: (n, c) for n, c in reversed(header.columns.items())}
        self._keys = {key: self._key(key, number, column) for key, (number, column) in columns.items()}
        self._told: list[tuple[int, bool, State]] = []  # rows whose status says more, whether that was read, which

    def _key(self, key: str, number: int, column: Column) -> Scalar:
        return Scalar(key, Place(self._source, column.row, number), True)

    def task(self, values: Values, inner: Values, lines: Rowed[int]) -> tuple[Mapping, Summed]:
        """The task of these values by their keys; those of 销号 by the keys of that. It stands in these rows."""
        rest = self._status(values, lines[0]) if "状态" in values else None
        keys = self._keys
        entries = [
            Entry(keys[key], cells[0] if len(cells) == 1 else self._node(key, cells, lines))
            for key, cells in values.items()
        ]
        if rest is not None:
            entries.append(Entry(keys.get("进展") or Scalar("进展", rest.place, True), rest))
        closed = self._closure(inner, lines) if inner else None
        if closed is not None:
            entries.append(Entry(keys[CLOSURE], closed))
        summed = self._summed(values, closed)
        return Mapping(tuple(entries), Place(self._source, lines[0], 1), False), summed

    def _closure(self, inner: Values, lines: Rowed[int]) -> Node | None:
        stages = {key: self._single(f"{CLOSURE}的{key}", cells, lines) for key, cells in inner.items()}
        return closure(stages, self._has_stage)

    def _node(self, key: str, cells: list[Scalar], lines: Rowed[int]) -> Node:
        schema = property_of(key, self._part)
        if schema.get("x-list"):
            items = list(_items(cells, bool(schema.get("x-split"))))
            return Sequence(tuple(items), cells[0].place)
        if key in JOINED:
            texts = dict.fromkeys(cell.text for cell in cells)
            return Scalar("\n".join(texts), cells[0].place, False)
        return self._single(key, cells, lines)

    def _single(self, key: str, cells: list[Scalar], lines: Rowed[int]) -> Scalar:
        """The one value of a column of single values; a fault that names all cells where there are several."""
        first = cells[0]
        if len(cells) > 1 and len({self._sense(key, cell.text) for cell in cells}) > 1:
            shown = "、".join(f"{column_letters(c.place.column)}{c.place.line}“{c.text}”" for c in cells)
            reason = f"第 {lines[0]} 至 {lines[-1]} 行是一项任务，“{key}”却不一样：{shown}"
            fix = "一项任务只填一个：把这几格改成一样，或合并成一格；如果其实是几项任务，每项各写一个序号"
            others = [cell.place for cell in cells[1:]]
            self.found.append(fault("LED338", first.place, reason, fix, others, key=key, line=lines[0]))
        return first

    def _sense(self, key: str, text: str) -> object:
        """What a value says: two spellings of one status or one day are the same."""
        meaning = self._states.meaning(text) if key == "状态" else None
        return meaning or parse_date(text) or folded(text)

    def _status(self, values: Values, line: int) -> Scalar | None:
        """Parts the status words from what stands behind them; what that is where the task has no 进展."""
        cells = values["状态"]
        if len(cells) == 1 and self._states.is_word(cells[0].text):
            return None
        states = [(cell, self._states.parted(cell.text)) for cell in cells]
        stories = [(cell, state.rest) for cell, state in states if state.rest]
        if not stories:
            return None
        values["状态"] = [Scalar(state.word, cell.place, False) for cell, state in states]
        clashes = list(self._clashes(states, line))
        self.found += clashes
        if not clashes:
            more = next(state for _, state in states if state.rest)
            self._told.append((line, "进展" not in values, more))
        if "进展" in values:
            return None
        return Scalar("\n".join(dict.fromkeys(rest for _, rest in stories)), stories[0][0].place, False)

    def _clashes(self, states: list[tuple[Scalar, State]], line: int) -> Iterator[Diagnostic]:
        """Cells whose status word the text behind it contradicts."""
        for cell, state in states:
            other = self._states.against(state)
            if other:
                reason = f"前面写“{state.word}”，后面又写“{other}”，分不清是哪一种"
                fix = "“状态”一格只留一个状态词，其余的话写进“进展”一栏"
                yield fault("LED340", cell.place, reason, fix, line=line)

    def _summed(self, values: Values, closed: Node | None) -> Summed:
        if self._part == "Case":
            words = (case_words_of(values, key) for key in ("属实", "办理"))
            return Summed(frozenset().union(*words), ())
        stage = ""
        if isinstance(closed, Scalar):
            stage = closed.text
        elif isinstance(closed, Mapping):
            stage = next(
                (e.value.text for e in closed.entries if e.key.text == STAGE and isinstance(e.value, Scalar)), ""
            )
        word, deadline = (values[key][0].text if key in values else "" for key in ("状态", "整改时限"))
        measures = tuple(cell.text for cell in values.get("整改措施", ()))
        return Summed(self._states.labels(word, stage, deadline), measures)

    def told(self, column: int) -> Iterator[Diagnostic]:
        """Once for all rows whose status had more to say; `column` is that of the status."""
        for read in (True, False):
            rows = [(line, state) for line, was_read, state in self._told if was_read is read]
            if not rows:
                continue
            lines = [line for line, _ in rows]
            quoted = list(dict.fromkeys(f"“{s.word}”后面有“{_begin(s.rest)}”" for _, s in rows))
            shown, more = "、".join(quoted[:SHOWN]), "等" if len(quoted) > SHOWN else ""
            reason = f"第 {listed(lines)} 行的“状态”里，{shown}{more}；前面的词读作状态，"
            if read:
                reason += "后面的话读作“进展”"
                fix = "不用改；最好把状态词后面的话移到“进展”一栏，“状态”只留状态词"
            else:
                reason += "这些行的“进展”已经填了，后面的话没有读"
                fix = "要印的，移到“进展”一栏；“状态”只留状态词"
            first, *others = [Place(self._source, line, column) for line in lines]
            yield fault("LED339", first, reason, fix, others)


def _begin(text: str) -> str:
    plain = text.replace("\n", " ")
    return plain if len(plain) <= 12 else f"{plain[:12]}……"


def case_words_of(values: Values, key: str) -> frozenset[str]:
    """The word of a petition's column in its canonical form."""
    if key not in values:
        return frozenset()
    text = values[key][0].text
    said = {"属实": {"是": "属实", "否": "不属实"}, "办理": {"是": "已办结", "否": "正在办理"}}[key]
    return case_words(said.get(folded(text), text))


def _items(cells: list[Scalar], names: bool) -> Iterator[Scalar]:
    """The items of a list over several cells, a line each, or a name each; equal ones once."""
    seen: set[str] = set()
    for cell in cells:
        for text in _names(cell.text) if names else cell.text.split("\n"):
            mark = folded(text)
            if mark and mark not in seen:
                seen.add(mark)
                yield Scalar(text.strip(), cell.place, False)


def _names(text: str) -> Iterator[str]:
    start = 0
    for mark in NAME_MARKS.finditer(text):
        if mark.group(1):
            yield text[start : mark.start()]
            start = mark.end()
    yield text[start:]
