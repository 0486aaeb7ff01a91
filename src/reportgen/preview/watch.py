"""When the files that a preview shows have changed: looked at twice a second, and at once where the system tells.

What counts is how a file looks now, so it does not matter how it was saved: written over, replaced by another of its
name (editors, Excel), on a network drive (which tells nobody), or in a folder that was away for a while. What the
system tells only makes it faster.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from threading import Event, Lock, Thread

from reportgen.place import BOOKS, DATA_ENDINGS, STYLES
from reportgen.records import dataclass, field

PAUSE = 0.5  # seconds between two looks where the system tells nothing
STEP = 30  # milliseconds of quiet after which what the system tells is looked at
DEBOUNCE = 200  # milliseconds after which it is looked at even without quiet
Mark = tuple[int, int, int, int] | None  # what changes when a file does; None where there is none
NAMED = (*DATA_ENDINGS, *BOOKS)  # endings of files that a data file may name


@dataclass(frozen=True)
class Moment:
    """When a look began. What `marks` tell of changes since then holds also where the clock of a network drive lags."""

    time: float
    folder: Path | None = None  # whose files have marks
    marks: Mapping[Path, Mark] = field(default_factory=dict)

    @classmethod
    def now(cls) -> Moment:
        """By the clock alone."""
        return cls(time.time())

    @classmethod
    def beside(cls, path: Path) -> Moment:
        """With how the files beside a data file look; it names those that it needs only when it is read."""
        moment, folder = time.time(), path.parent
        with contextlib.suppress(OSError, ValueError):
            names = [name for name in os.listdir(folder) if name.lower().endswith(NAMED)]
            return cls(moment, folder, {folder / name: _mark(folder / name) for name in names})
        return cls(moment)

    def is_before(self, path: Path, mark: Mark) -> bool:
        """Whether a file that has this mark now may have changed since. Of one that is not there nobody knows."""
        if mark is not None and path.parent == self.folder and path.name.lower().endswith(NAMED):
            return mark != self.marks.get(path)
        return mark is None or max(mark[:2]) > self.time * 1e9


class Watch:
    """Calls `tell(changed)` in a thread of its own. `templates` are folders in which any template counts."""

    def __init__(self, tell: Callable[[frozenset[Path]], None], templates: Iterable[Path] = ()) -> None:
        self._tell = tell
        self._templates = tuple(templates)
        self._files: dict[Path, Moment] = {}
        self._marks: dict[Path, Mark] = {}
        self._begun = False
        self._lock = Lock()
        self._again = Event()  # what is watched has changed, or nothing is watched any more
        self._stopping = False
        self._thread = Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def want(self, files: Iterable[Path], since: Moment) -> None:
        """All files to be watched from now on, also missing ones; of a new one what changed after `since` counts."""
        with self._lock:
            before, self._files = self._files, {file: self._files.get(file, since) for file in files}
        if before.keys() != self._files.keys():
            self._again.set()

    def stop(self) -> None:
        """No more calls; the thread ends within moments."""
        self._stopping = True
        self._again.set()
        self._thread.join(PAUSE)

    def is_alive(self) -> bool:
        """Whether its thread runs."""
        return self._thread.is_alive()

    def _run(self) -> None:
        while True:
            self._again.clear()
            if self._stopping:  # looked at behind the clearing: what comes between the two would be lost
                return
            folders = self._folders()
            self._compare()
            for _ in self._looks(list(folders)):
                self._compare()
                if self._folders() != folders:
                    break

    def _looks(self, folders: list[Path]) -> Iterator[object]:
        """A step for every look: when something happened in the folders, and after PAUSE."""
        # Not installed, no watches left, or whatever else goes wrong in it: then a look now and then has to do.
        with contextlib.suppress(Exception):
            from watchfiles import watch

            if folders:
                yield from watch(
                    *folders,
                    watch_filter=None,
                    debounce=DEBOUNCE,
                    step=STEP,
                    stop_event=self._again,
                    rust_timeout=int(PAUSE * 1000),
                    yield_on_timeout=True,
                    raise_interrupt=False,
                    force_polling=False,
                    recursive=False,
                )
        while not self._again.wait(PAUSE):
            yield None

    def _folders(self) -> dict[Path, tuple[int, int]]:
        """Those that there are, and which: one that was removed and made again must be watched anew."""
        with self._lock:
            folders = {file.parent for file in self._files}
        folders.update(*(walked for walked, _ in map(_walked, self._templates)))
        found = {}
        for folder in folders:
            with contextlib.suppress(OSError, ValueError):
                stat = folder.stat()
                found[folder] = (stat.st_dev, stat.st_ino)
        return found

    def _compare(self) -> None:
        with self._lock:
            files = dict(self._files)
        templates = {path for home in self._templates for path in _walked(home)[1]}
        marks = {path: _mark(path) for path in (*files, *templates)}
        changed = {path for path, mark in marks.items() if path in self._marks and mark != self._marks[path]}
        new = files.keys() - self._marks.keys()
        changed |= {path for path in new if files[path].is_before(path, marks[path])}
        if self._begun:
            changed |= templates - self._marks.keys()
        changed |= self._marks.keys() - marks.keys()
        self._marks, self._begun = marks, True
        if changed:
            self._tell(frozenset(changed))


def _walked(home: Path) -> tuple[list[Path], list[Path]]:
    """A folder of templates with the folders in it, and the templates and style files of them all."""
    folders, templates = [], []
    for folder, inside, names in os.walk(home):
        inside[:] = [name for name in inside if not name.startswith(".")]
        folders.append(Path(folder))
        templates += [Path(folder, name) for name in names if name.endswith(".j2") or name in STYLES]
    return folders, templates


def _mark(path: Path) -> Mark:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
