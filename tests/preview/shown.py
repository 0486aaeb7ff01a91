"""A paper in a real browser, served under the policy of the preview, for tests of what becomes of pages on it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen import preview
from reportgen.document import Document
from reportgen.pipeline.build import build
from reportgen.pipeline.tracing import with_traces
from reportgen.preview.guard import HEADERS
from reportgen.write.pages import Pages, pages
from tests.browsers import page_of

STATIC = Path(preview.__file__).with_name("static")
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
MILLIMETRE = 96 / 25.4
SERVED = {
    "/": (
        "text/html; charset=utf-8",
        '<!DOCTYPE html><html lang="zh-CN">'
        '<link rel="stylesheet" href="test.css"><link rel="icon" href="data:,"><title>页面</title>'
        '<header>外壳</header><main><div id="paper"></div><aside>侧栏</aside></main>'
        '<script type="module" src="start.js"></script></html>',
    ),
    "/test.css": (
        "text/css",
        "html, body { height: 100%; margin: 0 } main { display: flex; height: 90% } #paper { flex: 1 } "
        "aside { width: 420px }",
    ),
    "/start.js": (
        "text/javascript",
        'import { Paper } from "./paper.js"; window.told = [];'
        "window.paper = new Paper(document.getElementById('paper'),"
        " { onRun: (n) => told.push(['run', n]), onPoint: (n, at, block) => told.push(['point', n, at, block]) });",
    ),
}


class _Static(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: Any) -> None:
        """Nothing: the tests print enough."""

    def do_GET(self) -> None:
        if self.path not in SERVED:
            super().do_GET()
            return
        kind, text = SERVED[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The static files, and a page with a paper in it, under the headers of the preview."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Static, directory=str(STATIC)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Shown:
    """A page of the browser that shows papers."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.number = 0
        self.made = Pages("", "", ())

    def show(self, made: Pages | Document, first: bool = False) -> Shown:
        """As the page of a city does with a new state."""
        self.made = pages(made) if isinstance(made, Document) else made
        self.number += 1
        page = {"number": self.number, "html": self.made.html, "css": self.made.css}
        self.page.evaluate("([page, first]) => paper.show(page, { first })", [page, first])
        return self

    def all(self, selector: str, expression: str) -> Any:
        """What a script says of each such element `e`."""
        return self.page.evaluate(f"s => [...document.querySelectorAll(s)].map(e => {expression})", selector)

    def n(self, text: str) -> int:
        """The number of the run with this text."""
        return next(n for n, run in enumerate(self.made.runs) if run.text.text == text)

    @property
    def told(self) -> list[list[Any]]:
        """What the paper told its listener since it was last asked."""
        found: list[list[Any]] = self.page.evaluate("told.splice(0)")
        return found


@pytest.fixture
def shown(chromium: Any, address: str) -> Iterator[Shown]:
    """An empty paper, at its full size."""
    with page_of(chromium) as page:
        page.goto(address)
        page.wait_for_function("window.paper")
        page.evaluate("paper.zoom(1)")
        yield Shown(page)


def example(name: str) -> Pages:
    """The pages of an example."""
    built = with_traces(build(EXAMPLES / name / "city.yaml"), None)
    assert built.document is not None
    return pages(built.document, built.style)
