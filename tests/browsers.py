"""Real browsers for the tests of the preview: the system's Chromium, and the oldest that its page must work in."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NEWEST, OLDEST = "chromium", "chromium-90"
PATIENCE = 20.0  # seconds; a busy machine is no fault
FIND = """const found = (selector, text) => [...document.querySelectorAll(selector)].find((element) =>
  element.getClientRects().length > 0 && element.textContent.replace(/\\s/g, "").includes(text.replace(/\\s/g, "")));"""
SCREEN = {"width": 1366, "height": 768}  # the clerks'
# The sandbox can’t run as root.
ARGUMENTS = {NEWEST: ["--no-sandbox"], OLDEST: ["--no-sandbox"]}


@contextmanager
def browser(name: str = NEWEST) -> Iterator[Any]:
    """A headless browser of playwright, by the name of its program."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=shutil.which(name), args=ARGUMENTS[name])
        yield opened
        opened.close()


class Hands:
    """A page worked by scripts and the mouse alone: the waiting of playwright asks for more than the oldest knows."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def until(self, script: str, *words: Any) -> None:
        """Waits until `script`, a function of the words, is true."""
        end = time.monotonic() + PATIENCE
        while not self._is(script, words):
            assert time.monotonic() < end, f"{script} {words}: {self.page.evaluate('document.body.innerText')[:2000]}"
            time.sleep(0.03)

    def _is(self, script: str, words: tuple[Any, ...]) -> bool:
        from playwright.sync_api import Error

        try:
            return bool(self.page.evaluate(f"words => ({script})(...words)", list(words)))
        except Error as error:
            if "context was destroyed" in str(error):  # by the address that was just gone to
                return False
            raise

    def sees(self, selector: str, text: str = "") -> None:
        """Waits until such an element shows, with this text in it, whatever blanks there are."""
        self.until(f"(selector, text) => {{ {FIND} return found(selector, text) !== undefined; }}", selector, text)

    def click(self, selector: str, text: str = "") -> None:
        """A click of the mouse in the middle of the first line of the first such element."""
        self.sees(selector, text)
        self.page.mouse.click(*self._spot(selector, text))

    def hover(self, selector: str, text: str = "") -> None:
        """The pointer moves there, over the element as it is laid out by then."""
        self.sees(selector, text)
        left, top = self._spot(selector, text)
        self.page.mouse.move(left - 2, top)
        self.page.mouse.move(left, top)

    def choose(self, selector: str, label: str) -> None:
        """The option of a select whose label begins so."""
        self.page.evaluate(
            """([selector, label]) => {
              const select = document.querySelector(selector);
              select.value = [...select.options].find((option) => option.label.startsWith(label)).value;
              select.dispatchEvent(new Event("change", { bubbles: true }));
            }""",
            [selector, label],
        )

    def text(self, selector: str) -> str:
        """What shows in all such elements, without blanks."""
        shown = self.page.evaluate("s => [...document.querySelectorAll(s)].map((e) => e.innerText).join()", selector)
        return re.sub(r"\s", "", shown)

    def texts(self, selector: str) -> list[str]:
        """What shows in each."""
        script = "s => [...document.querySelectorAll(s)].map((e) => e.innerText)"
        found: list[str] = self.page.evaluate(script, selector)
        return found

    def _spot(self, selector: str, text: str) -> list[float]:
        """Where it is once it stays there: faces that load late move it."""
        spots = [self._spot_now(selector, text)]
        while len(spots) < 2 or spots[-1] != spots[-2]:
            time.sleep(0.1)
            spots.append(self._spot_now(selector, text))
        return spots[-1]

    def _spot_now(self, selector: str, text: str) -> list[float]:
        script = f"""([selector, text]) => {{
          {FIND}
          const element = found(selector, text);
          element.scrollIntoView({{ block: "center" }});
          const line = element.getClientRects()[0];
          return [line.left + line.width / 2, line.top + line.height / 2];
        }}"""
        spot: list[float] = self.page.evaluate(script, [selector, text])
        return spot


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
