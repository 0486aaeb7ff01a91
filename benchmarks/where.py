"""`python where.py DATA`: where the time of one city goes: what is imported, and the steps of the road.

The steps are timed from outside, by a watch around the functions that the road calls; -X importtime makes imports look
a little dearer than they are.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# A step, the module in whose names the road finds it, and its name there. Each is called by pipeline/build.py.
STEPS = (
    ("load", "reportgen.load", "load"),
    ("count", "reportgen.figures", "count"),
    ("check", "reportgen.check", "check"),
    ("render", "reportgen.render", "drawn"),
    ("write", "reportgen.pipeline.build", "_contents"),
    ("save", "reportgen.pipeline.build", "save"),
)
IMPORTED = re.compile(r"import time:\s*(\d+) \|\s*\d+ \|\s*(\S+)")
FORMATS = ("docx",)


def main(data: Path) -> None:
    """Both tables."""
    city = data / "small" / "city.yaml"
    spent = imports(city)
    print(f"\nimports{'ms':>29}")
    for name, ms in [*spent.items()][:12]:
        print(f"  {name:<26}{ms:>8.1f}")
    print(f"  {'all':<26}{sum(spent.values()):>8.1f}")
    print(f"\nstep{'first city, with imports':>32}{'second city':>14}")
    first, second = steps(city)
    for name, ms in first.items():
        print(f"  {name:<26}{ms:>5.1f} ms{second[name]:>11.1f} ms")


def imports(city: Path) -> dict[str, float]:
    """Milliseconds by library, all of Python's own in one."""
    with TemporaryDirectory() as out:
        formats = [word for name in FORMATS for word in ("-f", name)]
        command = ["-X", "importtime", "-m", "reportgen", "build", str(city), "-o", out, *formats]
        for _ in range(2):  # the first run writes what is kept between runs
            done = subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True)
    spent: dict[str, float] = {}
    for micro, module in IMPORTED.findall(done.stderr):
        top = module.partition(".")[0]
        name = "Python's own" if top in sys.stdlib_module_names or top == "site" else top
        spent[name] = spent.get(name, 0.0) + int(micro) / 1000
    return dict(sorted(spent.items(), key=lambda pair: -pair[1]))


def steps(city: Path) -> list[dict[str, float]]:
    """Milliseconds of each step, for the first city of a process and for the second."""
    start = time.perf_counter()
    build = import_module("reportgen.pipeline.build")
    begun = (time.perf_counter() - start) * 1000
    found = []
    for _ in range(2):
        with TemporaryDirectory() as out:
            spent = _watched(lambda: build.build_files(city, FORMATS, Path(out)))
        found.append({"import pipeline": begun, **spent})
        begun = 0.0
    return found


def _watched(work: Callable[[], Any]) -> dict[str, float]:
    """The steps while `work` runs, and what is none of them."""
    spent = {step: 0.0 for step, _, _ in STEPS}
    originals = [(import_module(module), name, step) for step, module, name in STEPS]
    kept = [getattr(module, name) for module, name, _ in originals]

    def timed(step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **words: Any) -> Any:
            start = time.perf_counter()
            try:
                return function(*args, **words)
            finally:
                spent[step] += (time.perf_counter() - start) * 1000

        return called

    for (module, name, step), function in zip(originals, kept, strict=True):
        setattr(module, name, timed(step, function))
    start = time.perf_counter()
    try:
        work()
    finally:
        for (module, name, _), function in zip(originals, kept, strict=True):
            setattr(module, name, function)
    whole = (time.perf_counter() - start) * 1000
    return {**spent, "rest": whole - sum(spent.values()), "all": whole}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
