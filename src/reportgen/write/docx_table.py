"""Table -> w:tbl as text: one pass, for annexes of 50,000 rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgen.document import Cell, Inlines, Table, plain
from reportgen.gongwen import TABLE_LINE, Paper
from reportgen.write.columns import GAP, HAN, column_widths, short_columns
from reportgen.write.inlines import lines

SPARE = 4  # lines of a page that the header row and the margins of cells take
CELL_MARGINS = 124  # left and right, and the rules, twips
CELL_XML = 200  # characters of markup that any cell with text has
DIGIT, CAPITAL = HAN // 2, 150  # twips
LOST = 5 * HAN  # what marks that may not begin or end a line leave of it, but never more than half
# What is never parted: a character or a Latin word, with marks that may not end a line before, not begin one behind it.
_UNIT = re.compile("[“‘（《〈【〔「『]*(?:[!-~]+|.)[，。、；：？！”’）》〉】〕」』…—·～％]*")
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_TALL_ROW = "<w:tr>"  # LibreOffice would lose what a row that can't be split has beyond the page
_HEAD_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"

Runs = Callable[[Inlines], str]


def table(block: Table, paper: Paper, runs: Runs) -> Iterator[str]:
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
    heads = (_cell(o, "TableHead", (c.head,), runs) for o, c in zip(opened, block.columns, strict=True))
    yield _HEAD_ROW + "".join(heads) + "</w:tr>"
    styles = ["TableCentre" if short else "TableText" for short in short_columns(block)]
    most = paper.text_height // TABLE_LINE - SPARE
    rooms = [max(HAN, w - CELL_MARGINS) for w in widths]
    for row in block.rows:
        cells = [_cell(o, style, cell, runs) for o, style, cell in zip(opened, styles, row, strict=True)]
        yield (_TALL_ROW if _is_tall(row, cells, rooms, most) else _ROW) + "".join(cells) + "</w:tr>"
    yield "</w:tbl>"


def _is_tall(row: tuple[Cell, ...], made: list[str], rooms: list[int], most: int) -> bool:
    """Whether a cell has more than `most` lines, when they are `rooms` wide."""
    for cell, xml, room in zip(row, made, rooms, strict=True):
        # A tall cell has a long text or many paragraphs, and so much XML; the others need no counting.
        if len(xml) > CELL_XML + most * max(room // 2, room - LOST) // HAN:
            count = 0
            for line in (line for part in cell for line in lines(part)):
                count += _count(plain(line), room, most)
                if count > most:
                    return True
    return False


def _count(text: str, room: int, most: int) -> int:
    """How many lines a paragraph takes, rather too many than too few; beyond `most` it isn't counted further."""
    count, left = 0, 0
    for unit in _UNIT.findall(text):
        narrow = DIGIT if unit[0].isdigit() else CAPITAL
        wide = len(unit) * narrow + 2 * GAP if unit.isascii() else len(unit) * HAN
        if wide > left:
            begun = -(-wide // room)  # more than one for a word that is longer than a line
            count, left = count + begun, begun * room
            if count > most:
                break
        left -= wide
    return count


def _cell(opened: str, style: str, cell: Cell, runs: Runs) -> str:
    layout = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    paragraphs = "".join(f"{layout}{runs(line)}</w:p>" for part in cell for line in lines(part))
    return f"{opened}{paragraphs or layout + '</w:p>'}</w:tc>"
