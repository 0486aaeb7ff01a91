"""Report -> the dates and names that a paper prints from it, as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.model import Report
from reportgen.place import Place


class Fact(NamedTuple):
    """`name` is the key of the data file, `text` what is printed."""

    name: str
    text: str
    place: Place | None
    is_date: bool = False


def facts_of(report: Report) -> list[Fact]:
    """Without what the report doesn't say."""
    return [fact for fact in _facts(report) if fact.text]


def _facts(report: Report) -> Iterator[Fact]:
    yield _date("截至日期", report.as_of)
    for inspection in report.inspections:
        yield _date("进驻日期", inspection.stationed)
        yield _date("反馈日期", inspection.feedback_date)
        yield _name("督察组", inspection.team)
        yield _name("督察轮次", inspection.round)
    if report.plan:
        yield _name("整改方案的名称", report.plan.title)
        yield _name("整改方案的文号", report.plan.doc_no)
        yield _date("整改方案的印发日期", report.plan.issued_on)
    if report.letterhead:
        yield _name("发文字号", report.letterhead.number)
    if report.sign_off:
        yield _date("成文日期", report.sign_off.date)


def _date(name: str, value: object) -> Fact:
    return Fact(name, str(value or ""), getattr(value, "place", None), is_date=True)


def _name(name: str, value: object) -> Fact:
    return Fact(name, str(value or ""), getattr(value, "place", None))
