"""One quantity, one event in two places of a paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.claims.twice import totals
from reportgen.check.paper import Printed
from tests.papers import found, marked, paper

OPENING = "省委生态环境保护督察组对我市开展了督察，并于2022年5月20日反馈了督察意见。"


@given(st.integers(20, 99), st.integers(20, 99))
def test_the_total_is_one_in_opening_and_end(first: int, last: int) -> None:
    lines = (
        f"{OPENING}目前，{first}项整改任务中完成18项。",
        "一、主要做法",
        "市委、市政府狠抓落实，压实责任。",
        f"省委生态环境保护督察涉及我市{last}项整改任务，均按要求推进。",
    )
    assert marked("SUM953", *lines) == ([] if first == last else [f"{last}项整改任务"])


def test_the_other_place_is_told() -> None:
    (one,) = found("SUM953", f"{OPENING}目前，46项整改任务中完成34项。", "方案明确的64项整改任务，已完成34项。")
    assert one.reason == "整改任务的总数，前面写46项，这里写64项"
    assert [at for at, _, _ in one.related] == [0]


@pytest.mark.parametrize(
    "lines",
    [
        ("省督察反馈我市28个问题。", "我市梳理出52项整改任务，逐项推进。"),
        ("中央督察反馈我市30个问题。", "省督察反馈我市46个问题，已完成40个。"),
        ("第一轮省督察反馈我市30个问题。", "第二轮省督察反馈我市46个问题，已完成40个。"),
        (
            "目前，46项整改任务已完成34项。",
            "第一轮督察反馈的62项整改任务完成61项。",
            "第二轮督察反馈的46项整改任务完成34项。",
        ),
        ("审计反馈的26个问题已整改25个。", "巡视反馈的19个问题已全部整改到位。"),
        ("中央督察反馈我省89个问题。", "中央督察涉及我市32个问题，已完成30个。"),
        ("目前，58项整改任务中完成45项。", "市发展改革委牵头的6项整改任务全部完成。"),
        ("目前，58项整改任务中完成45项。", "一是大气污染问题。涉及我市的12项整改任务已完成10项。"),
        ("目前，58项整改任务中完成45项，13项整改任务正在推进。", "对剩余的13项整改任务，持续推进。"),
        ("省督察组交办我市信访件326件。", "第一批交办的12件信访件全部办结。"),
    ],
)
def test_other_inspections_parts_and_fields_are_other_totals(lines: tuple[str, ...]) -> None:
    assert marked("SUM953", "工作情况如下，供参考。", *lines) == []


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ("2022年，全市森林覆盖率为43.1%。", "2022年，全市森林覆盖率达到41.3%。", ["41.3%"]),
        ("2022年，全市森林覆盖率为43.1%。", "2022年，全市森林覆盖率达到43%。", []),
        ("2022年，全市森林覆盖率为43.1%。", "2021年，全市森林覆盖率达到41.3%。", []),
        ("2022年，全市森林覆盖率为43.1%。", "2022年，市区森林覆盖率达到31.3%。", []),
        ("2022年，全市森林覆盖率为43.1%。", "2022年，张县森林覆盖率达到51.3%。", []),
        ("2025年，全市森林覆盖率为43.1%。", "确保2025年全市森林覆盖率达到45%。", []),
        ("目前，52项整改任务中已完成40项。", "目前，52项整改任务中已完成42项。", ["42项"]),
        ("截至8月底，52项整改任务中已完成40项。", "截至10月底，52项整改任务中已完成42项。", []),
    ],
)
def test_an_indicator_of_one_period_and_place_has_one_value(first: str, second: str, what: list[str]) -> None:
    lines = ("工作情况如下，供参考。", f"{first}工作扎实推进。", f"{second}成效持续巩固。")
    assert [text.split("完成")[-1] for text in marked("SUM954", *lines)] == what


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ("2022年6月20日，印发《扬尘治理方案》。", "2022年6月25日，市政府印发《扬尘治理方案》。", ["2022年6月25日"]),
        ("2022年6月20日，印发《扬尘治理方案》。", "2022年6月，市政府印发《扬尘治理方案》。", []),
        ("2022年6月20日，印发《扬尘治理方案》。", "2022年8月25日，修订印发《扬尘治理方案》。", []),
        ("2022年6月20日，印发《扬尘治理方案》。", "2022年8月25日，印发《扬尘管控办法》。", []),
        ("省督察组于2022年5月20日反馈了意见。", "2022年5月26日，省督察组反馈意见后，我市即行部署。", ["2022年5月26日"]),
        ("省督察组于2022年5月20日反馈了意见。", "中央督察组于2022年3月8日向我省反馈了意见。", []),
        ("省督察组于2022年5月20日反馈了意见。", "省督察组于2019年3月8日反馈了意见，均已整改。", []),
    ],
)
def test_an_event_has_one_date(first: str, second: str, what: list[str]) -> None:
    assert marked("SUM955", "工作情况如下，供参考。", f"{first}各地抓好落实。", f"{second}各地抓好落实。") == what


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (("2022年8月30日，召开市委常委会第12次会议。", "2022年8月31日，召开市委常委会第12次会议。"), ["2022年8月31日"]),
        (("2022年8月30日，召开市委常委会第12次会议。", "2022年9月1日，召开市委常委会第13次会议。"), []),
        (("2022年8月，召开市委常委会第12次会议。", "2022年8月31日，召开市委常委会第12次会议。"), []),
    ],
)
def test_a_meeting_has_one_day(lines: tuple[str, ...], wrong: list[str]) -> None:
    assert marked("SUM955", *lines) == wrong


@pytest.mark.parametrize(
    "lines",
    [
        ("省督察整改方案共确定327项整改任务，其中涉及我市66项。我市66项整改任务已完成28项，其余正在推进。",),
        ("整改方案共计确定327项整改任务，其中甲市47项、乙市46项。", "我市66项整改任务已完成28项，其余正在推进。"),
        ("督察组向7省市反馈327项整改任务。", "我市66项整改任务已完成28项，其余正在推进。"),
        (
            "清河市第二轮督察整改报告",
            "督察反馈我市37项问题，全部制定措施。",
            "第一轮督察反馈的52项问题已完成整改52项。",
        ),
        ("督察反馈我市37项问题，全部制定措施。", "第一轮督察反馈的52项问题已完成整改52项。"),
    ],
)
def test_the_total_of_another_level_or_round_is_another(lines: tuple[str, ...]) -> None:
    assert marked("SUM953", *lines) == []


def test_of_a_value_of_the_data_and_a_typed_one_the_typed_one_is_marked() -> None:
    of = paper("督察反馈我市52项问题，全部制定措施。", "督察反馈的37项问题，正在整改。")
    second = replace(of.passages[1], printed=(Printed(5, 8, "反馈问题"),))
    ((index, one),) = totals(replace(of, passages=(of.passages[0], second)))
    assert (index, one.related[0][0]) == (0, 1)
    assert one.reason == "反馈问题的总数，后面写37项，这里写52项"


@pytest.mark.parametrize(
    ("again", "what"),
    [
        ("对已完成的40项整改任务，开展“回头看”。", ["40"]),
        ("对已完成的39项整改任务，开展“回头看”。", []),
        ("对正在推进的8项任务，倒排工期。", ["8"]),
        ("2021年，对已完成的20项整改任务，开展“回头看”。", []),
        ("大气方面，对已完成的12项整改任务，开展“回头看”。", []),
    ],
)
def test_what_is_done_of_the_only_total_is_one_number(again: str, what: list[str]) -> None:
    first = "目前，48项整改任务中，已完成39项，其余9项正在推进。"
    assert marked("SUM954", first, "三、下一步打算", again) == what
