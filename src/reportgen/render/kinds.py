"""What templates of a notice and of a table see besides: the one task, the period in working days, an excerpt."""

from __future__ import annotations

from typing import Any

from reportgen.dates import Date, Span
from reportgen.model import Report
from reportgen.model.inspections import Inspections
from reportgen.model.kinds import COLUMNS, NOTICE, notice_period, noticed
from reportgen.place import Place
from reportgen.render.view import Fill, View
from reportgen.values import Int, Missing
from reportgen.workdays import count


def more_names(report: Report, fill: Fill) -> dict[str, Any]:
    """公示任务, its 公示督察 and 公示期 of a notice; 节选 of a table: whether its rows are but some of the tasks."""
    if report.kind in COLUMNS:
        return {"节选": bool(report.ledger and report.ledger.excerpt and report.tasks)}
    if report.kind != NOTICE:
        return {}
    place = report.notice.place if report.notice else None
    tasks = noticed(report)
    task = Missing("公示.任务", place)
    if len(tasks) != 1:  # an error that `check` tells of
        return {"公示任务": task, "公示督察": task, "公示期": _period(None, None, None, place)}
    start, end, days = notice_period(report, tasks[0])
    labels = Inspections(report.inspections).labels
    theirs = next((i for i, name in zip(report.inspections, labels, strict=True) if name == tasks[0].inspection), None)
    where = place or (tasks[0].closure.place if tasks[0].closure else tasks[0].place)
    inspection = View(theirs, fill) if theirs else Missing("公示任务.督察", place)
    return {"公示任务": View(tasks[0], fill), "公示督察": inspection, "公示期": _period(start, end, days, where)}


def _period(start: Date | None, end: Date | None, days: Int | None, place: Place | None) -> dict[str, Any]:
    """起, 止, 起止 (false unless both are known) and 工作日, counted unless a year's holidays are not known yet."""
    whole = Span(start, end, start.place) if start and end else Missing("公示.起止", place)
    return {
        "起": start or Missing("公示.起", place),
        "止": end or Missing("公示.止", place),
        "起止": whole,
        "工作日": _working_days(start, end) or days or Missing("公示.工作日", place),
    }


def _working_days(start: Date | None, end: Date | None) -> Int | None:
    """None where a date names no day, the dates are reversed, or the number would be a guess."""
    if not start or not end or not start.day or not end.day or end.last() < start.first():
        return None
    counted = count(start.first(), end.last())
    return Int(counted.days, start.place) if not counted.unknown_years and counted.days else None
