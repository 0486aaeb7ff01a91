"""Texts that run over several lines: folded as YAML folds them, but without blanks between Han characters."""

from __future__ import annotations

import re

import yaml
from yaml.events import ScalarEvent

from reportgen.regex import regex
from reportgen.zh import width

SEAM = regex(r"([^\s\\])[ \t]*\n[ \t]*(?=(\S))")


def flowing(lines: list[str], style: str) -> str:
    """The text of a plain or quoted scalar (`style` is its quote or "") from its lines, marks included."""
    quote = len(style)
    lines[0], lines[-1] = lines[0][quote:], lines[-1][: len(lines[-1]) - quote]
    if style == '"':
        # Escapes, among them that of a line break, are the parser's affair; it reads the joined text again.
        raw = SEAM.sub(lambda m: m[1] if _adjoin(m[1], m[2]) else m[0], "\n".join(lines))
        events = yaml.parse(f'"{raw}"', yaml.SafeLoader)
        return next(str(event.value) for event in events if isinstance(event, ScalarEvent))
    if len(lines) > 1:
        lines = [lines[0].rstrip(" \t"), *(line.strip(" \t") for line in lines[1:-1]), lines[-1].lstrip(" \t")]
    raw = _glued(lines)
    text = re.sub("\n+", lambda m: "\n" * (len(m.group()) - 1) or " ", raw)
    return text.replace("''", "'") if style else text


def refolded(text: str, lines: list[str]) -> str:
    """The text of a `>` scalar without the blanks that stand for line breaks between Han characters."""
    parts: list[str] = []
    at = 0
    for piece in filter(None, (line.strip(" ") for line in lines)):
        found = text.find(piece, at)
        if found < 0 or text[at:found].strip(" \n"):
            return text
        gap = text[at:found]
        parts += ["" if gap == " " and at and _adjoin(text[at - 1], piece) else gap, piece]
        at = found + len(piece)
    return "".join(parts) + text[at:]


def block_end(lines: list[str], first: int, end: int, column: int) -> int:
    """The last line of a | or > scalar that holds text; its parser's end lies behind empty lines."""
    last = min(end, len(lines) - 1)
    while last > first and not (lines[last][:column] if last == end else lines[last]).strip(" "):
        last -= 1
    return last


def _glued(pieces: list[str]) -> str:
    """Lines joined by line breaks, but for those that only part one Han character from the next."""
    text = pieces[0]
    for piece in pieces[1:]:
        text += piece if _adjoin(text, piece) else "\n" + piece
    return text


def _adjoin(before: str, after: str) -> bool:
    """Whether no blank belongs between the two: one at least is Han or full-width at the seam."""
    if not before or not after or before[-1] == "\n":
        return False
    return width(before[-1]) == 2 or width(after[0]) == 2
