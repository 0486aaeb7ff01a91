"""Marks put into the text of a template before it is compiled, by which the document knows its lines and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Union

from reportgen.markup.element import BLOCK_ATTRIBUTE, WORDS_ATTRIBUTE
from reportgen.regex import regex

JINJA = regex(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_TAG = regex(r"<([^\W\d][^\s<>/]*)")
_STATEMENT = regex(r"\{%[-+]?\s*(\w+)(?:\s+(\w+))?")
_NO_TAG = regex(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_IN_A_TAG = regex(rf'(="[^"<]*)(?:<data {WORDS_ATTRIBUTE}="[^"]*">([^<]*)</data>|<\?块[^?]*\?>)')
_WORDS = regex(r"\S(?:.*\S)?")  # of one line
_TRACE = regex(r'(<[^\W\d][^\s<>/]* at="[^"]*")|<\?块 ?(\w*)\?>')
Within = Union[str, None]  # noqa: UP007 - an alias that Python 3.10 reads; see within_tag
# What these hold is kept as a value, which a template may compare: no mark must get into it.
_KEPT = ("set", "filter", "call")


class LineMarks:
    """Puts `at="report.j2:12"` on each element of a template, so that a slip is told at its line."""

    def put(self, source: str, name: str | None) -> str:
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

    def put(self, source: str, name: str | None) -> str:
        """As above; `甲` becomes `<data data-at="report.j2:12">甲</data>`, a block begins with `<?块 正文?>`.

        A block within a tag is not marked, nor one that must be empty (required).
        """
        parts: list[str] = []
        self._blocks: list[bool] = []  # those that are open, and whether they are marked
        self._kept = 0
        self._within: Within = None  # `<公文 版面="{% block 版面 %}`
        line = 1
        for index, part in enumerate(JINJA.split(source)):
            parts.append(self._statement(part) if index % 2 else self._text(part, name or "", line))
            line += part.count("\n")
        return "".join(parts)

    def _text(self, text: str, name: str, first: int) -> str:
        parts = []
        for piece, is_tag, line in _pieces(text, self._within, first):
            parts.append(self.marked(piece, name, line) if is_tag or self._kept else _worded(piece, name, line))
        self._within = within_tag(text, self._within)
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
            self._blocks.append(self._within is None and not self._kept and "required" not in part)
            return f"{part}<?块 {name}?>" if self._blocks[-1] else part
        elif word == "endblock" and self._blocks and self._blocks.pop():
            return f"<?块?>{part}"
        return part


def _pieces(text: str, within: Within, first: int) -> Iterator[tuple[str, bool, int]]:
    """Tags and the text between them, each with its line; a piece of a tag, a comment are tags."""
    at = 0
    while at < len(text):
        end, is_tag = _end(text, at, within)
        within = None
        yield text[at:end], is_tag, first + text.count("\n", 0, at)
        at = end


def _end(text: str, at: int, within: Within) -> tuple[int, bool]:
    """Where the piece ends that begins at a place, and whether it is a tag."""
    if within is None and (m := _NO_TAG.match(text, at)):
        return m.end(), True
    if within is None and text[at] != "<":
        end = text.find("<", at)
        return (end if end >= 0 else len(text)), False
    return _tag_end(text, at, within or "")[0], True


def _tag_end(text: str, at: int, quote: str) -> tuple[int, Within]:
    """Where a tag ends that has begun, and what is open in it where it does not end here."""
    for place in range(at, len(text)):
        mark = text[place]
        if quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'":
            quote = mark
        elif mark == ">":
            return place + 1, None
    return len(text), quote


def within_tag(text: str, within: Within) -> Within:
    """What is open behind `text`: None outside tags, else the quotation mark that is open, "" without one."""
    at = 0
    while at < len(text):
        if within is None and (m := _NO_TAG.match(text, at)):
            at = m.end()
        elif within is None and text[at] != "<":
            at = text.find("<", at) if "<" in text[at:] else len(text)
        else:
            at, within = _tag_end(text, at, within or "")
    return within


def _worded(text: str, name: str, first: int) -> str:
    def step(m: re.Match[str]) -> str:
        return f'<data {WORDS_ATTRIBUTE}="{name}:{first + text.count(chr(10), 0, m.start())}">{m[0]}</data>'

    return _WORDS.sub(step, text)


def with_blocks(markup: str) -> str:
    """The markup of a traced environment, each element with the name of its innermost block; no marks within tags."""
    open_blocks: list[str] = []

    def step(m: re.Match[str]) -> str:
        if m[1]:
            return f'{m[1]} {BLOCK_ATTRIBUTE}="{open_blocks[-1]}"' if open_blocks else m[1]
        if m[2]:
            open_blocks.append(m[2])
        elif open_blocks:
            open_blocks.pop()
        return ""

    count = 1
    while count:  # what a block or a macro printed into a tag
        markup, count = _IN_A_TAG.subn(r"\1\2", markup)
    return _TRACE.sub(step, markup)
