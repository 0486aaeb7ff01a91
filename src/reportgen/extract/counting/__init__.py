"""Figures out of the sentences of an old paper: tasks, petitions, accountability, indicators."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.extract.counting.blame import blame_facts
from reportgen.extract.counting.indicators import indicator_facts
from reportgen.extract.counting.petitions import petition_facts
from reportgen.extract.counting.sentences import sentences_of
from reportgen.extract.counting.tasks import task_facts
from reportgen.extract.facts import merged
from reportgen.extract.parts import Facts, Line

__all__ = ["figure_facts"]


def figure_facts(lines: Sequence[Line], date: str) -> Facts:
    """What the sentences state of the figures that a data file holds, and where each of them is printed.

    `date` is that of the paper (2022年8月30日, 2022-08-30, or ""): periods without a year are of it.
    """
    sentences = sentences_of(lines)
    return merged(
        task_facts(sentences),
        petition_facts(sentences),
        blame_facts(sentences),
        indicator_facts(sentences, date),
    )
