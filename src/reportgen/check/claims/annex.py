"""The body against the annex table of the ledger: number of rows, rows of each state, 合计, 序号."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reportgen.check.claims.quantities import Quantity, quantities, sentences
from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.check.told import shown
from reportgen.load.states import STATUS
from reportgen.model.tasks import Progress

NUMBER = ("序号", "编号")
STATE = ("状态", "整改状态", "完成情况", "整改完成情况", "完成状态", "整改进度")
FINDING = re.compile("问题|任务|整改")  # what another head of a ledger of tasks says
SUMS = ("合计", "小计", "总计")
UNITS = ("项", "个", "条")
REACH = 160  # characters of the sentence around a number that are read
ROWS_MIN = 2
STATES_KNOWN = 0.9  # of the cells of 状态 must be known words, else the rows are not counted by them
_DIGITS = re.compile(r"\d{1,5}")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,4})?")
_TOTAL = re.compile(
    r"(?:反馈|督察|整改|督察组|指出|移交|提出|梳理|确定|分解|明确|我市|我县|我区|共|的|出|为|了|问题|任务|“|”|目前|截至|涉及){0,12}$"
)
_WHOLE = re.compile(
    r"(?:的)?(?:反馈|督察|具体)?(?:整改)(?:任务|问题)(?=中|[，。；、：]|已|完成|$)|(?:的)?反馈问题(?=中|[，。；]|已)"
)
_OTHER = re.compile(
    "中央|上一?轮|回头看|专项|[县区镇乡](?![（(])|审计|巡视|巡察|其中|水|大气|土壤|重点|突出|[局厅]|牵头|公司|企业"
)
_PART = re.compile(
    r"^(?:目前|现|截至目前|均|其中|已|已经|，|、)*(?P<state>基本完成|完成整改|整改完成|完成|未达到序时进度|达到序时进度)(?:的)?(?:整改)?(?:任务|问题)?(?:有|了|共)?$"
)
_BEHIND = re.compile(
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


class Row(NamedTuple):
    """A row of the ledger: its 序号 as typed and as number, and what its 状态 says."""

    cell: Passage
    no: int
    state: str


class Ledger(NamedTuple):
    """The annex table of the tasks; `sums` are the cells of its row 合计 by column, with the column's head."""

    rows: list[Row]
    cells: dict[int, dict[int, Passage]]
    heads: dict[int, str]
    sums: list[tuple[int, dict[int, Passage]]]


@lru_cache(maxsize=1)  # four rules ask for it
def ledger(paper: Paper) -> Ledger | None:
    """The only table that looks like a ledger of tasks; None where there is none, or several."""
    tables: dict[int, dict[int, dict[int, Passage]]] = {}
    for p in paper.having(Role.CELL):
        tables.setdefault(p.table, {}).setdefault(p.row, {}).setdefault(p.column, p)
    found = [made for rows in tables.values() if (made := _ledger(rows)) is not None]
    return found[0] if len(found) == 1 else None


def _ledger(table: dict[int, dict[int, Passage]]) -> Ledger | None:
    first = min(table)
    heads = {column: _plain(p.text) for column, p in table[first].items()}
    where = next((c for c, head in heads.items() if head in NUMBER), None)
    state = next((c for c, head in heads.items() if head in STATE), None)
    others = [head for c, head in heads.items() if c != where]
    if where is None or not any(FINDING.search(head) for head in others):
        return None
    rows: list[Row] = []
    sums: list[tuple[int, dict[int, Passage]]] = []
    for n in sorted(table)[1:]:
        cells = table[n]
        leading = _plain(cells[min(cells)].text)
        if leading in SUMS:
            sums.append((n, cells))
        elif where in cells and _DIGITS.fullmatch(_plain(cells[where].text)):
            said = _plain(cells[state].text) if state is not None and state in cells else ""
            rows.append(Row(cells[where], int(_plain(cells[where].text)), re.sub("[，、；。]", "", said)))
    return Ledger(rows, table, heads, sums) if len(rows) >= ROWS_MIN else None


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace(",", "，")


def _is_whole(table: Ledger) -> bool:
    """Whether it counts from 1 on without a gap: what is only an excerpt says nothing of the total."""
    return sorted(row.no for row in table.rows) == list(range(1, len(table.rows) + 1))


def rows_and_total(paper: Paper) -> Iterator[Spot]:
    """The total of the body is the number of rows of the annex.

    要求：正文说整改任务多少项，附件清单就应当有多少项；清单补了、删了一项而正文没有改，是公开稿最常见的硬伤（公文的通行做法）。只比对带“序号”的整改清单，没有序号的续行和合计行不算。
    反例：省督察组反馈我市3项整改任务，已完成2项。¶序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t已完成整改¶3\t丙矿未复绿\t推进中¶4\t丁村散煤\t推进中
    正例：省督察组反馈我市4项整改任务，已完成2项。¶序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t已完成整改¶3\t丙矿未复绿\t推进中¶4\t丁村散煤\t推进中
    正例：中央督察反馈8项整改任务，省督察组反馈4项整改任务。¶序号\t反馈问题¶1\t甲河水质超标¶2\t乙厂渗漏¶3\t丙矿未复绿¶4\t丁村散煤
    """
    table = ledger(paper)
    totals = list(_totals(paper)) if table is not None and _is_whole(table) else []
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
    正例：我市4项整改任务中，涉水问题已完成1项。¶序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t已完成整改¶3\t丙矿未复绿\t推进中¶4\t丁村散煤\t推进中
    """
    table = ledger(paper)
    counts = _by_state(table) if table is not None and _is_whole(table) else None
    if table is None or counts is None:
        return
    totals = {(p.index, q.start) for p, q in _totals(paper) if q.value == len(table.rows)}
    told = {index for index, _ in totals}
    for passage, q, before, after, context in _stated(paper):
        m = _PART.match(before) or (_BEHIND.match(after) if not before.strip("，其余") else None)
        if m is None or passage.index not in told or _OTHER.search(context.replace("其中", "")):
            continue
        state = _STATES[m["state"]]
        may_be = (
            {counts[state], counts[Progress.DONE] + counts[Progress.MOSTLY_DONE]} if state in _DONE else {counts[state]}
        )
        if state is Progress.ON_SCHEDULE:
            may_be.add(len(table.rows) - counts[Progress.DONE])
        if q.value not in may_be and counts[state]:
            rows = [row for row in table.rows if _state(row) is state]
            reason = f"正文“{m['state']}”{q.number}{q.unit}，附件清单里是{len(rows)}项：{shown([r.no for r in rows])}"
            cells = tuple((r.cell.index, 0, len(r.cell.text)) for r in rows[:20])
            yield passage.index, Found(q.start, q.end, reason, "核对台账，把正文或附件清单改成一致", related=cells)


_DONE = (Progress.DONE, Progress.MOSTLY_DONE)


def _state(row: Row) -> Progress | None:
    meaning = STATUS.get(row.state)
    return meaning.progress if meaning else None


def _by_state(table: Ledger) -> Counter[Progress | None] | None:
    """Rows of each state; None where the words of the column are not known."""
    counts = Counter(map(_state, table.rows))
    return counts if len(table.rows) - counts[None] >= STATES_KNOWN * len(table.rows) else None


def sums_of_columns(paper: Paper) -> Iterator[Spot]:
    """The row 合计 is the sum of the rows above it.

    要求：表里的合计应当等于各行之和；改了一行没有改合计，一算便知（公文的通行做法）。有一格不是数的栏不算。
    反例：序号\t整改任务\t件数¶1\t甲县\t12¶2\t乙县\t9¶3\t丙县\t7¶合计\t\t29
    正例：序号\t整改任务\t件数¶1\t甲县\t12¶2\t乙县\t9¶3\t丙县\t7¶合计\t\t28
    正例：序号\t整改任务\t完成率\t时限¶1\t甲县\t90%\t2021¶2\t乙县\t80%\t2021¶合计\t\t85%\t2021
    """
    table = ledger(paper)
    if table is None or len(table.sums) != 1:
        return
    row, cells = table.sums[0]
    above = [table.cells[n] for n in sorted(table.cells)[1:] if n < row]
    for column, cell in cells.items():
        typed = _plain(cell.text)
        column_cells = [r[column] for r in above if column in r]
        numbers = [_plain(p.text) for p in column_cells]
        head = table.heads.get(column, "")
        if (
            not _NUMBER.fullmatch(typed)
            or len(numbers) < ROWS_MIN
            or head in NUMBER
            or re.search("年|时限|日期|率|%", head)
        ):
            continue
        if not all(_NUMBER.fullmatch(n) for n in numbers):
            continue
        total = sum(float(n) for n in numbers)
        if abs(total - float(typed)) > 1e-6:
            told = "+".join(numbers[:8]) + ("+…" if len(numbers) > 8 else "")
            reason = f"“{head}”各行之和是{total:g}（{told}），合计行写{typed}"
            yield cell.index, Found(0, len(cell.text), reason, f"核对各行，合计改为{total:g}")


def numbers_in_order(paper: Paper) -> Iterator[Spot]:
    """The 序号 of the annex go from 1 on, each once.

    要求：附件清单的序号应当连续、不重复；缺号往往是漏了一行，重号往往是复制后没有改（公文的通行做法）。按督察分段、各段从1重新编号的不算，缺号多的（节选）不算。
    反例：序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t推进中¶4\t丙矿未复绿\t推进中¶5\t丁村散煤\t推进中
    反例：序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t推进中¶2\t丙矿未复绿\t推进中¶3\t丁村散煤\t推进中
    正例：序号\t反馈问题\t状态¶1\t甲河水质超标\t已完成整改¶2\t乙厂渗漏\t推进中¶1\t丙矿未复绿\t推进中¶2\t丁村散煤\t推进中
    正例：序号\t反馈问题\t状态¶3\t甲河水质超标\t已完成整改¶9\t乙厂渗漏\t推进中¶21\t丙矿未复绿\t推进中
    """
    table = ledger(paper)
    if table is None:
        return
    numbers = [row.no for row in table.rows]
    if any(b < a for a, b in pairwise(numbers)) or numbers[0] != 1:
        return  # counted anew, sorted otherwise, or an excerpt
    doubled = [row for row, before in zip(table.rows[1:], numbers, strict=False) if row.no == before]
    gaps = [n for n in range(1, numbers[-1]) if n not in set(numbers)] if numbers[-1] <= 2 * len(numbers) else []
    if len(doubled) + len(gaps) > max(1, len(numbers) // 10):
        return
    for row in doubled:
        reason = f"序号{row.no}有两行"
        yield row.cell.index, Found(0, len(row.cell.text), reason, "核对是不是复制后没有改号，或同一项写了两次")
    if gaps:
        row = next(r for r in table.rows if r.no > gaps[0])
        reason = f"没有序号{shown(gaps)}"
        yield row.cell.index, Found(0, len(row.cell.text), reason, "核对是不是漏了一行，或编号跳了")
