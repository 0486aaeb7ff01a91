"""Rules on totals and their parts, as sentences state them; what the sums are is found in totals.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.claims.readings import plain_number
from reportgen.check.claims.statements import DONE, OPEN, STAGED, Item, fits, statements
from reportgen.check.claims.totals import faults
from reportgen.check.paper import Found, Paper, Spot
from reportgen.regex import regex


def rest(paper: Paper) -> Iterator[Spot]:
    """What 其余 names is the total less the other parts.

    要求：总数、各项和“其余”必须对得上：总数＝各项之和＋其余。公文的通行做法；数字以台账为准。
    反例：督察反馈的58项问题，已完成整改41项，其余16项正在推进。
    反例：35项整改任务中，到期的14项，其中，12项已完成，2项未达到序时进度；6项需长期坚持；剩余14项正在推进。
    正例：督察反馈的58项问题，已完成整改41项，其余17项正在推进。
    正例：35项整改任务中，到期的15项，其中，12项已完成，3项未达到序时进度；6项需长期坚持；剩余14项正在推进。
    正例：督察反馈的58项问题，已完成整改41项、销号38项，其余17项正在推进。
    正例：在2个县完成试点，其余9个县明年开展。
    """
    yield from _of("SUM901", paper)


def more_than_all(paper: Paper) -> Iterator[Spot]:
    """Parts do not add up to more than their total, nor is one part more.

    要求：分项之和不大于总数，任何一项也不大于总数。一人一事可能计几次的写“人次”“件次”。公文的通行做法。
    反例：查处违法案件120件，其中按日计罚15件、查封扣押48件、限产停产61件。
    反例：培育绿色工厂12家（国家级4家、省级9家）。
    反例：督察组交办信访件96件，已办结99件。
    反例：有效监测365天，其中优110天、良191天、轻度污染48天、中度污染12天、重度污染5天。
    正例：查处违法案件120件，其中按日计罚15件、查封扣押44件、限产停产61件。
    正例：问责15人，其中党纪处分9人、政务处分7人、诫勉4人。
    正例：对2个党组织和9名干部进行了问责，其中县级干部3人、科级干部6人。
    正例：年度计划改造锅炉40台，实际完成46台。
    正例：反馈我市9个问题和215个信访件全部整改完成并销号。
    正例：浓度最低的3个城市依次是甲市、乙市和丙市，分别为41、45和46微克/立方米。
    """
    yield from _of("SUM902", paper)


def not_all(paper: Paper) -> Iterator[Spot]:
    """Parts that are said to be all of it, or nearly are, add up to the total.

    要求：列出的分项看来是全部而加起来不等于总数的，核对。只列一部分时写“等”“主要”。公文的通行做法。
    反例：查处违法案件120件，其中按日计罚15件、查封扣押43件、限产停产61件。
    反例：创建名单共计31家。其中绿色工厂14家、绿色园区2个、绿色产品13种。
    反例：交办信访件96件，已办结80件，阶段性办结11件，正在办理4件。
    正例：查处违法案件120件，其中按日计罚15件、查封扣押22件。
    正例：创建名单共计31家。其中绿色工厂14家、绿色园区2个、绿色产品15种。
    正例：交办信访件96件，已办结80件，阶段性办结11件，正在办理5件。
    正例：归纳为三类42个问题，细化为58项任务。
    正例：分阶段整改的问题48个，已整改到位31个；持续整改的问题10个，已整改到位4个。
    """
    yield from _of("SUM903", paper)


def afterwards(paper: Paper) -> Iterator[Spot]:
    """A total that follows its parts is their sum.

    要求：前面列出各项、后面写“共”“合计”若干的，合计等于各项之和。公文的通行做法。
    反例：其中大气方面13项、水方面9项、土壤方面4项，共27项。
    反例：党纪政务处分4人、诫勉3人、批评教育9人，共处理26人。
    正例：其中大气方面13项、水方面9项、土壤方面4项，共26项。
    正例：涉及3个镇、4个街道，共56个村。
    """
    yield from _of("SUM904", paper)


def _of(code: str, paper: Paper) -> Iterator[Spot]:
    for passage in paper.prose:
        for fault in faults(passage.text):
            if fault.code == code:
                yield passage.index, fault.found(passage.index)


_NUMBER = r"(\d{1,9}(?:\.\d{1,4})?)[件项个家人起]? ?"
_TERMS = r"((?:\d{1,9}(?:\.\d{1,4})?[件项个家人起]? ?[+＋] ?){1,20}\d{1,9}(?:\.\d{1,4})?[件项个家人起]?)"
_EQUATIONS = (
    regex(rf"(?<![\d.+＋=＝*×/-]){_NUMBER}[=＝] ?{_TERMS}(?![\d.%*×/=＝+＋-])"),
    regex(rf"(?<![\d.+＋=＝*×/-]){_TERMS} ?[=＝] ?{_NUMBER}(?![\d.%*×/=＝+＋-])"),
)


def equations(text: str) -> Iterator[Found]:
    """An equation that is typed holds.

    要求：写出的算式，两边相等。公文的通行做法。
    反例：按办理情况，1203=650+482+72。
    反例：34+11=46
    正例：按办理情况，1203=650+482+71。
    正例：清单式管理考核“1+8+N”
    """
    for pattern, sign in zip(_EQUATIONS, (1, -1), strict=True):
        for m in pattern.finditer(text):
            number, terms = (m[1], m[2]) if sign > 0 else (m[2], m[1])
            total = Decimal(number)
            made = sum((Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", terms)), Decimal(0))
            if made != total:
                row = " + ".join(re.findall(r"\d+(?:\.\d+)?", terms))
                word = f"{'多' if made > total else '少'} {plain_number(abs(made - total))}"
                yield Found(
                    *m.span(), f"{row} = {plain_number(made)}，不等于 {number}，{word}", "核对各数，改正写错的一个"
                )


_ALL = regex("(?:已|均|都)?全部(?:按期|按时|如期)?(?:完成|办结|整改到位|销号|整改完成|解决|整治到位)(?!或|和|及|、|的)")


def _of_it(whole: Item, later: list[Item]) -> bool:
    """Whether what follows is said of the number that is all done: 5项全部完成，其中…, not 5项全部完成，其余10项…."""
    if any(item.rest or item.mark == "；" for item in later):
        return False
    return later[0].among or sum(item.value for item in later) == whole.value


def all_done(paper: Paper) -> Iterator[Spot]:
    """Where all is said to be done, nothing is left in the same sentence.

    要求：写了“全部完成”“全部办结”的，同一句里不应还有没有完成的，完成的数也应等于总数。公文的通行做法。
    反例：督察组交办的96件信访件全部办结，其中办结90件，正在办理6件。
    反例：52项整改任务已全部完成，其中完成整改50项，正在推进2项。
    正例：督察组交办的96件信访件全部办结。
    正例：52项整改任务全部完成或达到序时进度，其中完成50项，达到序时进度2项。
    正例：督察组交办的96件信访件全部办结，其中办结90件，阶段性办结6件。
    正例：37项任务中，立行立改的5项全部完成，2023年底前完成的10项正在推进。
    """
    for passage in paper.prose:
        for sentence in statements(passage.text):
            for m in _ALL.finditer(sentence.text):
                at = sentence.span.start + m.start()
                own = [i for i in sentence.items if 0 <= at - i.q.end <= 25]
                later = [i for i in sentence.items if i.q.start > at]
                if not own or not later or not all(fits(own[-1].q, i.q) for i in later):
                    continue
                left = [i for i in later if i.state == OPEN and i.value > 0]
                if left and all(i.state in (OPEN, DONE, STAGED) for i in later) and _of_it(own[-1], later):
                    spots = tuple((passage.index, i.q.start, i.q.end) for i in left)
                    words = sentence.text[left[0].q.start - sentence.span.start :][: left[0].q.end - left[0].q.start]
                    reason = f"写了“{m[0]}”，同一句又有{words}没有完成"
                    yield (
                        passage.index,
                        Found(at, at + len(m[0]), reason, "核对数字；没有全部完成的，不写“全部”", related=spots),
                    )
