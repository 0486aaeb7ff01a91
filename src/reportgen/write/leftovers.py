"""The names of temporary files, and the removal of those that a build left which was killed or lost its power."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reportgen.regex import regex

OLD = 3600.0  # seconds; a younger one may belong to a build that runs
_NAME = regex(r"\.reportgen-[0-9a-f]{12}\.tmp")


def temporary_name() -> str:
    """A name of nobody else's, as it says whose it is."""
    return f".reportgen-{os.urandom(6).hex()}.tmp"


def leftovers(folder: Path) -> list[Path]:
    """What bears such a name in a folder; nothing where it can't be read."""
    try:
        return [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except (OSError, ValueError):
        return []


def sweep(folders: Iterable[Path]) -> None:
    """Remove old temporary files; one that can't be removed disturbs nobody."""
    past = time.time() - OLD
    for folder in folders:
        for path in leftovers(folder):
            with suppress(OSError):
                seen = path.lstat()
                if stat.S_ISREG(seen.st_mode) and seen.st_mtime < past:
                    path.unlink()
