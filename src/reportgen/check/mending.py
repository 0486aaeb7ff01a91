"""A paper -> what can be mended without a change of meaning (widths of marks, blanks, brackets), and mended lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen.check.paper import Paper
from reportgen.check.proof import Hit, hits
from reportgen.place import Place


class Edit(NamedTuple):
    """Characters first..last of line `line`, which are `old`, become `new`. Lines and columns count from 1."""

    line: int
    first: int
    last: int
    old: str
    new: str


def edits(paper: Paper, allowed: Callable[[Hit, Place], bool]) -> list[Edit]:
    """All edits that lie in the paper's own file, none over another; `allowed` may refuse some."""
    made: dict[tuple[int, int], Edit] = {}
    for hit in hits(paper):
        for edit in _edits(paper, hit, allowed):
            made.setdefault((edit.line, edit.first), edit)
    kept: list[Edit] = []
    for edit in sorted(made.values()):
        if not (kept and kept[-1].line == edit.line and kept[-1].last > edit.first):
            kept.append(edit)
    return kept


def _edits(paper: Paper, hit: Hit, allowed: Callable[[Hit, Place], bool]) -> Iterator[Edit]:
    start, end, edit = hit.found.start, hit.found.end, hit.found.edit
    if edit is None or not allowed(hit, hit.passage.locate(start, end)):
        return
    if any(p.start < end and start < p.end for p in hit.passage.printed):
        return  # the figure says so itself
    old = hit.passage.text[start:end]
    # Of a pair of brackets only the brackets change: what stands between them may have edits of its own.
    parts = _changed(old, edit) if len(old) == len(edit) else [(0, len(old), edit)]
    places = [(hit.passage.locate(start + a, start + b), old[a:b], new) for a, b, new in parts]
    if all(_stands(paper, place, was) for place, was, _ in places):
        yield from (Edit(p.line, p.column, p.end_column, was, new) for p, was, new in places)


def _changed(old: str, new: str) -> list[tuple[int, int, str]]:
    return [(n, n + 1, b) for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]


def _stands(paper: Paper, place: Place, old: str) -> bool:
    """Whether just these characters stand there: not so in a text that was folded, or quoted in another way."""
    if place.source is not paper.source or place.end_line != place.line:
        return False
    lines = paper.source.lines
    return 1 <= place.line <= len(lines) and lines[place.line - 1][place.column - 1 : place.end_column - 1] == old


def mended(lines: Sequence[str], made: Iterable[Edit]) -> list[str]:
    """The lines after the edits."""
    result = list(lines)
    for edit in sorted(made, reverse=True):
        line = result[edit.line - 1]
        result[edit.line - 1] = line[: edit.first - 1] + edit.new + line[edit.last - 1 :]
    return result
