"""The limits of templates: of time, which must not reach beyond the template, and of what `*` makes."""

from __future__ import annotations

import _thread
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import jinja2.sandbox
import pytest
from jinja2.exceptions import SecurityError

from reportgen.render import sandbox
from reportgen.render.sandbox import Sandbox, TooMuchError, limited

NESTED = [
    "[[0] * 100000] * 10000",
    "['字' * 100000] * 100000",
    "[''] * 1000000",
    "10000 * [(1, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11])]",
    "[{'甲': [0] * 1000}] * 1000",
    "([[0] * 1000] * 20000) | sum(start=[])",
]

# A profiler watches each call, also those behind the end.
WATCHED = """
import cProfile, time
from reportgen.render.sandbox import TooMuchError, limited
profile = cProfile.Profile()
profile.enable()
end = time.perf_counter() + 20
try:
    with limited(0.01):
        while time.perf_counter() < end:
            pass
except TooMuchError:
    print("ended")
(lambda: print("went on"))()
"""


def spent(seconds: float) -> None:
    """Time in small steps of Python."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(TooMuchError), limited(0.05):
        spent(20)


def test_what_is_done_in_time_is_left_alone() -> None:
    with limited(5):
        spent(0.01)


def test_the_limit_ends_with_what_it_is_for() -> None:
    """The time is over just when all is done: the error comes inside or not at all."""
    ended = 0
    for step in range(300):
        try:
            with limited(0.002):
                spent(0.0018 + step % 40 * 1e-5)
        except TooMuchError:
            ended += 1
        spent(0.003)
    assert ended < 300


def test_behind_the_limit_a_program_that_is_watched_goes_on() -> None:
    run = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True, check=False, timeout=15)
    assert (run.stdout, run.stderr) == ("ended\nwent on\n", "")


def test_what_breaks_off_as_soon_as_the_watch_is_set_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it would end what is done later, without a limit."""
    start = _thread.start_new_thread

    def broken_off(watch: Callable[[], None], words: tuple[()]) -> None:
        start(watch, words)
        raise KeyboardInterrupt

    monkeypatch.setattr(_thread, "start_new_thread", broken_off)
    with pytest.raises(KeyboardInterrupt), limited(0.05):
        pass
    spent(0.2)


def test_the_limit_is_that_of_the_thread_that_it_is_in() -> None:
    ended = []

    def endless() -> None:
        try:
            with limited(0.05):
                spent(20)
        except TooMuchError:
            ended.append(True)

    thread = threading.Thread(target=endless)
    thread.start()
    with limited(5):
        thread.join(20)
    assert ended == [True]


def test_what_goes_wrong_inside_goes_on_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError), limited(5):
        spent(1 / 0)


@pytest.mark.parametrize("expression", NESTED)
def test_a_list_counts_with_all_that_lies_in_it(expression: str) -> None:
    """What it holds is written out at once by the language below, where no limit of time reaches."""
    with pytest.raises(SecurityError, match="重复得太多"):
        Sandbox().from_string("{{ (" + expression + ") | string | length }}").render()


@pytest.mark.parametrize(
    ("expression", "made"),
    [("'字' * 100000", 100_000), ("[0] * 100000", 100_000), ("[[1, 2]] * 1000", 1000), ("[] * 1000000", 0)],
)
def test_what_stays_small_is_made(expression: str, made: int) -> None:
    assert Sandbox().from_string("{{ (" + expression + ") | length }}").render() == str(made)


def test_a_list_is_counted_only_until_it_is_too_large() -> None:
    inner = [0] * sandbox.REPEAT_MAX
    outer = [[inner] * 1000] * 1000
    begun = time.monotonic()
    assert sandbox._size(outer) > sandbox.REPEAT_MAX
    assert time.monotonic() - begun < 5


def test_no_name_that_leads_out_is_a_chinese_one() -> None:
    """What lets the sandbox ask no more of a Chinese name than that it is not a private one."""
    own = (*sandbox.HIDDEN, *sandbox.RISKY_METHODS)
    jinjas = [value for name, value in vars(jinja2.sandbox).items() if name.startswith("UNSAFE_")]
    mutable = [names for _, names in jinja2.sandbox._mutable_spec]
    forbidden = {*own, *(name for names in (*jinjas, *mutable) for name in names)}
    assert len(forbidden) > 30
    assert all(name.isascii() for name in forbidden)


@pytest.mark.parametrize("name", ["_私", "__名", "_总数"])
def test_a_private_name_is_private_in_chinese_too(name: str) -> None:
    assert not Sandbox().is_safe_attribute(object(), name, None)
    assert Sandbox().is_safe_attribute(object(), name.strip("_"), None)
