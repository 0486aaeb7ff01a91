"""A document that was drawn from the data -> its units, each with the runs that say where its words came from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from reportgen.document import Document, Imprint, Inlines, Letterhead, Signing, SignOff, Table, Text, part, plain
from reportgen.pull.changes import Unit, What
from reportgen.pull.edited import units_of_word
from reportgen.pull.split import CAPTION, Form, pieces
from reportgen.write.docx_imprint import COPIES
from reportgen.write.docx_letterhead import SIGNED, head_lines, issuer_mark
from reportgen.write.flow import Illustration, Para, Style, flow
from reportgen.write.inlines import joined, lines, one_line, stopped
from reportgen.write.ties import tie, tied_texts

__all__ = ["units_of_document", "units_of_word"]

WHOLE = {Style.ADDRESSEE: What.ADDRESSEE, Style.ANNOTATION: What.ANNOTATION, Style.ATTACHMENT_NOTE: What.NOTE}
IN_LINES = {Style.TITLE: What.TITLE, Style.ATTACHMENT_TITLE: What.ANNEX}


def units_of_document(document: Document) -> list[Unit]:
    """All units of the paper, in order; cells of tables row by row, empty ones too."""
    return list(_Walk().units(document))


class _Walk:
    """Counts what is counted through all of the paper: paragraphs, ties, tables."""

    def __init__(self) -> None:
        self._index, self._tied, self._table = count(), count(), count()
        self._title: list[Para] = []  # its lines, one after the other
        self._title_tie = ""
        self._mark = ""  # 附件1, above its title

    def units(self, document: Document) -> Iterator[Unit]:
        """Of the whole paper."""
        for item in flow(document):
            ties = [tie(next(self._tied), text) for text in tied_texts(item)]
            if isinstance(item, Para) and item.style in IN_LINES:
                self._title_tie = self._title_tie or ties[0]
                self._title.append(item)
                continue
            yield from self._whole_title()
            if isinstance(item, Para):
                yield from self._paragraph(item, ties[0])
            elif isinstance(item, SignOff):
                yield from self._sign_off(item, ties)
            elif isinstance(item, Table):
                yield from self._cells(item)
            elif isinstance(item, Letterhead | Imprint):
                for inlines, number in _letterhead(item) if isinstance(item, Letterhead) else _imprint(item):
                    yield from self._unit(What.FRAME, inlines, number=number)
            elif isinstance(item, Illustration):
                yield from self._illustration(item)
        yield from self._whole_title()

    def _unit(self, what: What, inlines: Inlines, tied: str = "", number: str = "") -> Iterator[Unit]:
        """One that has its paragraph for itself; none where nothing is printed."""
        inlines = _trimmed(inlines)
        if inlines:
            yield Unit(what, plain(inlines), next(self._index), number, tie=tied, inlines=inlines)

    def _whole_title(self) -> Iterator[Unit]:
        if not self._title:
            return
        what = IN_LINES[self._title[0].style]
        inlines = sum((line.inlines for line in self._title), ())
        yield from self._unit(what, inlines, self._title_tie, self._mark if what is What.ANNEX else "")
        self._title, self._title_tie, self._mark = [], "", ""

    def _paragraph(self, para: Para, tied: str) -> Iterator[Unit]:
        if para.style is Style.ATTACHMENT_MARK:
            self._mark = plain(para.inlines)
        elif para.style in WHOLE:
            yield from self._unit(WHOLE[para.style], para.inlines, tied, plain(para.lead))
        else:
            yield from self._body(para, tied)

    def _body(self, para: Para, tied: str) -> Iterator[Unit]:
        inlines = para.lead + para.inlines
        form = Form.HEADING if para.style is not Style.BODY else Form.RUN_IN if para.level else Form.PLAIN
        text, index = plain(inlines), next(self._index)
        for p in pieces(text, form, para.level, lambda at: _is_typed(inlines, at)):
            runs = part(inlines, p.start, p.end)
            yield Unit(p.what, text[p.start : p.end], index, p.number, p.level, tie=tied, inlines=runs)

    def _sign_off(self, item: SignOff, ties: list[str]) -> Iterator[Unit]:
        *signed, dated = ties
        if item.signing is Signing.STAMPED:
            for who, tied in zip(item.signatories, signed, strict=True):
                yield from self._unit(What.SIGNER, one_line(who.post), tied)
                yield from self._unit(What.SIGNER, one_line(who.name), tied)
        else:
            for signer, tied in zip(item.signers, signed, strict=True):
                yield from self._unit(What.SIGNER, one_line(signer), tied)
        yield from self._unit(What.DATE, one_line(item.date), dated)

    def _illustration(self, item: Illustration) -> Iterator[Unit]:
        caption = plain(item.caption)
        number = m[0] if (m := CAPTION.match(caption)) else ""
        yield from self._unit(What.BODY, part(item.caption, len(number), len(caption)), number=number.strip())
        yield from self._unit(What.BODY, item.chart.note)

    def _cells(self, table: Table) -> Iterator[Unit]:
        number = next(self._table)
        rows = [tuple((column.head,) for column in table.columns), *table.rows]
        for n, row in enumerate(rows):
            for column, cell in enumerate(row):
                parted = [_trimmed(line) for paragraph in cell for line in lines(paragraph)]
                inlines = joined(parted, "\n")
                index = next(self._index)
                yield Unit(What.CELL, plain(inlines), index, table=number, row=n, column=column, inlines=inlines)


def _letterhead(head: Letterhead) -> Iterator[tuple[Inlines, str]]:
    """The lines of 版头 as the Word file has them, each with what is printed before it."""
    yield from ((inlines, "") for line in head_lines(head) for inlines in line)
    if head.issuers:
        (first, *others), word, _ = issuer_mark(head)
        yield from ((line, "") for line in (first, (Text(word),), *others))
    yield one_line(head.number), ""
    for n, name in enumerate(head.approvers):
        yield one_line(name), "" if n else SIGNED


def _imprint(block: Imprint) -> Iterator[tuple[Inlines, str]]:
    yield stopped(one_line(block.copies_to)) if block.copies_to else (), COPIES
    yield one_line(block.printer), ""
    yield (*one_line(block.printed_on), Text("印发")) if block.printed_on else (), ""


def _trimmed(inlines: Inlines) -> Inlines:
    text = plain(inlines)
    return part(inlines, len(text) - len(text.lstrip()), len(text.rstrip()))


def _is_typed(inlines: Inlines, at: int) -> bool:
    """Whether a character is a word of the data, and not one that the program counts."""
    return any(run.source for run in part(inlines, at, at + 1))
