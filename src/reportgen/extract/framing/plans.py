"""整改方案: its name, who issued it under which number and when, its lists, how many tasks and measures it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check import document_number
from reportgen.check.marks import NAME as BOOK
from reportgen.check.marks import blanked
from reportgen.dates import Date
from reportgen.extract.framing.counts import KINDS, NUMBER, whose
from reportgen.extract.framing.days import CHECK_DAY, DAY, NOT_A_DAY, as_date, completed
from reportgen.extract.framing.drafts import Draft, Fact
from reportgen.extract.framing.paper import Notes, Paper, Sentence, Spot, sentences
from reportgen.extract.parts import Sure
from reportgen.regex import regex
from reportgen.zh import BASIC_HAN, number

Facts = dict[str, Fact]
_BOOK = regex(BOOK)
PLAN = regex("(?=.*(?:督察|反馈意见)).*整改(?:落实|工作|实施|总体|任务){0,3}方案(?:（[^（）]{1,12}）)?》$")
_BRACKET = regex(r"（(?:(?P<number>[^（），]{4,30}号)[，、]?)?(?:(?:以下)?简称[：:]?(?P<short>[^（）]{2,20}))?）")
_ISSUED = regex(r"(?:联合|正式)?印发(?:实施|执行)?(?:了)?$")
_BY = regex(
    rf"(?P<by>(?:中共)?(?:[{BASIC_HAN}]{{2,8}}?)?[市县区州旗盟]委(?:办公[室厅])?、?(?:[{BASIC_HAN}]{{2,8}}?)?[市县区州旗盟]"
    r"(?:人民)?政府(?:办公[室厅])?)(?P<gap>[^。；《]{0,30})$"
)
_LISTS = regex(r"“?(?P<n>[二三四五六七八])(?P<word>[个项张本])清单”?（(?P<names>[^（）]{4,60})）")
_LISTS_BEFORE = regex(
    rf"(?P<names>[{BASIC_HAN}]{{2,6}}(?:、[{BASIC_HAN}]{{2,6}}){{1,7}})“(?P<n>[二三四五六七八])(?P<word>[个项张本])清单”"
)
_HEADS = regex("建立|制定|形成|明确|编制|列出|实行|建立健全|逐项|逐一")
_STATES = r"(?:确定|明确|梳理|分解|细化|形成|归纳|列出)[^。；，\d《]{0,12}?"
_TASKS = (
    (regex(rf"{_STATES}{KINDS}(?P<n>{NUMBER})[项个条](?:具体|整改){{0,2}}任务"), Sure.HIGH),
    (regex(rf"{_STATES}{KINDS}(?P<n>{NUMBER})[项个条](?:具体|突出)?整改问题"), Sure.MIDDLE),
    (
        regex(r"(?<!\d)(?P<n>\d{1,4})[项个条](?:具体)?整改任务(?=中|，(?:目前|已|现|完成)|目前|已|全部)"),
        Sure.MIDDLE,
    ),
)
_MEASURES = regex(r"(?:制定|细化|提出|明确|任务[、，]?)[^。；，\d《]{0,12}?(?P<n>\d{1,4})[条项](?:具体|整改){0,2}措施")


def plan_of(paper: Paper, drafts: Sequence[Draft], notes: Notes) -> Facts:
    """The plan's facts; nothing where the paper names no plan."""
    facts: Facts = {}
    for s, m in _plans(paper):
        if not facts:
            facts["名称"] = Fact(m[0], s.spot(*m.span()))
            _around(facts, s, m, paper.date, notes)
        elif m[0] == facts["名称"].value and "印发机关" not in facts:
            _issued(facts, s, m, paper.date, notes)
    if not facts and PLAN.match(f"《{paper.bare_title}》"):
        facts["名称"] = Fact(f"《{paper.bare_title}》", Spot(paper.title_at))
    if facts:
        _lists(facts, paper, notes)
    if facts and len(drafts) == 1:
        _tasks(facts, paper, drafts, notes)
    return facts


def _plans(paper: Paper) -> Iterator[tuple[Sentence, re.Match[str]]]:
    for s in sentences(paper.body):
        for m in _BOOK.finditer(s.text) if "方案" in s.text else ():
            if PLAN.match(m[0]):
                yield s, m


def _around(facts: Facts, s: Sentence, m: re.Match[str], date: Date | None, notes: Notes) -> None:
    """What stands before and behind its name."""
    bracket = _BRACKET.match(s.text, m.end())
    if bracket and bracket["short"]:
        facts["简称"] = Fact(bracket["short"], s.spot(*bracket.span("short")))
    if bracket and bracket["number"]:
        spot = s.spot(*bracket.span("number"))
        wrong = document_number.slips(bracket["number"])
        if not wrong:
            facts["文号"] = Fact(bracket["number"], spot)
        elif re.search(r"\d{4}", bracket["number"]):
            notes.doubt(
                spot, f"整改方案的文号：{'；'.join(wrong)}", "写成“德发〔2022〕15号”的样子，填在“整改方案.文号”"
            )
    _issued(facts, s, m, date, notes)


def _issued(facts: Facts, s: Sentence, m: re.Match[str], date: Date | None, notes: Notes) -> None:
    """Who issued it and when, where 印发 stands right before its name."""
    before = s.text[max(0, m.start() - 120) : m.start()]
    issued = _ISSUED.search(before)
    if not issued:
        return
    clause = before[: issued.start()]
    if by := _BY.search(clause):
        near = len(by["gap"]) <= 2
        if near or "，" in by["gap"]:
            offset = m.start() - len(before)
            spot = s.spot(offset + by.start("by"), offset + by.end("by"))
            facts.setdefault("印发机关", Fact(by["by"], spot, Sure.HIGH if near else Sure.MIDDLE))
    days = list(re.finditer(DAY, clause))
    if days and not re.search("反馈|进驻|召开|审议", clause[days[-1].end() :]):
        day = days[-1]
        start = m.start() - len(before) + day.start()
        _issued_on(facts, s, day[0], start, date, notes)


def _issued_on(facts: Facts, s: Sentence, text: str, start: int, date: Date | None, notes: Notes) -> None:
    spot = s.spot(start, start + len(text))
    whole = completed(text, s.above(start), "", date)
    value = as_date(whole.text) if whole else None
    if whole and value:
        facts.setdefault("印发日期", Fact(value, spot, whole.sure))
    else:
        notes.doubt(spot, NOT_A_DAY.format(text=text), CHECK_DAY.format(key="整改方案.印发日期"))


def _lists(facts: Facts, paper: Paper, notes: Notes) -> None:
    """“四个清单”（问题清单、……）, or the names before it."""
    for s in sentences(paper.body):
        behind = _LISTS.search(s.text) if "清单" in s.text else None
        m = behind or (_LISTS_BEFORE.search(s.text) if "清单”" in s.text else None)
        if not m:
            continue
        names = [_HEADS.sub("", name) for name in m["names"].split("、")]
        if len(names) != number(m["n"]):
            reason = f"说的是{m['n']}{m['word']}清单，列出的是 {len(names)} {m['word']}"
            notes.doubt(s.spot(*m.span()), reason, "核对清单的名称，填在“整改方案.清单”")
            return
        whole = [name if name.endswith("清单") else f"{name}清单" for name in names]
        sure = Sure.HIGH if behind and whole == names else Sure.MIDDLE
        facts["清单"] = Fact(whole, s.spot(*m.span("names")), sure)
        if m["word"] != "个":
            facts["清单量词"] = Fact(m["word"], s.spot(*m.span("word")), sure)
        return


def _tasks(facts: Facts, paper: Paper, drafts: Sequence[Draft], notes: Notes) -> None:
    """任务数 and 措施数; where the paper states several, none."""
    found: list[tuple[int, Fact]] = []
    for s in sentences(paper.body):
        if ("任务" not in s.text and "问题" not in s.text) or not whose(blanked(s.text, _BOOK, "〓"), drafts):
            continue
        for pattern, sure in _TASKS:
            found += [(number(m["n"]) or 0, Fact(m["n"], s.spot(*m.span("n")), sure)) for m in pattern.finditer(s.text)]
        if "措施数" not in facts and (m := _MEASURES.search(s.text)):
            facts["措施数"] = Fact(m["n"], s.spot(*m.span("n")), Sure.MIDDLE)
    surest = [pair for pair in found if pair[1].sure is Sure.HIGH] or found
    values = {value for value, _ in surest if value}
    if len(values) == 1:
        value, fact = surest[0]
        facts["任务数"] = fact._replace(value=str(value))
    elif values:
        shown = "、".join(map(str, sorted(values)))
        fix = "核对整改任务一共有多少项，填在“整改方案.任务数”"
        notes.doubt(surest[-1][1].spot, f"整改任务的总数前后不一，写了{shown}", fix)
