"""The ledger against itself and against what was declared, by the smallest file that shows each contradiction."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check import RULES, check, ledger
from reportgen.check.ledger import number_of
from reportgen.diagnostics import Diagnostic
from reportgen.figures import count
from reportgen.values import Text
from tests.reports import report, said


def found(home: Path, text: str) -> list[Diagnostic]:
    made = report(home, text)
    return check(made, count(made))


def tasks(*rows: str, more: str = "") -> str:
    """A ledger of tasks, one a line from line 4 (with the city's line and two above)."""
    lines = "".join(f"    - {{{row}}}\n" for row in rows)
    return f"整改任务:\n  列表:\n{lines}{more}"


DONE, DOING = "状态: 已完成", "状态: 推进中"


def test_a_total_that_the_tasks_do_not_make_is_told_with_what_they_are(tmp_path: Path) -> None:
    text = tasks(f"序号: 1, {DONE}", f"序号: 2, {DOING}", more="  总数: 3\n整改方案: {任务数: 4}\n")
    faults = found(tmp_path, text)
    assert said(faults) == ["LED304 6:7", "LED304 7:13"]
    assert faults[0].reason == "这里写 3，台账共 2 项（已完成整改 1、推进中 1）"


def test_a_total_that_the_states_do_not_make_is_told_with_the_sum(tmp_path: Path) -> None:
    faults = found(tmp_path, "整改任务: {总数: 46, 分组: {已完成: 34, 推进中: 11}}\n")
    assert said(faults) == ["LED305 2:12"]
    assert faults[0].reason == "这里写 46，分组之和是 34+11=45"


@pytest.mark.parametrize(
    "text",
    [
        "整改任务: {总数: 46, 分组: {已完成: 34, 推进中: 12}}\n整改方案: {任务数: 46}\n",
        "整改任务: {总数: 55}\n",
        "整改任务: {总数: 20, 节选: 是, 列表: [{序号: 3, 状态: 已完成}]}\n",
        tasks(f"序号: 1, {DONE}", more="  总数: 1\n  分组: {已完成: 1}\n"),
        "",
    ],
)
def test_totals_that_agree_are_well(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_states_declared_beside_a_full_list_must_be_those_of_the_list(tmp_path: Path) -> None:
    text = tasks(f"序号: 1, {DONE}", f"序号: 2, {DOING}", more="  分组: {已完成: 1, 推进中: 2}\n")
    faults = found(tmp_path, text)
    assert said(faults) == ["LED306 6:21"]
    assert [p.line for p in faults[0].related] == [5]


@pytest.mark.parametrize(
    ("no", "plain"),
    [
        ("1", "1"),
        ("１", "1"),
        (" 1 ", "1"),
        ("01", "1"),
        ("1.", "1"),
        ("一", "1"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
    ],
)
def test_numbers_of_tasks_are_compared_by_what_they_mean(no: str, plain: str) -> None:
    assert number_of(Text(no)) == plain


@pytest.mark.parametrize("no", ["1.10", "A1", "243号"])
def test_a_number_with_parts_stays_as_it_is(no: str) -> None:
    assert number_of(Text(no)) == no.lower()


def test_one_number_for_two_tasks_is_told_with_the_first(tmp_path: Path) -> None:
    faults = found(tmp_path, tasks(f"序号: 1, {DONE}", f"序号: 2, {DONE}", f"序号: '１', {DONE}"))
    assert said(faults) == ["LED303 6:12"]
    assert [p.line for p in faults[0].related] == [4]


def test_two_inspections_may_both_have_a_first_task(tmp_path: Path) -> None:
    head = "督察: [{名称: 甲}, {名称: 乙}]\n"
    assert found(tmp_path, head + tasks(f"序号: 1, 督察: 甲, {DONE}", f"序号: 1, 督察: 乙, {DONE}")) == []


def test_a_gap_in_the_numbers_may_be_a_lost_task(tmp_path: Path) -> None:
    (fault,) = found(tmp_path, tasks(f"序号: 1, {DONE}", f"序号: 4, {DONE}"))
    assert fault.message == "台账缺少序号 2、3"
    assert not fault.is_error


@pytest.mark.parametrize(
    "text",
    [
        tasks(f"序号: 2, {DONE}", f"序号: 1, {DONE}"),
        tasks(f"序号: 1.1, {DONE}", f"序号: 3.2, {DONE}"),
        tasks(f"序号: 1, {DONE}", f"序号: 9, {DONE}", more="  节选: 是\n"),
        tasks(f"序号: 一, {DONE}", f"序号: 二, {DONE}"),
    ],
)
def test_numbers_without_a_gap_or_of_another_kind_are_well(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_a_long_list_of_missing_numbers_is_cut(tmp_path: Path) -> None:
    nos = [n for n in range(1, 40) if n % 2]
    (fault,) = found(tmp_path, tasks(*[f"序号: {n}, {DONE}" for n in nos]))
    assert fault.message == "台账缺少序号 2、4、6、8、10、12、14、16、18、20等"


def test_a_task_without_a_state_is_told(tmp_path: Path) -> None:
    assert said(found(tmp_path, tasks(f"序号: 1, {DONE}", "序号: 2"))) == ["LED318 5:12"]


def test_a_done_task_without_its_date_is_told_where_others_have_one(tmp_path: Path) -> None:
    rows = (
        f"序号: 1, {DONE}, 完成日期: 2022-06-20",
        f"序号: 2, {DONE}",
        f"序号: 3, {DOING}",
        "序号: 4, 状态: 基本完成",
    )
    assert said(found(tmp_path, tasks(*rows))) == ["LED307 5:19"]
    assert found(tmp_path, tasks(*rows[1:], more="  节选: 是\n")) == []


def test_a_task_done_after_the_day_of_the_figures_is_told(tmp_path: Path) -> None:
    row = f"序号: 1, {DONE}, 完成日期: "
    assert said(found(tmp_path, "截至日期: 2022-08-30\n" + tasks(row + "2022-08-31"))) == ["LED308 5:30"]
    assert found(tmp_path, "截至日期: 2022-08-30\n" + tasks(row + "2022-08-30")) == []
    assert found(tmp_path, "截至日期: 2022年8月\n" + tasks(row + "2022年8月")) == []


@pytest.mark.parametrize(
    ("deadline", "status", "codes"),
    [
        ("2022-06-30", "达到序时进度", ["LED309 5:39"]),
        ("2022-06-30", "超过序时进度", ["LED309 5:39"]),
        ("2022-08-30", "达到序时进度", ["LED309 5:39"]),
        ("2022-08-31", "达到序时进度", []),
        ("2022年底前", "达到序时进度", []),
        ("2022-06-30", "未达到序时进度", []),
        ("2022-06-30", "已完成", []),
        ("长期坚持", "达到序时进度", []),
    ],
)
def test_past_its_deadline_a_task_is_not_on_schedule(
    tmp_path: Path, deadline: str, status: str, codes: list[str]
) -> None:
    text = "截至日期: 2022-08-30\n" + tasks(f"序号: 1, 整改时限: '{deadline:<10}', 状态: {status}")
    assert said(found(tmp_path, text)) == codes


def test_the_inspection_of_a_task_must_be_one_of_the_report(tmp_path: Path) -> None:
    head = "督察: [{名称: 甲, 简称: 甲组, 轮次: 第二轮, 层级: 中央}, {名称: 乙}]\n"
    rows = [
        f"序号: {n}, 督察: {name}, {DONE}" for n, name in enumerate(["甲", "甲组", "第二轮", "中央", "乙", "丙"], 1)
    ]
    assert said(found(tmp_path, head + tasks(*rows))) == ["LED320 10:19"]


def test_every_rule_of_the_ledger_is_in_the_list_of_rules() -> None:
    rules = [f for name, f in vars(ledger).items() if getattr(f, "__module__", "") == ledger.__name__]
    public = {f for f in rules if not f.__name__.startswith("_") and f is not number_of}
    assert public <= set(RULES)
