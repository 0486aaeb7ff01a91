"""The rules of one document's 版头 and 落款: where their lines stand depends on how long the names are."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from reportgen.document import Inlines, Letterhead, Signing, SignOff, plain
from reportgen.gongwen import (
    BELOW_ISSUERS,
    BELOW_RED_RULE,
    CHARACTER,
    DATE_FROM_RIGHT,
    HEAD_LINES,
    LANDSCAPE,
    UPRIGHT,
    HouseStyle,
    Paper,
)
from reportgen.write.docx_letterhead import GAP, head_lines, issuer_mark, spacer
from reportgen.write.docx_signature import BEFORE, SEAL, seal_rows, unsealed
from reportgen.write.flow import Flow, Sheet
from reportgen.write.measure import set_width
from reportgen.write.page_style import pt

Rule = tuple[str, str]


def frame_rules(items: list[Flow], house: HouseStyle) -> Iterator[str]:
    """The rules of each 版头 and 落款; the n-th 落款 has the class n…."""
    paper, number = UPRIGHT, 0
    for item in items:
        rules: Iterator[Rule] = iter(())
        if isinstance(item, Sheet):
            paper = LANDSCAPE if item.landscape else UPRIGHT
        elif isinstance(item, Letterhead):
            rules = _letterhead(item, house.line)
        elif isinstance(item, SignOff):
            number += 1
            rules = ((f".sign-off.n{number}{inner}", rule) for inner, rule in _sign_off(item, house.line, paper))
        yield from (f".paper {place} {{ {rule} }}\n" for place, rule in rules)


def _letterhead(head: Letterhead, line: int) -> Iterator[Rule]:
    lines = head_lines(head)
    if lines and len(lines[0]) > 1:  # 稿次, at the right of the first
        yield (
            f".head-line:nth-child({HEAD_LINES + 1})",
            (f"margin-top: {pt(-HEAD_LINES * line)}; margin-bottom: {pt((HEAD_LINES - 1) * line)}; text-align: right"),
        )
    if head.issuers:
        size = issuer_mark(head)[2]
        above = (HEAD_LINES - len(lines)) * line + spacer(size, line)
        yield (
            ".issuer",
            (
                f"margin-top: {pt(above)}; margin-bottom: {pt(BELOW_ISSUERS * line)}; font-size: {size / 2:g}pt"
                + (f"; gap: {GAP:g}em" if len(head.issuers) > 1 else "")
            ),
        )
    if head.number or head.approvers:
        yield ".number", f"margin-bottom: {pt(BELOW_RED_RULE * line)}"
    elif lines and not head.issuers:
        yield ".head-line + :not(.head-line)", f"margin-top: {pt(line)}"


def _sign_off(block: SignOff, line: int, paper: Paper) -> Iterator[Rule]:
    """As docx_signature.py sets it: how far each line keeps from the right."""
    yield "", f"padding-top: {pt(BEFORE[block.signing] * line)}"
    right, date = float(DATE_FROM_RIGHT), set_width(plain(block.date))
    middle = right + date / 2
    widths = [_width(signer) for signer in block.signers]
    if block.signing is Signing.STAMPED:
        names = max((_width(who.name) for who in block.signatories), default=0.0)
        yield " .name", f"display: inline-block; width: {pt(names * CHARACTER)}; text-align: center"
        yield " .name", f"margin-left: {pt(2 * CHARACTER)}"
        yield " .signer", f"padding-right: {pt(right * CHARACTER)}"
    elif block.signing is Signing.SEALED and len(widths) > 1:
        yield from _sealed(seal_rows(widths, middle, paper.text_width), line)
    else:
        rights = [max(0.0, middle - width / 2) for width in widths]
        if block.signing is Signing.UNSEALED:
            rights, right = unsealed(widths, date)
        for number, keep in enumerate(rights, 1):
            yield f" .signer:nth-child({number})", f"padding-right: {pt(keep * CHARACTER)}"
    yield " .date", f"padding-right: {pt(right * CHARACTER)}"


def _sealed(rows: list[list[int]], line: int) -> Iterator[Rule]:
    """Bodies side by side, each over its seal."""
    step, number = ceil(SEAL / line) * line, 0
    yield " .side-by-side", f"height: {pt((len(rows) - 1) * step + line)}"
    for row, centres in enumerate(rows):
        for centre in centres:
            number += 1
            yield f" .side-by-side > :nth-child({number})", f"left: {pt(centre)}; top: {pt(row * step)}"


def _width(signer: Inlines) -> float:
    return set_width(plain(signer))
