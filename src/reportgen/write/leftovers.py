"""The names of temporary files, and the removal of those that a build left which was killed or lost its power."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PATTERN = ".reportgen-*.tmp"
OLD = 3600.0  # seconds; a younger one may belong to a build that runs


def temporary_name() -> str:
    """A name of nobody else's, as it says whose it is."""
    return PATTERN.replace("*", os.urandom(6).hex())


def sweep(folders: Iterable[Path]) -> None:
    """Remove old temporary files; one that can't be removed disturbs nobody."""
    past = time.time() - OLD
    for folder in folders:
        with suppress(OSError, ValueError):
            for path in folder.glob(PATTERN):
                if path.stat().st_mtime < past:
                    path.unlink()
