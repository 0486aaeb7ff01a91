"""Report -> the report that a paper may show: what is hidden is gone from the data itself.

Figures are counted before, over the whole ledger; what is left out here reaches no template, so no paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from reportgen.model import ROLES, Attachment, Point, Report, Section, Task
from reportgen.vocabulary import attribute_names, definition, folded, key_table, private_keys

INTERNAL = frozenset({"内部备注"})  # no paper at all shows it


def for_paper(report: Report, *, public: bool) -> Report:
    """The report without chapters of other kinds and what no paper shows; a public one also without what is hidden."""
    report = replace(
        report, chapters=tuple(c for c in report.chapters if c.role is None or c.role in ROLES[report.kind])
    )
    if public:
        return redacted(report)
    if report.ledger is None:
        return report
    return replace(report, ledger=replace(report.ledger, tasks=_without(report.ledger.tasks, INTERNAL)))


def redacted(report: Report) -> Report:
    """Without addressees, without what bears 公开: 否, and without private columns and those of 发布.隐去栏目."""
    named = report.release.redact if report.release else ()
    keys = key_table(definition("Task"))
    hidden = private_keys() | {keys.get(folded(word), str(word)) for word in named}
    ledger, steps = report.ledger, report.next_steps
    return replace(
        report,
        addressees=(),
        chapters=_sections(report.chapters),
        ledger=replace(ledger, tasks=_tasks(ledger.tasks, hidden)) if ledger else None,
        next_steps=replace(steps, points=_points(steps.points)) if steps else None,
        attachments=tuple(_attachment(a, hidden) for a in report.attachments),
    )


def _sections(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(replace(s, points=_points(s.points), sections=_sections(s.sections)) for s in sections if s.public)


def _points(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(replace(p, points=_points(p.points)) for p in points if p.public)


def _tasks(tasks: Iterable[Task], hidden: Iterable[str]) -> tuple[Task, ...]:
    return _without((t for t in tasks if t.public), hidden)


def _without(tasks: Iterable[Task], hidden: Iterable[str]) -> tuple[Task, ...]:
    attributes = attribute_names()["Task"]
    names = [attributes[key] for key in hidden if key in attributes and key != "序号"]
    nothing: dict[str, Any] = {name: () if getattr(Task, name, None) == () else None for name in names}
    return tuple(replace(t, **nothing) for t in tasks)


def _attachment(attachment: Attachment, hidden: Iterable[str]) -> Attachment:
    out = frozenset(hidden)
    columns = tuple(c for c in attachment.columns if c not in out)
    return replace(attachment, columns=columns)
