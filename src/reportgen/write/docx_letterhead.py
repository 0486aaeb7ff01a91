"""版头 -> paragraphs: 份号 to 紧急程度, 发文机关标志, 发文字号 with 签发人, the red rule; GB/T 9704-2012, 7.2."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from reportgen.document import Inlines, Letterhead, Text, plain
from reportgen.gongwen import (
    APPROVERS_A_ROW,
    BELOW_ISSUERS,
    BELOW_RED_RULE,
    CHARACTER,
    HEAD_LINES,
    ISSUER_DEPTH_MM,
    ISSUER_SIZES,
    ISSUERS_HIGH,
    LINE,
    TITLE_SIZE,
    TWIPS_PER_HALF_POINT,
    TWIPS_PER_MM,
    UPRIGHT,
)
from reportgen.write.docx_runs import BLANK, TAB, paragraph, runs
from reportgen.write.inlines import DOCUMENT_WORD, cut, one_line
from reportgen.write.measure import set_width
from reportgen.write.title import title_lines
from reportgen.zh import width

ISSUER_LINE = 1.4  # line pitch of 发文机关标志, in its own size
ISSUER_INK = 0.26  # of its size: from the upper edge of that line to the upper edge of the characters (measured)
GAP = 0.5  # characters between the names of several bodies and 文件
SIGNED = "签发人："


def letterhead(head: Letterhead, pitch: int = LINE) -> Iterator[str]:
    """All of it, with the empty lines behind it; `pitch` is that of the lines, in twips."""
    lines = head_lines(head)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{UPRIGHT.text_width}"/></w:tabs>'
    for line in lines:
        yield paragraph("HeadLine", TAB.join(map(runs, line)), tab if len(line) > 1 else "")
    if head.issuers:
        yield from [BLANK] * (HEAD_LINES - len(lines))
        yield from _issuers(head, pitch)
        yield from [BLANK] * BELOW_ISSUERS
    if head.number or head.approvers:
        yield from _number(head)
        yield from [BLANK] * BELOW_RED_RULE
    elif lines and not head.issuers:
        yield BLANK


def letterhead_lines(head: Letterhead, pitch: int = LINE) -> int:
    """How many lines of the text it takes."""
    numbers = len(list(_number(head))) + BELOW_RED_RULE if head.number or head.approvers else 0
    if not head.issuers:
        return len(head_lines(head)) + (numbers or 1)
    lines, _, size = issuer_mark(head)
    marks = ISSUER_LINE * size * TWIPS_PER_HALF_POINT * len(lines)
    return ceil((ISSUER_DEPTH_MM * TWIPS_PER_MM + marks) / pitch) + BELOW_ISSUERS + numbers


def head_lines(head: Letterhead) -> list[list[Inlines]]:
    """份号, 密级, 紧急程度, 稿次, a line each; were they four, 稿次 stands at the right of the first."""
    lines = [[one_line(i)] for i in (head.copy_number, head.secrecy, head.urgency, head.draft) if i]
    if len(lines) > HEAD_LINES:
        lines[0] += lines.pop()
    return lines


def _issuers(head: Letterhead, pitch: int) -> Iterator[str]:
    """发文机关标志: one body in the middle; several in lines of one length, 文件 at the middle of their right side."""
    lines, word, size = issuer_mark(head)
    yield _blank(size, pitch)
    if len(head.issuers) == 1:
        yield from (_mark(line, size, '<w:jc w:val="center"/>') for line in lines)
        return
    spread = '<w:jc w:val="distribute"/>'
    em = size * TWIPS_PER_HALF_POINT
    if word:
        yield from _table(lines, word, size, spread)
        return
    side = max(0, round((UPRIGHT.text_width - (_ems(lines) + GAP) * em) / 2))
    yield from (_mark(n, size, f'<w:ind w:left="{side}" w:right="{side}"/>{spread}') for n in lines)


def issuer_mark(head: Letterhead) -> tuple[list[Inlines], str, int]:
    """The lines of the mark, the word beside those of several bodies, and the size in half points.

    A name that would become smaller than the title stands in several lines, broken as a title is.
    """
    names = [one_line(i) for i in head.issuers]
    word = DOCUMENT_WORD if head.document_word else ""
    if len(names) > 1:
        return names, word, _fitting(_ems(names) + (len(word) + GAP if word else 0), len(names))
    whole = (*names[0], Text(word))
    room = UPRIGHT.text_width / TWIPS_PER_HALF_POINT
    if _ems([whole]) * TITLE_SIZE <= room:
        return [whole], "", _fitting(_ems([whole]), 1)
    lines = cut(whole, title_lines(plain(whole), room / TITLE_SIZE))
    return lines, "", min(TITLE_SIZE, _fitting(_ems(lines), len(lines)))


def _ems(lines: list[Inlines]) -> float:
    return max(width(plain(line)) for line in lines) / 2


def _fitting(ems: float, lines: int) -> int:
    """The largest size at which `ems` go into a line, and the lines above the text of the first page."""
    room = UPRIGHT.text_width / TWIPS_PER_HALF_POINT
    most = ISSUERS_HIGH / (lines * ISSUER_LINE * TWIPS_PER_HALF_POINT)
    fits = (size for size in ISSUER_SIZES if size * ems <= room and size <= most)
    return next(fits, max(2, min(ISSUER_SIZES[-1], int(room / max(ems, 1)))))


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


def spacer(size: int, pitch: int) -> int:
    """The twips that bring the upper edge of the characters to 35 mm below that of 版心."""
    em = size * TWIPS_PER_HALF_POINT
    return max(20, round(ISSUER_DEPTH_MM * TWIPS_PER_MM - HEAD_LINES * pitch - ISSUER_INK * em))


def _blank(size: int, pitch: int) -> str:
    return paragraph("Blank", "", f'<w:spacing w:line="{spacer(size, pitch)}" w:lineRule="exact"/>')


def _mark(inlines: Inlines, size: int, layout: str) -> str:
    pitch = round(size * TWIPS_PER_HALF_POINT * ISSUER_LINE)
    extra = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    content = runs(tuple(t for t in inlines if t.text), extra=extra)
    return paragraph("Issuer", content, f'<w:spacing w:line="{pitch}" w:lineRule="exact"/>{layout}')


def _number(head: Letterhead) -> Iterator[str]:
    """发文字号 in the middle; of a paper that goes up at the left, with 签发人 at the right in its last line."""
    number = runs(one_line(head.number))
    if not head.approvers:
        yield paragraph("DocumentNumber", number)
        return
    names = [one_line(a) for a in head.approvers]
    name = round(max(set_width(plain(n)) for n in names) * CHARACTER)
    left = round((set_width(plain(head.number)) + 2) * CHARACTER)  # one character in, and one behind it
    rows, first, beside = _rows(names, name, left)
    for at, row in enumerate(rows):
        last = beside and at == len(rows) - 1
        start = first - len(SIGNED) * CHARACTER if at == 0 else first
        tabs = f'<w:tab w:val="left" w:pos="{start}"/>'
        if len(row) > 1:  # names of different lengths: the last of a row ends one character from the edge
            tabs += f'<w:tab w:val="right" w:pos="{UPRIGHT.text_width - CHARACTER}"/>'
        content = (number if last else "") + TAB + (runs((Text(SIGNED),)) if at == 0 else "")
        content += TAB.join(runs(n, "Approver") for n in row)
        yield paragraph("DocumentNumberUp" if last else "Approvers", content, f"<w:tabs>{tabs}</w:tabs>")
    if not beside:
        yield paragraph("DocumentNumberUp", number)


def _rows(names: list[Inlines], name: int, left: int) -> tuple[list[list[Inlines]], int, bool]:
    """签发人 in rows, where a row begins, and whether 发文字号 (as wide as `left`) fits beside the last of them."""
    for in_a_row in range(min(APPROVERS_A_ROW, len(names)), 0, -1):
        first = UPRIGHT.text_width - CHARACTER - name * in_a_row - CHARACTER * (in_a_row - 1)
        rows = [names[start : start + in_a_row] for start in range(0, len(names), in_a_row)]
        begins = first - (len(SIGNED) * CHARACTER if len(rows) == 1 else 0)
        if begins >= left:
            return rows, first, True
    first = max(UPRIGHT.text_width - CHARACTER - name, len(SIGNED) * CHARACTER)
    return [[n] for n in names], first, False
