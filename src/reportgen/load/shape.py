"""Node tree -> the same tree in canonical keys, checked against schemas/report.schema.json.

Synonyms and English keys become the Chinese ones, shorthands become mappings, one value becomes a list of one;
then the JSON Schema decides, and each violation becomes a diagnostic at the value's own place.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from reportgen.diagnostics import SHOWN_AT_MOST, Diagnostic, fault
from reportgen.load import words
from reportgen.load.explain import explain
from reportgen.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from reportgen.load.notation.swallowed import swallowed_items, swallowed_keys
from reportgen.load.validator import violations
from reportgen.place import Place
from reportgen.records import dataclass, field
from reportgen.regex import regex
from reportgen.vocabulary import Schema, folded, key_table, nearest, resolved, types, word_table

# What a unit's name ends with: 局, 市委, 管委会, 中心, 公司 and so on; and where a name is at its end.
_UNIT = "[局委办府会心司团院队站所处部]"
_END = r"(?=$|[；;，,、。/／\s])"
_ROLE = "(?:牵头|配合|责任|主责|主办|协办|承办|督导|验收)(?:单位|部门)?"
# 陵城区委、区政府 is one body, and so is 区（县）委办、政府办: no mark in front of these parts.
_NO_GOVERNMENT = r"(?!(?:[区县市州镇乡]|街道|人民|办|管)*(?:政府|管委会|办事处)(?:$|[；;，,、及和等\n/／\s]))"
# 、 parts names, but not within brackets, as in 各县（市、区）, nor in 陵城区委、区政府, which is one body. Blanks, 和
# and the like part only what looks like two units: 市住房和城乡建设局 is one. What is said of a name beside it, as
# 牵头：, （牵头） or 1., is left out. What stands in brackets is taken whole, so that a long text is read once; so is
# &amp; from a web page. Each mark is group 1; where that is empty nothing is parted.
NAME_MARKS = regex(
    rf"(（(?:{_ROLE}|[市省县区]级)）|\((?:{_ROLE}|[市省县区]级)\)"
    rf"|(?:^|(?<=[；;，,、。\s])){_ROLE}[：:]"
    rf"|(?:^|(?<=[；;，,、。\s]))\d{{1,2}}[.．、](?!\d)"
    rf"|(?<={_UNIT})等(?:单位|部门)?{_END}|。+{_END}"
    rf"|[；;，,\n]|(?<!委)、|、{_NO_GOVERNMENT}"
    rf"|(?<![\x00-\x7f委])[/／](?![\x00-\x7f])|(?<=委)[/／]{_NO_GOVERNMENT}(?![\x00-\x7f])"
    rf"|(?<={_UNIT})(?<!委)[^\S\n]+(?=[^；;，,、。/／\s]{{1,40}}{_UNIT}{_END})"
    rf"|(?<=委)[^\S\n]+{_NO_GOVERNMENT}(?=[^；;，,、。/／\s]{{1,40}}{_UNIT}{_END})"
    rf"|(?<=[局办])[和与及](?=[市省县区州各][^；;，,、。/／\s]{{1,40}}{_UNIT}{_END}))"
    r"|（[^（）]*）|\([^()]*\)|《[^《》]*》|&#?\w+;"
)
_DITTO = frozenset(("同上", "同前", "〃", "″", '"'))
_UNITS = ("责任单位", "牵头单位", "配合单位", "督导单位", "验收单位")


@dataclass
class _Said:
    """What is wrong, and the keys without a value, by the place of their mapping and their canonical name."""

    found: list[Diagnostic] = field(default_factory=list)
    blank: dict[tuple[Place, str], Scalar] = field(default_factory=dict)


def shape(node: Node, schema: Schema) -> tuple[Node, list[Diagnostic]]:
    """`node` in canonical form without what is wrong in it, and all that is wrong."""
    said = _Said()
    tree = _canonical(node, resolved(schema), said)
    broken: set[tuple[str | int, ...]] = set()
    for violation in violations(schema, _instance(tree, resolved(schema))):
        at, broke = _node_at(tree, violation.path)
        blank = said.blank.get((broke.place, str(violation.limit))) if violation.keyword == "required" else None
        said.found += explain(violation, broke, _schema_at(schema, violation.path), blank)
        if violation.keyword != "required":
            broken.add(tuple(violation.path[:at]))
    return _pruned(tree, broken, ()), said.found


def _canonical(node: Node, schema: Schema, said: _Said) -> Node:
    allowed = types(schema)
    if isinstance(node, Scalar) and node.text != node.text.strip():
        node = Scalar(node.text.strip(), node.place, node.plain)
    if schema.get("x-list") and not isinstance(node, Sequence):
        node = Sequence(_listed(node, schema, said), node.place)
    if isinstance(node, Scalar) and "x-shorthand" in schema and "object" in allowed:
        node = _long_form(node, schema, said)
    if isinstance(node, Scalar):
        return _enum_word(node, schema)
    if isinstance(node, Sequence):
        items = resolved(schema.get("items", {}))
        kept = (part for i in node.items if not _is_empty(i, items) for part in _split(i, schema))
        return Sequence(tuple(_canonical(i, items, said) for i in kept), node.place)
    if ("properties" in schema and "object" in allowed) or "x-class" in schema:
        return _mapping(node, schema, said)
    extra = schema.get("additionalProperties")
    if isinstance(extra, dict):
        entries = (Entry(e.key, _canonical(e.value, resolved(extra), said)) for e in node.entries)
        return Mapping(tuple(entries), node.place, node.flow)
    return node


def _is_empty(node: Node, schema: Schema) -> bool:
    """A key with nothing behind it is a fact not yet known, as if the key were absent; so is a name of no letters.

    Only prose may be empty on purpose, in quotes.
    """
    return isinstance(node, Scalar) and not node.text.strip() and (node.plain or schema.get("x-reads") != "prose")


def _long_form(node: Scalar, schema: Schema, said: _Said) -> Mapping:
    """The mapping that a mere text stands for, or the one that was meant where the text has swallowed keys."""
    swallowed = swallowed_keys(node, key_table(schema))
    if swallowed is not None:
        said.found.append(swallowed[0])
        return swallowed[1]
    return Mapping((Entry(Scalar(schema["x-shorthand"], node.place, True), node),), node.place, False)


def _listed(node: Node, schema: Schema, said: _Said) -> tuple[Node, ...]:
    """One value for a list: of a text, a line an item."""
    if not isinstance(node, Scalar) or types(resolved(schema.get("items", {}))) == {"object"}:
        return (node,)
    swallowed = swallowed_items(node)
    if swallowed is not None:
        said.found.append(swallowed)
    return tuple(Scalar(p.strip(), node.place, node.plain) for p in node.text.split("\n") if p.strip())


def _split(node: Node, schema: Schema) -> tuple[Node, ...]:
    """An item of a list; where it is a list of names, the names that stand in it."""
    if not isinstance(node, Scalar) or not schema.get("x-split"):
        return (node,)
    return tuple(Scalar(part, node.place, node.plain) for part in names_in(node.text))


def names_in(text: str) -> tuple[str, ...]:
    """The names that stand in a text, each of which is one by itself too."""
    text = text.strip()
    marks = [m for m in NAME_MARKS.finditer(text) if m.group(1)]
    if not marks:
        return (text,) if text else ()
    ends = zip([0, *(m.end() for m in marks)], [*(m.start() for m in marks), None], strict=True)
    return tuple(name for a, b in ends for name in names_in(text[a:b]))


def _enum_word(node: Scalar, schema: Schema) -> Scalar:
    word = word_table(schema).get(folded(node.text)) if "x-values" in schema else None
    return Scalar(word, node.place, node.plain) if word else node


def _mapping(node: Mapping, schema: Schema, said: _Said) -> Mapping:
    table = key_table(schema)
    entries: dict[str, Entry] = {}
    for entry in _indented(node.entries, schema, said):
        key = table.get(folded(entry.key.text))
        part = resolved(schema["properties"][key]) if key else {}
        if key is None:
            said.found.append(_unknown(entry, schema, guess=len(said.found) < SHOWN_AT_MOST))
        elif key in entries:
            said.found.append(_twice(entry.key, entries[key].key, key))
        elif _is_empty(entry.value, part):
            said.blank.setdefault((node.place, key), entry.key)
        else:
            if isinstance(entry.value, Scalar) and entry.value.place.end_line > entry.value.place.line:
                _look_into(entry.value, table.keys() - {folded(e.key.text) for e in node.entries}, said)
            entries[key] = Entry(Scalar(key, entry.key.place, True), _canonical(entry.value, part, said))
            said.found += _dittos(key, entries[key].value)
    return Mapping(tuple(entries.values()), node.place, node.flow)


def _dittos(key: str, value: Node) -> list[Diagnostic]:
    """同上 in a column of units: nobody knows which row above is meant once the rows are sorted."""
    names = value.items if isinstance(value, Sequence) else (value,)
    reason, fix = f"“{key}”要写单位的名称，程序不猜上面是哪一个", "把单位的名称写上，每一行都写"
    return [
        fault("LED378", name.place, reason, fix, word=name.text)
        for name in names
        if key in _UNITS and isinstance(name, Scalar) and name.text in _DITTO
    ]


def _look_into(value: Scalar, keys: Set[str], said: _Said) -> None:
    """Whether the lower lines of a text begin with keys that the mapping knows and lacks."""
    swallowed = swallowed_keys(value, keys, first=False)
    said.found += swallowed[:1] if swallowed else ()


def _indented(entries: tuple[Entry, ...], schema: Schema, said: _Said) -> list[Entry]:
    """The entries; those that by their keys belong into the empty one above them are put there and blamed."""
    table = key_table(schema)
    kept: list[Entry] = []
    inner: dict[str, str] = {}
    for entry in entries:
        word = folded(entry.key.text)
        if word in table or word not in inner:
            kept.append(entry)
            part = resolved(schema["properties"][table[word]]) if word in table else {}
            inner = key_table(part) if "object" in types(part) and _is_empty(entry.value, part) else {}
            continue
        above = kept[-1]
        lower = above.value.entries if isinstance(above.value, Mapping) else ()
        if not lower:
            said.found.append(_not_indented(above.key, entry.key))
        kept[-1] = Entry(above.key, Mapping((*lower, entry), entry.key.place, False))
    return kept


def _not_indented(above: Scalar, first: Scalar) -> Diagnostic:
    blanks = first.place.column + 1
    reason = f"“{first.text}”是“{above.text}”的下级，却与它左端对齐，“{above.text}”成了空的"
    fix = f"行首改为 {blanks} 个空格：“{' ' * blanks}{first.text}: ……”，“{above.text}”的其余各行照此缩进"
    return fault("YML118", first.place, reason, fix)


def _twice(key: Scalar, first: Scalar, name: str) -> Diagnostic:
    reason = f"“{key.text}”与“{first.text}”都是“{name}”"
    return fault("SHP202", key.place, reason, "只留一个，删去另一个", related=(first.place,), key=name)


def _unknown(entry: Entry, schema: Schema, *, guess: bool) -> Diagnostic:
    """`guess` what was meant, which takes its time: not of 200,000 keys, whose messages nobody is shown."""
    word = entry.key.text
    near = nearest(word, schema["properties"]) if guess else []
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
