"""Sentences of any paper that state a figure which the data know, and state it otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from reportgen.check.agreement.blame import blamed
from reportgen.check.agreement.finding import Finding, rows_of, source_of
from reportgen.check.agreement.indicators import measured
from reportgen.check.agreement.sentence import REACH, Said, Spoken, spoken, stated
from reportgen.check.agreement.words import PETITIONS, TASKS
from reportgen.check.claims.quantities import Quantity, Span, quantities, sentences
from reportgen.check.paper import Paper, Passage
from reportgen.dates import Date
from reportgen.figures.catalogue import Catalogue
from reportgen.figures.figure import Figure

NUMBERS_MAX = 80  # of a sentence; one with more is a list of something
Spans = dict[int, set[tuple[int, int]]]  # index of a passage -> characters that the program itself printed
_DATE = re.compile(
    r"(截[至止]到?)?\s?((?:(20\d\d)年)?(?:(\d{1,2})月(?:(\d{1,2})日)?)?)(?=[底末初前，,、；;以至到\s]|止)"
)
_ROUND = re.compile(r"第([一二三四五六七八九]|\d)轮")
_YEAR_OF = re.compile(r"(20\d\d)年[^，。；]{0,12}督察")


def statements(paper: Paper, catalogue: Catalogue, known: Spans) -> Iterator[Finding]:
    """What contradicts the data; `known` are numbers that are dealt with, or right by construction."""
    data = Data(catalogue)
    if not data.is_of_this_day(p.text for p in paper.prose):
        return
    for passage in paper.prose:
        numbers = quantities(passage.text) if passage.part == 0 else ()
        printed = known.get(passage.index, set())
        if all(_is_known(q, printed) for q in numbers):
            continue
        for span, within in by_sentence(passage.text, numbers):
            if len(within) <= NUMBERS_MAX:
                yield from _sentence(passage, spoken(passage.text, span, within), span.start, printed, data)


def by_sentence(text: str, numbers: tuple[Quantity, ...]) -> Iterator[tuple[Span, list[Quantity]]]:
    """The sentences that hold numbers, each with its own."""
    starts = [q.start for q in numbers]
    for span in sentences(text):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first < last:
            yield span, list(numbers[first:last])


def _is_known(quantity: Quantity, printed: set[tuple[int, int]]) -> bool:
    return any(start < quantity.end and quantity.start < end for start, end in printed)


def _sentence(
    passage: Passage, sentence: Spoken, start: int, printed: set[tuple[int, int]], data: Data
) -> Iterator[Finding]:
    for code, said in (
        ("SUM966", _of_this(stated(sentence, TASKS), sentence, data)),
        ("SUM967", _of_this(stated(sentence, PETITIONS), sentence, data)),
        ("SUM967", _of_this(blamed(sentence), sentence, data)),
        ("SUM967", measured(sentence, data.catalogue)),
    ):
        moved = [
            s._replace(quantity=replace(s.quantity, start=s.quantity.start + start, end=s.quantity.end + start))
            for s in said
        ]
        wrong = [s for s in moved if data.contradicts(s)]
        right = [s for s in moved if data.confirms(s) or _is_known(s.quantity, printed)]
        if len(wrong) > 1 and not right and not data.is_certain(sentence.text, wrong):
            continue  # every number is another one: another ledger, not a slip
        for one in wrong:
            if not _is_known(one.quantity, printed):
                yield data.finding(code, passage, one)


def _of_this(said: list[Said], sentence: Spoken, data: Data) -> list[Said]:
    """Without what is said of another inspection or another day."""
    return [
        s
        for s in said
        if data.is_meant(sentence.text[max(0, s.quantity.start - REACH) : s.quantity.start], total=s.total)
    ]


@dataclass(frozen=True)
class Data:
    """The figures by name, and what tells the inspections and the day of this report from others."""

    catalogue: Catalogue
    _known: dict[tuple[str, ...], list[Decimal]] = field(default_factory=dict)  # of figures that were asked for

    def is_of_this_day(self, texts: Iterable[str]) -> bool:
        """Whether the paper gives its figures as of the day of the data, or names no day at all."""
        days = [m for text in texts for m in _DATE.finditer(text) if m[1] and m[2]]
        return not days or self.as_of is None or any(self._is_today(m) for m in days)

    @property
    def as_of(self) -> Date | None:
        """截至日期."""
        return self.catalogue.report.as_of

    def _is_today(self, m: re.Match[str]) -> bool:
        day = self.as_of
        if day is None:
            return False
        given = [int(part) if part else None for part in m.group(3, 4, 5)]
        ours = [day.year, day.month, day.day]
        return given[1] is not None and all(a is None or b is None or a == b for a, b in zip(given, ours, strict=True))

    def is_meant(self, before: str, *, total: bool) -> bool:
        """Whether the words of a sentence before a number are of this report's inspection, and of its day."""
        for m in _DATE.finditer(before):
            if m[2] and (m[1] or not total) and not self._is_today(m):
                return False
        rounds = {_digit(m[1]) for m in _ROUND.finditer(before)}
        years = {m[1] for m in _YEAR_OF.finditer(before)}
        if rounds and self._rounds and not rounds & self._rounds:
            return False
        if years and self._years and not years & self._years:
            return False
        levels = {str(i.level) for i in self.catalogue.report.inspections if i.level}
        return not levels or all(level in levels for level in ("中央", "省级") if level in before)

    @cached_property
    def _rounds(self) -> set[str]:
        found = (re.search("[一二三四五六七八九]|\\d", i.round or "") for i in self.catalogue.report.inspections)
        return {_digit(m[0]) for m in found if m}

    @cached_property
    def _years(self) -> set[str]:
        found = set()
        for i in self.catalogue.report.inspections:
            days = (i.stationed.start if i.stationed else None, i.feedback_date)
            found |= {str(day.year) for day in days if day} | set(re.findall(r"20\d\d", f"{i.year}{i.name}"))
        return found

    def _numbers(self, figures: tuple[str, ...]) -> list[Decimal]:
        if figures not in self._known:
            names = [n for name in figures for n in (name, *self._inspected.get(name, ()))]
            entries = [self.catalogue.by_name.get(n) for n in names]
            self._known[figures] = [abs(e.number) for e in entries if e is not None and e.number is not None]
        return self._known[figures]

    @cached_property
    def _inspected(self) -> dict[str, list[str]]:
        """任务.总数 -> that of each inspection."""
        found: dict[str, list[str]] = {}
        for entry in self.catalogue.entries:
            root, _, kind = entry.group.partition(".")
            if kind.startswith("督察."):
                found.setdefault(f"{root}.{entry.last}", []).append(entry.name)
        return found

    def _first(self, said: Said) -> str:
        """The figure that is meant: the first of which the data have a number."""
        by_name = self.catalogue.by_name
        return next((n for n in said.figures if n in by_name and by_name[n].number is not None), "")

    def is_certain(self, sentence: str, said: list[Said]) -> bool:
        """Whether the sentence names the day of the data, or its parts make the total of the data."""
        if any(m[1] and m[5] and self._is_today(m) for m in _DATE.finditer(sentence)):
            return True
        total = self.catalogue.by_name.get("任务.总数")
        return total is not None and total.number == sum(s.quantity.value for s in said if not s.total)

    def contradicts(self, said: Said) -> bool:
        """Whether none of the figures that it can be has its number."""
        meant = self._first(said)
        return bool(meant) and (said.total or meant == said.figures[0]) and not self.confirms(said)

    def confirms(self, said: Said) -> bool:
        """Whether one of them has, rounding allowed."""
        decimals = max(0, -int(said.quantity.step.adjusted())) if said.quantity.step else 0
        return any(_close(said.quantity.value, number, decimals) for number in self._numbers(said.figures))

    def finding(self, code: str, passage: Passage, said: Said) -> Finding:
        """What the data say instead."""
        name = self._first(said)
        figure = self.catalogue.by_name[name].figure
        drawn = f"{abs(figure.value):f}{figure.unit}" if isinstance(figure, Figure) else ""
        rows, places = rows_of(self.catalogue, name)
        typed = passage.text[said.quantity.start : said.quantity.end]
        reason = f"文中“{typed}”，按{source_of(name)}是“{drawn}”：【{name}】{f'（{rows}）' if rows else ''}"
        fix = f"改为“{drawn}”（数据文件里写【{name}】，由程序填）；台账不对的，先改台账"
        return Finding(code, passage, said.quantity.start, said.quantity.end, reason, fix, places)


def _close(typed: Decimal, number: Decimal, decimals: int) -> bool:
    exponent = number.as_tuple().exponent
    known = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return typed == number or (
        (known or decimals) > 0 and abs(typed - number) < Decimal(1).scaleb(-min(known, decimals))
    )


def _digit(text: str) -> str:
    return text if text.isdecimal() else str("一二三四五六七八九".index(text) + 1)
