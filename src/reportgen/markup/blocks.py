"""Elements of a template -> the blocks of the document tree, one function a kind; BLOCKS lists them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from reportgen import document as doc
from reportgen.markup.chart import chart
from reportgen.markup.element import SlipError, choice, inlines, name_of, only, origin_of, strays
from reportgen.markup.frame import sign_off
from reportgen.markup.rows import NO_TABLES, ROWS, Cells, Tables, rows_of
from reportgen.vocabulary import nearest

HEADINGS = {"h2": 1, "h3": 2, "h4": 3, "h5": 4}
LAYOUTS = {layout.value: layout for layout in doc.Layout}
SHEETS: dict[str, bool | None] = {"横向": True, "纵向": False}  # without it, as its table needs
MARKS = {mark.value: mark for mark in doc.Mark}


def is_blank(block: doc.Block) -> bool:
    """A paragraph that came out empty (its only value was left out) is no paragraph."""
    if isinstance(block, doc.Paragraph):
        return not doc.plain(block.inlines).strip()
    return isinstance(block, doc.Enumeration) and not block.items


def block(element: Element, tables: Tables = NO_TABLES) -> doc.Block:
    """One block by the name of its element; SlipError where there is none of that name.

    `tables` has the rows that the markup only names.
    """
    name = name_of(element)
    if name in HEADINGS:
        run_in = element.get("题式") == "接排"
        return doc.Heading(HEADINGS[name], inlines(element), run_in, origin_of(element))
    reader = BLOCKS.get(name)
    if reader is None:
        near = nearest(name, [*BLOCKS, *HEADINGS, "h1"])
        fix = (
            f"是否为 <{'> 或 <'.join(near)}>？是的话照此改"
            if near
            else "改成有的元素：" + "、".join(["h1", *HEADINGS, *BLOCKS])
        )
        raise SlipError(element, "TPL503", f"这里没有 <{name}> 这种元素", fix)
    return reader(element, tables)


def _enumeration(element: Element) -> doc.Enumeration:
    layout = choice(element, "列举", LAYOUTS, doc.Layout.INLINE)
    mark = choice(element, "序次", MARKS, doc.Mark.SHI)
    items = tuple(i for i in map(_item, only(element, "li")) if i.head or i.body or i.nested)
    return doc.Enumeration(items, layout, mark, origin_of(element))


def _item(element: Element) -> doc.Item:
    """`<li><b>小标题</b>展开的话<ol>…</ol></li>`; the first b is the head."""
    head: doc.Inlines = ()
    nested: doc.Enumeration | None = None
    children = list(element)
    if children and name_of(children[0]) == "b" and not (element.text or "").strip():
        head = inlines(children[0])
        element.text = children[0].tail
        element.remove(children[0])
    if len(element) and name_of(element[-1]) == "ol":
        if (element[-1].tail or "").strip():
            raise SlipError(element[-1], "TPL504", "下级列举之后还有文字", "文字移到下级列举之前，或另起一项")
        nested = _enumeration(element[-1])
        element.remove(element[-1])
    return doc.Item(head, inlines(element), nested)


def _table(element: Element, tables: Tables) -> doc.Table:
    head, body = [*only(element, "thead", "tbody"), None, None][:2]
    if head is None or body is None:
        raise SlipError(element, "TPL504", "表格要有 <thead> 和 <tbody>", "补上缺少的一段")
    columns = tuple(doc.Column(inlines(th), _weight(th)) for tr in only(head, "tr") for th in only(tr, "th"))
    rows = tuple(_rows(body, tables))
    wrong = next((r for r in rows if len(r) != len(columns)), None)
    if wrong is not None:
        raise SlipError(
            element, "TPL504", f"表头有 {len(columns)} 栏，有一行却有 {len(wrong)} 栏", "每行的 <td> 与表头一样多"
        )
    return doc.Table(columns, rows, origin_of(element))


def _rows(body: Element, tables: Tables) -> Iterator[Cells]:
    for child in only(body, "tr", besides=ROWS):
        if name_of(child) == ROWS:
            yield from rows_of(child, tables, _cell, body.get("at", ""))
        else:
            yield tuple(_cell(td) for td in only(child, "td"))


def _weight(th: Element) -> int:
    """The share of the width that a column asks for, 0 for a width by its content."""
    text = th.get("宽", "")
    if not text:
        return 0
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        raise SlipError(th, "TPL504", f"宽=“{text}”不对，要写 1 到 999 的整数", "改正属性的值")
    return int(text)


def _cell(element: Element) -> doc.Cell:
    if len(element) and name_of(element[0]) == "p":
        paragraphs = [inlines(p) for p in only(element, "p")]
    else:
        paragraphs = [inlines(element)]
    return tuple(p for p in paragraphs if p)


def _attachment(element: Element, tables: Tables) -> doc.Block:
    title: doc.Inlines = ()
    blocks = []
    for stray in strays(element):
        raise SlipError(element, stray.code, stray.reason, stray.fix)
    for child in element:
        if name_of(child) == "h1":
            title = inlines(child, title=True)
        else:
            blocks.append(block(child, tables))
    landscape = choice(element, "版面", SHEETS, None)
    kept = tuple(b for b in blocks if not is_blank(b))
    return doc.Attachment(title, kept, landscape, origin_of(element))


BLOCKS: dict[str, Callable[[Element, Tables], doc.Block]] = {
    "p": lambda element, _: doc.Paragraph(inlines(element), origin_of(element)),
    "ol": lambda element, _: _enumeration(element),
    "table": _table,
    "主送": lambda element, _: doc.Addressee(inlines(element), origin_of(element)),
    "附件说明": lambda element, _: doc.AttachmentNote(tuple(map(inlines, only(element, "li"))), origin_of(element)),
    "落款": lambda element, _: sign_off(element),
    "附注": lambda element, _: doc.Annotation(inlines(element), origin_of(element)),
    "附件": _attachment,
    "附图": lambda element, _: chart(element),
}
