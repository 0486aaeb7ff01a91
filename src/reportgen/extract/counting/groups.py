"""The parts of the total that the sentences tell -> 分组, where they make the total up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportgen.extract.counting.rates import wrong_rates
from reportgen.extract.counting.rows import Part, Row
from reportgen.extract.counting.states import CLOSED, DONE, GOING, REST, STATE
from reportgen.extract.parts import Doubt, Sure, Told
from reportgen.records import dataclass, field, replace

_DONE, _CLOSED, _GOING, _REST = (name.removeprefix(STATE) for name in (DONE, CLOSED, GOING, REST))
_LOOK = "核对原文，把各种状态的数填进“整改任务”的“分组”；各组之和须等于总数"


@dataclass
class Grouped:
    """`words` is 分组 by the words of states; `rows` are those that tell of this total."""

    words: dict[str, int]
    rows: list[Row] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def grouped(rows: Sequence[Row], total: Decimal) -> Grouped:
    """分组 of the rows with that total, or with none; nothing where they contradict it or each other."""
    own = [r for r in rows if (r.total is None or r.total.value == total) and (r.parts or r.all_done or r.rates)]
    made = Grouped({}, own)
    wrong = [r for r in own if r.fault]
    for row in wrong:
        if row.total is not None:
            made.doubts.append(row.total.doubt(f"{row.fault}，“分组”没有填", _LOOK))
    rows_with_parts = _joined([r for r in own if r.parts or r.all_done], total)
    made.doubts += wrong_rates(own, rows_with_parts, total)
    if wrong or not rows_with_parts:
        return made
    tables = [_table(row, total) for row in rows_with_parts]
    best = max(range(len(tables)), key=lambda n: (sum(tables[n].values()) == total, len(tables[n]), -n))
    for n, table in enumerate(tables):
        if any(word in tables[best] and tables[best][word] != count for word, count in table.items()):
            made.doubts.append(_contradiction(rows_with_parts[n], tables[best], table))
    if not made.doubts:
        _fill(made, rows_with_parts[best], tables[best], total)
    return made


def _joined(rows: Sequence[Row], total: Decimal) -> list[Row]:
    """已完成177项。其余39项正在推进: the rest in a sentence of its own belongs to the total before it."""
    made: list[Row] = []
    for row in rows:
        last = made[-1] if made else None
        if last is not None and last.total is not None and row.total is None and row.rest and not last.rest:
            whole = sum(p.number.value for p in (*last.parts, *row.parts))
            end = last.sentence.start + len(last.sentence.text)
            if whole == total or (last.sentence.at, end) == (row.sentence.at, row.sentence.start):
                made[-1] = replace(last, parts=[*last.parts, *row.parts], rest=True)
                continue
        made.append(row)
    return made


def _table(row: Row, total: Decimal) -> dict[str, int]:
    """The groups of a row. What has been struck off lies inside of what is done."""
    if row.all_done:
        return {_DONE: int(total)}
    table: dict[str, int] = {}
    for part in row.parts:
        word = _GOING if part.group == _REST and any(p.group == _GOING for p in row.parts) else part.group
        table[word] = table.get(word, 0) + int(part.number.value)
    closed, done = table.get(_CLOSED), table.get(_DONE)
    if closed is not None and done is not None and closed <= done:
        table[_DONE] = done - closed
        if not table[_DONE]:
            del table[_DONE]
    return table


def _contradiction(row: Row, best: dict[str, int], table: dict[str, int]) -> Doubt:
    word = next(w for w, n in table.items() if w in best and best[w] != n)
    part = _part(row, word)
    reason = f"别处“{word}”是 {best[word]}，这里是 {table[word]}，两处不一致，“分组”没有填"
    return part.number.doubt(reason, _LOOK)


def _part(row: Row, word: str) -> Part:
    return next((p for p in row.parts if p.group == word), row.parts[0])


def _fill(made: Grouped, row: Row, table: dict[str, int], total: Decimal) -> None:
    """The table if it makes the total up, or with what the text says of the rest; else they are 未完成."""
    rest = int(total) - sum(table.values())
    last = row.parts[-1].number if row.parts else row.total
    if last is None:
        return
    if rest > 0 and row.rest_group and row.rest_group not in table:
        table, rest = {**table, row.rest_group: rest}, 0
    said = "、".join(f"{word} {n}" for word, n in table.items())
    if rest and (rest < 0 or row.rest or any(w in table for w in (_GOING, _REST))):
        made.doubts.append(last.doubt(f"{said}，加起来不等于总数 {total}，“分组”没有填", _LOOK))
        return
    if rest and not (_DONE in table or _CLOSED in table):
        made.doubts.append(last.doubt(f"只写了{said}，其余 {rest} 项没有写状态，“分组”没有填", _LOOK))
        return
    sure = Sure.HIGH
    if rest:
        sure = Sure.MIDDLE
        table = {**table, _REST: rest}
        fix = "按台账把这一组改成实际的状态，或换成逐项台账"
        made.doubts.append(last.doubt(f"其余 {rest} 项文中没有写进展，“分组”里记作“{_REST}”", fix))
    made.words = table
    value = "、".join(f"{word}{n}" for word, n in table.items())
    made.told.append(last.told("整改任务.分组", sure)._replace(value=value))
