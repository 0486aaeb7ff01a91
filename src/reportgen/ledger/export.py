"""The ledger of a report as a workbook, and whether it reads back as what it was."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault
from reportgen.ledger.answers import tasks_in
from reportgen.ledger.book import CELL_AT_MOST, finished, fits
from reportgen.ledger.columns import COLUMNS, Row, columns_of, entered, value_of
from reportgen.ledger.sheet import Layout, ledger_book
from reportgen.ledger.template import title_of
from reportgen.load.words import own_words
from reportgen.model import Report, Task

ALWAYS = (
    "反馈问题",
    "责任单位",
    "整改时限",
    "公开",
)  # 公开 in each row: else a task with no more than its 序号 is none
BREAK = "（换行）"  # a mark for it (U+21B5) is not in GBK


def export(report: Report) -> bytes:
    """All columns that hold something, values as entered, no locks."""
    layout = Layout(columns=columns_of(report.tasks, ALWAYS), title=title_of(report))
    rows: list[Row] = [{c.key: entered(task, c.key) for c in layout.columns} for task in report.tasks]
    return finished(ledger_book(rows, layout))


def too_long(tasks: tuple[Task, ...]) -> Iterator[Diagnostic]:
    """The values that a cell can't hold whole."""
    for task in tasks:
        for column in COLUMNS:
            text = entered(task, column.key)
            if not fits(text):
                reason = f"这一栏有 {len(text)} 字，Excel 一格最多 {CELL_AT_MOST} 字"
                yield fault("LED374", task.place, reason, "缩短这一栏的文字", no=task.no, key=column.key)


def changed_by_excel(report: Report, data: bytes) -> Iterator[Diagnostic]:
    """What the reader makes otherwise of the workbook `data` than it is in `report`: nothing may be lost in silence."""
    own, _ = own_words(report.status_words)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"  # a system whose names are ASCII could make no other
        path.write_bytes(data)
        again, found = tasks_in(path, path.name, own)
    errors = [d for d in found if d.is_error]
    if len(again) != len(report.tasks):
        reason = f"台账有 {len(report.tasks)} 项，读回来是 {len(again)} 项"
        if errors:
            reason += f"（{errors[0].reason}）"
        yield fault("LED375", report.place, reason, "核对导出的台账，有出入的改正数据文件再导出", what="有的内容")
        return
    for task, read in zip(report.tasks, again, strict=True):
        for key, (old, new) in _differences(task, read).items():
            reason = f"导出后再读，{old}成了{new}"
            fix = "不要紧的不用改；要一字不差，把它改成没有首尾空格、没有控制字符、一条里面没有换行、不是错误值的文字"
            yield fault("LED375", task.place, reason, fix, what=f"第 {task.no} 项的“{key}”")


def _differences(task: Task, read: Task) -> Mapping[str, tuple[str, str]]:
    """Key -> what was there and what came of it, for a message."""
    keys = [c.key for c in COLUMNS if (value_of(task, c.key) or "") != (value_of(read, c.key) or "")]
    return {key: (_shown(task, key), _shown(read, key)) for key in keys}


def _shown(task: Task, key: str) -> str:
    """A value as the ledger shows it; of a list each item by itself, for its items may be what has changed."""
    value = value_of(task, key)
    items = [str(v) for v in value] if isinstance(value, tuple) else [entered(task, key)]
    texts = "、".join(f"“{text.replace(chr(10), BREAK)}”" for text in items if text)
    return f"{texts}（{len(items)} 条）" if isinstance(value, tuple) and texts else texts or "空白"
