"""All templates that a city can see, its own before the bundled ones, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateError

from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place, Source
from reportgen.render.anatomy import TemplateParts
from reportgen.render.environment import environment, explain

MAIN = "report.j2"  # the template that a build begins with


class Library:
    """The templates of `own` (a folder, or none) and the bundled ones, each read when it is asked for."""

    def __init__(self, own: Path | None = None) -> None:
        self.own = own
        self.env: Environment = environment(own)
        self.unread: dict[str, Diagnostic] = {}
        self._read: dict[str, TemplateParts | None] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Of all of them."""
        return tuple(sorted(self.env.list_templates(extensions=["j2"])))

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """Of those in the city's own folder."""
        if self.own is None:
            return ()
        return tuple(sorted(p.relative_to(self.own).as_posix() for p in self.own.rglob("*.j2") if p.is_file()))

    @cached_property
    def bundled_names(self) -> tuple[str, ...]:
        """Of those that come with the program."""
        return tuple(environment(None).list_templates(extensions=["j2"]))

    def get(self, name: str) -> TemplateParts | None:
        """One of them; None where there is none of that name, or it can't be read: `unread` then says why."""
        if name not in self._read:
            self._read[name] = self._parsed(name) if name in self.names else None
        return self._read[name]

    def _parsed(self, name: str) -> TemplateParts | None:
        loader = self.env.loader or BaseLoader()
        try:
            text, path, _ = loader.get_source(self.env, name)
            return TemplateParts(name, Path(path or name), text, self.env.parse(text, name, path))
        except UnicodeDecodeError:
            place = Place(Source(f"{self.own.name}/{name}" if self.own else name))
            self.unread[name] = fault("TPL501", place, "文件不是 UTF-8 编码", "用记事本打开，另存为，编码选“UTF-8”")
        except TemplateError as error:
            self.unread[name] = explain(error, self.env)
        return None

    def all(self) -> Iterator[TemplateParts]:
        """Those that can be read."""
        return (a for a in map(self.get, self.names) if a is not None)

    def chain(self, name: str) -> list[TemplateParts]:
        """A template and what it inherits from, itself first; it ends where a template is missing or comes again."""
        found: list[TemplateParts] = []
        here = self.get(name)
        while here is not None and here not in found:
            found.append(here)
            above = here.extends
            here = self.get(above.name) if above and above.name else None
        return found

    def around(self, anatomy: TemplateParts) -> list[TemplateParts]:
        """The templates whose names one of them may use: it, those that extend or include it, what these extend."""
        users = [anatomy]
        for user in users:
            users += [a for a in self.all() if a not in users and any(r.name == user.name for r in a.references)]
        return list(self._with_parents(users))

    def _with_parents(self, some: Iterable[TemplateParts]) -> Iterator[TemplateParts]:
        seen: list[TemplateParts] = []
        for anatomy in some:
            for one in self.chain(anatomy.name):
                if one not in seen:
                    seen.append(one)
                    yield one

    def modules(self, alias: str, anatomy: TemplateParts) -> list[TemplateParts]:
        """What an alias may stand for in a template: what it imports by that name itself, else what others do."""
        own = [r.name for r in anatomy.references if r.alias == alias]
        named = own or [r.name for a in self.around(anatomy) for r in a.references if r.alias == alias]
        return [m for m in (self.get(name) for name in dict.fromkeys(named) if name) if m is not None]
