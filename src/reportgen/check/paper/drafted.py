"""A document that was drawn from the data -> a paper; places are those of the values in the YAML and the workbook."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.check.paper import Kind, Paper, Passage, Printed, Role
from reportgen.check.paper.roles import level_of
from reportgen.document import Document, Imprint, Inlines, Letterhead, Look, Signing, SignOff, Table, Text, plain
from reportgen.place import Place, Source, Trail, place_of
from reportgen.write.flow import Illustration, Para, Sheet, Style, flow
from reportgen.write.inlines import DOCUMENT_WORD

ROLES = {
    Style.TITLE: Role.TITLE,
    Style.ADDRESSEE: Role.ADDRESSEE,
    Style.BODY: Role.BODY,
    Style.ATTACHMENT_NOTE: Role.NOTE,
    Style.ANNOTATION: Role.REMARK,
    Style.ATTACHMENT_MARK: Role.ATTACHMENT,
    Style.ATTACHMENT_TITLE: Role.ATTACHMENT,
}


class _Line(NamedTuple):
    role: Role
    inlines: Inlines
    table: int = -1
    row: int = -1
    column: int = -1
    part: int = 0


def paper_of_document(document: Document, source: Source, *, released: bool = False) -> Paper:
    """The paper of a drawn document; `source` is its data file, where what the template wrote has its place too."""
    trails: dict[str, Trail] = {}
    passages: list[Passage] = []
    for line in _lines(document):
        text = plain(line.inlines)
        if not text.strip():
            continue
        locate = _Locator(source, line.inlines, trails)
        level = level_of(text) if line.role in (Role.HEADING, Role.BODY) else 0
        passages.append(
            Passage(
                len(passages),
                text,
                line.role,
                locate,
                level,
                line.part,
                line.table,
                line.row,
                line.column,
                tuple(_printed(line.inlines)),
            )
        )
    return Paper(source, tuple(passages), released, Kind.DRAFT)


def _lines(document: Document) -> Iterator[_Line]:
    table, part = -1, 0
    for item in flow(document):
        if isinstance(item, Para):
            part += item.style is Style.ATTACHMENT_MARK
            yield _Line(ROLES.get(item.style, Role.HEADING), item.lead + item.inlines, part=part)
        elif isinstance(item, Table):
            table += 1
            for column, head in enumerate(item.columns):
                yield _Line(Role.CELL, head.head, table, 0, column, part)
            for n, row in enumerate(item.rows, 1):
                for column, cell in enumerate(row):
                    yield from (_Line(Role.CELL, inlines, table, n, column, part) for inlines in cell)
        elif not isinstance(item, Sheet | Illustration):
            yield from _frame(item)


def _frame(item: Letterhead | SignOff | Imprint) -> Iterator[_Line]:
    if isinstance(item, Letterhead):
        word = Text(DOCUMENT_WORD if item.document_word else "")
        yield from (_Line(Role.LETTERHEAD, (*issuer, word)) for issuer in item.issuers)
        yield _Line(Role.LETTERHEAD, item.number)
    elif isinstance(item, SignOff):
        if item.signing is not Signing.STAMPED:
            yield from (_Line(Role.SIGNER, signer) for signer in item.signers)
        yield _Line(Role.DATE, item.date)
    else:
        yield _Line(Role.IMPRINT, item.printer)


def _printed(inlines: Inlines) -> Iterator[Printed]:
    """Runs that print a figure, or say that a fact is missing."""
    at = 0
    for run in inlines:
        end = at + len(run.text)
        if run.figure or run.look is Look.MISSING:
            yield Printed(at, end, run.figure)
        at = end


class _Locator:
    """Where characters of a passage stand in the files; what a template wrote stands nowhere but in the data file."""

    __slots__ = ("inlines", "source", "starts", "trails")

    def __init__(self, source: Source, inlines: Inlines, trails: dict[str, Trail]) -> None:
        self.source, self.inlines, self.trails = source, inlines, trails
        self.starts: list[int] = []
        at = 0
        for run in inlines:
            self.starts.append(at)
            at += len(run.text)

    def __call__(self, start: int, end: int) -> Place:
        n = max(0, bisect_right(self.starts, start) - 1)
        run = self.inlines[n] if self.inlines else Text("")
        keys = run.source.split()
        near = keys or [k for other in self.inlines[n::-1] + self.inlines[n:] for k in other.source.split()[:1]]
        place = place_of(near[0], self.source) if near else Place(self.source)
        if len(keys) != 1 or place.source is not self.source or run.figure:
            return place
        trail = self.trails.get(keys[0]) or self.trails.setdefault(keys[0], Trail(place))
        first = start - self.starts[n]
        return trail.find(run.text, first, min(end - self.starts[n], len(run.text))) or place
