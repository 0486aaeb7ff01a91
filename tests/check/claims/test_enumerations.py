"""Numbered points and headings: 一是…N是, 第一，①, （1）, 一、（一）, and as many points as their lead announces."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.claims import enumerations
from reportgen.check.claims.headings import broken_headings
from reportgen.check.paper import Kind
from reportgen.check.paper.lines import paper_of_lines
from reportgen.place import Source
from reportgen.zh import numeral
from tests.papers import codes, found, marked, paper

DEEDS = ("压实责任", "加快进度", "严格验收", "公开信息", "追责问责", "建章立制", "防止反弹")
TITLE = "某市整改落实情况报告"


def points(numbers: list[int], mark: str = "是") -> list[str]:
    """一是压实责任。 and so on, with these numbers."""
    return [f"{numeral(n)}{mark}{deed}，抓出成效。" for n, deed in zip(numbers, DEEDS, strict=False)]


def numbered(text: str) -> list[str]:
    """What the rules on numbers find."""
    return [code for code in codes(*text.split("¶")) if code in ("SUM924", "SUM926", "SUM927", "SUM928", "SUM929")]


@pytest.mark.parametrize(
    ("text", "found_at"),
    [
        ("一是压实责任。二是加快进度。四是严格验收。五是公开信息。", ["四是"]),
        ("一是压实责任；二是加快进度；二是严格验收；四是公开信息。", ["二是"]),
        ("一是压实责任。三是加快进度。二是严格验收。四是公开信息。", ["三是"]),  # two that changed places are one fault
        ("一是压实责任。一是加快进度。三是严格验收。", ["三是", "一是"]),
        ("一是压实责任。也要加快进度。一是严格验收。", ["一是"]),
        ("各级高度重视。二是加快进度。三是严格验收。", ["二是"]),
        ("（一）狠抓整改。二是加快进度。三是严格验收。", ["二是"]),
        ("一是压实责任。¶二是加快进度。做法：一是开工；三是完工。¶三是严格验收。", ["三是"]),
        ("一是压实责任。¶二是加快进度。做法：一是开工；二是完工。¶五是严格验收。", ["五是"]),
        ("九是压实责任。¶十是加快进度。¶十二是严格验收。", ["十二是"]),
    ],
)
def test_points_that_do_not_follow_are_found(text: str, found_at: list[str]) -> None:
    lines = text.split("¶")
    assert sorted(marked("SUM926", *lines)) == sorted(found_at)


@pytest.mark.parametrize(
    "text",
    [
        "一是压实责任。二是加快进度。下一步：一是抓巩固；二是防反弹；三是建机制。",
        "一是抓水。做法是：一是截污；二是清淤。¶二是抓气。¶三是抓土。",
        "主要做法一是压实责任，二是加快进度，三是严格验收。",
        "一是压实责任二是加快进度。三是严格验收。",  # a mark is missing, no point
        "首先，要压实责任；二是加快进度。",
        "一要提高站位，二是压实责任，三要严格验收。",
        "统一是前提，唯一是标准。一是一，二是二。",
        "三是改革开放步伐加快。¶四是生态环境改善。",  # a piece of a paper
        "（一）狠抓整改。一是压实责任。二是加快进度。¶（二）狠抓督查。一是压实责任。二是加快进度。",
        "《一是一二是二四是四》读后。",
        "一是压实责任，（1）建台账，（2）明时限；二是加快进度，①开工，②完工。",
        "整改工作：1.清淤；2.截污；3.补水。下一步：1.巩固；2.提升。投资3.5亿元。",
        "一要数据准，二要有人管。一抓到底，三抓三促。",
        "要坚持三要素，二要点。居全国第一，同比第三，名列前茅。",
    ],
)
def test_points_in_order_are_left_alone(text: str) -> None:
    assert numbered(text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("一要压实责任，二要加快进度，四要严格验收。", "四要"),
        ("第一，压实责任。第二，加快进度。第四，严格验收。", "第四，"),
        ("其一，压实责任。其三，加快进度。", "其三，"),
        ("措施：①清淤；②截污；②补水。", "②"),
        ("措施：（1）清淤；（2）截污；（4）补水。", "（4）"),
        ("措施：1.清淤；2.截污；4.补水。", "4."),
    ],
)
def test_other_numbers_in_a_paragraph_follow_too(text: str, mark: str) -> None:
    assert marked("SUM928", text) == [mark]


def test_both_numbers_are_named() -> None:
    (slip,) = found("SUM926", "一是压实责任。二是加快进度。四是严格验收。")
    assert slip.reason == "“二是加快进度”后面是“四是严格验收”，中间没有“三是”"
    assert slip.related == ((0, 7, 9),)


@given(st.integers(2, 7), st.booleans())
def test_a_sound_list_of_any_length_is_no_finding(length: int, apart: bool) -> None:
    lines = points(list(range(1, length + 1)))
    assert numbered("¶".join(lines) if apart else "".join(lines)) == []


@given(st.integers(3, 7), st.data(), st.booleans())
def test_a_number_that_was_changed_is_found(length: int, data: st.DataObject, apart: bool) -> None:
    numbers = list(range(1, length + 1))
    at = data.draw(st.integers(1, length - 1))
    numbers[at] = data.draw(st.sampled_from([n for n in range(2, 10) if n != at + 1]))
    lines = points(numbers)
    assert "SUM926" in numbered("¶".join(lines) if apart else "".join(lines))


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("进展不平衡，一是个别项目偏慢。请加快推进。¶请抓好落实。", True),
        ("进展不平衡，一是个别项目偏慢，二是资金不足。¶请抓好落实。", False),
        ("一是个别项目偏慢。¶二、资金不足。¶请抓好落实。", False),
        ("一是个别项目偏慢，同时资金不足。¶请抓好落实。", False),
        ("进展不平衡，一是个别项目偏慢……", False),  # cut off
    ],
)
def test_a_first_point_without_a_second(text: str, finds: bool) -> None:
    assert ("SUM927" in numbered(text)) is finds


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("做好以下三个方面工作：一是压实责任；二是加快进度。", ["三"]),
        ("做好以下三方面工作：¶一是压实责任。¶二是加快进度。", ["三"]),
        ("主要存在2个问题：一是认识不足；二是资金不足；三是进度不快。", ["2"]),
        ("要抓好两项工作。一要压实责任。二要加快进度。三要严格验收。", ["两"]),
        ("（三）深入实施“五大工程”¶一是推进“蓝天工程”。¶二是推进“碧水工程”。¶三是推进“净土工程”。", ["五"]),
        ("做好以下三个方面工作：一是压实责任；二是加快进度；三是严格验收。", []),
        ("做好以下两方面工作：¶一是压实责任。¶二是加快进度。", []),
        ("针对反馈的3个问题：一是压实责任；二是加快进度。", []),
        ("第三方面：一是压实责任；二是加快进度。", []),
        ("共有20个问题。一是压实责任。二是加快进度。", []),
        ("（三）深入实施“三大工程”¶一是推进“蓝天工程”。¶二是推进“碧水工程”。¶三是推进“净土工程”。", []),
        ("（三）深入实施“五大工程”¶一是加强领导。¶二是压实责任。¶三是严格考核。", []),
    ],
)
def test_as_many_points_as_the_lead_says(text: str, said: list[str]) -> None:
    assert marked("SUM924", *text.split("¶")) == said


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        (f"{TITLE}¶一、总体情况¶三、下一步打算", "三、"),
        (f"{TITLE}¶一、总体情况¶二、主要做法¶二、下一步打算", "二、"),
        (f"{TITLE}¶一、总体情况¶一、主要做法", "一、"),
        (f"{TITLE}¶二、主要做法¶三、下一步打算", "二、"),
        ("一、总体情况¶（二）加快进度。全部开工。¶（三）严格验收。全部合格。", "（二）"),
        ("一、总体情况¶三、主要做法¶二、存在问题¶四、下一步打算", "三、"),  # changed places: one finding
        ("（一）加快进度。全部开工。¶1.开工早。¶2.进度快。¶4.质量好。", "4."),
        ("1.加快进度。全部开工。¶（1）开工早。¶（3）进度快。", "（3）"),
    ],
)
def test_headings_that_do_not_follow_are_found(text: str, mark: str) -> None:
    assert marked("SUM929", *text.split("¶")) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况¶1.压实责任。各级重视。¶2.加快进度。全部开工。¶二、下一步打算¶1.巩固成效。",
        "一、总体情况¶（一）甲¶（二）乙¶二、主要做法¶（三）丙¶（四）丁",  # numbered through
        "一、总体情况¶（一）甲¶（二）乙¶二、主要做法¶（一）丙¶三、下一步打算",
        "（四）城乡发展¶（五）绿色底色¶1.5万亩林地完成抚育。¶2.3万亩退耕还林。",  # a piece of a paper
        "二、坚持问题导向 （一）压实责任。各级重视。¶（二）加快进度。全部开工。",  # lines run together
        "一、措施：1.清淤。¶2.截污。¶3.补水。",
        "第一部分¶一、情况¶第二部分¶一、做法",
        "一是压实责任。¶（1）建台账。¶（2）明时限。¶二是加快进度。¶（1）开工。",
    ],
)
def test_headings_in_order_are_left_alone(text: str) -> None:
    assert marked("SUM929", *text.split("¶")) == []


def test_word_files_have_a_layout_rule_for_headings() -> None:
    lines = ("一、总体情况", "三、下一步打算")
    assert list(broken_headings(paper_of_lines(Source("报告.txt", lines))))
    assert not list(broken_headings(replace(paper_of_lines(Source("报告.docx", lines)), kind=Kind.WORD)))


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("一是" * 15_000, 0),
        ("。一是甲" * 10_000, 9_999),
        ("。二是甲" * 10_000, 9_999),
        ("（1）、①、第一，" * 6_000, 0),
        ("。一是甲。五是乙" * 7_000, 7_000),
    ],
)
def test_of_a_hostile_text_each_broken_point_is_told_once(text: str, slips: int) -> None:
    """A pattern that looked through all of it at each of its characters would take hours."""
    sheet = paper(text)
    rules = (enumerations.broken_points, enumerations.other_broken_points, enumerations.points_against_lead)
    assert sum(1 for rule in rules for _ in rule(sheet)) == slips
