"""A plain text: lines broken at a width are joined, tabbed rows are tables, and every hit has its place."""

from __future__ import annotations

import pytest

from reportgen.check.paper import Role
from tests.papers import paper

WIDTH = 20
SENTENCES = (
    "督察组反馈意见以来，我市高度重视，市委常委会、市政府常务会多次研究部署，压紧压实各级责任，逐项推进整改，"
    "三十七项任务已经完成三十四项，其余三项达到序时进度，群众身边的突出问题得到解决，生态环境质量持续改善。"
)
WRAPPED = tuple(SENTENCES[n : n + WIDTH] for n in range(0, len(SENTENCES), WIDTH))


def test_a_text_from_a_pdf_is_read_as_paragraphs() -> None:
    assert [p.text for p in paper(*WRAPPED).passages] == [SENTENCES]


@pytest.mark.parametrize("begin", ["一、总体情况", "（二）健全机制", "2023年9月15日", "附件1", "　　另起一段"])
def test_some_lines_begin_a_paragraph_whatever_stands_above(begin: str) -> None:
    assert [p.text for p in paper(*WRAPPED[:-1], begin).passages][-1] == begin


def test_an_empty_line_parts_paragraphs() -> None:
    assert len(paper(*WRAPPED[:3], "", *WRAPPED[3:]).passages) == 2


def test_a_text_whose_lines_are_paragraphs_is_left_as_it_is() -> None:
    lines = ["各级高度重视。", "压实责任。", "逐项整改。", "任务全部完成。", "群众满意。", "长效机制健全。"]
    assert [p.text for p in paper(*lines).passages] == lines


@pytest.mark.parametrize("word", ["督察组", "多次研究部署", "三十四项", "持续改善。"])
def test_the_place_of_a_piece_of_a_joined_paragraph_is_where_it_stands_in_the_file(word: str) -> None:
    passage = paper(*WRAPPED).passages[0]
    at = passage.text.index(word)
    place = passage.locate(at, at + len(word))
    first, last = divmod(at, WIDTH), divmod(at + len(word) - 1, WIDTH)
    assert (place.line, place.column) == (first[0] + 1, first[1] + 1)
    assert (place.end_line, place.end_column) == (last[0] + 1, last[1] + 2)


def test_tabbed_rows_are_tables_with_rows_and_columns() -> None:
    read = paper("整改情况见下表。", "序号\t任务\t进展", "1\t\t已完成", "全部完成。", "甲\t乙")
    cells = [(p.table, p.row, p.column, p.text) for p in read.having(Role.CELL)]
    assert cells[:5] == [(0, 0, 0, "序号"), (0, 0, 1, "任务"), (0, 0, 2, "进展"), (0, 1, 0, "1"), (0, 1, 2, "已完成")]
    assert cells[5:] == [(1, 0, 0, "甲"), (1, 0, 1, "乙")]


def test_the_place_of_a_cell_is_in_its_line() -> None:
    cell = paper("序号\t任务\t进展").passages[2]
    place = cell.locate(0, 2)
    assert (place.line, place.column, place.end_column) == (1, 7, 9)
