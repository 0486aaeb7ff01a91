"""A program for test_kill.py: builds that are killed at any moment, again and again; what was found, as JSON.

One process that has everything loaded forks those that build, since a start takes longer than thirty builds.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from reportgen.pipeline import Options, build_files
from reportgen.write.leftovers import leftovers
from reportgen.write.save import save

FORMATS = ("docx", "txt")
LIVES = 40
CALLS = (
    "open",
    "write",
    "close",
    "__exit__",
    "flush",
    "fsync",
    "replace",
    "rename",
    "chmod",
    "unlink",
    "mkdir",
    "truncate",
)
LONGEST = 0.2  # seconds of a life


def life(cities: list[Path], out: Path, told: int) -> None:
    """Builds the one city and the other in turn; a byte for each build, 0 where one had an error."""
    while True:
        for city in cities:
            _, found = build_files(city, FORMATS, out, Options())
            os.write(told, b"\0" if found else b"\1")


def killed(cities: list[Path], out: Path) -> bytes:
    """What a life of random length has told."""
    heard, told = os.pipe()

    def live() -> None:
        life(cities, out, told)

    pid = forked(live)
    os.close(told)
    time.sleep(random.uniform(0.005, LONGEST))
    os.kill(pid, signal.SIGKILL)
    assert died(pid)
    with open(heard, "rb") as pipe:
        return pipe.read()


def forked(live: Callable[[], object]) -> int:
    """A process that does this and no more."""
    pid = os.fork()
    if not pid:
        try:
            live()
            os._exit(0)
        finally:
            os._exit(1)
    return pid


def died(pid: int) -> bool:
    """Whether it was killed; else it must have ended well."""
    status = os.waitpid(pid, 0)[1]
    assert status in (0, signal.SIGKILL), status
    return status == signal.SIGKILL


def at_random(home: Path, known: list[dict[str, bytes]]) -> dict[str, int]:
    """Whole builds, each life of a random length."""
    cities, out = [home / "甲" / "city.yaml", home / "乙" / "city.yaml"], home / "out"
    result = dict.fromkeys(("builds", "errors", "lives", "torn", "first", "second"), 0)
    while result["lives"] < LIVES:
        random.shuffle(cities)
        told = killed(cities, out)
        result["lives"] += 1
        result["builds"] += len(told)
        result["errors"] += told.count(0)
        for path in out.glob("city.*"):
            data = path.read_bytes()
            result["first"] += data == known[0][path.name]
            result["second"] += data == known[1][path.name]
            result["torn"] += data not in (known[0][path.name], known[1][path.name])
    return {**result, "left": len(leftovers(out))}


def step_by_step(home: Path, known: list[dict[str, bytes]]) -> dict[str, int]:
    """Each file is saved over an old one; the life ends at the first call of the system, at the second, and so on."""
    result = dict.fromkeys(("lives", "torn", "old", "new"), 0)
    for name, old in known[0].items():
        path, new = home / "steps" / name, known[1][name]
        path.parent.mkdir(exist_ok=True)
        for step in count():
            path.write_bytes(old)
            killed = died(forked(partial(_until, step, new, path)))
            data = path.read_bytes()
            result["lives"] += 1
            result["old"] += data == old
            result["new"] += data == new
            result["torn"] += data not in (old, new)
            if not killed:
                break
    return {**result, "left": len(leftovers(home / "steps"))}


def _until(step: int, data: bytes, path: Path) -> None:
    """A save that is killed at this call of the system."""
    steps = count()

    def watch(frame: FrameType, event: str, called: Any) -> None:
        name = getattr(called, "__name__", "")
        if event in ("c_call", "c_return") and name in CALLS and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    save(data, path)
    sys.setprofile(None)


def build(city: Path) -> None:
    _, found = build_files(city, FORMATS, None, Options())
    assert not found


def main(home: Path) -> None:
    known = []
    for name in ("甲", "乙"):
        # In another process: after a template has run under its time limit, a profiler hangs (Python 3.11).
        assert not died(forked(partial(build, home / name / "city.yaml")))
        known.append({p.name: p.read_bytes() for p in home.glob(f"{name}/city.*") if p.suffix != ".yaml"})
    steps = step_by_step(home, known)
    build(home / "甲" / "city.yaml")  # now everything is loaded
    sys.stdout.write(json.dumps({"random": at_random(home, known), "steps": steps}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
