"""The addresses at which the page does something: never twice at once, in threads that the live pages don't need."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from urllib.parse import quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from reportgen.preview import answers, beginning, doing
from reportgen.preview.asked import NO_FOLDER, NOT_UNDERSTOOD, Asked, Desk, Told
from reportgen.preview.feed import as_json, legible
from reportgen.preview.store import Store
from reportgen.preview.uploads import GONE, RefusedError
from reportgen.preview.worker import CLICKED, Worker

JSON, BYTES = "application/json", "application/octet-stream"
SENT_MOST = 4 << 20  # bytes of an object
AT_WORK = "正在做，等它做完"
NO_ACTION = "没有这个操作"
NO_CITY = "没有这个城市"
TOO_MUCH = "一次改的内容太多，分几次保存"
PATIENCE = 10.0  # seconds that what is being written is given when the program ends


class Actions:
    """What stands behind each of these addresses."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store, self._desk = store, desk
        self._worker = Worker(answers.tell)
        self._at: set[tuple[str, str]] = set()  # city and action

    def routes(self) -> list[Route]:
        """Only what stands under `do` changes anything; see guard.py."""
        return [
            Route("/home", self.home),
            Route("/questions", self.questions),
            Route("/made/{number}", self.made),
            Route("/city/{number}/form", self.form),
            Route("/do/upload", self.upload, methods=["POST"]),
            Route("/do/{name}", self.of_folder, methods=["POST"]),
            Route("/city/{number}/do/{name}", self.of_city, methods=["POST"]),
        ]

    def stop(self) -> bool:
        """Whether nothing is being written any more."""
        return self._worker.stop(PATIENCE)

    async def home(self, request: Request) -> Response:
        """The folder that is opened; "" where it is single files."""
        home = self._desk.home
        folder = home.folder.resolve() if home else None
        return _answer({"folder": folder.name or str(folder) if folder else "", "path": str(folder or "")})

    async def questions(self, request: Request) -> Response:
        """Those of 新建."""
        if self._desk.home is None:
            return _message(NO_FOLDER, 404)
        return _answer(await self._worker.run(CLICKED, beginning.questions))

    async def made(self, request: Request) -> Response:
        """A file that an action has written, by its number."""
        path = self._desk.made.get(request.path_params["number"])
        try:
            data = await self._worker.run(CLICKED, path.read_bytes) if path else None
        except OSError:
            data = None
        if path is None or data is None:
            return _message(GONE, 404)
        name = quote(legible(path.name), safe="")
        return Response(data, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}, media_type=BYTES)

    async def form(self, request: Request) -> Response:
        """What can be changed of a city."""
        path = self._path(request)
        return _answer(await self._worker.run(CLICKED, doing.form, path)) if path else _message(NO_CITY, 404)

    async def upload(self, request: Request) -> Response:
        """A file, in the body as it is."""
        if _kind(request) != BYTES:
            return _message(NOT_UNDERSTOOD, 415)
        length, name = request.headers.get("content-length", ""), request.query_params.get("name", "")
        try:
            return _answer(await self._desk.uploads.take(name, length, request.stream()))
        except RefusedError as refused:
            return _message(refused.message, refused.status)

    async def of_folder(self, request: Request) -> Response:
        """What is done in the folder."""
        name = request.path_params["name"]
        action = beginning.OF_FOLDER.get(name)
        if action is None:
            return _message(NO_ACTION, 404)
        return await self._done(request, ("", name), lambda asked: action(asked, self._desk))

    async def of_city(self, request: Request) -> Response:
        """What is done with a city."""
        path, name = self._path(request), request.path_params["name"]
        action = doing.OF_CITY.get(name)
        if path is None or action is None:
            return _message(NO_ACTION if path else NO_CITY, 404)
        return await self._done(
            request, (request.path_params["number"], name), lambda asked: action(path, asked, self._desk)
        )

    async def _done(self, request: Request, what: tuple[str, str], action: Callable[[Asked], Told]) -> Response:
        """Once: who clicks twice is told that it is under way."""
        try:
            asked = Asked(await _sent(request))
            if what in self._at:
                raise RefusedError(AT_WORK)
            self._at.add(what)
            try:
                told = await self._worker.run(CLICKED, action, asked)
            finally:
                self._at.discard(what)
        except RefusedError as refused:
            return _message(refused.message, refused.status)
        except ClientDisconnect:
            raise
        except Exception as error:  # a slip of ours; the files were written whole or not at all
            answers.tell(error)
            return _message(answers.OUR_FAULT, 500)
        data = told.pop("data", None)
        if isinstance(data, Path):
            told["city"] = self._store.number(data)
        return _answer(self._desk.uploads.by_names(told))

    def _path(self, request: Request) -> Path | None:
        city = self._store.cities.get(request.path_params["number"])
        return city.path if city else None


async def _sent(request: Request) -> object:
    """The object in the body."""
    if _kind(request) != JSON:
        raise RefusedError(NOT_UNDERSTOOD, 415)
    body = bytearray()
    chunks: AsyncIterator[bytes] = request.stream()
    async for chunk in chunks:
        body += chunk
        if len(body) > SENT_MOST:
            raise RefusedError(TOO_MUCH, 413)
    try:
        return json.loads(bytes(body))
    except (ValueError, RecursionError) as error:
        raise RefusedError(NOT_UNDERSTOOD, 400) from error


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _answer(told: object) -> Response:
    return Response(as_json(told), media_type="application/json; charset=utf-8")


def _message(text: str, status: int) -> Response:
    return Response(as_json({"message": text}), status, media_type=JSON)
