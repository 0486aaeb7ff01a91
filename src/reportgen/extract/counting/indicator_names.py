"""The names of indicators, as sentences have them and as placeholders name them."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen.regex import regex
from reportgen.vocabulary import schema

_CODES = r"(?:PM2[.．]5|PM10|SO2|NO2|NOx|CO|O3)"
_HAN = "可吸入颗粒物|细颗粒物|二氧化硫|二氧化氮|一氧化碳|臭氧"
_CANONICAL = {
    "PM2.5": "细颗粒物浓度", "细颗粒物": "细颗粒物浓度", "PM10": "PM10", "可吸入颗粒物": "PM10",
    "SO2": "二氧化硫", "NO2": "二氧化氮", "CO": "一氧化碳", "O3": "臭氧", "NOx": "氮氧化物",
}  # fmt: skip
_POLLUTANT = regex(
    rf"(?:(?P<han>{_HAN})(?:[（(](?P<inner>{_CODES})[）)])?|(?P<code>{_CODES})(?:[（(](?:{_HAN})[）)])?)"
    r"(?:的)?(?:年均|月均|年平均|月平均|平均|累计|日均|日最大8小时|第90百分位|90百分位|综合){0,3}"
    r"(?:浓度|均值|平均值|浓度值){0,2}"
)
_GOOD_DAYS = regex(
    "(?:城市|市区|城区)?(?:环境)?(?:空气)?(?:质量)?(?:年均|平均)?(?P<kind>优良|达标|优级|重污染|重度及以上污染)(?:以上)?"
    "(?P<what>天数(?:比例|比率|占比|率)|天数|率)"
)
_AREA = regex("(?:市|城市|市区|城区|中心城区|建成区|国控站点|环境空气|空气环境质量|环境质量|大气环境)+")
_CITIES = regex("(?:全[国省])?地级(?:及以上)?城市")  # of more than one city: with a name of its own
_INDEX = regex("(?:城市)?(?:环境)?空气质量(?:综合)?指数|空气质量综合指数|综合指数")
_RATE = regex("(?:比率|比例|占比|比重|[^频效功汇速概倍费税利]率)$")
_GREEN = regex("人均(?:公园)?绿地面积$")
# What a rate is of that is no indicator: how far the ledger or the petitions have come, growth.
_NOT = regex(
    r"^(?:总体|综合|整体|平均|总|全部|各项|的|整改|任务|问题|反馈|督察|信访|举报|投诉|转办|交办|案?件|按期|按时){0,6}"
    r"(?:完成率|办结率|销号率|整改率|到位率)$"
    "|^(?:占比|比例|比率|比重|(?:不|基本|部分)?属实率|转办率)$"
    "|增速|增长率|满意|知晓|投诉|同比|环比|较|比上|比去|增长|提高|提升|上升|下降|降低|减少|增加|完成了|实现了|按.*比例"
    "|生产总值|贡献率|支持率|出席|参与率|签约率|税|利率|概率"
)
_PLACE = regex(
    "[^城市全我新园社成景库灌护能地水汇片林县]区(?!域)|^[\u4e00-\u9fff]{1,5}(?<![城乡全我各农])(?:县|镇|乡|街道|村)(?!城|镇|级)"
)
_LEAD = regex(
    "^(?:截至目前|截至|目前|现|其中|全市|全县|全区|全州|我市|我县|我区|我州|本市|市域|使|将|把|也|且|并|而|但|和|与|及|的|已|确保|力争"
    "|实现|推动|促进|辖区内|辖区|境内|年均|平均|实施以来|以来|方面|是|为|有|全年|[上下]半年|当年|年|月|日|累计|初步|基本|市(?=空气|城))+"
)
_RUN = regex("[\u4e00-\u9fffⅠ-Ⅻ“”（）()A-Za-z0-9.．、～~—-]{1,40}$")
_MARKS = regex("[“”（）()]")
INDEX = "空气质量综合指数"
# What placeholders may begin with besides the keys of the data: an indicator of that name would be taken for it.
TOP = frozenset(
    (
        *("任务", "问题", "措施", "较上期", "任务清单", "自称", "党政简称", "署名机关", "公开稿", "各次督察"),
        *("节选", "公示任务", "公示督察", "公示期"),
    )
)
LONGEST = 24
LOW, HIGH = "越低越好", "越高越好"


class Name(NamedTuple):
    """An indicator: its name in the data, and as it stands in the text; `better` where it is sure."""

    key: str
    full: str
    better: str = ""


def name_at_end(head: str) -> Name | None:
    """The indicator with whose name a clause ends; None where it is none, or of a county alone."""
    m = _RUN.search(head)
    if m is None:
        return None
    return _known(m[0]) or _rate(m[0])


def _known(run: str) -> Name | None:
    """One that every paper has: a pollutant, the good days, the index."""
    for pattern, name in ((_POLLUTANT, _pollutant), (_GOOD_DAYS, _days), (_INDEX, _index)):
        for m in pattern.finditer(run):
            if m.end() != len(run):
                continue
            before = run[: m.start()]
            rest = before[_lead(before) :]
            known = name(m)
            if _CITIES.fullmatch(rest):
                return known._replace(key=rest + known.key, full=rest + m[0])
            if rest and not _AREA.fullmatch(rest):
                return None
            kept = rest if rest in ("市区", "城区", "中心城区") else ""
            return known._replace(key=kept + known.key, full=m[0])
    return None


def _pollutant(m: re.Match[str]) -> Name:
    code = (m["code"] or m["inner"] or m["han"]).replace("．", ".")
    return Name(_CANONICAL.get(code, code), m[0], LOW)


def _days(m: re.Match[str]) -> Name:
    bad = "污染" in m["kind"]
    kind = {"优级": "优级", "重度及以上污染": "重污染"}.get(m["kind"], m["kind"])
    what = "天数" if m["what"] == "天数" else "率" if m["what"] == "率" else "天数比率"
    key = f"空气质量{kind}率" if what == "率" else kind + what
    return Name(key, m[0], LOW if bad else HIGH)


def _index(m: re.Match[str]) -> Name:
    return Name(INDEX, m[0], LOW)


def _rate(run: str) -> Name | None:
    """达标率, 普及率, 比例 and the like, and the green of each citizen."""
    if not _RATE.search(run) and not _GREEN.search(run):
        return None
    name = run[_lead(run) :]
    of = name.rfind("的")
    if of >= 0 and len(name) - of > 4:
        name = name[of + 1 :]
    key = re.sub(r"[.．|【】]", "", _MARKS.sub("", name))
    if not 2 <= len(key) <= LONGEST or _NOT.search(name) or _PLACE.search(name) or re.search(r"\d", key):
        return None
    if name.count("“") != name.count("”") or name.count("（") != name.count("）"):
        return None
    better = LOW if re.search("劣[ⅤV五]|超标|重污染|漏损|黑臭", key) else ""
    sure = re.search("优良|达标率|优于|普及率|绿化|覆盖率|处理率|利用率", key) and not better
    return Name(key, name, HIGH if sure else better)


def _lead(run: str) -> int:
    """Characters at the beginning that belong to no name: dates, 全市, 目前."""
    at = 0
    for _ in range(6):
        m = re.match(r"20\d\d年(?:\d{1,2}[至—－～-]\d{1,2}月|前?[一二三四]?个?季度|[上下]半年|\d{1,2}月份?)?", run[at:])
        m = m or _LEAD.match(run[at:])
        if m is None or not m[0]:
            return at
        at += len(m[0])
    return at


def is_free(key: str) -> bool:
    """Whether a placeholder of that name would mean the indicator and nothing else of the data."""
    return key not in TOP and key not in schema()["properties"]
