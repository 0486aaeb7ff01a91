"""The workbook to hand out: numbered rows to be filled, or the tasks of a data file."""

from __future__ import annotations

from reportgen.ledger.book import finished
from reportgen.ledger.columns import COLUMNS, STATES, Row, columns_of, printed
from reportgen.ledger.sheet import TITLE, Layout, ledger_book
from reportgen.model import Report, Task

SPARE = 200  # rows below the prepared ones that have drop-downs too


def template(report: Report | None, rows: int, by_date: str = "") -> bytes:
    """The tasks of `report`, or, without one, `rows` numbered rows. 序号 is locked, all else open."""
    tasks = report.tasks if report else ()
    kept = tuple(column.key for column in COLUMNS if column.template)
    layout = Layout(
        columns=columns_of(tasks, always=kept, never=("内部备注",)),
        title=title_of(report),
        unit="",
        by_date=by_date,
        locked=frozenset(("序号",)),
        guide=guide(by_date, divided=False),
        spare=SPARE,
    )
    numbered: list[Row] = [{"序号": str(number)} for number in range(1, rows + 1)]
    return finished(ledger_book([row_of(task, layout) for task in tasks] if report else numbered, layout))


def row_of(task: Task, layout: Layout) -> Row:
    """A task as a department gets it, its status by the canonical word of the drop-down."""
    row = {column.key: printed(task, column.key) for column in layout.columns}
    return {key: text for key, text in row.items() if text}


def title_of(report: Report | None) -> str:
    """`德州市整改任务台账`; without the city where none is known."""
    return f"{report.city.name if report else ''}{TITLE}"


def guide(by_date: str, *, divided: bool) -> tuple[str, ...]:
    """The sentences of 填报说明; `divided` says that the workbook has one unit's tasks, most columns locked."""
    first = (
        "灰色的栏是发表单位填好的，已经锁定，不用改；内容有出入的，另行说明，不要撤销保护后改动。"
        if divided
        else "“填报单位”后面写本单位的全称；一行填一项任务，序号不重复；行不够的，接着往下写；"
        "没有用到的行留着就行：只有序号的行不计入任务。"
    )
    sentences = (
        first,
        f"“状态”从下拉列表中选：{'、'.join(STATES)}。不要写“√”“100%”，也不要写“已销号”，销号填在“销号环节”一栏。",
        "日期填到日，写成 2026-08-30；状态是“已完成整改”的，要填“完成日期”。",
        "“整改时限”照整改方案写，如 2026年底前、立行立改、长期坚持，不要只写“8月底前”而不写年份。",
        "一格里写几条的，用 Alt+Enter 换行，一条一行。",
        "不要改栏目名，不要增加或删除栏目，不要合并单元格。",
        "空着的格按“没有填”处理，不会清掉已有的内容；确实要清空的，另行说明。",
        "填好后存为 Excel 工作簿（.xlsx），文件名不改。",
    )
    return (*sentences, f"请于{by_date}前交回。") if by_date else sentences
