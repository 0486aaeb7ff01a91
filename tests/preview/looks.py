"""What the tests of the preview look at: the examples, and cities written for a test, with their answers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from reportgen.pipeline.preview import Snapshot, explained, look, task_trace
from reportgen.resources import folder

EXAMPLES = ("baoding", "dalian", "dezhou", "huaibei", "jiaozuo", "yunshan")


@cache
def example(city: str) -> Snapshot:
    """A bundled example as the preview shows it."""
    return look(folder("examples") / city / "city.yaml")


def written(home: Path, text: str, name: str = "city.yaml") -> Snapshot:
    """A city of this text, looked at."""
    path = home / name
    path.write_text(text, encoding="utf-8")
    return look(path)


def run_of(snapshot: Snapshot, text: str) -> int:
    """The number of the first run that says this."""
    assert snapshot.pages is not None, [str(d) for d in snapshot.found]
    return next(n for n, run in enumerate(snapshot.pages.runs) if run.text.text == text)


def answer(snapshot: Snapshot, what: int | str) -> dict[str, Any]:
    """What is said of a run, by its number or its words."""
    found = explained(snapshot, run_of(snapshot, what) if isinstance(what, str) else what)
    assert found is not None
    return found


def trace(snapshot: Snapshot, row: int) -> dict[str, Any]:
    """What is said of a task."""
    found = task_trace(snapshot, row)
    assert found is not None
    return found


def texts(snapshot: Snapshot, runs: list[int]) -> list[str]:
    """The words of these runs."""
    assert snapshot.pages is not None
    return [snapshot.pages.runs[n].text.text for n in runs]
