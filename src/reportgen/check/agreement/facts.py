"""Dates, names and numbers of documents that the data file holds, looked up in the edited paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from reportgen.check.agreement.align import Pair
from reportgen.check.agreement.finding import Finding
from reportgen.check.marks import sentence_start
from reportgen.check.paper import Paper, Passage, Role
from reportgen.dates import Date
from reportgen.model import Inspection, Report
from reportgen.place import Place
from reportgen.regex import regex

CLOSE = 0.6  # likeness of a name from which on it is the same, wrongly typed
LEVELS = ("中央", "省级")
_CODES = (("细颗粒物", "PM2.5"), ("可吸入颗粒物", "PM10"))
_MARK = regex(r"[，。；：、！？,;:!?（）()\s]")
_CITY = regex("[\u4e00-\u9fff]{2,4}[市州盟]|[\u4e00-\u9fff]{2,6}地区")
_NUMBER = regex(r"([\u4e00-\u9fff]{1,8})[〔\[［【](20\d\d)[〕\]］】](\d{1,5})号")
_PRINTED = regex(r"(?<!\d)((?:20\d\d年)\d{1,2}月\d{1,2}日)\s{0,4}印发\s*$")
_DAY = r"(?<![\d年月至到—－～-])((?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日)"
_TEAM = (
    "(?:省委|省政府|省|中央|国家|第[一二三四五六七八九]|督察组|生态|环境|保护|督察"
    "|向|我[市县州区]|正式|集中|书面|、){0,12}"
)
_FEEDBACK = regex(f"{_DAY}，?{_TEAM}反馈(?:了)?(?:督察)?(?:意见|问题|情况)")
_STATIONED = regex(
    rf"{_DAY}(?:起|[至到—－～-](?:(20\d\d)年)?(?:(\d{{1,2}})月)?(\d{{1,2}})日)，?"
    r"[^。；\d《]{0,40}?督察组[^。；，\d]{0,12}(?:进驻|开展(?:了)?[^，。；]{0,14}督察)"
)
_ANOTHER = regex("下沉|回头看|专项|首轮|上一?轮|警示片|暗访")


class Fact(NamedTuple):
    """`name` is the key of the data file, `text` what is printed; `anywhere` if what prints it is not asked."""

    name: str
    text: str
    place: Place | None
    is_date: bool = False
    anywhere: bool = False


def facts_of(report: Report) -> list[Fact]:
    """Without what the report doesn't say."""
    return [fact for fact in _facts(report) if fact.text]


def _facts(report: Report) -> Iterator[Fact]:
    yield _date("截至日期", report.as_of)
    yield _name("城市的名称", report.city.name)._replace(anywhere=True)
    for inspection in report.inspections:
        yield _date("进驻日期", inspection.stationed)
        yield _date("反馈日期", inspection.feedback_date)
        yield _name("督察组", inspection.team)
        yield _name("督察轮次", inspection.round)
        if inspection.year and inspection.round:
            year = Fact("督察年度", f"{inspection.year}{inspection.round}", inspection.year.place, is_date=True)
            yield year._replace(anywhere=True)
        if len(report.inspections) == 1:
            level = str(inspection.level or "")
            yield Fact("督察层级", level if level in LEVELS else "", inspection.place, anywhere=True)
    if report.plan:
        yield _name("整改方案的名称", report.plan.title)
        yield _name("整改方案的文号", report.plan.doc_no)
        yield _date("整改方案的印发日期", report.plan.issued_on)
    if report.letterhead:
        yield _name("发文字号", report.letterhead.number)
    names = " ".join(f"{name} {i.full_name or ''}" for name, i in report.indicators.items())
    for word, code in _CODES:
        if word in names or code in names:
            yield Fact("指标的名称", code, report.place, is_date=True, anywhere=True)
    if report.sign_off:
        yield _date("成文日期", report.sign_off.date)


def _date(name: str, value: object) -> Fact:
    return Fact(name, str(value or ""), getattr(value, "place", None), is_date=True)


def _name(name: str, value: object) -> Fact:
    return Fact(name, str(value or ""), getattr(value, "place", None))


def facts_changed(pair: Pair, facts: list[Fact]) -> Iterator[Finding]:
    """What the data file printed and the edited sentence has otherwise."""
    if pair.drafted.text == pair.edited.text:
        return
    for fact in facts:
        for at in _where(pair, fact):
            span = _span(pair, at, at + len(fact.text))
            typed = pair.edited.passage.text[slice(*span)] if span else ""
            if span and typed and typed != fact.text and _slip(fact, typed):
                yield _finding(pair.edited.passage, span, typed, fact)


def _where(pair: Pair, fact: Fact) -> Iterator[int]:
    """Where the drafted sentence prints it."""
    passage, end = pair.drafted.passage, pair.drafted.start + len(pair.drafted.text)
    at = passage.text.find(fact.text, pair.drafted.start, end)
    while at >= 0:
        place = passage.locate(at, at + len(fact.text))
        here = fact.place and (place.source, place.line) == (fact.place.source, fact.place.line)
        if here or fact.anywhere:
            yield at
        at = passage.text.find(fact.text, at + 1, end) if fact.anywhere else -1


def _finding(passage: Passage, span: tuple[int, int], typed: str, fact: Fact) -> Finding:
    reason = f"文中“{typed}”，数据文件里{fact.name}是“{fact.text}”"
    fix = f"改为“{fact.text}”；数据文件不对的，先改数据文件再生成"
    return Finding("SUM963", passage, *span, reason, fix, (fact.place,) if fact.place else ())


def _span(pair: Pair, start: int, end: int) -> tuple[int, int] | None:
    """The edited characters between what stands before and behind start..end, if both still do."""
    inside = pair.inside(start, end)
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    left = pair.became.get(first - 1) if first else -1
    right = pair.became.get(last + 1) if last + 1 < len(pair.a) else len(pair.b)
    if left is None or right is None or right - left < 2:
        return None
    return pair.b[left + 1].start, pair.b[right - 1].end


def _slip(fact: Fact, typed: str) -> bool:
    """Whether it is the same fact wrongly typed, and not another way to say it."""
    if _MARK.search(typed) or re.sub(r"\s", "", typed) == fact.text:
        return False
    if fact.name == "督察层级":
        return typed in LEVELS
    if fact.name == "城市的名称":
        return bool(_CITY.fullmatch(typed)) and len(typed) == len(fact.text) and typed[:2] not in ("全市", "我市")
    if fact.is_date:
        return bool(re.search(r"\d", typed)) and re.sub(r"\d", "", typed) == re.sub(r"\d", "", fact.text)
    alike = SequenceMatcher(None, fact.text, typed, autojunk=False).ratio()
    return len(typed) == len(fact.text) and alike >= CLOSE


def frame_changed(paper: Paper, report: Report) -> Iterator[Finding]:
    """发文字号 in the letterhead and 印发日期 in the imprint, however Word sets the lines that hold them."""
    number = report.letterhead.number if report.letterhead else None
    ours = _NUMBER.fullmatch(re.sub(r"\s", "", str(number or "")))
    for passage in paper.having(Role.LETTERHEAD) if ours else ():
        m = _NUMBER.search(passage.text)
        if m and ours and m[1].endswith(ours[1]) and m.groups()[1:] != ours.groups()[1:]:
            start = m.end(1) - len(ours[1])
            fact = _name("发文字号", number)
            yield _finding(passage, (start, m.end()), passage.text[start : m.end()], fact)
    day = report.imprint.printed_on if report.imprint else None
    for passage in paper.passages[-4:] if day else ():
        m = _PRINTED.search(passage.text)
        if m and m[1] != str(day):
            yield _finding(passage, m.span(1), m[1], _date("版记的印发日期", day))


def dates_stated(paper: Paper, report: Report, told: set[tuple[int, int]]) -> Iterator[Finding]:
    """Days of 进驻 and 反馈 in any words, where the data know but one inspection; `told` are places told already."""
    if len(report.inspections) != 1:
        return
    (inspection,) = report.inspections
    for passage in paper.prose:
        for m, name, value in _dates(passage.text, inspection):
            text = passage.text
            before = text[sentence_start(text, m.start(), "。；！？", m.start()) : m.start()]
            if passage.part or (passage.index, m.start()) in told or not _is_meant(before + m[0], inspection):
                continue
            end = m.end(7) + 1 if name == "进驻日期" and m[7] else m.end(1)
            yield _finding(passage, (m.start(), end), text[m.start() : end], _date(name, value))


def _dates(text: str, inspection: Inspection) -> Iterator[tuple[re.Match[str], str, object]]:
    feedback = inspection.feedback_date
    for m in _FEEDBACK.finditer(text) if feedback else ():
        if feedback and _differs((m[2], m[3], m[4]), feedback):
            yield m, "反馈日期", feedback
    stationed = inspection.stationed
    for m in _STATIONED.finditer(text) if stationed else ():
        if stationed is None:
            continue
        last = (m[5], m[6] or m[3], m[7])
        differs = stationed.start and _differs((m[2], m[3], m[4]), stationed.start)
        if differs or (m[7] and stationed.end and _differs(last, stationed.end)):
            yield m, "进驻日期", stationed


def _differs(typed: tuple[str | None, str | None, str | None], day: Date) -> bool:
    """Whether month or day is another one; of another year it is another event."""
    if typed[0] and int(typed[0]) != day.year:
        return False
    ours = (day.month, day.day)
    return all(ours) and tuple(int(part or 0) for part in typed[1:]) != ours


def _is_meant(words: str, inspection: Inspection) -> bool:
    """Whether the words before a date and behind it can be of this inspection."""
    rounds = set(re.findall("第([一二三四五六七八九])轮", words))
    known = set(re.findall("第([一二三四五六七八九])轮", str(inspection.round or "")))
    years = set(re.findall(r"(20\d\d)年", words))
    days = [d for d in (inspection.feedback_date, inspection.stationed.start if inspection.stationed else None) if d]
    levels = [level for level in ("中央", "省") if level in words]
    other = [level for level in levels if inspection.level and not str(inspection.level).startswith(level)]
    return (
        not _ANOTHER.search(words)
        and (not rounds or not known or bool(rounds & known))
        and (not years or bool(years & {str(d.year) for d in days}))
        and not other
    )
