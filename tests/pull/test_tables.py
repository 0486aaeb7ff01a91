"""The rows of a table that was edited: each edit is told of the row that it was made in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.pull.changes import Change, Kind, Unit, What
from reportgen.pull.compare import compare
from tests.pull.edits import TOWNS, told

HEAD = ("序号", "反馈问题", "责任单位", "整改时限", "进展")
Row = tuple[str, ...]


def table(rows: Sequence[Row], head: Row = HEAD) -> list[Unit]:
    """Its cells."""
    return [
        Unit(What.CELL, text, 0, table=0, row=r, column=c)
        for r, row in enumerate([head, *rows])
        for c, text in enumerate(row)
    ]


def towns() -> list[Row]:
    """Rows that read nearly alike."""
    return [
        (str(n), f"{town}镇生活污水直排", f"{town}镇政府", "2023年底", f"{town}镇管网完成{n}公里，正在验收")
        for n, town in enumerate(TOWNS, 1)
    ]


def numbered(rows: Sequence[Row]) -> list[Row]:
    """Counted anew."""
    return [(str(n), *row[1:]) for n, row in enumerate(rows, 1)]


def said(row: Row, column: int, text: str) -> Row:
    return (*row[:column], text, *row[column + 1 :])


def shifted(changes: Sequence[Change]) -> list[tuple[int, int]]:
    """Rows whose edits were told of another row of the same place."""
    return [(c.old.row, c.new.row) for c in changes if c.old and c.new and c.old.row != c.new.row]


def of(changes: Sequence[Change], kind: Kind) -> set[int]:
    """The rows of one kind of change."""
    units = [c.new if kind is Kind.ADDED else c.old for c in changes if c.kind is kind]
    return {unit.row for unit in units if unit}


def test_rows_that_are_all_rewritten_are_told_by_their_numbers() -> None:
    new = [
        (no, name.replace("直排", "直排问题"), office, day, f"{TOWNS[-int(no)]}镇管网完成{no}公里，已经验收")
        for no, name, office, day, _ in towns()
    ]
    found = compare(table(towns()), table(new))
    assert {c.kind for c in found} == {Kind.EDITED}
    assert shifted(found) == []
    assert len(found) == 2 * len(TOWNS)


@pytest.mark.parametrize("edited", [40, 59, 60])
def test_of_many_rows_that_read_alike_each_keeps_its_edits(edited: int) -> None:
    rows = [(str(n), "生活污水直排", f"第{n}村", "2023年底", "正在铺设管网") for n in range(1, 61)]
    new = [said(row, 4, f"已铺设管网{90 - n}米") if n < edited else row for n, row in enumerate(rows)]
    found = compare(table(rows), table(new))
    assert len(found) == edited
    assert shifted(found) == []


def test_rows_that_went_up_one_place_are_told_by_their_words() -> None:
    """One was deleted, another put in at the end, numbers counted anew, and those between were edited."""
    rows = towns()
    new = [said(row, 4, f"第{n}处已经验收") for n, row in enumerate(rows) if n != 2]
    new.append(("", "大湾镇秸秆焚烧", "大湾镇政府", "2024年底", "正在推进"))
    found = compare(table(rows), table(numbered(new)))
    assert of(found, Kind.DELETED) == {3}
    assert of(found, Kind.ADDED) == {12}
    assert {(c.old.row, c.new.row) for c in found if c.old and c.new} == {
        (n, n if n < 3 else n - 1) for n in (1, 2, *range(4, 13))
    }


def test_a_row_put_in_shifts_the_numbers_of_those_below_and_no_edit() -> None:
    rows = towns()
    new = [said(row, 4, f"第{n}处已经验收") for n, row in enumerate(rows)]
    new.insert(4, ("", "采砂坑未复绿", "市水利局", "2024年底", "正在推进"))
    found = compare(table(rows), table(numbered(new)))
    assert of(found, Kind.ADDED) == {5}
    assert of(found, Kind.DELETED) == set()
    assert shifted(found) == [(n, n + 1) for n in range(5, 13)]


def test_names_that_differ_in_a_digit_tell_the_rows_where_one_is_gone() -> None:
    rows = [(str(n), f"第{n}号排污口", "市水利局", "2023年底", f"完成{n}0%") for n in range(1, 41)]
    new = [said(row, 4, f"完成{n}5%") for n, row in enumerate(rows, 1) if n != 20]
    found = compare(table(rows), table(numbered(new)))
    assert of(found, Kind.DELETED) == {20}
    assert shifted(found) == [(n, n - 1) for n in range(21, 41)]


def test_figures_that_each_row_has_of_the_one_before_it_lead_to_no_other_row() -> None:
    rows = [(str(n), "生活污水直排", "镇政府", "2023年底", f"管网完成{n}0公里") for n in range(1, 61)]
    new = [said(row, 4, f"管网完成{n + 10}0公里") if n % 3 else row for n, row in enumerate(rows, 1)]
    found = compare(table(rows), table(new))
    assert len(found) == 40
    assert shifted(found) == []


@given(
    gone=st.sets(st.integers(0, 11), max_size=4),
    progress=st.lists(st.sampled_from(["", "已经验收", "正在施工", "全部完成"]), min_size=12, max_size=12),
    names=st.lists(st.sampled_from(["", "问题", "情况"]), min_size=12, max_size=12),
    back=st.booleans(),
)
def test_whatever_rows_came_or_went_each_keeps_its_edits(
    gone: set[int], progress: list[str], names: list[str], back: bool
) -> None:
    new = [
        (n, said(said(row, 1, row[1] + names[n]), 4, progress[n] or row[4]))
        for n, row in enumerate(towns())
        if back or n not in gone
    ]
    old = [row for n, row in enumerate(towns()) if not back or n not in gone]
    now = numbered([row for _, row in new])
    left = [n for n in range(12) if n not in gone]
    places = {left.index(n) + 1: n + 1 for n in left}
    found = compare(table(numbered(old)), table(now))
    pairs = {(c.old.row, c.new.row) for c in found if c.old and c.new}
    assert pairs <= (set(places.items()) if back else {(n, m) for m, n in places.items()})


def test_a_row_rewritten_between_two_that_went_up_keeps_its_turn() -> None:
    rows = towns()
    new = [row for n, row in enumerate(rows) if n != 1]
    new[6] = ("", "餐饮油烟扰民", "市城管局", "2024年3月底", "完成六家")
    found = compare(table(rows), table(numbered(new)))
    assert {(c.kind, c.old.row, c.new.row) for c in found if c.old and c.new} == {(Kind.EDITED, 8, 7)}


def test_a_row_that_was_moved_with_its_number_is_found_by_it() -> None:
    rows = towns()
    new = [said(said(row, 1, f"{row[0]}号线索"), 4, "全部完成") for row in rows]
    new.insert(9, new.pop(2))
    found = compare(table(rows), table(new))
    assert of(found, Kind.MOVED) == {3}
    assert {(c.new.row) for c in found if c.new and c.kind is Kind.MOVED} == {10}


def test_rows_without_numbers_keep_their_places_where_none_is_clearly_more_alike() -> None:
    rows = [row[1:] for row in towns()]
    new = [
        (name.replace("直排", "直排问题"), office, day, f"{TOWNS[-1 - n]}镇管网完成{n}公里")
        for n, (name, office, day, _) in enumerate(rows)
    ]
    found = compare(table(rows, HEAD[1:]), table(new, HEAD[1:]))
    assert {c.kind for c in found} == {Kind.EDITED}
    assert shifted(found) == []


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("“结果”运用到位", ": “结果”运用到位 # 好", ["→: ", "→ # 好"]),
        ("张三", "张三 李四", ["→ 李四"]),
        ("投资3万元", "投资 3 万元", ["3万元→ 3 万元"]),
        ("张三", "张　三", []),
        ("市水利局", " 市水利局 ", []),
    ],
)
def test_blanks_of_a_cell_count_but_those_that_only_fill_a_line(old: str, new: str, edits: list[str]) -> None:
    rows = towns()
    found = compare(table([said(rows[0], 2, old)]), table([said(rows[0], 2, new)]))
    assert "、".join(row.removeprefix("改动 表格 ") for row in told(found)) == "、".join(edits)


def test_of_a_long_table_and_a_long_paper_the_two_edits_alone_are_told() -> None:
    """To hold every unit against every other would take hours."""
    rows = [(str(n), f"第{n}号问题", "市局", "2023年底", "正在推进", "甲", "乙", "丙") for n in range(1, 5001)]
    built = table(rows, (*HEAD, "一", "二", "三"))
    text = [Unit(What.BODY, f"第{n}段说明第{n * 7}件事。", 50_000 + n) for n in range(20_000)]
    edited = [*built, *text]
    edited[20_004] = replace(edited[20_004], text="已经完成")
    edited[50_000] = replace(edited[50_000], text=f"{edited[50_000].text}另有说明。")
    assert len(compare([*built, *text], edited)) == 2
