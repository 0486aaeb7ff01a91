"""The quantities of a text: what counts or measures, and what only looks like it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.claims.quantities import clauses, plain, quantities, sentences
from tests.papers import BEFORE, all_marked


def read(text: str) -> list[tuple[str, str]]:
    """Numbers with their units."""
    return [(q.number, q.unit) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("归纳为三类42个问题", [("三", "类"), ("42", "个")]),
        ("五大类50项", [("五", "大类"), ("50", "项")]),
        ("其他12正在推进", [("12", "")]),
        ("问责9人（次）", [("9", "人（次）")]),
        ("完成投资12.5亿元", [("12.5亿", "元")]),
        ("日处理能力95.2万吨/日", [("95.2万", "吨/日")]),
        ("浓度为48微克/立方米", [("48", "微克/立方米")]),
        ("提高12.5个百分点", [("12.5", "个百分点")]),
        ("共 36 项任务", [("36", "项")]),
        ("1 万个村", [("1万", "个")]),
        ("1余 万个村", [("1万", "个")]),
        ("公示5个工作日", [("5", "个工作日")]),
        ("受理1,286件", [("1,286", "件")]),
        ("第三批84件举报件", [("84", "件")]),
        ("2022年38项任务", [("38", "项")]),
        ("落实《工作方案》20项任务", [("20", "项")]),
        ("十个县", [("十", "个")]),
        ("６项任务", [("6", "项")]),
    ],
)
def test_a_number_has_the_unit_that_follows_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2021年4月9日至29日",
        "2017—2020年",
        "3月1日",
        "9:30至17:00",
        "国办发〔2018〕34号",
        "按GB 3838-2002执行",
        "PM2.5和PM10",
        "“1+8+N”体系",
        "清单式管理1+8+N",
        "《三年行动5项措施》",
        "居全省第1位",
        "列前10名",
        "第二轮、第3批",
        "下降5%～10%",
        "约三至五个",
        "四分之三",
        "电话0534-2687123",
        "34+11=45",
        "水质达到三类标准",
        "数十个、几百家",
        "一系列举措一起落实",
        "1．任务",
        "5A级景区",
    ],
)
def test_what_is_no_count_is_left_out(text: str) -> None:
    assert read(text) == []


def test_of_a_numeral_that_nobody_writes_nothing_is_told() -> None:
    assert all_marked(BEFORE, "共完成十十项任务。") == []


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("近8亿元", False),
        ("1800余名", False),
        ("10多个", False),
        ("20家以上", False),
        ("超过30家", False),
        ("约 5 万元", False),
        ("完成20家", True),
        ("平均20天", True),
    ],
)
def test_a_number_that_is_only_about_right_is_not_exact(text: str, exact: bool) -> None:
    assert [q.exact for q in quantities(text)] == [exact]


def test_the_value_has_its_multiplier_and_the_step_is_one_of_the_last_digit() -> None:
    [money] = quantities("罚款83.6亿元")
    assert (money.value, money.step) == (Decimal("8360000000"), Decimal("10000000"))
    [count] = quantities("共46项")
    assert (count.value, count.step) == (Decimal(46), Decimal(0))


def test_the_neighbours_are_the_han_characters_that_touch_it() -> None:
    [q] = quantities("已明确的20项整改任务中，全部落实")
    assert (q.before, q.after, q.is_han) == ("已明确的", "整改任务中", False)


@given(st.text("1年3月第一二批项.、（）-—%万亿余个“”《》近PM+= ，。", max_size=60))
def test_places_stay_and_quantities_do_not_overlap(text: str) -> None:
    assert len(plain(text)) == len(text)
    found = quantities(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_sentences_and_clauses_cover_the_text_and_spare_the_marks_in_names() -> None:
    text = "落实《大气、水办法》，完成3项。共1,286件"
    assert [text[a:b] for a, b in sentences(text)] == ["落实《大气、水办法》，完成3项。", "共1,286件"]
    assert [text[a:b] for a, b in clauses(text)] == ["落实《大气、水办法》，", "完成3项。", "共1,286件"]
