"""Whether a number of an edited sentence is still said of what the drafted one says it of: whole, period, indicator."""

from __future__ import annotations

import re
from functools import cached_property

from reportgen.check.agreement.align import Pair, Sentence
from reportgen.check.marks import sentence_start
from reportgen.figures.catalogue import Catalogue
from reportgen.records import dataclass
from reportgen.regex import regex

PERIOD = regex(r"20\d\d年(?:[上下]半年|前?第?[一二三四]个?季度|\d{1,2}月(?:\d{1,2}日)?)?")
_HARMLESS = regex(
    r"各(?:县|区|市|县区|县市区|区县|区市县|县（市、区）|县\(市、区\))|市县两级|[全我本该]市|省市|城市|区域"
)
# What makes a number that of a part: a place, a unit, a field, a batch, a state.
_SCOPES = regex(
    r"[\u4e00-\u9fff]{2}(?:市(?![委政级直])|县(?!级)|区|镇|乡|村|州|街道|公司|企业|集团)|(?<![格布结])局|厅|管委会"
    r"|牵头|负责|承担|包保|领域|方面|行业|立行立改|边督边改|警示片|回头看|自查|排查|专项|审计|巡视|巡察"
    r"|第[一二三四五六七八九十\d]{1,3}[批轮]|[上下]半年|[本上当]月|[今去上]年|涉[水气土固]|(?:水|大气|土壤)(?:环境|污染)"
    r"|(?:完成|销号|推进|办结|时限|到期)(?:整改)?的#[项个件]"
)
_PART = regex(r"^\s{0,4}其中")  # of another sentence than that of the whole
_POLLUTANTS = {
    "细颗粒物": "PM2.5", "可吸入颗粒物": "PM10", "二氧化硫": "SO2", "二氧化氮": "NO2", "臭氧": "O3", "一氧化碳": "CO",
    "综合指数": "综合指数", "PM2.5": "PM2.5", "PM10": "PM10", "SO2": "SO2", "NO2": "NO2", "O3": "O3",
}  # fmt: skip


@dataclass(frozen=True)
class Meaning:
    """What a report names: its city and its indicators."""

    catalogue: Catalogue

    @cached_property
    def _own(self) -> re.Pattern[str]:
        """The names of the city and the province, which are those of the whole."""
        city = self.catalogue.report.city
        names = {str(n) for n in (city.name, city.short_name, city.province, city.self_reference) if n}
        return regex("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)))

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """The names of the indicators, the longest first."""
        names = {str(n) for key, i in self.catalogue.report.indicators.items() for n in (key, i.full_name) if n}
        names |= {_short(n) for n in names} | set(_POLLUTANTS)
        return regex("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)))

    def keeps(self, pair: Pair, n: int, m: int) -> bool:
        """Whether the edited number is said of the same whole, period and indicator as the drafted one."""
        before = lead(pair.edited, pair.b[m].start), lead(pair.drafted, pair.a[n].start)
        if self._scopes(before[0]) - self._scopes(_whole(pair.drafted)):
            return False
        periods = period(before[0]), period(before[1])
        if periods[0] and periods[0] != (periods[1] or periods[0]):
            return False
        names = self._name(before[0]), self._name(before[1])
        return not (names[0] and names[1]) or names[0] == names[1]

    def _scopes(self, text: str) -> set[str]:
        read = re.sub(r"\d+", "#", _HARMLESS.sub("，", self._own.sub("，", text)))
        return {m[0] for m in _SCOPES.finditer(read)} | {m[0].strip() for m in _PART.finditer(read)}

    def _name(self, text: str) -> str:
        """The last indicator that is named."""
        last = ""
        for m in self._names.finditer(text):
            last = m[0]
        word = next((code for name, code in _POLLUTANTS.items() if name in last), "")
        return word or _short(last)


def lead(sentence: Sentence, at: int) -> str:
    """All that stands before a character from the last 。 on."""
    text = sentence.passage.text
    return text[_start(sentence) : at]


def period(text: str) -> str:
    """The last period that is named; "" for none."""
    found = PERIOD.findall(text)
    return found[-1] if found else ""


def _whole(sentence: Sentence) -> str:
    text = sentence.passage.text
    end = re.search("[。！？]", text[sentence.start :])
    return text[_start(sentence) : sentence.start + end.start() if end else len(text)]


def _start(sentence: Sentence) -> int:
    return sentence_start(sentence.passage.text, sentence.start, "。！？", sentence.start)


def _short(name: str) -> str:
    return re.sub("^(?:全市)?(?:环境)?空气(?:质量)?(?=优良)", "", name)
