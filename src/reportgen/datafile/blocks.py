"""Lists and mappings of a line or more for each item: their items in another order, some gone, some new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from reportgen.datafile.brackets import bracketed, fits_brackets
from reportgen.datafile.emit import entry_text, item_text
from reportgen.datafile.layout import Layout, Splice
from reportgen.datafile.paths import children
from reportgen.datafile.plan import Fresh, Order
from reportgen.load.nodes import Mapping, Node

Inner = Callable[[int, int], str]  # characters start..end of the file with the edits within them


class Part(NamedTuple):
    """The lines of an item or entry: from the comments above it to the last that belongs to it."""

    first: int
    last: int


class Piece(NamedTuple):
    """A part as it is written; `gap` are the empty lines above it, `eol` how it ends."""

    gap: str
    lead: str
    text: str
    eol: str


def arranged(layout: Layout, node: Node, order: Order, inner: Inner) -> Splice:
    """The items in their new order. Comments go with the item below them, empty lines stay between items."""
    found = parts(layout, node)
    start = layout.start(node)
    inline = bool(layout.before(start).strip())  # behind the mark of the item that it is
    if not inline:
        start = layout.starts[found[0].first]
    gaps = [_lines(layout, one.last + 1, other.first) for one, other in pairwise(found)]
    usual = Counter(gaps).most_common(1)[0][0] if gaps else ""
    column = layout.column(layout.start(node))
    pieces = []
    for n, part in enumerate(order):
        if isinstance(part, Fresh):
            text = _fresh(layout, node, part, _neighbour(node, order, n))
            text = text.replace("\n", layout.eol)
            pieces.append(Piece(usual, " " * column, text.lstrip(" "), layout.eol))
            continue
        own = found[part]
        begin = start if inline and not part else layout.starts[own.first]
        text, eol = _parted(inner(begin, layout.ends[own.last] + len(layout.eol_of(own.last))))
        lead = " " * column if inline and not part else text[: len(text) - len(text.lstrip(" "))]
        gap = gaps[part - 1] if part else usual
        pieces.append(Piece(gap, lead, text.lstrip(" "), eol or layout.eol))
    last = found[-1].last
    eol = layout.eol_of(last)
    text = "".join(p.gap * bool(n) + p.lead * (not inline or bool(n)) + p.text + p.eol for n, p in enumerate(pieces))
    return Splice(start, layout.ends[last] + len(eol), text if eol else text[: len(text) - len(pieces[-1].eol)])


def parts(layout: Layout, node: Node) -> list[Part]:
    """The lines of each item.

    Comments above an item belong to it, those that stand deeper than its mark to the item above them; what stands
    behind the last item as deep as its mark belongs to none. Neither does the head of the file.
    """
    start = layout.start(node)
    column, first = layout.column(start), layout.line_of(start)
    if not layout.before(start).strip():
        top = first
        while top and layout.comment(top - 1):
            top -= 1
        first = top or first
    found: list[Part] = []
    for _, value in children(node):
        last = line = layout.line_of(layout.end(value))
        while layout.hollow(line + 1):
            line += 1
            if layout.comment(line):
                if layout.indent(line) <= column:
                    break
                last = line
        found.append(Part(first, last))
        first = last + 1
        while first < len(layout.starts) and layout.blank(first):
            first += 1
    return found


def _parted(text: str) -> tuple[str, str]:
    """A part without its last line end, and that."""
    body = text.removesuffix("\n")
    body = body.removesuffix("\r")
    return body, text[len(body) :]


def _lines(layout: Layout, first: int, behind: int) -> str:
    return layout.text[layout.starts[first] : layout.starts[behind]]


def _neighbour(node: Node, order: Order, at: int) -> Node | None:
    """The item that stands before a new one, or else behind it."""
    near: Iterable[int | Fresh] = (*reversed(order[:at]), *order[at:])
    old = next((n for n in near if isinstance(n, int)), None)
    return children(node)[old][1] if old is not None else None


def _fresh(layout: Layout, node: Node, fresh: Fresh, neighbour: Node | None) -> str:
    """A new entry, or a new item in the manner of its neighbour: in brackets, so far behind the mark."""
    column = layout.column(layout.start(node))
    if isinstance(node, Mapping):
        return entry_text(fresh.key, fresh.value, column)
    lines = item_text(fresh.value, column).split("\n")
    blanks, width = " " * column, 2
    notes = next(n for n, line in enumerate(lines) if line.startswith(f"{blanks}-"))
    if neighbour is not None:
        start = layout.start(neighbour)
        width = max(2, layout.column(start) - column) if not layout.before(start).strip(" -") else 2
        if layout.flow(neighbour) and fits_brackets(fresh.value):
            lines[notes:] = [f"{blanks}- {bracketed(fresh.value)}"]
    lines[notes] = f"{blanks}-{' ' * (width - 1)}{lines[notes][column + 1 :].lstrip(' ')}".rstrip(" ")
    return "\n".join([*lines[: notes + 1], *(" " * (width - 2) * bool(x) + x for x in lines[notes + 1 :])])
