"""A value of the data file as the text of a field, what kind of field it needs, and the text as a value again."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reportgen.datafile.tree import Tree
from reportgen.editing.form import Kind
from reportgen.ledger.columns import BY_KEY, NO, STATES, YES, listed
from reportgen.load.nodes import Mapping, Node, Scalar, Sequence
from reportgen.load.plan import Plan
from reportgen.load.shape import names_in
from reportgen.zh import width

LONG = 60  # columns of a value that needs more than a line
HEADS = ("heading", "title", "name")  # English names of what is one line though it is prose
NO_VALUE = "这里的写法不对，请先在数据文件里改好"
SEVERAL_LINES = "有的一条不止一行，请在数据文件里改"


def is_value(plan: Plan) -> bool:
    """Whether it is one text, or a list of texts: what a field can hold."""
    if plan.is_list:
        return "object" not in plan.items.types | plan.types
    return not plan.types & {"object", "array"}


def is_prose(plan: Plan) -> bool:
    """Whether it is text of the paper itself, in which placeholders are filled."""
    return is_value(plan) and "prose" in (plan.reads, plan.items.reads)


def text_of(node: Node | None, plan: Plan) -> tuple[str, str]:
    """The text that a field shows, and why it can't be changed there."""
    if node is None:
        return "", ""
    if isinstance(node, Scalar):
        return node.text, ""
    if isinstance(node, Mapping) or not plan.is_list:
        return "", NO_VALUE
    texts = [item.text for item in node.items if isinstance(item, Scalar)]
    if len(texts) < len(node.items):
        return "", NO_VALUE
    if plan.is_split:
        return listed(tuple(name for text in texts for name in names_in(text))), ""
    return "\n".join(texts), SEVERAL_LINES if any("\n" in text for text in texts) else ""


def items_of(text: str, plan: Plan) -> list[str]:
    """The items of a list that a text stands for: names, or its lines."""
    if plan.is_split:
        return list(names_in(text))
    return [line.strip() for line in text.split("\n") if line.strip()]


def tree_of(text: str, plan: Plan) -> Tree:
    """A text as a new value of the data file; a list of one is written as a mere text."""
    if not plan.is_list:
        return text
    items = items_of(text, plan)
    return [*items] if len(items) > 1 else "".join(items) or text


def written_as(text: str, node: Scalar | Sequence, plan: Plan) -> str:
    """A text as it takes the place of one that stands for a list."""
    if not plan.is_list or isinstance(node, Sequence):
        return text
    items = items_of(text, plan)
    return (listed(tuple(items)) if plan.is_split else "\n".join(items)) or text


def kind_of(plan: Plan, value: str, column: str = "") -> tuple[Kind, tuple[str, ...], str]:
    """The kind of the field of a value, its choices and its hint; `column` is that of a ledger which has the same."""
    usual = _usual(plan, column)
    if usual.choices:
        more = () if not value or value in usual.choices else (value,)  # another word for one of them
        return "choice", (*more, *usual.choices), usual.hint
    if plan.reads == "date":
        return "date", (), usual.hint
    long = "\n" in value or (not usual.short and (usual.long or width(value) > LONG))
    return "text" if long else "line", (), usual.hint


class _Usual(NamedTuple):
    """What the schema says of a field, whatever its value."""

    choices: tuple[str, ...]
    hint: str
    short: bool
    long: bool


@lru_cache(maxsize=1024)
def _usual(plan: Plan, column: str) -> _Usual:
    several = plan.is_list and not plan.is_split
    long = several or is_prose(plan) or (column in BY_KEY and BY_KEY[column].kind in ("long", "lines"))
    short = plan.schema.get("x-en") in HEADS
    return _Usual(_choices(plan), str(plan.schema.get("description", "")), short, long)


def _choices(plan: Plan) -> tuple[str, ...]:
    if plan.reads == "progress":
        return STATES
    if plan.reads == "boolean":
        return YES, NO
    return tuple(map(str, plan.schema.get("enum", ())))
