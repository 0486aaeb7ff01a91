"""Fields with other texts -> edits of the data file, all meant for it as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportgen.datafile.edits import Edit, Insert, Path, Put, Remove, Replace
from reportgen.datafile.paths import EditError, child
from reportgen.datafile.tree import Tree
from reportgen.editing.values import items_of, tree_of, written_as
from reportgen.load.nodes import Mapping, Node, Scalar
from reportgen.load.nodes import Sequence as Listed
from reportgen.load.plan import Plan, plan_of
from reportgen.vocabulary import schema

Asked = tuple[Path, str]  # where, and the text that shall stand there; "" takes it away

COMMENTED = "这一项写成了一个词，旁边又有注释，请在数据文件里把它分成几行再改"


class _Reached:
    """How far a path goes in the file: the last node and its plan, what holds it, and the steps that lack."""

    def __init__(self, root: Node, path: Path) -> None:
        self.node, self.plan = root, plan_of(schema())
        self.above: tuple[Node, Plan] = (self.node, self.plan)
        self.depth = 0
        for step in path:
            inner = child(self.node, step)
            if inner is None:
                break
            self.above = (self.node, self.plan)
            self.node, self.plan = inner, _below(self.plan, step)
            self.depth += 1
        self.there, self.lacking = path[: self.depth], path[self.depth :]


def edits_of(root: Node, asked: Sequence[Asked]) -> list[Edit]:
    """The edits that bring all texts into the file; EditError where one can't be made."""
    edits: list[Edit] = []
    fresh: dict[Path, Tree] = {}  # new keys and what they hold
    parts: dict[Path, dict[str, Tree]] = {}  # the same of new parts, 落款 with its 日期
    unfolded: dict[Path, dict[str, str]] = {}  # texts that stand for a mapping, and the keys that it gets
    for path, text in asked:
        reached = _Reached(root, path)
        if not reached.lacking:
            edits += _rewritten(reached, text)
        elif isinstance(reached.node, Scalar) and reached.node.text and reached.plan.shorthand:
            unfolded.setdefault(reached.there, {})[str(path[-1])] = text
        elif text:
            base, value = path[: reached.depth + 1], _tree(reached, text)
            if base == path:
                fresh[base] = value
            else:  # a key of a part that is not there yet either
                parts.setdefault(base, {})[str(path[-1])] = value
    for path, value in {**fresh, **parts}.items():
        edits.append(Put(path, value, _follower(_Reached(root, path))))
    for path, texts in unfolded.items():
        edits += _unfolded(_Reached(root, path), texts)
    return edits


def _below(plan: Plan, step: str | int) -> Plan:
    if isinstance(step, int):
        return plan.items
    known = plan.property(step)
    return known.plan if known else plan.below(step)


def _tree(reached: _Reached, text: str) -> Tree:
    plan = reached.plan
    for step in reached.lacking:
        plan = _below(plan, step)
    return tree_of(text, plan)


def _rewritten(reached: _Reached, text: str) -> Iterator[Edit]:
    """Another text for what is there."""
    node, path = reached.node, reached.there
    if not text:
        yield Remove(path)
    elif isinstance(node, Scalar):
        yield Replace(path, written_as(text, node, reached.plan))
    elif isinstance(node, Listed):
        yield from _items(node, path, items_of(text, reached.plan))
    else:
        raise EditError(path, "这里不是一段文字")


def _items(node: Listed, path: Path, new: list[str]) -> Iterator[Edit]:
    """A list item by item, so that what stays is not touched."""
    old = [item.text if isinstance(item, Scalar) else "" for item in node.items]
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(last - first, end - start)
        yield from (Replace((*path, first + n), new[start + n]) for n in range(both))
        yield from (Remove((*path, n)) for n in range(first + both, last))
        yield from (Insert(path, last, text) for text in new[start + both : end])


def _follower(reached: _Reached) -> str:
    """The key before which a new one stands: behind the nearest that comes before it in the schema; "" for the end."""
    node = reached.node
    if not isinstance(node, Mapping) or not reached.plan.properties:
        return ""
    order = list(reached.plan.properties)
    known = [(reached.plan.property(entry.key.text), entry.key.text) for entry in node.entries]
    ranks = [order.index(one.name) if one else len(order) for one, _ in known]
    wanted = reached.plan.property(str(reached.lacking[0]))
    own = order.index(wanted.name) if wanted else len(order)
    earlier = [rank for rank in ranks if rank < own]
    behind = ranks.index(max(earlier)) + 1 if earlier else 0
    return known[behind][1] if behind < len(known) else ""


def _unfolded(reached: _Reached, texts: dict[str, str]) -> Iterator[Edit]:
    """A text that stands for a mapping, with other keys than its own: the mapping, written out."""
    node, plan, path = reached.node, reached.plan, reached.there
    key = plan.shorthand
    assert key is not None  # noqa: S101 - the caller looked
    assert isinstance(node, Scalar)  # noqa: S101 - the caller looked
    told = {key: node.text, **texts}
    if set(texts) == {key}:
        yield Replace(path, texts[key]) if texts[key] else Remove(path)
        return
    tree: dict[str, Tree] = {
        name: tree_of(told[name], one.plan) for name, one in plan.properties.items() if told.get(name)
    }
    if not tree:
        yield Remove(path)
        return
    if _is_commented(node):
        raise EditError(path, COMMENTED)
    yield Remove(path)
    if isinstance(path[-1], int):
        yield Insert(path[:-1], path[-1], tree)
    else:
        yield Put(path, tree, _after(reached.above[0], path[-1]))


def _after(above: Node, key: str) -> str:
    keys = [entry.key.text for entry in above.entries] if isinstance(above, Mapping) else []
    return keys[keys.index(key) + 1] if key in keys[:-1] else ""


def _is_commented(node: Scalar) -> bool:
    """Whether a comment would go with the line of a text."""
    lines = node.place.source.lines
    above = lines[node.place.line - 2].lstrip() if node.place.line > 1 else ""
    end = node.place.end_line or node.place.line
    return above.startswith("#") or "#" in lines[end - 1][node.place.end_column - 1 :]
