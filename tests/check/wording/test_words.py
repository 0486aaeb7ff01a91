"""截止, 做出, 督查, and words written twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import found, marked


@pytest.mark.parametrize(
    "text",
    [
        "截止目前，",
        "截止2020年底，",
        "截止10月，",
        "截止到8月30日，",
        "截止上月末，",
        "截止二〇二一年底，",
        "截止当日，",
    ],
)
def test_until_a_time_is_told_and_left_to_the_writer(text: str) -> None:
    (only,) = found("TXT821", f"{text}已完成30项。")
    assert only.fix == "改为“截至”"
    assert only.edit is None


@pytest.mark.parametrize(
    "text",
    [
        "截至目前。",
        "截止日期为8月30日。",
        "报名截止。",
        "报名截止8月30日。",
        "意见征集截止2021年8月。",
        "8月30日截止。",
        "截止时间另行通知。",
    ],
)
def test_until_without_a_time_is_left_alone(text: str) -> None:
    assert marked("TXT821", text) == []


@pytest.mark.parametrize(
    "text", ["做出批示", "做出了重要指示", "做出95次批示", "做出全面部署", "做出庄严承诺", "做出行政处罚决定"]
)
def test_decisions_are_told(text: str) -> None:
    assert marked("TXT822", f"有关方面{text}。") == ["做出"]


@pytest.mark.parametrize(
    "text", ["做出贡献", "做出成绩", "做出了榜样", "作出批示", "做出的决定性贡献", "做出决定性贡献"]
)
def test_other_things_are_made(text: str) -> None:
    assert marked("TXT822", f"有关方面{text}。") == []


@pytest.mark.parametrize(
    "text", ["中央督查组交办", "督查反馈意见", "反馈了督查意见", "环保督查整改", "开展了环境保护督查"]
)
def test_what_belongs_to_the_inspection_is_told(text: str) -> None:
    assert marked("TXT824", "省生态环境保护督察组进驻。", f"去年{text}的事项已办结。") == ["督查"]


@pytest.mark.parametrize(
    "text", ["加强督查督办", "市委督查室", "联合督查组反馈", "市政府督查反馈", "专项督查", "《督查整改办法》"]
)
def test_supervision_of_the_city_is_left_alone(text: str) -> None:
    assert marked("TXT824", "省生态环境保护督察组进驻。", f"去年{text}的事项已办结。") == []


def test_a_paper_without_inspection_is_left_alone() -> None:
    assert marked("TXT824", "市政府督查组进驻，督查反馈意见12条。") == []


@given(st.sampled_from(["整改", "完成", "进一步", "生态环境", "群众", "督察组", "责任单位"]))
def test_a_word_written_twice_is_told(word: str) -> None:
    assert marked("TXT823", f"我市{word}{word}，已经见效。") == [word * 2]


@pytest.mark.parametrize(
    "text", ["反馈的的问题", "完成了了任务", "水和和大气", "市市委决定", "由由县区负责", "落实与与保障"]
)
def test_a_particle_written_twice_is_told(text: str) -> None:
    assert len(marked("TXT823", f"我们{text}。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "看看人人家家户户层层压实",
        "一一对应、一件一件、一项一项、逐一",
        "研究研究、讨论讨论、考虑考虑",
        "二〇二〇年、三三两两、五五开",
        "的的确确、为了了解、和和美美、现在在建、以及及时",
        "省总队总队长、委员会委员",
        "参与与支持、工作作为、建设设施、城市市区、某市市长",
        "实实在在、点点滴滴、扎扎实实、方方面面、种种原因",
        "20%20公里、10件10分",
        "存在在线监测数据异常",
        "合并并重组、成为为数不多的城市、缓和和改善",
    ],
)
def test_what_lives_by_being_said_twice_is_left_alone(text: str) -> None:
    assert marked("TXT823", f"我们{text}。") == []
