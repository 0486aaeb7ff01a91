"""A task the other way round: the figures that count it, the sentences that name it, its cells in the annex."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model import Task
from reportgen.model.numbers import number_of
from reportgen.present.preview.origins import placeholder, row_object
from reportgen.present.preview.shown import Shown
from reportgen.regex import regex
from reportgen.values import Text

TITLE_SHORTEST = 5  # characters of a title that stands in a sentence by no chance
NUMBERED = regex(
    r"第([\d一二三四五六七八九十百]{1,5})项(?:整改)?任务|(?:整改)?任务第([\d一二三四五六七八九十百]{1,5})项"
)


def traced(shown: Shown, row: int) -> dict[str, object]:
    """Task `row` of the ledger."""
    task = shown.report.tasks[row]
    keys = shown.sites.keys(task)
    page = shown.page
    own = [n for n in page.of(keys) if shown.runs[n].cell]
    counted = sorted({n for key in keys for n in page.of_figure.get(key, ())})
    lines = shown.sites.lines_of(task)
    return {
        **row_object(shown, task),
        "units": "、".join(task.units),
        "line": task.no.place.line if lines and task.no.place else 0,
        "lines": lines,
        "counted": [
            {
                "run": n,
                "figure": figure,
                "placeholder": placeholder(shown.catalogue, figure),
                "text": shown.runs[n].text.text,
                "around": page.around(n),
            }
            for n in counted
            if (figure := shown.runs[n].text.figure)
        ],
        "named": [{"run": n, "text": words, "around": page.around(n, words)} for n, words in _named(shown, task)],
        "cells": own,
    }


def _named(shown: Shown, task: Task) -> Iterator[tuple[int, str]]:
    """Runs outside of tables that print a value of it, or that quote its title or its number, with these words."""
    own = set(shown.page.of(shown.sites.keys(task)))
    title = str(task.title or "").strip()
    number = number_of(task.no) if _alone(shown, task) else ""
    for n, run in enumerate(shown.runs):
        text = run.text.text
        if run.cell or run.text.figure:
            continue
        if n in own:
            yield n, text
        elif len(title) >= TITLE_SHORTEST and title in text:
            yield n, title
        elif words := _quoted(text, number):
            yield n, words


def _alone(shown: Shown, task: Task) -> bool:
    """Whether no other task of the ledger has its number: then 第3项任务 can be no other."""
    number = number_of(task.no)
    return shown.numbers[number] == 1


def _quoted(text: str, number: str) -> str:
    """第3项整改任务, where it stands in a text; "" where it doesn't."""
    if not number or "任务" not in text:
        return ""
    return next((m[0] for m in NUMBERED.finditer(text) if number_of(Text(m[1] or m[2])) == number), "")
