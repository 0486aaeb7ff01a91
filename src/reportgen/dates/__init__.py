"""Dates as officials write them: whole or partial dates, spans and deadlines; text -> values -> text."""

from __future__ import annotations

from reportgen.dates.date import (
    EXCEL_EPOCH,
    EXCEL_SERIALS,
    YEARS,
    Date,
    Span,
    month_end,
    parse_date,
    parse_span,
    unreadable,
    why_no_date,
)
from reportgen.dates.deadline import Deadline, no_date, parse_deadline, why_no_deadline

__all__ = [
    "EXCEL_EPOCH",
    "EXCEL_SERIALS",
    "YEARS",
    "Date",
    "Deadline",
    "Span",
    "month_end",
    "no_date",
    "parse_date",
    "parse_deadline",
    "parse_span",
    "unreadable",
    "why_no_date",
    "why_no_deadline",
]
