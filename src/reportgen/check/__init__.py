"""Report and figures -> what contradicts itself: totals, dates, sums. RULES is the literal list of all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.check.days import (
    dates_of_done_tasks,
    dates_of_open_tasks,
    done_before_feedback,
    overdue_but_on_schedule,
)
from reportgen.check.frame import (
    document_numbers,
    printed_before_dated,
    secrecy_periods,
    stopped_titles,
    unfinished_dates,
    unprinted_signers,
    wrongly_ignored,
)
from reportgen.check.kinds import notice_dates, noticed_task, table_columns
from reportgen.check.ledger import (
    closed_but_not_done,
    declared_groups,
    declared_totals,
    doubled_numbers,
    empty_columns,
    missing_numbers,
    redacted_columns,
    tasks_without_deadline,
    tasks_without_name,
    tasks_without_status,
    unknown_inspections,
)
from reportgen.check.notices import close_out_dates, lengths_of_notices
from reportgen.check.prose import chapters_of_another_kind, doubled_next_steps, too_deep, typed_numbers
from reportgen.check.sums import (
    accountability_sums,
    doubled_petitions,
    inspections_of_rows,
    petition_sums,
    petitions_without_handling,
    petitions_without_verdict,
    recurring_petitions,
    referred_cases,
    tasks_without_inspection,
)
from reportgen.check.units import units_under_two_names
from reportgen.diagnostics import Diagnostic
from reportgen.figures import Counted
from reportgen.model import Report
from reportgen.model.kinds import fitted
from reportgen.steps import stage

Rule = Callable[[Report, Counted], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    declared_totals,
    declared_groups,
    doubled_numbers,
    missing_numbers,
    tasks_without_status,
    tasks_without_name,
    tasks_without_deadline,
    empty_columns,
    closed_but_not_done,
    dates_of_done_tasks,
    dates_of_open_tasks,
    done_before_feedback,
    overdue_but_on_schedule,
    close_out_dates,
    lengths_of_notices,
    units_under_two_names,
    unknown_inspections,
    redacted_columns,
    petition_sums,
    petitions_without_handling,
    petitions_without_verdict,
    doubled_petitions,
    recurring_petitions,
    inspections_of_rows,
    tasks_without_inspection,
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
    wrongly_ignored,
    noticed_task,
    notice_dates,
    table_columns,
)


@stage("核对数据")
def check(report: Report, counted: Counted) -> list[Diagnostic]:
    """What all rules find in what the kind takes of the report, in the order of RULES."""
    paper = fitted(report)
    return [d for rule in RULES for d in rule(paper, counted)]
