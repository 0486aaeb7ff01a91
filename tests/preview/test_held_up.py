"""What holds the preview up: a template without end, silent connections, a flood of requests, huge addresses."""

from __future__ import annotations

import asyncio
import gc
import socket
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from reportgen.pipeline import preview
from reportgen.pipeline.preview import Snapshot
from reportgen.preview import answers, connections, screen, worker
from reportgen.preview.serve import CONNECTIONS_MAX
from reportgen.preview.worker import CHANGED, CLICKED, Worker
from tests.preview.conftest import PATIENCE, Serve, Served, comes_true, of_city
from tests.preview.test_store import replaced
from tests.reports import TWO_TASKS


def connected(running: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", int(running.origin.rpartition(":")[2])), timeout=PATIENCE)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread counts as held up sooner."""
    monkeypatch.setattr(worker, "LONG", 0.3)
    monkeypatch.setattr(screen, "LONG", 0.3)


@pytest.mark.usefixtures("hurried")
def test_a_look_without_end_holds_up_nobody_and_is_left_for_a_newer_one(
    served: Serve, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a template with a loop without end makes it last 20 seconds."""
    free, held, look = threading.Event(), threading.Event(), preview.look

    def endless(path: Path, *words: Any) -> Snapshot:
        if "无尽市" in path.read_text("utf-8"):
            held.set()
            free.wait()
        return look(path, *words)

    monkeypatch.setattr(answers, "look", endless)
    other = city.with_name("other.yaml")
    other.write_text(TWO_TASKS.replace("德州市", "大连市"), encoding="utf-8")
    running = served(city, other)
    events = running.events()
    page = events.until(lambda state: state["proofed"])["page"]
    replaced(city, TWO_TASKS.replace("德州市", "无尽市"))
    assert held.wait(PATIENCE)
    assert running.get("static/city.js").status_code == 200
    assert running.get(f"city/0/run?page={page['number']}&n=0").status_code == 200
    assert running.events().next()["page"] == page
    assert running.state(city=1)["city"] == "大连市"
    replaced(city, TWO_TASKS.replace("德州市", "云山市"))
    assert events.next()["city"] == "云山市"
    free.set()
    assert events.until(lambda state: state["proofed"])["city"] == "云山市"


def test_a_look_that_only_takes_long_comes_to_its_end_under_one_save_after_another(
    served: Serve, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not given up at each save: the page would stay old as long as somebody saves."""
    monkeypatch.setattr(screen, "LONG", 0.1)
    look, ended = preview.look, threading.Event()

    def long(path: Path, *words: Any) -> Snapshot:
        if "德州市" not in path.read_text("utf-8"):
            ended.wait(0.5)
        return look(path, *words)

    def save() -> None:
        n = 0
        while not ended.wait(0.1):
            replaced(city, TWO_TASKS.replace("德州市", f"第{(n := n + 1)}市"))

    monkeypatch.setattr(answers, "look", long)
    events = served(city).events()
    events.until(lambda state: state["proofed"])
    saving = threading.Thread(target=save)
    saving.start()
    try:
        assert events.until(lambda state: state["city"] != "德州市")["faults"] == []
    finally:
        ended.set()
        saving.join()


@pytest.mark.usefixtures("hurried")
def test_threads_that_helped_out_go_and_the_last_stays() -> None:
    """Two that are held up, a third for clicks; in the end one thread for all."""
    made = Worker(lambda error: None)
    threads: set[threading.Thread] = set()

    async def asked() -> None:
        free = threading.Event()

        def held_up() -> None:
            threads.add(threading.current_thread())
            free.wait()

        waits = [asyncio.ensure_future(made.run(CHANGED, held_up)) for _ in range(3)]
        while len(threads) < 2:
            await asyncio.sleep(0.01)
        await made.run(CLICKED, lambda: threads.add(threading.current_thread()))
        assert len(threads) == 3, "two at most for changes, another for clicks"
        free.set()
        await asyncio.gather(*waits)

    asyncio.run(asked())
    assert comes_true(lambda: sum(thread.is_alive() for thread in threads) == 1)
    assert asyncio.run(made.run(CLICKED, lambda: "still there")) == "still there"
    assert made.stop(5)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "SILENT", 0.3)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: 127"], ids=["silent", "half a request"])
def test_connections_that_ask_for_nothing_do_not_keep_the_browser_out(served: Serve, city: Path, begun: bytes) -> None:
    running = served(city)
    stream = running.events()
    stream.next()
    silent = [connected(running) for _ in range(CONNECTIONS_MAX)]
    for one in silent:
        one.sendall(begun)
    assert all(one.recv(1) == b"" for one in silent)
    assert running.state()["city"] == "德州市"
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    assert stream.until(of_city("云山市")), "a stream is not silent"
    for one in silent:
        one.close()


def test_who_does_not_read_his_stream_holds_up_nobody(served: Serve, city: Path) -> None:
    running = served(city)
    token, host = running.url.split("/")[-2], running.origin.removeprefix("http://")
    deaf = connected(running)
    deaf.sendall(f"GET /{token}/city/0/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    stream = running.events()
    for n in range(5):
        replaced(city, TWO_TASKS.replace("德州市", f"第{n}市"))
        assert stream.until(of_city(f"第{n}市"))
    deaf.close()


def test_a_flood_is_answered_or_refused_and_passes(served: Serve, city: Path) -> None:
    running = served(city)
    running.state()
    paths = ("city/0/", "static/city.js", "city/0/state", "city/0/task?page=1&row=0")
    at = urlsplit(running.url)

    def status(n: int) -> int:
        connection = HTTPConnection(at.netloc, timeout=PATIENCE)
        connection.request("GET", at.path + paths[n % len(paths)], headers={"Connection": "close"})
        with connection.getresponse() as answer:
            answer.read()
            return answer.status

    with ThreadPoolExecutor(150) as pool:
        told = Counter(pool.map(status, range(300)))
    assert told.keys() <= {200, 503}
    assert running.state()["city"] == "德州市"


@pytest.mark.parametrize("length", [10_000, 60_000, 1_000_000])
def test_a_huge_address_is_refused_and_nothing_else_happens(served: Serve, city: Path, length: int) -> None:
    running = served(city)
    token, host = running.url.split("/")[-2], running.origin.removeprefix("http://")
    with connected(running) as connection:
        request = f"GET /{token}/city/0/state?task={'9' * length} HTTP/1.1\r\nHost: {host}\r\n\r\n"
        try:
            connection.sendall(request.encode())
            answer = connection.recv(100)
        except ConnectionError:  # it was closed before all was sent
            answer = b""
    assert answer.split(b" ")[1:2] in ([b"404"], [b"400"], [])
    assert running.state()["city"] == "德州市"


def test_a_folder_that_goes_while_it_is_watched_is_told_and_awaited(served: Serve, tmp_path: Path) -> None:
    home, away = tmp_path / "城市", tmp_path / "away"
    home.mkdir()
    (home / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    events = served(home / "city.yaml").events()
    good = events.until(lambda state: state["proofed"])
    home.rename(away)
    gone = events.until(lambda state: state["faults"])
    assert ([fault["code"] for fault in gone["faults"]], gone["page"]) == (["SRC101"], good["page"])
    (away / "city.yaml").write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    away.rename(home)
    assert events.until(of_city("云山市"))["stale"] == ""


def test_saves_and_requests_at_once_lose_nothing_and_leave_nothing(served: Serve, city: Path) -> None:
    """benchmarks/soak.py in small."""
    running = served(city)
    stream = running.events()
    stream.next()
    threads = threading.active_count()
    paths = ("city/0/", "city/0/state", "city/0/state?public=1", "city/0/download?format=docx", "cities")
    with ThreadPoolExecutor(10) as pool:
        answers = [pool.submit(running.get, paths[n % len(paths)]) for n in range(50)]
        for n in range(30):
            text = TWO_TASKS.replace("德州市", f"第{n}市")
            replaced(city, text[:90] if n % 5 == 3 else text)
        assert stream.until(of_city("第29市"))["stale"] == ""
        assert {answer.result().status_code for answer in answers} <= {200, 409}
    assert running.state("?public=1")["city"] == "第29市"
    assert comes_true(lambda: threading.active_count() <= threads)
    stream.close()
    gc.collect()
    kept = [one for one in gc.get_objects() if isinstance(one, Snapshot) and one.path == city]
    assert len(kept) <= 2 * (screen.PAGES_KEPT + 2), "old pages are kept"
