"""The road of `build --dump`: a data file -> one stop of the road as text, as far as the road was passable."""

from __future__ import annotations

from pathlib import Path

from reportgen import figures
from reportgen.diagnostics import Diagnostic
from reportgen.figures.catalogue import Catalogue
from reportgen.load.notation import compose
from reportgen.load.source import read
from reportgen.model import Report
from reportgen.pipeline.build import Built, Options, begin, finish
from reportgen.pipeline.tracing import with_traces
from reportgen.present import dump as present
from reportgen.present.dump_document import document_text


def dump(path: Path, stop: str, options: Options = Options()) -> tuple[str, list[Diagnostic]]:
    """What a data file is at a stop, "" where an error stood before it, and all that the whole road finds."""
    loaded, report = begin(path, options)
    built = finish(loaded, report, options)
    if stop in ("html", "document"):
        built = with_traces(built, options.template)
    return _at(stop, path, report, built), built.found


def _at(stop: str, path: Path, report: Report | None, built: Built) -> str:
    if stop == "data":
        return _data(path)
    if stop == "model":
        return present.model_text(report) if report else ""
    if stop == "figures":
        return present.figures_text(Catalogue(report, figures.count(report))) if report else ""
    if stop == "html":
        markup = built.markup.whole().strip("\n") if built.markup else ""
        return markup and markup + "\n"
    return document_text(built.document) if built.document else ""


def _data(path: Path) -> str:
    """The tree before anything knows what its keys mean."""
    source, _ = read(path)
    node = compose(source)[0] if source else None
    return present.data_text(node) if node else ""
