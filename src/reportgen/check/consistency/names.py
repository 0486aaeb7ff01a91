"""Rules on names: one plan under two names in 《》, a short name that nobody uses, one team under two names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportgen.check.consistency.text import Spoken, body, sentences
from reportgen.check.marks import han
from reportgen.check.paper import Found, Paper, Role, Spot
from reportgen.regex import regex

NAMES_MAX = 400  # different names of one paper that are compared
SHORT_MAX = 50  # short names that one paper introduces
PLANS_MAX = 30  # of plans, which are compared more loosely
SHORT_LEAST = 6  # characters of a short name with its 《》 of which another may have a word more
SHORTEST = 8  # characters of a name that is compared
_NAME = regex("《([^《》\n]{2,90})》")
PLACE_MAX = 3  # characters that tell places apart
_PLACE = regex(".{0,2}[省市县区州旗盟镇乡]")
_BLANK = regex(r"\s+")
# Two names that differ by two characters of one row are two documents: 第一批 and 第二批, 水 and 气.
_TELLING = (
    "零一二三四五六七八九十百千两首末0123456789",
    "甲乙丙丁上中下左右前后内外东南西北",
    "大中小新老旧高低正副总分",
    "国省市县区镇乡村州旗盟",
    "局厅部委办处站所",
    "水气土声固渣尘油电煤火热",
    "林河湖田山海江草沙路桥港",
    "春夏秋冬年月周日季旬",
    "人车船机男女",
    "产活态",
    "境保",
    "业田村民机",
    "地壤",
    "不非无未",
    "修补续再",
)
_LEFT_OUT = frozenset("新大小总分副再补续村年月季一二三四五六七八九十")  # or not there at all
_STATE = "中华人民共和国"
# What legitimately differs between two plans of one kind.
_TOKENS = regex(
    r"中央|国家|省|\d+年?|第?[一二三四五六七八九十]+[轮批期次]|“[^”]{1,20}”|回头看|专项|[春夏秋冬]|[上下]半年|修订|补充|试行"
    r"|举报|信访|问责|公开|白洋淀|黄河|长江"
)
_PLAN = regex("(?:督[察查]|巡[视察]|审计|整改).{0,40}方案$")
_FILLERS = ("生态", "环境", "保护", "工作", "实施", "落实", "建设", "治理")  # left out of a long name by mistake
LONG = 10  # Han characters of such a name without its filler
ALIKE = 0.8  # of two plans' names


def slips(paper: Paper) -> Iterator[Spot]:
    """Two names in 《》 that differ by one character, or by one word that adds little, are one document.

    要求：同一个文件前后名称一致，引用时写全称，一字不差。（公文的通行做法。）
    反例：印发《平原县农村环境综合整治方案》，按照《平原县农村环境综台整治方案》推进。
    反例：印发《平原县农村环境综合整治方案》，按照《平原县农村环境综合治方案》推进。
    反例：印发《平原县国土空间生态修复专项规划》，按照《平原县国土空间修复专项规划》推进。
    正例：印发《平原县第一轮督察整改方案》《平原县第二轮督察整改方案》。
    正例：落实《平原县大气污染防治条例》《平原县水污染防治条例》《德州市水污染防治条例》。
    """
    named = _named(paper)
    words = "".join(p.text for p in paper.passages)
    holes: dict[tuple[str, int], list[str]] = {}
    for name in named:
        for at in range(len(name)):
            holes.setdefault((name[:at] + name[at + 1 :], at), []).append(name)
    told: set[frozenset[str]] = set()
    for (rest, at), names in holes.items():
        for one in [*names, *([rest] if rest in named else [])]:
            other = names[0]
            pair = frozenset((one, other))
            if one != other and pair not in told and _is_slip(other, rest, at, one, words):
                told.add(pair)
                yield _two(named, one, other, "只差一个字")
    for name in named:
        for word in _FILLERS:
            rest = name.replace(word, "", 1)
            if rest != name and rest in named and han(rest) >= LONG and frozenset((name, rest)) not in told:
                told.add(frozenset((name, rest)))
                yield _two(named, name, rest, f"只差“{word}”二字")


def _is_slip(name: str, rest: str, at: int, other: str, words: str) -> bool:
    """Whether the character that `name` has at that place is a slip for what `other` has there."""
    two = name[at] in _LEFT_OUT if other == rest else any(name[at] in row and other[at] in row for row in _TELLING)
    if two or han(rest.removeprefix(_STATE)) < SHORTEST - 1:
        return False
    place = _PLACE.match(name, at + 1) if at < PLACE_MAX else None
    # Names of places differ by a character, as 德州市… and 滨州市…; what stands nowhere else is no place.
    return place is None or any(words.count(one[: place.end()]) == words.count(one) for one in (name, other))


def plans(paper: Paper) -> Iterator[Spot]:
    """One plan of the rectification has one name; year, round and rank tell plans apart.

    要求：整改方案只有一个名称，前后一致，不多字、不少字；第二次起可用简称，简称先说明。（公文的通行做法。）
    反例：印发《平原县贯彻落实第二轮督察反馈意见整改方案》，对照《平原县贯彻落实第二轮督察整改方案》推进。
    反例：印发《平原县贯彻落实督察报告整改方案》，对照《平原县贯彻落实督察反馈意见整改方案》推进。
    正例：印发《平原县贯彻落实第一轮督察反馈意见整改方案》《平原县贯彻落实第二轮督察整改方案》。
    正例：印发《平原县贯彻落实督察反馈意见整改方案》（以下简称《整改方案》），《整改方案》明确37项任务。
    正例：落实《平原县贯彻落实中央督察整改方案》《平原县贯彻落实省督察反馈意见整改方案》。
    """
    named = _named(paper)
    names = [n for n in named if _PLAN.search(n)][:PLANS_MAX]
    for k, other in enumerate(names):
        for one in names[:k]:
            if _one_character(one, other) or _tokens(one) != _tokens(other) or one[:2] != other[:2]:
                continue
            if SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE:
                yield _two(named, one, other, "像是同一个方案")


def _one_character(one: str, other: str) -> bool:
    """Whether `slips` tells of the two."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _tokens(name: str) -> frozenset[str]:
    return frozenset(_TOKENS.findall(name))


def _named(paper: Paper) -> dict[str, list[Spoken]]:
    """Names in 《》 that are long enough, without blanks, with the places where each stands."""
    named: dict[str, list[Spoken]] = {}
    for p in paper.passages:
        for m in _NAME.finditer(p.text):
            name = _BLANK.sub("", m[1]).replace("(", "（").replace(")", "）")
            if len(name) >= SHORTEST and (name in named or len(named) < NAMES_MAX):
                named.setdefault(name, []).append(Spoken(p.index, m.start(), m.end(), m[0]))
    return named


def _two(named: dict[str, list[Spoken]], one: str, other: str, why: str) -> Spot:
    """The rarer of two names is told; of two as frequent the later."""
    usual, rare = sorted((one, other), key=lambda n: (-len(named[n]), named[n][0][:2]))
    at, first = named[rare][0], named[usual][0]
    reason = f"《{rare}》与《{usual}》{why}"
    fix = "核对原文，统一成一个名称；确是两个文件的，不用改"
    return at.passage, Found(at.start, at.end, reason, fix, related=(first.spot,))


_SHORT = regex(
    r"(《[^《》]{4,90}》)?[（(]以下(?:统一)?简?称为?[：:]?\s?(《[^《》]{2,40}》|“[^”]{1,30}”|[^（）()“”《》、或和]{2,20})[）)]"
)


def short_names(paper: Paper) -> Iterator[Spot]:
    """A short name that is introduced is used, and the full name no more.

    要求：写了“以下简称”，后文就用这个简称；后文不用的，不必说明。（公文的通行做法。）
    反例：省第一督察组（以下简称省督察组）进驻我县。督察进驻期间，共交办信访件219件。
    反例：印发《平原县督察整改工作方案》（以下简称《方案》）。各镇按照《方案》推进。市直部门落实《平原县督察整改工作方案》。
    反例：印发《平原县督察整改工作方案》（以下简称《整改方案》）。各镇按照《整改总体方案》推进。
    正例：印发《平原县督察整改工作方案》（以下简称《方案》）。各镇按照《方案》推进。
    正例：省第一督察组（以下简称“省督察组”）进驻我市。省督察组反馈问题37项。
    """
    rows = body(paper)
    introduced = [(n, p, m) for n, p in enumerate(rows) for m in _SHORT.finditer(p.text)]
    for n, p, m in introduced[:SHORT_MAX]:
        full, short = m[1], m[2].strip("“”")
        later = [(p.index, m.end(), p.text[m.end() :]), *((q.index, 0, q.text) for q in rows[n + 1 :])]
        heads = (q.text for q in paper.having(Role.HEADING, Role.CELL, Role.NOTE, Role.ATTACHMENT) if q.index > p.index)
        if not any(short in text for text in (*(t for _, _, t in later), *heads)):
            reason = f"说明了简称“{short}”，后文没有用"
            yield p.index, Found(m.start(2), m.end(2), reason, "后文改用简称，或删去“以下简称……”")
            yield from _other_short(later, m[2])
        elif full:
            yield from _full_again(later, full, short)


def _other_short(later: Sequence[tuple[int, int, str]], short: str) -> Iterator[Spot]:
    """《整改总体方案》 where 《整改方案》 was introduced, and isn't used."""
    middle = re.escape(short[1:3]) + "[^《》]{1,4}" + re.escape(short[3:-1])
    pattern = regex(f"《{middle}》") if short.startswith("《") and len(short) >= SHORT_LEAST else None
    for index, offset, text in later if pattern else ():
        if pattern and (m := pattern.search(text)):
            reason = f"说明的简称是{short}，这里写的是{m[0]}"
            yield index, Found(offset + m.start(), offset + m.end(), reason, f"写成{short}；确是另一个文件的，写全称")
            return


def _full_again(later: Sequence[tuple[int, int, str]], full: str, short: str) -> Iterator[Spot]:
    for index, offset, text in later:
        if (at := text.find(full)) >= 0:
            reason = f"已经说明简称{short}，后文又写全称{full}"
            yield index, Found(offset + at, offset + at + len(full), reason, f"写成{short}")


_TEAM = regex(
    r"(?P<whose>中央|国家|省委、省政府|省委省政府|省委|市委、市政府|[\u4e00-\u9fff]{2,3}省|省|市)?第?(?P<no>[一二三四五六七八九十]{1,3})?"
    r"(?P<kind>生态环境保护|环境保护|生态环保|环保)?督察组"
)
_SEVERAL_INSPECTIONS = regex(
    "201[5-8]年|[首两各几]轮|第一轮|上一?轮|回头看|历次|分别进驻|专项督察|[2-9二三四五]个[^，。]{0,12}督察组"
)
_TURNED = regex("(?P<whose>中央|国家|省委?|市委?)?生态环境保护第(?P<no>[一二三四五六七八九十]{1,3})督察组")
_SEVERAL = regex(r"(?:\d|[一二三四五六七八九十两几多各每])\s?个$|各$")  # 6个督察组 are not one under a name
_OTHER_INSPECTION = regex("201[5-8]年|首轮|第一轮|上一?轮|回头看|历次|各轮|专项督察|期间.{0,4}原")


def teams(paper: Paper) -> Iterator[Spot]:
    """One team has one name: 环境保护督察组 is not 生态环境保护督察组, 第一 not 第二.

    要求：同一个督察组前后名称一致。2018年机构改革后称“生态环境保护督察组”；以前的督察保留原名。（公文的通行做法。）
    反例：省第五生态环境保护督察组进驻我县。省环境保护督察组转来的信访件已办结。
    反例：省第三生态环境保护督察组进驻我市。省第八生态环境保护督察组反馈了意见。
    反例：中央第四生态环境保护督察组进驻我省。中央生态环境保护第四督察组反馈了意见。
    反例：省第一生态环境保护督察组进驻。省第一生态环境保护督察组反馈意见。省第二生态环境保护督察组移交问题3个。
    正例：中央生态环境保护督察组进驻我市。2016年中央环境保护督察组交办的信访件全部办结。
    正例：省第一生态环境保护督察组进驻我市，省督察组反馈意见。中央第二环境保护督察组交办的信访件全部办结。
    正例：省第一生态环境保护督察组、省第二生态环境保护督察组分别进驻我市。
    正例：中央第二生态环境保护督察组进驻我省。全国8个中央环境保护督察组共收到举报3000件。
    """
    levels: dict[str, dict[tuple[str, str], list[Spoken]]] = {}
    for s in sentences(tuple(paper.having(Role.BODY))):
        of_other = _OTHER_INSPECTION.search(s.text)
        for m in [] if of_other else _TEAM.finditer(s.text):
            if _SEVERAL.search(s.text[: m.start()][-6:]):
                continue
            level = next((c for c in "中国省市" if c in (m["whose"] or "")), "")
            named = levels.setdefault(level.replace("国", "中"), {})
            key = (m["kind"] or "", m["no"] or "")
            named.setdefault(key, []).append(Spoken(s.passage, s.start + m.start(), s.start + m.end(), m[0]))
    one = not any(_SEVERAL_INSPECTIONS.search(p.text) for p in paper.passages)
    for level, named in levels.items():
        yield from _kinds(named)
        yield from _numbers(named, paper, one and level in ("省", "市"))
    yield from _turned(paper)


def _kinds(named: dict[tuple[str, str], list[Spoken]]) -> Iterator[Spot]:
    now = [s for (kind, _), spots in named.items() if kind == "生态环境保护" for s in spots]
    before = [s for (kind, _), spots in named.items() if kind == "环境保护" for s in spots]
    if now and before:
        rare, usual = sorted((before, now), key=len)
        for s in rare:
            reason = f"“{s.text}”与“{usual[0].text}”名称不一"
            yield (
                s.passage,
                Found(s.start, s.end, reason, "核对是哪个督察组，统一成一个名称", related=(usual[0].spot,)),
            )


def _numbers(named: dict[tuple[str, str], list[Spoken]], paper: Paper, one_inspection: bool) -> Iterator[Spot]:
    by_number: dict[str, list[Spoken]] = {}
    for (_, number), spots in named.items():
        if number:
            by_number.setdefault(number, []).extend(spots)
    if len(by_number) == 2:
        rare, usual = sorted(by_number.values(), key=len)
        alone = len(rare) == 1 and (len(usual) >= 2 or (one_inspection and _apart(paper, usual[0], rare[0])))
        if alone:
            # Of two that stand once the later is told.
            first, s = sorted((rare[0], usual[0])) if len(usual) == 1 else (usual[0], rare[0])
            reason = f"“{s.text}”与“{first.text}”组别不一"
            yield s.passage, Found(s.start, s.end, reason, "核对是第几督察组", related=(first.spot,))


def _apart(paper: Paper, one: Spoken, other: Spoken) -> bool:
    """Whether two teams are named in two sentences; in one sentence they are a list."""
    first, second = sorted((one, other))
    between = paper.passages[first.passage].text[first.end : second.start]
    return first.passage != second.passage or "。" in between


def _turned(paper: Paper) -> Iterator[Spot]:
    """生态环境保护第八督察组 where 第八生态环境保护督察组 is said too."""
    rows = tuple(paper.having(Role.BODY))
    for p in rows:
        for m in _TURNED.finditer(p.text):
            right = f"第{m['no']}生态环境保护督察组"
            first = next(
                (Spoken(q.index, at, at + len(right), right) for q in rows if (at := q.text.find(right)) >= 0), None
            )
            if first:
                reason = f"“{m[0]}”与“{right}”名称不一"
                yield p.index, Found(*m.span(), reason, f"写成“{m['whose'] or ''}{right}”", related=(first.spot,))
