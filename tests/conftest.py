"""Shared by all tests: the golden files and their update switch, and tests that need a tool of the machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "needs(*tools): programs that the test runs (soffice, pdftotext, git); "
        "without one it is skipped, or fails where REPORTGEN_ALL=1 is set",
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """`@pytest.mark.needs("soffice")`: a laptop may lack the office suite, the continuous integration may not."""
    for mark in item.iter_markers("needs"):
        for tool in mark.args:
            if shutil.which(tool) is None:
                reason = f"{tool} is not installed"
                if os.environ.get("REPORTGEN_ALL") == "1":
                    pytest.fail(f"{reason}, and REPORTGEN_ALL=1 allows no test to be left out", pytrace=False)
                pytest.skip(reason)


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
