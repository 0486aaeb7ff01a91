"""The semantic HTML that templates render -> the document tree; strict, so that a slip in a template is found.

Blocks: h1 标题, h2..h5 一、（一）1.（1）, p, ol, table, 附图, 主送, 附件说明, 落款, 附注, 附件; 版头 and
版记 round them.
Within text: b, sub, sup; `data` and `mark` come from values alone. The attribute `at` (template:line) is put on
every element before rendering.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from reportgen import document as doc
from reportgen.markup.blocks import SHEETS, block, is_blank
from reportgen.markup.element import VALUES, Slip, SlipError, choice, inlines, name_of, origin_of, strays
from reportgen.markup.frame import imprint, letterhead
from reportgen.markup.rows import NO_TABLES, Page, Rows, Tables
from reportgen.markup.wellformed import tree
from reportgen.records import replace

__all__ = ["Page", "Rows", "Slip", "parse"]


def parse(
    markup: str, properties: doc.Properties, tables: Tables = NO_TABLES
) -> tuple[doc.Document | None, list[Slip]]:
    """The document, or all slips that were found; one broken block doesn't hide the next.

    `tables` has the rows that the markup only names.
    """
    root = tree(markup)
    if isinstance(root, Slip):
        return None, [root]
    slips = [s._replace(reason=f"这里的元素之后，{s.reason}") if s.at else s for s in strays(root)]
    document = doc.Document((), (), properties)
    try:
        document = replace(document, landscape=_landscape(root))
    except SlipError as error:
        slips.append(error.slip)
    blocks: list[doc.Block] = []
    for element in root:
        name = name_of(element)
        if name in VALUES:
            continue
        try:
            if name in ONCE:
                document = ONCE[name](document, element)
            else:
                blocks.append(block(element, tables))
        except SlipError as error:
            slips.append(error.slip)
    if slips:
        return None, slips
    return replace(document, blocks=tuple(b for b in blocks if not is_blank(b))), []


def _landscape(root: Element) -> bool | None:
    """How the sheet of the body lies: upright where nothing is said of it, unlike that of an attachment."""
    return False if root.get("版面") is None else choice(root, "版面", SHEETS, None)


# What a paper has once, whatever stands before it in the template.
ONCE: dict[str, Callable[[doc.Document, Element], doc.Document]] = {
    "h1": lambda document, element: replace(
        document, title=inlines(element, title=True), title_origin=origin_of(element)
    ),
    "版头": lambda document, element: replace(document, letterhead=letterhead(element)),
    "版记": lambda document, element: replace(document, imprint=imprint(element)),
}
