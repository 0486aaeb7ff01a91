"""版头 -> paragraphs: 份号 to 紧急程度, 发文机关标志, 发文字号 with 签发人, the red rule; GB/T 9704-2012, 7.2."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import Inlines, Letterhead, Text, plain
from reportgen.gongwen import (
    BELOW_ISSUERS,
    BELOW_RED_RULE,
    CHARACTER,
    HEAD_LINES,
    ISSUER_DEPTH_MM,
    ISSUER_SIZES,
    LINE,
    TWIPS_PER_HALF_POINT,
    TWIPS_PER_MM,
    UPRIGHT,
)
from reportgen.write.docx_runs import BLANK, paragraph, runs, set_width
from reportgen.write.escape import escape
from reportgen.write.inlines import DOCUMENT_WORD, one_line
from reportgen.zh import width

ISSUER_LINE = 1.4  # line pitch of 发文机关标志, in its own size
ISSUER_INK = 0.26  # of its size: from the upper edge of that line to the upper edge of the characters (measured)
GAP = 0.5  # characters between the names of several bodies and 文件
NAMES_A_ROW = 2  # 签发人; 7.2.6
SIGNED = "签发人："
_TAB = "<w:r><w:tab/></w:r>"


def letterhead(head: Letterhead, pitch: int = LINE) -> Iterator[str]:
    """All of it, with the empty lines behind it; `pitch` is that of the lines, in twips."""
    lines = [line for line in (head.copy_number, head.secrecy, head.urgency, head.draft) if line]
    yield from (paragraph("HeadLine", runs(one_line(line))) for line in lines)
    if head.issuers:
        yield from [BLANK] * (HEAD_LINES - len(lines))
        yield from _issuers(head, pitch)
        yield from [BLANK] * BELOW_ISSUERS
    if head.number or head.approvers:
        yield from _number(head)
        yield from [BLANK] * BELOW_RED_RULE
    elif lines and not head.issuers:
        yield BLANK


def _issuers(head: Letterhead, pitch: int) -> Iterator[str]:
    """发文机关标志: one body in the middle; several in lines of one length, 文件 at the middle of their right side."""
    names = [one_line(i) for i in head.issuers]
    word = DOCUMENT_WORD if head.document_word else ""
    room = UPRIGHT.text_width / TWIPS_PER_HALF_POINT
    if len(names) == 1:
        whole = (*names[0], Text(word)) if word else names[0]
        size = _fitting(plain(whole), room)
        yield _spacer(size, pitch)
        yield _mark(whole, size, '<w:jc w:val="center"/>')
        return
    widest = max((plain(n) for n in names), key=width)
    size = _fitting(widest + word, room - (GAP * ISSUER_SIZES[-1] if word else 0))
    yield _spacer(size, pitch)
    spread = '<w:jc w:val="distribute"/>'
    em = size * TWIPS_PER_HALF_POINT
    if not word:
        side = max(0, round((UPRIGHT.text_width - (width(widest) / 2 + GAP) * em) / 2))
        yield from (_mark(n, size, f'<w:ind w:left="{side}" w:right="{side}"/>{spread}') for n in names)
        return
    yield from _table(names, word, size, spread)


def _table(names: list[Inlines], word: str, size: int, spread: str) -> Iterator[str]:
    em = size * TWIPS_PER_HALF_POINT
    left = round((max(width(plain(n)) for n in names) / 2) * em) + 40
    right = round((width(word) / 2 + GAP) * em)
    grid = f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>'
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{left + right}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr>{grid}"
    )
    for number, name in enumerate(names):
        merge = '<w:vMerge w:val="restart"/>' if number == 0 else "<w:vMerge/>"
        beside = _mark((Text(word),) if number == 0 else (), size, '<w:jc w:val="right"/>')
        yield (
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{left}" w:type="dxa"/></w:tcPr>'
            f'{_mark(name, size, spread)}</w:tc><w:tc><w:tcPr><w:tcW w:w="{right}" w:type="dxa"/>{merge}'
            f'<w:vAlign w:val="center"/></w:tcPr>{beside}</w:tc></w:tr>'
        )
    yield "</w:tbl>"


def _fitting(text: str, room: float) -> int:
    """The largest size, in half points, at which the text fits `room` half points."""
    ems = max(width(text) / 2, 1)
    return next((size for size in ISSUER_SIZES if size * ems <= room), int(room / ems))


def _spacer(size: int, pitch: int) -> str:
    """What brings the upper edge of the characters to 35 mm below that of 版心."""
    em = size * TWIPS_PER_HALF_POINT
    depth = round(ISSUER_DEPTH_MM * TWIPS_PER_MM - HEAD_LINES * pitch - ISSUER_INK * em)
    return paragraph("Blank", "", f'<w:spacing w:line="{max(depth, 20)}" w:lineRule="exact"/>')


def _mark(inlines: Inlines, size: int, layout: str) -> str:
    pitch = round(size * TWIPS_PER_HALF_POINT * ISSUER_LINE)
    text = escape(plain(inlines))
    look = f'<w:rFonts w:hint="eastAsia"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    run = f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>" if text else ""
    return paragraph("Issuer", run, f'<w:spacing w:line="{pitch}" w:lineRule="exact"/>{layout}')


def _number(head: Letterhead) -> Iterator[str]:
    """发文字号 in the middle; of a paper that goes up at the left, with 签发人 at the right in its last line."""
    number = runs(one_line(head.number))
    if not head.approvers:
        yield paragraph("DocumentNumber", number)
        return
    names = [one_line(a) for a in head.approvers]
    name = round(max(set_width(plain(n)) for n in names) * CHARACTER)
    in_a_row = min(NAMES_A_ROW, len(names))
    first = UPRIGHT.text_width - CHARACTER - name * in_a_row - CHARACTER * (in_a_row - 1)
    others = [first + n * (name + CHARACTER) for n in range(1, in_a_row)]
    rows = [names[start : start + in_a_row] for start in range(0, len(names), in_a_row)]
    for at, row in enumerate(rows):
        start = first - len(SIGNED) * CHARACTER if at == 0 else first
        tabs = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in (start, *others))
        last = at == len(rows) - 1
        content = (number if last else "") + _TAB + (runs((Text(SIGNED),)) if at == 0 else "")
        content += _TAB.join(runs(n, "Approver") for n in row)
        yield paragraph("DocumentNumberUp" if last else "Approvers", content, f"<w:tabs>{tabs}</w:tabs>")
