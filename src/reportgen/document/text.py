"""Runs of text: what every part of the document tree is made of."""

from __future__ import annotations

from enum import Enum

from reportgen.records import dataclass, field, replace


class Look(Enum):
    """How a run of text looks; MISSING marks 【待补充：…】, LEAD the head of a point, bold in some houses."""

    PLAIN = "plain"
    LEAD = "lead"
    STRONG = "strong"
    SUB = "sub"
    SUP = "sup"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters of one look and one origin.

    `source` lists the places it came from, parted by blanks ("" where the template wrote it); `figure`
    is the name of the figure that it prints. A line feed in `text` begins a new paragraph of the same style. `origin`
    is the template line of words that a template wrote (`shared/statements.j2:9`), where they are traced.
    """

    text: str
    look: Look = Look.PLAIN
    source: str = ""
    figure: str = ""
    origin: str = field(default="", compare=False)


Inlines = tuple[Text, ...]


def plain(inlines: Inlines) -> str:
    """The characters alone."""
    return "".join([t.text for t in inlines])


def part(inlines: Inlines, start: int, end: int) -> Inlines:
    """The characters from `start` to `end` with their looks and sources."""
    pieces: list[Text] = []
    at = 0
    for text in inlines:
        if piece := text.text[max(0, start - at) : max(0, end - at)]:
            pieces.append(replace(text, text=piece))
        at += len(text.text)
    return tuple(pieces)
