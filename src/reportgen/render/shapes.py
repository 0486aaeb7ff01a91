"""What is known of the values that templates see before there are any: which names each has, what stands in a list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2.runtime import LoopContext

from reportgen import model
from reportgen.figures import Figure
from reportgen.figures.charts import ChartData
from reportgen.figures.counts import GROUPS, NAMES
from reportgen.figures.since import NAMES as SINCE
from reportgen.model import Part, Status
from reportgen.model.kinds import COLUMNS, NOTICE
from reportgen.records import dataclass, field
from reportgen.render import STATEMENTS
from reportgen.render.sandbox import HIDDEN
from reportgen.render.view import Filled, Tasks
from reportgen.values import Prose, Text
from reportgen.vocabulary import attribute_names

MAPPING_NAMES = frozenset(n for n in dir(dict) if not n.startswith("_"))
PERIOD = ("起", "止", "起止", "工作日")


@dataclass(frozen=True)
class Shape:
    """`names` are those it has, None where any may be; the rest says what a step leads to, nothing where unknown.

    A tuple has its parts in `steps`, by number. `rest` is what every other name leads to (任务.领域.水). `unsure` marks
    what a macro is handed: only a name that nothing at all has can be called a slip there.
    """

    names: frozenset[str] | None = None
    part: str = ""  # the class of the model that it is a view of
    steps: Mapping[str, Shape] = field(default_factory=dict, hash=False)
    item: Shape | None = None
    result: Shape | None = None
    rest: Shape | None = None
    unsure: bool = False

    def step(self, name: str) -> Shape:
        """What stands behind `.name`."""
        if self.part and name in (known := attribute_names()[self.part]):
            return of_hint(_hints(self.part)[known[name]])
        return self.steps.get(name, self.rest or (UNSURE if self.unsure else ANY))

    @property
    def each(self) -> Shape:
        """What a loop over it hands out."""
        return self.item or (UNSURE if self.unsure else ANY)


ANY = Shape()
UNSURE = Shape(unsure=True)


def _public(kind: type) -> frozenset[str]:
    return frozenset(n for n in dir(kind) if not n.startswith("_") and n not in HIDDEN)


def _leaf(kind: type) -> Shape:
    return Shape(_public(kind))


def view(part: str) -> Shape:
    """A part of the report by its Chinese names."""
    return Shape(frozenset(attribute_names()[part]) | {"names"}, part)


@cache
def _hints(part: str) -> dict[str, Any]:
    return get_type_hints(getattr(model, part))


def of_hint(hint: Any) -> Shape:
    """By the type of an attribute of the model, as render/view.py shows it."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (h for h in get_args(hint) if h is not type(None)) if len(get_args(hint)) == 2 else (object,)
    if get_origin(hint) is tuple:
        return Shape(_public(list), item=of_hint(get_args(hint)[0]))
    if not isinstance(hint, type) or hint is object:
        return ANY
    if issubclass(hint, Prose):
        return _leaf(Filled)
    if issubclass(hint, Part) and not issubclass(hint, Status):
        return view(hint.__name__)
    return _leaf(hint)


def _tasks() -> Shape:
    """`任务` and each group of it (任务.领域.水)."""
    figure = _leaf(Figure)
    steps: dict[str, Shape] = dict.fromkeys(NAMES, figure)
    steps |= {
        "名单": Shape(result=Shape(item=view("Task"))),
        "其中": Shape(result=figure),
    }
    names = _public(Tasks) | set(NAMES) | set(GROUPS) | set(STATEMENTS)
    group = Shape(names, steps=steps)
    parts = Shape(steps=dict.fromkeys(MAPPING_NAMES, ANY), rest=group)
    pairs = Shape(result=Shape(item=Shape(steps={"1": group})))
    return Shape(names, steps={**steps, "各组": pairs, **dict.fromkeys(GROUPS, parts)})


TASKS = _tasks()
LOOP = _leaf(LoopContext)
_PERIOD = Shape(frozenset(PERIOD) | MAPPING_NAMES)
_ROW = Shape(frozenset(("名", "合计", "各数", "占比")) | MAPPING_NAMES)
_CHART = Shape(frozenset(ChartData("", "", "", "", (), ()).shown()) | MAPPING_NAMES, steps={"各行": Shape(item=_ROW)})


@cache
def top(kind: str) -> dict[str, Shape]:
    """The names that a template of a 文种 begins with, as render/view.py and render/kinds.py make them."""
    hints = _hints("Report")
    names = {name: of_hint(hints[attribute]) for name, attribute in attribute_names()["Report"].items()}
    del names["整改任务"]
    names |= {
        "各次督察": Shape(_public(list), item=view("Inspection")),
        "督察": view("Inspection"),
        "任务": TASKS,
        "任务清单": Shape(_public(list), item=view("Task")),
        "附图": Shape(_public(list), item=_CHART),
        "较上期": Shape(frozenset(SINCE) | {"names", "step"}),
        "措施": Shape(frozenset({"总数", "names", "step"})),
        "自称": _leaf(Text),
        "党政简称": _leaf(Text),
        "署名机关": Shape(_public(list), item=_leaf(Text)),
        "公开稿": _leaf(bool),
    }
    names |= dict.fromkeys(("问题", "信访", "问责", "指标"), ANY)
    if kind in COLUMNS:
        names["节选"] = _leaf(bool)
    if kind == NOTICE:
        names |= {"公示任务": view("Task"), "公示督察": view("Inspection"), "公示期": _PERIOD}
    return names


@cache
def all_names() -> frozenset[str]:
    """Every Chinese name that any value of the report has behind its dot."""
    parts = (name for part, names in attribute_names().items() if hasattr(model, part) for name in names)
    others = (shape.names or frozenset() for shape in (TASKS, _CHART, _ROW, _PERIOD, _leaf(Figure)))
    return frozenset(n for n in (*parts, *SINCE, *(n for names in others for n in names)) if not n.isascii())
