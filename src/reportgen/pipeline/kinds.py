"""One data file, several kinds of document: the report as the command line wants it, and what that leaves unused."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, fault
from reportgen.model import Notice, Report
from reportgen.model.kinds import COLUMNS, LIST, NOTICE, SCHEDULE, asked_number, noticed, turned
from reportgen.place import Place
from reportgen.records import replace
from reportgen.regex import regex
from reportgen.values import Text

BESIDE = (LIST, NOTICE, SCHEDULE)  # stand beside the report of the same data, not in its place
NO_NAME = regex(r'[\\/:*?"<>|\s.]+')  # what a file name can't hold, or better does not


def as_kind(report: Report, kind: str, task: str | None) -> tuple[Report, list[Diagnostic]]:
    """The report as data of this kind, its notice about `task` where that is given; what of it finds no use."""
    made = turned(report, kind)
    found = list(_unused(made, task))
    if task and kind == NOTICE:
        notice = report.notice or Notice()
        made = replace(made, notice=_about(notice, task))
        found += _not_its_own(made, notice, task)
    return made, found


def _about(notice: Notice, task: str) -> Notice:
    """The period that the file states for one task is not that of another."""
    if _another(notice, task):
        notice = replace(notice, start=None, end=None, days=None)
    return replace(notice, task=Text(task))


def _another(notice: Notice, task: str) -> bool:
    return bool(notice.task) and asked_number(notice.task or Text("")) != asked_number(Text(task))


def _not_its_own(made: Report, notice: Notice, task: str) -> Iterator[Diagnostic]:
    """Why the paper has no period though the file states one: it is that of another task."""
    stated = notice.start or notice.end
    if not stated or not _another(notice, task):
        return
    if any(t.closure and t.closure.notice_from and t.closure.notice_to for t in noticed(made)):
        return
    asked = asked_number(Text(task))
    reason = f"“公示”里的日期是“任务: {notice.task}”的，这次公示的是第 {asked} 项"
    fix = f"第 {asked} 项的公示日期，写在台账这一项“销号”的“公示起”“公示止”里；或把“公示”改成这一项的"
    yield fault("LED396", stated.place, reason, fix, what="“公示”的起止日期")


def _unused(report: Report, task: str | None) -> Iterator[Diagnostic]:
    if task and report.kind != NOTICE:
        place = Place(report.place.source) if report.place else None
        reason = f"“--task”只用于{NOTICE}，这次生成的是{report.kind}"
        yield fault("LED396", place, reason, f"要公示这一项，加上“-t {NOTICE}”；不公示，去掉“--task”", what="--task")
    if report.kind in COLUMNS:
        tables = [a for a in report.attachments if a.content]
        for table in tables[1:]:
            reason = f"{report.kind}只有一张表，用的是“{tables[0].title}”"
            yield fault("LED396", table.place, reason, "要用这一张，把它移到最前面", what=f"附件“{table.title}”")


def suffix(kind: str | None, task: str | None) -> str:
    """What is added to the name of the papers, so that none takes the place of another: `-销号公示-第3项`."""
    words = [kind] if kind in BESIDE else []
    if task and (number := NO_NAME.sub("", asked_number(Text(task)))):
        words.append(f"第{number[:20]}项")
    return "".join(f"-{word}" for word in words if word)
