"""One thread for all that takes time: two changes are never built at once, and what is waited for most goes first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from queue import PriorityQueue
from threading import Thread
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

CLICKED, CHANGED, PROOFREAD, ENDING = 0, 1, 2, -1  # how urgent a thing is; the smallest goes first


class PutOffError(Exception):
    """Something more urgent waits; what was interrupted is to be asked for again."""


class Worker:
    """`await worker.run(CHANGED, look, path)` runs `look(path)` in its thread.

    The thread does not keep the process alive: Ctrl-C need not wait for a report of thousands of tasks.
    """

    def __init__(self, tell: Callable[[BaseException], None]) -> None:
        self._tell = tell  # of what went wrong outside of all that was asked
        self._waiting: PriorityQueue[tuple[int, int, Callable[[], None]]] = PriorityQueue()
        self._order = count()
        self._going = True
        self._urgency = CLICKED  # of what runs
        self._thread = Thread(target=self._work, name="preview", daemon=True)
        self._thread.start()

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
        return await asyncio.wrap_future(future)

    def pause(self) -> None:
        """Called from within what is not urgent: answers the clicks that wait; PutOffError where a change waits."""
        while (waiting := self._most_urgent()) < self._urgency:
            if waiting != CLICKED:
                raise PutOffError
            own = self._urgency
            try:
                self._step()
            finally:
                self._urgency = own

    def stop(self, patience: float = 0.3) -> bool:
        """Whether the thread came to its end within so many seconds."""
        self._going = False
        self._waiting.put((ENDING, next(self._order), lambda: None))
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _most_urgent(self) -> int:
        with self._waiting.mutex:
            waiting = self._waiting.queue[0][0] if self._waiting.queue else PROOFREAD
        return waiting if self._going else ENDING

    def _step(self) -> None:
        self._urgency, _, step = self._waiting.get()
        step()

    def _work(self) -> None:
        while self._going:
            try:
                self._step()
            except BaseException as error:  # each step keeps its own; one that comes too late must not end the thread
                self._tell(error)
