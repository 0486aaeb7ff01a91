"""Times reportgen beside docxtpl and plain python-docx on the same city, and prints medians, ratios and memory.

Whole processes, started with this very interpreter, taking turns; see README.md. Unix only (os.wait4).
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
import zipfile
from pathlib import Path
from typing import NamedTuple

from data import CITIES, LARGE, SMALL

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BASE = "docxtpl"  # what ratios are to
CONTROL = 37  # a task whose text must stand in every document


class Contender(NamedTuple):
    """A name and its command; `{data}` and `{out}` are filled in, out being a fresh folder for each run."""

    name: str
    command: tuple[str, ...]


class Sample(NamedTuple):
    """One run: wall time in seconds, peak memory in MB."""

    seconds: float
    memory: float


def ours(data: str, *formats: str) -> tuple[str, ...]:
    """The command line itself, as a user runs it."""
    return ("-m", "reportgen", "build", f"{{data}}/{data}", "-o", "{out}", *(w for f in formats for w in ("-f", f)))


def docxtpl(*contexts: str) -> tuple[str, ...]:
    """docxtpl with its context as JSON, the figures counted already."""
    return (str(HERE / "with_docxtpl.py"), "{data}/template.docx", "{out}", *(f"{{data}}/{c}" for c in contexts))


BATCH = tuple(f"batch-{n:02}.json" for n in range(1, CITIES + 1))
SCENARIOS: dict[str, tuple[Contender, ...]] = {
    f"one city, {SMALL} tasks": (
        Contender("reportgen, docx and txt", ours("small", "docx", "txt")),
        Contender("reportgen, docx", ours("small", "docx")),
        Contender(BASE, docxtpl("small.json")),
        Contender("python-docx", (str(HERE / "with_python_docx.py"), "{out}", "{data}/small.json")),
    ),
    f"one city, {LARGE:,} tasks": (
        Contender("reportgen, docx from YAML", ours("large", "docx")),
        Contender("reportgen, docx from .xlsx", ours("large-xlsx", "docx")),
        Contender(BASE, docxtpl("large.json")),
    ),
    f"{CITIES} cities in one process": (
        Contender("reportgen, docx", ours("batch", "docx")),
        Contender(BASE, docxtpl(*BATCH)),
    ),
}


def main() -> None:
    """The whole measurement; the table goes to stdout, what is being done to stderr."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--runs", type=int, default=11, help="runs of each contender (default 11)")
    runs = parser.parse_args().runs
    require_docxtpl()
    compile_all()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "data"
        data.mkdir()
        # In a process of its own: a child's peak memory counts that of its parent at the start.
        subprocess.run([sys.executable, str(HERE / "data.py"), str(data)], check=True)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, median of {runs} runs")
        for title, contenders in SCENARIOS.items():
            print(f"{title} ...", file=sys.stderr)
            print(table(title, measure(contenders, data, folder / title, runs)), flush=True)
        check(folder)


def require_docxtpl() -> None:
    """Install the extra `bench` into this virtual environment when it is not there."""
    if importlib.util.find_spec("docxtpl"):
        return
    if sys.prefix == sys.base_prefix:
        sys.exit("docxtpl is missing: run this with the python of a virtual environment")
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "-e", f"{ROOT}[bench]"], check=True)


def compile_all() -> None:
    """Else the first run, or with PYTHONDONTWRITEBYTECODE every run, would time the compiler."""
    places = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), str(ROOT / "src"), str(HERE)]
    command = [sys.executable, "-m", "compileall", "-qq", *dict.fromkeys(places)]
    subprocess.run(command, check=False)  # a package may carry files of another Python


def measure(contenders: tuple[Contender, ...], data: Path, scratch: Path, runs: int) -> dict[str, list[Sample]]:
    """Contenders take turns, so that a busy moment of the machine hits all; one run of each before is not counted."""
    samples: dict[str, list[Sample]] = {c.name: [] for c in contenders}
    for turn in range(runs + 1):
        for contender in contenders:
            out = scratch / contender.name / str(turn)
            out.mkdir(parents=True)
            sample = run([word.format(data=data, out=out) for word in contender.command])
            if turn:
                samples[contender.name].append(sample)
    return samples


def run(command: list[str]) -> Sample:
    """One process from start to end."""
    hidden = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, KiB elsewhere
    return Sample(seconds, usage.ru_maxrss * unit / 1e6)


def table(title: str, samples: dict[str, list[Sample]]) -> str:
    """The rows of one scenario."""
    medians = {name: statistics.median(s.seconds for s in taken) for name, taken in samples.items()}
    lines = [f"\n{title:<30}{'ratio':>8}{'median':>12}{'range':>20}{'peak':>10}"]
    for name, taken in samples.items():
        times = sorted(s.seconds * 1000 for s in taken)
        spread = f"{times[0]:.0f}..{times[-1]:.0f}"
        memory = max(s.memory for s in taken)
        ratio, median = medians[name] / medians[BASE], medians[name] * 1000
        lines.append(f"  {name:<28}{ratio:>8.2f}{median:>9.0f} ms{spread:>20}{memory:>7.0f} MB")
    return "\n".join(lines)


def check(folder: Path) -> None:
    """What was timed must have been made: every document holds the text of one and the same task."""
    documents = [*folder.glob("*/*/*/**/*.docx")]
    for path in documents:
        with zipfile.ZipFile(path) as package:
            text = re.sub("<[^>]*>", "", package.read("word/document.xml").decode())
        if f"第{CONTROL}号点位" not in text:
            sys.exit(f"{path} lacks task {CONTROL}")
    print(f"\n{len(documents)} documents checked", file=sys.stderr)


if __name__ == "__main__":
    main()
