"""Inlines -> w:r as text, and the few things that every paragraph of the body is made of."""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.document import Inlines, Look, Text
from reportgen.write.escape import escape
from reportgen.zh import width

BLANK = '<w:p><w:pPr><w:pStyle w:val="Blank"/></w:pPr></w:p>'
THIN_SPACE = 0.22  # of a character, which Word sets between Han and Latin
HAN_LATIN = re.compile("(?<=[一-龥])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[一-龥])")
# A run without hint=eastAsia gets “ ” — … from the Latin face, half as wide.
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_LOOKS = {
    Look.PLAIN: ("", ""),
    Look.LEAD: ('<w:rStyle w:val="PointLead"/>', ""),
    Look.STRONG: ('<w:rStyle w:val="Strong"/>', ""),
    Look.MISSING: ('<w:rStyle w:val="Missing"/>', '<w:highlight w:val="yellow"/>'),  # no style can hold it
    Look.SUB: ("", '<w:vertAlign w:val="subscript"/>'),
    Look.SUP: ("", '<w:vertAlign w:val="superscript"/>'),
}


def runs(inlines: Inlines, style: str = "") -> str:
    """Inlines -> runs; neighbours of one look become one run. `style` is a character style for all of them."""
    if len(inlines) == 1:
        return _run(inlines[0].look, inlines[0].text, style)
    merged: list[Text] = []
    for text in inlines:
        if merged and merged[-1].look is text.look:
            merged[-1] = Text(merged[-1].text + text.text, text.look)
        elif text.text:
            merged.append(text)
    return "".join(_run(t.look, t.text, style) for t in merged)


def _run(look: Look, text: str, style: str) -> str:
    if not text:
        return ""
    return f'<w:r><w:rPr>{_look(look, style)}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


@lru_cache(maxsize=64)
def _look(look: Look, style: str) -> str:
    own, direct = _LOOKS[look]
    if style:  # a run has one character style, and a lead's is its heading's
        own = f'<w:rStyle w:val="{style}"/>'
    return own + _HINT + direct


def paragraph(style: str, content: str, layout: str = "") -> str:
    """A w:p of that style; `layout` are further children of its w:pPr, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{content}</w:p>'


def set_width(text: str) -> float:
    """In characters, with the thin space that Word sets between Han and Latin."""
    return width(text) / 2 + THIN_SPACE * len(HAN_LATIN.findall(text))
