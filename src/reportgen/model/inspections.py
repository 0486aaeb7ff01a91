"""Which inspection a word of a ledger means: its name, short name, round or level, whichever was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from reportgen.model.report import Inspection
from reportgen.model.tasks import Task
from reportgen.records import dataclass, replace
from reportgen.values import Text
from reportgen.vocabulary import folded
from reportgen.zh import numeral

HAN_NUMBERS = frozenset("一二三四五六七八九十")
TYPES = {"专项督察": "专项督察", "“回头看”": "督察“回头看”"}  # 类型 -> how a name ends; any other: 督察


@dataclass(frozen=True)
class Inspections:
    """The inspections of a report; a ledger of one inspection need not name it."""

    all: tuple[Inspection, ...] = ()

    @cached_property
    def labels(self) -> tuple[Text, ...]:
        """The full name of each, in the order of the data file."""
        return tuple(Text(full_name(i), (i.name.place if i.name else None) or i.place) for i in self.all)

    @cached_property
    def _meant(self) -> Mapping[str, tuple[Text, ...]]:
        """Every word for an inspection (folded) -> the full names of those it may mean."""
        meant: dict[str, dict[Text, None]] = {}
        for inspection, label in zip(self.all, self.labels, strict=True):
            for word in (label, inspection.name, inspection.short_name, *_rounds(inspection), inspection.level):
                if word:
                    meant.setdefault(folded(word), {})[label] = None
        return {word: tuple(labels) for word, labels in meant.items()}

    def meant(self, word: str) -> tuple[Text, ...]:
        """The inspections that a word may mean: none, one, or several (中央 of two by 中央)."""
        return self._meant.get(folded(word), ())

    def label_of(self, word: str | None) -> str | None:
        """The full name of the one that is meant; without a word the only one there is, else None.

        A word that means none or several stays as it is: `check` tells of it.
        """
        if not word:
            return self.labels[0] if len(self.labels) == 1 else None
        found = self.meant(word)
        return found[0] if len(found) == 1 else word

    def named(self, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
        """The tasks, each with the full name of its inspection, so that one inspection is one word everywhere."""
        return tuple(self._named(task) for task in tasks) if self.all else tasks

    def _named(self, task: Task) -> Task:
        if not task.inspection:
            return task
        label = self.label_of(task.inspection)
        if label is None or label == task.inspection:
            return task
        return replace(task, inspection=Text(label, task.inspection.place))

    def ordered(self, labels: Iterable[str]) -> list[str]:
        """Full names in the order of the data file, others behind them as they came."""
        given = list(dict.fromkeys(labels))
        known = [label for label in self.labels if label in given]
        return [*known, *(label for label in given if label not in known)]


def full_name(inspection: Inspection) -> str:
    """As written, or as templates/shared/inspection.j2 puts it together: 2019年第二轮第三批中央生态环境保护督察."""
    if inspection.name:
        return str(inspection.name)
    year = inspection.year or ""
    parts = [
        f"{year}年" if year.isdecimal() else year,
        _ordinal(inspection.round, "轮"),
        _ordinal(inspection.batch, "批"),
    ]
    return "".join(parts) + f"{inspection.level or ''}生态环境保护{TYPES.get(inspection.type or '', '督察')}"


def _rounds(inspection: Inspection) -> tuple[str, ...]:
    return (inspection.round, _ordinal(inspection.round, "轮")) if inspection.round else ()


def _ordinal(value: str | None, word: str) -> str:
    """`2` or `二` with 轮 -> 第二轮; what has the word already stays, as do other words."""
    text = (value or "").strip()
    if not text or word in text:
        return text
    number = text.removeprefix("第")
    if number.isdecimal() and len(number) <= 2:
        number = numeral(int(number))
    return f"第{number}{word}" if set(number) <= HAN_NUMBERS else text
