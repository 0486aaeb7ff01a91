"""Any table of tasks, however it is laid out and in which form it is saved, reads back as the same tasks."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from reportgen.load import workbook
from tests.examples import examples
from tests.load.workbook.books import Book
from tests.load.workbook.test_ailments import plain

TEXT = st.text("水气土管网破损整改完成一二三，。；、（）ab12 ", min_size=1, max_size=12).filter(
    lambda t: t.strip() == t and t[0] not in "一二三四五六七八九十（(123456789" and "计" not in t and "  " not in t
)
STATES = st.sampled_from(["已完成整改", "推进中", "达到序时进度", "未达到序时进度", "基本完成"])


class Entry(NamedTuple):
    """A task as it is written: its measures stand in rows of their own."""

    finding: str
    measures: list[str]
    deadline: str
    status: str
    progress: str | None


ENTRIES = st.builds(
    Entry,
    TEXT,
    st.lists(TEXT, min_size=1, max_size=3, unique_by=lambda t: t.replace(" ", "")),
    st.sampled_from(["2022年底前", "2023-06-30", "长期坚持"]),
    STATES,
    st.none() | TEXT,
)


def expected(number: int, entry: Entry) -> dict[str, object]:
    row: dict[str, object] = {"序号": str(number), "反馈问题": entry.finding}
    row["整改措施"] = entry.measures if len(entry.measures) > 1 else entry.measures[0]
    row |= {"整改时限": entry.deadline, "状态": entry.status}
    return row | ({"进展": entry.progress} if entry.progress else {})


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[Book, list[dict[str, object]]]:
    """A sheet with random titles, blank rows, merged blocks, a header of one or two rows; and its tasks."""
    rows: list[tuple[object, ...]] = [("某市整改任务台账",)] * draw(st.integers(0, 3))
    rows += [()] * draw(st.integers(0, 2))
    merges: list[str] = []
    if draw(st.booleans()):
        top = len(rows) + 1
        rows.append(("序号", "反馈问题", "整改要求", None, "状态", "进展"))
        rows.append((None, None, "整改措施", "整改时限", None, None))
        merges += [f"C{top}:D{top}", *(f"{c}{top}:{c}{top + 1}" for c in "ABEF")] if draw(st.booleans()) else []
    else:
        rows.append(("序号", "问题描述", "重点措施", "完成时限", "整改状态", "工作进展"))
    tasks = []
    for number, entry in enumerate(draw(st.lists(ENTRIES, min_size=1, max_size=6)), 1):
        rows += [()] * draw(st.integers(0, 1))
        first = len(rows) + 1
        rows.append((number, entry.finding, entry.measures[0], entry.deadline, entry.status, entry.progress))
        rows += [(None, None, measure) for measure in entry.measures[1:]]
        if len(rows) > first:
            merges += [f"{get_column_letter(c)}{first}:{get_column_letter(c)}{len(rows)}" for c in (1, 2, 4, 5, 6)]
        tasks.append(expected(number, entry))
    rows.append(draw(st.sampled_from([(), ("合计", f"{len(tasks)}项"), ("备注：略",)])))
    return Book(rows, merges), tasks


@pytest.mark.parametrize("form", ["xlsx", "xls"])
@examples(60)
@given(made=laid_out())
def test_any_table_of_tasks_reads_back_as_the_same_tasks(
    tmp_path_factory: pytest.TempPathFactory, form: str, made: tuple[Book, list[dict[str, object]]]
) -> None:
    book, tasks = made
    path = tmp_path_factory.getbasetemp() / f"any.{form}"
    (book.xlsx if form == "xlsx" else book.xls)(path)
    rows, found = workbook.read(path, path.name, None, None)
    assert [d for d in found if d.is_error] == []
    assert rows is not None
    assert [plain(row) for row in rows.items] == tasks
