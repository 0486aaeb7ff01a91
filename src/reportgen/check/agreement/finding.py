"""What does not agree with the data, as it is found and as it is told, with the rows of the ledger behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.check.paper import Passage
from reportgen.check.told import SHOWN, numbers_of, shown
from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures.catalogue import Catalogue, Entry
from reportgen.figures.figure import Figure, number_text
from reportgen.model import Case, Task
from reportgen.place import Place

PLACES = 20  # rows of the ledger that a finding lists


class Finding(NamedTuple):
    """Characters start..end of a passage that the data contradict; `places` are those of the data."""

    code: str
    passage: Passage
    start: int
    end: int
    reason: str
    fix: str
    places: tuple[Place, ...] = ()


def told(found: Iterable[Finding]) -> Iterator[Diagnostic]:
    """One diagnostic for each fault; where it stands again is told with it, before the rows of the ledger."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for one in found:
        groups.setdefault((one.code, one.reason), []).append(one)
    for (code, reason), same in groups.items():
        first = same[0]
        again = [one.passage.locate(one.start, one.end) for one in same[1 : PLACES + 1]]
        more = f"；共 {len(same)} 处" if len(same) > 1 else ""
        place = first.passage.locate(first.start, first.end)
        yield fault(code, place, reason + more, first.fix, [*again, *first.places[:PLACES]])


def source_of(figure: str) -> str:
    """What a reader is told to look into."""
    return "台账" if figure.startswith(("任务", "信访", "较上期")) else "数据文件"


def rows_of(catalogue: Catalogue, figure: str) -> tuple[str, tuple[Place, ...]]:
    """`第1、3、4项`, or how a rate is reckoned, and the places in the ledger or the data file."""
    entry = catalogue.by_name.get(figure)
    if entry is None or not isinstance(entry.figure, Figure):
        rows = _left(catalogue, figure)
        return (_named(rows) if rows else ""), _places(p for row in rows if (p := _place(row)))
    parts = catalogue.parts(entry)
    if parts:
        return _sum(entry, parts), _places(entry.figure.places)
    rows = catalogue.behind(entry)
    if not rows:
        return "", _places(entry.figure.places)
    return _named(rows), _places(p for row in rows if (p := _place(row)))


def _sum(entry: Entry, parts: list[Entry]) -> str:
    numbers = [number_text(abs(p.number or Decimal(0))) for p in parts]
    return f"{parts[0].last}{numbers[0]}、{parts[1].last}{numbers[1]}"


def _left(catalogue: Catalogue, figure: str) -> list[Task | Case]:
    """The tasks of 任务.剩余.2023年底, which is no figure of the catalogue: those left that are due in that year."""
    path, _, label = figure.rpartition(".")
    whole = catalogue.by_name.get(path)
    if whole is None or not label[:4].isdecimal():
        return []
    tasks = [row for row in catalogue.behind(whole) if isinstance(row, Task)]
    return [t for t in tasks if t.deadline and t.deadline.date and str(t.deadline.date.last().year) == label[:4]]


def _named(rows: Sequence[Task | Case]) -> str:
    tasks = [row for row in rows if isinstance(row, Task)]
    by_inspection = {str(t.inspection or ""): [u for u in tasks if u.inspection == t.inspection] for t in tasks}
    if len(by_inspection) > 1:
        return "；".join(f"{name}{_named(same)}" for name, same in by_inspection.items())
    if tasks:
        return f"第{numbers_of(tasks)}{' ' if len(tasks) > SHOWN else ''}项"
    more = f" {len(rows)} 件" if len(rows) > SHOWN else ""
    return f"受理编号 {shown([row.no for row in rows])}{more}"


def _place(row: Task | Case) -> Place | None:
    """Where the status of a task stands, for that is what is counted; else its 序号."""
    status = row.status if isinstance(row, Task) else None
    return (status.place if status else None) or row.no.place


def _places(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(places))[:PLACES]
