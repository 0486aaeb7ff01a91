"""A chart as the numbers that it shows: a table with a kind. Where its bars lie, write/drawing.py says."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from reportgen.document.text import Inlines, Text, plain
from reportgen.records import dataclass, field


class ChartKind(Enum):
    """SHARE: one bar, parted by the rows. COLUMNS: one upright bar a row. BARS: one lying bar a row, by series."""

    SHARE = "占比"
    COLUMNS = "柱形"
    BARS = "条形"


# What fits on a page and can be told apart in black and white: rows and series of a kind, and a number.
MOST_ROWS = {ChartKind.SHARE: 8, ChartKind.COLUMNS: 18, ChartKind.BARS: 18}
MOST_SERIES = {ChartKind.SHARE: 1, ChartKind.COLUMNS: 1, ChartKind.BARS: 5}
LARGEST = 9_999_999


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that is drawn and how it is printed: 17 and 17项（45.9%）; the text bears its figure and source."""

    number: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A label, and an amount for each series."""

    label: Inlines
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """统计图. `head` says what the labels are, `series` what the amounts are; `note` stands under the caption."""

    title: Inlines
    kind: ChartKind
    head: Inlines
    series: tuple[Inlines, ...]
    rows: tuple[ChartRow, ...]
    note: Inlines = ()
    origin: str = field(default="", compare=False)


def chart_texts(chart: Chart) -> Iterator[Text]:
    """Every run of it."""
    yield from chart.title
    yield from chart.head
    yield from (t for name in chart.series for t in name)
    for row in chart.rows:
        yield from row.label
        yield from (t for amount in row.amounts for t in amount.inlines)
    yield from chart.note


def said(chart: Chart) -> str:
    """What it shows as a sentence, for those who can't see it: 已完成整改17项（45.9%），推进中20项（54.1%）。"""
    if len(chart.series) == 1:
        parts = [plain(row.label) + plain(row.amounts[0].inlines) for row in chart.rows]
        return "，".join(parts) + "。"
    names = [plain(name) for name in chart.series]
    rows = [
        f"{plain(row.label)}：" + "、".join(n + plain(a.inlines) for n, a in zip(names, row.amounts, strict=True))
        for row in chart.rows
    ]
    return "；".join(rows) + "。"
