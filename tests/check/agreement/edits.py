"""A paper that the program made, changed as people change it: in the Word file, or in its text."""

from __future__ import annotations

import shutil
import zipfile
from functools import lru_cache
from pathlib import Path

from reportgen.check.agreement import against_data
from reportgen.check.paper import Paper
from reportgen.check.paper.drafted import paper_of_document
from reportgen.check.paper.lines import paper_of_lines
from reportgen.diagnostics import Diagnostic
from reportgen.figures import count
from reportgen.figures.catalogue import Catalogue
from reportgen.pipeline import build_files
from reportgen.pipeline.build import build
from reportgen.place import Source
from reportgen.resources import folder

EXAMPLES = folder("examples")
CITIES = sorted(p.parent.name for p in EXAMPLES.glob("*/city.yaml"))


def example(city: str, place: Path) -> Path:
    """A copy of an example; the path of its data file."""
    shutil.copytree(EXAMPLES / city, place / city)
    return place / city / "city.yaml"


@lru_cache(maxsize=16)
def drafted(data: Path) -> tuple[Paper, Catalogue]:
    """The paper of a data file, and its figures."""
    built = build(data)
    assert built.document is not None
    assert built.report is not None
    assert built.report.place is not None
    return paper_of_document(built.document, built.report.place.source), Catalogue(built.report, count(built.report))


@lru_cache(maxsize=16)
def text_of(data: Path) -> str:
    """The paper as a text file."""
    build_files(data, ("txt",), None)
    return data.with_suffix(".txt").read_text("utf-8")


def compared(data: Path, text: str) -> list[Diagnostic]:
    """What a text has otherwise than a data file."""
    return against_data(paper_of_lines(Source("报告.txt", tuple(text.split("\n")))), *drafted(data))


def said(found: list[Diagnostic]) -> list[tuple[str, str]]:
    """Code and 原因 of each."""
    return [(d.code, d.reason) for d in found]


def word_of(data: Path, *changes: tuple[str, str]) -> Path:
    """The paper as a Word file, with words replaced in its text."""
    build_files(data, ("docx",), None)
    made, edited = data.with_suffix(".docx"), data.with_name("报告.docx")
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(edited, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "word/document.xml":
                text = content.decode()
                for before, after in changes:
                    assert before in text, before
                    text = text.replace(before, after, 1)
                content = text.encode()
            new.writestr(part, content)
    return edited
