"""A server of canned answers for the shell of the preview's page, whose files are the real ones."""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.preview.canned import ROOT, cities, explanation, state, trace

STATIC = ROOT / "src/reportgen/preview/static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The paper itself, which besides records what it is asked.
RECORDER = """import { Paper as Whole } from "./whole-paper.js";
window.calls = [];
export class Paper extends Whole {
  show(page, how) { window.calls.push(["show", page.number, how.first]); return super.show(page, how); }
  reveal(runs) { window.calls.push(["reveal", ...runs]); return super.reveal(runs); }
  mark(runs) { window.calls.push(["mark", ...runs]); return super.mark(runs); }
  zoom(value) { window.calls.push(["zoom", value]); return super.zoom(value); }
}
"""
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


class Server(ThreadingHTTPServer):
    """Answers, and sends its `state` and `cities` to whoever listens."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.state = state()
        self.cities = cities()
        self.asked: list[str] = []
        self.refusal = ""  # of runs, tasks and downloads
        self.listeners: list[queue.SimpleQueue[str]] = []

    @property
    def address(self) -> str:
        """Of the pages."""
        return f"http://127.0.0.1:{self.server_port}/t/"

    def send(self, **changes: Any) -> None:
        """A change of the state."""
        self.state = {**deepcopy(self.state), **changes, "version": self.state["version"] + 1}
        self.wake()

    def wake(self, word: str = "") -> None:
        """Sends what is there to all listeners; `end` ends them."""
        for listener in self.listeners:
            listener.put(word)

    def end(self) -> None:
        """As if the program were stopped."""
        self.wake("end")
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves is no error."""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        path = url.path.removeprefix("/t/")
        query = {name: words[0] for name, words in parse_qs(url.query).items()}
        self.server.asked.append(self.path)
        if path in ("", "city/0/"):
            self._file(STATIC / ("city.html" if path else "cities.html"))
        elif path == "static/paper.js":
            self._answer(RECORDER.encode(), "text/javascript; charset=utf-8")
        elif path.startswith("static/"):
            self._file(STATIC / path.removeprefix("static/").replace("whole-paper", "paper"))
        elif path.endswith("events"):
            self._stream("state" if path.startswith("city/") else "cities", query)
        elif path == "cities":
            self._json(self.server.cities)
        elif path == "home":
            self._json({"folder": "", "path": ""})
        elif path == "city/0/form":
            self._json({"file": "city.yaml", "groups": [], "faults": []})
        elif self.server.refusal:
            self._json({"message": self.server.refusal}, 409)
        elif path == "city/0/download":
            extra = {"Content-Disposition": "attachment; filename*=UTF-8''%E5%BE%B7%E5%B7%9E.docx"}
            self._answer(b"PK", "application/octet-stream", 200, extra)
        else:
            self._json(explanation(int(query["n"])) if path.endswith("run") else trace(int(query["row"])))

    def _file(self, path: Path) -> None:
        self._answer(path.read_bytes(), f"{TYPES[path.suffix]}; charset=utf-8")

    def _json(self, data: object, status: int = 200) -> None:
        self._answer(json.dumps(data).encode(), "application/json", status)

    def _answer(self, body: bytes, kind: str, status: int = 200, extra: dict[str, str] | None = None) -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), "Content-Security-Policy": POLICY}
        for name, value in {**headers, **(extra or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, event: str, query: dict[str, str]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        listener: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.server.listeners.append(listener)
        word = ""
        while word != "end":
            data = self._chosen(query) if event == "state" else self.server.cities
            self.wfile.write(f"event: {event}\ndata: {json.dumps(data)}\n\n".encode())
            self.wfile.flush()
            word = listener.get()

    def _chosen(self, query: dict[str, str]) -> dict[str, Any]:
        chosen: dict[str, Any] = {name: query[name] for name in ("kind", "task", "data") if name in query}
        return {**self.server.state, **chosen, "public": self.server.state["public"] or query.get("public") == "1"}


@contextmanager
def serving(port: int = 0) -> Iterator[Server]:
    """A server in a thread of its own."""
    server = Server(port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.end()
        thread.join()
