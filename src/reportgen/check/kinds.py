"""The kinds of document that are no report: whether the task of a notice can be noticed, whether a table has words."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.told import numbers_of
from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted
from reportgen.model import CLOSED, Notice, Progress, Report, Task
from reportgen.model.kinds import COLUMNS, NOTICE, PARTS, notice_period, noticed, table_of
from reportgen.model.numbers import number_of
from reportgen.place import Place
from reportgen.vocabulary import attribute_names, definition, folded, key_table

TOLD_OF_WORKBOOKS = ("反馈问题", "整改时限")  # by empty_columns of ledger.py


def noticed_task(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A notice is about one task of the ledger that is done and that the public may see."""
    if report.kind != NOTICE:
        return
    notice = report.notice or Notice()
    if not notice.task:
        yield _unsaid(report, notice)
        return
    tasks = noticed(report)
    if len(tasks) != 1:
        yield _unclear(report, notice, tasks)
        return
    yield from _unfit(report, tasks[0])


def _file(report: Report) -> Place | None:
    return Place(report.place.source) if report.place else None


def _unsaid(report: Report, notice: Notice) -> Diagnostic:
    """A notice that names no task; the way out names one that there is."""
    reason, place = "一份公示只公示一项任务，没有写是哪一项", notice.place or _file(report)
    if not report.tasks:
        return fault("LED392", place, f"{reason}；数据里也没有逐项的台账", "先在“整改任务”里填上列表或台账")
    ready = [t for t in report.tasks if t.status and t.status.progress is Progress.DONE and not t.closed]
    if ready:
        reason += f"；已完成整改、还没有销号的有第 {numbers_of(ready)} 项"
    no = number_of((ready or report.tasks)[0].no)
    fix = f"在“公示”下面加一行“任务: {no}”（台账里的序号），或在命令后面加“--task {no}”；预览时在页面上方选"
    return fault("LED392", place, reason, fix)


def _unclear(report: Report, notice: Notice, tasks: tuple[Task, ...]) -> Diagnostic:
    place = (notice.task.place if notice.task else None) or _file(report)
    if tasks:
        reason = f"台账里有 {len(tasks)} 项的序号是“{tasks[0].no}”"
        fix = "改写这一项的编号或名称，要与台账里的一样"
        related = [t.no.place for t in tasks if t.no.place]
        return fault("LED391", place, reason, fix, related=related, no=notice.task)
    if not report.tasks:
        reason, fix = "数据里没有逐项的台账", "在“整改任务”里填上列表或台账"
    else:
        reason, fix = (
            "台账里没有这个序号，也没有这个编号或名称",
            f"改成台账里有的序号，台账里有第 {numbers_of(report.tasks)} 项",
        )
    return fault("LED391", place, reason, fix, no=notice.task)


def _unfit(report: Report, task: Task) -> Iterator[Diagnostic]:
    status = task.status
    if status and status.progress is not Progress.DONE:
        fix = "已经完成的，先把台账里的“状态”改为“已完成整改”；没有完成的，不能公示"
        yield fault("LED393", status.place, f"状态是“{status}”，公示里却要说已经完成整改", fix, no=task.no)
    if not task.public:
        reason, fix = "台账里这一项的“公开”是“否”", "能公开的，删去“公开”或改为“是”；不能公开的，换一项"
        yield fault("LED394", task.no.place, reason, fix, no=task.no)
    keys = key_table(definition("Task"))
    for word in report.release.redact if report.release else ():
        if keys.get(folded(word)) in PARTS:
            reason = f"公示要写“{keys[folded(word)]}”，而“隐去栏目”里有它"
            yield fault("LED394", word.place, reason, "能公开的，从“隐去栏目”里删去；不能公开的，不能公示", no=task.no)


def notice_dates(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A notice ends after it begins, is dated no later than it begins, and comes before the close-out."""
    tasks = noticed(report) if report.kind == NOTICE else ()
    if len(tasks) != 1:
        return
    task = tasks[0]
    start, end, _ = notice_period(report, task)
    if start and end and end.last() < start.first():
        related = [start.place] if start.place else []
        reason = f"公示从{start}起，到{end}止"
        yield fault("LED358", end.place, reason, "核对公示的起止日期", related, whose=f"第 {task.no} 项")
    dated = report.sign_off.date if report.sign_off else None
    if start and dated and dated.first() > start.last():
        reason = f"成文日期是{dated}，公示却从{start}起"
        fix = "核对“落款”的日期和公示的起始日期；公示一般在成文当日或以后开始"
        yield fault("LED395", dated.place, reason, fix, [start.place] if start.place else [], no=task.no)
    if task.closed:
        closure = task.closure.place if task.closure else None
        reason = f"台账里这一项{CLOSED}，公示里却写“拟予销号”"
        yield fault("LED395", closure or task.no.place, reason, "核对是不是选错了任务", no=task.no)


def table_columns(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A column of a paper that is one table, blank in all its rows, is a column that was forgotten in the ledger."""
    if report.kind not in COLUMNS or not report.tasks:
        return
    table = table_of(report)
    attributes = attribute_names()["Task"]
    told = TOLD_OF_WORKBOOKS if report.ledger and report.ledger.workbook else ()
    place = table.place or (report.ledger.place if report.ledger else None)
    for column in table.columns:
        if column not in told and not any(getattr(task, attributes[column]) for task in report.tasks):
            reason = f"{report.kind}有“{column}”一栏，台账里各项都没有填"
            fix = f"在台账里补上“{column}”；不要这一栏的，在“附件”的“栏目”里写明要哪些栏"
            yield fault("LED331", place, reason, fix, key=column)
