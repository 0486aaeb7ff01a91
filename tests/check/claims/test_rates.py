"""Rates against the numbers beside them: parts of a total, shares, days, what makes up a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import found, marked

HEAD = "全市整改工作情况如下，供各单位在工作中参考。"


@given(st.integers(11, 3000), st.data())
def test_a_rate_may_be_rounded_or_cut(total: int, data: st.DataObject) -> None:
    done = data.draw(st.integers(1, total - 1))
    cut = done * 1000 // total
    rounded = (done * 2000 + total) // (2 * total)
    for rate in {cut, rounded}:
        text = f"{total}项任务中已完成{done}项，完成率{rate // 10}.{rate % 10}%。"
        assert marked("SUM945", HEAD, text) == []


@given(st.integers(20, 3000), st.data())
def test_a_rate_that_is_neither_the_quotient_nor_the_rest_is_told(total: int, data: st.DataObject) -> None:
    done = data.draw(st.integers(total // 2 + 1, total - 1))
    real = done / total * 100
    wrong = data.draw(st.integers(51, 99).filter(lambda p: abs(p - real) > 2))
    text = f"{total}项任务中已完成{done}项，完成率{wrong}%。"
    assert marked("SUM945", HEAD, text) == [f"{wrong}%"]


@pytest.mark.parametrize(
    "text",
    [
        "信访件320件，已办结288件、阶段性办结20件，办结率96.3%。",
        "1248项任务中已完成936项，按期完成率99%。",
        "反馈问题64项，其余5项正在整改，完成整改59项，完成率92.2%。",
        "完成了12处整治，达标率95%。",
        "46项任务全部完成，完成率100%。",
    ],
)
def test_a_rate_that_some_pair_gives_or_of_something_else_is_left_alone(text: str) -> None:
    assert marked("SUM945", HEAD, text) == []


def test_the_arithmetic_is_told_and_the_sentence_before_counts() -> None:
    (one,) = found("SUM945", HEAD, "省督察组交办信访件450件，已办结445件。办结率99.8%。")
    assert "445÷450=98.89%" in one.reason


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("共处分56人，其中县处级4人，占17.1%。", ["17.1%"]),
        ("共处分56人，其中县处级4人，占7.1%。", []),
        ("新建绿地12处、改建8处，占全市的15%。", []),
        ("2164项任务中已完成1275项，完成率近60%。", []),
        ("2164项任务中已完成1275项，完成率超过60%。", ["超过60%"]),
        ("46项任务中已完成34项，完成率近七成。", ["近七成"]),
        ("46项任务中已完成20项，任务完成过半。", ["过半"]),
        ("46项任务中已完成24项，任务完成过半。", []),
    ],
)
def test_shares_and_round_shares(text: str, what: list[str]) -> None:
    assert marked("SUM946", HEAD, text) == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2021年，全市优良天数233天，优良天数比率63.8%。", []),
        ("2021年，全市优良天数233天，优良天数比率66.3%。", []),  # 14 days may be without a valid measurement
        ("2021年，全市优良天数233天，优良天数比率83.8%。", ["83.8%"]),
        ("2022年1—8月，优良天数200天，优良率82.3%。", []),
        ("2022年1—8月，优良天数200天，优良率62.3%。", ["62.3%"]),
        ("2021年10月，优良天数20天，优良率64.5%。", []),
    ],
)
def test_days_against_their_rate(text: str, what: list[str]) -> None:
    assert marked("SUM947", HEAD, text) == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("水质达标率为108%。", ["108%"]),
        ("垃圾处理覆盖率达到120%。", ["120%"]),
        ("税收任务完成率达108%，毛入学率102%，达标率100%。", []),
        ("产能占比提高120%。", []),
    ],
)
def test_nothing_is_more_than_all(text: str, what: list[str]) -> None:
    assert marked("SUM948", HEAD, text) == what


@given(st.integers(1, 200), st.integers(200, 500))
def test_the_three_industries_are_all(first: int, second: int) -> None:
    third = 1000 - first - second
    a, b, c = (f"{n / 10:.1f}" for n in (first, second, third))
    assert marked("SUM949", HEAD, f"三次产业结构调整为{a}∶{b}∶{c}。") == []
    wrong = f"{third / 10 + 1:.1f}"
    assert marked("SUM949", HEAD, f"三次产业结构调整为{a}∶{b}∶{wrong}。") == [f"{a}∶{b}∶{wrong}"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("一二三产业增加值占比分别为5.1%、40.2%、55.7%。", ["5.1%、40.2%、55.7%"]),
        ("举报件中，大气类占46%，水类占31%，其他占33%。", ["46%，水类占31%，其他占33%"]),
        ("举报件中，大气类占46%，水类占31%。", []),
        ("基层骨料按8∶41∶50的配比拌和。", []),
    ],
)
def test_only_evident_wholes_are_added_up(text: str, what: list[str]) -> None:
    assert marked("SUM949", HEAD, text) == what


def test_the_rate_of_all_lies_between_those_of_two_parts_that_are_all() -> None:
    assert marked("SUM957", HEAD, "处理率达95%，其中城市93%、农村84%。")
    assert marked("SUM957", HEAD, "处理率达90%，其中城市93%、农村84%。") == []
    assert marked("SUM957", HEAD, "达标率达90%，其中张庄93%、李庄94%。") == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "反馈的420个问题，完成整改400个，基本完成并继续整改的问题6个，未完成14个，总体完成率93.2%。",
            "400÷420=95.24%",
        ),
        ("已办结412件，阶段性办结153件，正在办理435件，共1000件，办结率65.1%。", "(412+153)÷1000=56.50%"),
    ],
)
def test_what_is_not_done_is_no_numerator(text: str, why: str) -> None:
    (one,) = found("SUM945", HEAD, text)
    assert why in one.reason


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("24个国考断面中，优良断面22个，优良比例达93.7%。", ["93.7%"]),
        ("24个国考断面有22个达到Ⅲ类，优良比例93.7%。", ["93.7%"]),
        ("有效监测360天，优良天数306天，优良天数比例87.5%。", ["87.5%"]),
        ("有效监测360天，优良天数306天，优良天数比例85%。", []),
        ("24个国考断面中，优良断面22个，全省优良比例达93.7%。", []),
        ("24个国考断面中，优良断面22个，优良比例91.7%。", []),
        ("24个国考断面、30个省考断面中，优良断面22个，优良比例93.7%。", []),
    ],
)
def test_rates_of_good_ones(text: str, what: list[str]) -> None:
    assert marked("SUM945", HEAD, text) == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("168个城市中，126个城市空气质量达标，占76%。", ["76%"]),
        ("168个城市中，126个城市空气质量达标，占75%。", []),
        ("24个国考断面中，22个达到优良，占93.7%。", ["93.7%"]),
        ("优良天数共311天，占全年监测有效天数（365天）的87.2%。", ["87.2%"]),
        ("优良天数共311天，占全年监测有效天数（365天）的85.2%。", []),
        ("218项工作中，达到进度的207项，超进度的11项，占总任务的6.0%。", ["6.0%"]),
        ("218项工作中，达到进度的207项，超进度的11项，占总任务的5.0%。", []),
        ("转办250个信访件，完成整改240件，占比96%，验收230件，占比92%。", []),
    ],
)
def test_shares_with_words_between(text: str, what: list[str]) -> None:
    assert marked("SUM946", HEAD, text) == what


@pytest.mark.parametrize(
    ("code", "text", "what"),
    [
        ("SUM945", "共交办信访件228件，全部办结，办结率99%。", ["99%"]),
        ("SUM945", "共交办信访件228件，全部办结，办结率100%。", []),
        ("SUM945", "今年应完成的40项，全部完成，完成率95%。", []),
        ("SUM947", "2022年1月至9月达标天数237天，达标率96.0%。", ["96.0%"]),
        ("SUM947", "2022年1月至9月达标天数237天，达标率86.8%。", []),
        ("SUM948", "优良水体比例提高到166.7%。", ["166.7%"]),
        ("SUM949", "中央资金占50%、地方资金占40%、社会资本占20%。", ["中央资金占50%、地方资金占40%、社会资本占20%"]),
        ("SUM949", "东山县优良断面占90%、西河县优良断面占80%、南湖县优良断面占70%。", []),
    ],
)
def test_rates_that_cannot_be(code: str, text: str, what: list[str]) -> None:
    assert marked(code, HEAD, text) == what
