"""The semantic HTML that templates render -> the document tree; strict, so that a slip in a template is found.

Blocks: h1 标题, h2..h5 一、（一）1.（1）, p, ol, table, 附图, 主送, 附件说明, 落款, 附注, 附件; 版头 and
版记 round them.
Within text: b, sub, sup; `data` and `mark` come from values alone. The attribute `at` (template:line) is put on
every element before rendering.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from reportgen import document as doc
from reportgen.markup.blocks import SHEETS, block, is_blank
from reportgen.markup.element import VALUES, Element, Slip, SlipError, choice, inlines, name_of, origin_of, strays
from reportgen.markup.frame import imprint, letterhead
from reportgen.markup.rows import NO_TABLES, Page, Rows, Tables
from reportgen.records import replace

__all__ = ["Page", "Rows", "Slip", "parse"]

ROOT = "公文"
PAIRS = "检查这一行前后的开始标签和结束标签是否成对"


def parse(
    markup: str, properties: doc.Properties, tables: Tables = NO_TABLES
) -> tuple[doc.Document | None, list[Slip]]:
    """The document, or all slips that were found; one broken block doesn't hide the next.

    `tables` has the rows that the markup only names.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    if "<!DOCTYPE" in markup:  # no text of a value, whose < is escaped
        return None, [Slip("", "TPL504", "", "模板里有文档类型声明（<!DOCTYPE>）", "删去这一行")]
    try:
        # A surrogate, as "\ud800" in a template makes one, is left to the parser, which says where it stands.
        root = etree.fromstring(markup.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as error:
        return None, [_not_well_formed(markup, error)]
    if name_of(root) != ROOT:
        reason = f"全文没有放在 <{ROOT}> 里"
        return None, [Slip(root.get("at", ""), "TPL504", "", reason, "模板第一行继承文种的模板")]
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


def _not_well_formed(markup: str, error: etree.XMLSyntaxError) -> Slip:
    """The slip at the last element that began before the place where the parser gave up."""
    line, column = error.position
    lines = markup.split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1][: max(column, 1)]])
    places = re.findall(r' at="([^"]*)"', before)
    at = places[-1] if places else ""
    if m := re.match(r"Opening and ending tag mismatch: (\S+) line (\d+) and ([^\s,]+)", str(error.msg)):
        opened = re.findall(rf'<{re.escape(m[1])} at="([^"]*)"', lines[int(m[2]) - 1]) if m[2] != "0" else []
        reason = f"<{m[1]}> 还没有结束，就遇到了 </{m[3]}>"
        return Slip(opened[-1] if opened else at, "TPL504", "", reason, PAIRS)
    if m := re.match(r"Entity '(.+)' not defined", str(error.msg)):
        return Slip(at, "TPL504", "", f"不认识“&{m[1]};”", "直接写那个字符")
    if "EntityRef" in str(error.msg) or "StartTag" in str(error.msg):
        return Slip(at, "TPL504", "", "正文里有单独的“<”或“&”", "“<”写作 &lt;，“&”写作 &amp;")
    return Slip(at, "TPL504", "", f"符号没有写对（{error.msg}）", PAIRS)
