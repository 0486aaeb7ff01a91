"""The workbooks that a data file names -> the tasks and petitions of its report; and a workbook that stands alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Sequence
from reportgen.load.shape import shape
from reportgen.load.to_model import Reading, to_model
from reportgen.model import Case, City, Ledger, Petitions, Report, Task
from reportgen.place import Place, Source
from reportgen.values import Text
from reportgen.vocabulary import Schema

TASK_LIST: Schema = {"type": "array", "items": {"type": "object", "$ref": "#/$defs/Task"}}
CASE_LIST: Schema = {"type": "array", "items": {"type": "object", "$ref": "#/$defs/Case"}}


def with_workbooks(report: Report, folder: Path, reading: Reading) -> tuple[Report, tuple[Path, ...]]:
    """The report with what its workbooks hold in place of lists, and the workbooks; faults go to `reading`."""
    files: tuple[Path, ...] = ()
    ledger, petitions = report.ledger, report.petitions
    if ledger and ledger.workbook:
        files += (folder / ledger.workbook,)
        ledger = _with_tasks(ledger, folder / ledger.workbook, reading)
    if petitions and petitions.workbook:
        files += (folder / petitions.workbook,)
        petitions = _with_cases(petitions, folder / petitions.workbook, reading)
    return replace(report, ledger=ledger, petitions=petitions), files


def _with_tasks(ledger: Ledger, path: Path, reading: Reading) -> Ledger:
    assert ledger.workbook is not None  # noqa: S101 - the caller looked
    if ledger.tasks:
        reason = "“列表”和“台账”都写了任务，程序不知道以哪一个为准"
        fix = "删去其中一个；只列几项时，台账照填，列表删去"
        reading.found.append(fault("LED319", ledger.workbook.place, reason, fix))
        return ledger
    tasks = _rows(path, ledger.workbook, ledger.sheet, TASK_LIST, reading)
    return replace(ledger, tasks=tuple(t for t in tasks if isinstance(t, Task)))


def _with_cases(petitions: Petitions, path: Path, reading: Reading) -> Petitions:
    assert petitions.workbook is not None  # noqa: S101 - the caller looked
    cases = _rows(path, petitions.workbook, petitions.sheet, CASE_LIST, reading)
    return replace(petitions, cases=tuple(c for c in cases if isinstance(c, Case)))


def _rows(path: Path, name: Text, sheet: str | None, rows_are: Schema, reading: Reading) -> tuple[Any, ...]:
    from reportgen.load import workbook

    rows, more = workbook.read(path, str(name), sheet, name.place)
    reading.found += more
    return () if rows is None else _typed(rows, rows_are, reading)


def _typed(rows: Sequence, rows_are: Schema, reading: Reading) -> tuple[Any, ...]:
    tree, more = shape(rows, rows_are)
    reading.found += more
    typed: tuple[Any, ...] = to_model(tree, rows_are, reading)
    return typed


def lone_workbook(path: Path, sheet: str | None = None) -> tuple[Report, list[Diagnostic]]:
    """A ledger without a data file, as a report that holds nothing else; its city has no name."""
    here = Place(Source(str(path)))
    name = Text(path.name, here)
    ledger = Ledger(workbook=name, sheet=Text(sheet) if sheet else None, place=here)
    reading = Reading([])
    report = Report(city=City(name=Text("")), ledger=ledger, place=here)
    report, _ = with_workbooks(report, path.parent, reading)
    return report, reading.found
