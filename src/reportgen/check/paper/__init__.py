"""A paper as the proof-reader sees it: passages of text with their roles and places, whatever file they came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from reportgen.place import Place, Source
from reportgen.records import dataclass, field


class Kind(Enum):
    """What the paper was read from. Of a WORD file the rules on layout tell some things already."""

    TEXT = ".txt"
    WORD = ".docx"
    DRAFT = ".yaml"


class Role(Enum):
    """What a passage is; told by its words (roles.py), so that one text has the same roles in every format."""

    LETTERHEAD = "版头"
    TITLE = "标题"
    ADDRESSEE = "主送机关"
    HEADING = "小标题"  # on a line of its own
    BODY = "正文"  # also with a run-in heading
    CELL = "表格"  # a paragraph of a cell
    NOTE = "附件说明"
    SIGNER = "署名"
    DATE = "成文日期"
    REMARK = "附注"
    IMPRINT = "版记"
    ATTACHMENT = "附件标志"  # 附件1, and the title below it


class Found(NamedTuple):
    """Characters start..end of a passage, what is wrong and what to write.

    `edit` is what --fix puts there: only where that cannot change the meaning. `related` are further spots of
    the same fault: index of the passage, start, end.
    """

    start: int
    end: int
    reason: str
    fix: str
    edit: str | None = None
    related: tuple[tuple[int, int, int], ...] = ()


Spot = tuple[int, Found]  # with the index of the passage
LineRule = Callable[[str], Iterator[Found]]


class Printed(NamedTuple):
    """Characters start..end of a passage that a figure or a value of the data put there; `figure` may be empty."""

    start: int
    end: int
    figure: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, its number included, or a paragraph of a cell.

    `level` is 1..4 where it begins with the number of a heading, `part` 0 for the paper and 1… for its attachments;
    `table`, `row` and `column` count from 0 and are -1 outside of tables.
    """

    index: int
    text: str
    role: Role
    locate: Callable[[int, int], Place] = field(compare=False, repr=False)
    level: int = 0
    part: int = 0
    table: int = -1
    row: int = -1
    column: int = -1
    printed: tuple[Printed, ...] = ()


@dataclass(frozen=True)
class Paper:
    """All passages with text, in order. `released` asks for what a public paper must not hold."""

    source: Source
    passages: tuple[Passage, ...]
    released: bool = False
    kind: Kind = Kind.TEXT

    def having(self, *roles: Role) -> Iterator[Passage]:
        """Those of some roles."""
        return (p for p in self.passages if p.role in roles)

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """What is read as running text: headings and body of the paper and of its attachments."""
        return tuple(self.having(Role.HEADING, Role.BODY))

    @cached_property
    def title(self) -> str:
        """The lines of the title joined; "" where none was recognised."""
        return "".join(p.text.strip() for p in self.having(Role.TITLE))

    @cached_property
    def public(self) -> bool:
        """Whether the public reads it: told so, or by its title."""
        return self.released or bool(re.search("公开|公示|通告|公告", self.title))


PaperRule = Callable[[Paper], Iterator[Spot]]


def on_each(passages: Sequence[Passage], rule: LineRule) -> Iterator[Spot]:
    """A rule on one text, over many passages."""
    for p in passages:
        for found in rule(p.text):
            yield p.index, found
