"""Figures against each other: petitions, accountability, inspections; the parts must make up the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check.sums import (
    accountability_sums,
    doubled_petitions,
    inspections_of_rows,
    petition_sums,
    petitions_without_handling,
    petitions_without_verdict,
    recurring_petitions,
    tasks_without_inspection,
)
from reportgen.diagnostics import Diagnostic
from reportgen.figures import count
from tests.reports import report, said


def found(home: Path, text: str) -> list[Diagnostic]:
    made = report(home, text)
    return [*petition_sums(made, count(made)), *accountability_sums(made, count(made))]


@pytest.mark.parametrize(
    "text",
    [
        "信访: {交办: 228, 办理: {已办结: 228}}",
        "信访: {交办: 1427, 办理: {已办结: 492, 阶段性办结: 291, 正在办理: 644}}",
        "信访: {交办: 1427, 办理: {已办结: 492}}",  # the rest isn't said
        "信访: {办理: {已办结: 492}}",
        "信访: {交办: 10, 属实: {属实: 3, 部分属实: 4, 不属实: 3}}",
        "信访: {分批: [{交办: 3}, {交办: 4}]}",
        "信访: {交办: 7, 分批: [{交办: 3, 办理: {已办结: 3}}, {交办: 4}]}",
    ],
)
def test_petitions_whose_parts_make_up_the_whole_are_well(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text + "\n") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("信访: {交办: 1427, 办理: {已办结: ^492, 阶段性办结: 291, 正在办理: 643}}", "FIG404"),
        ("信访: {交办: 228, 办理: {已办结: ^229}}", "FIG404"),
        ("信访: {批次: ^35, 分批: [{交办: 3}, {交办: 4}]}", "FIG404"),
        ("信访: {交办: ^8, 分批: [{交办: 3}, {交办: 4}]}", "FIG404"),
        ("信访: {分批: [{交办: 3}, {交办: 4, 办理: {已办结: ^5}}]}", "FIG404"),
        ("信访: {交办: 10, 属实: {属实: ^3, 部分属实: 4, 不属实: 4}}", "FIG405"),
        ("信访: {属实: {属实: ^3, 不属实: 1}, 分批: [{交办: 3}]}", "FIG405"),
    ],
)
def test_petitions_whose_parts_do_not_are_told_at_the_first_part(tmp_path: Path, text: str, code: str) -> None:
    """^ marks the place."""
    assert said(found(tmp_path, text.replace("^", "") + "\n")) == [f"{code} 2:{text.index('^') + 1}"]


def test_the_arithmetic_is_shown(tmp_path: Path) -> None:
    (fault,) = found(tmp_path, "信访: {交办: 1427, 办理: {已办结: 492, 阶段性办结: 291, 正在办理: 643}}\n")
    assert fault.reason == "492+291+643=1426，而交办 1427"
    assert [p.column for p in fault.related] == [10]


@pytest.mark.parametrize(
    "text",
    [
        "问责: {计量: 人次, 人次: 624, 按级别: {甲: 24, 乙: 600}, 按方式: {甲: 600, 乙: 24}, 按分布: {甲: 624}}",
        "问责: {人次: 624, 按级别: {甲: 24, 乙: 600}, 按方式: {甲: 624}, 按分布: {甲: 300, 乙: 324}}",
        "问责: {计量: 人次, 人数: 1048, 按方式: {甲: 1000, 乙: 80}}",
        "问责: {计量: 人, 人数: 7, 按级别: {县级干部: 3, 科级干部: 4}}",
        "问责: {人数: 600, 人次: 624, 按级别: {甲: 600}, 按方式: {乙: 624}}",
        "问责: {按级别: {甲: 600}}",
    ],
)
def test_accountability_whose_parts_make_up_the_whole_is_well(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text + "\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "问责: {计量: 人, 人数: 1048, 按方式: {甲: ^1000, 乙: 80}}",
        "问责: {人数: 1048, 按方式: {甲: ^1000, 乙: 80}}",
        "问责: {计量: 人次, 人数: 1048, 按方式: {甲: ^1000, 乙: 40}}",
        "问责: {计量: 人次, 人数: 1048, 按级别: {甲: ^1000, 乙: 80}}",
        "问责: {计量: 人次, 人次: 624, 按分布: {甲: ^623}}",
    ],
)
def test_accountability_whose_parts_do_not_is_told(tmp_path: Path, text: str) -> None:
    """^ marks the place. Only by measure may be more than the persons, and only where 人次 are counted."""
    assert said(found(tmp_path, text.replace("^", "") + "\n")) == [f"FIG406 2:{text.index('^') + 1}"]


def test_the_way_out_of_several_measures_for_one_person_is_named(tmp_path: Path) -> None:
    (fault,) = found(tmp_path, "问责: {人数: 1048, 按方式: {甲: 1000, 乙: 80}}\n")
    assert fault.message == "问责按方式之和与总数不符"
    assert fault.reason == "1000+80=1080，而总数是 1048"
    assert "计量: 人次" in fault.fix


CASES = (
    "明细: [{受理编号: A1, 批次: 1, 属实: 属实, 办理: 已办结}, {受理编号: A2, 批次: 2, 属实: 不属实, 办理: 正在办理}]"
)


@pytest.mark.parametrize(
    "declared",
    [
        "交办: 2",
        "批次: 2, 办理: {已办结: 1, 正在办理: 1}",
        "属实: {属实: 1, 不属实: 1}",
        "分批: [{批次: 第一批, 交办: 1, 办理: {已办结: 1}}, {批次: 二, 交办: 1}]",
    ],
)
def test_totals_that_are_those_of_the_cases_are_well(tmp_path: Path, declared: str) -> None:
    assert found(tmp_path, f"信访: {{{declared}, {CASES}}}\n") == []


@pytest.mark.parametrize(
    ("declared", "code", "reason"),
    [
        ("交办: ^3", "FIG404", "这里写 3，逐件数出来是 2"),
        ("批次: ^3", "FIG404", "这里写 3 批，逐件列出的信访件分属 2批"),
        ("办理: {已办结: ^2}", "FIG404", "“已办结”这里写 2，逐件数出来是 1"),
        ("属实: {属实: ^2}", "FIG405", "“属实”这里写 2，逐件数出来是 1"),
        ("分批: [{批次: 1, 交办: ^2}]", "FIG404", "这里写 2，这一批逐件数出来是 1"),
        (
            "分批: [{批次: 1, 交办: 1, 办理: {正在办理: ^1}}]",
            "FIG404",
            "“正在办理”这里写 1，这一批逐件数出来是 0",
        ),
        ("分批: [{批次: 3, 交办: ^1}]", "FIG404", "这里写 1，这一批逐件数出来是 0"),
    ],
)
def test_totals_that_are_not_those_of_the_cases_are_told(tmp_path: Path, declared: str, code: str, reason: str) -> None:
    """^ marks the place."""
    text = f"信访: {{{declared}, {CASES}}}"
    first = found(tmp_path, text.replace("^", "") + "\n")[0]
    assert said([first]) == [f"{code} 2:{text.index('^') + 1}"]
    assert first.reason == reason


def test_a_total_of_how_batches_were_handled_must_be_their_sum(tmp_path: Path) -> None:
    batches = "分批: [{交办: 3, 办理: {已办结: 3}}, {交办: 4, 办理: {已办结: 2}}]"
    (fault,) = found(tmp_path, f"信访: {{办理: {{已办结: 6}}, {batches}}}\n")
    assert (fault.code, fault.reason) == ("FIG404", "“已办结”这里写 6，各批之和是 5")


def petitions(home: Path, text: str) -> list[Diagnostic]:
    made = report(home, text)
    rules = (
        petitions_without_handling,
        petitions_without_verdict,
        doubled_petitions,
        recurring_petitions,
        inspections_of_rows,
        tasks_without_inspection,
    )
    return [d for rule in rules for d in rule(made, count(made))]


TWO = "督察: [{名称: 甲督察, 简称: 督察组, 层级: 省级}, {名称: 乙督察, 简称: 乙组, 层级: 省级}]\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("信访: {明细: [{受理编号: 1, 办理: 已办结}, {受理编号: 2, 办理: 正在办理}]}", ""),
        ("信访: {明细: [{受理编号: 1}, {受理编号: 2}]}", ""),  # the ledger doesn't keep it
        ("信访: {明细: [{受理编号: 1, 办理: 已办结}, {受理编号: ^2}]}", "FIG414"),
        ("信访: {明细: [{受理编号: 1, 批次: 1}, {受理编号: 1, 批次: 2}]}", ""),
        ("信访: {明细: [{受理编号: 1, 批次: 1}, {受理编号: ^1, 批次: 一}]}", "FIG415"),
        (TWO + "信访: {明细: [{受理编号: 1, 督察: 甲督察}, {受理编号: 1, 督察: 乙组}]}", ""),
        ("信访: {明细: [{受理编号: X1, 批次: 1}, {受理编号: ^x1, 批次: 2}]}", "LED342"),
        ("信访: {明细: [{受理编号: 20220001, 批次: 1}, {受理编号: ^20220001, 批次: 二}]}", "LED342"),
        ("信访: {明细: [{受理编号: X1, 批次: 1}, {受理编号: ^X1, 批次: 一}]}", "FIG415"),
        (TWO + "信访: {明细: [{受理编号: X1, 批次: 1, 督察: 乙组}, {受理编号: X1, 批次: 2, 督察: 甲督察}]}", ""),
        ("信访: {明细: [{受理编号: 1, 属实: 属实}, {受理编号: ^2}, {受理编号: 3}]}", "LED343"),
        ("信访: {明细: [{受理编号: 1, 属实: 属实, 办理: 已办结}, {受理编号: 2, 办理: 正在办理}]}", ""),
        (TWO + "信访: {分批: [{督察: ^丙督察, 交办: 3}]}", "FIG413"),
        (TWO + "整改任务: {列表: [{序号: 1, 督察: ^省级, 状态: 已完成}]}", "FIG412"),
        (TWO + "整改任务: {列表: [{序号: 1, 督察: 乙组, 状态: 已完成}]}", ""),
        (TWO + "整改任务: {列表: [{序号: 1, 状态: 已完成}]}", ""),  # the ledger doesn't keep it
        (TWO + "整改任务: {列表: [{序号: 1, 督察: 乙组, 状态: 已完成}, {序号: ^2, 状态: 已完成}]}", "FIG416"),
        ("督察: {名称: 甲}\n整改任务: {列表: [{序号: 1, 督察: 甲, 状态: 已完成}, {序号: 2, 状态: 已完成}]}", ""),
    ],
)
def test_rows_say_how_they_were_handled_once_each_and_of_which_inspection(tmp_path: Path, text: str, code: str) -> None:
    """^ marks the place."""
    lines = ["", *text.split("\n")]
    spots = [f"{code} {n}:{line.index('^') + 1}" for n, line in enumerate(lines, 1) if "^" in line]
    assert said(petitions(tmp_path, text.replace("^", "") + "\n")) == spots
