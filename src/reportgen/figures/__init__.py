"""Report -> every count and rate that the paper may state, each with the places that it was counted from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportgen.figures.declared import DeclaredTally
from reportgen.figures.facts import accountability_figures, indicator_figures
from reportgen.figures.figure import Figure
from reportgen.figures.petitions import petition_figures
from reportgen.figures.since import Since
from reportgen.figures.tally import Tally
from reportgen.model import Report
from reportgen.model.inspections import Inspections
from reportgen.records import dataclass, field
from reportgen.values import Int, Missing

__all__ = ["Counted", "DeclaredTally", "Figure", "Tally", "count"]

Group = Mapping[str, "Figure | Missing"]


@dataclass(frozen=True)
class Counted:
    """All figures of a report. What the report has no data for is absent or Missing."""

    tasks: Tally | DeclaredTally
    problems: Group
    measures: Group
    petitions: Group
    accountability: Group
    indicators: Mapping[str, Group]
    inspections: Inspections = field(default_factory=Inspections)
    changes: Group = field(default_factory=dict)  # since the earlier report; none where there is no earlier one


def count(report: Report) -> Counted:
    """The figures of `report`; cheap, since most are counted when they are asked for."""
    words = report.measure_words
    petitions, blame = report.petitions, report.accountability
    tasks = _tasks(report)
    inspections = Inspections(report.inspections)
    return Counted(
        tasks=tasks,
        problems=_problems(report, inspections),
        measures={"总数": _measures(report)},
        petitions=petition_figures(petitions, words.petition, inspections) if petitions else {},
        accountability=accountability_figures(blame) if blame else {},
        indicators={name: indicator_figures(name, i) for name, i in report.indicators.items()},
        inspections=inspections,
        changes=Since(report, tasks, _tasks(report.earlier)) if report.earlier else {},
    )


def _tasks(report: Report) -> Tally | DeclaredTally:
    """A full ledger is counted; without one, or with an excerpt, 分组 is believed."""
    ledger, word = report.ledger, str(report.measure_words.task)
    if ledger and ledger.tasks and not ledger.excerpt:
        inspections = Inspections(report.inspections)
        return Tally("任务", ledger.tasks, report.as_of, word, report.measure_words, inspections)
    planned = report.plan.tasks if report.plan else None
    if ledger is None:
        return DeclaredTally("任务", {}, planned, word, report.city.place)
    if ledger.declared_total is not None:
        planned = ledger.declared_total
    return DeclaredTally("任务", ledger.by_status, None if ledger.by_status else planned, word, ledger.place)


def _problems(report: Report, inspections: Inspections) -> Group:
    """The problems and their classes as the inspections fed them back, in all and of each."""
    word = report.measure_words.problem
    made = {
        "总数": _sum("问题.总数", [i.problems for i in report.inspections], word),
        "类别": _sum("问题.类别", [i.categories for i in report.inspections], "类"),
    }
    for inspection, label in zip(report.inspections, inspections.labels, strict=True):
        made[f"督察.{label}.总数"] = _sum(f"问题.督察.{label}.总数", [inspection.problems], word)
        made[f"督察.{label}.类别"] = _sum(f"问题.督察.{label}.类别", [inspection.categories], "类")
    return made


def _measures(report: Report) -> Figure | Missing:
    if report.plan and report.plan.measures is not None:
        return _sum("措施.总数", [report.plan.measures], report.measure_words.measure)
    measures = [m for t in report.tasks for m in t.measures]
    if not measures or (report.ledger and report.ledger.excerpt):
        return Missing("措施.总数")
    places = tuple(m.place for m in measures if m.place)
    return Figure("措施.总数", Decimal(len(measures)), str(report.measure_words.measure), places)


def _sum(name: str, numbers: list[Int | None], unit: str) -> Figure | Missing:
    known = [n for n in numbers if n is not None]
    if not known or len(known) < len(numbers):  # of two inspections one doesn't tell: the other is not the whole
        return Missing(name)
    return Figure(name, Decimal(sum(known)), str(unit), tuple(n.place for n in known if n.place))
