"""The JSON Schema validator behind one small face: the Rust one where it is installed, else the pure Python one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from reportgen.vocabulary import Schema
from reportgen.vocabulary import schema as whole_schema


class Violation(NamedTuple):
    """Where in the instance which keyword of the schema was broken; `limit` is what the schema asked for there.

    Of `required` there is one violation for each missing key, and `limit` is that key.
    """

    path: list[str | int]
    keyword: str
    limit: Any


def violations(schema: Schema, instance: Any) -> Iterator[Violation]:
    """All of them. `schema` is the whole schema or one of its parts; its `$ref`s are those of the whole."""
    top = _whole(schema)
    for path, schema_path in _errors(top, instance):
        keyword = str(schema_path[-1])
        limit: Any = top
        for step in schema_path:
            limit = limit[step] if not isinstance(limit, dict) or step in limit else {}
        if keyword != "required":
            yield Violation(path, keyword, limit)
            continue
        part = instance
        for step in path:
            part = part[step]
        yield from (Violation(path, keyword, key) for key in limit if key not in part)


_WHOLES: dict[int, tuple[Schema, Schema]] = {}  # by the identity of the part, which is kept, so that it stays one


def _whole(part: Schema) -> Schema:
    """A part of the schema with the definitions that its `$ref`s name; the same object at every call."""
    if id(part) not in _WHOLES:
        _WHOLES[id(part)] = part, {**part, "$defs": whole_schema()["$defs"]}
    return _WHOLES[id(part)][1]


def _errors(schema: Schema, instance: Any) -> Iterator[tuple[list[str | int], list[str | int]]]:
    """Path in the instance and in the schema of each error, `required` once an object."""
    seen = set()
    for path, schema_path in _rust(schema, instance) if _rust_validator() else _python(schema, instance):
        mark = (*path, "", *schema_path)
        if mark not in seen:
            seen.add(mark)
            yield path, schema_path


@lru_cache(maxsize=1)
def _rust_validator() -> Any:
    """The module, or None where no wheel of it exists."""
    try:
        import jsonschema_rs
    except ImportError:
        return None
    return jsonschema_rs


_BUILT: dict[int, tuple[Schema, Any]] = {}  # as _WHOLES: to build a validator takes longer than to ask it


def _rust(schema: Schema, instance: Any) -> Iterator[tuple[list[str | int], list[str | int]]]:
    if id(schema) not in _BUILT:
        _BUILT[id(schema)] = schema, _rust_validator().Draft202012Validator(schema)
    for error in _BUILT[id(schema)][1].iter_errors(instance):
        yield list(error.instance_path), list(error.schema_path)


def _python(schema: Schema, instance: Any) -> Iterator[tuple[list[str | int], list[str | int]]]:
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema).iter_errors(instance):
        # Its schema path passes over `$ref` in silence; the Rust one names the place in `$defs`.
        node: Any = schema
        path: list[str | int] = []
        for step in error.absolute_schema_path:
            if isinstance(node, dict) and "$ref" in node and step not in node:
                path = [*str(node["$ref"]).removeprefix("#/").split("/")]
                node = schema["$defs"][path[-1]]
            path.append(step)
            node = node[step]
        yield list(error.absolute_path), path
