"""Sum rows: never tasks, and what they declare must be what the rows come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from tests.load.workbook.books import Book
from tests.load.workbook.test_ledger import read
from tests.reports import CITY, loaded, said

HEAD = ("序号", "反馈问题", "整改措施", "责任单位", "状态", "销号")
Row = tuple[object, ...]


def task(no: int, status: str, measures: str = "修管网。", stage: str | None = None) -> Row:
    return (no, f"问题{no}。", measures, "市水利局", status, stage)


ROWS = [task(1, "已完成"), task(2, "基本完成"), task(3, "推进中", "截污。\n清淤。"), task(4, "达到序时进度")]


def of(home: Path, *rows: Row) -> list[Diagnostic]:
    Book([HEAD, *rows]).xlsx(home / "台账.xlsx")
    return read(home)[1]


def told(home: Path, *row: object) -> list[str]:
    """What is said of one sum row below the four tasks."""
    return [d.reason for d in of(home, *ROWS, row)]


AGREES = ["第 6 行是合计行，所写的数与各行相符"]


@pytest.mark.parametrize(
    "row",
    [
        *(
            ("合计", "4项"),
            ("合计：4项",),
            ("合计：共4项",),
            ("合计", 4),
            ("合计", "4"),
            ("合计", "４个"),
            (None, "合计4项"),
        ),
        *(("共4项",), ("共4件",), ("合计", None, None, "4项"), ("合计（4项）",), ("整改任务合计", "4项")),
        *(("合计", "4项，其中已完成1项、基本完成1项"), ("合计", None, None, None, "完成1 达到序时进度1")),
        *(("合计：4项，5条措施",), ("合计", None, "5条"), ("合计", None, 5)),
    ],
)
def test_a_sum_that_agrees_is_only_named(tmp_path: Path, row: Row) -> None:
    assert told(tmp_path, *row) == AGREES


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("合计", "5项"), "合计行写 5 项，表中共 4 项，多 1 项"),
        (("总计：3项",), "总计行写 3 项，表中共 4 项，少 1 项"),
        (("合计", 38), "合计行写 38 项，表中共 4 项，多 34 项"),
        (("共5项",), "合计行写 5 项，表中共 4 项，多 1 项"),
        (("合计", None, "7条"), "合计行写 7 条措施，表中共 5 条措施，多 2 条措施"),
        (("合计", None, None, None, "滞后1项"), "合计行写 滞后 1 项，表中“滞后”的有 0 项，多 1 项"),
        (("合计", "4项，已完成3项"), "合计行写 已完成 3 项，表中“已完成”的有 1 项或 2 项，多 1 项"),
        (("合计", None, None, None, None, "已销号1项"), "合计行写 已销号 1 项，表中“已销号”的有 0 项，多 1 项"),
    ],
)
def test_a_sum_that_differs_is_an_error_that_names_both_and_the_difference(
    tmp_path: Path, row: Row, reason: str
) -> None:
    (fault,) = of(tmp_path, *ROWS, row)
    assert (fault.code, fault.is_error, fault.reason) == ("LED335", True, reason)


@pytest.mark.parametrize(
    "row",
    [
        *(("合计", None, None, None, 9), ("合计", None, None, None, None, "9"), ("合计", None, None, "12家")),
        *(("合计", "已完成17个排口"), ("合计", "截至2022年8月"), ("合计", "完成率50%"), ("合计", "涉及问题30个")),
        ("合计", "其中超期3项"),  # by its deadline, whatever its status
    ],
)
def test_numbers_that_may_count_something_else_are_not_interpreted(tmp_path: Path, row: Row) -> None:
    assert told(tmp_path, *row) == ["第 6 行是合计行"]


@pytest.mark.parametrize("number", [1, 2])
def test_done_may_or_may_not_count_what_is_mostly_done(tmp_path: Path, number: int) -> None:
    assert told(tmp_path, "合计", f"已完成{number}项") == AGREES
    assert told(tmp_path, "合计", f"推进中{number}项") == AGREES


def test_a_part_sum_is_of_the_rows_since_the_last_or_since_the_heading(tmp_path: Path) -> None:
    rows = [
        *ROWS[:2],
        ("小计", "2项"),
        ("二、大气",),
        ROWS[2],
        ("小计", "1项"),
        ROWS[3],
        ("大气方面小计", "1项"),
        ("合计", "4项"),
    ]
    assert {d.code for d in of(tmp_path, *rows)} == {"LED315", "LED336"}
    wrong = [*ROWS[:2], ("小计", "2项"), *ROWS[2:], ("小计", "3项"), ("合计", "4项")]
    (fault,) = [d for d in of(tmp_path, *wrong) if d.is_error]
    assert (said([fault]), fault.reason) == (["LED335 B7"], "小计行写 3 项，第 5 至 6 行共 2 项，多 1 项")


def test_a_part_sum_may_stand_above_its_rows(tmp_path: Path) -> None:
    rows = [("一、水",), ("小计", "3项"), *ROWS[:3], ("二、大气",), ("小计", "1项"), ROWS[3]]
    assert not [d for d in of(tmp_path, *rows) if d.is_error]


def test_a_heading_that_says_how_many_follow_is_checked_too(tmp_path: Path) -> None:
    rows = [("一、水环境方面（2项）",), *ROWS[:3], ("二、大气（1项）",), ROWS[3]]
    (fault,) = [d for d in of(tmp_path, *rows) if d.is_error]
    assert (said([fault]), fault.reason) == (["LED335 A2"], "分类行写 2 项，第 3 至 5 行共 3 项，少 1 项")


def test_sums_of_parts_may_be_called_like_the_sum_of_all(tmp_path: Path) -> None:
    rows = [*ROWS[:3], ("合计", "3项"), ROWS[3], ("合计", "1项"), ("总计", "4项")]
    assert not [d for d in of(tmp_path, *rows) if d.is_error]


def test_a_row_that_is_an_error_itself_is_not_told_twice(tmp_path: Path) -> None:
    assert said(of(tmp_path, *ROWS, (None, "漏了序号。", "略", "略", "推进中"), ("合计", "5项"))) == ["LED314 B6"]


def test_measures_numbered_in_one_line_are_counted_one_by_one(tmp_path: Path) -> None:
    rows = [
        task(1, "推进中", "1.截污；2.清淤；3.补水。"),
        task(2, "推进中", "（1）排查。（2）整治。"),
        ("合计", None, "5条"),
    ]
    assert not [d for d in of(tmp_path, *rows) if d.is_error]


def test_a_task_whose_text_speaks_of_sums_is_a_task(tmp_path: Path) -> None:
    rows = [(1, "合计", *ROWS[0][2:]), (2, "共3项工程未完工。", *ROWS[0][2:]), (3, "设备总计", *ROWS[0][2:])]
    assert of(tmp_path, *rows) == []


def test_a_citys_own_words_are_known_in_sums_too(tmp_path: Path) -> None:
    Book([HEAD, task(1, "绿灯"), task(2, "红灯"), ("合计", "绿灯1项、红灯2项")]).xlsx(tmp_path / "台账.xlsx")
    text = f"{CITY}状态对照: {{绿灯: 达到序时进度, 红灯: 未达到序时进度}}\n整改任务: {{台账: 台账.xlsx}}\n"
    found = loaded(tmp_path, text).found
    assert [d.reason for d in found] == ["合计行写 红灯 2 项，表中“红灯”的有 1 项，多 1 项"]


def test_what_lasts_is_in_progress_too(tmp_path: Path) -> None:
    rows = [task(1, "长期坚持"), task(2, "推进中"), ("合计", None, None, None, "长期坚持1、推进中2")]
    assert not [d for d in of(tmp_path, *rows) if d.is_error]
    rows[-1] = ("合计", None, None, None, "长期坚持2")
    assert [d.reason for d in of(tmp_path, *rows) if d.is_error] == [
        "合计行写 长期坚持 2 项，表中“长期坚持”的有 1 项，多 1 项"
    ]
