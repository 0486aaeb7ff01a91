"""Tables of old papers -> ledgers, and what of them the annex of the program would say otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.datafile.emit import emit
from reportgen.extract.grids import items_of_lines, items_of_word
from reportgen.extract.parts import Doubt, Grid, Item, Sure, Told
from reportgen.extract.tables import Ledger, cases_of, ledger_of
from reportgen.load.source import read as read_text
from reportgen.load.source import source_of
from reportgen.model import Task
from reportgen.pipeline.build import begin, build, build_files
from reportgen.read import read_word
from reportgen.write import text as plain_text
from tests.examples import examples

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
HEAD = ("序号", "反馈问题", "责任单位", "整改时限", "状态")
MODEL = {"序号": "no", "名称": "title", "反馈问题": "finding", "整改目标": "target", "整改措施": "measures"}
MODEL |= {"责任单位": "responsible_units", "整改时限": "deadline", "状态": "status", "进展": "progress"}


def grid(*rows: tuple[str, ...], at: int = 1) -> Grid:
    """A table whose rows are filled up with empty cells."""
    width = max(map(len, rows))
    return Grid(tuple((*row, *[""] * (width - len(row))) for row in rows), at)


def rows_of(count: int, *more: str, status: str = "已完成整改") -> list[tuple[str, ...]]:
    """Tasks below HEAD, with the cells of further columns."""
    return [(str(n), f"第{n}处堆场没有围挡。", "市林业局", "2022年底前", status, *more) for n in range(1, count + 1)]


def known(table: Grid) -> Ledger:
    """The ledger that a table must be."""
    ledger = ledger_of(table)
    assert ledger is not None
    return ledger


def doubts(ledger: Ledger) -> list[str]:
    """The reasons of its doubts."""
    return [problem.reason for problem in ledger.problems if isinstance(problem, Doubt)]


def words_at(table: Grid, doubt: Told | Doubt) -> str:
    """The characters that a doubt is about."""
    assert isinstance(doubt, Doubt)
    return "\t".join(table.rows[doubt.at - table.at])[doubt.start : doubt.end]


def as_written(value: Any) -> Any:
    """A value of the model as a data file has it."""
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return str(value) if value is not None else []


def in_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def built(city: str, folder: Path) -> tuple[list[Item], list[Item], tuple[Task, ...]]:
    """An example printed by the program: the items of its Word file and of its text, and the tasks of its data."""
    path = EXAMPLES / city / "city.yaml"
    (docx, txt), found = build_files(path, ("docx", "txt"), folder)
    assert not any(d.is_error for d in found)
    word, _ = read_word(docx)
    source, _ = read_text(txt)
    report = begin(path)[1]
    assert word
    assert source
    assert report
    return items_of_word(word), items_of_lines(source), report.tasks


@pytest.mark.parametrize("city", ["dezhou", "dalian", "yunshan"])
def test_the_annex_that_the_program_printed_is_the_ledger_it_was_printed_from(city: str, tmp_path: Path) -> None:
    word, text, tasks = built(city, tmp_path)
    for items, exact in ((word, True), (text, False)):
        ledger = known(next(item for item in reversed(items) if isinstance(item, Grid)))
        assert not doubts(ledger)
        assert [p.sure for p in ledger.problems if isinstance(p, Told)] == [Sure.HIGH, Sure.HIGH]
        assert len(ledger.tasks) == len(tasks)
        for row, task in zip(ledger.tasks, tasks, strict=True):
            for key in ledger.columns if exact else (k for k in ledger.columns if k != "整改措施"):
                assert in_list(row.get(key, [])) == in_list(as_written(getattr(task, MODEL[key]))), (city, key)


def test_words_of_the_header_are_those_of_workbooks_and_each_that_is_printed_otherwise_is_told() -> None:
    table = grid(("序号", "督察反馈问题", "整改责任单位", "完成时限", "整改状态"), *rows_of(3))
    ledger = known(table)
    assert ledger.columns == HEAD
    assert ledger.headers == ("序号", "督察反馈问题", "整改责任单位", "完成时限", "整改状态")
    found = [p for p in ledger.problems if isinstance(p, Doubt)]
    assert [words_at(table, p) for p in found] == ["督察反馈问题", "整改责任单位", "完成时限", "整改状态"]
    assert found[1].reason == "栏目名“整改责任单位”，程序印作“责任单位”"


def test_a_header_of_two_rows_a_title_and_a_sum_are_no_tasks() -> None:
    ledger = known(
        grid(
            ("整改任务清单",),
            ("序号", "反馈问题", "责任单位", "", "整改时限", "状态"),
            ("", "", "牵头", "配合", "", ""),
            ("1", "河道淤积。", "市水利局", "市住建局", "2022年底前", "已完成整改"),
            (),
            ("2", "荒坡裸露。", "市林业局", "", "长期坚持", "达到序时进度"),
            ("合计", "2项"),
            at=30,
        )
    )
    assert ledger.columns == ("序号", "反馈问题", "牵头单位", "配合单位", "整改时限", "状态")
    assert [task.get("配合单位") for task in ledger.tasks] == ["市住建局", None]
    assert ledger.titles == ("整改任务清单",)
    assert ledger.totals[:2] == ("合计", "2项")
    assert "合计行“合计 2项”，程序不印" in doubts(ledger)


def test_a_sum_that_is_not_that_of_the_rows_is_told() -> None:
    ledger = known(grid(HEAD, *rows_of(3), ("合计", "4项")))
    assert "合计行写 4 项，表中共 3 项，多 1 项" in doubts(ledger)


def test_a_day_that_is_printed_otherwise_is_told_at_its_cell() -> None:
    table = grid(
        (*HEAD, "完成日期"), *rows_of(3, "2022年8月2日"), ("4", "丁。", "市局", "长期坚持", "已销号", "2022.8.1")
    )
    ledger = known(table)
    assert ledger.tasks[3]["完成日期"] == "2022.8.1"
    assert [(p.at, words_at(table, p), p.reason) for p in ledger.problems if isinstance(p, Doubt)] == [
        (5, "已销号", "“状态”原写“已销号”，程序印作“已完成整改”"),
        (5, "2022.8.1", "“完成日期”原写“2022.8.1”，程序印作“2022年8月1日”"),
    ]


def test_a_status_that_nobody_knows_is_left_out_and_its_word_told() -> None:
    table = grid(HEAD, *rows_of(5), ("6", "沟渠黑臭。", "市水利局", "2023年底前", "绿灯"))
    ledger = known(table)
    assert "状态" not in ledger.tasks[5]
    (found,) = (p for p in ledger.problems if isinstance(p, Doubt))
    assert words_at(table, found) == "绿灯"
    assert found.reason == "“绿灯”不是状态词，没有读入"
    assert "状态对照" in found.fix


def test_a_deadline_that_can_be_read_in_two_ways_is_left_out_and_told() -> None:
    ledger = known(grid(HEAD, *rows_of(9), ("10", "沟渠黑臭。", "市水利局", "2023年前", "推进中")))
    assert "整改时限" not in ledger.tasks[9]
    assert doubts(ledger) == ["“2023年前”可以读作 2022年底前，也可以读作 2023年底前，没有读入"]


def test_a_column_of_stories_is_printed_as_progress_and_says_the_status() -> None:
    head = ("序号", "反馈问题", "整改时限", "完成情况")
    ledger = known(
        grid(
            head, ("1", "甲。", "2022年底前", "已完成。清淤3公里。"), ("2", "乙。", "长期坚持", "达到序时进度：在建。")
        )
    )
    assert ledger.columns == ("序号", "反馈问题", "整改时限", "进展")
    assert [(task["状态"], task["进展"]) for task in ledger.tasks] == [
        ("已完成", "已完成。清淤3公里。"),
        ("达到序时进度", "达到序时进度：在建。"),
    ]


@pytest.mark.parametrize(
    ("cell", "measures"),
    [
        ("清淤。", "清淤。"),
        ("1.清淤。\n2.护岸。", ["清淤。", "护岸。"]),
        ("1.清淤。2.护岸。", ["清淤。", "护岸。"]),
        ("1.清淤2.5公里2.护岸", "1.清淤2.5公里2.护岸"),
        ("（1）清淤。\n（2）护岸。", ["（1）清淤。", "（2）护岸。"]),
        ("清淤。\n护岸。", ["清淤。\n护岸。"]),
    ],
)
def test_measures_are_read_so_that_they_are_printed_as_they_stood(cell: str, measures: object) -> None:
    head = (*HEAD, "整改措施")
    ledger = known(grid(head, *rows_of(2, cell)))
    assert ledger.tasks[0]["整改措施"] == measures
    assert not doubts(ledger)


def test_measures_in_rows_of_their_own_belong_to_the_task_above() -> None:
    table = grid(
        ("序号", "反馈问题", "整改措施", "整改时限", "状态"),
        ("1", "甲。", "1.清淤。", "2022年底前", "已完成整改"),
        ("", "", "2.护岸。", "", ""),
        ("2", "乙。", "绿化。", "2022年底前", "推进中"),
    )
    ledger = known(table)
    assert [task["整改措施"] for task in ledger.tasks] == [["清淤。", "护岸。"], "绿化。"]
    assert doubts(ledger) == ["原表这一项占 2 行，程序并成一行"]


def test_empty_cells_below_a_full_one_may_have_been_merged_with_it() -> None:
    rows = [list(row) for row in rows_of(4)]
    rows[2][2] = ""
    ledger = known(grid(HEAD, *map(tuple, rows)))
    assert doubts(ledger) == ["“责任单位”有 1 项空着；几项合并成一格的，只有第一项读到内容"]


def test_a_column_that_no_annex_prints_is_told_where_it_says_something() -> None:
    rows = rows_of(8, "")
    rows[4] = (*rows[4][:5], "见附图")
    table = grid((*HEAD, "备注"), *rows)
    ledger = known(table)
    assert ledger.columns == HEAD
    assert doubts(ledger) == ["“备注”原写“见附图”，程序不印这一栏"]


@pytest.mark.parametrize(
    "table",
    [
        grid(("项目", "2020年", "2021年"), ("优良天数", "233", "240")),
        grid(("序号", "项目名称", "建设单位", "完成时间", "进度"), ("1", "污水处理厂", "市水利局", "2022年", "已完成")),
        grid(HEAD),
        grid(HEAD[:4], *(row[:4] for row in rows_of(3))),
        grid(HEAD, *rows_of(3, status="绿灯")),
        grid((*HEAD, "备注"), *rows_of(3, "这一栏程序不印")),
        grid(HEAD, ("一、大气方面",), *rows_of(1), ("二、水方面",), *rows_of(1)),
        grid(("序号", "反馈问题", "完成日期", "状态"), *((n, "甲。", "2022.8.1", "完成") for n in "123")),
    ],
    ids=["indicators", "projects", "head alone", "no status", "unknown words", "remarks", "parts", "other notation"],
)
def test_a_table_of_which_the_annex_would_say_too_little_stays_a_text(table: Grid) -> None:
    assert ledger_of(table) is None


def test_petitions_are_read_by_the_words_of_their_header() -> None:
    table = grid(
        ("序号", "受理编号", "交办时间", "举报内容", "是否属实", "办理情况"),
        ("1", "X001", "2022-05-11", "夜间噪声扰民。", "属实", "已办结"),
        ("2", "X002", "2022-05-12", "沟渠异味。", "说不清", "阶段办结"),
    )
    ledger = cases_of(table)
    assert ledger is not None
    assert ledger.columns == ("受理编号", "交办日期", "举报内容", "属实", "办理")
    assert ledger.tasks[1] == {
        "受理编号": "X002",
        "交办日期": "2022-05-12",
        "举报内容": "沟渠异味。",
        "办理": "阶段办结",
    }
    assert doubts(ledger) == ["“属实”只能是：属实、基本属实、部分属实、不属实，没有读入"]
    assert cases_of(grid(HEAD, *rows_of(3))) is None


TEXTS = st.text(alphabet="甲乙水管网建成3.12年，。、（）—“”：;A# \n", max_size=12)
UNITS = st.sampled_from(["市水利局", "市水利局、市林业局", "市水利局，市林业局", "各县（市、区）政府", ""])
TIMES = st.sampled_from(["2022年底前", "2022-12-31", "长期坚持", "立行立改", "下月", ""])
STATES = st.sampled_from(["已完成整改", "推进中", "达到序时进度", "已完成", "基本完成，剩余1处"])


@examples(60)
@given(st.lists(st.tuples(TEXTS, TEXTS, UNITS, TIMES, STATES), min_size=1, max_size=6))
def test_every_cell_is_printed_again_or_told(rows: list[tuple[str, ...]]) -> None:
    head = ("序号", "反馈问题", "整改措施", "责任单位", "整改时限", "状态")
    table = grid(head, *((str(n), *row) for n, row in enumerate(rows, 1)), at=1)
    ledger = ledger_of(table)
    if ledger is None:
        return
    annex = {"名称": "清单", "来自": "整改任务", "栏目": list(ledger.columns)}
    data: dict[str, Any] = {"城市": {"名称": "示例市"}, "整改任务": {"列表": list(ledger.tasks)}, "附件": [annex]}
    data["落款"] = {"署名": ["示例市人民政府", "中共示例市委"], "日期": "2023-01-10"}
    document = build(Path("city.yaml"), text=emit(data)).document
    assert document is not None
    text = plain_text.write(document).decode()
    (again,) = (item for item in items_of_lines(source_of(text)) if isinstance(item, Grid))
    told = {(p.at, p.start) for p in ledger.problems if isinstance(p, Doubt)}
    for n, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            start = sum(len(c) + 1 for c in row[:column])
            now = again.rows[n][column]
            assert (n + 1, start) in told or _letters(cell) == _letters(now), (cell, now)


def _letters(text: str) -> str:
    """Without blanks, and without the marks that join the paragraphs of a cell in a plain text."""
    return "".join(text.split()).replace("、", "")
