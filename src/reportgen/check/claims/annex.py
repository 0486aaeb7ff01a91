"""The annex table of the tasks in a paper, and what is wrong within it: 合计, 序号."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.check.told import shown
from reportgen.regex import regex

NUMBER = ("序号", "编号")
STATE = ("状态", "整改状态", "完成情况", "整改完成情况", "完成状态", "整改进度")
FINDING = regex("问题|任务|整改")  # what another head of a ledger of tasks says
SUMS = ("合计", "小计", "总计")
ROWS_MIN = 2
_DIGITS = regex(r"\d{1,5}")
_NUMBER = regex(r"-?\d{1,9}(?:\.\d{1,4})?")


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


def is_whole(table: Ledger) -> bool:
    """Whether it counts from 1 on without a gap: what is only an excerpt says nothing of the total."""
    return sorted(row.no for row in table.rows) == list(range(1, len(table.rows) + 1))


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
    known = set(numbers)
    gaps = [n for n in range(1, numbers[-1]) if n not in known] if numbers[-1] <= 2 * len(numbers) else []
    if len(doubled) + len(gaps) > max(1, len(numbers) // 10):
        return
    for row in doubled:
        reason = f"序号{row.no}有两行"
        yield row.cell.index, Found(0, len(row.cell.text), reason, "核对是不是复制后没有改号，或同一项写了两次")
    if gaps:
        row = next(r for r in table.rows if r.no > gaps[0])
        reason = f"没有序号{shown(gaps)}"
        yield row.cell.index, Found(0, len(row.cell.text), reason, "核对是不是漏了一行，或编号跳了")
