"""The file that opens a folder by a double click: a .bat of Windows, a .command of macOS, a .desktop of Linux.

Each runs the program that made it (`command`: the interpreter and what it is given), and where that is gone, the one
on the PATH; on an error the window stays open. The first two find their folder by where they lie, a .desktop can't.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

NAMES = {"Windows": "打开.bat", "Darwin": "打开.command", "Linux": "打开.desktop"}
CONSOLE = "gbk"  # what cmd.exe of a Chinese Windows takes a .bat for
GONE = "找不到整改报告生成程序，请把它重新装好"
FAILED = "出错了，原因见上面。按回车键关闭"

# 130: ended by Ctrl-C, which is how the page is closed.
_BAT = """@echo off
{own}where reportgen >nul 2>nul && goto path
where py >nul 2>nul && goto py
echo {gone}
pause
exit /b 1
:own
{command} open "%~dp0."
goto end
:path
reportgen open "%~dp0."
goto end
:py
py -m reportgen open "%~dp0."
:end
if not "%errorlevel%"=="0" if not "%errorlevel%"=="130" pause
"""
# $1 is the folder, the others are the command.
_SHELL = (
    'f=$1; shift; if [ -x "$1" ]; then "$@" open "$f"; '
    'elif command -v reportgen >/dev/null 2>&1; then reportgen open "$f"; '
    'elif python3 -c "import reportgen" >/dev/null 2>&1; then python3 -m reportgen open "$f"; '
    f"else echo {GONE}; false; fi; s=$?; "
    f'if [ "$s" != 0 ] && [ "$s" != 130 ]; then echo {FAILED}; read -r x; fi; exit "$s"'
)
_COMMAND = """#!/bin/sh
set -- "$(cd "$(dirname "$0")" && pwd)" {command}
{script}
"""
_DESKTOP = """[Desktop Entry]
Type=Application
Name=打开报告
Comment=打开本文件夹的整改报告
Icon=x-office-document
Terminal=true
Exec={line}
"""


def launcher(system: str, command: Sequence[str], folder: Path) -> tuple[str, bytes]:
    """The name and the content for a system as `platform.system()` calls it; one that is unknown is taken for Linux.

    `folder` is absolute, and so is the first word of `command`.
    """
    if system == "Windows":
        return NAMES[system], _bat(command)
    if system == "Darwin":
        return NAMES[system], _COMMAND.format(command=shlex.join(command), script=_SHELL).encode()
    words = ("/bin/sh", "-c", _SHELL, "sh", str(folder), *command)
    return NAMES["Linux"], _DESKTOP.format(line=" ".join(map(_exec_word, words))).encode()


def starting() -> tuple[str, ...]:
    """The words that start this very program: a program file made of it, an archive of it, or its interpreter."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    here = Path(__file__).resolve()
    archive = next((str(place) for place in here.parents if place.is_file()), None)
    started = Path(sys.argv[0])
    if archive is None and started.suffix == ".pyz" and started.is_file():
        archive = str(started.resolve())
    return (sys.executable, archive) if archive else (sys.executable, "-m", "reportgen")


def _bat(command: Sequence[str]) -> bytes:
    """All of it ASCII but for a message, whose bytes no code page takes for a mark of cmd, and Chinese in paths."""
    words = [f'"{word}"'.replace("%", "%%") for word in command]
    own = f"if exist {words[0]} goto own\n"
    text = _BAT.format(own=own, command=" ".join(words), gone=GONE).replace("\n", "\r\n")
    try:
        return text.encode(CONSOLE)
    except UnicodeEncodeError:  # a path that cmd can't be told of
        return _BAT.format(own="", command="reportgen", gone=GONE).replace("\n", "\r\n").encode(CONSOLE)


def _exec_word(word: str) -> str:
    """A word of Exec: in quotes, with what means something there escaped, and once more as every text of the file."""
    for mark in ("\\", '"', "`", "$"):
        word = word.replace(mark, f"\\{mark}")
    word = word.replace("%", "%%")
    return f'"{word}"'.replace("\\", "\\\\").replace("\n", "\\n")
