"""Table -> the widths of its columns, by what they hold as a careful typist has them, and whether it fits upright.

A column whose entries are numbers, dates or a few words gets the width of its longest entry; those with long texts
share the rest, so that the rows become low. `Column.weight` above 0 sets a share of the whole instead.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil, sqrt
from operator import mul
from typing import NamedTuple

from reportgen.document import Cell, Column, Table, plain
from reportgen.gongwen import CELL_MARGINS, TABLE_LINE, TABLE_SIZE, TWIPS_PER_HALF_POINT, UPRIGHT
from reportgen.regex import regex
from reportgen.write.measure import GAP, gaps

EM = TABLE_SIZE * TWIPS_PER_HALF_POINT  # twips: a character of a table
PADDING = 2 * CELL_MARGINS[1] + 36  # twips: with its borders, and a little to spare: a browser has wider margins
NARROWEST = 2 * EM + PADDING
ONE_LINE = 10  # characters: what is no longer stands on one line, and centred; 2022年12月底前, 立行立改并长期坚持
SHORT = ONE_LINE * EM + PADDING
FLOORS = (7, 6)  # characters, tried in turn: the least for long texts beside short entries on one line; 市生态环境局、
HIGH = 10  # lines: rows above a third of a landscape page
MUCH_LOWER = 5 / 6  # high rows become that low or lower: then dates may be broken
COMFORTABLE = 9  # characters that a long text should have on a line: 立行立改并长期坚持; five columns stay upright
LOOKED_AT = 200  # rows: enough to tell how long the texts of a column are
FREAK = 4  # times the mean: a cell longer than that counts as so long, lest one cell take the whole table
KEPT = 4  # tables whose measures are kept, for each is asked for thrice by every writer
ORDINARY = 10  # the share of a column by content beside columns with shares of their own
LOW = UPRIGHT.text_height // 3 // TABLE_LINE  # lines of a row that doesn't tear an upright page apart

_NUMBER = regex(".*[0-9].*")
_MONTH = regex("[0-9]+年[0-9]+月")


class _Measure(NamedTuple):
    """What a column holds: widths in twips with the margins of the cell, but those of `cells` without."""

    texts: frozenset[str]  # of its paragraphs
    cells: frozenset[tuple[int, ...]]  # of each cell the widths of its paragraphs, were each on one line
    short: bool  # every entry is one paragraph that stands on one line
    head: int  # its heading in one line, without margins
    usual: int  # nine of ten entries, or more, stand on one line
    longest: int  # all of them do
    load: float  # quadratic mean of how much text a cell has


class _Same:
    """A table equal only to itself: to compare or hash 5,000 rows takes longer than to measure 200 of them."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.table is self.table

    def __hash__(self) -> int:
        return id(self.table)


def column_widths(table: Table, text_width: int) -> list[int]:
    """Twips, all above 0 and `text_width` together.

    Columns with weights have their share of it, a column by content counting as ORDINARY; what falls to the columns
    by content, mostly the whole, is parted among them by what they hold.
    """
    return _widths(table, _measures(_Same(table)) if _free(table) else [], text_width)


def short_columns(table: Table) -> tuple[bool, ...]:
    """For each column, whether its entries are all so short that they stand on one line: such are centred."""
    return tuple(m.short for m in _measures(_Same(table)))


def fits_upright(table: Table) -> bool:
    """Whether the table reads well on an upright sheet: no entry squeezed, and no row above a third of the page.

    Without rows the headings decide.
    """
    return _fits_upright(_Same(table))


@lru_cache(maxsize=KEPT)
def _fits_upright(same: _Same) -> bool:
    table, measures = same.table, _measures(same)
    free = _free(table)
    wanted = [min(m.longest, COMFORTABLE * EM + PADDING) for m in measures]
    widths = _widths(table, measures, UPRIGHT.text_width)
    if sum(wanted[n] for n in free) > sum(widths[n] for n in free):
        return False
    if any(widths[n] < wanted[n] for n in range(len(widths)) if n not in free):
        return False
    return all(
        sum(-(-paragraph // (width - PADDING)) for paragraph in cell) <= LOW
        for measure, width in zip(measures, widths, strict=True)
        for cell in measure.cells
    )


def _free(table: Table) -> list[int]:
    """The columns by content."""
    return [n for n, c in enumerate(table.columns) if c.weight <= 0]


def _widths(table: Table, measures: list[_Measure], text_width: int) -> list[int]:
    widths = _by_weight([float(c.weight if c.weight > 0 else ORDINARY) for c in table.columns], text_width)
    free = _free(table)
    sized = _by_content([measures[n] for n in free], sum(widths[n] for n in free))
    for n, width in zip(free, sized, strict=True):
        widths[n] = width
    return widths


@lru_cache(maxsize=KEPT)
def _measures(same: _Same) -> list[_Measure]:
    """Of LOOKED_AT rows at most, spread over the table."""
    table = same.table
    rows = table.rows[:: -(-len(table.rows) // LOOKED_AT) or 1]
    return [_measure(c, [row[n] for row in rows]) for n, c in enumerate(table.columns)]


def _measure(column: Column, entries: list[Cell]) -> _Measure:
    known = dict[str, tuple[int, ...]]()  # many an entry says what another has said
    cells = [_paragraphs(cell, known) for cell in entries]
    texts = frozenset(known)
    head = max(_paragraphs((column.head,), known), default=0)
    broad = sorted([max(cell) if cell else 0 for cell in cells]) or [head]
    loads = list(map(sum, cells)) or [head]
    most = FREAK * sum(loads) / len(loads)
    counted = loads if max(loads) <= most else [min(one, most) for one in loads]
    load = max(sqrt(sum(map(mul, counted, counted)) / len(loads)), float(EM))
    usual, longest = broad[int(0.9 * len(broad))], broad[-1]
    short = max(loads if cells else [0]) <= SHORT - PADDING and max(map(len, entries), default=0) < 2
    return _Measure(texts, frozenset(cells), short, head, _under(head, usual), _under(head, longest), load)


def _paragraphs(cell: Cell, known: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The widths of the paragraphs of a cell, each on one line; those of a text stand in `known` from then on."""
    found: tuple[int, ...] = ()
    for inlines in cell:
        text = inlines[0].text if len(inlines) == 1 else plain(inlines)
        widths = known.get(text)
        if widths is None:
            several = "\n" in text or not text
            widths = tuple([width_of(line) for line in text.split("\n") if line]) if several else (width_of(text),)
            known[text] = widths
        found = found + widths if found else widths
    return found


def width_of(text: str) -> int:
    """Twips on one line. In UTF-8 a Han character has three bytes and a digit one, which tells how many are wide."""
    count = len(text)
    if text.isascii():
        return EM * count // 2
    size = len(text.encode())
    width = EM * (count + size) // 4
    if count < size < 3 * count and count <= 2 * ONE_LINE:
        width += round(GAP * EM * sum(1 for _ in gaps(text)))
    return width


def _under(head: int, width: int) -> int:
    """The width of a column for text that is `width` wide, its heading in two lines at most, neither of one character.

    Headings above two full lines of ONE_LINE characters get more lines.
    """
    count = min(ceil(head / EM), 2 * ONE_LINE)
    least = count if count <= 3 else ceil(count / 2)
    fits = width // EM
    if fits < least or fits == count - 1:
        width = EM * (least if fits < least else count)
    return max(width + PADDING, NARROWEST)


def _by_content(columns: list[_Measure], room: int) -> list[int]:
    """`room` parted among columns: with all entries on one line, or only the short ones, or not even those."""
    wanted = [c.longest for c in columns]
    if sum(wanted) <= room:
        return _rounded([float(w) for w in wanted], room)
    for floor in FLOORS:
        least = [_least(c, floor) for c in columns]
        if sum(least) <= room and not _wasteful(columns, least, room):
            return _shared(columns, least, room)
    for narrow in ([_broken(c, kept) for c in columns] for kept in (_NUMBER, _MONTH)):
        for n in sorted(range(len(columns)), key=lambda n: narrow[n] - least[n]):
            least[n] = min(least[n], narrow[n])
            if sum(least) <= room and _lines(columns, least, room) <= HIGH:
                return _shared(columns, least, room)
    for floor, kept in ((6, _MONTH), (5, _MONTH), (4, None), (3, None)):
        least = [_broken(c, kept) if c.longest <= SHORT else _under(c.head, floor * EM) for c in columns]
        if sum(least) <= room:
            return _shared(columns, least, room)
    return _levelled(least, room)


def _lines(columns: list[_Measure], least: list[int], room: int) -> float:
    """How many lines a typical row has when the short entries take their least and the long ones share the rest."""
    rest = room - sum(PADDING if c.longest > SHORT else low for low, c in zip(least, columns, strict=True))
    return sum(c.load for c in columns if c.longest > SHORT) / max(rest, 1)


def _wasteful(columns: list[_Measure], least: list[int], room: int) -> bool:
    """Whether rows are high, and much lower with short entries in two lines."""
    lines = _lines(columns, least, room)
    return lines > HIGH and _lines(columns, [_broken(c, _MONTH) for c in columns], room) < MUCH_LOWER * lines


def _least(column: _Measure, floor: int) -> int:
    """`floor` characters, or as much as keeps entries on one line that are all, or nearly all, short."""
    if column.longest <= SHORT:
        return column.longest
    return max(_under(column.head, floor * EM), column.usual if column.usual <= SHORT else 0)


def _broken(column: _Measure, kept: re.Pattern[str] | None) -> int:
    """Twips for short entries in two lines, with what is `kept` of them in one."""
    if column.longest > SHORT:
        return _under(column.head, FLOORS[-1] * EM)
    widths = [EM * ceil((column.longest - PADDING) / EM / 2 + 0.5)]
    if kept:
        widths += map(width_of, {piece for text in column.texts for piece in kept.findall(text)})
    return _under(column.head, max(widths))


def _shared(columns: list[_Measure], least: list[int], room: int) -> list[int]:
    """`room` in proportion to the load of each column, none below its least nor above its longest entry.

    With lengths parted in that proportion, the cells of a typical row have equally many lines.
    """
    least = [min(low, c.longest) for low, c in zip(least, columns, strict=True)]
    fixed = {n: low for n, (low, c) in enumerate(zip(least, columns, strict=True)) if low == c.longest}
    while len(fixed) < len(columns):
        others = [n for n in range(len(columns)) if n not in fixed]
        rest = room - sum(fixed.values()) - PADDING * len(others)
        whole = sum(columns[n].load for n in others)
        share = {n: PADDING + rest * columns[n].load / whole for n in others}
        low = {n: least[n] for n in others if share[n] < least[n]}
        high = {n: columns[n].longest for n in others if share[n] > columns[n].longest}
        if not low and not high:
            return _whole_characters(fixed, share, least, room)
        # As CSS does for flexible boxes: the side that was missed by more is settled, then the others share anew.
        missed = sum(w - share[n] for n, w in low.items()) - sum(share[n] - w for n, w in high.items())
        fixed |= low if missed >= 0 else high
    return _rounded([float(fixed[n]) for n in range(len(columns))], room)


def _whole_characters(fixed: dict[int, int], share: dict[int, float], least: list[int], room: int) -> list[int]:
    """The shares rounded to whole characters, unless that takes one below its least."""
    widths = dict(fixed)
    for n, width in share.items():
        whole = PADDING + int((width - PADDING) / EM) * EM
        widths[n] = whole if whole >= least[n] else int(width)
    rest = room - sum(widths.values())
    for n in sorted(share, key=lambda n: widths[n] - share[n])[: rest // EM]:
        widths[n] += EM
    for n, more in zip(share, _rounded([1.0] * len(share), rest % EM), strict=True):
        widths[n] += more
    return [widths[n] for n in range(len(widths))]


def _levelled(wanted: list[int], room: int) -> list[int]:
    """Too much for the room: the widest are cut to one width, and the narrow ones, as 序号, keep theirs."""
    widths = [0.0] * len(wanted)
    rest, left = float(room), len(wanted)
    for n in sorted(range(len(wanted)), key=lambda n: wanted[n]):
        widths[n] = min(float(wanted[n]), rest / left)
        rest, left = rest - widths[n], left - 1
    return _rounded(widths, room)


def _by_weight(weights: list[float], text_width: int) -> list[int]:
    """Twips by weight, none below NARROWEST, or where there is no room for that, half of an equal share."""
    count = max(len(weights), 1)
    narrowest = NARROWEST if NARROWEST * count < text_width else text_width / count / 2
    narrow = set[int]()
    while True:
        room = text_width - narrowest * len(narrow)
        whole = sum(w for n, w in enumerate(weights) if n not in narrow)
        more = {n for n, w in enumerate(weights) if n not in narrow and room * w / whole < narrowest}
        if not more:
            break
        narrow |= more
    return _rounded([narrowest * whole / room if n in narrow else w for n, w in enumerate(weights)], text_width)


def _rounded(weights: list[float], room: int) -> list[int]:
    """Whole numbers in the proportion of the weights, which add up to `room`."""
    ends = [round(room * sum(weights[: n + 1]) / sum(weights)) for n in range(len(weights))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
