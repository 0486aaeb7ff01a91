"""One ledger, and of each count the tasks that it counts: the rules of COUNTS by example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.figures import Tally
from reportgen.figures.counts import COUNTS
from reportgen.model import Closure, Task
from reportgen.values import Missing, Text
from tests.reports import day, task


def more(one: Task, stage: str = "", proof: str = "") -> Task:
    return replace(one, closure=Closure(stage=stage) if stage else None, evidence=(Text(proof),) if proof else ())


LEDGER = (  # at 2018-10-31
    more(task(1, "已完成", "2018-09-30", "2018-09-01"), "已销号", "照片"),
    more(task(2, "基本完成", "2018-09-30", "2018-10-01"), "已销号"),
    task(3, "推进中", "2018-10-31"),
    task(4, "未达到序时进度", "2018-10-30", "2018-10-01"),
    more(task(5, "已完成", "2019-06-30", "2018-10-01"), "公示中"),
    task(6, "基本完成", "2020年底前"),
    more(task(7, "推进中", "2018-11-30", "2018-12-01"), "重启", "照片"),
    more(task(8, "达到序时进度", "2019年底前"), "未申请"),
    task(9, "推进中", "长期坚持"),
    more(task(10, "已完成", "长期坚持"), "已申请"),
    task(11, "未启动", "持续推进"),
    more(task(12, "已完成", "持续推进"), "核查中"),
    task(13, "已完成", "立行立改", "2018-09-01"),
    task(14, "推进中", "2018年6月底前，并长期坚持"),
    task(15, "超过序时进度"),
    task(16, "基本完成", "2018-11-15", "2018-12-01"),
)
COUNTED: dict[str, tuple[int, ...]] = {
    "总数": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
    "已完成": (1, 5, 10, 12, 13),
    "基本完成": (2, 6, 16),
    "完成或基本完成": (1, 2, 5, 6, 10, 12, 13, 16),
    "未完成": (2, 3, 4, 6, 7, 8, 9, 11, 14, 15, 16),
    "尚未完成": (3, 4, 7, 8, 9, 11, 14, 15),
    "其余": (3, 4, 7, 8, 11, 14, 15),
    "正在推进": (7, 8, 11, 15),
    "未启动": (11,),
    "推进中": (3, 7, 9, 14),
    "达到序时进度": (8,),
    "超过序时进度": (15,),
    "未达到序时进度": (4,),
    "长期坚持": (9, 10, 14),
    "长期坚持无期限": (9, 10),
    "长期坚持未完成": (9,),
    "已销号": (1, 2),
    "未销号": (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
    "已完成并销号": (1,),
    "已完成未销号": (5, 10, 12, 13),
    "未申请销号": (3, 4, 6, 8, 9, 11, 13, 14, 15, 16),
    "销号申请中": (10,),
    "销号核查中": (12,),
    "销号公示中": (5,),
    "销号重启": (7,),
    "已到时限": (1, 2, 3, 4, 13, 14),
    "已到时限已完成": (1, 13),
    "已到时限基本完成": (2,),
    "超期": (3, 4, 14),
    "未到时限": (5, 6, 7, 8, 11, 12, 15, 16),
    "提前完成": (5, 6, 16),
    "无期限完成": (12,),
    "剩余": (7, 8, 11, 15),
    "临期": (7,),
    "按期完成": (1, 5),
    "逾期完成": (2, 16),
    "按期不明": (6, 10, 12, 13),
    "缺完成日期": (10, 12),
    "缺佐证": (2, 5, 6, 10, 12, 13, 16),
}


def tally(*rows: Task, as_of: str = "2018-10-31") -> Tally:
    return Tally("任务", rows, day(as_of) if as_of else None, "项")


def test_each_count_counts_these_tasks_and_no_others() -> None:
    counts = tally(*LEDGER)
    assert {name: tuple(int(t.no) for t in counts.matching(name)) for name in COUNTS} == COUNTED


NEED_A_DAY = (
    "已到时限",
    "已到时限已完成",
    "已到时限基本完成",
    "超期",
    "未到时限",
    "提前完成",
    "无期限完成",
    "剩余",
    "临期",
)
KEPT = {
    "销号": (
        *("已销号", "未销号", "已完成并销号", "已完成未销号", "未申请销号"),
        *("销号申请中", "销号核查中", "销号公示中", "销号重启"),
    ),
    "完成日期": ("按期完成", "逾期完成", "按期不明", "缺完成日期"),
    "佐证": ("缺佐证",),
}


def test_without_the_day_of_the_figures_these_are_unknown_and_all_others_known() -> None:
    counts = tally(*LEDGER, as_of="")
    assert {name for name in COUNTS if isinstance(counts[name], Missing)} == {*NEED_A_DAY}


@pytest.mark.parametrize("column", KEPT)
def test_of_a_ledger_without_such_a_column_these_are_unknown_and_all_others_known(column: str) -> None:
    bare = {"销号": {"closure": None}, "完成日期": {"completed_on": None}, "佐证": {"evidence": ()}}[column]
    counts = tally(*(replace(row, **bare) for row in LEDGER))  # type: ignore[arg-type]
    assert {name for name in COUNTS if isinstance(counts[name], Missing)} == {*KEPT[column]}


def test_a_task_that_names_a_unit_twice_counts_once_for_it() -> None:
    unit = Text("市水利局")
    units = tally(replace(task(1), responsible_units=(unit, unit))).groups["责任单位"]
    assert {name: str(group["总数"]) for name, group in units.items()} == {"市水利局": "1项"}


@pytest.mark.parametrize(
    ("as_of", "deadlines", "timed"),
    [
        ("2018-10-31", ("2018年底前", "长期坚持"), True),
        ("2018-10-31", ("2018年底前", ""), False),
        ("", ("2018年底前", "长期坚持"), False),
        ("", ("2018年底前", ""), False),
    ],
)
def test_what_is_due_is_stated_at_a_day_and_where_every_task_has_its_time(
    as_of: str, deadlines: tuple[str, str], timed: bool
) -> None:
    rows = (task(n, "长期坚持" if limit == "长期坚持" else "推进中", limit) for n, limit in enumerate(deadlines, 1))
    assert tally(*rows, as_of=as_of).timed is timed


def test_what_cannot_be_counted_is_named() -> None:
    assert str(tally()["完成率"]) == "【待补充：任务.完成率（总数为零）】"
    assert str(tally(task(1))["措施总数"]) == "【待补充：任务.措施总数】"


def test_done_in_a_month_that_begins_with_the_last_day_may_have_been_in_time() -> None:
    counts = tally(task(1, "已完成", "2018-10-01", "2018-10"))
    assert [str(counts[name]) for name in ("按期完成", "逾期完成", "按期不明")] == ["0项", "0项", "1项"]
