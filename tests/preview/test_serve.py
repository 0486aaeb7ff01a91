"""Where the preview listens, how it ends, and that nothing of it stays behind."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import pytest

from reportgen.pipeline import Options
from reportgen.preview.ports import listening
from reportgen.preview.serve import Preview
from tests.preview.conftest import Serve


def test_the_port_that_is_asked_for_is_taken_and_nothing_said() -> None:
    free, _ = listening(0)
    port = free.getsockname()[1]
    free.close()
    opened, said = listening(port)
    assert (opened.getsockname(), said) == (("127.0.0.1", port), "")
    opened.close()


def test_a_port_that_is_taken_gives_the_next_that_is_free_and_says_so() -> None:
    first, _ = listening(0)
    port = first.getsockname()[1]
    second, said = listening(port)
    other = second.getsockname()[1]
    assert other != port
    assert said == f"端口 {port} 已被占用，改用 {other}"
    first.close()
    second.close()


def test_at_the_end_of_the_ports_any_other_is_taken() -> None:
    first, _ = listening(65535)
    second, said = listening(65535)
    assert second.getsockname()[1] < 65535
    assert said.startswith("端口 65535 ")
    first.close()
    second.close()


def test_two_previews_of_one_city_run_side_by_side(served: Serve, city: Path) -> None:
    first, second = served(city), served(city)
    assert first.origin != second.origin
    assert first.state()["city"] == second.state()["city"] == "德州市"


def test_it_ends_at_once_with_streams_open_and_leaves_no_thread(city: Path) -> None:
    from tests.preview.conftest import Served

    threads = set(threading.enumerate())
    running = Served(Preview([(city, city.name)], Options(), 0))
    streams = [running.events() for _ in range(5)]
    for stream in streams:
        stream.next()
    begun = time.monotonic()
    running.stop()
    assert time.monotonic() - begun < 5
    for stream in streams:
        while stream.next() is not None:
            pass
    assert [t for t in set(threading.enumerate()) - threads if t.name in ("preview", "watch")] == []


def test_one_that_is_stopped_before_it_runs_does_not_run(city: Path) -> None:
    preview = Preview([(city, city.name)], Options(), 0)
    preview.stop()
    assert preview.run() is True


def test_made_data_sets_are_removed_at_the_end(
    served: Serve, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    running = served(city)
    assert running.state("?data=极端：一项任务")["page"] is not None
    assert list(tmp_path.glob("reportgen-*")) != []
    running.stop()
    assert list(tmp_path.glob("reportgen-*")) == []


def test_nothing_listens_after_the_end(served: Serve, city: Path) -> None:
    running = served(city)
    running.state()
    running.stop()
    port = int(running.origin.rpartition(":")[2])
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=2)
