"""Blanks that programs and web pages put beside digits and marks, and into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.marks import DATE_ALONE, ISSUED, NUMERALS, SUPERIORS, kinds
from reportgen.extract.residue.manuscript import BLANK, EXTRA_MARK, Change
from reportgen.regex import regex

_GAP = "[ \u2002-\u200a\u202f\u3000]{1,3}"
_NUMBER = regex(
    rf"(?:[{NUMERALS}]{{1,4}}、|（[{NUMERALS}\d]{{1,4}}）|\d{{1,2}}[.．]|[{NUMERALS}]{{1,2}}是|[①-⑳])({_GAP})?(?=\S)"
)
# Behind the last blank of a line of contents stands a page number.
_DIGIT = regex(
    rf"(?<=[汉，。；：、（“”》）])({_GAP})(?=\d)(?!\d{{1,3}}$)|(?<=[\d%.])({_GAP})(?=[汉，。；：、）%“《”（])"
)
_MARK = regex(rf"(?<=\S)({_GAP})(?=[，。；：、！？）》”])|(?<=[，。；、！？])({_GAP})(?=\S)")
_POINT = regex(rf"(?<=[。；：，])[{NUMERALS}]{{1,2}}是({_GAP})(?=[汉“《])")
_HAN = regex(rf"(?<=[汉”》）])({_GAP})(?=[汉“《（])")
_SENTENCE = regex("[，。；！？]")
_END = regex("[。；！？]")
_STOP = regex("[，。；：、！？]")
SENTENCE_MIN = 30  # characters of what is surely no title
NEAR = 60  # characters beside a blank that are looked at
_CONTACT = regex("电话|传真|邮箱|邮编|邮政编码|联系人|地址|网址")
_DATED = regex(r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s*$")
_HEADING = regex(rf"[{NUMERALS}]{{1,3}}、|（[{NUMERALS}]{{1,3}}）")  # one that runs on another's line
_HEADING_STOP = regex(rf"^(?:[{NUMERALS}]{{1,4}}、|（[{NUMERALS}]{{1,4}}）)[^。；！？，：]{{2,45}}({_GAP}。)$")


def blanks(text: str) -> Iterator[Change]:
    """Blanks that no sentence has; those of a title's two phrases, of a name in two characters and of columns stay."""
    heading = _HEADING_STOP.match(text)
    if heading:  # 。 came from the next line of the page: no heading on its own line has one
        yield Change(*heading.span(1), EXTRA_MARK)
    if _is_row(text):
        return
    line = kinds(text[: heading.start(1)] if heading else text)
    found = {m.span(m.lastindex or 0) for p in (_DIGIT, _MARK, _POINT) for m in p.finditer(line)}
    number = _NUMBER.match(text)
    if number and number[1]:
        found.add(number.span(1))
    signed = _signed(text)
    if len(text) >= SENTENCE_MIN and _SENTENCE.search(text):
        first = _run_in(text) if number else 0
        gaps = (m.span(1) for m in _HAN.finditer(line, first))
        found |= {gap for gap in gaps if _within_clause(text, line, *gap)}
    found = {gap for gap in found if gap[1] != signed and not _HEADING.match(text, gap[1])}
    behind = 0
    for start, end in sorted(found):
        if start >= behind:
            yield Change(start, end, BLANK)
            behind = end


def _run_in(text: str) -> int:
    """Where a heading ends that has a number: 高位推进 真抓实干 may be one."""
    stop = _END.search(text)
    return stop.start() if stop else len(text)


def _is_row(text: str) -> bool:
    """A row that was typed with blanks, fields of an address, 印发: 1 城东区 35; 电话 0534-2100000 邮编 253000."""
    if DATE_ALONE.fullmatch(text):
        return False
    if len(text) < 100 and ISSUED.search(text):
        return True
    row = re.match(rf"\d{{1,3}}{_GAP}[^\s年月日]{{2,}}{_GAP}\S", text) and not _SENTENCE.search(text)
    return bool(row) or (len(text) < 100 and bool(_CONTACT.search(text)) and "。" not in text)


def _signed(text: str) -> int:
    """Where a date begins that stands behind a signer, on one line; -1 where none does."""
    m = _DATED.search(text, max(0, len(text) - 20))
    return m.start() if m and m.start() and not _SENTENCE.search(text) else -1


def _within_clause(text: str, line: str, start: int, end: int) -> bool:
    """Whether a blank between Han characters is the only one between two marks, and parts no list of offices."""
    left = _STOP.split(line[max(0, start - NEAR) : start])[-1]
    right = _STOP.split(line[end : end + NEAR], maxsplit=1)[0]
    return not re.search(r"\s(?!\d)", left + right) and not SUPERIORS.search(text[max(0, start - 10) : start])
