"""Names beside a file: of a copy that can't take its name, and what fits a disk."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from reportgen.write.save_faults import NAME_MOST


def spare_name(target: Path) -> Path:
    """name-1.docx, or the first such name that holds nothing of anybody's."""
    for number in count(1):
        spare = target.with_name(fitting(target.stem, f"-{number}{target.suffix}"))
        if not os.path.lexists(spare):
            return spare
    raise AssertionError("unreachable")


def fitting(stem: str, tail: str) -> str:
    """Both as one name; the stem loses what no disk would take."""
    while len(os.fsencode(stem + tail)) > NAME_MOST:
        stem = stem[:-1]
    return stem + tail
