"""Rules on one quantity in two places: the total of the tasks, what is done of them, an indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from reportgen.check.claims.done_again import told_again
from reportgen.check.claims.indicators import BLANK, reading
from reportgen.check.marks import sentence_start
from reportgen.check.paper import Found, Paper, Passage, Spot
from reportgen.regex import regex
from reportgen.zh import HAN

CONTEXT = 800  # characters before a total that may say of which inspection it is
MOST = 20  # totals of one thing that are compared with each other

# Nouns that are one thing where they stand with the same measure word.
_FAMILIES = (
    ("整改任务", "整改任务|整改问题|整改事项"),
    ("反馈问题", "(?:反馈|督察|具体|突出|生态环境|环境|的){0,2}问题"),
    ("信访件", "(?:群众|来电来信|来信来电|生态环境|环境|信访|举报|投诉|转办|交办){1,4}(?:案件|问题|事项|件)"),
)
_NOUN = "|".join(f"(?P<f{n}>{nouns})" for n, (_, nouns) in enumerate(_FAMILIES))
_MENTION = regex(rf"(?<![\d.+＋=＝第前])(?P<n>\d{{1,6}})(?P<u>[项个件条起])(?:{_NOUN})(?!清单|线索|台账|\d)")
_GIVEN = regex(
    "(?:反馈|交办|转办|移交)(?:给?(?:我[省市州盟县区]|全[省市州县区]|[^，。；\\d]{2,4}[市州县区]))?(?:意见)?的?(?:共计?|合计|总计)?(?:[一二三四五六七八九十]{1,3}(?:大?类|个方面))?$"
    "|(?:涉及我[省市州盟县区]|明确的?|确定了?)(?:的|共)?(?:[一二三四五六七八九十]{1,3}(?:大?类|个方面))?$"
)
_MADE = regex(
    "(?:梳理出?|分解[为成]?|细化[为成]?|形成|归纳[^，。；]{0,4}出|制定|细分[为成])了?(?:[一二三四五六七八九十]{1,3}(?:大?类|个方面))?$"
)
_OF_ALL = regex(
    "(?:任务)?(?:中|，|里)?(?:目前|现|均|已经?|全部|都){0,3}(?:[，]?)(?:已|均)?(?:完成|办结|整改|销号|达到|到时限|到期)"
)
_PARTLY = regex(
    "其中|剩余|其余|未完成|尚未|新增|另|方面|领域|牵头|负责|每|本批|首批|第[一二三四五六七八九十\\d]{1,3}批|[县镇乡局](?!级)|部门|单位|企业|重点|应完成|年底前|此类|该|这"
)
_LEVEL = regex(
    "(?P<center>中央|国家)|(?P<province>(?<![全我各本该])省)|(?P<city>市级|市委)|(?P<other>长江|黄河|警示片|审计|巡视|巡察|人大)"
)
ROUND = regex("第([一二三])轮")
_AGAIN = regex("督[察查]“?回头看|回头看”?(?:反馈|督[察查]|整改任务|交办)")
_GIVEN_YEAR = regex(r"(20\d\d)年[^，。；]{0,20}(?:反馈|督察|交办)[^，。；]{0,10}$")
_AS_OF = regex(r"截[至止][^，。；]{0,14}")
_DONE = regex(
    r"(?:任务)?(?:中)?，?(?:目前|现)?(?:已经?)?(?:完成整改|整改完成|完成|办结)(?:了)?(?P<a>\d{1,6})(?P<ua>[项个件条起])"
)


# Who told the problems, where that is another than an inspection.
_OTHERS = regex("审计|巡视|巡察|人大|政协|考核|暗访|警示片|长江|黄河|专项|排查|自查")
_SCOPE_OF = regex("(?:对|向|反馈|交办|转办|移交|涉及)(?:我|全)([省市州盟县区])")
# 我市66项, of the 327项 for all of the province: whose the number itself is.
_OWN_SCOPE = regex(r"(?:我|全|本)([省市州盟县区])[^，。；\d]{0,12}$")
_OF_MANY = regex(r"(?:\d{1,2}|[两三四五六七八九十]{1,2})个?(?:省|市州|地市|设区市)[^，。；]{0,16}$")
_CITIES_BEHIND = regex(r"，其中[^，。；、\d]{1,8}[市省州盟]\d{1,5}[项个件]?[、，]")
_OURS_BEHIND = regex("[^。；]{0,16}?[，。；]?(?:其中|中)[，]?[^，。；\\d]{0,8}(?:我|本)[省市州盟县区]")
_TOPIC = regex("方面|领域|[一二三四五六七八九]是[^。；]{0,16}(?:大气|水|土壤|固废|噪声|扬尘|生态|污染|问题)")


class Total(NamedTuple):
    """A total that is stated: where, of what, of which inspection; `done` if the sentence says so, and as of when."""

    passage: int
    start: int
    end: int
    sentence: int
    family: str
    unit: str
    number: int
    level: str
    scope: str  # 省, 市 …: whom the inspection told it
    involved: bool  # 涉及我市: maybe of more
    round: str
    again: bool
    year: str
    done: tuple[int, int, int] | None  # the number, start and end
    as_of: str


def _totals(paper: Paper) -> Iterator[Total]:
    level = level_of(paper.title)
    found = [t for p in paper.prose if not p.part for t in _of_passage(p, level)]
    levels, rounds = {t.level for t in found if t.level}, {t.round for t in found if t.round}
    only = levels.pop() if len(levels) == 1 else ""
    titled = _last(ROUND, paper.title)
    # Where only the first round is named, it may be the one before.
    in_doubt = len(rounds | {titled} - {""}) > 1 or (rounds == {"一"} and not titled)
    if in_doubt or len({t.again for t in found}) > 1:  # of which of them a bare total is told
        found = [t for t in found if t.round]
    yield from (t if t.level else t._replace(level=only) for t in found)


def _of_passage(p: Passage, level: str) -> Iterator[Total]:
    """At most one for each sentence and kind of thing: the first; those behind it are mostly its parts."""
    read = reading(p.text)
    seen: set[tuple[int, str]] = set()
    for m in _MENTION.finditer(read):
        start = sentence_start(read, m.start(), "。！？\n")
        family = next(name for n, (name, _) in enumerate(_FAMILIES) if m[f"f{n}"])
        if (start, family) in seen:
            continue
        seen.add((start, family))
        before = read[start : m.start()]
        given, made = _GIVEN.search(before[-30:]), family == "整改任务" and _MADE.search(before[-20:])
        told = _OF_ALL.match(read, m.end()) and re.fullmatch(_OPENING, before)
        if not (given or made or told) or _PARTLY.search(before if told else before[-40:]):
            continue
        of_all = _OF_MANY.search(before) or _OURS_BEHIND.match(read, m.end())  # of the province
        if of_all or ("督" not in before and _TOPIC.search(read[max(0, start - 200) : start])):
            continue
        context = read[max(0, m.start() - CONTEXT) : m.start()]
        done = _DONE.match(read, m.end())
        as_of = _AS_OF.search(before)
        yield Total(
            passage=p.index,
            start=m.start(),
            end=m.end(),
            sentence=start,
            family=family,
            unit=m["u"],
            number=int(m["n"]),
            level=_last(_OTHERS, before) or level_of(context) or level,
            scope="省"
            if _CITIES_BEHIND.match(read, m.end())
            else _last(_OWN_SCOPE, before) or _last(_SCOPE_OF, context),
            involved="涉及" in before[-12:],
            round=_last(ROUND, context),
            again=bool(_AGAIN.search(before)),
            year=_last(_GIVEN_YEAR, before[-40:]),
            done=(int(done["a"]), done.start("a"), done.end()) if done else None,
            as_of=as_of[0] if as_of else "",
        )


# What may stand before a total at the beginning of a sentence.
_OPENING = (
    "(?:一是|二是|三是|四是|五是|六是)?(?:截[至止][^，。；]{0,16}，?|目前，?|到目前为止，?|现在，?|一年来，?)?"
    f"(?:我[省市州县区]|全[省市州县区]|{BLANK}{{1,60}}|[^，。；\\d]{{0,20}}(?:明确|确定|反馈|交办|涉及)[^，。；\\d]{{0,6}})?的?"
)


def _last(pattern: re.Pattern[str], text: str) -> str:
    """What a pattern with one group finds last; "" for nothing."""
    found: list[str] = pattern.findall(text)
    return found[-1] if found else ""


def level_of(text: str) -> str:
    """Of which inspection was told last: 中央, 省 …; "" for none."""
    at = len(text)
    for _ in range(8):
        at = text.rfind("督", 0, at)
        if at < 0:
            break
        before = re.split("[，。；：]", text[max(0, at - 30) : at])[-1]
        if levels := list(_LEVEL.finditer(before)):
            return levels[-1].lastgroup or ""
    return ""


def _same(a: Total, b: Total) -> bool:
    """Whether totals of one kind of thing can be of one inspection."""
    return (
        (not a.round or not b.round or a.round == b.round)
        and (a.scope == b.scope or (not (a.scope and b.scope) and a.involved == b.involved))
        and (a.family != "信访件" or a.as_of == b.as_of)
        and (not a.year or not b.year or a.year == b.year)
        and (a.passage, a.sentence) != (b.passage, b.sentence)
    )


def totals(paper: Paper) -> Iterator[Spot]:
    """The total of the tasks (problems, complaints) is one number in the whole paper.

    要求：同一次督察的整改任务、反馈问题、信访件总数，引言、正文、结语要一致。（公文的通行做法。）
    反例：目前，52项整改任务中已完成40项。¶省督察反馈我市整改任务明确后，全市上下狠抓落实。¶三、下一步打算¶目前，54项整改任务中已完成40项，工作取得实效。
    反例：省督察组共交办我市128件信访件，群众关注度高。¶二、整改情况¶省督察组交办的126件信访件全部办结，群众满意。
    正例：目前，52项整改任务中已完成40项。¶三、下一步打算¶对剩余的12项整改任务，持续推进整改，不松劲。
    正例：中央督察反馈我市30个问题，已完成28个。¶省督察反馈我市52个问题，已完成40个，其余按序时进度推进。
    正例：省督察反馈我市28个问题，梳理出52项整改任务。¶大气方面，16项整改任务已完成14项，成效明显。
    """
    told: set[tuple[int, int]] = set()
    for a, b in _pairs(_totals(paper)):
        if a.number != b.number and (b.passage, b.start) not in told:
            told.add((b.passage, b.start))
            # Of a value of the data and a typed one, the typed one is to be corrected.
            here, there = (a, b) if _is_printed(paper, b) and not _is_printed(paper, a) else (b, a)
            where = "前面" if here is b else "后面"
            reason = f"{a.family}的总数，{where}写{there.number}{a.unit}，这里写{here.number}{a.unit}"
            other = ((there.passage, there.start, there.end),)
            yield here.passage, Found(here.start, here.end, reason, "核对总数，全文改成一致", None, other)


def _is_printed(paper: Paper, total: Total) -> bool:
    """Whether its number is one that the data gave."""
    return any(run.start <= total.start < run.end for run in paper.passages[total.passage].printed)


def _pairs(totals: Iterable[Total]) -> Iterator[tuple[Total, Total]]:
    """Totals of one thing in two places."""
    groups: dict[tuple[str, str, str, bool], list[Total]] = {}
    for b in totals:
        group = groups.setdefault((b.family, b.unit, b.level, b.again), [])
        yield from ((a, b) for a in group if _same(a, b))
        if len(group) < MOST:
            group.append(b)


_PERIOD = regex(r"20\d\d年(?:上半年|前三季度|一季度|前\d{1,2}个月|1[—－\-~～至到]\d{1,2}月份?)?")
_INDICATOR = regex(
    rf"(?P<name>(?:PM2\.5|PM10|[{HAN}]){{1,14}}?(?:率|比例|比重|占比|浓度|天数|综合指数))(?:为|达到?|是)?"
    r"(?P<v>\d{1,4}(?:\.\d{1,3})?)(?P<u>%|微克/立方米|μg/m3|μg/m³|天)(?!以上|左右|以内)"
)
_SCOPE = regex("全[国省市县区]|市区|城区|主城区|我[省市县区]")
_OTHERWISE = regex("其中|力争|目标|确保|计划|预期|达到以上|(?<![市城全])[县区镇]|上年|去年|同期|到20|由|从|较|比20")


class Reading(NamedTuple):
    """The value of an indicator for a period and a place."""

    passage: int
    start: int
    end: int
    value: str
    unit: str


def indicators(paper: Paper) -> Iterator[Spot]:
    """An indicator of one period, and what is done of one total, has one value in the whole paper.

    要求：同一指标同一时期的数值、同一时点的完成数，前后要一致。（公文的通行做法。）
    反例：2022年，全市优良天数比率为78.3%，创历史新高。¶二、主要成效¶2022年，全市优良天数比率为73.8%，同比提高2.1个百分点。
    反例：目前，52项整改任务中已完成40项。¶三、下一步打算¶目前，52项整改任务中已完成42项，剩余任务加快推进。
    反例：48项整改任务中，已完成39项，其余9项正在推进。¶三、下一步打算¶对已完成的40项整改任务，开展“回头看”。
    正例：2022年，全市优良天数比率为78.3%，创历史新高。¶2021年，全市优良天数比率为73.8%；2022年上半年，全市优良天数比率为75%。
    正例：2022年，全市优良天数比率为78.3%。¶2022年，甲县优良天数比率为81.5%，居各县首位。
    正例：截至8月底，52项整改任务中已完成40项。¶截至10月底，52项整改任务中已完成42项，剩余任务加快推进。
    """
    yield from _same_indicator(paper)
    yield from told_again(paper)
    for a, b in _pairs(t for t in _totals(paper) if t.done):
        if a.done and b.done and a.number == b.number and a.as_of == b.as_of and a.done[0] != b.done[0]:
            reason = f"{a.number}{a.unit}{a.family}，前面写完成{a.done[0]}{a.unit}，这里写完成{b.done[0]}{b.unit}"
            yield (
                b.passage,
                Found(
                    b.done[1],
                    b.done[2],
                    reason,
                    "核对完成数，或者写明各是截至哪一天",
                    None,
                    ((a.passage, *a.done[1:]),),
                ),
            )


def _same_indicator(paper: Paper) -> Iterator[Spot]:
    seen: dict[tuple[str, ...], Reading] = {}
    for p in paper.prose:
        read = reading(p.text)
        for m in _INDICATOR.finditer(read):
            start = sentence_start(read, m.start())
            before = read[start : m.start("v")]
            periods = _PERIOD.findall(before)
            if (
                len(periods) != 1
                or re.search(r"\d月", before[before.find(periods[0]) + len(periods[0]) :])
                or _OTHERWISE.search(before)
            ):
                continue
            name = _SCOPE.sub("", m["name"]).replace("平均", "").replace("空气质量", "").lstrip("的年")
            scope = _SCOPE.findall(before)
            key = (name, m["u"], periods[0], scope[-1] if scope else "", str(p.part))
            now = Reading(p.index, m.start("v"), m.end(), m["v"], m["u"])
            old = seen.setdefault(key, now)
            if len(name) >= 4 and not _alike(old.value, now.value):
                reason = f"{periods[0]}“{name}”，前面写{old.value}{old.unit}，这里写{now.value}{now.unit}"
                yield (
                    p.index,
                    Found(
                        now.start,
                        now.end,
                        reason,
                        "核对这个指标，全文改成一致",
                        None,
                        ((old.passage, old.start, old.end),),
                    ),
                )


def _alike(a: str, b: str) -> bool:
    """Whether one is the other, rounded or cut."""
    x, y = Decimal(a), Decimal(b)
    digits = min(len(a.partition(".")[2]), len(b.partition(".")[2]))
    return abs(x - y) < Decimal(1).scaleb(-digits) and (len(a) != len(b) or x == y)
