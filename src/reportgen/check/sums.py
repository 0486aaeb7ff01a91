"""Figures against each other: petitions, accountability, inspections; the parts must make up the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from reportgen.check.told import SHOWN
from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted, Figure
from reportgen.figures.petitions import HANDLING, MEASURES, SUBSTANTIATED, UNVERIFIED, PetitionCount, batch_of
from reportgen.model import Batch, Case, Handling, Petitions, Report
from reportgen.place import Place
from reportgen.values import Int, Missing, Num, Text
from reportgen.vocabulary import folded

ORDINAL = 4  # digits of a number that only counts the cases of its batch


def petition_sums(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """已办结 + 阶段性办结 + 正在办理 = 交办, of each batch and in all; likewise the four kinds of 属实.

    Totals as declared must be those of the batches, and of the cases one by one.
    """
    petitions = report.petitions
    if petitions is None:
        return
    yield from _totals(petitions, counted)
    yield from _batches_and_cases(petitions, counted)
    received = petitions.received
    known = counted.petitions["交办"]
    if received is None and isinstance(known, Figure):
        received = Int(int(known.value), known.places[0] if known.places else None)
    yield from _handling(petitions.handling, received)
    for batch in petitions.batches:
        yield from _handling(batch.handling, batch.received)
    parts = list(petitions.substantiated.values())
    if parts and received is not None and sum(parts) != received:
        reason = f"{_arithmetic(parts)}，而交办 {received}"
        yield fault("FIG405", parts[0].place, reason, "核对各项的数", related=_places([received]))


def _totals(petitions: Petitions, counted: Counted) -> Iterator[Diagnostic]:
    """What is declared of all, against what the cases or the batches add up to."""
    cases = bool(petitions.cases)
    count = petitions.batch_count
    batches = counted.petitions["批次"]
    if count is not None and isinstance(batches, Figure) and batches.value != count:
        where = "逐件列出的信访件分属" if cases else "“分批”里有"
        reason = f"这里写 {count} 批，{where} {batches} "
        yield fault("FIG404", count.place, reason.rstrip(), "核对是否漏填了哪一批；无误时删去“批次”一行")
    fix = "核对信访台账是否缺件；无误时删去这一行，由程序计数" if cases else "核对各批的数；无误时删去总数"
    yield from _against(_declared(petitions), counted.petitions, _how(cases), fix)


def _how(cases: bool) -> str:
    return "逐件数出来" if cases else "各批之和"


def _declared(source: Petitions | Batch) -> dict[str, Int | Num | None]:
    """Name of a figure -> what is written of it."""
    rows: dict[str, Int | Num | None] = {"交办": source.received}
    rows |= {name: getattr(source.handling, attribute, None) for name, attribute in HANDLING.items()}
    rows |= {name: getattr(source.measures, attribute, None) for name, (attribute, _) in MEASURES.items()}
    return rows | (dict(source.substantiated) if isinstance(source, Petitions) else {})


def _against(
    declared: Mapping[str, Int | Num | None], figures: Mapping[str, Figure | Missing], how: str, fix: str
) -> Iterator[Diagnostic]:
    for name, number in declared.items():
        figure = figures.get(name)
        if number is not None and isinstance(figure, Figure) and figure.value != Decimal(number):
            code = "FIG405" if name.endswith("属实") else "FIG404"
            what = "" if name == "交办" else f"“{name}”"
            yield fault(code, number.place, f"{what}这里写 {number}，{how}是 {figure.value:f}", fix, figure.places)


def _batches_and_cases(petitions: Petitions, counted: Counted) -> Iterator[Diagnostic]:
    """What a batch declares, against the cases of that batch."""
    if not all(c.batch for c in petitions.cases):
        return
    label_of = counted.inspections.label_of
    rows: dict[tuple[str | None, str], list[Case]] = {}
    for case in petitions.cases:
        rows.setdefault((label_of(case.inspection), batch_of(case.batch)), []).append(case)
    for batch in petitions.batches if rows else ():
        cases = rows.get((label_of(batch.inspection), batch_of(batch.no)), [])
        figures = PetitionCount("信访", "件", None).of_cases(cases)
        fix = "核对这一批的件数，和信访台账里各件的“批次”"
        yield from _against(_declared(batch), figures, "这一批逐件数出来", fix)


def petitions_without_handling(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """Where cases tell how they were handled, all must: else nobody knows how many are done with."""
    cases = report.petitions.cases if report.petitions else ()
    without = [c for c in cases if not c.handling]
    if without and len(without) < len(cases):
        listed = _listed((c.no for c in without), "件")
        reason = f"受理编号 {listed} 没有填“办理”，已办结多少件就无从计算"
        places = [c.no.place for c in without if c.no.place]
        fix = f"填上：{'、'.join(HANDLING)}"
        yield fault("FIG414", without[0].no.place, reason, fix, places[1:], count=len(without))


def doubled_petitions(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """One case twice would be counted twice; numbers may begin anew with each batch."""
    seen: dict[tuple[str | None, str, str], Case] = {}
    for case in report.petitions.cases if report.petitions else ():
        key = (counted.inspections.label_of(case.inspection), batch_of(case.batch), str(case.no).strip())
        first = seen.setdefault(key, case)
        if first is not case:
            related = [first.no.place] if first.no.place else []
            yield fault("FIG415", case.no.place, "前面已有这一件", "改正编号，或删去重复的一件", related, no=case.no)


def petitions_without_verdict(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """Where cases tell whether they proved true, one that has been handled tells it too."""
    cases = report.petitions.cases if report.petitions else ()
    without = [c for c in cases if not c.substantiated and c.handling != "正在办理"]
    if without and any(c.substantiated for c in cases):
        listed = _listed((c.no for c in without), "件")
        reason = f"受理编号 {listed} 没有填“属实”，又不是正在办理的；只好算作“{UNVERIFIED}”"
        places = [c.no.place for c in without if c.no.place]
        fix = f"填上：{'、'.join(SUBSTANTIATED)}；还没有查清的，“办理”写“正在办理”"
        yield fault("LED343", without[0].no.place, reason, fix, places[1:], count=len(without))


def recurring_petitions(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """One 受理编号 in two batches is one case counted twice; short numbers (1, 2, 3) may begin anew in each batch."""
    seen: dict[tuple[str | None, str], Case] = {}
    for case in report.petitions.cases if report.petitions else ():
        number = folded(case.no)
        if number.isdecimal() and len(number) <= ORDINAL:
            continue
        first = seen.setdefault((counted.inspections.label_of(case.inspection), number), case)
        if first is not case and batch_of(first.batch) != batch_of(case.batch):
            reason = f"前面（{_batch(first)}）已有这一件，这里（{_batch(case)}）又是它，算成了两件"
            fix = "是同一件的，留一行；是两件的，改正其中一个编号"
            related = [first.no.place] if first.no.place else []
            yield fault("LED342", case.no.place, reason, fix, related, no=case.no)


def _batch(case: Case) -> str:
    return f"第 {batch_of(case.batch)} 批" if case.batch else "没有写批次"


def inspections_of_rows(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """督察 of a task or petition means one inspection, not two; that of a petition must be one of the inspections."""
    petitions = report.petitions
    batches, cases = (petitions.batches, petitions.cases) if petitions else ((), ())
    of_petitions = [w for w in (*(b.inspection for b in batches), *(c.inspection for c in cases)) if w]
    words: dict[str, list[Text]] = {}
    for word in (*(t.inspection for t in report.tasks), *of_petitions):
        if word:
            words.setdefault(str(word), []).append(word)
    labels = "、".join(counted.inspections.labels)
    asked = set(map(str, of_petitions))
    for name, found in words.items():
        meant = counted.inspections.meant(name)
        places = [w.place for w in found[1:] if w.place]
        if len(meant) > 1:
            reason = f"{'、'.join(meant)}，都可以叫“{name}”"
            yield fault("FIG412", found[0].place, reason, f"改成其中一个的全称：{'、'.join(meant)}", places, name=name)
        elif not meant and labels and name in asked:
            reason = f"“督察”里没有叫“{name}”的"
            yield fault(
                "FIG413",
                found[0].place,
                reason,
                f"改为“督察”里有的：{labels}；或在“督察”里补上这一次",
                places,
                name=name,
            )


def tasks_without_inspection(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """Of several inspections, tasks that name none are lost to the figures of each."""
    without = [t for t in report.tasks if not t.inspection]
    if len(report.inspections) < 2 or not without or len(without) == len(report.tasks):
        return
    places = [t.no.place for t in without if t.no.place]
    listed = _listed((t.no for t in without), "项")
    reason = f"序号 {listed} 没有填“督察”，分督察统计时只能列为“未填”"
    yield fault("FIG416", places[0] if places else None, reason, "在“督察”一栏补上督察的名称", places[1:])


def _listed(numbers: Iterable[Text], unit: str) -> str:
    every = [str(n) for n in numbers]
    return "、".join(every[:SHOWN]) + (f"等 {len(every)} {unit}" if len(every) > SHOWN else "")


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
