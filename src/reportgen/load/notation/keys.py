"""The keys of mappings as the parser gives them: which can be none, which stand twice, which have no value."""

from __future__ import annotations

import unicodedata
from typing import Any

from yaml.events import AliasEvent

from reportgen.diagnostics import Diagnostic
from reportgen.load.nodes import Entry, Node, Scalar
from reportgen.load.notation import indent, pitfalls, refusals
from reportgen.load.notation.frame import Frame
from reportgen.load.notation.slip import Lines, Slip

SUSPECT = frozenset("\u3000\xa0" + pitfalls.BULLETS + "-")  # a plain key that begins so was meant as something else


class SlippedError(Exception):
    """The parser took what a clerk can't have meant; it is mended as if the parser had refused it."""


def slipped(slip: Slip | None) -> None:
    """Ends the pass where there is a slip."""
    if slip is not None:
        raise SlippedError(slip)


class Keys:
    """What is asked of the keys of one pass over `text`, whose lines are `lines`; faults go to `found`."""

    __slots__ = ("_folded", "_found", "_lines", "_text")

    def __init__(self, text: str, lines: Lines, found: list[Diagnostic]) -> None:
        self._text = text
        self._lines = lines
        self._found = found
        self._folded: dict[str, str] = {}

    def of(self, frame: Frame, node: Node, event: Any) -> Scalar | None:
        """The key, or None where it can't be one; its value is then left out, too."""
        if not isinstance(node, Scalar) or not node.text:
            if self._lines[frame.line].startswith("{{", frame.column):
                slipped(pitfalls.special(self._lines, frame.line))
            if type(event) is not AliasEvent:
                self._found.append(refusals.no_word(node.place))
            return None
        text = node.text
        if node.plain and text[0] in SUSPECT and not frame.flow:
            at = event.start_mark.line
            slipped(indent.wide(self._lines, at) or pitfalls.bullet(self._lines, at))
        if text[0] == "｛" and node.plain:
            slipped(pitfalls.wide_brace(self._lines, event.start_mark.line))
        if text == "<<" and node.plain:
            self._found.append(refusals.merge_key(node))
            return None
        return self.first(frame, node)

    def first(self, frame: Frame, node: Scalar) -> Scalar | None:
        """The key without blanks around it; None where the mapping has it already."""
        text = node.text
        folded = self._folded.get(text)
        if folded is None:
            folded = self._folded[text] = unicodedata.normalize("NFKC", text).strip()
        earlier = frame.seen.setdefault(folded, node)
        if earlier is not node:
            self._found.append(refusals.doubled(node, earlier))
            return None
        if folded == text:
            return node
        return node if text == text.strip() else Scalar(text.strip(), node.place, node.plain)

    def pair(self, frame: Frame, key: Scalar, node: Node, event: Any) -> None:
        """A key and its value, or the word in braces that has none."""
        bare = frame.flow and isinstance(node, Scalar) and node.plain and not node.text
        if not (bare and key.plain) or ":" in self._text[frame.after : event.start_mark.index]:
            frame.entries.append(Entry(key, node))
            return
        said, entry, joined = refusals.unpaired(key, frame.entries[-1] if frame.entries else None)
        self._found.append(said)
        if joined:
            frame.entries.pop()
        frame.entries += [entry] if entry else []
