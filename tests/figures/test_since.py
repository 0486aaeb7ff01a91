"""较上期.*: the changes as figures, the sentence, and what the earlier report is called."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen.figures import Figure, count
from reportgen.figures.since import NAMES, earlier_name
from reportgen.model import Report
from reportgen.place import Place, Source
from reportgen.values import Missing, Text
from tests.figures.test_changes import AUGUST, JULY, month, row
from tests.reports import day


def figures(old: Report, new: Report) -> dict[str, str]:
    since = count(replace(new, earlier=old)).changes
    return {name: str(figure) for name, figure in since.items()}


@pytest.mark.parametrize(
    ("then", "now", "name"),
    [
        (JULY, AUGUST, "上月"),
        ("2021-12-31", "2022-01-31", "上月"),
        ("2022年7月", "2022年8月", "上月"),
        ("2022-06-30", "2022-09-30", "上季度"),
        ("2022-05-31", AUGUST, "2022年5月底"),
        ("2021-08-31", AUGUST, "上年同期"),
        ("2021年底", "2022年底", "上年"),
        ("2022-08-15", AUGUST, "2022年8月15日"),
        ("2022-07-25", "2022-08-28", "上月"),
        ("2022-07-25", "2022-08-29", "2022年7月25日"),
        (JULY, "2022-08-01", "2022年7月底"),
        ("2022-07-01", AUGUST, "2022年7月1日"),
        ("2022-02-28", AUGUST, "2022年2月底"),
        ("", AUGUST, "上期"),
    ],
)
def test_the_earlier_report_is_named_by_how_far_back_it_lies(then: str, now: str, name: str) -> None:
    assert earlier_name(day(then) if then else None, day(now)) == name


def test_the_sentence_tells_what_happened_and_leaves_out_what_did_not() -> None:
    old = month(row(1), row(2), row(3), as_of=JULY)
    new = month(row(1, "已完成整改"), row(2, "已销号"), row(3, "基本完成"), as_of=AUGUST)
    assert figures(old, new)["表述"] == "较上月新增完成2项、新增基本完成1项、新增销号1项"
    assert figures(old, replace(old, as_of=day(AUGUST)))["表述"] == "与上月的情况相比没有变化"


def test_the_measure_word_is_that_of_the_report_and_places_are_those_of_the_present_ledger() -> None:
    cell = Place(Source("台账.xlsx", sheet="台账"), 3, 1)
    new = month(replace(row(1, "已完成整改"), no=Text("1", cell)), as_of=AUGUST)
    new = replace(new, measure_words=replace(new.measure_words, task=Text("个")), earlier=month(row(1), as_of=JULY))
    figure = count(new).changes["新增完成"]
    assert isinstance(figure, Figure)
    assert (str(figure), figure.value, figure.name) == ("1个", Decimal(1), "较上期.新增完成")
    assert figure.places == (cell,)
    sentence = count(new).changes["表述"]
    assert isinstance(sentence, Figure)
    assert (str(sentence), sentence.unit, sentence.name) == ("较上月新增完成1个", "", "较上期.表述")
    assert (sentence.value, sentence.places) == (Decimal(1), (cell,))


def test_the_change_of_a_rate_is_in_points_and_agrees_with_the_rates_as_printed() -> None:
    old = month(row(1, "已完成整改"), row(2), row(3), as_of=JULY)  # 33.3%
    new = month(row(1, "已完成整改"), row(2, "已完成整改"), row(3), as_of=AUGUST)  # 66.7%
    assert figures(old, new)["完成率变动"] == "较上月提升33.4个百分点"
    assert figures(new, replace(old, as_of=day("2022-09-30")))["完成率变动"] == "较上月下降33.4个百分点"
    assert figures(old, replace(old, as_of=day(AUGUST)))["完成率变动"] == "与上月持平"


def test_what_cannot_be_compared_is_missing() -> None:
    full, groups = month(row(1), as_of=JULY), month(as_of=AUGUST)
    assert figures(full, groups)["新增完成"] == "【待补充：本期的完整台账】"
    assert figures(groups, full)["表述"] == "【待补充：上期的完整台账】"
    dateless = figures(month(row(1)), month(row(1), as_of=AUGUST))
    assert dateless["新增超期"] == "【待补充：上期.截至日期】"
    assert dateless["新增完成"] == "0项"


def test_a_report_without_an_earlier_one_has_no_such_figures_and_any_other_has_all_of_them() -> None:
    assert dict(count(month(row(1))).changes) == {}
    since = count(replace(month(row(1)), earlier=month(row(1)))).changes
    assert tuple(since) == NAMES
    assert all(isinstance(figure, Figure | Missing) for figure in since.values())
    with pytest.raises(KeyError):
        since["新曾完成"]
    for name in ("完成率", "总数变动"):  # the rate itself is no change, and a count has none
        with pytest.raises(KeyError):
            since[name]


def test_where_the_ledger_keeps_no_close_out_nobody_knows_how_many_were_closed() -> None:
    old, new = month(row(1), as_of=JULY), month(row(1, "已完成整改"), as_of=AUGUST)
    assert figures(old, new)["新增销号"].startswith("【待补充：任务.已销号")
    assert figures(old, new)["表述"] == "较上月新增完成1项"
    assert figures(old, month(row(1, "已销号"), as_of=AUGUST))["新增销号"] == "1项"


def test_tasks_that_are_gone_are_placed_where_the_data_file_names_the_earlier_one() -> None:
    asked = Text("七月.yaml", Place(Source("city.yaml"), 3, 5))
    gone = replace(row(2), no=Text("2", Place(Source("七月.xlsx", sheet="台账"), 4, 1)))
    old, new = month(row(1), gone, as_of=JULY), month(row(1), as_of=AUGUST, previous_file=asked)
    found = count(replace(new, earlier=old)).changes["减少任务"]
    assert isinstance(found, Figure)
    assert (str(found), found.places) == ("1项", (asked.place,))
    none = count(replace(new, earlier=month(row(1), as_of=JULY))).changes["减少任务"]
    assert isinstance(none, Figure)
    assert (str(none), none.places) == ("0项", ())


def rates(done: int, whole: int, as_of: str) -> Report:
    """So many of the tasks are done; each of the ledger's rows has its place."""
    source = Source("台账.xlsx", sheet="台账")
    states = [*["已完成整改"] * done, *["推进中"] * (whole - done)]
    rows = [row(n, state, problem=f"问题{n}") for n, state in enumerate(states, 1)]
    return month(*(replace(r, no=Text(r.no, Place(source, n, 1))) for n, r in enumerate(rows, 2)), as_of=as_of)


@pytest.mark.parametrize(
    ("before", "now", "value", "text"),
    [
        ((7, 11), (9, 14), "0.7", "较上月提升0.7个百分点"),  # 63.6%, 64.3%
        ((9, 14), (7, 11), "-0.7", "较上月下降0.7个百分点"),
        ((0, 3), (3, 3), "100", "较上月提升100个百分点"),
        ((2, 4), (1, 2), "0", "与上月持平"),
    ],
)
def test_the_change_of_a_rate_is_a_signed_number_counted_from_the_present_ledger(
    before: tuple[int, int], now: tuple[int, int], value: str, text: str
) -> None:
    made = count(replace(rates(*now, AUGUST), earlier=rates(*before, JULY)))
    change, rate = made.changes["完成率变动"], made.tasks["完成率"]
    assert isinstance(change, Figure)
    assert isinstance(rate, Figure)
    assert (change.name, change.value, str(change)) == ("较上期.完成率变动", Decimal(value), text)
    assert change.unit == ("个百分点" if change.value else "")
    assert change.places == rate.places
    assert len(change.places) == now[1]


def test_what_is_missing_of_the_earlier_report_is_placed_where_the_data_file_names_it() -> None:
    asked = Text("七月.yaml", Place(Source("city.yaml"), 3, 5))

    def missing(old: Report, new: Report, name: str) -> tuple[str, Place | None]:
        found = count(replace(new, earlier=old, previous_file=asked)).changes[name]
        assert isinstance(found, Missing)
        return found.name, found.place

    full, none = rates(1, 2, AUGUST), month(as_of=JULY)
    assert missing(none, full, "新增完成") == ("上期的完整台账", asked.place)
    assert missing(none, full, "完成率变动")[0].startswith("上期.任务.")
    assert missing(none, full, "完成率变动")[1] == asked.place
    assert missing(rates(1, 2, ""), full, "新增超期") == ("上期.截至日期", asked.place)
    assert missing(rates(1, 2, JULY), rates(1, 2, ""), "新增超期") == ("截至日期", None)  # is the present one's
