"""Verdicts on cases, told apart from their total: in a second row after ；, or in the sentence after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.check.claims.readings import Fault, exceeds, falls_short, near, off, readings
from reportgen.check.claims.statements import TOTAL, Item, Sentence, fits, is_verdict


def verdicts(sentence: Sentence, before: Sentence | None) -> Iterator[Fault]:
    """N 件，办结 a 件、阶段性办结 b 件；属实 c 件、不属实 d 件: c and d are N again, where a and b are."""
    items = sentence.items
    if before and _are_all(items):
        yield from _after(before, items)
    cuts = [n for n, item in enumerate(items) if item.mark == "；"]
    if len(cuts) != 1 or items[0].state != TOTAL or not items[0].q.exact:
        return
    total, first, second = items[0].q, items[1 : cuts[0]], items[cuts[0] :]
    if not first or not _are_all(second) or not all(fits(total, p.q) for p in (*first, *second)):
        return
    parts = tuple(p.q for p in second)
    difference = off(total, parts)
    if difference and near(total, difference) and any(not off(total, row) for row in readings(first)):
        yield exceeds(total, parts) if difference > 0 else falls_short(total, parts)


def _after(before: Sentence, items: Sequence[Item]) -> Iterator[Fault]:
    """N 件举报涉及五类问题。经核实，属实 a 件、不属实 b 件: no more than N; fewer may be, with others in work."""
    totals = [i for i in before.items if fits(i.q, items[0].q)]
    if len(totals) != 1 or not totals[0].whole or not totals[0].q.exact:
        return
    parts = tuple(p.q for p in items)
    difference = off(totals[0].q, parts)
    if difference > 0 and near(totals[0].q, difference):
        yield exceeds(totals[0].q, parts)


def _are_all(row: Sequence[Item]) -> bool:
    """Whether a row tells 属实 and 不属实, exactly, and nothing else."""
    words = [item.near for item in row]
    against = ["不" in word or "失实" in word for word in words]
    return all(is_verdict(item) and item.q.exact for item in row) and any(against) and not all(against)
