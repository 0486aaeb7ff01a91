"""Sentences on the environment of an old paper become 指标, each with a name of its own."""

from __future__ import annotations

import pytest

from tests.extract.counted import read


def test_value_change_and_period_of_a_concentration() -> None:
    found = read("2022年，全市PM2.5平均浓度为41微克/立方米，同比下降6.8%。")
    assert found["指标"] == {
        "细颗粒物浓度": {
            "全称": "PM2.5平均浓度",
            "时期": "2022年",
            "现值": "41",
            "单位": "微克/立方米",
            "变动幅度": "-6.8",
            "方向": "越低越好",
        }
    }
    assert found.uses == [("41微克/立方米", "细颗粒物浓度"), ("同比下降6.8%", "细颗粒物浓度.同比")]


def test_a_rate_changes_by_points() -> None:
    found = read("2022年，优良水体比例83.3%，同比提升16.7个百分点，提升幅度居全省第2位。")
    entry = found["指标"]["优良水体比例"]  # type: ignore[index]
    assert entry["变动幅度"] == "16.7"
    assert entry["排名"] == {"范围": "全省", "项目": "提升幅度", "名次": "2"}
    assert found.uses == [
        *(("83.3%", "优良水体比例"), ("同比提升16.7个百分点", "优良水体比例.同比")),
        ("居全省第2位", "优良水体比例.排名"),
    ]


def test_a_rate_that_grew_by_percent_is_a_doubt() -> None:
    found = read("2022年，优良天数比率79.2%，同比提高6.4%。")
    assert found["指标"] == {"优良天数比率": {"时期": "2022年", "现值": "79.2", "单位": "%", "方向": "越高越好"}}
    assert found.doubts == [("6.4%", "比率的变动应写百分点")]


def test_a_concentration_does_not_change_by_points() -> None:
    found = read("PM10平均浓度为70微克/立方米，同比下降5个百分点。")
    assert found.doubts == [("5个百分点", "只有比率的变动才写百分点")]
    assert "变动幅度" not in found["指标"]["PM10"]  # type: ignore[index]


def test_ranks_of_several_in_a_row() -> None:
    found = read("2022年，SO2、CO改善幅度居全省第4位，PM10改善幅度居全省第6位。")
    assert found["指标"] == {
        "二氧化硫": {"全称": "SO2", "时期": "2022年", "排名": {"范围": "全省", "项目": "改善幅度", "名次": "4"}},
        "一氧化碳": {"全称": "CO", "时期": "2022年", "排名": {"范围": "全省", "项目": "改善幅度", "名次": "4"}},
        "PM10": {"时期": "2022年", "排名": {"范围": "全省", "项目": "改善幅度", "名次": "6"}},
    }
    assert found.uses[-1] == ("居全省第6位", "PM10.排名")


def test_a_rank_among_so_many_is_data_and_no_placeholder() -> None:
    found = read("空气质量综合指数为4.12，在全省14个市中排名第3位。")
    entry = found["指标"]["空气质量综合指数"]  # type: ignore[index]
    assert entry["排名"] == {"范围": "全省14个市", "名次": "3", "总数": "14"}
    assert found.uses == [("4.12", "空气质量综合指数")]


def test_the_first_place_in_words_is_data_and_no_placeholder() -> None:
    found = read("优良天数比率90.4%，居全省首位。")
    assert found["指标"]["优良天数比率"]["排名"] == {"范围": "全省", "名次": "1"}  # type: ignore[index]
    assert found.uses == [("90.4%", "优良天数比率")]


def test_a_tie_is_a_tie() -> None:
    found = read("2022年，国控断面优良水体比例80%，同比持平，并列全省第2位。")
    entry = found["指标"]["国控断面优良水体比例"]  # type: ignore[index]
    assert entry["排名"] == {"范围": "全省", "名次": "2", "并列": "是"}
    assert [words for words, _ in found.uses] == ["80%", "同比持平", "并列全省第2位"]


def test_from_the_value_of_the_year_before() -> None:
    found = read("2023年上半年，优良天数比率由上年的70.1%提高到75.3%。")
    entry = found["指标"]["优良天数比率"]  # type: ignore[index]
    assert (entry["上期值"], entry["现值"]) == ("70.1", "75.3")
    assert set(found.uses) == {("75.3%", "优良天数比率"), ("70.1%", "优良天数比率.上期值")}


def test_the_same_indicator_of_another_period_has_another_name() -> None:
    found = read("2022年优良天数280天，同比增加12天；2023年1—3月优良天数65天，同比减少3天。")
    assert list(found["指标"]) == ["优良天数", "年初优良天数"]  # type: ignore[call-overload]
    assert found.uses[-1] == ("同比减少3天", "年初优良天数.同比")


def test_a_period_without_a_year_is_of_the_year_of_the_paper() -> None:
    found = read("上半年，优良天数比率81%。", date="2023-07-20")
    assert found["指标"]["优良天数比率"]["时期"] == "2023年上半年"  # type: ignore[index]


def test_the_first_three_quarters_are_no_day_by_which_something_is_due() -> None:
    found = read("2023年前三季度，达标率88.1%。", date="2023-11-20")
    assert found["指标"]["空气质量达标率"]["时期"] == "2023年前三季度"  # type: ignore[index]


def test_what_is_thought_of_it() -> None:
    found = read("2022年全市优良天数301天，是有监测记录以来最好水平。")
    assert ("有监测记录以来最好水平", "优良天数.评价") in found.uses


def test_values_told_respectively() -> None:
    found = read("2023年，PM2.5、PM10年均浓度分别为38微克/立方米、66微克/立方米，同比分别下降5.1%、8.3%。")
    assert {name: (e["现值"], e["变动幅度"]) for name, e in found["指标"].items()} == {  # type: ignore[attr-defined]
        "细颗粒物浓度": ("38", "-5.1"),
        "PM10": ("66", "-8.3"),
    }
    assert [words for words, _ in found.uses] == ["38微克/立方米", "66微克/立方米"]


def test_one_value_of_two_is_no_placeholder() -> None:
    found = read("饮用水水源地水质达标率和国控断面达标率均为100%。")
    assert list(found["指标"]) == ["饮用水水源地水质达标率", "国控断面达标率"]  # type: ignore[call-overload]
    assert not found.uses


def test_names_in_quotes_make_placeholders_without() -> None:
    found = read("“煤改气”改造完成率达到92.5%，居全省第7位。")
    assert found["指标"]["煤改气改造完成率"]["全称"] == "“煤改气”改造完成率"  # type: ignore[index]
    assert found.uses == [("92.5%", "煤改气改造完成率"), ("居全省第7位", "煤改气改造完成率.排名")]


def test_another_verb_than_ours_is_data_and_no_placeholder() -> None:
    found = read("城镇污水处理率达到97.3%，较上年提高1.2个百分点。")
    assert found["指标"]["城镇污水处理率"]["变动幅度"] == "1.2"  # type: ignore[index]
    assert found.uses == [("97.3%", "城镇污水处理率")]


def test_two_values_of_one_indicator_and_period_are_none() -> None:
    found = read("2022年，优良天数比率80.1%。", "2022年，全市优良天数比率81.1%。")
    assert "指标" not in found.facts.data
    assert "没有填进数据" in found.doubts[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "全市种植树木120万株，修建公路35公里，清退养殖场12家，绿化面积1200亩。",
        "整改完成率95.6%，群众满意率99%。",
        "62项任务总体完成率达到95%，信访件综合办结率98%，平均整改率97%，总销号率90%。",
        "大气类信访件120件，占比45.1%；水类80件，占比30.1%，转办率100%，不属实率7%。",
        "第三产业实现增加值834.3亿元，增长6.4%。",
        "甲县PM2.5平均浓度为40微克/立方米。",
        "生活垃圾处理率达到95%以上，污水处理率近90%。",
        "城市、县城的污水日处理能力分别达到96万吨和93万吨。",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    found = read(text)
    assert not found.facts.data
    assert not found.uses


@pytest.mark.parametrize(
    "text",
    [
        "到2025年底，PM2.5平均浓度下降到38微克/立方米，优良天数比率达到75.2%。",
        "2024年底前，城市污水处理率达到96%，县城污水处理率达到93%。",
        "力争优良天数比率达到80%，优良水体比例达到90%。",
        "确保全年PM10平均浓度为70微克/立方米，优良天数比率达到78%。",
        "工作目标：优良天数比率达到78%。",
        "到“十四五”末，PM2.5平均浓度为35微克/立方米。",
        "2026年，优良天数比率达到82%。",
        "实现优良天数比率达到78%的目标。",
        "预计优良天数比率达到78%。",
    ],
)
def test_what_is_aimed_at_is_no_value(text: str) -> None:
    found = read(text, date="2023-11-20")
    assert not found.facts.data
    assert not found.uses


def test_what_stands_before_an_aim_is_a_value() -> None:
    found = read("2022年，优良天数比率80.1%，力争到2025年达到83%。", date="2023-11-20")
    assert found["指标"]["优良天数比率"]["现值"] == "80.1"  # type: ignore[index]
    assert found.uses == [("80.1%", "优良天数比率")]


def test_under_a_heading_of_aims_nothing_is_a_value() -> None:
    found = read(
        *("二、工作目标", "（一）改善环境质量。优良天数比率达到78%。", "PM10平均浓度为70微克/立方米。"),
        *("三、整改成效", "优良水体比例91.7%。"),
    )
    assert list(found["指标"]) == ["优良水体比例"]  # type: ignore[call-overload]


def test_a_section_of_aims_ends_with_the_next_of_its_level() -> None:
    found = read("（一）总体目标。优良天数比率达到78%。", "（二）工作进展。优良水体比例91.7%。")
    assert list(found["指标"]) == ["优良水体比例"]  # type: ignore[call-overload]


def test_a_plan_has_no_values() -> None:
    assert not read("甲市贯彻落实督察反馈意见整改方案", "优良天数比率达到78%。").facts.data


def test_a_report_on_a_plan_has_values() -> None:
    found = read("关于甲市督察整改方案", "落实情况的报告", "2022年，优良天数比率达到78%。")
    assert "优良天数比率" in found["指标"]  # type: ignore[operator]


def test_a_heading_on_a_plan_makes_no_plan_of_a_report() -> None:
    found = read("关于甲市整改情况的报告", "一、制定整改方案", "2022年，优良天数比率达到78%。")
    assert "优良天数比率" in found["指标"]  # type: ignore[operator]


def test_a_month_has_the_year_of_the_paper_that_came_after_it() -> None:
    found = read(
        "8月，PM10平均浓度为33微克/立方米，同比下降4.1%。1—8月，PM10平均浓度为52微克/立方米。", date="2023-09-10"
    )
    assert {name: entry["时期"] for name, entry in found["指标"].items()} == {  # type: ignore[attr-defined]
        "PM10": "2023年8月",
        "2023年1至8月PM10": "2023年1至8月",
    }


@pytest.mark.parametrize(("date", "text"), [("", "8月"), ("2023-02-10", "8月"), ("2023-02-10", "12月1日至20日")])
def test_a_month_of_no_certain_year_stands_in_the_name(date: str, text: str) -> None:
    found = read(f"{text}，PM10平均浓度为33微克/立方米。", date=date)
    assert found["指标"][f"{text}PM10"]["时期"] == text  # type: ignore[index]
    assert found.uses == [("33微克/立方米", f"{text}PM10")]


def test_a_month_has_the_year_that_its_sentence_names() -> None:
    found = read("2022年8月优良天数25天；9月，优良天数比率90%。", date="2023-02-10")
    assert found["指标"]["优良天数比率"]["时期"] == "2022年9月"  # type: ignore[index]


def test_a_month_by_whose_end_something_was_done_is_no_period() -> None:
    found = read("截至8月底，优良天数比率90%。", date="2023-09-10")
    assert "时期" not in found["指标"]["优良天数比率"]  # type: ignore[index]


def test_names_are_whole() -> None:
    found = read("重度及以上污染天数比率为1.4%，同比下降0.5个百分点。")
    assert found["指标"]["重污染天数比率"]["全称"] == "重度及以上污染天数比率"  # type: ignore[index]


def test_of_more_than_one_city_has_a_name_of_its_own() -> None:
    found = read("全国地级及以上城市细颗粒物（PM2.5）平均浓度为31微克/立方米，同比下降2.4%。")
    entry = found["指标"]["全国地级及以上城市细颗粒物浓度"]  # type: ignore[index]
    assert (entry["现值"], entry["变动幅度"]) == ("31", "-2.4")
    assert entry["全称"] == "全国地级及以上城市细颗粒物（PM2.5）平均浓度"


def test_what_is_told_of_a_rank_is_what_the_data_hold() -> None:
    found = read("优良水体比例75%，居江北地区首位，同比提升25个百分点，提升幅度居全省第2位。")
    assert found["指标"]["优良水体比例"]["排名"]["名次"] == "2"  # type: ignore[index]
    assert [t.value for t in found.facts.told if t.key.endswith("排名")] == ["居全省第2位"]
