"""Rows, columns and whole tables that came or went in Word: each is told once, by its name, and none is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.pull.listing import listed
from tests.pull.edits import Edit, block, moved, put, said, without
from tests.pull.papers import DATA, codes, given_back, reasons

ROW = block("完成两个乡镇", "tr")


def rows_of(edit: Edit) -> Edit:
    """Changes each row of the table of tasks."""

    def of_table(m: re.Match[str]) -> str:
        return re.sub("<w:tr>.*?</w:tr>", lambda row: edit(row[0]), m[0])

    return lambda xml: re.sub(r"<w:tbl>.*?</w:tbl>", of_table, xml, count=1)


def cells(row: str) -> list[str]:
    found: list[str] = re.findall("<w:tc>.*?</w:tc>", row)
    return found


def cell(text: str) -> str:
    return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def inserted(row: str) -> str:
    """The row before it is another task, and it is counted anew."""
    new = row.replace("散煤替代", "矿山修复").replace("完成两个乡镇", "复绿一半")
    return new + row.replace(">2<", ">3<")


TABLE = f"<w:tbl><w:tblGrid/><w:tr>{cell('县区')}{cell('数量')}</w:tr><w:tr>{cell('甲县')}{cell('9')}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("edit", "told", "shown"),
    [
        (
            lambda xml: ROW.sub(lambda m: inserted(m[0]), xml, count=1),
            "表里新增：第2行（序号2，矿山修复）：任务的增减要在台账里做",
            "2 | 矿山修复 | 达到序时进度 | 复绿一半。 |  | 1.摸底 2.改造",
        ),
        (
            rows_of(lambda row: row.replace(cells(row)[2], cells(row)[2] + cell("备注"), 1)),
            "表里新增：“备注”一栏：印哪些栏，在“附件”的“栏目”里改",
            "备注 | 备注 | 备注",
        ),
        (
            rows_of(lambda row: row.replace(cells(row)[2], "", 1)),
            "表里删去：“状态”一栏：印哪些栏，在“附件”的“栏目”里改",
            "状态 | 已完成整改 | 达到序时进度",
        ),
        (
            moved("河道治理", "散煤替代", "tr"),
            "表里移动：第1行（序号1，河道治理）：各行的先后由台账定",
            "1 | 河道治理 | 已完成整改 |  | 水务局、住建局 | ",
        ),
        (
            lambda xml: re.sub(r"<w:tbl>.*?</w:tbl>", "", xml, count=1),
            "表里删去：这张表由程序照数据排；印不印，在“附件”里改",
            "序号 | 名称 | 状态 | 进展 | 责任单位 | 整改措施 | 1 | 河道治理",
        ),
        (
            said("责任单位", "牵头单位"),
            "“责任”改为“牵头”：表头是栏目的名称，在“附件”的“栏目”里改",
            "[牵头]单位",
        ),
    ],
)
def test_what_came_or_went_is_told_once_and_by_its_name(city: Path, edit: Edit, told: str, shown: str) -> None:
    pulled = given_back(city, edit)
    assert reasons(pulled) == [told]
    assert pulled.word is not None
    assert shown in listed(pulled.word, pulled.steps, pulled.made, applied=True)
    assert city.read_text("utf-8") == DATA


def test_a_new_table_has_no_place_and_the_paragraph_above_it_has(city: Path) -> None:
    edits = (put("河道水质", "各县情况如下。"), said("如下。</w:t></w:r></w:p>", f"如下。</w:t></w:r></w:p>{TABLE}"))
    pulled = given_back(city, *edits)
    assert reasons(pulled) == ["表里新增：这张表是新的，数据文件里没有放它的位置"]
    assert city.read_text("utf-8") == DATA.replace("达标。\n", "达标。\n      - 各县情况如下。\n", 1)


def test_an_edit_in_a_row_that_was_moved_is_written_all_the_same(city: Path) -> None:
    pulled = given_back(city, moved("河道治理", "散煤替代", "tr"), said("水务局、住建局", "水务局、住建局、园林局"))
    assert codes(pulled) == ["PUL052"]
    assert city.read_text("utf-8") == DATA.replace("住建局]", "住建局, 园林局]")


def test_a_cell_that_was_empty_gets_its_key(city: Path) -> None:
    fill = re.compile(r'(河道治理.*?<w:pStyle w:val="TableCentre"/></w:pPr>)(</w:p>)')
    one = given_back(city, lambda xml: fill.sub(r"\1<w:r><w:t>全部清淤。</w:t></w:r>\2", xml, count=1))
    assert codes(one) == []
    assert city.read_text("utf-8") == DATA.replace("住建局]}", "住建局], 进展: 全部清淤。}")


def test_a_cell_that_was_empty_gets_a_list(city: Path) -> None:
    fill = re.compile(r'(完成两个乡镇.*?<w:pStyle w:val="TableCentre"/></w:pPr>)(</w:p>)')
    units = given_back(city, lambda xml: fill.sub(r"\1<w:r><w:t>能源局、农业局</w:t></w:r>\2", xml, count=1))
    assert codes(units) == []
    assert "责任单位: [能源局, 农业局]" in city.read_text("utf-8")


def test_a_deleted_row_and_a_deleted_column_are_told_each(city: Path) -> None:
    pulled = given_back(city, without("散煤替代", "tr"), rows_of(lambda row: row.replace(cells(row)[2], "", 1)))
    assert sorted(reasons(pulled)) == [
        "表里删去：“状态”一栏：印哪些栏，在“附件”的“栏目”里改",
        "表里删去：第2行（序号2，散煤替代）：任务的增减要在台账里做",
    ]
