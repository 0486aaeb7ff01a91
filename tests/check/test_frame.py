"""版头 and 版记 as they were typed: the form of 发文字号, the order of the dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check.frame import document_numbers, printed_before_dated
from reportgen.diagnostics import Diagnostic
from reportgen.figures import count
from tests.reports import report, said


def found(home: Path, text: str) -> list[Diagnostic]:
    made = report(home, text)
    return [d for rule in (document_numbers, printed_before_dated) for d in rule(made, count(made))]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("德发[2022]15号", "六角括号"),
        ("德发（2022）15号", "六角括号"),
        ("德发〔22〕15号", "四位"),
        ("德发〔2022〕第15号", "不加“第”"),
        ("德发〔2022〕05号", "不补 0"),
        ("德发〔2022〕15", "“号”"),
        ("十五号文", "机关代字"),
        ("〔2022〕15号", "前面要有机关代字"),
        ("德发〔2022]15号", "六角括号"),
        ("德发〔二〇二二〕15号", "阿拉伯"),
        ("德发〔２０２２〕15号", "阿拉伯"),
    ],
)
def test_a_document_number_is_told_by_what_is_wrong_with_it(tmp_path: Path, typed: str, reason: str) -> None:
    (fault,) = found(tmp_path, f"版头: {{发文字号: '{typed}'}}\n")
    assert said([fault]) == ["SHP221 2:12"]
    assert reason in fault.reason


@pytest.mark.parametrize(
    "typed", ["德发〔2022〕15号", "鲁政办字〔2021〕9号", "德环督改办发〔2020〕120号", "德发〔2022〕 15号"]
)
def test_a_document_number_in_its_form_is_left_alone(tmp_path: Path, typed: str) -> None:
    assert found(tmp_path, f"版头: {{发文字号: {typed}}}\n整改方案: {{名称: 《方案》, 文号: {typed}}}\n") == []


def test_the_number_of_the_plan_is_looked_at_too(tmp_path: Path) -> None:
    assert said(found(tmp_path, "整改方案: {文号: '德发(2022)15号'}\n")) == ["SHP221 2:12"]


@pytest.mark.parametrize(("printed", "told"), [("2022-08-29", True), ("2022-08-30", False), ("2022-09-01", False)])
def test_a_paper_is_not_printed_before_its_date(tmp_path: Path, printed: str, told: bool) -> None:
    text = f"落款: {{日期: 2022-08-30}}\n版记: {{印发日期: {printed}}}\n"
    assert [d.code for d in found(tmp_path, text)] == ["SHP222"] * told
