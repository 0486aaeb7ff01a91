"""The road of `templates check`: templates -> what is wrong with them, by their text and by every data set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen import check, figures, load, render
from reportgen.diagnostics import Diagnostic, has_errors, ordered
from reportgen.model import Report
from reportgen.model.kinds import NOTICE
from reportgen.model.tasks import Progress
from reportgen.pipeline.data_sets import data_sets
from reportgen.pipeline.kinds import as_kind
from reportgen.public import for_paper
from reportgen.records import dataclass, replace
from reportgen.render.examine import examine, kinds_of
from reportgen.render.library import MAIN, Library

FAMILY = "TPL"  # what is wrong with the data of a set is no fault of a template
ENDLESS, ROOTLESS = "TPL506", "TPL509"
TRIED = 5  # tasks of a data set that a notice is tried with


@dataclass(frozen=True)
class Checked:
    """How many 文种, files and data sets were tried, and what was found, sorted, none twice."""

    kinds: int
    files: int
    sets: int
    found: list[Diagnostic]


def check_templates(own: Path | None = None) -> Checked:
    """The templates of a folder, or the bundled ones: examined, and rendered with examples and extremes."""
    library = Library(own)
    names = library.own_names if own else library.names
    static = examine(library, names)
    main = library.get(MAIN) if own else None
    kinds = kinds_of(library, main) if main else list(render.KINDS)
    reports = _reports()
    met = [] if any(d.code == ROOTLESS for d in static) else _met(reports, kinds, own)
    told = {_line(d) for d in static}
    return Checked(len(kinds), len(names), len(reports), ordered([*static, *(d for d in met if _line(d) not in told)]))


def _line(d: Diagnostic) -> tuple[str, str, int]:
    return d.code, d.place.source.name if d.place else "", d.place.line if d.place else 0


@cache
def _reports() -> dict[str, Report]:
    """Every data set by name, as it was read."""
    with TemporaryDirectory(prefix="reportgen-") as scratch:
        loaded = {name: load.load(data.file(Path(scratch))) for name, data in data_sets().items()}
    reports = {name: one.report or one.mended for name, one in loaded.items()}
    return {name: report for name, report in reports.items() if report is not None}


def _met(reports: dict[str, Report], kinds: Iterable[str], own: Path | None) -> list[Diagnostic]:
    """What rendering meets, once each, with the data sets that met it."""
    names: dict[tuple[str, str, str], list[str]] = {}
    first: dict[tuple[str, str, str], Diagnostic] = {}
    for kind in kinds:
        for name, report in reports.items():
            found = list(_faults(report, kind, own))
            for d in found:
                key = (d.code, str(d.place), d.reason)
                first.setdefault(key, d)
                met = names.setdefault(key, [])
                met += [name] if name not in met else []
            if any(d.code == ENDLESS for d in found):  # it would take its time with every other set too
                break
    return [replace(d, reason=f"{_in(names[key])}，{d.reason}") for key, d in first.items()]


def _in(names: list[str]) -> str:
    """`在“极端：没有任务”等 3 套数据中`."""
    return f"在“{names[0]}”" + (f"等 {len(names)} 套数据中" if len(names) > 1 else "中")


def _faults(report: Report, kind: str, own: Path | None) -> Iterator[Diagnostic]:
    """Of one data set as this kind, internal and public; nothing where a build would not come as far."""
    for task in _tasks(report, kind):
        made, _ = as_kind(report, kind, task)
        counted = figures.count(made)
        if has_errors(check.check(made, counted)):
            continue
        for public in (True,) if kind == NOTICE else (False, True):
            paper = for_paper(made, public=public)
            _, found = render.document(paper, counted, template=own, public=public)
            yield from (d for d in found if d.code.startswith(FAMILY))
        return


def _tasks(report: Report, kind: str) -> list[str | None]:
    """What to try a notice about: what the data say, then the tasks that are done, until one may be published."""
    if kind != NOTICE:
        return [None]
    done = [t for t in report.tasks if t.status and t.status.progress is Progress.DONE]
    return [None, *(str(t.no) for t in done[:TRIED])]
