"""What a template consists of: what it extends, its blocks and macros with their lines, what it imports and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from jinja2 import nodes

from reportgen.place import Place, Source
from reportgen.records import dataclass
from reportgen.regex import regex
from reportgen.render.marks import JINJA

_STATEMENT = regex(r"\{%[-+]?\s*(\w+)\s*(\w+)?([^%]*)")
_MARKUP_COMMENT = regex(r"<!--.*?-->", re.DOTALL)
_COMMENT_BEFORE = regex(r"\{#\s*((?:(?!#\}).)*?)\s*#\}\s*\Z", re.DOTALL)
VALUE = "\0"  # stands for each character of `{{ … }}` in the text alone
BLOCK, MACRO, SET = "block", "macro", "set"
_ENDS = tuple(f"end{word}" for word in (BLOCK, MACRO, SET))


class Span(NamedTuple):
    """A block or macro as it stands in the file; offsets count characters, `inner` leaves out its two tags."""

    kind: str
    name: str
    first: int
    last: int
    start: int
    end: int
    inner: tuple[int, int]
    within: str  # the block that it stands in, "" where in none


class Reference(NamedTuple):
    """Another template that this one names; `alias` and `names` say what an import calls its things here."""

    kind: str  # extends, import, from, include
    name: str | None  # None where it's made at run time
    line: int
    alias: str = ""
    names: tuple[tuple[str, str], ...] = ()
    needed: bool = True  # not `ignore missing`


@dataclass(frozen=True, eq=False)
class TemplateParts:
    """One template: `name` as other templates call it, its text and what Jinja made of it."""

    name: str
    path: Path
    text: str
    tree: nodes.Template

    @cached_property
    def source(self) -> Source:
        """As messages name it: with its folder."""
        return Source(f"{self.path.parent.name}/{self.path.name}", tuple(self.text.split("\n")))

    def line_of(self, offset: int) -> int:
        """Counted from 1."""
        return self.text.count("\n", 0, offset) + 1

    def at(self, offset: int, length: int) -> Place:
        """So many characters from there."""
        line = self.line_of(offset)
        column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
        return Place(self.source, line, column, line, column + length)

    def word(self, line: int, word: str) -> Place:
        """Where the word stands in a line that Jinja named; the line where it isn't found."""
        lines = self.source.lines
        text = lines[line - 1] if 1 <= line <= len(lines) else ""
        m = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
        return Place(self.source, line, m.start() + 1, line, m.end() + 1) if m else Place(self.source, line, 1)

    @cached_property
    def words(self) -> str:
        """The text alone, every offset as in the file: statements and comments are blanks, values VALUE."""

        def blank(m: re.Match[str]) -> str:
            return re.sub(r"[^\n]", VALUE if m[0].startswith("{{") else " ", m[0])

        return _MARKUP_COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), JINJA.sub(blank, self.text))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Blocks, macros and `{% set %}` with an end, in the order of their beginnings."""
        return tuple(sorted(self._spans(), key=lambda span: span.start))

    def _spans(self) -> Iterator[Span]:
        opened: list[tuple[str, str, re.Match[str]]] = []
        for part in JINJA.finditer(self.text):
            m = _STATEMENT.match(part[0])
            if m is None:
                continue
            word = m[1]
            if word in (BLOCK, MACRO) or (word == SET and "=" not in m[3]):
                opened.append((word, m[2] or "", part))
            elif word in _ENDS and opened:
                kind, name, start = opened.pop()
                within = next((n for k, n, _ in reversed(opened) if k == BLOCK), "")
                first, last = self.line_of(start.start()), self.line_of(part.start())
                inner = (start.end(), part.start())
                yield Span(kind, name, first, last, start.start(), part.end(), inner, within)

    @property
    def blocks(self) -> dict[str, Span]:
        """By name."""
        return {s.name: s for s in self.spans if s.kind == BLOCK}

    @property
    def macros(self) -> dict[str, Span]:
        """By name."""
        return {s.name: s for s in self.spans if s.kind == MACRO}

    def lines(self, span: Span) -> tuple[str, ...]:
        """Those that a block or macro stands on."""
        return tuple(self.text.split("\n")[span.first - 1 : span.last])

    def fetches(self, block: str) -> bool:
        """Whether one of its blocks prints by super() what the template above has."""
        return any(node.name == block and calls_super(node) for node in self.tree.find_all(nodes.Block))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """All other templates that it names."""
        found = self.tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport))
        return tuple(_reference(node) for node in found)

    @property
    def extends(self) -> Reference | None:
        """What it inherits from."""
        return next((r for r in self.references if r.kind == "extends"), None)

    @cached_property
    def loads(self) -> frozenset[str]:
        """The names that it reads anywhere, but for a macro's of itself."""
        return frozenset(_loads(self.tree, ""))

    @cached_property
    def exports(self) -> frozenset[str]:
        """What it defines at its top: macros, variables, imports."""
        names = set(self.macros)
        for reference in self.references:
            names |= {reference.alias} if reference.alias else {here for _, here in reference.names}
        for node in _top(self.tree.body):
            target = node.target if isinstance(node, nodes.Assign | nodes.AssignBlock) else None
            names |= {n.name for n in target.find_all(nodes.Name)} if target is not None else set()
            names |= {target.name} if isinstance(target, nodes.Name) else set()
        return frozenset(names)

    def comment(self, span: Span) -> str:
        """The comment right above a block or macro, on one line."""
        m = _COMMENT_BEFORE.search(self.text, 0, span.start)
        return " ".join(m[1].split()) if m else ""

    @property
    def about(self) -> str:
        """The comment that the file begins with."""
        m = re.match(r"\s*\{#\s*(.*?)\s*#\}", self.text, re.DOTALL)
        return " ".join(m[1].split()) if m else ""


def text_now(chain: Sequence[TemplateParts], block: str) -> str:
    """What a block holds in a chain, the lowest first; of the blocks in it what they hold, as if they stood there."""
    holds = next(parts for parts in chain if block in parts.blocks)
    start, end = holds.blocks[block].inner
    pieces = []
    for nested in (s for s in holds.spans if s.kind == BLOCK and s.within == block):
        pieces += [holds.text[start : nested.inner[0]], text_now(chain, nested.name)]
        start = nested.inner[1]
    return "".join([*pieces, holds.text[start:end]])


def calls_super(node: nodes.Node) -> bool:
    """Whether it, and not a block in it, fetches what the template above has."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            continue
        if (isinstance(child, nodes.Name) and child.name == "super") or calls_super(child):
            return True
    return False


def _top(body: list[nodes.Node]) -> Iterator[nodes.Node]:
    """The statements outside blocks, macros and loops; a branch is no scope of its own."""
    for node in body:
        yield node
        if isinstance(node, nodes.If):
            yield from _top([*node.body, *node.elif_, *node.else_])


def _loads(node: nodes.Node, within: str) -> Iterator[str]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Name) and child.ctx == "load" and child.name != within:
            yield child.name
        yield from _loads(child, child.name if isinstance(child, nodes.Macro) else within)


def _reference(node: nodes.Node) -> Reference:
    named = getattr(node, "template", None)
    name = named.value if isinstance(named, nodes.Const) and isinstance(named.value, str) else None
    if isinstance(node, nodes.Import):
        return Reference("import", name, node.lineno, node.target)
    if isinstance(node, nodes.FromImport):
        pairs = tuple((n, n) if isinstance(n, str) else (n[0], n[1]) for n in node.names)
        return Reference("from", name, node.lineno, "", pairs)
    if isinstance(node, nodes.Include):
        return Reference("include", name, node.lineno, needed=not node.ignore_missing)
    return Reference("extends", name, node.lineno)
