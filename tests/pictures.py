"""The pictures of the page for the manual: `make pictures` writes docs/preview.png and docs/start-*.png."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from tests.browsers import SCREEN, Hands, browser

ROOT = Path(__file__).resolve().parent.parent
CITIES = ("dezhou", "yunshan", "baoding")
WIDTH, SCALE = 1250, 0.8  # a screen of a clerk, on a picture of 1000 pixels
CITY, TASK = "云山市", "2"  # what 修改 shows
COLOURS = 128  # of a picture, which keeps it small


def main() -> None:
    """Takes all pictures, in a copy of some examples."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "督察整改"
        for city in CITIES:
            shutil.copytree(ROOT / "examples" / city, home / city)
        with opened(home) as address, browser() as chromium:
            page = chromium.new_page(viewport=screen(640), device_scale_factor=SCALE, locale="zh-CN")
            page.goto(address)
            take_start(page, Hands(page))
            page = chromium.new_page(viewport=SCREEN, locale="zh-CN")
            page.goto(address)
            take_preview(page, Hands(page))


def take_preview(page: Any, hands: Hands) -> None:
    """A figure, and the tasks behind it."""
    hands.click("#rows a", "德州市")
    hands.sees("#paper", "已完成整改17项")
    hands.click("#paper [data-n]", "17项")
    hands.sees("#panel-origins", "计入的任务")
    take(page, "preview")


def take_start(page: Any, hands: Hands) -> None:
    """The list of the cities; 修改 with a task; 生成."""
    hands.until("() => document.querySelectorAll('#rows tr').length === 3 && !document.body.innerText.includes('正在')")
    take(page, "start-list", height=260)
    page.set_viewport_size(screen(760))
    hands.click("#rows a", CITY)
    hands.sees("#paper", CITY)
    hands.click("#tab-form")
    hands.click(".entry-head", f"{TASK} ")
    hands.sees(".entry label", "状态")
    take(page, "start-form", height=760)
    page.evaluate("() => document.querySelector('#tab-faults').click()")
    hands.click("#build")
    hands.sees("dialog", "公开稿")
    take(page, "start-build", height=460)


def take(page: Any, name: str, height: int = 0) -> None:
    """Writes what shows now, when faces have loaded and nothing moves."""
    if height:
        page.set_viewport_size(screen(height))
    page.evaluate("() => document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 600)))")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS).save(ROOT / "docs" / f"{name}.png", optimize=True)


def screen(height: int) -> dict[str, int]:
    """A window as wide as all others."""
    return {"width": WIDTH, "height": height}


@contextmanager
def opened(folder: Path) -> Iterator[str]:
    """The address of the page of a folder."""
    command = [sys.executable, "-m", "reportgen", "open", str(folder), "--no-browser", "--port", "8799"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as program:
        try:
            assert program.stdout is not None
            yield next(line.removeprefix("网页：").strip() for line in program.stdout if line.startswith("网页："))
        finally:
            program.terminate()


if __name__ == "__main__":
    main()
