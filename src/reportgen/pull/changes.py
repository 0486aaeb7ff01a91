"""What was changed in a Word file, unit by unit. Plain frozen data."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from reportgen.document import Inlines
from reportgen.records import dataclass, field


class What(Enum):
    """What a unit is. A paragraph may hold several: a run-in heading, a lead, points one behind the other."""

    TITLE = "标题"
    ADDRESSEE = "主送"
    HEADING = "小标题"
    BODY = "正文"
    POINT = "要点"
    NOTE = "附件说明"
    SIGNER = "署名"
    DATE = "成文日期"
    ANNOTATION = "附注"
    ANNEX = "附件标题"
    CELL = "表格"
    FRAME = "版头版记"


@dataclass(frozen=True)
class Unit:
    """A stretch of one paragraph. `text` is without `number` (一、 （一） 一是), which the program counts.

    `index` is that of its paragraph, from 0; `level` 1..4 of a heading; `table`, `row`, `column` those of a cell, from
    0 (row 0 is the head of the table), -1 elsewhere. `inlines` are the runs of `text` with their sources where the
    paper was built, empty where it was read. `tie` is the bookmark of the paragraph, "" where it has none.
    """

    what: What
    text: str
    index: int
    number: str = ""
    level: int = 0
    table: int = -1
    row: int = -1
    column: int = -1
    tie: str = ""
    inlines: Inlines = field(default=(), compare=False)


class Kind(Enum):
    """What happened to a unit."""

    EDITED = "改动"
    ADDED = "新增"
    DELETED = "删去"
    MOVED = "移动"
    JOINED = "接排"  # its words stand in one paragraph with those before them now
    PARTED = "分段"  # they begin a paragraph of their own now


class Span(NamedTuple):
    """Characters start..end of the old text, and what stands there now."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Change:
    """One unit that was changed. `old` is None where it is new, `new` None where it was deleted.

    `before` is the built unit that a new or moved one stands behind now, None at the top of the paper; of one that was
    joined or parted, the nearest one above that kept its place. `spans` say what was edited, also of one that was moved
    as well; one that was joined or parted has none, its edits are a change before this one. `joined` says of a new or
    moved one that it stands in the paragraph of the unit right before it. `base` is False where the built unit is not
    the one that the Word file was built from: the data have changed since.
    """

    kind: Kind
    old: Unit | None
    new: Unit | None
    before: Unit | None = None
    spans: tuple[Span, ...] = ()
    base: bool = True
    joined: bool = False
