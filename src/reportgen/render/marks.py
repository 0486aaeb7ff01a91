"""Marks put into the text of a template before it is compiled, by which the document knows its lines and blocks."""

from __future__ import annotations

import re

from jinja2.ext import Extension

from reportgen.markup.element import BLOCK_ATTRIBUTE, WORDS_ATTRIBUTE

JINJA = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_TAG = re.compile(r"<([^\W\d][^\s<>/]*)")
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)(?:\s+(\w+))?")
_PIECE = re.compile("(<[^>]*>?)|[^<]+")
_WORDS = re.compile(r"\S(?:.*\S)?")  # of one line
_TRACE = re.compile(r'(<[^\W\d][^\s<>/]* at="[^"]*")|<\?块 ?(\w*)\?>')
# What these hold is kept as a value, which a template may compare: no mark must get into it.
_KEPT = ("set", "filter", "call")


class LineMarks(Extension):
    """Puts `at="report.j2:12"` on each element of a template, so that a slip is told at its line."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template's text with the marks; no line is added or removed."""
        line = 1
        parts = []
        for index, part in enumerate(JINJA.split(source)):
            parts.append(part if index % 2 else self.marked(part, name or "", line))
            line += part.count("\n")
        return "".join(parts)

    def marked(self, text: str, name: str, first: int) -> str:
        """Text between what is Jinja's; it begins on line `first`."""
        return _TAG.sub(lambda m: f'<{m[1]} at="{name}:{first + text.count(chr(10), 0, m.start())}"', text)


class Traces(LineMarks):
    """Marks words, too, and where a block begins and ends: what a macro writes doesn't know who called the macro."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """As above; `甲` becomes `<data data-at="report.j2:12">甲</data>`, a block begins with `<?块 正文?>`.

        A block within a tag is not marked, nor one that must be empty (required).
        """
        parts: list[str] = []
        self._blocks: list[bool] = []  # those that are open, and whether they are marked
        self._kept = 0
        self._within = False  # a tag: `<公文 版面="{% block 版面 %}`
        line = 1
        for index, part in enumerate(JINJA.split(source)):
            parts.append(self._statement(part) if index % 2 else self._text(part, name or "", line))
            line += part.count("\n")
        return "".join(parts)

    def _text(self, text: str, name: str, first: int) -> str:
        start = text.find(">") + 1 if self._within else 0  # behind the rest of a tag that Jinja stands in
        if self._within and not start:
            return text
        parts = [text[:start]]
        for m in _PIECE.finditer(text, start):
            line = first + text.count("\n", 0, m.start())
            parts.append(self.marked(m[0], name, line) if m[1] or self._kept else _worded(m[0], name, line))
        self._within = text.rfind("<") > text.rfind(">")
        return "".join(parts)

    def _statement(self, part: str) -> str:
        m = _STATEMENT.match(part)
        if m is None:
            return part
        word, name = m[1], m[2]
        if word in _KEPT and not (word == "set" and "=" in part):
            self._kept += 1
        elif word in tuple(f"end{kept}" for kept in _KEPT):
            self._kept = max(0, self._kept - 1)
        elif word == "block":
            self._blocks.append(not self._within and not self._kept and "required" not in part)
            return f"{part}<?块 {name}?>" if self._blocks[-1] else part
        elif word == "endblock" and self._blocks and self._blocks.pop():
            return f"<?块?>{part}"
        return part


def _worded(text: str, name: str, first: int) -> str:
    def step(m: re.Match[str]) -> str:
        return f'<data {WORDS_ATTRIBUTE}="{name}:{first + text.count(chr(10), 0, m.start())}">{m[0]}</data>'

    return _WORDS.sub(step, text)


def with_blocks(markup: str) -> str:
    """The markup of a traced environment with the name of the innermost block at each element, without the marks."""
    open_blocks: list[str] = []

    def step(m: re.Match[str]) -> str:
        if m[1]:
            return f'{m[1]} {BLOCK_ATTRIBUTE}="{open_blocks[-1]}"' if open_blocks else m[1]
        if m[2]:
            open_blocks.append(m[2])
        elif open_blocks:
            open_blocks.pop()
        return ""

    return _TRACE.sub(step, markup)
