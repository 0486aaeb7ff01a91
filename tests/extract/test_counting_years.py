"""An indicator of several years, of a plan, and of a part of a year that is not named."""

from __future__ import annotations

import pytest

from tests.extract.counted import read


@pytest.mark.parametrize("between", ["，", "；"])
def test_of_several_years_the_latest_is_the_value(between: str) -> None:
    found = read(
        f"2021年全市PM10平均浓度75微克/立方米{between}2023年66微克/立方米，目标65微克/立方米。", date="2024-01-15"
    )
    entry = found["指标"]["PM10"]  # type: ignore[index]
    assert (entry["时期"], entry["现值"]) == ("2023年", "66")
    assert "上期值" not in entry
    assert found.uses == [("66微克/立方米", "PM10")]


@pytest.mark.parametrize("between", ["，", "。"])
def test_the_year_before_is_the_previous_value_where_the_text_compares_them(between: str) -> None:
    name = "" if between == "，" else "PM10平均浓度"
    found = read(f"2022年PM10平均浓度75微克/立方米{between}2023年{name}66微克/立方米，同比下降12%。")
    entry = found["指标"]["PM10"]  # type: ignore[index]
    assert (entry["时期"], entry["现值"], entry["上期值"]) == ("2023年", "66", "75")
    assert found.uses == [("66微克/立方米", "PM10"), ("同比下降12%", "PM10.同比")]


@pytest.mark.parametrize("told", ["", "，同比下降11%", "，较2022年下降12%"])
def test_the_year_before_stays_text_where_nothing_or_something_else_is_compared(told: str) -> None:
    found = read(f"2022年PM10平均浓度75微克/立方米，2023年66微克/立方米{told}。")
    assert "上期值" not in found["指标"]["PM10"]  # type: ignore[index]
    assert found.uses[0] == ("66微克/立方米", "PM10")


def test_an_earlier_year_is_no_value_where_the_latest_contradicts_itself() -> None:
    found = read("2022年优良天数比率79%，2023年82%。", "2023年优良天数比率83%。")
    assert "指标" not in found.facts.data


def test_a_plan_may_tell_what_was_in_a_year_before_it() -> None:
    found = read(
        *("丙市督察反馈问题整改方案", "一、基本情况", "2022年，全市PM10平均浓度为75微克/立方米，优良天数比率达到79%。"),
        *(
            "二、整改目标",
            "2022年，优良水体比例为90%。",
            "三、整改措施",
            "2023年，达标率为80%。",
            "臭氧浓度为150微克/立方米。",
        ),
        date="2023-06-01",
    )
    assert list(found["指标"]) == ["PM10"]  # type: ignore[call-overload]
    assert found.uses == [("75微克/立方米", "PM10")]


@pytest.mark.parametrize("period", ["上半年", "前三季度", "一季度"])
@pytest.mark.parametrize("date", ["", "2023-02-10"])
def test_a_part_of_no_certain_year_stands_in_the_name(period: str, date: str) -> None:
    found = read(f"{period}，优良天数比率81%。", date=date)
    assert list(found["指标"]) == [f"{period}优良天数比率"]  # type: ignore[call-overload]
    assert found.uses == [("81%", f"{period}优良天数比率")]
