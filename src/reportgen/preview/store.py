"""The cities of a preview, the choices of each that are looked at, and which of them a changed file concerns.

A city keeps its number for the whole run: one whose file is gone leaves the list, while a page of it that is still
open goes on telling what has become of the file.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from reportgen.pipeline import Options
from reportgen.pipeline.preview import Choice
from reportgen.preview import answers
from reportgen.preview.feed import Feed, as_json
from reportgen.preview.screen import Screen
from reportgen.preview.watch import Moment
from reportgen.preview.worker import Worker
from reportgen.resources import folder as bundled

CHOICES_KEPT = 8  # of a city; each holds its last pages
USUAL = Choice()


class City:
    """A data file and its screens, those looked at last behind."""

    def __init__(self, path: Path, label: str, make: Callable[[Choice], Screen]) -> None:
        self.path, self.label, self._make = path, label, make
        self.listed = True
        self.screens: OrderedDict[Choice, Screen] = OrderedDict()

    def screen(self, choice: Choice = USUAL) -> Screen:
        """That of a choice. Of many the ones are dropped that nobody looked at for longest."""
        if choice not in self.screens:
            self.screens[choice] = self._make(choice)
            idle = [c for c, s in self.screens.items() if not s.listeners and c not in (USUAL, choice)]
            for old in idle[: max(0, len(self.screens) - CHOICES_KEPT)]:
                del self.screens[old]
        self.screens.move_to_end(choice)
        return self.screens[choice]


def template_folders(options: Options) -> tuple[Path, ...]:
    """The folders of templates that the pages are made with."""
    return (bundled("templates"), *((options.template,) if options.template else ()))


class Store:
    """All cities by their number. `watch(files, since)` is told what to watch; `scratch` is for made data sets."""

    def __init__(
        self,
        cities: Sequence[tuple[Path, str]],
        options: Options,
        scratch: Path,
        watch: Callable[[frozenset[Path], Moment], None],
    ) -> None:
        self.worker = Worker(answers.tell)
        self.list = Feed()
        self.options, self._scratch, self._watch = options, scratch, watch
        self._following: list[ExitStack] = []  # one for each who looks at the list
        self.cities: dict[str, City] = {}
        self.hold(cities)

    def hold(self, cities: Iterable[tuple[Path, str]]) -> None:
        """These are the cities from now on: new ones get the next number, and those that are gone leave the list."""
        wanted, known = dict(cities), {city.path for city in self.cities.values()}
        for path, label in wanted.items():
            if path not in known:
                city = self.cities[str(len(self.cities))] = City(path, label, partial(self._made, path))
                for stack in self._following:
                    stack.enter_context(city.screen().listening())
                city.screen()
        for city in self.cities.values():
            city.listed = city.path in wanted
        self._looked(Moment.now())

    def number(self, path: Path) -> int | None:
        """Of the city of a data file."""
        return next((int(n) for n, city in self.cities.items() if city.path == path), None)

    async def first(self) -> None:
        """The usual page of the first city, where there is one."""
        if "0" in self.cities:
            await self.cities["0"].screen().fresh()

    def changed(self, paths: frozenset[Path]) -> None:
        """Files were written, replaced or removed."""
        homes = template_folders(self.options)
        all_ = any(path.is_relative_to(home) for path in paths for home in homes)
        for screen in self._screens():
            if all_ or screen.files & paths:
                screen.change()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """While somebody looks at the list, every city follows its files."""
        with ExitStack() as stack:
            for city in self.cities.values():
                stack.enter_context(city.screen().listening())
            self._following.append(stack)
            try:
                yield
            finally:
                self._following.remove(stack)

    def _made(self, path: Path, choice: Choice) -> Screen:
        look = partial(answers.looked, path, choice, self.options, self._scratch)
        return Screen(path, choice, look, self._looked, self.worker)

    def _screens(self) -> list[Screen]:
        return [screen for city in self.cities.values() for screen in city.screens.values()]

    def _looked(self, since: Moment) -> None:
        self._watch(frozenset().union(*(screen.files for screen in self._screens())), since)
        usual = ((n, city.label, city.screen()) for n, city in self.cities.items() if city.listed)
        rows = [{"number": int(n), "file": label, **answers.row(s.state, s.snapshot)} for n, label, s in usual]
        text = as_json(rows)
        if text != self.list.text:
            self.list.put(text)
