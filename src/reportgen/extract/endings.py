"""What stands behind the text of a paper (附件说明, 落款, 附注, 附件), where the program would print it the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reportgen.check.paper import Role
from reportgen.dates import parse_date
from reportgen.extract.parts import Annex, Block, Grid, Item, Line, Piece
from reportgen.extract.points import piece
from reportgen.load.shape import names_in

NOTE_MARK = "附件："
MARK = re.compile(r"附件(\d*)")
CLOSING = re.compile(r"特此[^，。；：]{2,8}[。！]?|(?:以上|妥否|当否)[^。；：]{1,20}。")


class Told(NamedTuple):
    """An item of the paper and what it is; a table, and a line that must stay as it is, are text."""

    item: Item
    role: Role = Role.BODY


@dataclass(frozen=True)
class Ending:
    """What was found, and where the text before it ends."""

    start: int
    notes: tuple[Piece, ...] = ()
    signers: tuple[Piece, ...] = ()
    date: Piece | None = None
    annotation: Piece | None = None
    annexes: tuple[Annex, ...] = ()


def ending(told: Sequence[Told], first: int) -> Ending:
    """The end of a paper whose text begins at `first`. What stands out of the usual order is left to the text."""
    end = next((n for n, one in enumerate(told) if n >= first and _is_annex_mark(one)), len(told))
    body = told[:end]
    signed = _signed(body, first)
    if signed is None and end < len(told):
        return ending([one._replace(role=Role.BODY) for one in told], first)
    signed = signed or Ending(end)
    notes, start = _notes(body, signed.start, first)
    annexes = _annexes(told[end:], notes)
    if annexes is None:
        return ending([one._replace(role=Role.BODY) for one in told], first)
    return Ending(start, notes, signed.signers, signed.date, signed.annotation, annexes)


def _is_annex_mark(one: Told) -> bool:
    return one.role is Role.ATTACHMENT and isinstance(one.item, Line) and bool(MARK.fullmatch(one.item.text))


def _signed(told: Sequence[Told], first: int) -> Ending | None:
    """署名, 成文日期 and 附注 at the end; the program prints none of them alone."""
    n = len(told) - 1
    remark = told[n].item if n >= first and told[n].role is Role.REMARK else None
    annotation = None
    if isinstance(remark, Line):
        if not re.fullmatch(r"（[^（）].*）", remark.text) or not remark.text[1:-1].strip("（）()。 "):
            return None
        annotation = piece(remark, 1, -1)
        n -= 1
    date = told[n].item if n >= first and told[n].role is Role.DATE else None
    if not isinstance(date, Line) or str(parse_date(date.text)) != date.text:
        return None
    signers: list[Piece] = []
    while n - 1 >= first and told[n - 1].role is Role.SIGNER and isinstance(line := told[n - 1].item, Line):
        if names_in(line.text) != (line.text,):
            break
        signers.insert(0, piece(line, 0))
        n -= 1
    return Ending(n, signers=tuple(signers), date=piece(date, 0), annotation=annotation) if signers else None


def _notes(told: Sequence[Told], end: int, first: int) -> tuple[tuple[Piece, ...], int]:
    """附件：1.… with the lines of further titles, right before `end`; and where they begin."""
    start = end
    while start > first and told[start - 1].role is Role.NOTE:
        start -= 1
    lines = [one.item for one in told[start:end] if isinstance(one.item, Line)]
    if not lines or not lines[0].text.startswith(NOTE_MARK):
        return (), end
    titles: list[Piece] = []
    for n, line in enumerate(lines, 1):
        lead = (NOTE_MARK if n == 1 else "") + (f"{n}." if len(lines) > 1 else "")
        title = line.text[len(lead) :]
        if not line.text.startswith(lead) or not title or title != title.strip():
            return (), end
        titles.append(piece(line, len(lead)))
    return tuple(titles), start


def _annexes(told: Sequence[Told], notes: Sequence[Piece]) -> tuple[Annex, ...] | None:
    """The attachments, each with the title that the note gives it; None where the program would print others."""
    starts = [n for n, one in enumerate(told) if _is_annex_mark(one)]
    annexes: list[Annex] = []
    titles = iter(notes)
    for count, (start, end) in enumerate(pairwise([*starts, len(told)]), 1):
        mark, *rest = (one.item for one in told[start:end])
        number = str(count) if len(starts) > 1 else ""
        if not isinstance(mark, Line) or mark.text != f"附件{number}" or len(rest) < 2:
            return None
        title, *below = rest
        if not isinstance(title, Line) or all(note.text != title.text for note in titles):
            return None
        blocks: list[Block] = [item if isinstance(item, Grid) else piece(item, 0) for item in below]
        annexes.append(Annex(piece(title, 0), tuple(blocks)))
    return tuple(annexes)


def is_closing(item: Item) -> bool:
    """特此报告。"""
    return isinstance(item, Line) and bool(CLOSING.fullmatch(item.text))
