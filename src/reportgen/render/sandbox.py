"""What a template may not do: leave its folder, look behind a value, run without end, fill the memory."""

from __future__ import annotations

import _thread
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2 import Environment, FileSystemLoader, TemplateNotFound, Undefined, pass_environment
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.filters import make_attrgetter
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
    "tojson",
    "wordwrap",
)
RISKY_METHODS = frozenset(
    {"center", "ljust", "rjust", "zfill", "expandtabs", "format", "format_map", "replace", "translate", "join"}
)
TO_BYTES = frozenset({"encode", "to_bytes"})  # whose methods fill the memory likewise
CHARACTERS = 64 * 1024 * 1024  # of what a template makes, as a whole or of one of its texts
TEXT_FILTERS = (
    *("capitalize", "e", "escape", "forceescape", "lower", "safe", "string", "striptags"),
    *("title", "trim", "truncate", "upper", "urlencode", "urlize", "wordcount"),
)
ELEMENTS_MAX = 1_000_000  # of a list that `+` makes
NESTING = frozenset({list, tuple, dict})
# A value knows its place, and a place the whole file, also what no paper may show.
HIDDEN = frozenset({"place", "places", "source", "lines"})


class TooMuchError(Exception):
    """A template passed a limit."""


def concat(parts: Iterable[str]) -> str:
    """What a macro or a block of `set` prints, as one text: doubled in a loop, it would fill the memory."""
    parts = list(parts)
    if sum(map(len, parts)) > CHARACTERS:
        raise TooMuchError
    return "".join(parts)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, and no `**`, no `*` that makes something huge, no way from a value to its file."""

    intercepted_binops = frozenset({"**", "*", "%", "+"})
    concat = staticmethod(concat)

    def wrap_str_format(self, value: Any) -> None:
        """Jinja's own str.format would let it through."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Not what pads a text to any length, and not where a value stands."""
        if not attr.isascii():  # as no name is that leads anywhere: it is a Chinese one of the data
            return not attr.startswith("_")
        if attr in HIDDEN or attr in TO_BYTES or (isinstance(obj, str) and attr in RISKY_METHODS):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call(self, context: Any, function: Any, *words: Any, **named: Any) -> Any:
        """As Jinja's own; what a macro or a loop is given gets a name in it."""
        for word in (*words, *named.values()):
            if type(word) in NESTING:  # most are not, and every call of a template comes by here
                kept(word)
        return super().call(context, function, *words, **named)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """`+`, `*` and `%` only where they stay small."""
        if operator == "+":
            return _sum(left, right)
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


def _sum(left: Any, right: Any) -> Any:
    """`left + right`; a loop that doubles a text or a list ends before the memory does."""
    if isinstance(left, str) and isinstance(right, str) and len(left) + len(right) > CHARACTERS:
        raise TooMuchError
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        if len(left) + len(right) > ELEMENTS_MAX:
            raise TooMuchError
        return kept(left + right)  # type: ignore[operator] # a list and a tuple: an error of the template
    return left + right


def kept(value: Any) -> Any:
    """`value`, which gets a name; TooMuchError for a list in which so much lies, often many times the same.

    A loop could double it once more: to compare, sort or hash it is one step of the language below, which no limit of
    time ends.
    """
    if isinstance(value, list | tuple | Mapping):
        inside = value.values() if isinstance(value, Mapping) else value
        if not NESTING.isdisjoint(map(type, inside)):
            _refuse_huge(value)
    return value


def _refuse_huge(value: Any) -> None:
    if isinstance(value, list | tuple | Mapping) and _size(value) > REPEAT_MAX:
        raise TooMuchError


@pass_environment
def total(env: Environment, values: Iterable[Any], attribute: str | int | None = None, start: Any = 0) -> Any:
    """`values | sum`, of numbers alone: Jinja's own also puts lists together."""
    if not isinstance(start, int | float | Decimal):
        raise SecurityError("sum 只加数")
    return sum(values if attribute is None else map(make_attrgetter(env, attribute), values), start)


def check_printable(value: Any) -> None:
    """Not a list in which so much lies (often many times the same) that printing it would never end.

    Nor what has no words of its own: it would print where it lies in the memory, another place each time.
    """
    if isinstance(value, str | int | Undefined):
        return
    _refuse_huge(value)
    if _is_nameless(value):
        raise UndefinedError("这里是一组数据，不能直接打印，要写明其中哪一项，或用 for 逐项打印")


def of_text(name: str) -> Callable[..., Any]:
    """A filter of Jinja's that makes a text of whatever it gets: not of a list without end."""
    made = DEFAULT_FILTERS[name]

    @wraps(made)
    def checked(*words: Any, **named: Any) -> Any:
        for word in words:
            check_printable(word)
        return made(*words, **named)

    return checked


def _is_nameless(value: Any) -> bool:
    """Whether a value has no words of its own: a part of the report, an iterator, or a list with one in it."""
    if isinstance(value, Mapping):
        value = [*value.values()]
    if isinstance(value, list | tuple):
        return any(map(_is_nameless, value))
    kind: Any = type(value)
    plain = kind.__repr__ is object.__repr__ and kind.__str__ is object.__str__
    return isinstance(value, Iterator) or (plain and not hasattr(value, "__html__"))


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


SAFE_FILTERS: dict[str, Callable[..., Any]] = {"sum": total, **{name: of_text(name) for name in TEXT_FILTERS}}


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises TooMuchError in what runs inside when it takes longer, wherever it is: in a loop, a macro, a filter."""
    thread = _thread.get_ident()
    ended, step = _thread.allocate_lock(), _thread.allocate_lock()
    ended.acquire()
    done = False

    def watch() -> None:
        if ended.acquire(timeout=seconds):
            return
        with step:
            if not done:
                _raise_in(thread, TooMuchError)

    try:  # `Thread` would wait until it runs, which takes longer than many a template
        _thread.start_new_thread(watch, ())
        yield
    finally:
        # The error comes between two rounds of a loop or at a call: here at the latest, or not at all any more.
        # Taken back by None it would leave a mark: the interpreter looks for it for ever, and never ends while traced.
        try:
            ended.release()
            with step:
                done = True
            for _ in range(10):
                pass
        except TooMuchError:
            pass


def _raise_in(thread: int, error: type[Exception]) -> None:
    """An error in another thread, wherever it is."""
    import ctypes  # takes long to load, and hardly a template is ever ended

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
