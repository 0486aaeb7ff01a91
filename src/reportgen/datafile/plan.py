"""Edits, all meant for the file as it stands -> what becomes of each node, and the tree that must come out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple, Union

from reportgen.datafile.edits import Edit, Insert, Move, Path, Put, Remove, Replace
from reportgen.datafile.emit import readable
from reportgen.datafile.paths import EditError, child, children, node_at
from reportgen.datafile.tree import Noted, Tree
from reportgen.load.nodes import Mapping, Node, Scalar, Sequence
from reportgen.records import dataclass, field

Data = Union[str, "list[Data]", "dict[str, Data]"]


class Fresh(NamedTuple):
    """A new item, or with a key a new entry, above the one with the key `before`."""

    key: str
    value: Tree
    before: str = ""


Order = tuple[int | Fresh, ...]  # what stands in a list or mapping then; numbers are its children of now


@dataclass
class Plan:
    """What becomes of the nodes at these paths. `filled` are those that held nothing and get a value."""

    texts: dict[Path, str] = field(default_factory=dict)
    filled: dict[Path, Tree] = field(default_factory=dict)
    orders: dict[Path, Order] = field(default_factory=dict)
    removed: set[Path] = field(default_factory=set)


def planned(root: Node, edits: Iterable[Edit]) -> Plan:
    """EditError where an edit fits nothing, or two of them do not go together."""
    return _Planner(root).plan(tuple(edits))


def expected(node: Node, plan: Plan, path: Path = ()) -> Data:
    """The data of a tree after all edits."""
    if path in plan.texts:
        return plan.texts[path]
    if path in plan.filled:
        return bare(plan.filled[path])
    if isinstance(node, Scalar):
        return node.text
    inner = children(node)
    parts: list[tuple[str | int, Data]] = []
    for part in plan.orders.get(path, range(len(inner))):
        if isinstance(part, Fresh):
            parts.append((readable(part.key).strip(), bare(part.value)))
        else:
            step, value = inner[part]
            parts.append((step, expected(value, plan, (*path, step))))
    return {str(key): value for key, value in parts} if isinstance(node, Mapping) else [value for _, value in parts]


def same(one: Data, other: Data) -> bool:
    """Whether two pieces of data are equal, the order of their keys too."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def bare(value: Tree) -> Data:
    """A value without the comments on it."""
    if isinstance(value, Noted):
        return bare(value.value)
    if isinstance(value, dict):
        return {readable(key).strip(): bare(inner) for key, inner in value.items()}
    return readable(value) if isinstance(value, str) else [bare(item) for item in value]


class _Planner:
    def __init__(self, root: Node) -> None:
        self.root = root
        self.done = Plan()
        self.puts: dict[Path, list[Fresh]] = {}
        self.gaps: dict[Path, list[tuple[int, int | Fresh]]] = {}
        self.touched: list[Path] = []

    def plan(self, edits: tuple[Edit, ...]) -> Plan:
        removes = [edit.path for edit in edits if isinstance(edit, Remove)]
        self.done.removed.update(removes)
        if len(removes) > len(self.done.removed):
            raise EditError((), "同一项删了两次")
        for edit in edits:
            self._note(edit)
        self._cascade()
        for path in self.touched:
            if self._gone(path):
                raise EditError(path, "这一项同时又要删去")
        for path in {*self.puts, *self.gaps, *(path[:-1] for path in self.done.removed)}:
            if not self._gone(path):
                self._arrange(path)
        return self.done

    def _note(self, edit: Edit) -> None:
        if isinstance(edit, Remove):
            self._remove(edit)
        elif isinstance(edit, Replace):
            self._replace(edit)
        elif isinstance(edit, Put):
            self._put(edit)
        elif isinstance(edit, Insert):
            self._insert(edit)
        else:
            self._move(edit)

    def _gone(self, path: Path) -> bool:
        return any(path[:size] in self.done.removed for size in range(1, len(path) + 1))

    def _remove(self, edit: Remove) -> None:
        if not edit.path:
            raise EditError((), "整个文件的数据不能删去")
        node_at(self.root, edit.path)
        if self._gone(edit.path[:-1]):
            raise EditError(edit.path, "这一项同时又要删去")

    def _replace(self, edit: Replace) -> None:
        if not isinstance(node_at(self.root, edit.path), Scalar):
            raise EditError(edit.path, "这里不是一段文字")
        if edit.path in self.done.texts:
            raise EditError(edit.path, "同一处改了两次")
        self.done.texts[edit.path] = readable(edit.text)
        self.touched.append(edit.path)

    def _put(self, edit: Put) -> None:
        above, key = edit.path[:-1], edit.path[-1] if edit.path else 0
        if not isinstance(key, str):
            raise EditError(edit.path, "新的一项没有项名")
        parent = node_at(self.root, above)
        if not isinstance(parent, Mapping) and not _is_empty(parent):
            raise EditError(above, "这里写的不是“项名: 内容”，不能加一项")
        self.touched.append(above)
        old = child(parent, key)
        if old is not None and edit.path not in self.done.removed:
            self._fill(edit, old)
            return
        left = [k for k, _ in children(parent) if (*above, k) not in self.done.removed]
        if _folded(key) in (_folded(str(k)) for k in (*left, *(fresh.key for fresh in self.puts.get(above, ())))):
            raise EditError(edit.path, "这一项已经有了")
        self.puts.setdefault(above, []).append(Fresh(key, edit.value, edit.before))

    def _fill(self, edit: Put, old: Node) -> None:
        """A key that is there, with nothing behind its colon."""
        if not _is_empty(old) or edit.path in self.done.filled or edit.path in self.done.texts:
            raise EditError(edit.path, "这一项已经有了")
        self.done.filled[edit.path] = edit.value
        self.touched.append(edit.path)

    def _insert(self, edit: Insert) -> None:
        node = node_at(self.root, edit.path)
        if not isinstance(node, Sequence) and not _is_empty(node):
            raise EditError(edit.path, "这里不是列表，不能加一项")
        if not 0 <= edit.at <= len(children(node)):
            raise EditError((*edit.path, edit.at), "列表没有这么长")
        self.gaps.setdefault(edit.path, []).append((edit.at, Fresh("", edit.value)))
        self.touched.append(edit.path)

    def _move(self, edit: Move) -> None:
        node = node_at(self.root, edit.path)
        if not isinstance(node, Sequence):
            raise EditError(edit.path, "这里不是列表，不能移动一项")
        if not (0 <= edit.at < len(node.items) and 0 <= edit.to <= len(node.items)):
            raise EditError((*edit.path, edit.at), "列表没有这么长")
        moves = self.gaps.setdefault(edit.path, [])
        if any(what == edit.at for _, what in moves):
            raise EditError((*edit.path, edit.at), "同一项移动了两次")
        moves.append((edit.to, edit.at))
        self.touched.append((*edit.path, edit.at))

    def _cascade(self) -> None:
        """A list or mapping of which nothing is left goes with its key."""
        removed = self.done.removed
        for depth in range(max(map(len, removed), default=0), 0, -1):
            for above in {path[:-1] for path in removed if len(path) == depth}:
                left = any((*above, step) not in removed for step, _ in children(node_at(self.root, above)))
                if left or self.puts.get(above) or self.gaps.get(above):
                    continue
                if not above:
                    raise EditError((), "删去以后文件里没有数据了")
                removed.add(above)

    def _arrange(self, path: Path) -> None:
        node = node_at(self.root, path)
        puts, gaps = self.puts.get(path, []), self.gaps.get(path, [])
        if not children(node):
            self._start(path, node)
            return
        moving = {what for _, what in gaps if isinstance(what, int)}
        order: list[int | Fresh] = []
        for at, step in enumerate([*(step for step, _ in children(node)), None]):
            order += [what for to, what in gaps if to == at]
            order += [fresh for fresh in puts if fresh.before == step]
            if step is not None and at not in moving and (*path, step) not in self.done.removed:
                order.append(at)
        order += [fresh for fresh in puts if fresh not in order]
        if order != list(range(len(children(node)))):
            self.done.orders[path] = tuple(order)

    def _start(self, path: Path, node: Node) -> None:
        """The first items or keys of a value that holds nothing yet."""
        puts, gaps = self.puts.get(path, []), self.gaps.get(path, [])
        if path in self.done.texts or path in self.done.filled or (puts and gaps):
            raise EditError(path, "同一处既写文字，又加一项")
        items: list[Tree] = [what.value for _, what in gaps if isinstance(what, Fresh)]
        self.done.filled[path] = {fresh.key: fresh.value for fresh in puts} if puts else items


def _is_empty(node: Node) -> bool:
    """Whether nothing stands behind the colon or list mark, or nothing in the brackets."""
    return not children(node) and (not isinstance(node, Scalar) or (node.plain and not node.text))


def _folded(key: str) -> str:
    return unicodedata.normalize("NFKC", readable(key)).strip()
