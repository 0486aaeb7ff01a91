"""Headers of one, two and three rows: what each column is taken for, and what is said of the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reportgen.load.workbook import grids
from reportgen.load.workbook.columns import header_word
from reportgen.load.workbook.header import Header, header_of
from reportgen.vocabulary import definition
from tests.load.workbook.books import Book
from tests.load.workbook.test_ledger import HEAD, ROW, faults, read
from tests.reports import said

Row = tuple[object, ...]


def header(home: Path, rows: Sequence[Row], merges: Sequence[str] = (), part: str = "Task") -> Header | None:
    Book(rows, merges).xlsx(home / "台账.xlsx")
    return header_of(grids(home / "台账.xlsx")[0], part)


def keys(home: Path, rows: Sequence[Row], merges: Sequence[str] = (), part: str = "Task") -> list[str]:
    """What the columns hold, by letter order; the parts of 销号 with a dot."""
    found = header(home, rows, merges, part)
    assert found is not None
    return [f"{c.key}.{c.inner}" if c.inner else c.key for _, c in sorted(found.columns.items())]


GROUPED: list[Row] = [
    ("序号", "反馈问题", "整改要求", None, None, "责任单位", None, "状态", "销号", None, None, None),
    (None, None, "整改目标", "整改措施", "整改时限", "牵头单位", "配合单位", None, "环节", "公示起", "公示止", "日期"),
]
GROUPED_KEYS = ["序号", "反馈问题", "整改目标", "整改措施", "整改时限", "牵头单位", "配合单位", "状态"]
GROUPED_KEYS += ["销号.环节", "销号.公示起", "销号.公示止", "销号.日期"]
MERGED = ["C1:E1", "F1:G1", "I1:L1"]


@pytest.mark.parametrize("merges", [[*MERGED, "A1:A2", "B1:B2", "H1:H2"], MERGED, []])
def test_a_group_over_several_columns_and_its_words_below(tmp_path: Path, merges: list[str]) -> None:
    """Heads merged downwards, or with a blank below; the group merged, or in its first column only."""
    assert keys(tmp_path, GROUPED, merges) == GROUPED_KEYS
    found = header(tmp_path, [("某市台账",), (), *GROUPED, ROW], [])
    assert found is not None
    assert (found.top, found.bottom) == (3, 4)


def test_words_below_a_group_may_leave_out_what_the_group_says(tmp_path: Path) -> None:
    upper = ("序号", "问题", "整改", None, None, "责任单位", None, "状态", "公示", None)
    lower = (None, None, "目标", "措施", "时限", "牵头", "配合", None, "起", "止")
    assert keys(tmp_path, [upper, lower], ["C1:E1", "F1:G1", "I1:J1"]) == [
        *(
            "序号",
            "反馈问题",
            "整改目标",
            "整改措施",
            "整改时限",
            "牵头单位",
            "配合单位",
            "状态",
            "销号.公示起",
            "销号.公示止",
        )
    ]


def test_the_number_may_stand_in_the_lower_row(tmp_path: Path) -> None:
    upper = (None, None, "整改要求", None, None, None, "销号", None)
    lower = ("序号", "反馈问题", "整改目标", "整改措施", "整改时限", "状态", "环节", "日期")
    for merges in (["C1:E1", "G1:H1"], []):
        assert keys(tmp_path, [upper, lower, ROW], merges)[-3:] == ["状态", "销号.环节", "销号.日期"]


def test_three_rows(tmp_path: Path) -> None:
    rows = [
        ("序号", "整改任务情况", None, None, None, "状态", "验收销号", None, None),
        (None, "反馈问题", "整改要求", None, None, None, "环节", "公示", None),
        (None, None, "整改目标", "整改措施", "整改时限", None, None, "起", "止"),
    ]
    merges = ["A1:A3", "B1:E1", "B2:B3", "C2:E2", "F1:F3", "G1:I1", "G2:G3", "H2:I2"]
    expected = [
        "序号",
        "反馈问题",
        "整改目标",
        "整改措施",
        "整改时限",
        "状态",
        "销号.环节",
        "销号.公示起",
        "销号.公示止",
    ]
    assert keys(tmp_path, rows, merges) == expected
    found = header(tmp_path, rows, merges)
    assert found is not None
    assert (found.top, found.bottom) == (1, 3)


def test_a_task_right_below_a_header_is_no_part_of_it(tmp_path: Path) -> None:
    assert header(tmp_path, [HEAD, (None, "目标", "市水利局", None, "完成")]) == header(tmp_path, [HEAD])


def test_what_stands_under_a_merged_close_out_and_is_none_of_it_is_not_read(tmp_path: Path) -> None:
    upper = (*HEAD, "销号", None, None)
    lower = (None, None, None, None, None, "环节", "责任人", "备注")
    book = Book([upper, lower, (*ROW[:4], "已完成", "已销号", "张三", "略")], ["F1:H1"])
    book.xlsx(tmp_path / "台账.xlsx")
    made, found = read(tmp_path)
    assert said(found) == ["LED316 G2", "LED316 H2"]
    assert (made[0].responsible_person, made[0].internal_note, made[0].closed) == (None, None, True)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("问题描述 具体问题 问题表述 反馈意见 督察反馈问题 整改问题", "反馈问题"),
        ("归类 类别 问题类别 所属领域 问题分类", "领域"),
        ("行政区划 行政区域 所在区县 涉及区县", "区域"),
        ("目标任务 整改标准 整改要求", "整改目标"),
        ("重点措施 具体措施 整改任务具体要求 整改举措", "整改措施"),
        ("牵头部门 牵头责任单位", "牵头单位"),
        ("责任部门 责任主体 整改主体 实施主体 整改实施主体 承办单位 整改责任单位", "责任单位"),
        ("配合部门 协办单位", "配合单位"),
        ("督办单位", "督导单位"),
        ("责任人（电话）", "责任人"),
        ("完成时限 办结时限 整改完成时限 要求完成时限 完成期限 计划完成时限 计划完成时间 整改期限", "整改时限"),
        ("完成情况 整改情况 整改进度 整改状态 进度状态", "状态"),
        ("完成时间 实际完成时间", "完成日期"),
        ("进展情况 目前进展及存在问题 工作进展 最新进展 整改落实情况 落实情况", "进展"),
        ("存在困难 存在的问题", "存在问题"),
        ("下一步措施 下一步工作 下一步打算", "下步措施"),
        ("佐证材料 证明材料", "佐证"),
        ("项目 项目名称", "名称"),
    ],
)
def test_words_of_many_departments_name_a_column(tmp_path: Path, words: str, key: str) -> None:
    rest = [w for w in ("序号", "反馈问题", "整改时限", "状态", "名称") if w != key]
    for word in words.split():
        assert key in keys(tmp_path, [(*rest, word)]), word


def test_at_least_twenty_five_words_beyond_the_canonical_are_known() -> None:
    tasks = definition("Task")["properties"]
    assert sum(len(node.get("x-synonyms", ())) for node in tasks.values()) > 100


@pytest.mark.parametrize(
    ("word", "inner"),
    [
        *(("销号日期", "日期"), ("销号时间", "日期"), ("公示开始时间", "公示起"), ("公示结束日期", "公示止")),
        *(("公示期", "公示工作日"), ("公示起止时间", "公示起止"), ("公示时间", "公示起止"), ("销号情况", "环节")),
        ("是否销号", "环节"),
    ],
)
def test_a_part_of_the_close_out_may_be_a_column_of_its_own(tmp_path: Path, word: str, inner: str) -> None:
    assert keys(tmp_path, [(*HEAD, word)])[-1] == f"销号.{inner}"


def test_a_ledger_may_be_numbered_by_another_word(tmp_path: Path) -> None:
    """编号 beside 序号 is the number in a ledger of those above; alone it numbers the rows."""
    assert keys(tmp_path, [("编号", *HEAD[1:])]) == list(HEAD)
    assert keys(tmp_path, [("编号", *HEAD)]) == ["编号", *HEAD]


def test_a_day_alone_is_no_close_out(tmp_path: Path) -> None:
    assert keys(tmp_path, [(*HEAD, "日期", "环节")]) == list(HEAD)


@pytest.mark.parametrize("soft", ["完成情况", "整改情况", "整改完成情况"])
def test_how_it_stands_is_the_story_where_another_column_says_the_status(tmp_path: Path, soft: str) -> None:
    """完成情况 alone is the status; beside 状态 it is 进展."""
    assert keys(tmp_path, [(*HEAD[:4], soft)])[-1] == "状态"
    assert keys(tmp_path, [(*HEAD, soft)])[-2:] == ["状态", "进展"]
    assert faults(tmp_path, (*HEAD, soft, "进展情况"), (*ROW, "甲", "乙")) == ["LED313 G1"]


def test_two_words_that_say_the_status_both_stay_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, (*HEAD[:4], "完成情况", "整改情况"), (*ROW, "推进中")) == ["LED313 F1"]


def test_two_columns_for_one_part_of_the_close_out_are_a_fault(tmp_path: Path) -> None:
    rows = ((*HEAD, "销号日期", "销号时间"), (*ROW, None, None))
    assert faults(tmp_path, *rows) == ["LED313 G1"]


def test_a_column_that_nobody_knows_is_told_with_the_nearest(tmp_path: Path) -> None:
    Book([(*HEAD, "验收单位名称"), (*ROW, "市整改办")]).xlsx(tmp_path / "台账.xlsx")
    (fault,) = read(tmp_path)[1]
    assert (said([fault]), fault.fix) == (["LED316 F1"], "这一栏不读；如果它就是“验收单位”，把栏目名改成这个")


def test_a_column_with_values_and_no_word_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, (*HEAD[:4], None, "状态"), (*ROW[:4], "有内容", "推进中")) == ["LED316 E1"]
    assert faults(tmp_path, (*HEAD[:4], None, "状态"), (*ROW[:4], None, "推进中")) == []


@pytest.mark.parametrize(
    "spelt", ["责任\n单位", " 责任 单位 ", "责任单位（盖章）", "＊责任单位", "责任单位\n(可多填)*", "责任单位："]
)
def test_blanks_breaks_notes_and_marks_are_no_part_of_a_word(spelt: str) -> None:
    assert header_word(spelt) == "责任单位"


def test_a_repeated_header_of_two_rows_is_passed_over_and_named_once(tmp_path: Path) -> None:
    task = (1, "管网破损。", None, "修管网。", "2022年底前", "市水利局", None, "推进中")
    Book([*GROUPED, task, *GROUPED, (2, *task[1:])], MERGED).xlsx(tmp_path / "台账.xlsx")
    made, found = read(tmp_path)
    assert (len(made), said(found)) == (2, ["LED328 A4"])


def test_a_header_below_twenty_rows_is_not_looked_for(tmp_path: Path) -> None:
    assert header(tmp_path, [("说明",)] * 19 + [HEAD]) is not None
    assert header(tmp_path, [("说明",)] * 20 + [HEAD]) is None


def test_a_title_that_is_a_word_of_columns_too_is_a_title(tmp_path: Path) -> None:
    assert keys(tmp_path, [("整改任务",), HEAD], ["A1:E1"]) == list(HEAD)
    assert keys(tmp_path, [("整改任务",), HEAD]) == list(HEAD)
