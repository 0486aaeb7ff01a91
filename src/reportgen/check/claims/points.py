"""Rules on rates and their changes: % for 个百分点 and the other way round, % left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.claims.indicators import (
    CHANGE,
    VERBS,
    Kind,
    Subject,
    kind_of,
    name_of,
    number,
    reading,
    subject,
)
from reportgen.check.marks import sentence_start
from reportgen.check.paper import Found, Paper, Spot, on_each
from reportgen.regex import regex

_DOWN = ("下降", "降低", "减少", "回落", "下滑", "缩小", "收窄", "降", "减")
_SHARE = regex("(?:占比|比重|比例|完成率)$")
_COUNTED = regex(r"\d(?:余|多)?(?:万亿|[万亿])?(?:[^\d，。；%年月日]{1,4})[^%。；]{0,60}$")
_RATE_ONLY = ("上升", "提高", "提升", "回落", "攀升", "升")
_RISES = ("上升", "提高", "提升", "增加", "增长", "回升")
_FALLS = ("下降", "降低", "减少", "回落")
_BY_AMOUNT = ("增长", "增加", "减少", "增", "减")


def percent_for_points(paper: Paper) -> Iterator[Spot]:
    """The change of a rate is told in 个百分点.

    要求：率（达标率、优良天数比率、占比等以百分号计的指标）的变动是两个百分数之差，写“个百分点”；写“%”是相对变化，两种读法差很多。（公文和统计公报的通行做法。）
    反例：全年优良天数比率75.2%，同比提高6.3%。
    反例：饮用水水源地水质达标率比上年提升2%。
    反例：生活污水治理率达到48%，居全省第3位，较去年同期增加5%。
    正例：全年优良天数比率75.2%，同比提高6.3个百分点。
    正例：PM2.5平均浓度为39微克/立方米，同比下降6.3%。
    正例：第三产业增加值512亿元，占GDP的47%，同比增长6.3%。
    正例：森林覆盖率提高到43.1%，造林面积增长5%。
    正例：完成投资8.6亿元，完成率95%，同比增长12%；生产效率提高20%。
    """
    yield from on_each(paper.prose, _percent_for_points)


def _percent_for_points(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in CHANGE.finditer(read):
        if m["unit"] != "%":
            continue
        of = subject(read, m.start())
        if of is None or of.kind is not Kind.RATE or (of.first and not of.base) or _amount_grows(read, m, of):
            continue
        right = m[0].replace("%", "个百分点")
        reason = f"“{of.name}”写“{m[0]}”有两种读法{_both(of, m)}"
        yield Found(*m.span(), reason, f"应写“{right}”；说的是增幅、降幅的，把“增幅”“降幅”写明")


def _amount_grows(read: str, m: re.Match[str], of: Subject) -> bool:
    """Whether it may be told of an amount before the rate: 完成投资5亿元，完成率90%，同比增长8%."""
    if of.name.startswith("占") and m["verb"] not in _RATE_ONLY:
        return True
    sentence = read[sentence_start(read, m.start()) : m.start()]
    rate = sentence.rfind(of.name) if of.name else -1
    if not of.value or rate < 0 or not _COUNTED.search(sentence[:rate]):
        return False
    return m["verb"] in _BY_AMOUNT or (m["verb"] in _DOWN and bool(_SHARE.search(of.name)))


def _both(of: Subject, m: re.Match[str]) -> str:
    """The earlier value by either reading, where the present one is stated."""
    if not of.value or "、" in m[0] or "和" in m[0]:
        return ""
    now, change = number(of.value), Decimal(m["d"])
    sign = -1 if m["verb"] in _DOWN else 1
    if 100 + sign * change <= 0:
        return ""
    points, share = now - sign * change, now / (100 + sign * change) * 100
    return f"：原来是{points}%，或约{share:.1f}%"


def change_of_rate(paper: Paper) -> Iterator[Spot]:
    """The change of a rate that is stated together with its old and new value is their difference.

    要求：写了原值、现值和变动的，三个数要对得上：现值减原值得多少个百分点，就写多少个百分点。（公文的通行做法。）
    反例：优良天数比率由63.3%提高到71.3%，提高8%。
    反例：城镇化率从58.2%提高到62.4%，提升5.2个百分点。
    反例：污水集中收集率为71.5%，较上年的66.1%提高4.5个百分点。
    反例：优良比例由80%提高到90%，下降10个百分点。
    正例：优良天数比率由63.3%提高到71.3%，提高8个百分点。
    正例：优良天数比率由63.3%提高到71.3%，提高12.6%。
    正例：城镇化率从58.2%提高到62.4%，年均提高0.84个百分点。
    """
    yield from on_each(paper.prose, _change_of_rate)


def _change_of_rate(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in CHANGE.finditer(read):
        of = subject(read, m.start())
        if of is None or not (of.first and of.value) or of.base or re.search("[、和]|以及", m[0]):
            continue
        first, now, change = Decimal(of.first), number(of.value), Decimal(m["d"])
        points = abs(now - first)
        step = max(_step(change), min(_step(first), _step(now)))
        if (now < first and m["verb"] in _RISES) or (now > first and m["verb"] in _FALLS):
            rises = "高" if now > first else "低"
            yield Found(*m.span(), f"{now}%比{first}%{rises}，写作“{m['verb']}”", "核对两个数和升降的说法")
            continue
        if m["unit"] != "%":
            if abs(points - change) <= step:
                continue
            fix = f"核对三个数；差是{points}个百分点"
        elif first and abs(points / first * 100 - change) <= step:
            continue
        else:
            fix = f"写“{m['verb']}{points}个百分点”" if abs(points - change) <= step else "核对三个数，差写“个百分点”"
        high, low = max(now, first), min(now, first)
        yield Found(*m.span(), f"{high}%－{low}%={points}个百分点，写作“{m[0]}”", fix)


def _step(value: Decimal) -> Decimal:
    """One in the last digit."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def points_for_percent(paper: Paper) -> Iterator[Spot]:
    """The change of an amount is told in %; 个百分点 is the difference of two percentages.

    要求：浓度、总量、资金、天数等不是百分数，变动写“%”或者写差额带单位；“个百分点”只用于两个百分数之差。（公文的通行做法。）
    反例：PM2.5平均浓度为39微克/立方米，同比下降6.3个百分点。
    反例：单位GDP能耗较2020年降低3.1个百分点。
    反例：86个国考断面中水质优良断面84个，同比上升9.1个百分点。
    反例：城市污水处理率达到93个百分点。
    正例：PM2.5平均浓度为39微克/立方米，同比下降6.3%。
    正例：优良断面84个，占97.7%，同比上升9.1个百分点；优良断面84个，优良比例同比上升9.1个百分点。
    正例：规模以上工业增加值增长6.5%，同比提高0.3个百分点；拉动投资增长2个百分点。
    正例：优良天数290天，优良天数比率79.5%，同比提高2.1个百分点；优良率提高3个百分点，高于全国优良率33个百分点。
    """
    yield from on_each(paper.prose, _points_for_percent)


def _points_for_percent(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in CHANGE.finditer(read):
        if m["unit"] == "%":
            continue
        of = subject(read, m.start())
        if of is not None and of.kind is Kind.AMOUNT:
            right = re.sub("个?百分点", "%", m[0])
            reason = f"“{of.name or '前面的数'}”不是百分数，增减写作“{m[0]}”"
            yield Found(*m.span(), reason, f"说的是增幅、降幅的，写“{right}”；说的是比率的，写明是哪个比率")

    for m in _COUNT_IN_POINTS.finditer(read):
        start = sentence_start(read, m.start())
        if not re.search("%|率|比例|比重|占比", read[start : m.end()]):
            reason = f"“{m['what']}”写的是个数，增减写作“{m['by']}”"
            yield Found(*m.span("by"), reason, "补上优良比例等百分数，或者写增减多少个")
    for m in _LEVEL_IN_POINTS.finditer(read):
        if _COMPARES.search(read[max(0, m.start() - 40) : m.start()].rpartition("，")[2]):
            continue
        reason = f"“{m['name']}”是比率，数值写作“{m['level']}”"
        yield Found(*m.span("level"), reason, "比率的数值写“%”，“个百分点”只用于变动")


# 污水处理率达到93个百分点: a level, too high for a change.
_LEVEL_IN_POINTS = regex(
    r"(?P<name>(?:处理|达标|完成|办结|覆盖|优良|收集|合格|利用|满意|绿化|治理|消除|处置|普及)率)(?:达到|达|为|是)?"
    r"(?P<level>(?:[3-9]\d|100)(?:\.\d{1,2})?个百分点)"
)
_COMPARES = regex("高于|低于|[比较超差]|落后|领先|好于|不及|距|离")
# 优良断面83个，同比上升9.1个百分点: of which rate?
_COUNT_IN_POINTS = regex(
    rf"(?P<what>断面|点位|水体|城市|县区|乡镇|村庄)\d{{1,4}}个，(?:同比|环比|较上年(?:同期)?|比上年(?:同期)?|较去年(?:同期)?|比去年(?:同期)?)"
    rf"(?P<by>(?:{VERBS})了?\d{{1,2}}(?:\.\d{{1,2}})?个百分点)"
)
_VALUE = r"\d{1,3}(?:\.\d{1,4})?"
_STOP = r"(?=[，。；]|、(?!\d)|$)"
_BARE = regex(
    rf"(?P<word>率|比例|比重|占比|增速|[增降涨]幅)(?P<mid>[^，。；：、\d%第前年月差]{{0,6}}(?:为|达到?|至|到|是|在|保持|超过?))?(?P<n>{_VALUE}(?:[、和]{_VALUE}){{0,5}})"
    rf"(?:以上|左右|以内|以下)?{_STOP}"
)
_LIST_BARE = regex(rf"(?<=\d%)[、和](?P<n>{_VALUE})(?:{_STOP}|(?=[、和]{_VALUE}%))")
_FROM_BARE = regex(
    r"(?P<word>率|比例|比重|占比)[^，。；：、\d%]{0,8}(?:由|从)[^，。；\d%]{0,12}(?:\d{4}年[^，。；\d%]{0,14})?"
    rf"(?P<a>{_VALUE})(?P<ua>%?)[^，。；：∶/／‰\d%]{{1,10}}?(?:到|至|为|成)(?:\d{{4}}年[^，。；\d%]{{0,4}})?"
    rf"(?P<b>{_VALUE})(?:(?P<ub>%)|{_STOP})"
)
_CHANGE_BARE = regex(
    r"(?P<verb>上升|提高|提升|增长|改善|下降|降低|减少|回落|增加)(?:了|约|近)?(?P<n>[1-9]\d{0,2}(?:\.\d{1,2})?)(?:以上|左右)?"
    + _STOP
)
_PER_OTHER = regex("(?:出生|死亡|自然增长|发病|增长|患病|生产)率$|^.{0,16}[指系倍]数")


def percent_dropped(paper: Paper) -> Iterator[Spot]:
    """A rate has its %, and a change its % or unit.

    要求：百分率的数字后面要有“%”，变动后面要有“%”“个百分点”或者单位；前后两个数都要有。GB/T 15835-2011，5.1。
    反例：水源地水质达标率为98.2。
    反例：服务业占比从2015年的44.6提高到2020年的51.3，结构更优。
    反例：PM10平均浓度72微克/立方米，同比下降5.6，降幅居全省前列。
    正例：水源地水质达标率为98.2%。
    正例：第二产业占比由44.6%降到40.3%，城乡收入比为2.3，生产效率达到95。
    正例：空气质量综合指数4.82，同比下降0.35，两类物质按比例1∶3混合。
    """
    yield from on_each(paper.prose, _percent_dropped)


def _percent_dropped(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in _BARE.finditer(read):
        name = read[max(0, m.start() - 16) : m.end("word")]
        fraction = Decimal(re.split("[、和]", m["n"])[0]) <= 1
        if not fraction and _is_percent(name) and "%" not in text[m.start() : m.end()]:
            yield Found(*m.span("n"), f"“{name_of(name)}”的“{m['n']}”没有百分号", f"写成“{_with_signs(m['n'])}”")
    for m in _LIST_BARE.finditer(read):
        yield Found(*m.span("n"), f"同列的数有百分号，“{m['n']}”没有", f"写成“{_with_signs(m['n'])}”")
    for m in _FROM_BARE.finditer(read):
        name = read[max(0, m.start() - 16) : m.end("word")]
        if not (m["ua"] and m["ub"]) and max(Decimal(m["a"]), Decimal(m["b"])) > 1 and _is_percent(name):
            bare = "、".join(f"“{m[k]}”" for k, unit in (("a", "ua"), ("b", "ub")) if not m[unit])
            yield Found(m.start("a"), m.end("b"), f"“{name_of(name)}”的{bare}没有百分号", "两个数后面都写“%”")
    for m in _CHANGE_BARE.finditer(read):
        of = subject(read, m.start())
        if of is not None and of.name and not re.search("[指系倍]数", of.name):
            what = "“个百分点”" if of.kind is Kind.RATE else "“%”或者单位"
            yield Found(*m.span(), f"“{of.name}”的变动“{m[0]}”后面没有百分号或单位", f"补{what}")


def _with_signs(values: str) -> str:
    """`77%、42%` of 77、42."""
    return re.sub("(?<=[0-9])(?=[、和]|$)", "%", values)


def _is_percent(name: str) -> bool:
    """Whether an indicator is one that is given in %."""
    if name.endswith(("增速", "幅")):
        return True
    return kind_of(name, stated=True) is Kind.RATE and not _PER_OTHER.search(name)
