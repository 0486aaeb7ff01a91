"""Sums of petitions and accountability: the parts must make up the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check.sums import accountability_sums, petition_sums
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
