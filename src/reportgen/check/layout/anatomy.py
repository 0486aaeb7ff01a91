"""WordFile -> which paragraph is what: title, addressee, headings, text, 附件说明, 署名, 成文日期, 附件, 版记.

Styles are not relied on, for most files have none of their own; what a paragraph is shows in its words, place and look.
"""

from __future__ import annotations

import re

from reportgen import zh
from reportgen.check import document_number, marks
from reportgen.check.layout.parts import Anatomy, Heading, Role, is_red
from reportgen.gongwen import HEADING_LEVELS
from reportgen.read.word import Para, Where, WordFile

TITLE_SIZE = 20.0  # points; a title of 小二 (18) is known by its style or by standing centred
TITLE_AMONG = 30  # of the first paragraphs with text
TITLE_LINES = 6
ADDRESSEE_MAX = 120  # characters
APART = ("toc", "目录", "caption", "题注", "图注")  # how the names of styles begin whose paragraphs are no text
OWN_LINE = 45  # characters that a heading without a stop can have


def anatomy(word: WordFile) -> Anatomy:
    """Looks a file over once."""
    found = Anatomy(word)
    for p in word.paras:
        found.roles[p.index] = Role.BLANK if p.is_blank else Role.TABLE if p.where is Where.TABLE else Role.OTHER
    _imprint(found)
    flow = [p for p in word.paras if p.where is Where.BODY and found.roles[p.index] is Role.OTHER]
    after = _title(found, flow)
    _letterhead(found)
    first_mark = _attachments(found, flow, after)
    text = [p for p in flow[after:] if first_mark is None or p.index < first_mark]
    text = _addressee(found, text)
    _note(found, text)
    _sign_off(found, text)
    found.headings.append(_running(found, text))
    for number, mark in enumerate(found.attachments):
        following = found.attachments[number + 1].index if number + 1 < len(found.attachments) else 1 << 60
        found.headings.append(_running(found, [p for p in flow if mark.index < p.index < following]))
    return found


def _imprint(found: Anatomy) -> None:
    """版记: 抄送：… and …印发, with the whole table or text box that holds them; after all other text."""
    paras = [p for p in found.word.paras if not p.is_blank]
    tables = set[int]()
    for p in paras[len(paras) // 4 :]:
        copy, issued = marks.COPY_TO.match(p.shown), marks.ISSUED.search(p.shown) and len(p.shown) < 60
        if (copy and not p.shown.lstrip().startswith("主")) or (issued and marks.han(p.shown) < 40):
            found.roles[p.index] = Role.IMPRINT
            if p.table is not None:
                tables.add(p.table)
    for p in paras:
        if p.table in tables:
            found.roles[p.index] = Role.IMPRINT
    found.imprint = found.having(Role.IMPRINT)


def _title(found: Anatomy, flow: list[Para]) -> int:
    """Marks letterhead and title; the number of paragraphs up to the title's end (0 where there is none)."""
    head = flow[:TITLE_AMONG]
    marked = [is_issuer(p) or is_red(p.look) for p in head]
    ways = (
        (p.look.size >= TITLE_SIZE and not red for p, red in zip(head, marked, strict=True)),
        ((p.style.lower() == "title" or p.style in ("标题", "公文标题")) and not is_issuer(p) for p in head),
        (_is_centred(p) and not red for p, red in zip(head, marked, strict=True)),
    )
    starts = (next((n for n, is_title in enumerate(way) if is_title), None) for way in ways)
    start = next((n for n in starts if n is not None), None)
    if start is None:
        return 0
    end = start + 1
    while end < min(len(flow), start + TITLE_LINES) and _goes_on(flow[end], flow[start], found):
        end += 1
    for p in flow[:start]:
        found.roles[p.index] = Role.LETTERHEAD
    found.title = flow[start:end]
    for p in found.title:
        found.roles[p.index] = Role.TITLE
    return end


def is_issuer(para: Para) -> bool:
    """发文机关标志: red and large, or large and ending with 文件, which no title does."""
    large = para.look.size >= TITLE_SIZE
    return large and (is_red(para.look) or bool(marks.ISSUER.fullmatch(para.shown)))


def _is_centred(para: Para) -> bool:
    return para.shape.align == "center" and not re.match(document_number.LINE, para.shown)


def _letterhead(found: Anatomy) -> None:
    """发文机关标志 before the title, also in a table or a text box, and 发文字号 below it."""
    above = [p for p in found.word.paras if found.title and p.index < found.title[0].index and not p.is_blank]
    found.issuers = [p for p in above if is_issuer(p)]
    below = [p for p in above if found.issuers and p.index > found.issuers[-1].index]
    found.number = next((p for p in below if re.match(document_number.LINE, p.shown)), None)


def _goes_on(para: Para, first: Para, found: Anatomy) -> bool:
    """Whether a paragraph is a further line of a title: set like the first, nothing between them."""
    between = (p for p in found.word.paras if first.index < p.index < para.index)
    if any(found.roles[p.index] is Role.BLANK for p in between) or marks.REMARK.fullmatch(para.shown):
        return False
    return para.look.size == first.look.size and para.shape.align == first.shape.align == "center"


def _attachments(found: Anatomy, flow: list[Para], after: int) -> int | None:
    """附件N alone in a paragraph, on a new page or behind the date; their titles. The index of the first mark."""
    date_seen = False
    for n, p in enumerate(flow[after:], after):
        date_seen |= bool(marks.DATE_ALONE.fullmatch(p.shown))
        if not marks.ATTACHMENT_MARK.fullmatch(p.shown):
            continue
        listed = n + 1 < len(flow) and marks.NOTE_ITEM.match(flow[n + 1].shown) and not p.starts_page
        if (p.starts_page or date_seen) and not (listed and not date_seen):
            found.roles[p.index] = Role.MARK
            found.attachments.append(p)
            found.attachment_titles.append(_attachment_title(found, flow[n + 1 : n + 4]))
    return found.attachments[0].index if found.attachments else None


def _attachment_title(found: Anatomy, following: list[Para]) -> list[Para]:
    lines: list[Para] = []
    for p in following:
        large = p.look.size >= TITLE_SIZE
        if not (p.shape.align == "center" or (large and not lines)) or marks.ATTACHMENT_MARK.fullmatch(p.shown):
            break
        if lines and not _goes_on(p, lines[0], found):
            break
        lines.append(p)
        found.roles[p.index] = Role.ATTACHMENT_TITLE
    return lines


def _addressee(found: Anatomy, text: list[Para]) -> list[Para]:
    """Marks 主送机关; what is left."""
    if not text or not found.title:
        return text
    p, shown = text[0], text[0].shown.strip()
    if re.fullmatch(document_number.LINE, shown):  # under the title, as web sites have it
        found.roles[p.index] = Role.LETTERHEAD
        return _addressee(found, text[1:])
    if marks.REMARK.fullmatch(shown):  # a line under the title: （2022年8月30日）
        return _addressee(found, text[1:])
    numbered = any(pattern.match(shown) for pattern in marks.NUMBERS)
    short = len(shown) <= ADDRESSEE_MAX and "。" not in shown and not numbered
    flush = p.shape.first < p.look.character / 2 and p.shape.align not in ("center", "right")
    named = len(shown) <= ADDRESSEE_MAX // 3 and flush and marks.SUPERIORS.search(shown.rstrip("，,；;。"))
    if short and (shown.endswith(("：", ":")) or named) and not marks.NOTE.match(shown):
        found.addressee = p
        found.roles[p.index] = Role.ADDRESSEE
        return text[1:]
    return text


def _sign_off(found: Anatomy, text: list[Para]) -> None:
    """The last paragraph that is nothing but a date, the short right-hand lines above it, （附注） below it."""
    at = next((n for n in range(len(text) - 1, -1, -1) if marks.DATE_ALONE.fullmatch(text[n].shown)), None)
    if at is None:
        return
    found.date = text[at]
    found.roles[text[at].index] = Role.DATE
    for p in text[at + 1 :]:
        if marks.REMARK.fullmatch(p.shown) or marks.BARE_REMARK.match(p.shown):
            found.roles[p.index] = Role.REMARK
            found.remarks.append(p)
    for p in reversed(text[max(0, at - 8) : at]):
        if found.roles[p.index] is not Role.OTHER or not _right_hand(p):
            break
        found.signers.insert(0, p)
        found.roles[p.index] = Role.SIGNER


def _right_hand(p: Para) -> bool:
    shown = p.shown
    led = len(shown) - len(shown.lstrip(" \t\u3000")) >= 4 or shown.startswith("\t")
    away = p.shape.left + p.shape.first > 6 * p.look.character
    ended = shown.rstrip().endswith(tuple(marks.CLOSED))
    return len(shown.strip()) <= 30 and not ended and (p.shape.align in ("right", "center") or led or away)


def _note(found: Anatomy, text: list[Para]) -> None:
    """附件：1.… and the lines 2.… that follow it."""
    starts = [n for n, p in enumerate(text) if marks.NOTE.match(p.shown)]
    if not starts:
        return
    at = starts[-1]
    found.note = [text[at]]
    for p in text[at + 1 :]:
        if not marks.NOTE_ITEM.match(p.shown) or found.roles[p.index] is not Role.OTHER:
            break
        found.note.append(p)
    for p in found.note:
        found.roles[p.index] = Role.NOTE


def _running(found: Anatomy, text: list[Para]) -> list[Heading]:
    """Marks headings and body; the headings."""
    headings = []
    for p in text:
        if found.roles[p.index] is not Role.OTHER or p.style.lower().startswith(APART):
            continue
        heading = _heading(p)
        if heading:
            headings.append(heading)
            found.roles[p.index] = Role.HEADING
        elif p.shape.align not in ("center", "right") or marks.han(p.shown) > OWN_LINE:
            found.roles[p.index] = Role.BODY
    return headings


def _heading(p: Para) -> Heading | None:
    shown = p.shown
    for level, pattern in enumerate(marks.NUMBERS, 1):
        m = pattern.match(shown)
        if m is None:
            continue
        stop = shown.find("。", m.end())
        own_line = stop < 0 and len(shown) <= OWN_LINE
        if level == 1 and "、" not in m[2] and p.shape.outline is None and not own_line:
            continue  # 一 不 …: a sentence that begins with 一
        count = zh.number(m[1] if level in (1, 3) else m[2])
        end = len(shown) if stop < 0 else stop + 1
        run_in = 0 <= stop < len(shown.rstrip()) - 1 or (stop < 0 and not own_line)
        item = level > 2 and (run_in or shown.rstrip().endswith(tuple(marks.CLOSED))) and p.shape.outline is None
        return Heading(p, level, count, shown[: m.end()].strip(), end, run_in, item)
    if p.shape.outline is not None and p.shape.outline < HEADING_LEVELS and len(shown) <= OWN_LINE:
        return Heading(p, p.shape.outline + 1, None, "", len(shown), False)
    return None
