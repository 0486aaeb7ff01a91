"""状态 cells that say more than a word, and the columns of 销号."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reportgen.model import Closure, Task
from tests.load.workbook.books import Book
from tests.load.workbook.test_ledger import HEAD, ROW, faults, read, tasks
from tests.reports import CITY, loaded, said


def stated(home: Path, status: str, *more: object) -> tuple[Task, list[str]]:
    head = (*HEAD, "进展") if more else HEAD
    Book([head, (*ROW[:4], status, *more)]).xlsx(home / "台账.xlsx")
    made, found = read(home)
    assert made, found
    return made[0], said(found)


@pytest.mark.parametrize(
    ("cell", "word", "rest"),
    [
        ("已完成整改。3处排口全部截污", "已完成整改", "3处排口全部截污"),
        ("基本完成，剩余1处正在施工", "基本完成", "剩余1处正在施工"),
        ("推进中；已完成管网3公里。", "推进中", "已完成管网3公里。"),
        ("达到序时进度\n一期已完工，二期进场。", "达到序时进度", "一期已完工，二期进场。"),
        ("未达到序时进度：受资金影响。", "未达到序时进度", "受资金影响。"),
        ("已完成,长期坚持。定期巡查", "已完成整改，长期坚持", "定期巡查"),
    ],
)
def test_the_word_of_a_sentence_is_the_status_and_the_rest_the_progress(
    tmp_path: Path, cell: str, word: str, rest: str
) -> None:
    task, found = stated(tmp_path, cell)
    assert (str(task.status), task.progress, found) == (word, rest, ["LED339 E2"])
    assert task.progress is not None
    assert str(task.progress.place).endswith("!E2")


def test_a_progress_of_its_own_is_kept_and_the_rest_is_told_as_not_read(tmp_path: Path) -> None:
    task, found = stated(tmp_path, "推进中；略。", "已完成一期。")
    assert (task.progress, found) == ("已完成一期。", ["LED339 E2"])
    reason = read(tmp_path)[1][0].reason
    assert reason == "第 2 行的“状态”里，“推进中”后面有“略。”；前面的词读作状态，这些行的“进展”已经填了，后面的话没有读"
    assert stated(tmp_path, "推进中；略。", None)[0].progress == "略。"


def test_it_is_said_once_with_all_rows(tmp_path: Path) -> None:
    rows = [(n, *ROW[1:4], "推进中；略。") for n in range(1, 30)]
    Book([HEAD, *rows]).xlsx(tmp_path / "台账.xlsx")
    (fault,) = read(tmp_path)[1]
    lines = "2、3、4、5、6、7、8、9、10、11等 29"
    assert fault.reason == f"第 {lines} 行的“状态”里，“推进中”后面有“略。”；前面的词读作状态，后面的话读作“进展”"
    assert len(fault.related) == 28


@pytest.mark.parametrize(
    "cell", ["已完成：3项，未完成：2项", "已完成：否", "已完成3处，剩余1处", "管网已完成。二期推进中", "差不多，快了"]
)
def test_a_cell_that_only_looks_like_it_stays_unknown(tmp_path: Path, cell: str) -> None:
    assert faults(tmp_path, HEAD, (*ROW[:4], cell)) == ["LED301 E2"]


def test_a_citys_own_word_may_begin_the_sentence(tmp_path: Path) -> None:
    Book([HEAD, (*ROW[:4], "绿灯。一期完工")]).xlsx(tmp_path / "台账.xlsx")
    result = loaded(tmp_path, f"{CITY}状态对照: {{绿灯: 达到序时进度}}\n整改任务: {{台账: 台账.xlsx}}\n")
    assert result.report is not None
    (task,) = result.report.tasks
    assert (str(task.status), task.progress) == ("达到序时进度", "一期完工")


def closed(home: Path, head: tuple[str, ...], *values: object) -> Closure:
    (task,) = tasks(home, (*HEAD, *head), (*ROW[:4], "已完成", *values))
    assert task.closure is not None
    return task.closure


def test_a_column_for_each_part_of_the_close_out_makes_one(tmp_path: Path) -> None:
    head = ("销号", "公示开始时间", "公示结束时间", "公示期", "销号时间")
    closure = closed(tmp_path, head, "已销号", dt.date(2022, 7, 1), "2022.7.14", "10个工作日", 44762)
    assert (closure.stage, closure.notice_days) == ("已销号", 10)
    days = (closure.notice_from, closure.notice_to, closure.closed_on)
    assert [str(d) for d in days] == ["2022年7月1日", "2022年7月14日", "2022年7月20日"]
    assert [str(d.place)[-2:] for d in days if d] == ["G2", "H2", "J2"]


@pytest.mark.parametrize("head", ["公示起止时间", "公示期", "公示时间", "公示起"])
@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2024年9月29日至10月9日", None),
        ("2024年9月29日至10月9日，共10个工作日", 10),
        ("2024.9.29-2024.10.9（10个工作日）", 10),
        ("2024年9月29日—10月9日 共计 10 个工作日", 10),
    ],
)
def test_both_ends_of_a_notice_may_stand_in_one_cell(tmp_path: Path, head: str, cell: str, days: int | None) -> None:
    closure = closed(tmp_path, (head,), cell)
    assert (str(closure.notice_from), str(closure.notice_to)) == ("2024年9月29日", "2024年10月9日")
    assert closure.notice_days == days


def test_the_notice_may_be_a_mere_number_of_days(tmp_path: Path) -> None:
    assert closed(tmp_path, ("公示期",), 10).notice_days == 10
    assert closed(tmp_path, ("公示期",), "5个工作日").notice_days == 5


def test_a_notice_that_can_not_be_read_is_told_at_its_cell(tmp_path: Path) -> None:
    assert faults(tmp_path, (*HEAD, "公示起止时间"), (*ROW[:4], "已完成", "9月底")) == ["SHP208 F2"]


def test_a_day_of_the_close_out_alone_says_that_it_is_closed(tmp_path: Path) -> None:
    closure = closed(tmp_path, ("销号日期",), "2022年8月1日")
    assert (closure.stage, str(closure.closed_on)) == ("已销号", "2022年8月1日")
    assert closed(tmp_path, ("销号日期",), "未销号").stage == "未申请"
    assert closed(tmp_path, ("销号环节", "销号日期"), None, "2022年8月1日").stage is None


def test_yes_and_no_are_stages(tmp_path: Path) -> None:
    assert closed(tmp_path, ("是否销号",), "是").stage == "已销号"
    assert closed(tmp_path, ("是否销号",), False).stage == "未申请"


@pytest.mark.parametrize("nothing", ["/", "—", "－－", "-"])
def test_a_stroke_in_a_column_of_dates_is_no_date(tmp_path: Path, nothing: str) -> None:
    (task,) = tasks(tmp_path, (*HEAD, "完成日期", "销号日期"), (*ROW, nothing, nothing))
    assert (task.completed_on, task.closure) == (None, None)


@pytest.mark.parametrize(
    ("cell", "first", "second"),
    [
        ("已完成\n推进中", "已完成", "推进中"),
        ("已完成；部分推进中", "已完成", "部分推进中"),
        ("正在推进，未达到序时进度", "正在推进", "未达到序时进度"),
        ("基本完成，未通过验收", "基本完成", "未通过"),
        ("已完成整改，经复核不合格，正在重新整改", "已完成整改", "不合格"),
        ("重新整改，已完成", "重新整改", "已完成"),
        ("已完成，反弹", "已完成", "反弹"),
        ("推进中，逾期", "推进中", "逾期"),
    ],
)
def test_a_rest_that_says_another_status_is_an_error_with_both(
    tmp_path: Path, cell: str, first: str, second: str
) -> None:
    Book([HEAD, (*ROW[:4], cell)]).xlsx(tmp_path / "台账.xlsx")
    (fault,) = read(tmp_path)[1]
    assert said([fault]) == ["LED340 E2"]
    assert fault.reason == f"前面写“{first}”，后面又写“{second}”，分不清是哪一种"


@pytest.mark.parametrize(
    ("cell", "word", "rest"),
    [
        ("已完成（2022年6月）", "已完成整改", "2022年6月"),
        ("已完成。每月巡查；长期坚持", "已完成整改", "每月巡查；长期坚持"),
        ("已完成（6月20日完成验收）", "已完成整改", "6月20日完成验收"),
        ("已完成（6月完成验收）。后续巡查。", "已完成整改", "6月完成验收；后续巡查"),
        ("已完成，加强巡查，防止反弹", "已完成整改", "加强巡查，防止反弹"),
        ("未按期完成，逾期3个月", "未达到序时进度", "逾期3个月"),
        ("达到序时进度，正在推进", "达到序时进度", "正在推进"),
        ("已完成。下一步：未完成部分继续推进", "已完成整改", "下一步：未完成部分继续推进"),
    ],
)
def test_a_rest_that_goes_with_the_word_or_stands_in_brackets_is_the_story(
    tmp_path: Path, cell: str, word: str, rest: str
) -> None:
    task, found = stated(tmp_path, cell)
    assert (str(task.status), task.progress, found) == (word, rest, ["LED339 E2"])


@pytest.mark.parametrize("cell", ["已完成（否）", "已完成（部分）", "已完成（80%）", "已完成（3处）"])
def test_brackets_that_limit_the_word_leave_the_status_unknown(tmp_path: Path, cell: str) -> None:
    assert faults(tmp_path, HEAD, (*ROW[:4], cell)) == ["LED301 E2"]
