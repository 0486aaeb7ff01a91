"""The public notice before 销号, in working days, and the order of the days around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from tests.check.ledgers import every, found, tasks
from tests.reports import said

DONE = "序号: 1, 状态: 已完成整改"


def of_closure(home: Path, closure: str, head: str = "", more: str = "") -> list[Diagnostic]:
    return found(home, head + tasks(f"{DONE}, 销号: {{{closure}}}", more=more))


SUZHOU = "公示起: 2024-09-29, 公示止: 2024-10-09, 公示工作日: "


def test_a_notice_over_a_holiday_has_fewer_working_days_than_it_says(tmp_path: Path) -> None:
    (fault,) = of_closure(tmp_path, SUZHOU + "10")
    assert said([fault]) == ["LED357 4:72"]
    assert fault.message == "第 1 项的公示写 10 个工作日，实为 4 个"
    assert fault.reason == "2024年9月29日至10月9日，起止两天都算，是 4 个工作日"
    assert fault.fix.endswith("；满 10 个工作日要到2024年10月16日")
    assert len(fault.related) == 2


def test_calendar_days_in_the_place_of_working_days_are_known_as_such(tmp_path: Path) -> None:
    (fault,) = of_closure(tmp_path, SUZHOU + "11")
    assert fault.reason.endswith("是 4 个工作日；11 是日历天数")


@pytest.mark.parametrize(
    "closure",
    [
        SUZHOU + "4",
        "公示起: 2024-09-29, 公示止: 2024-10-09",
        "公示起: 2024年9月, 公示止: 2024年10月, 公示工作日: 10",  # no days to count
        "公示起: 2024-09-29, 公示工作日: 10",
        "公示工作日: 10",
        "环节: 公示中",
    ],
)
def test_a_notice_that_is_right_or_can_not_be_counted_is_left_alone(tmp_path: Path, closure: str) -> None:
    assert of_closure(tmp_path, closure) == []


@pytest.mark.parametrize(
    ("least", "closure", "codes"),
    [
        (4, "公示起: 2024-09-29, 公示止: 2024-10-09", []),
        (5, "公示起: 2024-09-29, 公示止: 2024-10-09", ["LED359"]),
        (5, SUZHOU + "4", ["LED359"]),
        (5, SUZHOU + "5", ["LED357", "LED359"]),
        (5, "公示工作日: 4", ["LED359"]),
        (5, "公示工作日: 5", []),
        (5, "环节: 公示中", []),
    ],
)
def test_a_notice_shorter_than_the_ledger_wants_is_told(
    tmp_path: Path, least: int, closure: str, codes: list[str]
) -> None:
    assert [d.code for d in of_closure(tmp_path, closure, more=f"  公示工作日: {least}\n")] == codes


def test_a_notice_that_is_too_short_is_told_the_day_on_which_it_would_end(tmp_path: Path) -> None:
    (fault,) = of_closure(tmp_path, "公示起: 2024-09-28, 公示止: 2024-10-09", more="  公示工作日: 5\n")
    assert fault.message == "第 1 项的公示不足 5 个工作日"
    assert fault.fix == "核对公示的起止日期；满 5 个工作日要到2024年10月10日"


def test_a_notice_that_ends_before_it_begins_is_an_error(tmp_path: Path) -> None:
    (fault,) = of_closure(tmp_path, "公示起: 2024-10-09, 公示止: 2024-09-29, 公示工作日: 5")
    assert said([fault]) == ["LED358 4:53"]
    assert fault.is_error


UNKNOWN = "公示起: 2098-03-03, 公示止: 2098-03-07"


def test_a_year_without_arrangements_is_named_where_a_rule_depends_on_it(tmp_path: Path) -> None:
    assert of_closure(tmp_path, UNKNOWN) == []
    (info,) = of_closure(tmp_path, UNKNOWN + ", 公示工作日: 5")
    assert (info.message, info.is_error) == ("不知道 2098 年的放假安排", False)
    assert [d.code for d in of_closure(tmp_path, UNKNOWN + ", 公示工作日: 4")] == ["LED360"]
    told, again = of_closure(tmp_path, UNKNOWN, more="  公示工作日: 6\n")
    assert (told.code, again.code) == ("LED359", "LED360")
    assert "2098年的放假安排还不知道，只除去了周末" in told.reason
    assert "要到" not in told.fix
    assert [d.code for d in of_closure(tmp_path, UNKNOWN, more="  公示工作日: 3\n")] == ["LED360"]


def test_many_notices_in_unknown_years_are_told_once(tmp_path: Path) -> None:
    rows = [f"序号: {n}, 状态: 已完成, 销号: {{{UNKNOWN}, 公示工作日: 5}}" for n in range(1, 6)]
    (info,) = found(tmp_path, tasks(*rows))
    assert len(info.related) == 4


@pytest.mark.parametrize("days", [10**17, 1])
def test_a_number_of_days_without_sense_is_answered_at_once(tmp_path: Path, days: int) -> None:
    assert [d.code for d in of_closure(tmp_path, f"{SUZHOU}{days}")] == ["LED357"]


@pytest.mark.parametrize(
    ("notice", "closure", "codes"),
    [
        ("任务: 1, 起: 2024-09-29, 止: 2024-10-09, 工作日: 10", "", ["LED357 3:48"]),
        ("任务: 1, 工作日: 10", "公示起: 2024-09-29, 公示止: 2024-10-09", ["LED357 3:18"]),
        ("任务: 1, 工作日: 4", "公示起: 2024-09-29, 公示止: 2024-10-09", []),
        ("起: 2024-09-29, 止: 2024-10-09, 工作日: 10", "", ["LED357 3:41"]),
        ("任务: 1, 起: 2024-10-09, 止: 2024-09-29", "", ["LED358 3:31"]),
        ("任务: 1", SUZHOU + "4", []),
        ("任务: 1", SUZHOU + "10", ["LED357 6:72"]),
    ],
)
def test_the_notice_of_the_paper_is_counted_by_its_own_days_or_by_those_of_its_task(
    tmp_path: Path, notice: str, closure: str, codes: list[str]
) -> None:
    head = f"截至日期: 2024-12-31\n公示: {{{notice}}}\n"
    text = head + tasks(f"{DONE}, 销号: {{{closure}}}" if closure else DONE)
    assert said(found(tmp_path, text)) == codes


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("完成日期: 2022-06-20, 销号: {环节: 已销号, 日期: 2022-06-19}", "2022年6月19日销号，2022年6月20日才完成整改"),
        ("完成日期: 2022-06-20, 销号: {环节: 已销号, 日期: 2022-06-20}", ""),
        ("完成日期: 2022年6月, 销号: {环节: 已销号, 日期: 2022-06-20}", ""),
        ("销号: {环节: 已销号, 日期: 2022-09-01}", "2022年9月1日销号，而数据统计截至2022年8月30日"),
        ("销号: {环节: 已销号, 日期: 2022-08-30}", ""),
        (
            "销号: {环节: 已销号, 公示止: 2022-07-10, 日期: 2022-07-08}",
            "2022年7月8日销号，公示到2022年7月10日才结束",
        ),
        ("销号: {环节: 已销号, 公示止: 2022-07-08, 日期: 2022-07-08}", ""),
        (
            "销号: {环节: 已销号, 公示止: 2022-09-10}",
            "公示到2022年9月10日才结束，数据统计截至2022年8月30日，这一项却已销号",
        ),
        ("销号: {环节: 公示中, 公示止: 2022-09-10}", ""),
        ("销号: {环节: 公示中, 日期: 2022-07-10}", "填了销号日期，销号环节却没有写“已销号”，就不计入已销号"),
        ("销号: {日期: 2022-07-10}", "填了销号日期，销号环节却没有写“已销号”，就不计入已销号"),
    ],
)
def test_a_task_is_closed_after_it_was_done_and_noticed(tmp_path: Path, row: str, reason: str) -> None:
    faults = found(tmp_path, "截至日期: 2022-08-30\n" + tasks(f"{DONE}, {row}"))
    assert [d.reason for d in faults] == ([reason] if reason else [])
    assert {d.code for d in faults} <= {"LED356"}
    assert not any(d.is_error for d in faults)


def test_many_days_without_a_stage_are_told_once(tmp_path: Path) -> None:
    rows = [f"序号: {n}, 状态: 已完成, 销号: {{日期: 2022-07-10}}" for n in range(1, 13)]
    (fault,) = found(tmp_path, tasks(*rows))
    assert fault.message == "第 1、2、3、4、5、6、7、8、9、10等 12 项的销号与日期不符"


def test_a_notice_of_a_task_without_any_ledger_is_told(tmp_path: Path) -> None:
    text = "文种: 销号公示\n截至日期: 2022-08-30\n公示: {任务: 3}\n"
    assert [d.code for d in every(tmp_path, text)] == ["LED391"]
