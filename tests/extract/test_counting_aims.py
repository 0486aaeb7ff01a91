"""What an old paper aims at is no state of its tasks; sums and rates of tasks that are wrong are told."""

from __future__ import annotations

import pytest

from tests.extract.counted import read


@pytest.mark.parametrize(
    "aim",
    [
        "到2024年底，45项整改任务全部完成。",
        "下一步，推动45项整改任务全部完成整改。",
        "力争年底前45项整改任务完成42项。",
        "2024年年底前45项整改任务完成44项，其余1项正在推进。",
        "45项整改任务2024年底完成40项。",
    ],
)
def test_what_is_aimed_at_is_no_state(aim: str) -> None:
    found = read("45项整改任务中，已完成33项，其余12项正在推进。", aim, date="2024-08-20")
    assert found["整改任务"] == {"总数": "45", "分组": {"已完成整改": "33", "推进中": "12"}}
    assert not found.doubts


def test_under_a_heading_of_what_comes_next_no_task_is_done() -> None:
    found = read(
        *("一、工作进展", "45项整改任务中，已完成33项，其余12项正在推进。"),
        *("二、下一步工作打算", "（一）抓好收尾。45项整改任务全部完成。", "完成30项整改任务。", "问责15人。"),
        "交办信访举报件60件全部办结。",
    )
    assert found["整改任务"] == {"总数": "45", "分组": {"已完成整改": "33", "推进中": "12"}}
    assert found.uses[-1] == ("45项", "任务.总数")
    assert not {"问责", "信访"} & found.facts.data.keys()
    assert not found.doubts


def test_what_had_come_by_a_year_that_is_over_is_no_aim() -> None:
    found = read("到2023年底，45项整改任务已完成33项，其余12项正在推进。", date="2024-03-20")
    assert found["整改任务"] == {"总数": "45", "分组": {"已完成整改": "33", "推进中": "12"}}


def test_a_plan_tells_how_many_tasks_there_are_and_of_none_that_it_is_done() -> None:
    found = read("丙市督察反馈问题整改方案", "一、整改目标", "梳理出45项整改任务。", "45项整改任务全部完成整改。")
    assert found["整改任务"] == {"总数": "45"}


@pytest.mark.parametrize(
    "text",
    [
        "45项整改任务中，已完成33项，正在推进9项，未启动1项，完成率80%。",
        "45项整改任务中，已完成33项，完成率80%，正在推进9项，未启动1项。",
    ],
)
def test_a_sum_and_a_rate_that_are_both_wrong_are_both_doubts(text: str) -> None:
    found = read(text)
    assert found["整改任务"] == {"总数": "45"}
    assert [words for words, _ in found.doubts] == ["45项", "80%"]
    assert "33 + 9 + 1 = 43，少 2" in found.doubts[0][1]
    assert found.doubts[1][1] == "比率写“80%”，按原文的数算是 33 ÷ 45 = 73.3%，“分组”没有填"


def test_a_wrong_rate_alone_leaves_the_groups_out() -> None:
    found = read("45项整改任务中，已完成33项，其余12项正在推进，完成率80%。")
    assert found["整改任务"] == {"总数": "45"}
    assert [words for words, _ in found.doubts] == ["80%"]


@pytest.mark.parametrize("rate", ["73.3%", "73%", "近80%", "到期完成率100%"])
def test_a_rate_that_may_be_right_is_no_doubt(rate: str) -> None:
    found = read(f"45项整改任务中，已完成33项，其余12项正在推进，完成率{rate}。".replace("完成率到", "到"))
    assert "分组" in found["整改任务"]  # type: ignore[operator]
    assert not found.doubts


def test_a_rate_may_be_of_several_states() -> None:
    found = read("50项整改任务中，已完成30项，基本完成10项，正在推进10项，完成率80%。")
    assert found["整改任务"]["分组"] == {"已完成整改": "30", "基本完成": "10", "推进中": "10"}  # type: ignore[index]
    assert not found.doubts
