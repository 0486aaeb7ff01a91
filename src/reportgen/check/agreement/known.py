"""The figures of a data file, as a sentence of a paper is compared with them, and which sentences speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from reportgen.check.agreement.finding import Finding, rows_of, source_of
from reportgen.check.agreement.sentence import Said
from reportgen.check.paper import Passage
from reportgen.dates import Date
from reportgen.figures.catalogue import Catalogue
from reportgen.figures.figure import Figure
from reportgen.model import Inspection
from reportgen.records import dataclass, field
from reportgen.regex import regex
from reportgen.zh import number

TOTAL = "任务.总数"
_DATE = regex(r"(截[至止]到?)?\s?((?:(20\d\d)年)?(?:(\d{1,2})月(?:(\d{1,2})日)?)?)(?=[底末初前，,、；;以至到\s]|止)")
_ROUND = regex(r"第([一二三四五六七八九]|\d)轮")
_YEAR_OF = regex(r"(20\d\d)年[^，。；]{0,12}督察")
_YEAR = regex(r"(20\d\d)年")


@dataclass(frozen=True)
class Data:
    """The figures by name, and what tells the inspections and the day of this report from others."""

    catalogue: Catalogue
    is_own: bool = False  # whether the paper is the prose of the data file itself
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
        rounds = {digit(m[1]) for m in _ROUND.finditer(before)}
        years = {m[1] for m in _YEAR_OF.finditer(before)}
        if rounds and self._rounds and not rounds & self._rounds:
            return False
        if years and self._years and not years & self._years:
            return False
        ours = str(self.as_of.year) if self.as_of else ""
        clause = re.split("[，,；;。]", before)[-1]
        clause = _DATE.sub(lambda m: "" if self._is_today(m) else m[0], clause)
        if not total and _YEAR.search(clause) and not _YEAR_OF.search(clause):
            return False  # what was done within a year is not what is done by now
        if self.is_own and any(year not in (ours, *self._years) for year in _YEAR.findall(before)):
            return False
        levels = {str(i.level) for i in self.catalogue.report.inspections if i.level}
        return not levels or all(level in levels for level in ("中央", "省级") if level in before)

    @cached_property
    def _rounds(self) -> set[str]:
        found = (re.search("[一二三四五六七八九]|\\d", i.round or "") for i in self.catalogue.report.inspections)
        return {digit(m[0]) for m in found if m}

    @cached_property
    def _years(self) -> set[str]:
        found = set()
        for i in self.catalogue.report.inspections:
            days = (i.stationed.start if i.stationed else None, i.feedback_date)
            found |= {str(day.year) for day in days if day} | set(re.findall(r"20\d\d", f"{i.year}{i.name}"))
        return found

    @cached_property
    def total(self) -> Decimal | None:
        """任务.总数, where it is known."""
        entry = self.catalogue.by_name.get(TOTAL)
        return entry.number if entry else None

    @cached_property
    def known(self) -> set[str]:
        """The figures that have a number."""
        return {e.name for e in self.catalogue.entries if e.number is not None}

    @cached_property
    def inspections(self) -> list[tuple[Inspection, str]]:
        """Each with its full name, as figures name it."""
        labels = map(str, self.catalogue.counted.inspections.labels)
        return list(zip(self.catalogue.report.inspections, labels, strict=True))

    @cached_property
    def groups(self) -> dict[str, list[str]]:
        """领域, 区域, 责任单位 … -> the names by which the tasks are counted."""
        found: dict[str, list[str]] = {}
        for entry in self.catalogue.entries:
            root, _, group = entry.group.partition(".")
            kind, _, name = group.partition(".")
            if root == "任务" and kind not in ("督察", "年度", "") and entry.last == "总数":
                found.setdefault(kind, []).append(name)
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
        """Whether the sentence can only speak of the ledger of the data, though every number is another one.

        It names the day of the data; or its parts make the total of the data; or its rate is that of its part to the
        total of the data.
        """
        if self.is_own or any(m[1] and m[5] and self._is_today(m) for m in _DATE.finditer(sentence)):
            return True
        meant = [n for s in said for n in self._numbers((self._first(s),))[:1]]
        if len(said) > 1 and sorted(meant) == sorted(s.quantity.value for s in said):
            return True  # the right numbers, exchanged
        ranks = [s.quantity.value for s in said if s.figures[0].startswith("问责.按级别.")]
        if len(ranks) > 1 and sum(ranks) in self._numbers(("问责.人数",)):
            return True
        total = self.total
        if not total:
            return False
        parts = [s.quantity.value for s in said if not s.total and s.quantity.unit != "%"]
        rates = [s.quantity for s in said if s.quantity.unit == "%"]
        return total == sum(parts) or any(
            abs(part / total * 100 - rate.value) <= max(rate.step, Decimal(1)) / 2 for part in parts for rate in rates
        )

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
    """Equal; or typed with fewer decimals, rounded or cut; or with more, where the data are rounded."""
    exponent = number.as_tuple().exponent
    known = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if decimals < known:
        return abs(typed - number) < Decimal(1).scaleb(-decimals)
    return abs(typed - number) * 2 <= (Decimal(1).scaleb(-known) if decimals > known else 0)


def digit(text: str) -> str:
    """二 -> 2, 2 -> 2."""
    return str(number(text))
