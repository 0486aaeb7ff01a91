"""The road of `figures` and `explain`: a data file or a workbook -> its figures, if nothing contradicts itself."""

from __future__ import annotations

from pathlib import Path

from reportgen import check, figures, load
from reportgen.dates import Date, parse_date, unreadable
from reportgen.diagnostics import Diagnostic, has_errors
from reportgen.figures.catalogue import NUMBER, Catalogue
from reportgen.place import is_data_name
from reportgen.records import dataclass, replace
from reportgen.render import STATEMENTS

# What figures are made of; what is wrong with the prose or the layout is another command's affair.
FAMILIES = ("SRC", "YML", "LED", "FIG")
NOTICES = ("LED39",)


@dataclass(frozen=True)
class Reckoned:
    """All figures of a file (None where an error stood in the way) and what was found."""

    catalogue: Catalogue | None
    found: list[Diagnostic]
    files: tuple[Path, ...] = ()


def as_of_day(text: str | None) -> Date | str | None:
    """The day of `--as-of`; a text says, in Chinese, that it is none."""
    date = parse_date(text) if text else None
    return date if date or text is None else unreadable(text)


def reckon(path: Path, as_of: Date | None = None, *, alone: bool = False) -> Reckoned:
    """A data file with what it names, or a lone workbook -> its figures; `alone` leaves out the earlier report."""
    loaded = load.load(path, alone=alone) if is_data_name(path) else load.load_any(path)
    if loaded.report is None:
        return Reckoned(None, loaded.found, loaded.files)
    report = replace(loaded.report, as_of=as_of or loaded.report.as_of)
    counted = figures.count(report)
    found = loaded.found + [d for d in check.check(report, counted) if _on_figures(d.code)]
    return Reckoned(None if has_errors(found) else Catalogue(report, counted), found, loaded.files)


def _on_figures(code: str) -> bool:
    return code.startswith(FAMILIES) and not code.startswith(NOTICES)


def unknown(catalogue: Catalogue, what: str) -> str:
    """What to say of a name or number that is no figure of this report."""
    word = what.strip().strip("【】").rpartition(".")[2]
    if word in STATEMENTS:
        return f"“{word}”是由几个数连成的一句话，不是一个数；各个数见 reportgen figures"
    near = catalogue.near(what)
    if near and NUMBER.match(what.strip()):
        return f"没有哪个数是“{what}”；最接近的是：{'、'.join(near)}"
    if near:
        return f"没有“{what}”这个数；是否为“{'”“'.join(near)}”？"
    return f"没有哪个数是“{what}”；全部的数见 reportgen figures 文件 --all"
