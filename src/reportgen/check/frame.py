"""版头, 落款 and 版记 as they were typed: the form of 发文字号, the order of the dates."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.document_number import slips
from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted
from reportgen.model import Report
from reportgen.values import Text


def document_numbers(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """发文字号: 机关代字〔年份〕序号号; GB/T 9704-2012, 7.2.5."""
    for text in _numbers(report):
        if wrong := slips(text):
            fix = "写成“德发〔2022〕15号”的样子；还没有编号就先删去，会印成【待补充】"
            yield fault("SHP221", text.place, "；".join(wrong), fix, number=text)


def _numbers(report: Report) -> Iterator[Text]:
    if report.letterhead and report.letterhead.number:
        yield report.letterhead.number
    if report.plan and report.plan.doc_no:
        yield report.plan.doc_no


def printed_before_dated(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A paper is printed when it has been signed, not before; 7.3.5.4, 7.4.3."""
    dated = report.sign_off.date if report.sign_off else None
    printed = report.imprint.printed_on if report.imprint else None
    if dated and printed and printed.last() < dated.first():
        reason = f"印发日期是{printed}，成文日期是{dated}"
        yield fault("SHP222", printed.place, reason, "核对两个日期", [dated.place] if dated.place else [])
