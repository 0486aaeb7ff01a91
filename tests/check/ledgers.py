"""Small ledgers for tests of their rules, and what is found in them."""

from __future__ import annotations

from pathlib import Path

from reportgen.check import check
from reportgen.diagnostics import Diagnostic
from reportgen.figures import count
from tests.reports import report

DONE, DOING = "状态: 已完成", "状态: 推进中"


def every(home: Path, text: str) -> list[Diagnostic]:
    made = report(home, text)
    return check(made, count(made))


def found(home: Path, text: str) -> list[Diagnostic]:
    """Without what is said of a ledger that keeps no dates at all, as most of these small ones."""
    return [d for d in every(home, text) if not (d.code == "LED307" and "都没有完成日期" in d.reason)]


def tasks(*rows: str, more: str = "") -> str:
    """A ledger of tasks, one a line from line 4 (with the city's line and two above)."""
    lines = "".join(f"    - {{{row}}}\n" for row in rows)
    return f"整改任务:\n  列表:\n{lines}{more}"
