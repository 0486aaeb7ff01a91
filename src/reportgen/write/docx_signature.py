"""落款 -> paragraphs, in each of the forms that GB/T 9704-2012, 7.3.5 knows."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from reportgen.document import Signing, SignOff, Text, plain
from reportgen.gongwen import (
    CHARACTER,
    DATE_FROM_RIGHT,
    LINE,
    SEAL_MM,
    SEALS_A_ROW,
    TWIPS_PER_MM,
    UNSEALED_FROM_RIGHT,
    UPRIGHT,
)
from reportgen.write.docx_runs import BLANK, paragraph, runs, set_width
from reportgen.write.inlines import one_line

SEAL = round((SEAL_MM + 1) * TWIPS_PER_MM)  # from one seal to the next: 互不相交或相切
KEEP = "<w:keepNext/>"
_TAB = "<w:r><w:tab/></w:r>"
# Empty lines between the text and 署名. A seal reaches two lines above its 署名 and must keep within one of the text.
BEFORE = {Signing.STACKED: 1, Signing.SEALED: 2, Signing.UNSEALED: 1, Signing.STAMPED: 2}


def signature(block: SignOff, *, pitch: int = LINE, keep_date: bool = False, properties: str = "") -> Iterator[str]:
    """The empty lines before it, its lines, the date, all kept on one page; `pitch` is that of lines, in twips."""
    date = plain(block.date)
    right = float(DATE_FROM_RIGHT)
    yield from [BLANK] * BEFORE[block.signing]
    if block.signing is Signing.UNSEALED:
        rights, right = unsealed([_width(s) for s in block.signers], set_width(date))
        for signer, indent in zip(block.signers, rights, strict=True):
            yield _line(signer, indent)
    elif block.signing is Signing.SEALED and len(block.signers) > 1:
        yield from _sealed(block, DATE_FROM_RIGHT + set_width(date) / 2, pitch)
    elif block.signing is Signing.STAMPED:
        yield from _stamped(block)
        yield BLANK
    else:
        middle = DATE_FROM_RIGHT + set_width(date) / 2
        for signer in block.signers:
            yield _line(signer, max(0.0, middle - _width(signer) / 2))
    chars = "" if right == DATE_FROM_RIGHT else f'<w:ind w:rightChars="0" w:right="{round(right * CHARACTER)}"/>'
    yield paragraph("IssueDate", runs(one_line(block.date)), (KEEP if keep_date else "") + chars + properties)


def unsealed(signers: list[float], date: float) -> tuple[list[float], float]:
    """不加盖印章, 7.3.5.2: widths in characters -> how far each 署名 and the date keep from the right.

    The longest 署名 keeps two characters, the others begin where it begins, and 成文日期 begins two characters
    further; a date that would pass beyond two characters from the right moves all of them to the left.
    """
    longest = max(signers, default=0.0)
    more = max(0.0, UNSEALED_FROM_RIGHT + date - longest)
    rights = [UNSEALED_FROM_RIGHT + more + longest - s for s in signers]
    return rights, longest + more - date


def seal_rows(signers: list[float], middle: float) -> list[list[int]]:
    """加盖印章 of several bodies, 7.3.5.1: the centres (twips from the left) of each row, three at most.

    `signers` are widths in characters; `middle` is where the date's middle stands, in characters from the right:
    the last body of a row stands over it, the others one seal (or one name) to the left each.
    """
    widest = max(signers) * CHARACTER
    step = max(SEAL, round(widest + CHARACTER))
    last = round(UPRIGHT.text_width - max(middle * CHARACTER, widest / 2))
    row = min(SEALS_A_ROW, 1 + max(0, int((last - max(widest, SEAL) / 2) // step)))
    centres = [last - step * (row - 1 - n) for n in range(row)]
    counts = [min(row, len(signers) - start) for start in range(0, len(signers), row)]
    return [centres[-count:] for count in counts]


def _sealed(block: SignOff, middle: float, pitch: int) -> Iterator[str]:
    rows = seal_rows([_width(s) for s in block.signers], middle)
    signers = iter(block.signers)
    for number, centres in enumerate(rows):
        if number:
            yield from [BLANK] * (ceil(SEAL / pitch) - 1)
        tabs = "".join(f'<w:tab w:val="center" w:pos="{c}"/>' for c in centres)
        content = "".join(_TAB + runs(one_line(next(signers))) for _ in centres)
        yield paragraph("SealedSigners", content, f"<w:tabs>{tabs}</w:tabs>")


def _stamped(block: SignOff) -> Iterator[str]:
    """签名章右空四字, 左空二字标注职务; those of several bodies one above the other; 7.3.5.3."""
    names = max((_width(who.name) for who in block.signatories), default=0.0)
    right = UPRIGHT.text_width - DATE_FROM_RIGHT * CHARACTER
    post = round(right - (names + 2) * CHARACTER)
    middle = round(right - names * CHARACTER / 2)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{post}"/><w:tab w:val="center" w:pos="{middle}"/></w:tabs>'
    for who in block.signatories:
        content = _TAB + runs(one_line(who.post)) + _TAB + runs(one_line(who.name))
        yield paragraph("SealedSigners", content, tabs)


def _line(signer: tuple[Text, ...], right: float) -> str:
    return paragraph("Signer", runs(one_line(signer)), f'<w:ind w:right="{round(right * CHARACTER)}"/>')


def _width(signer: tuple[Text, ...]) -> float:
    return set_width(plain(signer))
