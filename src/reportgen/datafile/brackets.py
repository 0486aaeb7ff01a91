"""Lists and mappings in brackets: a value written so, and their items in another order, some gone, some new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from reportgen.datafile.emit import flow_text, key_text
from reportgen.datafile.layout import Layout, Splice
from reportgen.datafile.paths import children
from reportgen.datafile.plan import Data, Fresh, Order, bare
from reportgen.datafile.tree import Noted, Tree
from reportgen.load.nodes import Mapping, Node
from reportgen.regex import regex

_BEFORE_COMMA = regex(r"(?:\s|(?<=\s)#[^\r\n]*)*")
_LAST_LINE = regex(r"(?:\r\n|\r|\n)[^\r\n]*$")
_TRAIL = regex(r"[ \t]*(?:[ \t]#[^\r\n]*)?(?=[\r\n])")


class Part(NamedTuple):
    """An item: what stands between the comma before it and it, the item, what follows its comma on the line."""

    lead: str
    start: int
    end: int
    trail: str


def bracketed(value: Tree) -> str:
    """A value as it stands in brackets, on one line; comments on it are left out."""
    return _text(bare(value))


def fits_brackets(value: Tree) -> bool:
    """Whether an item whose neighbours stand in brackets is written so: no text of several lines, no comment in it."""
    while isinstance(value, Noted):
        value = value.value
    if isinstance(value, str):
        return False
    return all(_simple(inner) for inner in (value.values() if isinstance(value, dict) else value))


def arranged(layout: Layout, node: Node, order: Order, inner: Callable[[int, int], str]) -> Splice:
    """The items in their new order, each with the comments above it and beside it."""
    found, closing, comma = _parts(layout, node)
    start, stop = layout.start(node) + 1, layout.end(node) - 1
    first = _without_comment(found[0].lead)
    leads = Counter(part.lead for part in found[1:] if "#" not in part.lead).most_common(1)
    usual = leads[0][0] if leads else first if "\n" in first or "\r" in first else " "
    text = before = ""
    for n, what in enumerate(order):
        if isinstance(what, Fresh):
            lead, body, trail = first if not n else usual, bracketed(what.value), ""
            body = f"{key_text(what.key)}: {body}" if isinstance(node, Mapping) else body
        else:
            part = found[what]
            lead, body, trail = part.lead, inner(part.start, part.end), part.trail
            if "#" not in lead and (n == 0) != (what == 0):
                lead = first if not n else usual
        text += _below(layout, before, lead, layout.column(found[0].start)) + body
        text += ("," if n < len(order) - 1 or comma else "") + trail
        before = trail
    return Splice(start, stop, text + _below(layout, before, closing, layout.column(start - 1)))


def begun(layout: Layout, node: Node, value: Tree) -> Splice:
    """The first items in brackets that hold nothing but comments."""
    start, end = layout.start(node), layout.end(node)
    text = bracketed(value)
    comments = layout.text[start + 1 : end - 1].rstrip()
    closing = layout.text[start + 1 + len(comments) : end - 1]
    blanks = " " * (layout.indent(layout.line_of(start)) + 2)
    return Splice(start, end, f"{text[0]}{comments}{layout.eol}{blanks}{text[1:-1]}{closing}{text[-1]}")


def _text(value: Data) -> str:
    if isinstance(value, str):
        return flow_text(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    return f"{{{', '.join(f'{key_text(key)}: {_text(inner)}' for key, inner in value.items())}}}"


def _simple(value: Tree) -> bool:
    if isinstance(value, str):
        return "\n" not in value
    return isinstance(value, list) and all(isinstance(item, str) and "\n" not in item for item in value)


def _parts(layout: Layout, node: Node) -> tuple[list[Part], str, bool]:
    """The items, what stands behind the last one, and whether a comma does."""
    spans = [(layout.start(value), layout.end(value)) for _, value in children(node)]
    if isinstance(node, Mapping):
        keys = [layout.start(entry.key) for entry in node.entries]
        spans = [(key, end) for key, (_, end) in zip(keys, spans, strict=True)]
    text, at, stop = layout.text, layout.start(node) + 1, layout.end(node) - 1
    found: list[Part] = []
    comma = False
    for start, end in spans:
        lead = text[at:start]
        gap = _BEFORE_COMMA.match(text, end, stop)
        behind = gap.end() if gap else end
        comma = text[behind : behind + 1] == "," and behind < stop
        at = behind + 1 if comma else end
        trail = _TRAIL.match(text, at, stop)
        found.append(Part(lead, start, behind if comma else end, trail.group() if trail else ""))
        at += len(found[-1].trail)
    return found, text[at:stop], comma


def _without_comment(lead: str) -> str:
    """The line break and blanks at the end of a lead."""
    match = _LAST_LINE.search(lead) if "#" in lead else None
    return match.group() if match else "" if "#" in lead else lead


def _below(layout: Layout, trail: str, lead: str, column: int) -> str:
    """A lead, on a line of its own where a comment ends the line before."""
    return (
        layout.eol + " " * column + lead.lstrip(" \t") if "#" in trail and not lead.startswith(("\r", "\n")) else lead
    )
