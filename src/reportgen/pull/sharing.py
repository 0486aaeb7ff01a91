"""Which units stand in one paragraph, as built and as edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.pull.changes import Kind, Unit, What


def is_joined(units: Sequence[Unit], n: int) -> bool:
    """Whether a unit stands in the paragraph of the one right before it."""
    return 0 < n < len(units) and _shared(units[n - 1], units[n])


def regrouped(
    built: Sequence[Unit], edited: Sequence[Unit], pairs: Mapping[int, int], kept: Iterable[int]
) -> Iterator[tuple[int, Kind, int]]:
    """Built units that were joined to, or parted from, what stands before them: which, how, and the kept one above."""
    above = -1
    for n in kept:
        was = above >= 0 and _shared(built[above], built[n])
        now = above >= 0 and _shared(edited[pairs[above]], edited[pairs[n]])
        if was and not now:
            yield n, Kind.PARTED, above
        # Joined to something new. A new first point of a row of points is no change of those behind it.
        elif not was and (now or (is_joined(edited, pairs[n]) and not is_joined(built, n + 1))):
            yield n, Kind.JOINED, above
        above = n


def _shared(one: Unit, other: Unit) -> bool:
    return one.index == other.index and What.CELL not in (one.what, other.what)
