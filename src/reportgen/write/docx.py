"""Document -> .docx: body XML as text in one pass, put into the base package that docx_base.py has made.

An lxml tree of the body would cost five times as much, and python-docx a second for 1,000 paragraphs; so neither
is imported here. Layout lives in the base package's styles: a paragraph here names its style and little more.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reportgen.document import Document, Inlines, Look, Properties, Text, plain
from reportgen.gongwen import CHARACTER, DATE_FROM_RIGHT, LANDSCAPE, TITLE_SIZE, TWIPS_PER_HALF_POINT, UPRIGHT
from reportgen.write.docx_table import table
from reportgen.write.escape import escape
from reportgen.write.flow import Flow, Para, Sheet, Style, flow
from reportgen.write.package import Part, pack, part
from reportgen.write.title import block_width
from reportgen.zh import width

DOCUMENT, CORE, CUSTOM = "word/document.xml", "docProps/core.xml", "docProps/custom.xml"
DIGEST = "reportgen.digest"  # the custom property by which save.py sees that a file was edited
NO_DATE = "2000-01-01"  # never the clock: the same input gives the same bytes
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

STYLES = {
    Style.TITLE: "Title",
    Style.ADDRESSEE: "Addressee",
    Style.HEADING1: "Heading1",
    Style.HEADING2: "Heading2",
    Style.HEADING3: "Heading3",
    Style.HEADING4: "Heading4",
    Style.BODY: "Body",
    Style.ATTACHMENT_NOTE: "Note",
    Style.SIGNER: "Signer",
    Style.DATE: "IssueDate",
    Style.ATTACHMENT_MARK: "AttachmentMark",
    Style.ATTACHMENT_TITLE: "AttachmentTitle",
}
TITLES = (Style.TITLE, Style.ATTACHMENT_TITLE)
SIGN_OFF = (Style.SIGNER, Style.DATE)
THIN_SPACE = 0.22  # of a character
HAN_LATIN = re.compile("(?<=[一-龥])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[一-龥])")
BLANK = '<w:p><w:pPr><w:pStyle w:val="Blank"/></w:pPr></w:p>'

# A run without hint=eastAsia gets “ ” — … from the Latin face, half as wide.
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_LOOKS = {
    Look.PLAIN: ("", ""),
    Look.STRONG: ('<w:rStyle w:val="Strong"/>', ""),
    Look.MISSING: ('<w:rStyle w:val="Missing"/>', '<w:highlight w:val="yellow"/>'),  # no style can hold it
    Look.SUB: ("", '<w:vertAlign w:val="subscript"/>'),
    Look.SUP: ("", '<w:vertAlign w:val="superscript"/>'),
}


class Base(NamedTuple):
    """The base package: its parts, and what its document.xml holds before, between and behind the sections."""

    parts: tuple[Part, ...]
    head: str
    upright: str
    landscape: str


def write(document: Document) -> bytes:
    """The package. The same document gives the same bytes."""
    base = _base()
    body = "".join(_body(list(flow(document)), base)).encode()
    fresh = {
        DOCUMENT: body,
        CORE: _core(document).encode(),
        CUSTOM: _custom(sha256(body).hexdigest()).encode(),
    }
    return pack(part(p.name, fresh[p.name]) if p.name in fresh else p for p in base.parts)


@lru_cache(maxsize=1)
def _base() -> Base:
    """Read and deflated once per process."""
    with zipfile.ZipFile(Path(__file__).with_name("base.docx")) as z:
        parts = tuple(part(name, z.read(name)) for name in z.namelist())
        skeleton = z.read(DOCUMENT).decode()
    head = skeleton[: skeleton.index("<w:body>")] + "<w:body>"
    upright, landscape = re.findall(r"<w:sectPr\b.*?</w:sectPr>", skeleton, re.DOTALL)
    return Base(parts, head, upright, landscape)


def _body(items: list[Flow], base: Base) -> Iterator[str]:
    yield base.head
    sections = list(_sections(items))
    for number, (landscape, content) in enumerate(sections, 1):
        properties = base.landscape if landscape else base.upright
        last = number == len(sections)
        yield from _section(content, landscape, "" if last else properties)
        if last:
            yield properties
    yield "</w:body></w:document>"


def _sections(items: Iterable[Flow]) -> Iterator[tuple[bool, list[Flow]]]:
    """The items parted where a new sheet begins; the first sheet is upright."""
    landscape, content = False, list[Flow]()
    for item in items:
        if isinstance(item, Sheet):
            if content:
                yield landscape, content
            landscape, content = item.landscape, []
        else:
            content.append(item)
    yield landscape, content


def _section(items: list[Flow], landscape: bool, properties: str) -> Iterator[str]:
    """Its paragraphs and tables; `properties` go into the last paragraph (those of the last section stand alone)."""
    paper = LANDSCAPE if landscape else UPRIGHT
    held = _held(items)
    before: Flow | None = None
    for index, item in enumerate(items):
        if _blank_before(item, before):
            yield BLANK
        if isinstance(item, Para):
            closing = properties if index == len(items) - 1 else ""
            yield _paragraph(item, items, paper.text_width, index in held, closing)
        elif not isinstance(item, Sheet):
            yield from table(item, paper, runs)
        before = item
    if not isinstance(before, Para):  # Word wants a paragraph behind a table, and in an empty section
        yield f'<w:p><w:pPr><w:pStyle w:val="Tail"/>{properties}</w:pPr></w:p>'


def _blank_before(item: Flow, before: Flow | None) -> bool:
    """空一行; 7.3.2 (title), 7.3.4 (附件说明), 7.3.5 (署名), 7.3.7 (附件标题 on the third line)."""
    if before is None:
        return False
    last = before.style if isinstance(before, Para) else None
    if not isinstance(item, Para):
        return last in TITLES
    if item.style is Style.ATTACHMENT_NOTE:
        return last is not Style.ATTACHMENT_NOTE
    if item.style in SIGN_OFF:
        return last is not Style.SIGNER
    if item.style is Style.ATTACHMENT_TITLE and last is Style.ATTACHMENT_MARK:
        return True
    return last in TITLES and item.style is not last


def _held(items: list[Flow]) -> frozenset[int]:
    """The last paragraph of the text before 附件说明 or 署名: kept with them, so that no page holds the date alone."""
    held = set[int]()
    for index, item in enumerate(items[1:]):
        before = items[index]
        if (
            isinstance(item, Para)
            and isinstance(before, Para)
            and item.style in (*SIGN_OFF, Style.ATTACHMENT_NOTE)
            and before.style is Style.BODY
        ):
            held.add(index)
    return frozenset(held)


def _paragraph(para: Para, items: list[Flow], text_width: int, held: bool, properties: str) -> str:
    style = STYLES[para.style]
    indent = ""
    if para.style is Style.BODY and para.level:
        style = f"RunIn{para.level}"
    elif para.style is Style.ATTACHMENT_NOTE:
        style = _note_style(plain(para.lead))
    elif para.style is Style.SIGNER:
        indent = _under_the_seal(para, items)
    elif para.style in TITLES:
        indent = _narrowed(plain(para.inlines), text_width)
    keep = "<w:keepNext/>" if held else ""
    lead = runs(para.lead, para.level if para.style is Style.BODY else 0)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{indent}{properties}</w:pPr>{lead}{runs(para.inlines)}</w:p>'


def _note_style(lead: str) -> str:
    """附件：… alone, the first of several (附件：1.), or one of the rest (2.), each with its own hanging indent."""
    if lead.endswith("："):
        return "Note"
    return "NoteFirst" if lead.startswith("附件") else "NoteNext"


def _under_the_seal(para: Para, items: list[Flow]) -> str:
    """成文日期右空四字, 署名以成文日期为准居中; 7.3.5.1. The indent of one 署名, from the width of its date."""
    at = next(i for i, item in enumerate(items) if item is para)
    date = next((i for i in items[at:] if isinstance(i, Para) and i.style is Style.DATE), None)
    middle = DATE_FROM_RIGHT + (_set_width(plain(date.inlines)) / 2 if date else 0)
    right = max(0.0, middle - _set_width(plain(para.inlines)) / 2)
    return f'<w:ind w:right="{round(right * CHARACTER)}"/>'


def _set_width(text: str) -> float:
    """In characters, with the thin space that Word sets between Han and Latin."""
    return width(text) / 2 + THIN_SPACE * len(HAN_LATIN.findall(text))


def _narrowed(title: str, text_width: int) -> str:
    """The indent by which a title of several lines breaks well."""
    em = TITLE_SIZE * TWIPS_PER_HALF_POINT
    block = block_width(title, text_width / em)
    if block is None:
        return ""
    side = max(0, round((text_width - block * em) / 2))
    return f'<w:ind w:left="{side}" w:right="{side}" w:firstLineChars="0" w:firstLine="0"/>'


def runs(inlines: Inlines, level: int = 0) -> str:
    """Inlines -> runs; neighbours of one look become one run. `level` 1..4 sets them in that heading's face."""
    if len(inlines) == 1:
        return _run(inlines[0].look, inlines[0].text, level)
    merged: list[Text] = []
    for text in inlines:
        if merged and merged[-1].look is text.look:
            merged[-1] = Text(merged[-1].text + text.text, text.look)
        elif text.text:
            merged.append(text)
    return "".join(_run(t.look, t.text, level) for t in merged)


def _run(look: Look, text: str, level: int) -> str:
    if not text:
        return ""
    return f'<w:r><w:rPr>{_look(look, level)}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


@lru_cache(maxsize=64)
def _look(look: Look, level: int) -> str:
    style, direct = _LOOKS[look]
    if level:  # a run has one character style, and a lead's is its heading's
        style = f'<w:rStyle w:val="Heading{level}Char"/>'
    return style + _HINT + direct


def _core(document: Document) -> str:
    """docProps/core.xml; the date is that of the paper."""
    properties: Properties = document.properties
    title = properties.title or plain(document.title)
    date = properties.date if re.fullmatch(r"\d{4}-\d{2}-\d{2}", properties.date) else NO_DATE
    moment = f'xsi:type="dcterms:W3CDTF">{date}T00:00:00Z'
    return (
        XML + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(properties.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(properties.author)}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _custom(digest: str) -> str:
    """docProps/custom.xml with the digest of document.xml."""
    return (
        XML + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{DIGEST}">'
        f"<vt:lpwstr>{digest}</vt:lpwstr></property></Properties>"
    )
