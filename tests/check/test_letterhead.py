"""版头, 落款 and 版记 against each other: secrecy, unfinished dates, what is not printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check import letterhead
from reportgen.diagnostics import Diagnostic
from reportgen.figures import count
from tests.reports import report, said

RULES = (
    letterhead.secrecy_periods,
    letterhead.unfinished_dates,
    letterhead.unprinted_signers,
    letterhead.stopped_titles,
)


def found(home: Path, text: str) -> list[Diagnostic]:
    made = report(home, text)
    return [d for rule in RULES for d in rule(made, count(made))]


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
