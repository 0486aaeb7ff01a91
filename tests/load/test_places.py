"""What is read from a data file knows where it stands: texts, dates, deadlines, numbers, and the items of lists."""

from __future__ import annotations

from pathlib import Path

from reportgen.place import Place
from tests.reports import faults, report

FACTS = """截至日期: 2022-08-30
督察: {名称: 督察, 问题数: 37}
整改任务:
  列表:
    - {序号: 1, 整改时限: 2022年底前, 完成日期: 2022-08-20, 整改措施: [截污, 清淤]}
指标:
  空气: {现值: 48.5}
"""


def spot(place: Place | None) -> str:
    return f"{place.line}:{place.column}" if place else ""


def test_each_fact_knows_its_place(tmp_path: Path) -> None:
    found = report(tmp_path, FACTS)
    (task,), (inspection,) = found.tasks, found.inspections
    assert found.as_of is not None
    assert inspection.problems is not None
    assert task.deadline is not None
    assert task.completed_on is not None
    value = found.indicators["空气"].value
    assert value is not None
    days = (found.as_of.place, task.deadline.place, task.completed_on.place)
    assert [spot(place) for place in days] == ["2:7", "6:21", "6:36"]
    facts = (inspection.problems.place, value.place, task.no.place, *(measure.place for measure in task.measures))
    assert [spot(place) for place in facts] == ["3:19", "8:12", "6:12", "6:55", "6:59"]


def test_a_key_above_a_block_that_is_not_indented_is_told_at_the_first_line_of_the_block(tmp_path: Path) -> None:
    assert faults(tmp_path, "督察:\n名称: 督察\n督察组: 组\n") == ["YML118 3:1"]
