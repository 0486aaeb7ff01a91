"""Words that were edited within a unit -> the values that printed them, and the figures that were typed over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from reportgen.datafile.edits import Path
from reportgen.dates import parse_date
from reportgen.document import Look
from reportgen.place import Place
from reportgen.pull.changes import Change, Span, Unit, What
from reportgen.pull.compare import PROSE
from reportgen.pull.keys import dotted, is_name, is_prose
from reportgen.pull.places import Places, Way
from reportgen.pull.steps import Retold, Step, Stretch
from reportgen.records import replace
from reportgen.regex import regex

OF_TEMPLATE = "这些字是模板或程序写的，数据文件里没有"
OF_BRACKETS = "改动里有“【”或“】”，在数据文件里会被当成占位"
OF_VALUE = "这里印的是数据文件里的一个值，改后的写法读不成它"
OF_CITY = "这是城市的名称、自称一类，处处都用，要改请在数据文件的“城市”里改"
OF_LEDGER = "这些字来自台账"
OF_FACT = "这是数据文件里的“{key}”，别处也印；要改，改那一项"
SWAPPED = "句子里的数字换了位置，请在数据文件里改写"
SWALLOWED = "把别的行并进来了"
GONE = "（删去）"
ONE_VALUE = (What.ADDRESSEE, What.SIGNER, What.FRAME, What.ANNOTATION)  # what is beside the value there, is a mark
IN_PROSE = (*PROSE, What.TITLE)  # a fact within a sentence is printed elsewhere too
ANNEXES = (What.NOTE, What.ANNEX)
NUMBER = r"\d[\d,]{0,15}(?:\.\d{1,6})?"
DAY = r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?底?"
ISO = regex(r"\d{4}(-\d{1,2}){1,2}")
SAID = regex(f"{DAY}|{NUMBER}")


def edited(change: Change, unit: Unit, places: Places) -> Step:
    """Each span into the values that printed its characters; what is refused, spoils the whole value."""
    line = _Line(unit, places)
    spans = line.whole(change.spans)
    if _swallows(change, unit, spans):
        return Step(change, places.place_of(unit), refused=SWALLOWED)
    stretches: list[Stretch] = []
    figures: list[Retold] = []
    refused, barred = "", set[Path]()
    for span in spans:
        for made in line.made(span):
            if isinstance(made, str):
                refused = refused or made
                barred |= line.values(span)
            elif isinstance(made, Retold):
                figures.append(made)
            else:
                stretches.append(made)
    kept = tuple(one for one in stretches if _value(one.path) not in barred)
    place = line.place(spans[0]) if spans else None
    step = Step(change, place or places.place_of(unit), kept, figures=tuple(figures), refused=refused)
    return replace(step, stretches=(), refused=SWAPPED) if _swapped(step, unit, line.told()) else step


def _swallows(change: Change, unit: Unit, spans: Sequence[Span]) -> bool:
    """Whether a name has the date or the title in it now that stood in a line beside it."""
    if unit.what is What.SIGNER:
        return any(re.search(r"\d", one.new) and not re.search(r"\d", unit.text[one.start : one.end]) for one in spans)
    new = change.new.text.lstrip() if change.new else ""
    return unit.what in ANNEXES and new.startswith("附件") and not unit.text.startswith("附件")


def _swapped(step: Step, unit: Unit, told: Sequence[str]) -> bool:
    """Whether figures of a unit stand for one another now: their placeholders would say what the words do not."""
    new = step.change.new
    figures = [one for text in told for one in SAID.findall(text)]
    if len(told) < 2 or not figures or new is None:
        return False
    for n, one in enumerate(step.figures):
        others = {said for k, f in enumerate(step.figures) if k != n for said in SAID.findall(f.printed)}
        if (others - {*SAID.findall(one.printed)}) & {*SAID.findall(one.now)}:
            return True
    kinds = set(figures)
    was, now = ([said for said in SAID.findall(text) if said in kinds] for text in (unit.text, new.text))
    old_count, new_count = Counter(was), Counter(now)
    if old_count == new_count:
        return was != now
    once = {said for said in kinds if old_count[said] == new_count[said] == 1}
    return [said for said in was if said in once] != [said for said in now if said in once]


def _value(path: Path) -> Path:
    """The items of a list of names are one value."""
    return path[:-1] if path and isinstance(path[-1], int) and not is_prose(path) else path


class _Line:
    """The runs of a unit with where they come from, and which characters of it they are."""

    def __init__(self, unit: Unit, places: Places) -> None:
        self.unit, self.places, self.spots = unit, places, places.of(unit)
        ends = list(accumulate(len(run.text) for run in unit.inlines))
        self.bounds = list(zip([0, *ends[:-1]], ends, strict=True)) if ends else []

    def place(self, span: Span) -> Place | None:
        """Where the first characters stand that a span is about."""
        for n in self._near(span):
            if self.spots[n].path:
                return self.places.place(self.spots[n].path)
            if self.spots[n].cell:
                return self.spots[n].cell
        return None

    def values(self, span: Span) -> set[Path]:
        """The values that a span is about, or stands beside."""
        return {_value(self.spots[n].path) for n in self._near(span) if self.spots[n].path}

    def whole(self, spans: Sequence[Span]) -> list[Span]:
        """Several edits of one date or figure as one."""
        made: list[Span] = []
        for span in spans:
            last = made[-1] if made else None
            if last and any(
                a <= last.start and span.end <= b for n, (a, b) in enumerate(self.bounds) if self._is_one(n)
            ):
                made[-1] = Span(last.start, span.end, last.new + self.unit.text[last.end : span.start] + span.new)
            else:
                made.append(span)
        return made

    def made(self, span: Span) -> Iterator[Stretch | Retold | str]:
        """What becomes of a span, piece by piece; a text says why nothing does."""
        if "【" in span.new or "】" in span.new:
            yield OF_BRACKETS
            return
        told = [n for n in self._hit(span) if self._is_told(n)]
        if told and (re.search(r"\d", span.new) or not self._goes(span, told)):
            yield from self._parted(span, told)
        elif span.start == span.end:
            yield self._inserted(span)
        else:
            yield from self._pieces(span)

    def _hit(self, span: Span) -> list[int]:
        """The runs with characters of a span, or around what was put in."""
        return [n for n, (start, end) in enumerate(self.bounds) if start < span.end and end > span.start]

    def _near(self, span: Span) -> list[int]:
        touched = [n for n, (start, end) in enumerate(self.bounds) if start <= span.end and end >= span.start]
        return self._hit(span) + [n for n in touched if n not in self._hit(span)]

    def _is_told(self, n: int) -> bool:
        """Whether a run is a figure or fact that the data print, which is told and not written."""
        run, spot = self.unit.inlines[n], self.spots[n]
        return bool(run.figure) or (spot.way is Way.FILLED and run.look is not Look.MISSING)

    def told(self) -> list[str]:
        """What the data print in the unit, figure by figure."""
        return [run.text for n, run in enumerate(self.unit.inlines) if self._is_told(n)]

    def _fact(self, n: int) -> str:
        """Why the value of a run is not written from here; "" where it is, or none stands there."""
        path = self.spots[n].path
        barred = path and self.unit.what in IN_PROSE and not is_prose(path)
        return OF_FACT.format(key=dotted(path)) if barred else ""

    def _is_one(self, n: int) -> bool:
        return self._is_told(n) or self.spots[n].way is Way.VALUE

    def _goes(self, span: Span, told: Sequence[int]) -> bool:
        """Whether placeholders go as a whole with the words around them."""
        marks = {self.spots[n][1:4] for n in told}
        same = [n for n, spot in enumerate(self.spots) if spot[1:4] in marks]
        return (
            all(self.spots[n].way is Way.FILLED for n in told)
            and all(span.start <= self.bounds[n][0] and span.end >= self.bounds[n][1] for n in same)
            and len(told) < len(self._hit(span))
        )

    def _parted(self, span: Span, told: Sequence[int]) -> Iterator[Stretch | Retold | str]:
        """Figure by figure, and the words between them."""
        text = self.unit.text
        start = min(span.start, self.bounds[told[0]][0])
        end = max(span.end, self.bounds[told[-1]][1])
        now = text[start : span.start] + span.new + text[span.end : end]
        words = _cut([self.unit.inlines[n].text for n in told], now)
        if words is None:
            yield self._retold(told[0], text[start:end], now)
            return
        edges = [start, *(edge for n in told for edge in self.bounds[n]), end]
        for k, new in enumerate(words):
            old = text[edges[k] : edges[k + 1]]
            if old != new and k % 2:
                yield self._retold(told[k // 2], old, new)
            elif old != new:
                yield from self.made(Span(edges[k], edges[k + 1], new))

    def _retold(self, n: int, old: str, new: str) -> Retold:
        run, spot = self.unit.inlines[n], self.spots[n]
        name = run.figure or self.places.text(spot.path)[spot.start + 1 : spot.end - 1].strip()
        return Retold(name, old, new or GONE, run.source)

    def _inserted(self, span: Span) -> Stretch | str:
        """New characters go to the words that they stand in, or to those before them, or behind."""
        at = span.start
        near = [n for n, (start, end) in enumerate(self.bounds) if start <= at <= end]
        for n in near:
            spot, run, offset = self.spots[n], self.unit.inlines[n], at - self.bounds[n][0]
            if spot.way is Way.WORDS and self._takes(n, at):
                if is_name(spot.path):
                    return OF_CITY
                return self._fact(n) or spot.stretch(run.text, offset, offset, span.new)
        for n in near:
            spot = self.spots[n]
            if spot.way is Way.FILLED and not self._fact(n):
                offset = spot.end if at == self.bounds[n][1] else spot.start
                return Stretch(spot.path, offset, offset, span.new)
        if near and all(self._fact(n) for n in near):
            return self._fact(near[0])
        return OF_LEDGER if any(self.spots[n].way is Way.CELL for n in near) else OF_TEMPLATE

    def _takes(self, n: int, at: int) -> bool:
        """Whether characters at the edge of a value are its own: of prose; of a fact only with nothing beside it."""
        start, end = self.bounds[n]
        if start < at < end or is_prose(self.spots[n].path) or self.unit.what in ONE_VALUE:
            return True
        if self._fact(n):
            return False
        return (n == 0 and at == start) or (n == len(self.spots) - 1 and at == end)

    def _pieces(self, span: Span) -> Iterator[Stretch | str]:
        """What a span does to each run; the new words go to the first."""
        made: list[Stretch] = []
        for n in self._hit(span):
            piece = self._piece(n, span if not made else span._replace(new=""))
            if isinstance(piece, str):
                yield piece
                return
            made.append(piece)
        yield from made

    def _piece(self, n: int, span: Span) -> Stretch | str:
        spot, run, (start, end) = self.spots[n], self.unit.inlines[n], self.bounds[n]
        first, last = max(0, span.start - start), min(end, span.end) - start
        if is_name(spot.path):
            return OF_CITY
        if fact := self._fact(n):
            return fact
        if spot.way is Way.WORDS:
            return spot.stretch(run.text, first, last, span.new)
        now = run.text[:first] + span.new + run.text[last:]
        if spot.way is Way.FILLED:
            whole = run.look is Look.MISSING and (first or last < len(run.text))
            if "【" in now:
                return OF_BRACKETS
            return Stretch(spot.path, spot.start, spot.end, now if whole else span.new)
        if spot.way is Way.VALUE:
            text = self.places.text(spot.path)
            day = _day(text, now)
            return Stretch(spot.path, 0, len(text), day) if day else OF_VALUE
        return OF_LEDGER if spot.way is Way.CELL else OF_TEMPLATE


def _cut(printed: Sequence[str], now: str) -> list[str] | None:
    """The words around figures and the figures, in turn, of what stands there now; None where it has others."""
    parts: list[str] = []
    at = 0
    for figure in printed:
        m = regex(_token(figure)).search(now, at)
        if m is None:
            return None
        parts += [now[at : m.start()], m[0]]
        at = m.end()
    return [*parts, now[at:]]


def _token(printed: str) -> str:
    """What may stand now where this figure, date or word stood."""
    if parse_date(printed):
        return DAY
    return "".join(NUMBER if n % 2 else re.escape(part) for n, part in enumerate(re.split(f"({NUMBER})", printed)))


def _day(text: str, now: str) -> str:
    """Another date in the manner that the old one is written in; "" where one of them is none."""
    day = parse_date(now) if parse_date(text) else None
    if day is None:
        return ""
    if ISO.fullmatch(text) and day.month and not day.end and (day.day or text.count("-") == 1):
        return f"{day.year}-{day.month:02}" + (f"-{day.day:02}" if day.day else "")
    return now
