"""Document -> the paragraphs and tables of the paper in order, numbered: what every writer prints.

Here, and only here, headings, enumerations, attachments and charts get their numbers, and run-in heads and
enumerations within a paragraph (段内) are joined to the text that they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum

from reportgen.document import (
    Addressee,
    Annotation,
    Attachment,
    AttachmentNote,
    Block,
    Chart,
    Document,
    Enumeration,
    Heading,
    Imprint,
    Inlines,
    Item,
    Layout,
    Letterhead,
    Look,
    Mark,
    Paragraph,
    SignOff,
    Table,
    Text,
)
from reportgen.gongwen import HEADING_LEVELS
from reportgen.records import dataclass, replace
from reportgen.write.columns import fits_upright
from reportgen.write.inlines import bracketed, ended, lines, one_line, stopped
from reportgen.zh import circled, numeral


class Style(Enum):
    """The paragraph styles of the paper; the value is the English name that writers key their tables by."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    BODY = "body"
    ATTACHMENT_NOTE = "attachment-note"
    ANNOTATION = "annotation"
    ATTACHMENT_MARK = "attachment-mark"
    ATTACHMENT_TITLE = "attachment-title"


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph. `level` above 0 makes it a heading (1..4).

    `lead` is the part set in the heading's face: all of an own-line heading is in `inlines`, while a run-in
    heading (题式: 接排) stands in `lead` and the text that follows it in `inlines`. `strong` is for heads of points.
    """

    style: Style
    inlines: Inlines
    level: int = 0
    lead: Inlines = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A new page begins; from here the sheet is upright or landscape."""

    landscape: bool


@dataclass(frozen=True, slots=True)
class Illustration:
    """附图 with its caption: 图1　整改任务进度."""

    chart: Chart
    number: int
    caption: Inlines


Flow = Para | Table | Illustration | Sheet | Letterhead | SignOff | Imprint


def flow(document: Document, fits: Callable[[Table], bool] = fits_upright) -> Iterator[Flow]:
    """All that the paper holds, in order. Tables, 版头, 落款 and 版记 stay whole, for each writer sets them its way.

    A Sheet comes first only where the body is landscape; `fits` tells whether a table reads well on an upright one.
    """
    if _is_wide(document.blocks, fits) if document.landscape is None else document.landscape:
        yield Sheet(True)
    if document.letterhead:
        yield document.letterhead
    yield from _paragraphs(Style.TITLE, document.title, document.title_origin)
    yield from _Counter(document, fits).blocks(document.blocks)
    if document.imprint:
        yield document.imprint


class _Counter:
    """Walks blocks once and counts headings, attachments and charts, these through all of the paper."""

    def __init__(self, document: Document, fits: Callable[[Table], bool]) -> None:
        self.fits = fits
        self.attachments = sum(isinstance(b, Attachment) for b in document.blocks)
        self.attachment = 0
        self.chart = 0

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[Flow]:
        """The blocks of the body or of one attachment; counting of headings starts anew."""
        counts = [0] * (HEADING_LEVELS + 1)
        waiting: Para | None = None  # a paragraph that an enumeration or a text may still join
        joinable = False
        for block in blocks:
            if isinstance(block, Heading):
                if waiting:
                    yield waiting
                waiting, joinable = _heading(block, counts), block.run_in
                continue
            parts = list(self._block(block))
            if waiting and parts and _joins(block, waiting, joinable):
                parts[0] = _joined(waiting, parts[0])
            elif waiting:
                yield waiting
            waiting, joinable = None, False
            last = parts[-1] if parts else None
            if isinstance(block, Paragraph) and isinstance(last, Para):
                waiting = last
                parts.pop()
            yield from parts
        if waiting:
            yield waiting

    def _block(self, block: Block) -> Iterator[Flow]:
        if isinstance(block, Paragraph):
            yield from _paragraphs(Style.BODY, block.inlines, block.origin)
        elif isinstance(block, Enumeration):
            yield from _enumeration(block)
        elif isinstance(block, Table | SignOff):
            yield block
        elif isinstance(block, Chart):
            self.chart += 1
            caption = (Text(f"图{self.chart}　"), *one_line(block.title))
            yield Illustration(block, self.chart, caption)
        elif isinstance(block, Addressee):
            yield Para(Style.ADDRESSEE, ended(one_line(block.inlines), "：", "：:"), origin=block.origin)
        elif isinstance(block, AttachmentNote):
            yield from _note(block)
        elif isinstance(block, Annotation):
            yield Para(Style.ANNOTATION, bracketed(one_line(block.inlines)), origin=block.origin)
        elif isinstance(block, Attachment):
            yield from self._attachment(block)

    def _attachment(self, block: Attachment) -> Iterator[Flow]:
        self.attachment += 1
        number = str(self.attachment) if self.attachments > 1 else ""
        yield Sheet(_is_wide(block.blocks, self.fits) if block.landscape is None else block.landscape)
        yield Para(Style.ATTACHMENT_MARK, (Text(f"附件{number}"),), origin=block.origin)
        yield from _paragraphs(Style.ATTACHMENT_TITLE, block.title, block.origin)
        yield from self.blocks(block.blocks)


def _is_wide(blocks: tuple[Block, ...], fits: Callable[[Table], bool]) -> bool:
    """Whether there is a table among them that an upright sheet is too narrow for."""
    return any(isinstance(b, Table) and not fits(b) for b in blocks)


def _joins(block: Block, waiting: Para, joinable: bool) -> bool:
    if isinstance(block, Enumeration):
        return block.layout is Layout.INLINE and waiting.style is Style.BODY
    return joinable and isinstance(block, Paragraph)


def _joined(before: Para, after: Flow) -> Flow:
    assert isinstance(after, Para)  # noqa: S101 - text and enumerations are paragraphs
    return replace(before, inlines=before.inlines + after.inlines)


def _heading(block: Heading, counts: list[int]) -> Para:
    level = min(block.level, HEADING_LEVELS)
    counts[level] += 1
    counts[level + 1 :] = [0] * (HEADING_LEVELS - level)
    number = Text(heading_number(level, counts[level]))
    if block.run_in:
        lead = stopped((number, *one_line(block.inlines)))
        return Para(Style.BODY, (), level=level, lead=lead, origin=block.origin)
    style = Style(f"heading{level}")
    return Para(style, (number, *one_line(block.inlines)), level=level, origin=block.origin)


def heading_number(level: int, count: int) -> str:
    """一、（一）1.（1）; GB/T 9704-2012, 7.3.3."""
    return (f"{numeral(count)}、", f"（{numeral(count)}）", f"{count}.", f"（{count}）")[level - 1]


def item_number(mark: Mark, count: int) -> str:
    """一是 / 1. / （1） / ①."""
    return {
        Mark.SHI: f"{numeral(count)}是",
        Mark.DOT: f"{count}.",
        Mark.BRACKET: f"（{count}）",
        Mark.CIRCLE: circled(count),
        Mark.NONE: "",
    }[mark]


def _paragraphs(style: Style, inlines: Inlines, origin: str) -> Iterator[Para]:
    """One paragraph, or several where the data holds line feeds."""
    for line in lines(inlines):
        yield Para(style, line, origin=origin)


def _enumeration(block: Enumeration) -> Iterator[Para]:
    if block.layout is Layout.INLINE:
        if block.items:
            yield Para(Style.BODY, _inline(block), origin=block.origin)
        return
    for count, item in enumerate(block.items, 1):
        paragraphs = lines(_item(block.mark, count, item))
        if item.nested and item.nested.layout is Layout.INLINE:
            paragraphs[-1:] = [sum(paragraphs[-1:], ()) + _inline(item.nested)]
        yield from (Para(Style.BODY, line, origin=block.origin) for line in paragraphs)
        if item.nested and item.nested.layout is Layout.PARAGRAPHS:
            yield from _enumeration(item.nested)


def _inline(block: Enumeration) -> Inlines:
    parts: list[Text] = []
    for count, item in enumerate(block.items, 1):
        parts += one_line(_item(block.mark, count, item))
        if item.nested:
            parts += _inline(item.nested)
    return tuple(parts)


def _item(mark: Mark, count: int, item: Item) -> Inlines:
    number = Text(item_number(mark, count))
    head = tuple(map(_lead, stopped((number, *item.head)))) if item.head else (number,)
    if not item.body:
        return head
    whole = (*head, *item.body)
    # What follows begins with a number of its own: 一是甲。二是乙。
    return whole if item.nested else stopped(whole)


def _lead(text: Text) -> Text:
    return replace(text, look=Look.LEAD) if text.look is Look.PLAIN else text


def _note(block: AttachmentNote) -> Iterator[Para]:
    """附件：1.…; one alone has no number; GB/T 9704-2012, 7.3.4."""
    for count, title in enumerate(block.titles, 1):
        head = "附件：" if count == 1 else ""
        number = f"{count}." if len(block.titles) > 1 else ""
        yield Para(Style.ATTACHMENT_NOTE, one_line(title), lead=(Text(head + number),), origin=block.origin)
