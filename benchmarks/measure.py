"""Whole processes taking turns, what each cost, and the table of it. Unix only (os.wait4)."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from ground import HERE, Ground
from scenarios import Contender, Scenario


class FailedError(Exception):
    """A contender did not do what was asked of it."""


class Sample(NamedTuple):
    """One run: seconds, and the peak memory in MB of its largest process."""

    seconds: float
    memory: float


Samples = dict[Contender, list[Sample]]


def measure(scenario: Scenario, ground: Ground, data: Path, scratch: Path, runs: int) -> Samples:
    """Contenders take turns, so that a busy moment of the machine hits all; one run of each before is not counted.

    Nothing where one that the others are compared with is lacking.
    """
    for contender in scenario.contenders:
        if contender.needs in ground.lacks:
            print(f"{scenario.title}: {contender.name} is left out, {ground.lacks[contender.needs]}", file=sys.stderr)
    there = [contender for contender in scenario.contenders if contender.needs not in ground.lacks]
    if scenario.base not in [contender.name for contender in there]:
        return {}
    first, last = (1, min(runs, scenario.most)) if scenario.most else (0, runs)
    samples: Samples = {contender: [] for contender in there}
    for turn in range(first, last + 1):
        for contender in there:
            out = scratch / "out"
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir(parents=True)
            sample = run(contender, ground, data, out)
            # In a process of its own: what this one grows to would count as the peak of the next contender.
            checker = [sys.executable, str(HERE / "checked.py"), str(out), str(contender.documents)]
            subprocess.run(checker, check=True)
            if turn:
                samples[contender].append(sample)
    return samples


def run(contender: Contender, ground: Ground, data: Path, out: Path) -> Sample:
    """One process from start to end."""
    words = {**ground.words, "data": str(data), "out": str(out)}
    command = [word.format_map(words) for word in contender.command]
    log, told = out.with_name("stdout"), out.with_name("stderr")
    with log.open("wb") as stdout, told.open("wb") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=stdout, stderr=errors, env=ground.environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != contender.status:
        raise FailedError(f"{contender.name}: exit status {process.returncode}\n{told.read_text('utf-8')}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, KiB elsewhere
    if contender.inner:
        seconds = float(log.read_text("utf-8").split()[-1])
    return Sample(seconds, usage.ru_maxrss * unit / 1e6)


def table(scenario: Scenario, samples: Samples) -> str:
    """The rows of one scenario."""
    medians = {c.name: statistics.median(s.seconds for s in taken) for c, taken in samples.items()}
    lines = [f"\n{scenario.title:<34}{'ratio':>8}{'median':>12}{'range':>20}{'peak':>10}{'documents':>14}"]
    for contender, taken in samples.items():
        times = sorted(s.seconds * 1000 for s in taken)
        spread = f"{times[0]:.0f}..{times[-1]:.0f}"
        memory = statistics.median(s.memory for s in taken)
        median = medians[contender.name]
        pace = f"{contender.documents / median:>10.1f} /s" if contender.documents > 1 else ""
        ratio = median / medians[scenario.base]
        numbers = f"{ratio:>8.2f}{median * 1000:>9.0f} ms{spread:>20}{memory:>7.0f} MB"
        lines.append(f"  {contender.name:<32}{numbers}{pace:>14}")
    return "\n".join(lines)
