"""reportgen: YAML and a ledger of tasks become an official report in Word, plain text and HTML.

report = reportgen.read_report("city.yaml")
document = reportgen.make_document(report)
reportgen.save_document(document, "city.docx")

docs/api.md shows every name of `__all__` at work. Importing this loads nothing else; each call loads what it needs.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from reportgen.codes import Severity
    from reportgen.diagnostics import Diagnostic, show
    from reportgen.document import Document
    from reportgen.figures import Figure
    from reportgen.figures.catalogue import Catalogue
    from reportgen.gongwen import HouseStyle
    from reportgen.model import Report
    from reportgen.pipeline import Built

__version__ = "0.1.0"
__all__ = [
    "Built",
    "Catalogue",
    "Diagnostic",
    "Document",
    "FaultsError",
    "Figure",
    "HouseStyle",
    "Report",
    "Severity",
    "build_document",
    "check_file",
    "check_report",
    "count_figures",
    "document_bytes",
    "make_document",
    "read_report",
    "read_style",
    "save_document",
    "show",
]

AnyPath = str | PathLike[str]
Format = Literal["docx", "txt", "html", "pdf"]
ENDINGS: tuple[Format, ...] = get_args(Format)

if not TYPE_CHECKING:  # a type checker takes the imports above, and knows a name that is none
    # What the functions below take and give, for annotations and isinstance; each is loaded when it is asked for.
    ELSEWHERE = {
        "Built": "reportgen.pipeline",
        "Catalogue": "reportgen.figures.catalogue",
        "Diagnostic": "reportgen.diagnostics",
        "Document": "reportgen.document",
        "Figure": "reportgen.figures",
        "HouseStyle": "reportgen.gongwen",
        "Report": "reportgen.model",
        "Severity": "reportgen.codes",
        "show": "reportgen.diagnostics",
    }

    def __getattr__(name: str) -> object:
        """A name of ELSEWHERE."""
        from importlib import import_module

        if name not in ELSEWHERE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(ELSEWHERE[name]), name)


class FaultsError(Exception):
    """The user's files hold errors: `found` has all of them, `str()` shows them as the terminal does."""

    def __init__(self, found: list[Diagnostic]) -> None:
        from reportgen.diagnostics import show

        super().__init__(show(found))
        self.found = found

    def __reduce__(self) -> tuple[type[FaultsError], tuple[list[Diagnostic]]]:
        """From another process it comes back with what was found, and not with its words alone."""
        return type(self), (self.found,)


def read_report(path: AnyPath) -> Report:
    """The report of a data file and its ledger; FaultsError when they can't be read."""
    from pathlib import Path

    from reportgen.load import load

    loaded = load(Path(path))
    if loaded.report is None:
        raise FaultsError(loaded.found)
    return loaded.report


def read_style(path: AnyPath) -> HouseStyle:
    """The house style of a file as the 样式 of a data file names it; FaultsError when it can't be read.

    What the file leaves out is as in GB/T 9704-2012. `read_report` does not read it: the report's `style` is its name.
    """
    from pathlib import Path

    from reportgen.load.style import read_style

    style, found = read_style(Path(path))
    if style is None:
        raise FaultsError(found)
    return style


def count_figures(report: Report) -> Catalogue:
    """Every figure of a report by its placeholder's name, how it is counted, and the tasks and cases behind it."""
    from reportgen.figures import count
    from reportgen.figures.catalogue import Catalogue

    return Catalogue(report, count(report))


def check_report(report: Report) -> list[Diagnostic]:
    """What contradicts itself in a report, warnings too; nothing is drawn."""
    from reportgen.pipeline.build import contradictions

    return contradictions(report)


def make_document(report: Report, *, public: bool = False) -> Document:
    """The paper of a report, `public` as the public may see it; FaultsError when its figures contradict each other."""
    from reportgen.pipeline import Options, draw

    drawn = draw(report, Options(public=public))
    if drawn.document is None:
        raise FaultsError(drawn.found)
    return drawn.document


def build_document(
    path: AnyPath,
    *,
    template: str | None = None,
    as_of: str | None = None,
    task: str | None = None,
    public: bool = False,
    strict: bool = False,
) -> Built:
    """The whole road of a data file without a file written: the document (None where an error stood in its way), the
    house style, the report, and all that was found, warnings too. Never FaultsError.

    The words are those of `reportgen build`: `template` a 文种 or a folder of templates, `as_of` the day of the
    figures, `task` the 序号 that a notice is about. ValueError for a word that is none.
    """
    from pathlib import Path

    from reportgen.pipeline import build, options

    chosen = options(template=template, as_of=as_of, public=public, strict=strict, force=False, task=task)
    if isinstance(chosen, str):
        raise ValueError(chosen)
    return build(Path(path), chosen)


def check_file(path: AnyPath, *, data: AnyPath | None = None, public: bool = False) -> list[Diagnostic]:
    """What the proof-reader finds in a .docx, a .txt or a data file, whoever wrote it, in the order of the file.

    With `data`, a data file, the figures of a paper are compared with its own; `public` asks what the public may read.
    """
    from pathlib import Path

    from reportgen.diagnostics import ordered
    from reportgen.pipeline import Options, build
    from reportgen.pipeline.check import check_file

    options = Options(public=public)
    built = None if data is None else build(Path(data), options)
    return ordered(check_file(Path(path), options, built).found)


def document_bytes(document: Document, format: Format = "docx", *, style: HouseStyle | None = None) -> bytes:
    """The paper as a file of one format, in a house `style` or the standard's; the same bytes for the same document.

    A .pdf is printed by LibreOffice: FaultsError where it is missing or fails. ValueError for another format.
    """
    from reportgen.gongwen import NATIONAL
    from reportgen.write import PRINTERS, WRITERS

    if format not in ENDINGS:
        raise ValueError(f"{format}: not one of {', '.join(ENDINGS)}")
    if format in WRITERS:
        return WRITERS[format](document, style or NATIONAL)
    from reportgen.place import Place, Source

    printed = PRINTERS[format](WRITERS["docx"](document, style or NATIONAL), Place(Source(f"document.{format}")))
    if printed.data is None:
        raise FaultsError(printed.found)
    return printed.data


def save_document(document: Document, path: AnyPath, *, style: HouseStyle | None = None, force: bool = False) -> None:
    """Writes .docx, .txt, .html or .pdf by the ending of `path`, whole or not at all, in a house `style` or the
    standard's.

    FaultsError when a Word file that a person has edited stands there (`force` keeps it as .bak), or when the
    place can't be written; ValueError for another ending.
    """
    from pathlib import Path

    from reportgen.diagnostics import has_errors
    from reportgen.write.save import save

    place = Path(path)
    format = next((name for name in ENDINGS if place.suffix == f".{name}"), None)
    if format is None:
        raise ValueError(f"{place.name}: not one of {', '.join('.' + name for name in ENDINGS)}")
    found = save(document_bytes(document, format, style=style), place, force=force)
    if has_errors(found):
        raise FaultsError(found)
