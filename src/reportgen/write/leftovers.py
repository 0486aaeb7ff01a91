"""The names of temporary files and folders, and the removal of what a build left which was killed or lost its power."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reportgen.regex import regex

OLD = 3600.0  # seconds; a younger one may belong to a build that runs
SCRATCH = ("reportgen-", ".tmp")  # how the names of the office suite's folders begin and end: nobody calls his own so
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


def sweep_scratch() -> None:
    """Remove the old folders of this user in the system's temporary one, and nothing that a link leads to."""
    import shutil
    from tempfile import gettempdir

    me, past = getattr(os, "getuid", int)(), time.time() - OLD  # on Windows all is 0's
    with suppress(OSError):  # there may be no such folder
        for path in Path(gettempdir()).glob("*".join(SCRATCH)):
            with suppress(OSError):
                seen = path.lstat()
                if stat.S_ISDIR(seen.st_mode) and seen.st_uid == me and seen.st_mtime < past:
                    shutil.rmtree(path, ignore_errors=True)
