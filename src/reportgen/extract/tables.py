"""A table of an old paper that is a ledger -> its tasks or petitions, and what their annex would say otherwise."""

from __future__ import annotations

import re

from reportgen.extract.parts import Doubt, Grid, Sure, Told
from reportgen.extract.reprinted import Comparison, doubt, printed
from reportgen.extract.sheets import STATUS, Read, Values, read_rows
from reportgen.load.workbook.columns import STAGE
from reportgen.load.workbook.header import Header
from reportgen.records import dataclass
from reportgen.regex import regex
from reportgen.vocabulary import definition

NAMES = frozenset({"反馈问题", "名称"})
CONTENTS = frozenset({"举报内容"})
OF_TASKS = regex("整改|问题|反馈|督察")  # which a table of projects or of indicators lacks
OF_CASES = regex("信访|举报|受理|交办|属实")
LOST_AT_MOST = 0.05  # of the cells of a ledger: those that its annex would lack
CHANGED_AT_MOST = 0.34  # and those that it would word otherwise: one column of three
STATED_AT_LEAST = 0.5  # of its tasks: those with a status


@dataclass(frozen=True)
class Ledger:
    """What a table holds: items of 整改任务.列表 (or of 信访.明细), and the 栏目 of the annex that is printed of them.

    `headers` are the heads of these columns as they stand in the table, `totals` the cells of its last 合计 row,
    `titles` what stands above the header. A doubt is at the line `Grid.at` + row; its characters are those of the row
    with tabs between the cells.
    """

    tasks: tuple[Values, ...]
    columns: tuple[str, ...]
    headers: tuple[str, ...]
    totals: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    problems: tuple[Told | Doubt, ...] = ()


def ledger_of(grid: Grid) -> Ledger | None:
    """The tasks of a table; None where it is no ledger of tasks, or where an annex of them would say too little of it.

    A task may lack a value that no data file can hold, such as a status that nobody knows; a doubt says so.
    """
    read = read_rows(grid, "Task")
    if read is None or not _is_of(read, NAMES, OF_TASKS):
        return None
    if sum(STATUS in entry.values for entry in read.entries) < STATED_AT_LEAST * len(read.entries):
        return None
    columns = _printed_columns(read.header)
    keys = tuple(columns.values())
    table = printed(read.parts, keys)
    if table is None or len(table.rows) != len(read.entries):
        return None
    found = Comparison(grid, read, columns, table)
    if found.lost > LOST_AT_MOST * found.filled or found.changed > CHANGED_AT_MOST * found.filled:
        return None
    sure = Sure.MIDDLE if found.doubts else Sure.HIGH
    count, shown = f"{len(read.entries)}项", "、".join(keys)
    told = (Told("整改任务.列表", count, grid.at, sure), Told("附件.栏目", shown, grid.at, sure))
    tasks = tuple(entry.values for entry in read.entries)
    return Ledger(tasks, keys, _heads(read.header, columns), found.totals, found.titles, (*told, *found.doubts))


def cases_of(grid: Grid) -> Ledger | None:
    """The petitions of a table, as `tasks`; no annex prints them, so that the text of the table must stay."""
    read = read_rows(grid, "Case")
    if read is None or not _is_of(read, CONTENTS, OF_CASES):
        return None
    columns = {number: column.key for number, column in sorted(read.header.columns.items())}
    doubts = tuple(
        doubt(grid, entry.places[key].line, entry.places[key].column, f"{fault.reason}，没有读入", fault.fix)
        for entry in read.entries
        for key, fault in entry.refused.items()
    )
    told = Told("信访.明细", f"{len(read.entries)}件", grid.at, Sure.MIDDLE)
    cases = tuple(entry.values for entry in read.entries)
    return Ledger(cases, tuple(columns.values()), _heads(read.header, columns), problems=(told, *doubts))


def _is_of(read: Read, names: frozenset[str], words: re.Pattern[str]) -> bool:
    """Whether it names what it lists, in words of the field."""
    keys = {column.key for column in read.header.columns.values()}
    return bool(names & keys) and bool(words.search("".join(read.header.texts.values())))


def _printed_columns(header: Header) -> dict[int, str]:
    """The columns that an annex has, by their number."""
    known = frozenset(definition("Attachment")["properties"]["栏目"]["items"]["enum"])
    found: dict[int, str] = {}
    for number, column in sorted(header.columns.items()):
        if column.key in known and column.inner in ("", STAGE) and column.key not in found.values():
            found[number] = column.key
    return found


def _heads(header: Header, columns: dict[int, str]) -> tuple[str, ...]:
    return tuple(header.texts.get(number, "") for number in columns)
