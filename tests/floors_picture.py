"""The floors as a picture, drawn from the imports that there are: `make floors` writes docs/floors.svg."""

from __future__ import annotations

from collections import Counter
from functools import cache
from html import escape
from typing import NamedTuple

from tests.test_floors import FLOOR_OF, FLOORS, PACKAGE, ROOT, imported, name_of

PICTURE = ROOT / "docs" / "floors.svg"
WAISTS = ("model", "document")  # Report and Document, which everything goes through
WIDTH, MARGIN, TOP = 1160, 84, 84
ROW, BOX, HEIGHT = 84, 124, 40  # from floor to floor; a box
SWEEPS = 8  # up and down the house, until boxes stand over what they import
# A colour for the lines that leave a box, by its place on its floor: neighbours differ, each dark enough to read.
COLOURS = ("#1f5fa8", "#b3541e", "#2e7d4f", "#8a3f8f", "#8a6d00", "#5b5b5b", "#b02a4a")

HEAD = """<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"
 font-family="sans-serif" font-size="13">
<title>The floors of reportgen</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="{margin}" y="28" font-size="18" font-weight="bold">The floors of reportgen</text>
<text x="{margin}" y="48" fill="#444">A line: the upper imports the lower. What follows from two other lines is not \
drawn.</text>
<text x="{margin}" y="66" fill="#444">In a box: its modules, and how many others import it. Bold: the two waists, \
Report (model) and Document.</text>
"""


class Spot(NamedTuple):
    """The upper left corner of a box."""

    x: float
    y: float


@cache
def imports() -> dict[str, frozenset[str]]:
    """Of each module or folder of the package those that it imports anywhere in it."""
    found: dict[str, set[str]] = {name: set() for name in FLOOR_OF}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = name_of(path)
        found[name] |= {other for other in imported(path.read_text("utf-8")) if other in FLOOR_OF and other != name}
    return {name: frozenset(others) for name, others in found.items()}


@cache
def beneath(name: str) -> frozenset[str]:
    """All that a module needs, by whatever way."""
    direct = imports()[name]
    return direct.union(*map(beneath, direct)) if direct else direct


@cache
def lines() -> list[tuple[str, str]]:
    """The imports that follow from no two others, which are what holds the house together."""
    return [
        (name, other)
        for name in FLOOR_OF
        for other in sorted(imports()[name], key=lambda n: (FLOOR_OF[n], n))
        if not any(other in beneath(between) for between in imports()[name])
    ]


def arranged() -> list[list[str]]:
    """The boxes of each floor, from the ground, each near the middle of what its lines lead to."""
    rows = [sorted(names) for names in FLOORS]
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            at = {name: spot.x for name, spot in spots(rows).items()}
            near = {name: [at[b if a == name else a] for a, b in lines() if name in (a, b)] or [0.0] for name in row}
            row.sort(key=lambda name: (sum(near[name]) / len(near[name]), name))
    return rows


def spots(rows: list[list[str]]) -> dict[str, Spot]:
    """Where each box stands; those of a floor are spread over it."""
    found = {}
    for number, row in enumerate(rows):
        y = TOP + (len(rows) - 1 - number) * ROW
        room = (WIDTH - MARGIN) / len(row)
        for place, name in enumerate(row):
            found[name] = Spot(round(MARGIN + room * (place + 0.5) - BOX / 2, 1), y)
    return found


def picture() -> str:
    """The whole SVG, the same for the same imports."""
    rows = arranged()
    at = spots(rows)
    modules = Counter(name_of(path) for path in PACKAGE.rglob("*.py"))
    importers = Counter(other for others in imports().values() for other in others)
    parts = [HEAD.format(width=WIDTH, height=TOP + len(rows) * ROW, margin=20)]
    parts += [_floor(number, at[row[0]].y) for number, row in enumerate(rows, 1)]
    colour = {name: COLOURS[place % len(COLOURS)] for row in rows for place, name in enumerate(row)}
    parts += [_line(at[a], at[b], colour[a]) for a, b in lines()]
    parts += [_box(name, at[name], modules[name], importers[name], colour[name]) for row in rows for name in row]
    return "".join(parts) + "</svg>\n"


def _floor(number: int, y: float) -> str:
    middle = y + HEIGHT / 2
    rule = f'<path d="M20 {y + HEIGHT + 4}H{WIDTH - 10}" stroke="#e4e4e4"/>\n'
    return f'{rule}<text x="20" y="{middle + 4}" fill="#777">floor {number}</text>\n'


def _line(start: Spot, end: Spot, colour: str) -> str:
    x, y, to_x, to_y = start.x + BOX / 2, start.y + HEIGHT, end.x + BOX / 2, end.y
    bend = (to_y - y) / 2
    curve = f"M{x:g} {y:g}C{x:g} {y + bend:g} {to_x:g} {to_y - bend:g} {to_x:g} {to_y:g}"
    return f'<path d="{curve}" fill="none" stroke="{colour}" stroke-opacity=".65" stroke-width="1.3"/>\n'


def _box(name: str, spot: Spot, modules: int, importers: int, colour: str) -> str:
    """The name of a folder with a stroke behind it; all that it imports is shown where the mouse rests."""
    folder = (PACKAGE / name).is_dir()
    told = ", ".join(sorted(imports()[name])) or "nothing of the package"
    counts = (f"{modules} modules, " if folder else "") + (f"used by {importers}" if importers else "on top")
    waist = ' stroke-width="3"' if name in WAISTS else ""
    middle = spot.x + BOX / 2
    return (
        f"<g><title>{escape(name)} imports {escape(told)}</title>"
        f'<rect x="{spot.x:g}" y="{spot.y:g}" width="{BOX}" height="{HEIGHT}" rx="4" fill="#fff"'
        f' stroke="{colour}"{waist}/>\n'
        f'<text x="{middle:g}" y="{spot.y + 17:g}" text-anchor="middle"{_weight(name)}>'
        f"{escape(name)}{'/' if folder else ''}</text>\n"
        f'<text x="{middle:g}" y="{spot.y + 32:g}" text-anchor="middle" font-size="10.5" fill="#555">{counts}</text>'
        "</g>\n"
    )


def _weight(name: str) -> str:
    return ' font-weight="bold"' if name in WAISTS else ""


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
