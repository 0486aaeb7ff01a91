"""A connection that asks for nothing is closed: else a hundred of them would keep the browser out."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

SILENT = 10.0  # seconds that a connection may take for its request


class Connection(H11Protocol):
    """uvicorn's own waits for ever for a request that has not begun, or that does not come to its end."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """From now on it is looked at every SILENT seconds."""
        super().connection_made(transport)
        self._looking = self.loop.call_later(SILENT, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is left to look at."""
        self._looking.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        answering = self.cycle is not None and not self.cycle.response_complete
        if answering or self.timeout_keep_alive_task is not None:  # that one closes it by itself
            self._looking = self.loop.call_later(SILENT, self._look)
        else:
            self.transport.close()
