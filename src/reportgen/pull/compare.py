"""Two rows of units, as built and as edited -> what was changed, in the order of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.check.agreement.align import rising
from reportgen.pull.align import dense
from reportgen.pull.base import Base
from reportgen.pull.changes import Change, Kind, Span, Unit, What
from reportgen.pull.pairing import Pairing, paired
from reportgen.pull.sharing import is_joined, regrouped
from reportgen.pull.spans import spans, spans_of_cell
from reportgen.records import replace

AROUND = (What.CELL, What.FRAME)  # which papers of two kinds or two cities may have in common
PROSE = (What.BODY, What.POINT, What.HEADING)  # where a blank between two characters counts


def compare(built: Sequence[Unit], edited: Sequence[Unit]) -> list[Change]:
    """All changes, in the order of the paper.

    `before` of what was added or moved is the nearest unit above it that is in `built` and kept its place: that very
    object, not another one like it. Of several behind one unit, the order of the changes tells theirs. A heading whose
    level alone was changed is edited without spans. What a paired unit is, the built one tells.
    """
    return [change for _, change in _placed(built, paired(built, edited))]


def alike(built: Sequence[Unit], changes: Sequence[Change]) -> float:
    """The share of the built characters that are found again, wherever they stand; tables and 版头 say little."""
    total = sum(len(dense(unit.text)) for unit in built if unit.what not in AROUND)
    lost = 0
    for change in changes:
        if change.old is None or change.old.what in AROUND:
            continue
        if change.kind is Kind.DELETED:
            lost += len(dense(change.old.text))
        else:
            lost += sum(len(dense(change.old.text[span.start : span.end])) for span in change.spans)
    return 1 - lost / total if total else 1.0


_Place = tuple[int, int, int]  # behind which built unit, and there behind which edited one


def _placed(built: Sequence[Unit], pairing: Pairing) -> list[tuple[_Place, Change]]:
    """Each change with where it stands."""
    edited, pairs = pairing.edited, pairing.pairs
    base = Base(built, edited)
    kept = [n for n, _ in rising(sorted(pairs.items()))]
    made = [((n, 0, 0), _deleted(unit, base)) for n, unit in enumerate(built) if n not in pairs]
    made += _regrouped(built, pairing, kept, base)
    back, in_place = {m: n for n, m in pairs.items()}, frozenset(kept)
    before = -1
    for m, unit in enumerate(edited):
        n = back.get(m)
        stands, joined = built[before] if before >= 0 else None, is_joined(edited, m)
        if n is None:
            made.append(((before, 1, m), Change(Kind.ADDED, None, unit, stands, (), base.of_added(unit), joined)))
            continue
        old = built[n]
        found = () if n in pairing.recounted else _spans(old, unit)
        new = replace(unit, what=old.what)
        if n in in_place:
            before = n
            if found or is_raised(old, unit):
                made.append(((n, 0, 0), Change(Kind.EDITED, old, new, None, found, base.of_pair(old, unit))))
        elif old.what is What.FRAME:  # of 版头 and 版记 no order is told: they stand where the standard wants them
            if found:
                made.append(((n, 0, 0), Change(Kind.EDITED, old, new, None, found)))
        else:
            change = Change(Kind.MOVED, old, new, stands, found, base.of_pair(old, unit), joined)
            made.append(((before, 1, m), change))
    return sorted(made, key=lambda one: one[0])


def _regrouped(
    built: Sequence[Unit], pairing: Pairing, kept: Sequence[int], base: Base
) -> Iterator[tuple[_Place, Change]]:
    """Units that share a paragraph with those before them, or no longer do."""
    for n, kind, above in regrouped(built, pairing.edited, pairing.pairs, kept):
        old, now = built[n], pairing.edited[pairing.pairs[n]]
        before = built[above] if above >= 0 else None
        yield (n, 0, 1), Change(kind, old, replace(now, what=old.what), before, (), base.of_pair(old, now))


def _deleted(unit: Unit, base: Base) -> Change:
    return Change(Kind.DELETED, unit, None, base=base.of_deleted(unit))


def _spans(old: Unit, new: Unit) -> tuple[Span, ...]:
    if old.text == new.text:
        return ()
    if old.what is What.CELL:
        return spans_of_cell(old.text, new.text)
    return spans(old.text, new.text, blanks=old.what in PROSE)


def is_raised(old: Unit, new: Unit) -> bool:
    """Whether a heading became one of another level."""
    return old.what is What.HEADING and 0 < old.level != new.level > 0 and bool(new.number)
