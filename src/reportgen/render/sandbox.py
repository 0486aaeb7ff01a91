"""What a template may not do: leave its folder, look behind a value, run without end, fill the memory."""

from __future__ import annotations

import _thread
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from jinja2 import Environment, FileSystemLoader, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

REPEAT_MAX = 100_000  # length of a text that `*` may make, or of a list with all that is in its elements
BITS_MAX = 256  # of a number that `*` may make
# Filters that fill the memory, lead round the sandbox, or give another result each time.
RISKY_FILTERS = (
    "attr",
    "batch",
    "center",
    "format",
    "indent",
    "pprint",
    "random",
    "replace",
    "round",
    "slice",
    "wordwrap",
)
RISKY_METHODS = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs", "format", "format_map", "replace"})
# A value knows its place, and a place the whole file, also what no paper may show.
HIDDEN = frozenset({"place", "places", "source", "lines"})


class TooMuchError(Exception):
    """A template passed a limit."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, and no `**`, no `*` that makes something huge, no way from a value to its file."""

    intercepted_binops = frozenset({"**", "*", "%"})

    def wrap_str_format(self, value: Any) -> None:
        """Jinja's own str.format would let it through."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Not what pads a text to any length, and not where a value stands."""
        if not attr.isascii():  # as no name is that leads anywhere: it is a Chinese one of the data
            return not attr.startswith("_")
        if attr in HIDDEN or (isinstance(obj, str) and attr in RISKY_METHODS):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """`*` and `%` only where they stay small."""
        if operator == "**":
            raise SecurityError("模板里不能用 **")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("模板里不能用 % 拼文字，用 ~")
        for text, times in ((left, right), (right, left)):
            if isinstance(text, str | list | tuple) and isinstance(times, int) and _size(text) * times > REPEAT_MAX:
                raise SecurityError("模板里的 * 重复得太多")
        if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > BITS_MAX:
            raise SecurityError("模板里的数太大")
        return super().call_binop(context, operator, left, right)


class Folder(FileSystemLoader):
    """Templates of one folder; a link in it that leads out is no template of it."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As Jinja's own, for files that really lie inside; without a mark of the encoding at its head."""
        text, path, is_fresh = super().get_source(environment, template)
        home = os.path.realpath(self.searchpath[0])
        if not os.path.realpath(path).startswith(os.path.join(home, "")):
            raise TemplateNotFound(template)
        return text.removeprefix("\ufeff"), path, is_fresh


def _size(value: object) -> int:
    """How long a text is, or a list with all that lies in it; beyond REPEAT_MAX it is not counted on."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        value = (*value, *value.values())
    if not isinstance(value, list | tuple):
        return 0
    size = len(value)
    for element in value:
        if size > REPEAT_MAX:
            break
        size += _size(element)
    return size


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises TooMuchError in what runs inside when it takes longer, wherever it is: in a loop, a macro, a filter."""
    thread = _thread.get_ident()
    ended, step = _thread.allocate_lock(), _thread.allocate_lock()
    ended.acquire()
    done = fired = False

    def watch() -> None:
        nonlocal fired
        if ended.acquire(timeout=seconds):
            return
        with step:
            if not done:
                fired = True
                _raise_in(thread, TooMuchError)

    _thread.start_new_thread(watch, ())  # `Thread` would wait until it runs, which takes longer than many a template
    try:
        yield
    finally:
        # The error comes between two steps of Python: here at the latest, or not at all any more.
        try:
            ended.release()
            with step:
                done = True
            if fired:
                _raise_in(thread, None)
        except TooMuchError:
            pass


def _raise_in(thread: int, error: type[Exception] | None) -> None:
    """An error in another thread, wherever it is; None takes back one that has not come yet."""
    import ctypes  # takes long to load, and hardly a template is ever ended

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error and ctypes.py_object(error))
