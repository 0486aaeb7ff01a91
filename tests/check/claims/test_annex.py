"""The body against its annex table: rows, states, 合计 and 序号, from the paper alone."""

from __future__ import annotations

import pytest

from reportgen.check.claims import annex
from tests.papers import all_marked, found, marked, paper

HEAD = "序号\t反馈问题\t责任单位\t状态"


def table(*states: str) -> list[str]:
    """A ledger whose rows count from 1."""
    return [HEAD, *(f"{n}\t第{n}个问题\t市水利局\t{state}" for n, state in enumerate(states, 1))]


FOUR = table("已完成整改", "已完成整改", "达到序时进度", "达到序时进度")


@pytest.mark.parametrize(
    ("body", "total"),
    [
        ("省督察组反馈我市5项整改任务，已完成2项。", "5项"),
        ("督察反馈问题5个，整改工作有序推进。", "5个"),
        ("截至2022年8月30日，5项整改任务中，已完成2项。", "5项"),
        ("省级督察共反馈我市5项问题，确定整改任务5项。", "5项"),
    ],
)
def test_a_total_that_is_not_the_number_of_rows_is_told(body: str, total: str) -> None:
    (one,) = found("SUM971", body, *FOUR)
    assert body[one.start : one.end] == total
    assert one.reason == f"正文是{total}，附件清单有4项（序号1至4）"


@pytest.mark.parametrize(
    "body",
    [
        "省督察组反馈我市4项整改任务，已完成2项。",
        "中央督察反馈我市12项整改任务，均已完成。",  # another inspection
        "陵城区承担的3项整改任务已完成。",
        "其中涉水整改任务3项，均已完成。",
        "上一轮督察9项整改任务、省督察组反馈我市4项整改任务。",
        "督察反馈问题6个，确定整改任务4项。",  # problems and tasks are two counts
        "印发通报5期。",
    ],
)
def test_other_totals_are_left_alone(body: str) -> None:
    assert found("SUM971", body, *FOUR) == []


def test_rows_without_a_number_and_sums_do_not_count() -> None:
    rows = [*FOUR[:3], "\t接上行\t市城管局\t", *FOUR[3:], "合计\t4项\t\t"]
    assert found("SUM971", "省督察组反馈我市4项整改任务。", *rows) == []
    assert marked("SUM971", "省督察组反馈我市5项整改任务。", *rows) == ["5项"]


def test_an_excerpt_and_two_ledgers_say_nothing_of_the_total() -> None:
    assert found("SUM971", "省督察组反馈我市46项整改任务。", HEAD, *FOUR[2:]) == []
    assert found("SUM971", "省督察组反馈我市8项整改任务。", *FOUR, "第二部分", *FOUR) == []


@pytest.mark.parametrize(
    ("body", "number", "count"),
    [
        ("4项整改任务中，已完成3项。", "3项", "附件清单里是2项（序号1、2）"),
        ("4项整改任务中，已完成整改2项，其余1项达到序时进度。", "1项", "附件清单里是2项（序号3、4）"),
        ("省督察组反馈我市4项整改任务，目前已完成1项。", "1项", "附件清单里是2项（序号1、2）"),
    ],
)
def test_a_count_of_a_state_is_compared_with_its_rows(body: str, number: str, count: str) -> None:
    (one,) = found("SUM972", body, *FOUR)
    assert body[one.start : one.end] == number
    assert count in one.reason


@pytest.mark.parametrize(
    ("body", "states"),
    [
        ("4项整改任务中，已完成2项，其余2项达到序时进度。", ("已完成整改", "已完成", "达到序时进度", "序时推进")),
        ("4项整改任务中，涉水问题已完成1项。", ("已完成整改", "已完成整改", "推进中", "推进中")),
        ("4项整改任务中，已完成3项。", ("√", "√", "已完成", "在弄")),  # words that nobody knows
        ("4项整改任务中，已完成3项。", ("已完成整改", "已完成整改", "基本完成", "推进中")),  # taken together
    ],
)
def test_states_that_agree_or_are_doubtful_are_left_alone(body: str, states: tuple[str, ...]) -> None:
    assert found("SUM972", body, *table(*states)) == []


@pytest.mark.parametrize(
    "body",
    [
        "省督察组反馈我市4项整改任务，已完成2项。乙城市3项整改任务已完成1项，其余2项均达到序时进度。",
        "省督察组反馈我市4项整改任务。对领导包保的任务，已完成整改1项，其余1项均达到序时进度。",
        "省督察组反馈我市4项整改任务。丙海市9项整改任务中，7项已基本完成、1项未达到序时进度。",
        "对照4项整改任务，明确12项措施，完成9项。",
        "省督察组反馈我市4项整改任务。认领的9项问题，已完成3项。",
    ],
)
def test_parts_of_another_whole_are_left_alone(body: str) -> None:
    assert found("SUM972", body, *FOUR) == []
    assert found("SUM971", body, *FOUR) == []


def test_a_part_in_a_sentence_of_its_own_is_compared() -> None:
    body = "省督察组反馈我市4项整改任务。截至2022年8月30日，已完成整改3项，其余1项均达到序时进度。"
    assert marked("SUM972", body, *FOUR) == ["3项", "1项"]


def test_of_a_long_annex_the_missing_number_is_told() -> None:
    rows = [f"{n}\t问题\t市水利局\t推进中" for n in range(1, 5001) if n != 2500]
    lines = paper(HEAD, *rows)
    assert annex.ledger(lines) is not None
    assert [spot.reason for _, spot in annex.numbers_in_order(lines)] == ["没有序号2500"]


def test_the_row_of_sums_is_added_up() -> None:
    head, rows = "序号\t整改任务\t件数\t完成率", ("1\t甲县\t12\t90%", "2\t乙县\t9\t80%")
    (one,) = found("SUM973", head, *rows, "合计\t\t22\t85%")
    assert one.reason == "“件数”各行之和是21（12+9），合计行写22"
    assert found("SUM973", head, *rows, "合计\t\t21\t85%") == []


@pytest.mark.parametrize(
    ("numbers", "reasons"),
    [
        ((1, 2, 3, 5), ["没有序号4"]),
        ((1, 2, 2, 3), ["序号2有两行"]),
        ((1, 2, 3, 4), []),
        ((1, 2, 1, 2), []),  # counted anew for another inspection
        ((3, 9, 21, 40), []),  # an excerpt
        ((2, 1, 4, 3), []),  # sorted otherwise
    ],
)
def test_numbers_go_on_one_by_one(numbers: tuple[int, ...], reasons: list[str]) -> None:
    rows = [f"{n}\t问题\t市水利局\t推进中" for n in numbers]
    assert [one.reason for one in found("SUM974", HEAD, *rows)] == reasons


LEDGER = ("序号\t反馈问题\t数量", "1\t甲河超标\t12", "2\t乙厂渗漏\t1", "3\t丙矿破损\t9", "4\t丁村散煤\t3")


def test_a_sum_row_is_compared_where_all_of_its_column_are_numbers() -> None:
    assert all_marked(*LEDGER, "合计\t\t30") == [("SUM973", "30")]
    assert all_marked(*LEDGER, "合计\t\t25") == []
    assert all_marked(LEDGER[0], "1\t甲河超标\t若干", *LEDGER[2:], "合计\t\t30") == []


def test_numbers_with_many_gaps_are_those_of_an_excerpt() -> None:
    rows = [f"{n}\t问题{n}\t1" for n in (1, 2, 4, 6)]
    assert all_marked(LEDGER[0], *rows) == []
