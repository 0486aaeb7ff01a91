"""Where the lines fall, by arithmetic: whether 落款 might be left alone on a page.

Only an estimate, for the faces are the reader's. Word moves just the last line of a paragraph that is kept with
the next one, LibreOffice all of it, which leaves a hole in the page before; so no paragraph is kept without need.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, sqrt
from typing import NamedTuple

from reportgen.document import Imprint, Letterhead, SignOff, Table, plain
from reportgen.gongwen import CHARACTERS, TWIPS_PER_HALF_POINT, UPRIGHT, HouseStyle
from reportgen.write.docx_letterhead import letterhead_lines
from reportgen.write.docx_signature import signature_lines
from reportgen.write.flow import Flow, Illustration, Para, Sheet, Style
from reportgen.write.measure import GAP, laid, pieces_of
from reportgen.write.title import title_lines

INDENT = "\u3000\u3000"  # 左空二字
SHORT = 4  # lines
DOUBT = 0.5  # characters of a line, by which faces may differ
ONE_LINE = int((CHARACTERS - DOUBT) / (1 + GAP))  # characters that stand on one line, whatever they are


Titled = Callable[[str, float], list[str]]  # a title and its room -> its lines


class Lines(NamedTuple):
    """How many lines something takes, and how many more or fewer it may be."""

    number: int
    doubt: int = 0
    whole: bool = False  # goes to the next page where this one has no room for all of it


def must_hold(items: list[Flow], at: int, style: HouseStyle, titled: Titled = title_lines) -> bool:
    """Whether `items[at]` is the last paragraph of the text and must be kept with the 附件说明 or 落款 behind it.

    That is where the page would end between the two. Near that, in doubt, only a short paragraph is kept: the hole
    that a long one leaves is worse than the chance. Nothing is kept that can't stand on one page anyhow.
    """
    if not _is_last(items, at):
        return False
    page = UPRIGHT.text_height // style.line
    if any(isinstance(item, Table | Sheet) for item in items):
        return True  # no telling
    known = [_lines(item, style, titled) for item in items[:at]]
    last, behind = _lines(items[at], style, titled), [_lines(item, style, titled) for item in items[at + 1 :]]
    doubt = 1 + ceil(sqrt(sum(lines.doubt for lines in known) + last.doubt))  # some of them cancel each other
    start = _position(known, _blanks(items[:at]), page)
    end = start + last.number
    rest = sum(lines.number for lines in behind) + _blanks(items[at:])
    if last.number + rest > page:
        return False
    parted = page - rest < end <= page
    doubtful = page - rest - doubt < end <= page + doubt
    return parted or (doubtful and last.number <= SHORT)


def _position(known: list[Lines], blanks: int, page: int) -> int:
    """The line of its page on which what follows begins, from 0 on."""
    at = blanks
    for lines in known:
        left = page - at % page
        at += lines.number + (left if lines.whole and lines.number > left else 0)
    return at % page


def _is_last(items: list[Flow], at: int) -> bool:
    item, after = items[at], items[at + 1] if at + 1 < len(items) else None
    if not isinstance(item, Para) or item.style is not Style.BODY:
        return False
    return ends_text(after)


def ends_text(after: Flow | None) -> bool:
    """Whether what stands before `after` is the end of the text: 附件说明 or 落款 follows."""
    return isinstance(after, SignOff) or (isinstance(after, Para) and after.style is Style.ATTACHMENT_NOTE)


def _lines(item: Flow, style: HouseStyle, titled: Titled) -> Lines:
    if isinstance(item, SignOff):
        return Lines(signature_lines(item, style.line))
    if isinstance(item, Letterhead):
        return Lines(letterhead_lines(item, style.line), 1)
    if isinstance(item, Imprint):
        return Lines(0)  # it keeps to the foot of whichever page
    if isinstance(item, Illustration):
        from reportgen.write.docx_drawing import illustration_height  # few papers have charts

        return Lines(ceil(illustration_height(item, style.line)), 1, whole=True)
    assert isinstance(item, Para)  # noqa: S101 - must_hold has turned the others away
    if item.style is Style.TITLE:
        room = UPRIGHT.text_width / (style.title_size * TWIPS_PER_HALF_POINT)
        return Lines(len(titled(plain(item.inlines), room)))
    text = plain(item.lead) + plain(item.inlines)
    if item.style is not Style.ADDRESSEE:
        text = INDENT + text
    if len(text) <= ONE_LINE:
        return Lines(1)
    pieces = pieces_of(text)
    number = laid(pieces, CHARACTERS)
    return Lines(number, laid(pieces, CHARACTERS - DOUBT) - number)


def _blanks(items: list[Flow]) -> int:
    """The empty lines below a title and above 附件说明."""
    titles = any(isinstance(i, Para) and i.style is Style.TITLE for i in items)
    notes = any(isinstance(i, Para) and i.style is Style.ATTACHMENT_NOTE for i in items)
    return titles + notes
