"""Node tree -> the same tree in canonical keys, checked against schemas/report.schema.json.

Synonyms and English keys become the Chinese ones, shorthands become mappings, one value becomes a list of one;
then the JSON Schema decides, and each violation becomes a diagnostic at the value's own place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load import words
from reportgen.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from reportgen.load.notation import why_not_mapping
from reportgen.load.validator import violations
from reportgen.vocabulary import Schema, folded, key_table, nearest, resolved, types, word_table

KINDS = {
    "object": "下级各项（键: 值）",
    "array": "列表",
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "boolean": "是或否",
}
# 、 parts units, but not within brackets, as in 各县（市、区）, nor in 陵城区委、区政府, which is one body
UNIT_MARKS = re.compile(
    r"(?:[；;，,\n]|(?<!委)、|、(?!(?:[区县市州镇乡]|街道|人民|办|管)*(?:政府|管委会|办事处)(?:$|[；;，,、及和等\n])))(?![^（(]*[）)])"
)


def shape(node: Node, schema: Schema) -> tuple[Node, list[Diagnostic]]:
    """`node` in canonical form without what is wrong in it, and all that is wrong."""
    found: list[Diagnostic] = []
    tree = _canonical(node, resolved(schema), found)
    broken: set[tuple[str | int, ...]] = set()
    for violation in violations(schema, _instance(tree, resolved(schema))):
        at, place_node = _node_at(tree, violation.path)
        found += _explain(violation.keyword, violation.limit, place_node, violation.path)
        if violation.keyword != "required":
            broken.add(tuple(violation.path[:at]))
    return _pruned(tree, broken, ()), found


def _canonical(node: Node, schema: Schema, found: list[Diagnostic]) -> Node:
    allowed = types(schema)
    if schema.get("x-list") and not isinstance(node, Sequence):
        node = Sequence(_split(node, schema), node.place)
    if isinstance(node, Scalar) and "x-shorthand" in schema and "object" in allowed:
        node = Mapping((Entry(Scalar(schema["x-shorthand"], node.place, True), node),), node.place, False)
    if isinstance(node, Scalar):
        return _enum_word(node, schema)
    if isinstance(node, Sequence):
        items = resolved(schema.get("items", {}))
        kept = (i for i in node.items if not _is_empty(i))
        return Sequence(tuple(_canonical(i, items, found) for i in kept), node.place)
    if ("properties" in schema and "object" in allowed) or "x-class" in schema:
        return _mapping(node, schema, found)
    extra = schema.get("additionalProperties")
    if isinstance(extra, dict):
        entries = (Entry(e.key, _canonical(e.value, resolved(extra), found)) for e in node.entries)
        return Mapping(tuple(entries), node.place, node.flow)
    return node


def _is_empty(node: Node) -> bool:
    """A key with nothing behind it is a fact not yet known, as if the key were absent."""
    return isinstance(node, Scalar) and node.plain and not node.text


def _split(node: Node, schema: Schema) -> tuple[Node, ...]:
    """One scalar for a list: a line an item; units also at their marks."""
    if not isinstance(node, Scalar) or types(resolved(schema.get("items", {}))) == {"object"}:
        return (node,)
    parts = UNIT_MARKS.split(node.text) if schema.get("x-split") else node.text.split("\n")
    return tuple(Scalar(p.strip(), node.place, node.plain) for p in parts if p.strip())


def _enum_word(node: Scalar, schema: Schema) -> Scalar:
    word = word_table(schema).get(folded(node.text)) if "x-values" in schema else None
    return Scalar(word, node.place, node.plain) if word else node


def _mapping(node: Mapping, schema: Schema, found: list[Diagnostic]) -> Mapping:
    table = key_table(schema)
    entries: dict[str, Entry] = {}
    for entry in node.entries:
        key = table.get(folded(entry.key.text))
        if key is None:
            found.append(_unknown(entry, schema))
        elif key in entries:
            first = entries[key].key
            found.append(
                fault(
                    "SHP202",
                    entry.key.place,
                    f"“{entry.key.text}”与“{first.text}”都是“{key}”",
                    "只留一个，删去另一个",
                    related=(first.place,),
                    key=key,
                )
            )
        elif not _is_empty(entry.value):
            value = _canonical(entry.value, resolved(schema["properties"][key]), found)
            entries[key] = Entry(Scalar(key, entry.key.place, True), value)
    return Mapping(tuple(entries.values()), node.place, node.flow)


def _unknown(entry: Entry, schema: Schema) -> Diagnostic:
    word = entry.key.text
    near = nearest(word, schema["properties"])
    fix = f"是否为“{'”“'.join(near)}”" if near else "可用的键：" + "、".join(schema["properties"])
    return fault("SHP201", entry.key.place, f"这里没有“{word}”这一项", fix, key=word)


def _instance(node: Node, schema: Schema) -> Any:
    """The tree as JSON has it; a scalar is a number or a truth value only where the schema asks for one."""
    if isinstance(node, Mapping):
        properties = schema.get("properties", {})
        extra = schema.get("additionalProperties") or {}
        return {e.key.text: _instance(e.value, resolved(properties.get(e.key.text, extra))) for e in node.entries}
    if isinstance(node, Sequence):
        items = resolved(schema.get("items", {}))
        return [_instance(i, items) for i in node.items]
    allowed = types(schema)
    if "string" in allowed or not allowed:
        return node.text
    if "boolean" in allowed:
        truth = words.boolean(node.text)
        return node.text if truth is None else truth
    digits = words.number(node.text)
    if digits is None or ("integer" in allowed and "." in digits):
        return node.text
    return int(digits) if "." not in digits else float(digits)


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


def _explain(keyword: str, limit: Any, node: Node, path: list[str | int]) -> Iterator[Diagnostic]:
    name = next((str(s) for s in reversed(path) if isinstance(s, str)), "全文")
    shown = node.text if isinstance(node, Scalar) else ""
    if keyword == "required":
        where = f"“{name}”" if path else "文件"
        yield fault("SHP203", node.place, f"{where}里必须写“{limit}”", f"加一行“{limit}: ……”", key=limit)
    elif keyword == "enum":
        near = nearest(shown, map(str, limit), 1) or [str(limit[0])]
        choices = "、".join(map(str, limit))
        yield fault("SHP205", node.place, f"“{name}”只能是：{choices}", f"改为“{near[0]}”等", value=shown)
    elif keyword in ("minimum", "maximum"):
        side = "小于" if keyword == "minimum" else "大于"
        yield fault("SHP207", node.place, f"“{name}”不能{side} {limit}，现写作 {shown}", "核对后改正", key=name)
    elif keyword == "type":
        yield _wrong_type(name, frozenset((limit,) if isinstance(limit, str) else limit), node)


def _wrong_type(name: str, allowed: frozenset[str], node: Node) -> Diagnostic:
    wanted = "、".join(KINDS[t] for t in KINDS if t in allowed)
    if not isinstance(node, Scalar):
        got = "下级各项" if isinstance(node, Mapping) else "列表"
        return fault("SHP204", node.place, f"“{name}”应为{wanted}，这里写成了{got}", f"改写成{wanted}", key=name)
    if "string" not in allowed and allowed & {"object", "array"}:
        why = why_not_mapping(node)
        if why:
            return fault(why[0], node.place, why[1], why[2])
        how = "写成“键: 值”" if "object" in allowed else "写成“- 内容”"
        fix = f"另起一行，缩进两格，一行一项，{how}"
        return fault("SHP204", node.place, f"“{name}”应为{wanted}，这里写成了一句话", fix, key=name)
    if "boolean" in allowed:
        return fault("SHP206", node.place, f"“{name}”只能写“是”或“否”，现写作“{node.text}”", "改为“是”或“否”", key=name)
    fix = "只写数字，不带单位、量词；还不知道就整行删去"
    return fault("SHP206", node.place, f"“{name}”应为{wanted}，现写作“{node.text}”", fix, key=name)


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
