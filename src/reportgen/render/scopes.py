"""The names that a template uses, in all its branches: those that nothing defines, parts that no value has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jinja2 import nodes

from reportgen.render.anatomy import TemplateParts
from reportgen.render.library import Library
from reportgen.render.shapes import ANY, LOOP, UNSURE, Shape, all_names
from reportgen.vocabulary import nearest

Scope = dict[str, Shape]
SPECIAL = ("self", "caller", "varargs", "kwargs")
SAME = frozenset(("list", "sort", "reverse", "unique", "select", "reject", "selectattr", "rejectattr"))
ONE = frozenset(("first", "last", "min", "max"))
ASKING = frozenset(("defined", "undefined"))


class Slip(NamedTuple):
    """A name that can't be: where Jinja says it stands, the word, why, what to write, the names that come near."""

    line: int
    word: str
    code: str
    reason: str
    near: tuple[str, ...]


class Walk:
    """One walk through a template's tree, with the shapes of what each scope knows; `slips` are what it met."""

    def __init__(self, library: Library, anatomy: TemplateParts, top: Mapping[str, Shape]) -> None:
        self.slips: list[Slip] = []
        self._env = library.env
        self._guarded = set(_asked_for(anatomy.tree))
        self._words = all_names() | _literals(library.all())
        exported = {name for a in library.around(anatomy) for name in a.exports}
        self._top: Scope = {**dict.fromkeys((*self._env.globals, *SPECIAL, *exported), ANY), **top}
        for name in exported:
            if modules := library.modules(name, anatomy):
                names = frozenset(n for m in modules for n in m.exports)
                self._top[name] = Shape(names, steps=dict.fromkeys(names, ANY))
            else:
                self._top[name] = ANY
        self._body(anatomy.tree.body, self._top)  # itself: blocks know what was set above them

    def _body(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        """Binds what the node defines, looks at what it reads."""
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Macro):
            scope[node.name] = ANY
            given = {a.name: UNSURE for a in node.args}
            usual = self._each(node.defaults, scope)
            given |= {a.name: s for a, s in zip(reversed(node.args), reversed(usual), strict=False) if s != ANY}
            self._body(node.body, {**scope, **given})
        elif isinstance(node, nodes.Block):
            self._body(node.body, {**(scope if node.scoped else self._top), "super": ANY})
        elif isinstance(node, nodes.Assign):
            self._bind(node.target, self._shape(node.node, scope), scope)
        elif isinstance(node, nodes.AssignBlock):
            self._body(node.body, dict(scope))
            self._bind(node.target, ANY, scope)
        elif isinstance(node, nodes.Import | nodes.FromImport):
            self._import(node, scope)
        elif isinstance(node, nodes.With):
            inner = dict(scope)
            for target, value in zip(node.targets, node.values, strict=True):
                self._bind(target, self._shape(value, scope), inner)
            self._body(node.body, inner)
        elif isinstance(node, nodes.CallBlock):
            self._shape(node.call, scope)
            self._body(node.body, {**scope, **{a.name: UNSURE for a in node.args}})
        else:
            self._plain(node, scope)

    def _plain(self, node: nodes.Node, scope: Scope) -> None:
        """If, Output and whatever else opens no scope."""
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self._shape(child, scope)
            else:
                self._statement(child, scope)

    def _import(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> None:
        if isinstance(node, nodes.FromImport):
            scope |= {pair if isinstance(pair, str) else pair[1]: ANY for pair in node.names}
        else:
            scope[node.target] = self._top.get(node.target, ANY)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        each = self._shape(node.iter, scope).each
        inner = {**scope, "loop": LOOP}
        self._bind(node.target, each, inner)
        if node.test is not None:
            self._shape(node.test, inner)
        self._body(node.body, inner)
        self._body(node.else_, dict(scope))

    def _bind(self, target: nodes.Node, shape: Shape, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = shape
        elif isinstance(target, nodes.Tuple):
            for number, part in enumerate(target.items):
                self._bind(part, shape.steps.get(str(number), ANY), scope)

    def _each(self, some: Iterable[nodes.Node], scope: Scope) -> list[Shape]:
        return [self._shape(node, scope) for node in some]

    def _shape(self, node: nodes.Node, scope: Scope) -> Shape:
        """What is known of an expression's value; every name in it is looked at."""
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._step(self._shape(node.node, scope), node.attr, node.lineno)
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        if isinstance(node, nodes.Call):
            self._each([*node.args, *(pair.value for pair in node.kwargs)], scope)
            return self._shape(node.node, scope).result or ANY
        if isinstance(node, nodes.Filter):
            return self._filter(node, scope)
        if isinstance(node, nodes.Test):
            self._known(node.name, self._env.tests, node.lineno, "判断")
        shapes = self._each(_inside(node), scope)
        return _joined(node, shapes)

    def _name(self, node: nodes.Name, scope: Scope) -> Shape:
        if node.name not in scope and node.name not in self._guarded:
            if node.name == "super":
                self._note(node.lineno, "super", "TPL502", "super() 不在块里，没有上级的内容可印", ())
            else:
                self._note(node.lineno, node.name, "TPL502", f"没有“{node.name}”这个名字", scope)
        return scope.get(node.name, ANY)

    def _item(self, node: nodes.Getitem, scope: Scope) -> Shape:
        shape = self._shape(node.node, scope)
        if isinstance(node.arg, nodes.Const):
            if isinstance(node.arg.value, str):
                return self._step(shape, node.arg.value, node.lineno)
            return shape.each
        self._shape(node.arg, scope)
        return shape if isinstance(node.arg, nodes.Slice) else ANY

    def _step(self, shape: Shape, name: str, line: int) -> Shape:
        if shape.names is not None and name not in shape.names:
            self._note(line, name, "TPL502", f"没有“{name}”这一项", shape.names)
        elif shape.unsure and not name.isascii() and name not in self._words and nearest(name, self._words):
            self._note(line, name, "TPL502", f"没有哪个数据有“{name}”这一项", self._words)
        return shape.step(name)

    def _filter(self, node: nodes.Filter, scope: Scope) -> Shape:
        self._known(node.name, self._env.filters, node.lineno, "过滤器")
        inside = self._shape(node.node, scope) if node.node is not None else ANY
        self._each([*node.args, *(pair.value for pair in node.kwargs)], scope)
        if node.name in SAME:
            return inside
        return inside.each if node.name in ONE else ANY

    def _known(self, name: str, known: Iterable[str], line: int, what: str) -> None:
        if name not in known:
            self._note(line, name, "TPL501", f"没有叫“{name}”的{what}", known)

    def _note(self, line: int, word: str, code: str, reason: str, known: Iterable[str]) -> None:
        self.slips.append(Slip(line, word, code, reason, tuple(nearest(word, known))))


def _inside(node: nodes.Node) -> Iterator[nodes.Expr]:
    """The expressions that one is made of, also those behind `==` and in a dict, which stand in helpers of Jinja's."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Expr):
            yield child
        else:
            yield from _inside(child)


def _joined(node: nodes.Node, shapes: list[Shape]) -> Shape:
    """`甲 or 乙` and `甲 if 丙 else 乙` where both are of one shape; a list by its first."""
    if isinstance(node, nodes.List) and shapes:
        return Shape(item=shapes[0] if all(s == shapes[0] for s in shapes) else None)
    if isinstance(node, nodes.CondExpr):
        shapes = shapes[1:]
    if isinstance(node, nodes.Or | nodes.And | nodes.CondExpr) and shapes:
        if all(s == shapes[0] for s in shapes):
            return shapes[0]
        items = {s.item for s in shapes}
        return Shape(item=items.pop()) if len(items) == 1 else ANY
    return ANY


def _asked_for(tree: nodes.Template) -> Iterator[str]:
    """Names of which the template itself asks whether they are there."""
    for node in tree.find_all((nodes.Test, nodes.Filter)):
        asks = node.name in ASKING if isinstance(node, nodes.Test) else node.name in ("default", "d")
        if asks and isinstance(node.node, nodes.Name):
            yield node.node.name


def _literals(some: Iterable[TemplateParts]) -> frozenset[str]:
    """Words in the templates: among them are the keys of dicts that they make themselves."""
    texts = (c.value for a in some for c in a.tree.find_all(nodes.Const) if isinstance(c.value, str))
    return frozenset(text for text in texts if text.isidentifier() and not text.isascii())
