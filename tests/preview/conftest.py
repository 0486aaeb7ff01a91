"""A real preview of real files, started on a free port and ended after the test."""

from __future__ import annotations

import contextlib
import json
import queue
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from reportgen.pipeline import Options
from reportgen.preview.serve import Preview
from reportgen.preview.store import Store
from tests.preview.shown import address, shown  # noqa: F401
from tests.preview.windows import chromium, server, window  # noqa: F401
from tests.reports import TWO_TASKS

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
PATIENCE = 20.0  # seconds; a slow machine is no fault
State = dict[str, Any]


class Events:
    """The events of a stream, read as they come by a thread of its own."""

    def __init__(self, url: str, query: str = "") -> None:
        self._client = httpx.Client(timeout=PATIENCE)
        self._found: queue.Queue[State | None] = queue.Queue()
        self._socket: socket.socket | None = None
        self.name = ""
        self._thread = threading.Thread(target=self._read, args=(url + query,), daemon=True)
        self._thread.start()

    def _read(self, url: str) -> None:
        try:
            with self._client.stream("GET", url) as answer:
                self._socket = answer.extensions["network_stream"].get_extra_info("socket")
                for line in answer.iter_lines():
                    if line.startswith("event: "):
                        self.name = line.removeprefix("event: ")
                    elif line.startswith("data: "):
                        self._found.put(json.loads(line.removeprefix("data: ")))
        except (httpx.HTTPError, RuntimeError):
            pass
        self._found.put(None)

    def next(self, patience: float = PATIENCE) -> Any:
        """The next; None when the stream has ended."""
        return self._found.get(timeout=patience)

    def until(self, wanted: Callable[[Any], bool]) -> Any:
        """The first that is as wanted."""
        while True:
            found = self.next()
            assert found is not None, "the stream has ended"
            if wanted(found):
                return found

    def is_quiet(self, seconds: float) -> bool:
        """Whether nothing more comes for so long."""
        try:
            self._found.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def close(self) -> None:
        """As a browser goes: a closed socket that is still being read would stay open."""
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(PATIENCE)
        self._client.close()


class Served:
    """A preview that runs: its address, what it answers, its streams."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self.url = preview.url
        self.origin = preview.url.rsplit("/", 2)[0]
        self.client = httpx.Client(timeout=PATIENCE)
        self._streams: list[Events] = []
        self._thread = threading.Thread(target=preview.run)
        self._thread.start()

    @property
    def store(self) -> Store:
        """What the server keeps, for tests of what it lets go."""
        store = self._preview.store
        assert store is not None
        return store

    def get(self, path: str = "", **extra: Any) -> httpx.Response:
        return self.client.get(self.url + path, **extra)

    def post(self, path: str, sent: object = None, **extra: Any) -> httpx.Response:
        """As our own page asks for an action."""
        headers = {"Origin": self.origin, "Sec-Fetch-Site": "same-origin"}
        return self.client.post(self.url + path, json={} if sent is None else sent, headers=headers, **extra)

    def done(self, path: str, **sent: Any) -> dict[str, Any]:
        """What came of an action that was done."""
        answer = self.post(path, sent)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def refusal(self, path: str, **sent: Any) -> str:
        """Why an action was not done."""
        answer = self.post(path, sent)
        assert answer.status_code >= 400
        return str(answer.json()["message"])

    def upload(self, path: Path) -> str:
        """The number of a file that is handed over."""
        headers = {"Origin": self.origin, "Content-Type": "application/octet-stream"}
        url = f"{self.url}do/upload?name={quote(path.name)}"
        answer = self.client.post(url, content=path.read_bytes(), headers=headers)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    def state(self, query: str = "", city: int = 0) -> State:
        answer = self.get(f"city/{city}/state{query}")
        assert answer.status_code == 200, answer.text
        found: State = answer.json()
        return found

    def events(self, path: str = "city/0/events", query: str = "") -> Events:
        self._streams.append(Events(self.url + path, query))
        return self._streams[-1]

    def stop(self) -> None:
        """Ends it, streams and all; a preview that hangs fails the test."""
        self._preview.stop()
        self._thread.join(5)
        for stream in self._streams:
            stream.close()
        self.client.close()
        assert not self._thread.is_alive(), "the preview did not end"


def comes_true(fact: Callable[[], bool]) -> bool:
    """Whether it does within PATIENCE."""
    end = time.monotonic() + PATIENCE
    while not fact() and time.monotonic() < end:
        time.sleep(0.02)
    return fact()


Serve = Callable[..., Served]
Opened = Callable[[Path], Served]


def of_city(name: str) -> Callable[[State], bool]:
    """A state that is of this city."""
    return lambda state: bool(state["city"] == name)


@pytest.fixture
def served() -> Iterator[Serve]:
    """`served(path, …, options=…)` starts a preview of these data files; `.url` is its address."""
    running: list[Served] = []

    def start(*paths: Path, options: Options | None = None) -> Served:
        running.append(Served(Preview([(path, path.name) for path in paths], options or Options(), 0)))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture
def opened() -> Iterator[Opened]:
    """`opened(folder)` serves the page of a folder."""
    running: list[Served] = []

    def start(folder: Path) -> Served:
        running.append(Served(Preview([], Options(), 0, folder)))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A small data file without a workbook."""
    path = tmp_path / "city.yaml"
    path.write_text(TWO_TASKS, encoding="utf-8")
    return path


@pytest.fixture
def dezhou(tmp_path: Path) -> Path:
    """The example with its workbooks."""
    shutil.copytree(EXAMPLES / "dezhou", tmp_path / "dezhou")
    return tmp_path / "dezhou" / "city.yaml"
