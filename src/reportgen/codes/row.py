"""What a code stands for: a severity and a title."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """An error stops the build of its file; a warning or an info does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(NamedTuple):
    """A row of CODES; `title` may hold blanks that diagnostics.fault() fills."""

    severity: Severity
    title: str
