"""Any console: one that lacks characters, none at all, one that is closed early, a full disk behind it."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

ESCAPED = "reportgen.escaped"  # the name of what is done with a character that a stream lacks


@contextmanager
def any_console() -> Iterator[None]:
    """For the time of a run: no character and no missing or closed stream ends it with a traceback."""
    codecs.register_error(ESCAPED, _escaped)
    _fill_in()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ESCAPED)
    try:
        yield
        return
    except OSError as error:
        if not _is_of_a_message(error):
            raise
        if error.errno == errno.ENOSPC:
            _unprinted("提示信息写不出去：存放它们的磁盘空间不足。清理磁盘后再运行一次\n")
        elif _is_cut(error):
            _unprinted("")
        else:
            raise
    sys.exit(1)


def _fill_in() -> None:
    """pythonw, a service and `>&-` give no streams: what is said then goes nowhere, what is asked has no answer."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - as long as the process
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """`\\u4dae`, and two of them for 𠮷: what JSON reads too, unlike the `\\xb2` and `\\U00020bb7` of Python."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 - of a stream that is written to
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4)), error.end


def _is_cut(error: OSError) -> bool:
    """Whether whoever read the messages has gone: `| head -1`. Windows calls that a wrong argument."""
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


def _is_of_a_message(error: OSError) -> bool:
    """Whether it was a message that could not be written: an unbuffered stream does not remember it."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return step is not None and step.tb_frame.f_code is click.echo.__code__


def _unprinted(told: str) -> None:
    """What was said could not be written. Python prints what is left of it once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream, text in ((sys.stdout, ""), (sys.stderr, told)):
        try:
            stream.write(text)
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
