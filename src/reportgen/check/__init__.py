"""Report and figures -> what contradicts itself: totals, dates, sums. RULES is the literal list of all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.check.frame import (
    document_numbers,
    printed_before_dated,
    secrecy_periods,
    stopped_titles,
    unfinished_dates,
    unprinted_signers,
)
from reportgen.check.ledger import (
    closed_but_not_done,
    dates_of_done_tasks,
    declared_groups,
    declared_totals,
    doubled_numbers,
    empty_columns,
    missing_numbers,
    overdue_but_on_schedule,
    redacted_columns,
    tasks_without_deadline,
    tasks_without_status,
    unknown_inspections,
)
from reportgen.check.prose import chapters_of_another_kind, doubled_next_steps, too_deep, typed_numbers
from reportgen.check.sums import accountability_sums, petition_sums, referred_cases
from reportgen.diagnostics import Diagnostic
from reportgen.figures import Counted
from reportgen.model import Report

Rule = Callable[[Report, Counted], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    declared_totals,
    declared_groups,
    doubled_numbers,
    missing_numbers,
    tasks_without_status,
    tasks_without_deadline,
    empty_columns,
    closed_but_not_done,
    dates_of_done_tasks,
    overdue_but_on_schedule,
    unknown_inspections,
    redacted_columns,
    petition_sums,
    accountability_sums,
    referred_cases,
    typed_numbers,
    too_deep,
    chapters_of_another_kind,
    doubled_next_steps,
    document_numbers,
    printed_before_dated,
    secrecy_periods,
    unfinished_dates,
    unprinted_signers,
    stopped_titles,
)


def check(report: Report, counted: Counted) -> list[Diagnostic]:
    """What all rules find, in the order of RULES."""
    return [d for rule in RULES for d in rule(report, counted)]
