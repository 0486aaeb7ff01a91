"""One workbook a unit, with its tasks: what departments do not fill is locked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, fault
from reportgen.ledger.book import finished
from reportgen.ledger.columns import COLUMNS, columns_of
from reportgen.ledger.sheet import Layout, ledger_book
from reportgen.ledger.template import guide, row_of, title_of
from reportgen.model import Report, Task
from reportgen.records import dataclass
from reportgen.regex import regex
from reportgen.vocabulary import folded

BY_UNIT = "责任单位"  # else a column that names one unit
PREFIX, ENDING = "台账-", ".xlsx"
NAME_AT_MOST = 200  # bytes of a file name, ending and prefix included
# Not handed out: what the city wrote for itself.
KEPT_BACK = ("内部备注",)
LOCKED = frozenset(column.key for column in COLUMNS if not column.filled)
_UNNAMABLE = regex(r'[\\/:*?"<>|\s\x00-\x1f\x7f]+')
_DEVICE = regex(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Share:
    """What one unit gets: its tasks, the name of its file and the file."""

    unit: str
    tasks: tuple[Task, ...]
    file: str
    data: bytes


def split(report: Report, by: str, by_date: str = "") -> tuple[list[Share], list[Diagnostic]]:
    """A share for each unit, in the order of the ledger; a warning names the tasks that have none."""
    shares: list[Share] = []
    taken: set[str] = set()
    for unit, tasks in units_of(report.tasks, by).items():
        layout = Layout(
            columns=columns_of(tasks, always=(c.key for c in COLUMNS if c.filled), never=KEPT_BACK),
            title=title_of(report),
            unit=unit,
            by_date=by_date,
            locked=LOCKED,
            guide=guide(by_date, divided=True),
        )
        data = finished(ledger_book([row_of(task, layout) for task in tasks], layout))
        shares.append(Share(unit, tuple(tasks), _free_name(unit, taken), data))
    return shares, list(_without_unit(report, by))


def units_of(tasks: tuple[Task, ...], by: str) -> dict[str, list[Task]]:
    """Each unit by its first spelling, and its tasks; 市 水利局 is 市水利局."""
    spelt: dict[str, str] = {}
    units: dict[str, list[Task]] = {}
    for task in tasks:
        names = task.units if by == BY_UNIT else (task.lead_unit,) if task.lead_unit else ()
        for key in dict.fromkeys(map(folded, names)):
            name = next(str(n) for n in names if folded(n) == key)
            units.setdefault(spelt.setdefault(key, name), []).append(task)
    return units


def _without_unit(report: Report, by: str) -> Iterator[Diagnostic]:
    lost = [t for t in report.tasks if not (t.units if by == BY_UNIT else t.lead_unit)]
    if lost:
        numbers = "、".join(str(t.no) for t in lost[:20]) + ("等" if len(lost) > 20 else "")
        what = "责任单位和牵头单位" if by == BY_UNIT else by
        reason = f"序号 {numbers} 没有{what}，没有分给任何单位"
        fix = f"在台账里补上“{by}”，再分发一次"
        places = [t.place for t in lost if t.place]
        yield fault("LED361", places[0] if places else None, reason, fix, places[1:], count=len(lost))


def file_name(unit: str) -> str:
    """`台账-市水利局.xlsx`: without what no system allows in a name, no device of Windows, not too long."""
    name = _UNNAMABLE.sub("_", unicodedata.normalize("NFC", unit).encode("utf-8", "ignore").decode()).strip("._ ")
    name = f"_{name}" if _DEVICE.fullmatch(name) else name or "_"
    room = NAME_AT_MOST - len(f"{PREFIX}-999{ENDING}".encode())
    return f"{PREFIX}{name.encode()[:room].decode('utf-8', 'ignore')}{ENDING}"


def _free_name(unit: str, taken: set[str]) -> str:
    """The name of a unit's file; two units whose names become one get numbers."""
    stem = file_name(unit).removesuffix(ENDING)
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return f"{name}{ENDING}"
