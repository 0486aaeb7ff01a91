"""The road of `status`: a data file or a workbook -> the page of its progress, and that page as an html file."""

from __future__ import annotations

from pathlib import Path

from reportgen.dates import Date
from reportgen.diagnostics import Diagnostic, fault
from reportgen.pipeline.figures import reckon
from reportgen.present.status import Overview, overview
from reportgen.present.status_html import as_html
from reportgen.write.save import save


def status(path: Path, as_of: Date | None = None) -> tuple[Overview | None, tuple[Path, ...], list[Diagnostic]]:
    """The page (None where an error stood in the way), the files it was made of, and what was found."""
    reckoned = reckon(path, as_of, alone=True)
    if reckoned.catalogue is None:
        return None, reckoned.files, reckoned.found
    page = overview(reckoned.catalogue.report, reckoned.catalogue.counted, path.name)
    return page, reckoned.files, reckoned.found


def save_page(page: Overview, place: Path, files: tuple[Path, ...], *, force: bool = False) -> list[Diagnostic]:
    """The html file; never over one of `files`, and over what somebody else has written only with `force`."""
    if place.resolve() in {file.resolve() for file in files}:
        reason = f"“{place.name}”就是这次读的文件"
        return [fault("OUT604", None, reason, "--html 后面换一个文件名", name=place.name)]
    return save(as_html(page).encode(), place, force=force)
