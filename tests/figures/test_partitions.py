"""Whatever the ledger and in whatever order its rows stand: the parts of each whole add up to it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures import Figure, Tally
from reportgen.figures.counts import COUNTS, NAMES, OVERLAPPING, PARTITIONS
from reportgen.figures.petitions import HANDLING, SUBSTANTIATED, UNVERIFIED, petition_figures
from reportgen.load.words import STATUS
from reportgen.model import Case, Closure, Inspection, MeasureWords, Petitions, Task
from reportgen.model.inspections import Inspections
from reportgen.values import Missing, Text
from tests.reports import day, task

DEADLINES = ["", "2018-09-30", "2018年10月31日", "2018年10月", "2018年底前", "2018-11-01", "2020", "长期坚持"]
DEADLINES += [
    "立行立改",
    "立行立改，长期坚持",
    "2018年6月底前，并长期坚持",
    "2019年底前，长期坚持",
    "持续推进",
    "2018-11-30",
]
STAGES = [None, "未申请", "已申请", "核查中", "公示中", "已销号", "重启"]
DAYS = ["", "2018-06-30", "2018年10月", "2018-10-31", "2018年", "2019-01-01"]
INSPECTIONS = Inspections(
    (
        Inspection(name=Text("第一轮中央督察"), short_name=Text("中央督察组"), round=Text("一")),
        Inspection(name=Text("第二轮省级督察"), short_name=Text("省督察组"), round=Text("二")),
    )
)
WORDS = [None, "第一轮中央督察", "中央督察组", "第一轮", "第二轮省级督察", "省督察组", "二", "别的督察"]


def text_or_none(value: str | None) -> Text | None:
    return Text(value) if value else None


UNITS = [us for size in range(4) for us in product(("市水利局", "市住建局", "德城区"), repeat=size)]
TIMES = (range(1, 100), ("", *STATUS), DEADLINES, DAYS)
AXES = (STAGES, (None, "水", "气"), (None, "德城区"), (None, "共性", "个性"), WORDS, UNITS, range(3), (False, True))


def chosen(number: int, lists: Sequence[Sequence[Any]]) -> Iterator[Any]:
    """Of each list the one that a number below the product of their lengths says."""
    for values in lists:
        number, at = divmod(number, len(values))
        yield values[at]


def row(times: int, axes: int) -> Task:
    """A row of a ledger with any of its axes filled in or not."""
    stage, field, district, nature, inspection, units, measures, evidence = chosen(axes, AXES)
    return replace(
        task(*chosen(times, TIMES)),
        closure=Closure(stage=stage) if stage else None,
        field=text_or_none(field),
        district=text_or_none(district),
        nature=nature,
        inspection=text_or_none(inspection),
        responsible_units=tuple(map(Text, units)),
        measures=(Text("措施"),) * measures,
        evidence=(Text("照片"),) if evidence else (),
    )


# Two numbers, each small enough to be drawn evenly, are drawn far faster than a value for each axis.
LEDGERS = st.lists(st.builds(row, *(st.integers(0, prod(map(len, lists)) - 1) for lists in (TIMES, AXES))), max_size=12)
AS_OF = st.sampled_from(["2018-10-31", "2018年10月底", "2020-01-01", ""])


def tally(rows: list[Task], as_of: str = "2018-10-31") -> Tally:
    return Tally("任务", tuple(rows), day(as_of) if as_of else None, "项", MeasureWords(), INSPECTIONS)


def value(counts: Tally, name: str) -> Decimal | None:
    figure = counts[name]
    return figure.value if isinstance(figure, Figure) else None


def sums(counts: Tally) -> None:
    """Every stated partition; a part is missing only where the whole way of parting is."""
    for whole, parts in PARTITIONS:
        known = [value(counts, part) for part in parts]
        if None not in known:
            assert sum(n for n in known if n is not None) == value(counts, whole), (whole, parts)


@given(LEDGERS, AS_OF)
def test_the_parts_of_each_whole_add_up_to_it(rows: list[Task], as_of: str) -> None:
    counts = tally(rows, as_of)
    sums(counts)
    for groups in counts.groups.values():
        for group in groups.values():
            sums(group)


@given(LEDGERS, AS_OF)
def test_what_is_parted_is_known_wherever_the_ledger_tells_it(rows: list[Task], as_of: str) -> None:
    counts = tally(rows, as_of)
    for name, row in COUNTS.items():
        asked = (as_of or not row.dated) and (not row.keeps or counts._kept >= {row.keeps})
        assert isinstance(counts[name], Figure if asked else Missing), name


@given(LEDGERS, st.randoms())
def test_the_order_of_the_rows_changes_no_figure(rows: list[Task], chance: random.Random) -> None:
    counts = tally(rows)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    again = tally(shuffled)
    assert {n: str(counts[n]) for n in NAMES} == {n: str(again[n]) for n in NAMES}
    for kind, groups in counts.groups.items():
        others = again.groups[kind]
        assert {n: str(g["总数"]) for n, g in groups.items()} == {n: str(g["总数"]) for n, g in others.items()}


@given(LEDGERS)
def test_the_groups_of_every_kind_with_those_that_say_nothing_are_all_tasks(rows: list[Task]) -> None:
    counts = tally(rows)
    for kind, groups in counts.groups.items():
        if groups:
            for name in ("总数", "已完成", "其余", "超期"):
                parts = sum(value(group, name) or 0 for group in groups.values())
                whole = value(counts, name) or 0
                assert parts >= whole if kind in OVERLAPPING else parts == whole, (kind, name)


@given(LEDGERS)
def test_a_count_is_the_length_of_its_list(rows: list[Task]) -> None:
    counts = tally(rows)
    assert all(value(counts, name) in (None, len(counts.matching(name))) for name in COUNTS)


@given(LEDGERS)
def test_the_years_of_a_count_and_its_tasks_without_a_date_are_the_count(rows: list[Task]) -> None:
    counts = tally(rows)
    for name in ("剩余", "超期", "已完成"):
        dated = sum(figure.value for _, figure in counts.by_year(name))
        assert dated + counts.without_date(name).value == value(counts, name)


CASES = st.lists(
    st.builds(
        Case,
        no=st.integers(1, 9999).map(lambda n: Text(str(n))),
        district=st.sampled_from([None, Text("德城区"), Text("陵城区")]),
        kind=st.sampled_from([None, Text("水"), Text("大气")]),
        inspection=st.sampled_from(WORDS).map(text_or_none),
        batch=st.sampled_from([None, Text("1"), Text("第2批")]),
        handling=st.sampled_from(list(HANDLING)),
        substantiated=st.sampled_from([None, *SUBSTANTIATED]),
    ),
    min_size=1,
    max_size=20,
)


@given(CASES)
def test_the_parts_of_petitions_add_up_to_them(cases: list[Case]) -> None:
    figures = petition_figures(Petitions(cases=tuple(cases)), "件", INSPECTIONS)

    def of(name: str) -> Decimal:
        figure = figures.get(name)
        return figure.value if isinstance(figure, Figure) else Decimal(0)

    assert of("交办") == len(cases)
    assert sum(of(n) for n in HANDLING) == of("交办")
    assert of("已办结") + of("阶段性办结") == of("办结")
    if any(c.substantiated for c in cases):
        assert sum(of(n) for n in (*SUBSTANTIATED, UNVERIFIED)) == of("交办")
    for kind in ("区域", "类型", "督察"):
        for name in ("交办", "办结", "已办结"):
            inside = [n for n in figures if n.startswith(f"{kind}.") and n.endswith(f".{name}")]
            assert not inside or sum(of(n) for n in inside) == of(name)
