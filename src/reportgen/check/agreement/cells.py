"""A row of an annex table against that of the ledger: which of its cells say otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from reportgen.check.agreement.finding import Finding
from reportgen.check.agreement.grids import NUMBER, Row, plain
from reportgen.check.paper import Passage
from reportgen.dates import parse_date, parse_deadline
from reportgen.load.states import STATUS
from reportgen.regex import regex

STATES = ("状态", "完成情况", "整改状态", "办理", "办理情况")
TIMES = ("整改时限", "完成时限", "时限")
DATES = ("完成日期", "完成时间", "销号日期")
UNITS = ("责任单位", "牵头单位", "配合单位", "督导单位", "验收单位")
OTHER = 0.3  # likeness of a problem below which it is another one
LONGEST = 40  # characters of a cell that a message shows
FIX = "照台账改；台账不对的，先改台账再生成"
_NUMERAL = regex(r"\d+(?:[.．]\d+)?|[ⅠⅡⅢⅣⅤ]|[一二三四五](?=类)")
_UNIT = regex(r"\s?(?:[%％℃]|[\u4e00-\u9fff])")


def cells_changed(ours: Row, theirs: Row, above: Row | None, below: Row | None, name: str) -> Iterator[Finding]:
    """What the cells of a row say otherwise than `ours`; `above` and `below` are the rows beside it."""
    for head, cell in ours.cells.items():
        if head == NUMBER:
            continue
        drawn, now = ours.text(head), theirs.text(head)
        if plain(drawn) == plain(now) or _is_merged(head, drawn, now, (above, below)):
            continue
        places = (cell[0].locate(0, len(cell[0].text)),)
        said = f"第{ours.no}项的{head}"
        if not now:
            if head in STATES:
                reason = f"{said}空着，台账是“{drawn}”"
                yield Finding("SUM964", theirs.first, 0, len(theirs.first.text), reason, FIX, places)
            continue
        typed = theirs.cells[head]
        if head in (*STATES, *TIMES, *DATES, *UNITS) or (head == name and _is_other(drawn, now)):
            if _differs(head, drawn, now):
                reason = f"{said}写成“{_cut(now)}”，台账是“{_cut(drawn)}”"
                yield Finding("SUM964", typed[0], 0, len(typed[0].text), reason, FIX, places)
            continue
        for passage, start, end, was in _numbers(cell, typed):
            reason = f"{said}里写成“{passage.text[start:end]}”，台账是“{was}”"
            yield Finding("SUM964", passage, start, end, reason, FIX, places)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "……"


def _is_merged(head: str, drawn: str, now: str, beside: tuple[Row | None, Row | None]) -> bool:
    """Cells of several rows that were merged: the first has all that they said, the others nothing."""
    above, below = beside
    if not now:
        return above is not None and (not above.text(head) or plain(drawn) in plain(above.text(head)))
    return below is not None and not below.text(head) and plain(drawn) in plain(now)


def _is_other(drawn: str, now: str) -> bool:
    return SequenceMatcher(None, drawn[:400], now[:400], autojunk=False).ratio() < OTHER


def _differs(head: str, drawn: str, now: str) -> bool:
    """Whether it is not the same in other words."""
    if head in STATES:
        states = STATUS.get(_state(drawn)), STATUS.get(_state(now))
        return states[0] is None or states[0] != states[1]
    if head in TIMES:
        times = parse_deadline(drawn), parse_deadline(now)
        ends = [(t.date.last() if t.date else None, t.ongoing, t.immediate) for t in times if t is not None]
        return len(ends) < 2 or ends[0] != ends[1]
    if head in DATES:
        days = parse_date(drawn), parse_date(now)
        return days[0] is None or days[0] != days[1]
    return head not in UNITS or _names(drawn) != _names(now)


def _state(text: str) -> str:
    return re.sub(r"[，,、；;。\s]", "", plain(text))


def _names(text: str) -> set[str]:
    return set(re.split("[、，,；;]", plain(text).rstrip("。")))


def _numbers(drawn: list[Passage], typed: list[Passage]) -> list[tuple[Passage, int, int, str]]:
    """In a text that was polished only the numbers are compared, and only where there are as many as before."""
    ours, theirs = _numerals(drawn), _numerals(typed)
    values = [[_value(p, s, e) for p, s, e in rows] for rows in (ours, theirs)]
    if len(ours) != len(theirs) or sorted(values[0]) == sorted(values[1]):
        return []
    changed = [n for n, (a, b) in enumerate(zip(*values, strict=True)) if a != b]
    if len(changed) > max(1, len(ours) // 2):
        return []
    found = []
    for n in changed:
        (old, a, b), (passage, start, end) = ours[n], theirs[n]
        units = _UNIT.match(old.text, b), _UNIT.match(passage.text, end)
        known = units[0] is not None and units[1] is not None and units[0][0] == units[1][0]
        length = len(units[0][0]) if known and units[0] is not None else 0
        found.append((passage, start, end + length, old.text[a : b + length]))
    return found


def _numerals(cell: list[Passage]) -> list[tuple[Passage, int, int]]:
    return [(p, m.start(), m.end()) for p in cell for m in _NUMERAL.finditer(p.text)]


def _value(passage: Passage, start: int, end: int) -> str:
    return unicodedata.normalize("NFKC", passage.text[start:end])
