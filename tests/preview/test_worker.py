"""One thread does what takes time: what is waited for most goes first, and nothing ends it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from reportgen.preview.worker import CHANGED, CLICKED, PROOFREAD, PutOffError, Worker


@pytest.fixture
def worker() -> Iterator[Worker]:
    """One that tells nobody."""
    made = Worker(lambda error: None)
    yield made
    assert made.stop(5)


def test_what_is_more_urgent_goes_first(worker: Worker) -> None:
    async def asked() -> list[str]:
        free, done = threading.Event(), list[str]()
        first = asyncio.ensure_future(worker.run(CHANGED, free.wait))
        waits = [worker.run(urgency, done.append, str(urgency)) for urgency in (PROOFREAD, CHANGED, CLICKED)]
        others = [asyncio.ensure_future(wait) for wait in waits]
        await asyncio.sleep(0.05)
        free.set()
        await asyncio.gather(first, *others)
        return done

    assert asyncio.run(asked()) == [str(CLICKED), str(CHANGED), str(PROOFREAD)]


def test_clicks_are_answered_while_proof_reading_goes_on(worker: Worker) -> None:
    """It is not begun anew for each of them, and would never end where somebody clicks again and again."""

    async def asked() -> list[object]:
        begun, done = threading.Event(), list[object]()

        def proofread() -> None:
            begun.set()
            while len(done) < 20:
                worker.pause()
            done.append("read")

        reading = asyncio.ensure_future(worker.run(PROOFREAD, proofread))
        while not begun.is_set():
            await asyncio.sleep(0.01)
        for number in range(20):
            await worker.run(CLICKED, done.append, number)
        await reading
        return done

    assert asyncio.run(asked()) == [*range(20), "read"]


def test_a_click_that_another_thread_takes_first_does_not_hold_up_the_proof_reading(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A helper may take it between the look at what waits and the taking."""
    look, taken = worker._most_urgent, threading.Event()

    def looked() -> int:
        found = look()
        if found == CLICKED and not taken.is_set():
            taken.set()
            worker._waiting.get()[2]()
        return found

    async def asked() -> tuple[str, str]:
        begun = threading.Event()

        def proofread() -> str:
            begun.set()
            while not taken.is_set():
                worker.pause()
            return "read"

        reading = asyncio.ensure_future(worker.run(PROOFREAD, proofread))
        while not begun.is_set():
            await asyncio.sleep(0.01)
        return await worker.run(CLICKED, lambda: "answered"), await asyncio.wait_for(reading, 10)

    monkeypatch.setattr(worker, "_most_urgent", looked)
    assert asyncio.run(asked()) == ("answered", "read")


def test_a_click_that_goes_wrong_is_told_to_who_clicked_and_not_to_the_proof_reading(worker: Worker) -> None:
    async def asked() -> str:
        begun, failed = threading.Event(), threading.Event()

        def proofread() -> str:
            begun.set()
            while not failed.is_set():
                worker.pause()
            return "read"

        reading = asyncio.ensure_future(worker.run(PROOFREAD, proofread))
        while not begun.is_set():
            await asyncio.sleep(0.01)
        with pytest.raises(ZeroDivisionError):
            await worker.run(CLICKED, lambda: 1 / 0)
        failed.set()
        return await reading

    assert asyncio.run(asked()) == "read"


def test_a_change_puts_off_proof_reading(worker: Worker) -> None:
    async def asked() -> str:
        begun = threading.Event()

        def proofread() -> None:
            begun.set()
            while True:
                worker.pause()

        reading = asyncio.ensure_future(worker.run(PROOFREAD, proofread))
        while not begun.is_set():
            await asyncio.sleep(0.01)
        looked = await worker.run(CHANGED, lambda: "looked")
        with pytest.raises(PutOffError):
            await reading
        return looked

    assert asyncio.run(asked()) == "looked"


def test_whatever_comes_between_two_things_is_told_and_does_not_end_the_thread() -> None:
    told: list[BaseException] = []
    worker = Worker(told.append)
    slip = SystemExit("too late")

    def broken() -> None:
        raise slip

    worker._waiting.put((CLICKED, -1, broken))

    async def asked() -> str:
        return await worker.run(CHANGED, lambda: "looked")

    assert (asyncio.run(asked()), told) == ("looked", [slip])
    assert worker.stop(5)
