"""版头, 落款 and 版记 as they were typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check import frame
from reportgen.diagnostics import Diagnostic
from reportgen.figures import count
from tests.reports import report, said

RULES = (
    frame.document_numbers,
    frame.printed_before_dated,
    frame.secrecy_periods,
    frame.unfinished_dates,
    frame.unprinted_signers,
    frame.stopped_titles,
)


def found(home: Path, text: str) -> list[Diagnostic]:
    made = report(home, text)
    return [d for rule in RULES for d in rule(made, count(made))]


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


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("密级: 机密, 保密期限: 1年", []),
        ("密级: 机密★1年", []),
        ("保密期限: 1年", ["SHP227 2:12"]),
        ("密级: 机密★1年, 保密期限: 2年", ["SHP227 2:23"]),
    ],
)
def test_the_period_of_secrecy_stands_once_and_behind_a_level(tmp_path: Path, head: str, told: list[str]) -> None:
    assert said(found(tmp_path, f"版头: {{{head}}}\n")) == told


def test_a_date_without_a_day_is_told_of_a_paper_with_a_head_only(tmp_path: Path) -> None:
    dates = "落款: {日期: 2022年8月}\n版记: {印发日期: 2022-08}\n"
    assert found(tmp_path, dates) == []
    assert said(found(tmp_path, "版头: {份号: 1}\n" + dates)) == ["SHP225 3:10", "SHP225 4:12"]


@pytest.mark.parametrize(
    ("sign_off", "told"),
    [
        ("用印: 签名章, 签名人: {职务: 市长, 姓名: 张明}", []),
        ("署名: 市政府", []),
        ("签名人: {职务: 市长, 姓名: 张明}", ["签名人"]),
        ("用印: 签名章, 署名: 市政府, 签名人: {职务: 市长, 姓名: 张明}", ["署名"]),
    ],
)
def test_signers_that_will_not_be_printed_are_told(tmp_path: Path, sign_off: str, told: list[str]) -> None:
    assert [d.message for d in found(tmp_path, f"落款: {{{sign_off}}}\n")] == [f"“{key}”没有印" for key in told]


@pytest.mark.parametrize(
    ("title", "told"),
    [("整改情况的报告", False), ("整改情况的报告。", True), ("关于“回头看”", False), ("报告！", True)],
)
def test_a_title_ends_without_a_mark(tmp_path: Path, title: str, told: bool) -> None:
    assert [d.code for d in found(tmp_path, f"标题: {title}\n附件: {title}\n")] == ["SHP228"] * 2 * told
