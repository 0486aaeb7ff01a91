"""Document -> one HTML file that stands alone: for a web page, and to print on A4 as GB/T 9704-2012 has it.

It holds no script, no style attribute and no link, so it passes any content security policy that allows its
one style element; and nothing of where the text came from.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import Cell, Document, Inlines, Look, Table, plain
from reportgen.gongwen import (
    BODY_FACE,
    CHARACTER_SPACING,
    HEADING_FACES,
    HEI,
    LANDSCAPE,
    LATIN,
    SONG,
    TITLE_FACE,
    TITLE_SIZE,
    TWIPS_PER_HALF_POINT,
    UPRIGHT,
    Face,
    Paper,
    mm,
)
from reportgen.write.columns import column_widths, short_columns
from reportgen.write.escape import attribute, escape
from reportgen.write.flow import Flow, Para, Sheet, Style, flow, lines
from reportgen.write.title import block_width

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
    Look.STRONG: "<strong>{}</strong>",
    Look.SUB: "<sub>{}</sub>",
    Look.SUP: "<sup>{}</sup>",
    Look.MISSING: "<mark>{}</mark>",
}


def write(document: Document) -> bytes:
    """UTF-8. The same document gives the same bytes."""
    return "".join(_page(document, list(flow(document)))).encode()


def _page(document: Document, items: list[Flow]) -> Iterator[str]:
    title = document.properties.title or plain(document.title)
    tables = [item for item in items if isinstance(item, Table)]
    yield (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
    )
    if document.properties.author:
        yield f'<meta name="author" content="{attribute(document.properties.author)}">\n'
    yield f"<style>\n{_css()}{_title_width(plain(document.title))}"
    yield from (_columns(n, table) for n, table in enumerate(tables, 1))
    yield '</style>\n</head>\n<body>\n<main>\n<section class="upright">\n'
    number = 0
    for item in items:
        if isinstance(item, Sheet):
            yield f'</section>\n<section class="{"landscape" if item.landscape else "upright"}">\n'
        elif isinstance(item, Para):
            yield _paragraph(item)
        else:
            number += 1
            yield from _table(item, number)
    yield "</section>\n</main>\n</body>\n</html>\n"


def _paragraph(para: Para) -> str:
    tag = TAGS.get(para.style, "p")
    lead = _inlines(para.lead)
    if para.lead and para.style is Style.BODY:
        lead = f'<span class="lead{para.level}">{lead}</span>'
    return f'<{tag} class="{para.style.value}">{lead}{_inlines(para.inlines)}</{tag}>\n'


def _inlines(inlines: Inlines) -> str:
    return "".join(LOOKS[t.look].format(escape(t.text)) for t in inlines if t.text)


def _table(table: Table, number: int) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_inlines(c.head)}</th>' for c in table.columns)
    yield (
        f'<div class="scroll"><table class="t{number}"><colgroup>{"<col>" * len(table.columns)}</colgroup>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    )
    for row in table.rows:
        yield "<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>\n"
    yield "</tbody></table></div>\n"


def _cell(cell: Cell) -> str:
    return "<br>".join(_inlines(line) for part in cell for line in lines(part))


def _columns(number: int, table: Table) -> str:
    """Widths and centred columns of one table, as rules: style attributes would need a laxer policy."""
    whole = UPRIGHT.text_width
    rules = ""
    widths = column_widths(table.columns, whole)
    for n, (width, short) in enumerate(zip(widths, short_columns(table), strict=True), 1):
        rules += f".t{number} col:nth-child({n}) {{ width: {100 * width / whole:.2f}% }}\n"
        if short:
            rules += f".t{number} td:nth-child({n}) {{ text-align: center }}\n"
    return rules


def _title_width(title: str) -> str:
    """The title breaks where it does in Word."""
    width = block_width(title, UPRIGHT.text_width / (TITLE_SIZE * TWIPS_PER_HALF_POINT))
    return f".title {{ max-width: {width:.1f}em; margin-inline: auto; text-wrap: wrap }}\n" if width else ""


def _families(face: Face) -> str:
    """Latin first, for a Chinese face has Latin letters too; `digits` has nothing else, so “ ” stay full-width."""
    names = ("digits", face.name, *face.others)
    return ", ".join(f'"{name}"' for name in names) + ", serif"


def _paper(paper: Paper) -> str:
    edges = " ".join(f"{mm(edge)}mm" for edge in paper.margins)
    return f"size: {mm(paper.width)}mm {mm(paper.height)}mm; margin: {edges}"


def _css() -> str:
    """Lengths in em of 3号 type, so that a screen may show it smaller; in print 1 em is 16 pt.

    Longer than other functions: it is one style sheet.
    """
    number = f'content: "— " counter(page) " —"; font: 14pt {_families(SONG)}'
    leads = "".join(
        f".lead{n}, .heading{n} {{ font-family: {_families(face)} }}\n" for n, face in enumerate(HEADING_FACES, 1)
    )
    latin = ", ".join(f'local("{name}")' for name in (LATIN.name, *LATIN.others))
    return f"""@font-face {{ font-family: "digits"; src: {latin}; unicode-range: U+20-7E }}
@page {{ {_paper(UPRIGHT)} }}
@page :right {{ @bottom-right {{ {number}; padding-right: 14pt }} }}
@page :left {{ @bottom-left {{ {number}; padding-left: 14pt }} }}
@page sheet {{ {_paper(LANDSCAPE)} }}
body {{ margin: 0; color: #000; background: #fff; font: 1rem/1.81 {_families(BODY_FACE)} }}
main {{ max-width: 28em; margin: 2em auto; padding: 0 1em }}
h1, h2, h3, h4, h5, p {{ margin: 0; font-size: 1em; font-weight: normal; text-align: justify }}
h2, h3, h4, h5 {{ break-after: avoid }}
.body, .heading1, .heading2, .heading3, .heading4 {{ text-indent: 2em }}
.title, .attachment-title {{ text-align: center; text-wrap: balance; text-indent: 0; font-size: 1.375em }}
.title, .attachment-title {{ font-family: {_families(TITLE_FACE)}; line-height: 1.4 }}
{leads}.title + :not(.title), .attachment-title + :not(.attachment-title), .attachment-mark + * {{ margin-top: 1.81em }}
.attachment-mark {{ font-family: {_families(HEI)} }}
.attachment-mark + .attachment-title {{ margin-top: 1em }}
.attachment-note {{ padding-left: 6em; text-indent: -1em }}
:not(.attachment-note) + .attachment-note {{ margin-top: 1.81em; text-indent: -4em }}
.signer, .date {{ margin-left: 48%; text-align: center }}
.signer, .attachment-note {{ break-after: avoid }}
:not(.signer) + .signer, :not(.signer) + .date {{ margin-top: 1.81em }}
.scroll {{ overflow-x: auto }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 0.875em; line-height: 1.43 }}
th, td {{ border: 1px solid #000; padding: 0.2em 0.3em; overflow-wrap: anywhere }}
th {{ font-weight: normal; font-family: {_families(HEI)} }}
thead {{ display: table-header-group }}
tr {{ break-inside: avoid }}
mark {{ background: #ff0; color: #000 }}
sub, sup {{ font-size: 0.65em; line-height: 0 }}
section + section {{ margin-top: 3em }}
.landscape table {{ min-width: 48em }}
@media print {{
body {{ font-size: 16pt; letter-spacing: {CHARACTER_SPACING / 20}pt; orphans: 1; widows: 1 }}
main {{ max-width: none; margin: 0; padding: 0 }}
section + section {{ margin: 0; break-before: page }}
.landscape {{ page: sheet }}
.landscape table {{ min-width: 0 }}
.scroll {{ overflow: visible }}
table {{ font-size: 10.5pt }}
}}
"""
