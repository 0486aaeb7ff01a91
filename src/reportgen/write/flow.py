"""Document -> the paragraphs and tables of the paper in order, numbered: what every writer prints.

Here, and only here, headings, enumerations and attachments get their numbers, and run-in heads and
enumerations within a paragraph (段内) are joined to the text that they belong to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from reportgen.document import (
    Addressee,
    Attachment,
    AttachmentNote,
    Block,
    Document,
    Enumeration,
    Heading,
    Inlines,
    Item,
    Layout,
    Mark,
    Paragraph,
    SignOff,
    Table,
    Text,
    plain,
)
from reportgen.zh import circled, numeral

HEADING_LEVELS = 4  # 结构层次 a 公文 may have, GB/T 9704-2012, 7.3.3
CLOSERS = "”’）》"
STOPS = "。！？；：，、…"  # behind these a head needs no full stop of its own


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
    SIGNER = "signer"
    DATE = "date"
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


Flow = Para | Table | Sheet


def flow(document: Document) -> Iterator[Flow]:
    """All that the paper holds, in order: the title first, a paragraph for each of its lines. Tables stay whole."""
    yield from _paragraphs(Style.TITLE, document.title, "")
    yield from _Counter(document).blocks(document.blocks)


class _Counter:
    """Walks blocks once and counts headings and attachments."""

    def __init__(self, document: Document) -> None:
        self.attachments = sum(isinstance(b, Attachment) for b in document.blocks)
        self.attachment = 0

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
        elif isinstance(block, Table):
            yield block
        elif isinstance(block, Addressee):
            yield Para(Style.ADDRESSEE, _ended(one_line(block.inlines), "：", "：:"), origin=block.origin)
        elif isinstance(block, AttachmentNote):
            yield from _note(block)
        elif isinstance(block, SignOff):
            yield from (Para(Style.SIGNER, one_line(s), origin=block.origin) for s in block.signers)
            yield Para(Style.DATE, one_line(block.date), origin=block.origin)
        elif isinstance(block, Attachment):
            yield from self._attachment(block)

    def _attachment(self, block: Attachment) -> Iterator[Flow]:
        self.attachment += 1
        number = str(self.attachment) if self.attachments > 1 else ""
        yield Sheet(block.landscape)
        yield Para(Style.ATTACHMENT_MARK, (Text(f"附件{number}"),), origin=block.origin)
        yield from _paragraphs(Style.ATTACHMENT_TITLE, block.title, block.origin)
        yield from self.blocks(block.blocks)


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
        lead = _stopped((number, *one_line(block.inlines)))
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


def lines(inlines: Inlines) -> list[Inlines]:
    """The inlines cut at their line feeds; empty lines are left out."""
    text = inlines[0].text if len(inlines) == 1 else plain(inlines)
    if "\n" not in text:  # nearly always, and there are 40,000 cells
        return [inlines] if text.strip() else []
    cut: list[list[Text]] = [[]]
    for part in inlines:
        first, *rest = part.text.split("\n")
        cut[-1].append(replace(part, text=first))
        cut += ([replace(part, text=line)] for line in rest)
    return [tuple(line) for line in cut if plain(tuple(line)).strip()]


def one_line(inlines: Inlines) -> Inlines:
    """The inlines without line feeds, for what is one paragraph by its nature; Chinese is joined without a blank."""
    if not any("\n" in t.text for t in inlines):
        return inlines
    return tuple(replace(t, text=t.text.replace("\n", "")) for t in inlines)


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
    head = _stopped((number, *item.head)) if item.head else (number,)
    if not item.body:
        return head
    whole = (*head, *item.body)
    # What follows begins with a number of its own: 一是甲。二是乙。
    return whole if item.nested else _stopped(whole)


def _stopped(inlines: Inlines) -> Inlines:
    """With a full stop, unless one of STOPS stands there already, be it within a closing quote."""
    return _ended(inlines, "。", STOPS)


def _ended(inlines: Inlines, mark: str, marks: str) -> Inlines:
    """With `mark` at its end, unless it ends with one of `marks`."""
    last = plain(inlines)[-2:].rstrip(CLOSERS)[-1:]
    return inlines if last and last in marks else (*inlines, Text(mark))


def _note(block: AttachmentNote) -> Iterator[Para]:
    """附件：1.…; one alone has no number; GB/T 9704-2012, 7.3.4."""
    for count, title in enumerate(block.titles, 1):
        head = "附件：" if count == 1 else ""
        number = f"{count}." if len(block.titles) > 1 else ""
        yield Para(Style.ATTACHMENT_NOTE, one_line(title), lead=(Text(head + number),), origin=block.origin)
