"""Expressions that list several things in a fixed order -> where a paper lists them in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reportgen.check.paper import Found
from reportgen.regex import regex


class Sequence(NamedTuple):
    """Things in their order, and what must follow them for it to be this expression."""

    things: tuple[str, ...]
    behind: str = ""


SEQUENCES = (
    Sequence(("创新", "协调", "绿色", "开放", "共享")),
    Sequence(("道路自信", "理论自信", "制度自信", "文化自信")),
    Sequence(("政治意识", "大局意识", "核心意识", "看齐意识")),
    Sequence(("政治判断力", "政治领悟力", "政治执行力")),
    Sequence(("完整", "准确", "全面"), "贯彻"),
    Sequence(("获得感", "幸福感", "安全感")),
    Sequence(("降碳", "减污", "扩绿", "增长")),
    Sequence(("精准治污", "科学治污", "依法治污")),
    Sequence(("精准", "科学", "依法"), "治污"),
    Sequence(("蓝天", "碧水", "净土"), "(?:三大)?(?:保卫战|攻坚战)"),
    Sequence(("稳就业", "稳金融", "稳外贸", "稳外资", "稳投资", "稳预期")),
    Sequence(("保居民就业", "保基本民生", "保市场主体", "保粮食能源安全", "保产业链供应链稳定", "保基层运转")),
    Sequence(("乱占", "乱采", "乱堆", "乱建")),
    Sequence(("生态保护红线", "环境质量底线", "资源利用上线", "生态环境准入清单")),
    Sequence(("经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设")),
    Sequence(("物质文明", "政治文明", "精神文明", "社会文明", "生态文明")),
    Sequence(("学思想", "强党性", "重实践", "建新功")),
    Sequence(("自我净化", "自我完善", "自我革新", "自我提高")),
    Sequence(("党的领导", "人民当家作主", "依法治国")),
    Sequence(("科学执政", "民主执政", "依法执政")),
    Sequence(("科学立法", "严格执法", "公正司法", "全民守法")),
    Sequence(("毛泽东思想", "邓小平理论", "“三个代表”重要思想", "科学发展观")),
)
_JOINT = "(?:[、，,]|和|以及)?"


def _pattern(sequence: Sequence) -> re.Pattern[str]:
    thing = "|".join(map(re.escape, sequence.things))
    behind = f"(?={sequence.behind})" if sequence.behind else ""
    return regex(f"(?:{thing})(?:{_JOINT}(?:{thing})){{{len(sequence.things) - 1}}}{behind}")


_PATTERNS = tuple((s, _pattern(s)) for s in SEQUENCES)
# Those of political loyalty stand with verbs of their own: 增强“四个意识”、坚定“四个自信”、做到“两个维护”.
_LOYAL = ("四个意识", "四个自信", "两个维护")
_LOYALTY = regex("|".join(_LOYAL))
LOYAL_GAP = 9  # characters between two of them in one list


def order(text: str) -> Iterator[Found]:
    """What a fixed expression lists stands in its order.

    要求：固定提法中并列各项的次序不能颠倒。（以党中央文件的表述为准。）
    反例：贯彻创新、协调、开放、绿色、共享的发展理念。
    反例：坚定“四个自信”、增强“四个意识”、做到“两个维护”。
    反例：统筹推进降碳、扩绿、减污、增长。
    正例：贯彻创新、协调、绿色、开放、共享的发展理念，协同推进降碳、减污、扩绿、增长。
    正例：增强“四个意识”、坚定“四个自信”、做到“两个维护”。
    正例：推动经济增长、科技创新，开放共享。
    """
    for sequence, pattern in _PATTERNS:
        for m in pattern.finditer(text):
            listed = _things(m[0], sequence.things)
            if set(listed) == set(sequence.things) and tuple(listed) != sequence.things:
                yield Found(*m.span(), f"写作“{m[0]}”，次序不对", f"按“{'、'.join(sequence.things)}”的次序写")
    yield from _loyalty(text)


def _things(text: str, things: tuple[str, ...]) -> list[str]:
    return re.findall("|".join(map(re.escape, things)), text)


def _loyalty(text: str) -> Iterator[Found]:
    found = list(_LOYALTY.finditer(text))
    for before, after in pairwise(found):
        between = text[before.end() : after.start()]
        listed = len(between) <= LOYAL_GAP and "、" in between
        if listed and _LOYAL.index(before[0]) > _LOYAL.index(after[0]):
            reason = f"“{before[0]}”写在“{after[0]}”前面"
            fix = "次序是“增强‘四个意识’、坚定‘四个自信’、做到‘两个维护’”"
            yield Found(before.start(), after.end(), reason, fix)
