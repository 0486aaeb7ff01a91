"""Totals and their parts: what sentences claim, what does not hold, and what only looks like a sum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import codes, found, marked


def told(*lines: str) -> list[str]:
    """The codes of this folder's rules on sums."""
    return [code for code in codes(*lines) if code in ("SUM901", "SUM902", "SUM903", "SUM904", "SUM905", "SUM906")]


@pytest.mark.parametrize(
    ("text", "code", "mark"),
    [
        ("50项整改任务中完成36项，其他13正在推进。", "SUM901", "50项"),
        ("反馈问题50个,已完成36个,其余15个正在推进。", "SUM901", "50个"),
        (
            "30项任务中，到期的16项，其中，14项完成，2项未达到序时进度；4项长期坚持；剩余11项正在推进。",
            "SUM901",
            "30项",
        ),
        ("受理举报90件，其中大气方面40件、水方面30件、其他方面21件。", "SUM901", "90件"),
        ("对2个党组织和9名干部问责，其中县级干部4人、科级干部6人。", "SUM902", "9名"),
        ("培育绿色工厂12家（国家级4家、省级9家）。", "SUM902", "12家"),
        ("反馈问题35个，已完成整改37个。", "SUM902", "35个"),
        ("全市30个考核断面中，有33个达到目标要求。", "SUM902", "30个"),
        ("160条黑臭水体中，165条已整治完成。", "SUM902", "160条"),
        ("查处案件58件，其中按日计罚61件。", "SUM902", "58件"),
        ("30项任务中，剩余8项正在推进，其中，2018年底应完成4项，2020年应完成1项，持续推进的2项。", "SUM903", "8项"),
        ("受理举报96件，其中属实50件、部分属实20件、不属实25件。", "SUM903", "96件"),
        ("绿色产品12种（国家级8个、省级3个）。", "SUM903", "12种"),
        ("巡察反馈25个问题，已完成整改18个、正在整改6个。", "SUM903", "25个"),
        ("甲组3件、乙组4件，共8件。", "SUM904", "8件"),
        ("36+11=46", "SUM905", "36+11=46"),
        ("交办的90件全部办结，其中办结80件，未办结10件。", "SUM906", "全部办结"),
    ],
)
def test_a_sum_that_does_not_hold_is_found_at_its_total(text: str, code: str, mark: str) -> None:
    assert marked(code, text) == [mark]
    assert told(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "30项任务中，到期的15项，其中，13项完成，2项未达到序时进度；4项长期坚持；剩余11项正在推进，其中，今年应完成6项，明年应完成5项。",
        "国考断面5个，其中3个达标，其余2个未达标；省考断面12个，其中9个达标，其余3个未达标。",
        "2023年完成12项，2024年完成18项，其余10项按计划推进。",
        "有甲类企业12家、乙类企业30家，其余丙类企业15家自主减排。",
        "整改任务46项，截至6月底完成20项，截至9月底完成34项，12项正在推进。",
        "反馈的58项问题，完成整改41项，销号38项，17项正在推进。",
        "交办27件，其中，办结7件、阶段性办结17件、未办结3件，责令整改3家，立案处罚8家。",
        "立案提案中，委员提案431件；集体提案71件。",
        "共问责624人次，其中处级干部78人次，乡科级及以下干部546人次。",
        "甲省问责218人，其中省级干部3人，厅级干部33人；乙省问责154人，其中厅级干部26人。",
        "问责厅级干部159人，其中正厅级干部56人；处级干部464人，其中正处级干部246人。",
        "累计投入近20亿元，其中去年8.6亿元，今年11.5亿元。",
        "完成投资12.4亿元，其中上级3.5亿元、本级2.8亿元、其他6亿元。",
        "排查问题120个，累计完成整改150个。",
        "共排查出3个问题，建成处理设施5个，正在建设2个。",
        "在8个镇建设充电桩，其中快充桩30个、慢充桩50个。",
        "完成3个县（12个乡镇、86个村）的整治。",
        "改建污水处理厂12座（其中新建5座）。",
        "涉及3个乡镇、5个村，共12个点位。",
        "52项任务全部完成或达到序时进度，其中完成50项，达到序时进度2项。",
        "制定的《40项任务清单》明确后，已完成41项。",
    ],
)
def test_what_only_looks_like_a_sum_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_the_arithmetic_is_told_and_the_parts_are_pointed_at() -> None:
    text = "20项任务中，到期11项；3项长期坚持；剩余5项正在推进。"
    [fault] = found("SUM901", text)
    assert fault.reason == "20 = 11 + 3 + 5 不成立：11 + 3 + 5 = 19，少 1"
    assert [text[start:end] for _, start, end in fault.related] == ["11项", "3项", "5项"]


def test_the_parts_may_stand_in_the_next_sentence() -> None:
    assert told("名单共计31家。其中工厂14家、园区2个、产品15种。") == []
    assert told("名单共计31家。其中工厂14家、园区2个、产品16种。") == ["SUM903"]


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        (["绿色产品12种（国家级8个、省级4个）。"], ["12种"]),
        (["反馈的58项问题中，已完成整改41个，其余17个正在推进。"], ["58项"]),
        (["明确43项整改任务。", "43个整改任务完成40个。"], ["43个"]),
        (["绿色产品12种（国家级8种、省级4种）。"], []),
        (["问责12名干部（县级4人、科级8人）。"], []),
        (["核查20件问题线索。", "反馈20个问题。"], []),
        (["明确43项整改任务。", "细化为43条整改措施。"], []),
    ],
)
def test_one_thing_has_one_measure_word(lines: list[str], mark: list[str]) -> None:
    assert marked("SUM915", *lines) == mark


COUNTS = st.integers(2, 400)
FORMS = (
    "督察反馈的{t}项问题，已完成整改{a}项，其余{b}项正在推进。",
    "{t}项整改任务中完成{a}项，其他{b}正在推进。",
    "交办信访件{t}件，已办结{a}件，未办结{b}件。",
    "反馈问题{t}个，其中共性问题{a}个、个性问题{b}个。",
    "绿色工厂{t}家（国家级{a}家、省级{b}家）。",
    "大气方面{a}项、水方面{b}项，共{t}项。",
    "受理举报{t}件，其中属实{a}件、不属实{b}件。",
)


@given(st.sampled_from(FORMS), COUNTS, COUNTS)
def test_sums_that_hold_are_never_told(form: str, a: int, b: int) -> None:
    assert told(form.format(t=a + b, a=a, b=b)) == []


@given(st.sampled_from(FORMS), COUNTS, COUNTS, st.integers(-2, 2).filter(bool))
def test_a_total_off_by_one_or_two_is_told(form: str, a: int, b: int, off: int) -> None:
    a, b = a + 20, b + 20
    assert len(told(form.format(t=a + b + off, a=a, b=b))) == 1
