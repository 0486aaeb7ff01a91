"""Which rows are tasks, whatever their texts look like; and which never are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.workbook.books import Book
from tests.load.workbook.test_ledger import HEAD, ROW, faults, read
from tests.reports import said

SECOND = (2, *ROW[1:])


@pytest.mark.parametrize(
    "number", ["第1项", "DZ-01", "（一）", "①", "S1", "问题1", "德州-1", "1-1", "1号", "注1", "一", "一、"]
)
@pytest.mark.parametrize("text", ["共3个排污口未整治", "总计", "大气方面小计", "备注：略", "累计超标"])
def test_a_row_with_a_number_and_a_status_is_a_task_whatever_its_text(tmp_path: Path, number: str, text: str) -> None:
    assert faults(tmp_path, HEAD, (number, text, *ROW[2:])) == []
    assert len(read(tmp_path)[0]) == 1


def test_two_named_values_beside_the_number_make_a_task_too(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, ("S1", "总计", "市水利局", "2022年底前"), SECOND) == []
    assert [task.no for task in read(tmp_path)[0]] == ["S1", "2"]


@pytest.mark.parametrize("left", ["备注：省级督办", "联系人：李四", "说明2：略", "审核：退回", "合计", "统计：造假"])
def test_a_cell_left_of_the_number_makes_no_note_and_no_sum_of_a_task(tmp_path: Path, left: str) -> None:
    Book([("责任人", *HEAD), (left, *ROW)]).xlsx(tmp_path / "台账.xlsx")
    made, found = read(tmp_path)
    assert (len(made), found) == (1, [])


@pytest.mark.parametrize(
    "row",
    [
        *(("累计", 1), ("汇总", 1), ("总数", 1), ("Total", 1), ("∑", 1), ("以上共1项",), ("其中：推进中1项",)),
        *((None, "累计", 1), ("合计", None, None, None, "推进中1项")),
    ],
)
def test_more_words_of_sums(tmp_path: Path, row: tuple[object, ...]) -> None:
    assert faults(tmp_path, HEAD, ROW, row) == ["LED315 A3" if row[0] else "LED315 B3"]


def test_a_sum_by_another_word_is_checked_too(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, ROW, ("累计", 2)) == ["LED335 B3"]


@pytest.mark.parametrize("lead", [None, "其中"])
def test_a_breakdown_below_a_sum_belongs_to_it(tmp_path: Path, lead: str | None) -> None:
    rows = (ROW, SECOND, ("合计", 2), (lead, "推进中", 2), (None, "未启动", 0))
    assert faults(tmp_path, HEAD, *rows) == ["LED315 A4"]
    assert read(tmp_path)[1][0].reason == "第 4、5、6 行是合计行，所写的数与各行相符"
    assert faults(tmp_path, HEAD, ROW, ("合计", 1), (lead, "已完成", 1)) == ["LED335 C4"]


def test_the_story_that_goes_on_in_the_next_row_is_no_sum(tmp_path: Path) -> None:
    Book([(*HEAD, "进展"), (*ROW, "一期完工。"), (*[None] * 5, "累计：完成3公里。")]).xlsx(tmp_path / "台账.xlsx")
    made, found = read(tmp_path)
    assert (made[0].progress, said(found)) == ("一期完工。\n累计：完成3公里。", ["LED337 A3"])


def test_a_rate_is_no_task(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, ROW, ("完成率", "40%")) == ["LED336 A3"]


NOTES = [
    *("★本表一式两份", "※ 请于9月5日前报送", "1.本表一式两份", "填报单位（盖章）：", "单位（公章）", "（此表可续页）"),
    *("主要领导签字：     分管领导签字：", "第1页 共3页", "以下空白", "——以下无正文——", "2022年8月30日"),
    "数据来源于各县区上报",
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("gap", [(), ((),)])
def test_a_single_cell_below_the_last_task_is_a_note(tmp_path: Path, note: str, gap: tuple[tuple[()], ...]) -> None:
    (told,) = faults(tmp_path, HEAD, ROW, *gap, (note,))
    assert told.startswith("LED336")


@pytest.mark.parametrize("note", ["★本表一式两份", "2022年8月30日", "（此表可续页）"])
def test_the_same_above_a_task_and_unknown_words_anywhere_are_an_error(tmp_path: Path, note: str) -> None:
    assert faults(tmp_path, HEAD, ROW, (note,), SECOND) == ["LED327 A3"]
    assert faults(tmp_path, HEAD, ROW, ("待定",)) == ["LED327 A3"]


def test_who_filled_in_the_table_may_stand_in_cells_of_their_own(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, ROW, ("填表人", None, "张三", "审核人", "李四")) == ["LED336 A3"]


@pytest.mark.parametrize("title", [("一", "水方面"), ("（一）", "水方面"), ("水环境",), ("大气污染防治方面",)])
def test_a_heading_may_stand_in_two_cells_or_without_number(tmp_path: Path, title: tuple[str, ...]) -> None:
    Book([HEAD, title, ROW]).xlsx(tmp_path / "台账.xlsx")
    made, found = read(tmp_path)
    assert (len(made), said(found), found[0].message) == (1, ["LED336 A2"], "台账里的分类行不计入")


def test_where_tasks_are_numbered_like_the_heading_it_may_be_a_task_that_was_not_filled_in(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD, ("一", "水方面"), ("二", *ROW[1:]))[0] == "LED327 A2"
    assert faults(tmp_path, HEAD, ("一", *ROW[1:]), ("二", "水方面")) == []
    assert [task.no for task in read(tmp_path)[0]] == ["一", "二"]


@pytest.mark.parametrize("numbers", [tuple("ABCDE"), tuple(f"栏{n}" for n in range(1, 6)), (1, 2, 3, 4, 5)])
def test_columns_may_be_numbered_by_letters_and_again_below_a_repeated_header(
    tmp_path: Path, numbers: tuple[object, ...]
) -> None:
    assert sorted(faults(tmp_path, HEAD, numbers, ROW, HEAD, numbers, SECOND)) == ["LED328 A4", "LED336 A2"]
    assert len(read(tmp_path)[0]) == 2
