"""The order of days: presence, feedback, plan, day of the figures, sign-off; what is told as done after it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.release.events import Kind, events
from reportgen.check.release.moments import moments
from tests.papers import found, marked, paper

TITLE = "清河市关于省级生态环境保护督察反馈意见整改情况的报告"
SIGNED = ("中共清河市委", "清河市人民政府")
PRESENT = "省第三生态环境保护督察组于2022年3月1日至31日进驻清河市开展督察，2022年6月10日正式向我市反馈督察意见。"
PLANNED = "2022年8月5日，市委、市政府印发《清河市督察反馈意见整改方案》。"
COUNTED = "截至2023年5月31日，40项整改任务已完成30项。"


def report(*lines: str, date: str = "2023年6月15日") -> list[str]:
    return [TITLE, *lines, "市委、市政府多次研究整改工作。", *SIGNED, date]


def told(*lines: str) -> list[tuple[str, str]]:
    """What happened, and when the paper says so."""
    return [(e.kind.value, e.said) for e in events(paper(*lines))]


def test_what_a_report_says_happened_when() -> None:
    assert told(*report(PRESENT, PLANNED, COUNTED)) == [
        ("进驻", "2022年3月1日至31日"),
        ("反馈督察意见", "2022年6月10日"),
        ("印发整改方案", "2022年8月5日"),
        ("统计截至", "2023年5月31日"),
        ("落款", "2023年6月15日"),
    ]


@pytest.mark.parametrize(
    ("sentence", "happened"),
    [
        ("2017年11月，省第二环境保护督察组对我市进行了环境保护督察。", ("进驻", "2017年11月")),
        ("2021年4月9日至29日，根据《办法》，经省委批准，省督察组进驻我市。", ("进驻", "2021年4月9日至29日")),
        ("（督察进驻时间：2021年4月9日至29日）", ("进驻", "2021年4月9日至29日")),
        ("2018年3月2日，省督察组向我市反馈了督察意见。", ("反馈督察意见", "2018年3月2日")),
        ("督察组于2021年7月17日向我省进行了反馈。", ("反馈督察意见", "2021年7月17日")),
        ("《我市督察整改方案》经省政府同意后，于2021年12月30日正式印发。", ("印发整改方案", "2021年12月30日")),
        ("2021 年 10 月，市政府印发了整改方案。", ("印发整改方案", "2021年10月")),
    ],
)
def test_the_ways_to_say_it(sentence: str, happened: tuple[str, str]) -> None:
    assert told(sentence) == [happened]


@pytest.mark.parametrize(
    "sentence",
    [
        "2021年4月25日，省督察组移交信访件100件。",
        "2021年5月20日，市整改办向省督察办反馈整改情况。",
        "各单位2021年5月20日前反馈意见。",
        "2021年7月，印发《边督边改信访问题整改方案》。",
        "2021年3月，我市召开反馈意见整改推进会。",
        "对督察组2021年进驻期间交办的问题逐项整改。",
        "落实《省督察组2021年7月23日反馈意见整改方案》。",
    ],
)
def test_what_is_none_of_these(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (PRESENT, PRESENT.replace("2022年6月10日", "2022年2月10日")),
        (PRESENT, PRESENT.replace("2022年6月10日", "2021年6月10日")),
        (PLANNED, PLANNED.replace("2022年8月5日", "2022年5月8日")),
        (COUNTED, COUNTED.replace("2023年5月31日", "2022年5月31日")),
        (COUNTED, COUNTED.replace("2023年5月31日", "2023年7月31日")),
    ],
)
def test_one_date_that_cannot_be(right: str, wrong: str) -> None:
    lines = report(PRESENT, PLANNED, COUNTED)
    assert found("DOC981", *lines) == []
    hit = found("DOC981", *[wrong if line == right else line for line in lines])
    assert len(hit) == 1
    assert hit[0].related


@pytest.mark.parametrize("date", ["2022年1月15日", "2022年5月31日", "2021年6月15日"])
def test_a_sign_off_before_what_the_paper_tells(date: str) -> None:
    assert found("DOC981", *report(PRESENT, PLANNED, COUNTED, date=date))


def test_a_plan_belongs_to_the_inspection_that_its_name_tells() -> None:
    plan = "2021年12月1日，印发《清河省贯彻落实{}生态环境保护督察反馈意见整改方案》。"
    assert marked("DOC981", f"2022年6月2日，中央督察组反馈意见。{plan.format('中央')}") == ["2021年12月1日"]
    assert marked("DOC981", f"2022年6月2日，中央督察组反馈意见。{plan.format('')}") == []


@given(st.integers(1, 700), st.integers(1, 700))
def test_presence_and_feedback_by_any_days(stay: int, wait: int) -> None:
    end = dt.date(2021, 1, 1) + dt.timedelta(stay)
    for day, wrong in ((end + dt.timedelta(wait), False), (end - dt.timedelta(wait), True)):
        said = "，督察组对我市开展督察，并于".join(f"{d.year}年{d.month}月{d.day}日" for d in (end, day))
        assert bool(found("DOC981", f"{said}反馈了督察意见。")) is wrong


@pytest.mark.parametrize(
    "lines",
    [
        # Two inspections, the older one told second.
        [
            "2021年8月，中央第四督察组进驻我省，2021年12月反馈意见。2019年9月，省督察组对我市开展督察，2020年4月反馈意见。"
        ],
        # The city's own inspection has another feedback than the province's.
        ["2022年5月，市委督察组对各县开展督察，省督察组于2021年7月23日反馈了意见。"],
        # Without its year it may be the next one's.
        ["2021年12月1日至20日，省督察组对我市开展督察，并于3月5日反馈了督察意见。"],
        [f"{PRESENT}中央督察反馈问题截至2021年底已完成整改30个。"],
        ["2021年7月23日，省督察组反馈意见。此前，2020年3月印发了《我市中央督察反馈意见整改方案》。"],
        # What was put right while the inspectors were there.
        ["2021年7月23日，省督察组反馈意见。督察期间，截至2021年4月29日，已完成整改立行立改问题10个。"],
        ["2022年3月1日，督察组进驻，同日召开会议。2022年3月1日反馈意见。"],
    ],
)
def test_several_inspections_are_not_mixed(lines: list[str]) -> None:
    assert marked("DOC981", *lines) == []


def test_the_imprint_is_not_older_than_the_paper() -> None:
    lines = [*report(PRESENT, PLANNED, COUNTED), "抄送：省委办公厅。"]
    assert marked("DOC981", *lines, "清河市人民政府办公室  2023年6月16日印发") == []
    assert marked("DOC981", *lines, "清河市人民政府办公室  2023年6月6日印发") == ["2023年6月6日"]


@pytest.mark.parametrize(
    ("sentence", "late"),
    [
        ("2023年7月2日，市政府召开了推进会。", ["2023年7月2日"]),
        ("2024年，全市优良天数比率同比提升3个百分点。", ["2024年"]),
        ("已于2023年9月建成污水处理厂1座，投入了运行。", ["2023年9月"]),
        ("2023年6月15日，市政府召开了推进会。", []),
        ("2023年6月，市政府召开了推进会。", []),
        ("2023年12月底前完成其余任务，已倒排工期。", []),
        ("计划2024年建成污水处理厂，已列入项目库。", []),
        ("2025年森林覆盖率达到40%。", []),
        ("自2024年1月1日起实行了新标准。", []),
        ("已纳入《2024年重点项目》。", []),
    ],
)
def test_what_is_told_as_done_after_the_sign_off(sentence: str, late: list[str]) -> None:
    assert marked("DOC982", *report(sentence)) == late


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("宣传活动自2023年6月20日起，截至2023年12月31日。", False),
        ("对公示内容有异议的，反馈截至2023年7月10日，逾期不再受理。", False),
        ("整改期限截至2023年12月底。", False),
        ("受理来信来访时间截止到2023年8月25日。", False),
        ("截至2023年8月25日，40项任务已完成30项。", True),
        ("截至2023年8月25日，40项任务全部销号。", True),
        ("截至2023年8月25日，共收到来信120件。", True),
    ],
)
def test_a_deadline_lies_ahead_and_a_count_does_not(sentence: str, wrong: bool) -> None:
    assert bool(found("DOC981", *report(sentence))) is wrong


def test_what_a_plan_or_the_next_steps_say_lies_ahead() -> None:
    ahead = "2024年，召开现场会2次，确定了10个项目。"
    assert marked("DOC982", *report("一、下一步打算", ahead)) == []
    plan = [TITLE.replace("报告", "工作方案"), ahead, "市委、市政府多次研究。", *SIGNED, "2023年6月15日"]
    assert marked("DOC982", *plan) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2021年4月9日至29日", [("2021-04-09", "2021-04-29")]),
        ("2019年10月10日至11月10日", [("2019-10-10", "2019-11-10")]),
        ("2021年12月29日至2022年3月9日", [("2021-12-29", "2022-03-09")]),
        ("2020 年 2 月", [("2020-02-01", "2020-02-29")]),
        ("2021年全年", [("2021-01-01", "2021-12-31")]),
        ("2021年4月召开，7月23日印发", [("2021-04-01", "2021-04-30"), ("2021-07-23", "2021-07-23")]),
        ("2021年召开。7月23日印发", [("2021-01-01", "2021-12-31")]),
        ("2021年召开，去年12月印发", [("2021-01-01", "2021-12-31")]),
        ("2021年2月30日", []),
        ("《2021年计划》历时3个月，6月均值", []),
    ],
)
def test_days_of_dates(text: str, days: list[tuple[str, str]]) -> None:
    assert [(str(m.first[0]), str(m.last[1])) for m in moments(text)] == days


def test_a_date_above_the_text_is_none_of_the_paper() -> None:
    lines = [TITLE, PRESENT, PLANNED]
    assert Kind.SIGN_OFF not in [e.kind for e in events(paper(TITLE, "2021-01-01", *lines[1:]))]
