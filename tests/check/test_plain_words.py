"""What a message makes of the paper's own text: the right form to copy, colours and numbers in words."""

from __future__ import annotations

import pytest

from reportgen.check import document_number, marks
from reportgen.check.layout.findings import colour_name, spaced
from tests.papers import found


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("365F91", "蓝色"),
        ("FF0000", "红色"),
        ("FFC000", "橙色"),
        ("FFFF00", "黄色"),
        ("00B050", "绿色"),
        ("00FFFF", "青色"),
        ("7030A0", "紫色"),
        ("FF0010", "红色"),
        ("808080", "灰色"),
        ("FFFFFF", "白色"),
        ("wrong!", "彩色"),
    ],
)
def test_a_colour_is_told_by_its_name(code: str, name: str) -> None:
    assert colour_name(code) == name


def test_a_latin_name_stands_apart_from_chinese() -> None:
    assert f"用{spaced('Arial')}" == "用 Arial"
    assert f"用{spaced('宋体')}" == "用宋体"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("2022年08月30日", "2022年8月30日"),
        ("2022.8.30", "2022年8月30日"),
        ("2022年13月30日", marks.DAY_FORM),
        ("二〇二二年八月三十日", marks.DAY_FORM),
    ],
)
def test_a_date_is_shown_as_it_should_be_written(typed: str, right: str) -> None:
    assert marks.good_date(typed) == right


@pytest.mark.parametrize(
    ("level", "count", "written"), [(1, 2, "二、"), (2, 12, "（十二）"), (3, 11, "11."), (4, 3, "（3）")]
)
def test_the_number_of_a_heading_is_shown_as_it_should_be_written(level: int, count: int, written: str) -> None:
    assert marks.form(level, count) == written


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("德政发[2022]012号", "德政发〔2022〕12号"),
        ("德政发〔22〕第3号", "德政发〔2022〕3号"),
        ("无号", "鲁环发〔2024〕1号"),
    ],
)
def test_a_document_number_is_shown_as_it_should_be_written(typed: str, right: str) -> None:
    assert document_number.right_number(typed) == right


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("截至2024年08月05日，已完成34项。", "FMT751", "写成“8月5日”"),
        ("截至2024年10月05日，已完成34项。", "FMT751", "写成“5”"),
        ("甲、乙两县达标率分别为98.2、97.5。", "SUM944", "写成“98.2%、97.5%”"),
        ("工程于20217月开工。", "FMT797", "核对后补上“年”字"),
        ("（一）压实责任。各级重视。\n二）加快进度。逐项倒排。", "FMT798", "改成“（二）”的写法"),
    ],
)
def test_what_to_do_names_the_text_to_put_there(text: str, code: str, fix: str) -> None:
    assert [one.fix for one in found(code, *text.split("\n"))] == [fix]
