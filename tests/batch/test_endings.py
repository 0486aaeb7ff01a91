"""Ctrl-C, SIGTERM, a reader that goes away, two builds at once: no traceback, no half file, no temporary file."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen.write.leftovers import OLD, sweep, temporary_name
from tests.batch.cities import ENVIRONMENT, POSIX, building, built, command, files, long_city, province
from tests.reports import TWO_TASKS

HANG_UP = getattr(signal, "SIGHUP", signal.SIGTERM)  # Windows has none
# Runs the command line in a folder that is removed before one of the steps of a build.
VANISHING = """
import shutil, sys
from pathlib import Path
from reportgen import check, render
from reportgen.__main__ import main
module, _, name = "{}".partition(".")
module = {{"check": check, "render": render}}[module]
step = getattr(module, name, None)
def vanishing(*words, **named):
    shutil.rmtree(Path.cwd(), ignore_errors=True)
    return step(*words, **named)
setattr(module, name, vanishing) if step else shutil.rmtree(Path.cwd())
main()
"""

# Runs the command line; at the first city a signal comes while something is thrown away.
SWALLOWING = """
import os, signal, time
from reportgen import render
from reportgen.__main__ import main
drawn = render.drawn
class Thrown:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0)
def throwing(*words, **named):
    Thrown()
    return drawn(*words, **named)
render.drawn = throwing
main()
"""


@POSIX
@pytest.mark.usefixtures("heard_hang_up")
@pytest.mark.parametrize("jobs", ["1", "3"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, HANG_UP], ids=["INT", "TERM", "HUP"])
def test_a_build_that_is_ended_says_nothing_and_leaves_whole_files_alone(
    tmp_path: Path, number: signal.Signals, jobs: str
) -> None:
    """Ctrl-C, or a terminal that is closed, reaches the whole group of processes, a SIGTERM the first alone."""
    province(tmp_path, TWO_TASKS, *[long_city(20_000)] * 4)
    before = files(tmp_path)
    words = command("省", "-f", "txt", "-j", jobs)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        words, cwd=tmp_path, env=ENVIRONMENT, stdout=pipe, stderr=pipe, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert "已生成" in process.stdout.readline().decode()
        if number != signal.SIGTERM:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (128 + number, b"", b"")
    assert files(tmp_path).keys() - before.keys() == {"省/01/city.txt"}
    assert not _group_lives(process.pid)


def _group_lives(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_goes_away_ends_the_build_without_a_word(tmp_path: Path, jobs: str) -> None:
    """`reportgen build 省 | head -1`"""
    province(tmp_path, TWO_TASKS, *[long_city(1_000)] * 12)
    with building("省", "-f", "txt", "-j", jobs, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == 1
    assert set(files(tmp_path / "省" / "01")) == {"city.txt", "city.yaml"}
    assert not list(tmp_path.rglob("*.tmp"))


@POSIX
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_build_without_streams_builds(tmp_path: Path, closed: str) -> None:
    province(tmp_path, TWO_TASKS, TWO_TASKS)
    run = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *command("省", "-j", "2")],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0
    assert "Traceback" not in run.stderr
    assert len(list(tmp_path.rglob("city.docx"))) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file whose disk is always full")
@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("words", ["--help", "build 省 -j 1", "build 省 -j 2"])
@pytest.mark.parametrize("full", ["> /dev/full", "2> /dev/full", "> /dev/full 2>&1"])
def test_messages_that_find_no_room_end_the_run_with_one_line(
    tmp_path: Path, full: str, words: str, buffered: str
) -> None:
    province(tmp_path, TWO_TASKS, TWO_TASKS)
    run = subprocess.run(
        ["sh", "-c", f'"$@" {full}', "sh", sys.executable, "-m", "reportgen", *words.split()],
        cwd=tmp_path,
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": buffered},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    help_is_read = words == "--help" and full == "2> /dev/full"
    assert run.returncode == (0 if help_is_read else 1)
    assert run.stderr in ("", "提示信息写不出去：存放它们的磁盘空间不足。清理磁盘后再运行一次\n")
    assert bool(run.stderr) == (full == "> /dev/full")


def test_two_builds_at_once_to_one_place_both_end_well(tmp_path: Path) -> None:
    """Each file is wholly of the one or of the other."""
    province(tmp_path / "甲", *[TWO_TASKS] * 4)
    province(tmp_path / "乙", *[TWO_TASKS.replace("德州市", "聊城市")] * 4)
    for name in ("甲", "乙"):
        built(f"{name}/省", "-o", f"out{name}", "-f", "docx", "-f", "txt", cwd=tmp_path)
    allowed = [files(tmp_path / f"out{name}") for name in ("甲", "乙")]
    for _ in range(2):
        runs = [
            subprocess.Popen(
                command(f"{name}/省", "-o", "out", "-f", "docx", "-f", "txt", "-j", "2"),
                cwd=tmp_path,
                env=ENVIRONMENT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
            for name in ("甲", "乙", "甲")
        ]
        for run in runs:
            assert run.communicate(timeout=120)[1] == "共 4 个文件，全部生成\n"
            assert run.returncode == 0
        made = files(tmp_path / "out")
        assert made.keys() == allowed[0].keys()
        assert [name for name, data in made.items() if data not in (allowed[0][name], allowed[1][name])] == []


@POSIX
def test_a_folder_that_vanishes_meanwhile_is_made_again_or_told(tmp_path: Path) -> None:
    province(tmp_path, *[TWO_TASKS] * 20)
    with building("省", "-o", "out", "-j", "2", cwd=tmp_path) as process:
        for _ in range(100):
            shutil.rmtree(tmp_path / "out", ignore_errors=True)
        _, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    assert process.returncode == ("错误" in err)
    assert "OUT609" not in err
    if process.returncode:
        assert "错误[OUT602]" in err


@POSIX
@pytest.mark.parametrize("step", ["check.check", "render.drawn", "check.none"])
def test_a_working_folder_that_vanishes_is_told(tmp_path: Path, step: str) -> None:
    """Before the checks, before the drawing, before anything."""
    province(tmp_path / "home", TWO_TASKS)
    words = [sys.executable, "-c", VANISHING.format(step), "build", "省", "-f", "txt"]
    run = subprocess.run(
        words, cwd=tmp_path / "home", env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert "错误[SRC101]" in run.stderr or "写入时文件夹不见了" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "home").exists()


def test_old_temporary_files_are_removed_and_young_ones_of_another_build_are_not(tmp_path: Path) -> None:
    province(tmp_path, TWO_TASKS)
    out = tmp_path / "out"
    out.mkdir()
    now = time.time()
    old, young = temporary_name(), temporary_name()
    kept = [young, ".reportgen-mine.tmp", "other.tmp"]
    for name in (old, *kept):
        (out / name).write_bytes(b"half")
        age = OLD - 60 if name == young else OLD + 60
        os.utime(out / name, (now - age, now - age))
    assert built("省/01", "-o", "out", "-f", "txt", cwd=tmp_path).returncode == 0
    assert sorted(p.name for p in out.iterdir()) == sorted([*kept, "city.txt"])


@POSIX
def test_what_cannot_be_removed_or_is_no_file_stays_and_the_rest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a link neither the age nor the file that it leads to is ours."""
    other = tmp_path / "other"
    other.write_bytes(b"")
    link, folder, held, *gone = (tmp_path / temporary_name() for _ in range(6))
    link.symlink_to(other)
    folder.mkdir()
    for path in (held, *gone):
        path.write_bytes(b"half")
    for path in (other, folder, held, *gone):
        os.utime(path, (1_000, 1_000))
    unlink = Path.unlink

    def refused(path: Path) -> None:
        if path == held:
            raise PermissionError(path)
        unlink(path)

    monkeypatch.setattr(Path, "unlink", refused)
    sweep([tmp_path / "nowhere", tmp_path])
    assert set(tmp_path.iterdir()) == {other, link, folder, held}


@POSIX
def test_a_signal_that_comes_where_nothing_can_be_raised_ends_the_build_all_the_same(tmp_path: Path) -> None:
    """Behind the city that it is at, without a word."""
    province(tmp_path, TWO_TASKS, TWO_TASKS, TWO_TASKS)
    words = [sys.executable, "-c", SWALLOWING, "build", "省", "-f", "txt"]
    run = subprocess.run(words, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stdout, run.stderr) == (128 + signal.SIGTERM, "", "")
    assert [p.parent.name for p in tmp_path.rglob("city.txt")] == ["01"]


def test_other_errors_where_nothing_can_be_raised_are_told_as_ever() -> None:
    code = "from reportgen.ending import end_on; end_on()\nclass A:\n    def __del__(self): 1 / 0\nA()"
    run = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert "ZeroDivisionError" in run.stderr
