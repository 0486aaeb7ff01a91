"""Rules on how dates and the numbers of documents are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check import document_number
from reportgen.check.paper import Found

_HAN_DATE = re.compile(
    r"[〇○零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)?"
)
_DIGIT_DATE = re.compile(r"(?<![\d.．/-])((?:19|20)\d{2})([.．/-])(\d{1,2})\2(\d{1,2})(?:日|号)?(?![\d.．/-])")
_PADDED = re.compile(r"(?:(?<=年)0[1-9](?=月))|(?:(?<=月)0[1-9](?=[日号]))")
_SHORT_YEAR = re.compile(r"(?<![\d〇-龥])(\d{2})年(?=\d{1,2}月)")
_OWN_NUMBERS = ("国家主席令", "国务院令", "主席令", "令")  # these take no brackets


def dates(text: str) -> Iterator[Found]:
    """Dates are YYYY年M月D日 in Arabic digits.

    要求：日期用阿拉伯数字，年份标全称，月、日不编虚位。GB/T 9704-2012，7.3.5.4；GB/T 15835-2011，4.1。
    反例：截至2024.8.5，已完成34项。
    反例：截至2024年08月05日，已完成34项。
    反例：截至二〇二四年八月五日，已完成34项。
    正例：截至2024年8月5日，已完成34项。
    """
    for m in _HAN_DATE.finditer(text):
        yield Found(*m.span(), f"日期“{m.group()}”用了汉字", "改用阿拉伯数字，如“2024年8月5日”")
    for m in _DIGIT_DATE.finditer(text):
        if int(m[3]) in range(1, 13) and int(m[4]) in range(1, 32):
            right = f"{m[1]}年{int(m[3])}月{int(m[4])}日"
            yield Found(*m.span(), f"日期写作“{m.group()}”", f"写成“{right}”")
    for m in _PADDED.finditer(text):
        yield Found(*m.span(), f"月、日编了虚位“{m.group()}”", f"写成“{int(m.group())}”，前面不加 0")
    for m in _SHORT_YEAR.finditer(text):
        yield Found(*m.span(), f"年份写作“{m.group()}”，没有标全", f"写成“20{m[1]}年”")


def references(text: str) -> Iterator[Found]:
    """The number of a document is 机关代字〔年份〕N号.

    要求：年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位，后加“号”字。GB/T 9704-2012，7.2.5。
    反例：鲁环发[2022]12号
    反例：鲁环发〔2022〕第012号
    正例：鲁环发〔2022〕12号
    """
    for m in re.finditer(document_number.CITED, text):
        wrong = document_number.faults(m)
        if wrong and not m["code"].endswith(_OWN_NUMBERS):
            year = m["year"] if len(m["year"]) == 4 else f"20{m['year'][-2:]}"
            right = f"〔{year}〕{int(m['number'])}号"
            # Where 机关代字 begins, no pattern can tell: 印发了鲁环发〔2022〕12号.
            start, written = m.start("open"), text[m.start("open") : m.end()]
            # Brackets alone are a matter of form; a year or a number that is written otherwise may be another one.
            same = "第" not in written and re.sub(r"\D", "", written) == re.sub(r"\D", "", right)
            reason = f"文号写作“{written}”：{'、'.join(wrong)}"
            yield Found(start, m.end(), reason, f"写成“{right}”", right if same else None)
