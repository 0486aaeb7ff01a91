"""What a sentence says of an inspection: when it came, when it fed back, on what basis, with whose approval."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.check.marks import NAME as BOOK
from reportgen.dates import Date, parse_date, parse_span
from reportgen.extract.framing.days import CHECK_DAY, CUT, DAY, NOT_A_DAY, SPAN, as_date, as_span, completed, printed
from reportgen.extract.framing.drafts import Draft, Fact
from reportgen.extract.framing.names import PROVINCE, TEAM
from reportgen.extract.framing.paper import Notes, Sentence, Spot
from reportgen.extract.parts import Sure
from reportgen.regex import regex

_CAME = regex(
    "(?:进驻|入驻)(?!期间|以来|时间)|(?:开展|进行|实施)(?:[^。；]{0,30}?)(?:督察|“回头看”)|对[^。；，]{1,30}?(?:督察(?!整改|反馈|意见|组))"
)
_CAME_WHEN = regex(rf"进驻时间[^。；\d]{{0,6}}{SPAN.pattern}")
_FED_BACK = regex(
    rf"(?P<day>{DAY})(?P<gap>[^。；\d《〓]{{0,40}}?)反馈(?=了|督察|至|给|我|意见|问题|情况|报告|以来|如下|，|。|$)"
)
_NO_FEEDBACK = regex(
    "印发|制定|召开|整改|公布|公开|出台|报送|上报|下发|转发|进驻|入驻|开展|进行|完成|按照|根据|对照|针对|截至|截止|研究|审议"
)
_FED_BACK_DONE = regex(rf"(?P<day>{DAY})(?:，?(?:全部|正式))?完成了?督察(?:意见)?反馈(?=[，。；]|$)")
_ONE_BY_ONE = regex("陆续|分别|先后|相继|分批")
_ENDLESS = "“{text}”后面还有“{rest}”，没有认出止日，进驻的起止日期没有填"
_ARRIVALS = "这是几个督察组{how}进驻的日子，不是督察的起止日期，没有填"
_SHORT = regex(r"（(?:以下)?简称[：:]?([^（）]{2,20})）")
_APPROVED = regex("经([^，。；《》]{2,30}?)(?:批准|同意)")
_BODY = regex(
    rf"党中央|国务院|生态环境部|(?:{PROVINCE}|[省市])(?:委(?:[省市]政府)?|(?:人民)?政府)|自治区(?:党委|(?:人民)?政府)"
)
_BASIS = regex(rf"(?:根据|按照|依据|依照)(?P<books>{BOOK}(?:[、和及与]{BOOK}){{0,3}})(?P<rest>[^，。；]{{0,16}})，")
_YEARLESS = "这个日期没有年份，上文也看不出是哪一年"
GUESSED = "原文没有写年份，“{value}”的年份是按成文日期推算的"


class Dated(NamedTuple):
    """A date or a period as a sentence writes it, at start..end of it."""

    text: str
    start: int
    end: int
    wrong: str = ""  # why it is no fact


def stationed(text: str) -> Dated | None:
    """When the inspectors came: the last period before the words that say so. `text` is a sentence without books."""
    if m := _CAME_WHEN.search(text):
        return _whole(text, m.span("span"), m.end())
    came = next((m for m in _CAME.finditer(text) if _of_inspectors(text, m.end())), None)
    if came is None:
        return None
    other = fed_back(text)
    spans = [m for m in SPAN.finditer(text, 0, came.start()) if other is None or m.end() != other.end]
    return _whole(text, spans[-1].span("span"), came.end()) if spans else None


def _whole(text: str, span: tuple[int, int], came: int) -> Dated:
    """The period; wrong where its end was not read, or where several teams came in it one by one."""
    start, end = span
    wrong = ""
    if CUT.match(text, end):
        wrong = _ENDLESS.format(text=text[start:end], rest=text[end : end + 4])
    elif how := _ONE_BY_ONE.search(text, max(text.rfind("，", 0, start), start - 20, 0), max(came, end)):
        wrong = _ARRIVALS.format(how=how[0])
    return Dated(text[start:end], start, end, wrong)


def _of_inspectors(text: str, end: int) -> bool:
    """Whether a team or an inspection is named up to there: others come and open things, too."""
    return "督察组" in text[:end] or "督察" in text[max(0, end - 40) : end + 20]


def fed_back(text: str) -> Dated | None:
    """When the inspectors fed back: the date before 反馈 that is of nothing else."""
    for m in _FED_BACK.finditer(text):
        if not _NO_FEEDBACK.search(m["gap"]):
            return Dated(m["day"], *m.span("day"))
    done = _FED_BACK_DONE.search(text)
    return Dated(done["day"], *done.span("day")) if done else None


def take_day(draft: Draft, key: str, at: Dated, s: Sentence, date: Date | None, notes: Notes) -> None:
    """进驻 or 反馈日期, with the year that it leaves out; told as a doubt where it can't be read."""
    spot = s.spot(at.start, at.end)
    if at.wrong:
        notes.doubt(spot, at.wrong, CHECK_DAY.format(key=f"督察.{key}"))
        return
    whole = completed(at.text, s.above(at.start), "", date)
    if whole is None:
        notes.doubt(spot, _YEARLESS, CHECK_DAY.format(key=f"督察.{key}"))
        return
    value = as_span(whole.text) if key == "进驻" else as_date(whole.text)
    if value is None:
        notes.doubt(spot, NOT_A_DAY.format(text=at.text), CHECK_DAY.format(key=f"督察.{key}"))
        return
    if whole.sure is Sure.LOW:
        notes.doubt(spot, GUESSED.format(value=at.text), CHECK_DAY.format(key=f"督察.{key}"))
    if key == "反馈日期" and _before_coming(draft, value):
        reason = f"按原文是{printed(value)}反馈，早于进驻的日期（{draft.said('进驻')}）"
        notes.doubt(spot, reason, CHECK_DAY.format(key=f"督察.{key}"))
        if whole.sure is not Sure.HIGH:
            return
    _against(draft, key, value, spot, notes)
    draft.take(key, Fact(value, spot, whole.sure))


def _before_coming(draft: Draft, value: str) -> bool:
    """Whether the inspectors would have fed back before they came."""
    came, day = parse_span(draft.said("进驻")), parse_date(value)
    return came is not None and day is not None and day.last() < came.start.first()


def _against(draft: Draft, key: str, value: str, spot: Spot, notes: Notes) -> None:
    """Two days of the same year for the one feedback: one of them is wrong."""
    known = draft.said(key)
    if known and known != value and known[:4] == value[:4] and len(known) == len(value):
        reason = f"前面写的是{printed(known)}，这里写的是{printed(value)}"
        notes.doubt(spot, f"{key}前后不一：{reason}", CHECK_DAY.format(key=f"督察.{key}"))


def take_frame(draft: Draft, s: Sentence) -> None:
    """简称 of the team, 依据, 批准机关."""
    for m in TEAM.finditer(s.text):
        short = _SHORT.match(s.text, m.end())
        if short and (m["whose"] or m["no"] or m["no2"]):
            draft.take("简称", Fact(short[1], s.spot(*short.span(1))))
    basis = _BASIS.search(s.text)
    if basis and "督察" in basis["books"]:
        sure = Sure.MIDDLE if basis["rest"] else Sure.HIGH
        draft.take("依据", Fact(basis["books"], s.spot(*basis.span("books")), sure))
    approved = _APPROVED.search(s.text)
    bodies = approved[1].split("、") if approved else []
    if approved and all(_BODY.fullmatch(body) for body in bodies) and "方案" not in s.text[: approved.start()][-12:]:
        draft.take("批准机关", Fact(bodies, s.spot(*approved.span(1))))
