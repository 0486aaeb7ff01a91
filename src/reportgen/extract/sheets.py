"""A table of an old paper, read as the sheet of a workbook: the header by its words, the rows as 任务 or 信访件."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from reportgen.diagnostics import Diagnostic
from reportgen.extract.parts import Grid
from reportgen.load import nodes
from reportgen.load.ledgers import CASE_LIST, TASK_LIST
from reportgen.load.shape import names_in, shape
from reportgen.load.to_model import Reading, to_model
from reportgen.load.workbook import NO_OWN, Sheet
from reportgen.load.workbook import grid as workbook
from reportgen.load.workbook.columns import property_of
from reportgen.load.workbook.header import Header, header_of
from reportgen.load.workbook.kinds import NUMBER
from reportgen.load.workbook.states import States
from reportgen.place import Place, Source
from reportgen.records import dataclass, field
from reportgen.regex import regex
from reportgen.vocabulary import definition
from reportgen.write.text import STOPS

LISTS = {"Task": TASK_LIST, "Case": CASE_LIST}
STATUS, STORY, MEASURES = "状态", "进展", "整改措施"
NUMBERED = "1１一①（("  # 整改措施 of which the first begins so are printed without numbers: shared/blocks.j2
_POINT = regex(r"(?<!\d)(?=\d{1,2}\.(?!\d))")
ROUNDS = 3  # of leaving out what the data file can't hold

Values = dict[str, Any]


class Table(workbook.Grid):
    """A table as a sheet; what is merged there is told by the empty cells that it leaves."""

    title, visible, since_1904 = "", True, False

    def __init__(self, grid: Grid) -> None:
        self._rows = [
            workbook.Row(n, [(c, workbook.Cell(text)) for c, text in enumerate(row, 1) if text.strip()])
            for n, row in enumerate(grid.rows, 1)
        ]
        self._width = max(map(len, grid.rows), default=0)

    def rows(self) -> Iterator[workbook.Row]:
        """Those that hold a text."""
        return (row for row in self._rows if row.cells)

    def merges(self) -> list[workbook.Merge]:
        """Rows whose only text stands in the first cell and is no number; words of a header over several below."""
        found: list[workbook.Merge] = []
        below = len(self._rows)  # the first row of a task
        for row in self._rows:
            first = row.cells[0][1].text.strip() if row.cells and row.cells[0][0] == 1 else ""
            if NUMBER.fullmatch(first):
                below = min(below, row.line)
            elif first and len(row.cells) == 1 and self._width > 1:
                found.append(workbook.Merge(row.line, 1, row.line, self._width))
        for upper, lower in pairwise(self._rows[: below - 1]):
            found += _groups(upper, lower)
        return sorted(found)

    def hidden_columns(self) -> list[tuple[int, int]]:
        """None: paper hides nothing."""
        return []


def _groups(upper: workbook.Row, lower: workbook.Row) -> Iterator[workbook.Merge]:
    """责任单位 over 牵头 and 配合: the cell beside it is empty, and both below it are not."""
    over, under = {n for n, _ in upper.cells}, {n for n, _ in lower.cells}
    for left in sorted(over & under) if 1 not in under else ():
        right = left
        while right + 1 in under - over:
            right += 1
        if right > left:
            yield workbook.Merge(upper.line, left, upper.line, right)


@dataclass
class Entry:
    """What was read of a task: its values by their keys, the rows (from 1) that it takes, and its cells by key."""

    values: Values
    lines: frozenset[int]
    places: dict[str, Place]
    refused: dict[str, Diagnostic] = field(default_factory=dict)  # values that no data file can hold


@dataclass(frozen=True)
class Read:
    """A table with a header: its entries, the parts of the model that they are, and what is wrong with the sheet."""

    header: Header
    entries: tuple[Entry, ...]
    parts: tuple[Any, ...]
    found: tuple[Diagnostic, ...]


def read_rows(grid: Grid, part: str) -> Read | None:
    """The table as tasks (`part` is "Task") or petitions ("Case"); None where it has no header of such, or no rows."""
    table = Table(grid)
    header = header_of(table, part)
    if header is None:
        return None
    if part == "Task":
        header = _with_stories(table, header)
    sheet = Sheet("", None, table, header, part, NO_OWN)
    entries = tuple(_entry(node, part) for node in sheet.tasks())
    if part == "Task" and not header.column(STATUS):
        _tell_states(entries)
    parts = _parts(entries, part)
    if not entries or parts is None:
        return None
    return Read(header, entries, parts, tuple(sheet.found))


def _with_stories(table: Table, header: Header) -> Header:
    """完成情况 whose cells tell what was done, and not how far it is, is 进展."""
    number = header.column(STATUS)
    if not number or header.column(STORY):
        return header
    states = States(NO_OWN)
    below = (dict(row.cells) for row in table.rows() if row.line > header.bottom)
    texts = [row[number].text.strip() for row in below if number in row]
    words = [text for text in texts if states.meaning(text)]
    if len(words) * 2 >= len(texts):
        return header
    return header._replace(columns={**header.columns, number: header.columns[number]._replace(key=STORY)})


def _tell_states(entries: tuple[Entry, ...]) -> None:
    """The status that a story begins with: 已完成。建成……"""
    states = States(NO_OWN)
    for entry in entries:
        state = states.parted(entry.values.get(STORY, ""))
        if states.meaning(state.word) and not states.against(state):
            entry.values = _in_order({**entry.values, STATUS: state.word}, "Task")
            entry.places[STATUS] = entry.places[STORY]


def _entry(node: nodes.Mapping, part: str) -> Entry:
    cells = {e.key.text: list(_scalars(e.value)) for e in node.entries}
    values = {e.key.text: _value(e.key.text, e.value, part) for e in node.entries}
    lines = frozenset({node.place.line, *(c.place.line for found in cells.values() for c in found)})
    return Entry(_in_order(values, part), lines, {key: found[0].place for key, found in cells.items() if found})


def _in_order(values: Values, part: str) -> Values:
    return {key: values[key] for key in definition(part)["properties"] if key in values}


def _scalars(node: nodes.Node) -> Iterator[nodes.Scalar]:
    if isinstance(node, nodes.Scalar):
        yield node
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for entry in node.entries:
            yield from _scalars(entry.value)


def _value(key: str, node: nodes.Node, part: str) -> Any:
    """A value as a data file has it."""
    if isinstance(node, nodes.Mapping):
        return {e.key.text: next(_scalars(e.value)).text for e in node.entries}
    texts = [cell.text.strip() for cell in _scalars(node)]
    if key == MEASURES:
        return measures("\n".join(texts))
    if property_of(key, part).get("x-split"):
        return _names(texts)
    return texts[0] if len(texts) == 1 else texts


def measures(text: str) -> str | list[str]:
    """整改措施 in such a way that they are printed as they stand there.

    Their numbers are left out where the program will count the same; lines without numbers stay together, for it
    would give them some.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    lines = _points(lines[0]) if len(lines) == 1 else lines
    if len(lines) < 2:
        return "".join(lines)
    if _are_numbered(lines):
        bare = [line.partition(".")[2] for line in lines]
        if all(one and not (one[0].isspace() or one[0].isdecimal()) for one in bare) and bare[0][0] not in NUMBERED:
            return bare
    return lines if lines[0][0] in NUMBERED else ["\n".join(lines)]


def _points(line: str) -> list[str]:
    """`1.完成清淤。2.建成泵站。` as a plain text has a cell of two lines."""
    points = [point for point in _POINT.split(line) if point]
    apart = all(point[-1] in STOPS for point in points[:-1])
    return points if len(points) > 1 and apart and _are_numbered(points) else [line]


def _are_numbered(lines: list[str]) -> bool:
    return all(line.startswith(f"{n}.") for n, line in enumerate(lines, 1))


def _names(texts: list[str]) -> str | list[str]:
    """Names that are printed joined by 、; a text that parts them otherwise stays, and the reader parts it."""
    names = [name for text in texts for name in names_in(text)]
    if len(texts) == 1 and (len(names) < 2 or "、".join(names) != texts[0]):
        return texts[0]
    return names


def _parts(entries: tuple[Entry, ...], part: str) -> tuple[Any, ...] | None:
    """The entries as parts of the model; values that can't be read go from `values` to `refused`."""
    whole = Place(Source(""))
    for _ in range(ROUNDS):
        rows = tuple(_node(entry) for entry in entries)
        tree, found = shape(nodes.Sequence(rows, whole), LISTS[part])
        made = to_model(tree, LISTS[part], Reading(found))
        errors = [d for d in found if d.is_error]
        if not errors:
            return made if len(made) == len(entries) else None
        at = {entry.places[key]: (entry, key) for entry in entries for key in reversed(list(entry.values))}
        for error in errors:
            if error.place in at:
                entry, key = at.pop(error.place)
                del entry.values[key]
                entry.refused[key] = error
    return None


def _node(entry: Entry) -> nodes.Mapping:
    whole = entry.places["序号"] if "序号" in entry.places else next(iter(entry.places.values()))
    pairs = (
        nodes.Entry(nodes.Scalar(key, entry.places[key], True), _tree(value, entry.places[key]))
        for key, value in entry.values.items()
    )
    return nodes.Mapping(tuple(pairs), whole, False)


def _tree(value: Any, place: Place) -> nodes.Node:
    if isinstance(value, str):
        return nodes.Scalar(value, place, False)
    if isinstance(value, list):
        return nodes.Sequence(tuple(_tree(item, place) for item in value), place)
    inner = (nodes.Entry(nodes.Scalar(key, place, True), _tree(one, place)) for key, one in value.items())
    return nodes.Mapping(tuple(inner), place, False)
