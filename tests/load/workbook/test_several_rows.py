"""Tasks over several rows: which rows are one task, what of them is gathered, joined, or may be there only once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.model import Task
from tests.load.workbook.books import Book
from tests.load.workbook.test_ledger import read
from tests.reports import said

HEAD = ("序号", "反馈问题", "整改措施", "责任单位", "整改时限", "状态", "进展", "领域")
FIRST = (1, "管网破损。", "排查管网。", "市水利局", "2022年底前", "推进中", "一期完工。", "水")


def of(
    home: Path, *rows: tuple[object, ...], merges: tuple[str, ...] = ("A2:A4",)
) -> tuple[list[Task], list[Diagnostic]]:
    Book([HEAD, *rows], merges).xlsx(home / "台账.xlsx")
    return read(home)


def test_a_number_merged_over_rows_is_one_task_with_the_measures_of_all(tmp_path: Path) -> None:
    (task,), found = of(tmp_path, FIRST, (None, None, "修复管网。\n补种绿化。"), (None, None, "建立台账。"))
    assert found == []
    assert task.measures == ("排查管网。", "修复管网。", "补种绿化。", "建立台账。")
    assert [str(m.place)[-2:] for m in task.measures] == ["C2", "C3", "C3", "C4"]


def test_names_of_units_are_gathered_once_each(tmp_path: Path) -> None:
    rows = [(None, None, None, "市水利局、市住建局"), (None, None, None, "陵城区委、区政府；市住建局")]
    (task,), found = of(tmp_path, FIRST, *rows)
    assert found == []
    assert task.responsible_units == ("市水利局", "市住建局", "陵城区委、区政府")
    assert [str(u.place)[-2:] for u in task.responsible_units] == ["D2", "D3", "D4"]


def test_texts_are_joined_line_by_line_equal_ones_once(tmp_path: Path) -> None:
    rows = [(None, "雨污混接。", *[None] * 4, "一期完工。"), (None, None, *[None] * 4, "二期进场。")]
    (task,), found = of(tmp_path, FIRST, *rows)
    assert found == []
    assert (task.finding, task.progress) == ("管网破损。\n雨污混接。", "一期完工。\n二期进场。")


@pytest.mark.parametrize(
    ("column", "key", "other"), [(5, "整改时限", "2023年底前"), (6, "状态", "已完成整改"), (8, "领域", "大气")]
)
def test_two_values_of_what_a_task_has_once_are_an_error_that_names_all_cells(
    tmp_path: Path, column: int, key: str, other: str
) -> None:
    row = [None] * 7 + [None]
    _, found = of(tmp_path, FIRST, (*row[: column - 1], other, *row[column:]), ())
    letter = "ABCDEFGH"[column - 1]
    (fault,) = found
    assert said([fault]) == [f"LED338 {letter}2"]
    assert fault.message == f"第 2 行起的一项，“{key}”有几种"
    assert f"{letter}2“{FIRST[column - 1]}”、{letter}3“{other}”" in fault.reason
    assert [str(p)[-2:] for p in fault.related] == [f"{letter}3"]
    assert "合并成一格" in fault.fix


@pytest.mark.parametrize(("first", "second"), [("已完成", "已完成整改"), ("推进中", "正在推进"), ("推进中", "推进中")])
def test_two_words_that_say_the_same_are_one_status(tmp_path: Path, first: str, second: str) -> None:
    (task,), found = of(tmp_path, (*FIRST[:5], first), (*[None] * 5, second), ())
    assert (found, task.status is not None) == ([], True)


def test_the_same_day_spelt_twice_is_one_day(tmp_path: Path) -> None:
    (task,), found = of(tmp_path, (*FIRST[:4], "2022.12.31", "推进中"), (*[None] * 4, "2022年12月31日"), ())
    assert (found, str(task.deadline)) == ([], "2022年12月31日")


def test_blank_rows_within_a_merged_number_do_not_part_the_task(tmp_path: Path) -> None:
    (task,), found = of(tmp_path, FIRST, (), (None, None, "建立台账。"))
    assert (found, len(task.measures)) == ([], 2)


def test_rows_below_without_number_and_problem_go_on_with_the_task_and_are_told_once(tmp_path: Path) -> None:
    second = (2, "湖泊超标。", "截污。", *FIRST[3:])
    rows = [(None, None, "修复管网。"), (None, None, "建台账。"), second, (None, None, "清淤。")]
    made, found = of(tmp_path, FIRST, *rows, merges=())
    assert [t.measures for t in made] == [("排查管网。", "修复管网。", "建台账。"), ("截污。", "清淤。")]
    assert said(found) == ["LED337 A3"]
    assert found[0].reason == "第 3、4、6 行没有序号，也没有写问题，并入各自上面的一项"
    assert not found[0].is_error


@pytest.mark.parametrize("row", [(None, "雨污混接。"), (None, "雨污混接。", "修复管网。", "市水利局")])
def test_a_row_with_a_problem_and_without_number_stays_an_error(tmp_path: Path, row: tuple[object, ...]) -> None:
    _, found = of(tmp_path, FIRST, row, merges=())
    assert said(found) == ["LED314 B3"]


@pytest.mark.parametrize("between", [(), ("合计",), ("一、水环境",), ("备注：略",)])
def test_what_stands_behind_a_gap_goes_on_with_nothing(tmp_path: Path, between: tuple[object, ...]) -> None:
    _, found = of(tmp_path, FIRST, between, (None, None, None, "市住建局"), merges=())
    assert "LED314 D4" in said(found) or said(found)[-1] == "LED336 A3"


def test_a_cell_merged_over_several_tasks_counts_for_each_of_them_once(tmp_path: Path) -> None:
    rows = [
        FIRST,
        (None, None, "修复管网。"),
        (2, "湖泊超标。", "截污。", None, "2022年底前", "推进中"),
        (None, None, "清淤。"),
    ]
    made, found = of(tmp_path, *rows, merges=("A2:A3", "A4:A5", "D2:D5", "H2:H5"))
    assert found == []
    assert [(t.responsible_units, t.field, len(t.measures)) for t in made] == [(("市水利局",), "水", 2)] * 2


def test_a_merge_that_begins_in_the_middle_of_a_task_reaches_the_next(tmp_path: Path) -> None:
    rows = [
        (*FIRST[:3], None, *FIRST[4:]),
        (None, None, None, "市住建局"),
        (2, "湖泊超标。", "截污。", None, *FIRST[4:]),
    ]
    made, found = of(tmp_path, *rows, merges=("A2:A3", "D3:D4"))
    assert found == []
    assert [t.responsible_units for t in made] == [("市住建局",), ("市住建局",)]


def test_what_a_merge_covers_and_still_holds_is_not_read(tmp_path: Path) -> None:
    """Excel drops it; other programs leave it in the file, where no one sees it."""
    rows = [HEAD, FIRST, (9, "藏着的话。", "修复管网。"), (None, None, "建台账。")]
    Book(rows, ("A2:A4", "B2:B4")).xls(tmp_path / "台账.xlsx")
    (task,), found = read(tmp_path)
    assert (found, task.no, task.finding, len(task.measures)) == ([], "1", "管网破损。", 3)
