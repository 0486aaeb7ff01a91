"""city.yaml and its ledger -> Report, with every fault of both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.load.nodes import Mapping, Node
from reportgen.load.notation import compose
from reportgen.load.shape import shape
from reportgen.load.source import read
from reportgen.load.to_model import to_model
from reportgen.model import Ledger, Report, Task
from reportgen.place import Place
from reportgen.vocabulary import Schema, schema

__all__ = ["Loaded", "load"]

TASK_LIST: Schema = {"type": "array", "items": {"type": "object", "$ref": "#/$defs/Task"}}
# Faults of one value, and the slips whose mending guesses at the value that they stand in.
OF_VALUES = frozenset(["SHP204", "SHP205", "SHP206", "SHP207", "SHP208", "SHP209", "LED301", "LED302"])
CHANGE_VALUES = frozenset(
    ["YML105", "YML106", "YML108", "YML110", "YML117", "YML119", "YML121", "YML122", "YML123", "YML124"]
)


@dataclass(frozen=True)
class Loaded:
    """`report` is None when there is nothing that could be counted or rendered; `files` were read, the YAML first.

    `mended` is the report where only the notation was wrong, read as it was meant: good for more checks, not for paper.
    """

    report: Report | None
    found: list[Diagnostic]
    files: tuple[Path, ...] = field(default=())
    mended: Report | None = None


def load(path: Path) -> Loaded:
    """Reads a data file and the workbook that it names; all faults at once."""
    source, found = read(path)
    if source is None:
        return Loaded(None, found, (path,))
    node, more = compose(source)
    found += more
    if node is None:
        return Loaded(None, found, (path,))
    report = _typed(node, schema(), found)
    found = _causes(found)
    if not isinstance(report, Report):
        return Loaded(None, found, (path,))
    files: tuple[Path, ...] = (path,)
    if report.ledger and report.ledger.workbook:
        workbook = path.parent / report.ledger.workbook
        files = (path, workbook)
        report = replace(report, ledger=_with_workbook(report.ledger, workbook, found))
    whole = all(d.code.startswith("YML") for d in found if d.is_error)
    return Loaded(None if has_errors(found) else report, found, files, report if whole else None)


def _causes(found: list[Diagnostic]) -> list[Diagnostic]:
    """Without the faults of a value on whose lines the notation is wrong: they would go with that."""
    wrong = {d.place.line: d for d in reversed(found) if d.place and d.is_error and d.code.startswith("YML")}
    return [d for d in found if d.code not in OF_VALUES or d.place is None or not _spoilt(d.place, wrong)]


def _spoilt(place: Place, wrong: dict[int, Diagnostic]) -> bool:
    if any(place.line < line <= place.end_line for line in wrong):
        return True
    same = wrong.get(place.line)
    return same is not None and (same.code in CHANGE_VALUES or same.place == place)


def _typed(node: Node, part: Schema, found: list[Diagnostic]) -> object:
    tree, more = shape(node, part)
    found += more
    if isinstance(tree, Mapping) or part is TASK_LIST:
        return to_model(tree, part, found)
    return None


def _with_workbook(ledger: Ledger, path: Path, found: list[Diagnostic]) -> Ledger:
    """The ledger with the tasks of its workbook in place of a list."""
    from reportgen.load import ledger as workbook

    assert ledger.workbook is not None  # noqa: S101 - the caller looked
    if ledger.tasks:
        reason = "“列表”和“台账”都写了任务，程序不知道以哪一个为准"
        found.append(fault("LED319", ledger.workbook.place, reason, "删去其中一个；只列几项时，台账照填，列表删去"))
        return ledger
    rows, more = workbook.read(path, str(ledger.workbook), ledger.sheet, ledger.workbook.place)
    found += more
    if rows is None:
        return ledger
    tasks = _typed(rows, TASK_LIST, found)
    assert isinstance(tasks, tuple)  # noqa: S101 - a list of parts becomes a tuple of them
    return replace(ledger, tasks=tuple(t for t in tasks if isinstance(t, Task)))
