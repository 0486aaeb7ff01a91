"""Rules on rates against the numbers that stand beside them: done of all, shares, days, parts of a whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from reportgen.check.claims.indicators import reading
from reportgen.check.claims.measure import GENERAL
from reportgen.check.claims.quantities import Quantity, quantities, sentences
from reportgen.check.marks import sentence_start
from reportgen.check.paper import Found, Paper, Spot, on_each
from reportgen.regex import regex

NEAR = 24  # numbers before a place that are looked at
MOST = 6  # numbers of one unit in a sentence: among more, every rate is the quotient of some
_P = r"(?P<p>\d{1,3}(?:\.\d{1,3})?)%"
_DONE = "完成|办结|整改|销号|验收|达标|合格|查处|核查"


def _printed(rate: str) -> tuple[Decimal, Decimal]:
    """Between what a rate lies that is printed so, rounded or cut at its last digit."""
    stated = Decimal(rate)
    exponent = stated.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return stated - step / 2, stated + step * Decimal("0.9999")


@lru_cache(maxsize=32)
def _counts(text: str) -> tuple[list[int], list[int], list[Quantity]]:
    """Where the sentences begin; where exact counts end, and the counts."""
    counts = [q for q in quantities(text) if q.unit and q.unit not in "%‰" and q.exact and not q.step]
    return [s.start for s in sentences(text)], [q.end for q in counts], counts


def _around(text: str, end: int) -> tuple[list[Quantity], list[Quantity]]:
    """The exact counts of a sentence before a place; with those of the sentence before."""
    begins, ends, counts = _counts(text)
    n = bisect_right(begins, end) - 1
    last = bisect_right(ends, end)
    near = counts[max(0, last - NEAR) : last]
    first, before = (begins[n], begins[max(0, n - 1)]) if n >= 0 else (0, 0)
    return [q for q in near if q.start >= first], [q for q in near if q.start >= before]


def _given(values: Sequence[Decimal], low: Decimal, high: Decimal, *, summed: bool = True, rest: bool = False) -> bool:
    """Whether one number, or two, are low..high % of another; `summed`: of two or of all; `rest`: what is left, too."""
    sums = [({i}, a) for i, a in enumerate(values)] + [
        ({i, j}, values[i] + values[j]) for i, j in combinations(range(len(values)), 2)
    ]
    whole = sum(values, Decimal(0))
    for held, part in sums:
        if summed and low * whole <= 100 * part <= high * whole:
            return True
        for other, total in sums if summed else sums[: len(values)]:
            if part > total or held & other:
                continue
            if low * total <= 100 * part <= high * total or (
                rest and low * total <= 100 * (total - part) <= high * total
            ):
                return True
    return False


def _of_another(more: Sequence[Quantity], part: Quantity, rate: str) -> bool:
    """Whether it is the share of a number with another measure word: 373个信访件, 办结358件."""
    others = [q for q in more if {q.unit, part.unit} <= GENERAL and q.unit != part.unit]
    return any(_given([q.value, part.value], *_printed(rate), summed=False) for q in others)


_LEFT = regex("其余|剩余|其他|未|尚|正在|还有")
_PARTLY = regex("阶段性|基本|部分|初步|其中")
CLAUSE = 30  # characters before a number that say what it counts
_RATE_OF_DONE = regex(
    rf"(?:^|[，；。、\s])(?:总体|累计|总的?|整改|任务|问题|信访件?|举报件?|案件|整治|治理|综合|其中){{0,2}}(?P<stem>{_DONE})率(?:已?达到?|为|是|约)?{_P}"
)


def rate_of_parts(paper: Paper) -> Iterator[Spot]:
    """A rate of completion is what the numbers in its sentence give.

    要求：完成率、办结率等于完成数除以总数，四舍五入或者截尾到所写的位数。（公文的通行做法。）
    反例：1248项任务中已完成936项，完成率72%。
    反例：共交办信访件320件，已办结288件、阶段性办结20件，办结率95.4%。
    反例：24个国考断面中，优良断面22个，优良比例达93.7%。
    反例：排查入河排污口1480个，完成整治1110个，整治完成率85%。
    反例：共转办信访件228件，全部办结，办结率99%。
    正例：1248项任务中已完成936项，完成率75%。
    正例：共交办信访件320件，已办结288件、阶段性办结20件，办结率96.3%；按期办结率99%。
    正例：反馈问题64项，其中时限为今年的60项，完成整改59项，完成率98.3%。
    """
    yield from on_each(paper.prose, _rate_of_parts)
    yield from on_each(paper.prose, _good_of_all)
    yield from on_each(paper.prose, _all_done)


def _rate_of_parts(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in _RATE_OF_DONE.finditer(read):
        here, more = _around(text, m.start("stem"))
        told = [q for q in more if m["stem"] in read[max(0, q.start - 10) : q.start].rpartition("。")[2]]
        told = [q for q in told if not _LEFT.search(_clause(read, q.start))]
        done = [q for q in told if not _PARTLY.search(_clause(read, q.start))]
        if not done:
            continue
        unit = done[-1].unit
        for near in (here, more):
            same = [q.value for q in near if q.unit == unit]
            if len(same) >= 2:
                break
        whole = max(same, default=Decimal(0))
        part = done[-1].value
        if not 2 <= len(same) <= MOST or part >= whole or "其中" in m[0]:
            continue
        rest = bool(_LEFT.search(read[near[0].start : m.start()]))
        if _given(same, *_printed(m["p"]), summed=len(same) > 2, rest=rest) or _of_another(more, done[-1], m["p"]):
            continue
        right = f"{part}÷{whole}={part / whole * 100:.2f}%"
        partly = sum((q.value for q in told if q not in done and q.unit == unit), Decimal(0))
        if partly and part + partly < whole:
            right += f"，({part}+{partly})÷{whole}={(part + partly) / whole * 100:.2f}%"
        yield Found(m.start("p"), m.end(), f"{m['stem']}率写作{m['p']}%，{right}", "核对完成数、总数和完成率")


def _clause(read: str, at: int) -> str:
    """What stands before a number in its clause."""
    return re.split("[。，；：、]", read[max(0, at - CLAUSE) : at])[-1]


_ALL_DONE = regex(
    r"(?<!\d)(?P<before>[^，。；\d]{0,30})\d{1,6}[件个项起]，(?:已|均)?全部(?P<stem>办结|完成|销号)(?:整改)?，(?:整改)?(?P=stem)率(?:达到?|为)?"
    + _P
)


def _all_done(text: str) -> Iterator[Found]:
    """228件，全部办结，办结率99%."""
    for m in _ALL_DONE.finditer(reading(text)):
        if Decimal(m["p"]) < 100 and not re.search("应|期|时限|其中|需|计划|年|月", m["before"]):
            yield Found(m.start("p"), m.end(), f"“全部{m['stem']}”，{m['stem']}率写作{m['p']}%", "核对办理情况和比率")


_GOOD = "优良|达标|Ⅲ类|Ⅱ类|III类|三类"
_GOOD_RATE = regex(
    "(?<=[，；])(?:其)?(?:总体|水质|断面|国考断面|国控断面|空气质量|环境空气质量){0,2}"
    rf"(?P<name>(?:优良|达标)(?:水体|断面|水质|点位|天数)?(?:率|比例|比率))(?:已?达到?|为|是)?{_P}"
)


def _good_of_all(text: str) -> Iterator[Found]:
    """12个断面中，优良断面11个，优良比例91.7%."""
    read = reading(text)
    for m in _GOOD_RATE.finditer(read):
        here, _ = _around(text, m.start())
        if len(here) < 2 or here[-1].unit != here[-2].unit or "，" in read[here[-1].end : m.start() - 1]:
            continue
        whole, part = here[-2:]
        between = read[whole.start : m.end("name")]
        if "%" in between or part.value >= whole.value or _LEFT.search(between):
            continue
        good = _clause(read, part.start) + read[part.end : m.start()]
        if not re.search(_GOOD, good) or sum(q.unit == part.unit for q in here) > 2:
            continue
        if not _given([whole.value, part.value], *_printed(m["p"]), summed=False):
            right = f"{part.value}÷{whole.value}={part.value / whole.value * 100:.2f}%"
            yield Found(m.start("p"), m.end(), f"{m['name']}写作{m['p']}%，{right}", "核对两个数和比率")


_SHARE = regex(
    rf"占(?:比|总(?:任务|问题|案件)数?的?|到?(?:[^，。；%\d全]{{0,8}}总[数量件]|全部[^，。；%\d]{{0,8}})的?)?(?:为|达到?|约)?{_P}"
)
_BESIDE = regex("(?:(?!分别|各|其中|同比|高于|低于|带动)[^，,。；;、\\d%]){0,16}[，,]?")  # 214个城市空气质量达标，
_OF_STATED = regex(rf"占[^，,。；;、%\d（()）]{{0,16}}[（(](?P<w>[1-9]\d{{1,5}})(?P<u>[天个项件家人])[）)]的?{_P}")
_TENTHS = "一二三四五六七八九"
_ABOUT = regex(
    rf"(?P<low>近|接近|超过?|逾|过)?(?:(?P<tenths>[{_TENTHS}])成|(?P<p>[1-9]0)%|(?P<half>一?半))(?P<high>以上|多)?"
)
_TOLD = regex(
    f"(?:(?:{_DONE})(?:率|了|的|达到?|任务|整改){{0,2}}$)|^(?:的?(?:整改)?(?:任务|问题|信访件|举报件|案件))?(?:已|得到|实现)?(?:{_DONE})"
)


def share_of_parts(paper: Paper) -> Iterator[Spot]:
    """A share, or a round share such as 近六成, is what the numbers beside it give.

    要求：占比等于这部分除以总数；“近六成”不到六成而接近，“超过八成”“九成以上”不低于所说的数。（公文的通行做法。）
    反例：共受理举报480件，其中大气类192件，占45%。
    反例：优良天数311天，占全年有效监测天数（365天）的87.2%。
    反例：168个城市中，126个城市空气质量达标，占76%。
    反例：2164项任务中已完成1075项，完成率近60%。
    反例：46项整改任务中完成34项，八成以上完成整改。
    正例：转办373个信访件，完成整改362件，占比97.1%，验收销号358件，占比96%。
    正例：共受理举报480件，其中大气类192件，占40%。
    正例：2164项任务中已完成1275项，完成率近60%。
    正例：新建绿地12处、改建8处，占全市的15%；46项任务完成34项，超过七成任务完成。
    """
    yield from on_each(paper.prose, _share_of_parts)
    yield from on_each(paper.prose, _share_of_stated)
    yield from on_each(paper.prose, _round_share)


def _share_of_parts(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in _SHARE.finditer(read):
        here, more = _around(text, m.start())
        if not here or not _BESIDE.fullmatch(read, here[-1].end, m.start()):
            continue
        part, same = here[-1], [q.value for q in here if q.unit == here[-1].unit]
        all_ = [q.value for q in more if q.unit == part.unit]
        whole = max(same)
        if whole <= part.value or len(all_) > MOST:
            continue
        if _given(all_, *_printed(m["p"])) or _of_another(more, part, m["p"]):
            continue
        right = f"{part.value}÷{whole}={part.value / whole * 100:.2f}%"
        yield Found(m.start("p"), m.end(), f"占比写作{m['p']}%，{right}", "核对这部分、总数和占比")


def _share_of_stated(text: str) -> Iterator[Found]:
    """占全年有效天数（366天）的96.2%."""
    for m in _OF_STATED.finditer(text):
        here, _ = _around(text, m.start())
        if not here or here[-1].unit != m["u"] or not _BESIDE.fullmatch(text, here[-1].end, m.start()):
            continue
        part, whole = here[-1].value, Decimal(m["w"])
        if part <= whole and not _given([part, whole], *_printed(m["p"]), summed=False):
            right = f"{part}÷{whole}={part / whole * 100:.2f}%"
            yield Found(m.start("p"), m.end(), f"占比写作{m['p']}%，{right}", "核对这部分、总数和占比")


def _round_share(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in _ABOUT.finditer(read):
        if not (m["low"] or m["high"]) or (m["low"] == "过" and not m["half"]):
            continue
        if not (_TOLD.search(read[max(0, m.start() - 8) : m.start()]) or _TOLD.match(read[m.end() : m.end() + 12])):
            continue
        here, _ = _around(text, m.start())
        done = [q for q in here if re.search(_DONE, read[max(0, q.start - 8) : q.start])]
        same = [q.value for q in here if done and q.unit == done[-1].unit]
        if not done or not 2 <= len(same) <= MOST or done[-1].value >= max(same):
            continue
        stated = Decimal(50 if m["half"] else int(m["p"] or 10 * (_TENTHS.index(m["tenths"]) + 1)))
        if _given(same, *_about(stated, m), summed=False):
            continue
        part, whole = done[-1].value, max(same)
        reason = f"写作“{m[0]}”，{part}÷{whole}={part / whole * 100:.1f}%"
        yield Found(*m.span(), reason, "按算出的数改写，或者核对两个数")


def _about(stated: Decimal, m: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Between what the percentage lies."""
    return (stated - 8, stated) if m["low"] in ("近", "接近") else (stated, Decimal(100))


_DAYS = r"(?:达标|优良|良好以上)天数?(?:为|达到?|共|累计)?(?P<d>\d{1,3})天"
_DAY_RATE = rf"(?:达标|优良)(?:天数)?(?:率|比率|比例)(?:为|达到?|约)?{_P}"
_DAYS_RATE = regex(rf"{_DAYS}[^。；\d%]{{0,12}}?{_DAY_RATE}")
_PERIOD = regex(
    r"(?:(?:20\d\d年|(?<![\d年]))1月?[—－\-~～至到](?P<m>[2-9]|1[01])月份?(?!\d)"
    r"|20\d\d年(?:(?P<part>上半年|前三季度|一季度)|前(?P<n>[2-9]|1[01])个月)?)(?P<day>\d{1,2}月)?"
)
_LENGTHS = (31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)  # days to the end of each month but the last
_PARTS = {"上半年": 181, "前三季度": 273, "一季度": 90}
MISSING = 20  # days without a valid measurement


def days_of_rate(paper: Paper) -> Iterator[Spot]:
    """Good days and their rate belong together: days divided by rate is about the days of the period.

    要求：优良（达标）天数除以有效监测天数等于比率；由天数和比率倒推的天数，应接近这段时间的天数（有效监测天数可以少几天）。（公文的通行做法。）
    反例：2021年，全市优良天数292天，优良天数比率70.1%。
    反例：2022年前三季度，空气质量达标天数237天，达标率76.8%。
    反例：1月至9月达标天数237天，达标率96.0%。
    正例：2021年，全市优良天数292天，优良天数比率80.2%。
    正例：2022年前三季度，空气质量达标天数237天，达标率86.8%；1月至9月达标天数237天，达标率87.1%；今年以来优良天数100天，优良率90%。
    """
    yield from on_each(paper.prose, _days_of_rate)


def _days_of_rate(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in _DAYS_RATE.finditer(read):
        start = sentence_start(read, m.start())
        periods = list(_PERIOD.finditer(read, start, m.start()))
        if not periods or periods[-1]["day"] or re.search("截至|以来|有效|秋冬|供暖", read[start : m.end()]):
            continue
        last = periods[-1]
        month = last["n"] or last["m"]
        length = _LENGTHS[int(month) - 1] if month else _PARTS.get(last["part"] or "", 365)
        days, rate = Decimal(m["d"]), Decimal(m["p"])
        half = Decimal("0.5") if "." not in m["p"] else Decimal("0.1")
        low, high = (days - 1) / (rate + half) * 100, (days + 1) / max(rate - half, Decimal("0.1")) * 100
        if high < length - MISSING or low > length + 1:
            reason = f"{days}天÷{rate}%={days / max(rate, Decimal('0.1')) * 100:.0f}天，{last[0]}约有{length}天"
            yield Found(m.start("p"), m.end(), reason, "核对天数和比率")
