"""A text of a data file -> another one in its place, in the same style where it can be written so."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.datafile.emit import ESCAPED, flow_text, scalar_text
from reportgen.datafile.layout import Layout, Owner, Splice
from reportgen.datafile.paths import children
from reportgen.datafile.tracks import Track
from reportgen.load.nodes import Scalar
from reportgen.load.notation import compose
from reportgen.load.notation.slip import quoted
from reportgen.load.source import source_of


def rewritten(layout: Layout, node: Scalar, owner: Owner, new: str) -> Splice | None:
    """The splice that makes `new` of a text; None where it can't be written there."""
    start, end = layout.start(node), layout.end(node)
    track = Track(layout, node)
    comment = layout.behind(start + len(track.header)) if track.header else layout.behind(end)
    for text in track.rewritten(new) if track.style == '"' or "\n" in layout.text[start:end] else ():
        if _reads(text, owner, new):
            return Splice(start, end, text)
    for text in _whole(node, track.style, owner, new):
        if _reads(text, owner, new):
            first, *rest = text.split("\n")
            if not owner.flow and (rest or track.header):  # a comment stays behind the first line
                first += comment.rstrip()
                end = max(end, end + len(comment)) if not track.header else end
            return Splice(start, end, layout.eol.join([first, *rest]))
    return None


def _whole(node: Scalar, style: str, owner: Owner, new: str) -> Iterator[str]:
    """A text written anew: in its own style, in that of the emitter, at last in the one that holds anything."""
    usual = flow_text(new) if owner.flow else scalar_text(new, owner.column)
    if style == "'" and "\n" not in new:
        yield quoted(new)
    elif style == '"':
        yield _escaped(new)
    elif not style and new[:1] == node.text[:1]:  # it began so before, and nobody took it for a mark
        yield new
    yield usual
    yield _escaped(new)


def _escaped(text: str) -> str:
    return f'"{text.translate(ESCAPED)}"'


def _reads(text: str, owner: Owner, new: str) -> bool:
    """Whether a scalar, written there, is read as the text that it should be."""
    head = "- " if owner.item else "键: "
    if owner.flow:
        head, text = ("- [", f"{text}, 乙]") if owner.item else ("- {甲: ", f"{text}, 乙: 丙}}")
    root, found = compose(source_of(" " * owner.column + head + text + "\n"))
    inner = root
    for _ in range(1 + owner.flow):
        inner = next((value for _, value in children(inner)), None) if inner is not None else None
    return not found and isinstance(inner, Scalar) and inner.text == new
