"""Rule on what was to be filled in and was not: *项, X月X日, ××市, （数字）, 〔20 〕号, ____."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.regex import regex
from reportgen.zh import BASIC_HAN

# What stands behind a number or a name; a star or an X before it stands for that.
_COUNTED = (
    "年|月|日|时|号|项|个|件|家|名|人|次|批|条|类|起|处|台|座|户|亩|吨|公里|米|万|亿|元|%|％|省|市|县|区|乡|镇|村|州|局|办|厅|委"
    "|企业|单位|公司|同志|书记|市长|县长|部门"
)
_STAND_INS = regex(
    "|".join(
        (
            # **粗体** is told as residue of markup; 3*4 and 138****1234 have digits on both sides.
            rf"(?<![*＊\d])[*＊]{{1,6}}(?=\s?(?:{_COUNTED}))",
            rf"(?<![A-Za-z0-9.+＋/\-])[XＸx×]{{2,6}}(?=\s?(?:{_COUNTED}|[{BASIC_HAN}]))",
            rf"(?<![A-Za-z0-9.+＋/\-])(?<!\d )[XＸ×](?=\s?(?:{_COUNTED}))",
            rf"(?<=[{BASIC_HAN}])[XＸ]{{2,6}}(?![A-Za-z0-9])",
            rf"(?<![{BASIC_HAN}〇○])[○◯]{{2,4}}(?=(?:{_COUNTED}))",
            rf"(?<=[{BASIC_HAN}，、])[#＃]{{2,6}}(?=\s?(?:{_COUNTED}))",
            rf"(?<=[{BASIC_HAN}，、])□{{1,6}}(?=[项个件家](?!目)|万|亿|%|％)",
            r"【\s{0,6}】|(?<![A-Za-z0-9.+＋/\-])[Nn](?=\s?(?:万元|亿元|万吨|公里|平方公里))",
            r"待定(?=[项个件家](?!目)|万元)|(?:(?<=居)|(?<=全省)|(?<=全市)|(?<=全国))第(?=位(?![于置次]))",
            r"(?:(?<=完成)|(?<=办结)|(?<=其余)|(?<=剩余))项(?=(?:整改)?任务)",
            r"(?:(?<=反馈)|(?<=完成)|(?<=[共计])|(?<=其余)|(?<=剩余))[NnMm](?=项|个|件|家)",
            rf"(?<=[{BASIC_HAN}，、])(?<![么吗呢谁何])[?？]{{1,3}}(?=(?:项|个|件|家|万|亿|%))",
            rf"(?<![{BASIC_HAN}])某某(?=[省市县区局镇]|单位|部门|书记)",
        )
    )
)
_NOTES = regex(
    r"【(?:待|此处|填|请|插入|补充|略|需)[^】]{0,40}】"
    r"|[（(](?:此处|待[补定核填查]|数字|数据待|具体数字|请填|填写|插入|日期待)[^）)]{0,30}[）)]"
    r"|\{\{[^{}]{0,60}\}\}|\{%[^{}]{0,60}%\}|(?<![A-Za-z])(?:TODO|FIXME|TBD)(?![A-Za-z])"
)
_EMPTY = regex(
    r"〔\s{0,6}(?:20\s{0,6})?〕|〔\d{4}〕\s{0,6}号|(?:20\s{0,6}|\d{4}\s{0,2})年\s{1,8}月(?:\s{1,8}日)?"
    r"|(?<![\d年])年\s{1,8}月\s{1,8}日|\d月\s{1,8}日|(?<![：:_＿\s])[_＿]{2,40}"
)
_FORMULA = regex(r"[\d\s）)][×xX*]\s?\d")


def left_blank(paper: Paper) -> Iterator[Spot]:
    """Nothing stands in for a number, a date or a name any more.

    要求：成稿不留“*项”“X月X日”“××市”“（待补充）”一类的占位，填上或删去。（公文的通行做法；GB/T 9704-2012，7.3.5.4：
    成文日期写全年、月、日。）
    反例：共反馈*项问题，已完成X项。
    反例：2022年X月X日，督察组向××市反馈了意见。
    反例：整改资金（待补充）万元，企业____家。
    反例：印发实施方案（X政发〔20 〕号）。
    反例：已完成##项，待整改□项，另有待定项，投入N万元。
    反例：共有问题【】项，完成项任务，优良天数居全省第位。
    正例：勾选□项目类□资金类，待定项目3个，实行1＋N万元奖补，居全省第位次表之首。
    正例：实行“1+10+N”管理，受理编号X3HB202406020025，X射线机3×4台，COD浓度下降。
    正例：李某某反映的某公司异味问题属实，手机138****1234，AQI*权重。
    正例：2022年8月30日，鲁环发〔2022〕12号。
    """
    for p in paper.passages:
        if p.role in (Role.LETTERHEAD, Role.IMPRINT):
            continue
        for pattern in (_STAND_INS, _NOTES, _EMPTY):
            for m in pattern.finditer(p.text):
                if not _is_right(p, m):
                    shown = p.text[max(0, m.start() - 6) : m.end() + 6].strip()
                    yield (
                        p.index,
                        Found(*m.span(), f"这里没有填：“{shown}”", "填上数字、日期或名称；没有的，连同句子删去"),
                    )


def _is_right(p: Passage, m: re.Match[str]) -> bool:
    """What the program printed says itself that a fact is missing; 3×4 is a product."""
    printed = any(x.start < m.end() and m.start() < x.end for x in p.printed)
    beside = p.text[max(0, m.start() - 1) : m.end() + 2]
    return printed or bool(_FORMULA.match(beside))
