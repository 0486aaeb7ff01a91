"""A return of the monthly round: its tasks, the unit that sent it, how that was recognised, and the columns it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise, takewhile
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault
from reportgen.ledger.columns import CLOSURE
from reportgen.ledger.likeness import alike
from reportgen.ledger.split import file_name
from reportgen.load.ledgers import with_workbooks
from reportgen.load.to_model import Reading
from reportgen.load.words import Meanings
from reportgen.load.workbook import grids
from reportgen.load.workbook.columns import SPAN
from reportgen.load.workbook.grid import Grid
from reportgen.load.workbook.header import Header, header_of
from reportgen.model import City, Ledger, Report, Task
from reportgen.model.inspections import Inspections
from reportgen.model.numbers import identity_of
from reportgen.place import Place, Source
from reportgen.records import dataclass, field
from reportgen.regex import regex
from reportgen.values import Text
from reportgen.vocabulary import folded

NOTE = regex(r"填报(?:单位|部门)[：:]\s*([^\n]*)")
_NOTE_END = regex(r"\s{2,}|\u3000|请于|[（(]盖?章")
_COPY = regex(r"[\s_-]*(?:[（(]\d+[）)]|副本|-\d+)+$")  # what systems add to the name of a second copy
_INNER = {**{inner: (key,) for key, inner in CLOSURE.items()}, SPAN: ("公示起", "公示止")}
SHORTEST = 3  # characters of a unit's name that may be looked for inside of another


@dataclass(frozen=True)
class Answer:
    """`file` is what messages call it; `unit` "" where nobody knows whose it is. `columns`: key -> column.

    `rows`: first row of a task -> how many it takes up, where that is more than one.
    """

    file: str
    tasks: tuple[Task, ...]
    unit: str = ""
    how: str = ""
    columns: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[int, int] = field(default_factory=dict)


def tasks_in(path: Path, label: str, own: Meanings) -> tuple[tuple[Task, ...], list[Diagnostic]]:
    """The tasks of a workbook that messages call `label`, its name or its path, by the status words of the city."""
    here = Place(Source(label))
    reading = Reading([], own)
    ledger = Ledger(workbook=Text(label, here), place=here)
    folder = path.parent if label == path.name else Path()  # else it is the whole path
    report, _ = with_workbooks(Report(city=City(name=Text("")), ledger=ledger, place=here), folder, reading)
    return report.tasks, reading.found


def read_answer(
    path: Path, label: str, own: Meanings, units: Mapping[str, list[Task]], inspections: Inspections
) -> tuple[Answer | None, list[Diagnostic]]:
    """A return and what the reader found in it; None where that was an error. `inspections` are the city's."""
    tasks, found = tasks_in(path, label, own)
    tasks = inspections.named(tasks)
    found = [_one_sheet_only(d, label) if d.code == "LED325" else d for d in found]
    if any(d.is_error for d in found) or not tasks:
        return None, found
    grid = grid_of(path, tasks)
    header = header_of(grid, "Task")
    assert header is not None  # noqa: S101 - by it the tasks were read
    unit, how = _unit(grid, header, path, tasks, units)
    columns = columns_in(header)
    return Answer(label, tasks, unit, how, columns, _rows(grid, columns.get("序号", 0), tasks)), found


def _one_sheet_only(unread: Diagnostic, label: str) -> Diagnostic:
    """A second sheet with a ledger in a return: nobody knows which of them the unit filled."""
    sheet = unread.place.source.sheet if unread.place else ""
    reason = f"工作表“{sheet}”也是台账，不知道填在哪一张里"
    return fault("LED399", unread.place, reason, "只留填好的一张，删去另一张，再汇总", file=label)


def _rows(grid: Grid, number: int, tasks: tuple[Task, ...]) -> dict[int, int]:
    """First row of a task -> how many rows it takes up: merged in the column of numbers, or without a number."""
    firsts = sorted(task.place.line for task in tasks if task.place)
    lines = {row.line for row in grid.rows()}
    found = {m.top: m.bottom - m.top + 1 for m in grid.merges() if m.left <= number <= m.right}
    for first, following in pairwise(firsts):
        found[first] = max(found.get(first, 1), 1 + sum(1 for line in range(first + 1, following) if line in lines))
    return {first: found[first] for first in firsts if found.get(first, 1) > 1}


def grid_of(path: Path, tasks: tuple[Task, ...]) -> Grid:
    """The sheet that the tasks of a workbook were read from."""
    place = tasks[0].place
    assert place is not None  # noqa: S101 - a task of a workbook has its row
    return next(grid for grid in grids(path) if grid.title == place.source.sheet)


def columns_in(header: Header) -> dict[str, int]:
    """Key -> column; both ends of the notice have one where they share it."""
    columns: dict[str, int] = {}
    for number, column in header.columns.items():
        for key in _INNER.get(column.inner, ()) if column.key == "销号" else (column.key,):
            columns[key] = number
    return columns


def _unit(
    grid: Grid, header: Header, path: Path, tasks: tuple[Task, ...], units: Mapping[str, list[Task]]
) -> tuple[str, str]:
    """The unit of a return and how it was recognised: by its note, else its file name, else its tasks."""
    noted = _noted(grid, header)
    note, doubt = f"按表上的“填报单位：{noted}”", f"（表上写的“{noted}”台账里没有）" if noted else ""
    if noted:
        if known := _known(noted, units):
            return known, note
        longer = [u for u in units if len(noted) >= SHORTEST and folded(u).endswith(folded(noted))]
        if len(longer) == 1:
            return longer[0], f"{note}，当作“{longer[0]}”"
    stem = _COPY.sub("", path.stem)
    named = [u for u in units if file_name(u) == f"{stem}.xlsx"] or _longest(u for u in units if u in stem)
    if len(named) == 1:
        return named[0], f"按文件名{doubt}"
    theirs = [u for u, own in units.items() if _are(tasks, own)]
    if len(theirs) == 1:
        return theirs[0], f"按表里的任务{doubt}"
    if noted:
        return noted, f"{note}，台账里没有这个单位"
    return "", "认不出：没有“填报单位”，文件名和任务也看不出"


def _are(tasks: tuple[Task, ...], own: list[Task]) -> bool:
    """Whether all tasks of a return are of these, by number and by what was found."""
    known = {identity_of(task): task for task in own}
    return all((t := known.get(identity_of(task))) is not None and alike(t, task) is True for task in tasks)


def _noted(grid: Grid, header: Header) -> str:
    """What 填报单位： says above the header, in its own cell or in the next one."""
    for row in takewhile(lambda row: row.line < header.top, grid.rows()):
        for text, after in pairwise([*(cell.text for _, cell in row.cells), ""]):
            found = NOTE.search(text)
            if found:
                return _NOTE_END.split(found[1].strip())[0].strip() or _NOTE_END.split(after.strip())[0].strip()
    return ""


def _known(name: str, units: Iterable[str]) -> str:
    """The unit of the ledger that a note means: 德州市水利局 is 市水利局 where no other is meant."""
    units = list(units)
    same = [u for u in units if folded(u) == folded(name)]
    near = [u for u in units if len(u) >= SHORTEST and (folded(name).endswith(folded(u)))]
    found = same or _longest(near)
    return found[0] if len(found) == 1 else ""


def _longest(names: Iterable[str]) -> list[str]:
    """Of names inside one text the longest; 市水利局 beside 德州市水利局 is no second one."""
    found = sorted(names, key=len, reverse=True)
    return [n for n in found if not any(n != other and n in other for other in found)]
