"""One page of how far a ledger is: totals, charts, units, and the tasks to look after; and the same as JSON."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reportgen.dates import Date
from reportgen.figures import Counted, DeclaredTally, Figure, Tally
from reportgen.figures.charts import CHARTS, ChartData, charts
from reportgen.figures.counts import SOON
from reportgen.model import Report, Task
from reportgen.place import Place
from reportgen.records import dataclass, replace
from reportgen.values import Missing

TOTALS = ("总数", "已完成", "基本完成", "完成率", "已销号", "超期", "临期")
UNIT_COLUMNS = ("总数", "已完成", "基本完成", "超期", "临期", "完成率")
HEADINGS = {"临期": f"临期（{SOON.days}天内到期）"}
AS_OF = "加上 --as-of 2022-08-30 这样的日期，或在数据文件里写“截至日期”"


@dataclass(frozen=True)
class Row:
    """A task of a list; `days` past its 时限 or, below zero, before it, None where that is no matter of days."""

    task: Task
    remark: str
    days: int | None = None
    several: bool = False  # inspections have numbered tasks of this ledger

    @property
    def number(self) -> str:
        """3, or 省督察3 where another inspection may have a 3 too."""
        return f"{self.task.inspection or ''}{self.task.no}" if self.several else str(self.task.no)

    @property
    def name(self) -> str:
        """What it is called, or else the problem that it is about."""
        return str(self.task.title or self.task.finding or "（没有名称）").replace("\n", "")

    @property
    def units(self) -> str:
        """市水利局、市生态环境局."""
        return "、".join(self.task.units)

    @property
    def deadline(self) -> str:
        """As written."""
        return str(self.task.deadline or "")


@dataclass(frozen=True)
class Tasks:
    """A list of tasks; `figure` says how many, or what is missing to tell."""

    name: str
    figure: Figure | Missing
    rows: tuple[Row, ...] = ()

    @property
    def heading(self) -> str:
        """The name, with what it means where that is not plain."""
        return HEADINGS.get(self.name, self.name)


@dataclass(frozen=True)
class Unit:
    """The figures of one unit, in the order of UNIT_COLUMNS."""

    name: str
    figures: tuple[Figure | Missing, ...]


@dataclass(frozen=True)
class Overview:
    """All of the page; `city` is "" for a workbook. `gaps` says what was left out, and what to write that it is not."""

    city: str
    file: str
    as_of: Date | None
    totals: tuple[tuple[str, Figure | Missing], ...]
    charts: tuple[ChartData, ...]
    units: tuple[Unit, ...]
    lists: tuple[Tasks, ...]
    gaps: tuple[str, ...]

    @property
    def title(self) -> str:
        """云山市整改任务进度, or 整改任务进度（台账.xlsx）."""
        return f"{self.city}整改任务进度" if self.city else f"整改任务进度（{self.file}）"


def overview(report: Report, counted: Counted, file: str) -> Overview:
    """The page of a report; `file` is the name of its file."""
    tally = counted.tasks
    made = charts(CHARTS, tally, report.tasks)
    drawn = tuple(chart for chart in made if isinstance(chart, ChartData))
    totals = tuple((total, tally[total]) for total in TOTALS)
    shown = tuple(t for t in totals if t[0] != "基本完成" or t[1])
    lists = tuple(_lists(tally)) if isinstance(tally, Tally) else ()
    city, gaps = str(report.city.name), _gaps(tally)
    return Overview(city, file, report.as_of, shown, drawn, _units(tally), lists, gaps)


def _gaps(tally: Tally | DeclaredTally) -> tuple[str, ...]:
    if isinstance(tally["总数"], Missing):
        return ("文件里没有整改任务：台账里没有，也没有写分组。",)
    if not isinstance(tally, Tally):
        return ("只有总数或分组，没有逐项的任务：时限、单位和各项清单算不出，要有完整的台账。",)
    gaps = [] if tally.as_of else [f"没有截至日期，超期、临期和按月的时限没有算。{AS_OF}。"]
    unknown = ((name, tally[name]) for name in TOTALS)
    gaps += [f"{name}没有算：{why(f)}。" for name, f in unknown if isinstance(f, Missing) and f.name != "截至日期"]
    return tuple(gaps)


def why(missing: Missing) -> str:
    """What is missing, of 任务.缺佐证（台账没有填“佐证”） the reason alone."""
    m = re.search("（(.+)）$", missing.name)
    return m[1] if m else f"缺{missing.name}"


def _units(tally: Tally | DeclaredTally) -> tuple[Unit, ...]:
    """The largest first; those with none of their own are the last."""
    groups = tally.groups.get("责任单位", {})
    units = [Unit(name, tuple(group[column] for column in UNIT_COLUMNS)) for name, group in groups.items()]
    return tuple(sorted(units, key=lambda unit: -(unit.figures[0].value if isinstance(unit.figures[0], Figure) else 0)))


def _lists(tally: Tally) -> Iterable[Tasks]:
    day = tally.as_of.last() if tally.as_of else None
    yield _list("超期", tally["超期"], [_overdue(task, day) for task in tally.matching("超期")])
    yield _list("临期", tally["临期"], [_soon(task, day) for task in tally.matching("临期")])
    yield _list("缺佐证", tally["缺佐证"], [Row(t, str(t.status or "")) for t in tally.matching("缺佐证")])
    yield _list("缺时限", *_without_deadline(tally))


def _list(name: str, figure: Figure | Missing, rows: Sequence[Row]) -> Tasks:
    """The most urgent first, the others as the ledger has them."""
    if isinstance(figure, Missing):
        return Tasks(name, figure)
    several = len({row.task.inspection for row in rows}) > 1
    ordered = sorted(rows, key=lambda row: -(row.days or 0))
    return Tasks(name, figure, tuple(replace(row, several=several) for row in ordered))


def _without_deadline(tally: Tally) -> tuple[Figure, list[Row]]:
    rows = [Row(t, str(t.status or "")) for t in tally.tasks if not t.deadline and not t.ongoing]
    places = tuple(row.task.no.place for row in rows if row.task.no.place)
    return Figure(f"{tally.name}.缺时限", Decimal(len(rows)), tally.word, places), rows


def _overdue(task: Task, day: dt.date | None) -> Row:
    date = task.deadline.date.last() if task.deadline and task.deadline.date else None
    if date is None or day is None:
        return Row(task, "立行立改")  # due at once, from a day that nobody wrote
    days = (day - date).days
    return Row(task, f"超期{days}天" if days else "当天到期", days)


def _soon(task: Task, day: dt.date | None) -> Row:
    assert task.deadline and task.deadline.date and day  # noqa: S101, PT018 - 临期 has both
    days = (task.deadline.date.last() - day).days
    return Row(task, f"还有{days}天", -days)


def as_json(page: Overview) -> str:
    """One object; what could not be counted is null, and `gaps` says why."""
    whole = {
        "file": page.file,
        "city": page.city or None,
        "as_of": page.as_of.last().isoformat() if page.as_of else None,
        "totals": {name: _figure(figure) for name, figure in page.totals},
        "charts": [_chart(chart) for chart in page.charts],
        "units": [
            {"name": u.name, **{n: _figure(f) for n, f in zip(UNIT_COLUMNS, u.figures, strict=True)}}
            for u in page.units
        ],
        "lists": [_tasks(tasks) for tasks in page.lists],
        "gaps": list(page.gaps),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _figure(figure: Figure | Missing) -> int | float | None:
    if isinstance(figure, Missing):
        return None
    whole = figure.value == figure.value.to_integral_value()
    return int(figure.value) if whole else float(figure.value)


def _chart(chart: ChartData) -> dict[str, object]:
    rows = [{"label": bar.label, "values": [_figure(a) for a in bar.amounts]} for bar in chart.bars]
    return {"name": chart.name, "title": chart.title, "series": list(chart.series), "rows": rows}


def _tasks(tasks: Tasks) -> dict[str, object]:
    missing = tasks.figure.name if isinstance(tasks.figure, Missing) else None
    return {
        "name": tasks.name,
        "number": _figure(tasks.figure),
        "missing": missing,
        "tasks": [_row(row) for row in tasks.rows],
    }


def _row(row: Row) -> dict[str, object]:
    task = row.task
    date = task.deadline.date if task.deadline else None
    return {
        "inspection": str(task.inspection) if task.inspection else None,
        "no": str(task.no),
        "name": row.name,
        "units": [str(unit) for unit in task.units],
        "deadline": row.deadline or None,
        "last_day": date.last().isoformat() if date else None,
        "days": row.days,
        "status": str(task.status) if task.status else None,
        "place": _place(task.no.place),
    }


def _place(place: Place | None) -> str | None:
    return str(place) if place else None


def left_out(rows: Sequence[Row], most: int) -> str:
    """另有3项, "" where all are shown."""
    return f"另有{len(rows) - most}项" if len(rows) > most else ""
