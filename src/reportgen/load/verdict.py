"""What the validator says of a canonical tree: each violation as a diagnostic at the value's own place."""

from __future__ import annotations

from collections.abc import Mapping as Table
from typing import Any

from reportgen.diagnostics import Diagnostic
from reportgen.load.explain import explain
from reportgen.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from reportgen.load.plan import Plan, plan_of
from reportgen.load.validator import violations
from reportgen.place import Place
from reportgen.vocabulary import Schema, resolved


def judged(tree: Node, schema: Schema, blank: Table[tuple[Place, str], Scalar]) -> tuple[Node, list[Diagnostic]]:
    """The tree without what the validator finds wrong in it, and all that is wrong.

    `blank` are the keys without a value, by the place of their mapping and their canonical name.
    """
    found: list[Diagnostic] = []
    broken: set[tuple[str | int, ...]] = set()
    for violation in violations(schema, instance_of(tree, plan_of(schema))):
        at, broke = _node_at(tree, violation.path)
        left = blank.get((broke.place, str(violation.limit))) if violation.keyword == "required" else None
        found += explain(violation, broke, _schema_at(schema, violation.path), left)
        if violation.keyword != "required":
            broken.add(tuple(violation.path[:at]))
    return _pruned(tree, broken, ()), found


def instance_of(node: Node, plan: Plan) -> Any:
    """The tree as JSON has it."""
    if isinstance(node, Mapping):
        return {e.key.text: instance_of(e.value, plan.below(e.key.text)) for e in node.entries}
    if isinstance(node, Sequence):
        return [instance_of(i, plan.items) for i in node.items]
    return plan.value(node.text)


def _schema_at(schema: Schema, path: list[str | int]) -> Schema:
    """The part of the schema that a JSON path leads to."""
    part = resolved(schema)
    for step in path:
        inner = part.get("items", {}) if isinstance(step, int) else part.get("properties", {}).get(step)
        part = resolved(inner if inner is not None else part.get("additionalProperties") or {})
    return part


def _node_at(tree: Node, path: list[str | int]) -> tuple[int, Node]:
    """The node at a JSON path, and how much of the path the tree has (a shorthand ends it early)."""
    node = tree
    for depth, step in enumerate(path):
        if isinstance(node, Mapping):
            node = next(e.value for e in node.entries if e.key.text == step)
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
        else:
            return depth, node
    return len(path), node


def _pruned(node: Node, broken: set[tuple[str | int, ...]], path: tuple[str | int, ...]) -> Node:
    """The tree without the values that broke the schema, so that the rest can still be read for its faults."""
    if not broken:
        return node
    if isinstance(node, Mapping):
        kept = (e for e in node.entries if (*path, e.key.text) not in broken)
        entries = tuple(Entry(e.key, _pruned(e.value, broken, (*path, e.key.text))) for e in kept)
        return Mapping(entries, node.place, node.flow)
    if isinstance(node, Sequence):
        kept_items = [(i, item) for i, item in enumerate(node.items) if (*path, i) not in broken]
        return Sequence(tuple(_pruned(item, broken, (*path, i)) for i, item in kept_items), node.place)
    return node
