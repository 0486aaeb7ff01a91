"""The figures of petitions: from the cases one by one, else the sums over the batches, else as declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from reportgen.figures.counts import UNSTATED
from reportgen.figures.figure import Figure, rate
from reportgen.model import Batch, Case, Petitions
from reportgen.model.inspections import Inspections
from reportgen.model.numbers import number_of
from reportgen.place import Place
from reportgen.records import dataclass
from reportgen.values import Int, Missing, Num, Text
from reportgen.vocabulary import folded

Figures = dict[str, "Figure | Missing"]

HANDLING = {"已办结": "closed", "阶段性办结": "interim", "正在办理": "pending"}
SUBSTANTIATED = ("属实", "基本属实", "部分属实", "不属实")
UNVERIFIED = "未填属实"
MEASURES = {
    "责令整改": ("ordered", "家"),
    "立案处罚": ("filed", "家"),
    "罚款": ("fined", "万元"),
    "拘留": ("detained", "人"),
    "约谈": ("talked", "人"),
    "问责": ("accountable", "人"),
}
# name -> how it is counted where there are cases; the manual and `explain` say it
SUMMARIES: dict[str, str] = {
    "批次": "交办了几批",
    "交办": "交办的全部信访件",
    "办结": "已办结＋阶段性办结",
    "已办结": "办理为“已办结”的",
    "阶段性办结": "办理为“阶段性办结”的",
    "正在办理": "办理为“正在办理”的",
    **{word: f"属实情况为“{word}”的" for word in SUBSTANTIATED},
    UNVERIFIED: "没有填是否属实的（只在逐件列出时）",
    "责令整改": "责令整改的企业",
    "立案处罚": "立案处罚的企业",
    "罚款": "罚款金额",
    "拘留": "拘留的人",
    "约谈": "约谈的人",
    "问责": "问责的人",
    "办结率": "（已办结＋阶段性办结）÷交办",
    "已办结率": "已办结÷交办，不含阶段性办结",
}
RATES = {"办结率": ("办结", "交办"), "已办结率": ("已办结", "交办")}
GROUPS: dict[str, Callable[[Case], str | None]] = {
    "区域": lambda c: c.district,
    "类型": lambda c: c.kind,
    "督察": lambda c: c.inspection,
}
LATEST = "本批"  # the last batch, apart from the sums over all


def batch_of(no: Text | None) -> str:
    """批次 for comparison: 35, 第35批 and 第三十五批 are the same; "" where there is none."""
    return number_of(Text(folded(no).removeprefix("第").removesuffix("批"))) if no else ""


@dataclass(frozen=True)
class PetitionCount:
    """What is counted together of petitions, by one name: `信访`, `信访.区域.德城区`, `信访.本批`."""

    name: str
    word: str
    place: Place | None

    def of_cases(self, cases: Sequence[Case]) -> Figures:
        """The counts that the cases tell; of 属实, how many don't say it."""
        made: Figures = {"交办": self._count("交办", cases)}
        if any(c.handling for c in cases):
            for word in HANDLING:
                made[word] = self._count(word, [c for c in cases if c.handling == word])
            made["办结"] = self._count("办结", [c for c in cases if c.handling in ("已办结", "阶段性办结")])
            if not all(c.handling for c in cases):  # `check` names the cases
                unknown = "有的信访件没有填“办理”"
                made.update({n: Missing(f"{self.name}.{n}（{unknown}）", self.place) for n in (*HANDLING, "办结")})
        if any(c.substantiated for c in cases):
            for word in SUBSTANTIATED:
                made[word] = self._count(word, [c for c in cases if c.substantiated == word])
            made[UNVERIFIED] = self._count(UNVERIFIED, [c for c in cases if not c.substantiated])
        return made

    def of_batches(self, batches: Sequence[Batch]) -> Figures:
        """The sums of what every batch tells: one that doesn't would make the sum of the others look like the whole."""
        made: Figures = {}
        for name, (unit, told) in self._told().items():
            numbers = [told(batch) for batch in batches]
            if numbers and all(numbers):
                made[name] = self.sum(name, [n for row in numbers for n in row], unit)
        return made

    def declared(self, petitions: Petitions) -> Figures:
        """The totals as written; Missing where there is none."""
        made = {name: self.sum(name, told(petitions), unit) for name, (unit, told) in self._told().items()}
        batches = [petitions.batch_count] if petitions.batch_count is not None else []
        made["批次"] = self.sum("批次", [*batches], "批")
        for word in SUBSTANTIATED:
            known = petitions.substantiated.get(word)
            made[word] = self.sum(word, [] if known is None else [known], self.word)
        return made

    def _told(self) -> dict[str, tuple[str, Callable[[Petitions | Batch], list[Int | Num]]]]:
        """Name -> its unit, and what a batch or the whole says of it."""
        rows = {"交办": (self.word, lambda source: [source.received] if source.received is not None else [])}
        rows |= {name: (self.word, _of("handling", attribute)) for name, attribute in HANDLING.items()}
        rows["办结"] = (self.word, _of("handling", "closed", "interim"))
        return rows | {name: (unit, _of("measures", attribute)) for name, (attribute, unit) in MEASURES.items()}

    def with_rates(self, made: Figures) -> Figures:
        """In the order of SUMMARIES, with 办结率 by both definitions; Missing for what nobody told.

        办结率 counts both (as in published statistics: 54.9% = (492+291)/1427), 已办结率 the first alone.
        """
        names = [n for n in SUMMARIES if n not in RATES and (n in made or n != UNVERIFIED)]
        whole: Figures = {n: made.get(n, Missing(f"{self.name}.{n}", self.place)) for n in names}
        return whole | {n: rate(f"{self.name}.{n}", whole[a], whole[b]) for n, (a, b) in RATES.items()}

    def _count(self, name: str, cases: Sequence[Case]) -> Figure:
        places = tuple(c.no.place for c in cases if c.no.place)
        return Figure(f"{self.name}.{name}", Decimal(len(cases)), self.word, places)

    def sum(self, name: str, numbers: Sequence[Int | Num], unit: str) -> Figure | Missing:
        """Numbers of the data file added up; Missing where there are none."""
        if not numbers:
            return Missing(f"{self.name}.{name}", self.place)
        places = tuple(n.place for n in numbers if n.place)
        return Figure(f"{self.name}.{name}", sum((Decimal(n) for n in numbers), Decimal(0)), unit, places)


def _of(part: str, *attributes: str) -> Callable[[Petitions | Batch], list[Int | Num]]:
    def told(source: Petitions | Batch) -> list[Int | Num]:
        values = [getattr(getattr(source, part), a, None) for a in attributes]
        return [v for v in values if v is not None]

    return told


Key = tuple[str, str]  # a batch: its inspection, and its number as batch_of has it


@dataclass(frozen=True)
class _Petitions:
    """The petitions of a report, with what is needed to part them."""

    petitions: Petitions
    word: str
    inspections: Inspections

    def count(self, name: str) -> PetitionCount:
        return PetitionCount(name, self.word, self.petitions.place)

    def key(self, row: Case | Batch) -> Key:
        no = row.batch if isinstance(row, Case) else row.no
        return self.inspections.label_of(row.inspection) or "", batch_of(no)

    def whole(self) -> Figures:
        count, petitions = self.count("信访"), self.petitions
        made = count.declared(petitions) | count.of_batches(petitions.batches)
        if petitions.batches:
            made["批次"] = _batches(petitions.batches)
        if petitions.cases:
            made |= count.of_cases(petitions.cases)
            if all(c.batch for c in petitions.cases):
                made["批次"] = _batches({self.key(c): c.batch for c in reversed(petitions.cases)}.values())
        return count.with_rates(made)

    def groups(self, kind: str) -> Figures:
        """`区域.德城区.交办`: the cases (of 督察 also the batches) of each group; who doesn't say is 未填."""
        cases: dict[str, list[Case]] = {}
        for case in self.petitions.cases:
            cases.setdefault(self._group(kind, GROUPS[kind](case)), []).append(case)
        batches: dict[str, list[Batch]] = {}
        if kind == "督察":
            for batch in self.petitions.batches:
                batches.setdefault(self._group(kind, batch.inspection), []).append(batch)
        names = [n for n in self.inspections.ordered([*cases, *batches]) if n != UNSTATED]
        made: Figures = {}
        for name in (*names, UNSTATED) if names else ():
            count = self.count(f"信访.{kind}.{name}")
            told = count.of_batches(batches.get(name, ())) | (count.of_cases(cases[name]) if name in cases else {})
            figures = count.with_rates(told)
            made |= {f"{kind}.{name}.{n}": f for n, f in figures.items() if n in told or isinstance(f, Figure)}
        return made

    def _group(self, kind: str, word: str | None) -> str:
        return (self.inspections.label_of(word) if kind == "督察" else word) or UNSTATED

    def latest(self) -> Figures:
        """`本批.交办`: of the last inspection's batch with the highest number; without numbers, of the last row's."""
        count = self.count(f"信访.{LATEST}")
        cases, batches = self.petitions.cases, self.petitions.batches
        told: Figures = {}
        named: Text | None = None
        if cases and all(c.batch for c in cases):
            key = self._last([self.key(c) for c in cases])
            told = count.of_batches([b for b in batches if self.key(b) == key])
            told |= count.of_cases([c for c in cases if self.key(c) == key])
            named = next(c.batch for c in cases if self.key(c) == key)
        elif batches and not cases:
            keys = [self.key(b) for b in batches]
            last = batches[len(keys) - 1 - keys[::-1].index(self._last(keys))]
            told, named = count.of_batches([last]), last.no
        figures = count.with_rates(told)
        figures["批次"] = _batch_name(named, self.petitions.place)
        return {f"{LATEST}.{n}": f for n, f in figures.items()}

    def _last(self, keys: list[Key]) -> Key:
        if not all(no.isdecimal() for _, no in keys):
            return keys[-1]
        order = {label: n for n, label in enumerate(self.inspections.ordered(label for label, _ in keys))}
        return max(keys, key=lambda k: (order[k[0]], int(k[1])))


def _batches(rows: Iterable[Batch | Text | None]) -> Figure:
    rows = list(rows)
    places = tuple(r.place for r in rows if r is not None and r.place)
    return Figure("信访.批次", Decimal(len(rows)), "批", places)


def _batch_name(no: Text | None, place: Place | None) -> Figure | Missing:
    """第35批, which prose may name like a figure: 【信访.本批.批次】."""
    if no is None:
        return Missing(f"信访.{LATEST}.批次", place)
    number = batch_of(no)
    text = f"第{number}批" if number.isdecimal() else str(no)
    return Figure(
        f"信访.{LATEST}.批次", Decimal(number if number.isdecimal() else 1), "", (no.place,) if no.place else (), text
    )


def petition_figures(petitions: Petitions, word: str, inspections: Inspections) -> Figures:
    """信访.*: of all (cumulative), of the last batch (本批.*), and by 区域, 类型, 督察."""
    source = _Petitions(petitions, str(word), inspections)
    made = source.whole() | source.latest()
    for kind in GROUPS:
        made |= source.groups(kind)
    return made
