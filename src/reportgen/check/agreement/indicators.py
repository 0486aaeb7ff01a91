"""A sentence -> what it states of the report's indicators: value, change and rank, of the same name and period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportgen.check.agreement.sentence import Said, Spoken
from reportgen.figures.catalogue import Catalogue
from reportgen.model import Indicator

_PERIOD = re.compile(
    r"20\d\d年(?:(?:上|下)半年|前?第?[一二三四]个?季度|\d{1,2}月(?:\d{1,2}日)?(?:[至—－～-](?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?)?)?"
)
_OTHERS = re.compile("[县区镇乡村]|市区|城区|平均|目标|计划|要求|力争|确保|以上|以下|[五十]年")
_CHANGE = re.compile(r"(同比|环比|较上年|比上年)(?:\w{0,4}?)(上升|提升|提高|增加|增长|下降|降低|减少|改善)(?:了)?$")
_VALUE = re.compile(r"^(?:[年月日]?均?(?:平均)?(?:浓度|均值|比例|比率|率|天数)?(?:均值)?)?(?:为|是|达到?了?|控制在)?$")
_POLLUTANTS = (
    ("细颗粒物", "PM2.5"),
    ("可吸入颗粒物", "PM10"),
    ("二氧化硫", "SO2"),
    ("二氧化氮", "NO2"),
    ("臭氧", "O3"),
)
_UNITS = {"ug/m3": "微克/立方米", "μg/m3": "微克/立方米", "μg/m³": "微克/立方米", "％": "%"}


def measured(sentence: Spoken, catalogue: Catalogue) -> list[Said]:
    """The numbers behind the name of an indicator, up to the next name or mark of a sentence."""
    return list(_measured(sentence, catalogue))


def _measured(sentence: Spoken, catalogue: Catalogue) -> Iterator[Said]:
    text = sentence.text
    named = _named(sentence, catalogue)
    for n, (at, end, name) in enumerate(named):
        if not name:
            continue
        until = named[n + 1][0] if n + 1 < len(named) else len(text)
        stop = re.search("[。；]", text[end:until])
        until = end + stop.start() if stop else until
        indicator = catalogue.report.indicators[name]
        if _OTHERS.search(text[max(0, at - 6) : at]):
            continue
        first = True
        for quantity in (q for q in sentence.numbers if end <= q.start < until):
            between = text[end : quantity.start]
            if first and _VALUE.match(between) and _unit(quantity.unit) == _unit(indicator.unit or ""):
                yield Said(quantity, (f"{name}.现值",))
            elif m := _CHANGE.search(between):
                if _unit(quantity.unit) in ("%", "个百分点", "百分点", "天"):
                    yield Said(quantity, (f"{name}.{indicator.comparison}",))
                if m[1] != indicator.comparison:
                    return
            else:
                break
            first = False


def _named(sentence: Spoken, catalogue: Catalogue) -> list[tuple[int, int, str]]:
    """Where a name stands, the longest one; left out where it may be of several indicators of the period."""
    text = sentence.text
    found: dict[tuple[int, int], list[str]] = {}
    for name, indicator in catalogue.report.indicators.items():
        for word in _forms(str(name)) | _forms(str(indicator.full_name or name)):
            at = text.find(word)
            while at >= 0:
                if _is_of_period(sentence.lead + text[:at], indicator):
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


def _plain(period: str) -> str:
    return re.sub("[—－～-]|到", "至", re.sub(r"\s", "", period))


def _unit(unit: str) -> str:
    return _UNITS.get(unit, unit)
