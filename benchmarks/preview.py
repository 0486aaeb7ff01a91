"""How long after a file was saved the preview shows it in Chromium, and what the server holds in memory by then."""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from saving import Save, memory, savers, started

SHOWN = "words => document.querySelector('#paper').textContent.replace(/\\s/g, '').includes(words)"
PAUSE = 0.7  # seconds between two saves: proof-reading has ended by then


def main() -> None:
    """Prints a line a kind of file, and the memory of the server where /proc tells it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=15, help="saves of each file")
    times = parser.parse_args().n
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (server, page):
        for name, save in savers(Path(folder)).items():
            seconds = [shown_after(page, save, n) for n in range(times)]
            print(f"{name}: median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s, {times} saves")
        print(f"VmRSS: {memory(server):.0f} MB")


def shown_after(page: Any, save: Save, n: int) -> float:
    """Seconds from before the file takes its place until the sheets hold its words."""
    start = time.perf_counter()
    words = save(n)
    page.wait_for_function(SHOWN, arg=words)
    seconds = time.perf_counter() - start
    time.sleep(PAUSE)
    return seconds


@contextmanager
def served(home: Path) -> Iterator[tuple[subprocess.Popen[str], Any]]:
    """A preview of a copy of the example, and a page of Chromium that shows it."""
    from playwright.sync_api import sync_playwright

    with started(home) as (server, url), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(url)
        page.wait_for_function(SHOWN, arg="句。")
        time.sleep(3)
        yield server, page
        browser.close()


if __name__ == "__main__":
    main()
