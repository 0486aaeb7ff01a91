"""reportgen: YAML and a ledger of tasks become an official report in Word, plain text and HTML.

report = reportgen.read_report("city.yaml")
document = reportgen.make_document(report)
reportgen.save_document(document, "city.docx")
reportgen.save_document(document, "city.docx", style=reportgen.read_style("样式.yaml"))  # not as the standard has it
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.diagnostics import Diagnostic
    from reportgen.document import Document
    from reportgen.gongwen import HouseStyle
    from reportgen.model import Report

__version__ = "0.1.0"
__all__ = ["FaultsError", "make_document", "read_report", "read_style", "save_document"]


class FaultsError(Exception):
    """The user's files hold errors: `found` has all of them, `str()` shows them as the terminal does."""

    def __init__(self, found: list[Diagnostic]) -> None:
        from reportgen.diagnostics import show

        super().__init__(show(found))
        self.found = found


def read_report(path: str | PathLike[str]) -> Report:
    """The report of a data file and its ledger; FaultsError when they can't be read."""
    from pathlib import Path

    from reportgen.load import load

    loaded = load(Path(path))
    if loaded.report is None:
        raise FaultsError(loaded.found)
    return loaded.report


def read_style(path: str | PathLike[str]) -> HouseStyle:
    """The house style of a file as the 样式 of a data file names it; FaultsError when it can't be read.

    What the file leaves out is as in GB/T 9704-2012. `read_report` does not read it: the report's `style` is its name.
    """
    from pathlib import Path

    from reportgen.load.style import read_style

    style, found = read_style(Path(path))
    if style is None:
        raise FaultsError(found)
    return style


def make_document(report: Report, *, public: bool = False) -> Document:
    """The paper of a report, `public` as the public may see it; FaultsError when its figures contradict each other."""
    from reportgen.pipeline import Options, draw

    drawn = draw(report, Options(public=public))
    if drawn.document is None:
        raise FaultsError(drawn.found)
    return drawn.document


def save_document(
    document: Document, path: str | PathLike[str], *, style: HouseStyle | None = None, force: bool = False
) -> None:
    """Writes .docx, .txt or .html by the ending of `path`, whole or not at all, in a house `style` or the standard's.

    FaultsError when a Word file that a person has edited stands there (`force` keeps it as .bak), or when the
    place can't be written; ValueError for another ending.
    """
    from pathlib import Path

    from reportgen.diagnostics import has_errors
    from reportgen.gongwen import NATIONAL
    from reportgen.write import WRITERS
    from reportgen.write.save import save

    place = Path(path)
    writer = WRITERS.get(place.suffix.removeprefix("."))
    if writer is None:
        raise ValueError(f"{place.name}: not one of {', '.join('.' + name for name in WRITERS)}")
    found = save(writer(document, style or NATIONAL), place, force=force)
    if has_errors(found):
        raise FaultsError(found)
