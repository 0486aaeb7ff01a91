"""The annex table that was edited by hand against the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check.agreement.tables import tables_changed
from reportgen.check.paper.lines import paper_of_lines
from reportgen.place import Source
from tests.check.agreement.edits import compared, example, text_of
from tests.papers import paper


@pytest.fixture(scope="module")
def dezhou(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example("dezhou", tmp_path_factory.mktemp("annex"))


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (
            "第二期正在施工。\t达到序时进度",
            "第二期正在施工。\t已完成整改",
            "第2项的状态写成“已完成整改”，台账是“达到序时进度”",
        ),
        ("\t2022年6月底前\t3处", "\t2022年7月底前\t3处", "第1项的整改时限写成“2022年7月底前”，台账是“2022年6月底前”"),
        (
            "市住房城乡建设局、市城市管理局\t2023年底前",
            "市住房城乡建设局\t2023年底前",
            "第2项的责任单位写成“市住房城乡建设局”，台账是“市住房城乡建设局、市城市管理局”",
        ),
        ("3处排口全部截污纳管", "5处排口全部截污纳管", "第1项的进展里写成“5处”，台账是“3处”"),
    ],
)
def test_a_cell_that_says_otherwise_is_told_with_its_task(dezhou: Path, before: str, after: str, reason: str) -> None:
    text = text_of(dezhou)
    assert before in text
    (found,) = compared(dezhou, text.replace(before, after, 1))
    assert (found.code, found.reason) == ("SUM964", reason)
    assert "台账.xlsx!整改任务台账!" in str(found.related[0])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("第二期正在施工。\t达到序时进度", "第二期正在施工。\t按序时进度推进"),
        ("\t2022年6月底前\t3处", "\t2022年6月30日前\t3处"),
        ("市住房城乡建设局、市城市管理局\t2023年底前", "市城市管理局、市住房城乡建设局\t2023年底前"),
        ("老旧管网雨污合流", "老旧排水管网雨污合流"),  # polished
    ],
)
def test_the_same_in_other_words_is_left_alone(dezhou: Path, before: str, after: str) -> None:
    text = text_of(dezhou)
    assert before in text
    assert compared(dezhou, text.replace(before, after, 1)) == []


def test_rows_that_are_missing_or_too_many_are_told(dezhou: Path) -> None:
    lines = text_of(dezhou).split("\n")
    fifth = next(n for n, line in enumerate(lines) if line.startswith("5\t"))
    (found,) = [d for d in compared(dezhou, "\n".join(lines[:fifth] + lines[fifth + 1 :])) if d.code == "SUM965"]
    assert found.reason == "表中没有第5项，共缺 1 项；台账有 37 项"
    last = next(n for n, line in enumerate(lines) if line.startswith("37\t"))
    more = [*lines[: last + 1], "38\t" + lines[last].partition("\t")[2], *lines[last + 1 :]]
    (found,) = [d for d in compared(dezhou, "\n".join(more)) if d.code == "SUM965"]
    assert found.reason == "第37项（基层环境监管网格人员变动频繁，业……）写了两次，又写作第38项"


def test_another_table_is_not_taken_for_the_ledger(dezhou: Path) -> None:
    text = text_of(dezhou)
    head = text.index("序号\t")
    other = "序号\t县区\t件数\n1\t甲县\t12\n2\t乙县\t9\n"
    assert compared(dezhou, text[:head] + other) == []


def test_rows_are_matched_by_their_numbers_however_many() -> None:
    """Two ledgers of 5,000 rows, of which one lacks a row in the middle."""
    rows = [f"{n}\t问题\t已完成整改" for n in range(1, 5001)]
    drafted = paper_of_lines(Source("a.txt", ("序号\t反馈问题\t状态", *rows)))
    edited = paper("序号\t反馈问题\t状态", *rows[:2499], *rows[2500:])
    assert [f.reason for f in tables_changed(drafted, edited)] == ["表中没有第2500项，共缺 1 项；台账有 5000 项"]
