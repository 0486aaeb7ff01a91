"""Growth from old and new value, its direction, ways of writing that make no sense; ranks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import found, marked

HEAD = "全市经济社会发展情况如下，供各单位在工作中参考。"


@given(st.integers(20, 5000), st.integers(20, 5000))
def test_a_change_that_fits_is_right_and_the_opposite_is_told(old: int, new: int) -> None:
    if old == new:
        return
    verb, change = ("增加", new - old) if new > old else ("减少", old - new)
    text = f"规模以上企业由{old}家{verb}到{new}家，{verb}"
    assert marked("SUM950", HEAD, f"{text}{change}家。") == []
    assert marked("SUM950", HEAD, f"{text}{change + 3}家。") == [f"{change + 3}家"]
    assert marked("SUM951", HEAD, f"{text}{change}家。") == []
    wrong = "减少" if new > old else "增加"
    assert marked("SUM951", HEAD, f"规模以上企业由{old}家{wrong}到{new}家。") == [f"{old}家{wrong}到{new}家"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("日处理能力从2016年的124.3万吨增加到195.2万吨，处理能力提高75%。", ["75%"]),
        ("里程由20公里增加到50公里，增长2.5倍。", ["2.5倍"]),
        ("里程由20公里增加到50公里，是原来的2.5倍。", []),
        ("里程由20公里增加到50公里，是原来的3.5倍。", ["3.5倍"]),
        ("较上年的300天增加12天，达到321天。", ["12天"]),
        ("较上年的300天增加21天，达到321天。", []),
        ("企业由0.8万家增加到1.6万家，翻了一番。", []),
        ("企业由0.8万家增加到2万家，翻了两番。", ["翻了两番"]),
        ("浓度由80微克下降到48微克，提高40%。", ["40%"]),
        ("投资由2增加到3万元，增长80%。", ["80%"]),  # a unit that stands once counts for both
        ("投资由2万增加到3万元，增长50%。", []),
        ("企业由30000家增加到50000家，增加10000家。", ["10000家"]),
    ],
)
def test_old_and_new_value_give_the_change(text: str, what: list[str]) -> None:
    assert marked("SUM950", HEAD, text) == what


@pytest.mark.parametrize(
    "text",
    [
        "产值由50亿元提高到80亿元，年均增长12.5%。",
        "由20公里增加到50亩，增长150%。",
        "优良天数312天，比上年的300多天增加15天。",
        "企业由300家增加到500家，增加近100家。",
        "由20增加到50，增加20。",
        "投入由不足3亿元增加到8亿元以上，增长近两倍。",
        "车辆由85万辆增加到132万辆，公交分担率提高8.5个百分点。",
        "产值由50亿元提高到80亿元，同比增长8%，快于全省2个百分点。",
    ],
)
def test_changes_against_another_base_are_left_alone(text: str) -> None:
    assert marked("SUM950", HEAD, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "综合排名由第20位上升到第9位，排名由20上升到9。",
        "标准由3级提升至2级，收入比由2.9∶1缩小至2.5∶1。",
        "家数从9800家增加到1.2万家，成本由0.6元降至0.55元。",
        "从2016年提高到现在，时间由8时延长至9时。",
    ],
)
def test_ranks_grades_and_ratios_have_no_direction(text: str) -> None:
    assert marked("SUM951", HEAD, text) == []


def test_a_large_difference_is_told_as_papers_write_it() -> None:
    (one,) = found("SUM950", HEAD, "企业由30000家增加到50000家，增加10000家。")
    assert one.reason == "从30000家到50000家，差2万家，写作“10000家”"


def test_the_direction_is_told_with_both_values() -> None:
    (one,) = found("SUM951", HEAD, "重污染天数由11天减少到42天。")
    assert one.reason == "从11天“减少”到42天，后一个数反而大"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("浓度同比下降-3.5%。", ["下降-3.5%"]),
        ("浓度同比下降3%-5%。", []),
        ("信访量减少了两倍。", ["减少了两倍"]),
        ("能耗降低一成，产量增加两倍。", []),
        ("优良率同比持平，同比上升1.2个百分点。", ["同比持平，同比上升1.2个百分点"]),
        ("优良率同比基本持平，上升0.2个百分点。", []),
        ("优良率同比持平，环比上升1.2个百分点。", []),
    ],
)
def test_what_makes_no_sense(text: str, what: list[str]) -> None:
    assert marked("SUM952", HEAD, text) == what


@given(st.integers(5, 200), st.integers(1, 400))
def test_a_rank_is_within_the_number_of_the_ranked(of: int, rank: int) -> None:
    text = f"综合指数在全省{of}个城市中排名第{rank}位。"
    assert marked("SUM956", HEAD, text) == ([str(rank)] if rank > of else [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("浓度居全省第4位，位居全省前三。", True),
        ("浓度居全省第3位，位居全省前三。", False),
        ("浓度由居全省第14位，进入全省前十。", False),
        ("全市20个县区检查第21家企业。", False),
    ],
)
def test_a_rank_agrees_with_the_top_that_is_named(text: str, wrong: bool) -> None:
    assert bool(marked("SUM956", HEAD, text)) is wrong


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("收入63.2亿元，较2018年增加5.3亿元，增长10.2%。", ["10.2%"]),
        ("收入63.2亿元，较2018年增加5.3亿元，增长9.2%。", []),
        ("支出63.2亿元，比上年减少5.3亿元，下降7.7%。", []),
        ("工业增加值63.2亿元，同比增加5.3亿元，增长10.2%。", []),  # at constant prices
        ("收入3.2亿元，较2018年增加5.3亿元，增长10.2%。", []),  # more than there is: of something else
        ("收入63.2亿元，较2018年增加5.3亿元，下降10.2%。", []),
        ("资金由2.4亿元增加到3亿元，增长10%。", ["10%"]),
        ("资金由2.4亿元增加到3亿元，增长25%。", []),
        ("处理能力2016年为80.5万吨，目前达到120.6万吨，增长58%。", ["58%"]),
        ("处理能力2016年为80.5万吨，目前达到120.6万吨，增长50%。", []),
    ],
)
def test_the_amount_and_the_percentage_of_a_change_agree(text: str, what: list[str]) -> None:
    assert marked("SUM950", text) == what
