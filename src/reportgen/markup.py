"""The semantic HTML that templates render -> the document tree; strict, so that a slip in a template is found.

Blocks: h1 标题, h2..h5 一、（一）1.（1）, p, ol, table, 主送, 附件说明, 落款, 附件. Within text: b, sub, sup; `data`
and `mark` come from values alone. The attribute `at` (template:line) is put on every element before rendering.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple, TypeVar

from lxml import etree

from reportgen import document as doc
from reportgen.vocabulary import nearest

Element = etree._Element
T = TypeVar("T")

ROOT = "公文"
HEADINGS = {"h2": 1, "h3": 2, "h4": 3, "h5": 4}
LOOKS = {"b": doc.Look.STRONG, "sub": doc.Look.SUB, "sup": doc.Look.SUP, "mark": doc.Look.MISSING}
PAIRS = "检查这一行前后的开始标签和结束标签是否成对"
VALUES = ("data", "mark")  # what values of the user's files and missing facts are printed as
LAYOUTS = {layout.value: layout for layout in doc.Layout}
MARKS = {mark.value: mark for mark in doc.Mark}
_INDENT = re.compile(r"\s*\n\s*")  # how a template is laid out is no part of the text


class Slip(NamedTuple):
    """A fault of a template: `at` is template:line, the rest as in a diagnostic."""

    at: str
    code: str
    word: str
    reason: str
    fix: str


class _Error(Exception):
    """Carries one Slip out of the depth of an element."""

    def __init__(self, element: Element, code: str, reason: str, fix: str) -> None:
        super().__init__(reason)
        self.slip = Slip(element.get("at", ""), code, _name(element), reason, fix)


def parse(markup: str, properties: doc.Properties) -> tuple[doc.Document | None, list[Slip]]:
    """The document, or all slips that were found; one broken block doesn't hide the next."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        return None, [_not_well_formed(markup, error)]
    if _name(root) != ROOT:
        reason = f"全文没有放在 <{ROOT}> 里"
        return None, [Slip(root.get("at", ""), "TPL504", "", reason, "模板第一行继承文种的模板")]
    slips = [s._replace(reason=f"这里的元素之后，{s.reason}") if s.at else s for s in _strays(root)]
    title: doc.Inlines = ()
    blocks: list[doc.Block] = []
    for element in root:
        if _name(element) in VALUES:
            continue
        try:
            if _name(element) == "h1":
                title = _inlines(element)
            else:
                blocks.append(_block(element))
        except _Error as error:
            slips.append(error.slip)
    if slips:
        return None, slips
    return doc.Document(title, tuple(b for b in blocks if not _is_blank(b)), properties), []


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


def _strays(element: Element) -> Iterator[Slip]:
    """Words and values that stand between the blocks, where no paragraph holds them."""
    at = element.get("at", "")
    words = (element.text or "").strip()
    for child in element:
        if _name(child) in VALUES:
            words = words or "".join(map(str, child.itertext()))
        else:
            at = at if words else child.get("at", "")
        words = words or (child.tail or "").strip()
    if words:
        shown = words[:20] + ("……" if len(words) > 20 else "")
        yield Slip(at, "TPL504", "", f"“{shown}”没有放在段落里", "放进 <p> 和 </p> 之间，或删去")


def _name(element: Element) -> str:
    return element.tag if isinstance(element.tag, str) else "注释"


def _is_blank(block: doc.Block) -> bool:
    """A paragraph that came out empty (its only value was left out) is no paragraph."""
    if isinstance(block, doc.Paragraph):
        return not doc.plain(block.inlines).strip()
    return isinstance(block, doc.Enumeration) and not block.items


def _block(element: Element) -> doc.Block:
    name = _name(element)
    if name in HEADINGS:
        run_in = element.get("题式") == "接排"
        return doc.Heading(HEADINGS[name], _inlines(element), run_in, element.get("at", ""))
    reader = BLOCKS.get(name)
    if reader is None:
        near = nearest(name, [*BLOCKS, *HEADINGS, "h1"])
        fix = f"是否为 <{'> 或 <'.join(near)}>" if near else "可用：" + "、".join(["h1", *HEADINGS, *BLOCKS])
        raise _Error(element, "TPL503", f"这里没有 <{name}> 这种元素", fix)
    return reader(element)


def _inlines(element: Element, look: doc.Look = doc.Look.PLAIN) -> doc.Inlines:
    """The text of an element as runs; only inline elements may stand in it."""
    runs: list[doc.Text] = []
    _literal(runs, element.text, look)
    for child in element:
        name = _name(child)
        if name == "data":
            text = "".join(map(str, child.itertext()))
            runs.append(doc.Text(text, look, child.get("data-src", ""), child.get("data-figure", "")))
        elif name in LOOKS:
            inner = _inlines(child, LOOKS[name])
            source = child.get("data-src", "")
            runs += (doc.Text(t.text, t.look, t.source or source, t.figure) for t in inner)
        else:
            near = "" if name not in BLOCKS else "，它要放在段落之外"
            raise _Error(child, "TPL504", f"<{_name(element)}> 里不能有 <{name}>{near}", "移出去，或改用 b、sub、sup")
        _literal(runs, child.tail, look)
    return _trimmed(runs)


def _literal(runs: list[doc.Text], text: str | None, look: doc.Look) -> None:
    plain = _INDENT.sub("", text or "")
    if plain:
        runs.append(doc.Text(plain, look))


def _trimmed(runs: list[doc.Text]) -> doc.Inlines:
    """Without the template's own blanks at both ends."""
    if runs and not runs[0].source:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
    if runs and not runs[-1].source:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(r for r in runs if r.text)


def _paragraph(element: Element) -> doc.Block:
    return doc.Paragraph(_inlines(element), element.get("at", ""))


def _enumeration(element: Element) -> doc.Enumeration:
    layout = _choice(element, "列举", LAYOUTS, doc.Layout.INLINE)
    mark = _choice(element, "序次", MARKS, doc.Mark.SHI)
    items = tuple(i for i in map(_item, _only(element, "li")) if i.head or i.body or i.nested)
    return doc.Enumeration(items, layout, mark, element.get("at", ""))


def _item(element: Element) -> doc.Item:
    """`<li><b>小标题</b>展开的话<ol>…</ol></li>`; the first b is the head."""
    head: doc.Inlines = ()
    nested: doc.Enumeration | None = None
    children = list(element)
    if children and _name(children[0]) == "b" and not (element.text or "").strip():
        head = _inlines(children[0])
        element.text = children[0].tail
        element.remove(children[0])
    if len(element) and _name(element[-1]) == "ol":
        if (element[-1].tail or "").strip():
            raise _Error(element[-1], "TPL504", "下级列举之后还有文字", "文字移到下级列举之前，或另起一项")
        nested = _enumeration(element[-1])
        element.remove(element[-1])
    return doc.Item(head, _inlines(element), nested)


def _table(element: Element) -> doc.Table:
    head, body = [*_only(element, "thead", "tbody"), None, None][:2]
    if head is None or body is None:
        raise _Error(element, "TPL504", "表格要有 <thead> 和 <tbody>", "补上缺少的一段")
    columns = tuple(doc.Column(_inlines(th), _weight(th)) for tr in _only(head, "tr") for th in _only(tr, "th"))
    rows = tuple(tuple(_cell(td) for td in _only(tr, "td")) for tr in _only(body, "tr"))
    wrong = next((r for r in rows if len(r) != len(columns)), None)
    if wrong is not None:
        raise _Error(
            element, "TPL504", f"表头有 {len(columns)} 栏，有一行却有 {len(wrong)} 栏", "每行的 <td> 与表头一样多"
        )
    return doc.Table(columns, rows, element.get("at", ""))


def _weight(th: Element) -> int:
    """The share of the width that a column asks for."""
    text = th.get("宽", "10")
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        raise _Error(th, "TPL504", f"宽=“{text}”不对，要写 1 到 999 的整数", "改正属性的值")
    return int(text)


def _cell(element: Element) -> doc.Cell:
    if len(element) and _name(element[0]) == "p":
        paragraphs = [_inlines(p) for p in _only(element, "p")]
    else:
        paragraphs = [_inlines(element)]
    return tuple(p for p in paragraphs if p)


def _addressee(element: Element) -> doc.Block:
    return doc.Addressee(_inlines(element), element.get("at", ""))


def _sign_off(element: Element) -> doc.Block:
    parts = list(_only(element, "署名", "成文日期"))
    signers = tuple(_inlines(p) for p in parts if _name(p) == "署名")
    dates = [_inlines(p) for p in parts if _name(p) == "成文日期"]
    return doc.SignOff(signers, dates[0] if dates else (), element.get("at", ""))


def _note(element: Element) -> doc.Block:
    return doc.AttachmentNote(tuple(_inlines(li) for li in _only(element, "li")), element.get("at", ""))


def _attachment(element: Element) -> doc.Block:
    title: doc.Inlines = ()
    blocks = []
    for stray in _strays(element):
        raise _Error(element, stray.code, stray.reason, stray.fix)
    for child in element:
        if _name(child) == "h1":
            title = _inlines(child)
        else:
            blocks.append(_block(child))
    landscape = element.get("版面") == "横向"
    kept = tuple(b for b in blocks if not _is_blank(b))
    return doc.Attachment(title, kept, landscape, element.get("at", ""))


BLOCKS: dict[str, Callable[[Element], doc.Block]] = {
    "p": _paragraph,
    "ol": _enumeration,
    "table": _table,
    "主送": _addressee,
    "附件说明": _note,
    "落款": _sign_off,
    "附件": _attachment,
}


def _only(element: Element, *names: str) -> Iterator[Element]:
    """The children, all of which must have one of these names, and no words between them."""
    for stray in _strays(element):
        raise _Error(element, stray.code, stray.reason, f"放进 <{'> 或 <'.join(names)}>，或删去")
    for child in element:
        if _name(child) not in names:
            wanted = "> 或 <".join(names)
            raise _Error(
                child, "TPL504", f"<{_name(element)}> 里只能有 <{wanted}>，不能有 <{_name(child)}>", "移到别处"
            )
        yield child


def _choice(element: Element, attribute: str, table: dict[str, T], default: T) -> T:
    value = element.get(attribute) or ""
    if value and value not in table:
        choices = "、".join(table)
        raise _Error(element, "TPL504", f"{attribute}=“{value}”不对，只能是：{choices}", "改正属性的值")
    return table.get(value, default)
