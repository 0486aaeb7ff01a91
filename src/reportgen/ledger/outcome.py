"""What a round came to: changes of cells, tasks that were left out, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportgen.ledger.answers import Answer
from reportgen.model import Task
from reportgen.place import Place
from reportgen.records import dataclass, field


class Change(NamedTuple):
    """What a return says of a cell: the task of the ledger, the ledger's text, the return's, and where it stands."""

    task: Task
    key: str
    old: str
    new: str
    source: Place
    answer: Answer


class Stray(NamedTuple):
    """A task of a return that was left out, where it stands, and the units whose it is by the ledger."""

    task: Task
    source: Place
    answer: Answer
    why: str = ""
    units: tuple[str, ...] = ()


class Lack(NamedTuple):
    """The tasks of a unit that none of its returns has."""

    unit: str
    tasks: list[Task]
    answers: list[Answer]


@dataclass(frozen=True)
class Merged:
    """What a round came to. `taken` and `conflicts` by task and key; all else in the order of the returns."""

    answers: tuple[Answer, ...]
    units: Mapping[str, int]  # unit -> tasks
    filled: dict[str, int] = field(default_factory=dict)  # file -> cells in which it says something new
    silent: list[str] = field(default_factory=list)
    several: list[list[Answer]] = field(default_factory=list)  # the returns of a unit that sent more than one
    lacking: list[Lack] = field(default_factory=list)
    empty: list[Answer] = field(default_factory=list)
    twice: list[tuple[Task, list[Answer]]] = field(default_factory=list)
    taken: list[Change] = field(default_factory=list)
    conflicts: list[list[Change]] = field(default_factory=list)
    held: list[Change] = field(default_factory=list)  # which hang on a cell that is in conflict
    erased: list[Change] = field(default_factory=list)
    refused: list[Change] = field(default_factory=list)  # in columns that departments do not fill
    unknown: list[Stray] = field(default_factory=list)
    foreign: list[Stray] = field(default_factory=list)
    unlike: list[Stray] = field(default_factory=list)
    repeated: list[Stray] = field(default_factory=list)
