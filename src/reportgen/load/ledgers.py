"""The workbooks that a data file names -> the tasks and petitions of its report; and a workbook that stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Sequence
from reportgen.load.shape import shape
from reportgen.load.to_model import Reading, to_model
from reportgen.load.uncollected import uncollected
from reportgen.load.words import Meanings
from reportgen.model import Case, City, Ledger, Petitions, Report, Task
from reportgen.place import Place, Source
from reportgen.records import replace
from reportgen.values import Text
from reportgen.vocabulary import Schema

TASK_LIST: Schema = {"type": "array", "items": {"type": "object", "$ref": "#/$defs/Task"}}
CHUNK = 1000  # rows that are made into the model at once
NONE_INSTEAD: Mapping[Path, Path] = MappingProxyType({})
CASE_LIST: Schema = {"type": "array", "items": {"type": "object", "$ref": "#/$defs/Case"}}


def with_workbooks(
    report: Report, folder: Path, reading: Reading, instead: Mapping[Path, Path] = NONE_INSTEAD
) -> tuple[Report, tuple[Path, ...]]:
    """The report with what its workbooks hold in place of lists, and the workbooks; faults go to `reading`.

    A workbook is read from what `instead` has for it, where it has something.
    """
    files: tuple[Path, ...] = ()
    ledger, petitions = report.ledger, report.petitions
    if ledger and ledger.workbook:
        file = folder / ledger.workbook
        files += (file,)
        ledger = _with_tasks(ledger, instead.get(file, file), reading)
    if petitions and petitions.workbook:
        file = folder / petitions.workbook
        files += (file,)
        petitions = _with_cases(petitions, instead.get(file, file), reading)
    return replace(report, ledger=ledger, petitions=petitions), files


def _with_tasks(ledger: Ledger, path: Path, reading: Reading) -> Ledger:
    assert ledger.workbook is not None  # noqa: S101 - the caller looked
    if ledger.tasks:
        reason = "“列表”和“台账”都写了任务，程序不知道以哪一个为准"
        fix = "任务在台账里的，删去“列表”；在列表里的，删去“台账”一行"
        reading.found.append(fault("LED319", ledger.workbook.place, reason, fix))
        return ledger
    tasks = _rows(path, ledger.workbook, ledger.sheet, TASK_LIST, reading)
    return replace(ledger, tasks=tuple(t for t in tasks if isinstance(t, Task)))


def _with_cases(petitions: Petitions, path: Path, reading: Reading) -> Petitions:
    assert petitions.workbook is not None  # noqa: S101 - the caller looked
    if petitions.cases:
        reason = "“明细”和“台账”都写了信访件，程序不知道以哪一个为准"
        reading.found.append(fault("LED319", petitions.workbook.place, reason, "删去其中一个"))
        return petitions
    cases = _rows(path, petitions.workbook, petitions.sheet, CASE_LIST, reading)
    return replace(petitions, cases=tuple(c for c in cases if isinstance(c, Case)))


def _rows(path: Path, name: Text, sheet: str | None, rows_are: Schema, reading: Reading) -> Iterator[Any]:
    """The parts of the model that the rows of a workbook are, made as they are read: the tree of all would be large."""
    from reportgen.load import workbook

    part = str(rows_are["items"]["$ref"]).rpartition("/")[2]
    ledger, more = workbook.opened(path, str(name), sheet, name.place, part, reading.own)
    reading.found += more
    if ledger is None:
        return
    tasks = ledger.tasks()
    faults: list[Diagnostic] = []  # of values; those of the sheet stand before them
    values = Reading(faults, reading.own)
    with uncollected():
        while chunk := tuple(islice(tasks, CHUNK)):
            tree, more = shape(Sequence(chunk, ledger.place), rows_are)
            faults += more
            yield from to_model(tree, rows_are, values)
    reading.found += ledger.found + faults


def lone_workbook(path: Path, sheet: str | None = None, own: Meanings | None = None) -> tuple[Report, list[Diagnostic]]:
    """A ledger without a data file, as a report that holds nothing else; its city has no name."""
    here = Place(Source(str(path)))
    name = Text(path.name, here)
    ledger = Ledger(workbook=name, sheet=Text(sheet) if sheet else None, place=here)
    reading = Reading([], own or {})
    report = Report(city=City(name=Text("")), ledger=ledger, place=here)
    report, _ = with_workbooks(report, path.parent, reading)
    return report, reading.found
