"""Table -> w:tbl as text: one pass, for annexes of 50,000 rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import gt

from reportgen.document import Cell, Table, Text, plain
from reportgen.gongwen import CELL_MARGINS, TABLE_LINE, Paper
from reportgen.write.columns import EM, column_widths, short_columns
from reportgen.write.docx_runs import one_clean_run, runs
from reportgen.write.inlines import lines
from reportgen.write.measure import lines_of

SPARE = 4  # lines of a page that the header row and the margins of cells take
TAKEN = 2 * CELL_MARGINS[1] + 10  # twips of a column: the margins of its cells and its rules
LOST = 3  # characters of a line that, on an average, what can't be parted leaves empty, but never more than half
_SIGN = "字"
_ONE = ((Text(_SIGN),),)
_TWO = _ONE + _ONE
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_TALL_ROW = "<w:tr>"  # LibreOffice would lose what a row that can't be split has beyond the page
_HEAD_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def table(block: Table, paper: Paper) -> Iterator[str]:
    """The table, as wide as the paper's 版心, in pieces of a row."""
    if not block.columns:
        return
    widths = column_widths(block, paper.text_width)
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    # Centred, for Word sets a flush table's text, not its edge, on the margin when told to be compatible.
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{paper.text_width}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    opened = [f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>' for w in widths]
    heads = (_cell(o, "TableHead", (c.head,)) for o, c in zip(opened, block.columns, strict=True))
    yield _HEAD_ROW + "".join(heads) + "</w:tr>"
    styles = ["TableCentre" if short else "TableText" for short in short_columns(block)]
    most = paper.text_height // TABLE_LINE - SPARE
    rooms = [max(1.0, (w - TAKEN) / EM) for w in widths]
    # A tall cell has a long text or many paragraphs, and so much XML: of 40,000 cells nearly none needs a closer look.
    limits = [len(_cell(o, s, _ONE)) + _sure(r, most) for o, s, r in zip(opened, styles, rooms, strict=True)]
    drawers = [_drawer(o, style) for o, style in zip(opened, styles, strict=True)]
    for row in block.rows:
        cells = [draw(cell) for draw, cell in zip(drawers, row, strict=True)]
        tall = any(map(gt, map(len, cells), limits)) and any(
            len(xml) > limit and _is_tall(cell, room, most)
            for cell, xml, limit, room in zip(row, cells, limits, rooms, strict=True)
        )
        yield (_TALL_ROW if tall else _ROW) + "".join(cells) + "</w:tr>"
    yield "</w:tbl>"


def _sure(room: float, most: int) -> float:
    """Characters that surely fit into so many lines."""
    return most * max(room / 2, room - LOST)


def _is_tall(cell: Cell, room: float, most: int) -> bool:
    """Whether a cell has more than `most` lines of `room` characters."""
    whole = "".join([run.text for part in cell for run in part])
    if "\n" not in whole and len(whole) <= _sure(room, most - len(cell)):  # nearly always
        return False
    paragraphs = [plain(line) for part in cell for line in lines(part)]
    if sum(map(len, paragraphs)) <= _sure(room, most - len(paragraphs)):
        return False
    count = 0
    for paragraph in paragraphs:
        count += lines_of(paragraph, room, most)
        if count > most:
            return True
    return False


def _drawer(opened: str, style: str) -> Callable[[Cell], str]:
    """`_cell` of one column, with what is the same for all plain cells made once."""
    # There are 40,000 cells.
    head, joint, tail = _cell(opened, style, _TWO).split(_SIGN)

    def draw(cell: Cell) -> str:
        if len(cell) == 1 and (text := one_clean_run(cell[0])):
            return head + text + tail
        texts = [one_clean_run(part) for part in cell]
        if texts and all(texts):  # nearly always
            return head + joint.join(texts) + tail
        return _cell(opened, style, cell)

    return draw


def _cell(opened: str, style: str, cell: Cell) -> str:
    layout = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    paragraphs = "".join(f"{layout}{runs(line)}</w:p>" for part in cell for line in lines(part))
    return f"{opened}{paragraphs or layout + '</w:p>'}</w:tc>"
