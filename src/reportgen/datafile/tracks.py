"""Where each character of a text stands in the file, and the text with some of them changed and all others left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from reportgen.datafile.emit import ESCAPED
from reportgen.datafile.layout import Layout, Splice
from reportgen.load.nodes import Scalar
from reportgen.load.source import BLANKED, DROPPED
from reportgen.regex import regex

ESCAPES = {"\\": "\\", '"': '"', "n": "\n", "t": "\t", "/": "/", " ": " ", "0": "\0"}
_CODES = {"x": 2, "u": 4, "U": 8}
LONGEST = 200_000  # characters of a text that are followed one by one
COMPARED = 200  # clauses of a change that are compared one by one; at worst it takes the cube of them
_CLAUSE = regex(r"[^，。；：、\n]*[，。；：、\n]|[^，。；：、\n]+")


class Char(NamedTuple):
    """A character of a value and where it stands; `raw` says that it is written without an escape."""

    char: str
    start: int
    end: int
    raw: bool = True


class Change(NamedTuple):
    """Characters start..end of the old text, and what stands there now."""

    start: int
    end: int
    text: str


class Track:
    """The places of the characters of a text; none where they are not known.

    `at` has None for one that stands nowhere, as the last line end of `|`.
    """

    def __init__(self, layout: Layout, node: Scalar) -> None:
        self.layout = layout
        self.text = node.text
        self.start, self.stop = layout.start(node), layout.end(node)
        self.header = layout.header(node)
        first = layout.text[self.start]
        self.style = "" if node.plain else first
        self.first_line, self.last_line = layout.line_of(self.start), layout.line_of(self.stop)
        self.blanks = self._blanks()
        self.at: list[tuple[int, int] | None] = []
        if self.stop - self.start <= LONGEST:
            self.at = (self._literal() if self.style == "|" else self._folded()) or []

    def rewritten(self, new: str) -> Iterator[str]:
        """The scalar as it may be written with another text, what stays the same as it was; the best first."""
        if not self.at:
            return
        changes = _merged(_changes(self.text, new), self.text)
        wider = [_widened(change, self.text) for change in changes]
        for attempt in (changes, wider):
            splices = [self._splice(change) for change in attempt]
            text, at = "", self.start
            for splice in splices:
                if splice is None or splice.start < at:
                    break
                text += self.layout.text[at : splice.start] + splice.text
                at = splice.end
            else:
                yield text + self.layout.text[at : self.stop]

    def _blanks(self) -> str:
        """What the second line and the lines below begin with."""
        for line in range(self.first_line + 1, self.last_line + 1):
            if not self.layout.blank(line):
                start = self.layout.starts[line]
                text = self.layout.text[start : self.layout.ends[line]]
                return text[: len(text) - len(text.lstrip(" "))]
        return ""

    def _splice(self, change: Change) -> Splice | None:
        """A change of the value as one of the file."""
        start, end, text = change
        at = self.at
        # Of a line break that reads as several characters only the whole can be written otherwise.
        while 0 < start < len(at) and at[start] is not None and at[start - 1] == at[start]:
            start, text = start - 1, self.text[start - 1] + text
        while 0 < end < len(at) and at[end] is not None and at[end - 1] == at[end]:
            end, text = end + 1, text + self.text[end]
        first, last = (at[start], at[end - 1]) if start < end else (at[max(start - 1, 0)],) * 2
        if first is None or last is None:
            return None
        if start < end:
            return self._tidied(first[0], last[1], self._written(text))
        spot = first[1] if start else first[0]
        return self._tidied(spot, spot, self._written(text))

    def _tidied(self, start: int, end: int, text: str) -> Splice:
        """Without blanks before a line break; a line of which nothing is left goes with its break."""
        ended = not self.layout.behind(end).strip()
        if self.style == "|" or not (ended or end == self.stop):
            return Splice(start, end, text)
        if not text and self.layout.line_of(start) > self.first_line and not self.layout.before(start).strip():
            start = self.layout.ends[self.layout.line_of(start) - 1]
        return Splice(start, end, text.rstrip(" ") if ended else text)

    def _written(self, text: str) -> str:
        if self.style == '"':
            return text.translate(ESCAPED)
        if self.style == "'":
            text = text.replace("'", "''")
        more = 0 if self.style == "|" else 1
        return re.sub("\n+", lambda m: self.layout.eol * (len(m.group()) + more) + self.blanks, text)

    def _folded(self) -> list[tuple[int, int] | None] | None:
        """Of all styles but |: lines without the blanks around them, with what stands for the breaks between."""
        found: list[tuple[int, int] | None] = []
        stop = None
        for chars in self._lines():
            if chars is None:
                return None
            if not chars:
                continue
            begin = self.text.find("".join(c.char for c in chars), len(found))
            gap = self.text[len(found) : begin]
            if begin < 0 or gap.strip(" \n") or (gap and stop is None):
                return None
            found += [(stop or 0, chars[0].start)] * len(gap)
            found += [(c.start, c.end) for c in chars]
            stop = chars[-1].end
        rest = self.text[len(found) :]
        return None if rest.strip(" \n") else found + [None] * len(rest)

    def _lines(self) -> Iterator[list[Char] | None]:
        """The characters of each line, without the blanks that a line break swallows; None where one is unknown."""
        quote = self.style in ("'", '"')
        for line in range(self.first_line + bool(self.header), self.last_line + 1):
            first, last = line == self.first_line, line == self.last_line
            start = self.start + quote if first else self.layout.starts[line]
            stop = self.stop - quote if last else self.layout.ends[line]
            yield self._stripped(start, stop, left=not first, right=not last or bool(self.header))

    def _stripped(self, start: int, stop: int, *, left: bool, right: bool) -> list[Char] | None:
        chars = list(self._chars(start, stop))
        if any(not c.char and c.raw for c in chars):
            return None
        joined = bool(chars) and not chars[-1].char  # an escaped line break keeps the blanks before it
        chars = [c for c in chars if c.char]
        if left:
            blanks = next((n for n, c in enumerate(chars) if c.char != " " or not c.raw), len(chars))
            chars = chars[blanks:]
        while right and not joined and chars and chars[-1].char == " " and chars[-1].raw:
            chars.pop()
        return chars

    def _chars(self, start: int, stop: int) -> Iterator[Char]:
        """The characters of a piece of a line: "" where an escape is not known (raw) or says nothing (not raw)."""
        text, at = self.layout.text, start
        while at < stop:
            char, size, raw = text[at], 1, True
            if self.style == "'" and text.startswith("''", at):
                size, raw = 2, False
            elif self.style == '"' and char == "\\":
                char, size = self._escape(at, stop)
                raw = not char and size > 1
            elif DROPPED.match(char):
                at += 1
                continue
            elif char == "\t" or BLANKED.match(char):
                char = " "
            yield Char(char, at, at + size, raw)
            at += size

    def _escape(self, at: int, stop: int) -> tuple[str, int]:
        if at + 1 >= stop:
            return "", 1
        sign = self.layout.text[at + 1]
        digits = self.layout.text[at + 2 : at + 2 + _CODES.get(sign, 0)]
        if sign in _CODES and re.fullmatch("[0-9A-Fa-f]+", digits):
            return chr(int(digits, 16)), 2 + len(digits)
        return ESCAPES.get(sign, ""), 2

    def _literal(self) -> list[tuple[int, int] | None] | None:
        """Of |: line by line, with the line breaks."""
        values = self.text.split("\n")
        found: list[tuple[int, int] | None] = []
        stop = self.layout.ends[self.first_line]
        for n, line in enumerate(range(self.first_line + 1, self.last_line + 1)):
            chars = list(self._chars(self.layout.starts[line], self.layout.ends[line]))
            if n >= len(values) or not "".join(c.char for c in chars).endswith(values[n]):
                return None
            chars, blanks = chars[len(chars) - len(values[n]) :], chars[: len(chars) - len(values[n])]
            if "".join(c.char for c in blanks).strip(" "):
                return None
            begin = chars[0].start if chars else self.layout.ends[line]
            found += [(stop, begin)] if n else []
            found += [(c.start, c.end) for c in chars]
            stop = chars[-1].end if chars else begin
        rest = self.text[len(found) :]
        return None if rest.strip("\n") else found + [None] * len(rest)


def _changes(old: str, new: str) -> list[Change]:
    """From the first character that differs to the last; clauses that are the same between them stay."""
    whole = _trimmed(Change(0, len(old), new), old)
    one, other = _CLAUSE.findall(old[whole.start : whole.end]), _CLAUSE.findall(whole.text)
    if max(len(one), len(other)) > COMPARED:
        return [whole]
    starts = [*accumulate(map(len, one), initial=whole.start)]
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changes = [Change(starts[a], starts[b], "".join(other[c:d])) for tag, a, b, c, d in codes if tag != "equal"]
    return [_trimmed(change, old) for change in changes]


def _trimmed(change: Change, old: str) -> Change:
    start, end, new = change
    part, head = old[start:end], 0
    shorter = min(len(part), len(new))
    while head < shorter and part[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and part[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Change(start + head, end - tail, new[head : len(new) - tail])


def _merged(changes: list[Change], old: str) -> list[Change]:
    """Changes with a few characters between them as one."""
    merged: list[Change] = []
    for change in changes:
        last = merged[-1] if merged else None
        if last is not None and change.start - last.end <= 2:
            text = last.text + old[last.end : change.start] + change.text
            merged[-1] = Change(last.start, change.end, text)
        else:
            merged.append(change)
    return merged


def _widened(change: Change, old: str) -> Change:
    """A change with the characters beside it, so that a line break next to it goes."""
    start, end = max(0, change.start - 1), min(len(old), change.end + 1)
    return Change(start, end, old[start : change.start] + change.text + old[change.end : end])
