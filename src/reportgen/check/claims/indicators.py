"""What a change is told of: the indicator that stands before it, and whether that is a rate (in %) or an amount."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from reportgen.check.marks import blanked, sentence_start
from reportgen.regex import regex

BLANK = "\ue000"
REACH = 80  # characters of a clause that are looked at, from its end
BACK = 4  # clauses of the sentence before the change

VERBS = "上升|提高|提升|增长|增加|改善|下降|降低|减少|回落|下滑|攀升|上涨|回升|扩大|缩小|收窄"
CHANGE = regex(
    rf"(?P<verb>{VERBS}|(?<=[同环]比)[增降升减])(?:了|约|近|超过?|逾|达){{0,2}}"
    r"(?P<d>\d{1,4}(?:\.\d{1,4})?)(?P<unit>%|个?百分点)"
    r"(?:(?:[、和]|以及)\d{1,4}(?:\.\d{1,4})?(?P=unit)){0,8}(?!(?:左右|以上|以下)?的)"
)


class Kind(Enum):
    """What an indicator is measured in."""

    RATE = "率"
    AMOUNT = "量"


class Subject(NamedTuple):
    """The indicator that a change is told of. `value` is the rate that is stated for it, `first` the one before.

    `base` is whether the change clause names what it compares with (同比, 较上年).
    """

    kind: Kind
    name: str
    value: str = ""
    first: str = ""
    base: bool = False


_HALF = str.maketrans(";()％", "；（）%")
_COMMA = regex(r",(?!\d{3}(?!\d))|(?<!\d),")
_AND_THEN = regex(f"(?<=%)、(?=同比|环比|较|比|{VERBS})")  # 占比40%、提高2%: as with a comma
_NAMES = regex(r"《[^《》]{0,60}》|（[^（）]{0,60}）")


@lru_cache(maxsize=256)
def reading(text: str) -> str:
    """The text with full-width marks, and BLANK for names in 《》 and remarks in brackets; places unchanged."""
    text = _AND_THEN.sub("，", _COMMA.sub("，", text.translate(_HALF)))
    return blanked(text, _NAMES, BLANK)


def number(text: str) -> Decimal:
    """1,234.5 -> 1234.5."""
    return Decimal(text.replace(",", ""))


_OTHER_RATES = regex(
    "(?:效率|频率|功率|汇率|速率|概率|倍率|容积率|周转率|市盈率|杠杆率|分辨率|按.{0,6}比例|同比例|费率|税率)$"
)
# Rates that are counted in per mille, per 100,000, or that mostly change in proportion.
_DOUBTFUL = regex(
    "(?:生产率|利率|(?:发生|投诉|举报|信访|死亡|发病|患病|事故|发案|案发|犯罪|出生|感染|流失|故障|重复|漏损|空置|闲置|失业|贫困)率)$"
)
_RATE = regex("(?:率|比例|比重|占比|增速)$")
_AMOUNT = regex(
    "(?:浓度|综合指数|污染指数|总量|(?<![质力能])量|面积|资金|投资|能力|生产总值|GDP|增加值|收入|支出|产值|总额|金额"
    "|天数|户数|人数|件数|起数|人次|能耗|水耗|强度|里程|库存|规模|出口|进口|利润|税费|税收|[金总余成交零售易]额|外资|排放"
    "|花费|贷款|存款|案件|事故|游客|经营主体)$"
)
_NO_AMOUNT = regex("拉动|带动|贡献|影响|推动|占|幅|增速|率$|比例$|比重$")
_UNITS = regex(
    "(?:万亿|[万亿])?(?:微克|毫克|μg|ug|㎍|mg|吨|元|公顷|亩|平方|立方|公里|千米|米|千瓦|蒸吨|天|家|件|起|人|户|辆|台|美元)"
)
_MODIFIER = regex(
    "(?:同比|环比|同期|年均|平均|累计|分别|均|再|又|进一步|大幅度?|明显|显著|持续|净|共|总体|整体|继续|实现|也|则|将|已|已经"
    f"|预计|力争|确保|有望|逐年|稳步|同步|直接|有效|全年|仍|还|可|并|而|{BLANK}|[ \u3000])$"
)
_COMPARED = regex(
    "(?:(?:相?较于?|相对于?|(?<!占)比(?![例重率]))(?:[^，。；：、较\\d%]{0,8}\\d{4}年(?:度|末|底|初|同期|以前|水平|相比|前|上半年|前三季度)*"
    "|[^，。；：、较\\d%]{0,12}(?:年|年度|月份?|季度|期|末|底|初|水平|相比|前|均值))"
    "|(?:与|和|同)[^，。；：、\\d%]{0,8}(?:\\d{4}年)?[^，。；：、\\d%]{0,4}(?:相比|比较|相较|比))$"
)
_BASE_VALUE = regex(
    r"(?:较|(?<!占)比(?![例重率]))[^，。；\d%]{0,8}(?:\d{4}年)?[^，。；\d%]{0,6}?(?P<first>\d{1,3}(?:\.\d{1,4})?)%$"
)
_ALIKE = regex("同比|环比|年均|累计|逐年")
_SKIPPED = regex(
    "[^，]{0,6}?(?:居|位居|位列|列|排名|排在|优于|高于|低于|好于|超过|超额|完成|创|达到|为历史|是历史|均?符合|首次|连续)"
)
_COPULA = regex(
    "(?:分别)?(?:已达|达到?|仅?为|约为?|是|保持在|稳定在|(?:提高|提升|上升|增加|下降|降低|减少|升|降|增|减)(?:到|至|为)|超过?|近)$"
)
_OWN = regex(r"(?<![A-Za-z\d.])\d[\d,]*(?:\.\d+)?")
_LISTED = regex(r"\d[\d,]*(?:\.\d+)?%[、和]$")
_FROM = regex(
    r"(?P<name>[^，。；]{0,40}?)(?:由|从)[^，。；\d]{0,12}(?:\d{4}年[^，。；\d]{0,14})?"
    r"(?P<first>\d{1,3}(?:\.\d{1,4})?)%?[^，。；\d%]{0,10}(?:到|至|为|成)(?:了|\d{4}年[^，。；\d]{0,4})?$"
)
_SHARE_OF = regex("占[^，。；、\\d%]{2,16}的$")
_TAIL = regex("%(?:以上|左右|以内)?$")
_GROWN = regex(rf"(?:{VERBS})(?:了|约|近|超过?|达){{0,2}}$")


def subject(read: str, at: int) -> Subject | None:
    """Of what a change is told whose verb stands at a place; None where that is in doubt."""
    start = sentence_start(read, at)
    clauses = read[start:at].split("，")
    own, base, first = _stripped(clauses[-1])
    if own:
        return _of_clause(own, base, first, "，".join(clauses[:-1]))
    for back in range(2, min(BACK, len(clauses)) + 1):
        clause, _, _ = _stripped(clauses[-back])
        if not clause:
            return None
        found = _of_clause(clause, base, first, "，".join(clauses[:-back]), valued=True)
        if found is not None:
            return found
        if not _SKIPPED.match(clause):
            return None
    return None


def _stripped(clause: str) -> tuple[str, bool, str]:
    """The end of a clause without what tells with what and how it is compared; whether it did, the older value."""
    clause = clause[-REACH:].strip(" \u3000“”")
    base, first = False, ""
    for _ in range(8):
        if m := _BASE_VALUE.search(clause):
            first = m["first"]
        elif m := _COMPARED.search(clause):
            base = True
        elif m := _MODIFIER.search(clause):
            base = base or bool(_ALIKE.fullmatch(m[0]))
        else:
            break
        clause = clause[: m.start()]
    return clause, base, first


def _of_clause(clause: str, base: bool, first: str, before: str, *, valued: bool = False) -> Subject | None:
    """The indicator at the end of a clause, behind which only its value may stand (with `valued`: must)."""
    if not valued and (kind := kind_of(clause)):
        return Subject(kind, name_of(clause), "", first, base)
    numbers = list(_OWN.finditer(clause))
    if not numbers:
        return None
    last = numbers[-1]
    head, tail = clause[: last.start()], clause[last.end() :]
    while m := _LISTED.search(head):
        head = head[: m.start()]
    if _GROWN.search(head):
        return None
    if _TAIL.fullmatch(tail):
        return _rate(head, last[0], first, base, before)
    if not tail and (kind := kind_of(named := _stripped(_COPULA.sub("", head))[0])) is Kind.AMOUNT:
        return Subject(kind, name_of(named), "", "", base)
    if _UNITS.match(tail) and len(tail) < 12 and not base_rate(before):
        name = name_of(_stripped(_COPULA.sub("", head))[0])
        return Subject(Kind.AMOUNT, name, "", "", base) if not _NO_AMOUNT.search(head) else None
    return None


def _rate(head: str, value: str, first: str, base: bool, before: str) -> Subject | None:
    """The indicator before a value in %."""
    if m := _FROM.search(head):
        head, first = m["name"], m["first"]
    plain = _COPULA.sub("", head)
    if m := _SHARE_OF.search(plain):
        return Subject(Kind.RATE, m[0].removesuffix("的") + "的比重", value, first, base)
    named = _stripped(plain)[0]
    kind = kind_of(named, stated=True)
    if kind is Kind.AMOUNT:
        return None
    if kind is None and (plain == head or re.search("完成|增|降|占|升|提高|减少", named) or _UNITS.search(before)):
        return None
    if kind is None and (not named or re.search(r"\d", named) or _OTHER_RATES.search(named)):
        return None
    return Subject(Kind.RATE, name_of(named), value, first, base)


def base_rate(before: str) -> bool:
    """Whether a value in % stands in the sentence before: then points may be told of that."""
    return "%" in before


def kind_of(named: str, *, stated: bool = False) -> Kind | None:
    """What the indicator is with which this ends; `stated`: its value is given in %."""
    if _OTHER_RATES.search(named):
        return None
    if _RATE.search(named):
        return Kind.RATE if stated or not _DOUBTFUL.search(named) else None
    return Kind.AMOUNT if _AMOUNT.search(named) and not _NO_AMOUNT.search(named) else None


_NAME = regex(f"[^，。；：、\\d%{BLANK} \u3000]{{0,16}}$")


def name_of(named: str) -> str:
    """The last words of a clause, as the name of its indicator."""
    m = _NAME.search(named)
    name = m[0] if m else ""
    return re.sub("^(?:[年月日]|[和与及的]|全[省市县区国年]|我[省市县区]|使|将)+", "", name) or name
