"""The lines of a table of contents are told from the headings themselves."""

from __future__ import annotations

import pytest

from reportgen.check.paper.contents import contents
from tests.papers import codes, paper

TEXT = "全市认真抓好督察反馈问题的整改，压实各级各部门的责任。"


@pytest.mark.parametrize("leader", ["", "……3", " ...... 12", "\u30003"])
def test_a_table_of_contents_is_no_row_of_headings(leader: str) -> None:
    heads = ("一、总体情况", "（一）组织领导", "二、下一步打算")
    lines = (
        "某市督察整改情况报告",
        "目录",
        *(head + leader for head in heads),
        heads[0],
        heads[1],
        TEXT,
        heads[2],
        TEXT,
    )
    assert contents(paper(*lines)) == {2, 3, 4}
    assert not {"SUM929", "TXT854", "DOC980"} & set(codes(*lines))


def test_its_headings_may_share_a_line_with_their_text() -> None:
    lines = (
        "某市督察整改情况报告",
        "一、总体情况",
        "二、下一步打算",
        f"一、总体情况。{TEXT}",
        f"二、下一步打算。{TEXT}",
    )
    assert contents(paper(*lines)) == {1, 2}


@pytest.mark.parametrize(
    "lines",
    [
        ("一、总体情况", TEXT, "二、下一步打算", TEXT, "一、总体情况", TEXT),
        ("一、总体情况", "二、下一步打算", TEXT, "三、总体情况", TEXT),
        ("一、总体情况", "（一）组织领导", TEXT, "（一）组织领导", TEXT),
    ],
)
def test_headings_with_text_are_none(lines: tuple[str, ...]) -> None:
    assert contents(paper(*lines)) == frozenset()


def test_of_many_headings_without_text_the_last_of_each_is_none_of_the_contents() -> None:
    long = paper(*["一、总体情况", "二、下一步打算"] * 20_000)
    assert contents(long) == set(range(2 * 20_000 - 2))
