"""Rules on growth: from one value to another, and by how much; the direction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from reportgen.check.claims.indicators import reading
from reportgen.check.claims.quantities import Quantity, quantities
from reportgen.check.paper import Found, Paper, Spot, on_each
from reportgen.regex import regex

_UP = "增加|增长|提高|提升|上升|扩大|跃升|攀升|上涨|上调|净增|多|升|增"
_DOWN = "下降|降低|减少|压减|压缩|缩短|缩小|回落|下调|精简|削减|下滑|收窄|少|降|减"
_YEAR = r"(?:\d{4}年(?:\d{1,2}月)?[^，。；\d]{0,14})?"
_FROM = regex(rf"(?:由|从|自)[^，。；\d]{{0,14}}{_YEAR}$")
_TO = regex(
    rf"[^，。；：∶:\d（]{{0,8}}?(?P<verb>{_UP}|{_DOWN})(?:到|至|为|成)(?:了|\d{{4}}年[^，。；\d]{{0,6}})?(?:每[日天年月])?"
)
_THAN = regex(rf"，[^，。；\d]{{0,10}}(?:同?比|较)[^，。；\d]{{0,10}}{_YEAR}$")
_THAN_OPEN = regex(rf"(?:(?<!占)比(?![例重率])|较)[^，。；\d]{{0,10}}{_YEAR}$")
_BY = regex(rf"[^，。；\d]{{0,3}}?(?P<verb>{_UP}|{_DOWN})(?:了|幅度?为|达)?")
_THEN_BY = regex(rf"，(?P<mid>[^，。；\d]{{0,16}}?)(?P<verb>{_UP}|{_DOWN})(?:了|幅度?为|达)?")
_THEN_TIMES = regex(r"，(?P<mid>[^，。；\d]{0,4}?)(?:是|为|相当于)[^，。；\d]{0,10}(?:\d{4}年)?[^，。；\d]{0,6}的?")
_REACHED = regex(
    r"，[^，。；\d]{0,6}?(?:达到?|为|(?:增加|提高|提升|上升|扩大|增长|下降|降低|减少)(?:到|至)|[增升降减][到至])(?:了)?"
)
# 188亿元，较上年增加11亿元，增长6.3%: the amount of the change, then the same in %.
_ADDED = regex(
    rf"，(?:[^，。；\d]{{0,8}}(?:同比|较|比)[^，。；\d]{{0,10}}{_YEAR})(?P<verb>增加|减少|增长|下降|净增)(?:了)?"
)
_SO_MUCH = regex("[，、](?P<verb>增长|下降|增幅|降幅|上升|减少|增加)(?:了|为|达到?)?")
_AT_PRICES = regex("生产总值|GDP|增加值|产值|可比|同口径|实际|名义|人均|居民")  # grow at constant prices
_ONCE = regex(r"\d{4}年[^，。；\d]{0,10}$")
_AT_PRESENT = regex(
    "，(?:目前|现在|现)[^，。；较比\\d]{0,6}?(?:达到?|为|(?:增加|提高|提升|扩大|减少|下降|降低)[到至])了?"
)
_OTHER_BASE = regex("同比|环比|年均|平均|较|比|其中|每|超过|高于|累计")
_RANKED = regex("排名|位次|名次|位列|位居|等级|标准|比例尺")
_NO_MEASURE = ("位", "名", "级", "类", "等", "档", "线", "期", "届", "折", "度")


class Step(NamedTuple):
    """From an old value to a new one; `verb` is the word between, "" where the sentence only compares."""

    old: Quantity
    new: Quantity
    a: Decimal
    b: Decimal
    verb: str
    next: int  # index of the quantity behind it


def _values(old: Quantity, new: Quantity) -> tuple[Decimal, Decimal] | None:
    """Both values in one unit: one that stands only once counts for both. None where they are not of a kind."""
    a, b = old.value, new.value
    if old.unit != new.unit:
        if old.unit and new.unit:
            return None
        bare, full = (old, new) if not old.unit else (new, old)
        scale = (
            full.value / Decimal(full.number.rstrip("万亿").replace(",", "")) if not full.is_han and full.value else 1
        )
        if bare.number[-1:] not in "万亿":
            a, b = (a * scale, b) if bare is old else (a, b * scale)
    return (a, b) if old.exact and new.exact and a > 0 and b > 0 else None


def _steps(text: str, read: str) -> Iterator[Step]:
    """由 old 增加到 new."""
    counts = quantities(text)
    for n, (old, new) in enumerate(pairwise(counts)):
        if new.start - old.end > 30 or old.unit in _NO_MEASURE or new.unit in _NO_MEASURE:
            continue
        head, gap = read[max(0, old.start - 50) : old.start], read[old.end : new.start]
        to = _TO.fullmatch(gap)
        if not to or not _FROM.search(head) or _RANKED.search(head[-30:]) or head.endswith(("-", "－")):
            continue
        if re.match("[：:∶/]", read[new.end : new.end + 1]) or (values := _values(old, new)) is None:
            continue
        yield Step(old, new, *values, to["verb"], n + 2)


def direction(paper: Paper) -> Iterator[Spot]:
    """From a smaller value one rises to a larger.

    要求：“由…增加到…”后一个数应当更大，“由…下降到…”后一个数应当更小。（公文的通行做法。）
    反例：日处理能力由48万吨提高到36万吨。
    反例：煤炭消费量从2018年的312万吨下降到2020年的321万吨。
    正例：日处理能力由36万吨提高到48万吨，排名由第20位上升到第9位。
    正例：审批时限由20个工作日压缩至5个工作日，等级由3级提升为2级，家数从9800家增加到1.2万家。
    """
    yield from on_each(paper.prose, _direction)


def _direction(text: str) -> Iterator[Found]:
    for step in _steps(text, reading(text)):
        rising = bool(re.fullmatch(_UP, step.verb))
        if step.a != step.b and rising != (step.b > step.a):
            more = "大" if step.b > step.a else "小"
            reason = f"从{_shown(text, step.old)}“{step.verb}”到{_shown(text, step.new)}，后一个数反而{more}"
            yield Found(step.old.start, step.new.end, reason, "核对两个数，或者改“增”“减”的说法")


def _shown(text: str, q: Quantity) -> str:
    return text[q.start : q.end]


def amount_of_change(paper: Paper) -> Iterator[Spot]:
    """By how much something grew is what its old and new value give.

    要求：写了原值、现值和增减幅度的，三者要对得上：增减量等于两值之差，百分数等于差除以原值，“增长1.5倍”是原来的2.5倍。（公文的通行做法。）
    反例：日处理能力从124.3万吨增加到195.2万吨，提高67%。
    反例：用地面积由40公顷扩大到60公顷，增长1.5倍。
    反例：处理规模由每日42万吨提高到每日50.4万吨，增长30%。
    反例：节能环保支出63.2亿元，较上年增加5.3亿元，增长10.2%。
    反例：优良天数312天，比上年的300天增加15天。
    反例：高新技术企业从0.8万家增加到1.2万家，翻了一番。
    正例：日处理能力从124.3万吨增加到195.2万吨，提高57%。
    正例：用地面积由40公顷扩大到60公顷，增长50%，是原来的1.5倍；里程由20公里增加到50公里，增长1.5倍。
    正例：优良天数312天，比上年的300天增加12天；企业从0.8万家增加到1.7万家，翻了一番。
    正例：节能环保支出63.2亿元，较上年增加5.3亿元，增长9.2%；规模由2.4亿元增加到3亿元，增长25%。
    正例：产值由50亿元提高到80亿元，年均增长12.5%；污染物由5吨减少到4吨，同比下降8%。
    """
    yield from on_each(paper.prose, _amount_of_change)


def _amount_of_change(text: str) -> Iterator[Found]:
    read = reading(text)
    counts = quantities(text)
    for step in _steps(text, read):
        yield from _doubled(read, step)
        if step.next >= len(counts) or step.old.unit == "%" or step.new.unit == "%":
            continue
        by = counts[step.next]
        gap = re.sub("^(?:以上|左右)", "", read[step.new.end : by.start])
        if (m := _THEN_BY.fullmatch(gap)) and not _OTHER_BASE.search(m["mid"]):
            yield from _checked(text, step.old, step.new, (step.a, step.b), by, m["verb"])
        elif by.unit == "倍" and (m := _THEN_TIMES.fullmatch(gap)) and by.exact:
            times = step.b / step.a
            if not _fits(times, by, step):
                reason = f"{_shown(text, step.new)}÷{_shown(text, step.old)}={times:.2f}倍，写作“{_shown(text, by)}”"
                yield Found(by.start, by.end, reason, "核对三个数")
    yield from _compared(text, read, counts)
    yield from _with_amounts(text, read, counts)


def _compared(text: str, read: str, counts: tuple[Quantity, ...]) -> Iterator[Found]:
    """312天，比上年的300天增加12天; 比上年的300天增加12天，达到312天."""
    for one, two, three in zip(counts, counts[1:], counts[2:], strict=False):
        if three.start - one.start > 80 or "%" in (one.unit, two.unit):
            continue
        first, second = read[one.end : two.start], read[two.end : three.start]
        if _THAN.fullmatch(first) and (m := _BY.fullmatch(second)) and one.unit == two.unit:
            if (values := _values(two, one)) is not None:
                yield from _checked(text, two, one, values, three, m["verb"])
        elif (
            (m := _BY.fullmatch(first))
            and _REACHED.fullmatch(second)
            and one.unit == three.unit
            and _THAN_OPEN.search(read[max(0, one.start - 40) : one.start])
            and (values := _values(one, three)) is not None
        ):
            yield from _checked(text, one, three, values, two, m["verb"])


def _with_amounts(text: str, read: str, counts: tuple[Quantity, ...]) -> Iterator[Found]:
    """188亿元，较上年增加11亿元，增长6.3%; 2016年为124万吨，目前达到195万吨，增长57%."""
    for one, two, three in zip(counts, counts[1:], counts[2:], strict=False):
        if three.start - one.start > 60 or three.unit != "%" or one.unit != two.unit or not one.unit.strip("%"):
            continue
        first, second = read[one.end : two.start], read[two.end : three.start]
        by, head = _SO_MUCH.fullmatch(second), read[max(0, one.start - 40) : one.start]
        if by is None or _AT_PRICES.search(head + first):
            continue
        if (m := _ADDED.fullmatch(first)) and one.exact and two.exact:
            falls = bool(re.fullmatch(_DOWN, m["verb"]))
            before = one.value + (two.value if falls else -two.value)
            if before > 0 and two.value > 0 and falls == by["verb"].startswith(("下降", "降", "减")):
                yield from _rate_of_amount(text, one, two, three, before)
        elif _AT_PRESENT.fullmatch(first) and _ONCE.search(head) and (values := _values(one, two)):
            verb = by["verb"].replace("增幅", "增长").replace("降幅", "下降")
            yield from _checked(text, one, two, values, three, verb)


def _rate_of_amount(text: str, now: Quantity, change: Quantity, by: Quantity, before: Decimal) -> Iterator[Found]:
    """Whether a change in % is the change over what was before."""
    off = (now.step + change.step) / 2
    low = (change.value - change.step / 2) / (before + off) * 100
    high = (change.value + change.step / 2) / max(before - off, Decimal("0.01")) * 100
    unit = by.step or Decimal(1)
    if by.exact and not low - unit < by.value < high + unit:
        real = change.value / before * 100
        reason = f"{_shown(text, now)}，变动{_shown(text, change)}，是{real:.2f}%，写作“{_shown(text, by)}”"
        yield Found(by.start, by.end, reason, "核对三个数")


def _checked(
    text: str, old: Quantity, new: Quantity, values: tuple[Decimal, Decimal], by: Quantity, verb: str
) -> Iterator[Found]:
    """What is wrong with `by`, the change that is stated between two values."""
    a, b = values
    stated, real = by.value, abs(b - a)
    if not by.exact or not old.unit + new.unit:
        return
    falls = bool(re.fullmatch(_DOWN, verb))
    shown = f"从{_shown(text, old)}到{_shown(text, new)}"
    if a != b and falls != (b < a):
        yield Found(
            by.start, by.end, f"{shown}是{'减少' if b < a else '增加'}，写作“{verb}{_shown(text, by)}”", "核对增减"
        )
        return
    step = _step_of(old, new)
    slack = (step(old) + step(new)) / 2
    if by.unit == "%":
        low, high = (real - slack) / (a + step(old) / 2) * 100, (real + slack) / (a - step(old) / 2) * 100
        unit = by.step or Decimal(1)
        if (low <= stated + unit / 2 and high >= stated - unit / 2) or stated <= real / a * 100 < stated + unit:
            return
        reason = f"{shown}，变动{real / a * 100:.1f}%，写作“{_shown(text, by)}”"
    elif by.unit == "倍":
        if falls or _fits(real / a, by, Step(old, new, a, b, verb, 0)):
            return
        reason = f"{shown}，是原来的{b / a:.2f}倍，增加{real / a:.2f}倍，写作“{_shown(text, by)}”"
    elif by.unit in (old.unit, new.unit) and by.unit:
        if abs(real - stated) <= slack + (by.step or Decimal(0)):
            return
        reason = f"{shown}，差{_plain(real)}{by.unit}，写作“{_shown(text, by)}”"
    else:
        return
    yield Found(by.start, by.end, reason, "核对原值、现值和变动")


def _step_of(old: Quantity, new: Quantity) -> Callable[[Quantity], Decimal]:
    """How exactly each is given: 3亿 beside 2.4亿 is 3.0亿."""
    finer = min((q.step for q in (old, new) if q.step and "." in q.number), default=None)
    return lambda q: q.step if finer is None else min(q.step, finer)


def _fits(real: Decimal, by: Quantity, step: Step) -> bool:
    slack = (step.old.step / step.a + step.new.step / step.b) / 2 * step.b / step.a
    unit = by.step or Decimal(1)
    return abs(real - by.value) <= unit / 2 + slack or 0 <= real - by.value < unit


def _plain(value: Decimal) -> str:
    for power, word in ((10**8, "亿"), (10**4, "万")):
        if value >= power:
            return f"{(value / power).normalize():f}{word}"
    return f"{value.normalize():f}"


_FOLD = regex("，[^，。；\\d]{0,8}?(?:翻了?(?P<n>[一两二])番|翻了?一?倍|增加了?一倍|增长了?一倍)(?P<more>多)?")
_TIMES = {"一": (Decimal("1.9"), Decimal("3.2")), "两": (Decimal("3.7"), Decimal("6.5"))}


def _doubled(read: str, step: Step) -> Iterator[Found]:
    """翻一番, 翻两番 behind two values."""
    m = _FOLD.match(read, step.new.end)
    if not m or re.search("近|约|接近|超|逾", m[0]) or m["more"] or _OTHER_BASE.search(m[0]):
        return
    low, high = _TIMES["两" if m["n"] in ("两", "二") else "一"]
    times = step.b / step.a
    if not low <= times <= high:
        yield Found(
            m.start() + 1, m.end(), f"现值是原值的{times:.2f}倍，写作“{m[0][1:]}”", "按算出的倍数改写，或者核对两个数"
        )
