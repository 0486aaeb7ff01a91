"""Table and row properties -> width, place, rules; header rows, rows that may not be split."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.read.styles import Styles
from reportgen.read.xml import Element, W, child, is_on, number, val

EDGES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
CELL_MARGIN = 108.0  # Word's own, left and right


class Frame(NamedTuple):
    """Where a table stands and how wide it is; fields as in word.Table."""

    width: float | None
    indent: float
    align: str
    padding: float
    floating: bool
    borders: frozenset[str]


def frame_of(table: Element, styles: Styles, style: str) -> Frame:
    """By the table's own properties, else by its style."""
    chain = [child(s, "tblPr") for s in styles.element(style)] + [child(table, "tblPr")]
    return Frame(
        width=_width(table, chain),
        indent=number(val(_last(chain, "tblInd"), "w")),
        align={"start": "left", "end": "right"}.get(a := val(_last(chain, "jc")) or "left", a),
        padding=sum(_margin(chain, side) for side in ("left", "right")),
        floating=child(table, "tblPr/tblpPr") is not None,
        borders=_borders(chain),
    )


def _last(chain: list[Element | None], path: str) -> Element | None:
    return next((e for p in reversed(chain) if (e := child(p, path)) is not None), None)


def _width(table: Element, chain: list[Element | None]) -> float | None:
    """Twips; None where Word fits the table to its content."""
    given = _last(chain, "tblW")
    kind, width = val(given, "type"), number(val(given, "w"))
    columns = sum(number(val(c, "w")) for c in table.findall(f"{W}tblGrid/{W}gridCol"))
    if kind == "dxa" and width:
        return width
    return None if kind == "pct" else columns or None  # a share of the line is at most all of it


def _margin(chain: list[Element | None], side: str) -> float:
    for name in (side, "start" if side == "left" else "end"):
        found = _last(chain, f"tblCellMar/{name}")
        if found is not None:
            return number(val(found, "w"))
    return CELL_MARGIN


def _borders(chain: list[Element | None]) -> frozenset[str]:
    colours = set[str]()
    for edge in EDGES:
        found = _last(chain, f"tblBorders/{edge}")
        if found is not None and val(found) not in ("nil", "none", ""):
            colour = val(found, "color").upper()
            colours.add("" if colour == "AUTO" else colour)
    return frozenset(colours)


def row_of(row: Element) -> tuple[bool, bool, bool]:
    """Whether it is a header row, may not be split, was deleted."""
    properties = child(row, "trPr")
    return (
        is_on(child(properties, "tblHeader")),
        is_on(child(properties, "cantSplit")),
        child(properties, "del") is not None,
    )
