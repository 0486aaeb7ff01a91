"""A server of canned answers for the shell of the preview's page: the files are the real ones, the JSON is made up."""

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

from reportgen.pipeline.preview import look

ROOT = Path(__file__).resolve().parents[2]
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
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
KINDS = ["整改落实情况报告", "整改方案", "销号公示"]
PAGES = look(ROOT / "examples/dezhou/city.yaml").pages
assert PAGES is not None
RUNS = PAGES.runs
FIGURE = next(n for n, run in enumerate(RUNS) if run.text.figure)
WORDS = next(n for n, run in enumerate(RUNS) if not run.text.source and not run.text.figure)


def fault(code: str, severity: str, line: int, message: str, runs: list[int]) -> dict[str, Any]:
    """A fault of city.yaml."""
    return {
        "code": code,
        "severity": severity,
        "label": {"error": "错误", "warning": "警告", "info": "提示"}[severity],
        "place": f"city.yaml:{line}:11",
        "message": message,
        "excerpt": [
            f"{line} |     导语: 完成【任务.以完成】。",
            f"{' ' * len(str(line))} |     　　  　　^^^^^^^^^^^^^^^",
        ],
        "reason": "没有叫“以完成”的数据",
        "fix": "是否为“未完成”“已完成”“完成率”",
        "related": ["city.yaml:3:1"],
        "runs": runs,
    }


def task(row: int) -> dict[str, Any]:
    """A task of the ledger."""
    return {
        "row": row,
        "no": str(row + 1),
        "inspection": "",
        "title": f"第{row + 1}项任务的名称，比一行略长一些，看它怎么折行",
        "status": "已完成" if row % 3 else "达到序时进度",
        "deadline": "2022年底前",
        "units": "市生态环境局、市水利局",
        "late": "" if row % 5 else "超期31天",
    }


def state() -> dict[str, Any]:
    """A state with two warnings and twelve tasks."""
    assert PAGES is not None
    found = [
        fault("SUM901", "warning", 12, "合计与分项不符", [WORDS, WORDS + 1]),
        fault("TXT801", "warning", 30, "缺少标点", []),
    ]
    return {
        "version": 1,
        "file": "city.yaml",
        "city": "德州市",
        "kind": KINDS[0],
        "as_of": "2022年8月30日",
        "kinds": KINDS,
        "data_sets": [{"name": "", "label": "本文件"}, {"name": "极端：没有任务", "label": "极端：没有任务"}],
        "public": False,
        "task": "",
        "data": "",
        "page": {"number": 1, "html": PAGES.html, "css": PAGES.css},
        "stale": "",
        "faults": found,
        "summary": "共 2 处警告",
        "proofed": True,
        "can_save": True,
        "tasks": [task(n) for n in range(12)],
        "figures": [{"name": "任务.已完成", "text": "17项", "summary": "状态为已完成的任务", "runs": [FIGURE]}],
        "progress": '<ul class="totals"><li>总数<b>37项</b></li></ul><div class="charts"><section><h2>各责任单位</h2>'
        '<table><thead><tr><th>责任单位</th><th class="number">总数</th></tr></thead>'
        '<tbody><tr><td>市水利局</td><td class="number">5</td></tr></tbody></table></section></div>',
    }


def explanation(n: int) -> dict[str, Any]:
    """What a run is: the rows of a figure, or the line of anything else."""
    run = RUNS[n]
    rows = [
        {**{k: v for k, v in task(row).items() if k not in ("units", "late")}, "place": f"台账.xlsx!台账!A{row + 2}"}
        for row in (3, 4)
    ]
    figure = {
        "name": run.text.figure,
        "placeholder": f"【{run.text.figure}】",
        "text": run.text.text,
        "summary": "状态为已完成的任务",
        "arithmetic": "17÷37＝45.9%",
        "parts": ["已完成整改17项＋达到序时进度20项＝37项"],
        "rows": rows,
        "more": 15,
    }
    at, _, block = run.origin.partition(" ")
    line = int(at.rpartition(":")[2])
    return {
        "n": n,
        "text": run.text.text,
        "kind": "figure" if run.text.figure else "value" if run.text.source else "words",
        "figure": figure if run.text.figure else None,
        "places": [{"place": "city.yaml:12:9", "line": 12, "lines": [[11, "督察:"], [12, f"  轮次: {HOSTILE}"]]}],
        "template": {"at": at, "block": block, "lines": [[line, "<p>{{ 文 }}</p>"]]},
    }


def trace(row: int) -> dict[str, Any]:
    """Where a task is counted and named."""
    return {
        **task(row),
        "place": f"台账.xlsx!台账!A{row + 2}",
        "lines": [],
        "counted": [{"run": FIGURE, "figure": "任务.已完成", "text": "17项", "around": "……已完成整改17项，其余……"}],
        "named": [{"run": WORDS, "text": "黑臭水体", "around": "……城区黑臭水体治理……"}],
        "cells": [len(RUNS) - 2, len(RUNS) - 1],
    }


CITIES = [
    ("a/city.yaml", "德州市", 0, 2, True, "37项"),
    ("b/city.yaml", "云山市", 3, 1, True, "8项"),
    ("c/city.yaml", HOSTILE, 0, 0, True, "112项"),
    ("d/city.yaml", "", 0, 0, False, ""),
]


def cities() -> list[dict[str, Any]]:
    """Four of them: warned of, faulty, well under a bad name, not read yet."""
    names = ("file", "city", "errors", "warnings", "ready", "total")
    rest = {"summary": "", "rate": "45.9%", "late": "2项", "as_of": "2022年8月30日"}
    return [{"number": n, **rest, **dict(zip(names, row, strict=True))} for n, row in enumerate(CITIES)]


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
