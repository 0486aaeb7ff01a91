"""Table -> widths of its columns, which stand centred, and whether it fits an upright sheet."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import Column, Table, plain
from reportgen.gongwen import LANDSCAPE, UPRIGHT
from reportgen.write.columns import EM, PADDING, column_widths, fits_upright, short_columns, width_of
from tests.write.papers import t, t_cell

PROBLEM = "部分县区环境基础设施建设滞后，雨污分流不彻底，"
UNITS = ("市生态环境局、德城区人民政府", "市住房城乡建设局、市城市管理局、市水利局", "市农业农村局")
DEADLINES = ("2022年12月底", "立行立改并长期坚持", "2021年6月底前")
STATUSES = ("已完成整改", "达到序时进度")
SHORT = ("序号", "整改时限", "状态", "完成日期")
SEVEN = ("序号", "反馈问题", "整改目标", "责任单位", "整改时限", "进展", "状态")
NINE = ("序号", "反馈问题", "整改目标", "整改措施", "责任单位", "整改时限", "进展", "状态", "完成日期")


def entry(column: str, row: int, size: float) -> tuple[str, ...]:
    """What a clerk wrote into a cell; `size` makes the long texts longer or shorter."""
    long = (PROBLEM * 20)[: int((30 + 37 * row % 90) * size)]
    return {
        "序号": (str(row),),
        "反馈问题": (long,),
        "整改目标": (long[: len(long) // 3],),
        "整改措施": tuple(f"{n}.{long[: len(long) // 3]}" for n in range(1, 2 + row % 4)),
        "责任单位": (UNITS[row % 3],),
        "整改时限": (DEADLINES[row % 3],),
        "进展": (long,),
        "状态": (STATUSES[row % 2],),
        "完成日期": ("2022年8月30日",) if row % 2 else (),
    }.get(column, ())


def ledger(columns: tuple[str, ...], rows: int = 68, size: float = 1.0) -> Table:
    """A ledger as departments keep it."""
    return Table(
        tuple(Column(t(c), 0) for c in columns),
        tuple(tuple(t_cell(*entry(c, n, size)) for c in columns) for n in range(1, rows + 1)),
    )


def table(*columns: tuple[str, ...], weights: tuple[int, ...] = ()) -> Table:
    """A table of columns, each its heading and its entries."""
    heads = tuple(Column(t(c[0]), w) for c, w in zip(columns, weights or [0] * len(columns), strict=True))
    return Table(
        heads, tuple(tuple(t_cell(text) for text in row) for row in zip(*(c[1:] for c in columns), strict=True))
    )


def characters(block: Table, text_width: int) -> dict[str, float]:
    """How many characters stand on a line of each column."""
    widths = column_widths(block, text_width)
    assert sum(widths) == text_width
    return {plain(c.head): (w - PADDING) / EM for c, w in zip(block.columns, widths, strict=True)}


def height(block: Table, text_width: int) -> int:
    """The lines of all rows together."""
    fits = [(w - PADDING) // EM * EM for w in column_widths(block, text_width)]
    return sum(
        max(sum(-(-width_of(plain(p)) // fit) for p in cell) for cell, fit in zip(row, fits, strict=True))
        for row in block.rows
    )


@pytest.mark.parametrize("size", [0.5, 1.0])
def test_numbers_dates_and_status_stand_on_one_line_and_long_texts_share_the_rest(size: float) -> None:
    found = characters(ledger(SEVEN, size=size), LANDSCAPE.text_width)
    assert found["序号"] == 2
    assert found["整改时限"] == len("立行立改并长期坚持")
    assert found["状态"] == len("达到序时进度")
    assert found["责任单位"] >= len("市生态环境局、")
    assert found["反馈问题"] > found["整改目标"]
    assert found["进展"] > found["责任单位"]


def test_a_date_takes_the_room_of_its_digits_and_the_gaps_beside_them() -> None:
    found = characters(ledger(("序号", "反馈问题", "完成日期")), UPRIGHT.text_width)
    assert 7 < found["完成日期"] < 8.6


def test_short_entries_take_two_lines_where_long_texts_would_become_ribbons() -> None:
    found = characters(ledger(NINE, size=2), LANDSCAPE.text_width)
    assert found["序号"] == 2
    assert found["状态"] == 4
    assert 5 < found["完成日期"] < 6  # 2022年8月, 30日
    assert min(found[c] for c in ("反馈问题", "整改目标", "整改措施", "责任单位", "进展")) >= 6


def test_the_rows_become_lower_than_with_equal_columns() -> None:
    for columns in (SEVEN, NINE, ("序号", "反馈问题", "责任单位")):
        by_content = ledger(columns, size=2)
        equal = replace(by_content, columns=tuple(replace(c, weight=1) for c in by_content.columns))
        assert height(by_content, LANDSCAPE.text_width) < 0.8 * height(equal, LANDSCAPE.text_width)


def test_one_giant_cell_does_not_take_the_table() -> None:
    usual = ledger(SEVEN)
    giant = replace(usual, rows=(*usual.rows[:-1], (*usual.rows[-1][:5], t_cell(PROBLEM * 200), usual.rows[-1][6])))
    before, after = (characters(b, LANDSCAPE.text_width) for b in (usual, giant))
    assert after["反馈问题"] >= 0.6 * before["反馈问题"]
    assert after["状态"] == before["状态"]


def test_one_remark_among_dates_leaves_the_dates_on_one_line() -> None:
    usual = ledger(("序号", "反馈问题", "进展", "整改时限"), size=3)
    remark = "主体工程2023年6月底前完成，其余长期坚持"
    rows = (*usual.rows[:-1], (*usual.rows[-1][:-1], t_cell(remark)))
    found = characters(replace(usual, rows=rows), LANDSCAPE.text_width)
    assert len("立行立改并长期坚持") <= found["整改时限"] < len(remark)


def test_a_table_that_has_room_keeps_every_entry_on_one_line_and_spreads_what_is_left() -> None:
    block = table(("类别", "大气", "水"), ("问题数", "12", "7"), ("责任单位", "市生态环境局", "市水利局"))
    found = characters(block, UPRIGHT.text_width)
    assert found["类别"] >= 2
    assert found["责任单位"] > 2 * found["类别"]


@pytest.mark.parametrize(
    ("head", "fits"),
    [("号", 2), ("序号", 2), ("责任人", 3), ("整改时限", 2), ("是否已销号", 3), ("是否需要验收销号", 4)],
)
def test_a_heading_has_two_lines_at_most_and_never_one_character_on_a_line(head: str, fits: int) -> None:
    block = table((head, "是"), ("反馈问题", PROBLEM * 9))
    assert characters(block, UPRIGHT.text_width)[head] == fits


def test_a_heading_does_not_leave_its_last_character_to_the_second_line() -> None:
    block = table(("整改状态", "已完成"), ("反馈问题", PROBLEM * 9))
    assert characters(block, UPRIGHT.text_width)["整改状态"] == 4


def test_empty_columns_have_the_room_of_their_heading() -> None:
    found = characters(ledger(("序号", "反馈问题", "备注", "进展")), UPRIGHT.text_width)
    assert found["备注"] == 2


def test_columns_with_weights_have_their_share() -> None:
    block = table(("甲", "一" * 90), ("乙", "二"), ("丙", "三"), weights=(1, 2, 1))
    assert column_widths(block, 8844) == [2211, 4422, 2211]


def test_beside_columns_by_content_a_weight_counts_against_ten_of_each() -> None:
    block = table(("甲", "一" * 90), ("乙", "二"), ("丙", PROBLEM * 9), weights=(20, 0, 0))
    first, second, third = column_widths(block, 8844)
    assert first == 4422
    assert second == 2 * EM + PADDING
    assert third == 4422 - second


def test_narrow_columns_keep_their_width_when_twelve_or_twenty_share_a_sheet() -> None:
    for count in (12, 20):
        block = table(("序号", "1", "68"), *((f"问题{n}", PROBLEM, PROBLEM * 4) for n in range(1, count)))
        widths = column_widths(block, LANDSCAPE.text_width)
        assert widths[0] == 2 * EM + PADDING
        assert max(widths[1:]) - min(widths[1:]) <= 2 * EM


def test_rows_at_the_end_of_a_long_ledger_count_too() -> None:
    rows = [(t_cell("1"), t_cell("无"))] * 2500 + [(t_cell("1"), t_cell(PROBLEM * 3))] * 2500
    block = Table((Column(t("序号"), 0), Column(t("进展"), 0)), tuple(rows))
    assert characters(block, UPRIGHT.text_width)["进展"] > 30
    assert short_columns(block) == (True, False)


def test_columns_of_short_entries_stand_centred() -> None:
    block = ledger(NINE)
    assert {plain(c.head) for c, short in zip(block.columns, short_columns(block), strict=True) if short} == set(SHORT)
    several = Table((Column(t("牵头单位"), 0),), ((t_cell("市水利局", "市住建局"),),))
    assert short_columns(several) == (False,)


@pytest.mark.parametrize(
    ("columns", "rows", "upright"),
    [
        (("序号", "反馈问题", "责任单位", "状态"), 68, True),
        (("序号", "整改时限", "状态"), 5000, True),
        (SEVEN, 68, False),
        (SEVEN, 1, False),
        (NINE, 68, False),
        (("序号", "反馈问题", "状态"), 0, True),
        (NINE + SEVEN, 0, False),
    ],
)
def test_a_small_table_stays_upright_and_a_ledger_needs_the_landscape_sheet(
    columns: tuple[str, ...], rows: int, upright: bool
) -> None:
    assert fits_upright(ledger(columns, rows)) is upright


def test_a_row_above_a_third_of_the_page_needs_the_landscape_sheet() -> None:
    columns = ("序号", "反馈问题", "责任单位", "状态")
    assert fits_upright(ledger(columns, size=2))
    assert not fits_upright(ledger(columns, size=6))


def test_weights_that_squeeze_a_column_need_the_landscape_sheet() -> None:
    columns = (("状态", "达到序时进度"), ("反馈问题", PROBLEM * 4))
    assert fits_upright(table(*columns, weights=(20, 80)))
    assert not fits_upright(table(*columns, weights=(10, 90)))


TEXTS = st.one_of(
    st.sampled_from(("", "1", "2022年8月30日", "达到序时进度", "VOCs", "甲\n乙", "\n")),
    st.builds("字".__mul__, st.integers(0, 400)),
    st.text(max_size=30),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Any table, weights and all."""
    weights = draw(st.lists(st.sampled_from((0, 0, 0, 1, 10, 999)), min_size=1, max_size=24))
    cells = st.lists(TEXTS, max_size=3).map(lambda lines: t_cell(*lines))
    rows = draw(st.lists(st.tuples(*[cells] * len(weights)), max_size=4))
    return Table(tuple(Column(t(draw(TEXTS)), w) for w in weights), tuple(rows))


@given(tables(), st.sampled_from((UPRIGHT.text_width, LANDSCAPE.text_width)))
def test_widths_are_above_zero_and_fill_the_sheet_whatever_the_table_holds(block: Table, text_width: int) -> None:
    for rows in (block.rows[:count] for count in range(len(block.rows) + 1)):
        part = replace(block, rows=rows)
        widths = column_widths(part, text_width)
        assert sum(widths) == text_width
        assert min(widths) > 0
        assert len(short_columns(part)) == len(widths)
        assert fits_upright(part) in (True, False)


@given(st.lists(st.integers(11, 300), min_size=1, max_size=8), st.integers(1, 30))
def test_of_long_texts_the_longer_never_get_the_narrower_column(lengths: list[int], rows: int) -> None:
    block = table(*(("栏目", *["字" * length] * rows) for length in sorted(lengths)))
    widths = column_widths(block, LANDSCAPE.text_width)
    assert all(after >= before - EM - 1 for before, after in pairwise(widths))
