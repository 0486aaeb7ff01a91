"""The text that templates rendered -> a tree of elements, or the slip where it stops being one.

By the parser of the standard library: without loading lxml a small paper is made in some 4 % less time (fastest runs
of `benchmarks/run.py one`). No text of a value can hold markup, and no markup may declare entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers.expat import errors

from reportgen.markup.element import Slip
from reportgen.regex import regex

ROOT = "公文"
PAIRS = "检查这一行前后的开始标签和结束标签是否成对"
SHOWN = 12  # characters of what could not be read
DEPTH_MAX = 64  # elements within one another; a paper has ten at most, and all that reads them goes down step by step
_TAG = regex(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"""|<(?P<end>/?)(?P<name>[^\s/>]+)(?P<words>(?:[^>"']|"[^"]*"|'[^']*')*?)(?P<empty>/?)>""",
    re.DOTALL,
)
_NO_CHARACTER = regex("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_ENTITY = regex("&[^;\\s<]*;?")


def tree(markup: str) -> Element | Slip:
    """The root element; comments are left out."""
    if "<!DOCTYPE" in markup:  # no text of a value, whose < is escaped
        return Slip("", "TPL504", "", "模板里有文档类型声明（<!DOCTYPE>）", "删去这一行")
    parser = ElementTree.XMLParser(encoding="utf-8")  # noqa: S314 - without a DOCTYPE there are no entities to expand
    try:
        # A surrogate, as "\ud800" in a template makes one, is left to the parser, which says where it stands.
        parser.feed(markup.encode("utf-8", "surrogatepass"))
        root: Element = parser.close()
    except ElementTree.ParseError as error:
        return _slip(_Stop(markup, error), errors.messages[error.code])
    if root.tag != ROOT:
        return _no_root(root.get("at", ""))
    return _too_deep(root) or root


def _too_deep(root: Element) -> Slip | None:
    level = [root]
    for _ in range(DEPTH_MAX):
        level = [child for element in level for child in element]
        if not level:
            return None
    return Slip(level[0].get("at", ""), "TPL504", level[0].tag, f"元素一个套一个，超过 {DEPTH_MAX} 层", PAIRS)


class _Opened(NamedTuple):
    """An element that has begun and not ended."""

    name: str
    at: str


class _Stop:
    """The place where the parser gave up."""

    def __init__(self, markup: str, error: ElementTree.ParseError) -> None:
        line, column = error.position
        text = markup.replace("\r\n", "\n").replace("\r", "\n")  # as the parser counts lines
        start = sum(len(row) + 1 for row in text.split("\n")[: line - 1])
        self.before, self.behind = text[: start + column], text[start + column :]

    @property
    def at(self) -> str:
        """Of the last element that began before it."""
        found: list[str] = re.findall(r' at="([^"]*)"', self.before)
        return found[-1] if found else ""

    @property
    def opened(self) -> list[_Opened]:
        """What has not ended there, the innermost last."""
        found: list[_Opened] = []
        for tag in self._tags():
            if tag["end"]:
                found.pop()  # of the same name, else the parser would not have come as far
            elif not tag["empty"]:
                at = re.search(r' at="([^"]*)"', tag["words"])
                found.append(_Opened(tag["name"], at[1] if at else ""))
        return found

    def _tags(self) -> Iterator[re.Match[str]]:
        return (m for m in _TAG.finditer(self.before) if m["name"])


def _slip(stop: _Stop, message: str) -> Slip:
    """What is wrong there, by the kind of error that the parser names."""
    if message in (errors.XML_ERROR_SYNTAX, errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT):
        return _no_root(stop.at)
    if message in (errors.XML_ERROR_TAG_MISMATCH, errors.XML_ERROR_NO_ELEMENTS):
        return _unclosed(stop)
    if message in (errors.XML_ERROR_UNDEFINED_ENTITY, errors.XML_ERROR_BAD_CHAR_REF):
        written = _ENTITY.match(stop.behind)
        return Slip(stop.at, "TPL504", "", f"不认识“{written[0] if written else '&'}”", "直接写那个字符")
    if stop.before[-1:] in ("<", "&") or stop.behind[:1] in ("<", "&"):
        return Slip(stop.at, "TPL504", "", "正文里有单独的“<”或“&”", "“<”写作 &lt;，“&”写作 &amp;")
    if _NO_CHARACTER.match(stop.behind):
        reason = f"有一个不能印出来的字符（U+{ord(stop.behind[0]):04X}）"
        return Slip(stop.at, "TPL504", "", reason, "删去这个字符")
    if message == errors.XML_ERROR_DUPLICATE_ATTRIBUTE:
        return Slip(stop.at, "TPL504", "", "同一个标签里有一个属性写了两次", "删去其中一个")
    reason = f"“{stop.behind[:SHOWN].partition(chr(10))[0]}”这里的符号没有写对"
    return Slip(stop.at, "TPL504", "", reason, '标签写作 <p>…</p>，属性写作 名称="值"')


def _unclosed(stop: _Stop) -> Slip:
    """An element that another ends, or nothing."""
    if not stop.opened:
        return _no_root(stop.at)
    last = stop.opened[-1]
    ended = re.match(r"[^\s>]*", stop.behind)
    met = f"就遇到了 </{ended[0]}>" if ended and ended[0] else "模板就到头了"
    return Slip(last.at or stop.at, "TPL504", "", f"<{last.name}> 还没有结束，{met}", PAIRS)


def _no_root(at: str) -> Slip:
    return Slip(at, "TPL504", "", f"全文没有放在 <{ROOT}> 里", "模板第一行继承文种的模板")
