"""How a message names tasks: each of a few by itself, many of them at once, long rows of numbers cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Diagnostic, fault
from reportgen.model import Task
from reportgen.place import Place

SHOWN = 10  # numbers that one message lists


def shown(numbers: Sequence[object]) -> str:
    """`1、2、3`; of a long row the beginning and 等."""
    return "、".join(map(str, numbers[:SHOWN])) + ("等" if len(numbers) > SHOWN else "")


def numbers_of(tasks: Sequence[Task]) -> str:
    """`1、2、3等 37`: the 序号 of many tasks, as a message shows them before 项."""
    return shown([t.no for t in tasks]) + (f" {len(tasks)}" if len(tasks) > SHOWN else "")


def told(code: str, rows: list[tuple[Task, Place | None]], reason: str, fix: str) -> Iterator[Diagnostic]:
    """One fault for each of a few tasks, one for all of many; each row a task and the place of its fault."""
    if len(rows) > SHOWN:
        places = [place for _, place in rows[1:] if place]
        yield fault(code, rows[0][1], reason, fix, places, no=numbers_of([t for t, _ in rows]))
        return
    for task, place in rows:
        yield fault(code, place, reason, fix, no=task.no)
