"""Faults -> those that are causes: where the notation of a value is wrong, its other faults would go with that."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.diagnostics import Diagnostic
from reportgen.place import Place

# Faults of one value, and the slips whose mending guesses at the value that they stand in.
OF_VALUES = frozenset(
    {
        *("SHP204", "SHP205", "SHP206", "SHP207", "SHP208", "SHP209", "LED301", "LED302"),  # of a data file
        *("SHP216", "SHP217", "SHP218", "SHP219", "SHP220"),  # of a house style
    }
)
CHANGE_VALUES = frozenset(
    ["YML105", "YML106", "YML108", "YML110", "YML117", "YML119", "YML121", "YML122", "YML123", "YML124"]
)


def causes(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Without the faults of a value on whose lines the notation is wrong."""
    found = list(found)
    wrong = {d.place.line: d for d in reversed(found) if d.place and d.is_error and d.code.startswith("YML")}
    return [d for d in found if d.code not in OF_VALUES or d.place is None or not _spoilt(d.place, wrong)]


def _spoilt(place: Place, wrong: dict[int, Diagnostic]) -> bool:
    if any(place.line < line <= place.end_line for line in wrong):
        return True
    same = wrong.get(place.line)
    return same is not None and (same.code in CHANGE_VALUES or same.place == place)
