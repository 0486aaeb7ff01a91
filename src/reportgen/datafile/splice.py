"""Edits of a data file that keep its comments, its layout and all that is not edited, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.datafile import blocks, brackets
from reportgen.datafile.edits import Edit, Path
from reportgen.datafile.emit import value_text
from reportgen.datafile.layout import Layout, Splice
from reportgen.datafile.paths import EditError, node_at, path_of
from reportgen.datafile.plan import Order, Plan, expected, planned, same
from reportgen.datafile.scalars import rewritten
from reportgen.datafile.tree import Tree
from reportgen.diagnostics import has_errors
from reportgen.load.nodes import Mapping, Node, Scalar
from reportgen.load.notation import compose
from reportgen.load.source import source_of

__all__ = ["EditError", "node_at", "path_of", "spliced"]


def spliced(text: str, edits: Sequence[Edit]) -> str:
    """The text of a data file with all edits made; EditError where one can't be made.

    All paths and places in lists are meant for the file as it stands. New and moved items that go before the same
    item stand there in the order of the edits. A list or mapping of which nothing is left goes with its key. A comment
    above an item belongs to it; one behind the last item of a list stays. What comes out is read again: it is given
    only if it holds the very data that the edits ask for.
    """
    root, found = compose(source_of(text))
    if root is None or has_errors(found):
        raise EditError((), "数据文件本身有错误，先按提示改好")
    plan = planned(root, edits)
    result = _Splicer(text, root, plan).text()
    again, found = compose(source_of(result))
    if again is None or has_errors(found) or not same(expected(again, Plan()), expected(root, plan)):
        where = edits[0].path if len(edits) == 1 else ()
        raise EditError(where, "改动写进去以后，读出来与要改的不一样；请在数据文件里手工修改")
    return result


class _Splicer:
    def __init__(self, text: str, root: Node, plan: Plan) -> None:
        self.layout = Layout(text)
        self.root = root
        self.plan = plan
        self.splices: list[Splice] = []

    def text(self) -> str:
        for path, new in self.plan.texts.items():
            self._replace(path, new)
        for path, value in self.plan.filled.items():
            self._fill(path, value)
        for path in sorted(self.plan.orders, key=len, reverse=True):
            self._arrange(path, self.plan.orders[path])
        return self._taken(0, len(self.layout.text))

    def _replace(self, path: Path, new: str) -> None:
        node = node_at(self.root, path)
        if not isinstance(node, Scalar) or node.text == new:
            return
        if node.plain and not node.text:
            self._fill(path, new)
            return
        splice = rewritten(self.layout, node, self.layout.owner(self.root, path), new)
        if splice is None:
            raise EditError(path, "新的文字写不进这个位置")
        self.splices.append(splice)

    def _fill(self, path: Path, value: Tree) -> None:
        """A value where there is none: behind the colon or list mark, before a comment."""
        node = node_at(self.root, path)
        owner = self.layout.owner(self.root, path)
        start, end = self.layout.start(node), self.layout.end(node)
        if "#" in self.layout.text[start:end]:
            self.splices.append(brackets.begun(self.layout, node, value))
            return
        before = self.layout.before(start)
        if owner.flow:
            text = " " * before.endswith(":") + brackets.bracketed(value)
            self.splices.append(Splice(start, end, text))
            return
        if before.strip():
            start -= len(before) - len(before.rstrip())
        text = value_text(value, owner.column)
        first, *rest = text.split("\n")
        if rest or not self.layout.behind(end).strip():
            first += self.layout.behind(end).rstrip()
            end += len(self.layout.behind(end))
        self.splices.append(Splice(start, end, self.layout.eol.join([first, *rest])))

    def _arrange(self, path: Path, order: Order) -> None:
        node = node_at(self.root, path)
        flow = self.layout.flow(node)
        if flow and isinstance(node, Mapping) and self.layout.text[self.layout.start(node)] != "{":
            raise EditError(path, "方括号里的这一项没有花括号，不能再加一项")
        splice = (brackets if flow else blocks).arranged(self.layout, node, order, self._taken)
        self.splices.append(splice)

    def _taken(self, start: int, end: int) -> str:
        """Characters start..end of the file with the edits within them, which are done then."""
        inside = sorted(s for s in self.splices if start <= s.start and s.end <= end)
        self.splices = [s for s in self.splices if s not in inside]
        parts, at = [], start
        for splice in inside:
            parts += [self.layout.text[at : splice.start], splice.text]
            at = splice.end
        return "".join([*parts, self.layout.text[at:end]])
