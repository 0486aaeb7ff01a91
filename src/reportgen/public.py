"""Report -> the report that a paper may show: what is hidden is gone from the data itself.

Figures are counted before, over the whole ledger; what is left out here reaches no template, so no paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportgen.model import ROLES, Attachment, NextSteps, Point, Report, Section, Task
from reportgen.model.kinds import fitted
from reportgen.records import replace
from reportgen.vocabulary import attribute_names, definition, folded, key_table, private_keys

INTERNAL = frozenset({"内部备注"})  # no paper at all shows it


def for_paper(report: Report, *, public: bool) -> Report:
    """The report as its kind has it, without what no paper shows; a public one also without what is hidden."""
    report = fitted(report)
    report = replace(
        report, chapters=tuple(c for c in report.chapters if c.role is None or c.role in ROLES[report.kind])
    )
    if public:
        return redacted(report)
    if report.ledger is None:
        return report
    return replace(report, ledger=replace(report.ledger, tasks=_without(report.ledger.tasks, INTERNAL)))


def redacted(report: Report) -> Report:
    """Without addressees, 版头, 附注, 版记, what bears 公开: 否, private columns and those of 发布.隐去栏目."""
    named = report.release.redact if report.release else ()
    keys = key_table(definition("Task"))
    hidden = private_keys() | {keys.get(folded(word), str(word)) for word in named}
    ledger = report.ledger
    return replace(
        report,
        addressees=(),
        letterhead=None,
        annotation=None,
        imprint=None,
        chapters=_sections(report.chapters),
        ledger=replace(ledger, tasks=_tasks(ledger.tasks, hidden)) if ledger else None,
        next_steps=_next_steps(report.next_steps),
        attachments=tuple(_attachment(a, hidden) for a in report.attachments),
    )


def _sections(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Those for the public; one that has lost all that it held goes too, as if it had never been written."""
    kept = []
    for section in sections:
        left = replace(section, points=_points(section.points), sections=_sections(section.sections))
        held, holds = section.points or section.sections, left.points or left.sections
        if section.public and (holds or not held or section.lead or section.paragraphs or section.closing):
            kept.append(left)
    return tuple(kept)


def _points(points: Iterable[Point]) -> tuple[Point, ...]:
    kept = []
    for point in points:
        left = replace(point, points=_points(point.points))
        if point.public and (left.points or not point.points or point.heading or point.body):
            kept.append(left)
    return tuple(kept)


def _next_steps(steps: NextSteps | None) -> NextSteps | None:
    if steps is None:
        return None
    points = _points(steps.points)
    return replace(steps, points=points) if points or not steps.points or steps.lead else None


def _tasks(tasks: Iterable[Task], hidden: Iterable[str]) -> tuple[Task, ...]:
    return _without((t for t in tasks if t.public), hidden)


def _without(tasks: Iterable[Task], hidden: Iterable[str]) -> tuple[Task, ...]:
    attributes = attribute_names()["Task"]
    names = [attributes[key] for key in hidden if key in attributes and key != "序号"]
    nothing: dict[str, Any] = {name: () if getattr(Task, name, None) == () else None for name in names}
    return tuple(
        t if all(getattr(t, n) == none for n, none in nothing.items()) else replace(t, **nothing) for t in tasks
    )


def _attachment(attachment: Attachment, hidden: Iterable[str]) -> Attachment:
    out = frozenset(hidden)
    columns = tuple(c for c in attachment.columns if c not in out)
    return replace(attachment, columns=columns, content=attachment.content if columns else None)
