"""The file that opens a folder by a double click, of three systems; those of two are run here."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import launchers
from reportgen.launchers import GONE, launcher, starting

STRANGE = "我的 报告 100% $HOME `x` 'a' \"b\" \\c 🏙"
RECORDING = '#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/told"\nexit {status}\n'


def program(place: Path, status: int = 0) -> Path:
    """An interpreter that writes down what it was given."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(RECORDING.format(status=status))
    place.chmod(0o755)
    return place


def exec_line(content: bytes) -> list[str]:
    """The words of Exec as the specification of desktop entries has them read: of a text, then of quotes, then of %."""
    (line,) = re.findall(r"(?m)^Exec=(.*)$", content.decode())
    plain = re.sub(r"\\(.)", lambda m: {"n": "\n", "s": " ", "t": "\t"}.get(m[1], m[1]), line)
    words = re.findall(r'"((?:\\.|[^"\\])*)"', plain, re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def run(words: list[str], **surroundings: str) -> subprocess.CompletedProcess[str]:
    """With a closed keyboard, and nothing but the shell's own programs on the PATH unless there is more."""
    env = {"PATH": "/usr/bin:/bin", **surroundings}
    return subprocess.run(words, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a name that means something to every shell."""
    place = tmp_path / STRANGE
    place.mkdir()
    return place


def test_a_desktop_entry_runs_the_program_with_the_folder(tmp_path: Path, folder: Path) -> None:
    python = program(tmp_path / "程 序$" / "python")
    name, content = launcher("Linux", (str(python), "-m", "reportgen"), folder)
    ran = run(exec_line(content))
    assert (name, ran.returncode, ran.stdout) == ("打开.desktop", 0, "")
    assert (python.parent / "told").read_text("utf-8").splitlines() == ["-m", "reportgen", "open", str(folder)]


def test_a_desktop_entry_says_what_the_desktop_asks(folder: Path) -> None:
    lines = launcher("Linux", ("/usr/bin/python3", "-m", "reportgen"), folder)[1].decode().splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert {"Type=Application", "Terminal=true"} < set(lines)
    assert "100%%" in lines[-1]


def test_a_command_of_macos_runs_the_program_with_the_folder_it_lies_in(tmp_path: Path, folder: Path) -> None:
    python = program(tmp_path / "程 序$" / "python")
    name, content = launcher("Darwin", (str(python), "-m", "reportgen"), Path("/gone"))
    (folder / name).write_bytes(content)
    assert run(["bash", str(folder / name)]).returncode == 0
    assert (python.parent / "told").read_text("utf-8").splitlines() == ["-m", "reportgen", "open", str(folder)]


@pytest.mark.parametrize("system", ["Linux", "Darwin"])
def test_the_window_stays_open_on_an_error_and_closes_after_ctrl_c(system: str, tmp_path: Path, folder: Path) -> None:
    for status, told in ((1, "出错了，原因见上面。按回车键关闭\n"), (130, "")):
        python = program(tmp_path / "bin" / "python", status)
        name, content = launcher(system, (str(python), "-m", "reportgen"), folder)
        (folder / name).write_bytes(content)
        ran = run(exec_line(content) if system == "Linux" else ["sh", str(folder / name)])
        assert (ran.returncode, ran.stdout) == (status, told)


@pytest.mark.parametrize("system", ["Linux", "Darwin"])
def test_where_the_program_is_gone_the_one_on_the_path_is_run(system: str, tmp_path: Path, folder: Path) -> None:
    name, content = launcher(system, ("/gone/python", "-m", "reportgen"), folder)
    (folder / name).write_bytes(content)
    words = exec_line(content) if system == "Linux" else ["sh", str(folder / name)]
    for tool, given in (("python3", ["-m", "reportgen"]), ("reportgen", [])):
        other = program(tmp_path / "bin" / tool)
        assert run(words, PATH=f"{other.parent}:/usr/bin:/bin").returncode == 0
        assert (other.parent / "told").read_text("utf-8").splitlines() == [*given, "open", str(folder)]
    for tool in ("python3", "reportgen"):
        program(tmp_path / "bin" / tool, 1)
    (tmp_path / "bin" / "reportgen").unlink()
    ran = run(words, PATH=f"{other.parent}:/usr/bin:/bin")
    assert (ran.returncode, ran.stdout.splitlines()[0]) == (1, GONE)


def test_a_bat_is_ascii_but_for_a_message_and_finds_its_own_folder() -> None:
    name, content = launcher("Windows", (r"C:\Program Files\100%\python.exe", "-m", "reportgen"), Path("/x"))
    assert name == "打开.bat"
    assert content.count(b"\r\n") == content.count(b"\n") == len(content.splitlines())
    lines = content.decode("gbk").splitlines()
    assert r'if exist "C:\Program Files\100%%\python.exe" goto own' in lines
    assert r'"C:\Program Files\100%%\python.exe" "-m" "reportgen" open "%~dp0."' in lines
    assert 'reportgen open "%~dp0."' in lines
    assert 'py -m reportgen open "%~dp0."' in lines
    assert [line for line in lines if not line.isascii()] == [f"echo {GONE}"]


def test_no_code_page_takes_a_byte_of_the_message_for_a_mark() -> None:
    content = launcher("Windows", ("python.exe",), Path("/x"))[1]
    (line,) = [line for line in content.splitlines() if not line.isascii()]
    assert min(line.removeprefix(b"echo ")) >= 0xA1


def test_every_label_of_a_bat_is_there() -> None:
    text = launcher("Windows", ("python.exe",), Path("/x"))[1].decode("gbk")
    assert set(re.findall("goto (\\w+)", text)) == set(re.findall("(?m)^:(\\w+)", text))


def test_a_bat_holds_a_chinese_path_as_cmd_reads_it_and_leaves_out_one_that_it_can_not() -> None:
    content = launcher("Windows", (r"C:\Users\张三\python.exe", "-m", "reportgen"), Path("/x"))[1]
    assert r'"C:\Users\张三\python.exe"'.encode("gbk") in content
    lines = launcher("Windows", ("C:\\🏙\\python.exe", "-m", "reportgen"), Path("/x"))[1].decode("gbk").splitlines()
    assert lines[1].startswith("where reportgen")


def test_an_unknown_system_is_taken_for_linux(tmp_path: Path) -> None:
    assert launcher("FreeBSD", ("/a",), tmp_path) == launcher("Linux", ("/a",), tmp_path)


def test_the_program_starts_again_as_it_was_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert starting() == (sys.executable, "-m", "reportgen")
    archive = tmp_path / "reportgen.pyz"
    archive.touch()
    monkeypatch.setattr(sys, "argv", [os.path.relpath(archive)])
    assert starting() == (sys.executable, str(archive))
    monkeypatch.setattr(sys, "argv", ["reportgen"])
    monkeypatch.setattr(launchers, "__file__", str(archive / "reportgen" / "launchers.py"))
    assert starting() == (sys.executable, str(archive))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert starting() == (sys.executable,)


def test_the_command_of_macos_is_sound_shell(tmp_path: Path) -> None:
    content = launcher("Darwin", ("/a b/python",), tmp_path)[1]
    (tmp_path / "x.command").write_bytes(content)
    assert content.startswith(b"#!/bin/sh\n")
    assert shlex.quote("/a b/python") in content.decode()
    assert run(["sh", "-n", str(tmp_path / "x.command")]).returncode == 0
