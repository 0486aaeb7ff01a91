"""The body against the annex table of the ledger: number of rows, rows of each state."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from reportgen.check.claims.annex import Ledger, Row, is_whole, ledger
from reportgen.check.claims.quantities import Quantity, plain, quantities, sentences
from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.check.told import shown
from reportgen.load.states import STATUS
from reportgen.model.tasks import Progress
from reportgen.regex import regex

UNITS = ("项", "个", "条")
REACH = 160  # characters of the sentence around a number that are read
STATES_KNOWN = 0.9  # of the cells of 状态 must be known words, else the rows are not counted by them
_TOTAL = regex(
    r"(?:反馈|督察|整改|督察组|指出|移交|提出|梳理|确定|分解|明确|我市|我县|我区|共|的|出|为|了|问题|任务|“|”|目前|截至|涉及){0,12}$"
)
_WHOLE = regex(
    r"(?:的)?(?:反馈|督察|具体)?(?:整改)(?:任务|问题)(?=中|[，。；、：]|已|完成|$)|(?:的)?反馈问题(?=中|[，。；]|已)"
)
_OTHER = regex(
    "中央|上一?轮|回头看|专项|[县区镇乡](?![（(])|审计|巡视|巡察|其中|水|大气|土壤|重点|突出|[局厅]|牵头|公司|企业"
    "|包保|领导|措施|(?<![全我本地各设])市(?=[^委政直级区县场民]{0,4}\\d)"
)
_NOTHING = regex(r"(?:[\ue000，、\s]|截至|截止|目前|[全我][市县区州]|到|至|底)*")  # names no other whole
_STATE = regex("长期坚持|推进|销号|序时进度|完成")  # of other parts of the same whole
_PART = regex(
    r"^(?:目前|现|截至目前|均|其中|已|已经|，|、)*(?P<state>基本完成|完成整改|整改完成|完成|未达到序时进度|达到序时进度)(?:的)?(?:整改)?(?:任务|问题)?(?:有|了|共)?$"
)
_BEHIND = regex(
    r"^(?:任务|问题)?(?:均|全部|都|已|已经)*(?P<state>基本完成|完成整改|整改完成|完成|未达到序时进度|达到序时进度)(?=[，。；、]|$)"
)
_STATES = {
    "完成整改": Progress.DONE,
    "整改完成": Progress.DONE,
    "完成": Progress.DONE,
    "基本完成": Progress.MOSTLY_DONE,
    "达到序时进度": Progress.ON_SCHEDULE,
    "未达到序时进度": Progress.BEHIND,
}


def rows_and_total(paper: Paper) -> Iterator[Spot]:
    """The total of the body is the number of rows of the annex.

    要求：正文说整改任务多少项，附件清单就应当有多少项；清单补了、删了一项而正文没有改，是公开稿最常见的硬伤（公文的通行做法）。只比对带“序号”的整改清单，没有序号的续行和合计行不算。
    反例：省督察组反馈我市3项整改任务，已完成2项。¶序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t已完成整改¶3\t丙矿未复绿\t推进中¶4\t丁村散煤\t推进中
    正例：省督察组反馈我市4项整改任务，已完成2项。¶序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t已完成整改¶3\t丙矿未复绿\t推进中¶4\t丁村散煤\t推进中
    正例：中央督察反馈8项整改任务，省督察组反馈4项整改任务。¶序号\t反馈问题¶1\t甲河水质超标¶2\t乙厂渗漏¶3\t丙矿未复绿¶4\t丁村散煤
    """
    table = ledger(paper)
    totals = list(_totals(paper)) if table is not None and is_whole(table) else []
    if table is None or not totals or any(q.value == len(table.rows) for _, q in totals):
        return
    if len({q.value for _, q in totals}) > 1:
        return  # several totals, of which nobody knows which is that of the table
    passage, total = totals[0]
    last = table.rows[-1].cell
    again = tuple((p.index, q.start, q.end) for p, q in totals[1:])
    reason = f"正文是{total.number}{total.unit}，附件清单有{len(table.rows)}项（序号1至{table.rows[-1].no}）"
    fix = "核对台账，把正文或附件清单改成一致"
    yield passage.index, Found(total.start, total.end, reason, fix, related=(*again, (last.index, 0, len(last.text))))


def _totals(paper: Paper) -> Iterator[tuple[Passage, Quantity]]:
    """37项整改任务, 反馈问题37项: the totals that the body states."""
    for passage, q, before, after, context in _stated(paper):
        if not _TOTAL.search(before) or _OTHER.search(context):
            continue
        named = re.search("(?:整改任务|反馈[^，。；]{0,8}问题)(?:共|为|有)?$", before)
        if _WHOLE.match(after) or (named and re.match("[，。；、：]|$", after)):
            yield passage, q


def _stated(paper: Paper) -> Iterator[tuple[Passage, Quantity, str, str, str]]:
    """Counts of the body with the words of their clauses, and what stands before them in the sentence."""
    for passage in paper.prose:
        if passage.part or passage.role is Role.HEADING:
            continue
        starts = [span.start for span in sentences(passage.text)]
        for q in quantities(passage.text):
            if q.unit in UNITS and q.exact:
                start = starts[max(0, bisect_right(starts, q.start) - 1)]
                context = passage.text[max(start, q.start - REACH) : q.start]
                yield passage, q, re.split("[，；：、。]", context)[-1], passage.text[q.end : q.end + REACH], context


def rows_of_states(paper: Paper) -> Iterator[Spot]:
    """What the body says is done is as many rows of the annex as say so.

    要求：正文的“已完成多少项”应当与附件清单状态栏里的项数一致；状态栏有不认识的写法时不比对（公文的通行做法）。
    反例：我市4项整改任务中，已完成3项。¶序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t已完成整改¶3\t丙矿未复绿\t推进中¶4\t丁村散煤\t推进中
    正例：我市4项整改任务中，已完成2项。¶序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t已完成整改¶3\t丙矿未复绿\t推进中¶4\t丁村散煤\t推进中
    正例：我市4项整改任务中，涉水问题已完成1项。甲市2项整改任务已完成1项。¶序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t已完成整改¶3\t丙矿未复绿\t推进中¶4\t丁村散煤\t推进中
    """
    table = ledger(paper)
    counts = _by_state(table) if table is not None and is_whole(table) else None
    if table is None or counts is None:
        return
    for passage, q, state, word in _parts(paper, len(table.rows)):
        may_be = (
            {counts[state], counts[Progress.DONE] + counts[Progress.MOSTLY_DONE]} if state in _DONE else {counts[state]}
        )
        if state is Progress.ON_SCHEDULE:
            may_be.add(len(table.rows) - counts[Progress.DONE])
        if q.value not in may_be and counts[state]:
            rows = [row for row in table.rows if _state(row) is state]
            reason = f"正文“{word}”{q.number}{q.unit}，附件清单里是{len(rows)}项（序号{shown([r.no for r in rows])}）"
            cells = tuple((r.cell.index, 0, len(r.cell.text)) for r in rows[:20])
            yield passage.index, Found(q.start, q.end, reason, "核对台账，把正文或附件清单改成一致", related=cells)


def _parts(paper: Paper, rows: int) -> Iterator[tuple[Passage, Quantity, Progress, str]]:
    """Counts of a state whose whole is the table, with its word: it stands before them, or nothing else does."""
    totals = {(p.index, q.start) for p, q in _totals(paper) if q.value == rows}
    told = {index for index, _ in totals}
    sentence, whole = (-1, -1), False
    for passage, q, before, after, context in _stated(paper):
        if passage.index not in told:
            continue
        if sentence != (passage.index, q.start - len(context)):
            sentence = (passage.index, q.start - len(context))
            whole = bool(_NOTHING.fullmatch(plain(passage.text)[sentence[1] : q.start - len(before)]))
        if (passage.index, q.start) in totals:
            whole = True
            continue
        m = _PART.match(before) or (_BEHIND.match(after) if not before.strip("，其余") else None)
        if m is None or _OTHER.search(context.replace("其中", "")):
            whole = whole and bool(_STATE.search(before + re.split("[，；：、。]", after)[0]))
        elif whole:
            yield passage, q, _STATES[m["state"]], m["state"]


_DONE = (Progress.DONE, Progress.MOSTLY_DONE)


def _state(row: Row) -> Progress | None:
    meaning = STATUS.get(row.state)
    return meaning.progress if meaning else None


def _by_state(table: Ledger) -> Counter[Progress | None] | None:
    """Rows of each state; None where the words of the column are not known."""
    counts = Counter(map(_state, table.rows))
    return counts if len(table.rows) - counts[None] >= STATES_KNOWN * len(table.rows) else None
