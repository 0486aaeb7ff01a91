"""Rules on lists against their count: 两项，分别为…; “四个清单”（…）; A、B、C三个方面; 《甲》《乙》2个文件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.claims.items import NUMBER, alike, bare, number, tally, tally_leftwards
from reportgen.check.marks import around
from reportgen.check.paper import Found
from reportgen.regex import regex
from reportgen.zh import HAN

REACH = 300  # characters that a sentence with a list can have
FIX = "核对所列的各项：数目错了改数目，列错了补上或删去"
_MEASURE = "(?:个|项|家|条|类|批|座|处|种|名|位|份|部|件|支|所|起|片|大|张|款|本|篇|方面)"
_APART = regex(
    rf"{NUMBER}(?P<u>{_MEASURE})[{HAN}]{{0,14}}?[，,：:（(]?\s?(?:分别|依次)(?:为|是)\s?[：:]?\s?(?=[^\s，。；：])"
)
_COUNTED = regex(rf"{NUMBER}{_MEASURE}")
_SENTENCE_END = regex("[。！？；;]")
# Behind ； or ， something else is told, and the list is at an end.
_ENDS = regex(
    r"[。！？]|[；;，,]\s?(?=\d|其余|剩余|另|其他|其中|目前|均|都|已|正|现|由|总|共|合计|占|上述|以上|各|并|是|为|这|全部|同时"
    r"|[一二两三四五六七八九十]{1,3}[项个家条类件])"
)
_ELLIPSIS = regex("等|其中|包括|含|如|例|各|其他|每|…|\\d")
_IN_BRACKETS = regex(
    rf"{NUMBER}(?P<u>{_MEASURE})(?P<noun>[{HAN}]{{1,8}})”?[（(](?:即|分别是|分别为)?[：:]?(?P<list>[^（）()。]{{4,200}})[）)]"
)
_BEHIND_COLON = regex(
    rf"{NUMBER}(?P<u>{_MEASURE})(?P<noun>[{HAN}]{{1,8}})[：:](?P<list>[^：:。；;！？（）()]{{4,200}})(?=[。；;])"
)
_QUOTED = regex(
    rf"“(?P<n>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})(?:{_MEASURE})?(?P<noun>[{HAN}]{{2,8}})”[，,]?\s?"
    r"(?:即|是指|也就是|包括|就是|分别是|指的是)?(?:[：:]|[（(]|(?<=[即指是括]))(?P<list>[^。！？]{6,300})"
)


def lists_behind_counts(text: str) -> Iterator[Found]:
    """As many items follow as the count says.

    要求：先说数目、再逐一列举的，列举的要与数目相符。（公文的通行做法。）
    反例：3项未达到序时进度，分别为：规划环评批复和尾矿库治理。
    反例：建立“五个清单”（问题清单、措施清单、责任清单、效果清单）。
    反例：做到“四个不放过”，即：问题不查清不放过，问题不解决不放过，责任不落实不放过。
    反例：涉及2个县（东山县、西河县、南湖县）。
    反例：涉及4个县区，分别是东山县2件、西河县3件、南湖县1件。
    反例：成立三个专班：综合专班、督导专班、宣传专班、执法专班。
    正例：2项未达到序时进度，分别为：规划环评批复和尾矿库治理；3项长期坚持。
    正例：建立“四个清单”（问题清单、措施清单、责任清单、效果清单）。
    正例：完成20个低碳社区（园区、景区）创建，整治3个乡镇（乡镇、街道）；涉及6个县（市、区），3个园区（含高新区、经开区），5个县（东山县、西河县等）。
    正例：36个重点城市（直辖市、省会城市、计划单列市）消除率为96%。
    正例：涉及3个县区，分别是东山县2件、西河县3件、南湖县1件；涉及2个县区和1个部门，分别是东山县2件、西河县3件、住建局1件。
    正例：3个断面水质分别为Ⅱ类、Ⅲ类、Ⅲ类；两个断面浓度分别为0.5、0.1毫克/升。
    """
    seen: set[int] = set()
    for found in (*_apart(text), *_places(text), *_named(text), *_repeated(text)):
        if found.start not in seen:
            seen.add(found.start)
            yield found


def _apart(text: str) -> Iterator[Found]:
    """3项…，分别为…"""
    plain = bare(text)
    for m in _APART.finditer(plain):
        end = _ENDS.search(plain, m.end(), m.end() + REACH)
        if end is None:
            continue
        listed = plain[m.end() : end.start()].strip("）) ")
        count = tally(listed)
        sentence = _SENTENCE_END.split(plain[max(0, m.end() - REACH) : m.end()])[-1]
        said = [number(other["n"]) for other in _COUNTED.finditer(sentence)]
        if not re.search(r"\d|等|…", listed) and number(m["n"]) and all(map(count.lacks, said)):
            has = count.high if number(m["n"]) > count.high else count.low
            shown = around(text, m.end(), end.start(), beside=0, head=20, tail=12)
            reason = f"说是“{text[m.start() : m.end('u')]}”，“{shown}”是{has}项"
            yield Found(m.start("n"), m.end("u"), reason, FIX)


# 涉及9个区市，分别是甲区2件、乙区3件: each place with its count.
_PLACES = regex(
    rf"涉及{NUMBER}(?P<u>个)(?:县市区|县区|区市|区县|市区|市县|地市|市州|县|区|市|乡镇|街道)，(?:分别|依次)[是为]"
    rf"(?P<list>(?:[{HAN}]{{2,10}}\d{{1,4}}[件个起项]、){{1,40}}[{HAN}]{{2,10}}\d{{1,4}}[件个起项])(?=[。；])"
)


def _places(text: str) -> Iterator[Found]:
    for m in _PLACES.finditer(text):
        has = m["list"].count("、") + 1
        if number(m["n"]) not in (0, has) and not re.search("[和等]|以及|其他|其余", m["list"]):
            yield Found(m.start("n"), m.end("u"), f"说是“{m['n']}{m['u']}”，后面列了{has}个", FIX)


# 20个社区（园区、景区）: other kinds of the same noun, no names.
_KIND = (
    "省|区|市|州|盟|县|旗|乡|镇|街道|村|社区|园区|景区|校区|厂区|矿区|库区|林区|牧区|小区|片区|港区|农场|林场|企业|单位|部门|学校|医院|工厂|机关|家庭|商场"
    "|直辖市|省会|省会城市|首府城市|计划单列市|副省级城市|地级市|县级市|设区市|自治州"
    "|开发区|高新区|经开区|新区|工业区|集聚区|集中区|保税区|度假区|示范区"
)
_ALTERNATIVES = regex(f"(?:自治)?(?:{_KIND})(?:[、和及或/／](?:自治)?(?:{_KIND})){{1,8}}")


def _named(text: str) -> Iterator[Found]:
    """3个县（…县、…县）, 3个专班：…专班、…专班: items that all end as what is counted does."""
    for pattern, line in ((_IN_BRACKETS, text), (_BEHIND_COLON, bare(text))):
        for m in pattern.finditer(line):
            if not _ALTERNATIVES.fullmatch(m["list"]):
                yield from _alike(m)


def _alike(m: re.Match[str]) -> Iterator[Found]:
    listed = _first_list(m["list"])
    count = 0 if _ELLIPSIS.search(listed) else alike(listed, m["noun"])
    if count and number(m["n"]) and count != number(m["n"]):
        reason = f"说是“{m['n']}{m['u']}{m['noun']}”，“{listed}”是{count}{m['u']}"
        yield Found(m.start("n"), m.end("u"), reason, FIX)


def _repeated(text: str) -> Iterator[Found]:
    """“五个不放过”，即：…不放过，…不放过: what is counted comes back in each item."""
    for m in _QUOTED.finditer(text):
        bracket = text[m.start("list") - 1] in "（("
        listed = re.split("[）)]", m["list"])[0] if bracket else m["list"]
        counts = {_named_in(_first_list(listed), m["noun"]), _named_in(listed, m["noun"])}
        has, said = max(counts), number(m["n"])
        behind = re.split("[，,]", listed)[-1]
        told_again = not bracket and said == has - 1 and _PURPOSE.match(behind)
        if min(counts) > 1 and "等" not in listed and said > 1 and said not in counts and not told_again:
            reason = f"说是“{text[m.start('n') : m.end('noun')]}”，后面列了{has}个“{m['noun']}”"
            yield Found(m.start("n"), m.end("n"), reason, FIX)


def _first_list(listed: str) -> str:
    """What a list with 、 has before the next clause."""
    return re.split("[，,]", listed)[0] if "、" in re.split("[，,]", listed)[0] else listed


def _named_in(listed: str, noun: str) -> int:
    """How many items end with the noun; or hold it, where each of them does."""
    ends = len(re.findall(noun + "(?=[、，,；;和及与]|以及|$)", listed))
    held = listed.count(noun)
    return ends if ends > 1 else held if held == len(re.findall("[、，,；;]", listed)) + 1 else 0


_PURPOSE = regex("确保|推动|做到|实现|全面|坚决|切实|以|使|并|促进|从而|真正|将|把|对|要|全力")
_BOOKS = regex(
    r"(?<![、和及与》])(?P<list>(?:《[^《》]{1,80}》(?:（[^（）]{0,40}）)?(?:[、，,和及与]|以及)?){2,20})(?<![、，,和及与])(?P<more>等)?"
    rf"(?:这|共计|共)?{NUMBER}(?P<u>[个部份项篇])(?:[{HAN}]{{0,6}})"
    "(?<!附)(?:文件|方案|办法|意见|规划|计划|条例|法规|制度|规定|标准|政策|通知)"
)
_QUOTES = regex(
    r"(?<![、和及与”])(?P<list>(?:“[^“”]{1,30}”[、和及与]?){2,20})(?<![、和及与])(?P<more>等)?"
    rf"(?:这)?{NUMBER}(?P<u>[个项大])(?:[{HAN}]{{0,4}}?)"
    "(?:行动|工程|保卫战|战役|体系|机制|清单|理念|制度|平台|品牌|方面|专项|活动|导向|环节|领域|目标|战略|文件)"
)
_ABSTRACT = regex(
    rf"(?P<q>“?){NUMBER}(?P<u>个方面|大方面|方面|大?类(?!水|标准|断面|海|功能|以)|级(?=联|管|网|河|责|体|机|监|书|党|“|＿|、|$|[，。；])"
    "|个环节|个领域|大领域|个层面|个层次|个维度|个阶段|个关口|大结构|大体系|大行动|大工程|大战役|大保卫战|大攻坚战"
    "|[项个大张](?:清单|制度|机制|监督|台账|专班|导向|理念|结构|要素|重点领域|重点行业)|措并举)"
)
_BOUNDARY = regex("[。；;：:！？!?]")
_LEVELS = regex("(?:中央|国家|部|省|市|州|盟|县|区|旗|乡|镇|街道|村|社区|网格|组|屯)级?")


def lists_before_counts(text: str) -> Iterator[Found]:
    """A、B、C三个方面, 《甲》《乙》2个文件: as many as stand in front.

    要求：先逐一列举、再说数目的，数目要与列举的相符。（公文的通行做法。）
    反例：建立问题、任务、标准、责任“三项清单”。
    反例：从大气、水、土壤四个方面发力。
    反例：涉及水、大气、土壤、噪声、生态六类问题。
    反例：印发《实施方案》《考核办法》3个文件。
    反例：印发《实施方案》《考核办法》《责任清单》等2个文件。
    反例：实行省、市、县四级联动。
    反例：打好“蓝天”“碧水”“净土”四大保卫战。
    正例：建立问题、任务、标准、责任“四项清单”；从大气、水、土壤三个方面发力；实行省、市、县（区）三级联动。
    正例：印发《实施方案》《考核办法》等3个文件，《总体规划》和3个专项方案。
    正例：新建、改造3座泵站；钢铁、焦化、水泥“两高”项目；二、三、四类水体；对甲市、乙市开展大气、水、土壤三个方面检查。
    正例：对扬尘、工地、道路落实“六个百分之百”，工业、生活、农业源三大类。
    """
    for pattern in (_BOOKS, _QUOTES):
        for m in pattern.finditer(text):
            yield from _names(m)
    plain = bare(text)
    for m in _ABSTRACT.finditer(_open_quotes(text, plain)):
        sentence = _BOUNDARY.split(plain[max(0, m.start() - REACH) : m.start()])[-1]
        clause = re.split("[，,]", sentence)[-1]
        if clause.count("、") < 2 or clause.endswith(("、", "的", "等", "＿", "各", "这", "前", "后", "其他", "劣")):
            continue
        if re.search(r"\d|＿|等|方面", clause) or (m["u"] == "级" and not _levels(clause)):
            continue
        count = tally_leftwards(sentence)
        if number(m["n"]) and count.high > 2 and count.lacks(number(m["n"])):
            has = count.high if number(m["n"]) > count.high else count.low
            said = f"{m['n']}{m['u']}"
            yield Found(m.start("n"), m.end("u"), f"“{clause.strip()}”是{has}项，不是“{said}”", FIX)


def _open_quotes(text: str, plain: str) -> str:
    """The bare text, but “四项清单” readable: the count may stand in quotation marks."""
    line = list(plain)
    for m in re.finditer("“[一二两三四五六七八九十]{1,2}[项个大张][^“”]{1,4}”", text):
        line[m.start() : m.end()] = m[0]
    return "".join(line)


def _levels(clause: str) -> bool:
    items = clause.split("、")
    return all(map(_LEVELS.fullmatch, items[1:]))


def _names(m: re.Match[str]) -> Iterator[Found]:
    """Names side by side, both ends of whose list are seen."""
    opening = m["list"][0]
    high = m["list"].count(opening)
    low = re.split("[，,]", m["list"])[-1].count(opening)
    said = number(m["n"])
    wrong = said < low if m["more"] else not low <= said <= high
    if said and wrong:
        reason = f"前面列了{high}个（{m['list'][:30]}…），不是“{m['n']}{m['u']}”"
        yield Found(m.start("n"), m.end("u"), reason, FIX)


_AND_OTHERS = regex(rf"等\s?{NUMBER}(?P<u>{_MEASURE}|[县市区省镇乡村]|部门|单位)")


def more_than_counted(text: str) -> Iterator[Found]:
    """A、B、C等2项 cannot be: the count covers at least what is named.

    要求：“等”后面的数目是总数，不少于前面列举的。（公文的通行做法。）
    反例：完成东湖、南湖、西湖、北湖等3个湖泊治理。
    反例：建立调度、通报、约谈等2项机制。
    正例：完成东湖、南湖、西湖等3个湖泊治理，清河、沙河等6条河流治理。
    正例：对东山县、西河县、南湖县开展扬尘、噪声等2个专项检查。
    正例：完成大气、水、土壤污染防治和执法等2项任务；塑料、废纸等一批项目。
    """
    plain = bare(text)
    for m in _AND_OTHERS.finditer(plain):
        sentence = _BOUNDARY.split(plain[max(0, m.start() - REACH) : m.start()])[-1]
        clause = re.split("[，,]", sentence)[-1]
        said, low = number(m["n"]), tally_leftwards(sentence).low
        if said > 1 and "、" in clause and not re.search(r"\d|＿", clause) and said < low:
            reason = f"“{clause.strip()}”已列了{low}项，多于“{m['n']}{m['u']}”"
            yield Found(m.start("n"), m.end("u"), reason, FIX)
