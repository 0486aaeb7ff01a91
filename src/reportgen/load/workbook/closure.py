"""The columns of 销号 -> one mapping: the stage, the notice from and to, its working days, the day of the close-out."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping as Table

from reportgen.dates import parse_date, parse_span
from reportgen.load.nodes import Entry, Mapping, Scalar
from reportgen.load.workbook.columns import SPAN, STAGE
from reportgen.model import CLOSED
from reportgen.regex import regex
from reportgen.vocabulary import definition, folded, word_table

_CLOSED_ON = regex(
    r"(?P<date>\d{4}.*?)(?:已|完成|通过|验收)*销号|(?:已|完成|通过|验收)*销号[（(]?(?P<after>\d{4}.*?)[）)]?"
)
_DAYS = regex(r"[,，;；、(（]?\s*(?:公示期?|为期|历时)?[共计]{0,2}\s*(\d{1,3})\s*个?工作日\s*[)）]?")
FROM, TO, DAYS, DAY = "公示起", "公示止", "公示工作日", "日期"


def closure(cells: Table[str, Scalar], has_stage: bool) -> Scalar | Mapping | None:
    """One 销号 of the cells of a task by their key (`SPAN` for both ends of the notice); None where all are empty.

    `has_stage` says that the ledger has a column of stages: where it has none, a day of the close-out tells of one.
    """
    if not cells:
        return None
    if cells.keys() == {STAGE}:
        return closed_on(cells[STAGE]) or cells[STAGE]
    told: dict[str, Scalar] = {}
    for key, cell in cells.items():
        for inner, value in _read(key, cell).items():
            if key == inner or inner not in cells:
                told.setdefault(inner, value)
    if DAY in told and STAGE not in told and not has_stage and parse_date(told[DAY].text):
        told[STAGE] = Scalar(CLOSED, told[DAY].place, False)
    place = next(iter(cells.values())).place
    order = [key for key in (STAGE, FROM, TO, DAYS, DAY) if key in told]
    return Mapping(tuple(Entry(Scalar(key, told[key].place, True), told[key]) for key in order), place, False)


def _read(key: str, cell: Scalar) -> dict[str, Scalar]:
    """What one cell says, by the keys of Closure."""
    if key == STAGE:
        both = closed_on(cell)
        return {e.key.text: e.value for e in both.entries if isinstance(e.value, Scalar)} if both else {STAGE: cell}
    text = unicodedata.normalize("NFKC", cell.text)
    if key == DAY:
        stage = word_table(definition("Closure")["properties"][STAGE]).get(folded(text))
        return {STAGE: Scalar(stage, cell.place, False)} if stage else {DAY: cell}
    days = _DAYS.search(text)
    told = {DAYS: Scalar(days[1], cell.place, False)} if days else {}
    rest = text if not days else (text[: days.start()] + text[days.end() :]).strip(" ,;。")
    if not rest:
        return told
    span = parse_span(rest)
    if span is not None and span.end is not None:
        ends = {FROM: span.start, TO: span.end}
        return {**told, **{inner: Scalar(str(day), cell.place, False) for inner, day in ends.items()}}
    inner = FROM if key == SPAN else key
    return {**told, inner: cell if not days else Scalar(rest, cell.place, False)}


def closed_on(cell: Scalar) -> Mapping | None:
    """`2022年8月1日销号`, `已销号（2022年8月1日）` as the stage and its day; None for any other words."""
    told = _CLOSED_ON.fullmatch(cell.text.strip())
    date = (told["date"] or told["after"]) if told else ""
    if not date or parse_date(date) is None:
        return None
    day = Scalar(date, cell.place, False)
    entries = [(STAGE, Scalar(CLOSED, cell.place, False)), (DAY, day)]
    return Mapping(tuple(Entry(Scalar(key, cell.place, True), value) for key, value in entries), cell.place, False)
