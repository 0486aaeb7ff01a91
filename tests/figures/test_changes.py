"""What changed between two ledgers: which task is which, and each kind of change."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.changes import KINDS, Change, Changes, changes
from reportgen.figures.matching import match, plain
from reportgen.load.words import STATUS
from reportgen.model import City, Closure, Ledger, Report, Task
from reportgen.values import Text
from tests.reports import day, task

JULY, AUGUST = "2022-07-31", "2022-08-31"
# Each is a problem of its own: one text must not look like another with a few words changed.
PROBLEMS = [
    "城区黑臭水体返黑返臭",
    "燃煤锅炉淘汰滞后，仍有8台没有拆除",
    "历史遗留矿山十二处未修复",
    "建筑工地扬尘管控粗放",
    "饮用水水源一级保护区内存在违建",
    "危险废物超期贮存",
]


def row(no: int | str, status: str = "推进中", deadline: str = "2022年底前", problem: str = "", **more: object) -> Task:
    finding = problem or PROBLEMS[int(no) - 1]
    return replace(task(no, status, deadline), finding=Text(finding), **more)  # type: ignore[arg-type]


def month(*tasks: Task, as_of: str = "", **more: object) -> Report:
    ledger = Ledger(tasks=tasks)
    return Report(city=City(name=Text("甲市")), as_of=day(as_of) if as_of else None, ledger=ledger, **more)  # type: ignore[arg-type]


def between(old: list[Task], new: list[Task], days: tuple[str, str] = (JULY, AUGUST)) -> Changes:
    return changes(month(*old, as_of=days[0]), month(*new, as_of=days[1]))


def told(found: Changes) -> list[str]:
    """`新增完成 1 推进中→已完成整改` of each change."""
    return [f"{c.kind} {c.task.no} {c.old_text}→{c.new_text}" for c in found.rows]


@pytest.mark.parametrize(
    ("before", "now", "kinds"),
    [
        ("推进中", "已完成整改", {"新增完成", "状态变化"}),
        ("推进中", "已销号", {"新增完成", "新增销号", "状态变化"}),
        ("基本完成", "已完成整改", {"新增完成", "状态变化"}),
        ("推进中", "基本完成", {"新增基本完成", "状态变化"}),
        ("已完成整改", "基本完成", {"退回", "状态变化"}),
        ("基本完成", "推进中", {"退回", "状态变化"}),
        ("已完成整改", "推进中", {"退回", "状态变化"}),
        ("推进中", "达到序时进度", {"状态变化"}),
        ("完成", "已完成整改", set()),  # two words for one thing
        ("已完成整改", "已销号", {"新增销号", "状态变化"}),
    ],
)
def test_a_change_of_status_is_told_by_what_it_means(before: str, now: str, kinds: set[str]) -> None:
    assert {c.kind for c in between([row(1, before)], [row(1, now)]).rows} == kinds


def test_a_task_that_is_closed_and_then_reopened_has_fallen_back() -> None:
    old = row(1, "已完成整改", closure=Closure(stage="已销号"))
    new = row(1, "已完成整改", closure=Closure(stage="重启"))
    assert told(between([old], [new])) == ["退回 1 已销号→重启", "状态变化 1 已销号→重启"]
    again = row(1, "已完成整改", closure=Closure(stage="核查中"))
    assert told(between([old], [again])) == ["退回 1 已销号→核查中", "状态变化 1 已销号→核查中"]


def test_overdue_is_judged_at_the_day_of_each_report() -> None:
    late = row(1, "推进中", "2022年8月15日前")
    assert [c.kind for c in between([late], [late]).rows] == ["新增超期"]
    assert between([late], [late], ("2022-08-20", AUGUST)).rows == ()  # it was overdue already
    done = between([late], [row(1, "已完成整改", "2022年8月15日前")], ("2022-08-20", AUGUST))
    assert [c.kind for c in done.rows] == ["新增完成", "不再超期", "状态变化"]
    moved = between([late], [row(1, "推进中", "2022年10月15日前")], ("2022-08-20", AUGUST))
    assert [c.kind for c in moved.rows] == ["不再超期", "调整时限"]


def test_without_a_day_nothing_is_said_of_overdue() -> None:
    late = [row(1, "推进中", "2022年6月底")]
    found = changes(month(*late), month(*late, as_of=AUGUST))
    assert (found.rows, found.timed) == ((), False)


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        ("2022年12月31日前", "2022年底前", False),
        ("2022-12-31", "2022年12月31日", False),
        ("2022年底前", "2022年底前，并长期坚持", True),
        ("2022年底前", "2023年底前", True),
        ("立行立改", "2022年底前", True),
    ],
)
def test_a_deadline_has_changed_where_its_day_or_its_flags_have(before: str, now: str, changed: bool) -> None:
    assert ("调整时限" in {c.kind for c in between([row(1, "", before)], [row(1, "", now)]).rows}) is changed


@pytest.mark.parametrize(
    ("field", "before", "now", "kind"),
    [
        ("target", Text("消除黑臭"), Text("水质达到Ⅳ类"), "调整目标"),
        ("measures", (Text("截污"), Text("清淤")), (Text("截污"),), "调整措施"),
        ("responsible_units", (Text("市水利局"),), (Text("市住建局"),), "调整单位"),
        ("lead_unit", Text("市水利局"), Text("市住建局"), "调整单位"),
        ("progress", None, Text("已截污3处"), "进展有更新"),
        ("completed_on", None, day("2022-08-15"), "其他改动"),
        ("internal_note", None, Text("催办"), "其他改动"),
        ("public", True, False, "其他改动"),
    ],
)
def test_every_field_of_a_task_is_compared(field: str, before: object, now: object, kind: str) -> None:
    old, new = (replace(row(1), **{field: value}) for value in (before, now))  # type: ignore[arg-type]
    assert [c.kind for c in between([old], [new]).rows] == [kind]


def test_blanks_width_final_marks_and_the_order_of_units_are_no_change() -> None:
    units = (Text("市水利局"), Text("市住建局"))
    old = row(1, target=Text("PM10 下降，达标。"), responsible_units=units, measures=(Text("截污；"), Text("清淤")))
    new = row(
        1, target=Text("ＰＭ１０下降,达标"), responsible_units=units[::-1], measures=(Text("截 污"), Text("清淤。"))
    )
    assert between([old], [new]).rows == ()


def test_a_column_that_one_ledger_does_not_keep_is_not_compared_but_named() -> None:
    old = [row(n, target=Text("达标")) for n in (1, 2)]
    found = between(old, [row(n) for n in (1, 2)])
    assert (found.rows, found.unread) == ((), ("整改目标",))


def test_a_row_that_was_put_in_moves_the_numbers_and_not_the_tasks() -> None:
    old = [row(n) for n in (1, 2, 3)]
    new = [row(1, problem=PROBLEMS[5]), *(row(n + 1, problem=PROBLEMS[n - 1]) for n in (1, 2, 3))]
    found = between(old, new)
    assert Counter(c.kind for c in found.rows) == {"新增任务": 1, "调整序号": 3}
    assert [str(t.finding) for t in found.tasks("新增任务")] == [PROBLEMS[5]]


def test_where_numbers_have_moved_a_reworded_problem_is_known_by_its_likeness() -> None:
    old = [row(n) for n in (1, 2, 3)]
    new = [row(1, problem=PROBLEMS[5]), row(2, problem=PROBLEMS[0])]
    new += [row(3, problem="燃煤锅炉淘汰滞后，仍有12台没有拆除"), row(4, problem=PROBLEMS[2])]
    found = between(old, new)
    assert [str(t.no) for t in found.tasks("新增任务")] == ["1"]
    assert [(c.old_text, c.new_text) for c in found.of("改动表述")] == [(PROBLEMS[1], str(new[2].finding))]


def test_of_two_problems_that_look_alike_each_is_known_by_the_text_that_is_nearer() -> None:
    alike = ["甲县燃煤锅炉淘汰滞后，仍有8台没有拆除", "乙县燃煤锅炉淘汰滞后，仍有9台没有拆除"]
    old = [row(n, problem=text) for n, text in enumerate([*alike, PROBLEMS[0]], 1)]
    now = [PROBLEMS[5], alike[0].replace("8台", "5台"), alike[1].replace("9台", "6台"), PROBLEMS[0]]
    found = between(old, [row(n, problem=text) for n, text in enumerate(now, 1)])
    assert [(c.old_text[:2], c.new_text[:2]) for c in found.of("改动表述")] == [("甲县", "甲县"), ("乙县", "乙县")]


def test_a_number_of_its_own_knows_a_task_that_was_reworded_and_moved() -> None:
    old = [row(1, id=Text("HB-07")), row(2, id=Text("HB-08"))]
    new = [row(1, id=Text("HB-08"), problem=PROBLEMS[1]), row(2, id=Text("HB-07"), problem=PROBLEMS[4])]
    pairs = {(str(a.id), str(b.id)) for a, b in match(old, new).pairs}
    assert pairs == {("HB-07", "HB-07"), ("HB-08", "HB-08")}


def test_a_number_of_its_own_that_several_tasks_bear_tells_nothing() -> None:
    old = [row(n, id=Text("水")) for n in (1, 2)]
    found = between(old, [row(2, id=Text("水"), problem=f"全市{PROBLEMS[1]}")])
    assert [str(t.no) for t in found.tasks("减少任务")] == ["1"]


def test_where_numbers_have_moved_a_number_alone_makes_no_pair() -> None:
    old = [row(n) for n in (1, 2, 3, 4)]
    now = [PROBLEMS[4], PROBLEMS[0], PROBLEMS[1], PROBLEMS[5]]
    found = between(old, [row(n, problem=text) for n, text in enumerate(now, 1)])
    assert numbers(found, "新增任务") == {"1", "4"}
    assert numbers(found, "减少任务") == {"3", "4"}


def test_of_tasks_that_nothing_tells_apart_the_same_one_is_taken_in_any_order() -> None:
    old = [row(n, problem=PROBLEMS[0]) for n in (4, 5)]
    for rows in (old, old[::-1]):
        assert numbers(between(rows, [row(6, problem=PROBLEMS[0])]), "减少任务") == {"5"}


def test_numbers_are_compared_as_people_mean_them_and_within_their_inspection() -> None:
    old = [row(1, inspection=Text("首轮")), row(1, inspection=Text("第二轮"), problem=PROBLEMS[1])]
    new = [
        row("１", inspection=Text("第二轮"), problem=PROBLEMS[1]),
        row("一", inspection=Text("首轮"), problem=PROBLEMS[0]),
    ]
    assert between(old, new).rows == ()


def test_a_ledger_without_the_column_of_inspections_is_compared_all_the_same() -> None:
    old, new = [row(1), row(2)], [row(n, inspection=Text("首轮")) for n in (1, 2)]
    found = between(old, new)
    assert (found.rows, found.unread) == ((), ("督察",))


def test_several_tasks_of_one_problem_are_told_apart_by_their_targets() -> None:
    one = {"problem": PROBLEMS[0]}
    old = [row(n, target=Text(f"目标{n}"), **one) for n in (1, 2, 3)]
    new = [row(n - 1, target=Text(f"目标{n}"), **one) for n in (2, 3)]
    found = between(old, new)
    assert [str(t.target) for t in found.tasks("减少任务")] == ["目标1"]
    assert found.of("调整目标") == []


WORDS = st.sampled_from(["", "截污", "清淤3处", "拆除8台", "拆除12台"])
TASKS = st.lists(
    st.builds(
        lambda n, status, deadline, words, stage: row(
            n, status, deadline, target=Text(words) if words else None, closure=Closure(stage=stage) if stage else None
        ),
        st.integers(1, len(PROBLEMS)),
        st.sampled_from(["", *sorted(STATUS)[::7]]),
        st.sampled_from(["", "2022-07-15", "2022年8月底", "立行立改", "2023年底前，长期坚持"]),
        WORDS,
        st.sampled_from([None, "未申请", "公示中", "已销号", "重启"]),
    ),
    max_size=6,
    unique_by=lambda t: str(t.no),
)


@given(TASKS)
def test_nothing_differs_from_itself(tasks: list[Task]) -> None:
    assert between(tasks, tasks, (JULY, JULY)).rows == ()


@given(TASKS, TASKS)
def test_the_other_way_round_what_came_went_and_what_was_done_falls_back(old: list[Task], new: list[Task]) -> None:
    there, back = between(old, new, (JULY, JULY)), between(new, old, (JULY, JULY))
    for one, other in (("新增任务", "减少任务"), ("减少任务", "新增任务"), ("调整时限", "调整时限")):
        assert numbers(there, one) == numbers(back, other)
    pairs = {str(new.no) for _, new in match(old, new).pairs}
    backward = numbers(back, "新增完成") | numbers(back, "新增基本完成") | numbers(back, "新增销号")
    reopened = {str(c.task.no) for c in there.of("退回") if c.new_text == "重启"}
    assert numbers(there, "退回") - reopened <= backward & pairs
    assert (numbers(back, "新增完成") & pairs) <= numbers(there, "退回")
    assert numbers(there, "新增超期") & pairs == numbers(back, "不再超期") & pairs


def numbers(found: Changes, kind: str) -> set[str]:
    return {str(task.no) for task in found.tasks(kind)}


@given(TASKS, TASKS, st.randoms())
def test_the_order_of_the_rows_does_not_matter(old: list[Task], new: list[Task], chance: Random) -> None:
    mixed = [sorted(tasks, key=lambda _: chance.random()) for tasks in (old, new)]
    assert sorted(told(between(mixed[0], mixed[1]))) == sorted(told(between(old, new)))


@given(TASKS, TASKS)
def test_the_balance_of_done_tasks_is_even(old: list[Task], new: list[Task]) -> None:
    """Done now = done before + 新增完成 - those that fell back - those that are gone."""
    found = between(old, new)
    done = [sum(1 for t in tasks if is_done(t)) for tasks in (old, new)]
    gone = [t for t in found.tasks("减少任务") if is_done(t)]
    back = [c for c in found.of("退回") if c.field == "状态" and c.old and is_done(c.old)]
    assert done[1] == done[0] + len(found.tasks("新增完成")) - len(back) - len(gone)


def is_done(task: Task) -> bool:
    return bool(task.status and task.status.progress.value == "已完成整改")


def test_every_change_has_a_kind_that_is_told_and_both_sides() -> None:
    found = between([row(1)], [row(1, "已完成整改"), row(2)])
    assert {c.kind for c in found.rows} <= set(KINDS)
    (done,) = found.of("新增完成")
    assert isinstance(done, Change)
    assert (done.field, done.old_text, done.new_text, str(done.task.no)) == ("状态", "推进中", "已完成整改", "1")


def test_final_marks_and_width_are_nothing_to_a_comparison() -> None:
    assert plain("已 完成。") == plain("已完成；") == "已完成"


def test_a_task_that_is_taken_up_again_has_fallen_back_though_it_was_never_closed() -> None:
    new = row(1, "推进中", closure=Closure(stage="重启"))
    for stage in (None, "未申请", "公示中"):
        old = row(1, "推进中", closure=Closure(stage=stage) if stage else None)
        assert [c.kind for c in between([old], [new]).rows] == ["退回", "状态变化"]
    assert between([new], [new]).rows == ()


def test_a_task_that_arrives_overdue_is_newly_overdue() -> None:
    late = row(2, "推进中", "2022年6月底")
    found = between([row(1)], [row(1), late])
    assert [(c.kind, str(c.task.no)) for c in found.rows] == [("新增超期", "2"), ("新增任务", "2")]
    assert numbers(between([row(1), late], [row(1)]), "不再超期") == set()  # it is gone, not mended
