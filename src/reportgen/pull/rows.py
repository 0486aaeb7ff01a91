"""The rows of two tables -> which became which: by what they say alone, by their numbers, by their places."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen.check.agreement.align import rising
from reportgen.pull.align import FAR, NEAR, SURE, Alignment, Pair
from reportgen.regex import regex

ROW = 0.3  # likeness of two rows of one number from which on they are the same
CLEAR = 0.15  # by how much another row must be more alike than the one in its place
PLACED = 0.3  # the same where both have the same number
AROUND = 3  # rows on both sides of a place
GAP_MAX = 10_000  # pairs of rows that are compared between two known ones
TELLING = 0.8  # share of the cells of a column that say something of their own, where its words tell a row
TELL = 4  # characters of such a cell at least, digits and marks aside
_NO_WORD = regex(r"[\d\W_]")
_DAY = regex(r"\d{4}年|\d{1,2}[月日%.]")


class Columns(NamedTuple):
    """Of one of two tables: what its rows say but their number, that number, and the cells that are on both sides."""

    rows: Sequence[str]
    numbers: Sequence[str]
    counted: bool  # whether the numbers are the places of the rows
    cells: Sequence[Sequence[str]]


def pair_rows(ours: Columns, theirs: Columns) -> dict[int, int]:
    """Rows by index; the head is the first of each.

    Numbers come before likeness: many rows read nearly alike. Where numbers are only places, rows that were put in or
    taken out have shifted them: there what stands in no other row tells where a row went, and the rows between two
    such, as many on both sides, are what they were.
    """
    match = Alignment(ours.rows, theirs.rows)
    everything = range(len(ours.rows)), range(len(theirs.rows))
    _by_number(match, ours, theirs, 1.0)
    if match.is_free(0, 0):
        match.pair(0, 0)
    if not any(match.free(*everything)):
        return match.pairs
    _by_words(match, ours, theirs)
    numbered = any(ours.numbers[1:]) and any(theirs.numbers[1:])
    if numbered and not theirs.counted:
        _by_number(match, ours, theirs, 0.0)
    places = ours.counted and theirs.counted
    _by_place(match, ours, theirs, clear=PLACED if places else CLEAR, numbers=not places)
    match.exact(*everything)
    _in_order(match)
    match.similar(*everything, *((SURE, SURE) if numbered else (NEAR, FAR)))
    _by_number(match, ours, theirs, ROW)
    _by_place(match, ours, theirs, clear=1, numbers=True)
    return dict(sorted(match.pairs.items()))


def _by_number(match: Alignment, ours: Columns, theirs: Columns, least: float) -> None:
    """Numbers that stand once on either side."""
    once = [{number for number, n in Counter(side.numbers).items() if number and n == 1} for side in (ours, theirs)]
    where = {number: m for m, number in enumerate(theirs.numbers)}
    for n, number in enumerate(ours.numbers):
        if number in once[0] and number in once[1]:
            m = where[number]
            if match.is_free(n, m) and match.likeness(n, m, least) >= least:
                match.pair(n, m)


def _by_words(match: Alignment, ours: Columns, theirs: Columns) -> None:
    """Rows that share words that no other row has, those that share most of them first."""
    votes: Counter[Pair] = Counter()
    # Where no row came or went, a digit that was edited must not lead to another row.
    same = len(ours.rows) == len(theirs.rows)
    named = same
    for one, other in zip(ours.cells, theirs.cells, strict=True):
        names = not named and _tell(one, other, _DAY)
        named = named or names  # the first such column: 第12号问题
        if names or _tell(one, other, _NO_WORD):
            votes.update(_once(one, other))
    if not same or _tell(ours.rows, theirs.rows, _NO_WORD):
        votes.update(_once(ours.rows, theirs.rows))
    anchors = rising(sorted(match.pairs.items()))

    def rank(found: Pair) -> tuple[int, bool, int]:
        n, m = found
        return -votes[found], ours.numbers[n] != theirs.numbers[m], _apart(anchors, n, m)

    for n, m in sorted((pair for pair in votes if match.is_free(*pair)), key=rank):
        if match.is_free(n, m):
            match.pair(n, m)


def _tell(one: Sequence[str], other: Sequence[str], aside: re.Pattern[str]) -> bool:
    """Whether the words of a column tell the rows: names and findings do, days and names of offices do not."""
    for cells in (one, other):
        words = [found for text in cells[1:] if len(found := aside.sub("", text)) >= TELL]
        if not words or len(set(words)) < TELLING * (len(cells) - 1):
            return False
    return True


def _once(one: Sequence[str], other: Sequence[str]) -> Iterator[Pair]:
    """What stands once on either side."""
    sides = []
    for texts in (one, other):
        often = Counter(texts)
        sides.append({text: n for n, text in enumerate(texts) if n and text and often[text] == 1})
    yield from ((n, sides[1][text]) for text, n in sides[0].items() if text in sides[1])


def _apart(anchors: Sequence[Pair], n: int, m: int) -> int:
    """How far a row went, seen from the nearest known one above it."""
    a, b = anchors[max(0, bisect(anchors, (n, -1)) - 1)]
    return abs((n - a) - (m - b))


def _by_place(match: Alignment, ours: Columns, theirs: Columns, *, clear: float, numbers: bool) -> None:
    """Rows between two known ones, as many on both sides, where none near them is `clear` more alike.

    With `numbers`, those of two rows must be the same.
    """
    for (a, b), (c, d) in _gaps(match):
        if c - a != d - b:
            continue
        gap = [(a + step, b + step) for step in range(1, c - a) if match.is_free(a + step, b + step)]
        if clear >= 1 or _are_best(match, gap, clear):
            for n, m in gap:
                if not numbers or ours.numbers[n] == theirs.numbers[m]:
                    match.pair(n, m)


def _are_best(match: Alignment, gap: Sequence[Pair], clear: float) -> bool:
    """Whether no row of a gap is clearly more like one near its place than like the one in its place."""
    for at, (n, m) in enumerate(gap):
        least = match.likeness(n, m) + clear
        around = [*gap[max(0, at - AROUND) : at], *gap[at + 1 : at + 1 + AROUND]] if least < 1 else []
        if any(max(match.likeness(n, b, least), match.likeness(a, m, least)) > least for a, b in around):
            return False
    return True


def _in_order(match: Alignment) -> None:
    """Rows between two known ones: those pairs in their order whose likenesses add up to most."""
    for (a, b), (c, d) in list(_gaps(match)):
        ours, theirs = match.free(range(a + 1, c), range(b + 1, d))
        if not 0 < len(ours) * len(theirs) <= GAP_MAX:
            continue
        likeness = [[match.likeness(n, m, NEAR) for m in theirs] for n in ours]
        best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
        for i in range(len(ours) - 1, -1, -1):
            for j in range(len(theirs) - 1, -1, -1):
                both = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= NEAR else 0.0
                best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
        i = j = 0
        while i < len(ours) and j < len(theirs):
            if likeness[i][j] >= NEAR and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
                match.pair(ours[i], theirs[j])
                i, j = i + 1, j + 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1


def _gaps(match: Alignment) -> Iterator[tuple[Pair, Pair]]:
    """Known rows that follow each other on both sides, and the end."""
    return pairwise([*rising(sorted(match.pairs.items())), (len(match.a), len(match.b))])
