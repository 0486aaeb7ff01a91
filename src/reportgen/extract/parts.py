"""What an old paper is taken apart into, before it becomes a data file. Plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

from reportgen.document import Mark
from reportgen.records import dataclass, field


class Line(NamedTuple):
    """A paragraph. `at` is the line of the source that it begins on, from 1: no two lines share one.

    `level` is that of a heading by its style in Word (1..4), 0 where none says so.
    """

    text: str
    at: int
    level: int = 0


class Grid(NamedTuple):
    """A table; a cell that another one covers is empty, a line feed parts the paragraphs of a cell."""

    rows: tuple[tuple[str, ...], ...]
    at: int


Item = Line | Grid


class Cleaned(NamedTuple):
    """What was cleaned away: characters of the source from `column` (from 1) on its line `at`, and what stands there.

    `what` names the kind, in Chinese: 拼音残字, 半角标点, 断行, 连排, 多余空格, 网页残留, 字形.
    """

    at: int
    column: int
    what: str
    old: str
    new: str = ""


class Sure(Enum):
    """How surely something was recognised."""

    HIGH = "高"
    MIDDLE = "中"
    LOW = "低"


class Told(NamedTuple):
    """A thing that was recognised: its path in the data file (督察.反馈日期), as it stands there, and on which line."""

    key: str
    value: str
    at: int
    sure: Sure = Sure.HIGH


class Use(NamedTuple):
    """Characters start..end of a line that the placeholder `name` (任务.总数, without brackets) is meant to print."""

    at: int
    start: int
    end: int
    name: str


class Doubt(NamedTuple):
    """Characters start..end of a line that a person must look at: what is wrong, and what to do. 待核."""

    at: int
    start: int
    end: int
    reason: str
    fix: str


@dataclass(frozen=True)
class Facts:
    """Facts read from the text. `data` is a piece of the data file by its Chinese keys: texts, lists, mappings.

    A fact is only there when the text states it. A use is a wish: it is granted where the placeholder really prints
    those characters.
    """

    data: Mapping[str, Any] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    uses: tuple[Use, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Piece(NamedTuple):
    """Characters of the line `at` from `start` (from 0): its text."""

    text: str
    at: int
    start: int = 0


@dataclass(frozen=True)
class Point:
    """一是扛牢责任。… : head and text, each without number; further paragraphs that belong to it; points within."""

    head: Piece | None
    body: Piece | None
    more: tuple[Piece, ...] = ()
    points: Points | None = None


@dataclass(frozen=True)
class Points:
    """An enumeration; `inline` says that its points stand in one paragraph, joined to what is before it."""

    mark: Mark
    inline: bool
    items: tuple[Point, ...]


@dataclass(frozen=True)
class Section:
    """A chapter or a section of level 1..4 with its heading, or what stands under none (level 0)."""

    level: int
    heading: Piece | None
    run_in: bool
    blocks: tuple[Block, ...]


Block = Piece | Points | Section | Grid


@dataclass(frozen=True)
class Annex:
    """An attachment that stands behind the date: its title and what is in it."""

    title: Piece | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Outline:
    """The structure of a paper. `lead` are the paragraphs before the first heading or enumeration."""

    title: tuple[Piece, ...]
    addressee: Piece | None
    lead: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    next_steps: Section | None = None  # 下一步 behind the chapters, where it is no chapter of its own
    closing: Piece | None = None
    notes: tuple[Piece, ...] = ()  # titles of 附件说明
    signers: tuple[Piece, ...] = ()
    date: Piece | None = None
    annotation: Piece | None = None
    annexes: tuple[Annex, ...] = ()
    doubts: tuple[Doubt, ...] = ()
