"""The folder that is opened: its data files are the cities of the page, and a new one has its page at once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Lock, Thread

from reportgen.pipeline.folders import data_files_in
from reportgen.regex import regex
from reportgen.zh import printable

PAUSE = 0.5  # seconds between two looks
SHARE = 10  # a look at a slow drive is followed by a pause so many times as long
NO_NAME = regex(r'[\\/:*?"<>|\x00-\x1f\x7f]')
# Of Windows, which lets no folder have such a name.
DEVICES = regex(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(\..*)?")
NAME_MOST = 100  # bytes; a name that fits everywhere, with that of a file behind it
Cities = Sequence[tuple[Path, str]]


def cities_in(folder: Path) -> list[tuple[Path, str]]:
    """The data files of a folder, each with its name within it; none where the folder is gone."""
    try:
        return [(path, str(path.relative_to(folder))) for path in data_files_in(folder)]
    except (OSError, ValueError):
        return []


def complaint_of(folder: Path, name: str) -> str:
    """Why no new folder in `folder` can have this name, in Chinese; "" where it can."""
    if not name:
        return "写上新文件夹的名字"
    if not folder.is_dir():
        return f"文件夹“{folder}”不在了（被移走、改名、删去，或U盘、网络盘断开）"
    if printable(name) != name:  # of what nobody sees, or what is no character at all
        return "文件夹的名字里有看不见的字符，重新键入"
    if NO_NAME.search(name):
        return '文件夹的名字里不能有 / \\ : * ? " < > | 这些字符'
    if name.startswith((".", "~")) or name.endswith(".") or DEVICES.fullmatch(name):
        return f"文件夹不能叫“{name}”，换一个名字"
    if len(os.fsencode(name)) > NAME_MOST:
        return "文件夹的名字太长，写短一些"
    if os.path.lexists(folder / name):
        return f"已经有“{name}”，换一个名字"
    return ""


class Home:
    """Calls `tell(cities)` in a thread of its own whenever a data file has come or gone."""

    def __init__(self, folder: Path, tell: Callable[[Cities], None]) -> None:
        self.folder, self._tell = folder, tell
        self._known = self._seen = cities_in(folder)
        self._lock = Lock()
        self._ends = Event()
        self._thread = Thread(target=self._run, name="home", daemon=True)

    def start(self) -> list[tuple[Path, str]]:
        """What there is now; from now on changes are told."""
        self._thread.start()
        return self._known

    def look(self) -> None:
        """At once: something was just written here."""
        with self._lock:
            found = cities_in(self.folder)
            # Some programs take a file away for a moment when they save it: it is gone when two looks miss it.
            before, self._seen = self._seen, found
            there = sorted({*found, *(city for city in self._known if city in before)})
            if there != self._known:
                self._known = there
                self._tell(there)

    def stop(self) -> None:
        """No more calls."""
        self._ends.set()
        if self._thread.is_alive():
            self._thread.join(PAUSE)

    def _run(self) -> None:
        pause = PAUSE
        while not self._ends.wait(pause):
            begun = time.monotonic()
            self.look()
            pause = max(PAUSE, SHARE * (time.monotonic() - begun))
