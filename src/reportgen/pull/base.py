"""Whether a built unit is the one that the Word file was built from, or the data have changed since."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from reportgen.pull.changes import Unit
from reportgen.pull.pairing import digests


class Base:
    """What the bookmarks of both sides tell; where a unit has none, nothing speaks against it."""

    def __init__(self, built: Sequence[Unit], edited: Sequence[Unit]) -> None:
        self.built = built
        self._ours = {digest for unit in built for _, digest in digests(unit.tie)}
        found = {digest: number for unit in edited for number, digest in digests(unit.tie)}
        self._theirs = frozenset(found)
        # Paragraphs that still are what they were: their number now, and when the Word file was built.
        known = {n: found[d] for unit in built for n, d in digests(unit.tie) if d in found}
        self._known = sorted(known.items())

    def of_pair(self, old: Unit, new: Unit) -> bool:
        """Of an edited or moved unit."""
        ours, theirs = digests(old.tie), digests(new.tie)
        return not ours or not theirs or any(digest in self._theirs for _, digest in ours)

    def of_added(self, new: Unit) -> bool:
        """Of a unit without a built one: with a bookmark of its own it was built once."""
        return all(digest in self._ours for _, digest in digests(new.tie))

    def of_deleted(self, old: Unit) -> bool:
        """Of a unit that is gone: it was never there where fewer paragraphs stood between its neighbours then."""
        ours = digests(old.tie)
        if not ours or not self._known or ours[0][1] in self._theirs:
            return True
        at = bisect(self._known, (ours[0][0], -1))
        first = self._known[at - 1] if at else (-1, -1)
        if at == len(self._known):
            return True
        last = self._known[at]
        now, then = last[0] - first[0], last[1] - first[1]
        return not 0 < then < now
