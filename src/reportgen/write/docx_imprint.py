"""版记 -> a text box that stands on the lower edge of 版心, on the last page; GB/T 9704-2012, 7.4."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.document import Imprint, Inlines, Text, plain
from reportgen.gongwen import IMPRINT_CHARACTER, IMPRINT_LINE, IMPRINT_MOST, IMPRINT_RULES, TAIL_LINE, UPRIGHT
from reportgen.write.docx_box import Box, in_margins, text_box
from reportgen.write.docx_runs import TAB, paragraph, runs
from reportgen.write.inlines import one_line, stopped
from reportgen.write.measure import lines_of, set_width

COPIES = "抄送："
ROOM = UPRIGHT.text_width / IMPRINT_CHARACTER - 2  # characters of a line: one is left blank on either side
SPARE = 1  # characters: a line too many leaves a gap above 版记, one too few would push it off its page
TWIPS_PER_EIGHTH = 2.5  # of a point, in which rules are measured
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


class Row(NamedTuple):
    """What stands between two rules, and how many lines it takes."""

    content: str
    lines: int


def imprint(block: Imprint, properties: str = "") -> str:
    """The last paragraph of the paper, to which the box is tied; `properties` are those of its section.

    One of more than IMPRINT_MOST lines would leave its page at the top, so it stands in the text.
    """
    rows = _rows(block)
    lines = sum(row.lines for row in rows)
    if not rows:
        return paragraph("Tail", "", properties)
    if lines > IMPRINT_MOST:
        return _table(rows) + paragraph("Tail", "", properties)
    height = lines * IMPRINT_LINE + TAIL_LINE + round(sum(IMPRINT_RULES) * TWIPS_PER_EIGHTH)
    box = text_box(_BOX._replace(height=height), _table(rows) + paragraph("Tail", ""))
    return paragraph("Tail", box, properties)


def _rows(block: Imprint) -> list[Row]:
    rows = []
    if block.copies_to:
        copies = stopped(one_line(block.copies_to))
        count = lines_of(plain(copies), ROOM - len(COPIES) - SPARE)
        rows.append(Row(paragraph("ImprintCopies", runs((Text(COPIES), *copies))), count))
    if block.printer or block.printed_on:
        rows.append(_printed(block))
    return rows


def _printed(block: Imprint) -> Row:
    """印发机关 at the left and 印发日期 at the right, the date in a line of its own where the name is long."""
    printer = one_line(block.printer)
    date: Inlines = (*one_line(block.printed_on), Text("印发")) if block.printed_on else ()
    if set_width(plain(printer)) + 1 + set_width(plain(date)) <= ROOM:
        return Row(paragraph("ImprintText", runs(printer) + TAB + runs(date)), 1)
    name = paragraph("ImprintText", runs(printer))
    return Row(name + paragraph("ImprintText", TAB + runs(date)), lines_of(plain(printer), ROOM - SPARE) + 1)


def _table(rows: list[Row]) -> str:
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
        split = "" if row.lines > IMPRINT_MOST else "<w:trPr><w:cantSplit/></w:trPr>"
        cells.append(
            f'<w:tr>{split}<w:tc><w:tcPr><w:tcW w:w="{UPRIGHT.text_width}" w:type="dxa"/>'
            f"<w:tcBorders>{edges}</w:tcBorders></w:tcPr>{row.content}</w:tc></w:tr>"
        )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{UPRIGHT.text_width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{UPRIGHT.text_width}"/></w:tblGrid>{"".join(cells)}</w:tbl>'
    )
