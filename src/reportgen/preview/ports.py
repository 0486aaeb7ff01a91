"""The place where the preview listens: on this machine alone, at the port asked for or the next that is free."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Iterator

ADDRESS = "127.0.0.1"
TRIED = 20  # ports beside the one that was asked for; then any
HIGHEST = 65535


def listening(port: int) -> tuple[socket.socket, str]:
    """A socket that listens, and why it is not at `port`, "" where it is; port 0 is any that is free."""
    said = ""
    for candidate in _candidates(port):
        opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            _alone(opened)
            opened.bind((ADDRESS, candidate))
            opened.listen()
        except OSError as error:
            opened.close()
            if not candidate:
                raise
            taken = error.errno == errno.EADDRINUSE
            said = said or f"端口 {port} {'已被占用' if taken else '不能用'}"
            continue
        break
    return opened, f"{said}，改用 {opened.getsockname()[1]}" if said else ""


def _candidates(port: int) -> Iterator[int]:
    if port:
        yield from range(port, min(port + TRIED, HIGHEST) + 1)
    yield 0


def _alone(opened: socket.socket) -> None:
    """Nobody else may listen at the same port; where the system allows it, one that was just left is free at once."""
    if sys.platform == "win32":
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
