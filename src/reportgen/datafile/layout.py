"""A data file as it is laid out: where its lines begin and end, what is blank or a comment, where a node stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from reportgen.datafile.edits import Path
from reportgen.datafile.paths import children
from reportgen.load.nodes import Mapping, Node, Scalar, Sequence
from reportgen.load.notation.draft import Draft
from reportgen.load.source import source_of, tidy
from reportgen.regex import regex

_BREAK = regex(r"\r\n|\r|\n")
_HEADER = regex(r"[|>][0-9+-]*")


class Splice(NamedTuple):
    """Characters start..end of the file, and what stands there then."""

    start: int
    end: int
    text: str


class Owner(NamedTuple):
    """What a value stands behind: a key or a list mark (`item`), in which column (from 0), or within brackets."""

    flow: bool
    item: bool
    column: int


class Layout:
    """The text of a file by lines, which count from 0 here. Columns are those that the parser sees."""

    def __init__(self, text: str) -> None:
        self.text = text
        breaks = [m.span() for m in _BREAK.finditer(text)]
        self.starts = [0, *(end for _, end in breaks)]
        self.ends = [*(start for start, _ in breaks), len(text)]
        usual = Counter(text[start:end] for start, end in breaks).most_common(1)
        self.eol = usual[0][0] if usual else "\n"
        self._lines = Draft(source_of(text)).lines

    def blank(self, line: int) -> bool:
        """Whether nothing stands on the line."""
        return not self._lines[line].strip()

    def comment(self, line: int) -> bool:
        """Whether a comment is all that stands on the line."""
        return self._lines[line].lstrip().startswith("#")

    def hollow(self, line: int) -> bool:
        """Whether the line is there and holds no data."""
        return line < len(self._lines) and (self.blank(line) or self.comment(line))

    def indent(self, line: int) -> int:
        """How many blanks begin the line."""
        return len(self._lines[line]) - len(self._lines[line].lstrip(" "))

    def eol_of(self, line: int) -> str:
        """The line's own end; nothing for the last."""
        return self.text[self.ends[line] : self.starts[line + 1]] if line + 1 < len(self.starts) else ""

    def line_of(self, offset: int) -> int:
        """The line of a character."""
        return bisect_right(self.starts, offset) - 1

    def column(self, offset: int) -> int:
        """The column of a character."""
        return len(tidy(self.before(offset)))

    def before(self, offset: int) -> str:
        """What stands before a character on its line."""
        return self.text[self.starts[self.line_of(offset)] : offset]

    def behind(self, offset: int) -> str:
        """What stands on the line from a character on."""
        return self.text[offset : self.ends[self.line_of(offset)]]

    def start(self, node: Node) -> int:
        """The first character of a node."""
        return self.starts[node.place.line - 1] + node.place.column - 1

    def end(self, node: Node) -> int:
        """Behind the last character of a node."""
        inner = children(node)
        if inner and (not self.flow(node) or self.text[self.start(node)] not in "[{"):
            return self.end(inner[-1][1])  # 甲: 乙 in a list in brackets ends where its value does
        if self.header(node):
            return self.ends[self._last_line(node)]
        return self.starts[node.place.end_line - 1] + node.place.end_column - 1

    def _last_line(self, node: Node) -> int:
        """Of | and >: the empty lines below belong to it under +, and those of more blanks than it is indented by."""
        first, last = node.place.line, node.place.end_line - 1
        indent = next((self.indent(line) for line in range(first, last + 1) if not self.blank(line)), 0)
        line = last + 1
        while line + 1 < len(self.starts) and self.blank(line):
            if "+" in self.header(node) or len(self._lines[line]) > indent:
                last = line
            line += 1
        return last

    def flow(self, node: Node) -> bool:
        """Whether a list or mapping stands in brackets."""
        if isinstance(node, Sequence):
            return self.text[self.start(node)] == "["
        return isinstance(node, Mapping) and node.flow

    def header(self, node: Node) -> str:
        """The `|` or `>` of a text with its signs; nothing for other nodes."""
        match = _HEADER.match(self.text, self.start(node)) if isinstance(node, Scalar) and not node.plain else None
        return match.group() if match else ""

    def owner(self, root: Node, path: Path) -> Owner:
        """What the value at `path`, which is not the root's, stands behind."""
        node, owner = root, Owner(False, False, 0)
        for step in path:
            if owner.flow or self.flow(node):
                owner = Owner(True, isinstance(node, Sequence), owner.column)
            elif isinstance(node, Mapping):
                key = next(entry.key for entry in node.entries if entry.key.text == step)
                owner = Owner(False, False, self.column(self.start(key)))
            else:
                owner = Owner(False, True, self.column(self.start(node)))
            node = dict(children(node))[step]
        return owner
