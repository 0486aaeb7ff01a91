"""Actions that run in several threads at once share what the page has handed over and what it may fetch."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportgen.pipeline import Options
from reportgen.preview.asked import Desk
from reportgen.preview.uploads import Uploads

THREADS, EACH = 4, 150


@pytest.fixture(autouse=True)
def _changing_places() -> Iterator[None]:
    """Threads change places far more often than usual."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def together(work: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        for _ in threads.map(work, range(THREADS)):
            pass


def test_every_file_that_is_made_has_a_number_of_its_own(tmp_path: Path) -> None:
    desk = Desk(Options(), Uploads(tmp_path))

    def made(thread: int) -> None:
        for n in range(EACH):
            (row,) = desk.files([Path(f"{thread}-{n}.docx")])
            assert desk.made[row["id"]] == Path(f"{thread}-{n}.docx")
            assert desk.files([Path("city.docx")])[0]["name"] == "city.docx"

    together(made)
    assert len(desk.made) == len(set(desk.made.values())) == THREADS * EACH + 1


def test_files_come_while_others_are_dropped(tmp_path: Path) -> None:
    held = Uploads(tmp_path)

    async def chunks() -> AsyncIterator[bytes]:
        yield b"a"

    def taken(thread: int) -> None:
        for n in range(EACH):
            told = asyncio.run(held.take(f"{thread}-{n}.txt", "", chunks()))
            if n % 3:
                held.drop([told["id"]])

    together(taken)
    assert len(list(tmp_path.rglob("*.txt"))) == THREADS * EACH // 3
