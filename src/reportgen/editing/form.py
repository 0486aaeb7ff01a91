"""The form of a data file: groups of entries, entries of fields, each with its value and where that is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from reportgen.datafile.edits import Path
from reportgen.diagnostics import Diagnostic
from reportgen.model import Task
from reportgen.records import dataclass, field

Kind = Literal["line", "text", "date", "choice"]
Step = tuple[str, ...]  # what may stand in one place of an address; the first is the one that the form shows

TASKS, POINTS, FACTS = "整改任务", "要点", "基本事实"  # the groups


@dataclass(frozen=True)
class Field:
    """One value. `locked` says why it can't be changed here, "" where it can. It is written at `path` of the data file,
    or in `column` of the row of `task` in the workbook."""

    key: str
    kind: Kind
    value: str
    choices: tuple[str, ...] = ()
    hint: str = ""
    locked: str = ""
    place: str = ""
    path: Path = ()
    task: Task | None = None
    column: str = ""


@dataclass(frozen=True)
class Entry:
    """What belongs together: a task, a point, a part of the facts. `spelt` are other words (folded) for its keys."""

    steps: tuple[Step, ...]
    label: str
    fields: tuple[Field, ...]
    spelt: Mapping[str, str] = field(default_factory=dict)

    @property
    def at(self) -> str:
        """The address of the entry; "" for what stands at the top of the data file."""
        return ".".join(step[0] for step in self.steps)

    def address(self, of: Field) -> str:
        """The address of a field: 整改任务.3.状态."""
        return ".".join(filter(None, (self.at, of.key)))


@dataclass(frozen=True)
class Group:
    """Entries of one kind, under a name that the page shows."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Form:
    """All that can be changed in a data file and in the workbook of its tasks; `found` is wrong with them."""

    file: str
    groups: tuple[Group, ...] = ()
    found: tuple[Diagnostic, ...] = ()

    def fields(self) -> Iterator[tuple[Entry, Field]]:
        """Every field with its entry, from top to bottom."""
        for group in self.groups:
            for entry in group.entries:
                for one in entry.fields:
                    yield entry, one
