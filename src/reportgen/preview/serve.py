"""One run of the preview: the cities, their watch and the server, from the first page to Ctrl-C."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from reportgen.pipeline import Options
from reportgen.preview.actions import Actions
from reportgen.preview.app import application
from reportgen.preview.asked import Desk
from reportgen.preview.connections import Connection
from reportgen.preview.guard import Guard
from reportgen.preview.home import Cities, Home
from reportgen.preview.ports import ADDRESS, listening
from reportgen.preview.store import Store, template_folders
from reportgen.preview.uploads import Uploads
from reportgen.preview.watch import Watch

ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # the last of Windows, the one before of all others
SIGNALS = tuple(getattr(signal, name) for name in ENDINGS if hasattr(signal, name))
CONNECTIONS_MAX = 100  # at once; a browser makes six


class _Server(uvicorn.Server):
    """uvicorn raises a signal again when it has ended; here one only says that it should end."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Preview:
    """Listens from the moment it is made; `url` is its address, `moved` says why the port is another.

    Of a `folder` the cities are its data files, whichever these are at any moment.
    """

    def __init__(
        self, cities: Sequence[tuple[Path, str]], options: Options, port: int, folder: Path | None = None
    ) -> None:
        self._cities, self._options, self._folder = cities, options, folder
        self._socket, self.moved = listening(port)
        self._port: int = self._socket.getsockname()[1]
        self._token = secrets.token_urlsafe(16)
        self.url = f"http://{ADDRESS}:{self._port}/{self._token}/"
        self.store: Store | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: _Server | None = None
        self._closing: asyncio.Event | None = None
        self._stopped = False  # no lock: a second signal may come while the first is heard

    def run(self) -> bool:
        """Serves until it is told to stop; False where its thread was still building something."""
        with TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as scratch, _signals(self.stop):
            return asyncio.run(self._serve(Path(scratch)))

    def stop(self) -> None:
        """Ends it; from any thread, and from a signal."""
        self._stopped = True
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # it has ended already
                self._loop.call_soon_threadsafe(self._close)

    def _close(self) -> None:
        if self._closing is not None and self._server is not None:
            self._closing.set()
            self._server.should_exit = True

    async def _serve(self, scratch: Path) -> bool:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(_lost)
        self._closing = asyncio.Event()

        def changed(paths: frozenset[Path]) -> None:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(lambda: store.changed(paths))  # of the loop, which runs behind all this

        def found(cities: Cities) -> None:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(lambda: store.hold(cities))

        watch = Watch(changed, template_folders(self._options))
        home = Home(self._folder, found) if self._folder else None
        cities = home.start() if home else self._cities
        store = self.store = Store(cities, self._options, scratch, watch.want)
        desk = Desk(self._options, Uploads(scratch / "uploads"), home)
        actions = Actions(store, desk)
        app = application(store, desk, actions, self._closing)
        self._server = _Server(_config(Guard(app, self._token, self._port)))
        self._loop = loop
        first = asyncio.ensure_future(store.first())  # which the browser will ask for in a moment
        if not self._stopped:
            await self._server.serve(sockets=[self._socket])
        first.cancel()
        self._socket.close()
        watch.stop()
        if home:
            home.stop()
        written = actions.stop()
        return store.worker.stop() and written


def _config(app: ASGIApp) -> uvicorn.Config:
    # Without a colour, a log or a word on the terminal; streams are given a second to end.
    return uvicorn.Config(
        app,
        log_config=None,
        log_level=logging.CRITICAL,
        access_log=False,
        lifespan="off",
        loop="asyncio",
        http=Connection,
        ws="none",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        limit_concurrency=CONNECTIONS_MAX,
    )


@contextlib.contextmanager
def _signals(stop: Callable[[], None]) -> Iterator[None]:
    """Signals end the preview; only the main thread hears them."""

    def heard(number: int, frame: FrameType | None) -> None:
        stop()

    if threading.current_thread() is threading.main_thread():
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup wants it
                signal.signal(number, heard)
    yield


def _lost(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A browser that is closed while it is answered is no event; all else is."""
    if not isinstance(context.get("exception"), OSError):
        loop.default_exception_handler(context)
