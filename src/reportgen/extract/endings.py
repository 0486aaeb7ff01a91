"""What stands behind the text of a paper (附件说明, 落款, 附注, 附件), where the program would print it the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen.check import marks
from reportgen.check.paper import Role
from reportgen.check.paper.roles import level_of
from reportgen.dates import parse_date
from reportgen.extract.parts import Annex, Block, Doubt, Grid, Item, Line, Piece
from reportgen.extract.points import piece
from reportgen.load.shape import names_in
from reportgen.records import dataclass, replace
from reportgen.regex import regex
from reportgen.zh import HAN

NOTE_MARK = "附件："
REMARK = regex(r"（[^（].*）")
CLOSING = regex(r"特此[^，。；：]{2,8}[。！]?|(?:以上|妥否|当否)[^。；：]{1,20}。")
KINDS = (Role.SIGNER, Role.DATE, Role.REMARK, Role.NOTE, Role.ATTACHMENT, Role.IMPRINT)
NAME = regex(rf"[{HAN}（）、\s]{{2,40}}")
# Ends of signers that no addressee has: 云州县委办公室
OFFICE = regex("(?:办公室|中心|专班|联席会议|总队|支队|大队|公署|研究所|监测站|集团|法院|检察院)$")
DATE_MAX = 14  # characters
TITLE_LINES = 3  # of an attachment
FIX = "核对后写到“附件”“落款”等处"


class Told(NamedTuple):
    """An item of the paper and what it is; a table, and a line that must stay as it is, are text."""

    item: Item
    role: Role = Role.BODY

    @property
    def text(self) -> str:
        """Of a line."""
        return self.item.text if isinstance(self.item, Line) else ""


@dataclass(frozen=True)
class Ending:
    """What was found, and where the text before it ends.

    `literal` are lines of the text that belong to an end which could not be kept: in them nothing is counted.
    """

    start: int
    notes: tuple[Piece, ...] = ()
    signers: tuple[Piece, ...] = ()
    date: Piece | None = None
    annotation: Piece | None = None
    annexes: tuple[Annex, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    literal: frozenset[int] = frozenset()


class Annexes(NamedTuple):
    """The attachments that are printed the same; why others are not, and where the lines of these begin."""

    found: tuple[Annex, ...] = ()
    trouble: str = ""
    start: int = 0


def ending(told: Sequence[Told], first: int) -> Ending:
    """The end of a paper whose text begins at `first`. What stands out of the usual order is left to the text."""
    end = _annex_start(told, first)
    signed = _signed(told[:end], first) or Ending(end)
    notes, start = _notes(told[:end], signed.start, first)
    annexes = _annexes(told[end:], notes)
    found = replace(signed, start=start, notes=notes, annexes=annexes.found)
    if end < len(told) and not annexes.found:
        found = Ending(len(told))
    tail = min(found.start, end)
    while tail > first and told[tail - 1].role in KINDS:
        tail -= 1
    literal = [one.item.at for one in told[tail : found.start]] if tail > first else []
    doubts = (*_doubts(told, first, end, found, annexes), *_annex_doubts(told[end:], annexes))
    return replace(found, doubts=doubts, literal=frozenset(literal))


def with_offices(told: Sequence[Told], first: int) -> list[Told]:
    """Also the bodies above a date that only their place shows to be signers."""
    given = list(told)
    for n in range(len(given) - 1, first, -1):
        above, one = given[n - 1], given[n]
        if above.role is not Role.BODY or not NAME.fullmatch(above.text) or level_of(above.text):
            continue
        office = bool(OFFICE.search(above.text))
        if office and one.role is Role.BODY and len(one.text) <= DATE_MAX and parse_date(one.text):
            given[n] = one._replace(role=Role.DATE)
        if given[n].role in (Role.DATE, Role.SIGNER) and (office or marks.SUPERIORS.search(above.text)):
            given[n - 1] = above._replace(role=Role.SIGNER)
    return given


def _annex_start(told: Sequence[Told], first: int) -> int:
    """Where the first attachment begins: its mark behind the date, or, where nobody signed, behind 附件说明."""
    found = (n for n in range(first, len(told)) if _is_annex_mark(told[n]))
    behind = (n for n in range(first + 1, len(told)) if told[n - 1].role is Role.NOTE and _is_mark(told[n].text))
    return next(found, next(behind, len(told)))


def _is_annex_mark(one: Told) -> bool:
    return one.role is Role.ATTACHMENT and _is_mark(one.text)


def _is_mark(text: str) -> bool:
    return bool(marks.ATTACHMENT_MARK.fullmatch(text))


def _signed(told: Sequence[Told], first: int) -> Ending | None:
    """署名, 成文日期 and 附注 at the end; the program prints none of them alone."""
    n = len(told) - 1
    remark = told[n].item if n >= first and told[n].role is Role.REMARK else None
    annotation = None
    if isinstance(remark, Line):
        if not _is_remark(remark.text):
            return None
        annotation = piece(remark, 1, -1)
        n -= 1
    date = told[n].item if n >= first and told[n].role is Role.DATE else None
    if not isinstance(date, Line) or _date_trouble(date.text):
        return None
    signers: list[Piece] = []
    while n - 1 >= first and told[n - 1].role is Role.SIGNER and isinstance(line := told[n - 1].item, Line):
        if names_in(line.text) != (line.text,):
            break
        signers.insert(0, piece(line, 0))
        n -= 1
    return Ending(n, signers=tuple(signers), date=piece(date, 0), annotation=annotation) if signers else None


def _is_remark(text: str) -> bool:
    return bool(REMARK.fullmatch(text) and text[1:-1].strip("（）()。 "))


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


def _annexes(told: Sequence[Told], notes: Sequence[Piece]) -> Annexes:
    """The attachments, each with the title that the note gives it.

    Where one would be printed otherwise, its lines and all behind them are text of the attachment before it.
    """
    is_mark = _is_annex_mark if told and _is_annex_mark(told[0]) else lambda one: _is_mark(one.text)
    starts = [n for n, one in enumerate(told) if is_mark(one)]
    best = Annexes()
    for count in range(len(starts), 0, -1):
        found: list[Annex] = []
        titles = list(notes)
        trouble = ""
        start = 0
        for number, (start, end) in enumerate(pairwise([*starts[:count], len(told)]), 1):
            annex = _annex(told[start:end], str(number) if count > 1 else "", titles)
            if isinstance(annex, str):
                trouble = annex
                break
            found.append(annex)
        best = best if best.trouble else Annexes((), trouble, start)
        if not trouble:
            return best._replace(found=tuple(found))
    return best


def _annex(told: Sequence[Told], number: str, titles: list[Piece]) -> Annex | str:
    """One attachment, its title and those before it taken from `titles`; or why it is printed otherwise."""
    mark, *rest = (one.item for one in told)
    text = told[0].text
    if not isinstance(mark, Line) or text != f"附件{number}":
        return f"“{text}”会印成“附件{number}”"
    if not titles:
        return f"附件说明里没有“{text}”"
    lines = [item for item in rest[:TITLE_LINES] if isinstance(item, Line)]
    for count in range(1, min(len(lines), len(rest) - 1) + 1):
        title = "".join(line.text for line in lines[:count])
        at = next((n for n, note in enumerate(titles) if note.text == title), -1)
        if at >= 0:
            del titles[: at + 1]
            blocks: list[Block] = [item if isinstance(item, Grid) else piece(item, 0) for item in rest[count:]]
            name = piece(lines[0], 0)._replace(text="\n".join(line.text for line in lines[:count]))
            return Annex(name, tuple(blocks))
    if not lines or (len(rest) == 1 and lines[0].text == titles[0].text):
        return f"“{text}”下面没有{'内容' if lines else '标题'}"
    return f"“{text}”的标题“{lines[0].text}”在附件说明里是“{titles[0].text}”"


def _annex_doubts(told: Sequence[Told], annexes: Annexes) -> Iterator[Doubt]:
    """On the attachments that are text of another, and on 版记 that stands in one."""
    if annexes.found and annexes.trouble:
        line = told[annexes.start]
        reason = f"{annexes.trouble}，这个附件和以后各行写在前一个附件的“段落”里"
        yield Doubt(line.item.at, 0, len(line.text), reason, "改成一致后，另写一个附件")
    printed = next((one for one in told if one.role is Role.IMPRINT), None)
    if annexes.found and printed:
        reason = "从这一行起像是版记，写在附件的“段落”里"
        yield Doubt(printed.item.at, 0, len(printed.text), reason, "写到“版记”里，从“段落”删去")


def _doubts(told: Sequence[Told], first: int, end: int, found: Ending, annexes: Annexes) -> Iterator[Doubt]:
    """One for all lines together that look like an end of the paper and stay text, at the first of them."""
    n = first
    stop = min(found.start, end)
    while n < stop:
        start = n
        while n < stop and told[n].role in KINDS:
            n += 1
        if n > start:
            trouble = annexes.trouble if n == end < found.start else ""
            late = n == found.start and bool(found.notes)
            yield _doubt(told[start:n], trouble, late=late, signed=found.date is not None and n == stop)
        n += 1
    if stop < found.start and (stop == first or told[stop - 1].role not in KINDS):
        yield _doubt(told[stop : stop + 1], annexes.trouble)


def _doubt(group: Sequence[Told], trouble: str, *, late: bool = False, signed: bool = False) -> Doubt:
    """`late`: 附件说明 follows and is kept; `signed`: 落款 is."""
    usual = f"{group[0].role.value}与前后的次序、写法不合程序的印法"
    if all(one.role is Role.NOTE for one in group):
        usual = "附件说明后面还有正文"
    late = late and any(one.role is Role.DATE for one in group)
    causes = [*_causes(group, signed=signed), *(["附件说明在日期后面"] if late else [])] or [trouble or usual]
    lines = "以下到文末" if trouble else f"这 {len(group)} 行" if len(group) > 1 else "这一行"
    line = group[0]
    return Doubt(line.item.at, 0, len(line.text), f"{'；'.join(causes)}，{lines}照原样留作正文", FIX)


def _causes(group: Sequence[Told], *, signed: bool) -> Iterator[str]:
    """Why the program would print these lines otherwise, in plain words."""
    roles = [one.role for one in group]
    date = max((n for n, role in enumerate(roles) if role is Role.DATE), default=-1)
    signers = [one.text for one in group if one.role is Role.SIGNER]
    if any(names_in(text) != (text,) for text in signers):
        yield "几个署名写在一行"
    if date >= 0:
        yield from filter(None, [_date_trouble(group[date].text), "" if signers else "日期上面没有署名"])
        if Role.NOTE in roles[date:]:
            yield "附件说明在日期后面"
    elif signers and not signed:
        yield "署名下面没有日期"
    notes = [one for one in group if one.role is Role.NOTE]
    if notes and not _notes(notes, len(notes), 0)[0]:
        yield f"附件说明的序号、空格写法不同（程序印“{NOTE_MARK}名称”，几个附件的印“{NOTE_MARK}1.名称”，逐行编号）"
    if any(one.role is Role.REMARK and not _is_remark(one.text) for one in group):
        yield "附注的括号写法不同"
    if Role.IMPRINT in roles:
        yield "后面有版记"


def _date_trouble(text: str) -> str:
    """Why a date is not printed as it stands; "" where it is."""
    date = parse_date(text)
    if date is None:
        return f"日期“{text}”认不出"
    if str(date) == text:
        return ""
    if not re.search(r"\d", text):
        return f"日期用汉字数字，程序印“{date}”"
    return f"日期“{text}”程序印“{date}”"


def is_closing(item: Item) -> bool:
    """特此报告。"""
    return isinstance(item, Line) and bool(CLOSING.fullmatch(item.text))
