"""Dates of the frame: years that are left out, two days for one thing, days that no calendar has; 截至日期."""

from __future__ import annotations

import pytest

from tests.extract.test_framing import LEAD, doubts, inspection, read, sure, uses

CAME = "2021年4月9日至29日，省第三生态环境保护督察组进驻我市，"


@pytest.mark.parametrize(
    ("text", "date", "until", "how"),
    [
        ("截至2022年8月30日，完成整改17项。", "", "2022-08-30", "高"),
        ("截至2018年10月底，完成整改17项。", "", "2018年10月底", "高"),
        ("截至2022年底，完成整改17项。", "", "2022年底", "高"),
        ("2018年实行日调度，截至10月底，完成整改17项。", "", "2018年10月底", "中"),
        ("截至10月底，完成整改17项。", "2018年11月6日", "2018年10月底", "低"),
        ("截至11月底，完成整改17项。", "2019年1月6日", "2018年11月底", "低"),
        ("截至今年6月底，完成整改17项。", "2019年7月", "2019年6月底", "中"),
        ("截至2021年底，森林覆盖率达到40%。截至2022年6月底，完成整改17项。", "", "2022年6月底", "高"),
        ("截至2022年6月底，问题整改9项。截至2022年8月底，问题整改17项。", "", "2022年8月底", "中"),
    ],
)
def test_the_day_of_the_figures(text: str, date: str, until: str, how: str) -> None:
    facts = read(text, date=date)
    assert (facts.data["截至日期"], sure(facts, "截至日期")) == (until, how)


def test_the_year_of_a_paragraph_above_serves_where_the_paper_has_no_date() -> None:
    facts = read(CAME + "并于2021年7月23日反馈意见。", "截至10月底，完成整改17项。")
    assert (facts.data["截至日期"], sure(facts, "截至日期")) == ("2021年10月底", "中")
    assert any("按上下文是2021年10月底" in reason for reason in doubts(facts))


@pytest.mark.parametrize("text", ["截至目前，完成17项。", "截至10月底，完成17项。", "截至2022年8月中旬，完成17项。"])
def test_no_day_of_the_figures_without_a_year_or_a_day(text: str) -> None:
    assert "截至日期" not in read(text).data


def test_a_day_without_any_year_is_doubted() -> None:
    assert any("没有年份" in reason for reason in doubts(read("截至10月底，完成17项。")))
    assert any("没有写到哪一天" in reason for reason in doubts(read("截至2022年8月中旬，完成17项。")))


def test_a_wrong_word_before_the_day_is_doubted_and_the_day_is_read() -> None:
    facts = read("截止2022年8月30日，完成整改17项。")
    assert facts.data["截至日期"] == "2022-08-30"
    assert any("“截至”" in reason for reason in doubts(facts))


def test_a_completed_day_is_no_placeholder_for_it_would_print_its_year() -> None:
    text = "2018年实行日调度，截至10月底，完成整改17项。"
    assert uses(read(text), text) == {}


def test_the_year_of_the_feedback_is_that_of_the_period_before_it() -> None:
    facts = read(CAME + "7月23日反馈了督察意见。", date="2022年9月1日")
    assert facts.data["督察"]["反馈日期"] == "2021-07-23"
    assert sure(facts, "督察.反馈日期") == "中"


def test_a_feedback_before_the_inspectors_came_is_doubted() -> None:
    facts = read(CAME + "3月2日反馈了督察意见。")
    assert "反馈日期" not in facts.data["督察"]
    assert any("早于进驻" in reason for reason in doubts(facts))


def test_a_period_without_a_year_is_completed_by_the_date_of_the_paper_and_doubted() -> None:
    text = "4月9日至29日，省第三生态环境保护督察组进驻我市。"
    facts = read(text, date="2021年9月1日")
    assert facts.data["督察"]["进驻"] == "2021年4月9日至29日"
    assert sure(facts, "督察.进驻") == "低"
    assert any("推算" in reason for reason in doubts(facts))
    assert "进驻" not in inspection(text)
    assert any("没有年份" in reason for reason in doubts(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "2021年2月30日，省督察组向我市反馈了督察意见。",
        "2021年13月，省督察组向我市反馈了督察意见。",
        "2021年4月29日至9日，省督察组进驻我市。",
    ],
)
def test_a_day_that_no_calendar_has_is_doubted_and_left_out(text: str) -> None:
    facts = read(text)
    assert not {"进驻", "反馈日期"} & set(facts.data["督察"])
    assert any("日历" in reason for reason in doubts(facts))


def test_two_days_of_one_feedback_are_doubted_and_the_first_stays() -> None:
    facts = read(LEAD, "2021年7月25日省督察组反馈意见以来，全市行动迅速。")
    assert facts.data["督察"]["反馈日期"] == "2021-07-23"
    assert any("反馈日期前后不一" in reason for reason in doubts(facts))


@pytest.mark.parametrize(
    "text",
    [
        "2021年9月印发省级督察反馈意见整改方案。",
        "2021年9月3日，市委召开省级督察反馈意见整改部署会。",
        "截至2021年9月3日，省级督察反馈意见整改完成17项。",
        "2021年9月3日，我市上报省级督察反馈问题整改情况。",
    ],
)
def test_a_day_of_something_else_is_no_feedback(text: str) -> None:
    assert "反馈日期" not in inspection(text)


@pytest.mark.parametrize(
    "text",
    [
        "2022年9月7日至26，省第三生态环境保护督察组进驻我市。",
        "2022年9月7日至9月26，省第三生态环境保护督察组进驻我市。",
        "2022年9月7日—26，省第三生态环境保护督察组进驻我市。",
    ],
)
def test_a_period_whose_end_was_not_read_is_no_fact_and_doubted(text: str) -> None:
    facts = read(text)
    assert "进驻" not in facts.data["督察"]
    assert [doubt.reason for doubt in facts.doubts if "没有认出止日" in doubt.reason]
    assert "督察.进驻" not in uses(facts, text)


@pytest.mark.parametrize("how", ["陆续", "分别", "先后"])
def test_the_days_on_which_several_teams_arrived_are_no_period_of_an_inspection(how: str) -> None:
    text = f"4个省级生态环境保护督察组于2023年11月21日至22日{how}进驻有关地市开展督察。"
    facts = read(text)
    assert "进驻" not in facts.data["督察"]
    assert any(how in reason and "几个督察组" in reason for reason in doubts(facts))


def test_a_day_without_its_last_character_is_none() -> None:
    assert "反馈日期" not in inspection("2021年7月23，省督察组向我市反馈了督察意见。")
    facts = read("截至2022年8月30，完成整改17项。")
    assert "截至日期" not in facts.data
    assert any("没有写到哪一天" in reason for reason in doubts(facts))


def test_a_feedback_can_be_completed() -> None:
    text = "省级生态环境保护督察组于2016年11月至12月对我市开展督察，并于2017年4月完成督察反馈。"
    assert inspection(text)["反馈日期"] == "2017年4月"
    assert "反馈日期" not in inspection("2017年4月完成督察反馈问题12项。")


def test_round_and_batch_stand_before_a_count_of_teams() -> None:
    facts = read("第三轮第一批5个中央生态环境保护督察组于2023年11月进驻。", title="云溪市整改落实情况")
    assert (facts.data["督察"]["轮次"], facts.data["督察"]["批次"]) == ("第三轮", "第一批")


def test_what_is_doubted_twice_in_a_line_is_told_once() -> None:
    facts = read("截至11月16日，办结9件。截至11月16日，问责4人。", date="2018年11月20日")
    assert len([reason for reason in doubts(facts) if "按上下文" in reason]) == 1
