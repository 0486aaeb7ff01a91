"""A part of the data file (城市, one task, one chapter) -> the fields of an entry, those that are not there yet too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.datafile.edits import Path
from reportgen.editing.form import Entry, Field, Step
from reportgen.editing.values import NO_VALUE, is_value, kind_of, text_of
from reportgen.load.nodes import Entry as Pair
from reportgen.load.nodes import Mapping, Node, Scalar, Sequence
from reportgen.load.plan import Plan
from reportgen.place import Place
from reportgen.records import dataclass, replace
from reportgen.vocabulary import key_table


@dataclass(frozen=True)
class Part:
    """A mapping of the data file, or where one could be (`node` is None); `place` is the nearest that there is."""

    plan: Plan
    node: Node | None
    path: Path
    place: Place

    def pair(self, key: str) -> Pair | None:
        """The entry of a key in any of its spellings; a mere text may stand for one of them."""
        if not isinstance(self.node, Mapping):
            return None
        known = ((self.plan.property(pair.key.text), pair) for pair in self.node.entries)
        return next((pair for property_, pair in known if property_ and property_.name == key), None)

    def child(self, key: str) -> Part:
        """The value of a key of the schema."""
        plan = self.plan.below(key)
        pair = self.pair(key)
        if pair is not None:
            return Part(plan, pair.value, (*self.path, pair.key.text), pair.value.place)
        if key == self.plan.shorthand and isinstance(self.node, Scalar) and self.node.text:
            return Part(plan, self.node, (*self.path, key), self.place)
        return Part(plan, None, (*self.path, key), self.place)

    def rows(self) -> Iterator[tuple[str, Part]]:
        """What is there of a table with free keys, by its keys."""
        if isinstance(self.node, Mapping):
            for pair in self.node.entries:
                plan = self.plan.below(pair.key.text)
                yield pair.key.text, Part(plan, pair.value, (*self.path, pair.key.text), pair.value.place)

    def items(self) -> Iterator[Part]:
        """What is there of a list."""
        if isinstance(self.node, Sequence):
            for n, item in enumerate(self.node.items):
                yield Part(self.plan.items, item, (*self.path, n), item.place)

    @property
    def text(self) -> str:
        """Of a text, else ""."""
        return self.node.text if isinstance(self.node, Scalar) else ""

    @property
    def is_odd(self) -> bool:
        """Whether something stands there that is no mapping, and stands for none."""
        empty = self.node is None or isinstance(self.node, Mapping) or (isinstance(self.node, Scalar) and not self.text)
        return not empty and not (isinstance(self.node, Scalar) and self.plan.shorthand)


def fields_of(part: Part, wanted: Callable[[Plan], bool] = is_value, before: str = "") -> Iterator[Field]:
    """The fields of a part; `before` is what their keys begin with."""
    for key, known in part.plan.properties.items():
        if wanted(known.plan):
            one = single(f"{before}{key}", part.child(key), key)
            yield replace(one, locked=NO_VALUE) if part.is_odd else one


def single(key: str, part: Part, column: str = "") -> Field:
    """The field of one value."""
    value, locked = text_of(part.node, part.plan)
    kind, choices, hint = kind_of(part.plan, value, column)
    return Field(key, kind, value, choices, hint, locked, part.place.short, part.path)


def entry_of(steps: tuple[Step, ...], label: str, part: Part, fields: Iterator[Field]) -> Iterator[Entry]:
    """The entry of these fields, where there are any."""
    found = tuple(fields)
    if found:
        yield Entry(steps, label, found, key_table(part.plan.schema))


def step_of(number: int, *names: str) -> Step:
    """The place of an item in an address: its number, or one of its names."""
    return tuple(dict.fromkeys((str(number), *(name.strip() for name in names if name.strip()))))
