"""Document -> .docx: body XML as text in one pass, put into the base package that docx_base.py has made.

An lxml tree of the body would cost five times as much, and python-docx a second for 1,000 paragraphs; so neither
is imported here. Layout lives in the base package's styles: a paragraph here names its style and little more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from reportgen.document import Document, Imprint, Letterhead, Properties, SignOff, Table, plain
from reportgen.gongwen import (
    FIRST_LINE,
    LANDSCAPE,
    NATIONAL,
    NOTE_DIGIT,
    NOTE_HEAD,
    NOTE_NUMBER,
    TWIPS_PER_HALF_POINT,
    UPRIGHT,
    HouseStyle,
    Paper,
)
from reportgen.write.docx_imprint import imprint
from reportgen.write.docx_letterhead import letterhead
from reportgen.write.docx_runs import BLANK, paragraph, runs
from reportgen.write.docx_signature import signature
from reportgen.write.docx_table import table
from reportgen.write.escape import escape
from reportgen.write.flow import Flow, Illustration, Para, Sheet, Style, flow
from reportgen.write.inlines import cut
from reportgen.write.package import Part, pack, part, streamed, unpack
from reportgen.write.package import plain as inflated
from reportgen.write.paging import ends_text, must_hold
from reportgen.write.ties import Ties
from reportgen.write.title import title_lines

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
    Style.ANNOTATION: "Annotation",
    Style.ATTACHMENT_MARK: "AttachmentMark",
    Style.ATTACHMENT_TITLE: "AttachmentTitle",
}
KEEP = "<w:keepNext/>"
TITLES = (Style.TITLE, Style.ATTACHMENT_TITLE)


class Base(NamedTuple):
    """The base package: its parts, and what its document.xml holds before, between and behind the sections."""

    parts: tuple[Part, ...]
    head: str
    upright: str
    landscape: str


class Setting(NamedTuple):
    """What the items of a section are set by; `titled` parts a title into lines, for which paging asks too."""

    paper: Paper
    style: HouseStyle
    ties: Ties
    titled: Callable[[str, float], list[str]]


def write(document: Document, style: HouseStyle = NATIONAL) -> bytes:
    """The package. The same document gives the same bytes."""
    base = _base(style)
    body, digest = streamed(DOCUMENT, _body(list(flow(document)), base, style))
    fresh = {
        DOCUMENT: body,
        CORE: part(CORE, _core(document).encode()),
        CUSTOM: part(CUSTOM, _custom(digest).encode()),
    }
    return pack(fresh.get(p.name, p) for p in base.parts)


@lru_cache(maxsize=8)
def _base(style: HouseStyle) -> Base:
    """Read once per process and house style; its parts stay deflated as they are."""
    parts = {p.name: p for p in unpack(Path(__file__).with_name("base.docx").read_bytes())}
    skeleton = inflated(parts[DOCUMENT]).decode()
    if style != NATIONAL:
        parts.update((name, part(name, text.encode())) for name, text in _of_the_house(style))
    head = skeleton[: skeleton.index("<w:body>")] + "<w:body>"
    upright, landscape = re.findall(r"<w:sectPr\b.*?</w:sectPr>", skeleton, re.DOTALL)
    return Base(tuple(parts.values()), head, upright, landscape)


def _of_the_house(style: HouseStyle) -> Iterator[tuple[str, str]]:
    """The parts of the package that a house style changes; of the standard's, which most papers have, none is made."""
    from reportgen.write import docx_footer, docx_styles

    yield "word/styles.xml", XML + docx_styles.styles(style)
    yield "word/fontTable.xml", docx_styles.font_table(style)
    numbers = [(footer, odd) for footer in (docx_footer.upright, docx_footer.landscape) for odd in (True, False)]
    for count, (footer, odd) in enumerate(numbers, 1):  # in the order in which docx_base.py makes them
        yield f"word/footer{count}.xml", XML + footer(odd, style.centred_page_number)


def _body(items: list[Flow], base: Base, style: HouseStyle) -> Iterator[str]:
    yield base.head
    sections, ties, titled = list(_sections(items)), Ties(), cache(title_lines)
    for number, (landscape, content) in enumerate(sections, 1):
        properties = base.landscape if landscape else base.upright
        last = number == len(sections)
        setting = Setting(LANDSCAPE if landscape else UPRIGHT, style, ties, titled)
        yield from _section(content, setting, "" if last else properties)
        if last:
            yield properties
    yield "</w:body></w:document>"


def _sections(items: Iterable[Flow]) -> Iterator[tuple[bool, list[Flow]]]:
    """The items parted where a new sheet begins; the first sheet is upright, and so is that of 版记."""
    landscape, content = False, list[Flow]()
    for item in items:
        if isinstance(item, Sheet):
            if content:
                yield landscape, content
            landscape, content = item.landscape, []
            continue
        if isinstance(item, Imprint) and landscape:
            yield landscape, content
            landscape, content = False, []
        content.append(item)
    yield landscape, content


def _section(items: list[Flow], setting: Setting, properties: str) -> Iterator[str]:
    """Its paragraphs and tables; `properties` go into the last paragraph (those of the last section stand alone)."""
    before: Flow | None = None
    for index, item in enumerate(items):
        after = items[index + 1] if index + 1 < len(items) else None
        if _blank_before(item, before):
            yield BLANK
        closing = "" if after else properties
        if isinstance(item, Para):
            keep = KEEP if must_hold(items, index, setting.style, setting.titled) else ""
            yield from _paragraphs(item, setting, keep, closing)
        elif isinstance(item, Table):
            if isinstance(before, Table):  # Word would join the two
                yield paragraph("Tail", "")
            yield from table(item, setting.paper)
        elif isinstance(item, Illustration):
            from reportgen.write.docx_drawing import illustration  # few papers have charts

            yield from illustration(item, KEEP if ends_text(after) else "", closing)
        else:
            yield from _frame(item, after, setting, closing)
        before = item
    if before is None or isinstance(before, Table | Letterhead):  # Word wants a paragraph behind a table
        yield paragraph("Tail", "", properties)


def _frame(item: Flow, after: Flow | None, setting: Setting, properties: str) -> Iterator[str]:
    """版头, 落款, 版记."""
    paper, style, ties, _ = setting
    if isinstance(item, Letterhead):
        yield from letterhead(item, style.line)
    elif isinstance(item, SignOff):
        noted = isinstance(after, Para) and after.style is Style.ANNOTATION
        yield from signature(item, ties.of(item), paper, pitch=style.line, keep_date=noted, properties=properties)
    elif isinstance(item, Imprint):
        yield imprint(item, properties)


def _blank_before(item: Flow, before: Flow | None) -> bool:
    """空一行; 7.3.2 (title), 7.3.4 (附件说明), 7.3.7 (附件标题 on the third line). 落款 has its own."""
    last = before.style if isinstance(before, Para) else None
    if not isinstance(item, Para):
        return isinstance(item, Table | Illustration) and last in TITLES
    if item.style is Style.ATTACHMENT_NOTE:
        return before is not None and last is not Style.ATTACHMENT_NOTE
    if item.style is Style.ATTACHMENT_TITLE and last is Style.ATTACHMENT_MARK:
        return True
    return last in TITLES and item.style is not last


def _paragraphs(para: Para, setting: Setting, keep: str, properties: str) -> Iterator[str]:
    name, (tie,) = STYLES[para.style], setting.ties.of(para)
    if para.style in TITLES:
        room = setting.paper.text_width / (setting.style.title_size * TWIPS_PER_HALF_POINT)
        *lines, last = cut(para.inlines, setting.titled(plain(para.inlines), room))
        yield from (paragraph(name, tie.marked(runs(line))) for line in lines)
        yield paragraph(name, tie.marked(runs(last), properties), properties)
        return
    lead = layout = ""
    if para.style is Style.BODY and para.level:
        name, lead = f"RunIn{para.level}", f"Heading{para.level}Char"
    elif para.style is Style.ATTACHMENT_NOTE:
        name = _note_style(plain(para.lead))
        layout = _note_indent(plain(para.lead))
    content = tie.marked(runs(para.lead, lead) + runs(para.inlines), properties)
    yield paragraph(name, content, keep + layout + properties)


def _note_style(lead: str) -> str:
    """附件：… alone, the first of several (附件：1.), or one of the rest (2.), each with its own hanging indent."""
    if lead.endswith("："):
        return "Note"
    return "NoteFirst" if lead.startswith("附件") else "NoteNext"


def _note_indent(lead: str) -> str:
    """From 10. on a number is wider than the style has it; names that run over stand under their first character."""
    digits = len(lead) - 1 if lead[:1].isdigit() else 0
    if digits < 2:
        return ""
    hanging = NOTE_NUMBER + NOTE_DIGIT * (digits - 1)
    return f'<w:ind w:left="{FIRST_LINE + NOTE_HEAD + hanging}" w:hanging="{hanging}"/>'


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
