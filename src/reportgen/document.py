"""The document tree: what the paper says, free of any format. Plain frozen data, nothing draws here.

Numbers (一、 / 一是 / 附件1) are never part of the tree: write/flow.py counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Union


class Look(Enum):
    """How a run of text looks; MISSING marks 【待补充：…】."""

    PLAIN = "plain"
    STRONG = "strong"
    SUB = "sub"
    SUP = "sup"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters of one look and one origin.

    `source` lists the places it came from, parted by blanks ("" where the template wrote it); `figure`
    is the name of the figure that it prints. A line feed in `text` begins a new paragraph of the same style.
    """

    text: str
    look: Look = Look.PLAIN
    source: str = ""
    figure: str = ""


Inlines = tuple[Text, ...]


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
    """A column of a table; `weight` is its share of the width."""

    head: Inlines
    weight: int = 10


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


@dataclass(frozen=True, slots=True)
class SignOff:
    """落款: 署名 (the party's committee first) and 成文日期."""

    signers: tuple[Inlines, ...]
    date: Inlines
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """附件说明: the titles of the attachments, numbered when there are several."""

    titles: tuple[Inlines, ...]
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件, on a new page behind the signature, on a landscape sheet where it holds a wide table."""

    title: Inlines
    blocks: tuple[Block, ...]
    landscape: bool = False
    origin: str = field(default="", compare=False)


Block = Union[  # noqa: UP007 - Python 3.10 can't join a name in quotes with |
    Heading, Paragraph, Enumeration, Table, Addressee, SignOff, AttachmentNote, Attachment
]


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself: `author` is the first signer, `date` is ISO (2022-08-30) or empty."""

    title: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """标题, then the blocks in the order of the paper."""

    title: Inlines
    blocks: tuple[Block, ...]
    properties: Properties = Properties()


def plain(inlines: Inlines) -> str:
    """The characters alone."""
    return "".join(t.text for t in inlines)


def texts(document: Document) -> Iterator[Text]:
    """Every run of the document, in the order of the paper."""
    yield from document.title
    for block in document.blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[Text]:
    if isinstance(block, Heading | Paragraph | Addressee):
        yield from block.inlines
    elif isinstance(block, Enumeration):
        for item in block.items:
            yield from item.head
            yield from item.body
            if item.nested:
                yield from _texts(item.nested)
    elif isinstance(block, Table):
        yield from (t for column in block.columns for t in column.head)
        yield from (t for row in block.rows for cell in row for line in cell for t in line)
    elif isinstance(block, SignOff):
        yield from (t for signer in block.signers for t in signer)
        yield from block.date
    elif isinstance(block, AttachmentNote):
        yield from (t for title in block.titles for t in title)
    else:
        yield from block.title
        for inner in block.blocks:
            yield from _texts(inner)
