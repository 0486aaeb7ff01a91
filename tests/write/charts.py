"""Charts that the tests of the writers share."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document import Amount, Chart, ChartKind, ChartRow
from tests.write.papers import t


def chart(
    kind: ChartKind, rows: Sequence[tuple[str, Sequence[int]]], series: Sequence[str] = ("任务数",), note: str = ""
) -> Chart:
    """A chart of whole numbers in 项."""
    made = tuple(ChartRow(t(label), tuple(Amount(n, t(f"{n}项")) for n in numbers)) for label, numbers in rows)
    return Chart(t("整改任务进度"), kind, t("项目"), tuple(map(t, series)), made, t(note) if note else ())


def share(*numbers: int) -> Chart:
    """One bar of parts with the names of states."""
    names = ("已完成整改", "基本完成", "超过序时进度", "达到序时进度", "推进中", "未达到序时进度", "未启动", "长期坚持")
    return chart(ChartKind.SHARE, [(name, (n,)) for name, n in zip(names, numbers, strict=False)])


def months(*numbers: int, first: int = 9, before: Sequence[str] = ("超期",), after: Sequence[str] = ("以后",)) -> Chart:
    """Columns: 超期, twelve months from `first` of 2022 on, 以后."""
    found = range(first - 1, first + 11)
    labels = [*before, *(f"{2022 + n // 12}年{n % 12 + 1}月" for n in found), *after]
    return chart(ChartKind.COLUMNS, [(label, (n,)) for label, n in zip(labels, numbers, strict=False)])


def by_unit(*rows: tuple[str, Sequence[int]], note: str = "") -> Chart:
    """Bars by unit in four series."""
    return chart(ChartKind.BARS, rows, ("已完成", "正在推进", "长期坚持", "超期"), note)
