"""The names at the top of what templates and placeholders see: the report's keys, the figures, the city's own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from reportgen.figures import Counted
from reportgen.figures.charts import ChartData, charts
from reportgen.figures.since import NAMES as SINCE
from reportgen.model import City, Report
from reportgen.model.numbers import identity_of
from reportgen.render.view import Fill, Group, Tasks, View, where_of
from reportgen.values import Missing, Text

PLACE_WORDS = "市县区州旗盟"  # what the name of a place ends with: 我市, 市委


def namespace(
    report: Report, counted: Counted, fill: Fill, statements: Mapping[str, Callable[[Tasks], Markup]]
) -> dict[str, Any]:
    """The top of what templates and placeholders see: the report's keys, the figures, the indicators by name."""
    top, where = View(report, fill), where_of(report)
    names: dict[str, Any] = {name: getattr(top, name) for name in top.names if name not in ("整改任务", "指标")}
    inspections = names["督察"]
    names["各次督察"] = inspections
    names["督察"] = inspections[0] if inspections else Missing("督察", where)
    names["任务"] = Tasks(counted.tasks, {identity_of(t): t for t in report.tasks}, fill, statements)
    inspected = counted.inspections
    names["问题"] = Group(counted.problems, "总数", inspected)
    names["措施"] = Group(counted.measures, "总数")
    names["信访"] = Group(counted.petitions, "交办", inspected) if counted.petitions else Missing("信访", where)
    names["问责"] = Group(counted.accountability, "人数") if counted.accountability else Missing("问责", where)
    names["较上期"] = Group(counted.changes or dict.fromkeys(SINCE, Missing("上期", where)), "表述")
    drawn = charts(report.charts, counted.tasks, report.tasks, where)
    names["附图"] = [chart.shown() if isinstance(chart, ChartData) else chart for chart in drawn]
    names["任务清单"] = [View(task, fill) for task in report.tasks]
    names.update(_city_words(report.city))
    names["指标"] = {name: Group(group, "现值") for name, group in counted.indicators.items()}
    return names


def _city_words(city: City) -> dict[str, Any]:
    """How the city speaks of itself, as written or as its name has it: 我市, 市委、市政府, 中共德州市委."""
    last = city.name[-1:]
    known = last in PLACE_WORDS
    short = city.short_name or (Text(last, city.name.place) if known else None)
    governed = known and last != "盟"  # a 盟 has 行政公署
    party = city.party_committee or (Text(f"中共{city.name}委", city.name.place) if known else None)
    government = city.government or (Text(f"{city.name}人民政府", city.name.place) if governed else None)
    return {
        "自称": city.self_reference or Text(f"我{last if known else '市'}", city.name.place),
        "党政简称": Text(f"{short}委、{short}政府", short.place) if short else Missing("城市.简称", city.place),
        "署名机关": [party or Missing("城市.党委", city.place), government or Missing("城市.政府", city.place)],
    }
