"""The days of a task against each other and against 截至日期: done when, done too early, due and yet on schedule."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.told import SHOWN, numbers_of, told
from reportgen.dates import Date
from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted
from reportgen.figures.counts import FINISHED, is_due
from reportgen.model import Progress, Report
from reportgen.model.inspections import Inspections
from reportgen.model.tasks import REOPENED


def dates_of_done_tasks(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A task that is done needs the date of it, and not one after 截至日期."""
    yield from _undated(report)
    if report.as_of is None:
        return
    last = report.as_of.last()
    for task in report.tasks:
        if task.completed_on is None or task.completed_on.first() <= last:
            continue
        if task.status and task.status.progress in FINISHED:
            reason = f"完成日期是 {task.completed_on}，而数据统计截至 {report.as_of}"
            related = [report.as_of.place] if report.as_of.place else []
            fix = "改正完成日期、状态或截至日期"
            yield fault("LED308", task.completed_on.place, reason, fix, related, no=task.no)


def _undated(report: Report) -> Iterator[Diagnostic]:
    """Each of a few that lack what others have; of a full ledger that keeps no dates at all it is said once."""
    done = [(t, t.status.place) for t in report.tasks if t.status and t.status.progress is Progress.DONE]
    if any(t.completed_on for t in report.tasks):
        without = [(task, place) for task, place in done if task.completed_on is None]
        yield from told("LED307", without, "台账里别的任务有完成日期，这里空着", "补上完成日期，或改正状态")
    elif done and not (report.ledger and report.ledger.excerpt):
        reason = f"已完成整改的 {len(done)} 项，都没有完成日期，就说不出是否按期完成"
        fix = "在台账的“完成日期”一栏逐项填上；没有这一栏的，加一栏"
        yield fault("LED307", done[0][1], reason, fix, no=numbers_of([task for task, _ in done]))


def dates_of_open_tasks(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A task that is not done has no day on which it was done; one that lasts, or was taken up again, may."""
    rows = []
    for task in report.tasks:
        if task.status is None or task.completed_on is None or task.status.progress in FINISHED or task.ongoing:
            continue
        if not (task.closure and task.closure.stage == REOPENED):
            rows.append((task, task.completed_on.place))
    fix = "完成了的，改正“状态”；没有完成的，删去完成日期；这一栏是计划完成的日子的，栏目名改为“整改时限”"
    yield from told("LED355", rows, "“状态”说没有完成，“完成日期”却填了日子", fix)


def done_before_feedback(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """What was fed back on a day was not done before it, unless it was put right while the inspectors were there."""
    days = _feedback_days(report)
    inspections = Inspections(report.inspections)
    for task in report.tasks:
        if task.completed_on is None or (task.deadline and task.deadline.immediate):
            continue
        fed_back = days.get(inspections.label_of(task.inspection))
        if fed_back is None:
            continue
        if task.completed_on.last() < fed_back.first():
            reason = f"完成日期是 {task.completed_on}，督察 {fed_back} 才反馈"
            related = [fed_back.place] if fed_back.place else []
            fix = "核对这两个日期，年份尤其容易写错；进驻时边督边改、反馈以前就办完的，不用改"
            yield fault("LED354", task.completed_on.place, reason, fix, related, no=task.no)


def _feedback_days(report: Report) -> dict[str | None, Date]:
    """反馈日期 by the full name of the inspection; of tasks that name none, the earliest where all are known."""
    labels = Inspections(report.inspections).labels
    days: dict[str | None, Date] = {
        str(label): i.feedback_date for label, i in zip(labels, report.inspections, strict=True) if i.feedback_date
    }
    if days and len(days) == len(report.inspections):
        days[None] = min(days.values(), key=Date.first)
    return days


def overdue_but_on_schedule(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """Past its 时限 and not done, a task is not 达到序时进度."""
    if report.as_of is None:
        return
    last = report.as_of.last()
    fix = "完成了就改为“已完成整改”，没有完成就改为“未达到序时进度”，或改正时限"
    for progress in (Progress.ON_SCHEDULE, Progress.AHEAD):
        late = [t for t in report.tasks if t.status and t.status.progress is progress and is_due(t, last)]
        places = [t.status.place if t.status else None for t in late]
        if len(late) > SHOWN:
            reason = f"截至 {report.as_of}，这些任务的时限都已经到期"
            others = [place for place in places[1:] if place]
            yield fault("LED309", places[0], reason, fix, others, no=numbers_of(late), status=progress.value)
            continue
        for task, place in zip(late, places, strict=True):
            reason = f"时限是 {task.deadline}，截至 {report.as_of} 已经到期"
            related = [task.deadline.place] if task.deadline and task.deadline.place else []
            yield fault("LED309", place, reason, fix, related, no=task.no, status=task.status)
