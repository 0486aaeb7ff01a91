"""How the preview is started and ended without a browser: what the command says, ports, signals that are ignored."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path
from typing import Any

import pytest

from reportgen.pipeline import Options
from reportgen.preview import browser, serve
from reportgen.preview.serve import Preview
from tests.commands import Ran


class Ended:
    """A preview that ends at once; `built` says whether its thread had ended too."""

    url, moved, built = "http://127.0.0.1:8000/", "", True

    def __init__(self, *_: object) -> None:
        pass

    def run(self) -> bool:
        return self.built


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open."""
    pages: list[str] = []
    monkeypatch.setattr(serve, "Preview", Ended)
    monkeypatch.setattr(browser, "open_page", pages.append)
    return pages


def said(city: Path, *words: str) -> str:
    before = signal.getsignal(signal.SIGINT)
    ran = Ran("preview", city, *words, cwd=city.parent)
    signal.signal(signal.SIGINT, before)
    return ran.out + ran.err


def test_the_page_is_opened_unless_nobody_wants_it(city: Path, opened: list[str]) -> None:
    assert said(city, "--no-browser") == "预览：http://127.0.0.1:8000/\n按 Ctrl-C 结束\n"
    assert opened == []
    said(city)
    assert opened == [Ended.url]


def test_a_thread_that_still_builds_does_not_keep_it_from_ending(
    city: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[int] = []
    monkeypatch.setattr(Ended, "built", False)
    monkeypatch.setattr(os, "_exit", ends.append)
    said(city, "--no-browser")
    assert ends == [0]


def test_where_no_port_is_free_it_is_said(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Taken(socket.socket):
        def bind(self, address: Any) -> None:
            raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("reportgen.preview.ports.socket.socket", Taken)
    assert "本机没有可用的端口" in said(city, "--no-browser")


@pytest.mark.skipif(os.name != "posix", reason="nohup is of POSIX")
def test_a_signal_that_is_ignored_as_under_nohup_stays_so(city: Path) -> None:
    before = {number: signal.getsignal(number) for number in serve.SIGNALS}
    ignored, heard = serve.SIGNALS[:2]
    preview = Preview([(city, city.name)], Options(), 0)
    preview.stop()
    try:
        signal.signal(ignored, signal.SIG_IGN)
        preview.run()
        assert signal.getsignal(ignored) is signal.SIG_IGN
        assert signal.getsignal(heard) not in (signal.SIG_IGN, signal.SIG_DFL)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
