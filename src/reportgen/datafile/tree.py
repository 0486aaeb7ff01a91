"""A piece of a data file as data: what the writer of drafts prints, and what edits put in."""

from __future__ import annotations

from typing import Union

from reportgen.records import dataclass


@dataclass(frozen=True)
class Noted:
    """A value with a comment above it, without its `#`: 待核：原文这里没有序号."""

    value: Tree
    note: str


Tree = Union[str, "list[Tree]", "dict[str, Tree]", Noted]
