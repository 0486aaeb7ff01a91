"""A draft without its facts: the structure and the conventional prose of last year's paper, for a new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportgen.regex import regex
from reportgen.zh import HAN

KEPT = ("格式版本", "文种", "城市", "量词")
OF_INDICATOR = ("全称", "单位", "比较", "方向", "小数位")
DROPPED = ("标题",)  # is made from the data; a headline of last year says what was so then
_QUOTED = regex("《[^《》]{0,120}》|【[^【】]{0,60}】|“[^“”]{0,40}”")
_NAMES = r"(?:PM\s?(?:2\.5|10)|SO2|NO2|NOx|O3|CO2?|COD)"
_DAY = r"(?:(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日)"
_TIME = rf"{_DAY}(?:[至—－](?:\d{{4}}年)?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?)?"
_DOC_NO = r"[\u4e00-\u9fff]{2,8}〔\d{4}〕\d{1,4}号"
_RATE = r"\d+(?:\.\d+)?\s?(?:%|％|‰|个百分点)"
_ROUND = "第[一二三四五六七八九十]{1,2}轮"
_UNITS = "公里|公顷|公斤|蒸吨|平方米|平方公里|立方米|微克/立方米|毫克/升|千瓦|μg/m³"
_COUNT = rf"\d[\d.,]*\s?[万亿余]{{0,2}}(?![\d.+]|[{HAN}]{{0,1}}清零)(?P<unit>{_UNITS}|[{HAN}μ])"
# The plan of last year and the lists made for it; policies keep their names.
_PLAN = regex("《[^《》]*(?:督察|督查)[^《》]*(?:方案|措施|清单|分解表|台账|意见)[^《》]*》")
_FACT = regex(
    rf"(?P<name>{_NAMES})|(?P<number>{_DOC_NO})|(?P<time>{_TIME})|(?P<round>{_ROUND})|(?P<rank>(?<=居)[^，。；、]{{0,8}}首位)|(?P<rate>{_RATE})|(?<![\d.A-Za-z+])(?P<count>{_COUNT})"
)
WORDS = {"number": "文号", "round": "第几轮", "time": "时间", "rate": "百分比", "rank": "名次"}


def emptied(data: Mapping[str, Any]) -> dict[str, Any]:
    """Of the facts what stays true: the city, its words, and what indicators there are."""
    kept = {key: value for key, value in data.items() if key in KEPT}
    indicators = {
        name: {key: value for key, value in told.items() if key in OF_INDICATOR}
        for name, told in data.get("指标", {}).items()
    }
    if indicators:
        kept["指标"] = {name: told or {"比较": "同比"} for name, told in indicators.items()}
    return kept


def without_facts(text: str) -> str:
    """Prose in which dates and figures are 【待补充：…】; what stands in quotes and placeholders stays.

    Of quotes only the names of the plan and of its lists go.
    """
    parts: list[str] = []
    end = 0
    for m in _QUOTED.finditer(text):
        parts += [_blanked(text[end : m.start()]), "《【待补充：文件名称】》" if _PLAN.fullmatch(m[0]) else m[0]]
        end = m.end()
    return "".join([*parts, _blanked(text[end:])])


def _blanked(text: str) -> str:
    return _FACT.sub(_word, text)


def _word(m: re.Match[str]) -> str:
    if m["name"]:
        return m[0]
    if m["count"]:
        return f"【待补充：几{m['unit']}】"
    kind = str(m.lastgroup)
    return f"【待补充：{WORDS[kind]}】"
