"""Edits of a data file, by paths in it as it stands before any of them."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.datafile.tree import Tree

Path = tuple[str | int, ...]  # ("章节", 2, "要点", 0, "内容"); keys as they are written in the file


class Replace(NamedTuple):
    """Another text for the scalar at `path`."""

    path: Path
    text: str


class Put(NamedTuple):
    """A new key, the last step of `path`, with its value, in the mapping before it: above its key `before`, or last."""

    path: Path
    value: Tree
    before: str = ""


class Insert(NamedTuple):
    """New item of the list at `path`, before its item `at`; at its end where `at` is its length."""

    path: Path
    at: int
    value: Tree


class Remove(NamedTuple):
    """The item or key at `path`, with its comments."""

    path: Path


class Move(NamedTuple):
    """Item `at` of the list at `path` stands before its item `to` then; with its comments."""

    path: Path
    at: int
    to: int


Edit = Replace | Put | Insert | Remove | Move
