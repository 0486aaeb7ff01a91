"""city.yaml, its ledger and its house style -> Report and HouseStyle, with every fault of all three."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.gongwen import NATIONAL, HouseStyle
from reportgen.load.causes import causes
from reportgen.load.nodes import Mapping, Node
from reportgen.load.notation import compose
from reportgen.load.shape import shape
from reportgen.load.source import read
from reportgen.load.to_model import to_model
from reportgen.model import Ledger, Report, Task
from reportgen.vocabulary import Schema, schema

__all__ = ["Loaded", "load"]

TASK_LIST: Schema = {"type": "array", "items": {"type": "object", "$ref": "#/$defs/Task"}}


@dataclass(frozen=True)
class Loaded:
    """`report` is None when there is nothing that could be counted or rendered; `files` were read, the YAML first.

    `mended` is the report where only the notation was wrong, read as it was meant: good for more checks, not for paper.
    """

    report: Report | None
    found: list[Diagnostic]
    files: tuple[Path, ...] = field(default=())
    mended: Report | None = None
    style: HouseStyle = NATIONAL


def load(path: Path, templates: Path | None = None) -> Loaded:
    """Reads a data file, the workbook and the house style that it names; all faults at once.

    `templates` is a folder of the city's own; a 样式.yaml in it holds where the data file names none.
    """
    source, found = read(path)
    if source is None:
        return Loaded(None, found, (path,))
    node, more = compose(source)
    found += more
    if node is None:
        return Loaded(None, found, (path,))
    report = _typed(node, schema(), found)
    found = causes(found)
    if not isinstance(report, Report):
        return Loaded(None, found, (path,))
    files: tuple[Path, ...] = (path,)
    if report.ledger and report.ledger.workbook:
        workbook = path.parent / report.ledger.workbook
        files += (workbook,)
        report = replace(report, ledger=_with_workbook(report.ledger, workbook, found))
    whole = all(d.code.startswith("YML") for d in found if d.is_error)
    style, more, read_too = _house_style(report, path, templates)
    found += more
    files += read_too
    mended = report if whole else None
    return Loaded(None if has_errors(found) else report, found, files, mended, style)


def _house_style(
    report: Report, path: Path, templates: Path | None
) -> tuple[HouseStyle, list[Diagnostic], tuple[Path, ...]]:
    """The style that the data names, else that of the templates, else the standard; its faults and its file."""
    if not report.style and templates is None:
        return NATIONAL, [], ()
    from reportgen.load.style import beside, read_style

    file = path.parent / report.style if report.style else beside(templates)
    if file is None:
        return NATIONAL, [], ()
    style, found = read_style(file, report.style.place if report.style else None)
    return style or NATIONAL, found, (file,)


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
