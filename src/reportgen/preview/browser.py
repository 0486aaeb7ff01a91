"""Opens the page in the user's browser, which must write nothing on the terminal and not end with Ctrl-C."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from threading import Thread


def open_page(url: str) -> None:
    """At once, without waiting. A machine without a browser is no fault: the address stands on the terminal."""
    Thread(target=_open, args=(url,), name="browser", daemon=True).start()


def _open(url: str) -> None:
    # The address stands among the arguments of a program, where other users of the machine may read it. A file with
    # a link, readable by nobody else, would keep it from them, but browsers in a sandbox (snap, flatpak) see no such
    # file, and would open an empty page without a word.
    # A process of its own: some systems start the browser as its child, with the same streams and the same group.
    with contextlib.suppress(OSError):
        subprocess.run(  # noqa: S603 - this Python, an address of our own
            [sys.executable, "-m", "webbrowser", url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
