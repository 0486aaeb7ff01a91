"""Many data files -> their papers, in one process or in several; told by texts that pass between processes."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, fault, ordered, show
from reportgen.ending import leave_if_asked
from reportgen.pipeline.build import Options, build_files
from reportgen.place import Place, Source

FEW = 8  # files that are built before several processes have started
USUAL_AT_MOST = 8  # processes, unless more are asked for: each takes its share of the memory
# Processes, whatever is asked for: while one waits for its disk another reckons; more only take memory.
PER_CORE_AT_MOST = 4
PROCESSES_AT_MOST = 60  # that Windows can wait for
FEWER = "其余的文件不受影响。把 -j 写小（如 -j 2，还不行就 -j 1）再生成，或先关掉占内存的程序"
ALONE = "其余的文件不受影响。单独再生成这一个；仍然这样，把这段话和数据文件一并发给维护程序的人"
KILLED = 9  # the signal by which a system without memory ends a process


class Job(NamedTuple):
    """A data file, and the folder that its papers go to."""

    path: Path
    folder: Path


class Outcome(NamedTuple):
    """What became of a data file; `said` are its messages as the terminal shows them."""

    path: Path
    written: tuple[Path, ...]
    said: str
    errors: int
    first: str  # the first error: code, place, title


def processes_for(files: int, asked: int | None) -> int:
    """How many processes build so many files; `asked` 0 is one a core, None what is worth while."""
    cores = _cores()
    if asked is None:
        asked = 1 if files < FEW else min(cores, USUAL_AT_MOST)
    return max(1, min(asked or cores, files, PER_CORE_AT_MOST * cores, PROCESSES_AT_MOST))


def _cores() -> int:
    """Those that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcomes(
    jobs: Sequence[Job], formats: tuple[str, ...], options: Options, processes: int
) -> Generator[Outcome, None, None]:
    """Builds each, and tells them in the order of `jobs`, whatever the number of processes."""
    if len(jobs) == 1:  # an error of our own shows its traceback
        return (_outcome(job, *build_files(job.path, formats, job.folder, options)) for job in jobs)
    work = partial(_guarded, formats=formats, options=options)
    if processes == 1:
        return (work(job) for job in jobs)
    from reportgen.pipeline.workers import in_order  # with multiprocessing, which takes long to load

    return in_order(work, jobs, processes, lost)


def _guarded(job: Job, formats: tuple[str, ...], options: Options) -> Outcome:
    """As build_files; an error of our own in one city must not stop the others."""
    try:
        return _outcome(job, *build_files(job.path, formats, job.folder, options))
    except Exception as error:
        leave_if_asked()  # of a signal in the middle of an import Python may make another error
        import traceback

        at = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{'/'.join(Path(at.filename).parts[-2:])}:{at.lineno}"
        return _stopped(job, f"程序出错：{type(error).__name__}：{error}（{where}）")


def lost(job: Job, code: int) -> Outcome:
    """OUT609 for a city of which the process died; a negative code is a signal."""
    if code == -KILLED:
        return _stopped(job, "生成到一半，程序被系统结束了，多半是内存不足", FEWER)
    return _stopped(
        job, f"生成到一半，程序崩溃了（信号 {-code}）" if code < 0 else f"生成到一半，程序退出了（状态 {code}）"
    )


def _stopped(job: Job, reason: str, fix: str = ALONE) -> Outcome:
    place = Place(Source(str(job.path)))
    return _outcome(job, [], [fault("OUT609", place, reason, fix, name=job.path.name)])


def _outcome(job: Job, written: list[Path], found: list[Diagnostic]) -> Outcome:
    errors = [d for d in ordered(found) if d.is_error]
    first = " ".join(str(word) for word in _words(errors[0])) if errors else ""
    return Outcome(job.path, tuple(written), show(found), len(errors), first)


def _words(error: Diagnostic) -> Iterator[str]:
    yield error.code
    if error.place:
        yield error.place.short
    yield error.message
