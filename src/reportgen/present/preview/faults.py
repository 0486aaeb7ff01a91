"""Faults as the page shows them: the words of the terminal, and the runs of the page that stand for their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.diagnostics import LABELS, SHOWN_AT_MOST, Diagnostic, excerpt
from reportgen.document import Look
from reportgen.place import Place, Trail
from reportgen.present.preview.page import row_of_cell
from reportgen.present.preview.shown import Shown

RELATED_MOST = 8  # places of one fault that are listed; its runs are of all of them
RUNS_MOST = 200  # of one fault


def faults(found: Sequence[Diagnostic], shown: Shown | None) -> list[dict[str, object]]:
    """All of them in their order; of very many the first, and how many more there are."""
    rows = [_fault(d, shown) for d in found[:SHOWN_AT_MOST]]
    if len(found) > SHOWN_AT_MOST:
        rest = f"另有 {len(found) - SHOWN_AT_MOST} 条未显示，请先改正以上各条"
        empty = {"code": "", "place": "", "excerpt": [], "reason": "", "fix": "", "related": [], "runs": []}
        rows.append({**empty, "severity": "info", "label": "提示", "message": rest})
    return rows


def _fault(d: Diagnostic, shown: Shown | None) -> dict[str, object]:
    return {
        "code": d.code,
        "severity": d.severity.value,
        "label": LABELS[d.severity],
        "place": _place(d.place) if d.place else "",
        "message": d.message,
        "excerpt": excerpt(d.place) if d.place else [],
        "reason": d.reason,
        "fix": d.fix,
        "related": [_place(p) for p in d.related[:RELATED_MOST]],
        "runs": list(dict.fromkeys(_runs(d, shown)))[:RUNS_MOST] if shown else [],
    }


def _place(place: Place) -> str:
    """A template with its folder, which tells a city's own from that of the program."""
    return str(place) if place.source.name.endswith(".j2") else place.short


def _runs(d: Diagnostic, shown: Shown) -> Iterator[int]:
    """Those of the place, then those of related ones."""
    for place in (d.place, *d.related):
        if place and place.line:
            yield from _at(place, d, shown)
        elif place:
            yield from _missing(place, d, shown)


def _at(place: Place, d: Diagnostic, shown: Shown) -> Sequence[int]:
    if place.source.sheet:
        return _of_cell(place, shown)
    if value := shown.sites.holding(place):
        return _covering(place, value, shown)
    return _missing(place, d, shown)


def _missing(place: Place, d: Diagnostic, shown: Shown) -> list[int]:
    """The facts that are missing in a part; where the fault names one of them, that alone."""
    key = shown.sites.around(place)
    runs = [n for n in shown.page.of_value.get(key, []) if shown.runs[n].text.look is Look.MISSING]
    return [n for n in runs if shown.runs[n].text.text in d.reason] or runs


def _of_cell(place: Place, shown: Shown) -> list[int]:
    """The runs of the cell, else of the figures that it has a part in, else of its row."""
    page = shown.page
    return page.of_value.get(place.key) or page.of_figure.get(place.key) or page.of_row.get(row_of_cell(place.key), [])


def _covering(place: Place, value: Place, shown: Shown) -> list[int]:
    """Of the runs of a value those with characters of the place; between two of them it is a placeholder's run."""
    runs = shown.page.of_value.get(value.key, []) or shown.page.of_figure.get(value.key, [])
    if len(runs) < 2 or not place.end_line or _ends(place) == _ends(value):
        return runs
    pieces = list(zip(runs, Trail(value).pieces(shown.runs[n].text.text for n in runs), strict=True))
    (first, last) = _ends(place)
    found = [n for n, piece in pieces if piece and _ends(piece)[0] < last and first < _ends(piece)[1]]
    if found:
        return found
    before = max((n for n, piece in pieces if piece and _ends(piece)[1] <= first), default=None)
    behind = [n for n, piece in pieces if piece and _ends(piece)[0] >= last and before is not None and n > before]
    return list(range(before + 1, min(behind))) if before is not None and behind else runs


def _ends(place: Place) -> tuple[tuple[int, int], tuple[int, int]]:
    """Line and column of its first character, and of the one behind its last."""
    end = (place.end_line or place.line, place.end_column or place.column + 1)
    return (place.line, place.column), end
