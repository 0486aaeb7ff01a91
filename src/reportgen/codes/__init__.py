"""The code of every diagnostic: its severity and the line that names the fault; 原因 and 办法 are said on the spot."""

from __future__ import annotations

from reportgen.codes.of_data import OF_DATA
from reportgen.codes.of_old_papers import OF_OLD_PAPERS
from reportgen.codes.of_papers import OF_PAPERS
from reportgen.codes.row import Code, Severity

__all__ = ["CODES", "Code", "Severity"]

CODES: dict[str, Code] = {**OF_DATA, **OF_PAPERS, **OF_OLD_PAPERS}
