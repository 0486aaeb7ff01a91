"""What a data file may name outside of its folder: read where it is what is asked for, never written, never shown."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic, show
from reportgen.load import seen
from reportgen.pipeline import build_files
from tests.batch.cities import POSIX, built
from tests.reports import HEAD, TASKS, TWO_TASKS, workbook

SECRET = "root:x:0:0:机密:/root:/bin/sh\n口令: 12345\n"
ROW = [1, "河道治理", "市水利局", "2021年底前", "已完成整改", "2021-12-20"]
KEYS = ("台账", "样式", "上期")


def naming(key: str, name: str | Path) -> str:
    """A data file that names another as its ledger, its style or its last month."""
    return TWO_TASKS.replace(TASKS, f"  台账: {name}\n") if key == "台账" else f"{TWO_TASKS}{key}: {name}\n"


def refused(home: Path, key: str, name: str | Path) -> list[Diagnostic]:
    """The errors of such a file, which is told soon and is not built."""
    (home / "city.yaml").write_text(naming(key, name), encoding="utf-8")
    with in_time():
        written, found = build_files(home / "city.yaml", ("txt",), None)
    assert written == []
    assert "机密" not in show(found)
    assert "12345" not in show(found)
    return [d for d in found if d.is_error]


@contextmanager
def in_time() -> Iterator[None]:
    """What waits for a pipe or reads without end is ended."""

    def end(*_: object) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(60)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@POSIX
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", ["absolute", "outside", "a link", "a link that is named as YAML"])
def test_of_a_file_that_is_something_else_nothing_is_shown(tmp_path: Path, key: str, kind: str) -> None:
    home = tmp_path / "市"
    home.mkdir()
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    name = {"absolute": str(secret), "outside": "../secret"}.get(kind, "a.yaml" if "YAML" in kind else "a.xlsx")
    if "link" in kind:
        (home / name).symlink_to(secret)
    errors = refused(home, key, name)
    codes = [d.code for d in errors]
    expected = {"台账": ["LED310"], "样式": ["SRC107"], "上期": ["LED310", "LED381"]}
    assert sorted(codes) == (["LED381", "SRC107"] if (key, name) == ("上期", "a.yaml") else expected[key])
    assert secret.read_text("utf-8") == SECRET


@POSIX
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a socket", "/dev/zero", "/dev/null", "nothing"])
def test_what_is_no_file_is_told_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)  # the names of sockets must be short
    if kind == "a folder":
        Path("x").mkdir()
    elif kind == "a pipe":
        os.mkfifo("x")
    elif kind == "a socket":
        socket.socket(socket.AF_UNIX).bind("x")
    first = next(d for d in refused(tmp_path, key, kind if kind.startswith("/") else "x") if d.code != "LED381")
    assert first.code == ("LED310" if key != "样式" else "SRC101" if kind == "nothing" else "SRC102")
    assert first.reason


@POSIX
@pytest.mark.parametrize("key", KEYS)
def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Between the look and the opening."""
    (tmp_path / "a.xlsx").write_text("甲", encoding="utf-8")
    at_once = seen._at_once

    def swapped(name: str, flags: int) -> int:
        if name.endswith("a.xlsx"):
            os.unlink(name)
            os.mkfifo(name)
        return at_once(name, flags)

    monkeypatch.setattr(seen, "_at_once", swapped)
    (tmp_path / "city.yaml").write_text(naming(key, "a.xlsx"), encoding="utf-8")
    with in_time():
        _, found = build_files(tmp_path / "city.yaml", ("txt",), None)
    codes = sorted(d.code for d in found if d.is_error)
    assert codes == {"台账": ["LED310"], "样式": ["SRC102"], "上期": ["LED310", "LED381"]}[key]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="the log of the kernel, for root")
def test_a_file_of_the_system_that_waits_for_its_next_line_is_not_waited_for(tmp_path: Path) -> None:
    assert [d.code for d in refused(tmp_path, "台账", "/proc/kmsg")] == ["LED310"]


@POSIX
@pytest.mark.parametrize("name", ["{out}/city.txt", "../输出/city.txt", "link.xlsx"])
def test_a_ledger_elsewhere_is_read_and_is_never_written(tmp_path: Path, name: str) -> None:
    """Its name is that of the paper: whatever way leads there, it stays as it was."""
    home, out = tmp_path / "市", tmp_path / "输出"
    home.mkdir()
    out.mkdir()
    ledger = out / "city.txt"
    workbook(tmp_path / "a.xlsx", [HEAD, ROW]).rename(ledger)
    (home / "link.xlsx").symlink_to(ledger)
    before = ledger.read_bytes()
    (home / "city.yaml").write_text(naming("台账", name.format(out=out)), encoding="utf-8")
    run = built("city.yaml", "-o", "../输出", "-f", "txt", "--force", cwd=home)
    assert (run.returncode, run.stdout) == (1, "")
    assert "OUT604" in run.stderr
    assert ledger.read_bytes() == before
    assert built("city.yaml", "-f", "txt", cwd=home).stdout == "已生成 city.txt\n"
    assert ledger.read_bytes() == before
