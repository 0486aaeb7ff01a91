"""销号 and the public notice before it: how many working days it lasts, and the order of its days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from reportgen import workdays
from reportgen.check.told import told
from reportgen.dates import Date, Span
from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted
from reportgen.model import CLOSED, Report, Task
from reportgen.model.kinds import NOTICE, notice_period, noticed
from reportgen.place import Place
from reportgen.records import dataclass
from reportgen.values import Int

DAY = dt.timedelta(days=1)
LONGEST = 366  # working days of a notice whose end is worth counting out


@dataclass(frozen=True)
class Period:
    """One public notice: whose it is (第 3 项), from when to when, and the working days that it claims."""

    whose: str
    start: Date | None
    end: Date | None
    declared: Int | None

    @property
    def whole(self) -> tuple[dt.date, dt.date] | None:
        """First and last day, where both are known to the day."""
        if self.start and self.end and self.start.day and self.end.day:
            return self.start.first(), self.end.first()
        return None

    @property
    def place(self) -> Place | None:
        """Where its length is said, or else its end."""
        if self.declared is not None and self.declared.place:
            return self.declared.place
        return self.end.place if self.end else None

    @property
    def dates(self) -> list[Place]:
        """Where its first and last day stand."""
        return [d.place for d in (self.start, self.end) if d and d.place]


def _periods(report: Report) -> Iterator[Period]:
    for task in report.tasks:
        closure = task.closure
        if closure and (closure.notice_from or closure.notice_to or closure.notice_days):
            yield Period(f"第 {task.no} 项", closure.notice_from, closure.notice_to, closure.notice_days)
    notice = report.notice
    if notice is None or not (notice.start or notice.end or notice.days):
        return
    tasks = noticed(report)
    if len(tasks) == 1:
        start, end, _ = notice_period(report, tasks[0])
        yield Period(f"第 {tasks[0].no} 项", start, end, notice.days)
    else:
        yield Period("这次", notice.start, notice.end, notice.days)


def lengths_of_notices(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A notice lasts as many working days as it says, and as many as 公示工作日 of the ledger wants."""
    least = report.ledger.notice_days if report.ledger else None
    guessed: dict[int, list[Place]] = {}
    for period in _periods(report):
        days = period.whole
        if days is None:
            if least and period.declared and period.declared < least:
                yield _too_short(period, least, f"写的是 {period.declared} 个工作日", "")
        elif days[1] < days[0]:
            yield from _reversed(report, period)
        elif period.declared or least:
            known = workdays.count(*days)
            for year in known.unknown_years:
                guessed.setdefault(year, []).extend(period.dates[-1:])
            yield from _measured(period, days, known, least)
    if guessed:
        places = [place for found in guessed.values() for place in found]
        years = "、".join(map(str, sorted(guessed)))
        reason = "这些年的工作日只除去了周末，放假和调休没有算"
        fix = "不用改；照国务院办公厅的放假通知自己数一遍。程序更新以后会按放假安排数"
        yield fault("LED360", places[0] if places else None, reason, fix, dict.fromkeys(places[1:]), years=years)


def _measured(
    period: Period, days: tuple[dt.date, dt.date], known: workdays.Counted, least: Int | None
) -> Iterator[Diagnostic]:
    years = "、".join(map(str, known.unknown_years))
    so_far = f"（{years}年的放假安排还不知道，只除去了周末）" if years else ""
    counted = f"{Span(_date(days[0]), _date(days[1]))}，起止两天都算，是 {known.days} 个工作日{so_far}"
    # Without the holidays of a year the count is a guess, and a guess contradicts nobody: LED360 says so.
    if period.declared and period.declared != known.days and not known.unknown_years:
        if period.declared == (days[1] - days[0]).days + 1:
            counted += f"；{period.declared} 是日历天数"
        fix = f"改正天数或日期，也可以不写天数，由程序数{_until(period, period.declared)}"
        words = {"whose": period.whose, "declared": period.declared, "days": known.days}
        yield fault("LED357", period.place, counted, fix, period.dates, **words)
    if least and known.days < least:
        yield _too_short(period, least, counted, _until(period, least))


def _too_short(period: Period, least: Int, counted: str, until: str) -> Diagnostic:
    reason = f"{counted}；“整改任务”的“公示工作日”要求满 {least} 个"
    related = [least.place] if least.place else []
    return fault("LED359", period.place, reason, f"核对公示的起止日期{until}", related, whose=period.whose, least=least)


def _until(period: Period, days: int) -> str:
    """The last day of a notice of so many working days."""
    if period.start is None or not 0 < days <= LONGEST:
        return ""
    reached = workdays.after(period.start.first() - DAY, days)
    return "" if reached.unknown_years else f"；满 {days} 个工作日要到{_date(reached.date)}"


def _date(day: dt.date) -> Date:
    return Date(day.year, day.month, day.day)


def _reversed(report: Report, period: Period) -> Iterator[Diagnostic]:
    if report.kind == NOTICE and noticed(report):
        return  # notice_dates says it of the paper
    reason = f"公示从{period.start}起，到{period.end}止"
    place = period.end.place if period.end else None
    yield fault("LED358", place, reason, "核对公示的起止日期", period.dates[:1], whose=period.whose)


def close_out_dates(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """销号 comes after the work was done and after its notice, and no later than 截至日期."""
    for task in report.tasks:
        for place, reason, other in _out_of_order(report, task):
            yield fault("LED356", place, reason, "核对这两个日期", [other] if other else [], no=task.no)
    unclosed = [
        (t, t.closure.closed_on.place)
        for t in report.tasks
        if t.closure and t.closure.closed_on and t.closure.stage != CLOSED
    ]
    reason = f"填了销号日期，销号环节却没有写“{CLOSED}”，就不计入已销号"
    fix = f"已经销号的，“销号”写“{CLOSED}”；还没有的，删去日期"
    yield from told("LED356", unclosed, reason, fix)


def _out_of_order(report: Report, task: Task) -> Iterator[tuple[Place | None, str, Place | None]]:
    """Place, 原因 and the other place of each pair of days of one task that can't both be."""
    closure, as_of = task.closure, report.as_of
    if closure is None:
        return
    day, end = closure.closed_on, closure.notice_to
    if day and task.completed_on and day.last() < task.completed_on.first():
        yield day.place, f"{day}销号，{task.completed_on}才完成整改", task.completed_on.place
    if day and end and day.last() < end.first():
        yield day.place, f"{day}销号，公示到{end}才结束", end.place
    if day and as_of and day.first() > as_of.last():
        yield day.place, f"{day}销号，而数据统计截至{as_of}", as_of.place
    if not day and task.closed and end and as_of and end.first() > as_of.last():
        yield end.place, f"公示到{end}才结束，数据统计截至{as_of}，这一项却已销号", as_of.place
