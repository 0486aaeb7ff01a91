"""The road of `preview`: a data file, and what the page asks for -> its pages, its faults, who answers for both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from reportgen import render
from reportgen.diagnostics import Diagnostic, ordered
from reportgen.ignoring import wanted
from reportgen.pipeline.build import Built, Options, build
from reportgen.pipeline.check import drafted_paper, ignored
from reportgen.pipeline.kinds import suffix
from reportgen.pipeline.tracing import with_traces
from reportgen.present.preview import origins, traces
from reportgen.present.preview import state as page_state
from reportgen.present.preview.shown import Shown
from reportgen.records import dataclass, replace
from reportgen.render.environment import template_place
from reportgen.write import WRITERS
from reportgen.write.pages import Pages, pages

# The formats of a download -> what a browser calls them.
DOWNLOADS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class Choice:
    """What a page shows of a city; empty words stand for what the data file or the command line says.

    `data` is the name of another data set (pipeline/data_sets) in the place of the city's own, for those who write
    templates.
    """

    kind: str = ""
    public: bool = False
    task: str = ""
    data: str = ""


@dataclass(frozen=True)
class Snapshot:
    """One look at a city: what was built (`pages` None where errors stood in the way) and all that was found."""

    choice: Choice
    path: Path
    built: Built
    pages: Pages | None
    found: list[Diagnostic]
    options: Options  # as they were asked for, by the command line and the page
    shown: Shown | None  # who answers for the pages; None where the report could not be read
    proofed: bool = False  # what `check` finds is among what was found


class Download(NamedTuple):
    """A paper as a file: its name and its bytes."""

    name: str
    data: bytes


def look(path: Path, choice: Choice = Choice(), options: Options = Options()) -> Snapshot:
    """The pages of a data file; no fault of the user's files is an exception.

    `choice.data` is only kept: of another data set `path` is already the file.
    """
    asked = replace(
        options,
        kind=choice.kind or options.kind,
        public=choice.public or options.public,
        task=choice.task or options.task,
    )
    built = build(path, asked)
    document = with_traces(built, asked.template).document
    made = pages(document, built.style) if document is not None else None
    runs = made.runs if made else ()
    shown = Shown(built.report, runs, path.name) if built.report else None
    return Snapshot(choice, path, built, made, ordered(wanted(built.found, ignored(built))), asked, shown)


def proofed(snapshot: Snapshot, pause: Callable[[], None] = lambda: None) -> Snapshot:
    """The same with what `check` finds in the drafted text, which takes longer than drawing it.

    `pause` is called every now and then, and may raise to end it.
    """
    from reportgen.check.agreement import typed_figures
    from reportgen.check.proof import proofread

    found = list(snapshot.built.found)
    if drafted := drafted_paper(snapshot.built):
        paper, catalogue = drafted
        found += proofread(paper, pause) + typed_figures(paper, catalogue)
    return replace(snapshot, found=ordered(wanted(found, ignored(snapshot.built))), proofed=True)


def state(snapshot: Snapshot) -> dict[str, object]:
    """All that the page shows, but version, stale, data_sets and page.number, of which the server knows."""
    made, options, choice = snapshot.pages, snapshot.options, snapshot.choice
    report = snapshot.built.report
    return {
        "file": snapshot.path.name,
        "kind": report.kind if report else options.kind or "",
        "kinds": list(render.KINDS),
        "public": options.public or snapshot.built.released,
        "task": options.task or "",
        "data": choice.data,
        "page": {"html": made.html, "css": made.css} if made else None,
        "proofed": snapshot.proofed,
        "can_save": snapshot.built.document is not None,
        **page_state.state(snapshot.found, snapshot.shown),
    }


def explained(snapshot: Snapshot, n: int) -> dict[str, object] | None:
    """Who answers for run `n` of the page; None where there is no such run."""
    shown = snapshot.shown
    if shown is None or not 0 <= n < len(shown.runs):
        return None
    run = shown.runs[n]
    at = run.text.origin or run.origin.partition(" ")[0]
    return origins.explained(shown, n, origins.kind_of(run), at, template_place(at, snapshot.options.template))


def task_trace(snapshot: Snapshot, row: int) -> dict[str, object] | None:
    """Where a task (by its index in `tasks` of the state) is counted or named; None where there is no such task."""
    shown = snapshot.shown
    return traces.traced(shown, row) if shown and 0 <= row < len(shown.report.tasks) else None


def download(snapshot: Snapshot, format: str) -> Download | None:
    """The paper as a file of one of DOWNLOADS; None while errors stand in the way, or for another format."""
    built, options = snapshot.built, snapshot.options
    if built.document is None or format not in DOWNLOADS:
        return None
    name = f"{snapshot.path.stem}{suffix(options.kind, options.task)}.{format}"
    return Download(name, WRITERS[format](built.document, built.style))
