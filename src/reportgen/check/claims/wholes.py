"""Rules on rates of parts: shares that make up a whole, a rate of all between those of its parts, none above 100%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.claims.indicators import reading
from reportgen.check.marks import sentence_start
from reportgen.check.paper import Found, Paper, Spot, on_each
from reportgen.regex import regex

_N = r"\d{1,2}(?:\.\d{1,2})?"
_COLON = "[：:∶︰]"
_THREE = regex(rf"(?<![\d.：:∶])({_N}){_COLON}({_N}){_COLON}({_N})(?![\d.%]|{_COLON})")
_INDUSTRIES = regex(
    r"(?:三次产业|一、?二、?三(?:次)?产业?|第一、(?:第)?二、(?:第)?三产业)[^，。；\d%]{0,16}(?:比重|占比|比例)[^，。；\d%]{0,8}"
    rf"(?P<list>{_N}%、{_N}%(?:、|和){_N}%)"
)
_SHARE = regex(rf"(?P<what>[^，。；、\d%]{{1,24}})占(?:比|总数的|总量的)?(?:为|达到?)?(?P<p>{_N})%")
_REST = regex("(?:其他|其它|其余)[^占]{0,10}$")


def parts_of_all(paper: Paper) -> Iterator[Spot]:
    """Shares that make up a whole come to 100%.

    要求：三次产业结构、列到“其他”为止的各类占比，合起来是100%（四舍五入的尾差除外）。（公文的通行做法。）
    反例：三次产业结构由8.5∶41.3∶50.2调整为7.2∶38.6∶53.2。
    反例：举报问题中，大气类占46.2%，水类占21.5%，噪声类占18.3%，其他类占12%。
    正例：三次产业结构由8.5∶41.3∶50.2调整为7.2∶38.6∶54.2。
    正例：举报问题中，大气类占46.2%，水类占21.5%，噪声类占18.3%，其他类占14%。
    反例：中央资金占30%、省级资金占25%、市级资金占20%、社会资本占30%。
    正例：中央资金占30%、省级资金占25%、市级资金占20%。
    正例：按1∶2∶3的比例配制，大气类占46.2%，水类占21.5%。
    """
    yield from on_each(paper.prose, _parts_of_all)


def _parts_of_all(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in _THREE.finditer(text):
        before = read[sentence_start(read, m.start()) : m.start()]
        if re.search("产业结构|产业比例?|产业占比|产业比重|产业增加值", before):
            yield from _told(m.start(), m.end(), list(m.groups()))
    for m in _INDUSTRIES.finditer(read):
        yield from _told(m.start("list"), m.end("list"), re.findall(_N, m["list"]))
    for sentence in re.finditer("[^。；！？\n]{1,400}", read):
        shares = list(_SHARE.finditer(sentence[0]))
        yield from _of_funds(sentence[0], sentence.start())
        if len(shares) < 3 or not _REST.search(shares[-1]["what"]) or len(shares) != sentence[0].count("%"):
            continue
        first, last = shares[0].start("p"), shares[-1].end()
        yield from _told(sentence.start() + first, sentence.start() + last, [m["p"] for m in shares])


_FUND = (
    "(?:中央|省级|市级|县级|区级|地方|各级|财政|社会|企业|银行)"
    rf"[^，。；、\d%占]{{0,6}}(?:资金|资本|投资|投入|自筹|贷款)占(?:比|总投资的?)?{_N}%"
)
_FUNDS = regex(f"{_FUND}(?:[、，]{_FUND}){{2,8}}")


def _of_funds(sentence: str, at: int) -> Iterator[Found]:
    """中央资金占30%、省级资金占30%、社会资本占50%: no more than all."""
    for m in _FUNDS.finditer(sentence):
        parts = re.findall(f"({_N})%", m[0])
        total = sum(map(Decimal, parts), Decimal(0))
        if total > Decimal("100.5"):
            yield Found(at + m.start(), at + m.end(), f"{'+'.join(parts)}={total}，超过100", "核对各部分的占比")


def _told(start: int, end: int, parts: list[str]) -> Iterator[Found]:
    values = [Decimal(p) for p in parts]
    total = sum(values, Decimal(0))
    digits = max(len(p.partition(".")[2]) for p in parts)
    if abs(total - 100) > Decimal(len(parts)).scaleb(-digits) / 2 + Decimal("0.05"):
        yield Found(start, end, f"{'+'.join(parts)}={total}，不是100", "核对各部分的占比")


# Pairs that make up a whole.
_PAIRS = (
    ("城市|城镇|城区", "农村|乡村"),
    ("地表水", "地下水"),
    ("男", "女"),
    ("国控|国考", "省控|省考"),
    ("共性", "个性"),
)
_PARTED = regex(
    r"(?:率|比例|比率)(?:为|达到?)?(?P<all>\d{1,3}(?:\.\d{1,3})?)%[，（(]其中[，：]?(?P<a>[^，。；、\d%]{1,16}?)(?:为|达到?)?(?P<pa>\d{1,3}(?:\.\d{1,3})?)%"
    r"[，、](?P<b>[^，。；、\d%]{1,16}?)(?:为|达到?)?(?P<pb>\d{1,3}(?:\.\d{1,3})?)%(?=[，。；）)]|$)"
)


def rate_of_all(paper: Paper) -> Iterator[Spot]:
    """The rate of all lies between the rates of its two parts.

    要求：总体的率是各部分的率的加权平均，不会比每一部分都高，也不会比每一部分都低。（公文的通行做法。）
    反例：生活污水处理率为95.1%，其中城市93.2%、农村84.6%。
    正例：生活污水处理率为90.3%，其中城市93.2%、农村84.6%。
    正例：总体达标率90%，其中张庄镇96%、李庄镇98%。
    """
    yield from on_each(paper.prose, _rate_of_all)


def _rate_of_all(text: str) -> Iterator[Found]:
    read = text.translate(str.maketrans(",;", "，；"))
    for m in _PARTED.finditer(read):
        if not any(re.search(x, m[i]) and re.search(y, m[j]) for x, y in _PAIRS for i, j in (("a", "b"), ("b", "a"))):
            continue
        low, high = sorted((Decimal(m["pa"]), Decimal(m["pb"])))
        if not low <= Decimal(m["all"]) <= high:
            reason = f"总体{m['all']}%，两部分是{m['pa']}%和{m['pb']}%，总体应在{low}%与{high}%之间"
            yield Found(m.start("all"), m.end("pb") + 1, reason, "核对这三个比率")


_NEVER_MORE = regex(
    "(?<!目标)(?P<name>(?:达标|覆盖|普及|合格|优良|处理|处置|办结|销号|满意|公开|收集|治理|整改完成|安全利用|回收利用|综合利用)率"
    "|优良(?:天数|水体|断面|水质)?比[率例]|断面比例|占比|比重)"
    r"(?:已?达到?|为|是|高达|分别为|(?:提高|提升|上升)[到至])?(?P<p>[1-9]\d{2}(?:\.\d{1,3})?)%"
)


def more_than_all(paper: Paper) -> Iterator[Spot]:
    """A part is not more than the whole.

    要求：达标率、覆盖率、办结率、占比等是部分与总体之比，不会超过100%。（公文的通行做法。）
    反例：水源地水质达标率为102%。
    反例：优良水体比例为166.7%。
    反例：建筑垃圾综合利用率达到187.5%。
    正例：水源地水质达标率为100%，年度投资完成率108%，小学毛入学率101.2%，养老保险覆盖率提高到99%。
    """
    yield from on_each(paper.prose, _more_than_all)


def _more_than_all(text: str) -> Iterator[Found]:
    for m in _NEVER_MORE.finditer(reading(text)):
        if Decimal(m["p"]) > 100 and "产能" not in text[max(0, m.start() - 6) : m.start()]:
            yield Found(m.start("p"), m.end(), f"“{m['name']}”写作{m['p']}%，超过100%", "核对这个比率")
