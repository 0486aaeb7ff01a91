"""Per inspection: however a ledger names it, one inspection is one group; and no task falls between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.figures import Tally, count
from reportgen.model import Inspection
from reportgen.model.inspections import full_name
from reportgen.values import Text
from tests.reports import counted, report, workbook

TWO = """
督察:
  - {名称: 第一轮中央生态环境保护督察, 简称: 中央督察组, 轮次: 第一轮, 层级: 中央, 反馈问题: 12}
  - {名称: 第二轮省级生态环境保护督察, 简称: 省督察组, 轮次: 第二轮, 层级: 省级, 反馈问题: 25}
"""


def groups(home: Path, text: str) -> dict[str, list[str]]:
    tally = counted(home, text).tasks
    assert isinstance(tally, Tally)
    return {name: [str(t.no) for t in group.tasks] for name, group in tally.groups["督察"].items()}


def test_name_short_name_round_and_level_are_the_same_inspection(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["序号", "督察", "反馈问题", "状态"],
        [1, "第二轮省级生态环境保护督察", "甲", "已完成"],
        [2, "中央督察组", "乙", "已完成"],
        [3, "第二轮", "丙", "推进中"],
        [4, "省督察组", "丁", "推进中"],
        [5, "中央", "戊", "推进中"],
    ]
    workbook(tmp_path / "台账.xlsx", rows)
    found = groups(tmp_path, TWO + "整改任务: {台账: 台账.xlsx}\n")
    assert found == {"第一轮中央生态环境保护督察": ["2", "5"], "第二轮省级生态环境保护督察": ["1", "3", "4"]}


def test_tasks_that_name_no_inspection_are_a_group_of_their_own(tmp_path: Path) -> None:
    text = TWO + "整改任务: {列表: [{序号: 1, 督察: 省督察组, 状态: 已完成}, {序号: 2, 状态: 推进中}]}\n"
    assert groups(tmp_path, text) == {"第二轮省级生态环境保护督察": ["1"], "未填": ["2"]}


def test_with_one_inspection_the_ledger_need_not_name_it(tmp_path: Path) -> None:
    text = "督察: {名称: 甲督察}\n整改任务: {列表: [{序号: 1, 状态: 已完成}, {序号: 2, 督察: 甲督察, 状态: 推进中}]}\n"
    assert groups(tmp_path, text) == {"甲督察": ["1", "2"]}


def test_without_any_inspection_there_are_no_groups(tmp_path: Path) -> None:
    assert groups(tmp_path, "整改任务: {列表: [{序号: 1, 状态: 已完成}]}\n") == {}


def test_problems_are_told_of_each_inspection_and_in_all(tmp_path: Path) -> None:
    problems = counted(tmp_path, TWO).problems
    names = ("总数", "督察.第一轮中央生态环境保护督察.总数", "督察.第二轮省级生态环境保护督察.总数")
    assert [str(problems[n]) for n in names] == ["37个", "12个", "25个"]


@pytest.mark.parametrize(
    ("inspection", "name"),
    [
        (Inspection(name=Text("省生态环境保护督察")), "省生态环境保护督察"),
        (Inspection(year=Text("2019"), round=Text("2"), level="中央"), "2019年第二轮中央生态环境保护督察"),
        (Inspection(round=Text("第二轮"), batch=Text("三"), level="中央"), "第二轮第三批中央生态环境保护督察"),
        (Inspection(level="省级", type="专项督察"), "省级生态环境保护专项督察"),
        (Inspection(level="中央", type="“回头看”"), "中央生态环境保护督察“回头看”"),
    ],
)
def test_an_inspection_is_called_as_the_paper_calls_it(tmp_path: Path, inspection: Inspection, name: str) -> None:
    assert full_name(inspection) == name
    assert printed(tmp_path, inspection) == name


def printed(home: Path, inspection: Inspection) -> str:
    """What the title of the report says of it."""
    from dataclasses import replace

    from reportgen.document import plain
    from reportgen.render import document

    made = replace(report(home, ""), inspections=(inspection,))
    drawn, found = document(made, count(made))
    assert drawn is not None, found
    return plain(drawn.title).removeprefix("德州市关于").removesuffix("反馈意见整改落实情况的报告")


def test_a_word_for_two_inspections_is_a_group_of_its_own_and_not_the_first_of_them(tmp_path: Path) -> None:
    text = TWO.replace("省级, 反馈", "中央, 反馈")
    text += "整改任务: {列表: [{序号: 1, 督察: 中央, 状态: 已完成}, {序号: 2, 督察: 中央督察组, 状态: 推进中}]}\n"
    assert groups(tmp_path, text) == {"第一轮中央生态环境保护督察": ["2"], "中央": ["1"]}
