"""city.yaml, its ledger and its house style -> Report and HouseStyle, with every fault of all three."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.gongwen import NATIONAL, HouseStyle
from reportgen.load.causes import causes
from reportgen.load.ledgers import NONE_INSTEAD, lone_workbook, with_workbooks
from reportgen.load.nodes import Mapping as Tree
from reportgen.load.notation import compose
from reportgen.load.shape import shaped
from reportgen.load.source import read, source_of
from reportgen.load.to_model import Reading, to_model
from reportgen.load.uncollected import uncollected
from reportgen.load.words import Meanings, own_words
from reportgen.model import Report
from reportgen.model.inspections import Inspections
from reportgen.place import Source, is_data_name
from reportgen.records import dataclass, field, replace
from reportgen.steps import stage
from reportgen.values import Text
from reportgen.vocabulary import schema

__all__ = ["Loaded", "load", "load_any"]


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


@stage("读数据和台账")
def load(
    path: Path,
    templates: Path | None = None,
    *,
    alone: bool = False,
    text: str | None = None,
    instead: Mapping[Path, Path] = NONE_INSTEAD,
) -> Loaded:
    """Reads a data file, the workbooks, the earlier report and the house style that it names; all faults at once.

    `templates` is a folder of the city's own; a 样式.yaml in it holds where the data file names none. `alone` leaves
    out the earlier report: one month is compared with the month before, and that with none. `text` is what shall stand
    in the file: it is read instead, and what it names is looked for beside `path`; `instead` of some workbooks, others.
    """
    source, found = read(path) if text is None else (source_of(text, str(path)), list[Diagnostic]())
    if source is None:
        return Loaded(None, found, (path,))
    with uncollected():
        report, own = _report(source, found)
    found = causes(found)
    if report is None:
        return Loaded(None, found, (path,))
    report, read_too = with_workbooks(report, path.parent, Reading(found, own), instead)
    if report.ledger:
        tasks = Inspections(report.inspections).named(report.ledger.tasks)
        report = replace(report, ledger=replace(report.ledger, tasks=tasks))
    files = (path, *read_too)
    if not alone:
        report, more, read_too = with_earlier(report, path)
        found += more
        files += read_too
    whole = all(d.code.startswith("YML") for d in found if d.is_error)
    style, more, read_too = _house_style(report, path, templates)
    found += more
    files += read_too
    mended = report if whole else None
    return Loaded(None if has_errors(found) else report, found, files, mended, style)


def _report(source: Source, found: list[Diagnostic]) -> tuple[Report | None, Meanings]:
    """The report of a data file without its workbooks, and the status words of the city's own.

    The trees, which are as large as the report, are gone when it returns.
    """
    tree, more = compose(source)
    found += more
    if tree is None:
        return None, {}
    tree, more, blanks = shaped(tree, schema())
    found += more
    if not isinstance(tree, Tree):
        return None, {}
    own: Meanings = {}
    entry = next((e for e in tree.entries if e.key.text == "状态对照"), None)
    if entry is not None:  # before all that is read by them
        table = to_model(entry.value, schema()["properties"]["状态对照"], Reading(found))
        own, more = own_words(table or {})
        found += more
    report = to_model(tree, schema(), Reading(found, own))
    if not isinstance(report, Report):
        return None, own
    return replace(report, blanks={(at.key, name): key.place for (at, name), key in blanks.items()}), own


def load_any(path: Path, own: Meanings | None = None) -> Loaded:
    """A data file without what came before it, or a workbook: a report that holds its ledger and nothing else.

    `own` are the status words of the city's own, which a workbook can't explain.
    """
    if is_data_name(path):
        return load(path, alone=True)
    report, found = lone_workbook(path, own=own)
    return Loaded(None if has_errors(found) else report, found, (path,))


def with_earlier(report: Report, path: Path) -> tuple[Report, list[Diagnostic], tuple[Path, ...]]:
    """The report with the one that its 上期 names; of that only the errors are told."""
    name = report.previous_file
    if name is None:
        return report, [], ()
    from reportgen.load import earlier

    file = path.parent / name
    if earlier.same_file(path, file):
        return report, [fault("LED382", name.place, earlier.SELF.format(name=name), earlier.OWN)], ()
    own, _ = own_words(report.status_words)
    loaded = load_any(file, own)
    if loaded.report is None:
        errors = [d for d in loaded.found if d.is_error]
        if is_data_name(file):
            errors = _faults_of(file, name, errors)
        return report, [*errors, earlier.broken(name, errors)], loaded.files
    doubled = earlier.same_ledger(name, (loaded.report, file), (report, path))
    found = [doubled] if doubled else list(earlier.misplaced(loaded.report, report, name.place))
    return replace(report, earlier=earlier.compared(loaded.report)), found, loaded.files


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
    return style or NATIONAL, _faults_of(file, report.style, found) if report.style else found, (file,)


def _faults_of(file: Path, name: Text, found: list[Diagnostic]) -> list[Diagnostic]:
    """`found`; of a file with errors that by its name, links followed, is no YAML but one fault: where somebody has
    written a wrong name, the lines of that file are not for messages."""
    named_so = is_data_name(file) and is_data_name(os.path.realpath(file))
    if named_so or not has_errors(found) or not os.path.isfile(file):
        return found
    reason = "它的内容不是这里要的，它（或链接指向的文件）的名字也不以 .yaml、.yml 结尾"
    return [fault("SRC107", name.place, reason, "核对文件名；确是这里要的，先把名字改成以 .yaml 结尾", name=name)]
