"""Split, filled by three departments, merged: what is taken over, what conflicts, who is missing, what is refused."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import openpyxl
import pytest

from reportgen.pipeline.ledger import merge_returns
from tests.ledger.rounds import (
    FARMING,
    HOUSING,
    WATER,
    cells_of,
    codes,
    divided,
    filled,
    ledger,
    merged,
    report_of,
    table,
)
from tests.reports import CITY, said, workbook

FIRST, SECOND = "管网破损，污水直排入河。", "水源地保护区内有养殖场。"
DONE, DAY = "已完成整改", dt.date(2022, 8, 20)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    divided(tmp_path)
    return tmp_path


def test_a_round_over_three_departments_with_two_conflicts(home: Path) -> None:
    filled(
        home, WATER, {(1, "状态"): DONE, (1, "完成日期"): DAY, (1, "进展"): "主管网已建成。", (2, "进展"): "已关停。"}
    )
    filled(home, HOUSING, {(1, "状态"): "基本完成", (1, "完成日期"): DAY, (3, "进展"): "设备已安装。"})
    filled(home, FARMING, {(2, "进展"): "养殖场已搬迁。", (4, "责任人"): "王某"})
    found = merged(home)
    assert codes(found) == ["LED364", "LED364", "LED365", "LED365"]
    assert table(found, "没有交回") == []
    assert table(found, "冲突") == [
        ("第1项", "状态", "推进中", "基本完成", f"台账-{HOUSING}.xlsx!台账!G4"),
        ("", "", "", DONE, f"台账-{WATER}.xlsx!台账!G4"),
        ("第2项", "进展", "", "养殖场已搬迁。", f"台账-{FARMING}.xlsx!台账!I4"),
        ("", "", "", "已关停。", f"台账-{WATER}.xlsx!台账!I5"),
    ]
    assert table(found, "几份表都填了") == [
        ("第1项", f"台账-{HOUSING}.xlsx、台账-{WATER}.xlsx"),
        ("第2项", f"台账-{FARMING}.xlsx、台账-{WATER}.xlsx"),
    ]
    taken = [row[:4] for row in table(found, "采用的改动")]
    assert taken == [
        ("第1项", "进展", "已开工。", "主管网已建成。"),
        ("第3项", "进展", "方案已批。", "设备已安装。"),
        ("第4项", "责任人", "", "王某"),
    ]
    tasks = report_of(home / "汇总台账.xlsx").tasks
    assert [str(t.status) for t in tasks] == ["推进中", "推进中", "达到序时进度", "推进中"]
    assert [t.progress for t in tasks] == ["主管网已建成。", None, "设备已安装。", None]
    assert [row[:4] for row in table(found, "随冲突一并待定")] == [("第1项", "完成日期", "", "2022年8月20日")]
    assert tasks[0].completed_on is None
    assert (tasks[3].responsible_person, tasks[0].internal_note) == ("王某", "盯紧")


def test_a_conflict_names_both_values_and_both_cells(home: Path) -> None:
    filled(home, WATER, {(1, "进展"): "甲。"})
    filled(home, HOUSING, {(1, "进展"): "乙。"})
    conflict = next(d for d in merged(home).found if d.code == "LED364")
    assert conflict.reason == f"填的有：“乙。”（{HOUSING}）；“甲。”（{WATER}）"
    assert "现在留着原来的“已开工。”" in conflict.fix
    places = [str(p).partition(".xlsx")[0] for p in (conflict.place, *conflict.related)]
    assert places == [f"台账-{HOUSING}", f"台账-{WATER}"]


def test_the_same_answer_of_two_is_no_conflict_but_told(home: Path) -> None:
    filled(home, WATER, {(1, "进展"): "已建成。"})
    filled(home, HOUSING, {(1, "进展"): "已建成。"})
    found = merged(home)
    assert (table(found, "冲突"), len(table(found, "采用的改动"))) == ([], 1)
    assert [row[0] for row in table(found, "几份表都填了")] == ["第1项"]


def test_who_has_not_answered_and_who_filled_nothing(home: Path) -> None:
    filled(home, WATER, {})
    found = merged(home)
    assert codes(found) == ["LED362", "LED363"]
    assert table(found, "没有交回") == [(HOUSING, "2项"), (FARMING, "2项")]
    assert table(found, "交回而没有填") == [(WATER, f"台账-{WATER}.xlsx")]
    assert found.output


def test_a_locked_cell_that_was_changed_is_listed_and_not_taken(home: Path) -> None:
    filled(home, WATER, {(1, "整改时限"): "2025年底前", (1, "状态"): DONE})
    found = merged(home)
    assert [d.code for d in found.found if d.code == "LED366"] == ["LED366"]
    ((task, key, old, new, _),) = table(found, "锁定栏目")
    assert (task, key, old, new) == ("第1项", "整改时限", "2022年底前", "2025年底前")
    first = report_of(home / "汇总台账.xlsx").tasks[0]
    assert (str(first.deadline), str(first.status)) == ("2022年底前", DONE)


def test_a_blank_is_not_filled_and_never_an_erasure(home: Path) -> None:
    filled(home, WATER, {(1, "进展"): None, (1, "存在问题"): "资金不足。"})
    found = merged(home)
    assert [row[:4] for row in table(found, "被清空")] == [("第1项", "进展", "已开工。", "")]
    assert "LED370" in codes(found)
    assert report_of(home / "汇总台账.xlsx").tasks[0].progress == "已开工。"


def test_a_note_of_the_citys_own_is_not_written_over(home: Path) -> None:
    head = ("序号", "反馈问题", "状态", "备注")
    first, second = (1, "管网破损，污水直排入河。", DONE, "改了"), (2, "水源地保护区内有养殖场。", DONE, "新")
    rows = [("填报单位：市水利局",), head, first, second]
    found = merged(home, workbook(home / "水利.xlsx", rows))
    assert [row[:4] for row in table(found, "锁定栏目")] == [("第1项", "内部备注", "盯紧", "改了")]
    assert [t.internal_note for t in report_of(home / "汇总台账.xlsx").tasks[:2]] == ["盯紧", "新"]


def test_a_column_that_a_return_does_not_have_is_not_blank(home: Path) -> None:
    rows = [("填报单位：市水利局",), ("序号", "反馈问题", "状态"), (1, FIRST, DONE), (2, SECOND, "推进中")]
    found = merged(home, workbook(home / "水利.xlsx", rows))
    assert [row[1] for row in table(found, "被清空")] == []
    assert [row[1] for row in table(found, "采用的改动")] == ["状态"]


def test_tasks_that_are_not_in_the_ledger_or_not_the_units_are_left_out(home: Path) -> None:
    rows = [(1, FIRST, DONE, "甲"), (4, None, DONE, "乙"), (9, "新增的问题。", DONE, "丙")]
    head = ("序号", "反馈问题", "状态", "进展")
    found = merged(home, workbook(home / f"台账-{WATER}.xlsx", [head, *rows]))
    assert {"LED367", "LED368"} <= set(codes(found))
    assert table(found, "台账里没有的任务") == [("第9项", "新增的问题。", f"台账-{WATER}.xlsx!台账!A4")]
    assert table(found, "不是该单位的任务") == [("第4项", f"归 {FARMING}", f"台账-{WATER}.xlsx!台账!A3")]
    assert [row[0] for row in table(found, "采用的改动")] == ["第1项", "第1项"]


def test_a_number_that_stands_twice_in_a_return_is_told_and_its_rows_can_conflict(home: Path) -> None:
    rows = [(1, FIRST, DONE), ("１", FIRST, "基本完成")]
    found = merged(home, workbook(home / f"台账-{WATER}.xlsx", [("序号", "反馈问题", "状态"), *rows]))
    assert "LED369" in codes(found)
    assert [row[:2] for row in table(found, "一份表里重复")] == [("第１项", f"另一行在 台账-{WATER}.xlsx!台账!A2")]
    assert [row[3] for row in table(found, "冲突")] == [DONE, "基本完成"]
    assert table(found, "几份表都填了") == []


def test_a_return_of_another_city_changes_nothing(home: Path) -> None:
    head = ("序号", "反馈问题", "责任单位", "状态")
    rows = [(n, f"{what}整治不到位，群众反映强烈。", "外市城管局", DONE) for n, what in ((1, "黑臭水体"), (2, "扬尘"))]
    noted = workbook(home / "甲.xlsx", [("填报单位：外市城管局",), head, *rows])
    bare = workbook(home / "乙.xlsx", [head, *rows])
    found = merged(home, noted, bare)
    assert {"LED368", "LED371", "LED372"} <= set(codes(found))
    assert len(table(found, "不是该单位的任务")) == 2
    assert len(table(found, "不像同一项")) == 2
    assert table(found, "交回而没有填") == []
    assert table(found, "采用的改动") == []


@pytest.mark.parametrize(
    ("name", "note", "unit", "how"),
    [
        ("随便.xlsx", "填报单位：市水利局", WATER, "填报单位"),
        ("随便.xlsx", "填报单位：某市市水利局（盖章）", WATER, "填报单位"),
        (f"台账-{WATER}(1).xlsx", "", WATER, "文件名"),
        (f"台账-{WATER} - 副本.xlsx", "", WATER, "文件名"),
        (f"8月{WATER}报送.xlsx", "", WATER, "文件名"),
        ("随便.xlsx", "", WATER, "任务"),
    ],
)
def test_the_unit_is_known_by_its_note_its_file_or_its_tasks(
    home: Path, name: str, note: str, unit: str, how: str
) -> None:
    filled(home, WATER, {(1, "进展"): "已建成。"}, name, note)
    ((seen, file, told, *_),) = table(merged(home), "交回的表")
    assert (seen, file) == (unit, name)
    assert how in told


def test_a_folder_is_read_without_the_marks_of_open_files_and_without_the_output(home: Path) -> None:
    path = filled(home, WATER, {(1, "进展"): "已建成。"})
    (path.parent / f"~${path.name}").write_bytes(b"x")
    shutil.copy(home / "台账.xlsx", path.parent / "汇总台账.xlsx")
    found = merge_returns(home / "台账.xlsx", [path.parent], path.parent / "汇总台账.xlsx", by="责任单位", force=True)
    assert not isinstance(found, str)
    assert [row[1] for row in table(found, "交回的表")] == [path.name]


def test_two_returns_of_one_name_are_told_apart(home: Path) -> None:
    path = filled(home, WATER, {(1, "进展"): "甲。"})
    other = home / "又一份" / path.name
    other.parent.mkdir()
    shutil.copy(filled(home, WATER, {(1, "进展"): "乙。"}, "x.xlsx"), other)
    (home / "交回" / "x.xlsx").unlink()
    sources = [row[4] for row in table(merged(home, path, other), "冲突")]
    assert sources == [f"{p}!台账!{cell}" for p, cell in ((path, "I4"), (other, "I4"))]


def test_errors_of_a_return_are_told_with_their_cells_and_nothing_is_written(home: Path) -> None:
    filled(home, WATER, {(1, "状态"): "√", (2, "完成日期"): "八月底"})
    (home / "交回" / "坏的.xlsx").write_bytes(b"PK\3\4 cut off")
    workbook(home / "交回" / "无表头.xlsx", [("甲", "乙"), ("丙", "丁")])
    found = merged(home)
    assert found.output is None
    assert not (home / "汇总台账.xlsx").exists()
    told = [str(d.place) for d in found.found if d.is_error]
    assert sorted(told) == sorted(
        [f"台账-{WATER}.xlsx!台账!G4", f"台账-{WATER}.xlsx!台账!H5", "坏的.xlsx", "无表头.xlsx"]
    )


def test_the_words_of_the_city_are_understood_in_returns(home: Path) -> None:
    yaml = home / "city.yaml"
    yaml.write_text(f"{CITY}状态对照: {{摘帽: 已完成整改}}\n整改任务: {{台账: 台账.xlsx}}\n", encoding="utf-8")
    filled(home, WATER, {(1, "状态"): "摘帽"})
    assert [row[3] for row in table(merged(home, base=yaml), "采用的改动")] == [DONE]


def test_a_ledger_in_which_a_number_stands_twice_can_not_be_merged_into(home: Path) -> None:
    filled(home, WATER, {})
    ledger(home, (1, "甲。", WATER, "2022年底前", "推进中"), ("一", "乙。", WATER, "2022年底前", "推进中"))
    found = merged(home)
    assert (said(found.found), found.output) == (["LED303 A4"], None)


def test_a_return_may_be_sorted_filtered_and_stripped_of_its_guide(home: Path) -> None:
    path = filled(home, WATER, {(2, "进展"): "已关停。"})
    book = openpyxl.load_workbook(path)
    del book["填报说明"]
    sheet = book["台账"]
    sheet.row_dimensions[4].hidden = True
    book.save(path)
    assert [row[3] for row in table(merged(home), "采用的改动")] == ["已关停。"]
    assert cells_of(home / "汇总台账.xlsx")["2", "进展"].value == "已关停。"
