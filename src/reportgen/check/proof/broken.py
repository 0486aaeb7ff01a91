"""Rules on what was broken in typing: numbers, dates that lost a 日 or a 月, words that say the same twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.paper import Found
from reportgen.regex import regex
from reportgen.zh import HAN

_UNIT = "(?=万|亿|[%％‰]|公里|千米|米|公顷|亩|平方|立方|吨|千瓦|微克|毫克|个百分点|倍)"
_TWO_DOTS = regex(r"(?<![\d.])\d{1,9}(?:\.\.|\.。|。\.)\d{1,6}(?![\d.])")
_STOP = regex(rf"(?<![\dA-Za-z.〕第年月])(\d{{1,6}})(。)(\d{{1,4}}){_UNIT}")
_COMMA = regex(rf"(?<![\dA-Za-z.,，、〕%第年月号件题务表图])(\d{{1,3}})([，,])(\d{{1,2}}){_UNIT}")
_BLANK = regex(rf"(?<=[{HAN}])(\d{{1,6}})(\.[ \u3000]{{1,2}})(\d{{1,3}}){_UNIT}")
_HUNDREDTHS = regex(r"百分之(\d{1,3}(?:\.\d{1,3})?)(?![\d几])")
NEAR = 20  # characters in front of a number that are looked at


def numbers(text: str) -> Iterator[Found]:
    """A decimal point is one point, and nothing else; 百分之 and digits do not mix.

    要求：小数点用齐阴文线的小圆点“.”，前后不空格，不写成逗号、句号；阿拉伯数字的百分数用“%”。
    GB/T 15835-2011，4.1.1、5.1。
    反例：细颗粒物浓度下降14..9%。
    反例：新建污水管网26。58公里。
    反例：完成投资6，3亿元，占年度计划的七成。
    反例：新建污水管网26. 58公里。
    反例：群众投诉下降百分之8。
    正例：新建管网26.58公里，12,000米已通水，群众投诉下降百分之八。
    正例：任务共37项。11公里管网已建成，检出PM2.5。10公里范围内没有污染源。
    正例：分别完成投资6，3亿元。
    正例：1. 37公里管网已建成；目录见附件1......3
    """
    for m in _TWO_DOTS.finditer(text):
        right = re.sub("[.。]{2}", ".", m[0])
        yield Found(*m.span(), f"数字写作“{m[0]}”，小数点重复", f"核对后写成“{right}”")
    for pattern, what in ((_STOP, "小数点成了句号"), (_COMMA, "小数点成了逗号"), (_BLANK, "小数点后有空格")):
        for m in pattern.finditer(text):
            if "分别" not in text[max(0, m.start() - NEAR) : m.start()]:
                yield Found(*m.span(), f"数字写作“{m[0]}”，{what}", f"核对后写成“{m[1]}.{m[3]}”")
    for m in _HUNDREDTHS.finditer(text):
        yield Found(*m.span(), f"写作“{m[0]}”，汉字与阿拉伯数字混用", f"写成“{m[1]}%”")


_MONTH, _DAY = "(?:1[0-2]|[1-9])", "(?:3[01]|[12][0-9]|[1-9])"
_NO_DAY = regex(rf"(?<!\d){_MONTH}月{_DAY}(?=[，。；](?!\d{{1,2}}[，、日])|[）)]|\s*$)")
_NO_FIRST_DAY = regex(rf"(?<!\d){_MONTH}月{_DAY}(?=[至到—～~－–-]{_MONTH}月{_DAY}日)")
_NO_MONTH = regex(
    rf"(?<=\d{{4}}年)(?=\d{{3,4}}日)0?{_MONTH}0?{_DAY}日|(?<![\d.年月第])(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9])日(?=[至到—～，])"
)
_NO_YEAR = regex(rf"(?<![\d.])(?:19|20)\d\d{_MONTH}月(?:{_DAY}日)?")


def dates(text: str) -> Iterator[Found]:
    """A date has its 年, 月 and 日.

    要求：年、月、日标全，“年”“月”“日”三字不缺。GB/T 9704-2012，7.3.5.4；GB/T 15835-2011，4.1。
    反例：截至2023年9月30，已完成34项。
    反例：截至2023年9月30，37项任务已完成34项。
    反例：督察组于2022年6月5至7月4日进驻我市。
    反例：2021年1208日召开会议。
    反例：公示时间为1116日至18日。
    反例：工程于20217月开工。
    正例：截至2023年9月30日，已完成34项；6月5日至7月4日进驻，9月28、29日督导，5月1—3日放假。
    正例：管网运行满365日，2021年10月开工，1000日内建成，6月5，7，9日检查。
    """
    for m in _NO_DAY.finditer(text):
        yield Found(*m.span(), f"日期写作“{m[0]}”，少了“日”", f"核对后写成“{m[0]}日”")
    for m in _NO_FIRST_DAY.finditer(text):
        yield Found(*m.span(), f"日期写作“{m[0]}”，少了“日”", f"核对后写成“{m[0]}日”")
    for m in _NO_MONTH.finditer(text):
        yield Found(*m.span(), f"日期写作“{m[0]}”，少了“月”", "核对后补上“月”字")
    for m in _NO_YEAR.finditer(text):
        yield Found(*m.span(), f"日期写作“{m[0]}”，少了“年”", "核对后补上“年”字")


_AMOUNT = r"\d[\d.]{0,8}(?:[、,～~—-]\d[\d.]{0,8})?"
_ABOUT = "(?:大约|(?<![节预公契条合违签相制特邀])约|将近|接近|(?<![附接靠临最邻将])近)"
_TWICE = (
    (regex(rf"{_ABOUT}{_AMOUNT}[万亿]?[^\d\s，。；、（）]{{1,4}}左右"), "前后都说是约数", "“约”和“左右”只留一个"),
    (
        regex(rf"{_ABOUT}{_AMOUNT}[余多](?!年|个月|月|天|日|周|小时|载)"),
        "前后都说是约数",
        "“约”“近”和“余”“多”只留一个",
    ),
    (
        regex("同比(?:去年|上年)(?:同期)?|(?:较|比)(?:去年|上年)同期同比"),
        "“同比”就是与上年同期相比",
        "写成“同比”或“比上年同期”",
    ),
    (regex("环比上月"), "“环比”就是与上月相比", "写成“环比”或“比上月”"),
    (
        regex("各各(?=部门|级|地|区|县|市|单位|乡|镇|街|方|项|类|村|责任|有关|相关)"),
        "“各”字重复",
        "删去一个“各”字",
    ),
)


def twice(text: str) -> Iterator[Found]:
    """What is said once is not said again beside it.

    要求：“约”“近”与“左右”“余”“多”不叠用，“同比”之后不再写“去年”。（公文的通行做法。）
    反例：排污口距河道约400米左右。
    反例：出动执法人员近300余人次。
    反例：优良天数同比去年增加12天。
    反例：各各部门齐抓共管。
    正例：排污口距河道约400米，近300人次参加；河道两侧400米左右，300余人参加，最近300余户迁出。
    正例：近10余年来持续治理，节约400吨左右，同比增加12天，比上年同期增加12天。
    """
    for pattern, what, fix in _TWICE:
        for m in pattern.finditer(text):
            yield Found(*m.span(), f"写作“{m[0]}”，{what}", fix)
