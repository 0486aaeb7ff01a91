"""The stages of a run, for whoever listens (`-v` of the command line): where nobody does, a stage costs one look."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Told = Callable[[str, float], None]  # the name of a stage, in Chinese, and its seconds

_listeners: list[Told] = []


def stage(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Marks a function as a stage: a listener is told when it ends, also where it ends by an exception."""

    def marked(work: Callable[P, R]) -> Callable[P, R]:
        @wraps(work)
        def timed(*args: P.args, **words: P.kwargs) -> R:
            if not _listeners:
                return work(*args, **words)
            began = time.perf_counter()
            try:
                return work(*args, **words)
            finally:
                for told in _listeners:
                    told(name, time.perf_counter() - began)

        return timed

    return marked


def listen(told: Told) -> Callable[[], None]:
    """Has `told` called at the end of each stage; what is returned ends that."""
    _listeners.append(told)
    return lambda: _listeners.remove(told)
