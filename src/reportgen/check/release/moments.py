"""Dates in running text -> days on the calendar: whole or partial, spans, years carried over within a sentence."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from reportgen.check.marks import sentence_start
from reportgen.records import dataclass
from reportgen.regex import regex

_SPAN = r"\s?(?:至|到|[-—–－~～]{1,2})\s?"
_DAY = regex(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d{2})\s?年|(?P<same>同年|当年)|(?P<other>今年|去年|次年|翌年|上年|前年|本年|明年))?"
    r"\s?(?P<month>\d{1,2})\s?月(?!内|均)份?(?:\s?(?P<day>\d{1,2})\s?[日号])?(?:上旬|中旬|下旬|底|末|初)?"
    rf"(?:{_SPAN}(?:(?P<year2>(?:19|20)\d{{2}})\s?年\s?)?(?:(?P<month2>\d{{1,2}})\s?月\s?)?"
    r"(?:(?P<day2>\d{1,2})\s?[日号])?(?<=[日号月]))?"
)
_YEAR = regex(r"(?<![\d.])(?P<year>(?:19|20)\d{2})\s?年(?!\s?\d{1,2}\s?月)")
_NAME = regex("《[^》]{0,200}》")
STOPS = "。！？"
_STOP = regex(f"[{STOPS}]")
LONGEST = 500  # characters of a sentence on either side of a date


@dataclass(frozen=True, slots=True)
class Moment:
    """Characters start..end of a text and the days that they can mean.

    It begins on a day of `first` and ends on one of `last`, each (earliest, latest): those of a month where no day is
    written. `explicit`: its year is written; without it, the year is that of a date before it in its sentence.
    """

    start: int
    end: int
    sentence: int
    first: tuple[dt.date, dt.date]
    last: tuple[dt.date, dt.date]
    explicit: bool
    year_only: bool = False

    def before(self, other: Moment) -> bool:
        """Whether all of it certainly lies before the other one began to end."""
        return self.last[1] < other.last[0]


def masked(text: str) -> str:
    """With the names in 《》 blanked, length kept: what they hold are not this paper's dates and words."""
    return _NAME.sub(lambda m: "《" + "　" * (len(m[0]) - 2) + "》", text)


def sentence_of(text: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence around a character, no further than LONGEST off."""
    last = min(len(text), at + LONGEST)
    ends = [found for stop in STOPS if (found := text.find(stop, at, last)) >= 0]
    return sentence_start(text, at, STOPS, LONGEST), min(ends) + 1 if ends else last


def moments(text: str) -> list[Moment]:
    """All dates with a month, and years that stand alone, in order; names in 《》 are passed over."""
    plain = masked(text)
    stops = [0, *(m.end() for m in _STOP.finditer(plain)), len(plain) + 1]
    return [
        moment
        for n, (start, end) in enumerate(pairwise(stops))
        for moment in _of_sentence(plain, start, min(end, len(plain)), n)
    ]


def _of_sentence(text: str, start: int, end: int, sentence: int) -> Iterator[Moment]:
    carried = 0
    found = [*_DAY.finditer(text, start, end), *_YEAR.finditer(text, start, end)]
    for m in sorted(found, key=lambda m: m.start()):
        said = m.groupdict()
        if said.get("other"):
            carried = 0
            continue
        year = int(said["year"] or 0) or carried
        if "month" not in said:
            carried = year
            whole = dt.date(year, 1, 1), dt.date(year, 12, 31)
            yield Moment(m.start(), m.end(), sentence, whole, whole, True, True)
            continue
        first = _days(year, said["month"], said["day"])
        year2 = int(said["year2"] or 0) or year
        ends = said["month2"] or said["day2"]
        last = _days(year2, said["month2"] or said["month"], said["day2"]) if ends else first
        carried = year2
        if first and last:
            yield Moment(m.start(), m.end(), sentence, first, last, bool(said["year"]))


def _days(year: int, month: str, day: str | None) -> tuple[dt.date, dt.date] | None:
    """The earliest and the latest day; None where no year is known or the calendar has no such day."""
    if not year or not 1 <= int(month) <= 12:
        return None
    length = calendar.monthrange(year, int(month))[1]
    if day is None:
        return dt.date(year, int(month), 1), dt.date(year, int(month), length)
    if not 1 <= int(day) <= length:
        return None
    only = dt.date(year, int(month), int(day))
    return only, only
