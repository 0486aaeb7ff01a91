"""The change of a rate is told in 个百分点, that of an amount in %; both have their sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import found, marked

HEAD = "全市生态环境质量情况如下，供各单位在工作中参考。"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("优良水体比例同比改善4.1%。", "改善4.1%"),
        ("完成率较上月增加5%。", "增加5%"),
        ("优良天数比例77.4%，居全省第3位，同比降低9.7%。", "降低9.7%"),
        ("规上工业增加值增长6.4%，占GDP比重提高0.5%。", "提高0.5%"),
        ("清洁能源装机占比达59.2%、提高4.5%。", "提高4.5%"),
        ("煤炭消费量占能源消费总量的56.2%，比上年上升0.3%。", "上升0.3%"),
        ("城镇化率达62%，比2015年提高5.1%。", "提高5.1%"),
        ("达标天数237天，达标率86.8%，同比上升8.8%。", "上升8.8%"),
        ("断面优良比例、水源达标率分别提高3%和5%。", "提高3%和5%"),
        ("漏损率降至8.2%，同比下降1.1%。", "下降1.1%"),
    ],
)
def test_the_indicator_decides_that_a_change_is_in_points(text: str, what: str) -> None:
    assert marked("SUM941", HEAD, text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "完成投资5亿元，占年度计划的86.8%，同比增长12%。",
        "受理举报1352件，其中噪声类562件，占比41.6%，下降8.3%。",
        "办理效率提高50%，投诉率同比下降35%。",
        "优良天数比率由63.3%提高到71.3%。",
        "森林覆盖率提高0.5个百分点，造林面积增长3%。",
        "合格率98%，设备数量增长5%。",
        "给予覆盖率提高5%以上的县奖励。",
    ],
)
def test_amounts_beside_a_rate_may_change_by_percent(text: str) -> None:
    assert marked("SUM941", HEAD, text) == []


def test_both_readings_of_an_ambiguous_change_are_told() -> None:
    (one,) = found("SUM941", HEAD, "优良天数比率71.3%，同比提高12.7%。")
    assert one.reason.endswith("有两种读法：原来是58.6%，或约63.3%")
    assert one.fix == "应写“提高12.7个百分点”；说的是增幅、降幅的，把“增幅”“降幅”写明"


def test_where_all_is_lost_nothing_is_told_of_what_was_before() -> None:
    (one,) = found("SUM941", HEAD, "优良天数比率71.3%，同比下降120%。")
    assert one.reason == "“优良天数比率”写“下降120%”有两种读法"


@given(st.integers(100, 700), st.integers(1, 250))
def test_old_and_new_value_decide_what_the_change_is(old: int, points: int) -> None:
    first, now, change = f"{old / 10:.1f}", f"{(old + points) / 10:.1f}", f"{points / 10:.1f}"
    text = f"污水集中收集率由{first}%提高到{now}%，提高{change}"
    assert marked("SUM942", HEAD, f"{text}个百分点。") == []
    wrong = f"{points / 10 + 2:.1f}"
    assert marked("SUM942", HEAD, f"污水集中收集率由{first}%提高到{now}%，提高{wrong}个百分点。") == [
        f"提高{wrong}个百分点"
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("PM10平均浓度为77μg/m3，同比下降8.3个百分点。", "下降8.3个百分点"),
        ("空气质量综合指数为4.21，同比下降8.3个百分点。", "下降8.3个百分点"),
        ("一般公共预算收入同比增长3个百分点。", "增长3个百分点"),
        ("全市优良天数同比提升3.2个百分点。", "提升3.2个百分点"),
        ("优良断面83个，同比上升9.1个百分点。", "上升9.1个百分点"),
    ],
)
def test_points_of_an_amount_are_told(text: str, what: str) -> None:
    assert marked("SUM943", HEAD, text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "增加值增长6.5%，同比提高0.3个百分点。",
        "制造业采购经理指数为50.2%，比上月上升0.1个百分点。",
        "出口拉动经济增长1.5个百分点，贷款增速提高2个百分点。",
        "优良天数达到85.2%，同比提升3.2个百分点。",
        "断面优良率97.6%、优良断面83个，同比上升9.1个百分点。",
    ],
)
def test_points_of_what_is_told_in_percent_are_right(text: str) -> None:
    assert marked("SUM943", HEAD, text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("水源地水质达标率100。", "100"),
        ("优良天数比例稳定在98以上，居全省前列。", "98"),
        ("清洁取暖普及率由70.1%提高到86.2，居全省前列。", "70.1%提高到86.2"),
        ("利用率达94.5、连续5年居首。", "94.5"),
        ("处理能力提高57。", "提高57"),
        ("财政收入增幅达8.5。", "8.5"),
        ("人口增速为3.2，居全省前列。", "3.2"),
        ("投资同比增长5.6。", "增长5.6"),
        ("事故起数、死亡人数分别下降67.5%、58.5。", "58.5"),
    ],
)
def test_a_rate_without_its_sign_is_told(text: str, what: str) -> None:
    assert what in marked("SUM944", HEAD, text)


@pytest.mark.parametrize(
    "text",
    [
        "城乡收入比为2.45，综合指数同比下降0.35。",
        "三种占比分别提高2.3、0.6和1.4个百分点。",
        "物料按1∶3的比例混合，绿地率为0.38。",
        "完成率居全省第3，覆盖率达百分之百，出生率为6.4‰。",
        "普及率达到2020年的水平，达标率为98.2%。",
        "满意率为98.5％，排名提升3位。",
    ],
)
def test_numbers_that_are_no_percentages_are_left_alone(text: str) -> None:
    assert marked("SUM944", HEAD, text) == []


def test_tables_and_names_are_not_read_as_sentences() -> None:
    assert marked("SUM944", HEAD, "指标\t达标率 98.2") == []
    assert marked("SUM941", HEAD, "印发《关于水质达标率提高5%的通知》，抓好落实。") == []


def test_a_long_text_is_read_in_little_time() -> None:
    assert len(marked("SUM941", HEAD, "优良率同比提高3%，" * 3000)) == 3000


@pytest.mark.parametrize(
    ("code", "text", "what"),
    [
        ("SUM942", "优良比例由80%提高到90%，下降10个百分点。", ["下降10个百分点"]),
        ("SUM942", "超标率由9%下降到5%，下降4个百分点。", []),
        ("SUM942", "超标率由9%下降到5%，改善4个百分点。", []),
        ("SUM943", "整改完成率达到73.9个百分点。", ["73.9个百分点"]),
        ("SUM943", "污水收集率较平均处理率高33个百分点，高于全国处理率33个百分点。", []),
    ],
)
def test_levels_and_directions_of_rates(code: str, text: str, what: list[str]) -> None:
    assert marked(code, "全市整改工作情况如下，供各单位在工作中参考。", text) == what
