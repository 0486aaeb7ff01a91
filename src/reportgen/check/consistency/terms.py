"""Rules on one thing under two words: 督察督办 and 督查督办, 68个问题 and 68个任务, μg/m3 and 微克/立方米."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.consistency.text import Spoken, sentences
from reportgen.check.paper import Found, Paper, Role, Spot
from reportgen.regex import regex

_INSPECT = regex("督(?P<word>[察查])(?P<tail>督办|督导|督促|调度|室|考核|考评|专报)")
_OTHER = {"察": "查", "查": "察"}


def inspections(paper: Paper) -> Iterator[Spot]:
    """督查督办 and 督察督办 do not stand in one paper.

    要求：“督察”用于督察组、生态环境保护督察；对工作落实的督促检查用“督查”。同一搭配一篇内只用一种。（公文的通行做法。）
    反例：县整改办开展督察督办。年底前，各镇继续做好督查督办。
    正例：抓好生态环境保护督察整改，市委督查室开展专项督查，加强督查督办。
    """
    by_tail: dict[str, dict[str, list[Spoken]]] = {}
    for p in paper.having(Role.BODY, Role.HEADING):
        for m in _INSPECT.finditer(p.text):
            words = by_tail.setdefault(m["tail"], {})
            words.setdefault(m["word"], []).append(Spoken(p.index, m.start(), m.end(), m[0]))
    for words in by_tail.values():
        if len(words) == 2:
            # Of two as frequent, 督察 is the odd one: what is supervised daily is 督查.
            rare, usual = sorted(words.values(), key=lambda spots: (len(spots), spots[0].text[1] == "查"))
            for s in rare:
                yield _mixed(s, usual[0], f"“{s.text}”与“{usual[0].text}”混用", f"统一写成“{usual[0].text}”")


_COUNTED = regex(
    r"(?<![\d.])(?P<n>[1-9]\d{0,3})\s?(?P<unit>[个项])(?:(?:具体|督察|反馈|整改|重点|突出|生态环境){0,3})(?P<noun>问题|任务)"
)
FEW = 5  # smaller numbers agree by chance


def counted(paper: Paper) -> Iterator[Spot]:
    """What was 68个整改问题 is not 68个整改任务 later, unless a sentence says that the ones became the others.

    要求：同一个对象一篇内称呼一致；问题分解成任务的，要交代一句。（公文的通行做法。）
    反例：方案列出43个整改问题。截至2023年6月，43个整改任务已办结40个。
    正例：针对督察指出的43个问题，确定43个整改任务。43个整改任务已办结40个。
    正例：反馈43个问题，已办结40个；55项整改任务全部完成，另有43条举报。
    """
    by_count: dict[tuple[str, str], dict[str, list[Spoken]]] = {}
    mapped: set[str] = set()
    for s in sentences(tuple(paper.having(Role.BODY))):
        nouns: dict[str, set[str]] = {}
        for m in _COUNTED.finditer(s.text):
            spoken = Spoken(s.passage, s.start + m.start(), s.start + m.end(), m[0])
            if any(x.start < spoken.end and spoken.start < x.end for x in paper.passages[s.passage].printed):
                continue  # the program counted it: of issues and of tasks there may be as many
            by_count.setdefault((m["n"], m["unit"]), {}).setdefault(m["noun"], []).append(spoken)
            nouns.setdefault(m["n"], set()).add(m["noun"])
        mapped.update(n for n, both in nouns.items() if len(both) == 2)
    for (n, _), words in by_count.items():
        if len(words) == 2 and int(n) >= FEW and n not in mapped:
            first, second = sorted((spots[0] for spots in words.values()), key=lambda s: s[:2])
            reason = f"前面是“{first.text}”，这里是“{second.text}”"
            yield _mixed(second, first, reason, "是同一批的，统一称呼；问题分解成任务的，交代一句")


# One unit, spelt in two ways.
_UNITS: tuple[tuple[str, str], ...] = (
    (r"[μµuＵ]g\s?/\s?m\s?[3³]", "微克/立方米|微克每立方米"),
    (r"mg\s?/\s?m\s?[3³]", "毫克/立方米|毫克每立方米"),
    (r"mg\s?/\s?L", "毫克/升|毫克每升"),
    (r"(?<=\d)\s?km[2²]", "平方公里|平方千米"),
    (r"(?<=\d)\s?km(?![2²/\w])", "(?<!平方)公里|(?<!平方)千米"),
    (r"吨/天|t/d", "吨/日"),
    (r"(?<=\d)\s?m[3³]", "(?<=[\\d万])\\s?立方米"),
    (r"(?<=\d)\s?m[2²]", "(?<=[\\d万])\\s?平方米"),
)
_BOTH = tuple((regex(one), regex(other)) for one, other in _UNITS)


def units(paper: Paper) -> Iterator[Spot]:
    """A unit is spelt one way in one paper.

    要求：同一个计量单位一篇内只用一种写法，或用中文名称，或用符号。GB/T 15835-2011，4.1。
    反例：PM2.5平均浓度为41微克/立方米，上年为46μg/m3。
    正例：PM2.5平均浓度为41微克/立方米，CO为0.9毫克/立方米，清淤12万立方米，管网12公里、占地3平方公里。
    """
    for one, other in _BOTH:
        found = (_spots(paper, one), _spots(paper, other))
        if all(found):
            rare, usual = sorted(found, key=len)
            s, first = rare[0], usual[0]
            reason = f"“{s.text.strip()}”与“{first.text.strip()}”是同一个单位，写法不一"
            yield _mixed(s, first, reason, f"统一写成“{first.text.strip()}”")


def _spots(paper: Paper, pattern: re.Pattern[str]) -> list[Spoken]:
    rows = paper.having(Role.BODY)
    return [Spoken(p.index, *m.span(), m[0]) for p in rows for m in pattern.finditer(p.text)]


def _mixed(s: Spoken, first: Spoken, reason: str, fix: str) -> Spot:
    return s.passage, Found(s.start, s.end, reason, fix, related=(first.spot,))
