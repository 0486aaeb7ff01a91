"""The code that Jinja makes of a template, where it must not lose where a value came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from jinja2 import Environment, nodes, pass_environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import make_attrgetter
from markupsafe import Markup

from reportgen.markup.element import WORDS_ATTRIBUTE
from reportgen.render.marks import Within, within_tag
from reportgen.render.sandbox import TooMuchError, check_printable
from reportgen.values import escaped

MAKING = (nodes.List, nodes.Tuple, nodes.Dict)
JOINED_MAX = 4 * 1024 * 1024  # characters


class Words(str):
    """Words of a template, and the line that they stand on; to a template a text like others."""

    __slots__ = ("_at",)
    _at: str

    def __new__(cls, text: str, at: str) -> Words:
        """`at` is the template and its line: `shared/statements.j2:12`."""
        self = super().__new__(cls, text)
        self._at = at
        return self

    def __html__(self) -> str:
        return f'<data {WORDS_ATTRIBUTE}="{self._at}">{escaped(self)}</data>' if self.strip() else str(self)


class Joined(str):
    """What `~` makes of values: to a template a text like others, printed as each of its parts is."""

    __slots__ = ("_html",)
    _html: Markup

    def __new__(cls, parts: Iterable[Any]) -> Joined:
        """Jinja's own `~` would make a figure plain text, and it could not be told any more how it was counted."""
        parts = list(parts)
        self = super().__new__(cls, "".join(map(str, parts)))
        self._html = Markup("").join(parts)
        return self

    def __html__(self) -> str:
        return self._html


def joined(parts: Iterable[Any]) -> str:
    """`a ~ b`: markup where a part is markup, as Jinja has it; TooMuchError where a loop doubles it without end."""
    parts = list(parts)
    length = 0
    for part in parts:
        check_printable(part)
        length += len(part) if isinstance(part, str) else 0
    if length > JOINED_MAX:  # before it is made
        raise TooMuchError
    if any(isinstance(part, Markup) for part in parts):
        made: str = Markup("").join(parts)
    elif any(hasattr(part, "__html__") for part in parts):
        made = Joined(parts)
    else:
        made = "".join(map(str, parts))
    if len(made) > JOINED_MAX:
        raise TooMuchError
    return made


@pass_environment
def join(environment: Environment, values: Iterable[Any], mark: Any = "", attribute: str | int | None = None) -> str:
    """`values | join("、")`; Jinja's own drops the markup of the values where the mark between them is a value, too."""
    if attribute is not None:
        values = map(make_attrgetter(environment, attribute), values)
    parts = [part for value in values for part in (mark, value)]
    return joined(parts[1:])


def bare(value: Any) -> Any:
    """What is printed within a tag: there no mark may stand."""
    return str(value) if isinstance(value, Words | Joined) else value


class Generator(CodeGenerator):
    """Jinja's, with our `~`."""

    _within: Within = None  # as far as the template's own text tells

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - named by Jinja
        """`environment.joined((a, b, ))`."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(self.printed(part), frame)
            self.write(", ")
        self.write("))")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """As Jinja's own, but for what stands within a tag."""
        found: list[nodes.Expr] = []
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                self._within = within_tag(part.data, self._within)
                found.append(part)
            else:
                found.append(self.printed(part) if self._within is None else _called("bare", part))
        node.nodes = found
        super().visit_Output(node, frame)

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:  # noqa: N802
        """`{% set 甲 = [甲, 甲] %}`: only while it stays small."""
        node.node = _kept(cast(nodes.Expr, node.node))  # Jinja says no more than that it is a node
        super().visit_Assign(node, frame)

    def visit_With(self, node: nodes.With, frame: Frame) -> None:  # noqa: N802
        """`{% with 甲 = [乙, 乙] %}` likewise."""
        node.values = [_kept(value) for value in node.values]
        super().visit_With(node, frame)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        """`{% for 甲 in [[乙, 乙]] %}` likewise."""
        node.iter = _kept(cast(nodes.Expr, node.iter))
        super().visit_For(node, frame)

    def printed(self, node: nodes.Expr) -> nodes.Expr:
        """What is printed, or put together to be printed."""
        return node


def _kept(node: nodes.Expr) -> nodes.Expr:
    """What gets a name, as a call that looks at it where it is made here: all else has been looked at before."""
    is_made_here = isinstance(node, MAKING) or next(node.find_all(MAKING), None) is not None
    return _called("kept", node) if is_made_here else node


class TracedGenerator(Generator):
    """Texts in the code of a template that are printed know their line: `{{ "均" if 完成 }}`, `"已完成" ~ 数`."""

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:  # noqa: N802
        """`{% set 标题 = {"下一步": "下步打算"} %}`: what will be printed later."""
        node.node = self.printed(cast(nodes.Expr, node.node))
        super().visit_Assign(node, frame)

    def printed(self, node: nodes.Expr) -> nodes.Expr:
        """A text as a call that makes Words of it, wherever it stands in what is printed."""
        if isinstance(node, nodes.Const) and isinstance(node.value, str) and node.value:
            return _called("words", node, nodes.Const(f"{self.name}:{node.lineno}"))
        if isinstance(node, nodes.CondExpr):
            node.expr1 = self.printed(node.expr1)
            node.expr2 = self.printed(node.expr2) if node.expr2 is not None else None
        elif isinstance(node, nodes.BinExpr) and node.operator in ("or", "and", "add"):
            node.left, node.right = self.printed(node.left), self.printed(node.right)
        elif isinstance(node, nodes.List | nodes.Tuple):
            node.items = [self.printed(item) for item in node.items]
        elif isinstance(node, nodes.Dict):
            for pair in node.items:
                pair.value = self.printed(pair.value)
        return node


def _called(name: str, *words: nodes.Expr) -> nodes.Expr:
    """A call of a function of the environment."""
    function = nodes.EnvironmentAttribute(name)
    return nodes.Call(function, list(words), [], None, None, lineno=words[0].lineno)
