"""The same input gives the same bytes: whatever the day, the place, the language, the mask, the order of runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from reportgen.resources import folder

CITY = "dalian"
FORMATS = ("docx", "txt", "html")
BUILD = ["build", "city.yaml", *(word for name in FORMATS for word in ("-f", name))]
EXPORT = ["ledger", "export", "city.yaml", "-o", "总.xlsx"]
# Read by every Python that starts with it in its path: it lives in another year.
ANOTHER_DAY = """
import datetime, time
SHIFT = 400 * 86400
for name in ("time", "time_ns"):
    real = getattr(time, name)
    setattr(time, name, lambda real=real, by=SHIFT * (10**9 if name == "time_ns" else 1): real() + by)
for name in ("localtime", "gmtime"):
    real = getattr(time, name)
    setattr(time, name, lambda seconds=None, real=real: real(time.time() if seconds is None else seconds))
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def today(cls):
        return cls.now()
class LaterDay(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
datetime.datetime, datetime.date = Later, LaterDay
"""
SURROUNDINGS: dict[str, dict[str, str]] = {
    "hash 1": {"PYTHONHASHSEED": "1"},
    "hash 4242": {"PYTHONHASHSEED": "4242"},
    "Kiritimati": {"TZ": "Pacific/Kiritimati"},
    "plain C": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "GBK": {"LC_ALL": "zh_CN.GBK", "LANG": "zh_CN.GBK", "PYTHONIOENCODING": "gbk"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "without docstrings": {"PYTHONOPTIMIZE": "2"},
    "no cache": {"XDG_CACHE_HOME": "/nowhere"},
}


def run(home: Path, words: list[str], around: dict[str, str] | None = None, mask: int = 0o022) -> None:
    """A command line in a process of its own; it must end well."""
    shown = subprocess.run(
        [sys.executable, "-m", "reportgen", *words],
        cwd=home,
        env={**os.environ, **(around or {})},
        capture_output=True,
        umask=mask,
        check=False,
    )
    assert shown.returncode == 0, shown.stderr.decode("utf-8", "replace")


def made(home: Path) -> dict[str, bytes]:
    names = [*(f"city.{name}" for name in FORMATS), "总.xlsx"]
    return {name: (home / name).read_bytes() for name in names if (home / name).is_file()}


def copy(to: Path) -> Path:
    shutil.copytree(folder("examples") / CITY, to, ignore=shutil.ignore_patterns("*.docx", "*.txt", "*.html"))
    return to


@cache
def usual(make: Callable[[], Path]) -> dict[str, bytes]:
    home = copy(make())
    run(home, BUILD)
    run(home, EXPORT)
    return made(home)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    found = usual(lambda: tmp_path_factory.mktemp("usual") / CITY)
    assert len(found) == len(FORMATS) + 1
    return found


@pytest.mark.parametrize("around", SURROUNDINGS)
def test_the_surroundings_leave_no_trace(tmp_path: Path, expected: dict[str, bytes], around: str) -> None:
    home = copy(tmp_path / CITY)
    run(home, BUILD, SURROUNDINGS[around])
    run(home, EXPORT, SURROUNDINGS[around])
    assert made(home) == expected


def test_the_day_leaves_no_trace(tmp_path: Path, expected: dict[str, bytes]) -> None:
    home = copy(tmp_path / CITY)
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path / "later"), os.environ.get("PYTHONPATH", "")])
    year = "import datetime; print(datetime.date.today().year, datetime.datetime.now().year)"
    seen = subprocess.run(
        [sys.executable, "-c", year],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    plain = subprocess.run([sys.executable, "-c", year], capture_output=True, text=True, check=True)
    assert seen.stdout != plain.stdout, "the day is another"
    run(home, BUILD, {"PYTHONPATH": paths})
    run(home, EXPORT, {"PYTHONPATH": paths})
    assert made(home) == expected


def test_neither_the_mask_nor_the_folder_nor_the_path_leave_a_trace(tmp_path: Path, expected: dict[str, bytes]) -> None:
    home = copy(tmp_path / "别的 城市")
    run(tmp_path, ["build", str(home / "city.yaml"), *BUILD[2:]], mask=0o077)
    run(tmp_path, ["ledger", "export", "别的 城市/../别的 城市/city.yaml", "-o", str(home / "总.xlsx")], mask=0o000)
    assert made(home) == expected


def test_what_was_built_before_leaves_no_trace(tmp_path: Path, expected: dict[str, bytes]) -> None:
    """All other examples in the same process first."""
    others = sorted(p.name for p in folder("examples").iterdir() if (p / "city.yaml").is_file() and p.name != CITY)
    assert len(others) > 3
    for name in others:
        shutil.copytree(folder("examples") / name, tmp_path / name)
    home = copy(tmp_path / "zz")
    run(tmp_path, ["build", *(f"{name}/city.yaml" for name in others), "zz/city.yaml", *BUILD[2:]])
    assert made(home) == {name: data for name, data in expected.items() if name != "总.xlsx"}
