"""One thread for all that takes time, what is waited for most first; where it is held up for long, another helps out.

Two changes are built at once only where the first takes very long: a loop in a template is ended after 20 seconds, and
until then clicks must be answered, other cities be built, and the mended template be looked at.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from queue import Empty, PriorityQueue
from threading import Lock, Thread, current_thread, local
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

CLICKED, CHANGED, PROOFREAD, ENDING = 0, 1, 2, -1  # how urgent a thing is; the smallest goes first
LONG = 2.0  # seconds at one thing after which a thread is held up
THREADS = {CLICKED: 4, CHANGED: 2, PROOFREAD: 1}  # at most, where something so urgent waits
Waiting = tuple[int, int, Callable[[], None]]  # how urgent, which of those, what is to be done


class PutOffError(Exception):
    """Something more urgent waits; what was interrupted is to be asked for again."""


class Worker:
    """`await worker.run(CHANGED, look, path)` runs `look(path)` in its thread.

    The thread does not keep the process alive: Ctrl-C need not wait for a report of thousands of tasks.
    """

    def __init__(self, tell: Callable[[BaseException], None]) -> None:
        self._tell = tell  # of what went wrong outside of all that was asked
        self._waiting: PriorityQueue[Waiting] = PriorityQueue()
        self._order = count()
        self._going = True
        self._own = local()  # .urgency, of what a thread is at
        self._lock = Lock()
        self._since: dict[Thread, float] = {}  # the threads, and when each began what it is at; 0 where it waits
        self._another()

    async def run(
        self, urgency: int, function: Callable[Asked, Answer], *args: Asked.args, **words: Asked.kwargs
    ) -> Answer:
        """What `function` returns or raises; not started any more when nobody waits for it."""
        future: Future[Answer] = Future()

        def step() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(function(*args, **words))
            except BaseException as error:
                future.set_exception(error)

        self._waiting.put((urgency, next(self._order), step))
        answer = asyncio.wrap_future(future)
        try:
            while not (await asyncio.wait({answer}, timeout=LONG))[0]:
                if not future.running():
                    self._help(urgency)
            return answer.result()
        finally:
            answer.cancel()  # nobody waits for it any more

    def pause(self) -> None:
        """Called from within what is not urgent: answers the clicks that wait; PutOffError where a change waits."""
        own = self._own.urgency
        while (waiting := self._most_urgent()) < own:
            if waiting != CLICKED:
                raise PutOffError
            click = self._click()
            if click is not None:
                try:
                    self._step(click)
                finally:
                    self._own.urgency = own

    def stop(self, patience: float = 0.3) -> bool:
        """Whether all threads came to their end within so many seconds."""
        self._going = False
        with self._lock:
            threads = [*self._since]
        for _ in threads:
            self._waiting.put((ENDING, next(self._order), lambda: None))
        end = time.monotonic() + patience
        for thread in threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def _another(self) -> None:
        thread = Thread(target=self._work, name="preview", daemon=True)
        self._since[thread] = 0.0
        thread.start()

    def _help(self, urgency: int) -> None:
        """Another thread, where all are held up."""
        with self._lock:
            if self._going and len(self._since) < THREADS[urgency] and not self._is_free(*self._since):
                self._another()

    def _is_free(self, *threads: Thread) -> bool:
        """Whether one of them waits, or has not been long at what it does."""
        since = [self._since[thread] for thread in threads]
        return any(not begun or time.monotonic() - begun < LONG for begun in since)

    def _may_leave(self) -> bool:
        """Whether others do without this thread, which is then none of them any more."""
        with self._lock:
            own = current_thread()
            leaves = self._is_free(*(self._since.keys() - {own}))
            if leaves:
                del self._since[own]
            else:
                self._since[own] = 0.0
        return leaves

    def _most_urgent(self) -> int:
        with self._waiting.mutex:
            waiting = self._waiting.queue[0][0] if self._waiting.queue else PROOFREAD
        return waiting if self._going else ENDING

    def _click(self) -> Waiting | None:
        """A click that waits; None where another thread was quicker."""
        try:
            waiting = self._waiting.get_nowait()
        except Empty:
            return None
        if waiting[0] == CLICKED:
            return waiting
        self._waiting.put(waiting)
        return None

    def _step(self, waiting: Waiting) -> None:
        self._own.urgency, _, step = waiting
        self._since[current_thread()] = time.monotonic()
        step()

    def _work(self) -> None:
        while self._going:
            try:
                self._step(self._waiting.get())
            except BaseException as error:  # each step keeps its own; one that comes too late must not end the thread
                self._tell(error)
            if self._may_leave():
                return
