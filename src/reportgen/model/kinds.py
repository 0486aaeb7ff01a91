"""The kinds of document that are no report: what such a paper takes of the data, and which task a notice is about."""

from __future__ import annotations

from reportgen.dates import Date
from reportgen.model.numbers import number_of
from reportgen.model.prose import DEFAULT_COLUMNS, ROLES, Attachment
from reportgen.model.report import Report
from reportgen.model.tasks import Task
from reportgen.records import replace
from reportgen.regex import regex
from reportgen.values import Int, Prose, Text
from reportgen.vocabulary import folded

LIST, NOTICE, SCHEDULE = "进展情况清单", "销号公示", "月度调度表"
# The kinds that are one table of the ledger, and its columns where the data choose none
COLUMNS: dict[str, tuple[str, ...]] = {
    LIST: DEFAULT_COLUMNS,
    SCHEDULE: ("序号", "反馈问题", "责任单位", "整改时限", "进展", "存在问题", "下步措施", "状态"),
}
# What a notice states of its task, one part each
PARTS = ("反馈问题", "责任单位", "整改措施", "整改目标", "整改时限", "进展")
SCHEDULE_WORD = "调度"  # in the 名称 of an attachment: it is the table of that kind
_ORDINAL = regex(r"第(.+?)[项号个]?$")


def turned(report: Report, kind: str) -> Report:
    """The report as data of another kind than its file says: without what was worded for that other paper."""
    if kind == report.kind or kind not in (LIST, NOTICE, SCHEDULE):
        return replace(report, kind=kind)
    fitting = tuple(a for a in report.attachments if kind in COLUMNS and _fits(a, kind))
    return replace(report, kind=kind, title=None, closing=None, annotation=None, attachments=fitting)


def _fits(attachment: Attachment, kind: str) -> bool:
    return attachment.content is not None and (SCHEDULE_WORD in attachment.title) == (kind == SCHEDULE)


def fitted(report: Report) -> Report:
    """Without chapters where the kind has none; of a kind that is one table, with that table as its only attachment."""
    if not ROLES[report.kind]:
        report = replace(report, chapters=(), next_steps=None, lead=None)
    if report.kind in COLUMNS:
        report = replace(report, attachments=(table_of(report),))
    return report


def table_of(report: Report) -> Attachment:
    """The table of a kind that is one: as 附件 has it, else with the usual columns; landscape unless 版面 says else."""
    usual = Attachment(title=Prose(""), content="整改任务")
    written = next((a for a in report.attachments if a.content), usual)
    unchosen = written.columns is DEFAULT_COLUMNS  # the very tuple: 栏目 was not written
    columns = usual_columns(report) if unchosen else written.columns
    return replace(written, columns=columns, layout=written.layout or "横向")


def usual_columns(report: Report) -> tuple[str, ...]:
    """名称 for 反馈问题 in a ledger that has names alone; 督察 where several inspections number their tasks."""
    columns = COLUMNS[report.kind]
    if not any(t.finding for t in report.tasks) and any(t.title for t in report.tasks):
        columns = tuple("名称" if c == "反馈问题" else c for c in columns)
    if len(report.inspections) > 1 and any(t.inspection for t in report.tasks):
        columns = (columns[0], "督察", *columns[1:])
    return columns


def noticed(report: Report) -> tuple[Task, ...]:
    """The tasks that 公示.任务 may mean: by 序号 in any spelling, else by 编号, else by 名称; one, if all is well."""
    wanted = report.notice.task if report.notice else None
    if not wanted:
        return ()
    number = asked_number(wanted)
    by_number = tuple(t for t in report.tasks if number_of(t.no) == number)
    by_id = tuple(t for t in report.tasks if t.id and folded(t.id) == folded(wanted))
    return by_number or by_id or tuple(t for t in report.tasks if t.title and folded(t.title) == folded(wanted))


def asked_number(wanted: Text) -> str:
    """`number_of`, of 第3项 too."""
    return number_of(Text(_ORDINAL.sub(r"\1", folded(wanted))))


def notice_period(report: Report, task: Task) -> tuple[Date | None, Date | None, Int | None]:
    """From when to when, and the working days as written; what 公示 leaves out stands in 销号 of the task."""
    notice, closure = report.notice, task.closure
    start, end = (notice.start, notice.end) if notice else (None, None)
    days = notice.days if notice else None
    if closure:
        own = not (start or end)
        start, end = start or closure.notice_from, end or closure.notice_to
        days = days or (closure.notice_days if own else None)
    return start, end, days
