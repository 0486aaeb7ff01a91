"""Both parsers of YAML, the tree that they make of a text, and what is told of it, in few words."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from reportgen.diagnostics import Diagnostic
from reportgen.load.nodes import Node, Scalar, Sequence
from reportgen.load.notation.compose import compose
from reportgen.load.source import source_of

C: Any = getattr(yaml, "CSafeLoader", None)
LOADERS = [pytest.param(yaml.SafeLoader, id="pure")]
if C is not None:
    LOADERS.append(pytest.param(C, id="libyaml"))
both = pytest.mark.parametrize("loader", LOADERS)


def data(node: Node | None) -> object:
    """The tree as plain lists, dicts and texts."""
    if node is None or isinstance(node, Scalar):
        return node and node.text
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return {entry.key.text: data(entry.value) for entry in node.entries}


def where(found: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(d.code, d.place.line, d.place.column) for d in found if d.place is not None]


def codes(found: list[Diagnostic]) -> list[str]:
    return [d.code for d in found]


def only(text: str, loader: Any, code: str, place: tuple[int, int]) -> Diagnostic:
    """The one fault of a text, after its code and place were compared."""
    found = compose(source_of(text), loader)[1]
    assert codes(found) == [code]
    assert found[0].place is not None
    assert found[0].place[1:3] == place
    return found[0]
