"""Document -> one HTML file that stands alone: for a web page, and to print on A4 as GB/T 9704-2012 has it.

It holds no script, no style attribute and no link, so it passes any content security policy that allows its
one style element; and nothing of where the text came from.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import Cell, Document, Imprint, Inlines, Letterhead, Look, SignOff, Table, plain
from reportgen.gongwen import LANDSCAPE, NATIONAL, TWIPS_PER_HALF_POINT, UPRIGHT, HouseStyle, Paper
from reportgen.write.columns import column_widths, short_columns
from reportgen.write.escape import attribute, escape
from reportgen.write.flow import Flow, Illustration, Para, Sheet, Style, flow
from reportgen.write.html_frame import frame
from reportgen.write.html_style import chart_css, css
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
LOOKS = {
    Look.PLAIN: "{}",
    Look.LEAD: '<span class="point">{}</span>',
    Look.STRONG: "<strong>{}</strong>",
    Look.SUB: "<sub>{}</sub>",
    Look.SUP: "<sup>{}</sup>",
    Look.MISSING: "<mark>{}</mark>",
}


def write(document: Document, style: HouseStyle = NATIONAL) -> bytes:
    """UTF-8. The same document gives the same bytes."""
    return "".join(_page(document, list(flow(document)), style)).encode()


def _page(document: Document, items: list[Flow], style: HouseStyle) -> Iterator[str]:
    title = document.properties.title or plain(document.title)
    yield (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
    )
    if document.properties.author:
        yield f'<meta name="author" content="{attribute(document.properties.author)}">\n'
    yield f"<style>\n{css(style)}"
    yield from (_columns(n, table, paper) for n, (table, paper) in enumerate(_tables(items), 1))
    if any(isinstance(item, Illustration) for item in items):
        yield chart_css(style)
    first = items[0] if items and isinstance(items[0], Sheet) else Sheet(False)
    yield f'</style>\n</head>\n<body>\n<main>\n<section class="{_turn(first)}">\n'
    number = 0
    for item in items:
        if isinstance(item, Sheet):
            if item is not first:
                yield f'</section>\n<section class="{_turn(item)}">\n'
        elif isinstance(item, Para):
            yield _paragraph(item, style, LANDSCAPE if first.landscape else UPRIGHT)
        elif isinstance(item, Letterhead | SignOff | Imprint):
            yield from frame(item, text_of)
        elif isinstance(item, Illustration):
            yield from _illustration(item, style)
        else:
            number += 1
            yield from _table(item, number)
    yield "</section>\n</main>\n</body>\n</html>\n"


def _turn(sheet: Sheet) -> str:
    return "landscape" if sheet.landscape else "upright"


def _paragraph(para: Para, style: HouseStyle, paper: Paper) -> str:
    """`paper` is that of the title."""
    tag = TAGS.get(para.style, "p")
    lead = text_of(para.lead)
    if para.lead and para.style is Style.BODY:
        lead = f'<span class="lead{para.level}">{lead}</span>'
    text = text_of(para.inlines)
    if para.style is Style.TITLE:  # broken where it is in Word
        room = paper.text_width / (style.title_size * TWIPS_PER_HALF_POINT)
        text = "<br>".join(map(text_of, cut(para.inlines, title_lines(plain(para.inlines), room))))
    # 附件：… alone has no number to stand under.
    alone = " alone" if para.style is Style.ATTACHMENT_NOTE and lead.endswith("：") else ""
    return f'<{tag} class="{para.style.value}{alone}">{lead}{text}</{tag}>\n'


def _illustration(item: Illustration, style: HouseStyle) -> Iterator[str]:
    yield f"<figure>\n{svg(item.chart, f'chart{item.number}', style)}"
    yield f"<figcaption>{text_of(item.caption)}</figcaption>\n"
    if item.chart.note:
        yield f'<p class="chart-note">{text_of(item.chart.note)}</p>\n'
    yield "</figure>\n"


def text_of(inlines: Inlines) -> str:
    """Inlines with their looks as elements."""
    return "".join(LOOKS[t.look].format(escape(t.text)) for t in inlines if t.text)


def _table(table: Table, number: int) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{text_of(c.head)}</th>' for c in table.columns)
    yield (
        f'<div class="scroll"><table class="t{number}"><colgroup>{"<col>" * len(table.columns)}</colgroup>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    )
    for row in table.rows:
        yield "<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>\n"
    yield "</tbody></table></div>\n"


def _cell(cell: Cell) -> str:
    return "<br>".join(text_of(line) for part in cell for line in lines(part))


def _tables(items: list[Flow]) -> Iterator[tuple[Table, Paper]]:
    """Each table with the sheet that it is printed on."""
    paper = UPRIGHT
    for item in items:
        if isinstance(item, Sheet):
            paper = LANDSCAPE if item.landscape else UPRIGHT
        elif isinstance(item, Table):
            yield item, paper


def _columns(number: int, table: Table, paper: Paper) -> str:
    """Widths and centred columns of one table, as rules: style attributes would need a laxer policy."""
    whole = paper.text_width
    rules = ""
    widths = column_widths(table, whole)
    for n, (width, short) in enumerate(zip(widths, short_columns(table), strict=True), 1):
        rules += f".t{number} col:nth-child({n}) {{ width: {100 * width / whole:.2f}% }}\n"
        if short:
            rules += f".t{number} td:nth-child({n}) {{ text-align: center }}\n"
    return rules
