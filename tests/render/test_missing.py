"""Where a fact that is printed as 【待补充：……】 is to be filled in, and what is said to do there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.pipeline.build import build

NEW = """\
截至日期:
城市: {名称: 示例市}
督察:
  层级: 省级
  轮次: 第二轮
  督察组:
  反馈日期: # 还不知道
整改任务: {分组: {已完成整改: 34, 达到序时进度: 3}}
落款:
"""


def missing(tmp_path: Path, text: str) -> dict[str, Diagnostic]:
    """The facts that the paper lacks, by name."""
    (tmp_path / "city.yaml").write_text(text, encoding="utf-8")
    found = build(tmp_path / "city.yaml").found
    return {d.message.partition("：")[2]: d for d in found if d.code == "FIG407"}


def spot(found: Diagnostic) -> tuple[int, int]:
    assert found.place is not None
    return found.place.line, found.place.column


@pytest.mark.parametrize(
    ("name", "at", "fix"),
    [
        ("截至日期", (1, 1), "在“截至日期:”后面填上；"),
        ("督察.督察组", (6, 3), "在“督察组:”后面填上；"),
        ("督察.反馈日期", (7, 3), "在“反馈日期:”后面填上；"),
        ("落款.日期", (9, 1), "在“落款”下面补上“日期: ……”；"),
    ],
)
def test_a_key_with_nothing_behind_it_is_where_the_fact_is_missing(
    tmp_path: Path, name: str, at: tuple[int, int], fix: str
) -> None:
    found = missing(tmp_path, NEW)[name]
    assert spot(found) == at
    assert found.fix.startswith(fix)


def test_of_several_inspections_the_one_that_lacks_it_is_named(tmp_path: Path) -> None:
    first = "督察:\n  - {层级: 中央, 轮次: 第二轮, 督察组: 甲组, 反馈日期: 2021-07-23}\n"
    second = "  - 层级: 省级\n    督察组:\n    反馈日期: 2021-08-23\n"
    found = missing(tmp_path, NEW[: NEW.index("督察:")] + first + second + NEW[NEW.index("整改任务") :])
    assert spot(found["督察.督察组"]) == (6, 5)


def test_without_the_key_the_part_is_where_it_is_missing(tmp_path: Path) -> None:
    found = missing(tmp_path, NEW.replace("  督察组:\n", ""))["督察.督察组"]
    assert spot(found) == (4, 3)
    assert found.fix.startswith("在“督察”下面补上“督察组: ……”；")


def test_a_mark_that_somebody_typed_is_pointed_at_itself(tmp_path: Path) -> None:
    found = missing(tmp_path, NEW + "导语: {补充: 今年投入【待补充：几亿】元。}\n")["几亿"]
    assert spot(found) == (10, 14)
    assert found.fix.startswith("把“【待补充：几亿】”换成实际的内容；")


def test_a_city_that_still_has_no_name_is_told(tmp_path: Path) -> None:
    found = missing(tmp_path, NEW.replace("示例市", "某市"))["城市.名称"]
    assert spot(found) == (2, 10)
    assert found.fix == "把“某市”换成城市的全称"
    assert not found.is_error
    assert missing(tmp_path, NEW.replace("示例市", "某市") + "稿次: 公开稿\n")["城市.名称"].is_error
    assert "城市.名称" not in missing(tmp_path, NEW)
