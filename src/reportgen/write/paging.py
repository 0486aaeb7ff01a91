"""Where the lines fall, by arithmetic: whether 落款 might be left alone on a page.

Only an estimate, for the faces are the reader's. Word moves just the last line of a paragraph that is kept with
the next one, LibreOffice all of it, which leaves a hole in the page before; so no paragraph is kept without need.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from reportgen.document import Letterhead, Signing, SignOff, plain
from reportgen.gongwen import BELOW_ISSUERS, BELOW_RED_RULE, HEAD_LINES, UPRIGHT, HouseStyle
from reportgen.write.docx_runs import set_width
from reportgen.write.flow import Flow, Para, Style

CHARACTERS = 28  # of a line
FIRST_LINE = 2
DOUBT = 1.5  # characters: a last line so nearly full or empty may be one more or less


class Lines(NamedTuple):
    """How many lines something takes, and how many more or fewer it may be."""

    number: int
    doubt: int = 0


def must_hold(items: list[Flow], at: int, style: HouseStyle) -> bool:
    """Whether `items[at]` is the last paragraph of the text and must be kept with the 附件说明 or 落款 behind it.

    Not where all of it surely fits on the page, nor where the paragraph itself surely runs over to the page of 落款.
    """
    if not _is_last(items, at):
        return False
    page = UPRIGHT.text_height // style.line
    before = [_lines(item) for item in items[:at]]
    if None in before:
        return True  # a table: no telling
    known = [lines for lines in before if lines]
    last, behind = _lines(items[at]), [_lines(item) for item in items[at + 1 :]]
    if last is None or None in behind:
        return True
    doubt = sum(lines.doubt for lines in known) + last.doubt + 1
    start = (sum(lines.number for lines in known) + _blanks(items[:at])) % page
    end = start + last.number
    rest = sum(lines.number for lines in behind if lines) + _blanks(items[at:])
    fits = end + rest + doubt <= page
    runs_over = end - doubt > page and (end - page) + doubt + rest <= page
    return not (fits or runs_over)


def _is_last(items: list[Flow], at: int) -> bool:
    item, after = items[at], items[at + 1] if at + 1 < len(items) else None
    if not isinstance(item, Para) or item.style is not Style.BODY:
        return False
    return isinstance(after, SignOff) or (isinstance(after, Para) and after.style is Style.ATTACHMENT_NOTE)


def _lines(item: Flow) -> Lines | None:
    if isinstance(item, SignOff):
        rows = len(item.signatories) + 1 if item.signing is Signing.STAMPED else len(item.signers)
        return Lines(rows + 1 + (1 if item.signing in (Signing.STACKED, Signing.UNSEALED) else 2))
    if isinstance(item, Letterhead):
        return Lines(ceil(HEAD_LINES + 2 * len(item.issuers) + BELOW_ISSUERS + 1 + BELOW_RED_RULE), 1)
    if not isinstance(item, Para):
        return None
    if item.style is Style.TITLE:
        return Lines(max(1, ceil(set_width(plain(item.inlines)) / 20)), 1)
    text = set_width(plain(item.lead)) + set_width(plain(item.inlines))
    text += 0 if item.style is Style.ADDRESSEE else FIRST_LINE
    over = text % CHARACTERS
    return Lines(
        max(1, ceil(text / CHARACTERS)), int(text > CHARACTERS - DOUBT and min(over, CHARACTERS - over) < DOUBT)
    )


def _blanks(items: list[Flow]) -> int:
    """The empty lines below a title and above 附件说明."""
    notes = any(isinstance(i, Para) and i.style is Style.ATTACHMENT_NOTE for i in items)
    return int(isinstance(items[0], Para) and items[0].style is Style.TITLE) + notes if items else 0
