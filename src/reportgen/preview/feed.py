"""A text that changes, and the stream of server-sent events that brings it to a browser."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from contextlib import AbstractContextManager
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

PING = 15.0  # seconds without news after which a comment is sent, so that a lost connection is noticed
STREAM = {"Content-Type": "text/event-stream; charset=utf-8"}


def legible(text: str) -> str:
    """Without what no text may hold: on Linux a file name of another encoding has half characters in it."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)


def as_json(value: object) -> str:
    """As every answer and event is written."""
    return legible(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


class Feed:
    """The newest text and its version. Who is slow misses what was in between, and nothing piles up for him."""

    def __init__(self) -> None:
        self.version = 0
        self.text = ""
        self._news = asyncio.Event()

    def put(self, text: str) -> None:
        """Another text for all who wait."""
        self.version += 1
        self.text = text
        self._news.set()
        self._news = asyncio.Event()

    async def newer(self, version: int) -> None:
        """Waits for a version above this one."""
        while self.version <= version:
            await self._news.wait()


class Stream(Response):
    """The texts of a feed as events, from now until the browser goes or the server closes."""

    def __init__(self, event: str, feed: Feed, listening: AbstractContextManager[None], closing: asyncio.Event) -> None:
        super().__init__(headers=STREAM)
        del self.headers["content-length"]
        self._event, self._feed, self._listening, self._closing = event, feed, listening, closing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI wants it. The end of the connection is awaited too: else it would be noticed at the next ping."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        if scope["method"] != "HEAD":
            waits = (_gone(receive), self._closing.wait())
            ends: list[asyncio.Future[Any]] = [asyncio.ensure_future(wait) for wait in waits]
            try:
                with self._listening, contextlib.suppress(OSError):
                    await self._send(send, ends)
            finally:
                for end in ends:
                    end.cancel()
        with contextlib.suppress(OSError):
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send(self, send: Send, ends: list[asyncio.Future[Any]]) -> None:
        sent = 0
        while not any(end.done() for end in ends):
            if self._feed.version > sent:
                sent = self._feed.version
                body = f"event: {self._event}\ndata: {self._feed.text}\n\n"
            else:
                news = asyncio.ensure_future(self._feed.newer(sent))
                done, _ = await asyncio.wait({news, *ends}, timeout=PING, return_when=asyncio.FIRST_COMPLETED)
                news.cancel()
                if done:
                    continue
                body = ": \n\n"
            await send({"type": "http.response.body", "body": body.encode(), "more_body": True})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
