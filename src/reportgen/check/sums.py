"""Sums of petitions and accountability: the parts must make up the whole."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted
from reportgen.model import Handling, Report
from reportgen.place import Place
from reportgen.values import Int


def petition_sums(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """已办结 + 阶段性办结 + 正在办理 = 交办, of each batch and in all; likewise the four kinds of 属实."""
    petitions = report.petitions
    if petitions is None:
        return
    received = petitions.received
    if petitions.batches:
        count = petitions.batch_count
        if count is not None and count != len(petitions.batches):
            reason = f"这里写 {count} 批，“分批”里有 {len(petitions.batches)} 批"
            yield fault("FIG404", count.place, reason, "核对是否漏填了哪一批；无误时删去“批次”一行")
        total = Int(sum(b.received for b in petitions.batches), petitions.batches[0].place)
        if received is not None and received != total:
            reason = f"这里写 {received}，各批之和是 {total}"
            yield fault("FIG404", received.place, reason, "核对各批的数；无误时删去总数")
        received = total if received is None else received
    yield from _handling(petitions.handling, received)
    for batch in petitions.batches:
        yield from _handling(batch.handling, batch.received)
    parts = list(petitions.substantiated.values())
    if parts and received is not None and sum(parts) != received:
        reason = f"{_arithmetic(parts)}，而交办 {received}"
        yield fault("FIG405", parts[0].place, reason, "核对各项的数", related=_places([received]))


def _handling(handling: Handling | None, received: Int | None) -> Iterator[Diagnostic]:
    if handling is None or received is None:
        return
    parts = [n for n in (handling.closed, handling.interim, handling.pending) if n is not None]
    whole = sum(parts)
    if whole > received or (whole < received and handling.pending is not None):
        reason = f"{_arithmetic(parts)}，而交办 {received}"
        yield fault("FIG404", parts[0].place, reason, "核对已办结、阶段性办结、正在办理的件数", _places([received]))


def accountability_sums(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """Each breakdown makes up the persons or the 人次; by measure it may be more where 人次 are counted."""
    facts = report.accountability
    if facts is None:
        return
    times = facts.counting == "人次" or facts.person_times is not None
    wholes = [n for n in (facts.person_times, facts.persons) if n is not None]
    if not wholes:
        return
    for kind, table in (("按级别", facts.by_rank), ("按方式", facts.by_measure), ("按分布", facts.by_body)):
        parts = list(table.values())
        if not parts or sum(parts) in wholes or (kind == "按方式" and times and sum(parts) > wholes[0]):
            continue
        reason = f"{_arithmetic(parts)}，而总数是 {wholes[0]}"
        fix = "核对各项的数；一人受几种处理的，写“计量: 人次”" if kind == "按方式" else "核对各项的数"
        yield fault("FIG406", parts[0].place, reason, fix, _places(wholes), kind=kind)


def referred_cases(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """移交问题 may stand under 督察 and under 问责; it is one number."""
    blamed = report.accountability.referred_cases if report.accountability else None
    given = [i.referred_cases for i in report.inspections if i.referred_cases is not None]
    if blamed is not None and given and sum(given) != blamed:
        reason = f"这里写 {blamed}，“督察”里写 {'+'.join(map(str, given))}"
        yield fault("FIG408", blamed.place, reason, "核对后改成一致，或只写一处", _places(given))


def _arithmetic(parts: list[Int]) -> str:
    return f"{'+'.join(str(int(n)) for n in parts)}={sum(parts)}"


def _places(numbers: list[Int]) -> list[Place]:
    return [n.place for n in numbers if n.place]
