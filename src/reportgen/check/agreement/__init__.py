"""A paper and the data -> where the figures of the one are not those of the other."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.agreement.align import Pair, pairs, sentences_of
from reportgen.check.agreement.facts import dates_stated, facts_changed, facts_of, frame_changed
from reportgen.check.agreement.finding import Finding, told
from reportgen.check.agreement.printed import agreed, disagreements
from reportgen.check.agreement.same import Meaning
from reportgen.check.agreement.stated import Spans, statements
from reportgen.check.agreement.tables import tables_changed
from reportgen.check.agreement.worded import states_changed
from reportgen.check.paper import Paper
from reportgen.diagnostics import Diagnostic
from reportgen.figures.catalogue import Catalogue

__all__ = ["against_data", "typed_figures"]


def against_data(paper: Paper, drafted: Paper, catalogue: Catalogue) -> list[Diagnostic]:
    """What a Word file or a text has otherwise than the paper that its data file makes now."""
    known: Spans = {}
    found = list(_aligned(paper, drafted, catalogue, known))
    found += frame_changed(paper, catalogue.report)
    found += dates_stated(paper, catalogue.report, {(f.passage.index, f.start) for f in found if f.code == "SUM963"})
    found += tables_changed(drafted, paper)
    found += statements(paper, catalogue, known)
    return list(told(found))


def typed_figures(paper: Paper, catalogue: Catalogue) -> list[Diagnostic]:
    """Figures that were typed into the prose of a data file, where its own data say otherwise."""
    known = {p.index: {(f.start, f.end) for f in p.printed} for p in paper.passages if p.printed}
    return list(told(statements(paper, catalogue, known)))


def _aligned(paper: Paper, drafted: Paper, catalogue: Catalogue, known: Spans) -> Iterator[Finding]:
    """By the sentences that both papers have; `known` gets the numbers that are dealt with."""
    facts, meaning = facts_of(catalogue.report), Meaning(catalogue)
    for ours, theirs in pairs(sentences_of(drafted), sentences_of(paper)):
        pair = Pair(ours, theirs)
        for index, start, end in agreed(pair, meaning):
            known.setdefault(index, set()).add((start, end))
        yield from disagreements(pair, meaning)
        yield from states_changed(pair, meaning)
        yield from facts_changed(pair, facts)
