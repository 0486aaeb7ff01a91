"""What a row of changes says: the field, the task then and now, the words of both and where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.figures.changes import changes
from reportgen.place import Place
from tests.reports import report

JULY = """截至日期: 2022-07-31
整改任务:
  列表:
    - {序号: 1, 反馈问题: 城区黑臭水体返黑返臭, 整改时限: 2022年底前, 状态: 推进中}
    - {序号: 2, 反馈问题: 燃煤锅炉淘汰滞后, 整改时限: 2022年8月15日前, 状态: 未达到序时进度}
    - {序号: 3, 反馈问题: 历史遗留矿山十二处未修复, 整改时限: 2022年底前, 状态: 已完成整改}
    - {序号: 4, 反馈问题: 建筑工地扬尘管控粗放, 整改时限: 2022年底前, 状态: 推进中, 进展: 已督办}
    - {序号: 5, 反馈问题: 危险废物超期贮存, 整改时限: 2022年6月底前, 状态: 推进中, 责任单位: 市应急局}
"""
AUGUST = """截至日期: 2022-08-31
整改任务:
  列表:
    - {序号: 1, 反馈问题: 饮用水水源一级保护区内存在违建, 整改时限: 2022年底前, 状态: 推进中}
    - {序号: 2, 反馈问题: 城区黑臭水体返黑返臭, 整改时限: 2022年底前, 状态: 已销号}
    - {序号: 3, 反馈问题: 燃煤锅炉淘汰滞后, 整改时限: 2022年8月15日前, 状态: 未达到序时进度}
    - {序号: 4, 反馈问题: 历史遗留矿山十二处未修复, 整改时限: 2022年底前, 状态: 基本完成}
    - {序号: 5, 反馈问题: 建筑工地扬尘管控粗放, 整改时限: 2023年底前, 状态: 基本完成, 进展: 已督办, 责任单位: 市住建局}
"""


def at(place: Place | None) -> str:
    """`5 推进中`: the line, and the words that the place marks there."""
    if place is None:
        return ""
    words = place.source.lines[place.line - 1][place.column - 1 : (place.end_column or 0) - 1]
    return f"{place.line} {words}"


def rows(home: Path, old: str, new: str) -> list[tuple[str, ...]]:
    """Kind and field, the numbers of the task, its words and their places, each then and now."""
    found = changes(report(home, old), report(home, new))
    return [
        (
            *(c.kind, c.field),
            *(f"{c.old.no if c.old else '-'}→{c.new.no if c.new else '-'}", f"{c.old_text}→{c.new_text}"),
            *(at(c.old_place), at(c.new_place)),
        )
        for c in found.rows
    ]


def test_each_row_of_two_months_names_the_field_the_words_and_their_places(tmp_path: Path) -> None:
    assert rows(tmp_path, JULY, AUGUST) == [
        ("新增任务", "任务", "-→1", "→时限2022年底前，推进中", "", "5 1"),
        ("新增完成", "状态", "1→2", "推进中→已完成整改", "5 推进中", "6 已销号"),
        ("新增销号", "销号", "1→2", "未申请→已销号", "5 推进中", "6 已销号"),
        ("状态变化", "状态", "1→2", "推进中→已完成整改", "5 推进中", "6 已销号"),
        ("状态变化", "销号", "1→2", "未申请→已销号", "5 推进中", "6 已销号"),
        ("调整序号", "序号", "1→2", "1→2", "5 1", "6 2"),
        (
            "新增超期",
            "整改时限",
            "2→3",
            "时限2022年8月15日前，未达到序时进度→时限2022年8月15日前，未达到序时进度",
            "6 2022年8月15日前",
            "7 2022年8月15日前",
        ),
        ("调整序号", "序号", "2→3", "2→3", "6 2", "7 3"),
        ("退回", "状态", "3→4", "已完成整改→基本完成", "7 已完成整改", "8 基本完成"),
        ("状态变化", "状态", "3→4", "已完成整改→基本完成", "7 已完成整改", "8 基本完成"),
        ("调整序号", "序号", "3→4", "3→4", "7 3", "8 4"),
        ("新增基本完成", "状态", "4→5", "推进中→基本完成", "8 推进中", "9 基本完成"),
        ("调整单位", "责任单位", "4→5", "→市住建局", "8 4", "9 市住建局"),
        ("调整时限", "整改时限", "4→5", "2022年底前→2023年底前", "8 2022年底前", "9 2023年底前"),
        ("状态变化", "状态", "4→5", "推进中→基本完成", "8 推进中", "9 基本完成"),
        ("调整序号", "序号", "4→5", "4→5", "8 4", "9 5"),
        ("减少任务", "任务", "5→-", "时限2022年6月底前，推进中→", "9 5", ""),
    ]


def test_the_tasks_of_both_months_are_counted(tmp_path: Path) -> None:
    assert changes(report(tmp_path, JULY), report(tmp_path, AUGUST)).pairs == 4
    assert changes(report(tmp_path, JULY), report(tmp_path, "整改任务: {列表: []}")).pairs == 0


CLOSING = "整改任务:\n  列表:\n    - {序号: 1, 反馈问题: 城区黑臭水体返黑返臭, 状态: 已完成整改%s}\n"
# Each: the step as the data have it, and how it is told when it is marked there.
OPEN = ("", "4 已完成整改")
ASKED = (", 销号: {环节: 公示中, 公示起: 2022-08-01}", "4 {环节: 公示中, 公示起: 2022-08-01}")
CLOSED = (
    ", 销号: {环节: 已销号, 公示起: 2022-08-02, 日期: 2022-08-20}",
    "4 {环节: 已销号, 公示起: 2022-08-02, 日期: 2022-08-20}",
)


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (
            OPEN,
            ASKED,
            [("状态变化", "销号", "未申请→公示中"), ("其他改动", "销号.公示起", "→2022年8月1日")],
        ),
        (
            ASKED,
            CLOSED,
            [
                ("新增销号", "销号", "公示中→已销号"),
                ("状态变化", "销号", "公示中→已销号"),
                ("其他改动", "销号.公示起", "2022年8月1日→2022年8月2日"),
                ("其他改动", "销号.日期", "→2022年8月20日"),
            ],
        ),
        (
            CLOSED,
            ASKED,
            [
                ("退回", "销号", "已销号→公示中"),
                ("状态变化", "销号", "已销号→公示中"),
                ("其他改动", "销号.公示起", "2022年8月2日→2022年8月1日"),
                ("其他改动", "销号.日期", "2022年8月20日→"),
            ],
        ),
    ],
    ids=["asked", "closed", "taken back"],
)
def test_the_steps_of_closing_stand_where_the_ledger_has_them(
    tmp_path: Path, then: tuple[str, str], now: tuple[str, str], told: list[tuple[str, str, str]]
) -> None:
    found = rows(tmp_path, CLOSING % then[0], CLOSING % now[0])
    assert found == [(kind, field, "1→1", words, then[1], now[1]) for kind, field, words in told]


def test_what_is_no_text_is_told_in_words(tmp_path: Path) -> None:
    task = "整改任务:\n  列表:\n    - {序号: 1, 反馈问题: 城区黑臭水体返黑返臭, %s}\n"
    found = rows(tmp_path, task % "整改措施: [截污], 公开: 是", task % "整改措施: [截污；, 清淤], 公开: 否")
    assert [row[:4] for row in found] == [
        ("调整措施", "整改措施", "1→1", "截污→截污；清淤"),
        ("其他改动", "公开", "1→1", "是→否"),
    ]


def test_of_a_task_that_is_new_nothing_is_said_to_have_been_before(tmp_path: Path) -> None:
    one = "整改任务:\n  列表:\n    - {序号: 1, 反馈问题: 城区黑臭水体返黑返臭}\n"
    found = rows(tmp_path, one, f"{one}    - {{序号: 2, 反馈问题: 建筑工地扬尘管控粗放, 状态: 已销号}}\n")
    assert [row[:4] for row in found] == [
        ("新增完成", "状态", "-→2", "→已完成整改"),
        ("新增销号", "销号", "-→2", "→已销号"),
        ("新增任务", "任务", "-→2", "→已完成整改"),
    ]
