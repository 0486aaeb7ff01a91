"""Two rows of units, as built and as edited -> what was changed, in the order of the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.check.agreement.align import rising
from reportgen.pull.align import dense
from reportgen.pull.base import Base
from reportgen.pull.changes import Change, Kind, Span, Unit, What
from reportgen.pull.pairing import Pairing, paired
from reportgen.pull.spans import spans

PROSE = (What.BODY, What.POINT, What.HEADING)  # where a blank between two characters counts


def compare(built: Sequence[Unit], edited: Sequence[Unit]) -> list[Change]:
    """All changes, in the order of the paper.

    `before` of what was added or moved is the nearest unit above it that is in `built` and kept its place: that very
    object, not another one like it. Of several behind one unit, the order of the changes tells theirs. A heading whose
    level alone was changed is edited without spans. What a paired unit is, the built one tells.
    """
    return [change for _, change in _placed(built, paired(built, edited))]


def likeness(built: Sequence[Unit], edited: Sequence[Unit]) -> float:
    """The share of the built characters that are found again, wherever they stand."""
    total = sum(len(dense(unit.text)) for unit in built)
    lost = 0
    for change in compare(built, edited):
        if change.old and change.kind is Kind.DELETED:
            lost += len(dense(change.old.text))
        elif change.old:
            lost += sum(len(dense(change.old.text[span.start : span.end])) for span in change.spans)
    return 1 - lost / total if total else 1.0


def _placed(built: Sequence[Unit], pairing: Pairing) -> list[tuple[tuple[int, int, int], Change]]:
    """Each change with where it stands: behind which built unit, and there behind which edited one."""
    edited, pairs = pairing.edited, pairing.pairs
    base = Base(built, edited)
    kept = {n for n, _ in rising(sorted(pairs.items()))}
    made = [((n, 0, 0), _deleted(unit, base)) for n, unit in enumerate(built) if n not in pairs]
    back = {m: n for n, m in pairs.items()}
    before = -1
    for m, unit in enumerate(edited):
        n = back.get(m)
        stands = built[before] if before >= 0 else None
        if n is None:
            made.append(((before, 1, m), Change(Kind.ADDED, None, unit, stands, base=base.of_added(unit))))
            continue
        old = built[n]
        found = () if n in pairing.recounted else _spans(old, unit)
        new = replace(unit, what=old.what)
        if n in kept:
            before = n
            if found or _is_raised(old, unit):
                made.append(((n, 0, 0), Change(Kind.EDITED, old, new, None, found, base.of_pair(old, unit))))
        elif old.what is What.FRAME:  # of 版头 and 版记 no order is told: they stand where the standard wants them
            if found:
                made.append(((n, 0, 0), Change(Kind.EDITED, old, new, None, found)))
        else:
            made.append(((before, 1, m), Change(Kind.MOVED, old, new, stands, found, base.of_pair(old, unit))))
    return sorted(made, key=lambda one: one[0])


def _deleted(unit: Unit, base: Base) -> Change:
    return Change(Kind.DELETED, unit, None, base=base.of_deleted(unit))


def _spans(old: Unit, new: Unit) -> tuple[Span, ...]:
    return () if old.text == new.text else spans(old.text, new.text, blanks=old.what in PROSE)


def _is_raised(old: Unit, new: Unit) -> bool:
    """Whether a heading became one of another level."""
    return old.what is What.HEADING and 0 < old.level != new.level > 0 and bool(new.number)
