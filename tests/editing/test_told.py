"""How changes are told in a sentence, and how values are listed on a narrow terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.editing.told import change_told, listed
from reportgen.pipeline.editing import outline
from reportgen.zh import width
from tests.editing.cities import LISTED
from tests.editing.cities import listed as city_with

LONG = "市委、市政府把督察整改作为重大政治任务，主要负责同志每月调度，分管负责同志一线督办，各级各部门逐项落实"


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("推进中", "已完成整改", "“推进中”改为“已完成整改”"),
        ("", "推进中", "填上“推进中”"),
        ("推进中", "", "删去“推进中”"),
        ("甲。\n乙。", "甲。", "“甲。 乙。”改为“甲。”"),
        ("甲。\n乙。", "甲。 乙。", "改了空格或换行"),
        (LONG + "。", LONG + "到位。", "“…，各级各部门逐项落实。”改为“…，各级各部门逐项落实到位。”"),
        (LONG, "改了。", f"“{LONG[:39]}…”改为“改了。”"),
    ],
)
def test_a_change_is_told_in_one_line(was: str, now: str, told: str) -> None:
    assert change_told("整改任务.2.进展", was, now) == f"整改任务.2.进展：{told}"


@pytest.mark.parametrize("columns", [30, 60])
def test_no_line_of_values_is_wider_than_the_terminal(tmp_path: Path, columns: int) -> None:
    path = city_with(tmp_path, LISTED.replace("已替代三成。", LONG))
    lines = listed(outline(path), columns).split("\n")
    assert max(width(line) for line in lines if line.startswith(" ")) <= columns
    assert any(line.endswith("…") for line in lines)


def test_what_is_locked_says_so_in_the_list(tmp_path: Path) -> None:
    path = city_with(tmp_path, LISTED.replace("- 截污。", "- |\n          截污。\n          二期。"))
    assert "二期。（不能在这里改）" in listed(outline(path), 100)
