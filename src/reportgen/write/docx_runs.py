"""Inlines -> w:r as text, and the few things that every paragraph of the body is made of."""

from __future__ import annotations

from functools import lru_cache

from reportgen.document import Inlines, Look, plain
from reportgen.write.escape import escape, is_clean

TAB = "<w:r><w:tab/></w:r>"
BLANK = '<w:p><w:pPr><w:pStyle w:val="Blank"/></w:pPr></w:p>'
# A run without hint=eastAsia gets “ ” — … from the Latin face, half as wide.
_PLAIN = Look.PLAIN
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_LOOKS = {
    Look.PLAIN: ("", ""),
    Look.LEAD: ('<w:rStyle w:val="PointLead"/>', ""),
    Look.STRONG: ('<w:rStyle w:val="Strong"/>', ""),
    Look.MISSING: ('<w:rStyle w:val="Missing"/>', '<w:highlight w:val="yellow"/>'),  # no style can hold it
    Look.SUB: ("", '<w:vertAlign w:val="subscript"/>'),
    Look.SUP: ("", '<w:vertAlign w:val="superscript"/>'),
}


def runs(inlines: Inlines, style: str = "", extra: str = "") -> str:
    """Inlines -> runs; neighbours of one look become one run.

    `style` is a character style for all of them, `extra` what else each w:rPr holds between w:rFonts and w:highlight.
    """
    made, look, text = "", Look.PLAIN, ""
    for run in inlines:
        if run.look is not look and run.text:
            made += _run(look, text, style, extra)
            look, text = run.look, run.text
        else:
            text += run.text
    return made + _run(look, text, style, extra)


def one_clean_run(inlines: Inlines) -> str:
    """The characters of what is a paragraph of one plain run, and needs no escape; "" of all else."""
    if len(inlines) == 1:  # nearly always
        text = inlines[0].text if inlines[0].look is _PLAIN else ""
    else:
        text = "" if [run for run in inlines if run.look is not _PLAIN] else plain(inlines)
    return text if is_clean(text) and text.strip() else ""


def _run(look: Look, text: str, style: str, extra: str) -> str:
    if not text:
        return ""
    return f'<w:r><w:rPr>{_look(look, style, extra)}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


@lru_cache(maxsize=64)
def _look(look: Look, style: str, extra: str) -> str:
    own, direct = _LOOKS[look]
    if style:  # a run has one character style, and a lead's is its heading's
        own = f'<w:rStyle w:val="{style}"/>'
    return own + _HINT + extra + direct


def paragraph(style: str, content: str, layout: str = "") -> str:
    """A w:p of that style; `layout` are further children of its w:pPr, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{content}</w:p>'
