"""How long after a file was saved the preview shows it in Chromium, and what the server holds in memory by then."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "dezhou"
EXTENDS = '{% extends "rectification-report/report.j2" %}\n{% block 结束语 %}<p>WORDS</p>{% endblock %}\n'
SHOWN = "words => document.querySelector('#paper').textContent.replace(/\\s/g, '').includes(words)"
PAUSE = 0.7  # seconds between two saves: proof-reading has ended by then
Save = Callable[[int], str]  # saves the file for the nth time; what the page says then


def main() -> None:
    """Prints a line a kind of file, and the memory of the server where /proc tells it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=15, help="saves of each file")
    times = parser.parse_args().n
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (server, page):
        for name, save in savers(Path(folder)).items():
            seconds = [shown_after(page, save, n) for n in range(times)]
            print(f"{name}: median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s, {times} saves")
        status = Path(f"/proc/{server.pid}/status")
        if status.exists():
            print(next(line for line in status.read_text().splitlines() if line.startswith("VmRSS")))


def shown_after(page: Any, save: Save, n: int) -> float:
    """Seconds from before the file takes its place until the sheets hold its words."""
    start = time.perf_counter()
    words = save(n)
    page.wait_for_function(SHOWN, arg=words)
    seconds = time.perf_counter() - start
    time.sleep(PAUSE)
    return seconds


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


@contextmanager
def served(home: Path) -> Iterator[tuple[subprocess.Popen[str], Any]]:
    """A preview of a copy of the example, and a page of Chromium that shows it."""
    from playwright.sync_api import sync_playwright

    shutil.copytree(EXAMPLE, home, dirs_exist_ok=True)
    (home / "模板").mkdir()
    replaced(home / "模板" / "report.j2", EXTENDS.replace("WORDS", "句。").encode())
    words = [str(home / "city.yaml"), "-t", str(home / "模板"), "--no-browser"]
    command = [sys.executable, "-m", "reportgen", "preview", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None
        url = next(line.partition("：")[2].strip() for line in server.stdout if line.startswith("预览："))
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            page.goto(url)
            page.wait_for_function(SHOWN, arg="句。")
            time.sleep(3)
            yield server, page
            browser.close()
        server.send_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
