"""The group 要点: the words of the paper itself, by chapter, section and point."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.editing.form import Entry, Step
from reportgen.editing.parts import Part, entry_of, fields_of, step_of
from reportgen.editing.values import is_prose

PARTS = ("导语", "章节", "下一步")  # of the data file, in the order of the paper
HEAD_AT_MOST = 16  # characters of a text that a point without a heading is known by


def prose(root: Part) -> Iterator[Entry]:
    """What the data file has of chapters, sections and points, each with what can be said in it."""
    for key in PARTS:
        part = root.child(key)
        if key == "章节":
            yield from _listed(((key,),), "", part)
        elif part.node is not None or key == "导语":
            yield from _part(((key,),), key, part)


def _listed(steps: tuple[Step, ...], label: str, part: Part) -> Iterator[Entry]:
    for n, item in enumerate(part.items(), 1):
        heading, role = item.child("标题").text, item.child("角色").text
        head = heading or role or _head(item.child("内容").text or item.text) or f"{steps[-1][0]} {n}"
        yield from _part((*steps, step_of(n, role, heading)), "：".join(filter(None, (label, head))), item)


def _part(steps: tuple[Step, ...], label: str, part: Part) -> Iterator[Entry]:
    yield from entry_of(steps, label, part, fields_of(part, is_prose))
    for key, known in part.plan.properties.items():
        if "array" in known.plan.types and "object" in known.plan.items.types:
            yield from _listed((*steps, (key,)), label, part.child(key))


def _head(text: str) -> str:
    first = text.strip().split("\n")[0].split("。")[0]
    return first if len(first) <= HEAD_AT_MOST else f"{first[:HEAD_AT_MOST]}……"
