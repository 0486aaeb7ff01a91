"""A clean report has no finding; each kind of slip, made in it at random, is found where it was made."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reportgen.check.paper.lines import paper_of_lines
from reportgen.check.proof import proofread
from reportgen.load.source import source_of
from tests.check.mutations import SLIPS, Slip, applied

CLEAN = (Path(__file__).parent / "clean_report.txt").read_text("utf-8")
TIMES = 20
FOUND = 0.95


def lines_found(text: str) -> set[int]:
    """The lines that some finding names."""
    found = proofread(paper_of_lines(source_of(text, "公文.txt")))
    return {place.line for d in found for place in (d.place, *d.related) if place}


def test_the_clean_report_has_no_finding() -> None:
    assert proofread(paper_of_lines(source_of(CLEAN, "公文.txt"))) == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_found_where_it_was_made(slip: Slip) -> None:
    dice = random.Random(slip.name)
    tried = (applied(CLEAN, slip, dice) for _ in range(TIMES))
    made = dict(filter(None, tried))
    assert made, "the clean report gives no occasion for it"
    missed = [text for text, lines in made.items() if not lines & lines_found(text)]
    assert len(missed) <= (1 - FOUND) * len(made), missed[:2]
