"""版记 -> a text box that stands on the lower edge of 版心, on the last page; GB/T 9704-2012, 7.4."""

from __future__ import annotations

from math import ceil

from reportgen.document import Imprint, Inlines, Text, plain
from reportgen.gongwen import IMPRINT_CHARACTER, IMPRINT_LINE, IMPRINT_RULES, UPRIGHT
from reportgen.write.docx_box import Box, in_margins, text_box
from reportgen.write.docx_runs import paragraph, runs, set_width
from reportgen.write.inlines import one_line, stopped

COPIES = "抄送："
TAIL = 20  # the paragraph that Word wants behind a table
_TAB = "<w:r><w:tab/></w:r>"
_BOX = Box(
    number=3,
    name="版记",
    width=UPRIGHT.text_width,
    height=0,
    across=in_margins("left"),
    down=in_margins("bottom"),
    wrap="wrapTopAndBottom",  # the text above keeps clear of it
    foot=True,
)


def imprint(block: Imprint, properties: str = "") -> str:
    """The last paragraph of the paper, to which the box is tied; `properties` are those of its section."""
    rows = []
    lines = 0
    if block.copies_to:
        copies = stopped(one_line(block.copies_to))
        rows.append(paragraph("ImprintCopies", runs((Text(COPIES), *copies))))
        room = UPRIGHT.text_width / IMPRINT_CHARACTER - 2 - len(COPIES)
        lines += ceil(set_width(plain(copies)) / int(room))
    if block.printer or block.printed_on:
        rows.append(paragraph("ImprintText", runs(one_line(block.printer)) + _TAB + runs(_printed(block))))
        lines += 1
    if not rows:
        return paragraph("Tail", "", properties)
    height = lines * IMPRINT_LINE + TAIL + 8 * len(rows)
    return paragraph("Tail", text_box(_BOX._replace(height=height), _table(rows) + paragraph("Tail", "")), properties)


def _printed(block: Imprint) -> Inlines:
    date = one_line(block.printed_on)
    return (*date, Text("印发")) if date else ()


def _table(rows: list[str]) -> str:
    """One column; a thick rule above and below, a thin one between."""
    first, between, last = IMPRINT_RULES
    cells = []
    for number, row in enumerate(rows):
        top = first if number == 0 else between
        bottom = last if number == len(rows) - 1 else between
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
            for side, size in (("top", top), ("bottom", bottom))
        )
        cells.append(
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{UPRIGHT.text_width}" w:type="dxa"/>'
            f"<w:tcBorders>{edges}</w:tcBorders></w:tcPr>{row}</w:tc></w:tr>"
        )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{UPRIGHT.text_width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{UPRIGHT.text_width}"/></w:tblGrid>{"".join(cells)}</w:tbl>'
    )
