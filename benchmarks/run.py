"""Times reportgen beside docxtpl, python-docx, pandoc and carbone on the same cities: ratios, medians, memory.

Whole processes, taking turns; see README.md. Unix only (os.wait4).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ground import HERE, Ground, fresh, here
from measure import FailedError, measure, table
from scenarios import PARTS, SCENARIOS


def main() -> None:
    """The measurement that was asked for; the tables go to stdout, what is being done to stderr."""
    asked = arguments()
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        scratch = Path(folder)
        at = asked.at or scratch / "ground"
        at.mkdir(parents=True, exist_ok=True)
        chosen = dict.fromkeys(asked.scenarios or ([] if asked.profile else SCENARIOS))
        wanted = frozenset(c.needs for name in chosen for scenario in SCENARIOS[name] for c in scenario.contenders)
        ground = (here if asked.here else fresh)(at, wanted)
        version = subprocess.run(
            [ground.python, "--version"], check=True, capture_output=True, text=True
        ).stdout.strip()
        print(f"{version}, {os.cpu_count()} cores, median of {asked.runs} runs")
        if asked.profile:
            made = data(ground, scratch, "small")
            subprocess.run([ground.python, str(HERE / "where.py"), str(made)], check=True, env=ground.environment)
        for name in chosen:
            made = data(ground, scratch, *PARTS[name])
            for scenario in SCENARIOS[name]:
                print(f"{scenario.title} ...", file=sys.stderr)
                try:
                    samples = measure(scenario, ground, made, scratch / "runs", asked.runs)
                except FailedError as error:
                    failed.append(f"{scenario.title}: {error}")
                    continue
                if samples:
                    print(table(scenario, samples), flush=True)
    sys.exit("\n".join(failed) or 0)


def arguments() -> argparse.Namespace:
    """The words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "scenarios", nargs="*", metavar="SCENARIO", help=f"{', '.join(SCENARIOS)}; all when none is named"
    )
    parser.add_argument("-n", "--runs", type=int, default=11, help="runs of each contender (default 11)")
    parser.add_argument("--profile", action="store_true", help="where the time of the one-city process goes")
    parser.add_argument("--here", action="store_true", help="with what is installed beside this Python, no fresh wheel")
    parser.add_argument("--at", type=Path, help="a folder for the virtual environment and npm, kept for the next run")
    asked = parser.parse_args()
    if unknown := [name for name in asked.scenarios if name not in SCENARIOS]:
        parser.error(f"no scenario {', '.join(unknown)}; there are {', '.join(SCENARIOS)}")
    return asked


def data(ground: Ground, scratch: Path, *parts: str) -> Path:
    """The inputs; made in a process of its own: a child's peak memory counts that of its parent at the start."""
    folder = scratch / "data"
    command = [ground.python, str(HERE / "data.py"), str(folder), *parts]
    subprocess.run(command, check=True, env=ground.environment)
    return folder


if __name__ == "__main__":
    main()
