"""A preview of a copy of the example, and how its files are saved: for preview.py and soak.py."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "dezhou"
EXTENDS = '{% extends "rectification-report/report.j2" %}\n{% block 结束语 %}<p>WORDS</p>{% endblock %}\n'
Save = Callable[[int], str]  # saves the file for the nth time; what the page says then


@contextmanager
def started(home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A preview of the copy in `home` and its address, ended behind it."""
    shutil.copytree(EXAMPLE, home, dirs_exist_ok=True)
    (home / "模板").mkdir()
    replaced(home / "模板" / "report.j2", EXTENDS.replace("WORDS", "句。").encode())
    words = [str(home / "city.yaml"), "-t", str(home / "模板"), "--no-browser"]
    command = [sys.executable, "-m", "reportgen", "preview", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None
        url = next(line.partition("：")[2].strip() for line in server.stdout if line.startswith("预览："))
        try:
            yield server, url
        finally:
            server.send_signal(signal.SIGINT)


def memory(server: subprocess.Popen[str]) -> float:
    """VmRSS in MB; 0 where there is no /proc."""
    status = Path(f"/proc/{server.pid}/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return sum(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmRSS"))


def savers(home: Path) -> dict[str, Save]:
    """For each kind of file how it is saved: a new file takes the place of the old one, as editors and Excel do."""
    data, book = home / "city.yaml", home / "台账.xlsx"
    text = data.read_text("utf-8")
    books = dict(zip((17, 18), ledgers(book), strict=True))

    def yaml(n: int) -> str:
        replaced(data, text.replace("内容: ", f"内容: 第{n}次改。", 1).encode())
        return f"第{n}次改。"

    def template(n: int) -> str:
        replaced(home / "模板" / "report.j2", EXTENDS.replace("WORDS", f"第{n}句。").encode())
        return f"第{n}句。"

    def workbook(n: int) -> str:
        done = 18 - n % 2
        replaced(book, books[done])
        return f"已完成整改{done}项"

    return {"YAML": yaml, "template": template, "workbook": workbook}


def ledgers(book: Path) -> list[bytes]:
    """The workbook as it is, and with one task more that is done."""
    opened = openpyxl.load_workbook(book)
    cells = (cell for sheet in opened.worksheets for row in sheet.iter_rows() for cell in row)
    next(cell for cell in cells if cell.value == "达到序时进度").value = "已完成整改"
    other = book.with_name("other.xlsx")
    opened.save(other)
    return [book.read_bytes(), other.read_bytes()]


def replaced(path: Path, data: bytes) -> None:
    """The new file in the place of the old one."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(data)
    os.replace(beside, path)
