"""A paper -> what it says happened when: presence of the inspectors, feedback, plan, day of the figures, sign-off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from reportgen.check import marks
from reportgen.check.paper import Paper, Passage, Role
from reportgen.check.release.moments import Moment, masked, moments, sentence_of
from reportgen.dates import parse_date
from reportgen.regex import regex


class Kind(Enum):
    """What happened; the values are how messages name it."""

    PRESENCE = "进驻"
    FEEDBACK = "反馈督察意见"
    PLAN = "印发整改方案"
    AS_OF = "统计截至"
    SIGN_OFF = "落款"
    PRINTED = "版记的印发"


class Event(NamedTuple):
    """A date of a passage; `level` is whose inspection it was (中央, 省, 市), "" where that isn't said."""

    kind: Kind
    passage: Passage
    when: Moment
    level: str = ""

    @property
    def said(self) -> str:
        """As the paper writes it."""
        return "".join(self.passage.text[self.when.start : self.when.end].split())


REACH = 130  # characters behind a date in which its verb stands
NEAR = 40  # characters before it
_INSPECT = "(?:督察|巡视|巡察)"
_NOT_YET = regex(r"\s?(?:之?前|以前|底前)")
_TEAM = rf"{_INSPECT}[^，,。；]{{0,6}}组"
_TEAM_ON = regex(rf"[^，,。；]{{0,30}}{_TEAM}(?:已|又)?[于在]\s?$")
_DID = rf"(?:进驻(?!期间|以来|前|后|时|工作)|(?:开展|进行|实施)了?[^，,。；]{{0,24}}(?:{_INSPECT}|回头看))"
_PRESENT = regex(rf"(?:起|间|期间)?[，,]?[^。；]{{0,90}}?{_TEAM}[^。；]{{0,30}}?{_DID}")
_PRESENT_AT = regex(rf"(?:起|间|期间)?[，,]?(?:正式|集中|分别)?(?:进驻|对[^，,。；]{{1,20}}?{_DID})")
_PRESENT_NOTE = regex(r"进驻(?:时间|期间)?(?:为|[（(：:])$")
_HANDED = regex("反馈|移交|交办|转办|督导|整改")
_FED_BACK = regex(
    rf"[，,]?(?:[^，,。；：]{{0,40}}{_INSPECT}[^，,。；]{{0,8}}[，,]?)?(?:已|又)?(?:正式|集中|书面|当面|分别)?"
    r"(?:[向对给][^，,。；]{1,24}?)?(?:正式|集中|书面)?(?:进行了?|作出)?反馈(?![^，,。；]{0,12}(?:情况|结果|进展|会$))"
)
_ISSUED = regex(
    r"[，,]?(?:[^，,。；《]{0,30}[，,]?)?(?:正式|联合|及时|研究)?(?:制定|印发|出台|下发|审议通过)"
    r"(?:并?(?:印发|实施|下发|公开))?(?:了|实施了?)?[^，,。；《]{0,6}"
    r"(?P<name>《[^》]{0,80}整改[^》]{0,20}方案》|(?:督察)?(?:反馈意见)?整改(?:落实|实施|工作)?方案)"
)
_ISSUED_THEN = regex(r"(?:正式|联合)?(?:印发|出台|下发|公布)")
_PLAN_BEFORE = regex(r"(?P<name>《[^》]{0,80}整改[^》]{0,20}方案》)(?:已|经[^，,。；]{1,30}[，,]?)?于?$")
_OTHER_PLAN = regex("边督边改|信访|交办|举报|问责|起草")
_AS_OF = regex(r"截[至止]到?至?\s?$")
_LEVEL = regex(rf"(中央|国家|自治区|省|市|县|区)[^，,。；]{{0,24}}{_INSPECT}")


def events(paper: Paper) -> list[Event]:
    """All of them in the order of the text, sign-off last; attachments are other papers."""
    found = [e for p in paper.prose if not p.part for e in _of_passage(p)]
    signed = sign_off(paper)
    return [*found, signed] if signed else found


def printed(paper: Paper) -> Event | None:
    """印发日期 of the imprint."""
    for p in paper.passages:
        if p.role in (Role.IMPRINT, Role.CELL) and marks.ISSUED.search(p.text):
            for when in moments(p.text):
                return Event(Kind.PRINTED, p, when)
    return None


def sign_off(paper: Paper) -> Event | None:
    """成文日期 of the paper itself; a date above the text is when a page was put up."""
    for p in paper.having(Role.DATE):
        before = sum(q.index < p.index for q in paper.prose if not q.part)
        after = sum(q.index > p.index for q in paper.prose if not q.part)
        date = parse_date(p.text.strip().rstrip("。."))
        if p.part == 0 and before > after and date and date.day:
            day = (date.first(), date.first())
            start = len(p.text) - len(p.text.lstrip())
            return Event(Kind.SIGN_OFF, p, Moment(start, len(p.text.rstrip()), 0, day, day, True))
    return None


def _of_passage(passage: Passage) -> Iterator[Event]:
    plain = masked(passage.text)
    found = [m for m in moments(passage.text) if not m.year_only]
    ends = [*(m.start for m in found[1:]), len(plain)]
    for when, following in zip(found, ends, strict=False):
        start, stop = sentence_of(plain, when.start)
        end = min(stop, following, when.end + REACH)
        tail, head = plain[when.end : end], plain[max(start, when.start - NEAR) : when.start]
        if _AS_OF.search(head):
            yield Event(Kind.AS_OF, passage, when)
        elif not _NOT_YET.match(tail):
            event = _read(passage, when, head, tail, end)
            if event:
                yield event


def _read(passage: Passage, when: Moment, head: str, tail: str, end: int) -> Event | None:
    around = head[-24:] + tail
    if m := _FED_BACK.match(tail):
        team = _TEAM_ON.search(head)  # 省督察组于2021年…
        return Event(Kind.FEEDBACK, passage, when, _level(m[0]) or _level(team[0] if team else ""))
    present = _PRESENT.match(tail)
    if present and not _HANDED.search(present[0]):
        return Event(Kind.PRESENCE, passage, when, _level(present[0]))
    if _PRESENT_NOTE.search(head) or (re.search(_INSPECT, head) and _PRESENT_AT.match(tail)):
        return Event(Kind.PRESENCE, passage, when, _level(around))
    text = passage.text
    issued = _ISSUED.match(text, when.end, min(len(text), end + REACH))
    if issued and end - when.end < issued.end() - when.end and "《" not in tail:
        issued = None  # another date or a sentence's end stands between
    if issued is None and _ISSUED_THEN.match(tail):
        issued = _PLAN_BEFORE.search(text[max(0, when.start - 150) : when.start])
    if issued and not _OTHER_PLAN.search(issued["name"]):
        return Event(Kind.PLAN, passage, when, _plan_level(issued["name"]))
    return None


def _level(words: str) -> str:
    m = _LEVEL.search(words)
    return {"国家": "中央", "自治区": "省", "区": "县"}.get(m[1], m[1]) if m else ""


def _plan_level(name: str) -> str:
    """《某省贯彻落实中央…整改方案》 is of 中央."""
    return "中央" if re.search("中央|国家", name) else "省" if re.search("省|自治区", name) else ""
