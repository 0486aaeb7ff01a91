"""The numbers behind the charts that 附图 asks for: each is a figure with the rows that it was counted from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from reportgen.figures.declared import DeclaredTally
from reportgen.figures.figure import Figure, rate
from reportgen.figures.tally import Tally, unstated
from reportgen.model import Progress, Task
from reportgen.place import Place
from reportgen.records import dataclass
from reportgen.values import Missing

SHARE, COLUMNS, BARS = "占比", "柱形", "条形"  # the kinds of charts, as templates write them
MONTHS = 12  # ahead
UNITS = 15  # with a row of their own
UNIT = "责任单位"
LASTING = "长期坚持未完成"
# Label -> count: from done to not begun, as a bar fills; where 分组 has 长期坚持 as a group of its own, that too.
STATES = {
    Progress.DONE.value: "已完成",
    Progress.MOSTLY_DONE.value: "基本完成",
    Progress.AHEAD.value: "超过序时进度",
    Progress.ON_SCHEDULE.value: "达到序时进度",
    Progress.IN_PROGRESS.value: "推进中",
    Progress.BEHIND.value: "未达到序时进度",
    Progress.NOT_STARTED.value: "未启动",
}
DECLARED_STATES = {**STATES, "长期坚持": LASTING}
# Parts of the tasks of a unit, by the names of their counts; with 截至日期, and without
BY_UNIT = {"已完成": "已完成", "基本完成": "基本完成", "正在推进": "正在推进", LASTING: "长期坚持", "超期": "超期"}
BY_UNIT_UNDATED = {"已完成": "已完成", "基本完成": "基本完成", "其余": "其余", LASTING: "长期坚持"}


@dataclass(frozen=True)
class Bar:
    """A row: its label, with the `total` of its amounts where there are several, and the `share` of the whole."""

    label: str
    amounts: tuple[Figure, ...]
    total: Figure | None = None
    share: Figure | None = None


@dataclass(frozen=True)
class ChartData:
    """`head` says what the labels are, `series` what the amounts are."""

    name: str
    kind: str
    title: str
    head: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    note: str = ""

    def shown(self) -> dict[str, Any]:
        """What templates see of it."""
        rows = [{"名": b.label, "合计": b.total, "各数": b.amounts, "占比": b.share} for b in self.bars]
        return {
            "名": self.name,
            "类": self.kind,
            "题": self.title,
            "项目": self.head,
            "系列": self.series,
            "各行": rows,
            "注": self.note,
        }


Made = ChartData | Missing | None


def charts(
    names: Iterable[str], tally: Tally | DeclaredTally, paper: Sequence[Task], place: Place | None = None
) -> list[ChartData | Missing]:
    """The charts of these names in order; a Missing says what a chart lacks.

    `paper` are the tasks that the paper may show: units that none of them names stay unnamed, and where the whole
    column is hidden, so is its chart. `place` is where to add what is missing.
    """
    made = (CHARTS[name](tally, paper, place) for name in names)
    return [chart for chart in made if chart is not None]


def progress(tally: Tally | DeclaredTally, paper: Sequence[Task], place: Place | None) -> Made:
    """整改进度: the states of the tasks, without those that none is in; together they are all tasks."""
    whole = tally["总数"]
    states = STATES if isinstance(tally, Tally) else DECLARED_STATES
    found = [(label, tally[name]) for label, name in states.items()]
    parts = [(label, figure) for label, figure in found if isinstance(figure, Figure) and figure]
    if isinstance(whole, Missing):
        return whole
    if not parts or sum(figure.value for _, figure in parts) != whole.value:
        return Missing("附图.整改进度（需要各项任务的状态）", place)
    bars = (Bar(label, (part,), share=_share(label, part, whole)) for label, part in parts)
    return ChartData("整改进度", SHARE, "整改任务进度", "状态", ("任务数",), tuple(bars))


def _share(label: str, part: Figure, whole: Figure) -> Figure | None:
    share = rate(f"任务.整改进度.{label}.占比", part, whole)
    return share if isinstance(share, Figure) else None


def deadlines(tally: Tally | DeclaredTally, paper: Sequence[Task], place: Place | None) -> Made:
    """时限分布: the unfinished tasks by the month of their 时限; overdue ones first, those without a date last."""
    if not isinstance(tally, Tally):
        return Missing("附图.时限分布（需要完整台账）", place)
    if tally.as_of is None:
        return Missing("截至日期", place)
    overdue, lasting = tally["超期"], tally[LASTING]
    assert isinstance(overdue, Figure) and isinstance(lasting, Figure)  # noqa: S101, PT018 - tasks and 截至日期 are there
    months = _months(tally.as_of.last() + dt.timedelta(days=1))
    bins: dict[str, list[Task]] = {label: [] for label in (*months, "以后", "无期限")}
    for task in tally.matching("剩余"):
        date = task.deadline.date.last() if task.deadline and task.deadline.date else None
        label = _month(date.year, date.month) if date else "无期限"
        bins[label if label in bins else "以后"].append(task)
    later, undated = _binned(tally, "以后", bins), _binned(tally, "无期限", bins)
    bars = [Bar("超期", (overdue,)), *(Bar(label, (_binned(tally, label, bins),)) for label in months)]
    bars += [Bar(n, (f,)) for n, f in (("以后", later), ("长期坚持", lasting), ("无期限", undated)) if f]
    note = f"“以后”指{months[-1]}之后。" if later else ""
    return ChartData("时限分布", COLUMNS, "尚未完成的任务按时限分布", "时限", ("任务数",), tuple(bars), note)


def _months(first: dt.date) -> list[str]:
    start = first.year * 12 + first.month - 1
    return [_month(number // 12, number % 12 + 1) for number in range(start, start + MONTHS)]


def _month(year: int, month: int) -> str:
    return f"{year}年{month}月"


def _binned(tally: Tally, label: str, bins: Mapping[str, Sequence[Task]]) -> Figure:
    places = tuple(t.no.place for t in bins[label] if t.no.place)
    return Figure(f"{tally.name}.时限分布.{label}", Decimal(len(bins[label])), tally.word, places)


def units(tally: Tally | DeclaredTally, paper: Sequence[Task], place: Place | None) -> Made:
    """责任单位: the tasks of each unit by how far they are, the largest first; UNITS of them, then the others."""
    if not isinstance(tally, Tally):
        return Missing("附图.责任单位（需要完整台账）", place)
    groups = tally.groups[UNIT]
    if not groups:
        return Missing("附图.责任单位（台账没有填“责任单位”）", place)
    shown = {name for task in paper for name in tally.group_names(UNIT, task)}
    if shown <= {unstated(UNIT)}:
        return None
    named = sorted((n for n in groups if n in shown and n != unstated(UNIT)), key=lambda n: -len(groups[n].tasks))
    first = named[:UNITS]
    others = [group for name, group in groups.items() if name not in first and name != unstated(UNIT)]
    parts = BY_UNIT if tally.as_of else BY_UNIT_UNDATED
    counts = [name for name in parts if tally[name]]
    bars = [_bar(name, [groups[name]], counts) for name in first]
    if others:
        bars.append(_bar(f"其他{len(others)}个单位", others, counts))
    if unstated(UNIT) in groups:
        bars.append(_bar("没有填责任单位", [groups[unstated(UNIT)]], counts))
    series = tuple(parts[name] for name in counts)
    return ChartData("责任单位", BARS, "各责任单位的任务进度", UNIT, series, tuple(bars), _counted_twice(tally))


def _bar(label: str, groups: Sequence[Tally], counts: Sequence[str]) -> Bar:
    """Of one unit, or of several together."""
    total, *amounts = (_sum(label, [group[name] for group in groups]) for name in ("总数", *counts))
    return Bar(label, tuple(amounts), total)


def _sum(label: str, figures: Sequence[Figure | Missing]) -> Figure:
    known = [figure for figure in figures if isinstance(figure, Figure)]
    if len(known) == 1:
        return known[0]
    places = tuple(dict.fromkeys(place for figure in known for place in figure.places))
    name = f"任务.责任单位.{label}.{known[0].name.rpartition('.')[2]}"
    return Figure(name, sum((f.value for f in known), Decimal(0)), known[0].unit, places)


def _counted_twice(tally: Tally) -> str:
    if all(len(tally.group_names(UNIT, task)) < 2 for task in tally.tasks):
        return ""
    return f"由几个单位负责的任务，各单位都计1{tally.word}，各单位之和大于任务总数。"


CHARTS: dict[str, Callable[[Tally | DeclaredTally, Sequence[Task], Place | None], Made]] = {
    "整改进度": progress,
    "时限分布": deadlines,
    "责任单位": units,
}
