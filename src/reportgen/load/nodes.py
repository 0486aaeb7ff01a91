"""The YAML tree as it was written: texts, lists and key-value pairs, each with its place; nothing is typed yet."""

from __future__ import annotations

from reportgen.place import Place
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text exactly as YAML reads it (2022.10 stays 2022.10). `plain` says that it has no quotes, | or >.

    Nothing after the colon, `~` and `null` are the text "" with `plain` set.
    """

    text: str
    place: Place
    plain: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, by `- ` or in brackets."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Key-value pairs in the order of the file, no key twice. `flow` says that they stand in braces."""

    entries: tuple[Entry, ...]
    place: Place
    flow: bool


Node = Scalar | Sequence | Mapping
