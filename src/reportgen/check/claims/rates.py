"""Rules on rates against the numbers that stand beside them: done of all, shares, days, parts of a whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from reportgen.check.claims.indicators import reading, sentence_start
from reportgen.check.claims.quantities import Quantity, quantities, sentences
from reportgen.check.paper import Found, Paper, Spot, on_each

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


_LEFT = re.compile("其余|剩余|其他|未|尚|正在|还有")
_RATE_OF_DONE = re.compile(
    rf"(?:^|[，；。、\s])(?:总体|累计|总的?|整改|任务|问题|信访件?|举报件?|案件|综合|其中){{0,2}}(?P<stem>{_DONE})率(?:已?达到?|为|是|约)?{_P}"
)


def rate_of_parts(paper: Paper) -> Iterator[Spot]:
    """A rate of completion is what the numbers in its sentence give.

    要求：完成率、办结率等于完成数除以总数，四舍五入或者截尾到所写的位数。
    反例：1248项任务中已完成936项，完成率72%。
    反例：共交办信访件320件，已办结288件、阶段性办结20件，办结率95.4%。
    正例：1248项任务中已完成936项，完成率75%。
    正例：共交办信访件320件，已办结288件、阶段性办结20件，办结率96.3%；按期办结率99%。
    正例：反馈问题64项，其中时限为今年的60项，完成整改59项，完成率98.3%。
    """
    yield from on_each(paper.prose, _rate_of_parts)


def _rate_of_parts(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in _RATE_OF_DONE.finditer(read):
        here, more = _around(text, m.start("stem"))
        done = [q for q in more if m["stem"] in read[max(0, q.start - 10) : q.start].rpartition("。")[2]]
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
        if _given(same, *_printed(m["p"]), summed=len(same) > 2, rest=rest):
            continue
        right = f"{part}÷{whole}={part / whole * 100:.2f}%"
        yield Found(m.start("p"), m.end(), f"{m['stem']}率写作{m['p']}%，{right}", "核对完成数、总数和完成率")


_SHARE = re.compile(rf"占(?:比|到?(?:[^，。；%\d全]{{0,8}}总[数量件]|全部[^，。；%\d]{{0,8}})的?)?(?:为|达到?|约)?{_P}")
_TENTHS = "一二三四五六七八九"
_ABOUT = re.compile(
    rf"(?P<low>近|接近|超过?|逾|过)?(?:(?P<tenths>[{_TENTHS}])成|(?P<p>[1-9]0)%|(?P<half>一?半))(?P<high>以上|多)?"
)
_TOLD = re.compile(
    f"(?:(?:{_DONE})(?:率|了|的|达到?|任务|整改){{0,2}}$)|^(?:的?(?:整改)?(?:任务|问题|信访件|举报件|案件))?(?:已|得到|实现)?(?:{_DONE})"
)


def share_of_parts(paper: Paper) -> Iterator[Spot]:
    """A share, or a round share such as 近六成, is what the numbers beside it give.

    要求：占比等于这部分除以总数；“近六成”不到六成而接近，“超过八成”“九成以上”不低于所说的数。
    反例：共受理举报480件，其中大气类192件，占45%。
    反例：2164项任务中已完成1075项，完成率近60%。
    反例：46项整改任务中完成34项，八成以上完成整改。
    正例：共受理举报480件，其中大气类192件，占40%。
    正例：2164项任务中已完成1275项，完成率近60%。
    正例：新建绿地12处、改建8处，占全市的15%；46项任务完成34项，超过七成任务完成。
    """
    yield from on_each(paper.prose, _share_of_parts)
    yield from on_each(paper.prose, _round_share)


def _share_of_parts(text: str) -> Iterator[Found]:
    read = reading(text)
    for m in _SHARE.finditer(read):
        here, more = _around(text, m.start())
        if not here or m.start() - here[-1].end > 1 or "分别" in read[here[-1].end : m.start()]:
            continue
        part, same = here[-1], [q.value for q in here if q.unit == here[-1].unit]
        all_ = [q.value for q in more if q.unit == part.unit]
        whole = max(same)
        if whole <= part.value or len(all_) > MOST:
            continue
        if _given(all_, *_printed(m["p"])):
            continue
        right = f"{part.value}÷{whole}={part.value / whole * 100:.2f}%"
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
        yield Found(
            *m.span(), f"写作“{m[0]}”，{part}÷{whole}={part / whole * 100:.1f}%", "按算出的数改写，或者核对两个数"
        )


def _about(stated: Decimal, m: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Between what the percentage lies."""
    return (stated - 8, stated) if m["low"] in ("近", "接近") else (stated, Decimal(100))


_DAYS = r"(?:达标|优良|良好以上)天数?(?:为|达到?|共|累计)?(?P<d>\d{1,3})天"
_DAY_RATE = rf"(?:达标|优良)(?:天数)?(?:率|比率|比例)(?:为|达到?|约)?{_P}"
_DAYS_RATE = re.compile(rf"{_DAYS}[^。；\d%]{{0,12}}?{_DAY_RATE}")
_PERIOD = re.compile(
    r"(?P<year>20\d\d)年(?P<part>上半年|前三季度|一季度|前(?P<n>[2-9]|1[01])个月|1[—－\-~～至到](?P<m>[2-9]|1[01])月份?)?(?P<day>\d{1,2}月)?"
)
_LENGTHS = (31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)  # days to the end of each month but the last
_PARTS = {"上半年": 181, "前三季度": 273, "一季度": 90}
MISSING = 20  # days without a valid measurement


def days_of_rate(paper: Paper) -> Iterator[Spot]:
    """Good days and their rate belong together: days divided by rate is about the days of the period.

    要求：优良（达标）天数除以有效监测天数等于比率；由天数和比率倒推的天数，应接近这段时间的天数（有效监测天数可以少几天）。
    反例：2021年，全市优良天数292天，优良天数比率70.1%。
    反例：2022年前三季度，空气质量达标天数237天，达标率76.8%。
    正例：2021年，全市优良天数292天，优良天数比率80.2%。
    正例：2022年前三季度，空气质量达标天数237天，达标率86.8%；今年以来优良天数100天，优良率90%。
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


_NEVER_MORE = re.compile(
    "(?<!目标)(?P<name>(?:达标|覆盖|普及|合格|优良|处理|处置|办结|销号|满意|公开|收集|治理|整改完成|安全利用)率|优良天数比[率例]|占比|比重)"
    r"(?:已?达到?|为|是|高达|分别为)?(?P<p>[1-9]\d{2}(?:\.\d{1,3})?)%"
)


def more_than_all(paper: Paper) -> Iterator[Spot]:
    """A part is not more than the whole.

    要求：达标率、覆盖率、办结率、占比等是部分与总体之比，不会超过100%。
    反例：水源地水质达标率为102%。
    正例：水源地水质达标率为100%，年度投资完成率108%，小学毛入学率101.2%，养老保险覆盖率提高到99%。
    """
    yield from on_each(paper.prose, _more_than_all)


def _more_than_all(text: str) -> Iterator[Found]:
    for m in _NEVER_MORE.finditer(reading(text)):
        if Decimal(m["p"]) > 100 and "产能" not in text[max(0, m.start() - 6) : m.start()]:
            yield Found(m.start("p"), m.end(), f"“{m['name']}”写作{m['p']}%，超过100%", "核对这个率")
