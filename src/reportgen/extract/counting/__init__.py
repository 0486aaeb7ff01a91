"""Figures out of the sentences of an old paper: tasks, petitions, accountability, indicators."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.dates import parse_date
from reportgen.extract.counting.blame import blame_facts
from reportgen.extract.counting.indicators import indicator_facts
from reportgen.extract.counting.petitions import petition_facts
from reportgen.extract.counting.rows import first_named
from reportgen.extract.counting.sentences import sentences_of
from reportgen.extract.counting.targets import targets_of
from reportgen.extract.counting.tasks import task_facts
from reportgen.extract.facts import merged
from reportgen.extract.parts import Doubt, Facts, Line
from reportgen.records import replace

__all__ = ["figure_facts"]


def figure_facts(lines: Sequence[Line], date: str) -> Facts:
    """What the sentences state of the figures that a data file holds, and where each of them is printed.

    `date` is that of the paper (2022年8月30日, 2022-08-30, or ""): periods without a year are of it.
    """
    sentences = sentences_of(lines)
    targets = targets_of(lines)
    written = parse_date(date) if date else None
    reported = targets.reported(sentences, written)
    found = merged(
        task_facts(sentences, targets, written, first_named(lines)),
        petition_facts(reported),
        blame_facts(reported),
        indicator_facts(sentences, written, targets),
    )
    return replace(found, doubts=_one_for_each_place(found.doubts))


def _one_for_each_place(doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Of several doubts on the same characters the first: a person looks there once."""
    return tuple({doubt[:3]: doubt for doubt in reversed(doubts)}.values())[::-1]
