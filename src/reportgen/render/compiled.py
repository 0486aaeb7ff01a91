"""Compiled templates kept between runs: compiling the bundled ones takes longer than all the rest of a small build.

What is kept is code, so it lies in a folder that only this user can write, and whatever is odd there is ignored.
"""

from __future__ import annotations

import marshal
import os
import pickle
import stat
import sys
import zlib
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket, bc_magic

DAMAGED = (EOFError, ValueError, TypeError, OSError, MemoryError)
PRIVATE = 0o700


class Compiled(FileSystemBytecodeCache):
    """Jinja's cache, which a damaged or unwritable file does not stop."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing where the file is damaged or of another text; the template is then compiled.

        Jinja's own reads a few bytes at a time, which takes as long as the rest of a small template.
        """
        begins = bc_magic + pickle.dumps(bucket.checksum, 2)
        try:
            kept = Path(self.directory, self.pattern % (bucket.key,)).read_bytes()
            code = marshal.loads(kept[len(begins) :]) if kept.startswith(begins) else None  # noqa: S302 - see above
        except DAMAGED:
            return
        bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Left out where the disk is full or another process is at it (Windows)."""
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return


def cache(*made_by: Path) -> Compiled | None:
    """The cache of this user for these versions; None where there is no safe place for it.

    `made_by` are the modules that say what is made of a template: their text is part of what is kept.
    """
    version = f"{jinja2.__version__}-{sys.hexversion:x}-{zlib.crc32(b''.join(path.read_bytes() for path in made_by)):x}"
    try:
        folder = _base() / "reportgen" / version
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, RuntimeError):  # RuntimeError: no home folder
        return None
    foreign = hasattr(os, "getuid") and state.st_uid != os.getuid()
    if foreign or (os.name == "posix" and state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
        return None
    return Compiled(str(folder))


def _base() -> Path:
    """Where programs of this user keep what can be made again."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(named) if named else Path.home() / ".cache"
