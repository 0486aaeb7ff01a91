"""The days of tasks against each other, by the smallest file that shows each contradiction."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.ledgers import DOING, DONE, every, found, tasks
from tests.reports import said


def test_a_done_task_without_its_date_is_told_where_others_have_one(tmp_path: Path) -> None:
    rows = (
        f"序号: 1, {DONE}, 完成日期: 2022-06-20",
        f"序号: 2, {DONE}",
        f"序号: 3, {DOING}",
        "序号: 4, 状态: 基本完成",
    )
    assert said(found(tmp_path, tasks(*rows))) == ["LED307 5:19"]
    assert found(tmp_path, tasks(*rows[1:], more="  节选: 是\n")) == []


def test_a_full_ledger_that_keeps_no_dates_at_all_is_told_once(tmp_path: Path) -> None:
    rows = (f"序号: 1, {DOING}", f"序号: 2, {DONE}", "序号: 3, 状态: 基本完成", f"序号: 4, {DONE}")
    (fault,) = every(tmp_path, tasks(*rows))
    assert said([fault]) == ["LED307 5:19"]
    assert fault.message == "第 2、4 项已完成而没有完成日期"
    assert fault.reason.startswith("已完成整改的 2 项，都没有完成日期")
    assert every(tmp_path, tasks(*rows, more="  节选: 是\n")) == []
    assert every(tmp_path, tasks(rows[0], "序号: 2, 状态: 基本完成")) == []
    assert every(tmp_path, "整改任务: {分组: {已完成: 3, 推进中: 1}}\n") == []


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
        ("立行立改", "达到序时进度", ["LED309 5:39"]),
    ],
)
def test_past_its_deadline_a_task_is_not_on_schedule(
    tmp_path: Path, deadline: str, status: str, codes: list[str]
) -> None:
    text = "截至日期: 2022-08-30\n" + tasks(f"序号: 1, 整改时限: '{deadline:<10}', 状态: {status}")
    assert said(found(tmp_path, text)) == codes


def test_many_tasks_past_their_deadlines_are_told_once(tmp_path: Path) -> None:
    rows = [f"序号: {n}, 整改时限: 2022-06-30, 状态: 达到序时进度" for n in range(1, 13)]
    (fault,) = found(tmp_path, "截至日期: 2022-08-30\n" + tasks(*rows))
    assert fault.message == "第 1、2、3、4、5、6、7、8、9、10等 12 项时限已过而写作“达到序时进度”"
    assert len(fault.related) == 11


def test_many_done_tasks_without_a_date_are_told_once(tmp_path: Path) -> None:
    rows = [f"序号: {n}, {DONE}" for n in range(2, 20)]
    (fault,) = found(tmp_path, tasks(f"序号: 1, {DONE}, 完成日期: 2022-06-20", *rows))
    assert fault.message == "第 2、3、4、5、6、7、8、9、10、11等 18 项已完成而没有完成日期"
    assert len(fault.related) == 17


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("状态: 推进中", ["LED355 4:30"]),
        ("状态: 未启动", ["LED355 4:30"]),
        ("状态: 滞后", ["LED355 4:29"]),
        ("状态: 已完成", []),
        ("状态: 基本完成", []),
        ("状态: 长期坚持", []),
        ("状态: 推进中, 整改时限: 长期坚持", []),
        ("状态: 申请重启", []),
    ],
)
def test_a_task_that_is_not_done_has_no_day_of_completion(tmp_path: Path, row: str, codes: list[str]) -> None:
    status, _, more = row.partition(", ")
    text = tasks(f"序号: 1, {status}, 完成日期: 2022-06-20" + (f", {more}" if more else ""))
    assert said(found(tmp_path, text)) == codes


def test_a_column_of_planned_days_is_told_once(tmp_path: Path) -> None:
    (fault,) = found(tmp_path, tasks(*[f"序号: {n}, {DOING}, 完成日期: 2022年底" for n in range(1, 13)]))
    assert fault.message == "第 1、2、3、4、5、6、7、8、9、10等 12 项没有完成而有完成日期"
    assert "栏目名改为“整改时限”" in fault.fix


FED_BACK = "督察: [{名称: 甲, 反馈日期: 2021-07-22}, {名称: 乙, 反馈日期: 2022-03-01}]\n"


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("督察: 甲, 完成日期: 2021-07-21", ["LED354"]),
        ("督察: 甲, 完成日期: 2021-07-22", []),
        ("督察: 甲, 完成日期: 2021年7月", []),
        ("督察: 甲, 完成日期: 2021年6月", ["LED354"]),
        ("督察: 乙, 完成日期: 2021-12-31", ["LED354"]),
        ("督察: 乙, 完成日期: 2022-03-01", []),
        ("督察: 甲, 完成日期: 2021-07-21, 整改时限: 立行立改", []),
    ],
)
def test_what_was_done_before_it_was_fed_back_is_told(tmp_path: Path, row: str, codes: list[str]) -> None:
    assert [d.code for d in found(tmp_path, FED_BACK + tasks(f"序号: 1, {DONE}, {row}"))] == codes


def test_of_a_task_that_names_no_inspection_only_the_earliest_feedback_counts(tmp_path: Path) -> None:
    def codes(head: str, day: str) -> list[str]:
        text = head + tasks(f"序号: 1, {DONE}, 完成日期: {day}")
        return [d.code for d in found(tmp_path, text) if d.code == "LED354"]

    assert codes(FED_BACK, "2021-12-31") == []
    assert codes(FED_BACK, "2021-07-01") == ["LED354"]
    assert codes("督察: [{名称: 甲, 反馈日期: 2021-07-22}, {名称: 乙}]\n", "2021-07-01") == []
    assert codes("督察: {名称: 甲, 反馈日期: 2021-07-22}\n", "2021-07-01") == ["LED354"]
    assert codes("督察: {名称: 甲}\n", "2021-07-01") == []


@pytest.mark.parametrize("text", ["/", "—", "无", "'-'"])
def test_a_cell_filled_in_with_a_stroke_is_an_empty_cell(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, tasks(f"序号: 1, {DOING}, 整改时限: {text}, 完成日期: {text}")) == []


@pytest.mark.parametrize(
    ("as_of", "done", "codes"),
    [
        ("2022-08-30", "2022年8月", []),  # it may have been by the 30th
        ("2022-08-30", "2022年9月", ["LED308 5:30"]),
        ("2022年8月", "2022-08-15", []),
        ("2022年8月", "2022-09-01", ["LED308 5:30"]),
    ],
)
def test_a_month_is_after_the_day_of_the_figures_only_where_the_whole_of_it_is(
    tmp_path: Path, as_of: str, done: str, codes: list[str]
) -> None:
    text = f"截至日期: {as_of}\n" + tasks(f"序号: 1, {DONE}, 完成日期: {done}")
    assert said(found(tmp_path, text)) == codes


def test_a_day_behind_those_of_the_figures_is_told_of_an_open_task_as_one_that_it_must_not_have(tmp_path: Path) -> None:
    """Of tasks that are done, it is told that the day is too late."""
    text = "截至日期: 2022-08-30\n" + tasks(f"序号: 1, {DOING}, 完成日期: 2022-09-30")
    assert [d.code for d in every(tmp_path, text)] == ["LED355"]
