"""A title -> its lines: 词意完整、排列对称、长短适宜，梯形或菱形; GB/T 9704-2012, 7.3.1.

The title is read as words of the field, each place between two characters gets a cost, and the lines that cost least
are taken: that part where words part, and make a trapezoid or a rhombus. Costs only compare; `WORD` is a fair break.
Patterns are text, lest they be compiled for titles of one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import ceil, inf
from typing import NamedTuple

from reportgen.regex import regex
from reportgen.write.measure import GAP, NEVER_FIRST, NEVER_LAST, gaps, set_width
from reportgen.write.title_words import (
    ATOM,
    AUTONOMOUS,
    BEFORE_PLACE,
    CLAUSES,
    ENDINGS,
    LEADERS,
    LEAN_BACK,
    LEAN_FORWARD,
    LONGEST,
    LONGEST_PLACE,
    ORDINAL,
    PARTS,
    PAUSES,
    PHRASES,
    PLACE_ENDS,
    WORDS,
)
from reportgen.zh import is_han, width

# What a break costs, by what stands before and after it.
BLANK = 0.0  # a blank was typed where a break is wanted
CLAUSE = 1.0  # a new part of the sentence begins: 关于
PART = 2.0  # a new part of a long name begins: 反馈意见, 整改情况; or 、 has just ended one
WORD = 5.0
EDGE = 3.0  # added: beside characters of which nothing is known; their word may go on
LOOSE = 14.0  # added: beside a single such character; it belongs to a neighbour
LEADING = 6.0  # added: what ends the line leads on: 第二轮, 省级
JOINED = 12.0  # what begins the line completes what ended the one before: 方案, 有限公司
PHRASE = 24.0  # within a set phrase: a line more is better
UNKNOWN = 28.0  # between two characters of which nothing is known: it may cut a word
HANGING = 32.0  # 和 or 关于 at the end, 等 at the beginning
CUT = 100.0  # within a word
QUOTED = 200.0  # added: within marks, when all they hold fits one line
NUMBER = 1000.0  # within a number or a Latin word
FORBIDDEN = 100_000.0  # added: before a closing mark or 的, after an opening mark

# What lines cost, in the same coin.
SHORTEST, STUB = 4.0, 900.0  # a line under four characters: no break between words may buy it
STEP = 6.0  # each character by which two neighbours differ beyond this costs 1
EQUAL = 3.0  # neighbours of one length make a rectangle
UPWARD = 0.5  # of two trapezoids 上长下短 is the usual one
HOURGLASS = 12.0  # a line longer than the one before, below a line that was shorter
FULL = 1.0  # a line within one character of the limit touches both edges
MIXED = 15.0  # a title in parts: one part ends in the line, and another is cut by its end
EXTRA = 8.0  # a line more than needed
LONGEST_TITLE = 300  # characters; of more only full lines are made

FORBIDDEN_FIRST, FORBIDDEN_LAST = f"{NEVER_FIRST}的", f"{NEVER_LAST}·—"
QUOTATION = regex("(?=(《[^》]*》|〈[^〉]*〉|“[^”]*”|‘[^’]*’|（[^）]*）|〔[^〕]*〕|【[^】]*】))")
PART_HEAD = regex(r"(?<=\s)\S|(?<!—)——")  # 上下联动 动真碰硬; ——副标题


class Cut(NamedTuple):
    """A place where one line may end, at `end`, and the next begin, at `start`, behind the blanks between them."""

    end: int
    start: int
    cost: float


Way = tuple[float, tuple[Cut, ...]]  # what it costs, and the cuts that end its lines, the end of the title too


class _Ruler:
    """Widths of the pieces of a title, in characters; no piece is empty."""

    def __init__(self, title: str) -> None:
        widths, spaced = [width(char) / 2 for char in title], set(gaps(title))
        self._thin = [GAP * (i in spaced) for i in range(len(title))]
        solid = (0.0 if char.isspace() else wide for char, wide in zip(title, widths, strict=True))
        self._printed = list(accumulate(map(float.__add__, widths, self._thin), initial=0.0))
        self._solid = list(accumulate(solid, initial=0.0))
        heads = {match.start() for match in PART_HEAD.finditer(title)}
        self._heads = list(accumulate((i in heads for i in range(len(title))), initial=0))

    def printed(self, start: int, end: int) -> float:
        return self._printed[end] - self._printed[start] - self._thin[start]

    def rest(self, start: int) -> float:
        return self._solid[-1] - self._solid[start]  # without what breaks may save

    def heads(self, start: int, end: int) -> int:
        return self._heads[end] - self._heads[start + 1]  # parts of the title that begin within


def title_lines(title: str, limit: float) -> list[str]:
    """The lines of a title, none wider than `limit` (1 = a Han character, 1/2 = a half-width one; not below 1).

    One line when it fits, otherwise the fewest, or one more for want of good breaks. Only blanks at breaks are lost.
    """
    title = title.strip()
    if set_width(title) <= limit:
        return [title]
    ruler = _Ruler(title)
    if len(title) > LONGEST_TITLE:
        return list(_filled(title, ruler, limit))
    cuts = _cuts(title, ruler, limit)
    # Breaks between words nearly always do. The others are many, and tried only where they must be.
    way = _laid([cut for cut in cuts if cut.cost < CUT], ruler, limit)
    if way is None or way[0] >= STUB:
        way = _laid(cuts, ruler, limit)
    if way is None:
        raise ValueError(f"no character fits into {limit}")
    starts = (0, *(cut.start for cut in way[1]))
    return [title[start : cut.end] for start, cut in zip(starts, way[1], strict=False)]


def _filled(title: str, ruler: _Ruler, limit: float) -> Iterator[str]:
    """Lines as full as they get: to weigh every way to break what is no title any more would take hours."""
    start = 0
    for end in range(1, len(title) + 1):
        if end == len(title) or ruler.printed(start, end + 1) > limit:
            if line := title[start:end].strip():
                yield line
            start = end


def _laid(stops: list[Cut], ruler: _Ruler, limit: float) -> Way | None:
    """The best way in the fewest lines, or in one more where that saves EXTRA; None where a piece is too wide."""
    if any(ruler.printed(here.start, there.end) > limit for here, there in pairwise(stops)):
        return None
    for count in range(ceil(ruler.rest(0) / limit), len(stops)):
        way = _in_lines(count, stops, ruler, limit, inf)
        if way:
            return _in_lines(count + 1, stops, ruler, limit, way[0] - EXTRA) or way
    return None


def _in_lines(count: int, stops: list[Cut], ruler: _Ruler, limit: float, below: float) -> Way | None:
    """The best way below a cost. Of the ways to one stop by last lines of one width, only the cheapest goes on."""
    ways: dict[tuple[int, float, bool], Way] = {(0, 0.0, False): (0.0, ())}
    for left in reversed(range(count)):
        further: dict[tuple[int, float, bool], Way] = {}
        for (at, last, fallen), (paid, cuts) in ways.items():
            here = stops[at]
            for to in range(at + 1, len(stops)):
                there = stops[to]
                size = ruler.printed(here.start, there.end)
                if size > limit:
                    break
                if ruler.rest(there.start) > left * limit or (left and there is stops[-1]):
                    continue
                cost = paid + there.cost + STUB * (size < SHORTEST) + FULL * (size > limit - 1)
                if max(here.cost, there.cost) > CLAUSE and ruler.heads(here.start, there.end):
                    cost += MIXED
                if at:
                    cost += _pair_cost(last, size, fallen)
                key = (to, size, fallen or size <= last - 1)
                if cost < (further[key][0] if key in further else below):
                    further[key] = (cost, (*cuts, there))
        ways = further
    return min(ways.values(), default=None)


def _pair_cost(upper: float, lower: float, fallen: bool) -> float:
    """What two neighbours cost; `fallen`: above them a line was followed by a shorter one."""
    beyond = max(0.0, abs(upper - lower) - STEP)
    if abs(upper - lower) < 1:
        return beyond + EQUAL
    return beyond + (HOURGLASS if fallen else UPWARD) * (lower > upper)


def _cuts(title: str, ruler: _Ruler, limit: float) -> list[Cut]:
    """Every place between two characters, and both ends."""
    costs = _word_costs(title)
    for phrase in filter(title.__contains__, PHRASES):
        for start in (n for n in range(len(title)) if title.startswith(phrase, n)):
            inner = slice(start + 1, start + len(phrase))
            costs[inner] = [max(cost, PHRASE) for cost in costs[inner]]
    for match in QUOTATION.finditer(title):
        inner = slice(match.start(1) + 1, match.end(1))
        if ruler.printed(*match.span(1)) <= limit:
            costs[inner] = [cost + QUOTED for cost in costs[inner]]
    cuts = [Cut(0, 0, 0.0)]
    for start in range(1, len(title)):
        if not title[start].isspace():
            end = len(title[:start].rstrip())
            forbidden = title[start] in FORBIDDEN_FIRST or title[end - 1] in FORBIDDEN_LAST
            cuts.append(Cut(end, start, costs[start] + FORBIDDEN * forbidden))
    return [*cuts, Cut(len(title), len(title), 0.0)]


def _word_costs(title: str) -> list[float]:
    """What a break before each character costs by the words beside it."""
    words = ["", *_words(title), ""]
    dark = [len(word) == 1 and word not in WORDS and is_han(word) for word in words]
    costs: list[float] = []
    for i in range(1, len(words) - 1):
        before, after = words[i - 1 : i + 1]
        cost = _between(before, after)
        if dark[i - 1] and dark[i]:
            cost = UNKNOWN
        elif dark[i - 1] and is_han(after[:1]) and after not in CLAUSES:
            cost += EDGE if dark[i - 2] else LOOSE
        elif dark[i] and is_han(before[:1]):
            cost += EDGE if dark[i + 1] else LOOSE
        costs.append(cost)
        inner = range(len(costs), len(costs) + len(after) - 1)
        costs += [NUMBER if title[at - 1 : at + 1].isascii() else CUT for at in inner]
    return costs


def _between(before: str, after: str) -> float:
    """What a break between two words costs."""
    if before.isspace():
        return BLANK
    if before in LEAN_FORWARD or after in LEAN_BACK:
        return HANGING
    if after in CLAUSES:
        return CLAUSE
    leading = LEADING * (before in LEADERS or ORDINAL.fullmatch(before) is not None)
    if after in ENDINGS:
        return JOINED + leading
    return (PART if after in PARTS or before in PAUSES else WORD) + leading


def _words(title: str) -> list[str]:
    """The reading of least cost: 1 a known word, 1.5 a place, 2 a character of which nothing is known."""
    atoms = {match.start(): match.end() for match in ATOM.finditer(title)}
    best = [(0.0, 0)] * (len(title) + 1)  # what the rest costs from here on, and minus the end of its first word
    for start in reversed(range(len(title))):
        ends = {start + 1: 1.0 if title[start] in WORDS or not is_han(title[start]) else 2.0}
        ends.update((end, 1.5) for end in _places(title, start))
        ends.update((end, 1.0) for end in range(start + 2, start + LONGEST + 1) if title[start:end] in WORDS)
        if start in atoms:
            ends = {atoms[start]: 1.0}
        best[start] = min((cost + best[end][0], -end) for end, cost in ends.items() if end <= len(title))
    words, start = [], 0
    while start < len(title):
        words.append(title[start : -best[start][1]])
        start = -best[start][1]
    return words


def _places(title: str, start: int) -> Iterator[int]:
    """Where names of places that begin here may end."""
    if start and not title.endswith(BEFORE_PLACE, 0, start) and not title[start - 1].isspace():
        return
    if "自治" in title and (long := AUTONOMOUS.match(title[start:])):
        yield start + long.end()
    # A known word does not begin a name, but may be all of it: 河北省, 海南州.
    known = next((n for n in range(2, LONGEST_PLACE) if title[start : start + n] in WORDS), LONGEST_PLACE)
    for end in range(start + 2, min(start + known + 1, len(title)) + 1):
        name = title[start:end].removesuffix("委")
        fits = 1 < len(name) <= LONGEST_PLACE and name[-1] in PLACE_ENDS
        if fits and all(is_han(char) and char not in "省市" for char in name[:-1]):
            yield end
