"""Values that know where they stand in the user's files, and how they show it to a template.

A template prints a value with `{{ … }}`; markupsafe then calls its `__html__`, which wraps the escaped
text in `<data data-src="city.yaml:12:9">`. So no value can change the structure of the document, and every
run of it knows its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from reportgen.place import Place
from reportgen.regex import regex

T = TypeVar("T", bound="Text")
_SPECIAL = regex("[&<>\"']")


def sources(places: Iterable[Place | None]) -> str:
    """Places as the text of `data-src`: parted by blanks, none twice."""
    return " ".join(dict.fromkeys(p.key for p in places if p is not None))


def wrap(text: str, source: str, figure: str = "") -> str:
    """`text` escaped and marked with its origin, as the markup reader expects it; a `source` needs no escaping."""
    name = f' data-figure="{escaped(figure, quote=True)}"' if figure else ""
    return f'<data data-src="{source}"{name}>{escaped(text)}</data>'


def escaped(text: str, *, quote: bool = False) -> str:
    """As `html.escape`, which brings all entities of HTML along, and most texts have none."""
    if not _SPECIAL.search(text):
        return text
    from html import escape

    return escape(text, quote)


class Text(str):
    """A text from the user's files and the place where it stands (none for a default)."""

    __slots__ = ("place",)
    place: Place | None

    def __new__(cls: type[T], text: str, place: Place | None = None) -> T:
        """`text` as it will be printed."""
        self = str.__new__(cls, text)
        self.place = place
        return self

    def __html__(self) -> str:
        return wrap(str(self), self.place.key if self.place else "")


class Prose(Text):
    """A text in which 【任务.已完成】 is a placeholder for a figure or a fact."""

    __slots__ = ()


class Int(int):
    """A whole number from the user's files and its place."""

    place: Place | None

    def __new__(cls, value: int, place: Place | None = None) -> Int:
        """`value` is the number itself; its unit is the schema's affair."""
        self = super().__new__(cls, value)
        self.place = place
        return self

    def __html__(self) -> str:
        return wrap(str(int(self)), self.place.key if self.place else "")


class Num(Decimal):
    """A decimal number from the user's files, exactly as written (56.0 stays 56.0), and its place."""

    place: Place | None

    def __new__(cls, value: str | Decimal, place: Place | None = None) -> Num:
        """`value` without blanks, separators or unit."""
        self = super().__new__(cls, value)
        self.place = place
        return self

    def __html__(self) -> str:
        return wrap(f"{self:f}", self.place.key if self.place else "")


class Missing:
    """A fact that nobody has given: false in a test, printed as 【待补充：…】 and marked.

    `name` is what to ask the clerk for, `place` the nearest place in the data, where it belongs.
    """

    __slots__ = ("name", "place")

    def __init__(self, name: str, place: Place | None = None) -> None:
        self.name = name
        self.place = place

    def __getattr__(self, name: str) -> Missing:
        """A fact of a part that is missing is missing too: 督察.反馈日期."""
        if name.startswith("_"):
            raise AttributeError(name)
        return Missing(f"{self.name}.{name}", self.place)

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return f"【待补充：{self.name}】"

    def __html__(self) -> str:
        return f'<mark data-src="{self.place.key if self.place else ""}">{escaped(str(self), quote=True)}</mark>'
