"""Shared by all tests: the golden files and their update switch, and tests that need a tool of the machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reportgen.write.office import program
from tests.examples import THOROUGH, USUAL

HERE = Path(__file__).resolve().parent

# How long an example takes to draw or to try says nothing on a busy machine; speed belongs in benchmarks/.
for profile, number in (("usual", USUAL), ("thorough", THOROUGH)):
    settings.register_profile(
        profile, deadline=None, suppress_health_check=(HealthCheck.too_slow,), max_examples=number
    )
settings.load_profile("usual")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: the tests of the preview and of ended builds wait more than they work."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "needs(*tools): programs that the test runs (soffice, pdftotext, git); "
        "without one it is skipped, or fails where REPORTGEN_ALL=1 is set",
    )
    config.addinivalue_line(
        "markers",
        "faces(*patterns): typefaces that the test prints with, as fc-list names them (FandolFang, :lang=zh-cn); "
        "without one it is skipped, or fails, likewise",
    )
    config.addinivalue_line(
        "markers", "everything: takes long, and is run where REPORTGEN_ALL=1 is set, as .ci/run does"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """`@pytest.mark.needs("soffice")`: a laptop may lack the office suite, the continuous integration may not."""
    if item.get_closest_marker("everything") and os.environ.get("REPORTGEN_ALL") != "1":
        pytest.skip("takes long: REPORTGEN_ALL=1 runs it")
    for mark in item.iter_markers("needs"):
        for tool in mark.args:
            if not _is_installed(tool):
                leave_out(tool, "is not installed")
    for mark in item.iter_markers("faces"):
        for pattern in mark.args:
            if not _is_face(pattern):
                leave_out(pattern, "is no typeface of this machine (docs/fonts.md)")


def leave_out(name: str, reason: str) -> None:
    """REPORTGEN_WITHOUT names what even a run of everything may lack, parted by blanks."""
    if os.environ.get("REPORTGEN_ALL") == "1" and name not in os.environ.get("REPORTGEN_WITHOUT", "").split():
        pytest.fail(f"{name} {reason}, and REPORTGEN_ALL=1 allows no test to be left out", pytrace=False)
    pytest.skip(f"{name} {reason}")


def _is_installed(tool: str) -> bool:
    return bool(program() if tool == "soffice" else shutil.which(tool))


@cache
def _is_face(pattern: str) -> bool:
    """True also where no fc-list can tell: on Windows and macOS."""
    if shutil.which("fc-list") is None:
        return True
    listed = subprocess.run(["fc-list", pattern, "family"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden("dezhou.txt", text)` compares with tests/golden/dezhou.txt; `--update-golden` writes it."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is missing; run pytest --update-golden and review the diff"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def heard_hang_up() -> Iterator[None]:
    """A test run under `nohup` ignores SIGHUP, and so would the processes that it starts."""
    number = getattr(signal, "SIGHUP", None)
    if number is None:
        yield
        return
    before = signal.signal(number, signal.SIG_DFL)
    yield
    signal.signal(number, before)
