"""The flow of a document -> HTML elements, dressed as the page that they are for wants it."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import Cell, Imprint, Letterhead, SignOff, Table, plain
from reportgen.gongwen import LANDSCAPE, TWIPS_PER_HALF_POINT, UPRIGHT, HouseStyle, Paper
from reportgen.write.columns import column_widths, short_columns
from reportgen.write.flow import Flow, Illustration, Para, Sheet, Style
from reportgen.write.html_dress import Dress
from reportgen.write.html_frame import frame
from reportgen.write.inlines import cut, lines
from reportgen.write.svg import svg
from reportgen.write.title import title_lines

TAGS = {
    Style.TITLE: "h1",
    Style.HEADING1: "h2",
    Style.HEADING2: "h3",
    Style.HEADING3: "h4",
    Style.HEADING4: "h5",
    Style.ATTACHMENT_TITLE: "h2",
}
TITLE = frozenset({Style.TITLE})
TITLES = TITLE | {Style.ATTACHMENT_TITLE}


class Body:
    """The elements of one document; charts and tables are counted through. `broken`: what has the lines of Word."""

    def __init__(self, style: HouseStyle, dress: Dress, broken: frozenset[Style] = TITLE) -> None:
        self.style = style
        self.dress = dress
        self.broken = broken
        self.table = 0

    def sections(self, items: list[Flow]) -> Iterator[str]:
        """A `section` for each run of sheets of one direction, all elements of the paper within."""
        first = items[0] if items and isinstance(items[0], Sheet) else Sheet(False)
        paper = _paper(first)
        yield f'<section class="{_turn(first)}">\n'
        for item in items:
            if isinstance(item, Sheet):
                paper = _paper(item)
                if item is not first:
                    yield f'</section>\n<section class="{_turn(item)}">\n'
            elif isinstance(item, Para):
                yield self._paragraph(item, paper)
            elif isinstance(item, Letterhead | SignOff | Imprint):
                yield from frame(item, self.dress)
            elif isinstance(item, Illustration):
                yield from self._illustration(item)
            else:
                yield from self._table(item)
        yield "</section>\n"

    def _paragraph(self, para: Para, paper: Paper) -> str:
        """`paper` is that which it stands on."""
        tag = TAGS.get(para.style, "p")
        marks = self.dress.block(para.origin)
        lead = self.dress.inner(para.lead)
        if para.lead and para.style is Style.BODY:
            lead = f'<span class="lead{para.level}">{lead}</span>'
        if para.style in self.broken:
            room = paper.text_width / (self.style.title_size * TWIPS_PER_HALF_POINT)
            parts = cut(para.inlines, title_lines(plain(para.inlines), room))
            text = "<br>".join(map(self.dress.inner, parts))
        else:
            text = self.dress.inner(para.inlines)
        # 附件：… alone has no number to stand under.
        alone = " alone" if para.style is Style.ATTACHMENT_NOTE and plain(para.lead).endswith("：") else ""
        return f'<{tag} class="{para.style.value}{alone}"{marks}>{lead}{text}</{tag}>\n'

    def _illustration(self, item: Illustration) -> Iterator[str]:
        marks = self.dress.block(item.chart.origin)
        yield f"<figure{marks}>\n{svg(item.chart, f'chart{item.number}', self.style)}"
        yield f"<figcaption>{self.dress.inner(item.caption)}</figcaption>\n"
        if item.chart.note:
            yield f'<p class="chart-note">{self.dress.inner(item.chart.note)}</p>\n'
        yield "</figure>\n"

    def _table(self, table: Table) -> Iterator[str]:
        self.table += 1
        marks = self.dress.block(table.origin)
        heads = "".join(f'<th scope="col">{self.dress.inner(c.head)}</th>' for c in table.columns)
        yield (
            f'<div class="scroll"><table class="t{self.table}"{marks}><colgroup>{"<col>" * len(table.columns)}'
            f"</colgroup>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        )
        for row in table.rows:
            yield "<tr>" + "".join(f"<td>{self._cell(cell)}</td>" for cell in row) + "</tr>\n"
        yield "</tbody></table></div>\n"

    def _cell(self, cell: Cell) -> str:
        return "<br>".join(self.dress.inner(line, cell=True) for part in cell for line in lines(part))


def _paper(sheet: Sheet) -> Paper:
    return LANDSCAPE if sheet.landscape else UPRIGHT


def _turn(sheet: Sheet) -> str:
    return "landscape" if sheet.landscape else "upright"


def column_rules(items: list[Flow]) -> Iterator[str]:
    """Widths and centred columns of each table, as rules: style attributes would need a laxer policy."""
    for number, (table, paper) in enumerate(_tables(items), 1):
        yield _columns(number, table, paper)


def _tables(items: list[Flow]) -> Iterator[tuple[Table, Paper]]:
    """Each table with the sheet that it is printed on."""
    paper = UPRIGHT
    for item in items:
        if isinstance(item, Sheet):
            paper = _paper(item)
        elif isinstance(item, Table):
            yield item, paper


def _columns(number: int, table: Table, paper: Paper) -> str:
    whole = paper.text_width
    rules = ""
    widths = column_widths(table, whole)
    for n, (width, short) in enumerate(zip(widths, short_columns(table), strict=True), 1):
        rules += f".t{number} col:nth-child({n}) {{ width: {100 * width / whole:.2f}% }}\n"
        if short:
            rules += f".t{number} td:nth-child({n}) {{ text-align: center }}\n"
    return rules
