"""`reportgen build` over many cities: the same files and words whatever the number of processes, and a table."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import click
import pytest

from reportgen.cli.build import _refuse_doubles, build
from reportgen.pipeline import batch
from reportgen.pipeline.batch import PER_CORE_AT_MOST, PROCESSES_AT_MOST, processes_for
from tests.batch.cities import ENVIRONMENT, NOTATION, POSIX, UNKNOWN, built, command, files, long_city, province
from tests.reports import TWO_TASKS

THREADED = "import threading, sys; threading.Thread(target=sys.stdin.read, daemon=True).start(); "  # so it can't fork
ROOT = Path(__file__).resolve().parents[2]
RUN = "from reportgen.__main__ import main; main()"


def test_the_same_files_and_words_whatever_the_number_of_processes(tmp_path: Path) -> None:
    """The first city takes longest."""
    province(tmp_path, long_city(300), NOTATION, TWO_TASKS, TWO_TASKS, UNKNOWN, TWO_TASKS)
    one = built("省", "-o", "out", "-j", "1", cwd=tmp_path)
    assert one.returncode == 1
    assert one.stdout.count("已生成") == 8
    expected = files(tmp_path / "out")
    for jobs in ("2", "5", "0"):
        again = built("省", "-o", f"out{jobs}", "-j", jobs, cwd=tmp_path)
        assert again.stdout.replace(f"out{jobs}", "out") == one.stdout
        assert (again.returncode, again.stderr) == (1, one.stderr)
        assert files(tmp_path / f"out{jobs}") == expected


def test_a_process_that_must_not_fork_starts_others_anew(tmp_path: Path) -> None:
    province(tmp_path, TWO_TASKS, NOTATION, TWO_TASKS)
    expected = built("省", "-j", "1", cwd=tmp_path)
    words = [sys.executable, "-c", THREADED + RUN, *command("省", "-j", "2")[3:]]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        words, cwd=tmp_path, env=ENVIRONMENT, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8"
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert (run.stdout.read(), run.stderr.read()) == (expected.stdout, expected.stderr)
        assert run.wait(60) == 1


def test_the_table_names_each_city_that_was_not_made_with_its_first_error(tmp_path: Path) -> None:
    province(tmp_path, TWO_TASKS, NOTATION, UNKNOWN.replace("落款:", "落宽:"), TWO_TASKS)
    run = built("省", cwd=tmp_path)
    assert run.stderr.split("\n")[-5:] == [
        "共 4 个文件，生成 2 个，2 个有错误：",
        "  文件             错误  第一处",
        "  省/02/city.yaml  1 处  YML101 city.yaml:1:1 冒号写成了全角“：”",
        "  省/03/city.yaml  2 处  SHP201 city.yaml:9:1 不认识“落宽”",
        "",
    ]
    assert (tmp_path / "省" / "04" / "city.docx").is_file()


def test_that_all_were_made_is_one_line_and_of_one_file_nothing_is_counted(tmp_path: Path) -> None:
    province(tmp_path, TWO_TASKS, TWO_TASKS)
    run = built("省", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "共 2 个文件，全部生成\n")
    run = built("省/01/city.yaml", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")


def test_what_programs_leave_beside_a_data_file_is_none(tmp_path: Path) -> None:
    province(tmp_path, TWO_TASKS)
    home = next(tmp_path.rglob("city.yaml"))
    for name in ("._city.yaml", ".city.yaml", "~$city.yaml"):
        home.with_name(name).write_text("。", encoding="utf-8")
    assert built("省", cwd=tmp_path).returncode == 0


def test_a_warning_is_no_failure(tmp_path: Path) -> None:
    province(tmp_path, TWO_TASKS, TWO_TASKS.replace("反馈日期: 2021-07-23", "轮次: 第二轮"))
    run = built("省", "-j", "2", cwd=tmp_path)
    assert run.returncode == 0
    assert "警告[FIG407]" in run.stderr
    assert run.stderr.endswith("\n共 2 个文件，全部生成\n")


def test_targets_that_are_one_file_are_refused_before_anything_is_built(tmp_path: Path) -> None:
    home = province(tmp_path, TWO_TASKS, TWO_TASKS)
    (home / "01" / "city.yml").write_text(TWO_TASKS, encoding="utf-8")
    assert "同名" in built("省", "-j", "2", cwd=tmp_path).stderr
    run = built("省/02/city.yaml", "省/01/../02/city.yaml", "-j", "2", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert "同名" in run.stderr
    assert not list(tmp_path.rglob("*.docx"))


def test_names_that_are_one_on_macos_are_refused_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Capitals, and é as one character or as two."""
    for one, other in (("City", "city"), ("caf\u00e9", "cafe\u0301")):
        targets = {tmp_path / f"{name}.yaml": tmp_path for name in (one, other)}
        monkeypatch.setattr(sys, "platform", "linux")
        _refuse_doubles(targets)
        monkeypatch.setattr(sys, "platform", "darwin")
        with pytest.raises(click.UsageError, match="同名"):
            _refuse_doubles(targets)


@POSIX
def test_controls_in_a_name_do_not_disorder_the_table(tmp_path: Path) -> None:
    (tmp_path / "省").mkdir()
    for name in ("a\nb.yaml", "c\x1b[2J.yaml"):
        (tmp_path / "省" / name).write_text(NOTATION, encoding="utf-8")
    table = built("省", cwd=tmp_path).stderr.partition("共 2 个文件")[2].splitlines()
    assert table[2:] == [
        "  省/a□b.yaml    1 处  YML101 a□b.yaml:1:1 冒号写成了全角“：”",
        "  省/c□[2J.yaml  1 处  YML101 c□[2J.yaml:1:1 冒号写成了全角“：”",
    ]


def test_a_counter_stands_under_the_lines_of_a_terminal_and_is_gone_in_the_end(tmp_path: Path) -> None:
    lines = _on_a_terminal(tmp_path, columns=80).split("\r")
    assert lines[0] == "[------------------------] 正在生成 0/5"
    assert "[#########---------------] 正在生成 2/5" in lines
    assert lines[-2].isspace()
    assert lines[-1] == "共 5 个文件，全部生成\n"
    assert "".join(lines).encode("gbk").strip()


def test_a_terminal_that_is_too_narrow_has_no_counter(tmp_path: Path) -> None:
    assert _on_a_terminal(tmp_path, columns=39) == "共 5 个文件，全部生成\n"


def _on_a_terminal(folder: Path, columns: int) -> str:
    pty, termios, fcntl = (pytest.importorskip(name) for name in ("pty", "termios", "fcntl"))
    province(folder, *[TWO_TASKS] * 5)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 25, columns, 0, 0))
    null = subprocess.DEVNULL
    with subprocess.Popen(command("省"), cwd=folder, env=ENVIRONMENT, stdout=null, stderr=theirs) as run:
        os.close(theirs)
        shown = b""
        while piece := _read(ours):
            shown += piece
        os.close(ours)
        assert run.wait(60) == 0
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    """Linux says that the other end was closed by an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_many_files_take_few_handles(tmp_path: Path, jobs: str) -> None:
    """Each city keeps nothing open: 24 handles are enough for any number."""
    province(tmp_path, *[NOTATION, UNKNOWN] * 60, TWO_TASKS)
    words = ["sh", "-c", 'ulimit -n 24; exec "$@"', "sh", *command("省", "-f", "txt", "-j", jobs)]
    run = subprocess.run(words, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    assert run.stdout == "已生成 省/121/city.txt\n"
    assert "共 121 个文件，生成 1 个，120 个有错误：" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("files", "asked", "processes"),
    [(1, None, 1), (7, None, 1), (8, None, 8), (300, None, 8), (300, 0, 12), (3, 0, 3), (300, 20, 20), (300, 900, 48)],
)
def test_how_many_processes_build_so_many_files(
    monkeypatch: pytest.MonkeyPatch, files: int, asked: int | None, processes: int
) -> None:
    """On twelve cores."""
    monkeypatch.setattr(batch, "_cores", lambda: 12)
    assert processes_for(files, asked) == processes


@pytest.mark.parametrize(
    ("cores", "asked", "processes"), [(1, 2, 2), (1, 61, 4), (2, 5, 5), (2, 61, 8), (64, 61, 60), (64, 0, 60)]
)
def test_no_more_processes_than_the_cores_can_use(
    monkeypatch: pytest.MonkeyPatch, cores: int, asked: int, processes: int
) -> None:
    """Nor than Windows can wait for."""
    monkeypatch.setattr(batch, "_cores", lambda: cores)
    assert processes_for(300, asked) == processes


def test_of_a_long_path_the_table_shows_the_end(tmp_path: Path) -> None:
    home = tmp_path / "一个很长的名字" / ("长" * 60)
    for number in (1, 2):
        (home / f"{number:02}").mkdir(parents=True)
        (home / f"{number:02}" / "city.yaml").write_text(NOTATION, encoding="utf-8")
    table = built(home.relative_to(tmp_path), cwd=tmp_path).stderr.splitlines()[-3:]
    assert table == [
        f"  文件{' ' * 35}  错误  第一处",
        f"  …{'长' * 12}/01/city.yaml  1 处  YML101 city.yaml:1:1 冒号写成了全角“：”",
        f"  …{'长' * 12}/02/city.yaml  1 处  YML101 city.yaml:1:1 冒号写成了全角“：”",
    ]


def test_the_help_and_the_manual_name_the_most_that_there_may_be() -> None:
    words = f"核数的 {PER_CORE_AT_MOST} 倍和 {PROCESSES_AT_MOST} 个"
    option = next(p for p in build.params if p.name == "jobs")
    assert words in str(getattr(option, "help", ""))
    assert words in (ROOT / "docs" / "format.md").read_text("utf-8")
