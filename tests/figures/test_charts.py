"""The numbers behind the charts: each part is a figure, and the parts of a chart are all of what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.dates import parse_deadline
from reportgen.figures import Tally
from reportgen.figures.charts import CHARTS, ChartData, charts
from reportgen.model import Task
from reportgen.place import Place, Source
from reportgen.values import Missing, Text
from reportgen.vocabulary import schema
from tests.examples import examples
from tests.reports import counted, day, task

DAY = day("2022-08-30")
STATES = ("未启动", "推进中", "达到序时进度", "超过序时进度", "未达到序时进度", "基本完成", "已完成整改")
LIMITS = (
    *("", "2022-08-30", "2022-08-31", "2022年9月", "2023年7月底", "2023-08-01", "2024年底", "长期坚持"),
    *("立行立改", "2022年6月底", "2022年底前，并长期坚持", "持续推进"),
)
UNITS = ("市水利局", "市生态环境局", "甲县", "乙县")
tasks = st.builds(
    lambda state, limit, units: of_units(task(1, state, limit), *units),
    st.sampled_from(STATES),
    st.sampled_from(LIMITS),
    st.lists(st.sampled_from(UNITS), unique=True, max_size=3),
)


def of_units(one: Task, *units: str) -> Task:
    return replace(one, responsible_units=tuple(map(Text, units)))


def drawn(name: str, rows: Sequence[Task], *, dated: bool = True, paper: Sequence[Task] | None = None) -> ChartData:
    (chart,) = charts(
        [name], Tally("任务", tuple(rows), DAY if dated else None, "项"), rows if paper is None else paper
    )
    assert isinstance(chart, ChartData), chart
    return chart


def shown(chart: ChartData) -> dict[str, list[str]]:
    return {bar.label: list(map(str, bar.amounts)) for bar in chart.bars}


def lacking(name: str, home: Path, text: str, place: Place | None = None) -> Missing:
    tally = counted(home, text).tasks
    (chart,) = charts([name], tally, (), place)
    assert isinstance(chart, Missing)
    return chart


def test_progress_shows_the_states_from_done_to_not_begun_without_those_that_none_is_in() -> None:
    done = ("已完成整改",) * 3
    states = ("未启动", "推进中", "未达到序时进度", "达到序时进度", "基本完成")
    chart = drawn("整改进度", [task(n, state) for n, state in enumerate((*states, *done), 1)])
    assert [(bar.label, str(bar.amounts[0]), str(bar.share)) for bar in chart.bars] == [
        ("已完成整改", "3项", "37.5%"),
        ("基本完成", "1项", "12.5%"),
        ("达到序时进度", "1项", "12.5%"),
        ("推进中", "1项", "12.5%"),
        ("未达到序时进度", "1项", "12.5%"),
        ("未启动", "1项", "12.5%"),
    ]


@examples(60)
@given(st.lists(tasks, min_size=1, max_size=30), st.booleans())
def test_whatever_the_ledger_the_parts_of_progress_are_all_tasks(rows: list[Task], dated: bool) -> None:
    chart = drawn("整改进度", rows, dated=dated)
    assert sum(bar.amounts[0].value for bar in chart.bars) == len(rows)


@examples(60)
@given(st.lists(tasks, min_size=1, max_size=30))
def test_whatever_the_ledger_the_deadlines_are_those_of_all_unfinished_tasks(rows: list[Task]) -> None:
    unfinished = Tally("任务", tuple(rows), DAY, "项")["尚未完成"]
    assert not isinstance(unfinished, Missing)
    assert sum(bar.amounts[0].value for bar in drawn("时限分布", rows).bars) == unfinished.value


@examples(60)
@given(st.lists(tasks, min_size=1, max_size=30), st.booleans())
def test_whatever_the_ledger_the_parts_of_a_unit_are_all_its_tasks(rows: list[Task], dated: bool) -> None:
    (chart,) = charts(["责任单位"], Tally("任务", tuple(rows), DAY if dated else None, "项"), rows)
    if not isinstance(chart, ChartData):
        assert not any(one.units for one in rows)
        return
    for bar in chart.bars:
        assert bar.total is not None
        assert sum(a.value for a in bar.amounts) == bar.total.value
        unit = bar.label
        if unit in UNITS:
            assert bar.total.value == sum(unit in one.units for one in rows)


def test_deadlines_begin_with_the_day_behind_the_date_of_the_report_and_reach_twelve_months() -> None:
    rows = [task(n, "推进中", limit) for n, limit in enumerate(LIMITS, 1) if limit]
    assert {label: n for label, (n,) in shown(drawn("时限分布", rows)).items() if n != "0项"} == {
        "超期": "3项",  # that of the very day, that of June, and 立行立改
        "2022年8月": "1项",
        "2022年9月": "1项",
        "2022年12月": "1项",
        "2023年7月": "1项",
        "以后": "2项",
        "长期坚持": "1项",
        "无期限": "1项",
    }
    assert drawn("时限分布", rows).note == "“以后”指2023年7月之后。"
    labels = list(shown(drawn("时限分布", rows)))
    assert labels[:3] == ["超期", "2022年8月", "2022年9月"]
    assert labels[12] == "2023年7月"


def test_what_is_done_has_no_deadline_ahead() -> None:
    rows = [task(1, "已完成整改", "2022年9月"), task(2, "基本完成", "2024年底")]
    assert {n for (n,) in shown(drawn("时限分布", rows)).values()} == {"0项"}


def test_units_stand_by_the_number_of_their_tasks_with_the_states_that_occur() -> None:
    rows = [
        of_units(task(1, "已完成整改", "2022年6月底"), "甲县"),
        of_units(task(2, "推进中", "2022年6月底"), "甲县", "市水利局"),
        of_units(task(3, "推进中", "2024年底"), "市水利局"),
        of_units(task(4, "推进中", "长期坚持"), "市水利局"),
        task(5, "已完成整改"),
    ]
    chart = drawn("责任单位", rows)
    assert chart.series == ("已完成", "正在推进", "长期坚持", "超期")
    assert [(bar.label, str(bar.total)) for bar in chart.bars] == [
        ("市水利局", "3项"),
        ("甲县", "2项"),
        ("没有填责任单位", "1项"),
    ]
    assert shown(chart)["市水利局"] == ["0项", "1项", "1项", "1项"]
    assert chart.note == "由几个单位负责的任务，各单位都计1项，各单位之和大于任务总数。"


def test_without_a_date_nothing_is_said_to_be_overdue() -> None:
    rows = [of_units(task(1, "推进中", "2022年6月底"), "甲县"), of_units(task(2, "已完成整改"), "甲县")]
    chart = drawn("责任单位", rows, dated=False)
    assert chart.series == ("已完成", "其余")
    assert chart.note == ""


def test_beyond_fifteen_units_the_smaller_ones_are_one_row() -> None:
    rows = [of_units(task(n, "推进中"), f"{n}县") for n in range(1, 19)] + [of_units(task(99, "推进中"), "18县")]
    chart = drawn("责任单位", rows)
    assert len(chart.bars) == 16
    assert chart.bars[0].label == "18县"
    assert (chart.bars[-1].label, str(chart.bars[-1].total)) == ("其他3个单位", "3项")


def test_units_that_the_paper_does_not_show_stay_unnamed() -> None:
    rows = [of_units(task(1, "推进中"), "甲县"), of_units(task(2, "推进中"), "乙县")]
    chart = drawn("责任单位", rows, paper=rows[:1])
    assert [bar.label for bar in chart.bars] == ["甲县", "其他1个单位"]


def test_a_paper_that_hides_the_units_has_no_chart_of_them() -> None:
    rows = [of_units(task(1, "推进中"), "甲县")]
    assert charts(["责任单位"], Tally("任务", tuple(rows), DAY, "项"), [task(1, "推进中")]) == []


def test_each_number_knows_the_rows_that_it_was_counted_from(tmp_path: Path) -> None:
    text = (
        "截至日期: 2022-08-30\n整改任务:\n  列表:\n"
        "    - {序号: 1, 状态: 已完成, 整改时限: 2022-06-30, 责任单位: 甲县}\n"
        "    - {序号: 2, 状态: 推进中, 整改时限: 2022-09-30, 责任单位: 甲县}\n"
    )
    tally = counted(tmp_path, text).tasks
    for chart in charts(CHARTS, tally, tally.matching("总数")):
        assert isinstance(chart, ChartData)
        for bar in chart.bars:
            assert all(len(a.places) == a.value and a.name.startswith("任务.") for a in bar.amounts)


GROUPS = "整改任务: {分组: {已完成整改: 34, 推进中: 12, 长期坚持: 1}}"


def test_groups_are_enough_for_the_share_alone(tmp_path: Path) -> None:
    tally = counted(tmp_path, GROUPS).tasks
    (chart,) = charts(["整改进度"], tally, ())
    assert isinstance(chart, ChartData)
    assert shown(chart) == {"已完成整改": ["34项"], "推进中": ["12项"], "长期坚持": ["1项"]}
    assert chart.bars[0].amounts[0].value == Decimal(34)


LIST = "整改任务: {列表: [{序号: 1, 状态: 已完成}]}"


@pytest.mark.parametrize(
    ("name", "text", "missing"),
    [
        ("整改进度", "", "任务.总数"),
        ("整改进度", "整改任务: {总数: 46}", "附图.整改进度（需要各项任务的状态）"),
        ("时限分布", GROUPS, "附图.时限分布（需要完整台账）"),
        ("责任单位", GROUPS, "附图.责任单位（需要完整台账）"),
        ("时限分布", LIST, "截至日期"),
        ("责任单位", LIST, "附图.责任单位（台账没有填“责任单位”）"),
    ],
)
def test_what_a_chart_lacks_is_said(tmp_path: Path, name: str, text: str, missing: str) -> None:
    asked = Place(Source("city.yaml"), 7, 3)
    chart = lacking(name, tmp_path, text, asked)
    assert chart.name == missing
    assert (chart.place == asked) is bool(text)  # without any 整改任务 it is its total that is missing


def test_every_chart_of_the_schema_can_be_made() -> None:
    assert list(CHARTS) == schema()["properties"]["附图"]["items"]["enum"]


def test_the_deadlines_of_these_tests_are_ones() -> None:
    assert all(parse_deadline(limit) for limit in LIMITS if limit)


def test_a_report_of_the_last_day_of_a_month_has_its_deadlines_from_the_next_month_on() -> None:
    rows = [task(1, "推进中", "2022-09-01")]
    chart = charts(["时限分布"], Tally("任务", tuple(rows), day("2022-08-31"), "项"), rows)[0]
    assert isinstance(chart, ChartData)
    assert [*shown(chart).items()][:2] == [("超期", ["0项"]), ("2022年9月", ["1项"])]
    assert [*shown(chart)][-1] == "2023年8月"
    assert chart.note == ""  # none lies behind


def test_the_words_around_the_numbers_of_each_chart() -> None:
    rows = [of_units(task(1, "推进中"), "甲县")]
    heads = [(c.name, c.kind, c.title, c.head, c.series) for c in (drawn(name, rows) for name in CHARTS)]
    assert heads == [
        ("整改进度", "占比", "整改任务进度", "状态", ("任务数",)),
        ("时限分布", "柱形", "尚未完成的任务按时限分布", "时限", ("任务数",)),
        ("责任单位", "条形", "各责任单位的任务进度", "责任单位", ("正在推进",)),
    ]


@pytest.mark.parametrize("others", [2, 3])
def test_the_units_without_a_row_of_their_own_are_added_up_and_know_the_rows_of_all(others: int) -> None:
    source = Source("台账.xlsx", sheet="台账")
    names = [f"{n}县" for n in range(1, 16 + others) for _ in range(2 if n < 16 else 1)]
    rows = [
        of_units(replace(task(n, "推进中"), no=Text(str(n), Place(source, n, 1))), u) for n, u in enumerate(names, 1)
    ]
    last = drawn("责任单位", rows).bars[-1]
    (going,) = last.amounts
    assert last.total is not None
    assert (last.label, str(last.total), str(going)) == (f"其他{others}个单位", f"{others}项", f"{others}项")
    assert [p.line for p in going.places] == [p.line for p in last.total.places] == list(range(31, 31 + others))
    assert going.name == f"任务.责任单位.其他{others}个单位.正在推进"


def test_lasting_tasks_are_among_the_states_of_a_ledger_and_beside_those_of_groups() -> None:
    rows = [task(1, "推进中", "长期坚持"), task(2, "推进中", "2024年底"), task(3, "已完成整改", "长期坚持")]
    assert shown(drawn("整改进度", rows)) == {"已完成整改": ["1项"], "推进中": ["2项"]}


def test_a_template_sees_the_parts_of_a_chart_by_their_names() -> None:
    chart = drawn("整改进度", [task(1, "推进中"), task(2, "已完成整改")])
    seen = chart.shown()
    assert [seen[n] for n in ("名", "类", "题", "项目", "系列", "注")] == [
        *(chart.name, chart.kind, chart.title, chart.head, chart.series, chart.note),
    ]
    assert [(r["名"], r["合计"], *map(str, r["各数"]), str(r["占比"])) for r in seen["各行"]] == [
        ("已完成整改", None, "1项", "50%"),
        ("推进中", None, "1项", "50%"),
    ]
    assert [r["占比"].name for r in seen["各行"]] == ["任务.整改进度.已完成整改.占比", "任务.整改进度.推进中.占比"]
