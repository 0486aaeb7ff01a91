"""The rows of an annex that was edited by hand: missing, moved, doubled, renumbered, without head or table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.check.agreement.tables import tables_changed
from tests.papers import paper

HEAD = ["序号", "反馈问题", "整改目标", "责任单位", "状态"]
NAMES = ("甲河水质超标", "乙厂渗漏液外排", "丙矿山没有复绿", "丁村散煤复燃", "戊镇扬尘扰民", "己湖淤积严重")
Rows = list[list[str]]
ROWS: Rows = [
    [str(n), name, f"{n}处排口达到Ⅳ类标准", f"市{n}局", "已完成整改" if n < 4 else "达到序时进度"]
    for n, name in enumerate(NAMES, 1)
]


def told(change: Callable[[Rows], object]) -> list[tuple[str, str, str]]:
    """Code, 原因 and the marked characters of all that a change makes."""
    rows = [HEAD.copy(), *(row.copy() for row in ROWS)]
    ours = paper("附件", "整改清单", *("\t".join(row) for row in rows))
    change(rows)
    theirs = paper("附件", "整改清单", *("\t".join(row) for row in rows))
    return [(f.code, f.reason, f.passage.text[f.start : f.end]) for f in tables_changed(ours, theirs)]


def _renumbered(rows: Rows) -> None:
    for n, row in enumerate(rows[1:], 1):
        row[0] = str(n)


def _without(rows: Rows) -> None:
    del rows[3]
    _renumbered(rows)


def _moved(rows: Rows) -> None:
    rows.insert(5, rows.pop(2))


def _moved_and_renumbered(rows: Rows) -> None:
    _moved(rows)
    _renumbered(rows)


def _renamed(rows: Rows) -> None:
    rows[0][4], rows[1][4] = "完成情况", "推进中"


def _set(row: int, column: int, text: str) -> Callable[[Rows], object]:
    return lambda rows: rows[row].__setitem__(column, text)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (_without, ("SUM965", "台账第3项（丙矿山没有复绿）表中没有，其后序号各提前1", "3")),
        (lambda rows: rows.pop(3), ("SUM965", "表中没有第3项，共缺 1 项；台账有 6 项", "4")),
        (lambda rows: rows.__delitem__(slice(4, None)), ("SUM965", "表中没有第4、5、6项，共缺 3 项；台账有 6 项", "3")),
        (_moved, ("SUM964", "第2项（乙厂渗漏液外排）排到了第5项之后，序号没有依次", "2")),
        (_moved_and_renumbered, ("SUM964", "台账第2项（乙厂渗漏液外排）移到了第5位", "5")),
        (lambda rows: rows.append(rows[4].copy()), ("SUM965", "第4项（丁村散煤复燃）写了两次", "4")),
        (_renamed, ("SUM964", "第1项的状态写成“推进中”，台账是“已完成整改”", "推进中")),
        (lambda rows: rows.pop(0), ("SUM965", "表格没有表头（序号、反馈问题、整改目标、责任单位……）", "1")),
        (_set(4, 4, ""), ("SUM964", "第4项的状态空着，台账是“达到序时进度”", "4")),
        (
            _set(2, 1, "城南一带村庄垃圾清运迟缓"),
            (
                "SUM964",
                "第2项的反馈问题写成“城南一带村庄垃圾清运迟缓”，台账是“乙厂渗漏液外排”",
                "城南一带村庄垃圾清运迟缓",
            ),
        ),
        (_set(2, 2, "2处排口达到Ⅲ类标准"), ("SUM964", "第2项的整改目标里写成“Ⅲ类”，台账是“Ⅳ类”", "Ⅲ类")),
        (_set(2, 2, "3处排口达到Ⅳ类标准"), ("SUM964", "第2项的整改目标里写成“3处”，台账是“2处”", "3处")),
        (
            lambda rows: rows.append(["合计", "6项", "", "", "已完成4项"]),
            ("SUM964", "合计行写“已完成4项”，台账是“已完成3项”", "已完成4项"),
        ),
    ],
)
def test_each_change_is_told_once(change: Callable[[Rows], object], found: tuple[str, str, str]) -> None:
    assert told(change) == [found]


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: None,
        lambda rows: rows.append(["合计", "6项", "", "", "已完成3项"]),
        lambda rows: [row.pop(3) for row in rows],  # a column left out
        _set(2, 1, "乙厂渗漏液仍有外排"),  # polished
        lambda rows: rows.__setitem__(slice(1, None), sorted(rows[1:], reverse=True)),  # sorted otherwise
    ],
)
def test_what_is_allowed_is_left_alone(change: Callable[[Rows], object]) -> None:
    assert told(change) == []


def test_numbers_that_were_exchanged_are_told_both() -> None:
    def change(rows: Rows) -> None:
        rows[1][0], rows[2][0] = "2", "1"

    assert [reason[:13] for _, reason, _ in told(change)] == ["序号写成“2”，台账是“1", "序号写成“1”，台账是“2"]


def test_an_annex_that_is_announced_and_gone_is_told() -> None:
    ours = paper("关于整改的报告", "附件：整改清单", "附件", "整改清单", *("\t".join(row) for row in [HEAD, *ROWS]))
    (found,) = tables_changed(ours, paper("关于整改的报告", "整改有序推进。", "附件：整改清单"))
    assert (found.code, found.reason) == ("SUM965", "写着附件，表格却没有了；台账有 6 项")
    assert list(tables_changed(ours, paper("关于整改的报告", "整改有序推进。"))) == []


def with_column(head: str, *ours: str) -> Callable[[Rows], None]:
    """The ledger with one more column."""

    def change(rows: Rows) -> None:
        for row, text in zip(rows, (head, *ours), strict=False):
            row.append(text)

    return change


def compared(head: str, ours: str, theirs: str) -> list[str]:
    """What is told of a further column's first cell that was changed; the other rows say nothing there."""
    drawn, edited = ([HEAD.copy(), *(row.copy() for row in ROWS)] for _ in range(2))
    with_column(head, ours, "", "", "", "", "")(drawn)
    with_column(head, theirs, "", "", "", "", "")(edited)
    papers = (paper("附件", "整改清单", *("\t".join(row) for row in rows)) for rows in (drawn, edited))
    return [f.reason for f in tables_changed(*papers)]


@pytest.mark.parametrize(
    ("head", "ours", "theirs", "told"),
    [
        ("完成日期", "2022年6月20日", "2022年6月21日", "写成“2022年6月21日”，台账是“2022年6月20日”"),
        ("完成日期", "2022年6月20日", "2022.6.20", ""),
        ("完成日期", "2022年6月20日", "", ""),  # left out, which is allowed
        ("整改时限", "2022年底前", "2023年底前", "写成“2023年底前”，台账是“2022年底前”"),
        ("整改时限", "2022年底前", "尽快", "写成“尽快”，台账是“2022年底前”"),
        ("进展", "清运1处，覆土2处，植绿3处。", "清运4处，覆土5处，植绿6处。", ""),  # written anew
        ("进展", "清运垃圾12吨，覆土。", "清运垃圾13吨，覆土。", "里写成“13吨”，台账是“12吨”"),
        ("进展", "清运垃圾12吨，覆土。", "清运垃圾13，覆土。", "里写成“13”，台账是“12”"),
    ],
)
def test_a_cell_is_compared_as_its_column_is_meant(head: str, ours: str, theirs: str, told: str) -> None:
    assert compared(head, ours, theirs) == ([f"第1项的{head}{told}"] if told else [])


def test_a_table_that_lacks_rows_here_and_there_is_an_excerpt() -> None:
    def excerpt(rows: Rows) -> None:
        for n in (6, 4, 2):
            del rows[n]

    assert told(excerpt) == []


def test_a_row_that_the_ledger_has_not_is_told_with_its_number() -> None:
    new = ["7", "辛湖围垦", "退出围垦", "市7局", "达到序时进度"]
    assert [f[:2] for f in told(lambda rows: rows.append(new))] == [("SUM965", "表中的第7项台账里没有；台账有 6 项")]


def test_a_row_that_moved_with_another_number_is_told_by_its_number_alone() -> None:
    def change(rows: Rows) -> None:
        _moved(rows)
        rows[5][0] = "9"

    assert [reason for _, reason, _ in told(change)] == ["序号写成“9”，台账是“2”（乙厂渗漏液外排）"]
