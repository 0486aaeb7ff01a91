"""What every reader of a template's element needs: its text as inlines, its children, its faults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from reportgen import document as doc
from reportgen.records import replace
from reportgen.regex import regex
from reportgen.typography import tidy

T = TypeVar("T")

LOOKS = {"b": doc.Look.STRONG, "sub": doc.Look.SUB, "sup": doc.Look.SUP, "mark": doc.Look.MISSING}
# What stands for itself, never within a text: for the message only.
BLOCK_NAMES = frozenset(("p", "ol", "table", "主送", "附件说明", "落款", "附注", "附件", "附图", "版头", "版记"))
VALUES = ("data", "mark")  # what values of the user's files and missing facts are printed as
# Set where templates are traced (render/marks.py): the block of an element, the line of words.
BLOCK_ATTRIBUTE, WORDS_ATTRIBUTE = "块", "data-at"
_INDENT = regex(r"\s*\n\s*")  # how a template is laid out is no part of the text


class Slip(NamedTuple):
    """A fault of a template: `at` is template:line, the rest as in a diagnostic."""

    at: str
    code: str
    word: str
    reason: str
    fix: str


class SlipError(Exception):
    """Carries one Slip out of the depth of an element."""

    def __init__(self, element: Element, code: str, reason: str, fix: str) -> None:
        super().__init__(reason)
        self.slip = Slip(element.get("at", ""), code, name_of(element), reason, fix)


def name_of(element: Element) -> str:
    """Its tag: 附件说明, ol."""
    return element.tag


def origin_of(element: Element) -> str:
    """Where in the templates it was written: `shared/blocks.j2:9`, and behind a blank the block it was printed in."""
    at, name = element.get("at", ""), element.get(BLOCK_ATTRIBUTE, "")
    return f"{at} {name}" if name else at


def strays(element: Element) -> Iterator[Slip]:
    """Words and values that stand between the blocks, where no paragraph holds them."""
    at = element.get("at", "")
    words = (element.text or "").strip()
    for child in element:
        if name_of(child) in VALUES:
            words = words or "".join(child.itertext())
        else:
            at = at if words else child.get("at", "")
        words = words or (child.tail or "").strip()
    if words:
        shown = words[:20] + ("……" if len(words) > 20 else "")
        yield Slip(at, "TPL504", "", f"“{shown}”没有放在段落里", "放进 <p> 和 </p> 之间，或删去")


def inlines(element: Element, *, title: bool = False) -> doc.Inlines:
    """The text of an element as runs, tidied; only inline elements may stand in it."""
    return tidy(_trimmed(_runs(element, doc.Look.PLAIN)), title=title)


def _runs(element: Element, look: doc.Look) -> list[doc.Text]:
    runs: list[doc.Text] = []
    _literal(runs, element.text, look)
    for child in element:
        name = name_of(child)
        if at := child.get(WORDS_ATTRIBUTE):
            _literal(runs, child.text, look, at)
        elif name == "data":
            text = "".join(child.itertext())
            runs.append(doc.Text(text, look, child.get("data-src", ""), child.get("data-figure", "")))
        elif name in LOOKS:
            source = child.get("data-src", "")
            inner = _trimmed(_runs(child, LOOKS[name]))
            runs += (replace(t, source=t.source or source) for t in inner)
        else:
            near = "" if name not in BLOCK_NAMES else "，它要放在段落之外"
            raise SlipError(
                child, "TPL504", f"<{name_of(element)}> 里不能有 <{name}>{near}", "移出去，或改用 b、sub、sup"
            )
        _literal(runs, child.tail, look)
    return runs


def _literal(runs: list[doc.Text], text: str | None, look: doc.Look, at: str = "") -> None:
    plain = _INDENT.sub("", text or "")
    if plain:
        runs.append(doc.Text(plain, look, origin=at))


def _trimmed(runs: list[doc.Text]) -> doc.Inlines:
    """Without the template's own blanks at both ends."""
    if runs and not runs[0].source:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
    if runs and not runs[-1].source:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(r for r in runs if r.text)


def only(element: Element, *names: str, besides: str = "") -> Iterator[Element]:
    """The children, all of which must have one of these names, and no words between them.

    `besides` is a name that only the program writes.
    """
    for stray in strays(element):
        raise SlipError(element, stray.code, stray.reason, f"放进 <{'> 或 <'.join(names)}>，或删去")
    for child in element:
        if name_of(child) not in names and name_of(child) != besides:
            wanted = "> 或 <".join(names)
            raise SlipError(
                child, "TPL504", f"<{name_of(element)}> 里只能有 <{wanted}>，不能有 <{name_of(child)}>", "移到别处"
            )
        yield child


def choice(element: Element, attribute: str, table: dict[str, T], default: T) -> T:
    """What `table` has for the value of an attribute; the default where it is empty or not written."""
    value = element.get(attribute) or ""
    if value and value not in table:
        choices = "、".join(table)
        raise SlipError(element, "TPL504", f"{attribute}=“{value}”不对，只能是：{choices}", "改正属性的值")
    return table.get(value, default)
