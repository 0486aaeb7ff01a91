"""`reportgen rules`: all codes by family, the manual of one rule or of a family."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check.manual import FAMILIES, manuals
from reportgen.check.proof import LINE_RULES, PAPER_RULES
from reportgen.codes import CODES
from tests.commands import Ran


def test_every_code_stands_in_the_list_with_its_severity(tmp_path: Path) -> None:
    ran = Ran("rules", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.out.splitlines() if line.startswith("  ")] == [
        code for family in FAMILIES for code in CODES if code.startswith(family)
    ]
    assert "  FMT753  警告  用了半角标点或直引号" in ran.out.splitlines()


def test_every_family_of_codes_has_a_heading() -> None:
    assert {code[:3] for code in CODES} <= set(FAMILIES)


def test_the_manual_of_a_rule_tells_what_is_wanted_and_gives_examples(tmp_path: Path) -> None:
    ran = Ran("rules", "fmt753", cwd=tmp_path)
    assert ran.status == 0
    assert "FMT753  警告  用了半角标点或直引号" in ran.out
    assert "GB/T" in ran.out
    assert "反例：任务37项,已完成34项。" in ran.out
    assert "正例：建成管网12,000米（含支管），比例1:2" in ran.out


def test_a_family_gives_all_its_manuals_and_a_code_of_the_data_its_title(tmp_path: Path) -> None:
    ran = Ran("rules", "FMT75", "LED304", cwd=tmp_path)
    assert all(f"FMT75{n}  " in ran.out for n in (1, 2, 3, 4, 5, 6, 7, 8, 9))
    assert "LED304  错误  任务总数与台账不符" in ran.out
    assert "docs/errors.md" in ran.out


def test_an_unknown_code_is_a_wrong_use(tmp_path: Path) -> None:
    ran = Ran("rules", "XYZ", cwd=tmp_path)
    assert ran.status == 2
    assert "没有以“XYZ”开头的代码" in ran.err


@pytest.mark.parametrize("code", [code for code, _ in (*LINE_RULES, *PAPER_RULES)])
def test_every_rule_on_texts_has_a_manual_with_examples(code: str) -> None:
    told = manuals()[code]
    assert told.wanted
    assert told.bad
    assert told.good
