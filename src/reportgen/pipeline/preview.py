"""The road of `preview`: a data file, and what the page asks for -> its pages, its faults, who answers for both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.diagnostics import Diagnostic, ordered
from reportgen.ignoring import wanted
from reportgen.pipeline.build import Built, Options, build
from reportgen.pipeline.check import drafted_paper, ignored
from reportgen.write.pages import Pages, pages


@dataclass(frozen=True)
class Choice:
    """What a page shows of a city; empty words stand for what the data file or the command line says.

    `data` is the name of another data set (DATA_SETS) in the place of the city's own, for those who write templates.
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
    proofed: bool = False  # what `check` finds is among what was found


def look(path: Path, choice: Choice = Choice(), options: Options = Options()) -> Snapshot:
    """The pages of a data file; no fault of the user's files is an exception."""
    asked = replace(
        options,
        kind=choice.kind or options.kind,
        public=choice.public or options.public,
        task=choice.task or options.task,
        traced=True,
    )
    built = build(path, asked)
    made = pages(built.document, built.style) if built.document is not None else None
    return Snapshot(choice, path, built, made, ordered(wanted(built.found, ignored(built))))


def proofed(snapshot: Snapshot) -> Snapshot:
    """The same with what `check` finds in the drafted text, which takes longer than drawing it."""
    from reportgen.check.agreement import typed_figures
    from reportgen.check.proof import proofread

    found = list(snapshot.built.found)
    if drafted := drafted_paper(snapshot.built):
        paper, catalogue = drafted
        found += proofread(paper) + typed_figures(paper, catalogue)
    return replace(snapshot, found=ordered(wanted(found, ignored(snapshot.built))), proofed=True)
