"""Rules on numbers of persons in what the public reads: telephones, identity cards, accounts, number plates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.check.release.contacts import BETWEEN, above, is_for_calls
from reportgen.regex import regex

_MOBILE = regex(r"(?<![\dA-Za-z.\-/])1[3-9]\d([ -]?)\d{4}\1\d{4}(?![\dA-Za-z.%％万亿元吨立方米/])")
_LANDLINE = regex(r"(?<![\dA-Za-z.\-/])[（(]?0\d{2,3}[）)]?\s?[-—－]?\s?[2-8]\d{6,7}(?!\d)")
_CARD = regex(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_CARD_LABEL = regex("(?:身份证|公民身份号码?)[^，。；\\d]{0,6}$")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ACCOUNT = regex(r"(?:账号|帐号|账户|帐户|卡号)[：:为是]?\s?(?P<digits>\d[\d ]{10,24}\d)")
_PLATE = regex(
    "(?<![A-Za-z])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?"
    "(?=[A-Z]{0,2}\\d)[A-HJ-NP-Z\\d]{4,5}[A-HJ-NP-Z\\d挂学警港澳](?![A-Za-z\\d])"
)
READ = (Role.BODY, Role.HEADING, Role.CELL, Role.NOTE, Role.REMARK, Role.ADDRESSEE)


def _read(paper: Paper) -> Iterator[Passage]:
    """Where numbers may stand; nothing in a paper that the public doesn't read."""
    if paper.public:
        yield from paper.having(*READ)


def telephones(paper: Paper) -> Iterator[Spot]:
    """A public paper holds no mobile number, and office numbers only where people are asked to call.

    要求：公开的稿子不留个人手机号；联系、监督、举报写办公电话，并写明用途。《中华人民共和国个人信息保护法》第六条。
    反例：网格员（13805342210）每日巡查。
    反例：联系电话：138-0534-2210
    反例：经办科室0534-2687123已核实。
    反例：受理信访件3件，经办人员0534-2687123已核实。
    正例：监督电话：0534-2687123，举报热线12369。
    正例：项目编号13805342210A，投资13805342210元，受理编号X3SD202406020025。
    """
    for p in _read(paper):
        for m in _MOBILE.finditer(p.text):
            yield p.index, Found(*m.span(), f"手机号 {_hidden(m[0])}", "删去；要留联系方式的，写办公电话")
        for start, end in _unexplained(paper, p):
            reason = f"电话号码 {p.text[start:end]}，没有说明用途"
            yield p.index, Found(start, end, reason, "删去，或写明是监督电话、联系电话")


def _unexplained(paper: Paper, passage: Passage) -> Iterator[tuple[int, int]]:
    """Numbers of offices that stand neither behind a label nor in a list with one that does."""
    numbers = [m.span() for m in _LANDLINE.finditer(passage.text)]
    line = above(paper, passage) if numbers else ""
    listed = -BETWEEN - 1  # where the last number behind a label ended
    for start, end in numbers:
        follows = start - listed <= BETWEEN and "。" not in passage.text[max(0, listed) : start]
        if follows or is_for_calls(passage.text, start, end, line):
            listed = end
        else:
            yield start, end


def identity_cards(paper: Paper) -> Iterator[Spot]:
    """A public paper holds no number of an identity card: 18 digits with a birthday and the right last one.

    要求：公开的稿子不写公民身份号码。《中华人民共和国个人信息保护法》第二十八条，GB 11643-1999。
    反例：举报人身份证号11010519491231002X。
    反例：法定代表人（身份证号：110105194912310021）已到案。
    正例：举报人身份证号110105********002X，统一社会信用代码913714007659873210。
    """
    for p in _read(paper):
        for m in _CARD.finditer(p.text):
            if _is_card(m[0]) or _CARD_LABEL.search(p.text[max(0, m.start() - 12) : m.start()]):
                yield p.index, Found(*m.span(), f"身份证号 {_hidden(m[0])}", "删去")


def _is_card(number: str) -> bool:
    """Whether birthday and check digit hold; GB 11643-1999."""
    try:
        born = dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return 1900 <= born.year <= 2100 and number[17].upper() == "10X98765432"[total % 11]


def _hidden(number: str) -> str:
    """A number is told by its ends: the finding itself may be passed on."""
    return f"{number[:3]}…{number[-2:]}"


def accounts(paper: Paper) -> Iterator[Spot]:
    """A public paper holds no bank account.

    要求：公开的稿子不写银行账号。《中华人民共和国个人信息保护法》第二十八条。
    反例：罚款缴入账号6222021602001234567。
    正例：建立台账12345678项，账户余额1200万元。
    """
    for p in _read(paper):
        for m in _ACCOUNT.finditer(p.text):
            yield p.index, Found(*m.span("digits"), f"银行账号 {_hidden(m['digits'])}", "删去，或核实可以公开")


def plates(paper: Paper) -> Iterator[Spot]:
    """A public paper rarely needs the number of a vehicle.

    要求：公开的稿子不写个人车辆的号牌，写“某车辆”即可。公文的通行做法。
    反例：查处鲁N3A721运输车遗撒。
    正例：执行鲁A级标准，查处运输车3台；沪苏浙皖A3区域。
    """
    for p in _read(paper):
        for m in _PLATE.finditer(p.text):
            if sum(c.isdigit() for c in m[0]) >= 3:
                yield p.index, Found(*m.span(), f"车牌号 {m[0]}", "删去，写“某车辆”")
