"""The document tree: what the paper says, free of any format. Plain frozen data, nothing draws here.

An `origin` says which line of which template made a part: `shared/blocks.j2:9`, where blocks are traced with the name
of the block behind a blank.
Numbers (一、 / 一是 / 附件1) are never part of the tree: write/flow.py counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import chain
from typing import Union

from reportgen.document.chart import Amount, Chart, ChartKind, ChartRow, chart_texts
from reportgen.document.text import Inlines, Look, Text, part, plain
from reportgen.records import dataclass, field

__all__ = [
    "Addressee",
    "Amount",
    "Annotation",
    "Attachment",
    "AttachmentNote",
    "Block",
    "Cell",
    "Chart",
    "ChartKind",
    "ChartRow",
    "Column",
    "Document",
    "Enumeration",
    "Heading",
    "Imprint",
    "Inlines",
    "Item",
    "Layout",
    "Letterhead",
    "Look",
    "Mark",
    "Paragraph",
    "Properties",
    "SignOff",
    "Signatory",
    "Signing",
    "Table",
    "Text",
    "letterhead_lines",
    "part",
    "plain",
    "texts",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """结构层次. Level 1..4 is printed 一、（一）1.（1）; run-in (接排), it shares its paragraph with what follows."""

    level: int
    inlines: Inlines
    run_in: bool = False
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    inlines: Inlines
    origin: str = field(default="", compare=False)


class Layout(Enum):
    """列举: INLINE (段内) runs on, joined to the paragraph before it; PARAGRAPHS (分段) gives each item its own."""

    INLINE = "段内"
    PARAGRAPHS = "分段"


class Mark(Enum):
    """序次语 of an enumeration: 一是 / 1. / （1） / ①, or none."""

    SHI = "一是"
    DOT = "1."
    BRACKET = "（1）"
    CIRCLE = "①"
    NONE = "无"


@dataclass(frozen=True, slots=True)
class Item:
    """One point: a short head (may be empty), its text, and an enumeration inside it."""

    head: Inlines
    body: Inlines
    nested: Enumeration | None = None


@dataclass(frozen=True, slots=True)
class Enumeration:
    """一是…二是…"""

    items: tuple[Item, ...]
    layout: Layout = Layout.INLINE
    mark: Mark = Mark.SHI
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `weight` is its share of the width, 0 a width by its content."""

    head: Inlines
    weight: int = 0


Cell = tuple[Inlines, ...]  # the paragraphs of a cell; empty for an empty cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row, repeated on each page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Addressee:
    """主送机关, without its colon."""

    inlines: Inlines
    origin: str = field(default="", compare=False)


class Signing(Enum):
    """How a 公文 is signed; GB/T 9704-2012, 7.3.5. STACKED: the bodies line by line, centred over the date."""

    STACKED = ""
    SEALED = "加盖印章"
    UNSEALED = "不加盖印章"
    STAMPED = "签名章"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs by a stamp of the name: 职务 in full, and the name where the stamp goes."""

    post: Inlines
    name: Inlines


@dataclass(frozen=True, slots=True)
class SignOff:
    """落款: 署名 (the party's committee first), or those who stamp (STAMPED), and 成文日期."""

    signers: tuple[Inlines, ...]
    date: Inlines
    signing: Signing = Signing.STACKED
    signatories: tuple[Signatory, ...] = ()
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Annotation:
    """附注, without its brackets."""

    inlines: Inlines
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """附件说明: the titles of the attachments, numbered when there are several."""

    titles: tuple[Inlines, ...]
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件, on a new page behind the signature; `landscape` None turns the sheet where a table needs the width."""

    title: Inlines
    blocks: tuple[Block, ...]
    landscape: bool | None = None
    origin: str = field(default="", compare=False)


Block = Union[  # noqa: UP007 - Python 3.10 can't join a name in quotes with |
    Heading, Paragraph, Enumeration, Table, Chart, Addressee, SignOff, Annotation, AttachmentNote, Attachment
]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """版头; whatever is empty is not printed. GB/T 9704-2012, 7.2.

    `secrecy` is 密级 with its ★期限, `draft` 征求意见稿 or 送审稿, `issuers` the bodies of 发文机关标志,
    `document_word` the 文件 behind them, `number` 发文字号, `approvers` 签发人.
    """

    copy_number: Inlines = ()
    secrecy: Inlines = ()
    urgency: Inlines = ()
    draft: Inlines = ()
    issuers: tuple[Inlines, ...] = ()
    document_word: bool = True
    number: Inlines = ()
    approvers: tuple[Inlines, ...] = ()
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记: 抄送, 印发机关, 印发日期; GB/T 9704-2012, 7.4."""

    copies_to: Inlines = ()
    printer: Inlines = ()
    printed_on: Inlines = ()
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself: `author` is the first signer, `date` is ISO (2022-08-30) or empty."""

    title: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """版头, 标题, the blocks in the order of the paper, 版记; `landscape` as in an attachment, of the body."""

    title: Inlines
    blocks: tuple[Block, ...]
    properties: Properties = Properties()
    letterhead: Letterhead | None = None
    imprint: Imprint | None = None
    landscape: bool | None = False
    title_origin: str = field(default="", compare=False)


def texts(document: Document) -> Iterator[Text]:
    """Every run of the document, in the order of the paper."""
    head, imprint = document.letterhead, document.imprint
    return chain(
        chain.from_iterable(letterhead_lines(head)) if head else (),
        document.title,
        chain.from_iterable(map(_texts, document.blocks)),
        (*imprint.copies_to, *imprint.printer, *imprint.printed_on) if imprint else (),
    )


def letterhead_lines(head: Letterhead) -> Iterator[Inlines]:
    """All that a letterhead says, from the top."""
    yield from filter(None, (head.copy_number, head.secrecy, head.urgency, head.draft))
    yield from head.issuers
    yield from filter(None, (head.number, *head.approvers))


def _texts(block: Block) -> Iterable[Text]:
    """Its runs; of a table without a step of Python for each of them, since there may be 400,000."""
    if isinstance(block, Heading | Paragraph | Addressee | Annotation):
        return block.inlines
    if isinstance(block, Table):
        cells = chain.from_iterable(block.rows)
        heads = chain.from_iterable(column.head for column in block.columns)
        return chain(heads, chain.from_iterable(chain.from_iterable(cells)))
    if isinstance(block, Enumeration):
        return chain.from_iterable(map(_item_texts, block.items))
    if isinstance(block, Chart):
        return chart_texts(block)
    if isinstance(block, SignOff):
        signatories = (part for who in block.signatories for part in (who.post, who.name))
        return chain.from_iterable((*block.signers, *signatories, block.date))
    if isinstance(block, AttachmentNote):
        return chain.from_iterable(block.titles)
    return chain(block.title, chain.from_iterable(map(_texts, block.blocks)))


def _item_texts(item: Item) -> Iterable[Text]:
    return chain(item.head, item.body, _texts(item.nested) if item.nested else ())
