"""Body XML -> paragraphs and tables in document order, with what takes effect for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.read.numbering import Numbering
from reportgen.read.package import TooLargeError
from reportgen.read.runs import GONE, PAGE_BREAK, Fields, Pieces, pieces, ties
from reportgen.read.styles import EMPTY, Layer, Styles, paragraph_layer, run_layer
from reportgen.read.tables import frame_of, row_of
from reportgen.read.word import Para, Row, Run, Table, Where
from reportgen.read.xml import MC, Element, W, child, is_on, number, tag, val
from reportgen.records import dataclass, field, replace

CONTAINERS = frozenset({"ins", "moveTo", "customXml", "sdtContent"})
PARAGRAPHS_MAX = 1_000_000
SPAN_MAX = 1000  # columns that one cell may claim


class Around(NamedTuple):
    """What a paragraph stands in."""

    where: Where = Where.BODY
    table: int | None = None
    table_style: str = ""
    frame: str = ""
    row: int = -1
    column: int = -1


MAIN = Around()


@dataclass
class Body:
    """Reads a part: the document, or a footer of it. Call `read` once, then take `paras` and `tables`.

    Where `at` is given, it is filled: the index of the paragraph that each w:p is part of, and what was deleted whole
    (a row, a block) stands before.
    """

    styles: Styles
    numbering: Numbering
    starts: tuple[bool, ...] = (True,)  # for each section, whether it begins on a new page
    paras: list[Para] = field(default_factory=list)
    tables: list[Table | None] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    at: dict[Element, int] | None = None
    section: int = 0
    _new_page: bool = True
    _fields: Fields = field(default_factory=Fields)
    _carried: list[tuple[str, Layer, str]] = field(default_factory=list)
    _ties: list[str] = field(default_factory=list)  # of deleted paragraphs, and before the next one

    def read(self, container: Element, around: Around = MAIN) -> None:
        """All blocks of a container."""
        for element in container:
            name = tag(element)
            if name == "p":
                self._paragraph(element, around)
            elif name == "tbl":
                self._table(element, around)
            elif name == "sdt":
                content = child(element, "sdtContent")
                if content is not None:
                    self.read(content, around)
            elif name in CONTAINERS:
                self.read(element, around)
            elif element.tag == MC + "AlternateContent":
                ways = element.findall(MC + "Choice") or element.findall(MC + "Fallback")
                for way in ways[:1]:
                    self.read(way, around)
            else:
                self._beside(element)

    def _beside(self, element: Element) -> None:
        """What stands between paragraphs and is none."""
        name = tag(element)
        if name == "bookmarkStart" or name in GONE:
            self._ties += ties(element)
            self._seen(element)
        elif name == "altChunk":
            self.unread.append("嵌入的另一份文档")

    def _paragraph(self, element: Element, around: Around) -> None:
        self._seen(element)
        properties = child(element, "pPr")
        found = pieces(element, self._fields)
        self._carried += found.texts
        found.texts, self._carried = self._carried, []
        ends_section = around.where is Where.BODY and child(properties, "sectPr") is not None
        if any(child(properties, f"rPr/{gone}") is not None for gone in GONE) and not ends_section:
            self._carried = found.texts  # its mark was deleted: the text goes on in the next paragraph
            self._ties += found.ties
        else:
            self._add(properties, found, around)
        for box, side in found.boxes:
            self.read(box, around._replace(where=Where.BOX, frame=side))
        if ends_section:
            self.section += 1
            self._new_page |= self.starts[self.section] if self.section < len(self.starts) else True

    def finish(self) -> None:
        """What a deleted mark at the very end of the text leaves: there is no next paragraph to go on in."""
        if self._carried:
            self._add(None, Pieces(self._carried), MAIN)

    def _seen(self, element: Element) -> None:
        if self.at is not None:
            self.at[element] = len(self.paras) + 1

    def _tied(self, found: Pieces, around: Around) -> tuple[str, ...]:
        """What deleted paragraphs leave goes to the next one of the text, not into a table between the two."""
        if around.where is not Where.BODY:
            return tuple(found.ties)
        tied = (*self._ties, *found.ties)
        self._ties.clear()
        return tied

    def _add(self, properties: Element | None, found: Pieces, around: Around) -> None:
        if len(self.paras) >= PARAGRAPHS_MAX:
            raise TooLargeError("段落多于一百万个")
        style = val(child(properties, "pStyle"))
        direct = paragraph_layer(properties)
        num, level, numbers = self._number(style, direct)
        base = self.styles.look(style, around.table_style, run_layer(child(properties, "rPr")))
        runs = tuple(self._runs(found, style, around))
        look = next((r.look for r in runs if r.text.strip()), base)
        shape = self.styles.shape(style, around.table_style, numbers, direct, look)
        text = "".join(r.text for r in runs)
        breaks, leads = self._breaks(found)
        in_body = around.where is Where.BODY
        starts = in_body and (self._new_page or leads or self._breaks_before(properties, style))
        self.paras.append(
            Para(
                index=len(self.paras) + 1,
                text=text,
                runs=runs,
                shape=replace(shape, frame=around.frame) if around.frame and not shape.frame else shape,
                base=base,
                style=self.styles.name(style or self.styles.default),
                number=self.numbering.next(num, level) if text.strip() else "",
                where=around.where,
                section=self.section,
                table=around.table,
                row=around.row,
                column=around.column,
                starts_page=starts,
                breaks=breaks,
                drawn=found.drawn,
                ties=self._tied(found, around),
            )
        )
        if in_body:
            # An empty paragraph at the head of a page leaves the next one there too, as does a break at the end.
            self._new_page = (starts and not text.strip()) or (breaks and not leads)

    def _runs(self, found: Pieces, style: str, around: Around) -> Iterator[Run]:
        for text, layer, name in found.texts:
            shown = text.replace(PAGE_BREAK, "")
            if shown:
                yield Run(shown, self.styles.look(style, around.table_style, layer), name)

    def _breaks(self, found: Pieces) -> tuple[bool, bool]:
        """Whether it holds a page break, and whether its text stands behind it."""
        text = "".join(t for t, _, _ in found.texts)
        before, mark, after = text.rpartition(PAGE_BREAK)
        return bool(mark), bool(mark and after.strip() and not before.replace(PAGE_BREAK, "").strip())

    def _breaks_before(self, properties: Element | None, style: str) -> bool:
        own = child(properties, "pageBreakBefore")
        if own is not None:
            return is_on(own)
        return bool(self.styles.layer(style or self.styles.default, "pPr").get("pageBreakBefore"))

    def _number(self, style: str, direct: Layer) -> tuple[str, int, Layer]:
        """List, level and the indents that these give; what a paragraph says itself goes before its style."""
        given = self.styles.numbering_of(style)
        given.update((k, direct[k]) for k in ("numId", "ilvl") if k in direct)
        num, level = given.get("numId", ""), int(number(given.get("ilvl", "")))
        found = self.numbering.level(num, level)
        return num, level, found.layer if found else EMPTY

    def _table(self, element: Element, around: Around) -> None:
        index = len(self.tables)
        self.tables.append(None)
        first = len(self.paras) + 1
        style = val(child(element, "tblPr/tblStyle"))
        inside = Around(Where.TABLE, index, style, around.frame)
        rows = [r for n, row in enumerate(_rows(element)) if (r := self._row(row, inside._replace(row=n))) is not None]
        section = self.section
        frame = frame_of(element, self.styles, style)
        self.tables[index] = Table(
            first=first,
            last=len(self.paras),
            rows=tuple(rows),
            section=section,
            nested=around.where is not Where.BODY,
            **frame._asdict(),
        )

    def _row(self, row: Element, around: Around) -> Row | None:
        header, unsplit, deleted = row_of(row)
        if deleted:
            self._seen(row)
            return None
        lengths = [0]
        column = 0
        for cell in _cells(row):
            before = len(self.paras)
            self.read(cell, around._replace(column=column))
            column += min(max(1, int(number(val(child(cell, "tcPr/gridSpan"))))), SPAN_MAX)
            lengths.append(sum(len(p.text) for p in self.paras[before:]))
        return Row(header, unsplit, max(lengths), sum(lengths))


def _rows(table: Element) -> Iterator[Element]:
    yield from _wrapped(table, W + "tr")


def _cells(row: Element) -> Iterator[Element]:
    yield from _wrapped(row, W + "tc")


def _wrapped(container: Element, name: str) -> Iterator[Element]:
    """Rows and cells may stand in content controls."""
    for element in container:
        if element.tag == name:
            yield element
        elif tag(element) == "sdt":
            content = child(element, "sdtContent")
            if content is not None:
                yield from _wrapped(content, name)
        elif tag(element) in CONTAINERS:
            yield from _wrapped(element, name)
