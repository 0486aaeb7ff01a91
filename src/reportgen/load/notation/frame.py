"""A list or mapping that the parser has opened and not yet closed."""

from __future__ import annotations

from typing import Any

from yaml.events import CollectionStartEvent, MappingStartEvent

from reportgen.load.nodes import Entry, Node, Scalar


class Frame:
    """A list or mapping that is still open. `valued` says that a key has come and its value has not."""

    __slots__ = ("after", "column", "entries", "flow", "items", "key", "line", "mapping", "seen", "valued")

    def __init__(self, event: CollectionStartEvent) -> None:
        mark: Any = event.start_mark
        self.mapping = type(event) is MappingStartEvent
        self.line: int = mark.line
        self.column: int = mark.column
        self.flow = bool(event.flow_style)
        self.valued = False
        self.after = 0  # where the key ends in the text
        self.key: Scalar | None = None
        self.items: list[Node] = []
        self.entries: list[Entry] = []
        self.seen: dict[str, Scalar] = {}
