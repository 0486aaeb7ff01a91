"""What files were like when their reading began: one that is written meanwhile must not be read half old, half new.

Not by their inodes, which some network drives number anew at each look.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

State = tuple[int, int]  # bytes, and nanoseconds of the last change
_seen: ContextVar[dict[Path, State] | None] = ContextVar("_seen", default=None)


def look(path: Path) -> os.stat_result:
    """`path.stat()`, at the beginning of a reading; whoever is watching will know of it."""
    found = path.stat()
    seen = _seen.get()
    if seen is not None:
        seen.setdefault(path, _state(found))
    return found


def contents(path: Path, limit: int) -> bytes:
    """The bytes of a file, one more than `limit` of a larger one.

    What gives nothing now is empty, and not waited for: a pipe that has come in place of the file since it was looked
    at, a file of the system's own.
    """
    with open(path, "rb", opener=_at_once) as file:
        return file.read(limit + 1) or b""


def _at_once(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


@contextmanager
def watching() -> Iterator[dict[Path, State]]:
    """The files that are read inside, as they were at first sight."""
    seen: dict[Path, State] = {}
    token = _seen.set(seen)
    try:
        yield seen
    finally:
        _seen.reset(token)


def changed(seen: dict[Path, State]) -> list[Path]:
    """Those that are others by now, or gone."""
    return [path for path, state in seen.items() if _now(path) != state]


def _now(path: Path) -> State | None:
    try:
        return _state(path.stat())
    except OSError:
        return None


def _state(found: os.stat_result) -> State:
    return found.st_size, found.st_mtime_ns
