"""Rows of an old table that are no tasks, and tasks that lack something: each is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.extract.tables import ledger_of
from reportgen.pipeline.importing import import_paper
from tests.extract.test_tables import HEAD, doubts, grid, known, rows_of
from tests.test_import import old

ROWS = rows_of(12)


@pytest.mark.parametrize(
    ("at", "row", "reason"),
    [
        (6, HEAD, "又是表头，程序不印"),
        (0, ("1", "2", "3", "4", "5"), "栏目的编号，程序不印"),
        (12, ("合计", "12项", "", "", "12项"), "合计行“合计 12项 12项”，程序不印"),
    ],
)
def test_a_row_that_is_no_task_is_told(at: int, row: tuple[str, ...], reason: str) -> None:
    ledger = known(grid(HEAD, *ROWS[:at], row, *ROWS[at:]))
    assert len(ledger.tasks) == 12
    assert reason in doubts(ledger)


def test_a_task_without_a_status_is_told() -> None:
    ledger = known(grid(HEAD, *ROWS[:11], (*ROWS[11][:4], "")))
    assert "没有写明状态" in doubts(ledger)
    assert "状态" not in ledger.tasks[11]


def test_a_table_of_which_most_tasks_have_no_status_is_no_ledger() -> None:
    assert ledger_of(grid(HEAD, *[(*row[:4], "") for row in ROWS[:7]], *ROWS[7:])) is None


def test_a_table_in_a_text_is_read_as_one_in_a_word_file(tmp_path: Path) -> None:
    rows = ("\t".join(row) for row in (HEAD, *ROWS))
    text = "\n".join(("云山市督察反馈问题整改进展情况清单", "数据截至2022年8月30日。", *rows, ""))
    imported = import_paper(old(tmp_path, text))
    assert imported.same
    assert imported.text.count("- 序号: ") == len(ROWS)
