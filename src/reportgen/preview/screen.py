"""What one choice of a city shows: built anew at every change, sent to all who look, its last pages kept."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from reportgen.pipeline.preview import Choice, Snapshot, proofed
from reportgen.preview import answers
from reportgen.preview.answers import State
from reportgen.preview.feed import Feed, as_json
from reportgen.preview.watch import Moment
from reportgen.preview.worker import CHANGED, LONG, PROOFREAD, PutOffError, Worker

PAGES_KEPT = 3  # a click may come on a page that was just replaced
# What a file gives that an editor or Excel is just replacing: it is away, held, empty or half written.
PASSING = frozenset({"SRC101", "SRC107", "YML116", "LED310"})
PAUSES = (0.1, 0.2, 0.3, 0.4)  # seconds between the looks until such a fault is believed
# A look that takes so many times longer than the last, and more than LONG, is given up when the files change again: it
# is a template that does not come to its end, and the change may be what mends it. If it only takes long, the next is
# given the longer: else the page would never move under one save after another.
TIMES_LONGER = 3


class SupersededError(Exception):
    """A look was given up for a newer one."""


class SentPage(NamedTuple):
    """A page that was sent: who looks at it may ask about its runs."""

    number: int
    html: str
    css: str
    snapshot: Snapshot


class Screen(Feed):
    """The state of one choice as JSON. `look` takes a snapshot, `looked(since)` is called after each."""

    def __init__(
        self, path: Path, choice: Choice, look: Callable[[], Snapshot], looked: Callable[[Moment], None], worker: Worker
    ) -> None:
        super().__init__()
        self.listeners = 0
        self.snapshot: Snapshot | None = None
        self.state: State = {}
        self._path, self._choice, self.look, self._looked, self._worker = path, choice, look, looked, worker
        self._drawn: State = {}  # the last before it was proofread
        self._pages: deque[SentPage] = deque(maxlen=PAGES_KEPT)
        self._good: tuple[State, str] | None = None  # the last without errors, and when it was
        self._asked, self._answered = 1, 0  # changes, the first look among them; those that it shows
        self._news_of_answer = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._took = 0.0  # seconds of the last look that gave a page, or was given up

    @property
    def files(self) -> frozenset[Path]:
        """All that it was read from, and what the page still shown was read from."""
        snapshots = [s for s in (self.snapshot, self._pages[-1].snapshot if self._pages else None) if s]
        return frozenset(file for s in snapshots for file in s.built.files) or frozenset({self._path})

    @contextmanager
    def listening(self) -> Iterator[None]:
        """While somebody looks at it, it follows its files."""
        self.listeners += 1
        self._start()
        try:
            yield
        finally:
            self.listeners -= 1

    def change(self) -> None:
        """Its files are other than they were; looked at now if somebody waits, else when it is asked for."""
        self._asked += 1
        if self.listeners:
            self._start()

    async def fresh(self) -> None:
        """Waits until it shows the files as they were when this was called, or later."""
        asked = self._asked
        self._start()
        while self._answered < asked:
            await self._news_of_answer.wait()

    def page(self, number: str) -> SentPage | None:
        """A page by its number, while it is kept."""
        return next((page for page in self._pages if str(page.number) == number), None)

    def _start(self) -> None:
        if self._answered != self._asked and (self._task is None or self._task.done()):
            self._task = asyncio.ensure_future(self._run())

    async def _run(self) -> None:
        while self._answered != self._asked:
            asked, since = self._asked, Moment.now()
            try:
                since = await self._worker.run(CHANGED, Moment.beside, self._path)
                snapshot = await self._settled(asked)
                self._show(await self._worker.run(CHANGED, answers.stated, snapshot), snapshot)
                self._looked(since)
                self._answer(asked)
                while asked == self._asked and not snapshot.proofed:
                    with suppress(PutOffError):
                        snapshot = await self._worker.run(PROOFREAD, proofed, snapshot, self._worker.pause)
                if asked == self._asked:  # else it is of files that have changed since
                    self._show(await self._worker.run(PROOFREAD, answers.stated, snapshot), snapshot)
                    self._looked(since)
            except SupersededError:
                continue
            except Exception as error:  # a slip of ours must not end the preview
                self._show(answers.slipped(error, self._path, self._choice), None)
                self._looked(since)
                self._answer(asked)

    async def _settled(self, asked: int) -> Snapshot:
        """The city as it is; a fault that comes of a file just being replaced is given a second to pass."""
        for pause in PAUSES:
            with suppress(OSError):  # it was replaced in the middle of the look
                snapshot = await self._newest(asked)
                if not self._pages or not _unread(snapshot) or (self.snapshot and _unread(self.snapshot)):
                    return snapshot
            await asyncio.sleep(pause)
        return await self._newest(asked)

    async def _newest(self, asked: int) -> Snapshot:
        """A look; SupersededError where it is held up and there are other files to be looked at."""
        begun = time.monotonic()
        look = asyncio.ensure_future(self._worker.run(CHANGED, self.look))
        try:
            while not (await asyncio.wait({look}, timeout=LONG))[0]:
                spent = time.monotonic() - begun
                if asked != self._asked and spent > self._took * TIMES_LONGER:
                    self._took = spent
                    raise SupersededError
            snapshot = look.result()
        finally:
            look.cancel()
        if snapshot.pages:
            self._took = time.monotonic() - begun
        return snapshot

    def _answer(self, asked: int) -> None:
        self._answered = asked
        self._news_of_answer.set()
        self._news_of_answer = asyncio.Event()

    def _show(self, state: State, snapshot: Snapshot | None) -> None:
        """The state for all who look: with errors, the last page without, and what is wrong now."""
        self.snapshot = snapshot or self.snapshot
        if state["page"] is not None and snapshot is not None:
            page = self._paged(state["page"]["html"], state["page"]["css"], snapshot)
            shown = {"number": page.number, "html": page.html, "css": page.css}
            state = {**state, "page": shown, "stale": ""}
            self._good = state, time.strftime("%H:%M:%S")
        elif self._good is not None:
            good, moment = self._good
            state = {**good, **{name: state[name] for name in answers.OF_NOW}, "stale": moment}
        else:
            state = {**state, "stale": ""}
        if not state["proofed"]:
            before, self._drawn = self._drawn, state
            if before == state and self.state["proofed"]:
                return  # the same again: what the proof-reader said of it stands too
        if state != self.state:
            self.state = state
            text = {"version": self.version + 1, **state}
            self.put(as_json(text))

    def _paged(self, html: str, css: str, snapshot: Snapshot) -> SentPage:
        """The page under its number: that of the last where nothing on it has changed."""
        last = self._pages[-1] if self._pages else None
        if last and (last.html, last.css) == (html, css):
            self._pages[-1] = last._replace(snapshot=snapshot)
        else:
            self._pages.append(SentPage(last.number + 1 if last else 1, html, css, snapshot))
        return self._pages[-1]


def _unread(snapshot: Snapshot) -> bool:
    return any(d.is_error and d.code in PASSING for d in snapshot.found)
