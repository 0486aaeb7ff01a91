"""Consoles and pipes of any kind, and characters that they lack: no command dies of them.

Most commands run in this process, on streams of the console's encoding; what a process alone has (a locale, pipes,
streams that are closed) is tried with the few commands that differ in what they print.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import Ran, ended
from tests.reports import TWO_TASKS

ODD = "刘䶮𠮷😀PM₂"  # none of them in GBK but 刘 and PM; 𠮷 and 😀 are two units of UTF-16
NAME = f"{ODD} 报告.yaml"
CITY = TWO_TASKS.replace("河道治理", f"{ODD}河道治理").replace("\n", "\r\n")
COMMANDS = [
    ("build", NAME, "-f", "txt", "-f", "docx"),
    ("build", NAME, "-v", "--force"),
    ("build", NAME, "--dump", "model"),
    ("check", NAME),
    ("check", NAME, "--format", "json"),
    ("check", f"{ODD}.txt", "--diff"),
    ("figures", NAME, "--all"),
    ("explain", NAME, "已完成"),
    ("status", NAME),
    ("diff", NAME, "上期.yaml"),
    ("import", f"{ODD}.txt", "-o", f"{ODD}.yaml"),
    ("ledger", "export", NAME, "-o", f"{ODD}.xlsx"),
    ("rules", "TXT801"),
    ("templates", "list"),
    ("templates", "show", "整改方案"),
    ("completion", "powershell"),
    ("build", f"没有{ODD}.yaml"),
    (ODD,),
    (NAME,),
    ("-h",),
]
CONSOLES = ("gbk", "cp437")
LOCALE_C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
IN_ASCII = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}  # click opens such a stream anew: only a process tells
SURROUNDED = [
    (LOCALE_C, ("build", NAME, "-v", "--force")),
    (LOCALE_C, ("check", NAME, "--format", "json")),
    (LOCALE_C, ("diff", NAME, "上期.yaml")),
    (LOCALE_C, (NAME,)),
    (IN_ASCII, ("build", NAME, "-v", "--force")),
    (IN_ASCII, ("build", f"没有{ODD}.yaml")),
    (IN_ASCII, ("-h",)),
]


def folder_of(place: Path) -> Path:
    place.mkdir()
    (place / NAME).write_bytes(CITY.encode())
    (place / "上期.yaml").write_bytes(CITY.replace("已完成整改", "达到序时进度").encode())
    (place / f"{ODD}.txt").write_bytes(f"关于{ODD}整改的报告\r\n任务37项,已完成34项。\r\n".encode())
    return place


def ran(*words: str, cwd: Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **more.pop("env", {})}  # type: ignore[dict-item]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **more}
    command = [sys.executable, "-m", "reportgen", *words]
    return subprocess.run(command, cwd=cwd, env=environment, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """What the commands leave and how they end on a console that has every character."""
    place = folder_of(tmp_path_factory.mktemp("usual") / "a")
    return place, [Ran(*words, cwd=place).status for words in COMMANDS]


@pytest.mark.parametrize("console", CONSOLES)
def test_no_command_dies_of_a_character_that_the_console_lacks(
    tmp_path: Path, console: str, usual: tuple[Path, list[int]]
) -> None:
    place, codes = usual
    other = folder_of(tmp_path / "other")
    assert [Ran(*words, cwd=other, encoding=console).status for words in COMMANDS] == codes
    assert (other / f"{ODD} 报告.docx").is_file()
    assert {p.name for p in place.iterdir()} == {p.name for p in other.iterdir()}


@pytest.mark.parametrize(("surroundings", "words"), SURROUNDED)
def test_no_command_dies_where_nothing_is_known_of_chinese(
    tmp_path: Path, surroundings: dict[str, str], words: tuple[str, ...]
) -> None:
    """In the locale C without its usual mending Python does not know the words of the command line as Chinese."""
    run = ran(*words, cwd=folder_of(tmp_path / "a"), env=surroundings)
    assert b"Traceback" not in run.stdout + run.stderr
    assert run.stdout + run.stderr != b""
    if surroundings is IN_ASCII:
        assert run.returncode == (1 if f"没有{ODD}.yaml" in words else 0)


@pytest.mark.parametrize("console", ["gbk", "cp437"])
def test_what_the_console_lacks_is_shown_by_its_number(tmp_path: Path, console: str) -> None:
    settings = {"PYTHONIOENCODING": console, "PYTHONUTF8": "0"}
    run = ran("build", NAME, "-f", "txt", cwd=folder_of(tmp_path / "a"), env=settings)
    assert b"\\u4dae\\ud842\\udfb7\\ud83d\\ude00PM\\u2082" in run.stdout


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX cuts the pipe")
@pytest.mark.parametrize(
    ("words", "reader"),
    [
        ("rules", "head -1"),
        ("rules", "true"),
        ("-h", "true"),
        ("figures '{}' --all", "head -1"),
        ("check '{}' --format json", "true"),
    ],
)
def test_a_pipe_that_is_closed_early_ends_the_run_without_a_word(tmp_path: Path, words: str, reader: str) -> None:
    """`true` reads nothing at all, and may have ended before the first line is written or after."""
    line = f'"{sys.executable}" -m reportgen {words.format(NAME)} | {reader}'
    run = subprocess.run(["sh", "-c", line], cwd=folder_of(tmp_path / "a"), capture_output=True, check=False)
    assert run.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX closes the streams")
@pytest.mark.parametrize(
    ("words", "closed"),
    [
        (f"build '{NAME}' -f docx", "<&-"),
        (f"build '{NAME}' -f docx", ">&- 2>&-"),
        (f"status '{NAME}'", ">&-"),
        ("templates show 整改方案", "<&- >&- 2>&-"),
        ("biuld", "2>&-"),
        ("biuld", "<&- >&- 2>&-"),
    ],
)
def test_closed_streams_are_no_fault(tmp_path: Path, words: str, closed: str) -> None:
    line = f'"{sys.executable}" -m reportgen {words} {closed}'
    run = subprocess.run(["sh", "-c", line], cwd=folder_of(tmp_path / "a"), capture_output=True, check=False)
    assert b"Traceback" not in run.stderr
    assert run.returncode == (2 if words == "biuld" else 0)


def test_a_program_without_a_console_works_as_ever(tmp_path: Path) -> None:
    """As under pythonw: the streams are None."""
    place = folder_of(tmp_path / "a")
    commands = [("build", NAME, "--force"), ("status", NAME), ("check", NAME), ("-h",), ("biuld",)]
    code = f"""
import sys
from pathlib import Path
from reportgen.cli import main
for words in {commands!r}:
    sys.stdin = sys.stdout = sys.stderr = None
    try:
        main(words)
    except SystemExit as end:
        with Path("codes").open("a") as file:
            file.write(str(end.code or 0))
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    assert (place / "codes").read_text() == "00002"
    assert (place / f"{ODD} 报告.docx").is_file()


def test_windows_tells_a_closed_pipe_by_another_number(monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from reportgen.cli_zh import streams

    monkeypatch.setattr(os, "name", "nt")
    assert streams._is_cut(OSError(errno.EINVAL, "Invalid argument"))
    monkeypatch.undo()
    assert not streams._is_cut(OSError(errno.EINVAL, "Invalid argument"))


@pytest.mark.parametrize("folder", ["8月 终稿", "德州😀", "𠮷 (1) & $x", "it's", "-o"])
def test_paths_of_all_kinds_are_read_and_written(tmp_path: Path, folder: str) -> None:
    place = folder_of(tmp_path / folder)
    shutil.copy(place / NAME, place / "-f.yaml")
    for word in (str(place / NAME), os.path.join(".", folder, NAME), os.path.join(".", folder, "-f.yaml")):
        done = ended("build", word, "-o", os.path.join(".", folder, "印 发😀"), cwd=tmp_path)
        assert done.err == ""
    assert len(list((place / "印 发😀").iterdir())) == 4
