"""A sentence -> what it states of the report's indicators: value, change and rank, of the same name and period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportgen.check.agreement.sentence import Said, Spoken
from reportgen.check.claims.quantities import Quantity
from reportgen.figures.catalogue import Catalogue
from reportgen.model import Indicator
from reportgen.regex import regex

_PERIOD = regex(
    r"20\d\d年(?:(?:上|下)半年|前?第?[一二三四]个?季度|\d{1,2}月(?:\d{1,2}日)?(?:[至—－～-](?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?)?)?"
)
_OTHERS = regex("[县区镇乡村]|市区|城区|平均|目标|计划|要求|力争|确保|以上|以下|[五十]年")
_CHANGE = regex(r"(?:(同比|环比|较上年|比上年)(?:\w{0,4}?)|^|，)(上升|提升|提高|增加|增长|下降|降低|减少|改善)(?:了)?$")
# Where the sentence names no period, these say that it is another one, or another place.
_ELSEWHEN = regex(
    "20\\d\\d|今年|去年|上年|往年|历年|当年|前年|每年|半年|季度|月|[“十]四五|[“十]三五|五年|年均?(?:达|为)?标|目标|力争|确保|计划|站点|点位|自动站|农村"
)
_PLACE = regex("[^全我本各省]市|[县区镇乡]")
_BEFORE = regex(
    "(?:^|[，。；、：]|目前|全市|我[市县区州]|全[县区州]|城市|中心城区|国控断面|国省控断面|国省考断面|省控断面|环境空气(?:质量)?|空气质量|地表水|其中)$"
)
_AND = ("、", "和", "及")
_FROM = regex("^(?:由|从)(?:上年同期的|上年的)?$")
_TO = regex("^(?:上升|提升|提高|增加|增长|下降|降低|降|升)(?:到|至|为)(?:了)?$")
_EACH = regex("^(?:年均|平均)?(?:浓度|均值|比例|比率)?(?:分别|依次)(?:为|是|达到?)$")
_VALUE = regex(r"^(?:[年月日]?均?(?:平均)?(?:浓度|均值|比例|比率|率|天数)?(?:均值)?)?(?:为|是|达到?了?|控制在)?$")
_POLLUTANTS = (
    ("细颗粒物", "PM2.5"),
    ("可吸入颗粒物", "PM10"),
    ("二氧化硫", "SO2"),
    ("二氧化氮", "NO2"),
    ("臭氧", "O3"),
)
_UNITS = {"ug/m3": "微克/立方米", "μg/m3": "微克/立方米", "μg/m³": "微克/立方米", "％": "%"}


Named = list[tuple[int, int, str]]  # from, to, and the indicator; "" where it may be several


def measured(sentence: Spoken, catalogue: Catalogue) -> list[Said]:
    """The numbers behind the name of an indicator, up to the next name or mark of a sentence."""
    return list(_measured(sentence, catalogue))


def _measured(sentence: Spoken, catalogue: Catalogue) -> Iterator[Said]:
    text = sentence.text
    rows = named(sentence, catalogue)
    yield from _respectively(sentence, rows, catalogue)
    for n, (at, end, name) in enumerate(rows):
        if not name or _OTHERS.search(text[max(0, at - 6) : at]):
            continue
        if n and text[rows[n - 1][1] : at] in _AND:
            continue  # without 分别 nobody knows whose number comes first
        until = rows[n + 1][0] if n + 1 < len(rows) else len(text)
        stop = re.search("[。；]", text[end:until])
        until = end + stop.start() if stop else until
        numbers = [q for q in sentence.numbers if end <= q.start < until]
        yield from _of_one(text, end, numbers, catalogue.report.indicators[name], name)


def _of_one(text: str, end: int, numbers: list[Quantity], indicator: Indicator, name: str) -> Iterator[Said]:
    """The numbers behind one name: value, or previous value and value; then changes."""
    own = [_unit(q.unit) == _unit(indicator.unit or "") for q in numbers]
    first = True
    if all(own[:2]) and _is_from_to(text, end, numbers):
        yield Said(numbers[0], (f"{name}.上期值",))
        yield Said(numbers[1], (f"{name}.现值",))
        numbers, own, first, end = numbers[2:], own[2:], False, numbers[1].end
    for quantity, is_own in zip(numbers, own, strict=True):
        between = text[end : quantity.start]
        if first and is_own and _VALUE.match(between):
            yield Said(quantity, (f"{name}.现值",))
        elif m := _CHANGE.search(between):
            if _unit(quantity.unit) in ("%", "个百分点", "百分点", "天") and (m[1] or first):
                yield Said(quantity, (f"{name}.{indicator.comparison}",))
            if m[1] != indicator.comparison:
                return
        else:
            return
        first = False


def _is_from_to(text: str, end: int, numbers: list[Quantity]) -> bool:
    """由16.7%提高到66.7%."""
    if len(numbers) < 2 or not _FROM.match(text[end : numbers[0].start]):
        return False
    return bool(_TO.match(text[numbers[0].end : numbers[1].start]))


def _respectively(sentence: Spoken, rows: Named, catalogue: Catalogue) -> Iterator[Said]:
    """PM2.5、PM10年均浓度分别为48微克/立方米、77微克/立方米，同比分别下降11.1%、8.3%."""
    text = sentence.text
    run = [rows[0]] if rows else []
    for one in rows[1:]:
        if text[run[-1][1] : one[0]] not in _AND:
            break
        run.append(one)
    one_place = bool(run) and not _OTHERS.search(text[max(0, run[0][0] - 6) : run[0][0]])
    if len(run) < 2 or not all(name for *_, name in run) or not one_place:
        return
    numbers = [q for q in sentence.numbers if q.start >= run[-1][1]]
    values, changes = numbers[: len(run)], numbers[len(run) : 2 * len(run)]
    if len(values) < len(run) or not _EACH.match(text[run[-1][1] : values[0].start]):
        return
    units = [_unit(catalogue.report.indicators[name].unit or "") for *_, name in run]
    if [_unit(q.unit) for q in values] == units:
        yield from (Said(q, (f"{name}.现值",)) for q, (*_, name) in zip(values, run, strict=True))
    words = text[values[-1].end : changes[0].start] if len(changes) == len(run) else ""
    if re.fullmatch("，(?:同比|环比)分别(?:上升|提升|提高|增加|增长|下降|降低|减少|改善)(?:了)?", words):
        for q, (*_, name) in zip(changes, run, strict=True):
            comparison = catalogue.report.indicators[name].comparison
            if comparison in words:
                yield Said(q, (f"{name}.{comparison}",))


def named(sentence: Spoken, catalogue: Catalogue) -> Named:
    """Where a name stands, the longest one; left out where it may be of several indicators of the period."""
    text = sentence.text
    found: dict[tuple[int, int], list[str]] = {}
    for name, indicator in catalogue.report.indicators.items():
        for word in _forms(str(name)) | _forms(str(indicator.full_name or name)):
            at = text.find(word)
            while at >= 0:
                if _is_of_period(sentence.lead + text[:at], indicator) or _is_undated(sentence, at, word, catalogue):
                    found.setdefault((at, at + len(word)), []).append(str(name))
                at = text.find(word, at + len(word))
    rows: list[tuple[int, int, str]] = []
    for (at, end), names in sorted(found.items(), key=lambda row: (row[0][0], -row[0][1])):
        if rows and at < rows[-1][1]:
            continue  # within a longer name
        exact = [n for n in names if n == text[at:end]] or names
        rows.append((at, end, exact[0] if len(set(exact)) == 1 else ""))
    return rows


@lru_cache(maxsize=1024)
def _forms(name: str) -> frozenset[str]:
    """The ways to write a name: 细颗粒物浓度 is PM2.5, 空气质量优良天数比率 is 优良天数比率."""
    for both in _POLLUTANTS:
        if any(word in name for word in both) and not re.search("[年月]初|季度|采暖", name):
            return frozenset((name, *both, f"{both[0]}（{both[1]}）", f"{both[1]}（{both[0]}）"))
    return frozenset((name, re.sub("^(?:全市)?(?:环境)?空气(?:质量)?(?=优良)", "", name)))


def _is_of_period(before: str, indicator: Indicator) -> bool:
    """Whether the last period that stands before is that of the indicator; without one nobody knows."""
    periods = _PERIOD.findall(before)
    if not periods or not indicator.period:
        return False
    return _plain(periods[-1]) == _plain(str(indicator.period))


def _is_undated(sentence: Spoken, at: int, word: str, catalogue: Catalogue) -> bool:
    """Whether the sentence names no period at all, and the data know the indicator of one period only."""
    text = sentence.text
    before = text[:at]
    if _ELSEWHEN.search(text) or _PERIOD.search(sentence.lead) or not _BEFORE.search(before):
        return False
    if _PLACE.search(before.replace("中心城区", "")):
        return False
    known = {
        name: str(indicator.period)
        for name, indicator in catalogue.report.indicators.items()
        if word in _forms(str(name)) | _forms(str(indicator.full_name or name))
    }
    return len(known) == 1 or (word in known and len(set(known.values())) == 1)


def _plain(period: str) -> str:
    return re.sub("[—－～-]|到", "至", re.sub(r"\s", "", period))


def _unit(unit: str) -> str:
    return _UNITS.get(unit, unit)
