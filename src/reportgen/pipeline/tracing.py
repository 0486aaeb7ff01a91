"""The paper once more, its words with their template lines and its parts with their blocks."""

from __future__ import annotations

from pathlib import Path

from reportgen import figures, render
from reportgen.document import Document
from reportgen.gongwen import HouseStyle
from reportgen.pipeline.build import Built
from reportgen.public import for_paper
from reportgen.records import replace
from reportgen.write import WRITERS


def with_traces(built: Built, template: Path | None) -> Built:
    """`built` with a document that knows more; `built` itself where the marks on the way would change the paper.

    A template may measure, cut or compare what it prints, and marks are in its way: what is shown is what is built.
    """
    if built.document is None or built.report is None:
        return built
    report, public = for_paper(built.report, public=built.released), built.released
    document, markup, _ = render.drawn(
        report, figures.count(built.report), template=template, public=public, traced=True
    )
    if document is None or not _same(document, built.document, built.style):
        return built
    return replace(built, document=document, markup=markup)


def _same(one: Document, other: Document, style: HouseStyle) -> bool:
    """Whether the same is printed; runs may be parted otherwise."""
    write = WRITERS["html"]
    return write(one, style) == write(other, style)
