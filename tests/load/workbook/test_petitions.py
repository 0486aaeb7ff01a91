"""The ledger of petitions, by the same reader: one row a case, counted by its words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import openpyxl

from reportgen.diagnostics import Diagnostic
from reportgen.model import Petitions
from tests.load.workbook.books import Book
from tests.reports import CITY, loaded, said

HEAD = (
    "序号",
    "受理编号",
    "交办批次",
    "行政区域",
    "问题类型",
    "交办问题基本情况",
    "是否属实",
    "是否办结",
    "责任人被处理情况",
)
ROW = (1, "X3HB202406020025", "第一批", "陵城区", "大气", "夜间异味。", "是", "是", "无")


def read(home: Path, more: str = "") -> tuple[Petitions | None, list[Diagnostic]]:
    result = loaded(home, f"{CITY}信访:\n  台账: 信访台账.xlsx\n{more}")
    return (result.report.petitions if result.report else None), result.found


def test_a_row_is_a_case_and_yes_and_no_are_the_words_of_its_columns(tmp_path: Path) -> None:
    rows = [HEAD, ROW, (2, "D3HB202406020026", "第一批", "德城区", "水", "污水直排。", "部分属实", "否", None)]
    Book(rows).xlsx(tmp_path / "信访台账.xlsx")
    petitions, found = read(tmp_path)
    assert petitions is not None
    assert found == []
    first, second = petitions.cases
    assert (first.no, first.batch, first.district, first.kind) == ("X3HB202406020025", "第一批", "陵城区", "大气")
    assert [(c.substantiated, c.handling) for c in petitions.cases] == [("属实", "已办结"), ("部分属实", "正在办理")]
    assert (first.content, str(first.no.place)) == ("夜间异味。", "信访台账.xlsx!台账!B2")
    assert second.blame is None


def test_a_list_without_numbers_of_its_own_is_numbered_by_its_rows(tmp_path: Path) -> None:
    head = tuple(word for word in HEAD if word != "受理编号")
    Book([head, (1, *ROW[2:])]).xlsx(tmp_path / "信访台账.xlsx")
    petitions, found = read(tmp_path)
    assert petitions is not None
    assert (found, petitions.cases[0].no) == ([], "1")


def test_1427_cases_are_read_each_with_its_words(tmp_path: Path) -> None:
    counts = {"属实": 440, "基本属实": 108, "部分属实": 779, "不属实": 100}
    handled = ["已办结"] * 492 + ["阶段性办结"] * 291 + ["正在办理"] * 644
    words = [word for word, number in counts.items() for _ in range(number)]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("信访")
    sheet.append(["督察交办群众信访举报件边督边改情况一览表"])
    sheet.append(["受理编号", "批次", "行政区域", "基本情况", "是否属实", "是否办结"])
    for number, (word, handling) in enumerate(zip(words, handled, strict=True), 1):
        sheet.append([f"X{number:05}", f"第{number // 50 + 1}批", "陵城区", f"问题{number}。", word, handling])
    sheet.append(["合计：1427件", None, None, None, "属实440件、不属实100件", "已办结492件"])
    book.save(tmp_path / "信访台账.xlsx")
    petitions, found = read(tmp_path)
    assert petitions is not None
    assert [d for d in found if d.is_error] == []
    assert Counter(c.substantiated for c in petitions.cases) == counts
    assert Counter(c.handling for c in petitions.cases) == {"已办结": 492, "阶段性办结": 291, "正在办理": 644}


def test_a_sum_of_cases_that_differs_is_told(tmp_path: Path) -> None:
    Book([HEAD, ROW, ("合计", None, None, None, None, "2件", "属实2件")]).xlsx(tmp_path / "信访台账.xlsx")
    found = read(tmp_path)[1]
    assert [d.reason for d in found] == [
        "合计行写 2 件，表中共 1 件，多 1 件",
        "合计行写 属实 2 件，表中“属实”的有 1 件，多 1 件",
    ]


def test_cases_in_the_list_and_in_the_workbook_are_too_many(tmp_path: Path) -> None:
    Book([HEAD, ROW]).xlsx(tmp_path / "信访台账.xlsx")
    found = read(tmp_path, "  明细: [{受理编号: 1}]\n")[1]
    assert said(found) == ["LED319 3:7"]


def test_a_workbook_without_their_columns_is_told_with_those(tmp_path: Path) -> None:
    Book([("姓名", "电话"), ("张三", "138")]).xlsx(tmp_path / "信访台账.xlsx")
    (fault,) = read(tmp_path)[1]
    assert (said([fault]), "受理编号" in fault.fix) == (["LED312 3:7"], True)


def test_a_column_on_publicity_is_only_not_read(tmp_path: Path) -> None:
    Book([(*HEAD, "是否公开"), (*ROW, "是")]).xlsx(tmp_path / "信访台账.xlsx")
    assert said(read(tmp_path)[1]) == ["LED316 J1"]


def test_yes_and_no_in_a_sum_row_say_nothing_of_which_column(tmp_path: Path) -> None:
    """Both 是否属实 and 是否办结 have them."""
    Book([HEAD, ROW, ("合计", None, None, None, None, "1件", "是1件、否2件")]).xlsx(tmp_path / "信访台账.xlsx")
    assert [d.reason for d in read(tmp_path)[1]] == ["第 3 行是合计行，所写的数与各行相符"]


def test_a_list_without_a_column_of_verdicts_is_compared_by_its_other_words(tmp_path: Path) -> None:
    head, row = ([cell for n, cell in enumerate(cells) if n != HEAD.index("是否属实")] for cells in (HEAD, ROW))
    Book([head, row, ("合计", None, None, None, None, "1件", "已办结2件")]).xlsx(tmp_path / "信访台账.xlsx")
    assert [d.reason for d in read(tmp_path)[1]] == ["合计行写 已办结 2 件，表中“已办结”的有 1 件，多 1 件"]
