"""What templates and placeholders see of the report: Chinese names, 【待补充】 for what is missing, prose filled in."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any

from markupsafe import Markup, escape

from reportgen.figures import DeclaredTally, Figure, Tally
from reportgen.figures.counts import NAMES
from reportgen.figures.tally import unstated
from reportgen.model import Part, Report, Status, Task
from reportgen.model.inspections import Inspections
from reportgen.model.numbers import identity_of
from reportgen.place import Place
from reportgen.values import Missing, Prose
from reportgen.vocabulary import attribute_names, schema

Fill = Callable[[Prose], "Filled"]
NO_INSPECTIONS = Inspections()


class Filled:
    """Prose that fills its placeholders when it is printed, not before: they may name what is made later."""

    __slots__ = ("_fill", "_words")

    def __init__(self, words: str, fill: Callable[[], Markup]) -> None:
        self._words = words
        self._fill = fill

    def __html__(self) -> Markup:
        return self._fill()

    def __str__(self) -> str:
        return self._words

    def __bool__(self) -> bool:
        return bool(self._words.strip())

    def __eq__(self, other: object) -> bool:
        return str(self) == other

    def __hash__(self) -> int:
        return hash(self._words)


class Statement(Filled):
    """A sentence that a macro makes of the figures, which prose may name."""

    __slots__ = ()


class View:
    """A part of the report by its Chinese names; a fact that was left out is a Missing."""

    __slots__ = ("_fill", "_part")

    def __init__(self, part: Part, fill: Fill) -> None:
        self._part = part
        self._fill = fill

    def __getattr__(self, name: str) -> Any:
        attribute = attribute_names()[type(self._part).__name__].get(name)
        if attribute is None:
            raise AttributeError(name)
        value = getattr(self._part, attribute)
        if value is None:
            return Missing(_label(self._part, name), where_of(self._part))
        return shown(value, self._fill)

    @property
    def names(self) -> Iterator[str]:
        """The Chinese names that it has, for “是否……”."""
        return iter(attribute_names()[type(self._part).__name__])


def reader(view: View, names: tuple[str, ...]) -> tuple[Any, ...] | None:
    """The values of several Chinese names as the model has them; None where it has not all of these names."""
    part = view._part
    read = _reader(type(part).__name__, names)
    return read(part) if read else None


@lru_cache(maxsize=64)
def _reader(kind: str, names: tuple[str, ...]) -> Callable[[Part], tuple[Any, ...]] | None:
    attributes = [attribute_names()[kind].get(name) for name in names]
    known = [attribute for attribute in attributes if attribute is not None]
    if not known or len(known) < len(attributes):
        return None
    read = attrgetter(*known)
    return read if len(known) > 1 else lambda part: (read(part),)


def shown(value: Any, fill: Fill) -> Any:
    """A value of the model as a template may print or walk it."""
    if isinstance(value, Prose):
        return fill(value)
    if isinstance(value, Part) and not isinstance(value, Status):
        return View(value, fill)
    if isinstance(value, tuple):
        return [shown(v, fill) for v in value]
    if isinstance(value, Mapping):
        return {str(k): shown(v, fill) for k, v in value.items()}
    return value


def where_of(part: Part) -> Place | None:
    """Where to add what is missing; of the report as a whole only its file."""
    return Place(part.place.source) if part.place and isinstance(part, Report) else part.place


def _label(part: Part, name: str) -> str:
    """`督察.反馈日期`: what to look for in the YAML."""
    if isinstance(part, Task):
        return f"第{part.no}项{name}"
    title = schema()["$defs"].get(type(part).__name__, {}).get("title")
    return f"{title}.{name}" if title else name


def folded_get(table: Mapping[str, Any], name: str) -> Any:
    """By a name in NFKC, whatever the width of the key: 【臭氧（O₃）】; None where there is none."""
    if name in table:
        return table[name]
    return next((v for key, v in table.items() if unicodedata.normalize("NFKC", key) == name), None)


class Group:
    """Figures by name: `信访.交办`; `key` is the figure that the group's own name prints (an indicator's 现值)."""

    __slots__ = ("_figures", "_inspections", "_key")

    def __init__(
        self, figures: Mapping[str, Figure | Missing], key: str = "", inspections: Inspections = NO_INSPECTIONS
    ) -> None:
        self._figures = figures
        self._key = key
        self._inspections = inspections

    def __getattr__(self, name: str) -> Any:
        if name in self._figures:
            return self._figures[name]
        inside = {k.removeprefix(name + "."): v for k, v in self._figures.items() if k.startswith(name + ".")}
        if not inside:
            raise AttributeError(name)
        return Group(inside)

    def step(self, path: str) -> Figure | Missing | None:
        """A figure by the whole rest of a path: 按级别.县级干部, 督察.省督察.交办."""
        figure: Figure | Missing | None = folded_get(self._figures, path)
        kind, _, rest = path.partition(".")
        if figure is None and kind == "督察":
            word, _, name = rest.partition(".")
            figure = self._figures.get(f"督察.{self._inspections.label_of(word)}.{name}")
        return figure

    @property
    def names(self) -> Iterator[str]:
        """The figures that it has."""
        return iter(self._figures)

    def __html__(self) -> Markup:
        return escape(self._figures[self._key]) if self._key else Markup("")

    def __bool__(self) -> bool:
        return bool(self._figures)


class Parts(Mapping[str, "Tasks"]):
    """The groups of a kind by name: 任务.领域; an inspection also by any other word for it (任务.督察.省督察)."""

    def __init__(self, groups: Mapping[str, Tasks], inspections: Inspections) -> None:
        self._groups = groups
        self._inspections = inspections

    def __getitem__(self, name: str) -> Tasks:
        group = self._groups.get(name) or self._groups.get(self._inspections.label_of(name) or "")
        if group is None:
            raise KeyError(name)
        return group

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)


class Tasks:
    """`任务`: its counts and rates, the groups (任务.领域.水.总数), the lists behind counts, the statements."""

    __slots__ = ("_fill", "_paper", "_statements", "_tally")

    def __init__(
        self,
        tally: Tally | DeclaredTally,
        paper: Mapping[tuple[str, str], Task],
        fill: Fill,
        statements: Mapping[str, Callable[[Tasks], Markup]],
    ) -> None:
        self._tally = tally
        self._paper = paper
        self._fill = fill
        self._statements = statements

    def __getattr__(self, name: str) -> Any:
        if name in NAMES:
            return self._tally[name]
        if name in self._statements:
            return Statement(name, partial(self._statements[name], self))
        if isinstance(self._tally, Tally) and name in self._tally.groups:
            tally = self._tally
            return Parts(dict(self.各组(name)), tally.inspections if name == "督察" else NO_INSPECTIONS)
        raise AttributeError(name)

    def 各组(self, kind: str) -> list[tuple[str, Tasks]]:
        """The groups of a kind (领域, 督察, …) in order, but for those of which the paper shows no task."""
        if not isinstance(self._tally, Tally):
            return []
        tally = self._tally
        shown = {name for task in self._paper.values() for name in tally.group_names(kind, task)}
        if shown == {unstated(kind)}:  # the column is hidden
            return []
        groups = [(name, group) for name, group in tally.groups[kind].items() if name in shown]
        return [(name, Tasks(group, self._paper, self._fill, self._statements)) for name, group in groups]

    def 名单(self, name: str) -> list[View]:
        """The tasks behind a count that the paper may show (分别为：……); fewer than counted where some are hidden."""
        found = (self._paper.get(identity_of(task)) for task in self._tally.matching(name))
        return [View(task, self._fill) for task in found if task and (task.title or task.finding)]

    def 其中(self, name: str, *states: str) -> Figure:
        """Of the tasks behind a count those in one of the states: 任务.其中("剩余", "未启动")."""
        return self._tally.among(name, *states)

    def 分年(self, name: str) -> list[tuple[str, Figure]]:
        """The tasks behind a count by the year of their deadline: (`2018年底`, 3项); without a date, not at all."""
        return self._tally.by_year(name) if isinstance(self._tally, Tally) else []

    def 无日期(self, name: str) -> Figure | Missing:
        """Of the tasks behind a count those whose deadline is no date."""
        return self._tally.without_date(name) if isinstance(self._tally, Tally) else Missing(name)

    @property
    def 按时限(self) -> bool:
        """Whether it may be said which tasks are due: without a 时限 of each, 未到时限而提前完成 would be a guess."""
        return isinstance(self._tally, Tally) and self._tally.timed

    @property
    def 有分组(self) -> bool:
        """Whether anything is known of their status."""
        return isinstance(self._tally, Tally) or bool(self._tally.by_status)

    @property
    def names(self) -> Iterator[str]:
        """The figures that it has."""
        return iter([*NAMES, *self._statements, *self._tally.groups])
