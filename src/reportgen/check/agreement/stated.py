"""Sentences of any paper that state a figure which the data know, and state it otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from reportgen.check.agreement.blame import blamed
from reportgen.check.agreement.finding import Finding
from reportgen.check.agreement.indicators import measured
from reportgen.check.agreement.known import Data
from reportgen.check.agreement.placed import ranked
from reportgen.check.agreement.scopes import Scope, listed, scopes
from reportgen.check.agreement.sentence import REACH, Said, Spoken, spoken, stated
from reportgen.check.agreement.shares import shares
from reportgen.check.agreement.words import PETITIONS, TASKS
from reportgen.check.claims.quantities import Quantity, Span, quantities, sentences
from reportgen.check.paper import Kind, Paper, Passage
from reportgen.figures.catalogue import Catalogue
from reportgen.records import replace

NUMBERS_MAX = 80  # of a sentence; one with more is a list of something
Spans = dict[int, set[tuple[int, int]]]  # index of a passage -> characters that the program itself printed


def statements(paper: Paper, catalogue: Catalogue, known: Spans) -> Iterator[Finding]:
    """What contradicts the data; `known` are numbers that are dealt with, or right by construction."""
    data = Data(catalogue, paper.kind is Kind.DRAFT)
    if not data.is_of_this_day(p.text for p in paper.prose):
        return
    for passage in paper.prose:
        if passage.part:
            continue
        numbers = quantities(passage.text)
        printed = known.get(passage.index, set())
        yield from _worded(passage, printed, data)
        if all(_is_known(q, printed) for q in numbers):
            continue
        for span, within in by_sentence(passage.text, numbers):
            if len(within) <= NUMBERS_MAX:
                yield from _sentence(passage, spoken(passage.text, span, within), span.start, printed, data)


def by_sentence(text: str, numbers: tuple[Quantity, ...]) -> Iterator[tuple[Span, list[Quantity]]]:
    """The sentences that hold numbers, each with its own."""
    starts = [q.start for q in numbers]
    for span in sentences(text):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first < last:
            yield span, list(numbers[first:last])


def _is_known(quantity: Quantity, printed: set[tuple[int, int]]) -> bool:
    return any(start < quantity.end and quantity.start < end for start, end in printed)


def _worded(passage: Passage, printed: set[tuple[int, int]], data: Data) -> Iterator[Finding]:
    """Shares and ranks, which are told in words."""
    spans = sentences(passage.text) if "第" in passage.text else []
    ranks = (one for s in spans for one in ranked(passage, spoken(passage.text, s, ()), s.start, data))
    for found in (*shares(passage, data), *ranks):
        if not any(start < found.end and found.start < end for start, end in printed):
            yield found


def _sentence(
    passage: Passage, sentence: Spoken, start: int, printed: set[tuple[int, int]], data: Data
) -> Iterator[Finding]:
    tasks = [_of_this(stated(sentence, TASKS, data.total), sentence, data)]
    parts = list(scopes(sentence, data))
    tasks += [_scoped(scope, data) for scope in parts]
    tasks[0] = [s for s in tasks[0] if not any(p.start <= s.quantity.start < p.end for p in parts)]
    tasks += [listed(sentence, said, data) for said in tasks]
    for code, said in (
        *(("SUM966", said) for said in tasks),
        ("SUM967", _of_this(stated(sentence, PETITIONS), sentence, data)),
        ("SUM967", _of_this(blamed(sentence, data.known), sentence, data)),
        ("SUM967", measured(sentence, data.catalogue)),
    ):
        yield from _contradicted(code, passage, [_moved(s, start) for s in said], sentence, printed, data)


def _contradicted(
    code: str, passage: Passage, said: list[Said], sentence: Spoken, printed: set[tuple[int, int]], data: Data
) -> Iterator[Finding]:
    wrong = [s for s in said if data.contradicts(s)]
    right = [s for s in said if data.confirms(s) or _is_known(s.quantity, printed)]
    if len(wrong) > 1 and not right and not data.is_certain(sentence.text, wrong):
        return  # every number is another one: another ledger, not a slip
    for one in wrong:
        if not _is_known(one.quantity, printed):
            yield data.finding(code, passage, one)


def _moved(said: Said, start: int) -> Said:
    quantity = said.quantity
    return said._replace(quantity=replace(quantity, start=quantity.start + start, end=quantity.end + start))


def _scoped(scope: Scope, data: Data) -> list[Said]:
    """What a part of a sentence states of the group that it names."""
    if scope.sentence is None:
        return []
    found = _of_this(stated(scope.sentence, scope.domain), scope.sentence, data)
    return [_moved(scope.of_group(s), scope.start) for s in found]


def _of_this(said: list[Said], sentence: Spoken, data: Data) -> list[Said]:
    """Without what is said of another inspection or another day."""
    return [
        s
        for s in said
        if data.is_meant(sentence.text[max(0, s.quantity.start - REACH) : s.quantity.start], total=s.total)
    ]
