"""Ctrl-C, SIGTERM or a closed terminal end a process by a SystemExit: what is half written is cleaned up."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_came: list[int] = []  # the signals so far


def end_on(*numbers: signal.Signals) -> None:
    """These signals end the process, without a word."""
    for number in numbers:
        signal.signal(number, _leave)
    sys.unraisablehook = _swallowed


def hang_up() -> tuple[signal.Signals, ...]:
    """The signal of a terminal that is closed; none on Windows, nor where `nohup` has it ignored."""
    number = getattr(signal, "SIGHUP", None)
    return () if number is None or signal.getsignal(number) is signal.SIG_IGN else (number,)


def leave_if_asked() -> None:
    """For the loops of long work: a SystemExit that Python has swallowed is raised here once more."""
    if _came:
        raise SystemExit(128 + _came[0])  # the exit status that shells expect


def _leave(number: int, frame: FrameType | None) -> None:
    _came.append(number)
    raise SystemExit(128 + number)


def _swallowed(found: UnraisableHookArgs) -> None:
    """In a __del__ or the callback of a weak reference nothing can be raised; Python would print it and go on."""
    if not issubclass(found.exc_type, SystemExit):
        sys.__unraisablehook__(found)
