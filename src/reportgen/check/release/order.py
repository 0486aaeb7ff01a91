"""Rules on the order of days: presence, feedback, plan, day of the figures, sign-off; what is told as done after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.paper import Found, Paper, Role, Spot
from reportgen.check.release.events import Event, Kind, events, printed, sign_off
from reportgen.check.release.moments import Moment, masked, moments, sentence_of
from reportgen.regex import regex

FIX = "核对这两个日期，改正写错的一处"
BESIDE = 80  # characters on either side of a day of figures that tell whether it lies ahead
SENTENCES = 2  # between presence and its feedback
PASSAGES = 3  # between feedback and its plan
_COUNTED = regex("整改任务|整改方案|反馈[^，,。；]{0,12}问题|整改问题|完成整改")
# Of another inspection, or of what was put right while the inspectors were there.
_OTHER_ONE = regex("中央|国家|第一轮|回头看|专项")
_BEFOREHAND = regex("交办|转办|移交|信访|举报|期间|立行立改|边督边改|立知立改|立查立改|即知即改")
_DONE = regex("完成|整改到位|办结|销号")


def order(paper: Paper) -> Iterator[Spot]:
    """Inspectors come, then feed back; then the plan is issued; then figures are counted; then the paper is signed.

    要求：日期的先后合乎事理：进驻、反馈、印发整改方案、数据截至、落款依次在后。几次督察各成一组，互不相比。公文的通行做法。
    反例：2021年4月9日至29日，省督察组进驻我市开展督察，并于2021年3月23日反馈了督察意见。
    反例：2021年7月23日，省督察组向我市反馈督察意见。2021年6月30日，市委、市政府印发《我市督察反馈意见整改方案》。
    反例：关于督察整改情况的报告¶2021年7月23日，省督察组向我市反馈了督察意见。全市认真整改。¶某市人民政府¶2021年5月30日
    正例：2021年4月9日至29日，省督察组进驻我市开展督察，并于7月23日反馈了督察意见，市委、市政府2021年10月印发《整改方案》。
    正例：2017年8月，中央环境保护督察组进驻我省，2017年12月反馈意见。2017年5月10日，省督察组对我市开展督察，2017年8月反馈意见。
    正例：2021年12月1日至20日，省督察组对我市开展督察，并于3月5日反馈了督察意见。
    正例：关于整改任务的公示¶全市认真抓好整改。¶意见反馈截至2022年9月10日，逾期不再受理。¶某市人民政府¶2022年8月30日
    正例：关于督察整改情况的报告¶全市认真抓好整改。¶其余任务整改期限截至2022年12月底。¶某市人民政府¶2022年8月30日
    """
    found = events(paper)
    for n, event in enumerate(found):
        other = _earlier(found[:n], event)
        if other and _contradicts(other, event):
            yield _spot(other, event)
    yield from _counted_too_early(found)
    if found and found[-1].kind is Kind.SIGN_OFF:
        yield from _signed_too_early(found[:-1], found[-1])
        issued = printed(paper)
        if issued and issued.when.first[0] < found[-1].when.first[0]:
            yield _spot(found[-1], issued)


def _signed_too_early(found: list[Event], signed: Event) -> Iterator[Spot]:
    for event in found:
        future = event.kind is Kind.AS_OF and not _counts(event)
        if signed.when.last[1] < event.when.first[0] and not future:
            reason = f"落款日期{signed.said}，早于{event.kind.value}的日期{_full(event)}"
            yield event.passage.index, Found(event.when.start, event.when.end, reason, FIX, None, (_at(signed),))


def _counts(event: Event) -> bool:
    """Whether the sentence counts what was done by then; 活动截至…, 逾期不再受理 is a deadline, which may lie ahead."""
    text = event.passage.text
    start, end = sentence_of(text, event.when.start)
    start, end = max(start, event.when.start - BESIDE), min(end, event.when.end + BESIDE)
    tail = masked(text[event.when.end : end])
    return bool(_TALLY.search(tail)) and not _HOPED.search(tail[:16]) and not _DEADLINE.search(text, start, end)


def _earlier(before: list[Event], event: Event) -> Event | None:
    """The event of the same inspection that must have come first; None where the text doesn't say which."""
    wanted = {Kind.FEEDBACK: Kind.PRESENCE, Kind.PLAN: Kind.FEEDBACK}.get(event.kind)
    for other in reversed(before):
        if other.kind is event.kind or other.kind is Kind.SIGN_OFF:
            return None  # of another inspection
        if other.kind is wanted:
            levels = {other.level, event.level} - {""}
            return other if len(levels) < 2 and _is_near(other, event) else None
    return None


def _is_near(other: Event, event: Event) -> bool:
    if event.kind is Kind.FEEDBACK:
        same = other.passage.index == event.passage.index
        return same and event.when.sentence - other.when.sentence <= SENTENCES
    return event.passage.index - other.passage.index <= PASSAGES


def _contradicts(other: Event, event: Event) -> bool:
    """A date without its year can be of the next one."""
    if event.when.explicit:
        return event.when.last[1] < other.when.last[0]
    return False


def _counted_too_early(found: list[Event]) -> Iterator[Spot]:
    """Tasks that were set after a feedback can't be counted before it; several inspections are too many to tell."""
    fed_back = [e for e in found if e.kind is Kind.FEEDBACK]
    for event in found if len(fed_back) == 1 else ():
        if event.kind is not Kind.AS_OF or not event.when.explicit:
            continue
        start, end = sentence_of(event.passage.text, event.when.start)
        sentence = masked(event.passage.text)[event.when.end : end]
        other = fed_back[0].level != "中央" and _OTHER_ONE.search(event.passage.text, start, end)
        if other or _BEFOREHAND.search(event.passage.text, start, end):
            continue
        counted = _COUNTED.search(event.passage.text[start:end]) and _DONE.search(sentence)
        if counted and event.when.last[1] < fed_back[0].when.first[0]:
            yield _spot(fed_back[0], event)


def _spot(earlier: Event, later: Event) -> Spot:
    reason = f"{later.kind.value}（{_full(later)}）写在{earlier.kind.value}（{_full(earlier)}）之前"
    return later.passage.index, Found(later.when.start, later.when.end, reason, FIX, None, (_at(earlier),))


def _at(event: Event) -> tuple[int, int, int]:
    return event.passage.index, event.when.start, event.when.end


def _full(event: Event) -> str:
    return event.said if event.when.explicit else f"{event.when.first[0].year}年{event.said}"


_TALLY = regex(
    r"(?:已|累计|共|收到|受理|投入|建成|达|完成|办结|销号|到位)[^。；]{0,40}\d|\d[^。；]{0,30}(?:完成|办结|销号|到位)|(?:全部|均|已)[^。；]{0,12}"
    "(?:完成|办结|销号|到位)"
)
_DEADLINE = regex(
    r"逾期|期限|报名|时限|截止(?:时间|日期)|时间(?:为|是)?截[至止]|(?:自|从)[^，。；]{2,20}起[^。；]{0,10}截[至止]"
)
_HOPED = regex("力争|预计|将|拟|确保|争取|计划|实现")
_FUTURE = regex(
    "[之底]前|前(?:完成|建成|到位|实现)|[将拟]|计划|预计|力争|确保|争取|目标|规划|时限|期限|施行|有效期|公示[期时]|下一步|打算|[日月]起"
)
_PAST = regex("已(?!经济)|了(?!解|如指掌)|召开|以来|同比|印发")
_AHEAD = regex("下一步|下步|打算|计划|安排|目标|努力方向")
_PLANS = regex("(?:方案|计划|规划|意见|办法|通知)(?:（[^）]*）)?$")


def _is_future(text: str, when: Moment) -> bool:
    start, end = sentence_of(text, when.start)
    return bool(_FUTURE.search(text[start:end]))


def after_sign_off(paper: Paper) -> Iterator[Spot]:
    """What is told as done was done before the paper was signed.

    要求：已经发生的事，日期不晚于落款日期；打算做的事写明“将”“计划”“底前”。公文的通行做法。
    反例：关于督察整改情况的报告¶2022年9月15日，市政府召开推进会，研究了整改工作。¶全市认真抓好整改。¶某市人民政府¶2022年8月30日
    反例：关于督察整改情况的报告¶2023年，全市优良天数比率同比提升3个百分点。¶全市认真抓好整改。¶某市人民政府¶2022年8月30日
    正例：关于督察整改情况的报告¶2022年12月底前完成其余整改任务，2023年将实现管网全覆盖。¶全市认真抓好整改。¶某市人民政府¶2022年8月30日
    正例：关于督察整改情况的报告¶2022年8月30日，市政府召开了推进会。¶全市认真抓好整改。¶某市人民政府¶2022年8月30日
    """
    signed = sign_off(paper)
    if signed is None or _PLANS.search(paper.title):
        return
    told = {(e.passage.index, e.when.start) for e in events(paper)}
    ahead = False
    for p in paper.prose:
        if p.part or p.index > signed.passage.index:
            break
        if p.role is Role.HEADING or p.level or _AHEAD.match(p.text.strip()):
            ahead = bool(_AHEAD.search(p.text[:30])) or (ahead and p.level > 1)
        for when in moments(p.text) if not ahead else ():
            if when.explicit and when.first[0] > signed.when.last[1] and (p.index, when.start) not in told:
                clause = re.split("[。；]", masked(p.text)[when.end :], maxsplit=1)[0]
                if _PAST.search(clause[:80]) and not _is_future(p.text, when):
                    said = "".join(p.text[when.start : when.end].split())
                    reason = f"“{said}”的事写成已经发生，却在落款日期{signed.said}之后"
                    yield p.index, Found(when.start, when.end, reason, FIX, None, (_at(signed),))
