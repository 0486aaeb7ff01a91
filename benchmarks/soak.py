"""A preview under a thousand saves and floods of requests: is the last save shown, and does nothing grow?

Bursts of saves of the YAML, the template and the workbook, each by a new file in the place of the old one, broken ones
among them, while listeners follow and in each burst many requests come at once. Linux only (/proc). Exit status 1 where
a save was lost, an answer failed, or memory, threads or file handles grew.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import Popen
from urllib.parse import quote, urlsplit

from saving import EXTENDS, memory, replaced, savers, started

PATIENCE = 60.0  # seconds until a save counts as lost, or an answer as failed
PAUSE = 0.02  # seconds between the saves of a burst; an editor that saves at each key is slower
EVERY_BROKEN = 7  # so many saves apart, the YAML is saved half written
GROWTH = 0.05  # of the memory behind the first quarter that counts as noise
CHOICES = ("", "", "?public=1")  # what the listeners look at
ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
REFUSED = 503  # what a flood may be told by a server that has its hands full
ASKED = (
    "",
    "static/city.js",
    "city/0/",
    "city/0/state",
    "city/0/state?kind=" + quote("月度调度表"),
    "city/0/download?format=docx",
    "city/0/download?format=txt",
    "city/0/run?page=1&n=0",
    "city/0/task?page=1&row=3",
    "city/0/events",
    "cities/events",
)
ANSWERS = (200, 307, 409, REFUSED)  # 409: the page was replaced, or the data are broken at this moment


class Listener(threading.Thread):
    """A browser that follows a page; `shows` is the text of the sheets as they were sent last."""

    def __init__(self, url: str, query: str) -> None:
        super().__init__(daemon=True)
        self.shows = ""
        self._url, self._query = url, query
        self._begun = threading.Event()
        self.start()
        if not self._begun.wait(PATIENCE):
            sys.exit(f"the page {query} was never sent")

    def run(self) -> None:
        """Reads events until the server ends."""
        answer = asked(self._url, f"city/0/events{self._query}", None)
        while line := answer.readline():
            if line.startswith(b"data: "):
                state = json.loads(line.removeprefix(b"data: "))
                html = (state["page"] or {"html": ""})["html"]
                # Of a page that is shown over errors nobody is to believe that it is of now.
                self.shows = "" if state["stale"] else re.sub(r"<[^>]*>|\s", "", html)
                self._begun.set()


def main() -> None:
    """A line a burst, and the verdict."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bursts", type=int, default=20)
    parser.add_argument("--saves", type=int, default=50, help="in each burst")
    parser.add_argument("--requests", type=int, default=200, help="at once, in each burst")
    asked_for = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, started(Path(folder)) as (server, url):
        soaked = Soak(Path(folder), server, url)
        for burst in range(asked_for.bursts):
            soaked.burst(burst, asked_for.saves, asked_for.requests)
        soaked.endless()
        failed = soaked.verdict()
    sys.exit(1 if failed else 0)


class Soak:
    """One preview, its listeners, and what was seen of it."""

    def __init__(self, home: Path, server: Popen[str], url: str) -> None:
        self._home, self._server, self._url = home, server, url
        self._savers = savers(home)
        self._good = (home / "city.yaml").read_bytes()
        self._listeners = [Listener(url, query) for query in CHOICES]
        self._saves = 0
        self._failed: list[str] = []
        self._grown: list[tuple[float, int, int]] = []  # MB, threads, file handles behind each burst
        self._slowest = 0.0

    def burst(self, number: int, saves: int, requests: int) -> None:
        """Saves and requests at the same time; then the listeners must show the last of each file."""
        told: Counter[int] = Counter()
        with ThreadPoolExecutor(requests or 1) as pool:
            answers = [pool.submit(status, self._url, ASKED[n % len(ASKED)]) for n in range(requests)]
            words = self._save(saves)
            start = time.monotonic()
            late = self._unshown(words)
            self._slowest = max(self._slowest, time.monotonic() - start)
            told.update(answer.result() for answer in answers)
        self._failed += [f"burst {number}: “{word}” is not shown" for word in late]
        self._failed += [f"burst {number}: {n} answers {code}" for code, n in told.items() if code not in ANSWERS]
        self._settle()
        self._grown.append((memory(self._server), *self._held()))
        held = "{:.1f} MB, {} threads, {} handles".format(*self._grown[-1])
        seen = " ".join(f"{n}x{code}" for code, n in sorted(told.items()))
        print(f"burst {number}: {held}; {seen}", flush=True)

    def endless(self) -> None:
        """A template that never comes to its end, and is mended: the page is answered at once, the mended one soon."""
        template = self._home / "模板" / "report.j2"
        replaced(template, EXTENDS.replace("WORDS", ENDLESS).encode())
        time.sleep(1)
        start = time.monotonic()
        told = {path: status(self._url, path) for path in ("static/city.js", "city/0/", "city/0/events")}
        print(f"under a template without end: {told} within {time.monotonic() - start:.1f} s", flush=True)
        self._failed += [f"{path} is answered by {code}" for path, code in told.items() if code != http.client.OK]
        replaced(template, EXTENDS.replace("WORDS", "止。").encode())
        start = time.monotonic()
        self._failed += [f"“{word}” is not shown" for word in self._unshown(["止。"])]
        print(f"the mended template was shown after {time.monotonic() - start:.1f} s", flush=True)

    def _save(self, times: int) -> list[str]:
        """What the pages must say behind so many saves; the last of each file is sound."""
        words: dict[str, str] = {}
        for turn in range(times):
            self._saves += 1
            name, save = [*self._savers.items()][self._saves % len(self._savers)]
            if self._saves % EVERY_BROKEN == 0 and turn < times - 2 * len(self._savers):
                replaced(self._home / "city.yaml", self._good[: len(self._good) // 2 + self._saves])
            else:
                words[name] = save(self._saves)
            time.sleep(PAUSE)
        return [*words.values()]

    def _unshown(self, words: list[str]) -> list[str]:
        """Those that a listener does not show within PATIENCE."""
        end = time.monotonic() + PATIENCE
        while late := [word for word in words for listener in self._listeners if word not in listener.shows]:
            if time.monotonic() > end:
                break
            time.sleep(0.05)
        return late

    def _settle(self) -> None:
        """Until the connections of the flood are closed and the proof-reading is done."""
        time.sleep(7)  # seconds that a connection is kept for a next request, and some

    def _held(self) -> tuple[int, int]:
        home = Path("/proc", str(self._server.pid))
        return len(os.listdir(home / "task")), len(os.listdir(home / "fd"))

    def verdict(self) -> list[str]:
        """What failed; the memory from the end of the first quarter on is fitted by a line."""
        warm = self._grown[len(self._grown) // 4 :]
        megabytes = [held[0] for held in warm]
        slope = statistics.linear_regression(range(len(warm)), megabytes).slope if len(warm) > 1 else 0.0
        saves = self._saves / len(self._grown)
        print(f"{self._saves} saves; the last one was shown within {self._slowest:.1f} s of the end of its burst")
        print(f"memory {megabytes[0]:.1f} -> {megabytes[-1]:.1f} MB, {slope / saves * 1000:+.2f} KB a save")
        if slope * len(warm) > GROWTH * megabytes[0]:
            self._failed.append("memory grows")
        for n, name in ((1, "threads"), (2, "file handles")):
            if max(held[n] for held in warm[-2:]) > max(held[n] for held in warm[:2]):
                self._failed.append(f"{name} grow")
        print("\n".join(self._failed) or "nothing lost, nothing grows")
        return self._failed


def status(url: str, path: str) -> int:
    """Of an answer that was read to its end, or of a stream, of which the first event; 0 where none came."""
    try:
        answer = asked(url, path, PATIENCE)
        if path.endswith("events"):
            answer.readline()
        else:
            answer.read()
    except (OSError, http.client.HTTPException):
        return 0
    answer.close()
    return answer.status


def asked(url: str, path: str, patience: float | None) -> http.client.HTTPResponse:
    """The answer, on a connection of its own that ends with it."""
    at = urlsplit(url)
    connection = http.client.HTTPConnection(at.netloc, timeout=patience)
    connection.request("GET", at.path + path, headers={"Connection": "close"})
    return connection.getresponse()


if __name__ == "__main__":
    main()
