"""The texts of a paper in order -> what each of them is, by its words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportgen.check import document_number, marks
from reportgen.check.paper import Role
from reportgen.zh import HAN

TITLE_LINES = 4
TITLE_AMONG = 12  # of the first passages
TITLE_MAX = 60  # characters of one of its lines
OWN_LINE = 45  # characters that a heading without a stop can have
SIGNER_MAX = 40
SENTENCE = re.compile("[。！？；]")
_TITLE_END = re.compile(
    r"(?:报告|方案|通报|通告|公告|公示|通知|意见|情况|清单|函|纪要|简报|落实|办法|计划|总结)(?:（[^）]*）)?$"
)
_ADDRESSEE = re.compile(rf"[{HAN}（）()、，,\s〇○Xx×*]{{2,120}}[：:]")
_MONTH_ALONE = re.compile(r"(?:19|20)\d{2}年\d{1,2}月")
_HEAD_WORDS = re.compile(r"(?:根据|按照|为|经|自|一年来|\d{4}年)")


class Told(NamedTuple):
    """Role, level of the heading that it begins with (0 for none), and the attachment that it belongs to (0: none)."""

    role: Role
    level: int = 0
    part: int = 0


def roles(texts: Sequence[str]) -> list[Told]:
    """One for each text; none of them is blank, and cells of tables are not among them."""
    told = [_plain(text) for text in texts]
    after = _title(texts, told)
    end = _attachments(texts, told, after)
    _addressee(texts, told, after, end)
    _sign_off(texts, told, after, end)
    _notes(texts, told, after, end)
    return told


def level_of(text: str) -> int:
    """1..4 for a text that begins with 一、（一）1.（1）."""
    return next((n for n, number in enumerate(marks.NUMBERS, 1) if number.match(text)), 0)


def _plain(text: str) -> Told:
    """Heading or body."""
    level = level_of(text)
    stripped = text.strip()
    own = (
        level > 0
        and len(stripped) <= OWN_LINE
        and not SENTENCE.search(stripped.rstrip("。；;."))
        and (stripped[-1] not in "。；" or len(stripped) <= OWN_LINE // 2)
    )
    return Told(Role.HEADING if own else Role.BODY, level)


def _is_text(text: str) -> bool:
    return bool(SENTENCE.search(text)) or len(text.strip()) > TITLE_MAX or level_of(text) > 0


def _title(texts: Sequence[str], told: list[Told]) -> int:
    """Marks letterhead and title; the number of texts up to the title's end."""
    head = 0
    while head < min(len(texts), TITLE_AMONG) and not _is_text(texts[head]):
        if _ADDRESSEE.fullmatch(texts[head].strip()):
            break
        head += 1
    if head == len(texts):  # a few words alone are no paper
        return 0
    number = next((n for n in range(head) if re.match(document_number.LINE, texts[n])), -1)
    first = number + 1
    if number < 0:
        last = next((n for n in range(head - 1, -1, -1) if _TITLE_END.search(texts[n].strip())), None)
        if last is not None:
            first = last
            while first > 0 and last - first < TITLE_LINES - 1 and _joins(texts[first - 1]):
                first -= 1
            head = last + 1
    for n in range(head):
        told[n] = Told(Role.TITLE if n >= first else Role.LETTERHEAD)
    return head


def _joins(line: str) -> bool:
    """Whether a line above the end of a title belongs to it."""
    stripped = line.strip()
    return not re.search(r"[\d:：|]{4,}|来源|时间|首页|^\W*$", stripped) and marks.han(stripped) >= 4


def _addressee(texts: Sequence[str], told: list[Told], after: int, end: int) -> None:
    for n in range(after, min(after + 2, end)):
        text = texts[n].strip()
        if (
            _ADDRESSEE.fullmatch(text)
            and not _HEAD_WORDS.match(text)
            and marks.SUPERIORS.search(text[:-1].rstrip("）)"))
        ):
            told[n] = Told(Role.ADDRESSEE)
            return


def _attachments(texts: Sequence[str], told: list[Told], after: int) -> int:
    """附件N behind the date, with the title below it; where the paper itself ends."""
    dated = [n for n in range(after, len(texts)) if _is_date(texts, n)]
    part, end = 0, len(texts)
    for n in range(dated[0] + 1 if dated else len(texts), len(texts)):
        if marks.COPY_TO.match(texts[n]) or (marks.ISSUED.search(texts[n]) and marks.han(texts[n]) < 40):
            told[n] = Told(Role.IMPRINT)
        elif marks.ATTACHMENT_MARK.fullmatch(texts[n]):
            part += 1
            end = min(end, n)
            told[n] = Told(Role.ATTACHMENT, 0, part)
            if n + 1 < len(texts) and not _is_text(texts[n + 1]):
                told[n + 1] = Told(Role.ATTACHMENT, 0, part)
        elif part:
            told[n] = told[n]._replace(part=part)
    return end


def _sign_off(texts: Sequence[str], told: list[Told], after: int, end: int) -> None:
    """成文日期 alone on its line, the bodies above it; a remark in brackets below it."""
    last = next((n for n in range(end - 1, after, -1) if _is_date(texts, n)), None)
    first = end if last is None else last
    if last is not None:
        told[last] = Told(Role.DATE)
        for n in range(last + 1, min(end, last + 3)):
            if marks.REMARK.fullmatch(texts[n]):
                told[n] = Told(Role.REMARK)
    n = first - 1
    while n > after and _is_signer(texts[n]) and told[n].role is not Role.ATTACHMENT:
        told[n] = Told(Role.SIGNER)
        n -= 1


def _is_date(texts: Sequence[str], n: int) -> bool:
    """成文日期: a whole date alone on its line; one without its day where a body stands above it."""
    if marks.DATE_ALONE.fullmatch(texts[n]):
        return True
    return n > 0 and bool(_MONTH_ALONE.fullmatch(texts[n].strip())) and _is_signer(texts[n - 1])


def _is_signer(text: str) -> bool:
    stripped = text.strip()
    if len(stripped) > SIGNER_MAX or re.search("[。；！？，：:“《]", stripped) or level_of(text):
        return False
    return bool(marks.SUPERIORS.search(stripped.split("　")[-1].split(" ")[-1]))


def _notes(texts: Sequence[str], told: list[Told], after: int, end: int) -> None:
    """附件：1.… and the lines of further titles."""
    for n in range(after, end):
        if marks.NOTE.match(texts[n]) and told[n].role is not Role.ATTACHMENT:
            told[n] = Told(Role.NOTE)
            for more in range(n + 1, end):
                if not marks.NOTE_ITEM.match(texts[more]) or SENTENCE.search(texts[more]):
                    break
                told[more] = Told(Role.NOTE)
