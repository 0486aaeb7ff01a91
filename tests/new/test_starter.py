"""The data file of a new report: each line explained, each example good to be put in force, each kind built."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from reportgen import load
from reportgen.datafile.starter import continued, starter
from reportgen.render import KINDS
from reportgen.resources import folder as resource
from tests.new.folders import built, in_force, made


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_of_which_nothing_is_known_builds_as_every_kind(tmp_path: Path, kind: str) -> None:
    made(tmp_path, "--kind", kind)
    assert "【待补充：" in built(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_all_examples_can_be_put_in_force_at_once(tmp_path: Path, kind: str) -> None:
    made(tmp_path, "--kind", kind, "--city", "德州市")
    file = tmp_path / "city.yaml"
    file.write_text(in_force(file.read_text("utf-8")), encoding="utf-8")
    assert "德州市" in built(tmp_path)


def test_all_examples_can_be_put_in_force_beside_a_ledger(tmp_path: Path) -> None:
    made(tmp_path, "--city", "德州市", "--ledger", resource("examples") / "dezhou" / "台账.xlsx")
    file = tmp_path / "city.yaml"
    file.write_text(in_force(file.read_text("utf-8")), encoding="utf-8")
    assert "反馈意见确定的37项整改任务，已完成17项。" in built(tmp_path)


def test_the_examples_are_printed_when_they_are_in_force(tmp_path: Path) -> None:
    made(tmp_path)
    file = tmp_path / "city.yaml"
    file.write_text(in_force(file.read_text("utf-8")), encoding="utf-8")
    text = built(tmp_path)
    for words in (
        "压实领导责任",
        "省委、省政府",
        "此件公开发布",
        "某发〔2026〕1号",
        "全市上下把督察整改作为重大政治任务",
    ):
        assert words in text


def test_each_example_can_be_put_in_force_alone(tmp_path: Path) -> None:
    """With the examples below it that belong to it."""
    made(tmp_path, "--city", "德州市")
    file = tmp_path / "city.yaml"
    whole = file.read_text("utf-8")
    examples = list(re.finditer(r"(?m)^( *)#(?! )[^\n]*\n(?:\1 +#[^\n]*\n)*", whole))
    assert len(examples) > 15
    for found in examples:
        text = whole[: found.start()] + re.sub(r"(?m)^( *)#(?! )", r"\1", found[0]) + whole[found.end() :]
        file.write_text(text, encoding="utf-8")
        loaded = load.load(file)
        assert loaded.report is not None, (found[0], loaded.found)


def test_every_key_is_explained_above_it() -> None:
    text = starter({"文种": "销号公示", "任务": "1"}) + starter({"文种": "整改方案"})
    bare = [
        line
        for above, line in pairwise(text.splitlines())
        if re.match(r" *#?(?:- )?[^\s#:]+:", line) and not above.lstrip().startswith("# ")
    ]
    assert bare == []


def test_what_is_known_is_read_as_it_was_typed(tmp_path: Path) -> None:
    made(tmp_path, "--kind", "整改方案", "--team", "省第七督察组: #1 'a'", "--feedback-date", "2021年7月23日")
    report = load.load(tmp_path / "city.yaml").report
    assert report is not None
    (inspection,) = report.inspections
    assert (report.kind, inspection.team) == ("整改方案", "省第七督察组: #1 'a'")
    assert str(inspection.feedback_date) == "2021年7月23日"


def test_the_draft_of_an_old_paper_gets_what_is_known_and_the_sections_that_it_lacks() -> None:
    draft = "# 照旧稿\n文种: 整改方案\n城市:\n  名称: 云山市\n\n# 待核\n章节:\n  - 标题: 甲\n"
    text = continued(draft, {"城市": "德州市", "轮次": "第二轮", "台账": "台账.xlsx"})
    assert text.startswith("# yaml-language-server: $schema=.reportgen/report.schema.json\n# 照旧稿\n")
    assert "文种: 整改方案\n城市:\n  名称: 德州市\n" in text
    assert "  轮次: 第二轮\n" in text
    assert text.endswith("\n\n# 待核\n章节:\n  - 标题: 甲\n")
