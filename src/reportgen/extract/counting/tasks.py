"""Rows of what sentences state of tasks -> 整改任务, 督察.反馈问题, 整改方案.措施数, and the placeholders for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from reportgen.check.agreement.words import restricted
from reportgen.dates import Date
from reportgen.extract.counting.groups import Grouped, grouped
from reportgen.extract.counting.rows import CLASSES, PROBLEMS, TASKS, Inspection, Row, aspects, rows_of
from reportgen.extract.counting.sentences import Sentence, Stated
from reportgen.extract.counting.targets import Targets
from reportgen.extract.parts import Doubt, Facts, Sure, Told, Use
from reportgen.figures.declared import DeclaredTally
from reportgen.figures.figure import Figure
from reportgen.load.words import meaning_of
from reportgen.model.tasks import Standing
from reportgen.records import dataclass, field, replace
from reportgen.regex import regex
from reportgen.values import Int, Missing

_MEASURES = regex("(?:具体)?(?:的)?(?:整改)?(?:具体)?(?:措施|举措)")
_SAME = regex("(?:督察)?(?:反馈)?(?:整改)?任务(?!线索|清单)|(?:督察)?(?:反馈|整改)问题(?!线索|清单)")
_INSIDE = regex("完成|推进|其中|其余|剩余|另|中央|回头看")
_BEFORE = regex("(?:整改|具体)(?:措施|举措)(?:共|共计)?$")
_MADE = regex("整改|分解|细化|制定|方案")
_SO_FAR = regex("已|截[至止]|目前")
_LOOK = "核对原文；写错的数改正后再导入，或直接在数据文件里填"
_WORDS = {"任务": "项", "问题": "个", "措施": "条"}  # what is not said in 量词


@dataclass
class _Found:
    """What is gathered."""

    data: dict[str, Any] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    uses: list[Use | None] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def put(self, key: str, number: Stated, sure: Sure = Sure.HIGH) -> None:
        """A number under 督察.反馈问题 and the like."""
        top, _, last = key.partition(".")
        self.data.setdefault(top, {})[last] = f"{number.value:f}"
        self.told.append(number.told(key, sure))


def task_facts(sentences: Sequence[Sentence], targets: Targets, written: Date | None, first: Inspection) -> Facts:
    """Totals of tasks and problems, groups, measures; `first` is the inspection that the paper is on.

    What is aimed at may but repeat a total.
    """
    reported = targets.reported(sentences, written)
    rows = _rows(reported)
    if targets.plan:
        more = _rows(targets.named_in_a_plan(sentences, written))
        kinds = {r.kind for r in rows if r.total}
        rows = [_of_a_plan(row) for row in rows] + [_bare(r) for r in more if r.total and r.kind not in kinds]
    found = _Found()
    rows = _of_the_first(_of_one_inspection(rows, found), first, found)
    problems = _agreed(rows, PROBLEMS, "督察.反馈问题", found)
    tasks = _agreed(rows, TASKS, "整改任务.总数", found)
    if tasks is None and not any(r.kind == TASKS for r in rows) and problems and _is_parted(rows):
        tasks = problems
    if problems is not None and problems.total is not None:
        found.put("督察.反馈问题", problems.total, _sureness(problems))
        _classes(rows, found)
    total = tasks.total if tasks else None
    groups = Grouped({})
    if total is not None:
        found.put("整改任务.总数", total)
        groups = grouped(rows, total.value)
        found.doubts += groups.doubts
        found.told += groups.told
        if groups.words:
            found.data["整改任务"]["分组"] = {word: str(n) for word, n in groups.words.items()}
    _measures(reported, found)
    _measure_words(found, problems, total)
    _uses(rows, groups, found)
    _uses_again(sentences, found)
    return Facts(found.data, tuple(found.told), tuple(u for u in found.uses if u), tuple(dict.fromkeys(found.doubts)))


def _rows(sentences: Sequence[Sentence]) -> list[Row]:
    rows = list(rows_of(sentences))
    known = next((r.total for r in rows if r.total and r.kind == TASKS), None)
    if known is None:
        return rows
    return list(rows_of(sentences, known.value))  # 46项任务 at the beginning of another sentence is the same


def _of_a_plan(row: Row) -> Row:
    """A plan tells how far things have come only where it says so: 已完成, 目前."""
    return row if _SO_FAR.search(row.sentence.text) else _bare(row)


def _bare(row: Row) -> Row:
    """The total alone."""
    return replace(row, parts=[], rates=[], due=[], all_done=False, rest=False, rest_group="", fault="")


def _sureness(row: Row) -> Sure:
    """督察反馈的问题 surely are those; of 整改问题 it is likely."""
    total = row.total
    at = total.start - row.sentence.start if total else 0
    return Sure.HIGH if re.search("反馈|督察", row.sentence.text[max(0, at - 30) : at + 16]) else Sure.MIDDLE


def _is_parted(rows: Sequence[Row]) -> bool:
    return any(r.parts or r.all_done for r in rows)


def _of_one_inspection(rows: list[Row], found: _Found) -> list[Row]:
    """Those of all, where several inspections are told of one by one: 分组 is of the whole."""
    own = [r for r in rows if r.total and not r.together and (r.inspection.level or r.inspection.back)]
    apart = [r for r in own if any(_are_apart(r, other) for other in own)]
    if not apart:
        return rows
    for row in apart:
        if row.total:
            fix = "建了台账后，写【任务.督察.……】；现在照原文留作文字"
            found.doubts.append(row.total.doubt("几次督察分开写的数，没有逐项台账填不进数据", fix))
    each = {(r.inspection, r.kind): r.total.value for r in apart if r.total}
    wholes = {kind: sum(n for (_, of), n in each.items() if of == kind) for kind in (TASKS, PROBLEMS)}
    kept = [r for r in rows if r.total and r.together and r.total.value == wholes.get(r.kind)]
    return kept + [r for r in rows if r.total and r not in kept and r.total.value == wholes.get(r.kind)]


def _are_apart(one: Row, other: Row) -> bool:
    """Whether they are of two inspections; two of a kind with one number are the same, told loosely."""
    return bool(
        one.total
        and other.total
        and (one.kind != other.kind or one.total.value != other.total.value)
        and one.inspection.differs(other.inspection)
    )


def _of_the_first(rows: list[Row], first: Inspection, found: _Found) -> list[Row]:
    """None where a total is told of another inspection than the paper is on: one 督察 can't hold both."""
    other = next((r for r in rows if r.total and not r.together and r.inspection.differs(first)), None)
    if other is None or other.total is None:
        return rows
    fix = "核对这些数是哪一次督察的，再填进数据文件里那一次督察和“整改任务”"
    found.doubts.append(other.total.doubt("这里写的督察和文章开头写的不是同一次，数没有填进数据", fix))
    return []


def _agreed(rows: Sequence[Row], kind: str, key: str, found: _Found) -> Row | None:
    """The first row with that total; None where two say it otherwise."""
    own = [r for r in rows if r.kind == kind and r.total is not None]
    values = {r.total.value for r in own if r.total}
    if len(values) < 2:
        return own[0] if own else None
    first = own[0].total
    for row in own[1:]:
        if row.total and first and row.total.value != first.value:
            reason = f"前面写“{first.text}”，这里写“{row.total.text}”，两处不一致，{key}没有填"
            found.doubts.append(row.total.doubt(reason, _LOOK))
    return None


def _classes(rows: Sequence[Row], found: _Found) -> None:
    numbers = [n for r in rows if (n := r.classes or aspects(r)) is not None]
    if numbers and len({n.value for n in numbers}) == 1:
        found.put("督察.反馈类别", numbers[0])


def _measures(sentences: Sequence[Sentence], found: _Found) -> None:
    """112条整改措施, of the whole plan."""
    numbers = [n for s in sentences for n in _measures_in(s)]
    if not numbers:
        return
    if len({n.value for n in numbers}) > 1:
        reason = f"前面写“{numbers[0].text}”，这里写“{numbers[-1].text}”，整改方案.措施数没有填"
        found.doubts.append(numbers[-1].doubt(reason, _LOOK))
        return
    found.put("整改方案.措施数", numbers[0])
    word = numbers[0].unit
    if word and word != _WORDS["措施"]:
        found.data.setdefault("量词", {})["措施"] = word
    figure = Figure("措施.总数", numbers[0].value, word or _WORDS["措施"])
    found.uses += [n.use("措施.总数", figure) for n in numbers]


def _measures_in(sentence: Sentence) -> Iterator[Stated]:
    if not _MADE.search(sentence.text) or not re.search("任务|问题|方案", sentence.text):
        return
    for quantity in sentence.spoken.numbers:
        before = sentence.spoken.read[max(0, quantity.start - 12) : quantity.start]
        own = quantity.unit in ("条", "项", "个") and quantity.exact and not quantity.is_han
        named = _MEASURES.match(sentence.text, quantity.end) or _BEFORE.search(before)
        if own and named and not restricted(_MEASURES.sub("", before.rpartition("，")[2])):
            yield sentence.stated(quantity)


def _measure_words(found: _Found, problems: Row | None, total: Stated | None) -> None:
    """量词, where they are not those that go without saying."""
    words = (("任务", total), ("问题", problems.total if problems else None))
    for what, number in words:
        if number and number.unit and number.unit != _WORDS[what] and (what != "任务" or "整改任务" in found.data):
            found.data.setdefault("量词", {})[what] = number.unit


def _uses(rows: Sequence[Row], groups: Grouped, found: _Found) -> None:
    """Every place where a figure of the data is printed."""
    figures = _figures(found.data)
    told = set(groups.rows)
    for row in rows:
        if row.total is not None:
            names = (TASKS, PROBLEMS) if row.kind == TASKS else (PROBLEMS, TASKS) if row.parts else (PROBLEMS,)
            found.uses.append(_use(row.total, names, figures))
        for part in (*row.parts, *row.rates) if row in told else ():
            found.uses.append(_use(part.number, part.names, figures))
        if row.classes is not None:
            found.uses.append(_use(row.classes, (CLASSES,), figures))
        for number in row.due if row in told else ():
            fix = "有了台账和截至日期，写【任务.已到时限】；现在照原文留作文字"
            found.doubts.append(number.doubt("已到时限的数要由逐项台账算，没有填进数据", fix))
        for part in row.parts:
            if not part.number.unit:
                unit = (row.total.unit if row.total else "") or _WORDS["任务"]
                reason = f"“{part.number.text}”后面缺量词"
                found.doubts.append(part.number.doubt(reason, f"补上“{unit}”，如“{part.number.text}{unit}”"))


def _uses_again(sentences: Sequence[Sentence], found: _Found) -> None:
    """58项整改任务纳入清单管理: the same number of the same, whatever is said of it."""
    figures = _figures(found.data)
    known = {(use.at, use.start) for use in found.uses if use}
    for sentence in sentences:
        for quantity in sentence.spoken.numbers:
            number = sentence.stated(quantity)
            m = _SAME.match(sentence.text, quantity.end) if quantity.unit in ("项", "个") else None
            if m is None or (number.at, number.start) in known:
                continue
            clause = re.split("[，；。：]", sentence.text[: quantity.start])[-1]
            if not restricted(clause) and not _INSIDE.search(clause):
                found.uses.append(_use(number, (TASKS,) if m[0].endswith("任务") else (PROBLEMS,), figures))


def _use(number: Stated, names: Sequence[str], figures: _Figures) -> Use | None:
    return next((use for name in names if (use := number.use(name, figures[name])) is not None), None)


@dataclass(frozen=True)
class _Figures:
    """The figures that the data will print, by placeholder."""

    tally: DeclaredTally
    others: dict[str, Figure]

    def __getitem__(self, name: str) -> Figure | Missing | None:
        root, _, last = name.partition(".")
        if root != "任务":
            return self.others.get(name)
        return self.tally[last] if last not in ("问题数",) else None


def _figures(data: dict[str, Any]) -> _Figures:
    words = _WORDS | data.get("量词", {})
    ledger = data.get("整改任务", {})
    by_status = {}
    for word, n in ledger.get("分组", {}).items():
        meaning = meaning_of(word)
        if meaning is not None:
            standing = Standing(meaning.progress, meaning.ongoing, meaning.closed)
            plain = not (meaning.ongoing or meaning.closed)
            by_status[meaning.progress if plain else standing] = Int(int(n))
    total = Int(int(ledger["总数"])) if "总数" in ledger and not by_status else None
    inspection = data.get("督察", {})
    keys = {PROBLEMS: ("反馈问题", words["问题"]), CLASSES: ("反馈类别", "类")}
    others = {
        name: Figure(name, Decimal(inspection[key]), unit) for name, (key, unit) in keys.items() if key in inspection
    }
    return _Figures(DeclaredTally("任务", by_status, total, words["任务"]), others)
