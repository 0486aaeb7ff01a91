"""Node tree -> the same tree in canonical keys, checked against schemas/report.schema.json.

Synonyms and English keys become the Chinese ones, shorthands become mappings, one value becomes a list of one;
then the JSON Schema decides. Its plan knows most trees to be right at once; of the others verdict.py has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from reportgen.diagnostics import SHOWN_AT_MOST, Diagnostic, fault
from reportgen.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from reportgen.load.notation.swallowed import swallowed_items, swallowed_keys
from reportgen.load.plan import Plan, Property, plan_of
from reportgen.place import Place
from reportgen.records import dataclass, field
from reportgen.regex import regex
from reportgen.vocabulary import Schema, asked, folded, key_table, nearest

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
_AMONG_LETTERS = ("等", *(a + b for a in "局办" for b in "和与及"))  # what of NAME_MARKS may stand in letters alone
_DITTO = frozenset(("同上", "同前", "〃", "″", '"'))
_UNITS = frozenset(("责任单位", "牵头单位", "配合单位", "督导单位", "验收单位"))
Blanks = dict[tuple[Place, str], Scalar]  # keys without a value, by the place of their mapping and their name


@dataclass
class _Said:
    """What is wrong, and the keys without a value.

    `doubt` says that a plan has seen what it can't take, or can't judge; then, and only then, the validator is asked.
    """

    found: list[Diagnostic] = field(default_factory=list)
    blank: Blanks = field(default_factory=dict)
    doubt: bool = False


def shape(node: Node, schema: Schema) -> tuple[Node, list[Diagnostic]]:
    """`node` in canonical form without what is wrong in it, and all that is wrong."""
    tree, found, _ = shaped(node, schema)
    return tree, found


def shaped(node: Node, schema: Schema) -> tuple[Node, list[Diagnostic], Blanks]:
    """The same, and the keys with nothing behind them."""
    said = _Said()
    tree = _canonical(node, plan_of(schema), said)
    if said.doubt:
        from reportgen.load.verdict import judged

        tree, faults = judged(tree, schema, said.blank)
        said.found += faults
    return tree, said.found, said.blank


def _canonical(node: Node, plan: Plan, said: _Said) -> Node:
    if isinstance(node, Scalar):
        if node.text != node.text.strip():
            node = Scalar(node.text.strip(), node.place, node.plain)
        if plan.is_free:
            return node
    if plan.is_list and not isinstance(node, Sequence):
        node = Sequence(_listed(node, plan, said), node.place)
    if plan.shorthand is not None and isinstance(node, Scalar):
        node = _long_form(node, plan, plan.shorthand, said)
    if isinstance(node, Scalar):
        return _word(node, plan, said)
    if isinstance(node, Sequence):
        return _items(node, plan, said)
    return _mapping(node, plan, said) if plan.has_keys else _table(node, plan, said)


def _word(node: Scalar, plan: Plan, said: _Said) -> Scalar:
    word = plan.words.get(folded(node.text)) if plan.words else None
    if word and word != node.text:
        node = Scalar(word, node.place, node.plain)
    said.doubt = said.doubt or not plan.takes_text(node.text)
    return node


def _items(node: Sequence, plan: Plan, said: _Said) -> Sequence:
    said.doubt = said.doubt or not plan.takes("array")
    inner = plan.items
    if inner.is_free and not plan.is_split and all(_is_ready(i) for i in node.items):
        return node
    kept: Iterable[Node] = (i for i in node.items if not _is_empty(i, inner))
    if plan.is_split:
        kept = chain.from_iterable(map(_split, kept))
    return Sequence(tuple([_canonical(i, inner, said) for i in kept]), node.place)


def _table(node: Mapping, plan: Plan, said: _Said) -> Mapping:
    """A mapping whose keys are free."""
    inner = plan.extra
    if inner is None:
        said.doubt = True
        return node
    entries = tuple([Entry(e.key, _canonical(e.value, inner, said)) for e in node.entries])
    sure = plan.takes("object") and "properties" not in plan.schema
    said.doubt = said.doubt or not (sure and plan.required <= {e.key.text for e in entries})
    return Mapping(entries, node.place, node.flow)


def _is_empty(node: Node, plan: Plan) -> bool:
    """A key with nothing behind it is a fact not yet known, as if the key were absent; so is a name of no letters.

    Only prose may be empty on purpose, in quotes.
    """
    return isinstance(node, Scalar) and not node.text.strip() and (node.plain or plan.reads != "prose")


def _is_ready(node: Node) -> bool:
    """Whether it is a text that stays as it is where any text will do: most are, and that is quickly seen."""
    return isinstance(node, Scalar) and node.text != "" and node.text == node.text.strip()


def _stays(key: Scalar, value: Node, known: Property) -> bool:
    """Whether a key and its value are canonical as they are, without anything that could be wrong with them."""
    if not isinstance(value, Scalar) or not known.plan.is_free or not key.plain or key.text != known.name:
        return False
    # More lines than one may hold what should have been a key.
    return value.place.end_line <= value.place.line and _is_ready(value) and known.name not in _UNITS


def _long_form(node: Scalar, plan: Plan, key: str, said: _Said) -> Mapping:
    """The mapping that a mere text stands for, or the one that was meant where the text has swallowed keys."""
    swallowed = swallowed_keys(node, key_table(plan.schema))
    if swallowed is not None:
        said.found.append(swallowed[0])
        return swallowed[1]
    return Mapping((Entry(Scalar(key, node.place, True), node),), node.place, False)


def _listed(node: Node, plan: Plan, said: _Said) -> tuple[Node, ...]:
    """One value for a list: of a text, a line an item."""
    if not isinstance(node, Scalar) or plan.items.types == {"object"}:
        return (node,)
    swallowed = swallowed_items(node)
    if swallowed is not None:
        said.found.append(swallowed)
    return tuple(Scalar(p.strip(), node.place, node.plain) for p in node.text.split("\n") if p.strip())


def _split(node: Node) -> tuple[Node, ...]:
    """An item of a list of names: the names that stand in it."""
    if not isinstance(node, Scalar):
        return (node,)
    names = names_in(node.text)
    return (node,) if names == (node.text,) else tuple(Scalar(name, node.place, node.plain) for name in names)


def names_in(text: str) -> tuple[str, ...]:
    """The names that stand in a text, each of which is one by itself too."""
    return _names_in(str(text))  # a Text would keep its whole file alive


@lru_cache(maxsize=4096)  # the same few units stand in every row of a ledger
def _names_in(text: str) -> tuple[str, ...]:
    text = text.strip()
    if text.isalnum() and not any(mark in text for mark in _AMONG_LETTERS):
        return (text,)  # most units; where all are such, the pattern need not even be compiled
    marks = [m for m in NAME_MARKS.finditer(text) if m.group(1)]
    if not marks:
        return (text,) if text else ()
    ends = zip([0, *(m.end() for m in marks)], [*(m.start() for m in marks), None], strict=True)
    return tuple(name for a, b in ends for name in _names_in(text[a:b]))


def _mapping(node: Mapping, plan: Plan, said: _Said) -> Mapping:
    entries: dict[str, Entry] = {}
    for entry, known in _known(node.entries, plan, said):
        key, value = entry.key, entry.value
        if known is None:
            said.found.append(_unknown(entry, plan.schema, guess=len(said.found) < SHOWN_AT_MOST))
        elif known.name in entries:
            said.found.append(_twice(key, entries[known.name].key, known.name))
        elif _stays(key, value, known):
            entries[known.name] = entry
        elif _is_empty(value, known.plan):
            said.blank.setdefault((node.place, known.name), key)
        else:
            if isinstance(value, Scalar) and value.place.end_line > value.place.line:
                _look_into(value, node, plan, said)
            inner = _canonical(value, known.plan, said)
            same = inner is value and key.text == known.name and key.plain
            entries[known.name] = entry if same else Entry(Scalar(known.name, key.place, True), inner)
            if known.name in _UNITS:
                said.found += _dittos(known.name, inner)
    said.doubt = said.doubt or not (plan.takes("object") and plan.required <= entries.keys())
    return Mapping(tuple(entries.values()), node.place, node.flow)


def _dittos(key: str, value: Node) -> list[Diagnostic]:
    """同上 in a column of units: nobody knows which row above is meant once the rows are sorted."""
    names = value.items if isinstance(value, Sequence) else (value,)
    reason, fix = f"“{key}”要写单位的名称，程序不猜上面是哪一个", "把单位的名称写上，每一行都写"
    return [
        fault("LED378", name.place, reason, fix, word=name.text)
        for name in names
        if isinstance(name, Scalar) and name.text in _DITTO
    ]


def _look_into(value: Scalar, node: Mapping, plan: Plan, said: _Said) -> None:
    """Whether the lower lines of a text begin with keys that the mapping, `node`, knows and lacks."""
    lacking = key_table(plan.schema).keys() - {folded(e.key.text) for e in node.entries}
    swallowed = swallowed_keys(value, lacking, first=False)
    said.found += swallowed[:1] if swallowed else ()


def _known(entries: tuple[Entry, ...], plan: Plan, said: _Said) -> list[tuple[Entry, Property | None]]:
    """The entries, each with the key that it means."""
    spelt = plan.spelt.get
    keys = [spelt(entry.key.text) or plan.property(entry.key.text) for entry in entries]
    pairs = list(zip(entries, keys, strict=True))
    return _indented(pairs, said) if None in keys else pairs


def _indented(pairs: list[tuple[Entry, Property | None]], said: _Said) -> list[tuple[Entry, Property | None]]:
    """The entries; those that by their keys belong into the empty one above them are put there and blamed."""
    kept: list[tuple[Entry, Property | None]] = []
    inner: Plan | None = None
    for entry, known in pairs:
        if known or inner is None or inner.property(entry.key.text) is None:
            kept.append((entry, known))
            opens = known and "object" in known.plan.types and _is_empty(entry.value, known.plan)
            inner = known.plan if known and opens else None
            continue
        above, its = kept[-1]
        lower = above.value.entries if isinstance(above.value, Mapping) else ()
        if not lower:
            said.found.append(_not_indented(above.key, entry.key))
        kept[-1] = Entry(above.key, Mapping((*lower, entry), entry.key.place, False)), its
    return kept


def _not_indented(above: Scalar, first: Scalar) -> Diagnostic:
    blanks = first.place.column + 1
    reason = f"“{first.text}”是“{above.text}”的下级，却与它左端对齐，“{above.text}”成了空的"
    fix = f"行首改为 {blanks} 个空格：“{' ' * blanks}{first.text}: ……”，“{above.text}”的其余各行照此缩进"
    return fault("YML118", first.place, reason, fix)


def _twice(key: Scalar, first: Scalar, name: str) -> Diagnostic:
    reason = f"“{key.text}”和前面的“{first.text}”是同一项，都读作“{name}”"
    return fault("SHP202", key.place, reason, "只留一个，删去另一个", related=(first.place,), key=name)


def _unknown(entry: Entry, schema: Schema, *, guess: bool) -> Diagnostic:
    """`guess` what was meant, which takes its time: not of 200,000 keys, whose messages nobody is shown."""
    word = entry.key.text
    near = nearest(word, schema["properties"]) if guess else []
    fix = asked(near, "这里能写的有：" + "、".join(schema["properties"]))
    return fault("SHP201", entry.key.place, f"这里没有“{word}”这一项", fix, key=word)
