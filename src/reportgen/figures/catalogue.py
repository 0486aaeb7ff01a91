"""Every figure of a report by its placeholder name: how it is counted, what it is made of, and the rows behind it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from reportgen.figures import Counted, petitions, since
from reportgen.figures.counts import COUNTS, NAMES, PARTITIONS, RATES, SUMS
from reportgen.figures.facts import ABSOLUTE_UNITS
from reportgen.figures.figure import Figure
from reportgen.model import Case, Indicator, Report, Task
from reportgen.place import Place
from reportgen.records import dataclass
from reportgen.regex import regex
from reportgen.values import Missing
from reportgen.vocabulary import nearest

HEADS = ("总数", "交办", "人数", "现值")  # the figure that the name of a group stands for
WORDS = ("全称", "时期", "评价", "批次", "表述")  # figures that print words; their value says nothing
CHOICES = 8  # names that one hint lists
NUMBER = regex(r"(-?\d+(?:\.\d+)?)(\D*)")
PETITION_PARTITIONS = (
    ("交办", tuple(petitions.HANDLING)),
    ("交办", (*petitions.SUBSTANTIATED, petitions.UNVERIFIED)),
    ("办结", ("已办结", "阶段性办结")),
)
DECLARED = {
    "问题.总数": "各次督察“反馈问题”之和",
    "问题.类别": "各次督察“反馈类别”之和",
    "措施.总数": "整改方案的“措施数”；没有填的，数台账里的整改措施",
}
OF_INDICATOR = {
    "现值": "指标的现值",
    "上期值": "指标的上期值",
    "排名": "指标的排名",
    "排名总数": "参加排名的个数",
    "全称": "指标的全称",
    "时期": "指标的时期",
    "评价": "指标的评价",
    "表述": "现值、变动、排名连成一句",
}


class Entry(NamedTuple):
    """A figure; `group` is the name of its group (任务.领域.水), "" where it is one of the whole."""

    name: str
    figure: Figure | Missing
    summary: str
    group: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value; None where it is missing, or where the figure only prints words."""
        worded = isinstance(self.figure, Missing) or (self.last in WORDS and not self.figure.unit)
        return None if worded or isinstance(self.figure, Missing) else self.figure.value

    @property
    def last(self) -> str:
        """已完成 of 任务.领域.水.已完成."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class Catalogue:
    """All figures of one report, those of the whole before those of groups."""

    report: Report
    counted: Counted

    @cached_property
    def entries(self) -> list[Entry]:
        """In the order in which they are shown."""
        found = [*self._tasks(), *self._declared(), *self._petitions(), *self._indicators(), *self._changes()]
        return [e for e in found if not e.group] + [e for e in found if e.group]

    @cached_property
    def by_name(self) -> Mapping[str, Entry]:
        """Placeholder name -> figure."""
        return {e.name: e for e in self.entries}

    @cached_property
    def _typed(self) -> Mapping[str, Entry]:
        """The same by the name as it may be typed, whatever the width of its brackets."""
        return {_plain(name): e for name, e in self.by_name.items()}

    def _tasks(self) -> Iterator[Entry]:
        tally = self.counted.tasks
        yield from (Entry(f"任务.{n}", tally[n], _of_tasks(n)) for n in NAMES)
        for kind, groups in tally.groups.items():
            for name, group in groups.items():
                which = f"{kind}为“{name}”的任务中，"
                yield from (Entry(f"{group.name}.{n}", group[n], which + _of_tasks(n), group.name) for n in NAMES)

    def _declared(self) -> Iterator[Entry]:
        for root, figures in (("问题", self.counted.problems), ("措施", self.counted.measures)):
            for name, figure in figures.items():
                group = f"{root}.{name.rpartition('.')[0]}" if "." in name else ""
                summary = f"{name.split('.')[1]}反馈的" if group else DECLARED[f"{root}.{name}"]
                yield Entry(f"{root}.{name}", figure, summary, group)
        for name, figure in self.counted.accountability.items():
            yield Entry(f"问责.{name}", figure, f"数据文件“问责”里填的{name.replace('.', '、')}")

    def _petitions(self) -> Iterator[Entry]:
        for name, figure in self.counted.petitions.items():
            group, _, last = name.rpartition(".")
            summary = "这一批是第几批" if (group, last) == (petitions.LATEST, "批次") else petitions.SUMMARIES[last]
            if isinstance(figure, Figure) and last not in petitions.RATES:
                summary += self._origin(figure)
            parted = group not in ("", petitions.LATEST)
            which = "{0}为“{2}”的信访件中，".format(*group.partition(".")) if parted else ""
            yield Entry(f"信访.{name}", figure, which + summary, f"信访.{group}" if parted else "")

    def _origin(self, figure: Figure) -> str:
        """Whether petitions were counted one by one (none of them has no place at all), or filled in."""
        if self._cases and all(p in self.rows for p in figure.places):
            return "，逐件数"
        return "，照数据文件填的数相加" if len(figure.places) > 1 else "，照数据文件填的"

    def _indicators(self) -> Iterator[Entry]:
        for name, figures in self.counted.indicators.items():
            for key, figure in figures.items():
                yield Entry(f"{name}.{key}", figure, OF_INDICATOR.get(key) or _change(self.report.indicators[name]))

    def _changes(self) -> Iterator[Entry]:
        for name, figure in self.counted.changes.items():
            yield Entry(f"较上期.{name}", figure, _since(name))

    @cached_property
    def rows(self) -> Mapping[Place, Task | Case]:
        """Where a figure was counted from -> the task or case that stands there."""
        found: dict[Place, Task | Case] = {}
        for task in self.report.tasks:
            for value in (task.finding, task.field, *task.measures, task.no):
                if value is not None and value.place:
                    found[value.place] = task
        for case in self._cases:
            for value in (case.batch, case.no):
                if value is not None and value.place:
                    found[value.place] = case
        return found

    @property
    def _cases(self) -> tuple[Case, ...]:
        return self.report.petitions.cases if self.report.petitions else ()

    def behind(self, entry: Entry) -> list[Task | Case]:
        """The tasks or cases that a figure counts, in the order of the ledger; none where it was declared."""
        if isinstance(entry.figure, Missing):
            return []
        found = [self.rows[p] for p in entry.figure.places if p in self.rows]
        return list({id(row): row for row in found}.values())

    def parts(self, entry: Entry) -> list[Entry]:
        """What a rate divides (part, whole), what a change compares (now, before); none for other figures."""
        path = entry.name.rpartition(".")[0]
        rates = petitions.RATES if path.startswith("信访") else RATES
        names = rates[entry.last][:2] if entry.last in rates else ()
        if not names and path in self.counted.indicators and entry.last not in OF_INDICATOR:
            names = ("现值", "上期值")
        found = [self.by_name[f"{path}.{n}"] for n in names if f"{path}.{n}" in self.by_name]
        return found if len(found) == 2 and all(isinstance(e.figure, Figure) for e in found) else []

    def breakdowns(self, entry: Entry) -> list[list[Entry]]:
        """Other figures that add up to this one, several ways; without those that are none."""
        path = entry.name.rpartition(".")[0]
        table = PARTITIONS if path.startswith("任务") else PETITION_PARTITIONS if path.startswith("信访") else ()
        ways = [parts for whole, parts in table if whole == entry.last]
        found = [[self.by_name.get(f"{path}.{n}") for n in way] for way in ways]
        whole = entry.number
        told = [[e for e in way if e is not None and e.figure] for way in found]
        return [way for way in told if whole and len(way) > 1 and sum(e.number or 0 for e in way) == whole]

    def find(self, what: str) -> list[Entry]:
        """By a placeholder (任务.已完成, 【任务.已完成】), its end, a group, what it prints, or a number (17, 17项)."""
        word = self._path(what)
        if word in self._typed:
            return [self._typed[word]]
        if number := NUMBER.fullmatch(word.replace(",", "")):
            return self._valued(Decimal(number[1]), number[2])
        roots = dict.fromkeys(e.name.partition(".")[0] for e in self.entries)
        if found := [self._typed[f"{root}.{word}"] for root in roots if f"{root}.{word}" in self._typed]:
            return found
        printed = [e for e in self.entries if not e.group and e.last not in WORDS]
        if found := [e for e in printed if _plain(str(e.figure)) == word]:
            return found
        return self._grouped(word) or [e for root in roots for e in self._grouped(f"{root}.{word}")]

    def _path(self, what: str) -> str:
        """As the placeholder spells it; an inspection by its full name."""
        word = _plain(what).strip().strip("【】").partition("|")[0].replace("。", ".")
        steps = [s.strip() for s in word.split(".")] if not NUMBER.fullmatch(word) else [word]
        if "督察" in steps[:2] and len(steps) > steps.index("督察") + 1:
            at = steps.index("督察") + 1
            steps[at] = str(self.counted.inspections.label_of(steps[at]) or steps[at])
        return _plain(".".join(steps))

    def _valued(self, number: Decimal, unit: str) -> list[Entry]:
        """Every figure of that value; of a change also without its sign."""
        unit = unit.strip()
        return [
            e
            for e in self.entries
            if e.number is not None and abs(e.number) == abs(number) and (not unit or e.figure.unit == unit)
        ]

    def _grouped(self, path: str) -> list[Entry]:
        """任务.领域.水 -> its 总数; 任务.领域 -> that of each; an indicator -> all that it says."""
        for name, indicator in self.report.indicators.items():
            if path in (_plain(name), _plain(indicator.full_name or "")):
                return [e for e in self.entries if e.name.startswith(f"{name}.") and isinstance(e.figure, Figure)]
        heads = [self._typed[f"{path}.{h}"] for h in HEADS if f"{path}.{h}" in self._typed]
        inside = [e for e in self.entries if e.last in HEADS and e.group.rpartition(".")[0] == path]
        return heads or inside

    def near(self, what: str) -> list[str]:
        """The names most like one that is none: under what of its path exists, else by their ends; of a number, the
        figures whose values are nearest to it.
        """
        word = self._path(what)
        if number := NUMBER.fullmatch(word.replace(",", "")):
            return self._nearest_values(Decimal(number[1]), number[2].strip())
        steps = word.split(".")
        for length in range(len(steps) - 1, 0, -1):
            path = ".".join(steps[:length]) + "."
            inside = (n[len(path) :] for n in self._typed if n.startswith(path))
            if known := list(dict.fromkeys(n.partition(".")[0] for n in inside)):
                return [path + n for n in nearest(steps[length], known) or known[:CHOICES]]
        ends = {e.last: e.name for e in reversed(self.entries) if not e.group}
        names = {e.name: e.name for e in self.entries if not e.group}
        return list(dict.fromkeys((names | ends)[n] for n in nearest(steps[-1], [*ends, *names])))

    def _nearest_values(self, number: Decimal, unit: str) -> list[str]:
        """`任务.已完成 17项` beside 18项: of the figures of the whole, those with the least distance."""
        known = [(abs(e.number - number), e) for e in self.entries if not e.group and e.number is not None]
        told = sorted(
            (row for row in known if row[1].figure and row[1].figure.unit == (unit or "项")), key=lambda r: r[0]
        )
        return [f"{e.name} {e.figure}" for distance, e in told if distance == told[0][0]][:CHOICES]


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words)


def _of_tasks(name: str) -> str:
    if name in RATES:
        return RATES[name][2]
    return SUMS[name].summary if name in SUMS else COUNTS[name].summary


def _change(indicator: Indicator) -> str:
    """How the change of an indicator is made: as figures.facts makes it."""
    if indicator.value is None or indicator.previous is None:
        return "照填的“变动幅度”"
    absolute = indicator.is_rate or indicator.unit in ABSOLUTE_UNITS
    return "现值－上期值" if absolute else "（现值－上期值）÷上期值"


def _since(name: str) -> str:
    """How a figure of 较上期 is made."""
    if name in since.COUNTED:
        return since.COUNTED[name][1]
    if name.endswith(since.CHANGE):
        rate = name.removesuffix(since.CHANGE)
        return f"本期的{rate}减去上期的{rate}"
    return "与上期逐项比对，有变化的连成一句"
