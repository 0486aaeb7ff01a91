"""Real browsers for the tests of the preview: the system's Chromium, and the oldest that its page must work in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NEWEST, OLDEST = "chromium", "chromium-90"
SCREEN = {"width": 1366, "height": 768}  # the clerks'
# The program of the oldest wants one process; the sandbox can't run as root.
ARGUMENTS = {NEWEST: ["--no-sandbox"], OLDEST: ["--no-sandbox", "--single-process", "--no-zygote"]}


@contextmanager
def browser(name: str = NEWEST) -> Iterator[Any]:
    """A headless browser of playwright, by the name of its program."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=shutil.which(name), args=ARGUMENTS[name])
        yield opened
        opened.close()


@contextmanager
def page_of(opened: Any, **more: Any) -> Iterator[Any]:
    """A page of the clerks' size; what it logs as an error, or asks of another machine, fails the test at its end."""
    context = opened.new_context(viewport=SCREEN, accept_downloads=True, **more)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"pageerror: {error}"))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    foreign = "http://127.0.0.1:", "data:", "blob:"
    page.on("request", lambda asked: None if asked.url.startswith(foreign) else wrong.append(f"asked {asked.url}"))
    yield page
    context.close()
    assert wrong == []
