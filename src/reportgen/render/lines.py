"""Lines of the templates that a page leads back to: that of an element, or of the words in it that a macro wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateError

from reportgen.place import Place
from reportgen.render.environment import environment, place_at

WORDS_SHORTEST = 3  # characters; 、and 。 stand in many a line
_ASKED = re.compile(r"\{%[-+]?\s*(?:if|elif|for)\b.*?%\}")  # what is asked for is not what is printed
_VALUE = re.compile(r"\{\{(.*?)\}\}")
_QUOTED = re.compile('"[^"]*"')
_CLAUSES = re.compile("[，。；：、（）《》]")


def template_place(at: str, template: Path | None = None) -> Place | None:
    """`shared/blocks.j2:27`, as a document names what made a part of it -> the line with its file; None for others."""
    return place_at(at, environment(template, traced=True))


def line_of_words(words: str, at: str, folder: str, template: Path | None = None) -> str:
    """The one line of the templates that has these words of an element; `at`, its own, where it has them or none has.

    A sentence that a macro makes stands in the macro, and the element around it somewhere else. What is printed in one
    run may be put together from several lines: then the longest clause tells. `folder` is that of the kind.
    """
    env = environment(template, traced=True)
    own = place_at(at, env)
    if own is None or words in "".join(own.source.lines[own.line - 1 : own.line]):
        return at
    lines = [(name, _printed(line)) for name, line in _lines((folder, "shared", ""), env)]
    clauses = sorted(_CLAUSES.split(words), key=len, reverse=True)
    for part in dict.fromkeys((words, *clauses)):
        found = [name for name, line in lines if part in line] if len(part) >= WORDS_SHORTEST else []
        if len(found) == 1:
            return found[0]
    return at


def _printed(line: str) -> str:
    """A line without the questions and the names in it; words in quotes are printed, or may be."""
    return _VALUE.sub(lambda m: "".join(_QUOTED.findall(m[1])), _ASKED.sub("", line))


def _lines(folders: tuple[str, ...], env: Environment) -> Iterator[tuple[str, str]]:
    """The lines of the templates of these folders, with what documents call them."""
    for name in env.list_templates(extensions=["j2"]):
        if name.rpartition("/")[0] not in folders or env.loader is None:
            continue
        try:
            text, _, _ = env.loader.get_source(env, name)
        except (TemplateError, OSError, UnicodeDecodeError):
            continue
        yield from ((f"{name}:{n}", line) for n, line in enumerate(text.split("\n"), 1))
