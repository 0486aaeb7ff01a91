"""Rules on what ends the text: where 署名 and 成文日期 stand, and 附注."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reportgen.check import marks
from reportgen.check.layout.findings import in_characters
from reportgen.check.layout.parts import Anatomy
from reportgen.diagnostics import Diagnostic, fault
from reportgen.gongwen import DATE_FROM_RIGHT, UNSEALED_FROM_RIGHT
from reportgen.read.word import Para, Where
from reportgen.zh import width

TOLERANCE = 0.6  # characters
LATIN_GAP = 0.25  # of a character, which Word sets between Han and digits
TWO, INDENT_TOLERANCE = 2.0, 0.3
LEADING = " \t\u3000\u00a0"


class Span(NamedTuple):
    """Where a line of text stands: how far, in characters, its middle and its ends keep from the right edge.

    `slack` is what nobody can tell of its length: the room between Han and digits.
    """

    left: float
    right: float
    slack: float

    @property
    def middle(self) -> float:
        """From the right."""
        return (self.left + self.right) / 2


def signature(found: Anatomy) -> Iterator[Diagnostic]:
    """With a seal the date ends four characters from the right and 署名 stands in the middle over it; without a seal
    署名 ends two characters from the right and the date begins two characters further right than 署名.

    要求：加盖印章的，成文日期一般右空四字，单一机关的署名以成文日期为准居中；不加盖印章的，署名右空二字，成文日期首字比署名首字右移二字，
    日期长的，日期右空二字、署名相应左移。GB/T 9704-2012，7.3.5.1、7.3.5.2。
    """
    date, signers = found.date, found.signers
    if date is None or not signers or not marks.GOOD_DATE.fullmatch(date.shown.strip()):
        return
    # What tab stops or blanks place can't be told without drawing it; FMT724 tells of blanks.
    if any("\t" in p.text or p.text[:1] in LEADING or p.where is not Where.BODY for p in (date, *signers)):
        return
    day, names = _span(found, date), [_span(found, p) for p in signers]
    if _sealed(day, names) or _unsealed(day, names):
        return
    reason = f"署名右空 {in_characters(names[0].right)} 字，成文日期右空 {in_characters(day.right)} 字"
    fix = "盖章的：日期右空四字，署名以日期为准居中；不盖章的：署名右空二字，日期的首字比署名的首字右移二字"
    yield fault("FMT767", found.word.place(signers[0]), reason, fix, [found.word.place(date)])


def _span(found: Anatomy, p: Para) -> Span:
    character, shape, shown = p.look.character, p.shape, p.shown.strip()
    section = found.word.sections[min(p.section, len(found.word.sections) - 1)]
    line, long = section.text_width / character, width(shown) / 2
    slack = LATIN_GAP * sum(a.isascii() != b.isascii() for a, b in pairwise(shown))
    if shape.align == "right":
        right = shape.right / character
    elif shape.align == "center":
        right = (line - (shape.left + shape.first - shape.right) / character - long - slack) / 2
    else:
        right = line - (shape.left + shape.first) / character - long - slack
    return Span(right + long + slack, right, slack)


def _sealed(day: Span, names: list[Span]) -> bool:
    if abs(day.right - DATE_FROM_RIGHT) > TOLERANCE:
        return False
    return all(abs(n.middle - day.middle) <= TOLERANCE + (n.slack + day.slack) / 2 for n in names)


def _unsealed(day: Span, names: list[Span]) -> bool:
    nearest = min(day.right, *(n.right for n in names))
    first = max(n.left for n in names)
    shift = first - day.left
    return abs(nearest - UNSEALED_FROM_RIGHT) <= TOLERANCE and abs(shift - TWO) <= TOLERANCE + day.slack


def remark(found: Anatomy) -> Iterator[Diagnostic]:
    """附注 stands in brackets below the date, two characters in.

    要求：如有附注，居左空二字加圆括号编排在成文日期下一行。GB/T 9704-2012，7.3.6。
    """
    for p in found.remarks:
        said = []
        if not marks.REMARK.fullmatch(p.shown):
            said.append("没有加圆括号")
        start = (p.shape.left + p.shape.first) / p.look.character
        placed = p.shape.align in ("left", "both") and abs(start - TWO) <= INDENT_TOLERANCE
        if not placed and p.text[:1] not in LEADING:
            said.append("没有居左空二字")
        if said:
            fix = "写成“（联系人：××，电话：××）”的样子，段落－左对齐，首行缩进 2 字符"
            yield fault("FMT768", found.word.place(p), f"附注{'、'.join(said)}", fix)
