"""Walks over an outline, and the outline of last resort: every line a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.extract.parts import Block, Line, Outline, Piece, Point, Points, Section


def plain_outline(lines: Sequence[Line]) -> Outline:
    """No title, no structure: all that a paper of unknown build can be."""
    return Outline((), None, (), tuple(Piece(line.text, line.at) for line in lines))


def pieces(outline: Outline) -> Iterator[Piece]:
    """Every piece of text, in no order that matters."""
    frame = (outline.addressee, outline.closing, outline.date, outline.annotation, outline.next_steps)
    yield from _of([*outline.title, *outline.lead, *outline.notes, *outline.signers])
    yield from _of(part for part in frame if part)
    yield from _of(outline.blocks)
    for annex in outline.annexes:
        yield from _of([annex.title] if annex.title else [])
        yield from _of(annex.blocks)


def sections(blocks: Iterable[Block]) -> Iterator[Section]:
    """Every section with a heading, at any depth."""
    for block in blocks:
        if isinstance(block, Section):
            if block.heading:
                yield block
            yield from sections(block.blocks)


def points(blocks: Iterable[Block]) -> Iterator[Point]:
    """Every point, at any depth."""
    for block in blocks:
        if isinstance(block, Section):
            yield from points(block.blocks)
        elif isinstance(block, Points):
            for item in block.items:
                yield item
                yield from points([item.points] if item.points else [])


def _of(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Piece):
            yield block
        elif isinstance(block, Section):
            yield from [block.heading] if block.heading else []
            yield from _of(block.blocks)
        elif isinstance(block, Points):
            for item in block.items:
                yield from (piece for piece in (item.head, item.body, *item.more) if piece)
                yield from _of([item.points] if item.points else [])
