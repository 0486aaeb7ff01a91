"""What may be counted of tasks, as literal tables: counts, rates, sums, groups, and the parts that make up a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from reportgen.model import CLOSED, MeasureWords, Progress, Task
from reportgen.values import Text

FINISHED = frozenset({Progress.DONE, Progress.MOSTLY_DONE})
SOON = dt.timedelta(days=30)  # 临期: so many days from 截至日期 on, the last of them included
UNSTATED, UNDATED = "未填", "无日期"  # the group of those that don't say


class Facts(NamedTuple):
    """What the rules of COUNTS ask of a task; `due` is None where there is no 截至日期."""

    progress: Progress
    finished: bool  # done, or done in the main
    due: bool | None
    lasting: bool  # 长期坚持 without any date
    dated: bool  # the 时限 is, or has, a date
    ongoing: bool
    closed: bool
    soon: bool = False  # the 时限 is one of the next SOON days
    stage: str | None = None  # 销号环节
    on_time: bool | None = None  # None where 完成日期 and 时限 can't be compared
    has_day: bool = False  # 完成日期 is known
    proved: bool = False  # there is 佐证


def facts_of(task: Task, as_of: dt.date | None) -> Facts:
    """The three axes of one task at `as_of`."""
    date = task.deadline.date if task.deadline else None
    last = date.last() if date else None
    ongoing = task.ongoing
    lasting = ongoing and date is None
    progress = task.status.progress if task.status else Progress.IN_PROGRESS
    closed = task.closed
    return Facts(
        progress,
        finished=progress in FINISHED,
        due=is_due(task, as_of),
        lasting=lasting,
        dated=date is not None,
        ongoing=ongoing,
        closed=closed,
        soon=last is not None and as_of is not None and as_of < last <= as_of + SOON,
        stage=CLOSED if closed else task.closure.stage if task.closure else None,
        on_time=_on_time(task, last),
        has_day=task.completed_on is not None,
        proved=bool(task.evidence),
    )


def is_due(task: Task, as_of: dt.date | None) -> bool | None:
    """Whether the 时限 has passed at `as_of`. 立行立改 without a date is due at once."""
    deadline = task.deadline
    if deadline is None:
        return False
    if deadline.date is not None:
        return None if as_of is None else deadline.date.last() <= as_of
    return deadline.immediate and not task.ongoing


def _on_time(task: Task, last: dt.date | None) -> bool | None:
    """Whether the task was done by its 时限; of 2022年6月 against 2022年6月15日 nobody knows."""
    done = task.completed_on
    if done is None or last is None:
        return None
    if done.last() <= last:
        return True
    return False if done.first() > last else None


class Count(NamedTuple):
    """A row of COUNTS. `dated` marks counts that need a 截至日期 and a deadline of every task, `keeps` those that
    need a column of the ledger: a key of KEEPS.
    """

    counts: Callable[[Facts], bool]
    summary: str
    dated: bool = False
    keeps: str = ""


# What a ledger may keep or not: where no task has any, nothing can be said of who lacks it.
KEEPS: dict[str, Callable[[Task], bool]] = {
    "销号": lambda t: t.closed or bool(t.closure and t.closure.stage),
    "完成日期": lambda t: t.completed_on is not None,
    "佐证": lambda t: bool(t.evidence),
}

_DONE, _MOSTLY = Progress.DONE, Progress.MOSTLY_DONE
COUNTS: dict[str, Count] = {
    "总数": Count(lambda f: True, "全部任务"),
    "已完成": Count(lambda f: f.progress is _DONE, "状态为“已完成整改”"),
    "基本完成": Count(lambda f: f.progress is _MOSTLY, "状态为“基本完成”"),
    "完成或基本完成": Count(lambda f: f.finished, "状态为“已完成整改”或“基本完成”"),
    "未完成": Count(lambda f: f.progress is not _DONE, "除“已完成整改”以外的"),
    "尚未完成": Count(lambda f: not f.finished, "既没有完成、也没有基本完成"),
    "其余": Count(lambda f: not f.finished and not f.lasting, "未完成、未基本完成，且不是无期限长期坚持的"),
    "正在推进": Count(lambda f: not f.finished and not f.lasting and not f.due, "“其余”中没有超期的"),
    "未启动": Count(lambda f: f.progress is Progress.NOT_STARTED, "状态为“未启动”"),
    "推进中": Count(lambda f: f.progress is Progress.IN_PROGRESS, "状态为“推进中”"),
    "达到序时进度": Count(lambda f: f.progress is Progress.ON_SCHEDULE, "状态为“达到序时进度”"),
    "超过序时进度": Count(lambda f: f.progress is Progress.AHEAD, "状态为“超过序时进度”"),
    "未达到序时进度": Count(lambda f: f.progress is Progress.BEHIND, "状态为“未达到序时进度”"),
    "长期坚持": Count(lambda f: f.ongoing, "时限或状态写明长期坚持的"),
    "长期坚持无期限": Count(lambda f: f.lasting, "长期坚持而没有期限日期的"),
    "长期坚持未完成": Count(lambda f: f.lasting and not f.finished, "“长期坚持无期限”中没有完成、也没有基本完成的"),
    "已销号": Count(lambda f: f.closed, "销号环节为“已销号”", keeps="销号"),
    "未销号": Count(lambda f: not f.closed, "销号环节不是“已销号”", keeps="销号"),
    "已完成并销号": Count(lambda f: f.progress is _DONE and f.closed, "状态为“已完成整改”，并且已销号", keeps="销号"),
    "已完成未销号": Count(
        lambda f: f.progress is _DONE and not f.closed, "状态为“已完成整改”，还没有销号", keeps="销号"
    ),
    "未申请销号": Count(lambda f: f.stage in (None, "未申请"), "销号环节为“未申请”或没有填", keeps="销号"),
    "销号申请中": Count(lambda f: f.stage == "已申请", "销号环节为“已申请”", keeps="销号"),
    "销号核查中": Count(lambda f: f.stage == "核查中", "销号环节为“核查中”", keeps="销号"),
    "销号公示中": Count(lambda f: f.stage == "公示中", "销号环节为“公示中”", keeps="销号"),
    "销号重启": Count(lambda f: f.stage == "重启", "销号环节为“重启”（重新整改）", keeps="销号"),
    "已到时限": Count(lambda f: bool(f.due), "时限在截至日期当天或以前；立行立改的也算", dated=True),
    "已到时限已完成": Count(lambda f: bool(f.due) and f.progress is _DONE, "已到时限，已完成整改", dated=True),
    "已到时限基本完成": Count(lambda f: bool(f.due) and f.progress is _MOSTLY, "已到时限，基本完成", dated=True),
    "超期": Count(lambda f: bool(f.due) and not f.finished, "已到时限而没有完成、也没有基本完成", dated=True),
    "未到时限": Count(
        lambda f: f.due is False and not f.lasting, "时限在截至日期之后，或没有期限日期（长期坚持的除外）", dated=True
    ),
    "提前完成": Count(
        lambda f: f.due is False and f.dated and f.finished, "时限在截至日期之后，已完成或基本完成", dated=True
    ),
    "无期限完成": Count(
        lambda f: f.due is False and not f.dated and not f.lasting and f.finished,
        "没有期限日期，已完成或基本完成",
        dated=True,
    ),
    "剩余": Count(lambda f: f.due is False and not f.lasting and not f.finished, "未到时限、尚未完成", dated=True),
    "临期": Count(
        lambda f: f.soon and not f.finished,
        f"时限在截至日期之后{SOON.days}天以内（含第{SOON.days}天），尚未完成",
        dated=True,
    ),
    "按期完成": Count(
        lambda f: f.finished and f.on_time is True, "已完成或基本完成，完成日期不晚于时限", keeps="完成日期"
    ),
    "逾期完成": Count(
        lambda f: f.finished and f.on_time is False, "已完成或基本完成，完成日期晚于时限", keeps="完成日期"
    ),
    "按期不明": Count(
        lambda f: f.finished and f.on_time is None,
        "已完成或基本完成，缺完成日期或期限日期，比不出是否按期",
        keeps="完成日期",
    ),
    "缺完成日期": Count(
        lambda f: f.progress is _DONE and not f.has_day, "已完成整改，没有填完成日期", keeps="完成日期"
    ),
    "缺佐证": Count(lambda f: f.finished and not f.proved, "已完成或基本完成，没有填佐证", keeps="佐证"),
}

# Whole -> parts that always add up to it, whatever the ledger; the statements are built on them.
PARTITIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("总数", ("已完成", "基本完成", *(p.value for p in Progress if p not in FINISHED))),
    ("总数", ("已完成", "未完成")),
    ("总数", ("完成或基本完成", "尚未完成")),
    ("总数", ("完成或基本完成", "长期坚持未完成", "其余")),
    ("总数", ("已到时限", "未到时限", "长期坚持无期限")),
    ("总数", ("已到时限", "提前完成", "无期限完成", "长期坚持无期限", "剩余")),
    ("总数", ("已销号", "未销号")),
    ("总数", ("未申请销号", "销号申请中", "销号核查中", "销号公示中", "已销号", "销号重启")),
    ("完成或基本完成", ("已完成", "基本完成")),
    ("完成或基本完成", ("按期完成", "逾期完成", "按期不明")),
    ("已完成", ("已完成并销号", "已完成未销号")),
    ("已到时限", ("已到时限已完成", "已到时限基本完成", "超期")),
    ("未到时限", ("提前完成", "无期限完成", "剩余")),
)

# rate -> part and whole, both keys of COUNTS
RATES: dict[str, tuple[str, str, str]] = {
    "完成率": ("已完成", "总数", "已完成÷总数"),
    "基本完成率": ("完成或基本完成", "总数", "（已完成＋基本完成）÷总数"),
    "销号率": ("已销号", "总数", "已销号÷总数"),
    "到期完成率": ("已到时限已完成", "已到时限", "已到时限已完成÷已到时限"),
}


class Sum(NamedTuple):
    """A row of SUMS: of each task some values; how many in all, or how many `distinct` ones if every task has some."""

    values: Callable[[Task], Iterable[Text]]
    unit: Callable[[MeasureWords], str]
    summary: str
    distinct: str = ""  # the column that every task must fill


SUMS: dict[str, Sum] = {
    "措施总数": Sum(lambda t: t.measures, lambda w: w.measure, "各项任务的整改措施，条数之和"),
    "问题数": Sum(
        lambda t: [t.finding] if t.finding else [],
        lambda w: w.problem,
        "台账中不同的反馈问题；几项任务同一个问题，算一个",
        "反馈问题",
    ),
    "领域数": Sum(lambda t: [t.field] if t.field else [], lambda w: "类", "台账中不同的领域", "领域"),
}

# The name of each figure of tasks, in the order in which they are shown.
NAMES = (*COUNTS, *RATES, *SUMS)

GROUPS: dict[str, Callable[[Task], Iterable[str]]] = {
    "领域": lambda t: [t.field] if t.field else [],
    "区域": lambda t: [t.district] if t.district else [],
    "性质": lambda t: [t.nature] if t.nature else [],
    "督察": lambda t: [t.inspection] if t.inspection else [],
    "责任单位": lambda t: t.units,
    "牵头单位": lambda t: [t.lead_unit] if t.lead_unit else [],
    "年度": lambda t: [t.deadline.date.year_text] if t.deadline and t.deadline.date else [],
}
OVERLAPPING = ("责任单位",)  # a task of three units counts in each: these groups add up to more than the total
