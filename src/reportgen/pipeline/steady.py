"""A load of files that nobody wrote meanwhile: where somebody did, once more, and a fault where that goes on."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from reportgen import load
from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.seen import changed, watching
from reportgen.place import Place, Source

PAUSE = 0.3  # seconds that a program has to finish what it writes
REASON = "程序正读着它，别的程序（Excel、WPS、网盘同步）又在改写，读到的可能一半新一半旧，所以没有用"
FIX = "等它存完（Excel、WPS 里先保存），再运行一次"


def steady(path: Path, templates: Path | None, text: str | None, instead: Mapping[Path, Path]) -> load.Loaded:
    """As `load.load`; SRC113 alone where files changed during this reading and the next one."""
    for pause in (PAUSE, 0.0):
        with watching() as seen:
            loaded = load.load(path, templates, text=text, instead=instead)
        others = changed(seen)
        if not others:
            return loaded
        time.sleep(pause)
    return load.Loaded(None, [changing(p) for p in others], loaded.files)


def changing(path: Path) -> Diagnostic:
    """SRC113 for a file."""
    return fault("SRC113", Place(Source(str(path))), REASON, FIX, name=path.name)
