"""Runs the fuzz targets for a fixed time, each in a process of its own, and lists what was found (README.md)."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import traceback
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # run as a script, from anywhere

TARGETS = ("yaml", "docx", "markup", "xlsx")
HANG = 25  # seconds for one input; a template may take 20
MEMORY = 2048  # MiB
LONGEST = 40_000  # bytes of an input
LEFT_OUT = ("reportgen.__main__", "reportgen.cli", "reportgen.preview")
STARTING = 400  # seconds for instrumenting and the first corpus


def main() -> int:
    """1 where something was found."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all unless named")
    words.add_argument("--seconds", type=int, default=120, help="for each target")
    words.add_argument("--work", type=Path, help="where corpus and findings lie; else a new temporary folder")
    words.add_argument("--replay", action="store_true", help="TARGET FILE: one input again")
    words.add_argument("--one", metavar="TARGET", help=argparse.SUPPRESS)
    chosen = words.parse_args()
    if chosen.replay:
        return replay(*chosen.targets)
    work = chosen.work or Path(tempfile.mkdtemp(prefix="reportgen-fuzzing-"))
    work.mkdir(parents=True, exist_ok=True)
    if chosen.one:
        fuzz(chosen.one, work, chosen.seconds)
    for target in chosen.targets or TARGETS:
        run(target, work, chosen.seconds)
    found = sorted(p for p in (work / "findings").rglob("*") if p.suffix != ".txt" and p.is_file())
    print(f"{work}: {len(found)} findings", *found, sep="\n  ")
    return 1 if found else 0


def run(target: str, work: Path, seconds: int) -> None:
    """One target. libFuzzer ends its process at a hang or a crash of C code; the rest of its time is then left."""
    print(f"== {target}, {seconds} s", flush=True)
    command = [sys.executable, __file__, "--one", target, "--work", str(work), "--seconds", str(seconds)]
    with (work / f"{target}.log").open("ab") as log:
        try:
            subprocess.run(command, stdout=log, stderr=log, timeout=seconds + HANG + STARTING, check=False)
        except subprocess.TimeoutExpired:
            print(f"{target} did not end by itself", flush=True)
    tail = (work / f"{target}.log").read_text("utf-8", "replace").rstrip().split("\n")
    print(tail[-1], flush=True)


def replay(target: str, file: str) -> int:
    """Nothing where the input does no harm, else its traceback."""
    from fuzz.targets import TARGETS as RUN

    RUN[target](Path(file).read_bytes())
    print("done")
    return 0


def fuzz(target: str, work: Path, seconds: int) -> NoReturn:
    """Never returns: libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["reportgen", "yaml"]):
        import reportgen
        from fuzz.seeds import seeds, words
        from fuzz.targets import TARGETS as RUN
        from fuzz.targets import scratch

        for module in walk_packages(reportgen.__path__, "reportgen."):  # much is imported where it is used
            if not module.name.startswith(LEFT_OUT):
                import_module(module.name)

    corpus, findings = work / "corpus" / target, work / "findings" / target
    corpus.mkdir(parents=True, exist_ok=True)
    findings.mkdir(parents=True, exist_ok=True)
    for data in seeds(target):
        (corpus / sha256(data).hexdigest()).write_bytes(data)
    dictionary = work / f"{target}.dict"
    dictionary.write_text(words(target), encoding="ascii")

    def one(data: bytes) -> None:
        try:
            RUN[target](data)
        except Exception as error:  # whatever it is, it is a finding, and fuzzing goes on
            keep(data, error, findings)

    options: dict[str, object] = {
        "max_total_time": seconds,
        "timeout": HANG,
        "rss_limit_mb": MEMORY,
        "max_len": LONGEST,
    }
    options |= {"dict": dictionary, "artifact_prefix": f"{findings}/", "print_final_stats": 1, "keep_seed": 1}
    atheris.Setup([sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(corpus)], one)
    try:
        atheris.Fuzz()
    finally:
        shutil.rmtree(scratch(), ignore_errors=True)
    raise SystemExit


def keep(data: bytes, error: Exception, findings: Path) -> None:
    """The input and its traceback, the shortest of each place in the code."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f for f in frames if "reportgen" in f.filename][-1:] or frames[-1:]
    name = f"{type(error).__name__}-{Path(where[0].filename).stem}-{where[0].lineno}"
    path = findings / name
    if path.exists() and path.stat().st_size <= len(data):
        return
    path.write_bytes(data)
    path.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
