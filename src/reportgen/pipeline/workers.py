"""Work done by several processes: results in the order of the tasks; a process that dies costs the task it was at.

`concurrent.futures` gives up all of its work when one of its processes dies and does not say at which task that was;
`multiprocessing.Pool` waits for the lost one for ever.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any, Generic, TypeVar

from reportgen.ending import end_on, hang_up, leave_if_asked

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 100  # results that may lie ready behind one that takes long: the memory stays the same, however many tasks
GRACE = 3.0  # seconds that a process has to tidy up when the rest is given up
_ENDING = {signal.SIGTERM, *hang_up()}  # what ends a process from outside
STARTS = 2  # of processes for one task: one may die by chance before it has begun


def in_order(
    work: Callable[[T], R], tasks: Sequence[T], processes: int, lost: Callable[[T, int], R]
) -> Generator[R, None, None]:
    """`work(task)` of each task; `lost(task, exit code)` where the process died of it. `work` must be picklable.

    Whoever does not take all results closes the generator (`contextlib.closing`), which ends the processes.
    """
    done: dict[int, _Result[R]] = {}
    given = shown = 0
    with closing(_Crew(work, min(processes, len(tasks)))) as crew:
        while shown < len(tasks):
            while given < min(len(tasks), shown + AHEAD) and crew.take(given, tasks[given]):
                given += 1
            for number, result in crew.finished():
                done[number] = result if isinstance(result, _Result) else _Result(lost(tasks[number], result))
            while shown in done:
                yield done.pop(shown).value
                shown += 1


class _Result(Generic[R]):
    """What a process has sent, as opposed to the exit code of one that died."""

    def __init__(self, value: R) -> None:
        self.value = value


class _Crew(Generic[T, R]):
    """The processes; as many as there is work for, up to `size`, and another for each that died.

    Where the system lets no process start, those that there are do all; where there are none, this one does.
    """

    def __init__(self, work: Callable[[T], R], size: int) -> None:
        self._work, self._size = work, size
        self._context = _context()
        self._workers: list[_Worker[T, R]] = []
        self._ready: list[tuple[int, _Result[R] | int]] = []  # what no process has to be waited for

    def take(self, number: int, task: T) -> bool:
        """Whether somebody was free for the task."""
        if self._ready:
            return False
        for worker in [w for w in self._workers if w.number is None]:
            if worker.take(number, task):
                return True
            self._workers.remove(worker)  # it died while it had nothing to do
        if len(self._workers) < self._size:
            try:
                return self._hire(number, task)
            except OSError:  # EAGAIN, ENOMEM
                self._size = len(self._workers)
        if not self._size:
            self._ready.append((number, _Result(self._work(task))))
        return not self._size

    def _hire(self, number: int, task: T) -> bool:
        """A new process takes the task; the exit code of the last where none lives so long."""
        code = 0
        for _ in range(STARTS):
            new = _Worker(self._work, self._context)
            self._workers.append(new)  # before it gets the task, see take
            if new.take(number, task):
                return True
            self._workers.remove(new)
            code = new.buried()
        self._ready.append((number, code))
        return True

    def finished(self) -> Iterator[tuple[int, _Result[R] | int]]:
        """The next results, or exit codes, with the numbers of their tasks."""
        if self._ready:
            yield self._ready.pop()
            return
        busy = {w.pipe: w for w in self._workers if w.number is not None}
        for pipe in wait(list(busy)):
            worker = busy[pipe]
            number, worker.number = worker.number, None
            assert number is not None  # noqa: S101 - it is busy
            try:
                result: _Result[R] | int = _Result(worker.pipe.recv())
            except (EOFError, OSError):
                self._workers.remove(worker)
                result = worker.buried()
            yield number, result

    def close(self) -> None:
        """End them all: those that wait for a task see the end of their pipe, the others get a signal."""
        for worker in self._workers:
            worker.dismiss()
        for worker in self._workers:
            worker.buried()


class _Worker(Generic[T, R]):
    """A process, the pipe to it, and the number of the task that it is at."""

    def __init__(self, work: Callable[[T], R], context: Any) -> None:
        self.pipe, theirs = context.Pipe()
        self.number: int | None = None
        arguments = (self.pipe, theirs, work, gc.get_threshold())
        self._process = context.Process(target=_serve, args=arguments, daemon=True)
        try:
            with theirs, _uninterrupted():
                self._process.start()
        except OSError:
            self.pipe.close()
            raise

    def take(self, number: int, task: T) -> bool:
        """False where the process is gone."""
        self.number = number  # before it is sent: a signal in between must find it at work
        try:
            self.pipe.send(task)
        except OSError:
            self.buried()
            return False
        return True

    def dismiss(self) -> None:
        """It may go; at once, where it is at something that nobody wants any more."""
        self.pipe.close()
        if self.number is not None:
            self._process.terminate()

    def buried(self) -> int:
        """The exit code of a process that is going, -9 for a signal 9; a slow one is told again, and then killed."""
        self.pipe.close()
        for end in (self._process.terminate, self._process.kill):
            self._process.join(GRACE / 2)
            if self._process.exitcode is None:
                end()
        self._process.join()
        return int(self._process.exitcode or 0)


def _context() -> BaseContext:
    """A fork has all modules at once, but is safe only from a process without threads, and not on macOS."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Signals wait, also in a process that starts here: one before `end_on` would run the parent's handler."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_ENDING})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    ours: Connection, theirs: Connection, work: Callable[[T], R], garbage_thresholds: tuple[int, int, int]
) -> None:
    """The life of a process: task after task until the pipe ends, which it also does when the parent is killed."""
    ours.close()  # else this process itself would keep the pipe open
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    end_on(*_ENDING)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    gc.set_threshold(*garbage_thresholds)
    while True:
        try:
            task = theirs.recv()
        except (EOFError, OSError):
            return
        result = work(task)
        leave_if_asked()  # not behind the result, for which the parent would send another task
        try:
            theirs.send(result)
        except OSError:
            return
