"""Rules on rates of parts: shares that make up a whole, a rate of all between the rates of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.claims.indicators import reading, sentence_start
from reportgen.check.paper import Found, Paper, Spot, on_each

_N = r"\d{1,2}(?:\.\d{1,2})?"
_COLON = "[：:∶︰]"
_THREE = re.compile(rf"(?<![\d.：:∶])({_N}){_COLON}({_N}){_COLON}({_N})(?![\d.%]|{_COLON})")
_INDUSTRIES = re.compile(
    r"(?:三次产业|一、?二、?三(?:次)?产业?|第一、(?:第)?二、(?:第)?三产业)[^，。；\d%]{0,16}(?:比重|占比|比例)[^，。；\d%]{0,8}"
    rf"(?P<list>{_N}%、{_N}%(?:、|和){_N}%)"
)
_SHARE = re.compile(rf"(?P<what>[^，。；、\d%]{{1,24}})占(?:比|总数的|总量的)?(?:为|达到?)?(?P<p>{_N})%")
_REST = re.compile("(?:其他|其它|其余)[^占]{0,10}$")


def parts_of_all(paper: Paper) -> Iterator[Spot]:
    """Shares that make up a whole come to 100%.

    要求：三次产业结构、列到“其他”为止的各类占比，合起来是100%（四舍五入的尾差除外）。
    反例：三次产业结构由8.5∶41.3∶50.2调整为7.2∶38.6∶53.2。
    反例：举报问题中，大气类占46.2%，水类占21.5%，噪声类占18.3%，其他类占12%。
    正例：三次产业结构由8.5∶41.3∶50.2调整为7.2∶38.6∶54.2。
    正例：举报问题中，大气类占46.2%，水类占21.5%，噪声类占18.3%，其他类占14%。
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
        if len(shares) < 3 or not _REST.search(shares[-1]["what"]) or len(shares) != sentence[0].count("%"):
            continue
        first, last = shares[0].start("p"), shares[-1].end()
        yield from _told(sentence.start() + first, sentence.start() + last, [m["p"] for m in shares])


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
_PARTED = re.compile(
    r"(?:率|比例|比率)(?:为|达到?)?(?P<all>\d{1,3}(?:\.\d{1,3})?)%[，（(]其中[，：]?(?P<a>[^，。；、\d%]{1,16}?)(?:为|达到?)?(?P<pa>\d{1,3}(?:\.\d{1,3})?)%"
    r"[，、](?P<b>[^，。；、\d%]{1,16}?)(?:为|达到?)?(?P<pb>\d{1,3}(?:\.\d{1,3})?)%(?=[，。；）)]|$)"
)


def rate_of_all(paper: Paper) -> Iterator[Spot]:
    """The rate of all lies between the rates of its two parts.

    要求：总体的率是各部分的率的加权平均，不会比每一部分都高，也不会比每一部分都低。
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
            yield Found(m.start("all"), m.end("pb") + 1, reason, "核对三个率")
