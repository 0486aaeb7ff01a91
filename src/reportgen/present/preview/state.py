"""The state of a page, but for what the server knows: its faults, tasks, figures and progress."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.diagnostics import Diagnostic
from reportgen.diagnostics import summary as summed
from reportgen.model import Progress, Task
from reportgen.model.numbers import number_of
from reportgen.present.preview.faults import faults
from reportgen.present.preview.origins import placeholder, row_object, summary
from reportgen.present.preview.shown import Shown
from reportgen.present.status_html import fragment

DUE = {"超期": "late", "临期": "soon"}  # the lists whose remarks say by how many days


def state(found: Sequence[Diagnostic], shown: Shown | None) -> dict[str, object]:
    """What is found and, where the report could be read, what it says."""
    report = shown.report if shown else None
    return {
        "city": str(report.city.name) if report else "",
        "as_of": str(report.as_of or "") if report else "",
        "faults": faults(found, shown),
        "summary": summed(found) if found else "",
        "noticed": str(report.notice.task or "") if report and report.notice else "",
        "tasks": _tasks(shown) if shown else [],
        "figures": _figures(shown) if shown else [],
        "progress": fragment(shown.overview, shown.row_of) if shown else "",
    }


def _tasks(shown: Shown) -> list[dict[str, object]]:
    due = {
        id(row.task): {"due": DUE[tasks.name], "remark": row.remark}
        for tasks in shown.overview.lists
        if tasks.name in DUE
        for row in tasks.rows
    }
    rows = []
    for task in shown.report.tasks:
        row = row_object(shown, task)
        for name in ("place", "file", "spot"):
            del row[name]
        row |= due.get(id(task), {"due": "", "remark": ""})
        done = task.status is not None and task.status.progress is Progress.DONE
        rows.append({**row, "units": "、".join(task.units), "done": done, "asked": _asked(shown, task)})
    return rows


def _asked(shown: Shown, task: Task) -> str:
    """The word that a notice asks for this task by: its 序号, or its 编号 where several tasks have the number."""
    own = str(task.id or "")
    return own if shown.numbers[number_of(task.no)] > 1 and own else str(task.no)


def _figures(shown: Shown) -> list[dict[str, object]]:
    """Those that the page prints, in the order in which they first appear."""
    found: dict[str, list[int]] = {}
    for n, run in enumerate(shown.runs):
        if run.text.figure:
            found.setdefault(run.text.figure, []).append(n)
    return [
        {
            "name": name,
            "placeholder": placeholder(shown.catalogue, name),
            "text": shown.runs[runs[0]].text.text,
            "summary": summary(shown.catalogue, name),
            "runs": runs,
        }
        for name, runs in found.items()
    ]
