"""The group 基本事实: what stands at the top of the data file, and the parts below it, 城市 to 落款."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.editing.form import Entry, Step
from reportgen.editing.parts import Part, entry_of, fields_of, single, step_of
from reportgen.editing.values import is_value
from reportgen.load.nodes import Sequence

TOP = "报告"
LEDGER = "整改任务"
ELSEWHERE = ("导语", "章节", "下一步")  # keys that other groups show


def facts(root: Part) -> Iterator[Entry]:
    """Of lists of parts only those are here of which there are a few: the inspections, the attachments."""
    yield from entry_of((), TOP, root, fields_of(root))
    for key, known in root.plan.properties.items():
        if key == LEDGER:  # where the tasks come from; they are a group of their own
            yield from entry_of(((key,),), "台账", root.child(key), fields_of(root.child(key)))
        elif key not in ELSEWHERE and not is_value(known.plan):
            yield from _below(((key,),), key, root.child(key))


def _below(steps: tuple[Step, ...], label: str, part: Part) -> Iterator[Entry]:
    if isinstance(part.node, Sequence):
        if part.plan.is_list:
            for n, item in enumerate(part.items(), 1):
                name = item.text or item.child("名称").text
                yield from _below((*steps, step_of(n, name)), f"{label} {name or n}", item)
    elif part.plan.has_keys:
        yield from entry_of(steps, label, part, fields_of(part))
        for key, known in part.plan.properties.items():
            inner = part.child(key)
            if inner.node is not None and not is_value(known.plan):
                yield from _below((*steps, (key,)), f"{label} {key}", inner)
    elif part.plan.extra is not None:
        yield from table(steps, label, part)


def table(steps: tuple[Step, ...], label: str, part: Part) -> Iterator[Entry]:
    """What is there of a table with free keys: 指标, 状态对照, 分组."""
    rows = list(part.rows())
    yield from entry_of(steps, label, part, (single(key, row) for key, row in rows if is_value(row.plan)))
    for key, row in rows:
        if not is_value(row.plan):
            yield from _below((*steps, (key,)), f"{label} {key}", row)
