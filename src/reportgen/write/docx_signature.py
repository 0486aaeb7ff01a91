"""落款 -> paragraphs, in each of the forms that GB/T 9704-2012, 7.3.5 knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from reportgen.document import Signing, SignOff, Text, plain
from reportgen.gongwen import (
    ABOVE_SEALED,
    ABOVE_SIGNERS,
    ABOVE_STAMPED,
    CHARACTER,
    DATE_FROM_RIGHT,
    LINE,
    SEAL_MM,
    SEALS_A_ROW,
    TWIPS_PER_MM,
    UNSEALED_FROM_RIGHT,
    UPRIGHT,
    Paper,
)
from reportgen.write.docx_runs import BLANK, TAB, paragraph, runs
from reportgen.write.inlines import one_line
from reportgen.write.measure import set_width
from reportgen.write.ties import Tie

SEAL = round((SEAL_MM + 1) * TWIPS_PER_MM)  # from one seal to the next: 互不相交或相切
KEEP = "<w:keepNext/>"
# Empty lines between the text and 署名
BEFORE = {
    Signing.STACKED: ABOVE_SIGNERS,
    Signing.SEALED: ABOVE_SEALED,
    Signing.UNSEALED: ABOVE_SIGNERS,
    Signing.STAMPED: ABOVE_STAMPED,
}


def signature(
    block: SignOff,
    ties: Sequence[Tie],
    paper: Paper,
    *,
    pitch: int = LINE,
    keep_date: bool = False,
    properties: str = "",
) -> Iterator[str]:
    """The empty lines before it, its lines, the date, all kept on one page; `pitch` is that of lines, in twips."""
    *signed, dated = ties
    date = plain(block.date)
    right = float(DATE_FROM_RIGHT)
    yield from [BLANK] * BEFORE[block.signing]
    if block.signing is Signing.UNSEALED:
        rights, right = unsealed([_width(s) for s in block.signers], set_width(date))
        for signer, tie, indent in zip(block.signers, signed, rights, strict=True):
            yield _line(signer, tie, indent)
    elif block.signing is Signing.SEALED and len(block.signers) > 1:
        yield from _sealed(block, signed, pitch, paper.text_width)
    elif block.signing is Signing.STAMPED:
        yield from _stamped(block, signed, paper.text_width)
        yield BLANK
    else:
        for signer, tie in zip(block.signers, signed, strict=True):
            yield _line(signer, tie, max(0.0, _middle(block) - _width(signer) / 2))
    chars = "" if right == DATE_FROM_RIGHT else f'<w:ind w:rightChars="0" w:right="{round(right * CHARACTER)}"/>'
    date_runs = dated.marked(runs(one_line(block.date)), properties)
    yield paragraph("IssueDate", date_runs, (KEEP if keep_date else "") + chars + properties)


def signature_lines(block: SignOff, pitch: int = LINE) -> int:
    """How many lines of the text it takes, empty ones and the date with them."""
    if block.signing is Signing.STAMPED:
        return BEFORE[block.signing] + len(block.signatories) + 2
    rows = len(block.signers)
    if block.signing is Signing.SEALED and rows > 1:
        rows = len(seal_rows([_width(s) for s in block.signers], _middle(block)))
        return BEFORE[block.signing] + (rows - 1) * ceil(SEAL / pitch) + 2
    return BEFORE[block.signing] + rows + 1


def _middle(block: SignOff) -> float:
    """Where the middle of the date stands, in characters from the right."""
    return DATE_FROM_RIGHT + set_width(plain(block.date)) / 2


def unsealed(signers: list[float], date: float) -> tuple[list[float], float]:
    """不加盖印章, 7.3.5.2: widths in characters -> how far each 署名 and the date keep from the right.

    The longest 署名 keeps two characters, the others begin where it begins, and 成文日期 begins two characters
    further; a date that would pass beyond two characters from the right moves all of them to the left.
    """
    longest = max(signers, default=0.0)
    more = max(0.0, UNSEALED_FROM_RIGHT + date - longest)
    rights = [UNSEALED_FROM_RIGHT + more + longest - s for s in signers]
    return rights, longest + more - date


def seal_rows(signers: list[float], middle: float, text_width: int = UPRIGHT.text_width) -> list[list[int]]:
    """加盖印章 of several bodies, 7.3.5.1: the centres (twips from the left) of each row, three at most.

    `signers` are widths in characters; `middle` is where the date's middle stands, in characters from the right:
    the last body of a row stands over it, the others one seal (or one name) to the left each.
    """
    widest = max(signers) * CHARACTER
    step = max(SEAL, round(widest + CHARACTER))
    last = round(text_width - max(middle * CHARACTER, widest / 2))
    row = min(SEALS_A_ROW, 1 + max(0, int((last - max(widest, SEAL) / 2) // step)))
    centres = [last - step * (row - 1 - n) for n in range(row)]
    counts = [min(row, len(signers) - start) for start in range(0, len(signers), row)]
    return [centres[-count:] for count in counts]


def _sealed(block: SignOff, ties: Sequence[Tie], pitch: int, text_width: int) -> Iterator[str]:
    rows = seal_rows([_width(s) for s in block.signers], _middle(block), text_width)
    signers = iter([tie.marked(runs(one_line(s))) for s, tie in zip(block.signers, ties, strict=True)])
    for number, centres in enumerate(rows):
        if number:
            yield from [BLANK] * (ceil(SEAL / pitch) - 1)
        tabs = "".join(f'<w:tab w:val="center" w:pos="{c}"/>' for c in centres)
        content = "".join(TAB + next(signers) for _ in centres)
        yield paragraph("SealedSigners", content, f"<w:tabs>{tabs}</w:tabs>")


def _stamped(block: SignOff, ties: Sequence[Tie], text_width: int) -> Iterator[str]:
    """签名章右空四字, 左空二字标注职务; those of several bodies one above the other; 7.3.5.3."""
    names = max((_width(who.name) for who in block.signatories), default=0.0)
    right = text_width - DATE_FROM_RIGHT * CHARACTER
    post = round(right - (names + 2) * CHARACTER)
    middle = round(right - names * CHARACTER / 2)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{post}"/><w:tab w:val="center" w:pos="{middle}"/></w:tabs>'
    for who, tie in zip(block.signatories, ties, strict=True):
        name = TAB + runs(one_line(who.name))
        if _width(who.post) * CHARACTER > post:  # a post so long has a line of its own
            yield _line(who.post, tie, DATE_FROM_RIGHT)
            yield paragraph(
                "SealedSigners", tie.marked(name), f'<w:tabs><w:tab w:val="center" w:pos="{middle}"/></w:tabs>'
            )
        else:
            yield paragraph("SealedSigners", tie.marked(TAB + runs(one_line(who.post)) + name), tabs)


def _line(signer: tuple[Text, ...], tie: Tie, right: float) -> str:
    return paragraph("Signer", tie.marked(runs(one_line(signer))), f'<w:ind w:right="{round(right * CHARACTER)}"/>')


def _width(signer: tuple[Text, ...]) -> float:
    return set_width(plain(signer))
