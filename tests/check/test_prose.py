"""The prose as it was typed: numbers that the program counts, levels, roles of another kind, 下一步 in two places."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check import prose
from reportgen.diagnostics import Diagnostic
from reportgen.figures import count
from tests.reports import report, said


def found(home: Path, text: str) -> list[Diagnostic]:
    made = report(home, text)
    rules = (prose.typed_numbers, prose.too_deep, prose.chapters_of_another_kind, prose.doubled_next_steps)
    return [d for rule in rules for d in rule(made, count(made))]


@pytest.mark.parametrize("typed", ["一是", "十二、", "（一）", "(2)", "1.", "12、", "①"])
def test_a_typed_number_is_told_in_headings_and_points(tmp_path: Path, typed: str) -> None:
    chapters = f"章节:\n  - 标题: {typed}甲\n    要点:\n      - 标题: {typed}乙\n      - '{typed}丙。'\n"
    assert said(found(tmp_path, chapters)) == ["SHP211 3:9", "SHP211 5:13", "SHP211 6:9"]


@pytest.mark.parametrize(
    "text", ["一、二期工程建成", "一是一、二是二", "1.5万户", "2022年", "一体推进", "三是否可行", "0."]
)
def test_a_text_that_merely_begins_with_a_number_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, f"章节:\n  - 标题: '{text}'\n    导语: 一是甲。\n") == []


def test_a_fifth_level_of_headings_and_a_fourth_of_points_are_too_deep(tmp_path: Path) -> None:
    sections = (
        "".join(f"{'    ' * n}  - 标题: 甲\n{'    ' * n}    小节:\n" for n in range(4))
        + "                  - 标题: 乙\n"
    )
    assert said(found(tmp_path, "章节:\n" + sections)) == ["SHP212 11:21"]
    points = "章节:\n  - 要点:\n    - 标题: 甲\n      要点: [{标题: 乙, 要点: [{标题: 丙, 要点: [丁]}]}]\n"
    assert said(found(tmp_path, points)) == ["SHP212 5:38"]


def test_one_file_may_hold_the_chapters_of_both_kinds(tmp_path: Path) -> None:
    chapters = "章节:\n  - {角色: 补齐短板, 导语: 甲。}\n  - {角色: 组织保障, 导语: 乙。}\n"
    (plain,) = found(tmp_path, chapters)
    (plan,) = found(tmp_path, "文种: 整改方案\n" + chapters)
    assert (plain.code, "组织保障" in plain.message) == ("SHP213", True)
    assert (plan.code, "补齐短板" in plan.message) == ("SHP213", True)


def test_the_next_step_stands_in_one_place(tmp_path: Path) -> None:
    chapter = "章节:\n  - {角色: 下一步, 导语: 甲。}\n"
    assert found(tmp_path, chapter) == []
    (fault,) = found(tmp_path, chapter + "下一步: {导语: 乙。}\n")
    assert fault.code == "SHP214"
    assert [p.line for p in fault.related] == [4]
