"""Nothing goes unsaid: the cleaned text is the source with what was told, and every line knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.extract.parts import Grid, Item, Line
from reportgen.extract.residue import clean, source_line
from tests.extract.residues import lines, rebuilt

_SAID = (
    "云州市|关于|贯彻落实|反馈意见|整改落实报告|一、|（一）|(二)|1.|一是|三是。|①|全市各级各部门压实责任|已完成"
    "|2017| 年 |35|批|PM|2.5|10|SO2|态(tài)|环（huán）|境(jìng)|首页 > 通知公告|发布时间：2022-08-30|阅读量：10"
    "|版权所有|上一篇：|展开全文|[详细]|附件：|清单.doc|2022年8月30日|云州市人民政府|http://www.a.cn/b|凡本网注明"
    "|下面是小编为大家整理的报告，供大家参考。"
)
_MARKS = (
    '，|。|、|；|,|:|;|!|(|)|（|）|《|》|"|.|...|%|/| |  |　|\t|\n|\u00a0|\u200b|\u2028|\x0b'
    '|<p>|</p>|<br/>|<sup>|&nbsp;|&ldquo;|&amp;|" target="_blank">'
)
WORDS = [*_SAID.split("|"), *_MARKS.split("|")]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map("".join)
GRID = Grid((("任务", "状态"), ("建厂", "完成")), 0)


@st.composite
def papers(draw: st.DrawFn) -> list[Item]:
    """Lines with gaps between them, a table here and there."""
    items: list[Item] = []
    at = 0
    for text in draw(st.lists(TEXTS, max_size=14)):
        at += draw(st.integers(1, 3))
        if draw(st.integers(0, 9)) == 0:
            items.append(GRID._replace(at=at))
        elif text.strip():
            items.append(Line(text, at, draw(st.sampled_from([0, 0, 0, 0, 1]))))
    return items


@given(papers(), st.booleans())
def test_the_source_with_what_was_told_is_the_result(items: list[Item], web: bool) -> None:
    made, changes = clean(items, web=web)
    assert rebuilt(items, changes) == [item.text for item in made if isinstance(item, Line)]


@given(papers(), st.booleans())
def test_tables_stay_and_every_line_has_a_number_of_its_own(items: list[Item], web: bool) -> None:
    made, _ = clean(items, web=web)
    numbers = [item.at for item in made]
    assert len(set(numbers)) == len(numbers)
    assert [item for item in made if isinstance(item, Grid)] == [item for item in items if isinstance(item, Grid)]
    begun = [source_line(made, at) for at in numbers]
    assert begun == sorted(begun)
    assert set(begun) <= {item.at for item in items}


@given(papers())
def test_what_is_told_was_changed_and_stands_in_order(items: list[Item]) -> None:
    changes = clean(items, web=True)[1]
    assert all(row.old != row.new and len(row.new) <= len(row.old) and row.what for row in changes)
    places = [(row.at, row.column) for row in changes]
    assert places == sorted(places)


def test_a_joined_line_has_the_number_of_its_first_and_a_parted_one_says_what_it_goes_on_from() -> None:
    made, changes = clean(
        lines(
            "",
            "一、压实责任，统筹推进整改 督察反馈意见以来，云州市上下始终把整改作为重大政治任务，应完成",
            "3 项任务，均已完成。",
        ),
        web=True,
    )
    assert made == [
        Line("一、压实责任，统筹推进整改", 2),
        Line("督察反馈意见以来，云州市上下始终把整改作为重大政治任务，应完成3项任务，均已完成。", -1),
    ]
    assert [tuple(row) for row in changes] == [
        (2, 14, "连排", " ", "\n"),
        (2, 46, "断行", "\n", ""),
        (3, 2, "多余空格", " ", ""),
    ]
    assert [source_line(made, item.at) for item in made] == [2, 2]


def test_a_heading_of_word_keeps_its_level() -> None:
    made, _ = clean([Line("  工作成效 ", 1, 1), Line("全市完成 34 项。", 2)], web=False)
    assert made == [Line("工作成效", 1, 1), Line("全市完成34项。", 2)]


HOSTILE = [
    *("（一）全市 2017 年,完成(含COD)35 批 ", "((((", "态(tài)", "\u200b", "<p>&nbsp;", "报告（", "一是 "),
    *("《", " ", "，", "1 ", '"a=" ', "附件：.doc ", "a.a.", "（一） ", "一、 "),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_very_long_line_keeps_both_its_ends(piece: str) -> None:
    """A pattern that looked through all of it at each of its characters would take hours."""
    text = "附" + piece * (40_000 // len(piece)) + "完"
    lines, _ = clean([Line(text, 1), Line(text, 2)], web=True)
    texts = [line.text for line in lines if isinstance(line, Line)]
    assert (texts[0][0], texts[-1][-1]) == ("附", "完")


def test_very_many_broken_lines_are_joined_to_long_ones() -> None:
    """Likewise."""
    broken = ["全市有序推进，", "完成", "阅读量：3", "，"] * 2000
    lines, _ = clean([Line(text, at) for at, text in enumerate(broken, 1)], web=True)
    assert len(lines) < 10
    assert "".join(line.text for line in lines if isinstance(line, Line)).count("全市有序推进，完成") == 2000
