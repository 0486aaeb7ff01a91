"""Paths in a data file: the node that one names, the path of a place, and the fault of an edit that can't be made."""

from __future__ import annotations

from reportgen.datafile.edits import Path
from reportgen.load.nodes import Mapping, Node, Scalar, Sequence


class EditError(Exception):
    """An edit that can't be made at `path`; `reason` is for the clerk."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{named(path)}：{reason}" if path else reason)
        self.path = path
        self.reason = reason


def named(path: Path) -> str:
    """A path as messages show it: 章节.第3项.标题."""
    return ".".join(f"第{step + 1}项" if isinstance(step, int) else step for step in path)


def children(node: Node) -> tuple[tuple[str | int, Node], ...]:
    """What is right within a node, by its step."""
    if isinstance(node, Mapping):
        return tuple((entry.key.text, entry.value) for entry in node.entries)
    return tuple(enumerate(node.items)) if isinstance(node, Sequence) else ()


def node_at(node: Node, path: Path) -> Node:
    """The node at a path; EditError where there is none."""
    for depth, step in enumerate(path):
        found = child(node, step)
        if found is None:
            raise EditError(path[: depth + 1], "文件里没有这一项")
        node = found
    return node


def child(node: Node, step: str | int) -> Node | None:
    """The node one step below."""
    if isinstance(node, Mapping):
        return next((e.value for e in node.entries if e.key.text == step and isinstance(step, str)), None)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def path_of(node: Node, line: int, column: int) -> Path | None:
    """The path of the scalar that begins there; lines and columns count from 1."""
    if isinstance(node, Scalar):
        return () if (node.place.line, node.place.column) == (line, column) else None
    for step, inner in children(node):
        if inner.place.line <= line <= inner.place.end_line:
            found = path_of(inner, line, column)
            if found is not None:
                return (step, *found)
    return None
