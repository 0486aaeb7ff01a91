"""A browser, and a window of it on a page of the preview, with what it logged, asked for and called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import browsers
from tests.preview.canned_server import Server, serving

PATIENCE = 15_000  # milliseconds; a slow machine is no fault


class Window:
    """A window on one of the pages, once it shows something."""

    def __init__(self, chromium: Any, server: Server, path: str = "city/0/", **kind: Any) -> None:
        self.page = chromium.new_context(viewport=browsers.SCREEN, **kind).new_page()
        self.page.set_default_timeout(PATIENCE)
        self.logged: list[str] = []
        self.requested: list[str] = []
        self.page.on("console", lambda message: self.logged.append(message.text))
        self.page.on("pageerror", lambda error: self.logged.append(str(error)))
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.page.goto(server.address + path)
        self.page.locator("#connection.connected").wait_for()
        self.page.locator(".fault, tbody#rows tr").first.wait_for()

    def calls(self, name: str) -> list[list[Any]]:
        """What the paper was asked under this name."""
        return [call[1:] for call in self.page.evaluate("window.calls") if call[0] == name]

    def click_run(self, n: int) -> None:
        """A click on a run of the paper."""
        self.page.locator(f'#paper [data-n="{n}"]').first.click()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser of the machine, without a screen."""
    with browsers.browser() as found:
        yield found


@pytest.fixture
def server() -> Iterator[Server]:
    """Canned answers on a free port."""
    with serving() as running:
        yield running


@pytest.fixture
def window(chromium: Any, server: Server) -> Iterator[Window]:
    """The page of a city, as a clerk sees it."""
    made = Window(chromium, server)
    yield made
    made.page.context.close()
