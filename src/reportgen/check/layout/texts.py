"""Rules on a line of text, of Word or of plain text: TEXT_RULES is the literal list; here dates and 〔〕 of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check import document_number
from reportgen.check.layout import text_marks, text_numbers
from reportgen.check.layout.findings import Found, LinesRule, TextRule, gathered
from reportgen.diagnostics import Diagnostic
from reportgen.place import Place, Source

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
            yield Found(start, m.end(), f"文号写作“{written}”：{'、'.join(wrong)}", f"写成“{right}”")


TEXT_RULES: tuple[tuple[str, TextRule], ...] = (
    ("FMT751", dates),
    ("FMT752", references),
    ("FMT753", text_marks.half_width),
    ("FMT755", text_marks.dots_and_dashes),
    ("FMT756", text_numbers.ranges),
    ("FMT757", text_marks.listed),
    ("FMT758", text_numbers.blanks),
    ("FMT759", text_marks.doubled),
    ("FMT791", text_numbers.percentages),
    ("FMT792", text_numbers.full_width),
    ("FMT793", text_marks.ordinals),
    ("FMT795", text_marks.no_text),
)
# What one line alone does not tell.
LINES_RULES: tuple[tuple[str, LinesRule], ...] = (("FMT754", text_marks.pairs),)


def check_lines(
    source: Source, lines: Sequence[str] = (), skipped: frozenset[int] = frozenset()
) -> Iterator[Diagnostic]:
    """All text rules over `lines`, those of the source unless told; one finding a rule.

    `skipped` are numbers of lines, from 1.
    """
    texts = ["" if n in skipped else line for n, line in enumerate(lines or source.lines, 1)]
    hits: dict[str, list[tuple[int, Found]]] = {}
    for n, line in enumerate(texts):
        for code, rule in TEXT_RULES if line.strip() else ():
            for found in rule(line):
                hits.setdefault(code, []).append((n, found))
    for code, over in LINES_RULES:
        if rows := sorted(over(texts)):
            hits[code] = rows
    for code, rows in sorted(hits.items()):
        places = [Place(source, n + 1, found.start + 1, n + 1, found.end + 1) for n, found in rows]
        yield from gathered(code, places, rows[0][1].reason, rows[0][1].fix)


def own_number(text: str) -> list[str] | None:
    """What is wrong with a line that is nothing but the number of this document; None for another line."""
    m = re.match(document_number.LINE, text)
    rest = text[m.end() :].strip() if m else ""
    if m is None or (rest and not rest.startswith("签发人")):
        return None
    return document_number.faults(m)
