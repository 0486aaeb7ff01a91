"""Excel ledger -> a node tree like that of a 列表 in the YAML, each value with its cell as its place.

Of the sheets that can be seen the first with a header is read, unless one is named. The header is found among
titles and notes by its words. Whatever the format, what is read is a `Grid`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Mapping, Sequence
from reportgen.load.words import Meanings
from reportgen.load.workbook.columns import NUMBER_KEYS
from reportgen.load.workbook.grid import DamagedError, Grid
from reportgen.load.workbook.guard import BROKEN, DAMAGED, admitted, is_old
from reportgen.load.workbook.header import HEADER_KEYS, HEADER_ROWS, Header, header_faults, header_of
from reportgen.load.workbook.kinds import NUMBER
from reportgen.load.workbook.rows import Rows
from reportgen.place import Place, Source
from reportgen.values import Text

__all__ = ["Sheet", "grids", "opened", "read"]

NO_OWN: Meanings = MappingProxyType({})
PARTS = {"Task": "整改任务", "Case": "信访"}  # the key of the data file under which the workbook is named
USUAL = {"Task": "序号、反馈问题、责任单位、整改时限、状态、进展 等", "Case": "受理编号、批次、举报内容、属实、办理 等"}

LOOKED = 100  # rows of a sheet without a header


class Sheet:
    """The sheet of a workbook that holds the ledger; its rows are read while `tasks` is walked."""

    def __init__(self, name: str, asked: Place | None, grid: Grid, header: Header, part: str, own: Meanings) -> None:
        self._name, self._asked = name, asked
        source = Source(name, sheet=grid.title)
        self.place = Place(source, header.top, 1)
        self.found = list(header_faults(source, header, part))
        self._rows = Rows(grid, source, header, part, own)

    def tasks(self) -> Iterator[Mapping]:
        """Each task as a mapping of its keys; `found` is complete when all have been given."""
        try:
            yield from self._rows.tasks()
        except DamagedError as error:
            self.found.append(fault("LED310", self._asked, error.reason, error.fix, name=self._name))
        self.found += self._rows.found


def read(
    path: Path, name: str, sheet: str | None, asked: Place | None, part: str = "Task", own: Meanings = NO_OWN
) -> tuple[Sequence | None, list[Diagnostic]]:
    """All tasks of a workbook at once, for small ones; as `opened`."""
    ledger, found = opened(path, name, sheet, asked, part, own)
    if ledger is None:
        return None, found
    rows = Sequence(tuple(ledger.tasks()), ledger.place)
    return rows, found + ledger.found


def opened(
    path: Path, name: str, sheet: str | None, asked: Place | None, part: str = "Task", own: Meanings = NO_OWN
) -> tuple[Sheet | None, list[Diagnostic]]:
    """The sheet with the tasks, or (`part` "Case") the petitions, of a workbook.

    `name` is what messages call it, `asked` the place in the YAML that names it, `own` a city's own status words.
    """
    try:
        return _chosen(grids(path), name, sheet, asked, part, own)
    except DamagedError as error:
        return None, [fault("LED310", asked, error.reason, error.fix, name=name)]


def grids(path: Path) -> list[Grid]:
    """The sheets of a workbook; `DamagedError` where the file is refused or none can be found in it."""
    data = admitted(path)
    if not isinstance(data, bytes):
        raise DamagedError(*data)
    try:
        if is_old(data):
            from reportgen.load.workbook.xls import open_xls

            return open_xls(data)
        from reportgen.load.workbook.xlsx import Package

        return Package(data).grids
    except BROKEN as error:
        raise DamagedError(*DAMAGED) from error


def _chosen(
    book: list[Grid], name: str, sheet: str | None, asked: Place | None, part: str, own: Meanings
) -> tuple[Sheet | None, list[Diagnostic]]:
    looked = [g for g in book if (g.visible if sheet is None else g.title.strip() == sheet.strip())]
    if not looked and sheet is not None:
        titles = [g.title for g in book]
        fix = f"“工作表”改为“{titles[0]}”" if len(titles) == 1 else "“工作表”改为其中一张的名字"
        place = sheet.place if isinstance(sheet, Text) and sheet.place else asked
        return None, [fault("LED311", place, f"工作簿里只有：{'、'.join(titles)}", fix, sheet=sheet)]
    for grid in looked:
        header = header_of(grid, part)
        if header is not None:
            chosen = Sheet(name, asked, grid, header, part, own)
            if sheet is None:
                chosen.found += _unread([g for g in book if g is not grid], grid.title, header, name, part)
            return chosen, []
        grid.close()
    return None, [_no_header(book, name, asked, part)]


def _no_header(book: list[Grid], name: str, asked: Place | None, part: str) -> Diagnostic:
    unseen = next((g for g in book if not g.visible and header_of(g, part)), None)
    if unseen is not None:
        reason = f"只有隐藏的工作表“{unseen.title}”里有表头，隐藏的工作表不读"
        fix = f"取消隐藏；确实要读它，在“{PARTS[part]}”里加一行“工作表: {unseen.title}”"
        return fault("LED312", asked, reason, fix)
    number = NUMBER_KEYS[part]
    reason = f"“{name}”前 {HEADER_ROWS} 行里，没有哪一行有“{number}”等 {HEADER_KEYS} 个以上认得的栏目名"
    return fault("LED312", asked, reason, f"表头写成：{USUAL[part]}")


def _has_rows(grid: Grid, header: Header) -> bool:
    last = max(header.columns)
    return any(row.line > header.bottom and row.cells[0][0] <= last for row in grid.rows())


def _unread(others: list[Grid], read_one: str, header: Header, name: str, part: str) -> Iterator[Diagnostic]:
    """The other sheets that hold a ledger, hidden ones too, or go on with the one that is read."""
    for grid in others:
        own = header_of(grid, part)
        if own is not None and _has_rows(grid, own):
            hidden = "" if grid.visible else "是隐藏的工作表；"
            reason = f"{hidden}它也有台账的表头，而一份报告只读一张工作表，读的是“{read_one}”"
            fix = f"在“{PARTS[part]}”里写“工作表: {read_one}”或“工作表: {grid.title}”，写明读哪一张；"
            fix += "台账分在几张上的，合成一张"
            yield fault("LED325", Place(Source(name, sheet=grid.title), own.top, 1), reason, fix, sheet=grid.title)
        elif own is None and grid.visible:
            line = _goes_on(grid, header, part)
            if line:
                reason = f"从第 {line} 行起像是“{read_one}”的续表，而它没有表头，没有读"
                fix = f"是续表的，把这些行接到“{read_one}”下面；不是的，不用改"
                place = Place(Source(name, sheet=grid.title), line, 1)
                yield fault("LED325", place, reason, fix, sheet=grid.title)
        grid.close()


def _goes_on(grid: Grid, header: Header, part: str) -> int:
    """The first row of a sheet without a header that looks like tasks of the ledger; 0 where there is none.

    Such rows have about as many cells, the number where the ledger has it; there must be no more rows of other kinds.
    """
    number = header.column(NUMBER_KEYS[part])
    alike: list[int] = []
    others = 0
    for row in islice(grid.rows(), LOOKED):
        texts = {n: c.text for n, c in row.cells if c.text}
        wide = len(texts) >= 3 and len(header.columns) <= len(texts) * 2 and max(texts) <= max(header.columns) + 2
        if wide and NUMBER.fullmatch(texts.get(number, "")):
            alike.append(row.line)
        elif len(texts) > 1:
            others += 1
    return alike[0] if len(alike) > others else 0
