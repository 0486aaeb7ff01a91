"""Drop-downs and date cells of a ledger's sheet: what Excel and WPS accept in a column, and what they say."""

from __future__ import annotations

from typing import Any

from reportgen.dates import YEARS
from reportgen.ledger.book import Sheet
from reportgen.ledger.columns import NO, STATES, YES, Column, help_of
from reportgen.model.tasks import STAGES
from reportgen.place import column_letters

LISTS = {"status": STATES, "stage": STAGES, "yesno": (YES, NO)}
PROMPTS = {
    "status": "从下拉列表中选一个状态。",
    "stage": "从下拉列表中选销号到了哪一步。",
    "yesno": "从下拉列表中选“是”或“否”。",
    "date": "填到日，如 2026-08-30。",
    "count": "填整数，如 10。",
    "deadline": "照整改方案写，如 2026年底前、立行立改、长期坚持。",
}
ERRORS = {
    "status": "状态只能是：{words}。请从下拉列表中选。",
    "stage": "销号环节只能是：{words}。请从下拉列表中选。",
    "yesno": "这里只能填：{words}。",
    "date": "这里要填日期，写成 2026-08-30。",
    "count": "这里要填整数，如 10。",
}


def add_validations(
    sheet: Sheet, columns: tuple[Column, ...], first: int, last: int, locked: frozenset[str] | None
) -> None:
    """One validation a column that can be filled, for its cells from row `first` to row `last`."""
    for number, column in enumerate(columns, 1):
        if column.key in (locked or ()):
            continue
        rule = _rule(column)
        letters = column_letters(number)
        rule.add(f"{letters}{first}:{letters}{last}")
        sheet.add_data_validation(rule)


def _rule(column: Column) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(allow_blank=True, showInputMessage=True, errorStyle="stop")
    words = LISTS.get(column.kind, ())
    if words:
        rule.type, rule.formula1 = "list", f'"{",".join(words)}"'
    elif column.kind == "date":
        rule.type, rule.operator = "date", "between"
        rule.formula1, rule.formula2 = f"DATE({YEARS[0]},1,1)", f"DATE({YEARS[-1]},12,31)"
    elif column.kind == "count":
        rule.type, rule.operator, rule.formula1, rule.formula2 = "whole", "between", "0", "999"
    rule.promptTitle, rule.prompt = column.key, PROMPTS.get(column.kind) or help_of(column.key)
    if column.kind in ERRORS:
        rule.showErrorMessage, rule.errorTitle = True, f"{column.key}填得不对"
        rule.error = ERRORS[column.kind].format(words="、".join(words))
    return rule
