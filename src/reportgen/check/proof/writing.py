"""Rules on how dates and the numbers of documents are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check import document_number
from reportgen.check.marks import DATE_ALONE, GOOD_DATE, good_date
from reportgen.check.paper import Found, Kind, Paper, Role, Spot
from reportgen.regex import regex

_HAN_DATE = regex(r"[〇○零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)?")
_DIGIT_DATE = regex(r"(?<![\d.．/-])((?:19|20)\d{2})([.．/-])(\d{1,2})\2(\d{1,2})(?:日|号)?(?![\d.．/-])")
_PADDED = regex(r"(?<=年)0[1-9]月(?:\d{1,2}日)?|(?<=月)0[1-9](?=[日号])")
_SHORT_YEAR = regex(r"(?:(?<=截至)|(?<=截止)|(?<![\dA-Za-z〇-龥]))(\d{2})年(?=\d{1,2}月)")
_SPOKEN = regex(r"(?<!\d)\d{1,2}月\d{1,2}号(?=[，。；、至到前后起召上下（(]|$)")
_OWN_NUMBERS = ("国家主席令", "国务院令", "主席令", "令")  # these take no brackets


_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
SAID_MAX = 200  # characters of a quotation
HAN_UNTIL = 2012  # the standard of that year first wanted Arabic digits under a paper


def dates(paper: Paper) -> Iterator[Spot]:
    """Dates are YYYY年M月D日 in Arabic digits.

    要求：日期用阿拉伯数字，年份标全称，月、日不编虚位。GB/T 9704-2012，7.3.5.4；GB/T 15835-2011，4.1。
    反例：截至2024.8.5，已完成34项。
    反例：截至2024年08月05日，已完成34项。
    反例：截至二〇二四年八月五日，已完成34项。
    反例：截至8月5号，已完成34项。
    正例：截至2024年8月5日，已完成34项，3月5号楼、12月5号台风除外。
    正例：信访人反映：“8月5号，工厂夜间排放烟气。”
    """
    for p in paper.passages:
        if p.role is Role.DATE:
            if paper.kind is Kind.TEXT:  # FMT746 tells of a Word file's; of drawn data the program writes it
                yield from ((p.index, found) for found in _issue_date(p.text))
        elif p.role not in (Role.LETTERHEAD, Role.IMPRINT):
            yield from ((p.index, found) for found in _dates(p.text))


def _issue_date(text: str) -> Iterator[Found]:
    """成文日期; blanks in it are left alone, as texts of PDFs have them anywhere."""
    dense = re.sub(r"\s", "", text)
    han = re.match("[〇○零一二三四五六七八九]{4}", dense)
    if GOOD_DATE.fullmatch(dense) or not DATE_ALONE.fullmatch(text):
        return
    if han and int(han[0].translate(_HAN_DIGITS)) <= HAN_UNTIL:
        return
    start = len(text) - len(text.lstrip())
    fix = f"写成“{good_date(dense)}”的样子：四位年份，月、日前不加 0，末尾不加句号"
    yield Found(start, len(text.rstrip()), f"成文日期写作“{text.strip()}”", fix)


def _dates(text: str) -> Iterator[Found]:
    for m in _HAN_DATE.finditer(text):
        yield Found(*m.span(), f"日期“{m.group()}”用了汉字", "改用阿拉伯数字，如“2024年8月5日”")
    for m in _DIGIT_DATE.finditer(text):
        if int(m[3]) in range(1, 13) and int(m[4]) in range(1, 32):
            right = f"{m[1]}年{int(m[3])}月{int(m[4])}日"
            yield Found(*m.span(), f"日期写作“{m.group()}”", f"写成“{right}”")
    for m in _PADDED.finditer(text):
        yield Found(*m.span(), f"月、日写作“{m.group()}”，前面加了 0", f"写成“{re.sub('(?<![0-9])0', '', m.group())}”")
    for m in _SPOKEN.finditer(text):
        first = max(0, m.start() - SAID_MAX)
        if text.rfind("“", first, m.start()) <= text.rfind("”", first, m.start()):  # not what somebody said
            yield Found(*m.span(), f"日期写作“{m.group()}”", f"写成“{m.group()[:-1]}日”")
    for m in _SHORT_YEAR.finditer(text):
        yield Found(*m.span(), f"年份写作“{m.group()}”，没有标全", f"写成“20{m[1]}年”")


def references(paper: Paper) -> Iterator[Spot]:
    """The number of a document is 机关代字〔年份〕N号.

    要求：年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位，后加“号”字。GB/T 9704-2012，7.2.5。
    反例：鲁环发[2022]12号
    反例：鲁环发〔2022〕第012号
    正例：鲁环发〔2022〕12号
    """
    for p in paper.passages:
        # FMT749 tells of the letterhead of a Word file; that of drawn data has its own check.
        head = p.role is Role.LETTERHEAD and paper.kind is Kind.TEXT
        if head or p.role not in (Role.LETTERHEAD, Role.DATE, Role.IMPRINT):
            yield from ((p.index, found) for found in _references(p.text))


def _references(text: str) -> Iterator[Found]:
    for m in re.finditer(document_number.CITED, text):
        wrong = document_number.faults(m)
        if wrong and not m["code"].endswith(_OWN_NUMBERS):
            right = document_number.proper(m)
            # Where 机关代字 begins, no pattern can tell: 印发了鲁环发〔2022〕12号.
            start, written = m.start("open"), text[m.start("open") : m.end()]
            # Brackets alone are a matter of form; a year or a number that is written otherwise may be another one.
            same = "第" not in written and re.sub(r"\D", "", written) == re.sub(r"\D", "", right)
            reason = f"文号写作“{written}”：{'、'.join(wrong)}"
            yield Found(start, m.end(), reason, f"写成“{right}”", right if same else None)
