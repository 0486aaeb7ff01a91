"""Placeholders that nobody filled in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import marked

BLANK = "TXT863"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("共反馈*项问题。", "*"),
        ("共反馈XX项问题。", "XX"),
        ("督察组向××市反馈意见。", "××"),
        ("整改任务完成N项。", "N"),
        ("整改任务完成？项。", "？"),
        ("2022年X月8日反馈意见。", "X"),
        ("下达资金（待补充）万元。", "（待补充）"),
        ("由【待填：责任单位】牵头。", "【待填：责任单位】"),
        ("由{{ unit }}牵头。", "{{ unit }}"),
        ("关停企业____家。", "____"),
        ("文号为清发〔20 〕5号。", "〔20 〕"),
        ("文号为清发〔2022〕号。", "〔2022〕号"),
        ("2022年  月  日印发方案。", "2022年  月  日"),
        ("联合某某局开展检查。", ""),
        ("整改任务完成##项。", "##"),
        ("其余□项正在推进。", "□"),
        ("反馈问题【】项。", "【】"),
        ("另有待定项。", "待定"),
        ("优良天数居全省第位。", "第"),
        ("已完成项任务。", "项"),
        ("下达资金N万元。", "N"),
    ],
)
def test_a_stand_in_is_told(text: str, sign: str) -> None:
    assert marked(BLANK, text) == ([sign] if sign else [])


@pytest.mark.parametrize(
    "text",
    [
        "构建1+10+N体系，编号X3HB202406020025，购置X射线设备。",
        "池体3×4米，面积2X3平方米，权重AQI*0.5。",
        "李某某反映某公司异味，电话138****1234。",
        "整改是什么？个个都要明白。",
        "清发〔2022〕5号，2022年8月30日。",
        "联系人：____",
        "二○二二年八月",
        "□项目类　□资金类，推行1+10+N万元奖补，待定项目两个，完成项目任务。",
    ],
)
def test_signs_that_mean_themselves_are_left_alone(text: str) -> None:
    assert marked(BLANK, text) == []


@given(
    st.sampled_from(["X", "XX", "*", "**", "×", "××"]),
    st.sampled_from(["项", "个", "件", "家", "年", "日", "市", "万元"]),
)
def test_a_number_broken_by_a_stand_in_is_found(sign: str, unit: str) -> None:
    assert marked(BLANK, f"共涉及{sign}{unit}。") == [sign]
