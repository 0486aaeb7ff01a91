"""Paragraphs that were joined, or cut in two: the same words, and another paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pull.changes import Kind
from reportgen.pull.compare import compare
from reportgen.pull.units import units_of_document
from tests.pull.edits import Edit, block, drawn, edited, told
from tests.pull.test_compare import FIRST, LEAD, PAPER, SECOND, THIRD, became, units

APART = """
城市: {名称: 临泽市}
督察: {层级: 省级, 督察组: 省第三督察组, 反馈日期: 2021-07-23}
截至日期: 2022-08-30
整改任务: {分组: {已完成整改: 3, 达到序时进度: 2}}
章节:
  - 标题: 抓实整改
    导语: 主要做法如下。
    列举: 分段
    要点:
      - {标题: 抓源头, 内容: 关停砖厂两家。}
      - {标题: 抓治理, 内容: 新建管网三公里。}
      - {标题: 抓长效, 内容: 建立河长巡查制度。}
落款: {日期: 2022-08-30}
"""
LINES = [PAPER[0], PAPER[1], LEAD, f"一是{FIRST}", f"二是{SECOND}", f"三是{THIRD}", *PAPER[3:]]


@pytest.mark.parametrize(
    ("paragraphs", "changes"),
    [
        (
            ["".join(LINES[2:6])],
            [f"接排 要点 {FIRST} ⟵ {LEAD}", f"接排 要点 {SECOND} ⟵ {FIRST}", f"接排 要点 {THIRD} ⟵ {SECOND}"],
        ),
        ([LEAD, LINES[3] + LINES[4], LINES[5]], [f"接排 要点 {SECOND} ⟵ {FIRST}"]),
        ([LEAD, f"一是{FIRST}二是{THIRD}"], [f"删去 要点 {SECOND}", f"接排 要点 {THIRD} ⟵ {FIRST}"]),
        (
            [LEAD, LINES[3] + LINES[4].replace("逐月", "逐周"), LINES[5]],
            ["改动 要点 月→周", f"接排 要点 {SECOND} ⟵ {FIRST}"],
        ),
    ],
)
def test_points_that_share_a_paragraph_now_are_told(paragraphs: list[str], changes: list[str]) -> None:
    assert told(compare(units(*LINES), units(*LINES[:2], *paragraphs, *LINES[6:]))) == changes


def test_points_that_share_no_paragraph_any_more_are_told() -> None:
    assert became(*LINES) == [
        f"分段 要点 {FIRST} ⟵ {LEAD}",
        f"分段 要点 {SECOND} ⟵ {FIRST}",
        f"分段 要点 {THIRD} ⟵ {SECOND}",
    ]
    assert became(*PAPER[:2], PAPER[2].replace(f"三是{THIRD}", ""), f"三是{THIRD}", *PAPER[3:]) == [
        f"分段 要点 {THIRD} ⟵ {SECOND}"
    ]


def test_a_new_point_tells_whether_it_stands_in_the_paragraph_of_the_one_before_it() -> None:
    new, rest = "二是加强学习。办班两期。", [f"三是{SECOND}", f"四是{THIRD}", *PAPER[3:]]
    (inside,) = compare(units(*LINES), units(*LINES[:3], LINES[3] + new, *rest))
    (alone,) = compare(units(*LINES), units(*LINES[:4], new, *rest))
    assert [(c.kind, c.joined) for c in (inside, alone)] == [(Kind.ADDED, True), (Kind.ADDED, False)]
    assert told(compare(units(*LINES), units(*LINES[:3], f"一是加强学习。办班两期。二是{FIRST}", *rest))) == [
        f"新增 要点 加强学习。办班两期。 ⟵ {LEAD}",
        f"接排 要点 {FIRST} ⟵ {LEAD}",
    ], "the one behind it had its paragraph for itself"


def test_a_new_first_point_of_a_paragraph_of_points_changes_none_of_those_behind_it() -> None:
    row = [*PAPER[:2], f"一是{FIRST}二是{SECOND}三是{THIRD}"]
    longer = f"一是加强学习。办班两期。二是{FIRST}三是{SECOND}四是{THIRD}"
    assert told(compare(units(*row), units(*row[:2], longer))) == ["新增 要点 加强学习。办班两期。 ⟵ 总体情况"]


@pytest.mark.parametrize("at", [len("二是健全机制。"), len("二是健全机制。建立调度通报制度，")])
def test_of_a_text_that_was_cut_in_two_the_first_half_stays_and_the_other_is_new(at: int) -> None:
    half = LINES[4][at:]
    assert told(compare(units(*LINES), units(*LINES[:4], LINES[4][:at], half, *LINES[5:]))) == [
        f"改动 要点 {half}→",
        f"新增 正文 {half} ⟵ {SECOND}",
    ]


def test_a_paragraph_joined_with_another_takes_its_words() -> None:
    whole = [PAPER[0], "一、总体情况", "第一段话说总体。", "第二段话说分项。"]
    joined = [*whole[:2], whole[2] + whole[3]]
    assert told(compare(units(*whole), units(*joined))) == [
        "改动 正文 →第二段话说分项。",
        "删去 正文 第二段话说分项。",
    ]


def joined(words: str) -> Edit:
    """Delete at the end of the paragraph that holds these words."""

    def edit(xml: str) -> str:
        found = block(words).search(xml)
        assert found
        return xml[: found.end() - len("</w:p>")] + xml[xml.index("</w:pPr>", found.end()) + len("</w:pPr>") :]

    return edit


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        ("抓源头", ["接排 要点 抓治理。新建管网三公里。 ⟵ 抓源头。关停砖厂两家。"]),
        ("主要做法如下", ["接排 要点 抓源头。关停砖厂两家。 ⟵ 主要做法如下。"]),
    ],
)
def test_paragraphs_that_were_joined_in_word_are_told_by_their_bookmarks(
    before: str, changes: list[str], tmp_path: Path
) -> None:
    document = drawn(APART, tmp_path)
    found = compare(units_of_document(document), edited(document, tmp_path / "改.docx", joined(before)))
    assert told(found) == changes
    assert [c.base for c in found] == [True]


def test_a_list_that_the_data_set_otherwise_since_is_told_as_such(tmp_path: Path) -> None:
    old, now = drawn(APART, tmp_path), drawn(APART.replace("列举: 分段", "列举: 段内"), tmp_path)
    found = compare(units_of_document(now), edited(old, tmp_path / "改.docx", lambda xml: xml + " "))
    assert {(c.kind, c.base) for c in found} == {(Kind.PARTED, False)}
