"""The addresses of the preview and what each answers. No word of an address ever becomes the name of a file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from reportgen.pipeline.preview import DOWNLOADS, Snapshot, download, explained, task_trace
from reportgen.preview import answers
from reportgen.preview.actions import Actions
from reportgen.preview.asked import Desk
from reportgen.preview.feed import Stream, as_json, legible
from reportgen.preview.screen import Screen
from reportgen.preview.store import Store
from reportgen.preview.worker import CLICKED

STATIC = Path(__file__).resolve().parent / "static"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
JSON = "application/json; charset=utf-8"
NOTHING = "没有这个网页。\n"
NO_PAGE_OF_ACTION = "这个网址不是网页。请回到原来的页面，用上面的按钮。\n"
NO_CITY = "没有这个城市，或者选的文种、数据没有"
REPLACED = "页面已经更新，请在新的页面上再点一次"
NOT_THERE = "页面上没有这一处"
HAS_ERRORS = "数据有错误，生成不了文件。请先改正“问题”里列出的错误"


class Application:
    """What stands behind each address; `closing` ends the streams."""

    def __init__(self, store: Store, desk: Desk, closing: asyncio.Event) -> None:
        self._store, self._desk, self._closing = store, desk, closing
        self._files = {p.name: (p.read_bytes(), TYPES[p.suffix]) for p in STATIC.iterdir() if p.suffix in TYPES}

    def routes(self) -> list[Route]:
        """The table of addresses; `number` and `name` are looked up, not followed."""
        return [
            Route("/", self.start),
            Route("/static/{name}", self.static),
            Route("/cities", self.cities),
            Route("/cities/events", self.cities_events),
            Route("/city/{number}/", self.city),
            Route("/city/{number}/state", self.state),
            Route("/city/{number}/events", self.events),
            Route("/city/{number}/run", self.run),
            Route("/city/{number}/task", self.task),
            Route("/city/{number}/download", self.download),
        ]

    async def start(self, request: Request) -> Response:
        """The page of the folder; of single files the list, or the only city."""
        if self._desk.home is not None:
            return self._file("home.html")
        return RedirectResponse("city/0/") if len(self._store.cities) == 1 else self._file("cities.html")

    async def static(self, request: Request) -> Response:
        """A file of the page itself."""
        return self._file(request.path_params["name"])

    async def cities(self, request: Request) -> Response:
        """The list as it is known now."""
        return Response(self._store.list.text, media_type=JSON)

    async def cities_events(self, request: Request) -> Response:
        """The list at every change of a city."""
        return Stream("cities", self._store.list, self._store.listening(), self._closing)

    async def city(self, request: Request) -> Response:
        """The page of a city, which asks for all else."""
        known = request.path_params["number"] in self._store.cities
        return self._file("city.html") if known else PlainTextResponse(NOTHING, 404)

    async def state(self, request: Request) -> Response:
        """The state, once."""
        screen = self._screen(request)
        if screen is None:
            return _message(NO_CITY, 404)
        await screen.fresh()
        return Response(screen.text, media_type=JSON)

    async def events(self, request: Request) -> Response:
        """The state, at once and at every change."""
        screen = self._screen(request)
        return Stream("state", screen, screen.listening(), self._closing) if screen else _message(NO_CITY, 404)

    async def run(self, request: Request) -> Response:
        """What a run of the page is."""
        return await self._told(request, explained, "n")

    async def task(self, request: Request) -> Response:
        """Where a task is counted or named on the page."""
        return await self._told(request, task_trace, "row")

    async def download(self, request: Request) -> Response:
        """The paper as a file, of the data as they are at this moment."""
        screen, form = self._screen(request), request.query_params.get("format", "")
        if screen is None or form not in DOWNLOADS:
            return _message(NO_CITY, 404)
        paper = await self._store.worker.run(CLICKED, lambda: download(screen.look(), form))
        if paper is None:
            return _message(HAS_ERRORS, 409)
        name = quote(legible(paper.name), safe="")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(paper.data, headers=headers, media_type=DOWNLOADS[form])

    async def _told(
        self, request: Request, tell: Callable[[Snapshot, int], dict[str, object] | None], word: str
    ) -> Response:
        screen, number = self._screen(request), request.query_params.get(word, "")
        if screen is None:
            return _message(NO_CITY, 404)
        page = screen.page(request.query_params.get("page", ""))
        if page is None:
            return _message(REPLACED, 409)
        if not (number.isascii() and number.isdecimal() and len(number) < 10):
            return _message(NOT_THERE, 404)
        told = await self._store.worker.run(CLICKED, tell, page.snapshot, int(number))
        return Response(as_json(told), media_type=JSON) if told is not None else _message(NOT_THERE, 404)

    def _screen(self, request: Request) -> Screen | None:
        city = self._store.cities.get(request.path_params["number"])
        choice = answers.chosen(request.query_params)
        return city.screen(choice) if city and choice else None

    def _file(self, name: str) -> Response:
        data, kind = self._files.get(name, (b"", ""))
        return Response(data, headers={"Content-Type": kind}) if kind else PlainTextResponse(NOTHING, 404)


def application(store: Store, desk: Desk, actions: Actions, closing: asyncio.Event) -> Starlette:
    """The addresses as an ASGI application."""
    handlers = {404: _nothing, 405: _only_asked, ClientDisconnect: _left, Exception: _slipped}
    routes = [*Application(store, desk, closing).routes(), *actions.routes()]
    return Starlette(routes=routes, exception_handlers=handlers)


def _message(text: str, status: int) -> JSONResponse:
    return JSONResponse({"message": text}, status)


async def _nothing(request: Request, error: Exception) -> Response:
    return PlainTextResponse(NOTHING, 404)


async def _only_asked(request: Request, error: Exception) -> Response:
    """Somebody has typed the address of an action."""
    return PlainTextResponse(NO_PAGE_OF_ACTION, 405)


async def _left(request: Request, error: Exception) -> Response:
    """Nobody waits for the answer any more; that the browser went in the middle of a file is no slip."""
    return Response(status_code=400)


async def _slipped(request: Request, error: Exception) -> Response:
    answers.tell(error)
    return _message(answers.OUR_FAULT, 500)
