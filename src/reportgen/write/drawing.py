"""Chart -> the shapes that it is drawn of, with their places; every format prints the same ones.

Colour never carries a meaning alone: every part has its name and number beside it, and greys and hatches that a
copier keeps apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from reportgen.document import Chart, ChartKind, plain
from reportgen.regex import regex
from reportgen.write.shapes import (
    EM,
    LINE,
    RULE,
    WIDTH,
    Anchor,
    Drawing,
    Fill,
    Label,
    Rect,
    Rule,
    Shape,
    measure,
    scaled,
    wrapped,
)

GAP = 150  # that parts two labels
# For so many parts or series; neighbours differ in more than a shade.
FILLS: dict[int, tuple[Fill, ...]] = {
    1: (Fill.MIDDLE,),
    2: (Fill.DARK, Fill.PALE),
    3: (Fill.DARK, Fill.PALE, Fill.HATCHED),
    4: (Fill.DARK, Fill.PALE, Fill.WHITE, Fill.HATCHED),
    5: (Fill.DARK, Fill.LIGHT, Fill.PALE, Fill.WHITE, Fill.HATCHED),
    6: (Fill.DARK, Fill.LIGHT, Fill.HATCHED, Fill.PALE, Fill.BACKWARD, Fill.WHITE),
    7: (Fill.DARK, Fill.LIGHT, Fill.HATCHED, Fill.PALE, Fill.BACKWARD, Fill.MIDDLE, Fill.WHITE),
    8: (Fill.DARK, Fill.LIGHT, Fill.HATCHED, Fill.PALE, Fill.BACKWARD, Fill.MIDDLE, Fill.CROSSED, Fill.WHITE),
}


def draw(chart: Chart) -> Drawing:
    """The drawing of a chart; the same chart gives the same drawing."""
    if chart.kind is ChartKind.SHARE:
        return _share(chart)
    if chart.kind is ChartKind.COLUMNS and (columns := _columns(chart)):
        return columns
    return _bars(chart)  # also of columns whose labels would run into each other


def _numbers(chart: Chart) -> list[list[int]]:
    return [[amount.number for amount in row.amounts] for row in chart.rows]


# Share: one bar, the name and number of each part below it, or in turn above and below

BAR_HIGH, LEADER, DEEPEST = 1000, 500, 4  # DEEPEST lines of a name
FARTHEST = 1000  # that a label in one row may stand beside its part


class _Block(NamedTuple):
    """A part's label in lines, and where on the bar it points to."""

    lines: list[str]
    target: int

    @property
    def wide(self) -> int:
        return max(map(measure, self.lines)) + GAP


def _share(chart: Chart) -> Drawing:
    numbers = [row.amounts[0].number for row in chart.rows]
    edges = scaled(numbers, sum(numbers), WIDTH)
    count = len(numbers)
    room = WIDTH // ((count + 1) // 2) - GAP
    blocks = [
        _Block(
            [*wrapped(plain(row.label), room, DEEPEST), *wrapped(plain(row.amounts[0].inlines), room, 2)],
            (edges[n] + edges[n + 1]) // 2,
        )
        for n, row in enumerate(chart.rows)
    ]
    above, below = ([], blocks) if _fit_in_a_row(blocks) else (blocks[1::2], blocks[::2])
    top = max((len(block.lines) for block in above), default=0) * LINE + (LEADER if above else RULE)
    shapes: list[Shape] = [
        Rect(left, top, right - left, BAR_HIGH, fill)
        for left, right, fill in zip(edges, edges[1:], FILLS[count], strict=False)
        if right > left
    ]
    bottom = top + BAR_HIGH
    for block, centre in zip(above, _spread(above), strict=True):
        shapes.append(Rule(block.target, top, centre, top - LEADER))
        shapes += _stack(block.lines, centre, top - LEADER - len(block.lines) * LINE)
    for block, centre in zip(below, _spread(below), strict=True):
        shapes.append(Rule(block.target, bottom, centre, bottom + LEADER))
        shapes += _stack(block.lines, centre, bottom + LEADER)
    return Drawing(bottom + LEADER + max(len(block.lines) for block in below) * LINE, tuple(shapes))


def _fit_in_a_row(blocks: Sequence[_Block]) -> bool:
    """Whether all can stand below the bar, and near what they name; if not, every other one stands above it."""
    if sum(block.wide for block in blocks) > WIDTH:
        return False
    apart = [abs(block.target - centre) for block, centre in zip(blocks, _spread(blocks), strict=True)]
    return max(apart) <= FARTHEST or len(blocks) == 1


def _stack(lines: Sequence[str], centre: int, top: int) -> list[Shape]:
    return [Label(centre, top + n * LINE, line, Anchor.MIDDLE) for n, line in enumerate(lines)]


def _spread(blocks: Sequence[_Block]) -> list[int]:
    """The centres of blocks in a row: each as near to its part as the others let it, none over another's."""
    groups: list[tuple[int, int, list[_Block]]] = []  # left edge, width, blocks
    for block in blocks:
        groups.append((_within(block.target - block.wide // 2, block.wide), block.wide, [block]))
        while len(groups) > 1 and groups[-2][0] + groups[-2][1] > groups[-1][0]:
            (left, wide, ones), (right, more, others) = groups[-2:]
            middle = ((left * wide) + (right - wide) * more) // (wide + more)
            groups[-2:] = [(_within(middle, wide + more), wide + more, ones + others)]
    centres = []
    for left, _, ones in groups:
        starts = accumulate((block.wide for block in ones), initial=left)
        centres += [start + block.wide // 2 for start, block in zip(starts, ones, strict=False)]
    return centres


def _within(left: int, wide: int) -> int:
    return max(0, min(left, WIDTH - wide))


# Columns: a bar stands in each slot, its number on its head and its label at its foot

COLUMN_HIGH = 4500
MONTH = regex("([0-9]{4}年)([0-9]{1,2}月)")


def _columns(chart: Chart) -> Drawing | None:
    """None where labels would run into each other or out of the field."""
    slot = WIDTH // len(chart.rows)
    feet = _feet([plain(row.label) for row in chart.rows], slot)
    numbers = [row.amounts[0].number for row in chart.rows]
    ground, bar = LINE + COLUMN_HIGH, min(slot * 3 // 5, 1200)
    shapes: list[Shape] = []
    for n, number in enumerate(numbers):
        high = scaled([number], max(numbers), COLUMN_HIGH)[1]
        centre = slot * n + slot // 2
        if high:
            shapes.append(Rect(centre - bar // 2, ground - high, bar, high, FILLS[1][0]))
        shapes.append(Label(centre, ground - high - LINE, plain(chart.rows[n].amounts[0].inlines), Anchor.MIDDLE))
        shapes += _stack(feet[n], centre, ground + RULE)
    shapes.append(Rule(0, ground, WIDTH, ground))
    if max(map(len, feet)) > DEEPEST or _clash(shapes, slot):
        return None
    return Drawing(ground + RULE + max(map(len, feet)) * LINE, tuple(shapes))


def _feet(labels: list[str], room: int) -> list[list[str]]:
    """The lines below the columns. Of months a year stands under the first of it: 9月 2022年, 10月, …, 1月 2023年.

    Two years side by side would not have room: before January, December goes without.
    """
    months = [MONTH.fullmatch(label) for label in labels]
    feet = []
    for label, m, before, after in zip(labels, months, [None, *months], [*months[1:], None], strict=False):
        if m is None:
            feet.append(_even(label, room))
            continue
        begins = before is None or before[1] != m[1]
        feet.append([m[2], m[1]] if begins and not (after and after[1] != m[1]) else [m[2]])
    return feet


def _even(label: str, room: int) -> list[str]:
    """In as few lines as can be, and these of one length: 长期, 坚持."""
    lines = wrapped(label, room, DEEPEST + 1)
    narrower = wrapped(label, measure(label) // len(lines) + EM // 2, DEEPEST + 1)
    return narrower if len(narrower) == len(lines) else lines


def _clash(shapes: Sequence[Shape], slot: int) -> bool:
    """Whether a label reaches over another one, over the bar of another column or over the edge."""
    labels = [shape for shape in shapes if isinstance(shape, Label)]
    if any(label.left < 0 or label.left + label.wide > WIDTH for label in labels):
        return True
    if any(label.wide > slot + slot // 3 for label in labels):  # a bar has three fifths of its slot
        return True
    return any(
        a is not b and abs(a.y - b.y) < LINE and a.left < b.left + b.wide and b.left < a.left + a.wide
        for a in labels
        for b in labels
    )


# Bars: a row each, its label before it and its numbers in columns behind it, under the names of the series

ROW_GAP = 220
LABEL_ROOM, HEAD_ROOM, AMOUNT_ROOM, SHORT = 4600, 1300, 2200, 2  # widths, and lines of labels and heads
SWATCH = 260


def _bars(chart: Chart) -> Drawing:
    labels = [wrapped(plain(row.label), LABEL_ROOM, SHORT) for row in chart.rows]
    heads = [wrapped(plain(name), HEAD_ROOM, SHORT) for name in chart.series] if len(chart.series) > 1 else []
    texts = [[wrapped(plain(a.inlines), AMOUNT_ROOM, 1)[0] for a in row.amounts] for row in chart.rows]
    fills = FILLS[len(chart.series)]
    columns = _column_edges(texts, heads)
    left = max(measure(line) for label in labels for line in label) + 2 * GAP
    shapes: list[Shape] = []
    top = 0
    if heads:
        top = SWATCH + max(map(len, heads)) * LINE + GAP
        for head, right, fill in zip(heads, columns, fills, strict=True):
            shapes.append(Rect(right - SWATCH * 2, RULE, SWATCH * 2, SWATCH, fill))
            lines = enumerate(head)
            shapes += [Label(right, SWATCH + GAP // 2 + n * LINE, line, Anchor.END) for n, line in lines]
    length = columns[0] - max(measure(t) for t in [row[0] for row in texts] + (heads[0] if heads else [])) - GAP - left
    whole = max(sum(numbers) for numbers in _numbers(chart))
    first = top
    for label, numbers, row in zip(labels, _numbers(chart), texts, strict=True):
        high = len(label) * LINE + ROW_GAP
        shapes += _row(label, numbers, top, left, scaled(numbers, whole, length), fills)
        middle = top + (high - LINE) // 2
        shapes += [Label(right, middle, text, Anchor.END) for right, text in zip(columns, row, strict=True)]
        top += high
    shapes.append(Rule(left, first, left, top))
    return Drawing(top + RULE, tuple(shapes))


def _row(
    label: list[str], numbers: list[int], top: int, left: int, edges: list[int], fills: Sequence[Fill]
) -> list[Shape]:
    """The label of a row and its bar."""
    high = len(label) * LINE + ROW_GAP
    texts = [Label(left - GAP, top + ROW_GAP // 2 + n * LINE, line, Anchor.END) for n, line in enumerate(label)]
    bar, middle = LINE, top + (high - LINE) // 2
    parts = zip(edges, edges[1:], fills, strict=False)
    return [*texts, *(Rect(left + a, middle, b - a, bar, fill) for a, b, fill in parts if b > a)]


def _column_edges(texts: Sequence[Sequence[str]], heads: Sequence[Sequence[str]]) -> list[int]:
    """The right edges of the columns of numbers; the last is that of the field."""
    wide = [
        max(measure(text) for text in (*column, *(heads[n] if heads else ()), "字字")) + GAP
        for n, column in enumerate(zip(*texts, strict=True))
    ]
    rights = list(accumulate(wide))
    return [WIDTH - rights[-1] + right for right in rights]
