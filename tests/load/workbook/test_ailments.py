"""A workbook with all the ailments of real ones, read row by row; the same as .xls gives the same tasks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.load import workbook
from reportgen.load.nodes import Mapping, Node, Scalar, Sequence
from reportgen.model import Task
from tests.load.workbook.ailing import BOOK, ROWS, saved
from tests.load.workbook.test_ledger import read
from tests.reports import said

FOUND = [  # in the order of the sheet
    ("LED326", "C4", "隐藏的 C 栏（类别）也读入"),
    ("LED336", "A5", "第 5、15 行是分类行：“一、水环境方面（3项）”“二、大气环境方面”"),
    (
        "LED339",
        "I10",
        "第 10 行的“状态”里，“基本完成”后面有“剩余1处正在施工”；前面的词读作状态，后面的话读作“进展”",
    ),
    ("LED315", "A12", "第 12 行是小计行，所写的数与各行相符"),
    ("LED328", "A13", "第 13 行又是表头"),
    ("LED326", "A18", "隐藏或筛选掉的第 18 行也计入任务"),
    ("LED315", "A19", "第 19 行是合计行，所写的数与各行相符"),
    (
        "LED336",
        "A20",
        "第 20、21、22 行是说明、落款：“备注：1.数据截至2022年8……”“2.长期坚持的任务不计入超期。”“填表人：张三”",
    ),
]

TASKS = [  # 序号 反馈问题 领域 目标 措施 时限 牵头 配合 状态 进展
    (
        "1 城区部分管网破损，/雨污混接。 水 消除混接。 排查管网。|修复管网。|建立台账。 2022年12月31日 "
        "市水利局 市住建局|市城管局 已完成整改 已完成一期。/二期已进场。"
    ),
    "２ 湖泊水质不稳定。 水 None 截污。|清淤。 2022年12月31日 市水利局  基本完成 剩余1处正在施工",
    "3 饮用水源地标志缺失。 水 None 补设标志。 2022年6月 市生态环境局  达到序时进度 已完成三成",
    "四 扬尘管控不到位。 大气 None 落实围挡。 2022年底前，并长期坚持 市住建局  长期坚持 None",
    "5 锅炉未按期淘汰。 大气 全部淘汰。 淘汰锅炉。 2022年10月 市发改委  未达到序时进度 受资金影响。",
    "6 餐饮油烟扰民。 大气 None 安装净化设施。 2022年6月30日 市城管局  已完成整改 None",
]


def row(task: Task) -> str:
    """A task in one line: / for a line feed, | between the items of a list."""
    lists = ("|".join(task.measures), "|".join(task.support_units))
    values = (task.no, task.finding, task.field, task.target, lists[0], task.deadline, task.lead_unit, lists[1])
    return " ".join(str(v).replace("\n", "/") for v in (*values, task.status, task.progress))


@pytest.mark.parametrize("form", ["xlsx", "xls"])
def test_a_ledger_with_all_ailments_is_read_right_row_by_row(tmp_path: Path, form: str) -> None:
    book = replace(BOOK, rows=saved(ROWS))
    (book.xlsx if form == "xlsx" else book.xls)(tmp_path / f"台账.{form}")
    made, found = read(tmp_path, f"{{台账: 台账.{form}}}")
    assert [row(task) for task in made] == TASKS
    told = sorted(found, key=lambda d: (d.place.line, d.place.column) if d.place else (0, 0))
    assert [(d.code, str(d.place).rpartition("!")[2], d.reason) for d in told] == FOUND
    assert not any(d.is_error for d in found)


def test_the_close_out_of_three_columns_is_one(tmp_path: Path) -> None:
    replace(BOOK, rows=saved(ROWS)).xlsx(tmp_path / "台账.xlsx")
    made, _ = read(tmp_path)
    closure = made[0].closure
    assert closure is not None
    assert (closure.stage, str(closure.notice_from), str(closure.notice_to)) == (
        "已销号",
        "2022年7月1日",
        "2022年7月14日",
    )
    assert (closure.notice_days, str(closure.closed_on)) == (10, "2022年7月20日")
    assert [task.closure for task in made[1:]] == [None] * 5


def test_every_value_of_it_has_its_own_cell(tmp_path: Path) -> None:
    replace(BOOK, rows=saved(ROWS)).xlsx(tmp_path / "台账.xlsx")
    task = read(tmp_path)[0][0]
    assert task.progress is not None
    assert task.deadline is not None
    assert task.closure is not None
    assert task.closure.closed_on is not None
    places = [m.place for m in task.measures] + [u.place for u in task.support_units]
    places += [task.no.place, task.progress.place, task.deadline.place, task.closure.closed_on.place]
    cells = [str(place).rpartition("!")[2] for place in places]
    assert cells == ["E6", "E7", "E8", "H6", "H7", "A6", "J6", "F6", "M6"]


def test_a_formula_without_its_result_is_told_with_its_column_and_all_else_is_read(tmp_path: Path) -> None:
    BOOK.xlsx(tmp_path / "台账.xlsx")
    rows, found = workbook.read(tmp_path / "台账.xlsx", "台账.xlsx", None, None)
    assert rows is not None
    assert [d.message for d in found if d.is_error] == ["“进展”一栏的公式没有计算结果"]
    assert "LED323 J11" in said(found)
    third = rows.items[2]
    assert plain(third) == {
        "序号": "3",
        "反馈问题": "饮用水源地标志缺失。",
        "领域": "水",
        "整改措施": "补设标志。",
        "整改时限": "2022-06",
        "牵头单位": "市生态环境局",
        "状态": "达到序时进度",
    }


def plain(node: Node) -> object:
    """A node tree without its places."""
    if isinstance(node, Mapping):
        return {e.key.text: plain(e.value) for e in node.entries}
    return (
        [plain(i) for i in node.items]
        if isinstance(node, Sequence)
        else node.text
        if isinstance(node, Scalar)
        else None
    )
